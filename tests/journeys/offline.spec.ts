import type { Page } from '@playwright/test'
import { cast } from '../../prisma/seed/cast.ts'
import { motivationWords } from '../../shared/attendance/motivation.words.ts'
import { today } from '../citizens/exports.ts'
import { endSessions, expect, expectWell, get, settled, signIn, signInAgain, test, textsIn } from './support.ts'

const { accounts, attendance, offline } = textsIn.da
const { 4: keen } = motivationWords
const noSignal = /ERR_INTERNET_DISCONNECTED|ERR_FAILED|status of (401|503)/

type CrewDay = {
  sites: { rows: { placementId: string; motivation: number | null; logged: { state: string; version: number } | null }[] }[]
}

const loggedOn = async (page: Page, day: string) =>
  (await get<CrewDay>(page, `/crew/${day}`)).sites.flatMap(({ rows }) => rows).flatMap(({ logged }) => (logged ? [logged] : []))

/** The page as an installed app has it: its files and the days around are on the phone. */
const kept = async (page: Page) => {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready
    if (!navigator.serviceWorker.controller) location.reload()
  })
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
  await settled(page)
  await page.waitForFunction(
    () =>
      new Promise<boolean>((resolve) => {
        const asked = indexedDB.open('fodfaeste')
        asked.onsuccess = () => {
          const count = asked.result.transaction('days').objectStore('days').count()
          count.onsuccess = () => {
            asked.result.close()
            resolve(count.result > 10)
          }
        }
      }),
  )
}

const crewRow = (page: Page) => page.locator('button.crew-row').filter({ visible: true }).first()
const sayFirst = async (page: Page, state: keyof typeof attendance.states) => {
  await crewRow(page).tap()
  await page.getByRole('dialog').getByRole('button', { name: attendance.states[state], exact: true }).tap()
  const done = page.getByRole('dialog').getByRole('button', { name: attendance.sheet.done })
  if (await done.isVisible()) await done.tap()
}
const sendButton = (page: Page) => page.locator('.bottom-bar').getByRole('button', { name: /^Send/ })
const receipt = (page: Page) => page.locator('.crew-receipt')

test('Jonas in the basement: opens, fills and queues without signal, and it sends itself when the signal is back', async ({
  open,
}) => {
  let page = await open({ size: 'phone', installed: true, mayComplain: noSignal })
  const context = page.context()
  await signIn(page, cast.fatima)
  await page.goto('/hold')
  await settled(page)
  await kept(page)
  await context.setOffline(true)
  await page.reload()
  await settled(page)
  await expect(page.getByText(offline.asOfMore)).toBeVisible()
  await sayFirst(page, 'sick')
  await page.locator('button.crew-row').filter({ visible: true }).nth(1).tap()
  await page.getByRole('dialog').getByRole('button', { name: keen.da, exact: true }).tap()
  await page.getByRole('dialog').getByRole('button', { name: attendance.sheet.done }).tap()
  await page.close()
  page = await context.newPage()
  await page.goto('/hold')
  await settled(page)
  await expect(crewRow(page)).toContainText(attendance.states.sick)
  await sendButton(page).tap()
  await expect(page.locator('.crew-waiting')).toContainText('signal')
  await page.reload()
  await expect(page.locator('.crew-waiting')).toContainText('signal')
  await context.setOffline(false)
  await expect(receipt(page)).toBeVisible()
  expect((await loggedOn(page, today)).filter(({ state, version }) => state === 'sick' && version === 1)).toHaveLength(1)
  const answers = (await get<CrewDay>(page, `/crew/${today}`)).sites.flatMap(({ rows }) =>
    rows.map(({ motivation }) => motivation),
  )
  expect(answers.filter((motivation) => motivation === 4)).toHaveLength(1)
})

const posts = (page: Page) => {
  const sent: string[] = []
  page.context().on('request', (request) => {
    if (request.method() === 'POST' && request.url().includes('/api/crew/')) sent.push(request.url())
  })
  return sent
}
const waiting = (page: Page) => page.locator('.crew-waiting')
const toDay = async (page: Page, day: string) => {
  await page.goto(`/hold/${day}`)
  await settled(page)
}

