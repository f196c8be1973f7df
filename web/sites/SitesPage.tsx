import { Form, Link, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import type { Answer } from '../../shared/endpoint.ts'
import { siteDoors, siteKinds } from '../../shared/sites/kinds.ts'
import { sitesApi, sitesPageSize } from '../../shared/sites/sites.api.ts'
import type { SiteRow } from '../../shared/sites/sites.schema.ts'
import { call } from '../api.ts'
import { useSignedIn } from '../app/session.ts'
import { href } from '../hrefs.ts'
import { useFormat, useTexts } from '../language.tsx'
import { Badge } from '../ui/Badge.tsx'
import { Button, LinkButton } from '../ui/Button.tsx'
import { DoorShape } from '../ui/DoorBadge.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { FilterChips } from '../ui/FilterChips.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import { Pagination } from '../ui/Pagination.tsx'
import { type Column, Table } from '../ui/Table.tsx'

type View = {
  readonly search?: string | undefined
  readonly kind?: (typeof siteKinds)[number] | undefined
  readonly supplier?: string | undefined
  readonly door?: (typeof siteDoors)[number] | undefined
}
type Found = Answer<typeof sitesApi.list>

const isFiltered = (view: View): boolean => Object.values(view).some((one) => one !== undefined)

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** The filter as it stands in the address; what cannot be one is left out. */
const readView = (query: URLSearchParams): View => {
  const search = query.get('search')?.trim().slice(0, 100)
  const supplier = query.get('supplier')
  return {
    search: search || undefined,
    kind: siteKinds.find((kind) => kind === query.get('kind')),
    supplier: supplier && uuid.test(supplier) ? supplier : undefined,
    door: siteDoors.find((door) => door === query.get('door')),
  }
}

export const loader = async ({ request }: LoaderFunctionArgs) => {
  const query = new URL(request.url).searchParams
  const view = readView(query)
  const asked = query.get('page') ?? ''
  const page = /^[1-9]\d{0,3}$/.test(asked) ? asked : '1'
  return { view, found: await call(sitesApi.list, { query: { ...view, page } }) }
}

export const Component = () => {
  const { view, found } = useLoaderData<typeof loader>()
  const { sites: texts, matching } = useTexts()
  const format = useFormat()
  const { role } = useSignedIn()
  const { sites, total, page } = found
  const columns = useColumns(found)
  return (
    <div className="page">
      <PageTitle
        title={texts.title}
        lede={texts.lede(total, format.number(total))}
        actions={
          role === 'administrator' && (
            <>
              <LinkButton to={href.postalPlaces()} icon="place">
                {matching.links.places}
              </LinkButton>
              <LinkButton to={href.newSite()} kind="primary" icon="plus">
                {texts.add}
              </LinkButton>
            </>
          )
        }
      />
      {(total > 5 || isFiltered(view)) && <Filters view={view} found={found} />}
      {sites.length > 0 ? (
        <Table caption={texts.title} captionHidden stacks rows={sites} rowKey={({ siteId }) => siteId} columns={columns} />
      ) : (
        <Nothing view={view} />
      )}
      <Pagination
        page={page}
        pageSize={sitesPageSize}
        total={sites.length === 0 ? 0 : total}
        to={(one) => href.sites({ ...view, page: one })}
      />
      {view.search && sites.length > 0 && (
        <p>
          <Link to={href.sites({ ...view, search: undefined })}>{texts.list.clear}</Link>
        </p>
      )}
    </div>
  )
}

const useColumns = ({ showsFree }: Found): Column<SiteRow>[] => {
  const { sites: texts, common } = useTexts()
  const { role } = useSignedIn()
  // a team lead's phone: three sites of one supplier, so one line tells what they are
  const short = role === 'team_lead'
  const columns: (Column<SiteRow> | null)[] = [
    {
      key: 'name',
      header: texts.list.name,
      cell: ({ siteId, name, kind, town, closed }) => (
        <>
          <Link to={href.site(siteId)}>{name}</Link>
          <span className="site-town">{short ? `${texts.kinds[kind]} · ${town}` : town}</span>
          {closed && <Badge>{texts.closed}</Badge>}
        </>
      ),
    },
    short ? null : { key: 'kind', header: texts.list.kind, cell: ({ kind }) => texts.kinds[kind] },
    short ? null : { key: 'supplier', header: texts.list.supplier, cell: ({ organisationName }) => organisationName },
    {
      key: 'places',
      header: showsFree ? texts.list.free : texts.list.places,
      cell: ({ doors }) => (
        <ul className="door-counts">
          {doors.map(({ door, places, free }) => {
            const { word } = common.doors[door]
            const said = free === null ? texts.list.placesAt(word, places) : texts.list.freeAt(word, free, places)
            return (
              <li
                key={door}
                className={places === 0 || free === 0 ? `door-count none door-ink-${door}` : `door-count door-ink-${door}`}
                title={said}
              >
                <DoorShape door={door} />
                <span aria-hidden="true">{free === null ? places : places === 0 ? '–' : `${free}/${places}`}</span>
                <span className="sr-only">{said}</span>
              </li>
            )
          })}
        </ul>
      ),
    },
    short
      ? null
      : { key: 'children', header: texts.page.children, cell: ({ childrenPresent }) => childrenPresent && texts.children },
  ]
  return columns.filter((column) => column !== null)
}

const Filters = ({ view, found }: { view: View; found: Found }) => {
  const { sites: texts, common } = useTexts()
  const { counts, showsFree } = found
  const all = (filter: 'kind' | 'supplier' | 'door') => ({
    key: 'all',
    to: href.sites({ ...view, [filter]: undefined }),
    label: common.filters.all,
    count: counts.all[filter],
    current: view[filter] === undefined,
  })
  return (
    <div className="filters">
      <Form className="site-search" role="search" key={view.search ?? ''}>
        {(['kind', 'supplier', 'door'] as const).map(
          (name) => view[name] && <input key={name} type="hidden" name={name} value={view[name]} />,
        )}
        <label className="form-label" htmlFor="sted-soeg">
          {texts.list.search}
        </label>
        <span className="form-hint" id="sted-soeg-hint">
          {texts.list.searchHint}
        </span>
        <span className="site-search-row">
          <input
            id="sted-soeg"
            type="search"
            name="search"
            className="form-input"
            maxLength={100}
            defaultValue={view.search ?? ''}
            aria-describedby="sted-soeg-hint"
          />
          <Button type="submit" icon="search">
            {texts.list.go}
          </Button>
        </span>
      </Form>
      <FilterChips
        label={texts.list.kind}
        chips={[
          all('kind'),
          ...counts.kinds
            .filter(({ kind, count }) => count > 0 || kind === view.kind)
            .map(({ kind, count }) => ({
              key: kind,
              to: href.sites({ ...view, kind }),
              label: texts.kinds[kind],
              count,
              current: view.kind === kind,
            })),
        ]}
      />
      {counts.suppliers.length > 1 && (
        <FilterChips
          label={texts.list.supplier}
          chips={[
            all('supplier'),
            ...counts.suppliers.map(({ organisationId, name, count }) => ({
              key: organisationId,
              to: href.sites({ ...view, supplier: organisationId }),
              label: name,
              count,
              current: view.supplier === organisationId,
            })),
          ]}
        />
      )}
      <FilterChips
        label={showsFree ? texts.list.withFree : texts.list.withPlaces}
        chips={[
          all('door'),
          ...counts.doors.map(({ door, count }) => ({
            key: door,
            to: href.sites({ ...view, door }),
            label: (
              <>
                <DoorShape door={door} /> {common.doors[door].word}
              </>
            ),
            count,
            current: view.door === door,
          })),
        ]}
      />
    </div>
  )
}

const Nothing = ({ view }: { view: View }) => {
  const texts = useTexts().sites
  const { role } = useSignedIn()
  if (isFiltered(view))
    return <EmptyState action={<LinkButton to={href.sites()}>{texts.list.showAll}</LinkButton>}>{texts.list.none}</EmptyState>
  if (role === 'team_lead') return <EmptyState>{texts.list.noneOfMine}</EmptyState>
  return <EmptyState>{texts.list.noneAtAll}</EmptyState>
}
