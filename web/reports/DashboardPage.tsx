import { Form, Link, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { addressOf } from '../../shared/endpoint.ts'
import { reportsApi } from '../../shared/reports/reports.api.ts'
import { siteKinds } from '../../shared/sites/kinds.ts'
import { call } from '../api.ts'
import { href } from '../hrefs.ts'
import { useLanguage, useTexts } from '../language.tsx'
import { Button } from '../ui/Button.tsx'
import { Select } from '../ui/choices.tsx'
import { Details } from '../ui/Details.tsx'
import { Icon } from '../ui/Icon.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import { DashboardFigures } from './DashboardFigures.tsx'
import { MovesChart } from './MovesChart.tsx'
import { AttendanceChart, EndingsChart, WorkChart } from './OutcomeCharts.tsx'
import { DoorsNowChart, KindsNowChart } from './PeopleCharts.tsx'

export const loader = async ({ request }: LoaderFunctionArgs) => {
  const search = new URL(request.url).searchParams
  const siteKind = siteKinds.find((kind) => kind === search.get('type'))
  const year = /^20\d\d$/.exec(search.get('aar') ?? '')?.[0]
  return call(reportsApi.dashboard, { query: { ...(year ? { year } : {}), ...(siteKind ? { siteKind } : {}) } })
}

export const Component = () => {
  const dashboard = useLoaderData<typeof loader>()
  const { language } = useLanguage()
  const { reports, common, sites } = useTexts()
  const { year, siteKind, asOf, moves, organisationName } = dashboard
  const yearName = (one: number): string =>
    asOf.startsWith(String(one)) ? reports.filters.toDate(one) : reports.filters.wholeYear(one)
  const period = yearName(year)
  const file = addressOf(reportsApi.dashboardCsv, { query: { year, ...(siteKind ? { siteKind } : {}), language } })
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
            <a className="button button-secondary" href={file} download>
              <Icon name="download" />
              <span>{reports.download}</span>
            </a>
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
      {dashboard.scope === 'municipality' && (
        <p className="no-print">
          <Link to={href.doorQuality()}>{reports.quality.link}</Link>
        </p>
      )}
      <DashboardFigures dashboard={dashboard} period={period} />
      <div className="dashboard-charts">
        <DoorsNowChart dashboard={dashboard} />
        {siteKind === null && <KindsNowChart dashboard={dashboard} />}
        <EndingsChart dashboard={dashboard} period={period} />
        <AttendanceChart dashboard={dashboard} period={period} />
        {moves && <MovesChart moves={moves} asOf={asOf} period={period} filtered={siteKind !== null} />}
        <WorkChart dashboard={dashboard} period={period} />
      </div>
    </div>
  )
}
