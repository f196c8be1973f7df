import { afterEach, beforeEach, expect, test, vi } from 'vitest'

/** As after a page load: nothing heard yet. */
const loadPage = async () => {
  vi.resetModules()
  return { ...(await import('../../web/offline/clock.ts')), ...(await import('../../web/offline/today.ts')) }
}
const phoneSays = (instant: string) => vi.setSystemTime(new Date(instant))

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test.each([
  ['right', '2026-11-23T09:00:00Z', '2026-11-23T09:00:00.000Z', '2026-11-23'],
  ['a day ahead', '2026-11-24T05:00:00Z', '2026-11-23T09:00:00.000Z', '2026-11-23'],
  ['hours behind, across midnight', '2026-11-22T20:00:00Z', '2026-11-23T00:30:00.000Z', '2026-11-23'],
  ['never set', '1970-01-01T00:00:10Z', '2026-11-23T09:00:00.000Z', '2026-11-23'],
  ['half past midnight, summer time begins that day', '2026-03-28T12:00:00Z', '2026-03-28T23:30:00.000Z', '2026-03-29'],
  ['a minute to midnight, summer time began', '2026-03-29T12:00:00Z', '2026-03-29T21:59:00.000Z', '2026-03-29'],
  ['half past midnight, summer time ends that day', '2026-10-24T12:00:00Z', '2026-10-24T22:30:00.000Z', '2026-10-25'],
  ['a minute to midnight, summer time ended', '2026-10-26T12:00:00Z', '2026-10-25T22:59:00.000Z', '2026-10-25'],
])('a phone whose clock is %s has the server’s day', async (_, phone, server, day) => {
  const page = await loadPage()
  phoneSays(phone)
  page.heardTime(server)
  expect(page.danishToday()).toBe(day)
})

test('time goes on without signal, over midnight too', async () => {
  const page = await loadPage()
  phoneSays('2026-11-20T03:00:00Z')
  page.heardTime('2026-11-23T22:50:00.000Z')
  vi.advanceTimersByTime(9 * 60_000)
  expect(page.danishToday()).toBe('2026-11-23')
  vi.advanceTimersByTime(2 * 60_000)
  expect(page.danishToday()).toBe('2026-11-24')
})

test('after a start without signal the last known difference holds; it is never earlier than what the server said', async () => {
  const page = await loadPage()
  const server = Date.parse('2026-11-23T09:00:00Z')
  page.rememberTime({ server, phone: Date.parse('2026-11-24T09:00:00Z') })
  phoneSays('2026-11-24T21:00:00Z')
  expect(page.serverNow()).toBe(Date.parse('2026-11-23T21:00:00Z'))
  phoneSays('2026-11-20T09:00:00Z')
  expect(page.serverNow()).toBe(server)
  page.heardTime('2026-11-23T10:00:00.000Z')
  page.rememberTime({ server: 0, phone: 0 })
  expect(page.serverNow()).toBe(Date.parse('2026-11-23T10:00:00Z'))
})

test('a phone that has heard nothing goes by its own clock', async () => {
  const page = await loadPage()
  phoneSays('2026-11-23T09:00:00Z')
  expect(page.danishToday()).toBe('2026-11-23')
})
