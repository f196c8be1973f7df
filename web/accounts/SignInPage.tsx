import {
  type ActionFunctionArgs,
  Link,
  type LoaderFunctionArgs,
  redirect,
  useFetcher,
  useLoaderData,
  useSearchParams,
} from 'react-router'
import { accountsApi } from '../../shared/accounts/accounts.api.ts'
import type { DemoPerson } from '../../shared/accounts/accounts.schema.ts'
import { call, mend, NoConnectionError } from '../api.ts'
import { LanguageSwitch } from '../app/LanguageSwitch.tsx'
import { Mark } from '../app/Mark.tsx'
import { currentSession, endLeft, forgetSession, onlyFor } from '../app/session.ts'
import { href, ownPath } from '../frontHrefs.ts'
import { useTexts } from '../language.tsx'
import { ActionForm } from '../ui/ActionForm.tsx'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { LoadingBar } from '../ui/ProgressBar.tsx'
import { TextField } from '../ui/TextField.tsx'

const backTo = (request: Request): string => ownPath(new URL(request.url).searchParams.get('retur'))

export const loader = async ({ request }: LoaderFunctionArgs) => {
  const { signedIn, demo } = await currentSession()
  if (signedIn) throw redirect(backTo(request))
  return demo ? await call(accountsApi.demoPeople) : null
}

export const action = async ({ request }: ActionFunctionArgs) => {
  const data = await request.formData()
  // Read here and not by formBody: a password is never trimmed.
  const body = { email: String(data.get('email') ?? ''), password: String(data.get('password') ?? '') }
  try {
    if (!(await endLeft())) throw new NoConnectionError('a session that was left is not ended yet')
    const { staffId } = await call(accountsApi.signIn, { body })
    await onlyFor(staffId)
  } catch (error) {
    return mend(error)
  }
  forgetSession()
  return redirect(backTo(request))
}

export const Component = () => {
  const demo = useLoaderData<typeof loader>()
  const texts = useTexts()
  const { signIn } = texts.accounts
  const [search] = useSearchParams()
  return (
    <div className="sign-in">
      <title>{`${signIn.title} · ${texts.common.product}`}</title>
      <LoadingBar />
      <header>
        {demo && <p className="demo-ribbon">{texts.common.demoRibbonLong}</p>}
        <div className="sign-in-top">
          <span className="brand">
            <Mark />
            <span>{texts.common.product}</span>
          </span>
          <LanguageSwitch />
        </div>
      </header>
      <main id="indhold" className="sign-in-main">
        <div className="sign-in-form">
          <h1>{signIn.title}</h1>
          <p className="lede">{signIn.lede}</p>
          {search.has('ud') && (
            <Notice tone="success" live>
              {signIn.signedOut}
            </Notice>
          )}
          <ActionForm>
            <TextField name="email" type="email" label={signIn.email} autoComplete="username" spellCheck={false} />
            <TextField name="password" type="password" label={signIn.password} autoComplete="current-password" />
            <Button kind="primary" type="submit">
              {signIn.go}
            </Button>
          </ActionForm>
          <p className="sign-in-more">
            <Link to={href.doorsExplained()}>{texts.common.doorsExplained}</Link>
          </p>
        </div>
        {demo && (
          <section className="demo-people" aria-labelledby="demo">
            <h2 id="demo">{signIn.demoTitle}</h2>
            <p>{signIn.demoLede}</p>
            <ul>
              {demo.people.map((person) => (
                <DemoEntry key={person.email} person={person} password={demo.password} />
              ))}
            </ul>
          </section>
        )}
      </main>
    </div>
  )
}

/** One press signs in: a demo's people have one password, and nothing of theirs is real. */
const DemoEntry = ({ person, password }: { person: DemoPerson; password: string }) => {
  const texts = useTexts()
  const fetcher = useFetcher()
  return (
    <li>
      <ActionForm fetcher={fetcher}>
        <input type="hidden" name="email" value={person.email} />
        <input type="hidden" name="password" value={password} />
        <button type="submit" className="demo-person">
          <span className="sr-only">{texts.accounts.signIn.as(person.name)}. </span>
          <b aria-hidden="true">{person.name}</b>
          <span>
            {texts.common.roles[person.role]}, {person.organisationName}
          </span>
          <span className="demo-does">{texts.accounts.signIn.does[person.role]}</span>
        </button>
      </ActionForm>
    </li>
  )
}
