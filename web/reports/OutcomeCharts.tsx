import type { ReactNode } from 'react'
import { doubtfulShare } from '../../shared/reports/change.rules.ts'
import { notReached } from '../../shared/reports/notReached.ts'
import { ordinaryBetween, rateOf, shareOf } from '../../shared/reports/reports.rules.ts'
import type { Dashboard } from '../../shared/reports/reports.schema.ts'
import { useFormat, useTexts } from '../language.tsx'
import { BarChart } from '../ui/chart/BarChart.tsx'
import { ChartFrame } from '../ui/chart/ChartFrame.tsx'
import { Table } from '../ui/Table.tsx'
import { allHidden, doorPlace, drawn, Hidden, isHidden, NotDrawn, Shown } from './Shown.tsx'

type Part = { readonly dashboard: Dashboard; readonly period: string }

const titleOf = (...parts: (string | null)[]): string => parts.filter(Boolean).join(' · ')
const useKindName = (siteKind: Dashboard['siteKind']): string | null => {
  const { sites } = useTexts()
  return siteKind && sites.kinds[siteKind]
}

/** Why placements ended, most often first. */
export const EndingsChart = ({ dashboard: { endings, asOf, siteKind }, period }: Part) => {
  const texts = useTexts()
  const { reports, placements } = texts
  const format = useFormat()
  const title = titleOf(reports.endings.title, period, useKindName(siteKind))
  const rows = endings.byReason
    .map(({ reason, count }) => ({ reason, label: placements.endReasons[reason], count }))
    .toSorted((a, b) => (drawn(b.count) ?? 0) - (drawn(a.count) ?? 0))
  const visible = rows.filter(({ count }) => 'n' in count && count.n > 0)
  return (
    <ChartFrame
      title={title}
      hidden={allHidden(
        rows.map(({ count }) => count),
        endings.total,
        texts,
        (n) => format.number(n, 0),
      )}
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
          rows={visible.map(({ reason, label, count }) => ({
            key: reason,
            label,
            words: format.number(drawn(count) ?? 0, 0),
            parts: [{ key: reason, tone: 'accent', value: drawn(count) ?? 0 }],
          }))}
        />
      )}
      {'n' in endings.total && endings.total.n === 0 && <p className="not-drawn">{reports.nothing}</p>}
      <NotDrawn rows={rows.map(({ label, count }) => ({ label, hidden: isHidden(count) }))} />
    </ChartFrame>
  )
}

export const AttendanceChart = ({ dashboard: { attendance, asOf, siteKind }, period, beside }: Part & { beside: ReactNode }) => {
  const texts = useTexts()
  const format = useFormat()
  const { reports } = texts
  const title = titleOf(reports.attendance.title, period, useKindName(siteKind))
  const rows = attendance.byDoor.map(({ door, rate }) => ({ ...doorPlace(door, texts), rate }))
  const visible = rows.filter(({ rate }) => rateOf(rate) !== null)
  const days = (rate: (typeof rows)[number]['rate'], part: 'present' | 'counted') =>
    'hidden' in rate ? <Hidden /> : format.number(rate[part], 0)
  const all = rateOf(attendance.all)
  const none = 'counted' in attendance.all && attendance.all.counted === 0
  return (
    <ChartFrame
      title={title}
      hidden={
        visible.length === 0 && rows.every(({ rate }) => isHidden(rate))
          ? all === null
            ? reports.allHidden
            : reports.totalThenHidden(format.percent(all))
          : null
      }
      asOf={asOf}
      definition={reports.attendance.means}
      beside={beside}
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
          axis={{ most: 1, from: format.percent(0), to: format.percent(1) }}
          rows={visible.map(({ key, label, tone, rate }) => ({
            key,
            label,
            words: format.percent(rateOf(rate) ?? 0),
            parts: [{ key, tone, value: rateOf(rate) ?? 0 }],
          }))}
        />
      )}
      {none && <p className="not-drawn">{reports.nothing}</p>}
      <NotDrawn rows={rows.map(({ label, rate }) => ({ label, hidden: isHidden(rate) }))} />
    </ChartFrame>
  )
}

/** Ordinary work 13, 26 and 52 weeks after the placement began, with what nobody knows behind it in the same bar. */
export const WorkChart = ({ dashboard, period, beside }: Part & { beside: ReactNode }) => {
  const { work, asOf, siteKind } = dashboard
  const texts = useTexts()
  const { reports } = texts
  const format = useFormat()
  const title = titleOf(reports.work.title, period)
  const reached = work.filter(({ began }) => !('n' in began) || began.n > 0)
  // without the first part of the bar the second would stand in its place
  const visible = reached.flatMap(({ weeks, began, ordinary, unknown }) =>
    'n' in began && 'n' in ordinary ? [{ weeks, began: began.n, ordinary: ordinary.n, unknown: drawn(unknown) }] : [],
  )
  const notYet = work
    .filter((one) => !reached.includes(one))
    .map(({ weeks }) => (
      <p className="not-drawn" key={weeks}>
        {notReached(dashboard, weeks, texts)}
      </p>
    ))
  const count = (n: number) => format.number(n, 0)
  return (
    <ChartFrame
      title={title}
      scope={siteKind !== null && reports.untouched}
      hidden={allHidden(
        reached.flatMap(({ ordinary, other, unknown, began }) => [ordinary, other, unknown, began]),
        null,
        texts,
        count,
      )}
      asOf={asOf}
      definition={reports.work.means}
      beside={beside}
      table={
        <>
          {reached.length > 0 && (
            <Table
              caption={title}
              captionHidden
              compact
              rows={reached}
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
                {
                  key: 'interval',
                  header: texts.outcomes.retention.interval,
                  numeric: true,
                  cell: ({ ordinary: part, unknown, began: whole }) => {
                    const share = doubtfulShare({ part, unknown, whole })
                    return share && texts.outcomes.retention.range(format.percent(share.from), format.percent(share.to))
                  },
                },
              ]}
            />
          )}
          {notYet}
        </>
      }
    >
      {visible.length > 0 && (
        <BarChart
          label={reports.work.picture(period)}
          legend={[
            { label: reports.work.ordinary, tone: 'accent' },
            { label: reports.work.unknown, tone: 'gray' },
          ]}
          axis={{ most: 1, from: format.percent(0), to: format.percent(1) }}
          rows={visible.map(({ weeks, began, ordinary, unknown }) => ({
            key: String(weeks),
            label: reports.work.weeks(weeks),
            words: reports.work.bar(count(ordinary), count(began), unknown === null ? null : count(unknown)),
            parts: [
              { key: 'ordinary', tone: 'accent', value: ordinary / began },
              { key: 'unknown', tone: 'gray', value: (unknown ?? 0) / began },
            ],
          }))}
        />
      )}
      <NotDrawn
        rows={reached.flatMap(({ ordinary, unknown }) => [{ hidden: isHidden(ordinary) }, { hidden: isHidden(unknown) }])}
      />
      {notYet}
    </ChartFrame>
  )
}
