import type { Casefile, NextStep } from '../../shared/casefile/casefile.schema.ts'
import { useSession } from '../app/session.ts'
import { href } from '../hrefs.ts'
import { useFormat, useTexts } from '../language.tsx'
import { Badge } from '../ui/Badge.tsx'
import { LinkButton } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { useRelative } from './Deadline.tsx'
import { DoorReview } from './DoorReviewCard.tsx'

const placeOf = ({ citizenId, disagreement }: Casefile, { kind, placementId }: NextStep): string => {
  const atPlacement = placementId === null ? href.citizen(citizenId) : href.placement(placementId)
  const places: Readonly<Record<NextStep['kind'], string>> = {
    assess: href.assessment(citizenId),
    'decide-door': href.proposal(citizenId),
    'answer-disagreement': `${href.doors(citizenId)}#uenig-${disagreement?.disagreementId ?? ''}`,
    'send-agreement': atPlacement,
    'await-answers': atPlacement,
    'change-agreement': atPlacement,
    start: atPlacement,
    'placement-ends': atPlacement,
    'find-place': href.citizenMatch(citizenId),
    check: href.jobs(citizenId),
    'review-door': href.assessment(citizenId),
    measure: href.newMeasurement(citizenId),
  }
  return places[kind]
}

/** The one thing to do next: why, by when, and the button that does it. */
export const NextStepCard = ({ casefile }: { casefile: Casefile }) => {
  const texts = useTexts().casefile.steps
  const format = useFormat()
  const relative = useRelative()
  const { today } = useSession()
  const { nextStep, door } = casefile
  const because = useBecause(casefile)
  if (!nextStep) {
    return (
      <Card title={texts.title} emphasis>
        <p>{texts.none}</p>
        <p className="quiet">{texts.noneHint}</p>
      </Card>
    )
  }
  const { kind, on } = nextStep
  return (
    <Card title={texts.title} emphasis>
      <p className="next-step">{texts.heading[kind]}</p>
      <p>{because(nextStep)}</p>
      <p className="next-step-due">
        {texts.due(format.date(on))} ({relative(on)})
        {on < today && (
          <>
            {' '}
            <Badge icon="warning" strong>
              {texts.overdue}
            </Badge>
          </>
        )}
      </p>
      {kind === 'review-door' && door && <DoorReview review={door.review} due={on} />}
      <LinkButton to={placeOf(casefile, nextStep)} kind="primary">
        {texts.go[kind]}
      </LinkButton>
    </Card>
  )
}

const useBecause = ({ assessment, measured, placements }: Casefile): ((step: NextStep) => string) => {
  const { casefile, agreements } = useTexts()
  const { because } = casefile.steps
  const format = useFormat()
  const { today } = useSession()
  return ({ kind, on, since, weeks, placementId }) => {
    const date = format.date(since)
    switch (kind) {
      case 'assess':
        return assessment ? because.talkOpen(format.date(assessment.startedOn)) : because.arrived(date)
      case 'start':
        return on < today ? because.startOver : because.start
      case 'placement-ends':
        return on < today ? because.ended(date) : because['placement-ends'](date)
      case 'await-answers': {
        const waited = placements.find((one) => one.placementId === placementId)?.outstanding ?? []
        const parties = format.list(waited.map((party) => agreements.status.partyInSentence[party]))
        return parties ? because.awaitsFrom(date, parties) : because['await-answers'](date)
      }
      case 'check':
        return because.check(date, weeks ?? 0)
      case 'measure':
        return since === measured.citizen || since === measured.caseworker ? because.measured(date) : because.doorNew(date)
      default:
        return because[kind](date)
    }
  }
}
