import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { layDownRules } from '../../prisma/seed/rules.ts'
import { listPlanFacts, mentorUseOf, planFactsOf, readRuleBook, siteFactsOf } from '../../server/offers/offers.queries.ts'
import { ruleOn } from '../../shared/offers/book.rules.ts'
import { checkPlan, stopsIn } from '../../shared/offers/checker.rules.ts'
import { offersApi } from '../../shared/offers/offers.api.ts'
import type { Rule } from '../../shared/offers/offers.schema.ts'
import type { ParameterKey } from '../../shared/offers/parameters.ts'
import { rulesV1 } from '../../shared/offers/rules.v1.ts'
import {
  asta,
  birthe,
  blankt,
  jonas,
  karen,
  laundry,
  mikkel,
  municipality,
  nursingHome,
  petra,
  rikke,
  school,
  townHall,
  ulla,
} from '../support/people.ts'
import { world } from '../support/world.ts'

const { rules, recordRule, mentorBudget, setMentorBudget, staffing, setStaffing, quota } = offersApi

const live = (rows: readonly Rule[], key: ParameterKey) =>
  rows
    .filter((rule) => rule.key === key && rule.supersededAt === null)
    .map(({ value, validFrom, validTo }) => ({ value, validFrom, validTo }))
    .toSorted((one, other) => (one.validFrom ?? '').localeCompare(other.validFrom ?? ''))

const input = (replaces: string | null, given: object = {}) => ({
  value: 5,
  validFrom: '2026-12-01',
  lawReference: 'LAB § 61, stk. 1, nr. 1',
  source: 'retsinformation.dk',
  certainty: 'verified' as const,
  note: null,
  reason: 'Teksten er læst på retsinformation.',
  replaces,
  ...given,
})

const idOn = (rows: readonly Rule[], key: ParameterKey, day: string): string | null =>
  ruleOn(
    rows.filter(({ supersededAt }) => supersededAt === null),
    key,
    day,
  )?.ruleId ?? null

const key = 'praktik-max-weeks-jobparat' as const

