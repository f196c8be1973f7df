import { formatFor, type Language } from '../i18n/format.ts'
import type { Texts } from '../i18n/texts.ts'
import type { ExperimentPage, ToldResult } from './experiments.schema.ts'
import { arms, scaleOf } from './keys.ts'
import { armValue, differenceOf, verdictOf } from './result.rules.ts'
import { balanceKey, caveatsOf, sentencesOf, unseenSentence, whyUntold } from './words.ts'

type Line = (string | number | null)[]

export const headersOf = ({ experiments }: Texts): string[] => [...experiments.csv.headers]

const tenth = (value: number): number => Math.round(value * 10) / 10

const toldLines = (page: ExperimentPage, told: ToldResult, texts: Texts, language: Language): Line[] => {
  const { experiment } = page
  const asOf = told.toldOn ?? page.asOf
  const { experiments } = texts
  const { result, csv, balance, scales } = experiments
  const format = formatFor(language)
  const { outcome, leastDifference } = experiment
  const title = experiments.outcomes[outcome]
  const unit = scales[scaleOf[outcome].unit]
  const line = (part: string, ...rest: Line): Line => [part, ...rest, asOf]
  const verdict = verdictOf(told, leastDifference)
  const difference = verdict.says === 'too-few' ? verdict.difference : differenceOf(told)
  return [
    ...(['takingPart', 'comparison'] as const).flatMap((arm): Line[] => [
      line(result.groups, result.people, result.arms[arm], told.arms[arm].n, null, null, csv.people, null),
      line(
        result.groups,
        title,
        result.arms[arm],
        tenth(armValue(told, arm)),
        null,
        null,
        unit === scales.hours ? unit : '%',
        null,
      ),
    ]),
    ...(told.kind === 'share'
      ? (['takingPart', 'comparison'] as const).flatMap((arm): Line[] => {
          const { part, unknown } = told.arms[arm]
          const counted = line(result.groups, result.with, result.arms[arm], part, null, null, csv.people, null)
          return unknown
            ? [
                counted,
                line(result.groups, result.unknown, result.arms[arm], null, unknown.least, unknown.most, csv.people, null),
              ]
            : [counted]
        })
      : []),
    ...(difference
      ? [
          line(
            result.title,
            result.difference,
            null,
            tenth(difference.difference),
            tenth(difference.least),
            tenth(difference.most),
            unit,
            null,
          ),
        ]
      : []),
    ...sentencesOf(verdict, leastDifference, outcome, texts, format).map((said) =>
      line(result.title, csv.verdict, null, null, null, null, null, said),
    ),
    ...told.balance.flatMap(({ dimension, table }) =>
      table.rows.flatMap((key, row) =>
        arms.map((arm, column): Line => {
          const cell = table.cells[row]?.[column]
          const n = cell && 'n' in cell ? cell.n : csv.hidden
          const group = result.arms[arm === 'taking_part' ? 'takingPart' : 'comparison']
          return line(
            balance.title,
            `${balance.dimensions[dimension]}: ${balanceKey(dimension, key, texts)}`,
            group,
            n,
            null,
            null,
            csv.people,
            null,
          )
        }),
      ),
    ),
  ]
}

/** The page as a long table: the plan, the two groups, the difference, the balance, and the rules they were made by. */
export const linesOf = (page: ExperimentPage, texts: Texts, language: Language): Line[] => {
  const { experiment, asOf, result: told } = page
  const { experiments } = texts
  const { plan, result, csv, outcomes, outcomesMean, kinds, units, scales } = experiments
  const format = formatFor(language)
  const said = (part: string, line: string, text: string | null): Line => [part, line, null, null, null, null, null, text, asOf]
  const { kind, hypothesis, outcome, leastDifference, unit, startsOn, endsOn, stoppedOn, conclusion, title } = experiment
  const why = whyUntold(page, texts, format)
  const unseen = unseenSentence(page, texts, format)
  return [
    said(plan.title, experiments.table.title, title),
    said(plan.title, plan.kind, kinds[kind]),
    said(plan.title, csv.hypothesis, hypothesis),
    said(plan.title, plan.outcome, outcomes[outcome]),
    [plan.title, plan.least, null, leastDifference, null, null, scales[scaleOf[outcome].unit], null, asOf],
    said(plan.title, plan.who, units[unit]),
    [plan.title, plan.days, null, null, startsOn, stoppedOn ?? endsOn, null, null, asOf],
    ...(why === null ? [] : [said(result.title, csv.verdict, why)]),
    ...(told.says === 'told' ? toldLines(page, told, texts, language) : []),
    ...(conclusion === null ? [] : [said(result.title, csv.conclusion, conclusion)]),
    ...(unseen === null ? [] : [said(result.title, csv.conclusion, unseen)]),
    ...caveatsOf(page, texts, format).map((one) => said(csv.rules, result.title, one)),
    said(csv.rules, outcomes[outcome], outcomesMean[outcome]),
    said(csv.rules, result.rule, `${result.rules[unit]} ${unit === 'elsewhere' ? '' : result.ruleEach}`.trim()),
    said(csv.rules, result.how, `${scaleOf[outcome].of === 'share' ? result.howShare : result.howMean} ${result.howFew}`),
  ]
}
