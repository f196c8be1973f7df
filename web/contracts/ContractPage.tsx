import { Form, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { contractsApi } from '../../shared/contracts/contracts.api.ts'
import type { Progress } from '../../shared/contracts/contracts.schema.ts'
import { clockOf } from '../../shared/contracts/progress.rules.ts'
import { addressOf } from '../../shared/endpoint.ts'
import { may } from '../../shared/permissions.ts'
import { call } from '../api.ts'
import { useSignedIn } from '../app/session.ts'
import { href } from '../hrefs.ts'
import { useFormat, useLanguage, useTexts } from '../language.tsx'
import { Button, LinkButton } from '../ui/Button.tsx'
import { Select } from '../ui/choices.tsx'
import { Details } from '../ui/Details.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Notice } from '../ui/Notice.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import { ContractFigures } from './ContractFigures.tsx'
import { MonthsChart } from './MonthsChart.tsx'
import { TargetTable } from './TargetTable.tsx'

export const loader = async ({ request }: LoaderFunctionArgs): Promise<Progress | null> => {
  const search = new URL(request.url).searchParams
  const { contracts } = await call(contractsApi.list)
  const chosen = contracts.find(({ contractId }) => contractId === search.get('kontrakt')) ?? contracts[0]
  if (!chosen) return null
  const { contractId, startsOn, endsOn } = chosen
  const year = /^20\d\d$/.exec(search.get('aar') ?? '')?.[0]
  const inside = year !== undefined && startsOn.slice(0, 4) <= year && year <= endsOn.slice(0, 4)
  return call(contractsApi.progress, { params: { contractId }, query: inside ? { year } : {} })
}

/** A contract's social targets, year by year: what has come, where the year is, and what one simple rule expects. */
export const Component = () => {
  const progress = useLoaderData<typeof loader>()
  const { contracts: texts } = useTexts()
  const { role } = useSignedIn()
  if (progress) return <Filled progress={progress} />
  const mayWrite = may(role, 'contracts.write')
  return (
    <div className="page">
      <PageTitle title={texts.title} />
      <EmptyState
        action={
          mayWrite && (
            <LinkButton kind="primary" to={href.newContract()}>
              {texts.toNew}
            </LinkButton>
          )
        }
      >
        {mayWrite ? texts.noneYet : texts.none}
      </EmptyState>
      <p className="contract-links">
        <LinkButton kind="tertiary" to={href.displacement()}>
          {texts.toDisplacement}
        </LinkButton>
      </p>
    </div>
  )
}

const Filled = ({ progress }: { progress: Progress }) => {
  const { contract, contracts, year, years, facts } = progress
  const { contracts: texts, common } = useTexts()
  const { language } = useLanguage()
  const { role } = useSignedIn()
  const format = useFormat()
  const { contractId, municipality, supplier, title, startsOn, endsOn } = contract
  const mayWrite = may(role, 'contracts.write')
  const clock = facts && clockOf(facts)
  const file = { params: { contractId }, query: { year, language } }
  return (
    <div className="page dashboard contract">
      <PageTitle
        title={title}
        lede={texts.lede(municipality, supplier, texts.displacement.period(format.date(startsOn), format.date(endsOn)))}
        actions={
          <>
            <Button icon="print" onClick={() => window.print()}>
              {common.print}
            </Button>
            <a className="button button-secondary" href={addressOf(contractsApi.progressCsv, file)} download>
              <Icon name="download" />
              <span>{texts.download}</span>
            </a>
            <a className="button button-secondary" href={addressOf(contractsApi.progressXlsx, file)} download>
              <Icon name="download" />
              <span>{texts.downloadXlsx}</span>
            </a>
          </>
        }
      />
      {(contracts.length > 1 || years.length > 1) && (
        <Form method="get" className="dashboard-filters no-print" key={`${contractId} ${year}`} aria-label={texts.choose}>
          {contracts.length > 1 && (
            <Select
              name="kontrakt"
              label={texts.contract}
              defaultValue={contractId}
              choices={contracts.map((one) => ({ value: one.contractId, label: one.title }))}
            />
          )}
          <Select
            name="aar"
            label={texts.year}
            defaultValue={String(year)}
            choices={years.map((one) => ({ value: String(one), label: String(one) }))}
          />
          <Button type="submit" kind="primary">
            {texts.show}
          </Button>
        </Form>
      )}
      <p className="contract-links no-print">
        <LinkButton kind="tertiary" to={href.displacement()}>
          {texts.toDisplacement}
        </LinkButton>
        {may(role, 'experiments.read') && (
          <LinkButton kind="tertiary" to={href.experiments()}>
            {common.nav.experiments}
          </LinkButton>
        )}
        {mayWrite && (
          <>
            <LinkButton kind="tertiary" to={href.contractTargets(contractId, { aar: year })}>
              {texts.toTargets}
            </LinkButton>
            <LinkButton kind="tertiary" to={href.editContract(contractId)}>
              {texts.form.change}
            </LinkButton>
            <LinkButton kind="tertiary" to={href.newContract()}>
              {texts.toNew}
            </LinkButton>
          </>
        )}
      </p>
      {clock ? (
        <p className="total-line">
          {year} ·{' '}
          {clock.over
            ? texts.yearOver
            : texts.clock(format.number(clock.gone, 0), format.number(clock.all, 0), format.percent(clock.share))}
        </p>
      ) : (
        <Notice>{texts.yearAhead}</Notice>
      )}
      {facts && <ContractFigures progress={progress} facts={facts} />}
      <TargetTable progress={progress} />
      {facts && <MonthsChart progress={progress} facts={facts} />}
      <Details summary={texts.forecast.summary}>{texts.forecast.rule}</Details>
      <Details summary={texts.fives}>{texts.fivesWhy}</Details>
    </div>
  )
}
