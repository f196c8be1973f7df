import { Form, Link, useLoaderData } from 'react-router'
import { employeesApi } from '../../shared/employment/employees.api.ts'
import { crewAgreementsApi } from '../../shared/placements/agreements.api.ts'
import { sitesApi } from '../../shared/sites/sites.api.ts'
import { call, NoConnectionError } from '../api.ts'
import { href } from '../frontHrefs.ts'
import { useTexts } from '../language.tsx'
import { Button, LinkButton } from '../ui/Button.tsx'
import { DefinitionList } from '../ui/DefinitionList.tsx'
import { Icon } from '../ui/Icon.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import { LanguageSwitch } from './LanguageSwitch.tsx'
import { currentSession, useSignedIn } from './session.ts'

/** How much there is behind each way on; without a signal the ways are there and the numbers are not. */
export const loader = async () => {
  const { signedIn } = await currentSession()
  if (signedIn?.role !== 'team_lead') return null
  try {
    const [agreements, { employees }, sites] = await Promise.all([
      call(crewAgreementsApi.list),
      call(employeesApi.employees),
      call(sitesApi.list, { query: {} }),
    ])
    const asked = employees.filter((one) => one.asked !== null).length
    return { agreements: agreements.awaiting.length, employees: asked, sites: sites.total }
  } catch (error) {
    if (error instanceof NoConnectionError) return null
    throw error
  }
}

/** What the top bar has on a desktop, for the phone's bottom navigation. */
export const Component = () => {
  const counts = useLoaderData<typeof loader>()
  const { common, accounts } = useTexts()
  const { name, role, organisationName } = useSignedIn()
  return (
    <div className="page page-narrow">
      <PageTitle title={common.more.title} lede={`${name}, ${common.roles[role].toLowerCase()}, ${organisationName}`} />
      {role === 'team_lead' && (
        <ul className="plain-list ways">
          <li>
            <Link to={href.agreements()}>
              <Icon name="document" />
              <b>{common.nav.agreements}</b>
              {counts && <span>{common.more.agreements(counts.agreements)}</span>}
              <Icon name="next" />
            </Link>
          </li>
          <li>
            <Link to={href.employees()}>
              <Icon name="people" />
              <b>{common.more.employees}</b>
              {counts && <span>{common.more.employeesAsked(counts.employees)}</span>}
              <Icon name="next" />
            </Link>
          </li>
          <li>
            <Link to={href.sites()}>
              <Icon name="site" />
              <b>{common.nav.sites}</b>
              {counts && <span>{common.more.sites(counts.sites)}</span>}
              <Icon name="next" />
            </Link>
          </li>
        </ul>
      )}
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