describe('the dated rules', async () => {
  const w = await world()
  const { ask, as } = w

  it('are there from the founding, are laid down once, and what is missing is laid down later', async () => {
    const { rules: rows, today } = await ask(karen, rules, {})
    expect(today).toBe('2026-11-18')
    expect(rows).toHaveLength(rulesV1.length)
    expect(await layDownRules(w.house, asta)).toBe(0)
    await w.sql(
      `WITH e AS (SELECT set_config('app.entry', gen_random_uuid()::text, true))
       DELETE FROM offer_rule WHERE key = 'new-main-act' AND (SELECT count(*) FROM e) = 1`,
    )
    expect((await ask(asta, rules, {})).rules).toHaveLength(rulesV1.length - 1)
    expect(await layDownRules(w.house, asta)).toBe(1)
    expect((await ask(asta, rules, {})).rules).toHaveLength(rulesV1.length)
  })

  it('are read by caseworkers and administrators, and recorded by administrators alone', async () => {
    for (const who of [jonas, birthe, rikke]) expect((await as(who, 'GET', '/api/rules')).status).toBe(403)
    const refused = await as(karen, 'POST', `/api/rules/${key}`, input(null))
    expect(refused.status).toBe(403)
  })

  it('take a new value from a day on: what is left of the old one stays, and the set of the new act with it', async () => {
    const before = (await ask(asta, rules, {})).rules
    const replaces = idOn(before, key, '2026-12-01')
    const { rules: after } = await ask(asta, recordRule, { params: { key }, body: input(replaces) })
    expect(live(after, key)).toEqual([
      { value: 4, validFrom: '2020-01-01', validTo: '2026-11-30' },
      { value: 5, validFrom: '2026-12-01', validTo: '2026-12-31' },
      { value: 4, validFrom: '2027-01-01', validTo: null },
    ])
    const old = after.find(({ ruleId }) => ruleId === replaces)
    expect(old).toMatchObject({ value: 4, validTo: '2026-12-31', supersededBy: 'Asta Friis' })
    expect(after.find(({ value }) => value === 5)).toMatchObject({
      recordedBy: 'Asta Friis',
      certainty: 'verified',
      reason: 'Teksten er læst på retsinformation.',
    })
  })

  it('take a value for some days only: both ends of the old one stay', async () => {
    const before = (await ask(asta, rules, {})).rules
    const body = input(idOn(before, 'mentor-max-agreement-months', '2026-10-01'), {
      value: 3,
      validFrom: '2026-10-01',
      validTo: '2026-10-31',
    })
    const { rules: after } = await ask(ulla, recordRule, { params: { key: 'mentor-max-agreement-months' }, body })
    expect(live(after, 'mentor-max-agreement-months')).toEqual([
      { value: 6, validFrom: null, validTo: '2026-09-30' },
      { value: 3, validFrom: '2026-10-01', validTo: '2026-10-31' },
      { value: 6, validFrom: '2026-11-01', validTo: '2026-12-31' },
      { value: 6, validFrom: '2027-01-01', validTo: null },
    ])
  })

  it('never cover a coming row unseen, and are of the right kind', async () => {
    const before = (await ask(asta, rules, {})).rules
    const body = input(idOn(before, key, '2026-12-15'), { validFrom: '2026-12-15' })
    const wrong = async (given: object) =>
      ask(asta, recordRule, { params: { key }, body: { ...body, ...given } }).then(
        () => [],
        (error: { errors: { code: string; pointer: string }[] }) => error.errors.map(({ code, pointer }) => `${code} ${pointer}`),
      )
    expect(await wrong({ validTo: '2027-01-01' })).toEqual(['rule-overlaps /validTo'])
    expect(await wrong({ validTo: '2026-12-14' })).toEqual(['date-order /validTo'])
    expect(await wrong({ value: 'fire' })).toEqual(['number-expected /value'])
    expect(await wrong({ value: 4.5 })).toEqual(['number-expected /value'])
    expect(await wrong({ value: 521 })).toEqual(['number-out-of-range /value'])
    expect(await wrong({ value: null })).toEqual(['required /value'])
    expect(await wrong({ reason: 'for kort' })).toEqual(['rule-reason-needed /reason'])
    expect(await wrong({ value: undefined })).toEqual(['required /value'])
    expect(await wrong({ source: ' ' })).toEqual(['required /source'])
  })

  it('tell the second of two administrators that the first was there', async () => {
    const before = (await ask(asta, rules, {})).rules
    const replaces = idOn(before, 'praktik-extend-to-weeks', '2026-12-01')
    const record = (who: typeof asta, value: number) =>
      as(who, 'POST', '/api/rules/praktik-extend-to-weeks', input(replaces, { value }))
    const replies = await Promise.all([record(asta, 30), record(ulla, 20), record(asta, 31), record(ulla, 21)])
    const statuses = replies.map(({ status }) => status).toSorted((one, other) => one - other)
    expect(statuses).toEqual([200, 409, 409, 409])
    expect(replies.filter(({ status }) => status === 409).map(({ body }) => (body as { code: string }).code)).toEqual(
      Array.from({ length: 3 }, () => 'changed-meanwhile'),
    )
    const rows = live((await ask(asta, rules, {})).rules, 'praktik-extend-to-weeks')
    expect(rows).toHaveLength(3)
    // who saw no row there is told as well
    const unseen = await as(ulla, 'POST', '/api/rules/praktik-extend-to-weeks', input(null, { value: 9 }))
    expect((unseen.body as { code: string }).code).toBe('changed-meanwhile')
  })

  it('are history once superseded, whoever writes', async () => {
    const { rules: rows } = await ask(asta, rules, {})
    const old = rows.find(({ supersededAt }) => supersededAt !== null)?.ruleId ?? ''
    const back = w.db.write(asta, 'rule.recorded', (tx) =>
      tx.offerRule.updateMany({ where: { id: old }, data: { supersededAt: null, supersededById: null } }),
    )
    await expect(back).rejects.toThrow()
    const changed = w.db.write(asta, 'rule.recorded', (tx) =>
      tx.offerRule.updateMany({ where: { key }, data: { source: 'en anden' } }),
    )
    await expect(changed).rejects.toThrow()
    const twice = w.db.write(asta, 'rule.recorded', (tx) =>
      tx.offerRule.createMany({ data: [{ id: randomUUID(), key, value: 9, source: 'x', certainty: 'old' }] }),
    )
    await expect(twice).rejects.toThrow()
  })

  it('let a yes stay a yes, a word a word and no limit no limit', async () => {
    const record = async (parameter: ParameterKey, value: Rule['value']) => {
      const before = (await ask(asta, rules, {})).rules
      const body = input(idOn(before, parameter, '2027-06-01'), { value, validFrom: '2027-06-01' })
      const { rules: after } = await ask(asta, recordRule, { params: { key: parameter }, body })
      return live(after, parameter).at(-1)?.value
    }
    expect(await record('nytteindsats-rimelighed', true)).toBe(true)
    expect(await record('rimelighed-rounding', 'up')).toBe('up')
    expect(await record('nytteindsats-max-weeks', 26)).toBe(26)
    expect(await record('loentilskud-except-groups', 'nr9 nr13')).toBe('nr9 nr13')
  })
})

