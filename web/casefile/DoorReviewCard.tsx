import type { ReactNode } from 'react'
import type { Casefile, MoveFactLine } from '../../shared/casefile/casefile.schema.ts'
import { useSession } from '../app/session.ts'
import { href } from '../hrefs.ts'
import { useFormat, useLanguage, useTexts } from '../language.tsx'
import { Badge } from '../ui/Badge.tsx'
import { LinkButton } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { Details } from '../ui/Details.tsx'
import { Icon } from '../ui/Icon.tsx'
import { useRelative } from './Deadline.tsx'

type Review = NonNullable<Casefile['door']>['review']

/** Why the door is talked over before its review day, where something else is due first; nothing where the facts do not ask for it. */
export const DoorReviewCard = ({ casefile: { citizenId, door, nextStep } }: { casefile: Casefile }) => {
  const texts = useTexts().casefile.review
  if (!door?.review.move || nextStep?.kind === 'review-door') return null
  return (
    <Card title={texts.title}>
      <DoorReview review={door.review} />
      <LinkButton to={href.assessment(citizenId)}>{texts.go}</LinkButton>
    </Card>
  )
}

/** Why the facts ask for a talk, if they do, with all of them; by when, unless `due` says a day that comes first. */
export const DoorReview = ({ review, due }: { review: Review; due?: string }) => {
  const { review: texts, steps } = useTexts().casefile
  const format = useFormat()
  const relative = useRelative()
  const { today } = useSession()
  const { move } = review
  return (
    <>
      {move && (
        <>
          <p>
            {texts[move.direction]} {texts.since(format.date(move.since))}
          </p>
          {(due === undefined || move.on < due) && (
            <p className="next-step-due">
              {texts.by(format.date(move.on))} ({relative(move.on)})
              {move.on < today && (
                <>
                  {' '}
                  <Badge icon="warning" strong>
                    {steps.overdue}
                  </Badge>
                </>
              )}
            </p>
          )}
        </>
      )}
      <p>{texts.nothing}</p>
      <DoorFacts review={review} />
    </>
  )
}

/** What can be counted of the criteria to move, and the catalogue's words for what has to be talked about. */
const DoorFacts = ({ review }: { review: Review }) => {
  const texts = useTexts().casefile.review
  const { language } = useLanguage()
  const directions = (['down', 'up'] as const).filter((one) => review.facts.some(({ direction }) => direction === one))
  return (
    <>
      {directions.map((direction) => (
        <section key={direction} className="door-facts">
          <h3>{texts.directions[direction]}</h3>
          <ul className="plain-list facts-list">
            {review.facts
              .filter((fact) => fact.direction === direction)
              .map((fact) => (
                <li key={`${fact.kind} ${fact.weeks}`}>
                  <FactLine fact={fact} />
                </li>
              ))}
          </ul>
        </section>
      ))}
      {(['up', 'down'] as const).map((direction) => (
        <Details key={direction} summary={texts.points[direction]}>
          <ul className="sentences">
            {review[direction].map((text) => (
              <li key={text.da}>{text[language]}</li>
            ))}
          </ul>
        </Details>
      ))}
    </>
  )
}

const icons = { met: 'check', 'not-met': 'minus', unknown: 'help' } as const

const FactLine = ({ fact }: { fact: MoveFactLine }) => {
  const texts = useTexts().casefile.review
  const { direction, verdict, missing } = fact
  const said = useSaid()(fact)
  const word = verdict === 'not-met' && direction === 'down' ? texts.notNow : texts.verdicts[verdict]
  return (
    <>
      <Badge icon={icons[verdict]} strong={verdict === 'met'}>
        {word}
      </Badge>{' '}
      {said.asked}
      {said.so && (
        <>
          <br />
          <span className="quiet">{said.so}</span>
        </>
      )}
      {missing > 0 && (
        <>
          <br />
          <span className="quiet">
            <Icon name="info" /> {texts.missing(missing)}
          </span>
        </>
      )}
    </>
  )
}

/** What is asked, and what is so, in words and numbers. */
const useSaid = (): ((fact: MoveFactLine) => { asked: string; so: ReactNode }) => {
  const { casefile, attendance } = useTexts()
  const { fact: asked, ...texts } = casefile.review
  const format = useFormat()
  const bandWord = (band: number): string => attendance.pace[band as keyof typeof attendance.pace] ?? String(band)
  const shown = (kind: MoveFactLine['kind'], value: number | null): string => {
    if (value === null) return texts.noValue
    if (kind === 'pace') return bandWord(value)
    return kind === 'attendance' ? texts.percent(format.number(value, 0)) : format.hours(value)
  }
  return ({ kind, direction, weeks, atLeast, below, values }) => {
    const limit = atLeast ?? below ?? 0
    if (kind === 'measured') return { asked: asked.measured(weeks), so: null }
    if (kind === 'paid') return { asked: asked.paid(weeks), so: texts.paidSoFar(values[0] ?? 0) }
    const question = asked[kind][direction](weeks, kind === 'pace' ? bandWord(limit) : format.number(limit))
    const isWhole = kind === 'attendance' && direction === 'down'
    if (isWhole) return { asked: question, so: texts.soAll(shown(kind, values[0] ?? null)) }
    const list = values.length > 0 ? texts.so(values.map((value) => shown(kind, value)).join(' · ')) : ''
    const short = values.length < weeks ? texts.soFar(values.length, weeks) : ''
    return { asked: question, so: [list, short].filter(Boolean).join('. ').replace('.. ', '. ') }
  }
}
