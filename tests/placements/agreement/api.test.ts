import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { Prisma } from '../../../generated/prisma/client.ts'
import { addWeeks, todayIn } from '../../../shared/calendar.ts'
import { agreementsApi, answerLinksApi, crewAgreementsApi } from '../../../shared/placements/agreements.api.ts'
import type { Agreement, CrewAgreement, LinkLook } from '../../../shared/placements/agreements.schema.ts'
import type { Party } from '../../../shared/placements/parties.ts'
import { placementsApi } from '../../../shared/placements/placements.api.ts'
import type { Placement } from '../../../shared/placements/placements.schema.ts'
import { danishTime } from '../../../shared/zone.ts'
import { jonas, karen, mikkel, nadia, nursingHome, petra, townHall } from '../../support/people.ts'
import { type World, world } from '../../support/world.ts'
import {
  agreed,
  agreementOf,
  answer,
  answerBody,
  body,
  drafted,
  leadApproves,
  placementOf,
  sent,
  start,
  today,
  withDoor,
} from '../journey.ts'

type Refused = { code: string; facts: { state?: string }; errors: { code: string; pointer: string }[] }

const change = (house: World, placementId: string, version: number, wording: object) =>
  house.as<Refused & { state: string; version: number }>(karen, 'PUT', `/api/placements/${placementId}`, {
    ...body,
    ...wording,
    version,
  })
const openOf = (agreement: Agreement) => agreement.versions.find(({ versionId }) => versionId === agreement.openId)
const link = (house: World, { placementId, openId }: Agreement, party: 'employee_rep' | 'citizen', name: string | null = null) =>
  house.ask(karen, agreementsApi.makeLink, { params: { placementId }, body: { versionId: openId ?? '', party, name } })
const look = (house: World, token: string) => house.as<LinkLook & Refused>(null, 'POST', '/api/answer-links/look', { token })
const byLink = (house: World, token: string, given: object = {}) =>
  house.as<Refused>(null, 'POST', '/api/answer-links/answer', { token, answer: 'approved', name: null, reason: null, ...given })
const record = (
  house: World,
  { placementId, openId }: Agreement,
  party: 'team_lead' | 'employee_rep' | 'citizen',
  given: object = {},
) =>
  house.as<Agreement & Refused>(karen, 'POST', `/api/placements/${placementId}/answers`, answerBody(openId ?? '', party, given))
const behind = (house: World, sql: string) =>
  house.sql(`WITH deed AS MATERIALIZED (SELECT set_config('app.entry', '${randomUUID()}', false)) ${sql}`)

