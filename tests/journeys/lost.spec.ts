import type { Page } from '@playwright/test'
import { cast, type Member } from '../../prisma/seed/cast.ts'
import { demoPassword } from '../../server/accounts/demo.ts'
import { catalogueV1 } from '../../shared/doors/catalogue.v1.ts'
import { addCitizen, ask, expect, get, signIn, test, textsIn } from './support.ts'

const { accounts, casefile, citizens, doors } = textsIn.da

/** Ends every session of a person behind the back of the window they sit at. */
const endSessions = async (elsewhere: Page, person: Member) => {
  await signIn(elsewhere, person)
  const { sessions } = await get<{ sessions: { sessionId: string; current: boolean }[] }>(elsewhere, '/sessions')
  for (const { sessionId } of sessions.filter(({ current }) => !current))
    expect((await ask(elsewhere, 'DELETE', `/sessions/${sessionId}`)).status()).toBe(200)
}

const signInAgain = async (page: Page, { email }: Member) => {
  const dialog = page.getByRole('dialog', { name: accounts.again.title })
  await expect(dialog).toBeVisible()
  await dialog.getByLabel(accounts.signIn.email).fill(email)
  await dialog.getByLabel(accounts.signIn.password).fill(demoPassword)
  await dialog.getByRole('button', { name: accounts.again.go }).click()
  await expect(dialog).toBeHidden()
}

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
  await page.reload()
  await expect(group.getByRole('radio').first()).toBeChecked()
})
