import { Form, Link, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { addressOf } from '../../shared/endpoint.ts'
import { touchedBy } from '../../shared/reports/outcomes.keys.ts'
import { reportsApi } from '../../shared/reports/reports.api.ts'
import { siteKinds } from '../../shared/sites/kinds.ts'
import { call } from '../api.ts'
import { currentSession } from '../app/session.ts'
import { href } from '../hrefs.ts'
import { useLanguage, useTexts } from '../language.tsx'
import { Button } from '../ui/Button.tsx'
import { Select } from '../ui/choices.tsx'
import { Details } from '../ui/Details.tsx'
import { Icon } from '../ui/Icon.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import { DashboardFigures } from './DashboardFigures.tsx'
import { Beside, QualityStrip } from './DataQuality.tsx'
import { MovesChart } from './MovesChart.tsx'
import { AttendanceChart, EndingsChart, WorkChart } from './OutcomeCharts.tsx'
import { DoorsNowChart, KindsNowChart } from './PeopleCharts.tsx'

export const loader = async ({ request }: LoaderFunctionArgs) => {
  const search = new URL(request.url).searchParams
  const siteKind = siteKinds.find((kind) => kind === search.get('type'))
  const { today } = await currentSession()
  const year = Number(/^20\d\d$/.exec(search.get('aar') ?? '')?.[0] ?? today.slice(0, 4))
  const yearOf = async (one: number) => {
    const query = { year: String(one) }
    const [dashboard, quality] = await Promise.all([
      call(reportsApi.dashboard, { query: { ...query, ...(siteKind ? { siteKind } : {}) } }),
      call(reportsApi.quality, { query }),
    ])
    return { dashboard, quality }
  }
  // the same published figures that choosing the year would show: a change tells nothing beyond them
  const [now, before] = await Promise.all([yearOf(year), yearOf(year - 1)])
  return { now, before: now.dashboard.years.includes(year - 1) ? before : null }
}

export const Component = () => {
  const { now, before } = useLoaderData<typeof loader>()
  const { dashboard } = now
  const { language } = useLanguage()
  const { reports, outcomes, common, sites } = useTexts()
  const { year, siteKind, asOf, moves, organisationName } = dashboard
  const yearName = (one: number): string =>
    asOf.startsWith(String(one)) ? reports.filters.toDate(one) : reports.filters.wholeYear(one)
  const period = yearName(year)
  const query = { year, ...(siteKind ? { siteKind } : {}), language }
  const files = [
    { label: outcomes.exporting.csv, file: addressOf(reportsApi.dashboardCsv, { query }) },
    { label: outcomes.exporting.xlsx, file: addressOf(reportsApi.dashboardXlsx, { query }) },
  ]
  return (
    <div className="page dashboard">
      <PageTitle
        title={reports.title}
        lede={reports.lede(organisationName)}
        actions={
          <>
            <Button icon="print" onClick={() => window.print()}>
              {common.print}
            </Button>
            {files.map(({ label, file }) => (
              <a key={label} className="button button-secondary" href={file} download>
                <Icon name="download" />
                <span>{reports.download(label)}</span>
              </a>
            ))}
          </>
        }
      />
      <Form method="get" className="dashboard-filters no-print" key={`${year} ${siteKind}`} aria-label={reports.filters.title}>
        <Select
          name="aar"
          label={reports.filters.year}
          defaultValue={String(year)}
          choices={[...new Set([...dashboard.years, year])].map((one) => ({ value: String(one), label: yearName(one) }))}
        />
        <Select
          name="type"
          label={reports.filters.siteKind}
          defaultValue={siteKind}
          empty={reports.filters.allKinds}
          choices={dashboard.siteKinds.map((kind) => ({ value: kind, label: sites.kinds[kind] }))}
        />
        <Button type="submit" kind="primary">
          {reports.filters.show}
        </Button>
      </Form>
      <p className="only-print">
        {period} · {siteKind ? sites.kinds[siteKind] : reports.filters.allKinds}
      </p>
      <Details summary={reports.hiddenSummary}>{reports.hiddenWhy}</Details>
      <p className="no-print page-links">
        <Link to={href.outcomes()}>{outcomes.link}</Link>
        {dashboard.scope === 'municipality' && <Link to={href.doorQuality()}>{reports.quality.link}</Link>}
      </p>
      <DashboardFigures now={now} before={before} period={period} />
      <section className="panel quality" aria-labelledby="kvalitet">
        <h2 id="kvalitet">{outcomes.quality.strip(period)}</h2>
        <QualityStrip told={now.quality} />
        <p className="no-print">
          <Link to={href.dataQuality({ aar: year })}>{outcomes.quality.link}</Link>
        </p>
      </section>
      <div className="dashboard-charts">
        <DoorsNowChart dashboard={dashboard} />
        {siteKind === null && <KindsNowChart dashboard={dashboard} />}
        <EndingsChart dashboard={dashboard} period={period} />
        <AttendanceChart
          dashboard={dashboard}
          period={period}
          beside={<Beside told={now.quality} touched={touchedBy.attendance} period={period} />}
        />
        {moves && <MovesChart moves={moves} asOf={asOf} period={period} filtered={siteKind !== null} />}
        <WorkChart
          dashboard={dashboard}
          period={period}
          beside={<Beside told={now.quality} touched={touchedBy.retention} period={period} />}
        />
      </div>
    </div>
  )
}
