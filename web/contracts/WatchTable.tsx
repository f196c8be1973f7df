import { Link } from 'react-router'
import type { Displacement } from '../../shared/contracts/contracts.schema.ts'
import { fteChange, togetherOf } from '../../shared/contracts/displacement.rules.ts'
import type { Fives } from '../../shared/contracts/fives.ts'
import { rangeText } from '../../shared/contracts/words.ts'
import { href } from '../hrefs.ts'
import { useFormat, useTexts } from '../language.tsx'
import { type Column, Table } from '../ui/Table.tsx'

type Site = Displacement['sites'][number]
/** A site, or all of them together. */
type Row = Pick<Site, 'trained' | 'hired' | 'unsettled' | 'fte' | 'fteYearBack'> & {
  readonly key: string
  readonly site: Site | null
}

const signed = (change: number, write: (value: number) => string): string => (change > 0 ? `+${write(change)}` : write(change))

/** One site a row, all of them in the last. */
export const WatchTable = ({ told }: { told: Displacement }) => {
  const texts = useTexts()
  const { displacement: words } = texts.contracts
  const { columns } = words
  const format = useFormat()
  const range = (count: Fives) => rangeText(count, (one) => format.number(one, 0), texts)
  const number = (value: number | null): string => (value === null ? words.none : format.number(value))
  const use = ({ used, quota }: { readonly used: number; readonly quota: number | null }): string =>
    quota === null ? words.noQuota(format.number(used)) : words.of(format.number(used), format.number(quota))
  const rows: Row[] = told.sites.map((site) => ({ ...site, key: site.siteId, site }))
  if (told.siteId === null && rows.length > 1) rows.push({ ...togetherOf(told.sites, told.all), key: 'total', site: null })
  const exact: Column<Row>[] = [
    { key: 'exact', header: columns.exact, numeric: true, cell: ({ site }) => (site?.exact ? use(site.exact.today) : '') },
    {
      key: 'highest',
      header: columns.highest,
      numeric: true,
      cell: ({ site }) => (site?.exact ? `${use(site.exact.highest)} ${words.on(format.dayMonth(site.exact.highest.on))}` : ''),
    },
  ]
  return (
    <Table<Row>
      caption={words.caption}
      compact
      rows={rows}
      rowKey={({ key }) => key}
      columns={[
        {
          key: 'site',
          header: columns.site,
          cell: ({ site }) =>
            site ? (
              <>
                <Link to={href.displacement({ sted: site.siteId })}>{site.name}</Link>
                <span className="quiet p-number">{site.pNumber}</span>
              </>
            ) : (
              words.sum(told.sites.length)
            ),
        },
        { key: 'trained', header: columns.trained, numeric: true, cell: ({ trained }) => range(trained) },
        { key: 'hired', header: columns.hired, numeric: true, cell: ({ hired }) => range(hired) },
        { key: 'unsettled', header: columns.unsettled, numeric: true, cell: ({ unsettled }) => range(unsettled) },
        {
          key: 'median',
          header: columns.median,
          numeric: true,
          cell: ({ site }) => (site ? number(site.medianWeeks) : ''),
        },
        { key: 'fte', header: columns.fte, numeric: true, cell: ({ fte }) => number(fte) },
        {
          key: 'change',
          header: columns.change,
          numeric: true,
          cell: (row) => {
            const change = fteChange(row)
            return change === null ? words.none : signed(change, format.number)
          },
        },
        { key: 'quota', header: columns.quota, cell: ({ site }) => (site ? words.quota[site.quota] : '') },
        ...(told.sites.some((site) => site.exact !== null) ? exact : []),
      ]}
    />
  )
}
