import { describe, expect, it } from 'vitest'
import { countSites, filterSites, freePlaces, fteOn, refusalsOfSite, takesAt } from '../../shared/sites/sites.rules.ts'
import type { SiteInput, SiteRow } from '../../shared/sites/sites.schema.ts'

const row = (given: Partial<SiteRow>): SiteRow => ({
  siteId: '01900000-0000-7000-8003-000000000001',
  name: 'Solbakkeskolen',
  kind: 'school',
  town: 'Midterlund',
  organisationId: '01900000-0000-7000-8001-000000000002',
  organisationName: 'Blankt & Co',
  childrenPresent: true,
  closed: false,
  doors: [{ door: 'red', places: 2, free: 1 }],
  ...given,
})

describe('free places', () => {
  it.each([
    [2, 0, 2],
    [2, 2, 0],
    [2, 3, 0],
    [0, 0, 0],
  ])('%i places with %i taken leave %i', (places, taken, free) => {
    expect(freePlaces(places, taken)).toBe(free)
  })
})

describe('full-time equivalents on a day', () => {
  const staffing = [
    { from: '2026-01-01', fte: 12 },
    { from: '2025-01-01', fte: 10.5 },
  ]
  it.each([
    ['2024-12-31', null],
    ['2025-01-01', 10.5],
    ['2025-12-31', 10.5],
    ['2026-01-01', 12],
  ])('%s: %s', (day, fte) => {
    expect(fteOn(staffing, day)).toBe(fte)
  })
})

describe('whether a site takes somebody at a door', () => {
  it.each([
    ['a free place', row({}), true],
    ['no free place', row({ doors: [{ door: 'red', places: 2, free: 0 }] }), false],
    ['places, but free ones not shown', row({ doors: [{ door: 'red', places: 2, free: null }] }), true],
    ['no places, free ones not shown', row({ doors: [{ door: 'red', places: 0, free: null }] }), false],
    ['another door only', row({ doors: [{ door: 'green', places: 2, free: 2 }] }), false],
    ['a closed site', row({ closed: true }), false],
  ])('%s', (_, site, takes) => {
    expect(takesAt(site, 'red')).toBe(takes)
  })
})

describe('filters', () => {
  const sites = [
    row({}),
    row({ name: 'Åglimt', kind: 'nursing_home', town: 'Ørby', doors: [] }),
    row({
      name: 'Midterlund Rådhus',
      kind: 'administration',
      organisationId: '01900000-0000-7000-8001-000000000003',
      organisationName: 'Renlinjen',
    }),
  ]
  it.each([
    [{}, 3],
    [{ search: 'åglimt' }, 1],
    [{ search: 'ÅGLIMT ørby' }, 1],
    [{ search: 'Åglimt blankt' }, 1],
    [{ search: 'Åglimt renlinjen' }, 0],
    [{ search: '  ' }, 3],
    [{ kind: 'school' }, 1],
    [{ supplier: '01900000-0000-7000-8001-000000000003' }, 1],
    [{ door: 'red' }, 2],
    [{ door: 'green' }, 0],
    [{ door: 'red', kind: 'nursing_home' }, 0],
  ] as const)('%o finds %i', (filter, count) => {
    expect(filterSites(sites, filter)).toHaveLength(count)
  })

  it('count each choice beside the other choices, not beside itself', () => {
    expect(countSites(sites, { kind: 'school', door: 'red' }, 'kind', 'administration')).toBe(1)
    expect(countSites(sites, { kind: 'school', door: 'red' }, 'door', 'green')).toBe(0)
    expect(countSites(sites, { kind: 'school' }, 'kind', undefined)).toBe(3)
  })
})

describe('why a site cannot be saved', () => {
  const lead = '01900000-0000-7000-8002-000000000006'
  const good: SiteInput = {
    pNumber: '1000000001',
    name: 'Solbakkeskolen',
    kind: 'school',
    street: 'Solbakken 1',
    postalCode: '7430',
    town: 'Midterlund',
    childrenPresent: true,
    publicHost: true,
    tasks: [],
    places: { red: 1, yellow: 1, green: 1 },
    staffing: [
      { from: '2025-01-01', fte: 10 },
      { from: '2026-01-01', fte: 11 },
    ],
    shifts: [{ name: 'Dag', weekdays: [1], startsAt: '07:00', endsAt: '07:01' }],
    teamLeadIds: [lead],
    buddies: ['Grethe'],
    rep: { name: 'Lone Fisker', email: 'lone.fisker@example.dk', phone: null },
    closedDays: [
      { on: '2026-12-24', reason: 'Juleaften' },
      { on: '2026-12-31', reason: 'Nytårsaften' },
    ],
    closed: false,
  }
  const facts = { leads: [lead], sameNumber: null }

  it('not at all when all is right', () => {
    expect(refusalsOfSite(good, facts)).toEqual([])
    expect(refusalsOfSite({ ...good, rep: { name: null, email: null, phone: null } }, facts)).toEqual([])
    expect(refusalsOfSite({ ...good, rep: { name: 'Lone Fisker', email: null, phone: null } }, facts)).toEqual([])
  })

  it.each([
    ['p-number-taken', '/pNumber', {}, { sameNumber: 'Vaskeriet' }],
    ['shift-order', '/shifts/0/endsAt', { shifts: [{ name: 'Dag', weekdays: [1], startsAt: '07:00', endsAt: '07:00' }] }, {}],
    [
      'shift-without-day',
      '/shifts/0/weekdays',
      { shifts: [{ name: 'Dag', weekdays: [], startsAt: '07:00', endsAt: '08:00' }] },
      {},
    ],
    [
      'date-twice',
      '/staffing/1/from',
      {
        staffing: [
          { from: '2025-01-01', fte: 10 },
          { from: '2025-01-01', fte: 11 },
        ],
      },
      {},
    ],
    [
      'date-twice',
      '/closedDays/1/on',
      {
        closedDays: [
          { on: '2026-12-24', reason: 'a' },
          { on: '2026-12-24', reason: 'b' },
        ],
      },
      {},
    ],
    ['required', '/rep/name', { rep: { name: null, email: null, phone: '27822538' } }, {}],
    ['required', '/rep/name', { rep: { name: null, email: 'lone.fisker@example.dk', phone: null } }, {}],
    ['lead-of-other-supplier', '/teamLeadIds', {}, { leads: [] }],
  ] as const)('%s at %s', (code, pointer, change, facing) => {
    const site = { ...good, ...structuredClone(change) } as SiteInput
    expect(refusalsOfSite(site, { ...facts, ...facing, leads: [...('leads' in facing ? facing.leads : facts.leads)] })).toEqual([
      expect.objectContaining({ code, pointer }),
    ])
  })
})
