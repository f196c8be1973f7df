import { expect, test, vi } from 'vitest'
import type { CrewRow, Entry } from '../../shared/attendance/attendance.schema.ts'
import type { Edit } from '../../web/attendance/crewEdits.ts'

const jonas = 'a1'
const date = '2026-11-20'
const key = { staffId: jonas, date }
const said = { paceBand: null, note: null, tasksDone: [], signedOff: false, supportGiven: [] }
const sick: Entry = { state: 'sick', hours: 0, ...said }

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
  plannedAbsence: null,
  accessUntil: null,
  motivation: null,
  observeBy: null,
  logged,
})
const logged = (entry: Entry): CrewRow['logged'] => ({
  ...entry,
  version: 1,
  loggedBy: 'Petra',
  loggedAt: '2026-11-20T12:00:00Z',
})

type Kept = Map<string, Edit>
/** The modules as after a page load: nothing in memory, what the phone keeps as it was. */
const loadPage = async (phone: Kept = new Map(), staffId = jonas) => {
  vi.resetModules()
  const page = { ...(await import('../../web/offline/taps.ts')), ...(await import('../../web/unsent.ts')) }
  page.keepTapsWith(
    (_, changed) => {
      for (const [id, edit] of changed) {
        if (edit) phone.set(id, edit)
        else phone.delete(id)
      }
    },
    staffId,
    [...phone].map(([id, edit]) => [date, id, edit] as const),
  )
  return page
}

test('what was tapped comes back after the page was closed, with no word about the person', async () => {
  const phone: Kept = new Map()
  const before = await loadPage(phone)
  before.setEdit(key, row('p1'), { ...sick, seen: null })
  expect([...phone]).toEqual([['p1', { ...sick, seen: null }]])
  const after = await loadPage(phone)
  after.restoreEdits(key, [row('p1')])
  expect(after.restoredOf(key)).toEqual({ back: 1, dropped: 0 })
  after.forgetSent(key, [{ placementId: 'p1', ...sick, seen: null }])
  expect(phone.size).toBe(0)
})

test('what got through after all is no news; who has left the crew is told', async () => {
  const phone: Kept = new Map()
  const before = await loadPage(phone)
  for (const id of ['p1', 'p2', 'gone']) before.setEdit(key, row(id), { ...sick, seen: null })
  const after = await loadPage(phone)
  after.restoreEdits(key, [row('p1'), row('p2', logged(sick))])
  expect(after.restoredOf(key)).toEqual({ back: 1, dropped: 1 })
  expect([...phone.keys()]).toEqual(['p1'])
})

test('saying what stands there already is saying nothing', async () => {
  const phone: Kept = new Map()
  const page = await loadPage(phone)
  page.setEdit(key, row('p1'), { ...sick, seen: null })
  page.setEdit(key, row('p1'), { state: 'present', hours: 3, ...said, seen: null })
  page.setEdit(key, row('p2', logged(sick)), { ...sick, seen: null })
  expect(phone.size).toBe(0)
})

test('what was refused is laid under what has been tapped since', async () => {
  const phone: Kept = new Map()
  const page = await loadPage(phone)
  // tapped over what was then taken to be saved, and came to nothing
  const late = { state: 'late', hours: 2, ...said } as const
  page.setEdit(key, row('p1'), { ...late, seen: { ...sick, version: 1 } })
  page.setEdit(key, row('p3'), { ...late, seen: { ...sick, version: 4 } })
  page.layBack(
    key,
    [
      { placementId: 'p1', ...sick, seen: null },
      { placementId: 'p2', ...sick, seen: null },
    ],
    0,
  )
  expect(Object.fromEntries(phone)).toEqual({
    p1: { ...late, seen: null },
    p2: { ...sick, seen: null },
    p3: { ...late, seen: { ...sick, version: 4 } },
  })
  expect(page.restoredOf(key).dropped).toBe(0)
})

