import { ordinaryBetween, rateOf, shareOf } from '../../shared/reports/reports.rules.ts'
import type { Dashboard } from '../../shared/reports/reports.schema.ts'
import { useFormat, useTexts } from '../language.tsx'
import { BarChart } from '../ui/chart/BarChart.tsx'
import { ChartFrame } from '../ui/chart/ChartFrame.tsx'
import { Table } from '../ui/Table.tsx'
import { doorPlace, drawn, Hidden, isHidden, NotDrawn, Shown, Total } from './Shown.tsx'

type Part = { readonly dashboard: Dashboard; readonly period: string }

const titleOf = (...parts: (string | null)[]): string => parts.filter(Boolean).join(' · ')
const useKindName = (siteKind: Dashboard['siteKind']): string | null => {
  const { sites } = useTexts()
  return siteKind && sites.kinds[siteKind]
}

/** Why placements ended, most often first. */
export const EndingsChart = ({ dashboard: { endings, asOf, siteKind }, period }: Part) => {
  const { reports, placements } = useTexts()
  const format = useFormat()
  const title = titleOf(reports.endings.title, period, useKindName(siteKind))
  const rows = endings.byReason
    .map(({ reason, count }) => ({ reason, label: placements.endReasons[reason], count }))
    .toSorted((a, b) => (drawn(b.count) ?? 0) - (drawn(a.count) ?? 0))
  const visible = rows.filter(({ count }) => 'n' in count && count.n > 0)
  return (
    <ChartFrame
      title={title}
      asOf={asOf}
      definition={reports.endings.means}
      table={
        <Table
          caption={title}
          captionHidden
          compact
          rows={[...rows, { reason: 'total', label: reports.total, count: endings.total }]}
          rowKey={({ reason }) => reason}
          columns={[
            { key: 'reason', header: reports.endings.reason, cell: ({ label }) => label },
            { key: 'count', header: reports.people, numeric: true, cell: ({ count }) => <Shown cell={count} /> },
            {
              key: 'share',
              header: reports.csv.percent,
              numeric: true,
              cell: ({ count }) => {
                const share = shareOf(count, endings.total)
                return share === null ? '' : format.percent(share)
              },
            },
          ]}
        />
      }
    >
      {visible.length > 0 && (
        <BarChart
          label={reports.endings.picture(period)}
          series={[{ key: 'count', label: reports.people, tone: 'accent' }]}
          rows={visible.map(({ reason, label, count }) => ({ key: reason, label, values: { count: drawn(count) } }))}
          write={(value) => format.number(value, 0)}
        />
      )}
      {visible.length === 0 && (
        <Total>
          <Shown cell={endings.total} />
        </Total>
      )}
      {'n' in endings.total && endings.total.n === 0 && <p className="not-drawn">{reports.nothing}</p>}
      <NotDrawn rows={rows.map(({ label, count }) => ({ label, hidden: isHidden(count) }))} />
    </ChartFrame>
  )
}

