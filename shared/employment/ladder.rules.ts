import { addDays, mondayOf, weekdayOf } from '../calendar.ts'
import { type Planned, plannedWeekdayHours } from '../placements/ramp.rules.ts'
import { covers, type Period } from './employment.rules.ts'

/** From the first hour at work to ordinary pay, lowest first. */
export const rungs = ['unpaid', 'wage_subsidy', 'flexi_job', 'ordinary'] as const
export type Rung = (typeof rungs)[number]

/** A placement without pay: its hours are those that were planned. A placement with pay shows by its job. */
export type UnpaidStay = Planned & { readonly startedOn: string; readonly endedOn: string | null }

export type LadderWeek = { readonly monday: string; readonly hours: Readonly<Record<Rung, number>> }

/** The most weeks that are drawn: the last two years. */
export const mostLadderWeeks = 104

const round = (hours: number): number => Math.round(hours * 100) / 100

const weekOf = (monday: string, stays: readonly UnpaidStay[], spells: readonly Period[], today: string): LadderWeek => {
  const days = [0, 1, 2, 3, 4, 5, 6].map((day) => addDays(monday, day)).filter((day) => day <= today)
  const unpaid = stays.reduce(
    (sum, stay) =>
      days.reduce(
        (hours, day) =>
          covers({ startsOn: stay.startedOn, endsOn: stay.endedOn }, day)
            ? hours + (plannedWeekdayHours(stay, day)[weekdayOf(day) - 1] ?? 0)
            : hours,
        sum,
      ),
    0,
  )
  // a job that begins or ends within the week counts by its working days
  const workdays = days.filter((day) => weekdayOf(day) <= 5)
  const paid = (kind: Period['kind']): number =>
    spells.reduce(
      (sum, spell) =>
        spell.kind === kind ? sum + (spell.weeklyHours * workdays.filter((day) => covers(spell, day)).length) / 5 : sum,
      0,
    )
  return {
    monday,
    hours: {
      unpaid: round(unpaid),
      wage_subsidy: round(paid('wage_subsidy')),
      flexi_job: round(paid('flexi_job')),
      ordinary: round(paid('ordinary')),
    },
  }
}

/** Hours a week on each rung, from the first week of a placement or a job to the last whole week; at most two years. */
export const ladderOf = (stays: readonly UnpaidStay[], spells: readonly Period[], today: string): LadderWeek[] => {
  const first = [...stays.map(({ startedOn }) => startedOn), ...spells.map(({ startsOn }) => startsOn)]
    .filter((day) => day <= today)
    .toSorted((a, b) => (a < b ? -1 : 1))[0]
  if (first === undefined) return []
  const last = addDays(mondayOf(addDays(today, 1)), -7)
  const weeks: LadderWeek[] = []
  for (let monday = last; monday >= mondayOf(first) && weeks.length < mostLadderWeeks; monday = addDays(monday, -7)) {
    weeks.unshift(weekOf(monday, stays, spells, today))
  }
  return weeks
}

/** The first day with an ordinary paid hour, and with any paid hour (domain.md 9); null: none by `today`. */
export const firstPaid = (
  spells: readonly Period[],
  today: string,
): { readonly any: string | null; readonly ordinary: string | null } => {
  const earliest = (some: readonly Period[]): string | null =>
    some
      .map(({ startsOn }) => startsOn)
      .filter((day) => day <= today)
      .toSorted((a, b) => (a < b ? -1 : 1))[0] ?? null
  return { any: earliest(spells), ordinary: earliest(spells.filter(({ kind }) => kind === 'ordinary')) }
}

/** Weeks in a row with the same hours on each rung: a line of the table. */
export type LadderStep = LadderWeek & { readonly lastSunday: string; readonly weeks: number }

export const ladderSteps = (weeks: readonly LadderWeek[]): LadderStep[] => {
  const steps: LadderStep[] = []
  for (const week of weeks) {
    const last = steps.at(-1)
    const lastSunday = addDays(week.monday, 6)
    if (!last || rungs.some((rung) => last.hours[rung] !== week.hours[rung])) steps.push({ ...week, lastSunday, weeks: 1 })
    else steps[steps.length - 1] = { ...last, lastSunday, weeks: last.weeks + 1 }
  }
  return steps
}
