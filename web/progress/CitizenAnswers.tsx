import { Link, useActionData, useBlocker, useNavigate, useSearchParams } from 'react-router'
import { citizenScreen, directionOf } from '../../shared/progress/citizenScreen.texts.ts'
import type { CitizenLanguage } from '../../shared/progress/instrument.ts'
import { isFormProblem } from '../api.ts'
import { useSession, useSignedIn } from '../app/session.ts'
import { href } from '../hrefs.ts'
import { useTexts } from '../language.tsx'
import { Button, ButtonRow, LinkButton } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import { problemFor } from './citizenProblems.ts'
import { isCitizenLanguage, isCitizens, stepIn } from './citizenSteps.ts'
import { Questionnaire } from './Questionnaire.tsx'

const languageIn = (search: URLSearchParams): CitizenLanguage => {
  const chosen = search.get('sprog')
  return isCitizenLanguage(chosen) ? chosen : 'da'
}

/** The citizen answers on the caseworker's screen. */
export const CitizenAnswers = ({ citizenId }: { citizenId: string }) => {
  const [search] = useSearchParams()
  const { today } = useSession()
  const { staffId } = useSignedIn()
  const answer = useActionData()
  const language = languageIn(search)
  return (
    <>
      <Questionnaire
        language={language}
        at={stepIn(search)}
        to={(trin, sprog) => href.newMeasurement(citizenId, { hvem: 'borger', sprog, trin })}
        kept={[staffId, `citizen ${citizenId}`]}
        sent={{ party: 'citizen', measuredOn: today }}
        problem={isFormProblem(answer) ? problemFor(answer, language) : null}
        foot={
          <p className="hand-back">
            <Link to={href.newMeasurement(citizenId)} replace>
              {citizenScreen[language].handBack}
            </Link>
          </p>
        }
      />
      <HeldScreen citizenId={citizenId} />
    </>
  )
}

/** Where the citizen lets go of the screen: nothing of what anybody answered is on it. */
export const CitizenThanks = ({ citizenId, caseworkerCan }: { citizenId: string; caseworkerCan: boolean }) => {
  const [search] = useSearchParams()
  const language = languageIn(search)
  const texts = citizenScreen[language]
  const { handedBack } = useTexts().progress
  return (
    <div className="page page-narrow citizen-answers">
      <div lang={language} dir={directionOf(language)}>
        <PageTitle title={texts.thanksTitle} tabTitle={texts.linkTitle} lede={texts.thanksScreen} />
      </div>
      <ButtonRow>
        {caseworkerCan && (
          <LinkButton kind="primary" to={href.newMeasurement(citizenId, { hvem: 'sagsbehandler' })} replace>
            {handedBack.answerSelf}
          </LinkButton>
        )}
        <LinkButton to={href.progress(citizenId)} replace>
          {handedBack.seeProgress}
        </LinkButton>
      </ButtonRow>
      <HeldScreen citizenId={citizenId} />
    </div>
  )
}

/** The browser's Back leads from the citizen's pages to the caseworker's only after the caseworker has said so. */
const HeldScreen = ({ citizenId }: { citizenId: string }) => {
  const { handedBack } = useTexts().progress
  const navigate = useNavigate()
  const blocker = useBlocker(
    ({ currentLocation, nextLocation, historyAction }) =>
      historyAction === 'POP' &&
      isCitizens(currentLocation.search) &&
      (nextLocation.pathname !== currentLocation.pathname ||
        !isCitizens(nextLocation.search) ||
        new URLSearchParams(currentLocation.search).get('hvem') === 'tak'),
  )
  // behind the thanks lie the questions, not the caseworker's page
  const take = () => {
    if (blocker.state !== 'blocked') return
    if (!isCitizens(blocker.location.search)) blocker.proceed()
    else {
      blocker.reset()
      void navigate(href.progress(citizenId), { replace: true })
    }
  }
  return (
    <Dialog open={blocker.state === 'blocked'} onClose={() => blocker.reset?.()} title={handedBack.title}>
      <p>{handedBack.text}</p>
      <ButtonRow>
        <Button kind="primary" onClick={take}>
          {handedBack.isCaseworker}
        </Button>
        <Button onClick={() => blocker.reset?.()}>{handedBack.stay}</Button>
      </ButtonRow>
    </Dialog>
  )
}
