import { cast } from '../../prisma/seed/cast.ts'
import type { CrewDay } from '../../shared/attendance/attendance.schema.ts'
import { scaleV2 } from '../../shared/progress/instrument.v2.scale.ts'
import { today } from '../citizens/exports.ts'
import { expect, expectWell, get, settled, signIn, test, textsIn } from './support.ts'

const { attendance, interviews, observing, problems } = textsIn.da

test('Jonas says what he sees at work; Karen writes down what the citizen says, and it is hers alone', async ({ open }) => {
  const phone = await open({ size: 'phone', mayComplain: /status of (400|422)/ })
  await signIn(phone, cast.jonas)
  const rows = (await get<CrewDay>(phone, `/crew/${today}`)).sites.flatMap((site) => site.rows)
  const asked = rows.find(({ observeBy, name }) => observeBy !== null && name !== null)
  if (!asked) throw new Error('of somebody on the crew it is asked what is seen')
  await phone.goto('/hold')
  await phone
    .locator('.crew-row')
    .filter({ hasText: asked.name ?? '' })
    .tap()
  await phone.getByRole('dialog').getByRole('link', { name: attendance.crew.observe }).tap()
  await expect(phone.getByRole('heading', { level: 1 })).toContainText(asked.name ?? '')
  const [first] = await phone.getByRole('radio', { name: scaleV2[4].da }).all()
  await first?.check()
  // nothing of what was chosen is lost, though an example is missing
  await phone.getByRole('button', { name: observing.save }).tap()
  await expect(phone.getByText(String(problems.required)).first()).toBeVisible()
  await expectWell(phone, 'da')
  await phone.getByLabel(observing.example).fill('Fandt selv moppen og gik i gang.')
  await phone.getByLabel(observing.seenAt).fill('Gangen på 1. sal')
  await phone.reload()
  await settled(phone)
  await expect(phone.getByText(observing.kept)).toBeVisible()
  await phone.getByRole('button', { name: observing.save }).tap()
  await expect(phone.getByText(observing.thanks)).toBeVisible()
  await expect(phone.getByText('Fandt selv moppen og gik i gang.')).toBeVisible()
  await expectWell(phone, 'da')
  const after = (await get<CrewDay>(phone, `/crew/${today}`)).sites.flatMap((site) => site.rows)
  expect(after.find(({ placementId }) => placementId === asked.placementId)?.observeBy).toBeNull()

  const page = await open()
  await signIn(page, cast.karen)
  const { rows: cases } = await get<{ rows: { citizenId: string }[] }>(page, '/caseload?caseworker=me')
  await page.goto(`/borgere/${cases[0]?.citizenId}/samtaler/ny`)
  await settled(page)
  await page.getByLabel(interviews.ownWords).first().fill('Jeg kan bedst lide at vide, hvad der skal ske.')
  await page.getByRole('button', { name: interviews.save }).click()
  await expect(page.getByText('Jeg kan bedst lide at vide, hvad der skal ske.')).toBeVisible()
  await expectWell(page, 'da')
  await page.getByRole('link', { name: interviews.correct }).click()
  await page.getByLabel(interviews.note).first().fill('Tegn dagen op på et ark.')
  await page.getByRole('button', { name: interviews.saveCorrection }).click()
  await expect(page.getByText('Tegn dagen op på et ark.')).toBeVisible()
  await page.goto(`/borgere/${cases[0]?.citizenId}`)
  await settled(page)
  await expect(page.getByRole('link', { name: textsIn.da.casefile.timeline.interview }).first()).toBeVisible()
})
