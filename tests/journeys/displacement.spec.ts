import { readFile } from 'node:fs/promises'
import { cast, siteIdOf } from '../../prisma/seed/cast.ts'
import { expect, expectWell, signIn, test, textsIn } from './support.ts'

const { contracts, common } = textsIn.da
const { displacement } = contracts
/** Træningscentret, where many train and few are hired. */
const site = { siteId: siteIdOf(5), name: 'Træningscentret' }

test('The 3F representative asks about displacement, and gets the figures on one sheet of paper', async ({ open }) => {
  const page = await open({})
  await signIn(page, cast.birthe)
  await page.goto('/ledelse')
  await page.getByRole('navigation').getByRole('link', { name: common.nav.contract }).click()
  await page.getByRole('link', { name: contracts.toDisplacement }).click()
  const table = page.getByRole('table', { name: displacement.caption })
  const row = table.getByRole('row', { name: site.name })
  await expect(row).toBeVisible()
  const cells = await row.getByRole('cell').allInnerTexts()

  await test.step('What should be talked about is said in words; choosing the site shows the same figures', async () => {
    const said = page.getByText(new RegExp(`^${site.name}: mindst \\d+ har været i forløb, og højst 4`))
    await expect(said).toBeVisible()
    await page.getByRole('combobox', { name: displacement.site }).selectOption({ label: site.name })
    await page.getByRole('button', { name: displacement.show }).click()
    await expect(page).toHaveURL(new RegExp(`sted=${site.siteId}`))
    await expect(table.getByRole('row')).toHaveCount(2)
    expect(await row.getByRole('cell').allInnerTexts()).toEqual(cells)
    await expect(said).toBeVisible()
    await expectWell(page, 'da')
  })

  await test.step('The file says the same, and no count of people lies between one and four', async () => {
    const saving = page.waitForEvent('download')
    await page.getByRole('link', { name: contracts.download }).click()
    const text = await readFile(await (await saving).path(), 'utf8')
    const line = (text.split('\r\n').find((one) => one.startsWith(site.name)) ?? '').split(';')
    const pairs = [3, 5, 7].map((at) => `${line[at]}–${line[at + 1]}`)
    expect(pairs).toEqual(cells.slice(0, 3))
    for (const pair of pairs) expect(pair).toMatch(/^\d*[05]–\d*[49]$/)
  })

  await test.step('It is one sheet, with what the figures mean on it', async () => {
    const paper = (await page.pdf({ format: 'A4' })).toString('latin1')
    expect(paper.match(/\/Type\s*\/Page\b/g)).toHaveLength(1)
  })

  await test.step('The supplier’s manager sees the site too', async () => {
    const other = await open({})
    await signIn(other, cast.rikke)
    await other.goto(`/kontrakt/fortraengning?sted=${site.siteId}`)
    await expect(other.getByRole('table', { name: displacement.caption }).getByRole('row', { name: site.name })).toBeVisible()
  })
})