test('The signal goes while it sends, the answer is lost, the server is away: it is saved once, and says what it waits for', async ({
  open,
}) => {
  const page = await open({ size: 'phone', mayComplain: noSignal })
  await signIn(page, cast.ole)
  const sent = posts(page)
  let how: 'during' | 'after' | 'away' | 'well' = 'during'
  await page.route(/\/api\/(crew\/|session)/, async (route) => {
    const isSend = route.request().method() === 'POST'
    if (how === 'away') return route.fulfill({ status: 503, body: 'restarting' })
    if (!isSend || how === 'well') return route.continue()
    if (how === 'after') await route.fetch()
    return route.abort()
  })
  for (const [day, fault] of [
    [today, 'during'],
    ['2026-11-20', 'after'],
    ['2026-11-19', 'away'],
  ] as const) {
    how = 'well'
    await toDay(page, day)
    await sayFirst(page, 'no_show')
    how = fault
    await sendButton(page).tap()
    await expect(waiting(page)).toContainText(fault === 'away' ? 'serveren svarer ikke' : 'venter på signal')
    how = 'well'
    await waiting(page).getByRole('button', { name: offline.tryNow }).tap()
    await expect(receipt(page)).toBeVisible()
    const saved = await loggedOn(page, day)
    expect(saved.filter(({ state }) => state === 'no_show')).toHaveLength(1)
    if (day === today) expect(saved.every(({ version }) => version === 1)).toBe(true)
  }
  expect(sent).toHaveLength(5)
})

test('Two tabs of one person, and a phone that is a day ahead: the server’s day, sent once', async ({ open }) => {
  const page = await open({ size: 'phone', mayComplain: noSignal })
  const context = page.context()
  await context.addInitScript(() => {
    const real = Date
    const ahead = 20 * 3_600_000
    globalThis.Date = new Proxy(real, {
      construct: (target, given, made) => Reflect.construct(target, given.length === 0 ? [target.now() + ahead] : given, made),
      get: (target, key) => (key === 'now' ? () => target.now() + ahead : Reflect.get(target, key)),
    })
  })
  await signIn(page, cast.emil)
  await page.goto('/hold')
  await settled(page)
  await expect(page.locator('.day-picker')).toContainText(attendance.crew.today)
  await expect(page.locator('.day-picker')).toContainText('23. november')
  const other = await context.newPage()
  await other.goto('/hold')
  await settled(other)
  const sent = posts(page)
  await sayFirst(page, 'agreed_absence')
  await context.setOffline(true)
  await sendButton(page).tap()
  await expect(waiting(page)).toBeVisible()
  await expect(waiting(other)).toBeVisible()
  await context.setOffline(false)
  for (const tab of [page, other]) {
    await expect(receipt(tab)).toBeVisible()
    await expect(crewRow(tab)).toContainText(attendance.states.agreed_absence)
  }
  expect(sent).toHaveLength(1)
  // the day of 25 hours, on a phone that believes it is another: half past midnight in summer time, and the last minute in winter time
  const session = await get<object>(page, '/session')
  for (const now of ['2026-10-24T22:30:00.000Z', '2026-10-25T22:59:00.000Z']) {
    await page.route('**/api/session', (route) => route.fulfill({ json: { ...session, now, today: '2026-10-25' } }))
    const [asked] = await Promise.all([page.waitForRequest(/\/api\/crew\/2026/), page.goto('/hold')])
    expect(asked.url()).toContain('/api/crew/2026-10-25')
    await settled(page)
    await page.unroute('**/api/session')
  }
})

