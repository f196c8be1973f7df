import type { Page } from '@playwright/test'
import { cast, type Member } from '../../prisma/seed/cast.ts'
import { demoPassword } from '../../server/accounts/demo.ts'
import { catalogueV1 } from '../../shared/doors/catalogue.v1.ts'
import { today } from '../citizens/exports.ts'
import { addCitizen, ask, expect, get, settled, signIn, test, textsIn } from './support.ts'

const { accounts, attendance, casefile, citizens, doors } = textsIn.da

type CrewDay = { sites: { rows: { placementId: string; logged: { state: string; version: number } | null }[] }[] }

const crewOf = async (page: Page, lead: Member, day: string) => {
  await signIn(page, lead)
  await page.goto(`/hold/${day}`)
  await settled(page)
  const loggedRows = async () =>
    (await get<CrewDay>(page, `/crew/${day}`)).sites.flatMap(({ rows }) => rows).flatMap(({ logged }) => (logged ? [logged] : []))
  // whoever is not expected that day stands in a fold
  const first = page.locator('button.crew-row').filter({ visible: true }).first()
  const sayFirst = async (state: keyof typeof attendance.states) => {
    await first.tap()
    await page.getByRole('dialog').getByRole('button', { name: attendance.states[state] }).tap()
    await page.getByRole('dialog').getByRole('button', { name: attendance.sheet.done }).tap()
  }
  return { loggedRows, sayFirst, send: page.locator('.bottom-bar button'), first }
}

test('Without a signal the crew stays on the phone; sent again, it is saved once', async ({ open }) => {
  const page = await open({ size: 'phone', mayComplain: /ERR_INTERNET_DISCONNECTED/ })
  const { loggedRows, sayFirst, send, first } = await crewOf(page, cast.ole, today)
  await sayFirst('sick')
  await page.context().setOffline(true)
  await send.tap()
  await expect(page.getByRole('alert')).toContainText(attendance.send.offline)
  await expect(first).toContainText(attendance.states.sick)
  await page.context().setOffline(false)
  expect(await loggedRows()).toEqual([])
  await send.tap()
  await expect(page.locator('.crew-receipt')).toBeVisible()
  await expect(page.getByRole('alert')).toHaveCount(0)
  const saved = await loggedRows()
  expect(saved.length).toBe(
    await page
      .locator('button.crew-row')
      .filter({ has: page.locator('.crew-state') })
      .count(),
  )
  expect(saved.filter(({ state }) => state === 'sick')).toHaveLength(1)
})

test('When the signal goes after the server has saved, sending again changes nothing twice', async ({ open }) => {
  const page = await open({ size: 'phone', mayComplain: /ERR_FAILED/ })
  const { loggedRows, sayFirst, send, first } = await crewOf(page, cast.emil, today)
  await sayFirst('agreed_absence')
  let sent = 0
  await page.route(`**/api/crew/${today}`, async (route) => {
    if (route.request().method() === 'GET') return route.continue()
    sent += 1
    if (sent > 1) return route.continue()
    // the server hears it; the phone never hears the answer
    await route.fetch()
    await route.abort()
  })
  await send.tap()
  await expect(page.getByRole('alert')).toContainText(attendance.send.offline)
  const once = await loggedRows()
  expect(once.length).toBeGreaterThan(0)
  await expect(first).toContainText(attendance.states.agreed_absence)
  await send.tap()
  await expect(page.locator('.crew-receipt')).toBeVisible()
  expect(sent).toBe(2)
  expect(await loggedRows()).toEqual(once)
  expect(once.every(({ version }) => version === 1)).toBe(true)
})

/** Ends every session of a person behind the back of the window they sit at. */
const endSessions = async (elsewhere: Page, person: Member) => {
  await signIn(elsewhere, person)
  const { sessions } = await get<{ sessions: { sessionId: string; current: boolean }[] }>(elsewhere, '/sessions')
  for (const { sessionId } of sessions.filter(({ current }) => !current))
    expect((await ask(elsewhere, 'DELETE', `/sessions/${sessionId}`)).status()).toBe(200)
}

const signInAgain = async (page: Page, { email }: Member) => {
  const dialog = page.getByRole('dialog', { name: accounts.again.title })
  await expect(dialog).toBeVisible()
  await dialog.getByLabel(accounts.signIn.email).fill(email)
  await dialog.getByLabel(accounts.signIn.password).fill(demoPassword)
  await dialog.getByRole('button', { name: accounts.again.go }).click()
  await expect(dialog).toBeHidden()
}

test('A session that ends while a form is filled costs no word of it', async ({ open }) => {
  const page = await open({ mayComplain: /status of 401/ })
  await signIn(page, cast.yasmin)
  const { rows } = await get<{ rows: { citizenId: string }[] }>(page, '/caseload')
  const citizenId = rows[0]?.citizenId ?? ''
  await page.goto(`/borgere/${citizenId}/rediger`)
  const note = page.getByRole('textbox', { name: citizens.fields.note })
  const words = 'Skrev længe på denne note, og så gik tiden.'
  await note.fill(words)
  await endSessions(await open(), cast.yasmin)
  const save = page.getByRole('button', { name: citizens.form.save })
  await save.click()
  const dialog = page.getByRole('dialog', { name: accounts.again.title })
  await expect(dialog).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await expect(note).toHaveValue(words)
  await save.click()
  await signInAgain(page, cast.yasmin)
  await expect(page.getByRole('link', { name: casefile.page.edit })).toBeVisible()
  await expect(page.getByText(words)).toBeVisible()
})

test('A session that ends while the crew is noted costs no tap of it', async ({ open }) => {
  const page = await open({ size: 'phone', mayComplain: /status of 401/ })
  const { loggedRows, sayFirst, send, first } = await crewOf(page, cast.soeren, today)
  await sayFirst('no_show')
  await endSessions(await open(), cast.soeren)
  await send.tap()
  await signInAgain(page, cast.soeren)
  await expect(page.locator('.crew-receipt')).toBeVisible()
  await expect(first).toContainText(attendance.states.no_show)
  expect((await loggedRows()).filter(({ state }) => state === 'no_show')).toHaveLength(1)
})

test('Answers given without a connection are saved when it is back', async ({ open }) => {
  const page = await open({ mayComplain: /ERR_INTERNET_DISCONNECTED/ })
  await signIn(page, cast.sanne)
  const citizenId = await addCitizen(page, 'Nette', 'Brudt', 778)
  await page.goto(`/borgere/${citizenId}/afklaring`)
  await page.getByRole('button', { name: doors.assessment.start }).click()
  const [question] = catalogueV1.questions
  const group = page.getByRole('group', { name: question?.text.da ?? '' })
  await expect(group).toBeVisible()
  await page.context().setOffline(true)
  await group.getByRole('radio').first().check()
  await expect(page.getByText(doors.assessment.notSaved)).toBeVisible()
  await page.context().setOffline(false)
  await page.getByRole('button', { name: doors.assessment.tryNow }).click()
  await expect(page.getByText(doors.assessment.notSaved)).toBeHidden()
  await page.reload()
  await expect(group.getByRole('radio').first()).toBeChecked()
})
