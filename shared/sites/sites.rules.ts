import type { Refusal } from '../problem.ts'
import type { SiteDoor, SiteKind } from './kinds.ts'
import type { DoorPlaces, SiteInput, SiteRow, Staffing } from './sites.schema.ts'

/** Never below zero: places may be taken away while they are in use. */
export const freePlaces = (places: number, taken: number): number => Math.max(0, places - taken)

/** Ordinary full-time equivalents on a day, null before the first that is known. */
export const fteOn = (staffing: readonly Staffing[], day: string): number | null =>
  staffing.filter(({ from }) => from <= day).toSorted((a, b) => (a.from < b.from ? 1 : -1))[0]?.fte ?? null

/** Whether there is room for one more. A closed site takes nobody. */
export const takesOneMore = ({ closed, free }: { readonly closed: boolean; readonly free: number }): boolean =>
  !closed && free > 0

/** Whether somebody could begin at this door: a free place where that is known, else a place at all. */
export const takesAt = ({ closed, doors }: Pick<SiteRow, 'closed' | 'doors'>, door: SiteDoor): boolean =>
  doors.some((one: DoorPlaces) => one.door === door && takesOneMore({ closed, free: one.free ?? one.places }))

export type SiteFilter = {
  readonly search?: string | undefined
  readonly kind?: SiteKind | undefined
  readonly supplier?: string | undefined
  readonly door?: SiteDoor | undefined
}

const fold = (text: string): string => text.normalize('NFC').toLocaleLowerCase('da')

/** Every word of the search stands somewhere in the name, the town or the supplier's name. */
const isFound = (site: SiteRow, search: string): boolean => {
  const all = fold(`${site.name} ${site.town} ${site.organisationName}`)
  return fold(search)
    .split(/\s+/)
    .every((word) => all.includes(word))
}

const fits = (site: SiteRow, { search, kind, supplier, door }: SiteFilter): boolean =>
  (!search || isFound(site, search)) &&
  (!kind || site.kind === kind) &&
  (!supplier || site.organisationId === supplier) &&
  (!door || takesAt(site, door))

export const filterSites = (sites: readonly SiteRow[], filter: SiteFilter): SiteRow[] =>
  sites.filter((site) => fits(site, filter))

/** How many sites each choice would leave, given the other choices: the number a chip shows. */
export const countSites = <K extends 'kind' | 'supplier' | 'door'>(
  sites: readonly SiteRow[],
  filter: SiteFilter,
  by: K,
  choice: SiteFilter[K],
): number => filterSites(sites, { ...filter, [by]: choice }).length

/** An address without a name: nobody could be asked for. */
const isNameless = ({ name, email, phone }: SiteInput['rep']): boolean => name === null && (email !== null || phone !== null)

const doubles = (values: readonly string[], pointer: (index: number) => string): Refusal[] =>
  values.flatMap((value, index) =>
    value !== '' && values.indexOf(value) !== index ? [{ code: 'date-twice' as const, pointer: pointer(index) }] : [],
  )

export type SiteFacts = {
  /** Team leads of the supplier whose people clean here. */
  readonly leads: readonly string[]
  /** The name of another site with this P-number. */
  readonly sameNumber: string | null
}

/** All that stands in the way of saving a site, each at its field. */
export const refusalsOfSite = (site: SiteInput, { leads, sameNumber }: SiteFacts): Refusal[] => [
  ...(sameNumber === null ? [] : [{ code: 'p-number-taken' as const, pointer: '/pNumber', facts: { site: sameNumber } }]),
  ...site.shifts.flatMap(({ weekdays, startsAt, endsAt }, index): Refusal[] => [
    ...(weekdays.length === 0 ? [{ code: 'shift-without-day' as const, pointer: `/shifts/${index}/weekdays` }] : []),
    ...(endsAt <= startsAt ? [{ code: 'shift-order' as const, pointer: `/shifts/${index}/endsAt` }] : []),
  ]),
  ...doubles(
    site.staffing.map(({ from }) => from),
    (index) => `/staffing/${index}/from`,
  ),
  ...doubles(
    site.closedDays.map(({ on }) => on),
    (index) => `/closedDays/${index}/on`,
  ),
  ...(isNameless(site.rep) ? [{ code: 'required' as const, pointer: '/rep/name' }] : []),
  ...(site.teamLeadIds.some((id) => !leads.includes(id))
    ? [{ code: 'lead-of-other-supplier' as const, pointer: '/teamLeadIds' }]
    : []),
]
