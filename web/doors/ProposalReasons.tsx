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
  return (
    <>
      <p>{texts.decisive}:</p>
      {list(decisive)}
      {others.length > 0 && <Details summary={`${texts.otherReasons} (${others.length})`}>{list(others)}</Details>}
    </>
  )
}

/** What would change a proposal: single answers, or answers that give the same door and would all have to change. */
const changesOf = ({ door, wouldChange, reasons }: Proposal) => {
  const doors = [...doorKeys].reverse().filter((one) => wouldChange.some((change) => change.door === one))
  // most support first: what comes after the proposed door gives less
  const givesLess = door !== null && doors.some((one) => doorKeys.indexOf(one) > doorKeys.indexOf(door))
  const decisive = [...new Set(reasons.filter((reason) => reason.decisive).map(({ questionKey }) => questionKey))]
  return { doors, together: !givesLess && door !== 'green' && decisive.length > 1 ? decisive : [] }
}

export const hasChanges = (proposal: Proposal): boolean => {
  const { doors, together } = changesOf(proposal)
  return proposal.door !== null && (doors.length > 0 || together.length > 0)
}

/** Which answers give another door, by the door they give. */
export const Changes = ({ catalogue, proposal, citizenId }: Props & { citizenId: string }) => {
  const texts = useTexts().doors.proposal
  const format = useFormat()
  const say = useSay()
  const { wouldChange } = proposal
  const { doors, together } = changesOf(proposal)
  return (
    <>
      {together.length > 0 && (
        <>
          <p>{texts.changeTogether(together.length)}</p>
          <ul className="sentences">
            {together.map((key) => (
              <li key={key}>
                {say(questionIn(catalogue, key).text)}{' '}
                <AnswerLink catalogue={catalogue} questionKey={key} citizenId={citizenId} />
              </li>
            ))}
          </ul>
        </>
      )}
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

/** Nothing is missing, and the answers fit together. */
export const isCertain = (catalogue: Catalogue, proposal: Proposal, { answers }: Assessment): boolean =>
  proposal.uncertainty.length === 0 &&
  !catalogue.questions.some(({ key }) => guidesDoor(catalogue, key) && (answers[key] ?? unknownAnswer) === unknownAnswer)

/** What an answer that is missing could change, and answers that fit poorly together: in words, never a figure. */
export const Uncertain = ({ catalogue, proposal, assessment }: Props & { assessment: Assessment }) => {
  const { doors, common } = useTexts()
  const texts = doors.proposal
  const format = useFormat()
  const say = useSay()
  const { citizenId } = assessment
  if (proposal.uncertainty.length === 0) return <p>{texts.restChangesNothing}</p>
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
