import { cast } from '../../prisma/seed/cast.ts'
import { formatFor } from '../../shared/i18n/format.ts'
import { today } from '../citizens/exports.ts'
import { expect, expectWell, get, settled, signIn, test, textsIn } from './support.ts'

test('The team lead says that she still works here, and the caseworker reads it', async ({ open }) => {
  const { employees, common } = textsIn.da
  const jonas = await open({ size: 'phone', language: 'da', mayComplain: /400 \(Bad Request\)/ })
  await signIn(jonas, cast.jonas)
  const asked = await get<{ employees: { placementId: string; name: string }[] }>(jonas, '/crew/employees')
  const name = asked.employees[0]?.name ?? ''

  await test.step('He is told where he looks for other things, and asked one question', async () => {
    await jonas.goto('/mere')
    await settled(jonas)
    await jonas.getByRole('link', { name: new RegExp(common.more.employees) }).click()
    await expect(jonas.getByRole('heading', { name })).toBeVisible()
    await jonas.getByRole('button', { name: employees.send }).click()
    await expect(jonas.getByRole('alert')).toBeVisible()
    await jonas.getByRole('radio', { name: employees.yes }).check()
    await expectWell(jonas, 'da')
    await jonas.getByLabel(employees.hours).fill('22,5')
    await jonas.getByRole('button', { name: employees.send }).click()
    await expect(jonas.getByText(employees.saidYes(formatFor('da').hours(22.5)))).toBeVisible()
    await expectWell(jonas, 'da')
  })

  await test.step('It stands beside the job, and the check is answered', async () => {
    const { spells, checks, sources } = textsIn.en.employment
    const format = formatFor('en')
    const karen = await open({ language: 'en' })
    await signIn(karen, cast.karen)
    type Rows = { rows: { citizenId: string; firstName: string; lastName: string }[] }
    const pages = await Promise.all([1, 2, 3, 4].map((page) => get<Rows>(karen, `/caseload?caseworker=all&page=${page}`)))
    const found = pages.flatMap(({ rows }) => rows).find(({ firstName, lastName }) => `${firstName} ${lastName}` === name)
    await karen.goto(`/borgere/${found?.citizenId}/job`)
    await settled(karen)
    await expect(karen.getByText(spells.saidYes(format.date(today), format.hours(22.5)))).toBeVisible()
    await expect(
      karen.getByText(checks.answeredBy(sources.supplier.toLowerCase(), cast.jonas.name, format.date(today))),
    ).toBeVisible()
    await expectWell(karen, 'en')
  })
})
