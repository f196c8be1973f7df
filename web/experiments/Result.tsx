import type { ExperimentPage, ToldResult } from '../../shared/experiments/experiments.schema.ts'
import { scaleOf } from '../../shared/experiments/keys.ts'
import { armValue, differenceOf, reachOf, type Verdict, verdictOf } from '../../shared/experiments/result.rules.ts'
import { caveatsOf, differenceSentence, fivesText, sentencesOf, valueText, whyUntold } from '../../shared/experiments/words.ts'
import { useFormat, useTexts } from '../language.tsx'
import { ChartFrame } from '../ui/chart/ChartFrame.tsx'
import { DifferenceChart } from '../ui/chart/DifferenceChart.tsx'
import { Details } from '../ui/Details.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Table } from '../ui/Table.tsx'
import { BalanceTables } from './BalanceTables.tsx'

/** What came of it, or why nothing is said. */
export const Result = ({ page }: { page: ExperimentPage }) => {
  const texts = useTexts()
  const { result } = texts.experiments
  const format = useFormat()
  const told = page.result
  if (told.says === 'told') return <Told page={page} told={told} />
  return (
    <section className="panel" aria-labelledby="resultat">
      <h2 id="resultat">{result.title}</h2>
      <p>{whyUntold(page, texts, format)}</p>
    </section>
  )
}

const toneOf = (verdict: Verdict) => (verdict.says === 'better' ? 'success' : verdict.says === 'worse' ? 'warning' : 'info')

const armKeys = ['takingPart', 'comparison'] as const

const Told = ({ page, told }: { page: ExperimentPage; told: ToldResult }) => {
  const texts = useTexts()
  const { experiments } = texts
  const { result, scales } = experiments
  const format = useFormat()
  const asOf = told.toldOn ?? page.asOf
  const { outcome, leastDifference, unit } = page.experiment
  const verdict = verdictOf(told, leastDifference)
  const [first = '', ...rest] = sentencesOf(verdict, leastDifference, outcome, texts, format)
  const difference = verdict.says === 'too-few' ? verdict.difference : differenceOf(told)
  const sentence = difference && differenceSentence(difference, outcome, texts, format)
  const reach = difference ? reachOf(difference, leastDifference, outcome) : 0
  const scale = scales[scaleOf[outcome].unit]
  const valueWords = (arm: (typeof armKeys)[number]) =>
    `${valueText(armValue(told, arm), format)}${scaleOf[outcome].unit === 'hours' ? ` ${scales.hours}` : ' %'}`
  const definition = (
    <>
      <p>{experiments.outcomesMean[outcome]}</p>
      <p>
        {result.rules[unit]} {unit !== 'elsewhere' && result.ruleEach}
      </p>
      <p>
        {scaleOf[outcome].of === 'share' ? result.howShare : result.howMean} {result.howFew}
      </p>
    </>
  )
  return (
    <>
      <Notice tone={toneOf(verdict)} title={first}>
        {rest.map((one) => (
          <p key={one}>{one}</p>
        ))}
        {sentence && <p>{sentence}</p>}
        <p>
          {armKeys
            .map((arm) => result.armCounted(result.arms[arm], valueWords(arm), format.number(told.arms[arm].n, 0)))
            .join(' ')}
        </p>
      </Notice>
      <ChartFrame
        title={result.chartTitle}
        scope={experiments.outcomes[outcome]}
        asOf={asOf}
        definition={definition}
        table={<Arms told={told} outcome={outcome} difference={difference} />}
        {...(difference ? {} : { beside: null, hidden: <Arms told={told} outcome={outcome} difference={null} /> })}
      >
        {difference && sentence && (
          <DifferenceChart
            label={result.picture(experiments.outcomes[outcome], sentence)}
            {...difference}
            matters={leastDifference}
            reach={reach}
            legend={result.legend}
            axis={{
              from: `−${format.number(reach, 0)} ${scale}`,
              zero: result.zero,
              to: `+${format.number(reach, 0)} ${scale}`,
            }}
          />
        )}
      </ChartFrame>
      <div className="experiment-rule">
        {caveatsOf(page, texts, format).map((one) => (
          <p key={one}>{one}</p>
        ))}
        <Details summary={result.rule}>
          {result.rules[unit]} {unit !== 'elsewhere' && result.ruleEach}
        </Details>
      </div>
      <BalanceTables balance={told.balance} />
    </>
  )
}

/** The two groups and their difference as a table. */
const Arms = ({
  told,
  outcome,
  difference,
}: {
  told: ToldResult
  outcome: ExperimentPage['experiment']['outcome']
  difference: ReturnType<typeof differenceOf>
}) => {
  const { experiments } = useTexts()
  const { result, scales } = experiments
  const format = useFormat()
  const unit = scaleOf[outcome].unit === 'hours' ? ` ${scales.hours}` : ' %'
  const shares = told.kind === 'share' ? told.arms : null
  const rows = [
    ...armKeys.map((arm) => ({
      key: arm as string,
      name: result.arms[arm],
      people: format.number(told.arms[arm].n, 0),
      part: shares ? format.number(shares[arm].part, 0) : '',
      unknown: shares?.[arm].unknown ? fivesText(shares[arm].unknown, format) : '',
      value: `${valueText(armValue(told, arm), format)}${unit}`,
    })),
    ...(difference
      ? [
          {
            key: 'difference',
            name: `${result.difference} (95 %)`,
            people: '',
            part: '',
            unknown: '',
            value: `${valueText(difference.difference, format, true)} (${valueText(difference.least, format, true)} – ${valueText(difference.most, format, true)})`,
          },
        ]
      : []),
  ]
  type Row = (typeof rows)[number]
  const told26 = shares !== null && armKeys.some((arm) => shares[arm].unknown !== null)
  return (
    <Table
      caption={result.groups}
      rows={rows}
      rowKey={({ key }) => key}
      columns={[
        { key: 'group', header: result.group, cell: ({ name }) => name },
        { key: 'people', header: result.people, numeric: true, cell: ({ people }) => people },
        ...(shares ? [{ key: 'with', header: result.with, numeric: true, cell: ({ part }: Row) => part }] : []),
        ...(told26 ? [{ key: 'unknown', header: result.unknown, numeric: true, cell: ({ unknown }: Row) => unknown }] : []),
        { key: 'value', header: result.value, numeric: true, cell: ({ value }) => value },
      ]}
    />
  )
}
