import { addWeeks, daysBetween } from '../calendar.ts'
import { wilson } from '../statistics/intervals.ts'
import { type Fives, isFew, shareOf } from './fives.ts'
import type { Measure } from './measures.ts'

/** What the database tells of a contract's year. */
export type YearFacts = {
  /** First and last day of the contract in the year, and the day the facts are as of: today, or the last day of a year that is over. */
  readonly firstDay: string
  readonly lastDay: string
  readonly untilDay: string
  readonly citizens: Fives
  readonly months: readonly { readonly onDay: string; readonly citizens: Fives }[]
  /** Null where fewer than five people stand behind the hours. */
  readonly paidHours: number | null
  readonly lasting: { readonly counted: Fives; readonly reached: Fives; readonly unknown: Fives; readonly ahead: Fives }
  readonly answered: { readonly counted: Fives; readonly inTime: Fives }
}

/** A year is too young to be carried on before so many days of it are gone. */
const earliestDays = 56

const daysIn = (from: string, to: string): number => daysBetween(from, to) + 1

/** How far the year has come: days gone of days in all, both of the contract's part of the year. */
export const clockOf = ({ firstDay, lastDay, untilDay }: Pick<YearFacts, 'firstDay' | 'lastDay' | 'untilDay'>) => {
  const [gone, all] = [daysIn(firstDay, untilDay), daysIn(firstDay, lastDay)]
  return { gone, all, share: gone / all, over: untilDay >= lastDay }
}
type Clock = ReturnType<typeof clockOf>

/** Where the straight way to a target is on a day: as much of it as of the year. */
export const straightWay = (
  target: number,
  { firstDay, lastDay }: Pick<YearFacts, 'firstDay' | 'lastDay'>,
  day: string,
): number => (target * daysIn(firstDay, day)) / daysIn(firstDay, lastDay)

/** Between what and what the outcome of the year is expected, or why nothing is said. */
export type Forecast =
  | { readonly says: 'range'; readonly least: number; readonly most: number }
  /** Fewer than eight weeks are gone. */
  | { readonly says: 'too-early' }
  /** Fewer than ten people or cases so far, or hours of fewer than five people. */
  | { readonly says: 'too-few' }
  /** The year is over: what came of it is the figure itself. */
  | { readonly says: 'over' }

/** How it stands beside the target; `near` where the figure as it is told does not settle it. */
export type Standing = 'reached' | 'missed' | 'ahead' | 'behind' | 'above' | 'below' | 'near' | 'not-told'

export type Figure = {
  readonly measure: Measure
  /** People and hours as they are; shares from 0 to 1. Null where there are too few. */
  readonly value: Fives | null
  /** People, hours or per cent; null where none is set. */
  readonly target: number | null
  /** How much of the way to the target is covered, 1 = all of it; null for shares, which do not grow with the year. */
  readonly way: Fives | null
  readonly forecast: Forecast
  readonly standing: Standing
}

const carriedOn = (value: Fives | null, clock: Clock): Forecast => {
  if (clock.over) return { says: 'over' }
  if (value === null || isFew(value)) return { says: 'too-few' }
  if (clock.gone < earliestDays) return { says: 'too-early' }
  // what came a day so far, on every day of the year
  const times = clock.all / clock.gone
  return { says: 'range', least: Math.round(value.least * times), most: Math.round(value.most * times) }
}

const sumStanding = (value: Fives | null, target: number | null, expected: number, clock: Clock): Standing => {
  if (value === null || target === null) return 'not-told'
  if (value.least >= target) return 'reached'
  if (clock.over) return value.most < target ? 'missed' : 'near'
  return value.least >= expected ? 'ahead' : value.most < expected ? 'behind' : 'near'
}

const sumFigure = (measure: Measure, value: Fives | null, target: number | null, facts: YearFacts): Figure => {
  const clock = clockOf(facts)
  return {
    measure,
    value,
    target,
    way: value && target !== null ? { least: value.least / target, most: value.most / target } : null,
    forecast: carriedOn(value, clock),
    standing: sumStanding(value, target, target === null ? 0 : straightWay(target, facts, facts.untilDay), clock),
  }
}

/** The widest 95 per cent interval (Wilson) that the counts, as they are told, leave room for. */
const around = (part: Fives, whole: Fives): Fives => {
  const wholes = Array.from({ length: whole.most - whole.least + 1 }, (_, index) => whole.least + index)
  return {
    least: Math.min(...wholes.map((n) => wilson(Math.min(part.least, n), n).least)),
    most: Math.max(...wholes.map((n) => wilson(Math.min(part.most, n), n).most)),
  }
}

const shareFigure = (
  measure: Measure,
  { value, interval, open }: { readonly value: Fives | null; readonly interval: () => Fives; readonly open: boolean },
  target: number | null,
  facts: YearFacts,
): Figure => {
  const goal = target === null ? null : target / 100
  const clock = clockOf(facts)
  const final = clock.over && !open
  return {
    measure,
    value,
    target,
    way: null,
    forecast: final
      ? { says: 'over' }
      : value === null
        ? { says: 'too-few' }
        : !clock.over && clock.gone < earliestDays
          ? { says: 'too-early' }
          : { says: 'range', ...interval() },
    standing:
      value === null || goal === null
        ? 'not-told'
        : value.least >= goal
          ? final
            ? 'reached'
            : 'above'
          : value.most < goal
            ? final
              ? 'missed'
              : 'below'
            : 'near',
  }
}

/** Share and interval of those answered in time. They and the late ones are told in fives, the whole is what the two make: so the ends go together. */
const answersOf = ({ counted, inTime }: YearFacts['answered']) => {
  const late = { least: counted.least - inTime.least, most: counted.most - inTime.most }
  const [fewest, all] = [inTime.least + late.most, inTime.most + late.least]
  return {
    value: isFew(counted) ? null : { least: inTime.least / fewest, most: inTime.most / all },
    interval: () => ({ least: wilson(inTime.least, fewest).least, most: wilson(inTime.most, all).most }),
  }
}

/** Somebody who begins is judged so many weeks later. */
const weeksToLasting = 52

/** The day on which the last of the year's people are judged. */
export const lastJudgedOn = ({ lastDay }: Pick<YearFacts, 'lastDay'>): string => addWeeks(lastDay, weeksToLasting)

/** The four figures of a year beside their targets, in the order of the page. */
export const figuresOf = (facts: YearFacts, targets: Readonly<Partial<Record<Measure, number>>>, asOf: string): Figure[] => {
  const { citizens, paidHours, lasting, answered } = facts
  const { reached, unknown, counted } = lasting
  const target = (measure: Measure): number | null => targets[measure] ?? null
  // nobody knows of some: at least as if none of them had lasting work, at most as if all had
  const reachedAtMost = { least: reached.least, most: reached.most + unknown.most }
  return [
    sumFigure('citizens', citizens, target('citizens'), facts),
    sumFigure('paid_hours', paidHours === null ? null : { least: paidHours, most: paidHours }, target('paid_hours'), facts),
    shareFigure(
      'share_lasting',
      {
        value: shareOf(reachedAtMost, counted),
        interval: () => around(reachedAtMost, counted),
        open: lastJudgedOn(facts) > asOf,
      },
      target('share_lasting'),
      facts,
    ),
    shareFigure('answered_in_time', { ...answersOf(answered), open: false }, target('answered_in_time'), facts),
  ]
}
