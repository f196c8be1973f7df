import type { Page } from '@playwright/test'
import { cast } from '../../prisma/seed/cast.ts'
import { today } from '../citizens/exports.ts'
import { expect, get, settled, signIn, test, textsIn } from './support.ts'

const { attendance, offline } = textsIn.da
const noSignal = /ERR_INTERNET_DISCONNECTED|ERR_FAILED|status of (401|503)/

type CrewDay = { sites: { rows: { placementId: string; logged: { state: string; version: number } | null }[] }[] }

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
const say = async (page: Page, state: keyof typeof attendance.states) => {
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
  await say(page, 'sick')
  await page.close()
  page = await context.newPage()
  await page.goto('/hold')
  await settled(page)
  await expect(crewRow(page)).toContainText(attendance.states.sick)
  await sendButton(page).tap()
  await expect(page.locator('.crew-waiting')).toContainText('signal')
  await page.reload()
  await expect(page.locator('.crew-waiting')).toContainText('signal')
  await page.screenshot({ path: '/tmp/h2/waiting.png' })
  await context.setOffline(false)
  await expect(receipt(page)).toBeVisible()
  expect((await loggedOn(page, today)).filter(({ state, version }) => state === 'sick' && version === 1)).toHaveLength(1)
})
