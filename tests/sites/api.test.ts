import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { sitesApi } from '../../shared/sites/sites.api.ts'
import {
  asta,
  birthe,
  blankt,
  jonas,
  karen,
  laundry,
  nadia,
  nursingHome,
  petra,
  renlinjen,
  rikke,
  school,
  townHall,
} from '../support/people.ts'
import { world } from '../support/world.ts'

const list = sitesApi.list
const names = (sites: readonly { readonly name: string }[]) => sites.map(({ name }) => name)

const newSite = {
  organisationId: blankt.id,
  pNumber: '1000 000 099',
  name: '  Møllevangens   Børnehus ',
  kind: 'day_care',
  street: 'Møllevej 4',
  postalCode: '7430',
  town: 'Midterlund',
  childrenPresent: true,
  publicHost: true,
  tasks: ['Gulve', 'Borde'],
  places: { red: 1, yellow: 2, green: 0 },
  staffing: [{ from: '2026-01-01', fte: 7.5 }],
  shifts: [{ name: 'Aften', weekdays: ['1', '3'], startsAt: '17.00', endsAt: '20:00' }],
  teamLeadIds: [jonas.staffId],
  closedDays: [{ on: '2026-12-24', reason: 'Juleaften' }],
} as const

describe('sites', async () => {
  const w = await world()
  const { ask, as, make } = w

  it('are shown to each as far as theirs go', async () => {
    expect(names((await ask(karen, list, { query: {} })).sites)).toEqual([
      townHall.name,
      nursingHome.name,
      school.name,
      laundry.name,
    ])
    expect(names((await ask(jonas, list, { query: {} })).sites)).toEqual([nursingHome.name, school.name])
    expect(names((await ask(petra, list, { query: {} })).sites)).toEqual([townHall.name])
    expect((await ask(birthe, list, { query: {} })).total).toBe(4)
    expect((await ask(rikke, list, { query: {} })).total).toBe(3)
  })

  it('of another supplier are as if they were not there', async () => {
    const foreign = await as(jonas, 'GET', `/api/sites/${townHall.siteId}`)
    const missing = await as(jonas, 'GET', '/api/sites/0190a0a0-0000-7000-8000-00000000dead')
    const strip = (reply: { body: unknown; status: number }) => ({
      ...(reply.body as object),
      requestId: '',
      status: reply.status,
    })
    expect(strip(foreign)).toEqual(strip(missing))
    expect(foreign.status).toBe(404)
  })

  it('tell free places as numbers, and managers and administrators only how many there are', async () => {
    const citizenId = await make.citizen({ createdOn: '2026-10-01' })
    await make.placement({ citizenId, startsOn: '2026-11-02', door: 'yellow' })
    const upcoming = await make.citizen({ createdOn: '2026-10-01' })
    await make.placement({ citizenId: upcoming, startsOn: '2026-11-25', door: 'yellow' })
    const over = await make.citizen({ createdOn: '2026-10-01' })
    await make.placement({ citizenId: over, startsOn: '2026-10-01', door: 'yellow', endedOn: '2026-11-17', endReason: 'hired' })
    const yellow = async (who: typeof karen) =>
      (await ask(who, sitesApi.get, { params: { siteId: nursingHome.siteId } })).doors[1]
    expect(await yellow(karen)).toEqual({ door: 'yellow', places: 2, free: 0 })
    expect(await yellow(jonas)).toEqual({ door: 'yellow', places: 2, free: 0 })
    expect(await yellow(birthe)).toEqual({ door: 'yellow', places: 2, free: null })
    expect(await yellow(asta)).toEqual({ door: 'yellow', places: 2, free: null })
    const { sites, counts } = await ask(karen, list, { query: { door: 'yellow' } })
    expect(names(sites)).not.toContain(nursingHome.name)
    expect(counts.doors).toEqual([
      { door: 'red', count: 4 },
      { door: 'yellow', count: 3 },
      { door: 'green', count: 4 },
    ])
  })

  it('name their team leads to those who work with them, and to no manager', async () => {
    const leads = async (who: typeof karen) => (await ask(who, sitesApi.get, { params: { siteId: school.siteId } })).teamLeads
    expect(await leads(karen)).toEqual([expect.objectContaining({ name: 'Jonas Krogh' })])
    expect(await leads(rikke)).toBeNull()
  })

  it('name buddies and the employees’ representative to those who work with them, and to no manager', async () => {
    const rep = { name: 'Lone Fisker', email: 'lone.fisker@example.dk', phone: '27 82 25 38' }
    const { siteId } = await ask(asta, sitesApi.add, {
      body: { ...structuredClone(newSite), pNumber: '1000000098', buddies: [' Grethe  Bo ', 'Ali', 'Ali'], rep } as never,
    })
    const people = async (who: typeof karen) => {
      const { buddies, rep: shown } = await ask(who, sitesApi.get, { params: { siteId } })
      return { buddies, rep: shown }
    }
    for (const who of [karen, asta, jonas]) expect(await people(who)).toEqual({ buddies: ['Grethe Bo', 'Ali'], rep })
    for (const who of [rikke, birthe]) expect(await people(who)).toEqual({ buddies: null, rep: null })
    for (const column of ['buddies', 'rep_name', 'rep_email', 'rep_phone'])
      expect(
        await w.sql(`SELECT has_column_privilege('app_mgmt', 'site', '${column}', 'SELECT') AS may`),
        `a manager’s role reads ${column}`,
      ).toEqual([{ may: false }])
    expect((await as(petra, 'GET', `/api/sites/${siteId}`)).status).toBe(404)
  })

  it('tell the tasks of open sites once, to wish from', async () => {
    const { tasks } = await ask(karen, sitesApi.tasks, {})
    expect(tasks).toEqual([...new Set(tasks)])
    expect(tasks).toContain('Borde')
  })

  it('are added by an administrator, whole', async () => {
    const { siteId } = await ask(asta, sitesApi.add, { body: structuredClone(newSite) as never })
    const site = await ask(asta, sitesApi.get, { params: { siteId } })
    expect(site).toMatchObject({
      name: 'Møllevangens Børnehus',
      pNumber: '1000000099',
      organisationName: blankt.name,
      shifts: [{ name: 'Aften', weekdays: [1, 3], startsAt: '17:00', endsAt: '20:00' }],
      staffing: [{ from: '2026-01-01', fte: 7.5 }],
      closedDays: [{ on: '2026-12-24', reason: 'Juleaften' }],
      teamLeads: [expect.objectContaining({ name: 'Jonas Krogh' })],
      closed: false,
      version: 1,
    })
    expect((await as(jonas, 'GET', `/api/sites/${siteId}`)).status).toBe(200)
  })

  it('are changed by the one who saw them last, and the lists that did not change are not written', async () => {
    const before = await ask(asta, sitesApi.get, { params: { siteId: laundry.siteId } })
    const [change, ...rest] = await w.sql<{ n: number }>('SELECT count(*)::int AS n FROM audit_change')
    const same = {
      pNumber: before.pNumber,
      name: before.name,
      kind: before.kind,
      street: before.street,
      postalCode: before.postalCode,
      town: before.town,
      childrenPresent: before.childrenPresent,
      publicHost: before.publicHost,
      tasks: before.tasks,
      places: { red: 2, yellow: 2, green: 2 },
      staffing: before.staffing,
      shifts: before.shifts,
      teamLeadIds: (before.teamLeads ?? []).map(({ staffId }) => staffId),
      closedDays: before.closedDays,
    }
    const after = await ask(asta, sitesApi.change, {
      params: { siteId: laundry.siteId },
      body: { ...same, name: 'Vaskeriet', version: 1 },
    })
    expect(after).toMatchObject({ name: 'Vaskeriet', version: 2 })
    expect(rest).toEqual([])
    expect(await w.sql<{ n: number }>('SELECT count(*)::int AS n FROM audit_change')).toEqual([{ n: (change?.n ?? 0) + 1 }])

    const late = ask(asta, sitesApi.change, { params: { siteId: laundry.siteId }, body: { ...same, version: 1 } })
    await expect(late).rejects.toMatchObject({ code: 'changed-meanwhile' })

    await ask(asta, sitesApi.change, { params: { siteId: laundry.siteId }, body: { ...same, closed: true, version: 2 } })
    expect((await ask(karen, list, { query: {} })).sites.at(-1)).toMatchObject({ siteId: laundry.siteId, closed: true })
  })

  it.each([
    ['/pNumber', 'p-number-invalid', { pNumber: '123' }],
    ['/pNumber', 'p-number-taken', { pNumber: '1000000004' }],
    ['/name', 'required', { name: ' ' }],
    ['/name', 'name-without-letter', { name: '123 -' }],
    ['/shifts/0/name', 'name-without-letter', { shifts: [{ name: '!', weekdays: ['1'], startsAt: '07:00', endsAt: '15:00' }] }],
    ['/places/red', 'places-out-of-range', { places: { red: 201, yellow: 0, green: 0 } }],
    ['/places/red', 'places-out-of-range', { places: { red: 2.5, yellow: 0, green: 0 } }],
    ['/places/red', 'places-out-of-range', { places: { red: 'to', yellow: 0, green: 0 } }],
    ['/staffing/0/from', 'date-does-not-exist', { staffing: [{ from: '2026-02-30', fte: 1 }] }],
    ['/staffing/0/fte', 'fte-out-of-range', { staffing: [{ from: '2026-02-20', fte: -1 }] }],
    ['/shifts/0/endsAt', 'time-expected', { shifts: [{ name: 'Dag', weekdays: ['1'], startsAt: '07:00', endsAt: '25' }] }],
    ['/rep/name', 'required', { rep: { email: 'lone.fisker@example.dk' } }],
    ['/rep/email', 'email-invalid', { rep: { name: 'Lone Fisker', email: 'lone' } }],
    ['/buddies/1', 'name-without-letter', { buddies: ['Ali', '12'] }],
    ['/teamLeadIds', 'lead-of-other-supplier', { teamLeadIds: [petra.staffId] }],
    ['/organisationId', 'invalid-value', { organisationId: karen.organisationId }],
  ])('are refused at %s with %s', async (pointer, code, wrong) => {
    const { status, body } = await as(asta, 'POST', '/api/sites', { ...newSite, pNumber: '1000000050', ...wrong })
    expect(status).toBe(code === 'required' || status === 400 ? 400 : 422)
    expect(body).toMatchObject({ errors: [expect.objectContaining({ pointer, code })] })
  })

  it('take no team lead who has left', async () => {
    const gone = (since: string) =>
      w.sql(
        `WITH deed AS MATERIALIZED (SELECT set_config('app.entry', '${randomUUID()}', false))
         UPDATE staff SET disabled_at = ${since} FROM deed WHERE staff.id = $1`,
        [nadia.staffId],
      )
    await gone('now()')
    const { status, body } = await as(asta, 'POST', '/api/sites', {
      ...newSite,
      pNumber: '1000000051',
      teamLeadIds: [nadia.staffId],
    })
    await gone('NULL')
    expect([status, body]).toEqual([
      expect.any(Number),
      expect.objectContaining({ errors: [expect.objectContaining({ pointer: '/teamLeadIds' })] }),
    ])
  })

  it('keep a team lead of another supplier away even behind the product’s back', async () => {
    const stray = w.db.write(asta, 'site.changed', (tx) =>
      tx.siteTeamLead.createMany({ data: [{ siteId: townHall.siteId, staffId: jonas.staffId }] }),
    )
    await expect(stray).rejects.toThrow()
    expect(renlinjen.id).not.toBe(blankt.id)
  })

  it('offer an administrator the suppliers with their own team leads', async () => {
    const { suppliers } = await ask(asta, sitesApi.choices, {})
    expect(suppliers.map(({ name, teamLeads }) => [name, names(teamLeads)])).toEqual([
      ['Blankt & Co', ['Jonas Krogh', 'Nadia Rahimi']],
      ['Renlinjen', ['Petra Novak']],
    ])
  })
})
