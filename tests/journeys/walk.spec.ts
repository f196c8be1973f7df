import type { Locator, Page } from '@playwright/test'
import { cast } from '../../prisma/seed/cast.ts'
import { asPlanned } from '../../shared/attendance/attendance.rules.ts'
import { catalogueV1 } from '../../shared/doors/catalogue.v1.ts'
import { proposeDoor } from '../../shared/doors/doors.rules.ts'
import { Door } from '../../shared/doors/doors.schema.ts'
import { formatFor } from '../../shared/i18n/format.ts'
import { problemText, type Texts } from '../../shared/i18n/texts.ts'
import type { ProblemCode } from '../../shared/problem.ts'
import { exportOf, today } from '../citizens/exports.ts'
import { ask, expect, expectWell, get, settled, test, textsIn } from './support.ts'

/** Each language has its own export, citizen and crew, so that neither walk leans on the other. */
const walks = [
  { language: 'da', file: 'a', citizen: 'Kasper Bruun', lead: cast.jonas, site: 'Træningscentret', stranger: cast.petra },
  {
    language: 'en',
    file: 'b',
    citizen: 'Natalia Brandt',
    lead: cast.nadia,
    site: 'Vaskeriet i Midterlund',
    stranger: cast.petra,
  },
] as const

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
const signOf = '\uE000'

/** A refusal's sentence as a pattern: what it takes from the row may be anything. */
const patternOf = (texts: Texts, code: ProblemCode): RegExp => {
  const facts = { line: signOf, min: signOf, max: signOf, like: signOf }
  return new RegExp(problemText(texts, { code, facts }).split(signOf).map(escaped).join('.+'))
}

/** The demo's sign-in page, one press. */
const signInAs = async (page: Page, texts: Texts, name: string) => {
  await page.goto('/log-ind')
  await page.getByRole('button', { name: texts.accounts.signIn.as(name) }).click()
  await expect(page).not.toHaveURL(/log-ind/)
  await settled(page)
}

const signOut = async (page: Page, texts: Texts) => {
  await page.locator('.person-menu summary').click()
  await page.getByRole('button', { name: texts.accounts.signOut }).click()
  await expect(page.getByText(texts.accounts.signIn.signedOut)).toBeVisible()
}

const readFile = async (page: Page, texts: Texts, path: string) => {
  await page.locator('input[type=file]').setInputFiles(path)
  await page.getByRole('button', { name: texts.citizens.import.read, exact: true }).click()
  await expect(page.getByRole('navigation', { name: texts.citizens.import.filter })).toBeVisible()
}

const chip = (page: Page, filter: string, label: string): Locator =>
  page
    .getByRole('navigation', { name: filter, exact: true })
    .getByRole('link')
    .filter({ hasText: new RegExp(`^${escaped(label)}\\s*\\d`) })

/** What stands on a chip after its label. */
const countOn = async (at: Locator): Promise<number> => Number(`${await at.locator('b').textContent()}`.replace(/\D/g, ''))

const figure = (page: Page, title: string): Locator => page.getByRole('region', { name: title }).locator('.figure-value')

const fillDate = async (page: Page, texts: Texts, label: string, plainDate: string) => {
  const [year = '', month = '', day = ''] = plainDate.split('-')
  const field = page.getByRole('group', { name: label })
  await field.getByLabel(texts.common.date.day).fill(day)
  await field.getByLabel(texts.common.date.month).fill(month)
  await field.getByLabel(texts.common.date.year).fill(year)
}

// the longest of all: each language in a house of its own
test.describe.configure({ mode: 'parallel' })

