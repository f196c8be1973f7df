import { cast } from '../../prisma/seed/cast.ts'
import { catalogueV1 } from '../../shared/doors/catalogue.v1.ts'
import { addCitizen, endSessions, expect, get, signIn, signInAgain, test, textsIn } from './support.ts'

const { accounts, casefile, citizens, doors } = textsIn.da

test('A session that ends while a form is filled costs no word of it', async ({ open }) => {
  const page = await open({ mayComplain: /status of 401/ })
  await signIn(page, cast.yasmin)
  const { rows } = await get<{ rows: { citizenId: string }[] }>(page, '/caseload')
  const citizenId = rows[0]?.citizenId ?? ''
  await page.goto(`/borgere/${citizenId}/rediger`)
  const note = page.getByRole('textbox', { name: citizens.fields.note })
  const words = 'Skrev længe på denne note, og så gik tiden.'
  await note.fill(words)
  await endSessions(await open(), cast.yasmin)
  const save = page.getByRole('button', { name: citizens.form.save })
  await save.click()
  const dialog = page.getByRole('dialog', { name: accounts.again.title })
  await expect(dialog).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await expect(note).toHaveValue(words)
  await save.click()
  await signInAgain(page, cast.yasmin)
  await expect(page.getByRole('link', { name: casefile.page.edit })).toBeVisible()
  await expect(page.getByText(words)).toBeVisible()
})

test('Answers given without a connection are saved when it is back', async ({ open }) => {
  const page = await open({ mayComplain: /ERR_INTERNET_DISCONNECTED/ })
  await signIn(page, cast.sanne)
  const citizenId = await addCitizen(page, 'Nette', 'Brudt', 778)
  await page.goto(`/borgere/${citizenId}/afklaring`)
  await page.getByRole('button', { name: doors.assessment.start }).click()
  const [question] = catalogueV1.questions
  const group = page.getByRole('group', { name: question?.text.da ?? '' })
  await expect(group).toBeVisible()
  await page.context().setOffline(true)
  await group.getByRole('radio').first().check()
  await expect(page.getByText(doors.assessment.notSaved)).toBeVisible()
  await page.context().setOffline(false)
  await page.getByRole('button', { name: doors.assessment.tryNow }).click()
  await expect(page.getByText(doors.assessment.notSaved)).toBeHidden()
  await expect(page.locator('.save-state')).toContainText(doors.assessment.saved('').trim())
  await page.reload()
  await expect(group.getByRole('radio').first()).toBeChecked()
})

test('A page whose files do not come says why: the server is away, or there is a new version', async ({ open }) => {
  const { common } = textsIn.da
  const page = await open({ size: 'phone', mayComplain: /ERR_FAILED|dynamically imported module/ })
  await signIn(page, cast.emil)
  await page.goto('/hold')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(textsIn.da.attendance.title)
  await page.route(/\/assets\/MessagesPage|\/health/, (route) => route.abort())
  await page.getByRole('link', { name: common.nav.messages }).last().tap()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(common.error.offlineTitle)
  await page.getByRole('link', { name: common.error.toCrew }).tap()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(textsIn.da.attendance.title)
  await page.unroute(/\/assets\/MessagesPage|\/health/)
  await page.route(/\/assets\/MessagesPage/, (route) => route.abort())
  await page.getByRole('link', { name: common.nav.messages }).last().tap()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(common.error.staleTitle)
})
