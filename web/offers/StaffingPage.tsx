import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { offersApi } from '../../shared/offers/offers.api.ts'
import { may } from '../../shared/permissions.ts'
import { call } from '../api.ts'
import { useSignedIn } from '../app/session.ts'
import { href } from '../hrefs.ts'
import { useFormat, useTexts } from '../language.tsx'
import { LinkButton } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import { Table } from '../ui/Table.tsx'

export const loader = ({ params }: LoaderFunctionArgs) =>
  call(offersApi.staffing, { params: { organisationId: params.organisationId ?? '' } })

export const Component = () => {
  const { organisationId, name, months } = useLoaderData<typeof loader>()
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
      )}
    </div>
  )
}
