import { cast } from '../../prisma/seed/cast.ts'
import { formatFor } from '../../shared/i18n/format.ts'
import { expect, expectWell, settled, signIn, test, textsIn } from './support.ts'

const { pace, offers } = textsIn.da
const { kroner } = formatFor('da')

test('A supplier reckons what pace costs, and the administrator records a newer subsidy', async ({ open }) => {
  const page = await open({})
  const slider = page.getByRole('slider', { name: pace.slider(pace.pace) })
  const field = page.getByRole('textbox', { name: pace.pace, exact: true })
  const figure = (title: string) => page.getByRole('region', { name: title, exact: true }).locator('.figure-value')

  await test.step('The slider goes by keyboard, the address and the field follow', async () => {
    await signIn(page, cast.rikke)
    await page.goto('/takt-og-loen')
    await settled(page)
    await expect(figure(pace.chosen.normHour)).toHaveText(kroner(34_179))
    await slider.focus()
    for (let press = 0; press < 20; press++) await page.keyboard.press('ArrowRight')
    await expect(field).toHaveValue('80')
    await expect(figure(pace.chosen.extraHour)).toHaveText(kroner(4_101))
    await expect(page).toHaveURL(/takt=80/)
  })

  await test.step('What cannot be reckoned with is said, and changes nothing', async () => {
    await field.fill('8')
    await expect(field).toHaveAttribute('aria-invalid', 'true')
    await expect(figure(pace.chosen.extraHour)).toHaveText(kroner(4_101))
    await field.fill('50')
    await expect(figure(pace.chosen.extraYear)).toHaveText(kroner(9_433_450))
    await expectWell(page, 'da')
  })

  await test.step('The file holds the figure of the page; the address brings it back', async () => {
    await expect(page).toHaveURL(/takt=50/)
    const address = await page.getByRole('link', { name: pace.download }).getAttribute('href')
    expect(await (await page.request.get(address ?? '')).text()).toContain('94334,5')
    await page.reload()
    await settled(page)
    await expect(figure(pace.chosen.extraYear)).toHaveText(kroner(9_433_450))
  })

  await test.step('A newer rate is recorded; the old one stays in the history, and the calculation follows', async () => {
    const office = await open({})
    await signIn(office, cast.asta)
    await office.goto('/takt-og-loen/satser')
    await settled(office)
    const subsidies = office.getByRole('region', { name: pace.kinds.subsidy_private })
    await subsidies.getByRole('link').click()
    await office.getByRole('textbox', { name: pace.record.value }).fill('95,50')
    await office.getByRole('textbox', { name: offers.record.source }).fill('Vejledning om satser 2026')
    await office.getByRole('radio', { name: offers.certainties.verified, exact: true }).check()
    await office.getByRole('button', { name: pace.record.submit }).click()
    const rows = subsidies.getByRole('row')
    await expect(rows.nth(1)).toContainText('95,50')
    await expect(rows.nth(1)).toContainText(pace.ratesPage.counts)
    await expect(rows.nth(2)).toContainText('86,16')
    await page.reload()
    await settled(page)
    await expect(page.getByRole('textbox', { name: pace.kinds.subsidy_private, exact: true })).toHaveValue('95,5')
    await expect(page.getByText('Vejledning om satser 2026')).toBeVisible()
  })
})
