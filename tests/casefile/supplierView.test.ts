import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { settingsApi } from '../../shared/accounts/settings.api.ts'
import { attendanceApi } from '../../shared/attendance/attendance.api.ts'
import type { CrewRow } from '../../shared/attendance/attendance.schema.ts'
import { addDays } from '../../shared/calendar.ts'
import { casefileApi } from '../../shared/casefile/casefile.api.ts'
import { SeenPerson } from '../../shared/casefile/supplierView.schema.ts'
import { crewAgreementsApi } from '../../shared/placements/agreements.api.ts'
import { answer, body, drafted, leadApproves, sent } from '../placements/journey.ts'
import { asta, birthe, jonas, karen, mikkel, nursingHome, petra, rikke } from '../support/people.ts'
import { type World, world } from '../support/world.ts'

const words = 'Har brug for korte pauser.'
const today = '2026-11-18'

const dateOf = (day: string): Date => new Date(`${day}T00:00:00Z`)

const crewOf = async (w: World, lead = jonas): Promise<CrewRow[]> => {
  const { sites } = await w.ask(lead, attendanceApi.crew, { params: { date: w.today() } })
  return sites.flatMap(({ rows }) => rows)
}
const soonOf = async (w: World) => (await w.ask(jonas, attendanceApi.crew, { params: { date: w.today() } })).startsSoon
const viewOf = (w: World, citizenId: string) => w.ask(karen, casefileApi.supplierView, { params: { citizenId } })
const seesIt = (w: World, placementId: string) =>
  w.db.read(jonas, async (tx) => (await tx.placement.count({ where: { id: placementId } })) === 1)
const setDays = (w: World, value: number, version = 0) =>
  w.ask(asta, settingsApi.set, { params: { key: 'supplier-access-days' }, body: { value, version } })

/** Somebody at Jonas' nursing home since 2 November. */
const atWork = async (given: Parameters<World['make']['citizen']>[0] = {}) => {
  const w = await world({ today })
  const citizenId = await w.make.citizen({
    firstName: 'Amina',
    lastName: 'Yıldızoğlu',
    phone: '27822538',
    street: 'Hemmelig Allé 7',
    needsForSupplier: words,
    needsAgreedOn: '2026-11-02',
    ...given,
  })
  await w.make.decision({ citizenId, door: 'yellow', on: '2026-11-02' })
  const placementId = await w.make.placement({ citizenId, startsOn: '2026-11-03', endsOn: '2026-12-11' })
  return { w, citizenId, placementId }
}

describe('needs', () => {
  test('are written with the same rules as in the citizen’s own form, and seen at once', async () => {
    const { w, citizenId } = await atWork()
    const { version } = await viewOf(w, citizenId)
    const save = (body: object) => w.as<{ errors?: unknown }>(karen, 'PUT', `/api/citizens/${citizenId}/needs`, body)
    const refused = async (body: object, error: object) => {
      const reply = await save({ version, ...body })
      expect(reply.status).toBe(400)
      expect(reply.body.errors).toEqual([error])
    }
    await refused(
      { needsForSupplier: 'Andre ord', needsAgreedOn: '2026-11-02' },
      { code: 'needs-agreed-again', pointer: '/needsAgreedOn' },
    )
    await refused({ needsAgreedOn: today }, { code: 'required', pointer: '/needsForSupplier' })
    await refused(
      { needsForSupplier: words, needsAgreedOn: addDays(today, 1) },
      { code: 'date-in-future', pointer: '/needsAgreedOn' },
    )
    expect((await save({ version, needsForSupplier: 'Andre ord', needsAgreedOn: today })).status).toBe(200)
    expect(await crewOf(w)).toMatchObject([{ needs: 'Andre ord' }])
    // somebody else's form is a version behind
    expect((await save({ version, needsForSupplier: 'Nyere ord', needsAgreedOn: today })).status).toBe(409)
  })

  test('are hidden by the next request when the citizen takes the yes back; a second press is told so', async () => {
    const { w, citizenId } = await atWork()
    expect(await crewOf(w)).toMatchObject([{ needs: words }])
    const { version } = await viewOf(w, citizenId)
    const withdraw = () => w.as<{ code?: string }>(karen, 'POST', `/api/citizens/${citizenId}/needs/withdraw`)
    expect((await withdraw()).status).toBe(200)
    expect(await crewOf(w)).toMatchObject([{ needs: null }])
    const after = await viewOf(w, citizenId)
    expect(after).toMatchObject({ needs: { words, agreedOn: null }, can: { withdraw: { code: 'needs-not-agreed' } } })
    expect(after.placements).toMatchObject([{ sees: true, person: { needs: null } }])
    expect(await withdraw()).toMatchObject({ status: 409, body: { code: 'needs-not-agreed' } })
    const late = await w.as(karen, 'PUT', `/api/citizens/${citizenId}/needs`, {
      version,
      needsForSupplier: words,
      needsAgreedOn: '2026-11-02',
    })
    expect(late.status).toBe(409)
    const deeds = await w.sql<{ n: number }>(
      `SELECT count(*)::int AS n FROM audit_entry WHERE deed = 'needs.withdrawn' AND allowed AND actor_id = $1`,
      [karen.staffId],
    )
    expect(deeds).toEqual([{ n: 1 }])
  })

  test('of a citizen of nobody one may see are not found, and no other role gets near them', async () => {
    const { w } = await atWork()
    const nobody = 'a3f1b5de-5f2e-4c4b-9d0a-2f4f3c9c1a11'
    expect((await w.as(karen, 'POST', `/api/citizens/${nobody}/needs/withdraw`)).status).toBe(404)
    expect((await w.as(karen, 'GET', `/api/citizens/${nobody}/supplier-view`)).status).toBe(404)
    expect((await w.as(karen, 'PUT', `/api/citizens/${nobody}/needs`, { version: 1 })).status).toBe(404)
    for (const who of [jonas, petra, birthe, rikke, asta])
      expect((await w.as(who, 'GET', `/api/citizens/${nobody}/supplier-view`)).status).toBe(403)
    for (const who of [jonas, petra])
      await expect(w.db.read(who, (tx) => tx.$queryRaw`SELECT * FROM seen_by_suppliers(${nobody}::uuid)`)).rejects.toThrow()
    for (const who of [jonas, karen])
      await expect(w.db.read(who, (tx) => tx.$queryRaw`SELECT * FROM people_as_seen(ARRAY[${nobody}]::uuid[])`)).rejects.toThrow()
  })
})

