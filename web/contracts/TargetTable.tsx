import { targetsOf } from '../../shared/contracts/contracts.lines.ts'
import type { Progress } from '../../shared/contracts/contracts.schema.ts'
import { measures } from '../../shared/contracts/measures.ts'
import { figuresOf, straightWay } from '../../shared/contracts/progress.rules.ts'
import { isShare, rangeText, targetText, writeValue } from '../../shared/contracts/words.ts'
import { useFormat, useTexts } from '../language.tsx'
import { Table } from '../ui/Table.tsx'

/** The same figures as a table; before the year begins the targets alone. */
export const TargetTable = ({ progress }: { progress: Progress }) => {
  const texts = useTexts()
  const { contracts } = texts
  const { table: words } = contracts
  const format = useFormat()
  const { facts, year, asOf } = progress
  const targets = targetsOf(progress)
  const figures = facts ? figuresOf(facts, targets, asOf) : null
  const rows = measures.map((measure) => ({
    measure,
    target: targets[measure] ?? null,
    figure: figures?.find((one) => one.measure === measure) ?? null,
  }))
  type Row = (typeof rows)[number]
  return (
    <section className="target-table">
      <h2>{words.caption(year)}</h2>
      <Table
        caption={words.caption(year)}
        captionHidden
        stacks
        rows={rows}
        rowKey={({ measure }) => measure}
        columns={[
          { key: 'measure', header: words.measure, cell: ({ measure }) => contracts.measures[measure].title },
          {
            key: 'target',
            header: words.target,
            numeric: true,
            cell: ({ measure, target }) => (target === null ? contracts.noTarget : targetText(measure, target, texts, format)),
          },
          ...(facts
            ? [
                {
                  key: 'value',
                  header: words.value,
                  numeric: true,
                  cell: ({ figure, measure }: Row) =>
                    figure?.value
                      ? rangeText(figure.value, writeValue(measure, format), texts)
                      : measure === 'paid_hours'
                        ? contracts.tooFewPaid
                        : contracts.tooFew,
                },
                {
                  key: 'way',
                  header: words.way,
                  numeric: true,
                  cell: ({ figure }: Row) => (figure?.way ? rangeText(figure.way, format.percent, texts) : ''),
                },
                {
                  key: 'straight',
                  header: words.straight,
                  numeric: true,
                  cell: ({ measure, target }: Row) =>
                    target === null || isShare(measure) ? '' : format.number(straightWay(target, facts, facts.untilDay), 0),
                },
                {
                  key: 'forecast',
                  header: words.forecast,
                  numeric: true,
                  cell: ({ figure, measure }: Row) =>
                    !figure || figure.forecast.says === 'over'
                      ? ''
                      : figure.forecast.says === 'range'
                        ? rangeText(figure.forecast, writeValue(measure, format), texts)
                        : contracts.forecast.none,
                },
                {
                  key: 'standing',
                  header: words.standing,
                  cell: ({ figure }: Row) => (figure ? contracts.standings[figure.standing] : ''),
                },
              ]
            : []),
        ]}
      />
    </section>
  )
}