test('the own motivation is kept like a tap, and goes when it has been sent', async () => {
  const phone: Kept = new Map()
  const page = await loadPage(phone)
  const asPlanned = { state: 'present', hours: 3, ...said, seen: null } as const
  page.setEdit(key, row('p1'), { ...asPlanned, motivation: 4 })
  page.setEdit(key, row('p2'), { ...asPlanned, motivation: 4 })
  page.setEdit(key, { ...row('p3'), motivation: 4 }, { ...asPlanned, motivation: 4 })
  expect([...phone.keys()]).toEqual(['p1', 'p2'])
  page.forgetSent(key, [
    { placementId: 'p1', ...asPlanned, motivation: 4, untouched: true },
    { placementId: 'p2', ...asPlanned, motivation: 3 },
  ])
  expect([...phone.keys()]).toEqual(['p2'])
  const after = await loadPage(phone)
  after.restoreEdits(key, [{ ...row('p2', logged({ state: 'present', hours: 3, ...said })), motivation: 4 }])
  expect(phone.size).toBe(0)
  after.layBack(key, [{ placementId: 'p1', ...asPlanned, motivation: 4, untouched: true }], 0)
  expect([...phone]).toEqual([['p1', { ...asPlanned, motivation: 4 }]])
  after.setEdit(key, row('p1'), { ...asPlanned, ...sick, seen: null })
  after.layBack(key, [{ placementId: 'p1', ...asPlanned, motivation: 4 }], 0)
  expect([...phone]).toEqual([['p1', { ...asPlanned, ...sick, motivation: 4 }]])
})

test('what was tapped about somebody who has left the crew is told and not kept', async () => {
  const phone: Kept = new Map()
  const page = await loadPage(phone)
  page.setEdit(key, row('p1'), { ...sick, seen: null })
  page.setEdit(key, row('p2'), { ...sick, seen: null })
  page.dropGone(key, [row('p1'), row('p2')])
  expect([phone.size, page.restoredOf(key).dropped]).toEqual([2, 0])
  expect(page.tappedBy(jonas)).toEqual(['p1', 'p2'].map((placementId) => ({ date, placementId })))
  expect(page.tappedBy('a2')).toEqual([])
  page.dropGone(key, [row('p1')])
  expect([[...phone.keys()], page.restoredOf(key).dropped]).toEqual([['p1'], 1])
  page.layBack(key, [{ placementId: 'p1', ...sick, seen: null }], 2)
  expect(page.restoredOf(key).dropped).toBe(3)
})

test('what was tapped while the crew was being sent stays', async () => {
  const phone: Kept = new Map()
  const page = await loadPage(phone)
  page.setEdit(key, row('p1'), { ...sick, seen: null })
  page.setEdit(key, row('p1'), { ...sick, state: 'no_show', seen: null })
  page.forgetSent(key, [{ placementId: 'p1', ...sick, seen: null }])
  expect([...phone.values()].map(({ state }) => state)).toEqual(['no_show'])
})

test('in one tab nobody finds what another person entered, and sign-out leaves nothing', async () => {
  const store: Record<string, string> = Object.create({
    getItem: (name: string): string | null => store[name] ?? null,
    setItem: (name: string, value: string) => {
      store[name] = value
    },
    removeItem: (name: string) => {
      delete store[name]
    },
  })
  vi.stubGlobal('sessionStorage', store)
  const page = await loadPage()
  page.keepUnsent(jonas, 'draft', 'a')
  page.keepUnsent('b2', 'draft', 'b')
  store.language = 'da'
  page.forgetUnsent(jonas)
  expect(Object.keys(store)).toEqual([`unsent ${jonas} draft`, 'language'])
  expect(page.unsentOf(jonas, 'draft')).toBe('a')
  page.forgetUnsent()
  expect(Object.keys(store)).toEqual(['language'])
  vi.unstubAllGlobals()
  expect(() => page.keepUnsent(jonas, 'draft', 'a')).not.toThrow()
})