for (const { language, file, citizen, lead, site, stranger } of walks) {
  const texts = textsIn[language]
  const format = formatFor(language)
  const { citizens, casefile, doors, placements, attendance, reports, common, worklist } = texts

  test(`A citizen from the spreadsheet is counted by management after one day at work (${language})`, async ({ open }) => {
    // the browser itself notes in the console that the door without a reason was refused
    const page = await open({ mayComplain: /status of 400 .*\/doors\)$/ })

    const before = await test.step('Birthe sees how many are in a placement before', async () => {
      const birthe = await open({ language })
      await signInAs(birthe, texts, cast.birthe.name)
      const count = Number(await figure(birthe, reports.inPlacement.title).textContent())
      await birthe.context().close()
      return count
    })

    await test.step('The language is chosen once and remembered', async () => {
      await page.goto('/log-ind')
      await expect(page.locator('html')).toHaveAttribute('lang', 'da')
      await page.getByRole('button', { name: common.language[language], exact: false }).click()
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(texts.accounts.signIn.title)
      await page.reload()
      await expect(page.locator('html')).toHaveAttribute('lang', language)
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(texts.accounts.signIn.title)
    })

    await test.step('Karen signs in from the demo list', async () => {
      await page.getByRole('button', { name: texts.accounts.signIn.as(cast.karen.name) }).click()
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(worklist.title)
      await expectWell(page, language)
      await page.getByRole('navigation', { name: common.mainNavigation }).getByRole('link', { name: casefile.title }).click()
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(casefile.title)
      await expectWell(page, language)
    })

    const { expected } = exportOf(file)
    const path = `tests/citizens/exports/borgere-udtraek-${file}.csv`
    const words = citizens.import
    await test.step('The spreadsheet shows every row, and refuses exactly those that must be', async () => {
      await page.getByRole('link', { name: casefile.list.import }).click()
      await readFile(page, texts, path)
      expect(await countOn(chip(page, words.filter, words.all))).toBe(expected.rows)
      expect(await countOn(chip(page, words.filter, words.verdicts.new))).toBe(expected.good)
      expect(await countOn(chip(page, words.filter, words.verdicts.refused))).toBe(expected.bad.length)
      await chip(page, words.filter, words.verdicts.refused).click()
      const rows = page.getByRole('table').locator('tbody tr')
      await expect(rows).toHaveCount(expected.bad.length)
      const shown = await rows.evaluateAll((all) =>
        all.map((row) => [row.querySelector('th')?.textContent ?? '', row.querySelector('td:last-child')?.textContent ?? '']),
      )
      expect(shown.map(([line]) => Number(line)).toSorted((a, b) => a - b)).toEqual(expected.bad.map(({ line }) => line))
      for (const { line, problem } of expected.bad) {
        const about = shown.find(([at]) => Number(at) === line)?.[1]
        expect(about, `line ${line}`).toMatch(patternOf(texts, problem as ProblemCode))
      }
      await expectWell(page, language)
    })

    await test.step('Confirmed, all good rows are saved; the same file again changes nothing', async () => {
      await page.getByRole('button', { name: words.save(format.number(expected.good), false) }).click()
      await expect(page.getByText(words.savedTitle)).toBeVisible()
      await expect(page.getByText(words.savedNew(expected.good))).toBeVisible()
      await expect(page.getByText(words.savedRefused(expected.bad.length))).toBeVisible()
      await expectWell(page, language)
      await page.getByRole('button', { name: words.another }).click()
      await readFile(page, texts, path)
      expect(await countOn(chip(page, words.filter, words.verdicts.new))).toBe(0)
      expect(await countOn(chip(page, words.filter, words.verdicts.changed))).toBe(0)
      expect(await countOn(chip(page, words.filter, words.verdicts.unchanged))).toBe(expected.good)
      await page.getByRole('link', { name: words.toCaseload }).click()
    })

    await test.step('The new citizen is found through the filters of the caseload', async () => {
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(casefile.title)
      const arrived = chip(page, casefile.list.filters.stage, casefile.stages.arrived)
      const count = await countOn(arrived)
      await arrived.click()
      await expect(page.locator('.lede')).toHaveText(casefile.list.lede(count, format.number(count)))
      await page.getByRole('link', { name: casefile.list.columns.name }).click()
      await expect(page).toHaveURL(/sorter=name/)
      await page.getByRole('link', { name: citizen, exact: true }).click()
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(citizen)
      await expectWell(page, language)
    })
    const citizenAddress = new URL(page.url()).pathname

    const answers = Object.fromEntries(catalogueV1.questions.map(({ key, options }) => [key, options[0]?.key ?? '']))
    const proposed = proposeDoor(catalogueV1, answers).door
    await test.step('Karen and the citizen talk through the four parts', async () => {
      await page.getByRole('link', { name: casefile.steps.go.assess }).click()
      await page.getByRole('button', { name: doors.assessment.start }).click()
      for (const [at, group] of catalogueV1.groups.entries()) {
        const title = doors.assessment.group(group.title[language], at + 1, catalogueV1.groups.length)
        await expect(page.getByRole('heading', { level: 2, name: title })).toBeVisible()
        for (const question of catalogueV1.questions.filter((one) => one.group === group.key)) {
          const text = question.options.find(({ key }) => key === answers[question.key])?.text[language] ?? ''
          await page.getByRole('group', { name: question.text[language] }).getByText(text, { exact: true }).click()
        }
        const next = catalogueV1.groups[at + 1]
        if (next) await page.getByRole('link', { name: doors.assessment.next(next.title[language]) }).click()
      }
      const all = catalogueV1.questions.length
      await expect(page.getByText(doors.assessment.answered(all, all))).toBeVisible()
      await expectWell(page, language)
      await page.getByRole('link', { name: doors.assessment.toProposal }).click()
    })

    const other = Door.options.find((door) => door !== proposed) ?? 'yellow'
    const reason = 'Vi prøver med en makker de første uger.'
    await test.step('The proposal says why, and another door needs a reason', async () => {
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(doors.proposal.title)
      if (proposed)
        await expect(page.getByRole('heading', { name: doors.proposal.pointsAt(common.doors[proposed].word) })).toBeVisible()
      await expect(page.getByRole('heading', { name: doors.proposal.because, exact: true })).toBeVisible()
      await expect(page.getByRole('heading', { name: doors.proposal.wouldChange })).toBeVisible()
      await expectWell(page, language)
      const choice = page.locator(`input[name=door][value=${other}]`)
      await choice.check()
      await page.getByRole('button', { name: doors.decision.submit }).click()
      const summary = page.getByRole('alert')
      await expect(summary).toBeFocused()
      const field = page.getByRole('textbox', { name: doors.decision.reason })
      await expect(field).toHaveAttribute('aria-invalid', 'true')
      await expect(choice).toBeChecked()
      await expectWell(page, language)
      await field.fill(reason)
      await page.getByRole('button', { name: doors.decision.submit }).click()
      await expect(page.getByText(doors.decision.done(common.doors[other].word))).toBeVisible()
      await expect(page.getByText(reason)).toBeVisible()
    })

    const { matching, agreements, papers } = texts
    const phone = await open({ size: 'phone', language })
    await test.step('A place is found among those that fit, and the agreement drafted', async () => {
      await page.goto(citizenAddress)
      await page.getByRole('link', { name: casefile.steps.go['find-place'] }).click()
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(matching.sitesTitle(citizen))
      await expectWell(page, language)
      await page.getByRole('link', { name: matching.choose(site), exact: true }).click()
      await page.getByRole('radio', { name: placements.offers.internship }).check()
      await fillDate(page, texts, placements.form.startsOn, today)
      await page.getByRole('button', { name: placements.form.weeksChoice(13) }).click()
      for (let index = 0; index < 5; index += 1) await page.locator(`input[name="weekdayHours.${index}"]`).fill('3')
      for (let index = 5; index < 7; index += 1) await page.locator(`input[name="weekdayHours.${index}"]`).fill('')
      await expect(page.getByText(common.weekly(format.hours(15)), { exact: true })).toBeVisible()
      await page.getByRole('radio', { name: agreements.ramp.choices.flat }).check()
      await expectWell(page, language)
      await page.getByRole('button', { name: placements.form.submit }).click()
      await expect(page.getByText(placements.states.draft, { exact: true }).first()).toBeVisible()
      await expect(page.getByRole('button', { name: placements.start.go })).toHaveCount(0)
      await page.getByRole('button', { name: agreements.send.go }).click()
      const dialog = page.getByRole('dialog', { name: agreements.send.title })
      await expectWell(page, language)
      await dialog.getByRole('button', { name: agreements.send.submit, exact: true }).click()
      await expect(page.getByText(placements.states.awaiting, { exact: true }).first()).toBeVisible()
      await expectWell(page, language)
    })

    await test.step('The team lead says yes on a phone', async () => {
      await signInAs(phone, texts, lead.name)
      await phone.goto('/aftaler')
      await settled(phone)
      await expectWell(phone, language)
      await phone.getByRole('link', { name: citizen }).tap()
      await expect(phone.getByRole('heading', { level: 1 })).toHaveText(papers.crew.of(citizen))
      await expectWell(phone, language)
      await phone.getByRole('button', { name: papers.crew.approve }).tap()
      await phone.getByRole('dialog').getByRole('button', { name: papers.crew.approve }).tap()
      await expect(phone.getByRole('button', { name: papers.crew.approve })).toHaveCount(0)
      await expectWell(phone, language)
    })

    await test.step('The representative’s answer is written down, and the citizen says yes on the screen', async () => {
      await page.getByRole('button', { name: agreements.approvals.record }).click()
      const dialog = page.getByRole('dialog', { name: agreements.answer.recordTitle })
      await expectWell(page, language)
      await dialog.getByRole('button', { name: agreements.answer.submit }).click()
      await expect(dialog).toBeHidden()
      await page.getByRole('link', { name: agreements.approvals.onScreen }).click()
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(papers.citizen.title)
      await expectWell(page, language)
      await page.getByRole('button', { name: papers.citizen.yes }).click()
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(papers.citizen.thanks)
      await expectWell(page, language)
      await page.getByRole('link', { name: papers.citizen.handBack }).click()
      await expect(page.getByText(agreements.status.agreed)).toBeVisible()
    })

    await test.step('Agreed by all, the placement starts', async () => {
      await page.getByRole('button', { name: placements.start.go }).click()
      const dialog = page.getByRole('dialog', { name: placements.start.title })
      await expect(dialog).toContainText(placements.start.who)
      await expectWell(page, language)
      await dialog.getByRole('button', { name: placements.start.submit }).click()
      await expect(page.getByText(placements.states.running, { exact: true })).toBeVisible()
    })
    const placementId = new URL(page.url()).pathname.split('/').at(-1) ?? ''
    await signOut(page, texts)

    await test.step('The team lead logs the day on a phone', async () => {
      await phone.goto('/hold')
      const row = (name: string) => phone.locator('.crew-row').filter({ has: phone.locator('b', { hasText: name }) })
      await expect(row(citizen)).toBeVisible()
      await expectWell(phone, language)
      const sheet = phone.getByRole('dialog')
      await row(citizen).tap()
      await sheet.getByRole('button', { name: attendance.states.late }).tap()
      await sheet.getByRole('button', { name: attendance.sheet.done, exact: true }).tap()
      const receipt = phone.getByRole('status').filter({ hasText: attendance.send.correctable(format.dayMonth('2026-11-30')) })
      await phone.locator('.bottom-bar .button-primary').tap()
      await expect(receipt).toBeVisible()
      await expect(row(citizen)).toContainText(attendance.states.late)
      await expectWell(phone, language)

      await row(citizen).tap()
      await sheet.getByRole('button', { name: attendance.states.left_early }).tap()
      await expectWell(phone, language)
      await sheet.getByRole('button', { name: attendance.sheet.done, exact: true }).tap()
      await phone.getByRole('button', { name: attendance.send.corrections(1) }).tap()
      await expect(phone.getByRole('button', { name: attendance.send.corrections(1) })).toBeHidden()
      // the row shows it as soon as the phone has it; the receipt comes when the server has
      await expect(receipt).toBeVisible()
      await expect(row(citizen)).toContainText(attendance.states.left_early)
      await phone.context().close()
    })

    await test.step('The other supplier finds neither the crew nor the placement', async () => {
      const phone = await open({ size: 'phone', language })
      await signInAs(phone, texts, stranger.name)
      await expect(phone.getByRole('heading', { level: 1 })).toHaveText(attendance.title)
      await expect(phone.getByText(citizen)).toHaveCount(0)
      await expect(phone.getByText(site)).toHaveCount(0)
      await phone.goto(`/placeringer/${placementId}`)
      await expect(phone.getByRole('heading', { level: 1 })).toHaveText(common.error.notAllowedTitle)
      expect((await ask(phone, 'GET', `/placements/${placementId}`)).status()).toBe(403)
      const rows = [{ placementId, ...asPlanned(0), state: 'no_show', seen: null }]
      const guessed = await ask(phone, 'POST', `/crew/${today}`, { rows })
      expect(guessed.status()).toBe(404)
      const invented = [{ ...rows[0], placementId: placementId.replace(/.{12}$/, '000000000000') }]
      const nobody = await ask(phone, 'POST', `/crew/${today}`, { rows: invented })
      expect(nobody.status()).toBe(404)
      const { sites } = await get<{ sites: { rows: { placementId: string }[] }[] }>(phone, `/crew/${today}`)
      expect(sites.flatMap((one) => one.rows.map((row) => row.placementId))).not.toContain(placementId)
      await phone.context().close()
    })

    await test.step('Karen sees the day on the timeline', async () => {
      const karen = await open({ language })
      await signInAs(karen, texts, cast.karen.name)
      await karen.goto(citizenAddress)
      const timeline = karen.getByRole('region', { name: casefile.timeline.title })
      await expect(timeline).toContainText(casefile.timeline.week(48, site))
      await expect(timeline).toContainText(casefile.timeline.weekSum(1, 1, format.hours(2.5)))
      await expect(timeline).toContainText(casefile.timeline.dayLine(format.weekday(today), attendance.states.left_early))
      await expectWell(karen, language)
      await karen.context().close()
    })

    await test.step('Birthe sees it counted, and small figures hidden', async () => {
      const birthe = await open({ language })
      await signInAs(birthe, texts, cast.birthe.name)
      await expect(figure(birthe, reports.inPlacement.title)).toHaveText(String(before + 1))
      await expect(birthe.getByText(reports.hidden).first()).toBeVisible()
      await expectWell(birthe, language)
    })
  })
}
