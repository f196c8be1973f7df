import { Form } from 'react-router'
import { LanguageSwitch } from '../app/LanguageSwitch.tsx'
import { useSignedIn } from '../app/session.ts'
import { href } from '../hrefs.ts'
import { useTexts } from '../language.tsx'
import { Button, LinkButton } from '../ui/Button.tsx'
import { DefinitionList } from '../ui/DefinitionList.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'

/** What the top bar has on a desktop, for the phone's bottom navigation. */
export const Component = () => {
  const { common, accounts } = useTexts()
  const { name, role, organisationName } = useSignedIn()
  return (
    <div className="page page-narrow">
      <PageTitle title={common.more.title} lede={`${name}, ${common.roles[role].toLowerCase()}, ${organisationName}`} />
      <DefinitionList facts={[[common.language.label, <LanguageSwitch key="language" />]]} />
      <div className="stack">
        <LinkButton to={href.mySessions()}>{accounts.sessions.title}</LinkButton>
        <Form method="post" action={href.signOut()}>
          <Button type="submit">{accounts.signOut}</Button>
        </Form>
      </div>
    </div>
  )
}
