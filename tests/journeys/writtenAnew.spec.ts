import { cast } from '../../prisma/seed/cast.ts'
import { waitingPeople } from '../../prisma/seed/people.ts'
import type { Language } from '../../shared/i18n/format.ts'
import { addCitizen, ask, expect, expectWell, get, settled, signIn, speak, test, textsIn } from './support.ts'

type Page = Parameters<typeof signIn>[0]
type Drafted = { readonly published: { readonly version: number }; readonly draft: { draftId: string; version: number } | null }

/** Whatever stands of an earlier draft is given up, so that the journey begins with none. */
const giveUpDraft = async (page: Page): Promise<number> => {
  const { published, draft } = await get<Drafted>(page, '/doors/draft')
  if (draft) {
    const { draftId, version } = draft
    expect((await ask(page, 'POST', '/doors/draft/discard', { draftId, version })).status()).toBe(200)
  }
  return published.version
}

const expectWellInBoth = async (page: Page, language: Language) => {
  for (const one of ['en', 'da'] as const) {
    await speak(page, one)
    await expectWell(page, one, { axe: one === language })
  }
  await speak(page, language)
}

// The last file by name: whoever runs it has nothing else to run, so that the other journeys keep the first version.
test('Asta writes a reason anew, Ulla approves it, and the next talk is judged by it', async ({ open }) => {
  const language = 'da'
  const texts = textsIn[language]
  const { catalogue, doors, common } = texts
  const { draft, handing, effect, form, versions } = catalogue
  const rule = { question: 'hours', option: 'from-25', before: 'green', after: 'yellow' } as const
  const reason = 'Mange med 25 timer eller mere har alligevel haft brug for en makker.'

  const asta = await open({ language, mayComplain: /status of 409/ })
  await signIn(asta, cast.asta)
  const next = (await giveUpDraft(asta)) + 1

  await test.step('Asta begins a draft and changes the door of one reason', async () => {
    await asta.goto('/katalog')
    await asta.getByRole('link', { name: draft.title }).click()
    await expectWellInBoth(asta, language)
    await asta.getByRole('button', { name: draft.begin }).click()
    await expect(asta.getByText(draft.becomes(next))).toBeVisible()
    await expect(asta.getByText(catalogue.differences.none, { exact: true })).toBeVisible()
    await asta.goto(`/katalog/kladde/regler/${rule.question}-${rule.option}`)
    await settled(asta)
    await expectWellInBoth(asta, language)
    const door = common.doors[rule.after]
    await asta.getByRole('radio', { name: common.doors.full(door.word, door.colour) }).check()
    await asta.getByRole('button', { name: form.save }).click()
    await expect(asta).toHaveURL(/vis=regler/)
  })

  await test.step('She sees how many would get another proposal, and nobody’s name', async () => {
    await asta.getByRole('link', { name: draft.overview }).click()
    await expect(asta.getByText(catalogue.differences.count(1))).toBeVisible()
    await expect(asta.getByRole('heading', { name: effect.title })).toBeVisible()
    await expect(asta.getByRole('table', { name: effect.table })).toBeVisible()
    const said = (await asta.locator('main').textContent()) ?? ''
    for (const { lastName } of waitingPeople) expect(said).not.toContain(lastName)
    await expectWellInBoth(asta, language)
  })

  await test.step('She hands it in, and cannot approve her own', async () => {
    await asta.getByRole('textbox', { name: handing.reason }).fill(reason)
    await asta.getByRole('button', { name: handing.submit }).click()
    await expect(asta.getByText(handing.waiting, { exact: true })).toBeVisible()
    await expect(asta.getByRole('button', { name: handing.approve(next) })).toHaveCount(0)
    await expectWellInBoth(asta, language)
    const own = (await get<Drafted>(asta, '/doors/draft')).draft
    const refused = await ask(asta, 'POST', '/doors/draft/approve', { draftId: own?.draftId, version: own?.version })
    expect(refused.status()).toBe(409)
    expect((await get<Drafted>(asta, '/doors/draft')).published.version).toBe(next - 1)
  })

  await test.step('Ulla reads why, and publishes it', async () => {
    const ulla = await open({ language })
    await signIn(ulla, cast.ulla)
    await ulla.goto('/katalog/kladde')
    await settled(ulla)
    await expect(ulla.getByText(reason)).toBeVisible()
    await expectWellInBoth(ulla, language)
    await ulla.getByRole('button', { name: handing.approve(next) }).click()
    await expect(ulla.getByText(handing.published(next))).toBeVisible()
    const row = ulla.getByRole('row').filter({ hasText: versions.number(next) })
    for (const said of [cast.asta.name, cast.ulla.name, reason]) await expect(row).toContainText(said)
    await expectWellInBoth(ulla, language)
  })

  await test.step('The next talk is judged by it', async () => {
    const mikkel = await open({ language })
    await signIn(mikkel, cast.mikkel)
    const citizenId = await addCitizen(mikkel, 'Nyla', 'Samtale', 791)
    await mikkel.goto(`/borgere/${citizenId}/afklaring`)
    await mikkel.getByRole('button', { name: doors.assessment.start }).click()
    const { assessment } = await get<{ assessment: { assessmentId: string; version: number; catalogueVersion: number } }>(
      mikkel,
      `/citizens/${citizenId}/assessment`,
    )
    expect(assessment.catalogueVersion).toBe(next)
    const { assessmentId, version } = assessment
    const answers = { [rule.question]: rule.option }
    const saved = await ask(mikkel, 'PUT', `/citizens/${citizenId}/assessment/answers`, {
      assessmentId,
      version,
      answers,
      tags: [],
    })
    expect(saved.status(), await saved.text()).toBe(200)
    await mikkel.goto(`/borgere/${citizenId}/afklaring/forslag`)
    await settled(mikkel)
    await expect(mikkel.getByRole('heading', { name: doors.proposal.pointsAt(common.doors[rule.after].word) })).toBeVisible()
    await expectWellInBoth(mikkel, language)
    await mikkel.goto('/saadan-foreslaas-en-doer')
    await expect(mikkel.getByText(versions.number(next)).first()).toBeVisible()
    await expectWellInBoth(mikkel, language)
  })
})
