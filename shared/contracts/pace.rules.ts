import type { RampWeek } from '../doors/doors.schema.ts'

/** What an hour costs an employer: wage and subsidy in kroner an hour, on-costs as a factor on the wage (1.3 is 30 per cent). */
export type HourlyCost = { readonly wage: number; readonly onCost: number; readonly subsidy: number }

/**
 * Kroner as whole øre, to the nearest. Every amount is reckoned from the unrounded rates and rounded once, here; an exact half øre falls to the side on
 * which the binary number lies. Sums are sums of rounded amounts, so that a table adds up.
 */
export const oere = (kroner: number): number => Math.round(kroner * 100) || 0

/** Wage with on-costs, in kroner, not rounded. */
const fullCost = ({ wage, onCost }: HourlyCost): number => wage * onCost
/** What is left to the employer of an hour; a subsidy is never more than the hour costs. */
const ownCost = (cost: HourlyCost): number => Math.max(0, fullCost(cost) - cost.subsidy)

export const hourOere = (cost: HourlyCost): number => oere(fullCost(cost))

/** The cost of as much work as somebody at the norm does in an hour. Pace in per cent of the norm, above 0. */
export const normHourOere = (cost: HourlyCost, pace: number): number => oere(ownCost(cost) / (pace / 100))

/** What an hour at a pace costs more than its work does at the norm without subsidy, in kroner; below 0 it costs less. */
const extra = (cost: HourlyCost, pace: number): number =>
  cost.subsidy === 0 ? fullCost(cost) * (1 - pace / 100) : ownCost(cost) - fullCost(cost) * (pace / 100)

export const extraPerHourOere = (cost: HourlyCost, pace: number): number => oere(extra(cost, pace))

/** The same for a year of so many hours a week in so many weeks; not reckoned from the rounded hour. */
export const extraPerYearOere = (cost: HourlyCost, pace: number, { hours, weeks }: { hours: number; weeks: number }): number =>
  oere(extra(cost, pace) * hours * weeks)

/** The pace from which a norm hour costs no more than one hour of `reference` at the norm without subsidy; a share, 0.58 is 58 per cent. */
export const breakEvenPace = (cost: HourlyCost, reference: HourlyCost): number => ownCost(cost) / fullCost(reference)

/** One line of the table: cost per norm hour, extra per worked hour and a year, without and with subsidy, all in øre. */
export type AtPace = {
  readonly pace: number
  readonly normHour: number
  readonly extraHour: number
  readonly extraYear: number
  readonly withSubsidy: { readonly normHour: number; readonly extraHour: number; readonly extraYear: number } | null
}

/** The figures at a pace. Without a subsidy there are none with one. */
export const atPace = (cost: HourlyCost, pace: number, time: { hours: number; weeks: number }): AtPace => {
  const figures = (of: HourlyCost) => ({
    normHour: normHourOere(of, pace),
    extraHour: extraPerHourOere(of, pace),
    extraYear: extraPerYearOere(of, pace, time),
  })
  return { pace, ...figures({ ...cost, subsidy: 0 }), withSubsidy: cost.subsidy > 0 ? figures(cost) : null }
}

/** A week of a door's ramp as it is reckoned with. `assumed`: the pace is not measured in that week. */
export type PlannedWeek = { readonly week: number; readonly hours: number; readonly pace: number; readonly assumed: boolean }

const middle = ({ from, to }: { from: number; to: number }): number => (from + to) / 2

/** The middle of what a door says of each week; where it says no pace, the lowest that it asks for later, or the norm if it never does. */
export const doorWeeks = (ramp: readonly RampWeek[]): PlannedWeek[] => {
  const first = ramp.find(({ pace }) => pace !== null)?.pace?.from ?? 100
  return ramp.map(({ week, hours, pace }) => ({
    week,
    hours: middle(hours),
    pace: pace ? middle(pace) : first,
    assumed: pace === null,
  }))
}

type Work = { readonly hours: number; readonly normHours: number; readonly costOere: number; readonly extraOere: number }

const workOf = (cost: HourlyCost, hours: number, pace: number): Work => ({
  hours,
  normHours: (hours * pace) / 100,
  costOere: oere(ownCost(cost) * hours),
  extraOere: oere(extra(cost, pace) * hours),
})

const total = (parts: readonly Work[]): Work => {
  const sum = (of: keyof Work) => parts.reduce((all, part) => all + part[of], 0)
  return { hours: sum('hours'), normHours: sum('normHours'), costOere: sum('costOere'), extraOere: sum('extraOere') }
}

/** Total cost over norm hours, in øre; null where there is no work. */
const perNormHour = ({ costOere, normHours }: Work): number | null => (normHours > 0 ? Math.round(costOere / normHours) : null)

export type Reckoned<Row> = {
  readonly rows: readonly (Row & Work)[]
  readonly total: Work
  readonly normHourOere: number | null
}

/** A door's weeks with what they cost whoever pays the hours from week `paidFrom` on; before it they cost nothing and are no paid hours. */
export const alongRamp = (
  cost: HourlyCost,
  weeks: readonly PlannedWeek[],
  paidFrom: number,
): Reckoned<PlannedWeek & { readonly paid: boolean }> => {
  const rows = weeks.map((week) => {
    const paid = week.week >= paidFrom
    return { ...week, paid, ...workOf(cost, paid ? week.hours : 0, week.pace), hours: week.hours }
  })
  const all = total(rows.filter(({ paid }) => paid))
  return { rows, total: all, normHourOere: perNormHour(all) }
}

/** So many people of one pace, hours a week each; never anybody in particular. */
export type TeamPart = { readonly people: number; readonly pace: number; readonly hours: number; readonly subsidised: boolean }

/** What a team of mixed paces costs a week, and its norm hour. The subsidy counts for the parts that have it. */
export const ofTeam = (
  cost: HourlyCost,
  parts: readonly TeamPart[],
): Reckoned<Omit<TeamPart, 'hours'> & { readonly each: number }> & {
  readonly people: number
  /** Average over the hours worked, in per cent; null without hours. */
  readonly pace: number | null
} => {
  const rows = parts.map(({ hours: each, ...part }) => ({
    ...part,
    each,
    ...workOf(part.subsidised ? cost : { ...cost, subsidy: 0 }, part.people * each, part.pace),
  }))
  const all = total(rows)
  return {
    rows,
    total: all,
    normHourOere: perNormHour(all),
    people: parts.reduce((sum, { people }) => sum + people, 0),
    pace: all.hours > 0 ? (all.normHours / all.hours) * 100 : null,
  }
}