describe('the parties', () => {
  it('each answers in the own way, and the last yes makes it what is agreed', async () => {
    const house = await world({ today })
    const draft = await drafted(house)
    expect((await house.ask(jonas, crewAgreementsApi.list, {})).awaiting).toEqual([])
    const agreement = await sent(house, draft)
    expect(agreement).toMatchObject({ state: 'awaiting', rep: null, can: { send: { code: 'nothing-to-send' } } })
    expect(openOf(agreement)).toMatchObject({
      kind: 'first',
      concerns: ['municipality', 'team_lead', 'employee_rep', 'citizen'],
      outstanding: ['team_lead', 'employee_rep', 'citizen'],
      approvals: [{ party: 'municipality', means: 'signed_in', byName: karen.name, givenOn: today }],
    })
    // the list as it was judged is kept with what was sent
    expect(openOf(agreement)?.checks).toHaveLength(16)
    expect(agreement.checksNow).toHaveLength(16)

    const { awaiting } = await house.ask(jonas, crewAgreementsApi.list, {})
    expect(awaiting).toMatchObject([{ placementId: draft.placementId, name: 'Amina Yusuf', state: 'awaiting', sentOn: today }])
    const seen = await leadApproves(house, agreement)
    expect(seen.versions[0]?.approvals.map(({ party, byName }) => [party, byName])).toEqual([
      ['municipality', karen.name],
      ['team_lead', jonas.name],
    ])
    expect(JSON.stringify(seen)).not.toMatch(/afklare|kontanthjaelp|yellow/)
    const recorded = await record(house, agreement, 'employee_rep', { givenOn: today })
    expect(recorded.body.versions[0]?.approvals.at(-1)).toMatchObject({
      byName: 'Lis Holm',
      means: 'recorded',
      recordedBy: karen.name,
    })
    expect((await placementOf(house, draft.placementId)).state).toBe('awaiting')
    const last = await record(house, agreement, 'citizen')
    expect(last.body).toMatchObject({ state: 'agreed', openId: null, agreedId: agreement.openId })
    expect(last.body.versions[0]?.approvals.at(-1)).toMatchObject({ byName: 'Amina Yusuf', means: 'on_screen' })
    expect((await house.ask(jonas, crewAgreementsApi.list, {})).answered).toMatchObject([{ state: 'agreed' }])
  })

  it('nytteindsats does not ask the representative', async () => {
    const house = await world({ today })
    const agreement = await sent(house, await drafted(house, { offer: 'useful_work' }))
    expect(openOf(agreement)?.outstanding).toEqual(['team_lead', 'citizen'])
    expect((await record(house, agreement, 'employee_rep')).body.code).toBe('approval-not-asked')
    await answer(house, agreement, 'team_lead')
    await answer(house, agreement, 'citizen')
    expect((await placementOf(house, agreement.placementId)).state).toBe('agreed')
  })

  it('a decline with its reason closes the version; the next asks those who did not say yes', async () => {
    const house = await world({ today })
    const draft = await drafted(house)
    const agreement = await sent(house, draft)
    await record(house, agreement, 'employee_rep')
    const without = await house.as<Refused>(jonas, 'POST', `/api/agreements/${draft.placementId}/answer`, {
      versionId: agreement.openId,
      answer: 'declined',
      reason: null,
    })
    expect(without.body.errors[0]?.code).toBe('decline-reason-needed')
    await house.ask(jonas, crewAgreementsApi.answer, {
      params: { placementId: draft.placementId },
      body: { versionId: agreement.openId ?? '', answer: 'declined', reason: 'Vi mangler en makker om mandagen' },
    })
    const declined = await agreementOf(house, draft.placementId)
    expect(declined).toMatchObject({ state: 'declined', openId: null })
    expect(declined.versions[0]?.approvals.at(-1)?.reason).toBe('Vi mangler en makker om mandagen')
    const late = await record(house, agreement, 'citizen')
    expect([late.status, late.body.code, late.body.facts.state]).toEqual([409, 'approval-not-open', 'declined'])

    // the same again, after a talk: the representative stands by the yes
    expect((await change(house, draft.placementId, declined.version, {})).body.state).toBe('draft')
    const again = await sent(house, await placementOf(house, draft.placementId))
    expect(openOf(again)).toMatchObject({ number: 2, kind: 'first', concerns: ['municipality', 'team_lead', 'citizen'] })
  })

  it('on behalf says why and who; a colleague of another municipality’s office and a lead as somebody else find nothing', async () => {
    const house = await world({ today })
    const agreement = await sent(house, await drafted(house))
    const short = await record(house, agreement, 'team_lead', { reason: 'Sagt ja!' })
    expect(short.body.errors.map(({ code }) => code)).toEqual(['reason-too-short'])
    const done = await house.ask(mikkel, agreementsApi.answer, {
      params: { placementId: agreement.placementId },
      body: answerBody(agreement.openId ?? '', 'team_lead', { name: 'Jonas Friis' }),
    })
    expect(done.versions[0]?.approvals.at(-1)).toMatchObject({
      means: 'on_behalf',
      byName: 'Jonas Friis',
      recordedBy: mikkel.name,
      reason: 'Sagt ja i telefonen',
    })
    expect((await record(house, agreement, 'team_lead')).body.code).toBe('approval-given')

    for (const stranger of [petra, nadia]) {
      const reply = await house.as(stranger, 'GET', `/api/agreements/${agreement.placementId}`)
      expect(reply.status).toBe(404)
      const tried = { versionId: agreement.openId, answer: 'approved', reason: null }
      expect((await house.as(stranger, 'POST', `/api/agreements/${agreement.placementId}/answer`, tried)).status).toBe(404)
      expect(await house.ask(stranger, crewAgreementsApi.list, {})).toEqual({ awaiting: [], answered: [] })
      expect((await house.as(stranger, 'GET', `/api/agreements/${agreement.placementId}/calendar.ics`)).status).toBe(404)
    }
    expect((await house.as(jonas, 'POST', `/api/placements/${agreement.placementId}/answers`, {})).status).toBe(403)
    expect((await house.as(karen, 'GET', '/api/agreements')).status).toBe(403)
    // and the database by itself: a lead writes the own answer and no other
    for (const party of ['citizen', 'employee_rep', 'municipality'] satisfies Party[]) {
      await expect(
        house.db.write(
          jonas,
          'agreement.approved',
          (tx) => tx.$executeRaw`
          INSERT INTO placement_approval (id, version_id, party, answer, means, by_staff_id, by_name, given_on)
          VALUES (${randomUUID()}::uuid, ${agreement.openId}::uuid, ${party}, 'approved', 'signed_in', ${jonas.staffId}::uuid, 'Jonas', '2026-11-18'::date)`,
        ),
      ).rejects.toThrow()
    }
    await expect(
      house.db.write(
        petra,
        'agreement.approved',
        (tx) => tx.$executeRaw`
        INSERT INTO placement_approval (id, version_id, party, answer, means, by_staff_id, by_name, given_on)
        VALUES (${randomUUID()}::uuid, ${agreement.openId}::uuid, 'team_lead', 'approved', 'signed_in', ${petra.staffId}::uuid, 'Petra', '2026-11-18'::date)`,
      ),
    ).rejects.toThrow()
  })

  it('is told each part of a change, not only the weightiest', async () => {
    const house = await world({ today })
    const ready = await agreed(house, await drafted(house))
    await change(house, ready.placementId, ready.version, {
      endsOn: '2027-01-15',
      weekdayHours: [3, 3, 3, 0, 0, 0, 0],
      goal: 'Et job med kolleger',
    })
    const second = await sent(house, await placementOf(house, ready.placementId))
    const { token } = await link(house, second, 'citizen')
    expect((await look(house, token)).body.content).toMatchObject({ kind: 'hours', changed: ['endsOn', 'weekdayHours'] })
  })

  it('shows a protected person to the lead by an alias, and to the representative by nothing', async () => {
    const house = await world({ today })
    const citizenId = await withDoor(house, { protectedAddress: true })
    const agreement = await sent(house, await drafted(house, {}, citizenId))
    const seen = await house.ask(jonas, crewAgreementsApi.get, { params: { placementId: agreement.placementId } })
    expect(seen).toMatchObject({ name: null, alias: expect.stringMatching(/^[0-9A-F]{6}$/) })
    const { token } = await link(house, agreement, 'employee_rep', 'Lis Holm')
    expect((await look(house, token)).body.content?.firstName).toBeNull()
    expect((await house.as(jonas, 'GET', `/api/agreements/${agreement.placementId}/calendar.ics`)).bytes.toString()).not.toMatch(
      /Amina|Yusuf/,
    )
    expect((await house.as(karen, 'GET', `/api/placements/${agreement.placementId}/calendar.ics`)).bytes.toString()).not.toMatch(
      /Amina|Yusuf/,
    )
    // neither by the own answer nor by what there is to do
    await answer(house, agreement, 'citizen')
    const shown = await house.ask(jonas, crewAgreementsApi.get, { params: { placementId: agreement.placementId } })
    expect(shown.versions[0]?.approvals.map(({ party, byName }) => [party, byName])).toEqual([
      ['municipality', karen.name],
      ['citizen', null],
    ])
    expect(shown.duties.some(({ party }) => party === 'citizen')).toBe(true)
    expect(JSON.stringify(shown)).not.toMatch(/Amina|Yusuf/)
    for (const column of ['by_name FROM placement_approval', 'owner_name FROM placement_duty']) {
      await expect(house.db.read(jonas, (tx) => tx.$queryRaw(Prisma.raw(`SELECT ${column}`)))).rejects.toThrow(
        /permission denied/,
      )
    }
  })

  it('no longer shows the needs of somebody who does not come', async () => {
    const house = await world({ today })
    const citizenId = await withDoor(house, { needsForSupplier: 'Bøjer sig ikke', needsAgreedOn: '2026-11-02' })
    const agreement = await sent(house, await drafted(house, {}, citizenId))
    const params = { placementId: agreement.placementId }
    expect((await house.ask(jonas, crewAgreementsApi.get, { params })).needs).toBe('Bøjer sig ikke')
    await record(house, agreement, 'citizen', { answer: 'declined', reason: 'For langt væk' })
    expect((await house.ask(jonas, crewAgreementsApi.get, { params })).needs).toBeNull()
  })
})

