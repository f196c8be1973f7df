import { Link } from 'react-router'
import { guidesDoor } from '../../shared/doors/doors.rules.ts'
import type { Assessment, Catalogue, Proposal, Reason } from '../../shared/doors/doors.schema.ts'
import { doorKeys, unknownAnswer } from '../../shared/doors/keys.ts'
import { href } from '../hrefs.ts'
import { useFormat, useTexts } from '../language.tsx'
import { Details } from '../ui/Details.tsx'
import { DoorBadge } from '../ui/DoorBadge.tsx'
import { optionIn, partOf, questionIn, useSay } from './catalogues.ts'

type Props = { catalogue: Catalogue; proposal: Proposal }

/** Leads to the question on its part of the talk. */
const AnswerLink = ({ catalogue, questionKey, citizenId }: { catalogue: Catalogue; questionKey: string; citizenId: string }) => {
  const texts = useTexts().doors.proposal
  const say = useSay()
  const question = questionIn(catalogue, questionKey)
  return (
    <Link to={`${href.assessment(citizenId, { del: partOf(catalogue, question) })}#felt-answers-${questionKey}`}>
      {texts.seeAnswer} <span className="sr-only">{say(question.text)}</span>
    </Link>
  )
}

/** A sentence for each reason, those that settle it first. */
export const Because = ({ catalogue, proposal, citizenId }: Props & { citizenId: string }) => {
  const texts = useTexts().doors.proposal
  const say = useSay()
  const list = (reasons: readonly Reason[]) => (
    <ul className="sentences">
      {reasons.map(({ ruleKey, questionKey, sentence }) => (
        <li key={ruleKey}>
          {say(sentence)} <AnswerLink catalogue={catalogue} questionKey={questionKey} citizenId={citizenId} />
        </li>
      ))}
    </ul>
  )
  const decisive = proposal.reasons.filter((reason) => reason.decisive)
  const others = proposal.reasons.filter((reason) => !reason.decisive)
  if (!proposal.door) return <p>{texts.noDoor[proposal.noDoorBecause ?? 'no-reason']}</p>
  return (
    <>
      <p>{texts.decisive}:</p>
      {list(decisive)}
      {others.length > 0 && <Details summary={`${texts.otherReasons} (${others.length})`}>{list(others)}</Details>}
    </>
  )
}

/** Which single answers give another door, by the door they give. */
export const Changes = ({ catalogue, proposal }: Props) => {
  const texts = useTexts().doors.proposal
  const format = useFormat()
  const say = useSay()
  const { door, wouldChange, reasons } = proposal
  if (!door) return null
  const doors = [...doorKeys].reverse().filter((one) => wouldChange.some((change) => change.door === one))
  // most support first: what comes after the proposed door gives less
  const givesLess = doors.some((one) => doorKeys.indexOf(one) > doorKeys.indexOf(door))
  const together = new Set(reasons.filter(({ decisive }) => decisive).map(({ questionKey }) => questionKey)).size
  return (
    <>
      {!givesLess && door !== 'green' && together > 1 && <p>{texts.changeTogether(together)}</p>}
      {doors.length === 0 && together <= 1 && <p>{texts.nothingChanges}</p>}
      {doors.map((one) => (
        <section key={one} className="changes">
          <h3>
            {texts.changeTo(wouldChange.reduce((sum, change) => sum + (change.door === one ? change.optionKeys.length : 0), 0))}
            <DoorBadge door={one} />
          </h3>
          <ul className="sentences">
            {wouldChange
              .filter((change) => change.door === one)
              .map(({ questionKey, optionKeys }) => {
                const question = questionIn(catalogue, questionKey)
                const answers = format.either(optionKeys.map((key) => texts.quoted(say(optionIn(question, key)))))
                return <li key={questionKey}>{texts.changeAnswer(say(question.text), answers)}</li>
              })}
          </ul>
        </section>
      ))}
    </>
  )
}

/** What an answer that is missing could change, and answers that fit poorly together: in words, never a figure. */
export const Uncertain = ({ catalogue, proposal, assessment }: Props & { assessment: Assessment }) => {
  const { doors, common } = useTexts()
  const texts = doors.proposal
  const format = useFormat()
  const say = useSay()
  const { answers, citizenId } = assessment
  if (proposal.uncertainty.length === 0) {
    const missing = catalogue.questions.some(
      ({ key }) => guidesDoor(catalogue, key) && (answers[key] ?? unknownAnswer) === unknownAnswer,
    )
    return <p>{missing ? texts.restChangesNothing : texts.certain}</p>
  }
  return (
    <ul className="sentences">
      {proposal.uncertainty.map((unsure) => {
        if (unsure.code === 'contradiction') {
          const [one] = unsure.questionKeys
          return (
            <li key={unsure.contradictionKey}>
              {say(unsure.sentence)} <AnswerLink catalogue={catalogue} questionKey={one} citizenId={citizenId} />
            </li>
          )
        }
        const question = say(questionIn(catalogue, unsure.questionKey).text)
        const could = format.either(unsure.couldGive.map((door) => common.doors[door].word))
        return (
          <li key={unsure.questionKey}>
            {texts[unsure.code](question, could)}{' '}
            <AnswerLink catalogue={catalogue} questionKey={unsure.questionKey} citizenId={citizenId} />
          </li>
        )
      })}
    </ul>
  )
}
