import { beforeEach, expect, test, vi } from 'vitest'
import type { CrewRow } from '../../shared/attendance/attendance.schema.ts'

const jonas = 'a1'
const date = '2026-11-20'
const key = { staffId: jonas, date }
const sick = { state: 'sick', hours: 0, paceBand: null, note: null } as const

const row = (placementId: string, logged: CrewRow['logged'] = null): CrewRow => ({
  placementId,
  name: 'Nora Test',
  alias: '000000',
  protected: false,
  phone: '20 00 00 00',
  needs: 'Rolig start',
  door: 'yellow',
  tasks: [],
  buddy: null,
  support: null,
  plannedHours: 3,
  asksPace: true,
  logged,
})
const present = (version: number) =>
  ({
    state: 'present',
    hours: 3,
    paceBand: null,
    note: null,
    version,
    loggedBy: 'Jonas',
    loggedAt: '2026-11-20T12:00:00Z',
  }) as const

/** Only what is kept here uses: its keys are the object's own, as a browser's are. */
const makeStore = () => {
  const store: Record<string, string> = Object.create({
    getItem: (name: string): string | null => store[name] ?? null,
    setItem: (name: string, value: string) => {
      store[name] = value
    },
    removeItem: (name: string) => {
      delete store[name]
    },
  })
  return store
}

/** The modules as after a page load: nothing in memory, the tab's store as it was. */
const loadPage = async () => {
  vi.resetModules()
  return { ...(await import('../../web/attendance/crewEdits.ts')), ...(await import('../../web/unsent.ts')) }
}

let store: Record<string, string>
beforeEach(() => {
  store = makeStore()
  vi.stubGlobal('sessionStorage', store)
  return () => vi.unstubAllGlobals()
})

test('what was tapped comes back after a refresh, with no word about the person', async () => {
  const before = await loadPage()
  before.setEdit(key, row('p1'), { ...sick, version: null })
  expect(JSON.parse(Object.values(store)[0] ?? '')).toEqual([['p1', { ...sick, version: null }]])
  const after = await loadPage()
  after.restoreEdits(key, [row('p1')])
  expect(after.restoredOf(key)).toEqual({ back: 1, dropped: 0 })
  after.forgetSent(key, [{ placementId: 'p1', ...sick, version: null }])
  expect(Object.keys(store)).toEqual([])
})

test('what somebody logged meanwhile stands; what got through after all is no news', async () => {
  const before = await loadPage()
  for (const id of ['p1', 'p2', 'gone']) before.setEdit(key, row(id), { ...sick, version: null })
  const after = await loadPage()
  after.restoreEdits(key, [row('p1', present(1)), row('p2', { ...present(1), ...sick })])
  expect(after.restoredOf(key)).toEqual({ back: 0, dropped: 2 })
  expect(Object.keys(store)).toEqual([])
})

test('nobody finds what another person tapped in the same tab, and sign-out leaves nothing', async () => {
  const page = await loadPage()
  page.setEdit(key, row('p1'), { ...sick, version: null })
  page.setEdit({ staffId: 'b2', date }, row('p1'), { ...sick, version: null })
  store.language = 'da'
  page.forgetUnsent(jonas)
  expect(Object.keys(store)).toEqual([`unsent ${jonas} crew ${date}`, 'language'])
  page.forgetUnsent()
  expect(Object.keys(store)).toEqual(['language'])
})

test.each(['nonsense', '{}', '[["p1",{"state":"asleep","hours":0}]]', '[["p1",null]]'])(
  'a store that holds %s is as good as empty',
  async (text) => {
    store[`unsent ${jonas} crew ${date}`] = text
    const page = await loadPage()
    page.restoreEdits(key, [row('p1')])
    expect(page.restoredOf(key)).toEqual({ back: 0, dropped: 0 })
  },
)

test('a browser without a store costs nothing but the keeping', async () => {
  vi.unstubAllGlobals()
  const page = await loadPage()
  expect(() => page.setEdit(key, row('p1'), { ...sick, version: null })).not.toThrow()
  expect(() => page.forgetUnsent()).not.toThrow()
})
