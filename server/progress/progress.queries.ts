import { ProblemError } from '../../shared/problem.ts'
import { ownEyesOnly } from '../../shared/progress/instrument.v1.ts'
import { type Answers, dueOn, gaps, latestOf, whyNotMeasureOn } from '../../shared/progress/progress.rules.ts'
import { Answers as AnswersShape, Party, type Progress } from '../../shared/progress/progress.schema.ts'
import { plain } from '../db/dates.ts'
import type { ReadTx } from '../db/db.ts'

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

/** Both parties' measurements as `staffId` may see them: of caseworkers' belief in a job only the own. */
export const getProgress = async (tx: ReadTx, citizenId: string, staffId: string, today: string): Promise<Progress> => {
  const citizen = await tx.citizen.findUnique({
    where: { id: citizenId },
    select: {
      firstName: true,
      lastName: true,
      decisions: { where: { historicAt: null }, select: { decidedOn: true } },
      measurements: { orderBy: [{ measuredOn: 'asc' }, { enteredAt: 'asc' }] },
    },
  })
  if (!citizen) throw new ProblemError('not-found')
  const measurements = citizen.measurements.map((row) => ({
    measurementId: row.id,
    party: Party.parse(row.party),
    measuredOn: plain(row.measuredOn),
    instrument: row.instrument,
    answers: AnswersShape.parse(row.answers),
    enteredById: row.enteredById,
  }))
  const staff = await tx.staff.findMany({
    where: { id: { in: measurements.map(({ enteredById }) => enteredById) } },
    select: { id: true, name: true },
  })
  const nameOf = new Map(staff.map(({ id, name }) => [id, name]))
  const [decision] = citizen.decisions
  const doorDecidedOn = decision ? plain(decision.decidedOn) : null
  const latest = { citizen: latestOf(measurements, 'citizen'), caseworker: latestOf(measurements, 'caseworker') }
  const dueFor = (party: Party) => dueOn({ doorDecidedOn, lastOn: latest[party]?.measuredOn ?? null })
  const whyNotToday = (party: Party) => whyNotMeasureOn({ party, measuredOn: today }, measurements, today)
  return {
    citizenId,
    citizenName: `${citizen.firstName} ${citizen.lastName}`,
    measurements: measurements.map(({ enteredById, ...one }) => ({
      ...one,
      answers: one.party === 'caseworker' ? without(one.answers) : one.answers,
      enteredBy: nameOf.get(enteredById) ?? '',
    })),
    ownBelief: measurements.flatMap(({ party, enteredById, measuredOn, answers }) => {
      const step = answers[ownEyesOnly]
      return party === 'caseworker' && enteredById === staffId && step !== undefined ? [{ measuredOn, step }] : []
    }),
    gaps: gaps(latest.citizen, latest.caseworker),
    dueOn: { citizen: dueFor('citizen'), caseworker: dueFor('caseworker') },
    can: { citizen: whyNotToday('citizen'), caseworker: whyNotToday('caseworker') },
  }
}
