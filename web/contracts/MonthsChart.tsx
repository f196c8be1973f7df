import { targetsOf } from '../../shared/contracts/contracts.lines.ts'
import type { Progress } from '../../shared/contracts/contracts.schema.ts'
import { straightWay, type YearFacts } from '../../shared/contracts/progress.rules.ts'
import { rangeText } from '../../shared/contracts/words.ts'
import { useFormat, useTexts } from '../language.tsx'
import { BarChart } from '../ui/chart/BarChart.tsx'
import { ChartFrame } from '../ui/chart/ChartFrame.tsx'
import { Table } from '../ui/Table.tsx'

/** How the count of citizens grew, month by month, beside the straight way to the target. */
export const MonthsChart = ({ progress, facts }: { progress: Progress; facts: YearFacts }) => {
  const texts = useTexts()
  const { months: words } = texts.contracts
  const format = useFormat()
  const { year, asOf } = progress
  const target = targetsOf(progress).citizens ?? null
  const rows = facts.months.map(({ onDay, citizens }) => ({
    onDay,
    citizens,
    range: rangeText(citizens, (one) => format.number(one, 0), texts),
    straight: target === null ? null : format.number(straightWay(target, facts, onDay), 0),
  }))
  const most = Math.max(target ?? 0, ...rows.map(({ citizens }) => citizens.most))
  return (
    <ChartFrame
      title={words.title(year)}
      asOf={asOf}
      definition={words.means}
      table={
        <Table
          caption={words.title(year)}
          captionHidden
          compact
          rows={rows}
          rowKey={({ onDay }) => onDay}
          columns={[
            { key: 'month', header: words.month, cell: ({ onDay }) => format.date(onDay) },
            { key: 'citizens', header: words.citizens, numeric: true, cell: ({ range }) => range },
            { key: 'straight', header: words.straight, numeric: true, cell: ({ straight }) => straight ?? '' },
          ]}
        />
      }
    >
      <BarChart
        label={words.picture(year)}
        legend={[
          { label: words.sure, tone: 'accent' },
          { label: words.upTo, tone: 'step1' },
        ]}
        axis={{ most, from: format.number(0, 0), to: format.number(most, 0) }}
        rows={rows.map(({ onDay, citizens, range, straight }) => ({
          key: onDay,
          label: format.date(onDay),
          words: straight === null ? range : words.words(range, straight),
          parts: [
            { key: 'sure', tone: 'accent', value: citizens.least },
            { key: 'upTo', tone: 'step1', value: citizens.most - citizens.least },
          ],
        }))}
      />
    </ChartFrame>
  )
}
