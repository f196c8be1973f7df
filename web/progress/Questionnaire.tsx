import { type ReactNode, useEffect, useId, useLayoutEffect, useState } from 'react'
import { Form, Link, useNavigate, useNavigation } from 'react-router'
import { citizenScreen, directionOf, languageNames } from '../../shared/progress/citizenScreen.texts.ts'
import { type CitizenLanguage, citizenLanguages } from '../../shared/progress/instrument.ts'
import { citizenAsksV2 } from '../../shared/progress/instrument.v2.citizen.ts'
import { versionV2 } from '../../shared/progress/instrument.v2.scale.ts'
import { fillField, newFill } from '../fill.ts'
import { Button, ButtonRow, LinkButton } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import { keepUnsent, unsentOf } from '../unsent.ts'
import { type Asked, asked, type Choice, choices, type Given, givenIn, review } from './citizenSteps.ts'
import { ReadAloud } from './ReadAloud.tsx'

type Props = {
  readonly language: CitizenLanguage
  readonly at: number
  /** The address of a page of the questions, in a language. */
  readonly to: (at: number, language: CitizenLanguage) => string
  /** Under whose name, and which, the tab keeps what is chosen until it is sent. */
  readonly kept: readonly [of: string, name: string]
  /** What goes along with the answers. */
  readonly sent: Readonly<Record<string, string>>
  /** Where the answers go; the page's own address when not said. */
  readonly action?: string | undefined
  /** Why they were not saved, in the citizen's language. */
  readonly problem: string | null
  /** Under every page of it. */
  readonly foot?: ReactNode
}

/** The citizen's answers: large, one question a page, then all of them to look through. */
export const Questionnaire = ({ language, at, to, kept: [of, name], sent, action, problem, foot }: Props) => {
  // whoever begins begins afresh; a refresh on the way finds what was chosen
  const [given, setGiven] = useState<Given>(() => (at === 0 ? {} : givenIn(unsentOf(of, name))))
  // a refresh takes nothing down: this is the screen handed back, or the answers saved
  useEffect(() => () => keepUnsent(of, name, undefined), [of, name])
  const navigate = useNavigate()
  // The address changes only behind the question mark, where the frame moves no focus.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new question takes the focus
  useLayoutEffect(() => document.getElementById('sidens-titel')?.focus({ preventScroll: true }), [at])
  const question = asked[at - 1]
  const stepTo = (step: number) => to(step, language)
  return (
    <div className="page page-narrow citizen-answers" lang={language} dir={directionOf(language)}>
      {at === 0 && <Beginning language={language} to={to} />}
      {question && (
        <Question
          key={question.key}
          question={question}
          language={language}
          at={at}
          chosen={given[question.key]}
          choose={(choice) => {
            const next = { ...given, [question.key]: choice }
            setGiven(next)
            keepUnsent(of, name, next)
          }}
          previous={stepTo(at - 1)}
          next={() => void navigate(stepTo(at + 1))}
        />
      )}
      {at === review && (
        <Review given={given} language={language} stepTo={stepTo} sent={sent} action={action} problem={problem} />
      )}
      {foot}
    </div>
  )
}

const Beginning = ({ language, to }: Pick<Props, 'language' | 'to'>) => {
  const texts = citizenScreen[language]
  return (
    <>
      <nav aria-label={texts.chooseLanguage} className="citizen-languages">
        {citizenLanguages.map((one) => (
          <Link
            key={one}
            to={to(0, one)}
            lang={one}
            dir={directionOf(one)}
            replace
            aria-current={one === language ? 'true' : undefined}
          >
            {languageNames[one]}
          </Link>
        ))}
      </nav>
      <PageTitle title={texts.title} tabTitle={texts.linkTitle} lede={texts.intro(asked.length)} />
      <p>{texts.noWrong}</p>
      <p>{texts.whoSees}</p>
      <ButtonRow>
        <LinkButton kind="primary" to={to(1, language)}>
          {texts.begin}
        </LinkButton>
        <ReadAloud
          key={language}
          language={language}
          words={texts}
          text={[texts.title, texts.intro(asked.length), texts.noWrong, texts.whoSees].join(' ')}
        />
      </ButtonRow>
    </>
  )
}

