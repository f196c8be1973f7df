import type { Page } from '@playwright/test'
import { cast, type Member } from '../../prisma/seed/cast.ts'
import type { Thread } from '../../shared/concerns/concerns.schema.ts'
import { formatFor, type Language } from '../../shared/i18n/format.ts'
import { whenWords } from '../../web/concerns/clock.ts'
import { today } from '../citizens/exports.ts'
import { expect, expectWell, get, settled, signIn, test, textsIn } from './support.ts'

/** Each language has its own team leads, so that neither walk leans on the other. */
const walks = [
  { language: 'da', leads: [cast.jonas, cast.ole] },
  { language: 'en', leads: [cast.nadia, cast.emil] },
] as const

type Crew = {
  readonly sites: readonly { readonly rows: readonly { readonly placementId: string; readonly name: string | null }[] }[]
}
type Casefile = { readonly caseworker: { readonly name: string } | null }
type Agreement = { readonly versions: readonly { readonly state: string }[] }

const threadOf = (page: Page, placementId: string): Promise<Thread> => get<Thread>(page, `/placements/${placementId}/thread`)

/** Somebody on a crew whose caseworker Karen is, of whom nothing waits for an answer and whose agreement nobody is changing. */
const findQuiet = async (phone: Page, karen: Page, leads: readonly Member[]) => {
  for (const lead of leads) {
    await signIn(phone, lead)
    const { sites } = await get<Crew>(phone, `/crew/${today}`)
    for (const { placementId, name } of sites.flatMap(({ rows }) => rows)) {
      const { citizenId, concerns, hoursAWeek } = await threadOf(karen, placementId)
      if (!name || !citizenId || concerns.some(({ state, followUp }) => state === 'open' || followUp?.done === false)) continue
      const { caseworker } = await get<Casefile>(karen, `/citizens/${citizenId}/casefile`)
      const { versions } = await get<Agreement>(karen, `/placements/${placementId}/agreement`)
      if (caseworker?.name === cast.karen.name && versions[0]?.state === 'agreed')
        return { placementId, name, lead, hours: String(hoursAWeek + 1).replace('.', ',') }
    }
  }
  throw new Error('nobody on these crews is Karen’s, and quiet')
}

