import type { Locator, Page } from '@playwright/test'
import { cast } from '../../prisma/seed/cast.ts'
import type { CrewDay, CrewRow } from '../../shared/attendance/attendance.schema.ts'
import { formatFor } from '../../shared/i18n/format.ts'
import { today } from '../citizens/exports.ts'
import { ask, expect, expectWell, get, settled, signIn, test, textsIn } from './support.ts'

const tomorrow = '2026-11-24'

const rowsOn = async (page: Page, day: string): Promise<CrewRow[]> =>
  (await get<CrewDay>(page, `/crew/${day}`)).sites.flatMap(({ rows }) => rows)
const expected = (page: Page): Locator =>
  page.locator('button.crew-row').filter({ has: page.locator('.crew-state'), visible: true })
const named = (page: Page, name: string): Locator =>
  page.locator('.crew-row').filter({ has: page.locator('b', { hasText: name }) })

/** What a glove would miss: lower or narrower than 44 px. A radio button is pressed on its label. */
const tooSmall = (page: Page): Promise<string[]> =>
  page
    .locator('a[href]:not(.skip-link), button, summary, input:not([type=radio]), .form-radio + label')
    .filter({ visible: true })
    .evaluateAll((all) =>
      all.flatMap((one) => {
        const { width, height } = one.getBoundingClientRect()
        return width < 43.5 || height < 43.5 ? [`${one.outerHTML.slice(0, 80)}: ${width} × ${height}`] : []
      }),
    )

test.describe.configure({ mode: 'serial' })

test('A crew of fifteen with two exceptions takes twelve taps at most, with every task signed off', async ({ open }) => {
  const { attendance } = textsIn.da
  const phone = await open({ size: 'phone' })
  await signIn(phone, cast.jonas)
  await phone.goto('/hold')
  await settled(phone)
  await expectWell(phone, 'da')
  const people = await expected(phone).count()
  expect(people).toBeGreaterThanOrEqual(15)
  let taps = 0
  const tap = async (target: Locator) => {
    taps += 1
    await target.tap()
  }
  const sheet = phone.getByRole('dialog')
  const [sick, late] = await phone.locator('.crew-site').last().locator('.crew-who b').allInnerTexts()
  const began = performance.now()
  await tap(named(phone, sick ?? ''))
  await tap(sheet.getByRole('button', { name: attendance.states.sick }))
  await expect(sheet).toBeHidden()
  await tap(named(phone, late ?? ''))
  await tap(sheet.getByRole('button', { name: attendance.states.late }))
  await tap(sheet.getByRole('button', { name: attendance.sheet.done }))
  for (const all of await phone.getByRole('button', { name: attendance.crew.allTasks }).all()) await tap(all)
  await expect(phone.getByText(attendance.send.exceptions(2))).toBeVisible()
  await tap(phone.getByRole('button', { name: attendance.send.go(people) }))
  await expect(phone.locator('.crew-receipt')).toBeVisible()
  const seconds = (performance.now() - began) / 1000
  process.stdout.write(`${people} people with 2 exceptions: ${taps} taps, ${seconds.toFixed(1)} s without time to think\n`)
  expect(taps).toBeLessThanOrEqual(12)

  const rows = (await rowsOn(phone, today)).filter(({ plannedHours }) => plannedHours > 0)
  const states = rows.map(({ logged }) => logged?.state)
  expect([rows.length, states.filter((state) => state === 'sick').length]).toEqual([people, 1])
  expect(states.filter((state) => state === 'present')).toHaveLength(people - 2)
  for (const { logged, tasks } of rows) {
    if (logged?.state !== 'sick') expect([logged?.tasksDone, logged?.signedOff]).toEqual([tasks, tasks.length > 0])
  }
})