describe('changes', () => {
  it('of what runs ask those it concerns, and count once agreed', async () => {
    const house = await world({ today })
    const ready = await agreed(house, await drafted(house))
    const running = await start(house, ready)
    const { placementId } = ready
    const small = await change(house, placementId, running.body.version, { buddy: 'Ole' })
    expect(small.body.state).toBe('running')
    expect((await placementOf(house, placementId)).buddy).toBe(body.buddy)
    const asked = await sent(house, await placementOf(house, placementId))
    expect(openOf(asked)).toMatchObject({
      number: 2,
      kind: 'support',
      changed: ['buddy'],
      concerns: ['municipality', 'team_lead', 'citizen'],
    })
    await leadApproves(house, asked)
    await answer(house, asked, 'citizen')
    expect(await placementOf(house, placementId)).toMatchObject({ state: 'running', buddy: 'Ole' })

    const { version } = await placementOf(house, placementId)
    const codes = async (wording: object) =>
      (await change(house, placementId, version, { buddy: 'Ole', ...wording })).body.errors?.[0]?.code
    expect(await codes({ siteId: townHall.siteId })).toBe('site-by-move')
    expect(await codes({ startsOn: '2026-11-24' })).toBe('start-fixed')
    expect((await change(house, placementId, version, { buddy: 'Ole' })).body.code).toBe('nothing-changed')

    // a longer period asks all four; taken back, what was agreed stands
    await change(house, placementId, version, { buddy: 'Ole', weekdayHours: [5, 5, 5, 0, 0, 0, 0] })
    const longer = await sent(house, await placementOf(house, placementId))
    expect(openOf(longer)?.concerns).toHaveLength(4)
    const back = await house.ask(karen, agreementsApi.takeBack, { params: { placementId }, body: { version: longer.version } })
    expect(back).toMatchObject({ state: 'running', openId: null })
    const late = await house.as<Refused>(jonas, 'POST', `/api/agreements/${placementId}/answer`, {
      versionId: longer.openId,
      answer: 'approved',
      reason: null,
    })
    expect([late.status, late.body.code, late.body.facts.state]).toEqual([409, 'approval-not-open', 'withdrawn'])
  })

  it('before all have answered keep the answers of those whom they do not concern', async () => {
    const house = await world({ today })
    const draft = await drafted(house)
    const first = await sent(house, draft)
    await answer(house, first, 'employee_rep')
    await leadApproves(house, first)
    expect((await change(house, draft.placementId, first.version, { buddy: 'Ole' })).body.state).toBe('draft')
    const late = await house.as<Refused>(jonas, 'POST', `/api/agreements/${draft.placementId}/answer`, {
      versionId: first.openId,
      answer: 'approved',
      reason: null,
    })
    expect([late.body.code, late.body.facts.state]).toEqual(['approval-not-open', 'changed'])
    const second = await sent(house, await placementOf(house, draft.placementId))
    expect(openOf(second)?.outstanding).toEqual(['team_lead', 'citizen'])
    await leadApproves(house, second)
    await answer(house, second, 'citizen')
    const ready = await placementOf(house, draft.placementId)
    expect(ready).toMatchObject({ state: 'agreed', buddy: 'Ole' })
    expect((await start(house, ready)).status).toBe(200)
  })

  it('that wait stand in the way of a start', async () => {
    const house = await world({ today })
    const ready = await agreed(house, await drafted(house))
    const changed = await change(house, ready.placementId, ready.version, { buddy: 'Ole' })
    const reply = await start(house, { placementId: ready.placementId, version: changed.body.version })
    expect([reply.status, reply.body.code]).toEqual([409, 'change-open'])
  })
})