describe('mentor hours and posts by month', async () => {
  const w = await world()
  const { ask, as } = w

  it('are granted by year, over what was seen', async () => {
    expect((await ask(karen, mentorBudget, {})).years).toEqual([])
    const set = (seen: number | null, hours: number | null, who = asta) =>
      as(who, 'PUT', '/api/mentor-budget/2026', { hours, seen })
    expect((await set(null, 400)).body).toEqual({ years: [{ year: 2026, hours: 400, used: 0 }] })
    expect((await set(null, 500, ulla)).body).toMatchObject({ code: 'changed-meanwhile' })
    expect((await set(400, 500.5, ulla)).body).toEqual({ years: [{ year: 2026, hours: 500.5, used: 0 }] })
    const both = await Promise.all([set(500.5, 1), set(500.5, 2, ulla)])
    expect(both.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([200, 409])
    expect((await as(karen, 'PUT', '/api/mentor-budget/2026', { hours: 1, seen: null })).status).toBe(403)
    expect((await as(asta, 'PUT', '/api/mentor-budget/2026', { hours: -1, seen: null })).status).toBe(400)
    const now = (await ask(asta, mentorBudget, {})).years[0]?.hours ?? null
    expect((await set(now, null)).body).toEqual({ years: [] })
  })

  it('of a company are kept by month, and known to a caseworker but not to a supplier', async () => {
    const put = (months: unknown, who = asta) => as(who, 'PUT', `/api/organisations/${blankt.id}/staffing`, { months })
    const first = await put([
      { month: '2026-09', fte: 120, seen: null },
      { month: '2026-10', fte: 121.25, seen: null },
    ])
    expect(first.body).toEqual({
      organisationId: blankt.id,
      name: blankt.name,
      months: [
        { month: '2026-10', fte: 121.25 },
        { month: '2026-09', fte: 120 },
      ],
    })
    expect((await put([{ month: '2026-09', fte: 1, seen: null }], ulla)).body).toMatchObject({ code: 'changed-meanwhile' })
    expect((await put([{ month: '2026-09', fte: null, seen: 120 }])).status).toBe(200)
    const rows = () => w.sql<{ id: string }>(`SELECT id FROM audit_change WHERE table_name = 'organisation_staffing'`)
    const before = await rows()
    expect((await put([{ month: '2026-10', fte: 121.25, seen: 121.25 }])).status).toBe(200)
    expect(await rows()).toEqual(before)
    expect((await put([{ month: '2026-13', fte: 1, seen: null }])).status).toBe(400)
    const twice = [
      { month: '2026-08', fte: 1, seen: null },
      { month: '2026-08', fte: 2, seen: null },
    ]
    expect((await put(twice)).body).toMatchObject({
      code: 'invalid',
      errors: [{ code: 'date-twice', pointer: '/months/1/month' }],
    })
    expect((await ask(karen, staffing, { params: { organisationId: blankt.id } })).months).toHaveLength(1)
    expect((await as(rikke, 'GET', `/api/organisations/${blankt.id}/staffing`)).status).toBe(403)
    expect((await as(karen, 'GET', `/api/organisations/${municipality.id}/staffing`)).status).toBe(404)
    expect((await as(karen, 'GET', `/api/organisations/${randomUUID()}/staffing`)).status).toBe(404)
    const trace = await w.sql<{ record_id: string }>(
      `SELECT DISTINCT record_id FROM audit_change WHERE table_name = 'organisation_staffing'`,
    )
    expect(trace).toEqual([{ record_id: blankt.id }])
    await ask(asta, setStaffing, { params: { organisationId: blankt.id }, body: { months: [] } })
    await ask(asta, setMentorBudget, { params: { year: '2026' }, body: { hours: null, seen: null } })
  })
})

describe('the quota of a site', async () => {
  const w = await world()
  const { ask, as, make } = w

  it('counts who is in an offer there, whoever asks, and says how many there may be', async () => {
    const shown = () => ask(jonas, quota, { params: { siteId: nursingHome.siteId } })
    expect(await shown()).toMatchObject({ on: '2026-11-18', used: 0, limit: 2, free: 2, fte: 10, certainty: 'verified' })
    const citizens = [await make.citizen(), await make.citizen({ cpr: '7502012001' }), await make.citizen({ cpr: '7502012002' })]
    const offer = ['internship', 'wage_subsidy', 'ordinary_hours'] as const
    for (const [index, citizenId] of citizens.entries()) {
      await make.decision({ citizenId, door: 'green', on: '2026-10-01' })
      await make.placement({
        citizenId,
        offer: offer[index] ?? 'internship',
        door: 'green',
        startsOn: '2026-11-02',
        endsOn: '2027-01-31',
      })
    }
    expect(await shown()).toMatchObject({ used: 2, limit: 2, free: 0, offers: ['internship', 'wage_subsidy'] })
    for (const who of [karen, asta])
      expect(await ask(who, quota, { params: { siteId: nursingHome.siteId } })).toEqual(await shown())
    expect((await as(petra, 'GET', `/api/sites/${nursingHome.siteId}/quota`)).status).toBe(404)
    expect((await as(birthe, 'GET', `/api/sites/${nursingHome.siteId}/quota`)).status).toBe(403)
    expect((await ask(petra, quota, { params: { siteId: townHall.siteId } })).used).toBe(0)
  })

  it('is told as days and offers alone', async () => {
    const [site] = await w.db.read(karen, (tx) =>
      siteFactsOf(tx, { door: 'green', on: '2026-11-18', siteIds: [nursingHome.siteId] }),
    )
    expect(site?.occupied).toHaveLength(3)
    expect(Object.keys(site?.occupied[0] ?? {}).toSorted((one, other) => one.localeCompare(other))).toEqual([
      'from',
      'offer',
      'until',
    ])
    expect(site).toMatchObject({ places: 2, free: 0, companyId: blankt.id, publicHost: true })
  })
})

describe('what a plan is judged against', async () => {
  const w = await world()
  const { make } = w
  const citizenId = await make.citizen({ benefit: 'kontanthjaelp', visitation: 'aktivitetsparat', benefitSince: '2025-01-01' })
  await make.decision({ citizenId, door: 'yellow', on: '2026-10-01' })
  const draft = await make.placement({ citizenId, door: 'yellow', startsOn: '2026-11-23', endsOn: '2027-02-21', startedOn: null })
  const sites = (except: readonly string[] = []) =>
    w.db.read(karen, (tx) => siteFactsOf(tx, { door: 'yellow', on: '2026-11-23', except }))
  const nursing = async (except: readonly string[] = []) =>
    (await sites(except)).find(({ siteId }) => siteId === nursingHome.siteId)

  it('takes no place for a draft, a place for what is agreed, and none from itself', async () => {
    expect((await nursing())?.free).toBe(2)
    await w.sql(
      `WITH e AS (SELECT set_config('app.entry', gen_random_uuid()::text, true))
       UPDATE placement_version SET sent_at = now(), agreed_at = now() WHERE placement_id = $1 AND (SELECT count(*) FROM e) = 1`,
      [draft],
    )
    expect((await nursing())?.free).toBe(1)
    expect((await nursing([draft]))?.free).toBe(2)
    expect((await nursing())?.occupied).toEqual([{ offer: 'internship', from: '2026-11-23', until: '2027-02-21' }])
    expect((await nursing([draft]))?.occupied).toEqual([])
    const facts = await w.db.read(karen, (tx) => planFactsOf(tx, citizenId, { step: 'draft', site: null }))
    expect(facts.stays).toMatchObject([{ placementId: draft, companyId: blankt.id, begun: false, ended: false }])
    const own = await w.db.read(karen, (tx) => planFactsOf(tx, citizenId, { step: 'start', site: null, placementId: draft }))
    expect(own).toMatchObject({ stays: [], doorDecided: true, step: 'start' })
  })

  it('judges a lawful plan as such, and a longer one by its law', async () => {
    const site = (await nursing([draft])) ?? null
    const facts = await w.db.read(karen, (tx) => planFactsOf(tx, citizenId, { step: 'draft', site, placementId: draft }))
    const book = await w.db.read(karen, readRuleBook)
    const plan = {
      offer: 'internship' as const,
      startsOn: '2026-11-23',
      endsOn: '2027-02-21',
      weekdayHours: [4, 4, 4, 0, 0, 0, 0],
      mentorHours: 0,
      need: null,
    }
    expect(stopsIn(checkPlan(plan, facts, book))).toEqual([])
    const long = checkPlan({ ...plan, endsOn: '2027-12-31', need: 'x' }, facts, book)
    expect(stopsIn(long).map(({ rule, code, law }) => `${rule} ${code} ${law}`)).toEqual([
      'weeks weeks-step-too-long LAB § 61, stk. 2',
    ])
  })

  it('adds mentor hours of what is agreed by year, but for the one that is changed', async () => {
    await w.sql(
      `WITH e AS (SELECT set_config('app.entry', gen_random_uuid()::text, true))
       UPDATE placement SET mentor_hours = 2 WHERE id = $1 AND (SELECT count(*) FROM e) = 1`,
      [draft],
    )
    await w.ask(asta, setMentorBudget, { params: { year: '2026' }, body: { hours: 100, seen: null } })
    // 23 November to 31 December is 39 days, 1 January to 21 February 52
    expect((await w.ask(asta, mentorBudget, {})).years).toEqual([
      { year: 2026, hours: 100, used: 11.14 },
      { year: 2027, hours: null, used: 14.86 },
    ])
    expect(await w.db.read(karen, (tx) => mentorUseOf(tx))).toEqual([{ year: 2026, budget: 100, used: 11.14 }])
    expect(await w.db.read(karen, (tx) => mentorUseOf(tx, [draft]))).toEqual([{ year: 2026, budget: 100, used: 0 }])
  })

  it('is not told of somebody who is not there', async () => {
    await expect(w.db.read(karen, (tx) => planFactsOf(tx, randomUUID(), { step: 'draft', site: null }))).rejects.toThrow(
      'not-found',
    )
    const many = await w.db.read(mikkel, (tx) => listPlanFacts(tx, [citizenId, randomUUID()]))
    expect([...many.keys()]).toEqual([citizenId])
    expect((await sites()).map(({ siteId }) => siteId)).toEqual(
      [school, nursingHome, laundry, townHall].map(({ siteId }) => siteId),
    )
  })
})
