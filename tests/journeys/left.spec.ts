import { cast } from '../../prisma/seed/cast.ts'
import { logDays } from '../../shared/attendance/attendance.rules.ts'
import { addDays } from '../../shared/calendar.ts'
import { formatFor } from '../../shared/i18n/format.ts'
import type { Cause } from '../../shared/worklist/causes.ts'
import { today } from '../citizens/exports.ts'
import { ask, expect, expectWell, get, settled, signIn, test, textsIn } from './support.ts'

type Line = {
  readonly cause: Cause
  readonly citizenId: string
  readonly firstName: string
  readonly lastName: string
  readonly siteName: string
  readonly placementId: string
}
type Day = { readonly date: string; readonly plannedHours: number; readonly logged: { readonly version: number } | null }
type Missing = { readonly days: readonly { readonly siteName: string; readonly people: number }[] }

/** What the days say of somebody, and nothing else. */
const ofDays: readonly Cause[] = ['absences-in-a-row', 'low-attendance', 'silent-days', 'falling-pace']

const language = 'da'
const texts = textsIn[language]
const { worklist, placements } = texts

test('Nothing is said of someone who left', async ({ open }) => {
  const karen = await open({ language, mayComplain: /status of 400/ })
  await signIn(karen, cast.karen)
  const rikke = await open({ language })
  await signIn(rikke, cast.rikke)
  const linesOfDays = async (placementId: string) =>
    (await get<{ items: readonly Line[] }>(karen, '/worklist')).items.filter(
      (item) => item.placementId === placementId && ofDays.includes(item.cause),
    )

  const { items } = await get<{ items: readonly Line[] }>(karen, '/worklist')
  const silent = items.find(({ cause }) => cause === 'silent-days')
  if (!silent) throw new Error('the town has nobody of Karen’s whose days nobody logs')
  const { placementId, siteName } = silent
  const name = `${silent.firstName} ${silent.lastName}`
  const { sites } = await get<{ sites: readonly { siteName: string; leads: readonly string[] }[] }>(rikke, '/silence')
  const lead = Object.values(cast).find((one) => sites.find((site) => site.siteName === siteName)?.leads.includes(one.name))
  if (!lead) throw new Error('nobody leads the silent site')
  const jonas = await open({ language })
  await signIn(jonas, lead)

  const silentDays = async (): Promise<number> =>
    (await get<Missing>(jonas, '/crew/missing')).days.reduce((sum, day) => sum + (day.siteName === siteName ? day.people : 0), 0)
  const silentBefore = await silentDays()
  const { weeks } = await get<{ weeks: readonly { days: readonly Day[] }[] }>(karen, `/placements/${placementId}/attendance`)
  const days = weeks.flatMap((week) => week.days)
  /** Of the last week, which the team lead can still log. */
  const own = days.filter(
    ({ date, logged, plannedHours }) => !logged && plannedHours > 0 && date >= addDays(today, -logDays) && date < today,
  ).length

  await test.step('The last three days that were logged become days without the person', async () => {
    const logged = days.filter((day) => day.logged).toSorted((a, b) => b.date.localeCompare(a.date))
    for (const { date, logged: said } of logged.slice(0, 3)) {
      const corrected = await ask(karen, 'POST', `/placements/${placementId}/attendance/${date}`, {
        state: 'no_show',
        hours: 0,
        paceBand: null,
        note: null,
        tasksDone: [],
        signedOff: false,
        supportGiven: [],
        reason: 'Holdlederen har ringet om dagen.',
        version: said?.version ?? null,
      })
      expect(corrected.status(), await corrected.text()).toBe(200)
    }
    const causes = (await linesOfDays(placementId)).map(({ cause }) => cause)
    expect(causes).toContain('absences-in-a-row')
    expect(causes).toContain('silent-days')
  })

  const lines = karen.locator('.work').filter({ hasText: name })
  const line = (cause: Cause) => lines.filter({ has: karen.getByRole('heading', { name: worklist.causes[cause], exact: true }) })

  await test.step('Karen’s day says so, with the numbers', async () => {
    await karen.goto('/')
    await settled(karen)
    expect(new URL(karen.url()).pathname).toBe('/min-dag')
    await expect(line('absences-in-a-row')).toContainText(/\d+ planlagte dage i træk/)
    await expect(line('silent-days')).toContainText(siteName)
    await expectWell(karen, language)
  })

  await test.step('The supplier’s manager sees the site, its lead the days; neither page names anybody', async () => {
    await rikke.goto('/uden-registrering')
    await settled(rikke)
    await expect(rikke.getByRole('row').filter({ hasText: siteName })).toContainText(lead.name)
    await expect(rikke.getByText(silent.lastName)).toHaveCount(0)
    await expectWell(rikke, language)
    expect(own).toBeGreaterThan(1)
    expect(silentBefore).toBeGreaterThanOrEqual(own)
  })

  await test.step('Put off with a reason it is gone until the day, and can be taken back', async () => {
    const said = { cause: worklist.causes['absences-in-a-row'], name }
    await line('absences-in-a-row')
      .getByRole('button', { name: worklist.goFor(worklist.snooze.go, `${said.cause}, ${name}`) })
      .click()
    const dialog = karen.getByRole('dialog', { name: worklist.snooze.title })
    await expectWell(karen, language)
    await dialog.getByRole('button', { name: worklist.snooze.submit, exact: true }).click()
    await expect(dialog.getByRole('alert')).toBeFocused()
    await dialog.getByRole('textbox', { name: worklist.snooze.reason }).fill('Vi taler sammen i morgen.')
    await dialog.getByRole('button', { name: worklist.snooze.submit, exact: true }).click()
    const until = formatFor(language).date('2026-11-24')
    await expect(karen.getByText(worklist.snooze.done(said.cause, said.name, until))).toBeFocused()
    await expect(line('absences-in-a-row')).toHaveCount(0)
    await karen.reload()
    await expect(line('silent-days')).toHaveCount(1)
    await expect(line('absences-in-a-row')).toHaveCount(0)
    await karen.locator('summary', { hasText: /^Udsat/ }).click()
    const aside = karen.locator('.snoozed li').filter({ hasText: name })
    await expect(aside).toContainText(worklist.snoozed.until(until, texts.casefile.relative.tomorrow))
    await expect(aside).toContainText(worklist.snoozed.reason('Vi taler sammen i morgen.', cast.karen.name))
    await expectWell(karen, language)
    await aside.getByRole('button', { name: worklist.goFor(worklist.snoozed.wake, `${said.cause}, ${name}`) }).click()
    await expect(karen.getByText(worklist.snoozed.woken(said.cause, said.name))).toBeFocused()
    await expect(line('absences-in-a-row')).toHaveCount(1)
  })

  await test.step('The line’s own button leads to the placement, and it ends there', async () => {
    const go = worklist.goFor(worklist.go['absences-in-a-row'], name)
    await line('absences-in-a-row').getByRole('link', { name: go }).click()
    await karen.getByRole('button', { name: placements.end.go, exact: true }).click()
    const dialog = karen.getByRole('dialog', { name: placements.end.title })
    await dialog.getByRole('combobox', { name: placements.end.reason }).selectOption({ index: 1 })
    await dialog.getByRole('button', { name: placements.end.submit }).click()
    await expect(karen.getByText(placements.states.ended, { exact: true }).first()).toBeVisible()
    expect((await get<{ endedOn: string }>(karen, `/placements/${placementId}`)).endedOn).toBe(today)
  })

  await test.step('Nobody is told of the days any more: not Karen, not the lead, not the manager', async () => {
    await karen.goto('/min-dag')
    await settled(karen)
    for (const cause of ofDays) await expect(line(cause)).toHaveCount(0)
    expect(await linesOfDays(placementId)).toEqual([])
    await rikke.goto('/uden-registrering')
    await settled(rikke)
    await expect(rikke.getByText(siteName)).toHaveCount(0)
    await expectWell(rikke, language)
    // others of the crew may lack a day of their own
    expect(silentBefore - (await silentDays())).toBe(own)
  })
})