describe('what nobody touched for twelve weeks', () => {
  it('is over by itself, takes no answer, and can be taken up again', async () => {
    const house = await world({ today })
    const agreement = await sent(house, await drafted(house))
    const { token } = await link(house, agreement, 'citizen')
    const touched = todayIn(danishTime, Date.now())
    house.moveTo(addWeeks(touched, 12))
    expect(await agreementOf(house, agreement.placementId)).toMatchObject({
      state: 'expired',
      can: { send: { code: 'version-expired' } },
    })
    expect((await house.ask(jonas, crewAgreementsApi.list, {})).awaiting).toEqual([])
    const tried = { versionId: agreement.openId, answer: 'approved', reason: null }
    const lead = await house.as<Refused>(jonas, 'POST', `/api/agreements/${agreement.placementId}/answer`, tried)
    expect([lead.status, lead.body.facts.state]).toEqual([409, 'expired'])
    expect((await record(house, agreement, 'citizen')).body.facts.state).toBe('expired')
    expect((await look(house, token)).body).toMatchObject({ state: 'expired', content: null })

    const [fresh, until] = [addWeeks(touched, 13), addWeeks(touched, 20)]
    const again = await change(house, agreement.placementId, agreement.version, { startsOn: fresh, endsOn: until })
    // the clock of the database is still on the day it was touched
    expect(again.status).toBe(200)
    house.moveTo(touched)
    expect((await placementOf(house, agreement.placementId)).state).toBe('draft')
  })

  it('is told alike by the rules and by the database', async () => {
    const house = await world({ today })
    const placements = [await drafted(house), await drafted(house), await agreed(house, await drafted(house))]
    await sent(house, placements[1] ?? { placementId: '', version: 0 })
    for (const days of [0, 83, 84]) {
      await behind(
        house,
        `UPDATE placement_version SET updated_at = '${today}T10:00:00Z'::timestamptz - interval '${days} days' FROM deed`,
      )
      for (const { placementId } of placements) {
        const [row] = await house.sql<{ state: string }>(
          `SELECT placement_state(p, '${today}') AS state FROM placement p WHERE id = '${placementId}'`,
        )
        expect(row?.state).toBe((await placementOf(house, placementId)).state)
      }
    }
  })
})

