import { Form, Link, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { contractsApi } from '../../shared/contracts/contracts.api.ts'
import type { Displacement } from '../../shared/contracts/contracts.schema.ts'
import { fteChange, isOneSided, isShrinking, togetherOf } from '../../shared/contracts/displacement.rules.ts'
import type { Fives } from '../../shared/contracts/fives.ts'
import { rangeText } from '../../shared/contracts/words.ts'
import { addressOf } from '../../shared/endpoint.ts'
import { call } from '../api.ts'
import { href } from '../hrefs.ts'
import { useFormat, useLanguage, useTexts } from '../language.tsx'
import { Button } from '../ui/Button.tsx'
import { Select } from '../ui/choices.tsx'
import { Details } from '../ui/Details.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Notice } from '../ui/Notice.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import { WatchTable } from './WatchTable.tsx'

export const loader = ({ request }: LoaderFunctionArgs) => {
  const siteId = new URL(request.url).searchParams.get('sted') ?? ''
  return call(contractsApi.displacement, { query: siteId ? { siteId } : {} })
}

/** What the employees' representative asks: who trained at a site, who was hired, and what became of the ordinary posts. */
export const Component = () => {
  const told = useLoaderData<typeof loader>()
  const { contracts, common } = useTexts()
  const { displacement: texts } = contracts
  const { language } = useLanguage()
  const format = useFormat()
  const { siteId, choices, from, asOf, organisationName, sites } = told
  const file = { query: { ...(siteId ? { siteId } : {}), language } }
  return (
    <div className="page dashboard displacement">
      <PageTitle
        title={texts.title}
        lede={texts.lede(organisationName)}
        back={{ to: href.contract(), label: texts.back }}
        actions={
          <>
            <Button icon="print" onClick={() => window.print()}>
              {common.print}
            </Button>
            <a className="button button-secondary" href={addressOf(contractsApi.displacementCsv, file)} download>
              <Icon name="download" />
              <span>{contracts.download}</span>
            </a>
            <a className="button button-secondary" href={addressOf(contractsApi.displacementXlsx, file)} download>
              <Icon name="download" />
              <span>{contracts.downloadXlsx}</span>
            </a>
          </>
        }
      />
      <Form method="get" className="dashboard-filters no-print" key={siteId} aria-label={texts.filter}>
        <Select
          name="sted"
          label={texts.site}
          defaultValue={siteId}
          empty={texts.allSites}
          choices={choices.map((one) => ({ value: one.siteId, label: one.name }))}
        />
        <Button type="submit" kind="primary">
          {texts.show}
        </Button>
      </Form>
      <p className="total-line">{texts.period(format.date(from), format.date(asOf))}</p>
      <Marks told={told} />
      <WatchTable told={told} />
      {siteId && (
        <p className="no-print">
          <Link to={href.site(siteId)}>{texts.toSite}</Link>
        </p>
      )}
      <NotKnown told={told} />
      <p className="as-of">{common.chart.asOf(format.date(asOf))}</p>
      <Details summary={texts.meansTitle}>
        <dl className="facts">
          {(['trained', 'hired', 'unsettled', 'median', 'fte', 'quota'] as const).map((key) => (
            <div key={key}>
              <dt>{texts.columns[key]}</dt>
              <dd>{texts.means[key]}</dd>
            </div>
          ))}
        </dl>
      </Details>
      <Details summary={contracts.fives}>{contracts.fivesWhy}</Details>
      {sites.some(({ exact }) => exact !== null) && <p className="quiet no-print">{texts.onlyHere}</p>}
    </div>
  )
}

/** In words what the table says, where it should be talked about. */
const Marks = ({ told: { sites, threshold } }: { told: Displacement }) => {
  const texts = useTexts()
  const { displacement: words } = texts.contracts
  const format = useFormat()
  const whole = (value: number) => format.number(value, 0)
  const marks = sites.flatMap((site) => [
    ...(isOneSided(site, threshold)
      ? [words.oneSided(site.name, whole(site.trained.least), rangeText(site.unsettled, whole, texts))]
      : []),
    ...(site.quota === 'exceeded' ? [words.exceeded(site.name)] : []),
    ...(isShrinking(site) ? [words.shrinking(site.name, format.number(fteChange(site) ?? 0))] : []),
  ])
  if (marks.length === 0) return <p className="displacement-calm">{words.nothing(format.number(threshold, 0))}</p>
  return (
    <Notice tone="warning" title={words.marks}>
      <ul>
        {marks.map((mark) => (
          <li key={mark}>{mark}</li>
        ))}
      </ul>
    </Notice>
  )
}

const NotKnown = ({ told }: { told: Displacement }) => {
  const texts = useTexts()
  const { displacement: words } = texts.contracts
  const format = useFormat()
  const [only] = told.sites
  const { unsettled, endedHired } = told.siteId !== null && only ? only : togetherOf(told.sites, told.all)
  const range = (count: Fives) => rangeText(count, (one) => format.number(one, 0), texts)
  return (
    <section className="not-known">
      <h2>{words.unknownTitle}</h2>
      <ul>
        <li>{words.unknownSettled(range(unsettled))}</li>
        <li>{words.unknownJobs(range(endedHired))}</li>
        <li>{words.unknownWhy}</li>
        {told.scope === 'municipality' && <li>{words.unknownOthers}</li>}
      </ul>
    </section>
  )
}
