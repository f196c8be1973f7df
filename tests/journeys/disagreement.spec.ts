import { cast } from '../../prisma/seed/cast.ts'
import { answerDueOn, answerWithin } from '../../shared/doors/disagreements.rules.ts'
import { formatFor } from '../../shared/i18n/format.ts'
import { today } from '../citizens/exports.ts'
import { addCitizen, decideDoor, expect, expectWell, settled, signIn, test, textsIn } from './support.ts'

const walks = [
  { language: 'da', lastName: 'Imod', serial: 781 },
  { language: 'en', lastName: 'Against', serial: 782 },
] as const

for (const { language, lastName, serial } of walks) {
  const texts = textsIn[language]
  const format = formatFor(language)
  const { disagreements, casefile } = texts

  test(`A citizen says that the door is wrong, and is answered by somebody else (${language})`, async ({ open }) => {
    const page = await open({ language })
    await signIn(page, cast.mikkel)
    const citizenId = await addCitizen(page, 'Una', lastName, serial)
    await decideDoor(page, citizenId)
    const words = 'Jeg kan godt klare flere timer, end I tror.'

    await test.step('Mikkel takes it down in the citizen’s own words; the clock begins', async () => {
      await page.goto(`/borgere/${citizenId}/doer`)
      await settled(page)
      await page.getByRole('button', { name: disagreements.say }).click()
      const dialog = page.getByRole('dialog', { name: disagreements.form.title })
      await expect(dialog).toContainText(disagreements.form.lede(answerWithin))
      await expectWell(page, language)
      await dialog.getByRole('textbox', { name: disagreements.form.words }).fill(words)
      await dialog.getByRole('button', { name: disagreements.form.submit }).click()
      await expect(dialog).toBeHidden()
      await expect(page.getByText(words)).toBeVisible()
      await expect(page.getByText(disagreements.due(format.date(answerDueOn(today))))).toBeVisible()
      await expect(page.getByText(disagreements.owner(cast.mikkel.name))).toBeVisible()
    })

    await test.step('Who decided the door cannot say that it stays', async () => {
      await expect(page.getByRole('radio', { name: disagreements.answer.outcomes.kept })).toBeDisabled()
      await expect(page.getByText(disagreements.answer.notMine)).toBeVisible()
      await expectWell(page, language)
      await page.goto(`/borgere/${citizenId}`)
      await settled(page)
      await expect(page.getByText(casefile.steps.heading['answer-disagreement'])).toBeVisible()
      await expectWell(page, language)
    })

    await test.step('A colleague looks at it and answers; the citizen gets a letter', async () => {
      const karen = await open({ language })
      await signIn(karen, cast.karen)
      await karen.goto(`/borgere/${citizenId}`)
      await karen.getByRole('link', { name: casefile.steps.go['answer-disagreement'] }).click()
      await karen.getByRole('radio', { name: disagreements.answer.outcomes.kept }).check()
      await karen
        .getByRole('textbox', { name: disagreements.answer.words })
        .fill('Vi begynder roligt og ser på det igen om fire uger.')
      await karen.getByRole('button', { name: disagreements.answer.submit }).click()
      await expect(karen.getByText(disagreements.answeredBy(cast.karen.name, format.date(today)))).toBeVisible()
      await expectWell(karen, language)
      await karen.getByRole('link', { name: disagreements.seeLetter }).click()
      await expect(karen.getByRole('heading', { level: 1 })).toHaveText(disagreements.letter.title)
      await expect(karen.getByText(words)).toBeVisible()
      await expectWell(karen, language)
    })
  })
}