test('Two phones on one crew: what does not collide is merged and said, what does is chosen by the person', async ({ open }) => {
  const { attendance } = textsIn.da
  const phone = await open({ size: 'phone', mayComplain: /status of 409/ })
  await signIn(phone, cast.jonas)
  await phone.goto('/hold')
  await settled(phone)
  const sheet = phone.getByRole('dialog')
  const [one, other] = (await rowsOn(phone, today)).filter(({ name, logged }) => name && logged?.state === 'present')
  const [first, second] = [named(phone, one?.name ?? ''), named(phone, other?.name ?? '')]

  // an absence closes the sheet, is said aloud, and is taken back by one tap
  await first.tap()
  await sheet.getByRole('button', { name: attendance.states.no_show }).tap()
  await expect(phone.getByRole('status').filter({ hasText: attendance.states.no_show })).toBeVisible()
  await phone.getByRole('button', { name: attendance.sheet.takeBackFor(one?.name ?? '') }).tap()
  await expect(first).toContainText(attendance.states.present)

  await first.tap()
  await sheet.getByRole('button', { name: attendance.states.no_show }).tap()
  await second.tap()
  await sheet.getByRole('button', { name: attendance.support.talk }).tap()
  await sheet.getByRole('button', { name: attendance.sheet.done }).tap()

  // meanwhile, from the other phone
  const sent = await ask(phone, 'POST', `/crew/${today}`, {
    rows: [one, other].map((row) => {
      const { loggedBy: _by, loggedAt: _at, ...seen } = row?.logged ?? {}
      const { version: _version, ...said } = { version: 0, ...seen }
      const change = row === one ? { state: 'left_early', hours: 1 } : { note: 'Hjalp en ny kollega' }
      return { placementId: row?.placementId, ...said, ...change, seen }
    }),
  })
  expect(sent.status(), await sent.text()).toBe(200)

  const send = phone.locator('.bottom-bar .button-primary')
  // until the day has been read again, what was refused stands where it was tapped: sent anew, it would else be gone
  let letGo = () => {}
  const held = new Promise<void>((resolve) => {
    letGo = resolve
  })
  await phone.route(`**/api/crew/${today}`, async (route) => {
    if (route.request().method() === 'GET') await held
    await route.continue()
  })
  await send.tap()
  await expect(phone.getByText(attendance.send.someoneChanged)).toBeVisible()
  await expect(first).toContainText(attendance.states.no_show)
  await expect(second).toContainText(attendance.crew.changed)
  letGo()
  const conflict = phone.locator('.crew-conflict')
  await expect(conflict).toContainText(attendance.states.no_show)
  await expect(conflict).toContainText(attendance.states.left_early)
  await expectWell(phone, 'da')
  await conflict.getByRole('button', { name: attendance.conflict.useMine }).tap()
  await expect(conflict).toHaveCount(0)
  await send.tap()
  await expect(phone.locator('.crew-receipt')).toContainText(attendance.send.merged(1, cast.jonas.name))
  const after = await rowsOn(phone, today)
  const said = (row: CrewRow | undefined) => after.find(({ placementId }) => placementId === row?.placementId)?.logged
  expect(said(one)).toMatchObject({ state: 'no_show', hours: 0, tasksDone: [] })
  expect(said(other)).toMatchObject({ state: 'present', note: 'Hjalp en ny kollega', supportGiven: ['talk'] })
})

test('Nothing on the pages of a crew is too small for a glove', async ({ open }) => {
  const phone = await open({ size: 'phone' })
  await signIn(phone, cast.jonas)
  const [anyone] = await rowsOn(phone, today)
  const seen = `/hold/person/${anyone?.placementId}/iagttagelse`
  for (const path of ['/hold', `/hold/${tomorrow}`, `/hold/${tomorrow}/luk`, seen, '/beskeder', '/mere', '/mine-sessioner']) {
    await phone.goto(path)
    await settled(phone)
    expect(await tooSmall(phone), path).toEqual([])
  }
  await phone.goto('/hold')
  await settled(phone)
  await expected(phone).first().tap()
  await expect(phone.getByRole('dialog')).toBeVisible()
  expect(await tooSmall(phone), 'the sheet').toEqual([])
})

test('Days to come: absence is planned and taken back, a day is closed and opened again', async ({ open }) => {
  const { attendance, plans } = textsIn.en
  const format = formatFor('en')
  const phone = await open({ size: 'phone', language: 'en' })
  await signIn(phone, cast.jonas)
  await phone.goto(`/hold/${tomorrow}`)
  await settled(phone)
  await expectWell(phone, 'en')
  const person = (await rowsOn(phone, tomorrow)).find(
    ({ name, plannedHours, plannedAbsence }) => name && plannedHours > 0 && !plannedAbsence,
  )
  const name = person?.name ?? ''
  await named(phone, name).tap()
  await expect(phone.getByRole('heading', { level: 1 })).toHaveText(name)
  await expectWell(phone, 'en')
  await phone.getByRole('button', { name: plans.absence.plan }).tap()
  const dialog = phone.getByRole('dialog')
  await dialog.getByRole('radio', { name: attendance.absences.course }).check()
  await expectWell(phone, 'en')
  await dialog.getByRole('button', { name: plans.absence.submit }).tap()
  await expect(dialog).toBeHidden()
  const period = format.date(tomorrow)
  await expect(phone.getByText(period, { exact: true })).toBeVisible()
  await phone.getByRole('link', { name: plans.person.back }).tap()
  await expect(named(phone, name)).toContainText(attendance.crew.plannedAbsence(attendance.absences.course))
  await named(phone, name).tap()
  await phone.getByRole('button', { name: plans.absence.takeBackOf(period) }).tap()
  await expect(phone.getByText(plans.absence.takenBack)).toBeVisible()
  await phone.getByRole('link', { name: plans.person.back }).tap()

  await phone.getByRole('link', { name: attendance.crew.closeDay }).tap()
  await expect(phone.getByRole('heading', { level: 1 })).toHaveText(plans.close.title)
  await phone.getByRole('radio').last().check()
  await phone.getByRole('textbox', { name: plans.close.reason }).fill('Planning day')
  await expectWell(phone, 'en')
  await phone.getByRole('button', { name: plans.close.submit }).tap()
  await expect(phone.getByText(attendance.crew.closed('Planning day'))).toBeVisible()
  await phone.getByRole('link', { name: attendance.crew.closeDay }).tap()
  await phone.getByRole('button', { name: /Open the day again/ }).tap()
  await expect(phone.getByRole('button', { name: /Open the day again/ })).toHaveCount(0)
  expect((await get<CrewDay>(phone, `/crew/${tomorrow}`)).sites.every(({ closure }) => closure === null)).toBe(true)
})