test('A phone that is full says so; what is tapped stands and goes straight to the server', async ({ open, baseURL }) => {
  const page = await open({ size: 'phone', mayComplain: noSignal })
  const full = await page.context().newCDPSession(page)
  await signIn(page, cast.nadia)
  await full.send('Storage.overrideQuotaForOrigin', { origin: baseURL ?? '', quotaSize: 1 })
  await page.goto('/hold')
  await settled(page)
  await sayFirst(page, 'sick')
  await page.context().setOffline(true)
  await sendButton(page).tap()
  await expect(page.getByRole('alert')).toContainText(attendance.send.offline)
  await expect(page.getByText(offline.storeRefusedMore)).toBeVisible()
  await expect(crewRow(page)).toContainText(attendance.states.sick)
  await page.context().setOffline(false)
  await sendButton(page).tap()
  await expect(receipt(page)).toBeVisible()
  expect((await loggedOn(page, today)).filter(({ state }) => state === 'sick')).toHaveLength(1)
  // nor can it note a sign-out without signal: that holds all the same
  await page.goto('/mere')
  await settled(page)
  await page.route('**/api/**', (route) => route.abort())
  await page.getByRole('button', { name: accounts.signOut }).last().tap()
  await expect(page.getByRole('heading', { name: accounts.signIn.title })).toBeVisible()
  await page.unroute('**/api/**')
  await toDay(page, today)
  await expect(page.getByRole('heading', { name: accounts.signIn.title })).toBeVisible()
  expect(await get<{ signedIn: object | null }>(page, '/session')).toMatchObject({ signedIn: null })
})

test('A session that has ended keeps the queue and asks to sign in', async ({ open }) => {
  const page = await open({ size: 'phone', mayComplain: noSignal })
  await signIn(page, cast.soeren)
  await toDay(page, today)
  // a browser may close the store under a page that sleeps: it is opened again
  await page.evaluate(
    () =>
      new Promise((resolve) => {
        const gone = indexedDB.deleteDatabase('fodfaeste')
        gone.onsuccess = resolve
        gone.onerror = resolve
      }),
  )
  await sayFirst(page, 'no_show')
  await endSessions(await open(), cast.soeren)
  await sendButton(page).tap()
  await expect(page.getByRole('dialog', { name: accounts.again.title })).toBeVisible()
  await page.keyboard.press('Escape')
  await waiting(page).getByRole('button', { name: offline.signIn }).tap()
  await signInAgain(page, cast.soeren)
  await expect(receipt(page)).toBeVisible()
  await expect(crewRow(page)).toContainText(attendance.states.no_show)
  await expect(page.getByText(offline.storeRefusedMore)).toHaveCount(0)
  expect((await loggedOn(page, today)).filter(({ state }) => state === 'no_show')).toHaveLength(1)
  // the browser's way back shows no page of somebody who has left meanwhile
  await endSessions(await open(), cast.soeren)
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })))
  await expect(page.getByRole('heading', { name: accounts.signIn.title })).toBeVisible()
})

test('On a shared phone the next person sees and sends nothing of the former; sign-out asks, and without signal it holds', async ({
  open,
}) => {
  const page = await open({ size: 'phone', installed: true, mayComplain: noSignal })
  const context = page.context()
  const signOut = async () => {
    await page.goto('/mere')
    await page.getByRole('button', { name: accounts.signOut }).last().tap()
  }
  await signIn(page, cast.lene)
  await toDay(page, today)
  await kept(page)
  const [name = ''] = await page.locator('.crew-row b').allInnerTexts()
  await sayFirst(page, 'sick')
  const sent = posts(page)
  await context.setOffline(true)
  await sendButton(page).tap()
  await expect(waiting(page)).toBeVisible()
  // the session ends by itself, and somebody else signs in
  await signIn(page, cast.petra)
  await context.setOffline(false)
  await toDay(page, today)
  await expect(page.locator('.crew-row').first()).toBeVisible()
  await expect(page.getByText(name, { exact: true })).toHaveCount(0)
  await expect(page.getByText(offline.otherDays)).toHaveCount(0)
  expect(sent).toEqual([])
  await sayFirst(page, 'sick')
  await signOut()
  await expect(page.getByRole('heading', { name: offline.signOut.title })).toBeVisible()
  await expectWell(page, 'da')
  await context.setOffline(true)
  await page.getByRole('button', { name: offline.signOut.delete }).tap()
  await expect(page.getByRole('heading', { name: accounts.signIn.title })).toBeVisible()
  await context.setOffline(false)
  await expect.poll(async () => (await get<{ signedIn: object | null }>(page, '/session')).signedIn).toBeNull()
  await signIn(page, cast.lene)
  await toDay(page, today)
  await expect(receipt(page)).toBeVisible()
  expect((await loggedOn(page, today)).filter(({ state }) => state === 'sick')).toHaveLength(1)
})
