import type { Texts } from '../i18n/texts.ts'
import type { Progress } from './contracts.schema.ts'
import type { Fives } from './fives.ts'
import type { Measure } from './measures.ts'
import { type Figure, figuresOf, straightWay, type YearFacts } from './progress.rules.ts'
import { isShare } from './words.ts'

type Line = (string | number | null)[]

/** The head of the export, in the order of a line. */
export const headersOf = ({ contracts: { csv } }: Texts): string[] => [
  csv.figure,
  csv.period,
  csv.target,
  csv.unit,
  csv.least,
  csv.most,
  csv.wayLeast,
  csv.wayMost,
  csv.straight,
  csv.forecastLeast,
  csv.forecastMost,
  csv.standing,
  csv.note,
  csv.asOf,
]

const tenth = (value: number): number => Math.round(value * 10) / 10
const percent = (share: number): number => tenth(share * 100)

/** The targets of a year by what they are for. */
export const targetsOf = ({ targets }: Pick<Progress, 'targets'>): Partial<Record<Measure, number>> =>
  Object.fromEntries(targets.map(({ measure, value }) => [measure, value]))

const figureLine = (figure: Figure, facts: YearFacts, asOf: string, period: string, { contracts }: Texts): Line => {
  const { measure, value, target, way, forecast, standing } = figure
  const write = isShare(measure) ? percent : (count: number) => count
  const forecasted = forecast.says === 'range' ? forecast : null
  const note =
    value === null
      ? contracts.tooFewLong
      : forecast.says === 'too-early' || forecast.says === 'too-few'
        ? contracts.forecast[forecast.says]
        : null
  return [
    contracts.measures[measure].title,
    period,
    target,
    isShare(measure) ? contracts.units.percent : measure === 'citizens' ? contracts.units.people : contracts.units.hours,
    value && write(value.least),
    value && write(value.most),
    way && percent(way.least),
    way && percent(way.most),
    target === null || isShare(measure) ? null : tenth(straightWay(target, facts, facts.untilDay)),
    forecasted && write(forecasted.least),
    forecasted && write(forecasted.most),
    contracts.standings[standing],
    note,
    asOf,
  ]
}

/** The page as a long table: the four figures, what the shares are made of, the months, and the definitions once each. */
export const linesOf = (progress: Progress, texts: Texts): Line[] => {
  const { contracts } = texts
  const { csv } = contracts
  const { facts, asOf, year } = progress
  const targets = targetsOf(progress)
  const width = headersOf(texts).length
  const count = (title: string, period: string, unit: string, { least, most }: Fives, straight: number | null = null): Line => [
    title,
    period,
    null,
    unit,
    least,
    most,
    null,
    null,
    straight,
    null,
    null,
    null,
    null,
    asOf,
  ]
  const definition = (title: string, means: string): Line => {
    const line = Array<string | null>(width).fill(null)
    line[0] = csv.definitionOf(title)
    line[width - 2] = means
    return line
  }
  if (!facts) {
    return (['citizens', 'paid_hours', 'share_lasting', 'answered_in_time'] as const).map((measure) => {
      const line = Array<string | number | null>(width).fill(null)
      line[0] = contracts.measures[measure].title
      line[1] = String(year)
      line[2] = targets[measure] ?? null
      line[width - 2] = contracts.yearAhead
      line[width - 1] = asOf
      return line
    })
  }
  const period = csv.until(facts.untilDay)
  const goal = targets.citizens
  return [
    ...figuresOf(facts, targets, asOf).map((figure) => figureLine(figure, facts, asOf, period, texts)),
    ...(['counted', 'reached', 'unknown', 'ahead'] as const).map((key) =>
      count(csv.parts[key], period, csv.people, facts.lasting[key]),
    ),
    count(csv.parts.cases, period, csv.cases, facts.answered.counted),
    count(csv.parts.inTime, period, csv.cases, facts.answered.inTime),
    ...facts.months.map(({ onDay, citizens }) =>
      count(
        contracts.measures.citizens.title,
        csv.until(onDay),
        contracts.units.people,
        citizens,
        goal === undefined ? null : tenth(straightWay(goal, facts, onDay)),
      ),
    ),
    ...(['citizens', 'paid_hours', 'share_lasting', 'answered_in_time'] as const).map((measure) =>
      definition(contracts.measures[measure].title, contracts.measures[measure].means),
    ),
    definition(contracts.forecast.title, contracts.forecast.rule),
    definition(contracts.fives, contracts.fivesWhy),
  ]
}
