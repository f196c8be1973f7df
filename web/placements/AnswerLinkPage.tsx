import { useEffect, useState } from 'react'
import { type ActionFunctionArgs, useActionData, useLoaderData, useRevalidator } from 'react-router'
import type { Ask } from '../../shared/endpoint.ts'
import { answerLinksApi } from '../../shared/placements/agreements.api.ts'
import type { LinkLook } from '../../shared/placements/agreements.schema.ts'
import { limits } from '../../shared/placements/endings.ts'
import { answers } from '../../shared/placements/parties.ts'
import { ProblemError } from '../../shared/problem.ts'
import { call, mend } from '../api.ts'
import { LanguageSwitch } from '../app/LanguageSwitch.tsx'
import { Mark } from '../app/Mark.tsx'
import { useSession } from '../app/session.ts'
import { formBody } from '../form.ts'
import { href } from '../frontHrefs.ts'
import { useLanguage, useTexts } from '../language.tsx'
import { ActionForm } from '../ui/ActionForm.tsx'
import { Button } from '../ui/Button.tsx'
import { RadioGroup } from '../ui/choices.tsx'
import { Notice } from '../ui/Notice.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import { LoadingBar } from '../ui/ProgressBar.tsx'
import { TextArea, TextField } from '../ui/TextField.tsx'
import { AgreementContent } from './AgreementContent.tsx'

type Found = { readonly token: string; readonly look: LinkLook } | 'missing' | 'unknown'

/** The token stands behind the # of the address, which no server and no log is told. */
export const loader = async (): Promise<Found> => {
  const token = window.location.hash.slice(1)
  if (!/^[A-Za-z0-9_-]{43}$/.test(token)) return 'missing'
  try {
    return { token, look: await call(answerLinksApi.look, { body: { token } }) }
  } catch (error) {
    if (error instanceof ProblemError && error.code === 'not-found') return 'unknown'
    throw error
  }
}

export const action = async ({ request }: ActionFunctionArgs) => {
  const body = formBody<Ask<typeof answerLinksApi.answer>['body']>(await request.formData())
  try {
    await call(answerLinksApi.answer, { body })
    return 'answered' as const
  } catch (error) {
    return mend(error)
  }
}

export const Component = () => {
  const found = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { papers, common } = useTexts()
  const { demo } = useSession()
  const { revalidate } = useRevalidator()
  // Another link pasted into the same tab changes only what stands behind the #, which loads nothing by itself.
  useEffect(() => {
    const again = () => void revalidate()
    window.addEventListener('hashchange', again)
    return () => window.removeEventListener('hashchange', again)
  }, [revalidate])
  const words = papers.public
  const answered = answer === 'answered'
  const isCitizen = typeof found === 'object' && found.look.party === 'citizen'
  const title = answered ? words.thanks : isCitizen ? words.titleCitizen : words.title
  return (
    <div className="public">
      <meta name="robots" content="noindex, nofollow" />
      <LoadingBar />
      {demo && <p className="demo-ribbon">{common.demoRibbon}</p>}
      <header className="public-top">
        <span className="brand">
          <Mark />
          <span>{common.product}</span>
        </span>
        <LanguageSwitch />
      </header>
      <main id="indhold" className="page page-narrow">
        <PageTitle
          title={title}
          {...(typeof found === 'object' && !answered && found.look.content
            ? {
                actions: (
                  <Button icon="print" onClick={() => window.print()}>
                    {common.print}
                  </Button>
                ),
              }
            : {})}
        />
        {answered ? (
          <Notice tone="success" live>
            {words.thanksText}
          </Notice>
        ) : typeof found === 'string' ? (
          <Notice tone="warning" title={words.cannot}>
            {found === 'missing' ? words.missing : words.unknown}
          </Notice>
        ) : found.look.state !== 'open' || !found.look.content ? (
          <Notice title={found.look.state === 'used' ? words.answered : words.cannot}>{words.states[found.look.state]}</Notice>
        ) : (
          <Asked token={found.token} look={found.look} content={found.look.content} />
        )}
      </main>
    </div>
  )
}

const Asked = ({ token, look, content }: { token: string; look: LinkLook; content: NonNullable<LinkLook['content']> }) => {
  const words = useTexts().papers.public
  const pack = useLanguage()
  const [answer, setAnswer] = useState('')
  const isCitizen = look.party === 'citizen'
  const { firstName, organisationName } = content
  const about = isCitizen
    ? firstName
      ? words.aboutCitizen(firstName)
      : words.aboutCitizenNoName
    : firstName
      ? words.aboutRep(firstName, organisationName)
      : words.aboutRepNoName(organisationName)
  return (
    <>
      <p className="lede">{about}</p>
      {!isCitizen && <p>{words.readRep}</p>}
      {isCitizen && <p>{pack.texts.papers.citizen.read}</p>}
      <AgreementContent content={content} pack={pack} own={isCitizen} />
      <p className="quiet">{isCitizen ? words.from(organisationName) : words.quotaRep}</p>
      {isCitizen && <p>{pack.texts.papers.citizen.free}</p>}
      {/* the address keeps its token, so that the page can be read again, and answered after a refusal */}
      <ActionForm className="no-print" action={href.answerLink(token)}>
        <input type="hidden" name="token" value={token} />
        <RadioGroup
          name="answer"
          label={words.answer}
          choices={answers.map((value) => ({ value, label: value === 'approved' ? words.yes : words.no }))}
          onChange={setAnswer}
        />
        {answer === 'declined' && (
          <TextArea name="reason" label={words.noTitle} hint={words.noHint} rows={3} maxLength={limits.reason} />
        )}
        {!isCitizen && (
          <TextField name="name" label={words.name} autoComplete="name" defaultValue={look.name ?? ''} maxLength={limits.name} />
        )}
        <p className="form-hint">{words.onceOnly}</p>
        <Button kind="primary" type="submit">
          {words.submit}
        </Button>
      </ActionForm>
    </>
  )
}
