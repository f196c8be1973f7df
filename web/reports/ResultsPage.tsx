import { Form, Link, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { dividedBy, divisionsOf, followedWeeks, longWeeks, originsOf, touchedBy } from '../../shared/reports/outcomes.keys.ts'
import { hidesLines, isMovedBack } from '../../shared/reports/outcomes.rules.ts'
import { reportsApi } from '../../shared/reports/reports.api.ts'
import { call } from '../api.ts'
import { currentSession } from '../app/session.ts'
import { href } from '../hrefs.ts'
import { useFormat, useTexts } from '../language.tsx'
import { Button } from '../ui/Button.tsx'
import { Select } from '../ui/choices.tsx'
import { Details } from '../ui/Details.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import { Tabs } from '../ui/Tabs.tsx'
import { FirstPlacementPanel, LadderPanel } from './CountPanels.tsx'
import { CurvePanel } from './CurvePanel.tsx'
import { Beside } from './DataQuality.tsx'
import { ExportPanel } from './ExportPanel.tsx'
import { HitsPanel, RetentionPanel } from './StatusPanels.tsx'

/** The words of the address: Danish, as everywhere in it. */
const originWords = { door: 'doer', start: 'start' } as const
const divisionWords = {
  all: 'alle',
  door: 'doer',
  archetype: 'arketype',
  site_kind: 'type',
  offer: 'tilbud',
  override: 'forslag',
} as const

export const loader = async ({ request }: LoaderFunctionArgs) => {
  const search = new URL(request.url).searchParams
  const { signedIn } = await currentSession()
  const scope = signedIn?.organisationKind ?? 'supplier'
  const origin = originsOf(scope).find((one) => originWords[one] === search.get('fra')) ?? 'start'
  // what a supplier, or the other origin, is not divided by is shown undivided
  const by = divisionsOf(scope, origin).find((one) => divisionWords[one] === search.get('efter')) ?? 'all'
  const [told, quality] = await Promise.all([
    call(reportsApi.outcomes, { query: { origin, by } }),
    call(reportsApi.quality, { query: {} }),
  ])
  return { told, quality }
}

/** What became of the citizens: whether it works, with everything that is not known. */
export const Component = () => {
  const { told, quality } = useLoaderData<typeof loader>()
  const { outcomes, reports } = useTexts()
  const format = useFormat()
  const { origin, by, people, longPeople, divided } = told
  const addressOf = (from: keyof typeof originWords) =>
    href.outcomes({
      fra: originWords[from],
      efter: divisionsOf(told.scope, from).includes(by) && by !== 'all' ? divisionWords[by] : undefined,
    })
  const nobody = 'n' in people && people.n === 0
  const period = reports.filters.toDate(quality.year)
  const beside = (figure: keyof typeof touchedBy) => <Beside told={quality} touched={touchedBy[figure]} period={period} />
  const counted = outcomes.cohort.window[origin](format.date(told.from), format.date(told.until))
  return (
    <div className="page dashboard outcomes">
      <PageTitle
        back={{ to: href.management(), label: reports.title }}
        title={outcomes.title}
        lede={outcomes.lede(told.organisationName)}
      />
      {told.origins.length > 1 && (
        <Tabs
          label={outcomes.origin.title}
          tabs={told.origins.map((one) => ({
            key: one,
            to: addressOf(one),
            label: outcomes.origin[one],
            current: one === origin,
          }))}
        />
      )}
      <Form method="get" className="dashboard-filters no-print" key={`${origin} ${by}`} aria-label={reports.filters.title}>
        <input type="hidden" name="fra" value={originWords[origin]} />
        <Select
          name="efter"
          label={outcomes.by.title}
          defaultValue={divisionWords[by]}
          choices={dividedBy
            .filter((one) => told.divisions.includes(one))
            .map((one) => ({ value: divisionWords[one], label: outcomes.by[one] }))}
        />
        <Button type="submit" kind="primary">
          {outcomes.show}
        </Button>
      </Form>
      <p className="only-print">
        {outcomes.origin[origin]} · {outcomes.by[by]}
      </p>
      <section aria-labelledby="hvem" className="cohort">
        <h2 id="hvem">{outcomes.cohort.title}</h2>
        {!nobody && (
          <p>
            {counted} {'n' in people ? outcomes.cohort.people(format.number(people.n, 0)) : outcomes.cohort.hidden}{' '}
            {'n' in longPeople &&
              (longPeople.n > 0
                ? outcomes.cohort.longPeople(format.number(longPeople.n, 0), format.date(told.longUntil))
                : outcomes.cohort.nobodyLong(format.date(told.longUntil)))}{' '}
            {isMovedBack(told.asOf, told.until, followedWeeks) && outcomes.cohort.movedBack.window}{' '}
            {isMovedBack(told.asOf, told.longUntil, longWeeks) && outcomes.cohort.movedBack.long}
          </p>
        )}
        {divided === 'too-few' && by !== 'all' && !nobody && <p>{outcomes.tooFewGroups}</p>}
        {divided !== 'too-few' && !nobody && hidesLines(told) && (
          <p>{by === 'all' ? outcomes.fewPeople : outcomes.chooseFewer}</p>
        )}
        <Details summary={reports.hiddenSummary}>{reports.hiddenWhy}</Details>
        <Details summary={outcomes.cohort.whySummary}>
          <p>{outcomes.cohort.why}</p>
          {origin === 'door' && <p>{outcomes.cohort.byDoor}</p>}
        </Details>
      </section>
      {nobody ? (
        <EmptyState>{outcomes.empty}</EmptyState>
      ) : (
        <div className="dashboard-charts">
          <CurvePanel told={told} measure="paid" scope={counted} beside={beside('paid')} />
          <CurvePanel told={told} measure="job" scope={counted} beside={beside('job')} />
          <RetentionPanel told={told} scope={counted} beside={beside('retention')} />
          <LadderPanel told={told} scope={counted} beside={beside('ladder')} />
          <FirstPlacementPanel told={told} scope={counted} beside={beside('endings')} />
          <HitsPanel told={told} scope={counted} beside={beside('hits')} />
        </div>
      )}
      <p className="no-print">
        <Link to={href.dataQuality()}>{outcomes.quality.link}</Link>
      </p>
      {!nobody && <ExportPanel page={{ origin, by }} />}
    </div>
  )
}