export const AttendanceChart = ({ dashboard: { attendance, asOf, siteKind }, period }: Part) => {
  const texts = useTexts()
  const format = useFormat()
  const { reports } = texts
  const title = titleOf(reports.attendance.title, period, useKindName(siteKind))
  const rows = attendance.byDoor.map(({ door, rate }) => ({ ...doorPlace(door, texts), rate }))
  const visible = rows.filter(({ rate }) => rateOf(rate) !== null)
  const days = (rate: (typeof rows)[number]['rate'], part: 'present' | 'counted') =>
    'hidden' in rate ? <Hidden /> : format.number(rate[part], 0)
  const none = 'counted' in attendance.all && attendance.all.counted === 0
  return (
    <ChartFrame
      title={title}
      asOf={asOf}
      definition={reports.attendance.means}
      table={
        <Table
          caption={title}
          captionHidden
          compact
          rows={[...rows, { key: 'total', label: reports.total, tone: 'gray', rate: attendance.all }]}
          rowKey={({ key }) => key}
          columns={[
            { key: 'door', header: reports.byDoor.door, cell: ({ label }) => label },
            { key: 'present', header: reports.attendance.present, numeric: true, cell: ({ rate }) => days(rate, 'present') },
            { key: 'counted', header: reports.attendance.counted, numeric: true, cell: ({ rate }) => days(rate, 'counted') },
            {
              key: 'rate',
              header: reports.attendance.rate,
              numeric: true,
              cell: ({ rate }) => {
                const share = rateOf(rate)
                return share === null ? '' : format.percent(share)
              },
            },
          ]}
        />
      }
    >
      {visible.length > 0 && (
        <BarChart
          label={reports.attendance.picture(period)}
          stacked
          series={visible.map(({ key, label, tone }) => ({ key, label, tone }))}
          rows={visible.map(({ key, label, rate }) => ({ key, label, values: { [key]: rateOf(rate) } }))}
          write={(value) => format.percent(value)}
        />
      )}
      {visible.length === 0 && !none && (
        <Total>{rateOf(attendance.all) === null ? <Hidden /> : format.percent(rateOf(attendance.all) ?? 0)}</Total>
      )}
      {none && <p className="not-drawn">{reports.nothing}</p>}
      <NotDrawn rows={rows.map(({ label, rate }) => ({ label, hidden: isHidden(rate) }))} />
    </ChartFrame>
  )
}

/** Ordinary work 13, 26 and 52 weeks after the placement began, with what nobody knows beside it. */
export const WorkChart = ({ dashboard: { work, asOf, siteKind }, period }: Part) => {
  const { reports } = useTexts()
  const format = useFormat()
  const title = titleOf(reports.work.title, period)
  const reached = work.filter(({ began }) => !('n' in began) || began.n > 0)
  const visible = reached.filter(
    ({ began, ordinary, unknown }) => shareOf(ordinary, began) !== null || shareOf(unknown, began) !== null,
  )
  const note = siteKind !== null && <p className="not-drawn">{reports.untouched}</p>
  return (
    <ChartFrame
      title={title}
      asOf={asOf}
      definition={reports.work.means}
      table={
        <>
          <Table
            caption={title}
            captionHidden
            compact
            rows={work}
            rowKey={({ weeks }) => String(weeks)}
            columns={[
              { key: 'weeks', header: reports.work.after, cell: ({ weeks }) => reports.work.weeks(weeks) },
              ...(['began', 'ordinary', 'other', 'unknown'] as const).map((key) => ({
                key,
                header: reports.work[key],
                numeric: true,
                cell: (row: Dashboard['work'][number]) => <Shown cell={row[key]} />,
              })),
              {
                key: 'share',
                header: reports.work.share,
                numeric: true,
                cell: (row) => {
                  const between = ordinaryBetween(row)
                  return between && reports.work.range(format.percent(between.least), format.percent(between.most))
                },
              },
            ]}
          />
          {note}
        </>
      }
    >
      {visible.length > 0 && (
        <BarChart
          label={reports.work.picture(period)}
          series={[
            { key: 'ordinary', label: reports.work.ordinary, tone: 'accent' },
            { key: 'unknown', label: reports.work.unknown, tone: 'gray' },
          ]}
          rows={visible.map(({ weeks, began, ordinary, unknown }) => ({
            key: String(weeks),
            label: reports.work.weeks(weeks),
            values: { ordinary: shareOf(ordinary, began), unknown: shareOf(unknown, began) },
          }))}
          write={(value) => format.percent(value)}
        />
      )}
      {reached.length === 0 && <p className="not-drawn">{reports.nothing}</p>}
      <NotDrawn
        rows={reached.flatMap(({ ordinary, unknown }) => [{ hidden: isHidden(ordinary) }, { hidden: isHidden(unknown) }])}
      />
      {note}
    </ChartFrame>
  )
}
