import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { Casefile } from '../../shared/casefile/casefile.schema.ts'
import { problemText } from '../../shared/i18n/texts.ts'
import { ProtectedAddress } from '../citizens/ProtectedAddress.tsx'
import { href } from '../hrefs.ts'
import { useFormat, useTexts } from '../language.tsx'
import { Card } from '../ui/Card.tsx'
import { DefinitionList } from '../ui/DefinitionList.tsx'
import { DoorBadge } from '../ui/DoorBadge.tsx'
import { AttendanceBars } from './AttendanceBars.tsx'

/** 1 January 2024 was a Monday. */
const dayLike = (index: number): string => `2024-01-0${index + 1}`

type Props = { readonly casefile: Casefile }

/** What holds now, to the right of what happened. */
export const CitizenFacts = ({ casefile }: Props) => (
  <>
    <Door casefile={casefile} />
    <Placements casefile={casefile} />
    <Needs casefile={casefile} />
    <Contact casefile={casefile} />
    <Facts casefile={casefile} />
    <Progress casefile={casefile} />
    <Jobs casefile={casefile} />
  </>
)

const Door = ({ casefile: { citizenId, door, assessment, disagreement } }: Props) => {
  const texts = useTexts().casefile.page
  const format = useFormat()
  return (
    <Card title={texts.door}>
      {door ? (
        <>
          <p>
            <DoorBadge door={door.door} />
          </p>
          <p>
            {door.decidedBy
              ? texts.doorDecided(format.date(door.decidedOn), door.decidedBy)
              : texts.doorDecidedOn(format.date(door.decidedOn))}
            <br />
            {texts.review(format.date(door.reviewOn))}
          </p>
        </>
      ) : (
        <p>{texts.doorNone}</p>
      )}
      {disagreement && <p>{texts.disagrees(format.date(disagreement.saidOn))}</p>}
      {assessment && <p>{texts.talkOpen(format.date(assessment.startedOn))}</p>}
      {door && (
        <p className="no-print">
          <Link to={href.doors(citizenId)}>{texts.doorHistory(door.former)}</Link>
        </p>
      )}
    </Card>
  )
}