const walk = (language: Language, leads: readonly Member[]) => {
  const texts = textsIn[language]
  const format = formatFor(language)
  const { concerns, agreements, papers, worklist, attendance } = texts
  const at = (instant: string): string => whenWords(texts, format, instant, today)

  test(`Karen answers within the clock: a team lead proposes more hours, and approves the change (${language})`, async ({
    open,
  }) => {
    const phone = await open({ language, size: 'phone' })
    const karen = await open({ language })
    await signIn(karen, cast.karen)
    const { placementId, name, lead, hours } = await findQuiet(phone, karen, leads)

    await test.step('From the crew sheet to a proposal, in large choices; the receipt has the clock', async () => {
      await phone.goto('/hold')
      await phone
        .locator('.crew-row')
        .filter({ has: phone.locator('b', { hasText: name }) })
        .tap()
      const sheet = phone.getByRole('dialog', { name })
      await sheet.getByText(attendance.sheet.about(name)).tap()
      await sheet.getByRole('link', { name: attendance.sheet.write }).tap()
      await expect(phone.getByRole('heading', { level: 1 })).toHaveText(concerns.raise.title(name))
      await phone.getByRole('radio', { name: concerns.raise.kinds.proposal }).check()
      await phone.getByRole('radio', { name: concerns.topics.more_hours }).check()
      await phone.getByRole('textbox', { name: concerns.raise.hours }).fill(hours)
      await phone.getByRole('textbox', { name: concerns.raise.text }).fill('Kan godt en halv time mere om dagen.')
      await expectWell(phone, language)
      await phone.reload()
      await expect(phone.getByText(concerns.raise.kept)).toBeVisible()
      await expect(phone.getByRole('radio', { name: concerns.topics.more_hours })).toBeChecked()
      await phone.getByRole('button', { name: concerns.raise.submit }).tap()
      await expect(phone.getByText(concerns.thread.sentTitle)).toBeVisible()
      const raised = (await threadOf(phone, placementId)).concerns[0]
      await expect(phone.getByText(concerns.thread.sent(cast.karen.name, at(raised?.dueAt ?? '')))).toBeVisible()
      await expect(phone.locator('.concern-open')).toContainText(concerns.thread.notRead)
      await expectWell(phone, language)
    })

    await test.step('Before a second one is sent it says that it takes the place of the first', async () => {
      await phone.getByRole('link', { name: concerns.thread.raise }).tap()
      await phone.getByRole('radio', { name: concerns.raise.kinds.proposal }).check()
      await phone.getByRole('radio', { name: concerns.topics.fewer_hours }).check()
      const raised = (await threadOf(phone, placementId)).concerns[0]
      const said = concerns.raise.replaces(concerns.topics.more_hours, at(raised?.raisedAt ?? ''))
      await expect(phone.getByText(said)).toBeVisible()
    })

    await test.step('Karen’s day leads to it; what follows from a yes is said before it is sent', async () => {
      await karen.goto('/min-dag')
      await settled(karen)
      await expect(karen.getByRole('navigation').locator('.unread-mark')).toBeVisible()
      await karen.getByRole('link', { name: worklist.goFor(worklist.go['answer-concern'], name) }).click()
      await expect(karen.getByRole('heading', { level: 1 })).toHaveText(concerns.threadOf(name))
      const [raised] = (await threadOf(karen, placementId)).concerns
      await expect(karen.locator('.concern-open')).toContainText(concerns.clock.due(at(raised?.dueAt ?? '')))
      await karen.getByRole('radio', { name: concerns.outcomes.proposal.accepted, exact: true }).check()
      await expect(karen.getByText(concerns.answer.next['change-hours'])).toBeVisible()
      await karen.getByRole('textbox', { name: concerns.answer.words }).first().fill('Ja, vi begynder med en halv time.')
      await karen.getByRole('textbox', { name: concerns.notes.label }).fill('Spørg til bussen.')
      await karen.getByRole('button', { name: concerns.notes.save }).click()
      await expect(karen.locator('.notes .message')).toContainText('Spørg til bussen.')
      await karen.reload()
      await settled(karen)
      await expectWell(karen, language)
      await karen.getByRole('button', { name: concerns.answer.submit }).click()
    })

    await test.step('She writes the change and sends it for approval', async () => {
      await karen.getByRole('link', { name: concerns.followUp.go['change-hours'] }).click()
      await expect(karen.getByText(agreements.edit.wish.title(lead.name))).toBeVisible()
      const field = karen.locator('input[name^="weekdayHours."]').and(karen.locator(':not([value=""])')).first()
      const before = Number((await field.inputValue()).replace(',', '.'))
      await field.fill(String(before + 0.5).replace('.', ','))
      await karen.getByRole('button', { name: agreements.edit.submitChange }).click()
      await karen.getByRole('button', { name: agreements.send.go }).click()
      await karen.getByRole('dialog').getByRole('button', { name: agreements.send.submit, exact: true }).click()
      await karen.getByRole('link', { name: concerns.thread.toThread, exact: true }).click()
      await expect(karen.getByText(concerns.followUp.versions.awaiting)).toBeVisible()
    })

    await test.step('The team lead sees the answer, and the change to approve; no note of the municipality', async () => {
      await phone.goto('/beskeder')
      await settled(phone)
      const row = phone.locator('.thread-row').filter({ hasText: name })
      await expect(row.locator('.mark-strong')).toBeVisible()
      await expectWell(phone, language)
      await row.tap()
      await expect(phone.locator('.concern-answer').first()).toContainText('Ja, vi begynder med en halv time.')
      await expect(phone.getByText(/Spørg til bussen/)).toHaveCount(0)
      await expectWell(phone, language)
      await phone.getByRole('link', { name: concerns.followUp.answerChange }).tap()
      await phone.getByRole('button', { name: papers.crew.approve }).tap()
      await phone.getByRole('dialog').getByRole('button', { name: papers.crew.approve }).tap()
      await expect(phone.getByRole('button', { name: papers.crew.approve })).toHaveCount(0)
    })

    await test.step('Karen sees that her answer was read', async () => {
      await karen.goto('/henvendelser?vis=all')
      await karen.getByRole('link', { name: new RegExp(`^${name}`) }).click()
      const [answered] = (await threadOf(karen, placementId)).concerns
      const { seen } = answered?.answer ?? {}
      await expect(karen.getByText(concerns.thread.readByAt(lead.name, at(seen?.at ?? '')))).toBeVisible()
    })
  })
}

for (const { language, leads } of walks) walk(language, leads)
