import type { Page } from '@playwright/test'
import { cast } from '../../prisma/seed/cast.ts'
import { citizenScreen, languageNames } from '../../shared/progress/citizenScreen.texts.ts'
import { citizenAsksV2, citizenScaleV2 } from '../../shared/progress/instrument.v2.citizen.ts'
import { citizensMotivation } from '../../shared/progress/pulse.texts.ts'
import { addCitizen, ask, expect, expectWell, faultsOn, settled, signIn, test, textsIn } from './support.ts'

const words = citizenScreen.ar
const { progress } = textsIn.da

/** The page holds in a language that the product itself does not speak. */
const holds = async (page: Page): Promise<void> => {
  expect((await faultsOn(page, 'da')).filter((fault) => fault !== 'language ar')).toEqual([])
}

/** What stands first on a line stands to the right of what follows. */
const isMirrored = async (page: Page): Promise<boolean> => {
  const choice = page.locator('.big-choice').first()
  const [button, text] = [await choice.locator('input').boundingBox(), await choice.locator('span').boundingBox()]
  return button !== null && text !== null && button.x > text.x + text.width - 1
}

test('A citizen answers at home in Arabic, by a link that works once', async ({ open }) => {
  const karen = await open()
  await signIn(karen, cast.karen)
  const citizenId = await addCitizen(karen, 'Layla', 'Haddad', 31)
  const address = await test.step('Karen makes the link, and sees it this once', async () => {
    await karen.goto(`/borgere/${citizenId}/maaling/ny`)
    await karen.getByRole('button', { name: progress.link.make }).click()
    const dialog = karen.getByRole('dialog')
    await dialog.getByRole('radio', { name: languageNames.ar }).check()
    await dialog.getByRole('button', { name: progress.link.submit }).click()
    await expect(dialog.getByText(progress.link.once)).toBeVisible()
    await expectWell(karen, 'da')
    return dialog.getByLabel(progress.link.address).inputValue()
  })
  const phone = await open({ size: 'phone', mayComplain: /status of 40[49]/ })

  await test.step('It opens in Arabic from right to left, and says nothing of whose it is', async () => {
    await phone.goto(address)
    await expect(phone.getByRole('heading', { level: 1 })).toHaveText(words.title)
    await expect(phone.locator('html')).toHaveAttribute('dir', 'rtl')
    await expect(phone.locator('html')).toHaveAttribute('lang', 'ar')
    await expect(phone.locator('body')).not.toContainText(/Layla|Haddad|Midterlund/)
    await holds(phone)
    await phone.getByRole('link', { name: words.begin }).tap()
  })

  await test.step('One question a page; what is not known is left out; Back leads to the question before', async () => {
    for (const [index, { statement }] of citizenAsksV2.entries()) {
      await expect(phone.getByRole('heading', { level: 1 })).toHaveText(statement.ar)
      await expect(phone.getByText(words.count(index + 1, 10))).toBeVisible()
      if (index === 0) {
        expect(await isMirrored(phone)).toBe(true)
        await holds(phone)
      }
      await phone.getByRole('radio', { name: index === 2 ? words.skip : citizenScaleV2[4].ar }).check()
      await phone.getByRole('button', { name: words.next }).tap()
    }
    await phone.goBack()
    await expect(phone.getByRole('radio', { name: citizenScaleV2[4].ar })).toBeChecked()
    await phone.getByRole('button', { name: words.next }).tap()
    await phone.getByRole('radio', { name: citizensMotivation.steps[5].ar }).check()
    await phone.getByRole('button', { name: words.toReview }).tap()
    await expect(phone.getByText(words.notAnswered)).toHaveCount(1)
    await holds(phone)
    await phone.getByRole('button', { name: words.send }).tap()
    await expect(phone.getByText(words.thanksLink)).toBeVisible()
    await holds(phone)
  })

  await test.step('The link is worthless after, and says so; one that is wrong says only that', async () => {
    await phone.goto('about:blank')
    await phone.goto(address)
    await expect(phone.getByText(words.used)).toBeVisible()
    await phone.goto('/maaling')
    await expect(phone.getByText(citizenScreen.uk.over)).toBeVisible()
    await expect(phone.getByText(words.over)).toBeVisible()
  })

  await test.step('Another citizen’s link in the same tab begins with nothing chosen', async () => {
    const links: string[] = []
    for (const [first, last, day] of [
      ['Amina', 'Haddad', 33],
      ['Yusuf', 'Haddad', 34],
    ] as const) {
      const path = `/citizens/${await addCitizen(karen, first, last, day)}/measurement-links`
      const made: { token: string } = await (await ask(karen, 'POST', path, { language: 'ar' })).json()
      links.push(made.token)
    }
    await phone.goto(`/maaling?trin=1#${links[0]}`)
    await phone.getByRole('radio', { name: citizenScaleV2[4].ar }).check()
    await phone.goto(`/maaling?trin=1#${links[1]}`)
    await expect(phone.getByRole('radio', { name: citizenScaleV2[4].ar })).toBeVisible()
    await expect(phone.getByRole('radio', { checked: true })).toHaveCount(0)
  })

  await test.step('Karen reads the answers in Danish, with how they were given', async () => {
    await karen.goto(`/borgere/${citizenId}/progression`)
    await karen.getByText(progress.page.every, { exact: true }).click()
    await karen.getByText(progress.parties.citizen, { exact: false }).last().click()
    await expect(karen.getByText(progress.page.how.by_link(cast.karen.name))).toContainText(
      progress.page.askedIn(progress.languages.ar, 'ar'),
    )
    await expectWell(karen, 'da')
  })
})

test('On Karen’s screen the citizen answers in Ukrainian; the way back is Karen’s alone', async ({ open }) => {
  const page = await open()
  await signIn(page, cast.karen)
  const citizenId = await addCitizen(page, 'Oksana', 'Petrenko', 32)
  await page.goto(`/borgere/${citizenId}/progression`)
  await page.getByRole('link', { name: progress.page.first }).click()
  await page.getByRole('link', { name: progress.choose.citizen.go }).click()
  await page.getByRole('link', { name: languageNames.uk }).click()
  const uk = citizenScreen.uk
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(uk.title)
  await expect(page.locator('.citizen-answers')).toHaveAttribute('lang', 'uk')
  await expect(page.locator('body')).not.toContainText(/Oksana|Petrenko/)
  await expectWell(page, 'da')
  await page.goBack()
  const held = page.getByRole('dialog', { name: progress.handedBack.title })
  await expect(held).toBeVisible()
  await held.getByRole('button', { name: progress.handedBack.stay }).click()
  await page.getByRole('link', { name: uk.begin }).click()
  await page.getByRole('radio', { name: citizenScaleV2[2].uk }).check()
  for (let at = 1; at < 10; at += 1) await page.getByRole('button', { name: uk.next }).click()
  await page.getByRole('button', { name: uk.toReview }).click()
  await page.getByRole('button', { name: uk.send }).click()
  await expect(page.getByText(uk.thanksScreen)).toBeVisible()
  await expectWell(page, 'da')
  await page.goBack()
  await expect(held).toBeVisible()
  await held.getByRole('button', { name: progress.handedBack.isCaseworker }).click()
  await settled(page)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(progress.title)
  await expect(page.getByText(`2 · ${citizenScaleV2[2].da}`).first()).toBeVisible()
})
