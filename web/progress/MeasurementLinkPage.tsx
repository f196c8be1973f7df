import { useEffect, useState } from 'react'
import {
  type ActionFunctionArgs,
  type ShouldRevalidateFunctionArgs,
  useActionData,
  useLoaderData,
  useRevalidator,
  useSearchParams,
} from 'react-router'
import type { Ask } from '../../shared/endpoint.ts'
import { ProblemError } from '../../shared/problem.ts'
import { citizenScreen, directionOf } from '../../shared/progress/citizenScreen.texts.ts'
import { type CitizenLanguage, citizenLanguages } from '../../shared/progress/instrument.ts'
import { measurementLinksApi } from '../../shared/progress/measurementLinks.api.ts'
import type { MeasurementLinkLook } from '../../shared/progress/measurementLinks.schema.ts'
import { call, isFormProblem, mend } from '../api.ts'
import { Mark } from '../app/Mark.tsx'
import { useSession } from '../app/session.ts'
import { formBody } from '../form.ts'
import { href } from '../frontHrefs.ts'
import { useLanguage } from '../language.tsx'
import { Notice } from '../ui/Notice.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import { LoadingBar } from '../ui/ProgressBar.tsx'
import { problemFor } from './citizenProblems.ts'
import { isCitizenLanguage, stepIn } from './citizenSteps.ts'
import { Questionnaire } from './Questionnaire.tsx'

type Found = { readonly token: string; readonly look: MeasurementLinkLook } | 'over'

/** The token stands behind the # of the address, which no server and no log is told. */
export const loader = async (): Promise<Found> => {
  const token = window.location.hash.slice(1)
  if (!/^[A-Za-z0-9_-]{43}$/.test(token)) return 'over'
  try {
    return { token, look: await call(measurementLinksApi.look, { body: { token } }) }
  } catch (error) {
    if (error instanceof ProblemError && error.code === 'not-found') return 'over'
    throw error
  }
}

export const action = async ({ request }: ActionFunctionArgs) => {
  const body = formBody<Ask<typeof measurementLinksApi.answer>['body']>(await request.formData())
  try {
    await call(measurementLinksApi.answer, { body })
    return 'answered' as const
  } catch (error) {
    return error instanceof ProblemError && error.code === 'not-found' ? ('over' as const) : mend(error)
  }
}

/** Going from question to question asks the server for nothing; neither does an answer, which says itself what became of it. */
export const shouldRevalidate = ({ formMethod, currentUrl, nextUrl, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs) =>
  formMethod || currentUrl.search !== nextUrl.search ? false : defaultShouldRevalidate

/** The page's own language and direction for as long as it is open, so that a screen reader and the scroll bar follow. */
const useDocumentLanguage = (language: CitizenLanguage) =>
  useEffect(() => {
    const { lang, dir } = document.documentElement
    document.documentElement.lang = language
    document.documentElement.dir = directionOf(language)
    return () => {
      document.documentElement.lang = lang
      document.documentElement.dir = dir
    }
  }, [language])

export const Component = () => {
  const found = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { texts, language: pageLanguage } = useLanguage()
  const { demo } = useSession()
  const [search] = useSearchParams()
  const { revalidate } = useRevalidator()
  // Another link pasted into the same tab changes only what stands behind the #, which loads nothing by itself.
  useEffect(() => {
    const again = () => void revalidate()
    window.addEventListener('hashchange', again)
    return () => window.removeEventListener('hashchange', again)
  }, [revalidate])
  const chosen = search.get('sprog')
  const language = isCitizenLanguage(chosen) ? chosen : found === 'over' ? pageLanguage : found.look.language
  useDocumentLanguage(language)
  const words = citizenScreen[language]
  // Back from the thanks finds the thanks, not questions that lead to nothing
  const [answered, setAnswered] = useState<string | null>(null)
  const token = found === 'over' ? null : found.token
  if (answer === 'answered' && token !== null && answered !== token) setAnswered(token)
  const isOver = found === 'over' || answer === 'over'
  return (
    <div className="public">
      <meta name="robots" content="noindex, nofollow" />
      <LoadingBar />
      {demo && (
        <p className="demo-ribbon" lang={pageLanguage} dir="ltr">
          {texts.common.demoRibbon}
        </p>
      )}
      <header className="public-top">
        <span className="brand">
          <Mark />
          <span>{texts.common.product}</span>
        </span>
      </header>
      <main id="indhold">
        {answer === 'answered' || (token !== null && answered === token) ? (
          <Told title={words.thanksTitle} text={words.thanksLink} done />
        ) : isOver ? (
          <Over language={language} />
        ) : found.look.state !== 'open' ? (
          <Told title={words.linkTitle} text={found.look.state === 'used' ? words.used : words.answeredToday} />
        ) : (
          // another link in the same tab is another citizen's: nothing that was chosen comes along
          <Questionnaire
            key={found.token}
            language={language}
            at={stepIn(search)}
            to={(trin, sprog) => href.measurementLink(found.token, { sprog, trin })}
            kept={['link', found.token]}
            sent={{ token: found.token }}
            action={href.measurementLink(found.token, { sprog: language, trin: search.get('trin') ?? 0 })}
            problem={isFormProblem(answer) ? problemFor(answer, language) : null}
          />
        )}
      </main>
    </div>
  )
}

const Told = ({ title, text, done }: { title: string; text: string; done?: boolean }) => (
  <div className="page page-narrow citizen-answers">
    <PageTitle title={title} />
    <Notice tone={done ? 'success' : 'info'} live={done === true}>
      {text}
    </Notice>
  </div>
)

/** A link that says nothing does not tell the reader's language either: so it is said in all four. */
const Over = ({ language }: { language: CitizenLanguage }) => (
  <div className="page page-narrow citizen-answers">
    <PageTitle title={citizenScreen[language].linkTitle} />
    {citizenLanguages
      .toSorted((a, b) => Number(b === language) - Number(a === language))
      .map((one) => (
        <p key={one} lang={one} dir={directionOf(one)}>
          {citizenScreen[one].over}
        </p>
      ))}
  </div>
)
