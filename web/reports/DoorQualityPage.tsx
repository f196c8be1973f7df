import { Form, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { findingsOf } from '../../shared/reports/quality.rules.ts'
import { reportsApi } from '../../shared/reports/reports.api.ts'
import { call } from '../api.ts'
import { href } from '../hrefs.ts'
import { useTexts } from '../language.tsx'
import { Button } from '../ui/Button.tsx'
import { Select } from '../ui/choices.tsx'
import { Details } from '../ui/Details.tsx'
import { Notice } from '../ui/Notice.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import { ArchetypeChoices, DoorChoices } from './ChoiceCharts.tsx'
import { GroupChart } from './GroupChart.tsx'

export const loader = async ({ request }: LoaderFunctionArgs) => {
  const search = new URL(request.url).searchParams
  const year = /^20\d\d$/.exec(search.get('aar') ?? '')?.[0]
  const quarter = /^20\d\d-[1-4]$/.exec(search.get('kvartal') ?? '')?.[0]
  return call(reportsApi.doors, { query: { ...(year ? { year } : {}), ...(quarter ? { quarter } : {}) } })
}

/** How the doors decided differ from those proposed, as a sign of quality; and whether they do so by age or sex. */
export const Component = () => {
  const told = useLoaderData<typeof loader>()
  const { reports, common } = useTexts()
  const { quality } = reports
  const { year, quarter, asOf, organisationName, check } = told
  const yearName = (one: number): string =>
    asOf.startsWith(String(one)) ? reports.filters.toDate(one) : reports.filters.wholeYear(one)
  const quarterName = (one: string): string => quality.quarterName(Number(one.slice(5)), Number(one.slice(0, 4)))
  const period = yearName(year)
  return (
    <div className="page dashboard door-quality">
      <PageTitle
        back={{ to: href.management(), label: quality.back }}
        title={quality.title}
        lede={quality.lede(organisationName)}
        actions={
          <Button icon="print" onClick={() => window.print()}>
            {common.print}
          </Button>
        }
      />
      <Notice title={quality.signTitle}>{quality.sign}</Notice>
      <Form method="get" className="dashboard-filters no-print" key={`${year} ${quarter}`} aria-label={reports.filters.title}>
        <Select
          name="aar"
          label={reports.filters.year}
          defaultValue={String(year)}
          choices={[...new Set([...told.years, year])].map((one) => ({ value: String(one), label: yearName(one) }))}
        />
        {quarter !== null && (
          <Select
            name="kvartal"
            label={quality.quarter}
            defaultValue={quarter}
            choices={[...new Set([...told.quarters, quarter])].map((one) => ({ value: one, label: quarterName(one) }))}
          />
        )}
        <Button type="submit" kind="primary">
          {reports.filters.show}
        </Button>
      </Form>
      <p className="only-print">{period}</p>
      <Details summary={reports.hiddenSummary}>{reports.hiddenWhy}</Details>
      <div className="dashboard-charts">
        <DoorChoices told={told} period={period} />
        <ArchetypeChoices told={told} period={period} />
      </div>
      <section aria-labelledby="check">
        <h2 id="check">{quarter === null ? reports.quality.quarter : quality.check.title(quarterName(quarter))}</h2>
        <p>{quality.check.lede}</p>
        {check?.incomplete && <Notice tone="warning">{quality.check.incomplete}</Notice>}
        {check ? (
          <div className="dashboard-charts">
            {findingsOf(check).map((one) => (
              <GroupChart key={`${one.by} ${one.of}`} {...one} asOf={asOf} />
            ))}
          </div>
        ) : (
          <p className="not-drawn">{quarter === null ? quality.check.none : quality.check.notOver}</p>
        )}
      </section>
    </div>
  )
}
