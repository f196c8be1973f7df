import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { addDays, addWeeks } from '../../shared/calendar.ts'
import { employeesApi } from '../../shared/employment/employees.api.ts'
import type { Employee } from '../../shared/employment/employees.schema.ts'
import { employmentApi } from '../../shared/employment/employment.api.ts'
import { statusAt } from '../../shared/employment/employment.rules.ts'
import { lastingApi } from '../../shared/employment/lasting.api.ts'
import { termsOn } from '../../shared/employment/lasting.rules.ts'
import { worklistApi } from '../../shared/worklist/worklist.api.ts'
import { asta, birthe, jonas, karen, nadia, nursingHome, petra, rikke } from '../support/people.ts'
import { type World, world } from '../support/world.ts'

const today = '2026-11-18'
type Refused = { code: string; errors: { code: string; pointer: string }[] }

describe('whom a supplier employs', () => {
  let w: World
  let citizenId: string
  let placementId: string
  let spellId: string
  const supplierId = nursingHome.organisationId
  beforeAll(async () => {
    w = await world({ today })
    citizenId = await w.make.citizen({ firstName: 'Ida', lastName: 'Friis', caseworkerId: karen.staffId })
    placementId = await w.make.placement({
      citizenId,
      startsOn: addWeeks(today, -26),
      endsOn: addWeeks(today, -13),
      endedOn: addWeeks(today, -13),
      endReason: 'hired',
    })
    spellId = await w.make.spell({
      citizenId,
      placementId,
      supplierId,
      startsOn: addDays(addWeeks(today, -13), 1),
      source: 'supplier',
    })
    for (const weeks of [4, 13] as const)
      await w.make.check({ citizenId, placementId, weeks, answer: 'none', on: addWeeks(today, -12) })
  })
  const list = async (who = jonas): Promise<Employee[]> => (await w.ask(who, employeesApi.employees, {})).employees
  const report = (body: object, who = jonas, id = spellId) =>
    w.as<{ employees: Employee[] } & Refused>(who, 'PUT', `/api/crew/employees/${id}`, body)
  const jobs = () => w.ask(karen, employmentApi.get, { params: { citizenId } })
  const checks = async () =>
    (await jobs()).placements[0]?.checks.map(({ answer, source, checkedBy }) => [answer, source, checkedBy])
  const ownLines = async () =>
    (await w.ask(karen, worklistApi.mine, {})).items.filter((one) => one.citizenId === citizenId && one.cause === 'check')

  it('asks its team lead of the site when a check is due, by name, and never by citizen', async () => {
    const reply = await w.as<{ employees: Employee[] }>(jonas, 'GET', '/api/crew/employees')
    expect(reply.body.employees).toEqual([
      {
        spellId,
        placementId,
        name: 'Ida Friis',
        alias: expect.any(String),
        siteName: nursingHome.name,
        startsOn: addDays(addWeeks(today, -13), 1),
        weeklyHours: 20,
        asked: { weeks: 26, on: today },
        said: null,
        can: { report: null },
      },
    ])
    expect(JSON.stringify(reply.body)).not.toContain(citizenId)
    const looks = await w.sql<{ n: string }>(
      `SELECT count(*) AS n FROM audit_entry WHERE deed = 'viewed' AND purpose = 'employees' AND $1 = ANY (citizen_ids)`,
      [citizenId],
    )
    expect(Number(looks[0]?.n)).toBe(1)
  })

  it('is asked first: the caseworker’s line comes seven days later, and says whom it waits for', async () => {
    expect(await ownLines()).toEqual([])
    expect((await jobs()).placements[0]?.checks[2]?.suppliersUntil).toBe(addDays(today, 7))
    w.moveTo(addDays(today, 7))
    expect(await ownLines()).toMatchObject([{ on: addDays(today, 7), facts: { weeks: 26, supplier: 'late' } }])
    w.moveTo(today)
  })

  it('shows nothing to another lead, another supplier, and no other role', async () => {
    for (const who of [nadia, petra]) {
      expect(await list(who)).toEqual([])
      expect((await report({ version: 0, stillThere: true, weeklyHours: 20 }, who)).status).toBe(404)
      expect(await w.db.read(who, (tx) => tx.employmentReport.count())).toBe(0)
    }
    for (const who of [karen, birthe, rikke, asta]) expect((await w.as(who, 'GET', '/api/crew/employees')).status).toBe(403)
    expect((await report({ version: 0, stillThere: true, weeklyHours: 20 }, jonas, randomUUID())).status).toBe(404)
    await expect(w.db.read(jonas, (tx) => tx.employmentSpell.count())).rejects.toThrow()
    await expect(w.db.read(jonas, (tx) => tx.$queryRaw`SELECT citizen_id FROM employment_report`)).rejects.toThrow()
    await expect(w.db.read(birthe, (tx) => tx.employmentReport.count())).rejects.toThrow()
  })

  it('is held by the database itself: only what is asked, today, in the own name', async () => {
    const say = (who: typeof jonas, weeks: number, on: string, by = who.staffId) =>
      w.db.write(
        who,
        'employment.confirmed',
        (
          tx,
        ) => tx.$executeRaw`INSERT INTO employment_report (id, spell_id, weeks, still_there, weekly_hours, reported_on, reported_by_id)
          VALUES (gen_random_uuid(), ${spellId}::uuid, ${weeks}, true, 20, ${on}::date, ${by}::uuid)`,
      )
    await expect(say(jonas, 13, today)).rejects.toThrow()
    await expect(say(jonas, 26, addDays(today, -1))).rejects.toThrow()
    await expect(say(jonas, 26, today, nadia.staffId)).rejects.toThrow()
    await expect(say(nadia, 26, today)).rejects.toThrow()
    await expect(say(petra, 26, today)).rejects.toThrow()
    expect(await w.sql(`SELECT 1 FROM employment_report`)).toEqual([])
  })

  it('refuses at the field what cannot be', async () => {
    for (const [body, code, pointer] of [
      [{}, 'required', '/stillThere'],
      [{ stillThere: true }, 'required', '/weeklyHours'],
      [{ stillThere: true, weeklyHours: 0 }, 'paid-hours-needed', '/weeklyHours'],
      [{ stillThere: false }, 'required', '/lastDay'],
      [{ stillThere: false, lastDay: addDays(today, 1) }, 'last-day-ahead', '/lastDay'],
      [{ stillThere: false, lastDay: addWeeks(today, -13) }, 'date-order', '/lastDay'],
    ] as const) {
      expect((await report({ version: 0, ...body })).body.errors?.[0]).toMatchObject({ code, pointer })
    }
  })

  it('answers once when two press at once, and the check with it', async () => {
    const replies = await Promise.all([1, 2].map(() => report({ version: 0, stillThere: true, weeklyHours: '22,5' })))
    expect(replies.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409])
    expect(await checks()).toEqual([
      ['none', 'caseworker', 'Karen Holm'],
      ['none', 'caseworker', 'Karen Holm'],
      ['ordinary', 'supplier', 'Jonas Krogh'],
      [null, null, null],
    ])
    const [one] = await list()
    expect(one).toMatchObject({
      asked: null,
      said: { weeks: 26, stillThere: true, weeklyHours: 22.5, version: 1, until: addDays(today, 14) },
    })
    expect((await jobs()).spells[0]).toMatchObject({
      weeklyHours: 20,
      report: { weeklyHours: 22.5, reportedBy: 'Jonas Krogh', waits: false },
    })
  })

  it('corrects its own answer, which opens the check again; the caseworker is told, and ends the job with one press', async () => {
    w.moveTo(addDays(today, 14))
    const lastDay = addDays(today, 3)
    expect((await report({ version: 0, stillThere: false, lastDay })).body.code).toBe('changed-meanwhile')
    expect((await report({ version: 1, stillThere: false, lastDay })).status).toBe(200)
    expect((await checks())?.[2]).toEqual([null, null, null])
    expect(await ownLines()).toMatchObject([{ on: today, since: lastDay, facts: { supplier: 'over' } }])
    expect((await jobs()).spells[0]).toMatchObject({
      endsOn: null,
      version: 1,
      report: { stillThere: false, lastDay, waits: true },
    })
    const settle = (body: object) => w.as<Refused>(karen, 'POST', `/api/citizens/${citizenId}/employment/${spellId}/settle`, body)
    expect((await settle({ version: 1, lastDay: today })).body.code).toBe('changed-meanwhile')
    expect((await settle({ version: 1, lastDay })).status).toBe(200)
    expect((await settle({ version: 1, lastDay })).body.code).toBe('changed-meanwhile')
    expect((await checks())?.[2]).toEqual(['ordinary', 'supplier', 'Karen Holm'])
    expect((await jobs()).spells[0]).toMatchObject({ endsOn: lastDay, report: { waits: false } })
    expect((await list())[0]?.can.report?.code).toBe('report-used')
    expect((await report({ version: 2, stillThere: true, weeklyHours: 20 })).body.code).toBe('report-used')
    w.moveTo(addDays(today, 15))
    expect(await list()).toEqual([])
    w.moveTo(today)
  })

  it('stays the caseworker’s to answer meanwhile: whoever is second is told', async () => {
    const other = await w.make.citizen({ firstName: 'Nora', lastName: 'Blom', protectedAddress: true })
    const placement = await w.make.placement({ citizenId: other, startsOn: addWeeks(today, -4) })
    const spell = await w.make.spell({
      citizenId: other,
      placementId: placement,
      supplierId,
      startsOn: addWeeks(today, -4),
      kind: 'wage_subsidy',
    })
    const asked = (await list()).find((one) => one.spellId === spell)
    expect(asked).toMatchObject({ name: null, asked: { weeks: 4 } })
    const byKaren = { answer: 'subsidised', source: 'citizen', former: null }
    const [caseworker, lead] = await Promise.all([
      w.as<Refused>(karen, 'PUT', `/api/placements/${placement}/checks/4`, byKaren),
      report({ version: 0, stillThere: true, weeklyHours: 20 }, jonas, spell),
    ])
    // the lead may be first; then the answer that Karen saw is not the one that stands
    expect([caseworker.status, lead.status]).toContain(200)
    const [row] = await w.sql<{ answer: string; source: string }>(
      `SELECT answer, source FROM employment_check WHERE placement_id = $1`,
      [placement],
    )
    expect(row).toEqual({ answer: 'subsidised', source: caseworker.status === 200 ? 'citizen' : 'supplier' })
    if (caseworker.status !== 200) expect(caseworker.body.code).toBe('changed-meanwhile')
  })

  it('is heard where the job was to end later, and what it confirmed follows a corrected kind', async () => {
    const other = await w.make.citizen({ firstName: 'Tove', lastName: 'Lind', caseworkerId: karen.staffId })
    const placement = await w.make.placement({ citizenId: other, startsOn: addWeeks(today, -4) })
    const job = { citizenId: other, placementId: placement, supplierId, startsOn: addWeeks(today, -4) }
    const spell = await w.make.spell({ ...job, endsOn: addDays(today, 90) })
    expect((await report({ version: 0, stillThere: true, weeklyHours: 20 }, jonas, spell)).status).toBe(200)
    const told = async () => {
      const { spells, placements } = await w.ask(karen, employmentApi.get, { params: { citizenId: other } })
      return [spells[0]?.endsOn, spells[0]?.report?.waits, placements[0]?.checks[0]?.answer]
    }
    expect(await told()).toEqual([addDays(today, 90), false, 'ordinary'])
    // the lead said that she is there, and never what kind of job it is
    const url = `/api/citizens/${other}/employment/${spell}`
    const facts = { employer: 'Blankt & Co', weeklyHours: 20, source: 'caseworker', placementId: placement, bySupplier: true }
    const corrected = { ...facts, kind: 'wage_subsidy', startsOn: job.startsOn, endsOn: addDays(today, 90), version: 1 }
    expect((await w.as(karen, 'PUT', url, corrected)).status).toBe(200)
    expect(await told()).toEqual([addDays(today, 90), false, 'subsidised'])

    expect((await report({ version: 1, stillThere: false, lastDay: addDays(today, -2) }, jonas, spell)).status).toBe(200)
    expect(await told()).toEqual([addDays(today, 90), true, null])
    const over = async () =>
      (await w.ask(karen, worklistApi.mine, {})).items.filter((one) => one.citizenId === other && one.facts.supplier === 'over')
        .length
    expect(await over()).toBe(1)

    // the lead took one for another: the caseworker sets it aside, once, and the supplier is asked again at the next check and not before
    const keep = (who = karen) => w.as<Refused>(who, 'POST', `${url}/keep`, { version: 2, lastDay: addDays(today, -2) })
    expect((await keep(jonas)).status).toBe(403)
    expect((await Promise.all([keep(), keep()])).map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409])
    expect([await told(), await over()]).toEqual([[addDays(today, 90), false, null], 0])
    expect((await list()).find((one) => one.spellId === spell)?.asked).toBeNull()
    w.moveTo(addDays(today, 63))
    expect((await list()).find((one) => one.spellId === spell)).toMatchObject({ asked: { weeks: 13 } })
    w.moveTo(today)

    // said anew, it waits anew
    expect((await report({ version: 2, stillThere: false, lastDay: addDays(today, -2) }, jonas, spell)).status).toBe(200)
    expect([await told(), await over()]).toEqual([[addDays(today, 90), true, null], 1])
    expect((await w.as(karen, 'POST', `${url}/settle`, { version: 2, lastDay: addDays(today, -2) })).status).toBe(200)
    // the day of the check came after it: what she does then is for the caseworker to find out
    expect(await told()).toEqual([addDays(today, -2), false, null])
  })

  it('is the supplier of the placement the job came from, and of no other', async () => {
    const add = (body: object) =>
      w.as<Refused>(karen, 'POST', `/api/citizens/${citizenId}/employment`, {
        ...{ employer: 'Blankt & Co', kind: 'ordinary', startsOn: today, weeklyHours: 20, source: 'supplier' },
        ...body,
      })
    expect((await add({ bySupplier: true })).body.errors[0]).toMatchObject({
      code: 'supplier-needs-placement',
      pointer: '/placementId',
    })
    expect((await add({ bySupplier: true, placementId })).status).toBe(200)
    expect((await jobs()).spells[0]).toMatchObject({ supplierName: 'Blankt & Co', placementId })
    await expect(w.make.spell({ citizenId, placementId, supplierId: petra.organisationId, startsOn: today })).rejects.toThrow()
    await expect(w.make.spell({ citizenId, supplierId, startsOn: today })).rejects.toThrow()
  })

  it('keeps its window: a job that ended is not asked about for longer than the municipality has set', async () => {
    const other = await w.make.citizen({ firstName: 'Per', lastName: 'Lund' })
    const placement = await w.make.placement({
      citizenId: other,
      startsOn: addWeeks(today, -13),
      endedOn: addWeeks(today, -8),
      endReason: 'hired',
    })
    const spell = await w.make.spell({
      citizenId: other,
      placementId: placement,
      supplierId,
      startsOn: addWeeks(today, -8),
      endsOn: addDays(today, 1),
    })
    const seen = async () => (await list()).some((one) => one.spellId === spell)
    expect(await seen()).toBe(true)
    w.moveTo(addDays(today, 31))
    expect(await seen()).toBe(true)
    w.moveTo(addDays(today, 32))
    expect(await seen()).toBe(false)
    w.moveTo(today)
  })

  it('notes where somebody stood after the placement, once, beside what the jobs say', async () => {
    const status = (months: string, body: object, id = placementId, who = karen) =>
      w.as<Refused>(who, 'PUT', `/api/placements/${id}/statuses/${months}`, body)
    const said = { status: 'self_supporting', source: 'citizen', former: null }
    const replies = await Promise.all([1, 2].map(() => status('1', said)))
    expect(replies.map((reply) => reply.status).toSorted((a, b) => a - b)).toEqual([200, 409])
    expect((await jobs()).placements[0]?.statuses).toMatchObject([
      { months: 1, dueOn: '2026-09-19', status: 'self_supporting', fromJobs: 'employed', notedBy: 'Karen Holm' },
      { months: 3, dueOn: '2026-11-19', status: null, fromJobs: null, can: { note: { code: 'status-not-due' } } },
      { months: 6 },
      { months: 12 },
    ])
    expect((await status('3', said)).body.code).toBe('status-not-due')
    expect((await status('2', said)).status).toBe(400)
    expect((await status('1', { ...said, status: 'rich' })).body.errors[0]).toMatchObject({
      code: 'required',
      pointer: '/status',
    })
    expect((await status('1', { ...said, former: 'self_supporting', status: 'education' })).status).toBe(200)
    expect((await status('1', said, randomUUID())).status).toBe(404)
    for (const who of [jonas, birthe, asta]) expect((await status('1', said, placementId, who)).status).toBe(403)
  })

  it('judges by what counts on the day; the administrator says what, never of a day that is over, and two at once are told', async () => {
    const define = (body: object, who = asta) => w.as<Refused>(who, 'POST', '/api/lasting-definitions', body)
    const terms = { validFrom: addDays(today, 10), weeks: 13, bridgedWeeks: 1, leastHours: 15, reason: 'Aftalt med leverandøren' }
    for (const [change, code, pointer] of [
      [{ validFrom: addDays(today, -1) }, 'definition-not-ahead', '/validFrom'],
      [{ weeks: 3 }, 'setting-out-of-range', '/weeks'],
      [{ weeks: 26.5 }, 'setting-out-of-range', '/weeks'],
      [{ bridgedWeeks: 13 }, 'setting-out-of-range', '/bridgedWeeks'],
      [{ leastHours: 38 }, 'hours-out-of-range', '/leastHours'],
      [{ reason: 'x' }, 'required', '/reason'],
    ] as const) {
      expect((await define({ ...terms, ...change })).body.errors[0]).toMatchObject({ code, pointer })
    }
    for (const who of [karen, jonas, birthe]) expect((await define(terms, who)).status).toBe(403)
    const replies = await Promise.all([define(terms), define(terms)])
    expect(replies.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409])
    const [first] = (await w.ask(karen, lastingApi.definitions, {})).definitions
    expect(first).toMatchObject({ weeks: 13, bridgedWeeks: 1, leastHours: 15, supersededAt: null })
    expect((await define({ ...terms, weeks: 20, replaces: first?.definitionId })).status).toBe(200)
    expect((await jobs()).lasting.terms).toMatchObject({ weeks: 26, validFrom: null })
    w.moveTo(addDays(today, 10))
    expect((await jobs()).lasting.terms).toEqual({ weeks: 20, bridgedWeeks: 1, leastHours: 15, validFrom: addDays(today, 10) })
    w.moveTo(addDays(today, 11))
    const counts = (await w.ask(asta, lastingApi.definitions, {})).definitions.find((one) => one.supersededAt === null)
    const replaced = w.db.write(asta, 'lasting.defined', (tx) =>
      tx.lastingDefinition.updateMany({ where: { id: counts?.definitionId ?? '' }, data: { supersededAt: new Date() } }),
    )
    expect((await replaced).count).toBe(0)
    w.moveTo(today)
  })

  it('says the same of every day in SQL as the rules do, on both sides of a definition', async () => {
    const other = await w.make.citizen({ firstName: 'Asta', lastName: 'Holst' })
    const definitions = (await w.ask(asta, lastingApi.definitions, {})).definitions.filter((one) => one.supersededAt === null)
    expect(definitions).toHaveLength(1)
    // gaps of 14 and of 7 days, before and after the day that one week is bridged
    const days: [number, number | null][] = [
      [-100, -20],
      [-5, 9],
      [24, 30],
      [38, null],
    ]
    const spells = days.map(([from, until]) => ({
      ...{ kind: 'ordinary' as const, weeklyHours: 12 },
      startsOn: addDays(today, from),
      endsOn: until === null ? null : addDays(today, until),
    }))
    for (const spell of spells) await w.make.spell({ citizenId: other, ...spell })
    const found = await w.sql<{ day: string; status: string }>(
      `SELECT day::date::text AS day, work_status($1, NULL, day::date) AS status FROM generate_series($2::date - 110, $2::date + 50, interval '1 day') day`,
      [other, today],
    )
    const expected = found.map(({ day }) => ({ day, status: statusAt(spells, [], termsOn(definitions, day), day) }))
    expect(found).toEqual(expected)
    expect(new Set(found.map(({ status }) => status))).toEqual(new Set(['ordinary', 'unknown']))
    const at = (after: number) => found.find(({ day }) => day === addDays(today, after))?.status
    expect([at(-10), at(15), at(33)]).toEqual(['ordinary', 'unknown', 'ordinary'])
  })
})