describe('the supplier’s window', () => {
  test('opens with the agreement: not before, and days ahead of the first day', async () => {
    const w = await world({ today })
    const draft = await drafted(w)
    const { placementId, citizenId } = draft
    expect(await seesIt(w, placementId)).toBe(false)
    const asked = await sent(w, draft)
    expect(await seesIt(w, placementId)).toBe(false)
    expect((await viewOf(w, citizenId)).placements).toMatchObject([{ sees: false, running: false }])
    await leadApproves(w, asked)
    await answer(w, asked, 'employee_rep')
    expect(await seesIt(w, placementId)).toBe(false)
    await answer(w, asked, 'citizen')
    expect(await seesIt(w, placementId)).toBe(true)
    expect(await soonOf(w)).toMatchObject([{ placementId, startsOn: body.startsOn }])
    expect(await crewOf(w)).toEqual([])
    const [seen] = (await viewOf(w, citizenId)).placements
    expect(seen).toMatchObject({ sees: true, running: false, person: { accessUntil: addDays(body.endsOn, 30) } })
    // what never begins is let go of like what has ended
    w.moveTo(addDays(body.endsOn, 30))
    expect(await seesIt(w, placementId)).toBe(true)
    w.moveTo(addDays(body.endsOn, 31))
    expect(await seesIt(w, placementId)).toBe(false)
  })

  test.each([
    ['the municipality has set nothing', null, 30],
    ['it has set ten days', 10, 10],
    ['it has set none', 0, 0],
    ['it has set ninety', 90, 90],
  ])('closes after the last day: %s', async (_case, set, days) => {
    const { w, citizenId, placementId } = await atWork()
    if (set !== null) await setDays(w, set)
    await w.db.write(karen, 'placement.ended', (tx) =>
      tx.placement.update({
        where: { id: placementId },
        data: { endedOn: dateOf(today), endReason: 'period_ended' },
      }),
    )
    const last = addDays(today, days)
    expect((await viewOf(w, citizenId)).placements).toMatchObject([{ sees: true, person: { accessUntil: last } }])
    w.moveTo(last)
    expect(await seesIt(w, placementId)).toBe(true)
    expect((await viewOf(w, citizenId)).placements[0]?.sees).toBe(true)
    w.moveTo(addDays(last, 1))
    expect(await seesIt(w, placementId)).toBe(false)
    expect((await viewOf(w, citizenId)).placements[0]?.sees).toBe(false)
  })

  test('follows the setting when it changes: shorter closes, longer opens again', async () => {
    const { w, placementId } = await atWork()
    await w.db.write(karen, 'placement.ended', (tx) =>
      tx.placement.update({ where: { id: placementId }, data: { endedOn: dateOf(today), endReason: 'period_ended' } }),
    )
    w.moveTo(addDays(today, 20))
    expect(await seesIt(w, placementId)).toBe(true)
    await setDays(w, 19)
    expect(await seesIt(w, placementId)).toBe(false)
    await setDays(w, 20, 1)
    expect(await seesIt(w, placementId)).toBe(true)
  })

  test('of a placement that runs on beyond its agreed end moves along, and the date is the team lead’s too', async () => {
    const { w, citizenId } = await atWork()
    const until = async () => [(await crewOf(w))[0]?.accessUntil, (await viewOf(w, citizenId)).placements[0]?.person.accessUntil]
    expect(await until()).toEqual(['2027-01-10', '2027-01-10'])
    const { needs } = await w.ask(karen, casefileApi.get, { params: { citizenId } })
    expect(needs.seenAt).toEqual([{ siteName: nursingHome.name, until: '2027-01-10' }])
    const { answered } = await w.ask(jonas, crewAgreementsApi.list, {})
    expect(answered.map(({ accessUntil }) => accessUntil)).toEqual(['2027-01-10'])
    w.moveTo('2026-12-11')
    expect(await until()).toEqual(['2027-01-10', '2027-01-10'])
    w.moveTo('2026-12-14')
    expect(await until()).toEqual(['2027-01-13', '2027-01-13'])
  })

  test('is no other supplier’s', async () => {
    const { w, placementId } = await atWork()
    expect(await w.db.read(petra, (tx) => tx.placement.count({ where: { id: placementId } }))).toBe(0)
    expect(await crewOf(w, petra)).toEqual([])
    expect(await w.db.read(petra, (tx) => tx.$queryRaw`SELECT * FROM crew_access()`)).toEqual([])
  })
})