const Placements = ({ casefile: { citizenId, placements, days, can } }: Props) => {
  const texts = useTexts()
  const words = texts.casefile.page
  const format = useFormat()
  return (
    <Card title={words.placements}>
      {placements.length === 0 ? (
        <p>{words.placementsNone}</p>
      ) : (
        <>
          {days.some((day) => day !== 'none') && <AttendanceBars days={days} />}
          <ul className="plain-list facts-list">
            {placements.map((one) => (
              <li key={one.placementId}>
                <Link to={href.placement(one.placementId)}>{one.siteName}</Link>
                <br />
                {texts.placements.states[one.state]} · {texts.placements.offers[one.offer]} ·{' '}
                {words.weekly(format.hours(one.weeklyHours))}
                <br />
                <span className="quiet">
                  {words.period(format.date(one.startedOn ?? one.startsOn), format.date(one.endedOn ?? one.endsOn))}
                  {one.endReason && ` · ${texts.placements.endReasons[one.endReason]}`}
                </span>
                {one.state !== 'draft' && one.state !== 'withdrawn' && (
                  <>
                    <br />
                    <Link to={href.placementThread(one.placementId)} className="no-print">
                      {texts.concerns.thread.toThread}
                      <span className="sr-only"> {one.siteName}</span>
                    </Link>
                  </>
                )}
                {one.outstanding.length > 0 && (
                  <>
                    <br />
                    {words.waitsFor(format.list(one.outstanding.map((party) => texts.agreements.status.partyInSentence[party])))}
                  </>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      <p className="no-print">
        {can.place ? (
          problemText(texts, can.place as Parameters<typeof problemText>[1])
        ) : (
          <Link to={href.newPlacement(citizenId)}>{words.newPlacement}</Link>
        )}
      </p>
    </Card>
  )
}

const Needs = ({ casefile: { citizenId, needs } }: Props) => {
  const texts = useTexts().casefile.page
  const format = useFormat()
  return (
    <Card title={texts.needs}>
      {needs.text ? (
        <>
          <p className="as-written">{needs.text}</p>
          <p className="quiet">{needs.agreedOn ? texts.needsAgreed(format.date(needs.agreedOn)) : texts.needsNotAgreed}</p>
        </>
      ) : (
        <p>{texts.needsNone}</p>
      )}
      {needs.seenAt.map(({ siteName, until }) => (
        <p key={`${siteName} ${until}`}>{texts.seenAt(siteName, format.date(until))}</p>
      ))}
      <p className="no-print">
        <Link to={href.supplierView(citizenId)}>{texts.seeAs}</Link>
      </p>
    </Card>
  )
}

type Address = Pick<Casefile['contact'], 'street' | 'postalCode' | 'town'>

const lineOf = ({ street, postalCode, town }: Address): string =>
  [street, [postalCode, town].filter(Boolean).join(' ')].filter(Boolean).join(', ')

const Contact = ({ casefile: { citizenId, contact, protectedAddress } }: Props) => {
  const { casefile, citizens } = useTexts()
  const texts = casefile.page
  const format = useFormat()
  const { phone, email } = contact
  const address = lineOf(contact)
  const known = address || phone || email
  const facts: [string, ReactNode][] = [
    [texts.phone, phone && <a href={`tel:${phone.replace(/[^+\d]/g, '')}`}>{format.phone(phone)}</a>],
    [texts.email, email && <a href={`mailto:${email}`}>{email}</a>],
    [texts.address, address],
  ]
  return (
    <Card title={texts.contact}>
      {protectedAddress && <p>{texts.contactProtected}</p>}
      {known ? <DefinitionList facts={facts} /> : !protectedAddress && <p>{texts.contactNone}</p>}
      {protectedAddress && (
        <ProtectedAddress key={citizenId} citizenId={citizenId}>
          {(revealed) => revealed && <p className="no-print">{lineOf(revealed) || citizens.address.none}</p>}
        </ProtectedAddress>
      )}
    </Card>
  )
}

const Facts = ({ casefile: { facts, caseworker } }: Props) => {
  const texts = useTexts()
  const words = texts.casefile.page
  const format = useFormat()
  const benefit = facts.benefit && texts.citizens.benefits[facts.benefit]
  return (
    <Card title={words.facts}>
      <DefinitionList
        facts={[
          [words.caseworker, caseworker ? caseworker.name : words.noCaseworker],
          [words.arrived, format.date(facts.arrivedOn)],
          [
            texts.citizens.fields.benefit,
            benefit && facts.benefitSince ? words.benefitSince(benefit, format.date(facts.benefitSince)) : benefit,
          ],
          [texts.citizens.fields.visitation, facts.visitation && texts.citizens.visitations[facts.visitation]],
          [words.canWork, facts.weeklyHours === null ? null : words.weekly(format.hours(facts.weeklyHours))],
          [
            texts.citizens.fields.availability,
            facts.availability.length === 0
              ? null
              : facts.availability
                  .flatMap((hours, day) =>
                    hours > 0 ? [words.dayHours(format.weekdayShort(dayLike(day)), format.number(hours))] : [],
                  )
                  .join(' · ') || words.noHours,
          ],
          [
            texts.citizens.fields.wishedKinds,
            format.list(facts.wishedKinds.map((kind) => texts.sites.kinds[kind].toLowerCase())),
          ],
          [texts.citizens.fields.wishedTasks, format.list(facts.wishedTasks)],
          [
            texts.citizens.fields.travelLimitKm,
            facts.travelLimitKm === null ? null : words.km(format.number(facts.travelLimitKm)),
          ],
          [texts.citizens.fields.language, facts.language],
          [
            texts.citizens.fields.childCertificate,
            facts.childCertificate === 'not_relevant' ? null : texts.citizens.childCertificates[facts.childCertificate],
          ],
        ]}
      />
      {facts.note && (
        <>
          <h3>{words.ownNote}</h3>
          <p className="as-written">{facts.note}</p>
          <p className="quiet">{words.ownNoteHint}</p>
        </>
      )}
    </Card>
  )
}

const Progress = ({ casefile: { citizenId, measured } }: Props) => {
  const { casefile, interviews } = useTexts()
  const texts = casefile.page
  const format = useFormat()
  const on = (date: string | null) => (date ? format.date(date) : texts.never)
  return (
    <Card title={texts.progress}>
      <DefinitionList
        facts={[
          [texts.measuredBy.citizen, on(measured.citizen)],
          [texts.measuredBy.caseworker, on(measured.caseworker)],
        ]}
      />
      <p className="no-print">
        <Link to={href.progress(citizenId)}>{texts.seeProgress}</Link>
        <br />
        <Link to={href.newMeasurement(citizenId)}>{texts.newMeasurement}</Link>
        <br />
        <Link to={href.interviews(citizenId)}>{interviews.title}</Link>
      </p>
    </Card>
  )
}

const Jobs = ({ casefile: { citizenId, spells } }: Props) => {
  const texts = useTexts().casefile
  const format = useFormat()
  return (
    <Card title={texts.page.jobs}>
      {spells.length === 0 ? (
        <p>{texts.page.jobsNone}</p>
      ) : (
        <ul className="plain-list facts-list">
          {spells.map((one) => (
            <li key={one.spellId}>
              {one.employer}
              <br />
              {texts.timeline.weekly(texts.timeline.spellKinds[one.spellKind], format.hours(one.weeklyHours))}
              <br />
              <span className="quiet">
                {one.endsOn
                  ? texts.page.period(format.date(one.startsOn), format.date(one.endsOn))
                  : texts.page.since(format.date(one.startsOn))}
              </span>
            </li>
          ))}
        </ul>
      )}
      <p className="no-print">
        <Link to={href.jobs(citizenId)}>{texts.page.seeJobs}</Link>
      </p>
    </Card>
  )
}