const Question = ({
  question,
  language,
  at,
  chosen,
  choose,
  previous,
  next,
}: {
  question: Asked
  language: CitizenLanguage
  at: number
  chosen: Choice | undefined
  choose: (choice: Choice) => void
  previous: string
  next: () => void
}) => {
  const texts = citizenScreen[language]
  const name = useId()
  const wordsOf = (choice: Choice) => (choice === 'skip' ? texts.skip : question.scale[choice][language])
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        next()
      }}
    >
      <p className="quiet">{texts.count(at, asked.length)}</p>
      <PageTitle
        title={question.text[language]}
        tabTitle={texts.linkTitle}
        {...(question.key === 'motivation' ? {} : { lede: texts.howWell })}
      />
      <div role="radiogroup" aria-labelledby="sidens-titel" className="big-choices">
        {choices.map((choice) => (
          <label key={choice} className={choice === 'skip' ? 'big-choice big-choice-skip' : 'big-choice'}>
            <input type="radio" name={name} value={choice} checked={chosen === choice} onChange={() => choose(choice)} />
            <span>{wordsOf(choice)}</span>
          </label>
        ))}
      </div>
      <ButtonRow>
        <Button kind="primary" type="submit">
          {at === asked.length ? texts.toReview : texts.next}
        </Button>
        <LinkButton kind="tertiary" to={previous}>
          {texts.previous}
        </LinkButton>
        <ReadAloud
          language={language}
          words={texts}
          text={[question.text[language], ...choices.map((choice) => `${wordsOf(choice)}.`)].join(' ')}
        />
      </ButtonRow>
    </form>
  )
}

const Review = ({
  given,
  language,
  stepTo,
  sent,
  action,
  problem,
}: Pick<Props, 'language' | 'sent' | 'action' | 'problem'> & { given: Given; stepTo: (at: number) => string }) => {
  const texts = citizenScreen[language]
  const busy = useNavigation().formData !== undefined
  const [fill] = useState(newFill)
  const [empty, setEmpty] = useState(false)
  const told = empty ? texts.nothingAnswered : problem
  return (
    <>
      <PageTitle title={texts.reviewTitle} tabTitle={texts.linkTitle} lede={texts.review} />
      <Form
        method="post"
        {...(action === undefined ? {} : { action })}
        onSubmit={(event) => {
          const nothing = citizenAsksV2.every(({ key }) => typeof given[key] !== 'number')
          setEmpty(nothing)
          if (nothing || busy) event.preventDefault()
        }}
      >
        <input type="hidden" name={fillField} value={fill.key} />
        <input type="hidden" name="language" value={language} />
        <input type="hidden" name="instrument:number" value={versionV2} />
        {Object.entries(sent).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <ol className="answers-given">
          {asked.map(({ key, text, scale }, index) => {
            const choice = given[key]
            return (
              <li key={key}>
                <span>{text[language]}</span>
                <b>{typeof choice === 'number' ? scale[choice][language] : texts.notAnswered}</b>
                <Link to={stepTo(index + 1)} aria-label={texts.edit(text[language])}>
                  {texts.editShort}
                </Link>
                {typeof choice === 'number' && (
                  <input type="hidden" name={`${key === 'motivation' ? key : `answers.${key}`}:number`} value={choice} />
                )}
              </li>
            )
          })}
        </ol>
        {told && !busy && (
          <Notice tone="warning" live>
            {told}
          </Notice>
        )}
        <Button kind="primary" type="submit" busy={busy}>
          {busy ? texts.sending : texts.send}
        </Button>
      </Form>
    </>
  )
}