test('a protected person has neither name, telephone nor address on the supplier’s side', async () => {
  const { w, citizenId } = await atWork({ protectedAddress: true })
  const view = await w.as(karen, 'GET', `/api/citizens/${citizenId}/supplier-view`)
  const { placements } = view.body as Awaited<ReturnType<typeof viewOf>>
  const [seen] = placements
  expect(seen?.person).toMatchObject({ name: null, phone: null, protected: true, needs: words })
  expect(JSON.stringify(placements)).not.toMatch(/Amina|Yıldız|2782|Hemmelig/)
  expect(JSON.stringify(view.body)).not.toContain('Hemmelig')
  const crew = await w.as(jonas, 'GET', `/api/crew/${today}`)
  expect(JSON.stringify(crew.body)).not.toMatch(/Amina|Yıldız|2782|Hemmelig/)
})

test('the look at it is on record', async () => {
  const { w, citizenId } = await atWork()
  await w.ask(mikkel, casefileApi.supplierView, { params: { citizenId } })
  expect(
    await w.sql(`SELECT count(*)::int AS n FROM audit_entry WHERE endpoint = 'casefile.supplierView' AND actor_id = $1`, [
      mikkel.staffId,
    ]),
  ).toEqual([{ n: 1 }])
})

test('whatever is written, the preview is what the team lead is answered', async () => {
  const { w, citizenId, placementId } = await atWork()
  await setDays(w, 30)
  const anyText = fc.option(
    fc.string({ minLength: 1, maxLength: 60 }).filter((text) => text.trim() !== '' && !text.includes('\0')),
  )
  await fc.assert(
    fc.asyncProperty(
      fc.record({
        protectedAddress: fc.boolean(),
        phone: fc.option(fc.constantFrom('27822538', '+46 70 123 45 67')),
        needsForSupplier: anyText,
        agreed: fc.boolean(),
        buddy: anyText,
        support: anyText,
        tasks: fc.uniqueArray(fc.constantFrom('Gulve', 'Toiletter', 'Vinduer', 'Trapper'), { maxLength: 4 }),
        days: fc.constantFrom(0, 12, 30),
        endedAgo: fc.option(fc.constantFrom(0, 1, 12, 13)),
      }),
      async ({ agreed, buddy, support, tasks, days, endedAgo, ...person }) => {
        await w.db.write(karen, 'citizen.edited', async (tx) => {
          await tx.citizen.update({
            where: { id: citizenId },
            data: { ...person, needsAgreedOn: agreed ? dateOf('2026-11-02') : null },
          })
          await tx.placement.update({
            where: { id: placementId },
            data: {
              buddy,
              support,
              tasks,
              endedOn: endedAgo === null ? null : dateOf(addDays(today, -endedAgo)),
              endReason: endedAgo === null ? null : 'period_ended',
            },
          })
        })
        await w.db.write(asta, 'setting.set', (tx) =>
          tx.houseSetting.updateMany({ where: { key: 'supplier-access-days' }, data: { value: days } }),
        )
        const [seen] = (await viewOf(w, citizenId)).placements
        // the day the person was last on the crew
        const on = endedAgo === null ? today : addDays(today, -endedAgo)
        const { sites } = await w.ask(jonas, attendanceApi.crew, { params: { date: on } })
        const row = sites.flatMap(({ rows }) => rows).find((one) => one.placementId === placementId)
        expect(seen?.sees).toBe(row !== undefined)
        if (row) expect(seen?.person).toEqual(SeenPerson.parse(row))
      },
    ),
    { numRuns: 25, seed: 8 },
  )
})
