import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { isGrowth, monthsBefore, netGrowthOn } from '../../shared/offers/growth.rules.ts'
import { offersApi } from '../../shared/offers/offers.api.ts'
import type { StaffingMonth } from '../../shared/offers/offers.schema.ts'
import type { ParameterKey } from '../../shared/offers/parameters.ts'
import { may } from '../../shared/permissions.ts'
import { call } from '../api.ts'
import { useSignedIn } from '../app/session.ts'
import { href } from '../hrefs.ts'
import { useFormat, useTexts } from '../language.tsx'
import { LinkButton } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import { Table } from '../ui/Table.tsx'
import { standingOf } from './ruleRows.ts'

export const loader = async ({ params }: LoaderFunctionArgs) => {
  const [staffing, { today, rules }] = await Promise.all([
    call(offersApi.staffing, { params: { organisationId: params.organisationId ?? '' } }),
    call(offersApi.rules),
  ])
  const valueNow = (key: ParameterKey) => standingOf(rules, key, today).now?.value
  const span = valueNow('merbeskaeftigelse-needed') === true ? valueNow('merbeskaeftigelse-months') : null
  return { ...staffing, today, span: typeof span === 'number' ? span : 0 }
}

export const Component = () => {
  const { organisationId, name, months, today, span } = useLoaderData<typeof loader>()
  const { staffing: texts } = useTexts().offers
  const { role } = useSignedIn()
  const format = useFormat()
  const edit = may(role, 'rules.write') && (
    <LinkButton to={href.editCompanyStaffing(organisationId)} icon="edit">
      {texts.edit}
    </LinkButton>
  )
  return (
    <div className="page page-narrow">
      <PageTitle
        title={texts.title(name)}
        lede={texts.lede}
        back={{ to: href.sites({ supplier: organisationId }), label: texts.back }}
        actions={months.length > 0 && edit}
      />
      {months.length === 0 ? (
        <EmptyState action={edit}>{texts.none}</EmptyState>
      ) : (
        <>
          <Growth months={months} today={today} span={span} />
          <Table
            caption={texts.title(name)}
            captionHidden
            compact
            rows={months}
            rowKey={({ month }) => month}
            columns={[
              { key: 'month', header: texts.month, cell: ({ month }) => format.month(month) },
              { key: 'fte', header: texts.fte, numeric: true, cell: ({ fte }) => format.number(fte) },
            ]}
          />
        </>
      )}
    </div>
  )
}

/** What a placement with wage subsidy would be judged by today; `span` is the months of the average, 0 where nothing is asked. */
const Growth = ({ months, today, span }: { months: readonly StaffingMonth[]; today: string; span: number }) => {
  const { staffing: texts } = useTexts().offers
  const format = useFormat()
  const growth = span === 0 ? null : netGrowthOn(months, today, span)
  return (
    <Card title={texts.growth}>
      {growth === null && <p>{texts.notAsked}</p>}
      {growth && !isGrowth(growth) && <p>{texts.missing(format.list(growth.map(format.month)))}</p>}
      {growth && isGrowth(growth) && (
        <p>
          <b>{growth.grows ? texts.grows : texts.shrinks}</b>
          <br />
          {texts.last(format.month(monthsBefore(today, 1)[0] ?? today), format.number(growth.last))}
          <br />
          {texts.mean(format.number(span), format.number(growth.mean))}
        </p>
      )}
    </Card>
  )
}
