import { cast } from '../../prisma/seed/cast.ts'
import { formatFor } from '../../shared/i18n/format.ts'
import { expect, expectWell, get, settled, signIn, test, textsIn } from './support.ts'

type Rule = {
  readonly validFrom: string | null
  readonly validTo: string | null
  readonly value: unknown
  readonly supersededAt: string | null
}

/** Each language changes a rule of its own, so that neither walk leans on the other. */
const walks = [
  { language: 'da', key: 'mentor-max-agreement-months' },
  { language: 'en', key: 'praktik-further-step-weeks' },
] as const

for (const { language, key } of walks) {
  test(`an administrator records a value that replaces another, and a colleague reads who did (${language})`, async ({
    open,
  }) => {
    const texts = textsIn[language]
    const format = formatFor(language)
    const { rule, record, ruleWords, certainties, page: words } = texts.offers
    const page = await open({ language, mayComplain: /status of 400/ })
    await signIn(page, cast.asta)

    await page.goto('/regler')
    await settled(page)
    await expect(page.getByText(words.comingTitle(format.date('2027-01-01')))).toBeVisible()
    await page.getByRole('link', { name: ruleWords.names[key], exact: true }).click()
    await page.getByRole('link', { name: rule.record }).click()
    await settled(page)

    // nothing filled in: each field says what it needs, and nothing is saved
    await page.getByRole('textbox', { name: record.value, exact: true }).fill('')
    await page.getByRole('button', { name: record.submit }).click()
    await expect(page.getByRole('alert')).toBeVisible()
    await expectWell(page, language)

    await page.getByRole('textbox', { name: record.value, exact: true }).fill('7')
    await expect(page.getByText(record.counts(words.fromTo(format.date('2026-11-23'), format.date('2026-12-31'))))).toBeVisible()
    await page.getByRole('textbox', { name: record.source, exact: true }).fill('STAR, brev af 20. november 2026')
    await page.getByRole('radio', { name: certainties.verified, exact: true }).check()
    await page.getByRole('textbox', { name: record.reason, exact: true }).fill('STAR har skrevet, at grænsen er ændret.')
    await page.getByRole('button', { name: record.submit }).click()
    await expect(page.getByRole('heading', { level: 1, name: ruleWords.names[key], exact: true })).toBeVisible()
    await expect(page.getByText('STAR har skrevet, at grænsen er ændret.').first()).toBeVisible()

    const { rules } = await get<{ rules: (Rule & { key: string })[] }>(page, '/rules')
    const live = rules.filter((one) => one.key === key && one.supersededAt === null)
    expect(live.map(({ validFrom, validTo }) => [validFrom, validTo])).toEqual(
      expect.arrayContaining([
        ['2026-11-23', '2026-12-31'],
        ['2027-01-01', null],
      ]),
    )
    expect(live.find(({ validTo }) => validTo === '2026-11-22')?.value).not.toBe(7)

    const karen = await open({ language, size: 'phone' })
    await signIn(karen, cast.karen)
    await karen.goto(`/regler/${key}`)
    await settled(karen)
    await expect(karen.getByText(cast.asta.name).first()).toBeVisible()
    await expect(karen.getByRole('link', { name: rule.record })).toHaveCount(0)
    await expectWell(karen, language)
  })
}
