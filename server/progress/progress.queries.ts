import { observationDue } from '../../shared/attendance/observed.rules.ts'
import { ProblemError } from '../../shared/problem.ts'
import { ownEyesOnly } from '../../shared/progress/instrument.ts'
import { instrumentOn } from '../../shared/progress/instruments.ts'
import {
  type Answers,
  dueOn,
  gaps,
  latestOf,
  type MeasurementLinkState,
  measurementLinkStates,
  whyNotMeasureOn,
} from '../../shared/progress/progress.rules.ts'
import {
  Answers as AnswersShape,
  Measurement,
  MeasurementLink,
  Party,
  type Progress,
} from '../../shared/progress/progress.schema.ts'
import { plain, plainOrNull } from '../db/dates.ts'
import type { ReadTx } from '../db/db.ts'
import { namesOf } from '../doors/doors.queries.ts'
import { dayOf } from '../placements/wordings.queries.ts'

/** The days a citizen's parties have measured on. */
export const listMeasured = async (tx: ReadTx, citizenId: string) => {
  const rows = await tx.measurement.findMany({ where: { citizenId }, select: { party: true, measuredOn: true } })
  return rows.map(({ party, measuredOn }) => ({ party: Party.parse(party), measuredOn: plain(measuredOn) }))
}

/** Whoever may not see the citizen is told that there is none. */
export const demandCitizen = async (tx: ReadTx, citizenId: string): Promise<void> => {
  if (!(await tx.citizen.findUnique({ where: { id: citizenId }, select: { id: true } }))) throw new ProblemError('not-found')
}

const without = (answers: Answers): Answers => {
  const { [ownEyesOnly]: _, ...rest } = answers
  return rest
}

type LinkRow = {
  readonly id: string
  readonly language: string
  readonly createdById: string
  readonly createdAt: Date
  readonly expiresAt: Date
  readonly state: MeasurementLinkState
}

/** A citizen's one-time links of the last 90 days with what became of them, newest first. */
export const listLinks = async (tx: ReadTx, citizenId: string): Promise<LinkRow[]> => {
  const rows = await tx.$queryRaw<(Omit<LinkRow, 'state'> & { state: string })[]>`
    SELECT id::text, language, created_by_id::text AS "createdById", created_at AS "createdAt", expires_at AS "expiresAt",
      measurement_link_state(used_at, revoked_at, expires_at) AS state
    FROM measurement_link WHERE citizen_id = ${citizenId}::uuid AND created_at > now() - interval '90 days' ORDER BY created_at DESC, id`
  return rows.map((row) => ({ ...row, state: measurementLinkStates.find((state) => state === row.state) ?? 'expired' }))
}

/** The parties' measurements as `staffId` may see them: of caseworkers' belief in a job only the own. */
export const getProgress = async (tx: ReadTx, citizenId: string, staffId: string, today: string): Promise<Progress> => {
  const citizen = await tx.citizen.findUnique({
    where: { id: citizenId },
    select: {
      firstName: true,
      lastName: true,
      decisions: { where: { historicAt: null }, select: { decidedOn: true } },
      placements: { where: { startedOn: { not: null }, endedOn: null }, select: { id: true, startedOn: true, endedOn: true } },
      measurements: {
        orderBy: [{ measuredOn: 'asc' }, { enteredAt: 'asc' }, { party: 'asc' }],
        include: { placement: { select: { site: { select: { name: true } } } } },
      },
    },
  })
  if (!citizen) throw new ProblemError('not-found')
  const links = await listLinks(tx, citizenId)
  const names = await namesOf(tx, [
    ...citizen.measurements.map(({ enteredById }) => enteredById),
    ...links.map(({ createdById }) => createdById),
  ])
  const measurements = citizen.measurements.map((row) => ({
    row,
    party: Party.parse(row.party),
    measuredOn: plain(row.measuredOn),
    instrument: row.instrument,
    answers: AnswersShape.parse(row.answers),
  }))
  const [decision] = citizen.decisions
  const doorDecidedOn = decision ? plain(decision.decidedOn) : null
  const lastOn = (party: Party) => latestOf(measurements, party)?.measuredOn ?? null
  const observed = citizen.placements.flatMap(({ id, startedOn, endedOn }) => {
    const own = measurements.filter(({ row }) => row.placementId === id)
    const due = observationDue({
      startedOn: plainOrNull(startedOn),
      endedOn: plainOrNull(endedOn),
      lastOn: own.at(-1)?.measuredOn ?? null,
    })
    return due ? [due.dueOn] : []
  })
  const whyNotToday = (party: Party) => whyNotMeasureOn({ party, measuredOn: today }, measurements, today)
  return {
    citizenId,
    citizenName: `${citizen.firstName} ${citizen.lastName}`,
    instrument: instrumentOn(today).version,
    measurements: measurements.map(({ row, answers, ...one }) =>
      Measurement.parse({
        ...one,
        measurementId: row.id,
        answers: one.party === 'caseworker' ? without(answers) : answers,
        activities: row.activities,
        example: row.example,
        seenAt: row.seenAt,
        siteName: row.placement?.site.name ?? null,
        language: row.language,
        means: row.means,
        enteredBy: names.get(row.enteredById) ?? '',
      }),
    ),
    ownBelief: measurements.flatMap(({ row, party, instrument, measuredOn, answers }) => {
      const step = answers[ownEyesOnly]
      return party === 'caseworker' && row.enteredById === staffId && step !== undefined ? [{ measuredOn, instrument, step }] : []
    }),
    gaps: gaps(measurements),
    dueOn: {
      citizen: dueOn({ doorDecidedOn, lastOn: lastOn('citizen') }),
      caseworker: dueOn({ doorDecidedOn, lastOn: lastOn('caseworker') }),
      team_lead: observed.toSorted()[0] ?? null,
    },
    links: links.map(({ id, createdById, createdAt, expiresAt, language, state }) =>
      MeasurementLink.parse({
        linkId: id,
        language,
        createdBy: names.get(createdById) ?? '',
        createdOn: dayOf(createdAt),
        expiresOn: dayOf(expiresAt),
        state,
      }),
    ),
    can: { citizen: whyNotToday('citizen'), caseworker: whyNotToday('caseworker') },
  }
}
