import { useId, useLayoutEffect, useState } from 'react'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { type Indicator, type IndicatorKey, type Step, steps } from '../../shared/progress/instrument.v1.ts'
import { askedOf } from '../../shared/progress/progress.rules.ts'
import { useSession } from '../app/session.ts'
import { href } from '../hrefs.ts'
import { useTexts } from '../language.tsx'
import { ActionForm } from '../ui/ActionForm.tsx'
import { Button, ButtonRow, LinkButton } from '../ui/Button.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import { useInstrument } from './words.ts'

type Given = Readonly<Partial<Record<IndicatorKey, Step | 'skip'>>>

const asked = askedOf('citizen')
const review = asked.length + 1

/** The citizen's own answers on the caseworker's screen: one sentence at a time, then all of them to look through. */
export const CitizenAnswers = ({ citizenId }: { citizenId: string }) => {
  const [given, setGiven] = useState<Given>({})
  const { citizen } = useTexts().progress
  const [search] = useSearchParams()
  const navigate = useNavigate()
  const at = Math.min(review, Math.max(0, Math.trunc(Number(search.get('trin') ?? 0)) || 0))
  const stepTo = (to: number) => href.newMeasurement(citizenId, { hvem: 'borger', trin: to })
  // The address changes only behind the question mark, where the frame moves no focus.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new sentence takes the focus
  useLayoutEffect(() => document.getElementById('sidens-titel')?.focus({ preventScroll: true }), [at])
  const indicator = asked[at - 1]
  return (
    <>
      {at === 0 && <Intro to={stepTo(1)} />}
      {at > 0 && !indicator && <Review given={given} stepTo={stepTo} />}
      {indicator && (
        <Sentence
          key={indicator.key}
          indicator={indicator}
          at={at}
          chosen={given[indicator.key]}
          choose={(step) => setGiven({ ...given, [indicator.key]: step })}
          previous={stepTo(at - 1)}
          next={() => void navigate(stepTo(at + 1))}
        />
      )}
      <p className="page page-narrow hand-back">
        <Link to={href.newMeasurement(citizenId)}>{citizen.handBack}</Link>
      </p>
    </>
  )
}

const Intro = ({ to }: { to: string }) => {
  const { citizen, choose } = useTexts().progress
  return (
    <div className="page page-narrow citizen-answers">
      <PageTitle title={citizen.introTitle} tabTitle={choose.title} lede={citizen.intro(asked.length)} />
      <p>{citizen.introNoWrong}</p>
      <ButtonRow>
        <LinkButton kind="primary" to={to}>
          {citizen.begin}
        </LinkButton>
      </ButtonRow>
    </div>
  )
}

const Sentence = ({
  indicator,
  at,
  chosen,
  choose,
  previous,
  next,
}: {
  indicator: Indicator
  at: number
  chosen: Step | 'skip' | undefined
  choose: (step: Step | 'skip') => void
  previous: string
  next: () => void
}) => {
  const texts = useTexts().progress
  const words = useInstrument()
  const name = useId()
  return (
    <form
      className="page page-narrow citizen-answers"
      onSubmit={(event) => {
        event.preventDefault()
        next()
      }}
    >
      <p className="quiet">{texts.citizen.count(at, asked.length)}</p>
      <PageTitle title={words.statement(indicator, 'citizen')} tabTitle={texts.choose.title} />
      <div role="radiogroup" aria-labelledby="sidens-titel" className="big-choices">
        {[...steps, 'skip' as const].map((step) => (
          <label key={step} className={step === 'skip' ? 'big-choice big-choice-skip' : 'big-choice'}>
            <input type="radio" name={name} value={step} checked={chosen === step} onChange={() => choose(step)} />
            <span>{step === 'skip' ? texts.skip : words.step(step)}</span>
          </label>
        ))}
      </div>
      <ButtonRow>
        <Button kind="primary" type="submit">
          {at === asked.length ? texts.citizen.toReview : texts.citizen.next}
        </Button>
        <LinkButton kind="tertiary" to={previous}>
          {texts.citizen.previous}
        </LinkButton>
      </ButtonRow>
    </form>
  )
}

const Review = ({ given, stepTo }: { given: Given; stepTo: (to: number) => string }) => {
  const texts = useTexts().progress
  const words = useInstrument()
  const { today } = useSession()
  return (
    <div className="page page-narrow citizen-answers">
      <PageTitle title={texts.citizen.reviewTitle} tabTitle={texts.choose.title} lede={texts.citizen.review} />
      <ActionForm>
        <input type="hidden" name="party" value="citizen" />
        <input type="hidden" name="measuredOn" value={today} />
        <ol className="answers-given">
          {asked.map((indicator, index) => {
            const step = given[indicator.key]
            const statement = words.statement(indicator, 'citizen')
            return (
              <li key={indicator.key}>
                <span>{statement}</span>
                <b>{step === undefined || step === 'skip' ? texts.notAnswered : words.step(step)}</b>
                <Link to={stepTo(index + 1)} aria-label={texts.citizen.editNamed(statement)}>
                  {texts.citizen.edit}
                </Link>
                {typeof step === 'number' && <input type="hidden" name={`answers.${indicator.key}:number`} value={step} />}
              </li>
            )
          })}
        </ol>
        <Button kind="primary" type="submit">
          {texts.citizen.save}
        </Button>
      </ActionForm>
    </div>
  )
}
