import { attendanceRate } from '../../shared/attendance/attendance.rules.ts'
import { addWeeks } from '../../shared/calendar.ts'
import { checkDueOn, type Finding, statusAt } from '../../shared/employment/employment.rules.ts'
import { absenceOf, hoursOf, type Life, type Stay } from './town.ts'

/** Counts by row and column. */
export type Counts = Map<string, Map<string, number>>

const tally = (entries: readonly (readonly [row: string, column: string, n?: number])[]): Counts => {
  const counts: Counts = new Map()
  for (const [row, column, n = 1] of entries) {
    const line = counts.get(row) ?? new Map<string, number>()
    line.set(column, (line.get(column) ?? 0) + n)
    counts.set(row, line)
  }
  return counts
}

/** One cell; null stands for the total. */
export const at = (counts: Counts, row: string | null, column: string | null): number =>
  [...counts]
    .filter(([key]) => row === null || key === row)
    .flatMap(([, line]) => [...line])
    .filter(([key]) => column === null || key === column)
    .reduce((sum, [, n]) => sum + n, 0)

/**
 * The figures counted a second time, from the lives themselves and by the rules of the rooms, without SQL. `supplierId` null is the
 * municipality.
 */
export const counted = (lives: readonly Life[], today: string, year: number, supplierId: string | null) => {
  const inYear = (date: string | null): boolean => (date ?? '').startsWith(`${year}-`) && (date ?? '') <= today
  const begun = ({ stays }: Life): Stay[] =>
    stays.filter((stay) => stay.startedOn <= today && (supplierId === null || stay.supplierId === supplierId))
  const doorOn = ({ doors }: Life, date: string) => doors.findLast(({ on }) => on <= date)?.door ?? null

  const now = tally(
    lives.flatMap((life) => {
      const running = begun(life).find(({ endedOn }) => endedOn === null)
      if (supplierId !== null && !running) return []
      return [[running?.kind ?? 'none', doorOn(life, today) ?? 'none']] as const
    }),
  )
  const yearEnd = `${year}-12-31` < today ? `${year}-12-31` : today
  const moves = tally(
    lives.flatMap((life) => {
      const door = doorOn(life, yearEnd)
      return door ? ([[doorOn(life, `${year - 1}-12-31`) ?? 'new', door]] as const) : []
    }),
  )
  const endings = tally(
    lives.flatMap((life) => {
      const last = begun(life).findLast(({ endedOn }) => endedOn?.startsWith(`${year}-`))
      return last?.endReason ? ([[last.kind, last.endReason]] as const) : []
    }),
  )
  const rates = lives.flatMap((life, person) =>
    begun(life).flatMap(({ kind, door, days, startedOn }) => {
      const absence = absenceOf({ days, startedOn })
      const sum = attendanceRate(
        days
          .filter(({ on }) => inYear(on))
          .map(({ on, planned, state }) => ({
            plannedHours: planned,
            plannedAbsence: absence && absence.fromOn <= on && on <= absence.untilOn ? absence : null,
            logged: { state, hours: state === 'present' ? 4 : 0 },
          })),
      )
      return sum.present + sum.absent > 0 ? [{ person, kind, door, present: sum.present, counted: sum.present + sum.absent }] : []
    }),
  )
  const firsts = lives.flatMap((life) => {
    const first = begun(life).find(({ startedOn }) => inYear(startedOn))
    return first ? [{ life, first }] : []
  })
  const work = tally(
    ([13, 26, 52] as const).flatMap((weeks) =>
      firsts
        .filter(({ first }) => addWeeks(first.startedOn, weeks) <= today)
        .map(({ life, first }) => {
          const date = addWeeks(first.startedOn, weeks)
          const findings = [first, ...life.stays].flatMap(({ startedOn, checks }): Finding[] =>
            checks.map((check) => ({ on: checkDueOn(startedOn, check.weeks), answer: check.answer })),
          )
          const jobs = [...life.jobs, ...life.stays.flatMap((stay) => stay.jobs)].map((job) => ({
            ...job,
            weeklyHours: hoursOf(job),
          }))
          const status = statusAt(jobs, findings, { bridgedWeeks: 4 }, date)
          return [String(weeks), status === 'ordinary' || status === 'unknown' ? status : 'other'] as const
        }),
    ),
  )
  const firstPaid = lives.filter((life) => {
    const jobs = [
      ...(supplierId === null ? life.jobs : []),
      ...(supplierId === null ? life.stays : begun(life)).flatMap((stay) => stay.jobs),
    ]
    const ordinary = jobs.filter(({ kind }) => kind === 'ordinary').map(({ startsOn }) => startsOn)
    return inYear(ordinary.toSorted()[0] ?? null)
  }).length
  return {
    now,
    moves,
    endings,
    present: tally(rates.map(({ kind, door, present }) => [kind, door, present])),
    counted: tally(rates.map((rate) => [rate.kind, rate.door, rate.counted])),
    /** What a cell of attendance is judged by. */
    people: (kind: string | null, door: string | null): number =>
      new Set(
        rates
          .filter((rate) => (kind ?? rate.kind) === rate.kind && (door ?? rate.door) === rate.door)
          .map(({ person }) => person),
      ).size,
    work,
    firstPaid,
  }
}
