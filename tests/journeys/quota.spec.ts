import type { Page } from '@playwright/test'
import { cast } from '../../prisma/seed/cast.ts'
import { quotaSiteId } from '../../prisma/seed/sites.ts'
import { formatFor } from '../../shared/i18n/format.ts'
import { problemText } from '../../shared/i18n/texts.ts'
import { ask, download, expect, expectWell, get, settled, signIn, test, textsIn } from './support.ts'

/** 25 full-time equivalents are a quota of five, and four run there: one place is left (prisma/seed/sites.ts). */
const site = { name: 'Plejecenter Rosengården', fte: 25, limit: 5 }

type Options = {
  readonly door: string | null
  readonly sites: readonly { readonly siteId: string; readonly whyNot: object | null }[]
}

/** Two who wait at a yellow door and could be at the site: the last that there is room for, and the one too many. */
const twoWaiting = async (page: Page) => {
  const { pairs } = await get<{ pairs: { citizenId: string; name: string; door: string }[] }>(page, '/match?whose=me&page=1')
  const could: { citizenId: string; name: string }[] = []
  for (const pair of pairs.filter(({ door }) => door === 'yellow').toReversed()) {
    const { sites } = await get<Options>(page, `/citizens/${pair.citizenId}/placement-options`)
    if (sites.some(({ siteId, whyNot }) => siteId === quotaSiteId && whyNot === null)) could.push(pair)
  }
  const fifth = could.find(({ name }) => name === 'Bente Riis')
  const sixth = could.find(({ name }) => !['Bente Riis', 'Amina Warsame', 'Omar Said'].includes(name))
  if (!fifth || !sixth) throw new Error('the town has nobody to fill the quota with')
  return { fifth, sixth }
}

for (const language of ['da', 'en'] as const) {
  const texts = textsIn[language]
  const format = formatFor(language)
  const { placements, agreements, offers } = texts

  test(`The quota takes the fifth trainee and stops the sixth (${language})`, async ({ open }) => {
    const page = await open({ language, mayComplain: /status of 400/ })
    await signIn(page, cast.karen)
    const { fifth, sixth } = await twoWaiting(page)
    const rules = page.getByRole('complementary', { name: offers.checks.title })
    const quotaLine = rules.locator('.rule-check', { hasText: offers.rules.quota.name })
    const planFor = async (citizenId: string, siteId: string) => {
      await page.goto(`/borgere/${citizenId}/placering/ny?sted=${siteId}`)
      await settled(page)
      await page.getByRole('radio', { name: placements.offers.internship }).check()
    }

    const placementId = await test.step('The fifth fits: saved and sent, the last place of the quota is kept', async () => {
      await planFor(fifth.citizenId, quotaSiteId)
      await expect(quotaLine).toHaveClass(/rule-check-ok/)
      await expect(quotaLine).toContainText(offers.rules.quota.ok({ used: 5, limit: site.limit, fte: site.fte }))
      await page.getByRole('button', { name: placements.form.submit }).click()
      await page.getByRole('button', { name: agreements.send.go }).click()
      await page.getByRole('dialog').getByRole('button', { name: agreements.send.submit, exact: true }).click()
      await expect(page.getByText(placements.states.awaiting, { exact: true }).first()).toBeVisible()
      return new URL(page.url()).pathname.split('/').at(-1) ?? ''
    })

    await test.step('The representative gets the list of rules, with the numbers and without a name', async () => {
      await page.goto(`/placeringer/${placementId}/regler`)
      await settled(page)
      await expectWell(page, language)
      const list = await download(page, page.getByRole('button', { name: agreements.rules.download }))
      expect(list.type).toMatch(/^text\/csv\b/)
      expect(list.name).toMatch(/\.csv$/)
      expect(list.text.charCodeAt(0)).toBe(0xfeff)
      const lines = list.text.slice(1).trimEnd().split('\r\n')
      const quota = lines.find((line) => line.includes(offers.rules.quota.name))
      expect(quota).toContain(offers.rules.quota.ok({ used: 5, limit: site.limit, fte: site.fte }))
      // what is judged of the citizen is nobody else's
      for (const rule of ['target-group', 'certificate'] as const) expect(list.text).not.toContain(offers.rules[rule].name)
      expect(list.text).toContain(site.name)
      for (const word of fifth.name.split(' ')) expect(list.text).not.toContain(word)
    })

    await test.step('The site’s meter is full', async () => {
      await page.goto(`/arbejdssteder/${quotaSiteId}`)
      await settled(page)
      await expect(page.locator('.quota').first()).toContainText(offers.quota.used('5', '5'))
      await expect(page.locator('.quota').first()).toContainText(offers.quota.full)
      await expectWell(page, language)
    })

    await test.step('The sixth is stopped with the numbers and the law, in the list and by the server', async () => {
      await planFor(sixth.citizenId, quotaSiteId)
      await expect(quotaLine).toHaveClass(/rule-check-stop/)
      await expect(quotaLine).toContainText('6')
      await expect(quotaLine).toContainText(format.number(site.fte))
      await expect(quotaLine.locator('.check-authority')).toContainText('§')
      await expectWell(page, language)
      const sentence = (await quotaLine.locator('p').nth(1).textContent()) ?? ''
      const refused = page.waitForResponse((answer) => /\/citizens\/[^/]+\/placements$/.test(answer.url()))
      await page.getByRole('button', { name: placements.form.submit }).click()
      const answer = await refused
      expect(answer.status()).toBe(400)
      const { errors } = (await answer.json()) as {
        errors: { code: 'quota-full'; pointer: string; facts: Record<string, number> }[]
      }
      const stopped = errors.find(({ code }) => code === 'quota-full')
      expect(stopped?.facts).toMatchObject({ used: 6, limit: site.limit, fte: site.fte })
      expect(stopped && problemText(texts, stopped)).toBe(sentence)
      const summary = page.getByRole('alert')
      await expect(summary).toBeFocused()
      await expect(summary).toContainText(sentence)
      await expectWell(page, language)
      // past the form: the same plan, sent by hand
      const sent: unknown = answer.request().postDataJSON()
      const again = await ask(page, 'POST', `/citizens/${sixth.citizenId}/placements`, sent as object)
      expect(again.status()).toBe(400)
      expect(((await again.json()) as { errors: { code: string }[] }).errors.map(({ code }) => code)).toContain('quota-full')
    })

    await test.step('Ordinary hours do not count: the same site lets them through', async () => {
      await page.getByRole('radio', { name: placements.offers.ordinary_hours }).check()
      await expect(quotaLine).toHaveClass(/rule-check-ok/)
    })

    await test.step('The fifth withdrawn, the same plan has its place', async () => {
      await page.goto(`/placeringer/${placementId}`)
      await page.getByRole('button', { name: placements.withdraw.go }).click()
      await page.getByRole('dialog').getByRole('button', { name: placements.withdraw.submit }).click()
      await expect(page.getByText(placements.states.withdrawn, { exact: true }).first()).toBeVisible()
      await planFor(sixth.citizenId, quotaSiteId)
      await expect(quotaLine).toHaveClass(/rule-check-ok/)
      await expect(quotaLine).toContainText(offers.rules.quota.ok({ used: 5, limit: site.limit, fte: site.fte }))
    })
  })
}