describe('one-time links', () => {
  it('show first name, place and hours, take one answer, and are worthless after', async () => {
    const house = await world({ today })
    const draft = await drafted(house)
    const agreement = await sent(house, draft)
    const nameless = await house.as<Refused>(karen, 'POST', `/api/placements/${draft.placementId}/links`, {
      versionId: agreement.openId,
      party: 'employee_rep',
      name: null,
    })
    expect(nameless.body.errors[0]).toMatchObject({ code: 'required', pointer: '/name' })
    const rep = await link(house, agreement, 'employee_rep', 'Lis Holm')
    const citizen = await link(house, agreement, 'citizen')
    expect(rep.token).toMatch(/^[A-Za-z0-9_-]{43}$/)
    const [stored] = await house.sql<{ plain: number }>(
      `SELECT count(*)::int AS plain FROM approval_link WHERE encode(token_hash, 'escape') LIKE '%${rep.token.slice(0, 10)}%'`,
    )
    expect(stored?.plain).toBe(0)

    const seen = await look(house, rep.token)
    expect(seen.body).toMatchObject({
      state: 'open',
      party: 'employee_rep',
      name: 'Lis Holm',
      content: {
        firstName: 'Amina',
        siteName: nursingHome.name,
        offer: 'internship',
        weekdayHours: [4, 4, 4, 0, 0, 0, 0],
        kind: 'first',
        changed: [],
      },
    })
    expect(Object.keys(seen.body.content ?? {}).toSorted()).toEqual([
      'buddy',
      'changed',
      'endsOn',
      'firstName',
      'kind',
      'offer',
      'organisationName',
      'ramp',
      'siteName',
      'startsOn',
      'supplierName',
      'tasks',
      'weekdayHours',
    ])
    expect(JSON.stringify(seen.body)).not.toMatch(/Yusuf|\d{6}-|yellow|kontanthjaelp|afklare/)
    expect((await look(house, citizen.token)).body).toMatchObject({
      party: 'citizen',
      name: null,
      content: { firstName: 'Amina' },
    })

    expect((await byLink(house, rep.token, { answer: 'declined' })).body.errors[0]?.code).toBe('decline-reason-needed')
    expect((await byLink(house, rep.token, { name: 'Lis Marie Holm' })).status).toBe(200)
    const twice = await byLink(house, rep.token)
    expect([twice.status, twice.body.code, twice.body.facts.state]).toEqual([409, 'link-not-open', 'used'])
    expect((await look(house, rep.token)).body).toEqual({ state: 'used', party: 'employee_rep', name: null, content: null })
    await leadApproves(house, agreement)
    expect((await byLink(house, citizen.token)).status).toBe(200)
    const done = await agreementOf(house, draft.placementId)
    expect(done.state).toBe('agreed')
    expect(
      done.versions[0]?.approvals.filter(({ means }) => means === 'by_link').map(({ byName, givenOn }) => [byName, givenOn]),
    ).toEqual([
      ['Lis Marie Holm', today],
      ['Amina Yusuf', today],
    ])
    expect(done.links.map(({ party, state }) => [party, state])).toEqual([
      ['citizen', 'used'],
      ['employee_rep', 'used'],
    ])
    const log = await house.sql<{ role: string; deed: string }>(
      `SELECT role, deed FROM audit_entry WHERE role = 'link' AND '${draft.citizenId}' = ANY (citizen_ids) ORDER BY at`,
    )
    expect(log.map(({ deed }) => deed)).toEqual(['viewed', 'viewed', 'agreement.approved_by_link', 'agreement.approved_by_link'])
  })

  it('say what became of them: unknown, revoked, replaced, changed, expired, answered, declined, taken back', async () => {
    const house = await world({ today })
    const draft = await drafted(house)
    const first = await sent(house, draft)
    expect((await look(house, 'A'.repeat(43))).status).toBe(404)
    expect((await byLink(house, 'A'.repeat(43))).status).toBe(404)
    expect((await look(house, 'short')).status).toBe(400)
    const state = async (token: string) => {
      const [seen, tried] = [await look(house, token), await byLink(house, token)]
      expect(tried.status).toBe(409)
      expect(tried.body.facts.state).toBe(seen.body.state)
      expect(seen.body.content).toBeNull()
      return seen.body.state
    }
    const old = await link(house, first, 'citizen')
    const revoked = await link(house, first, 'citizen')
    expect(await state(old.token)).toBe('revoked')
    const params = { placementId: draft.placementId, linkId: revoked.linkId }
    await house.ask(karen, agreementsApi.revokeLink, { params })
    expect(await state(revoked.token)).toBe('revoked')
    const again = await house.as<Refused>(karen, 'POST', `/api/placements/${params.placementId}/links/${params.linkId}/revoke`)
    expect([again.status, again.body.facts.state]).toEqual([409, 'revoked'])

    const expired = await link(house, first, 'citizen')
    await behind(
      house,
      `UPDATE approval_link SET expires_at = now() - interval '1 second' FROM deed WHERE id = '${expired.linkId}'`,
    )
    expect(await state(expired.token)).toBe('expired')

    const answered = await link(house, first, 'citizen')
    await record(house, first, 'citizen')
    expect(await state(answered.token)).toBe('answered')

    const rep = await link(house, first, 'employee_rep', 'Lis Holm')
    await change(house, draft.placementId, first.version, { weekdayHours: [3, 3, 3, 0, 0, 0, 0] })
    expect(await state(rep.token)).toBe('changed')
    const second = await sent(house, await placementOf(house, draft.placementId))
    const declined = await link(house, second, 'citizen')
    await record(house, second, 'employee_rep', { answer: 'declined', reason: 'Kvoten er brugt' })
    expect(await state(declined.token)).toBe('declined')

    const other = await sent(house, await drafted(house))
    const withdrawn = await link(house, other, 'citizen')
    await house.ask(karen, placementsApi.withdraw, {
      params: { placementId: other.placementId },
      body: { version: other.version },
    })
    expect(await state(withdrawn.token)).toBe('withdrawn')
    const { code, facts } = (await record(house, other, 'citizen')).body
    expect([code, facts.state]).toEqual(['approval-not-open', 'withdrawn'])
  })

  it('are given to those who are asked alone', async () => {
    const house = await world({ today })
    const agreement = await sent(house, await drafted(house, { offer: 'useful_work' }))
    const reply = await house.as<Refused>(karen, 'POST', `/api/placements/${agreement.placementId}/links`, {
      versionId: agreement.openId,
      party: 'employee_rep',
      name: 'Lis Holm',
    })
    expect(reply.body.code).toBe('approval-not-asked')
  })
})

