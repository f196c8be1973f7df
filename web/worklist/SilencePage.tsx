import { Link, useLoaderData } from 'react-router'
import { worklistApi } from '../../shared/worklist/worklist.api.ts'
import { call } from '../api.ts'
import { href } from '../hrefs.ts'
import { useFormat, useTexts } from '../language.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import { Table } from '../ui/Table.tsx'

export const loader = () => call(worklistApi.silence)

/** A supplier's own sites where planned days have not been logged; counts of days, never people. */
export const Component = () => {
  const { days, sites } = useLoaderData<typeof loader>()
  const texts = useTexts().worklist.silence
  const format = useFormat()
  return (
    <div className="page">
      <PageTitle title={texts.title} lede={texts.lede(days)} />
      <Table
        caption={texts.sites}
        captionHidden
        stacks
        rows={sites}
        rowKey={({ siteId }) => siteId}
        columns={[
          {
            key: 'site',
            header: texts.columns.site,
            cell: ({ siteId, siteName }) => <Link to={href.site(siteId)}>{siteName}</Link>,
          },
          { key: 'days', header: texts.columns.days, numeric: true, cell: (site) => format.number(site.days) },
          { key: 'since', header: texts.columns.since, cell: ({ since }) => format.date(since) },
          {
            key: 'leads',
            header: texts.columns.leads,
            cell: ({ leads }) => (leads.length === 0 ? <span className="quiet">{texts.noLead}</span> : format.list(leads)),
          },
        ]}
        empty={<EmptyState action={<p className="quiet">{texts.emptyHint}</p>}>{texts.empty}</EmptyState>}
      />
      {sites.length > 0 && <p className="quiet">{`${texts.what} ${texts.emptyHint}`}</p>}
    </div>
  )
}
