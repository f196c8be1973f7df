import { Form, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { type QualityKey, touchedBy } from '../../shared/reports/outcomes.keys.ts'
import type { DataQuality } from '../../shared/reports/outcomes.schema.ts'
import { reportsApi } from '../../shared/reports/reports.api.ts'
import { shareOf } from '../../shared/reports/reports.rules.ts'
import { call } from '../api.ts'
import { href } from '../hrefs.ts'
import { useFormat, useTexts } from '../language.tsx'
import { Button } from '../ui/Button.tsx'
import { BarChart } from '../ui/chart/BarChart.tsx'
import { ChartFrame } from '../ui/chart/ChartFrame.tsx'
import type { Tone } from '../ui/chart/tones.tsx'
import { Select } from '../ui/choices.tsx'
import { Details } from '../ui/Details.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import { Table } from '../ui/Table.tsx'
import { drawn, isHidden, NotDrawn, Shown } from './Shown.tsx'

export const loader = async ({ request }: LoaderFunctionArgs) => {
  const year = /^20\d\d$/.exec(new URL(request.url).searchParams.get('aar') ?? '')?.[0]
  return call(reportsApi.quality, { query: year ? { year } : {} })
}

const tones: readonly Tone[] = ['step4', 'step2', 'step0']

const QualityPanel = ({ told, name, period }: { told: DataQuality; name: QualityKey; period: string }) => {
  const { outcomes, reports } = useTexts()
  const { quality } = outcomes
  const format = useFormat()
  const found = told[name]
  if (found === null) return null
  const title = `${quality.titles[name]} · ${period}`
  const words: Readonly<Record<string, string>> = quality.parts[name]
  const figures: Readonly<Record<keyof typeof touchedBy, string>> = {
    paid: outcomes.paid.title,
    job: outcomes.job.title,
    retention: outcomes.retention.title,
    ladder: outcomes.ladder.title,
    endings: outcomes.endings.title,
    hits: outcomes.hits.title,
    attendance: reports.attendance.figure,
  }
  const touched = (Object.keys(figures) as (keyof typeof figures)[]).filter((figure) =>
    touchedBy[figure].some((one) => one === name),
  )
  const whole = 'hidden' in found ? null : found
  const parts =
    whole?.parts.map(({ key, count }, at) => ({ key, label: words[key] ?? '', count, tone: tones[at] ?? 'gray' })) ?? []
  const visible = parts.filter(({ count }) => !isHidden(count))
  const all = whole && drawn(whole.total)
  return (
    <ChartFrame
      title={title}
      scope={touched.length > 0 && quality.touches(format.list(touched.map((one) => figures[one])))}
      asOf={told.asOf}
      definition={quality.means[name]}
      hidden={whole === null || (parts.length > 0 && visible.length === 0) ? quality.hidden : null}
      table={
        <Table
          caption={title}
          captionHidden
          compact
          rows={[...parts, { key: 'total', label: reports.total, count: whole?.total ?? { hidden: true as const } }]}
          rowKey={({ key }) => key}
          columns={[
            { key: 'part', header: quality.part, cell: ({ label }) => label },
            { key: 'count', header: quality.count[name], numeric: true, cell: ({ count }) => <Shown cell={count} /> },
            {
              key: 'share',
              header: quality.share,
              numeric: true,
              cell: ({ count }) => {
                const share = whole && shareOf(count, whole.total)
                return share === null ? '' : format.percent(share)
              },
            },
          ]}
        />
      }
    >
      {all === 0 && <p className="not-drawn">{quality.nothing}</p>}
      {visible.length > 0 && all !== null && all > 0 && (
        <BarChart
          label={title}
          axis={{ most: 1, from: format.percent(0), to: format.percent(1) }}
          rows={visible.map(({ key, label, tone, count }) => {
            const share = (drawn(count) ?? 0) / all
            return {
              key,
              label,
              words: outcomes.curve.part(format.number(drawn(count) ?? 0, 0), format.number(all, 0), format.percent(share)),
              parts: [{ key, tone, value: share }],
            }
          })}
        />
      )}
      <NotDrawn rows={parts.map(({ label, count }) => ({ label, hidden: isHidden(count) }))} />
    </ChartFrame>
  )
}

/** What the figures rest on: how much is noted, how much in time, and what nobody knows. */
export const Component = () => {
  const told = useLoaderData<typeof loader>()
  const { outcomes, reports, common } = useTexts()
  const { quality } = outcomes
  const yearName = (one: number): string =>
    told.asOf.startsWith(String(one)) ? reports.filters.toDate(one) : reports.filters.wholeYear(one)
  const period = yearName(told.year)
  return (
    <div className="page dashboard">
      <PageTitle
        back={{ to: href.management(), label: reports.title }}
        title={quality.title}
        lede={quality.lede}
        actions={
          <Button icon="print" onClick={() => window.print()}>
            {common.print}
          </Button>
        }
      />
      <Form method="get" className="dashboard-filters no-print" key={told.year} aria-label={reports.filters.title}>
        <Select
          name="aar"
          label={reports.filters.year}
          defaultValue={String(told.year)}
          choices={[...new Set([...told.years, told.year])].map((one) => ({ value: String(one), label: yearName(one) }))}
        />
        <Button type="submit" kind="primary">
          {reports.filters.show}
        </Button>
      </Form>
      <p className="only-print">{period}</p>
      <Details summary={reports.hiddenSummary}>{reports.hiddenWhy}</Details>
      <div className="dashboard-charts">
        {(['logging', 'checks', 'measurements', 'answers'] as const).map((name) => (
          <QualityPanel key={name} told={told} name={name} period={period} />
        ))}
      </div>
    </div>
  )
}