describe('who does what', () => {
  it('comes from the door with days and names, is ticked by its owner, and moves with the first day', async () => {
    const house = await world({ today })
    const draft = await drafted(house)
    const { placementId } = draft
    const { duties } = await agreementOf(house, placementId)
    expect(duties.length).toBeGreaterThan(10)
    const [vitas, mine] = [duties[0], duties.find(({ party, dueOn }) => party === 'supplier' && dueOn !== null)]
    expect([vitas?.dueOn, vitas?.ownerName, mine?.ownerName, mine?.dueOn]).toEqual([
      '2026-11-20',
      karen.name,
      jonas.name,
      '2026-11-23',
    ])

    const later = await change(house, placementId, draft.version, { startsOn: '2026-11-30' })
    const agreement = await sent(house, { placementId, version: later.body.version })
    const moved = agreement.duties.find(({ dutyId }) => dutyId === mine?.dutyId)
    expect(moved?.dueOn).toBe('2026-11-30')

    const ticked = await house.ask(jonas, crewAgreementsApi.tickDuty, {
      params: { placementId, dutyId: mine?.dutyId ?? '' },
      body: { version: moved?.version ?? 0, done: true },
    })
    expect(ticked.duties.find(({ dutyId }) => dutyId === mine?.dutyId)?.doneOn).toBe(today)
    const stale = { version: moved?.version ?? 0, done: false }
    expect((await house.as(jonas, 'POST', `/api/agreements/${placementId}/duties/${mine?.dutyId}/tick`, stale)).status).toBe(409)
    const notMine = `/api/agreements/${placementId}/duties/${vitas?.dutyId}/tick`
    expect((await house.as(jonas, 'POST', notMine, { version: 1, done: true })).status).toBe(404)
    expect((await house.as(petra, 'POST', `/api/agreements/${placementId}/duties/${mine?.dutyId}/tick`, stale)).status).toBe(404)

    const added = await house.ask(karen, agreementsApi.addDuty, {
      params: { placementId },
      body: { party: 'citizen', text: 'Finder cykelruten', ownerName: 'Amina', dueOn: '2026-11-27' },
    })
    const own = added.duties.at(-1)
    expect(own).toMatchObject({ text: { da: 'Finder cykelruten', en: 'Finder cykelruten' }, party: 'citizen' })
    const params = { placementId, dutyId: own?.dutyId ?? '' }
    const rewritten = { party: 'citizen' as const, text: 'Finder bussen', ownerName: null, dueOn: null, version: 1 }
    await house.ask(karen, agreementsApi.changeDuty, { params, body: rewritten })
    const done = await house.ask(karen, agreementsApi.tickDuty, { params, body: { version: 2, done: true } })
    expect(done.duties.at(-1)).toMatchObject({ text: { da: 'Finder bussen' }, doneOn: today, doneBy: karen.name })
    const removed = await house.ask(karen, agreementsApi.removeDuty, { params })
    expect(removed.duties.map(({ dutyId }) => dutyId)).not.toContain(own?.dutyId)
  })
})

describe('what is handed out', () => {
  it('is the VITAS sheet in its order, with the number it got', async () => {
    const house = await world({ today })
    const ramp = [
      { fromWeek: 1, weekdayHours: [2, 2, 0, 0, 0, 0, 0], pace: null },
      { fromWeek: 5, weekdayHours: [4, 4, 4, 0, 0, 0, 0], pace: { from: 50, to: 80 } },
    ]
    const draft = await drafted(house, { ramp, tasks: ['Gulve', 'Vinduer'], need: 'Har brug for længere tid' })
    const params = { placementId: draft.placementId }
    const sheet = await house.ask(karen, agreementsApi.vitas, { params, query: {} })
    const value = Object.fromEntries(sheet.fields.map((field) => [field.key, field.value]))
    expect(sheet.fields.map(({ key }) => key).slice(0, 3)).toEqual(['company', 'cvr', 'p-number'])
    expect(value).toMatchObject({
      'p-number': '1000000002',
      person: 'Amina Yusuf',
      cpr: null,
      'contact-name': jonas.name,
      'contact-email': 'jonas.krogh@example.dk',
      'starts-on': '23-11-2026',
      'weekly-hours': '12',
      tasks: 'Gulve, Vinduer',
    })
    expect(value.remarks).toContain('fra uge 1: 4 timer om ugen; fra uge 5: 12 timer om ugen, tempo 50–80')
    // the employer signs the sheet: why a longer period is needed is the municipality’s own assessment
    expect(value.remarks).not.toContain('længere tid')
    const noted = { version: sheet.version, number: 'V-2026-1234' }
    expect(await house.ask(karen, agreementsApi.noteVitas, { params, body: noted })).toMatchObject({ number: 'V-2026-1234' })
    expect((await house.as(karen, 'PUT', `/api/placements/${draft.placementId}/vitas`, noted)).status).toBe(409)
    const english = await house.ask(karen, agreementsApi.vitas, { params, query: { language: 'en' } })
    expect(english).toMatchObject({ number: 'V-2026-1234' })
    expect(english.fields.find(({ key }) => key === 'weekly-hours')?.value).toBe('12')
  })

  it('is a calendar in UTC with the Danish hours, before and after the change of the clock, for both sides', async () => {
    const house = await world({ today })
    const long = { startsOn: '2027-03-22', endsOn: '2027-04-16', weekdayHours: [4, 0, 0, 0, 0, 0, 0] }
    const agreement = await sent(house, await drafted(house, long))
    const path = (room: string) => `/api/${room}/${agreement.placementId}/calendar.ics`
    const [mine, crew] = [await house.as(karen, 'GET', path('placements')), await house.as(jonas, 'GET', path('agreements'))]
    for (const { headers, bytes } of [mine, crew]) {
      expect(headers['content-type']).toBe('text/calendar; charset=utf-8')
      const text = bytes.toString()
      // 29 March is Easter Monday, and the clock went forward the day before
      expect(text.match(/DTSTART:\d{8}T\d{6}Z/g)).toEqual([
        'DTSTART:20270322T070000Z',
        'DTSTART:20270405T060000Z',
        'DTSTART:20270412T060000Z',
      ])
      expect(text).toContain('Amina')
      expect(text).not.toMatch(/Yusuf|TZID/)
    }
    expect(mine.bytes.toString()).toContain('SUMMARY:26 uger efter start')
    expect(crew.bytes.toString()).not.toContain('26 uger efter start')
    const looks = await house.sql<{ endpoint: string }>(
      `SELECT DISTINCT endpoint FROM audit_entry WHERE deed = 'viewed' AND endpoint LIKE '%calendar' ORDER BY 1`,
    )
    expect(looks.map(({ endpoint }) => endpoint)).toEqual(['agreements.calendar', 'crewAgreements.calendar'])
  })

  it('is the list of rules for the representative, without the citizen', async () => {
    const house = await world({ today })
    const draft = await drafted(house)
    const url = `/api/placements/${draft.placementId}/rules.csv`
    const now = (await house.as(karen, 'GET', url)).bytes.toString()
    expect(now.startsWith('\uFEFFArbejdssted;Plejecenter Engen\r\n')).toBe(true)
    expect(now).toContain('i dag, 18. nov. 2026')
    await sent(house, draft)
    const then = (await house.as(karen, 'GET', `${url}?language=en`)).bytes.toString()
    expect(then).toContain('when the agreement was sent on 18 Nov 2026')
    expect(then.split('\r\n')).toHaveLength(1 + 5 + 11 + 1)
    // the site and the plan: nothing of the citizen’s benefit, other days or certificate
    expect(now + then).not.toMatch(/Amina|Yusuf|Målgruppe|Børneattest|Target group|certificate/)
  })
})

