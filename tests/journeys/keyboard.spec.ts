import { cast } from '../../prisma/seed/cast.ts'
import { catalogueV1 } from '../../shared/doors/catalogue.v1.ts'
import { proposeDoor } from '../../shared/doors/doors.rules.ts'
import { Door } from '../../shared/doors/doors.schema.ts'
import { addCitizen, expect, get, settled, signIn, tabTo, test, textsIn } from './support.ts'

const texts = textsIn.da
const { casefile, citizens, common, doors, placements, attendance } = texts

test('The first press of Tab offers the way past the menu', async ({ open }) => {
  const page = await open()
  await signIn(page, cast.mikkel)
  await page.goto('/borgere')
  await settled(page)
  await page.keyboard.press('Tab')
  const skip = page.getByRole('link', { name: common.skipToContent })
  await expect(skip).toBeFocused()
  await expect(skip).toBeInViewport()
  await page.keyboard.press('Enter')
  await expect(page.locator('main')).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: casefile.list.import })).toBeFocused()
  await page.keyboard.press('/')
  await expect(page.getByRole('searchbox')).toBeFocused()
})

test('A citizen is assessed and a door decided with the keyboard alone', async ({ open }) => {
  const page = await open()
  await signIn(page, cast.mikkel)
  const citizenId = await addCitizen(page, 'Tasta', 'Turesen', 777)
  await page.goto(`/borgere/${citizenId}`)
  const press = async (target: Parameters<typeof tabTo>[1], key = 'Enter') => {
    await tabTo(page, target)
    await page.keyboard.press(key)
  }
  await press(page.getByRole('link', { name: casefile.steps.go.assess }))
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
  await press(page.getByRole('button', { name: doors.assessment.start }))
  for (const [at, { key, title }] of catalogueV1.groups.entries()) {
    const heading = page.getByRole('heading', {
      level: 2,
      name: doors.assessment.group(title.da, at + 1, catalogueV1.groups.length),
    })
    await expect(heading).toBeVisible()
    if (at > 0) await expect(heading).toBeFocused()
    for (const { text } of catalogueV1.questions.filter(({ group }) => group === key)) {
      const group = page.getByRole('group', { name: text.da })
      await press(group.getByRole('radio').first(), 'Space')
      await page.keyboard.press('ArrowDown')
      await expect(group.getByRole('radio').nth(1)).toBeChecked()
    }
    const next = catalogueV1.groups[at + 1]
    await press(page.getByRole('link', { name: next ? doors.assessment.next(next.title.da) : doors.assessment.toProposal }))
  }
  await expect(page.getByRole('heading', { level: 1, name: doors.proposal.title })).toBeFocused()
  const answers = Object.fromEntries(catalogueV1.questions.map(({ key, options }) => [key, options[1]?.key ?? '']))
  const proposed = proposeDoor(catalogueV1, answers).door
  const order = Door.options
  await tabTo(page, page.locator(`input[name=door][value=${order[0]}]`))
  await page.keyboard.press('Space')
  const other = order.find((door) => door !== proposed) ?? 'yellow'
  for (let at = 0; at < order.indexOf(other); at += 1) await page.keyboard.press('ArrowRight')
  await expect(page.locator(`input[name=door][value=${other}]`)).toBeChecked()
  await tabTo(page, page.getByRole('textbox', { name: doors.decision.reason }))
  await page.keyboard.type('Borgeren ønsker det selv.')
  await press(page.getByRole('button', { name: doors.decision.submit }))
  await expect(page.getByText(doors.decision.done(common.doors[other].word))).toBeVisible()
})

test('A form that is refused takes the focus to its summary, and the summary to the field', async ({ open }) => {
  const page = await open({ mayComplain: /status of 400/ })
  await signIn(page, cast.mikkel)
  await page.goto('/borgere/ny')
  await tabTo(page, page.getByLabel(citizens.fields.firstName))
  await page.keyboard.type('Ida')
  await page.keyboard.press('Enter')
  const summary = page.getByRole('alert')
  await expect(summary).toBeFocused()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  const field = page.locator(':focus')
  await expect(field).toHaveAttribute('aria-invalid', 'true')
  await expect(page.getByLabel(citizens.fields.firstName)).toHaveValue('Ida')
})

test('A dialog holds the focus, closes with Escape, and gives the focus back', async ({ open }) => {
  const page = await open()
  await signIn(page, cast.karen)
  const { rows } = await get<{ rows: { citizenId: string }[] }>(page, '/caseload?caseworker=all&stage=working')
  const { placements: all } = await get<{ placements: { placementId: string; state: string }[] }>(
    page,
    `/citizens/${rows[0]?.citizenId}/casefile`,
  )
  await page.goto(`/placeringer/${all.find(({ state }) => state === 'running')?.placementId}`)
  const end = page.getByRole('button', { name: placements.end.go, exact: true })
  await tabTo(page, end)
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: placements.end.title })
  await expect(dialog).toBeVisible()
  for (let presses = 0; presses < 12; presses += 1) {
    await page.keyboard.press('Tab')
    expect(
      await page.evaluate(() => document.activeElement === document.body || document.activeElement?.closest('dialog') !== null),
    ).toBe(true)
  }
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await expect(end).toBeFocused()
})

test('The crew’s sheet gives the focus back to the person’s row', async ({ open }) => {
  const page = await open()
  await signIn(page, cast.lene)
  await page.goto('/hold')
  const row = page.locator('button.crew-row').first()
  await tabTo(page, row)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
  await expect(row).toBeFocused()
  await expect(row).toContainText(attendance.states.present)
})