describe('at the same moment', () => {
  const outcomes = (replies: readonly { status: number; body: unknown }[]) =>
    replies.map(({ status, body: told }) => (status === 200 ? 'done' : String((told as Refused).code)))

  it('the last two parties say yes: it is agreed once, with both', async () => {
    const house = await world({ today })
    const agreement = await sent(house, await drafted(house))
    await record(house, agreement, 'employee_rep')
    const tried = { versionId: agreement.openId, answer: 'approved', reason: null }
    const replies = await Promise.all([
      house.as(jonas, 'POST', `/api/agreements/${agreement.placementId}/answer`, tried),
      record(house, agreement, 'citizen'),
    ])
    expect(outcomes(replies)).toEqual(['done', 'done'])
    const after = await agreementOf(house, agreement.placementId)
    expect(after.state).toBe('agreed')
    expect(after.version).toBe(agreement.version + 1)
    expect(after.versions[0]?.approvals).toHaveLength(4)
  })

  it('one party answers ten times: one answer, nine are told that it is given', async () => {
    const house = await world({ today })
    const agreement = await sent(house, await drafted(house))
    const tried = { versionId: agreement.openId, answer: 'approved', reason: null }
    const replies = await Promise.all(
      Array.from({ length: 10 }, () => house.as(jonas, 'POST', `/api/agreements/${agreement.placementId}/answer`, tried)),
    )
    expect(outcomes(replies).toSorted()).toEqual([...Array(9).fill('approval-given'), 'done'])
  })

  it('a link is used by five, while the citizen answers on the screen: one answer', async () => {
    const house = await world({ today })
    const agreement = await sent(house, await drafted(house))
    const { token } = await link(house, agreement, 'citizen')
    const replies = await Promise.all([
      ...Array.from({ length: 5 }, () => byLink(house, token)),
      record(house, agreement, 'citizen'),
    ])
    const told = outcomes(replies)
    expect(told.filter((one) => one === 'done')).toHaveLength(1)
    expect(told.every((one) => ['done', 'link-not-open', 'approval-given'].includes(one))).toBe(true)
    expect((await agreementOf(house, agreement.placementId)).versions[0]?.approvals).toHaveLength(2)
  })

  it('a no and a yes: both stand or the later one is told of the no', async () => {
    const house = await world({ today })
    const agreement = await sent(house, await drafted(house))
    const no = { versionId: agreement.openId, answer: 'declined', reason: 'Ingen makker den måned' }
    const replies = await Promise.all([
      house.as(jonas, 'POST', `/api/agreements/${agreement.placementId}/answer`, no),
      record(house, agreement, 'citizen'),
    ])
    expect(replies[0]?.status).toBe(200)
    expect(['done', 'approval-not-open']).toContain(outcomes(replies)[1])
    expect((await agreementOf(house, agreement.placementId)).state).toBe('declined')
  })

  it.each(['change', 'withdraw'] as const)('the last yes meets a %s: one of them holds, the other is told', async (deed) => {
    const house = await world({ today })
    const agreement = await sent(house, await drafted(house))
    const { placementId, version } = agreement
    await record(house, agreement, 'employee_rep')
    await record(house, agreement, 'citizen')
    const yes = { versionId: agreement.openId, answer: 'approved', reason: null }
    const [lead, caseworker] = await Promise.all([
      house.as<CrewAgreement & Refused>(jonas, 'POST', `/api/agreements/${placementId}/answer`, yes),
      deed === 'change'
        ? change(house, placementId, version, { buddy: 'Ole' })
        : house.as<Refused>(karen, 'POST', `/api/placements/${placementId}/withdraw`, { version }),
    ])
    const after = await placementOf(house, placementId)
    if (lead.status === 200) {
      expect([caseworker.status, caseworker.body.code]).toEqual([409, 'changed-meanwhile'])
      expect(after.state).toBe('agreed')
    } else {
      expect(caseworker.status).toBe(200)
      expect([lead.status, lead.body.code, lead.body.facts.state]).toEqual([
        409,
        'approval-not-open',
        deed === 'change' ? 'changed' : 'withdrawn',
      ])
      expect(after.state).toBe(deed === 'change' ? 'draft' : 'withdrawn')
    }
  })

  it('a change of what runs is answered, replaced and ended', async () => {
    const house = await world({ today })
    const running = await start(house, await agreed(house, await drafted(house)))
    const { placementId } = running.body
    await change(house, placementId, running.body.version, { buddy: 'Ole' })
    const asked = await sent(house, await placementOf(house, placementId))
    await record(house, asked, 'citizen')
    const { version } = asked
    const yes = { versionId: asked.openId, answer: 'approved', reason: null }
    const end = { version, endedOn: house.today(), reason: 'hired', note: null }
    const replies = await Promise.all([
      house.as<Refused>(jonas, 'POST', `/api/agreements/${placementId}/answer`, yes),
      change(house, placementId, version, { buddy: 'Mette' }),
      house.as<Refused>(karen, 'POST', `/api/placements/${placementId}/end`, end),
    ])
    const [lead, changed, ended] = outcomes(replies)
    // exactly one holds: each of the three changes what the other two were about
    expect([lead, changed, ended].filter((one) => one === 'done')).toHaveLength(1)
    expect(['done', 'approval-not-open']).toContain(lead)
    expect(['done', 'changed-meanwhile', 'placement-over']).toContain(changed)
    expect(['done', 'changed-meanwhile']).toContain(ended)
    const after = await agreementOf(house, placementId)
    const stands = await placementOf(house, placementId)
    expect(stands.state).toBe(ended === 'done' ? 'ended' : 'running')
    expect(stands.buddy).toBe(lead === 'done' ? 'Ole' : body.buddy)
    expect(openOf(after)?.buddy).toBe(changed === 'done' ? 'Mette' : undefined)
  })

  it('two colleagues send: one does, and the other is told', async () => {
    const house = await world({ today })
    const { placementId, version } = await drafted(house)
    const replies = await Promise.all(
      [karen, mikkel].map((who) => house.as<Refused>(who, 'POST', `/api/placements/${placementId}/send`, { version })),
    )
    expect(outcomes(replies).filter((one) => one === 'done')).toHaveLength(1)
    expect(outcomes(replies).find((one) => one !== 'done')).toMatch(/nothing-to-send|changed-meanwhile/)
  })

  it('ten are sent for the last free place: exactly one keeps it', async () => {
    const house = await world({ today })
    await start(house, await agreed(house, await drafted(house)))
    const drafts: Placement[] = []
    for (let n = 0; n < 10; n += 1) drafts.push(await drafted(house))
    const replies = await Promise.all(
      drafts.map(({ placementId, version }) =>
        house.as<Refused>(karen, 'POST', `/api/placements/${placementId}/send`, { version }),
      ),
    )
    const told = replies.map(({ status, body: { errors } }) => (status === 200 ? 'done' : errors[0]?.code))
    expect(told.filter((one) => one === 'done')).toHaveLength(1)
    expect(told.filter((one) => one === 'site-full')).toHaveLength(9)
  }, 60_000)

  it('three start where two places are left: exactly two have them', async () => {
    const house = await world({ today })
    await behind(house, `UPDATE site_places SET places = 3 FROM deed WHERE site_id = '${nursingHome.siteId}'`)
    // paid hours count in no quota
    const paid = { offer: 'ordinary_hours' }
    const ready = [
      await agreed(house, await drafted(house, paid)),
      await agreed(house, await drafted(house, paid)),
      await agreed(house, await drafted(house, paid)),
    ]
    await behind(house, `UPDATE site_places SET places = 2 FROM deed WHERE site_id = '${nursingHome.siteId}'`)
    const replies = await Promise.all(ready.map((one) => start(house, one)))
    expect(outcomes(replies).toSorted()).toEqual(['done', 'done', 'site-full'])
  }, 60_000)
})

it('keeps every answer and every version on record, and lets nothing that was sent change', async () => {
  const house = await world({ today })
  const agreement = await sent(house, await drafted(house))
  await expect(
    house.db.write(karen, 'agreement.changed', (tx) =>
      tx.placementVersion.updateMany({ where: { id: agreement.openId ?? '' }, data: { buddy: 'En anden' } }),
    ),
  ).rejects.toThrow(/placement_version_frozen/)
  await expect(
    house.db.write(karen, 'agreement.changed', (tx) =>
      tx.placementApproval.deleteMany({ where: { versionId: agreement.openId ?? '' } }),
    ),
  ).rejects.toThrow()
  const [first] = agreement.versions
  expect(
    await house
      .ask(null, answerLinksApi.look, { body: { token: 'B'.repeat(43) } })
      .catch((error: { code: string }) => error.code),
  ).toBe('not-found')
  const changes = await house.sql<{ table_name: string }>(
    `SELECT DISTINCT c.table_name FROM audit_change c JOIN audit_entry e ON e.id = c.entry_id WHERE e.deed = 'agreement.sent' AND c.citizen_id = '${agreement.citizenId}'`,
  )
  expect(changes.map(({ table_name }) => table_name).toSorted()).toEqual(['placement', 'placement_approval', 'placement_version'])
  expect(first?.number).toBe(1)
})
