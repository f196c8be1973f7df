import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { makeContract, makeOrganisation, makeSpell, makeStaff } from '../../prisma/factories.ts'
import type { Organisation } from '../../prisma/seed/cast.ts'
import type { Actor } from '../../server/db/actor.ts'
import { asDate } from '../../server/db/dates.ts'
import type { WriteTx } from '../../server/db/db.ts'
import { problemOfDatabase } from '../../server/db/faults.ts'
import { settingsApi } from '../../shared/accounts/settings.api.ts'
import { settings } from '../../shared/accounts/settings.ts'
import { concernsApi } from '../../shared/concerns/concerns.api.ts'
import { contractsApi } from '../../shared/contracts/contracts.api.ts'
import type { Fives } from '../../shared/contracts/fives.ts'
import type { Measure } from '../../shared/contracts/measures.ts'
import type { Role } from '../../shared/permissions.ts'
import { madeUpLives, settle } from '../reports/town.ts'
import {
  asta,
  birthe,
  blankt,
  jonas,
  karen,
  municipality,
  nursingHome,
  renlinjen,
  rikke,
  school,
  townHall,
} from '../support/people.ts'
import { world } from '../support/world.ts'
import { countSites, countYear } from './independent.ts'
import { inFives, inTwoFives } from './told.ts'

const today = '2026-11-18'

const actor = (of: Organisation, role: Role, name: string): Actor => ({
  staffId: randomUUID(),
  organisationId: of.id,
  organisationKind: of.kind,
  organisationName: of.name,
  role,
  name,
  sessionId: null,
})
/** Which counts must lie between 1 and 4 in every world that looks alike: all that anybody can find out who knows the rules. */
const pinnedIn = (worlds: readonly { readonly seen: unknown; readonly secret: readonly number[] }[]): string[] => {
  const alike = new Map<string, { least: number; most: number }[]>()
  for (const { seen, secret } of worlds) {
    const key = JSON.stringify(seen)
    const known = alike.get(key)
    if (!known)
      alike.set(
        key,
        secret.map((n) => ({ least: n, most: n })),
      )
    else
      for (const [at, range] of known.entries()) {
        range.least = Math.min(range.least, secret[at] ?? 0)
        range.most = Math.max(range.most, secret[at] ?? 0)
      }
  }
  return [...alike].flatMap(([key, ranges]) => (ranges.some(({ least, most }) => least >= 1 && most <= 4) ? [key] : []))
}

/** Manager of the second supplier, and manager and administrator of another municipality. */
const ulrik = actor(renlinjen, 'manager', 'Ulrik Bo')
const otherTown: Organisation = { id: randomUUID(), kind: 'municipality', name: 'Vesterlund Kommune', cvr: '29990009' }
const vera = actor(otherTown, 'manager', 'Vera Juhl')
const villy = actor(otherTown, 'administrator', 'Villy Krag')

describe('the contract', async () => {
  const w = await world({ today })
  await w.db.write(asta, 'town.made', async (tx) => {
    await makeOrganisation(tx, otherTown)
    await makeStaff(
      tx,
      [ulrik, vera, villy].map(({ staffId, name, role, organisationId }, nth) => ({
        id: staffId,
        name,
        role,
        email: `anden${nth}@example.dk`,
        phone: null,
        of: [renlinjen, otherTown].find(({ id }) => id === organisationId) ?? renlinjen,
      })),
      null,
    )
  })
  const contractId = await w.db.write(asta, 'contract.recorded', (tx) =>
    makeContract(tx, {
      municipalityId: municipality.id,
      supplierId: blankt.id,
      title: 'Rengøring 2025–2028',
      startsOn: '2025-02-01',
      endsOn: '2028-12-31',
      recordedById: asta.staffId,
    }),
  )
  await settle(w, madeUpLives(90, today, 11))

  // two of three ordinary jobs that came of a placement are with its supplier
  await w.db.write(karen, 'employment.corrected', async (tx) => {
    await tx.$executeRaw`
      UPDATE employment_spell s SET supplier_id = p.supplier_id FROM placement p
      WHERE p.id = s.placement_id AND s.kind = 'ordinary' AND (s.starts_on - date '2020-01-01') % 3 <> 0`
  })
  // other offers: wage subsidy fills the quota, ordinary hours are no offer, and the school was over its quota for five days
  const course = { siteId: school.siteId, supplierId: blankt.id, startsOn: '2026-05-04', endsOn: '2026-12-31' }
  for (const [offer, endedOn, endReason] of [
    ['wage_subsidy', '2026-05-08', 'period_ended'],
    ['wage_subsidy', '2026-05-08', 'hired'],
    ['internship', '2026-05-08', 'hired'],
    ['useful_work', '2026-10-30', 'period_ended'],
    ['ordinary_hours', null, null],
  ] as const) {
    const citizenId = await w.make.citizen()
    const placementId = await w.make.placement({ citizenId, ...course, offer, ...(endedOn ? { endedOn, endReason } : {}) })
    if (offer === 'internship') {
      // hired on the last day that counts, four weeks after the end
      const spell = { citizenId, placementId, supplierId: blankt.id, startsOn: '2026-06-05', enteredById: karen.staffId }
      await w.house.dbOn('2026-06-05').write(karen, 'employment.added', (tx) => makeSpell(tx, spell))
    }
  }
  await w.db.write(asta, 'site.changed', async (tx) => {
    await tx.siteStaffing.createMany({ data: [{ siteId: townHall.siteId, validFrom: asDate('2026-03-01'), ordinaryFte: 8.5 }] })
  })

  // concerns of one autumn: answered in time, on the last minute, too late, taken back before and after, replaced, waiting
  const citizenId = await w.make.citizen()
  const placementId = await w.make.placement({
    citizenId,
    siteId: nursingHome.siteId,
    supplierId: blankt.id,
    startsOn: '2026-09-01',
    endsOn: '2027-01-31',
  })
  const raise = (topic: 'safety' | 'wellbeing' | 'more_hours' | 'other_site') =>
    w.ask(jonas, concernsApi.raise, {
      params: { placementId },
      body: { topic, text: 'Noget at tale om.', urgency: 'one_day', hoursAWeek: null },
    })
  const answer = (concernId: string) =>
    w.ask(karen, concernsApi.answer, { params: { concernId }, body: { outcome: 'declined', answer: 'Ikke nu.', version: 1 } })
  for (const [monday, answeredOn, time] of [
    ['2026-09-07', '2026-09-07', '11:00'],
    ['2026-09-14', '2026-09-15', '10:00'],
    ['2026-09-21', '2026-09-22', '10:01'],
    ['2026-09-28', '2026-09-29', '09:00'],
    ['2026-10-05', '2026-10-05', '15:00'],
    ['2026-10-12', '2026-10-12', '15:00'],
    ['2026-10-19', '2026-10-19', '15:00'],
  ] as const) {
    w.moveTo(monday, '10:00')
    const { concernId } = await raise('safety')
    w.moveTo(answeredOn, time)
    await answer(concernId)
  }
  w.moveTo('2026-11-02', '10:00')
  const backEarly = await raise('wellbeing')
  const backLate = await raise('safety')
  await raise('more_hours')
  w.moveTo('2026-11-03', '09:00')
  await w.ask(jonas, concernsApi.withdraw, { params: { concernId: backEarly.concernId }, body: { version: 1 } })
  await raise('more_hours')
  w.moveTo('2026-11-05', '09:00')
  await w.ask(jonas, concernsApi.withdraw, { params: { concernId: backLate.concernId }, body: { version: 1 } })
  w.moveTo('2026-11-17', '09:00')
  await raise('other_site')
  w.moveTo(today)

  // from the new year on fewer weeks are enough, of more hours
  const dated = { validFrom: '2027-01-01', weeks: 20, bridged: 2, least: 18 }
  await w.db.write(asta, 'lasting.defined', async (tx) => {
    const { validFrom, weeks, bridged, least } = dated
    const terms = {
      validFrom: asDate(validFrom),
      weeks,
      bridgedWeeks: bridged,
      leastHours: least,
      reason: 'Byrådet har besluttet det.',
    }
    await tx.lastingDefinition.createMany({ data: [{ organisationId: municipality.id, ...terms, recordedById: asta.staffId }] })
  })
  const terms = (day: string) => (day < dated.validFrom ? { weeks: 26, bridged: 4, least: 0 } : dated)

  const progress = (who: Actor, year: number) =>
    w.ask(who, contractsApi.progress, { params: { contractId }, query: { year: String(year) } })

  const holds = (told: Fives, n: number, what: string, first = 9) => expect(told, `${what}: ${n}`).toEqual(inFives(n, first))

  it.each([
    [today, 2026, '2026-01-01', '2026-11-18'],
    [today, 2025, '2025-02-01', '2025-12-31'],
    ['2026-03-01', 2026, '2026-01-01', '2026-03-01'],
    ['2027-12-30', 2026, '2026-01-01', '2026-12-31'],
  ])('tells on %s of %i what the rows themselves give', async (day, year, from, until) => {
    w.moveTo(day)
    const { facts } = await progress(birthe, year)
    if (!facts) throw new Error('no facts')
    const truth = await w.db.read(karen, (tx) => countYear(tx, { supplierId: blankt.id, from, until, today: day }, terms))
    expect([facts.firstDay, facts.untilDay]).toEqual([from, until])
    holds(facts.citizens, truth.citizens, 'citizens')
    expect(facts.months).toHaveLength(truth.months.length)
    for (const [nth, { onDay, citizens }] of facts.months.entries()) holds(citizens, truth.months[nth] ?? -1, onDay)
    expect(facts.paidHours).toBe(truth.earners < 5 ? null : Math.round(truth.hours))
    holds(facts.lasting.counted, truth.counted, 'counted')
    holds(facts.lasting.reached, truth.reached, 'reached')
    holds(facts.lasting.ahead, truth.ahead, 'ahead')
    if (until < day) expect(truth.reached, 'some have had lasting work').toBeGreaterThan(0)
    holds(facts.lasting.unknown, truth.unknown, 'unknown')
    expect(facts.answered).toEqual(inTwoFives(truth.inTime, truth.asked - truth.inTime))
    w.moveTo(today)
  })

  it('counts a concern from the day after its deadline, in time to the minute, and not when it was taken back before', async () => {
    const truth = await w.db.read(karen, (tx) =>
      countYear(tx, { supplierId: blankt.id, from: '2026-01-01', until: today, today }),
    )
    // seven answered, of which one a minute late; taken back late; the newer proposal never answered; the one of yesterday is due today
    expect([truth.asked, truth.inTime]).toEqual([9, 6])
    expect(truth.earners).toBeGreaterThanOrEqual(5)
  })

  it('is the same for both sides and the administrator, and nobody else finds it', async () => {
    const { facts } = await progress(birthe, 2026)
    for (const who of [rikke, asta]) expect((await progress(who, 2026)).facts).toEqual(facts)
    for (const who of [ulrik, vera, villy]) {
      expect(await w.ask(who, contractsApi.list, {})).toEqual({ contracts: [] })
      for (const path of ['progress', 'progress.csv', 'progress.xlsx', 'targets'])
        expect((await w.as(who, 'GET', `/api/contracts/${contractId}/${path}`)).status, path).toBe(404)
    }
    const target = { value: 10, reason: 'En god grund her.', replaces: null }
    expect((await w.as(villy, 'PUT', `/api/contracts/${contractId}/targets/2026/citizens`, target)).status).toBe(404)
    const change = { title: 'Vores nu', startsOn: '2025-02-01', endsOn: '2028-12-31', version: 1 }
    expect((await w.as(villy, 'PUT', `/api/contracts/${contractId}`, change)).status).toBe(404)
    for (const who of [karen, jonas]) expect((await w.as(who, 'GET', '/api/contracts')).status).toBe(403)
    for (const who of [birthe, rikke])
      expect((await w.as(who, 'PUT', `/api/contracts/${contractId}/targets/2026/citizens`, target)).status).toBe(403)
    expect((await w.as(null, 'GET', '/api/displacement')).status).toBe(401)
  })

  it('tells nothing before a year begins, and has no other years', async () => {
    expect((await progress(birthe, 2027)).facts).toBeNull()
    await expect(progress(birthe, 2024)).rejects.toMatchObject({ code: 'year-outside-contract' })
    await expect(progress(birthe, 2029)).rejects.toMatchObject({ code: 'year-outside-contract' })
  })

  const set = (measure: Measure, value: number, replaces: string | null, reason: string | null = null, year = 2026) =>
    w.ask(asta, contractsApi.setTarget, {
      params: { contractId, year: String(year), measure },
      body: { value, reason, replaces },
    })

  it('keeps a target that is replaced, with the reason for the new one', async () => {
    const [first] = (await set('citizens', 40, null)).targets
    if (!first) throw new Error('no target')
    await expect(set('citizens', 45, first.targetId)).rejects.toMatchObject({
      errors: [{ code: 'target-reason-needed', pointer: '/reason' }],
    })
    await expect(set('share_lasting', 101, null)).rejects.toMatchObject({ errors: [{ code: 'number-out-of-range' }] })
    await expect(set('citizens', 45, null, null, 2029)).rejects.toMatchObject({ code: 'year-outside-contract' })
    const { targets } = await set('citizens', 45, first.targetId, 'Byrådet bad om flere.')
    expect(targets.map(({ value, reason, supersededAt }) => [value, reason, supersededAt !== null])).toEqual([
      [45, 'Byrådet bad om flere.', false],
      [40, null, true],
    ])
    expect((await progress(rikke, 2026)).targets.map(({ value }) => value)).toEqual([45])
    // a late double click
    await expect(set('citizens', 45, first.targetId, 'Byrådet bad om flere.')).rejects.toMatchObject({
      code: 'changed-meanwhile',
    })
    await expect(set('citizens', 50, null)).rejects.toMatchObject({ code: 'changed-meanwhile' })
  })

  it('lets one of two who set a target at once come first, and tells the other', async () => {
    const twice = async (replaces: string | null) => {
      const reason = 'Vi er blevet enige om det.'
      const both = await Promise.all(
        [60, 70].map((value) =>
          w.as(asta, 'PUT', `/api/contracts/${contractId}/targets/2028/citizens`, { value, reason, replaces }),
        ),
      )
      return both.map(({ status }) => status).toSorted((a, b) => a - b)
    }
    expect(await twice(null)).toEqual([200, 409])
    const { targets } = await w.ask(asta, contractsApi.targets, { params: { contractId } })
    const counting = targets.filter(({ year, supersededAt }) => year === 2028 && supersededAt === null)
    expect(counting).toHaveLength(1)
    expect(await twice(counting[0]?.targetId ?? '')).toEqual([200, 409])
  })

  it('never runs twice with one supplier, keeps the years of its targets, and is corrected over what was seen', async () => {
    const input = { supplierId: blankt.id, title: 'En til', startsOn: '2028-12-31', endsOn: '2029-12-31' }
    await expect(w.ask(asta, contractsApi.add, { body: input })).rejects.toMatchObject({ code: 'contract-overlaps' })
    await expect(w.ask(asta, contractsApi.add, { body: { ...input, supplierId: municipality.id } })).rejects.toMatchObject({
      errors: [{ pointer: '/supplierId' }],
    })
    const next = await w.ask(asta, contractsApi.add, { body: { ...input, startsOn: '2029-01-01' } })
    await w.ask(asta, contractsApi.add, { body: { ...input, supplierId: renlinjen.id } })
    const seen = await w.ask(rikke, contractsApi.list, {})
    expect(seen.contracts.map((one) => one.contractId)).toEqual([next.contractId, contractId])
    expect((await w.ask(ulrik, contractsApi.list, {})).contracts).toHaveLength(1)

    const change = (endsOn: string, version = 1) =>
      w.ask(asta, contractsApi.change, {
        params: { contractId },
        body: { title: 'Rengøring 2025–2028', startsOn: '2025-02-01', endsOn, version },
      })
    await expect(change('2027-12-31')).rejects.toMatchObject({
      errors: [{ code: 'targets-outside-contract', pointer: '/endsOn' }],
    })
    await expect(change('2029-01-01')).rejects.toMatchObject({ code: 'contract-overlaps' })
    await change('2028-11-30')
    await expect(change('2028-12-30')).rejects.toMatchObject({ code: 'changed-meanwhile' })
  })

  it('holds what a year and its history say also against whoever writes past the rules', async () => {
    const target = { contractId, year: 2030, measure: 'citizens', value: 1, recordedById: asta.staffId }
    const until = { endsOn: asDate('2027-12-31') }
    const past = { supersededAt: { not: null } }
    const code = (write: (tx: WriteTx) => Promise<unknown>) =>
      w.db.write(asta, 'contract.target_set', write).then(
        () => null,
        (cause: unknown) => problemOfDatabase(cause)?.code,
      )
    expect(await code((tx) => tx.contractTarget.createMany({ data: [target] }))).toBe('changed-meanwhile')
    expect(await code((tx) => tx.contract.updateMany({ where: { id: contractId }, data: until }))).toBe('changed-meanwhile')
    expect(await code((tx) => tx.contractTarget.updateMany({ where: past, data: { supersededAt: null } }))).toBe(
      'changed-meanwhile',
    )
  })

  it('leaves as a file with the page’s figures and their definitions', async () => {
    const { facts } = await progress(birthe, 2026)
    for (const language of ['da', 'en'] as const) {
      const { bytes, headers } = await w.as(
        birthe,
        'GET',
        `/api/contracts/${contractId}/progress.csv?year=2026&language=${language}`,
      )
      expect(headers['content-type']).toContain('text/csv')
      const lines = bytes.toString('utf8').slice(1).split('\r\n').filter(Boolean)
      expect(lines.every((line) => line.split(';').length === 14)).toBe(true)
      const citizens = lines.find((line) =>
        line.startsWith(language === 'da' ? 'Borgere i placering' : 'Citizens in a placement'),
      )
      expect(citizens?.split(';').slice(2, 6)).toEqual([
        '45',
        language === 'da' ? 'borgere' : 'citizens',
        String(facts?.citizens.least),
        String(facts?.citizens.most),
      ])
      expect(lines.filter((line) => line.startsWith('Definition'))).toHaveLength(6)
    }
    const workbook = await w.as(rikke, 'GET', `/api/contracts/${contractId}/progress.xlsx?year=2026`)
    expect([workbook.status, workbook.bytes.subarray(0, 2).toString()]).toEqual([200, 'PK'])
    const ahead = await w.as(birthe, 'GET', `/api/contracts/${contractId}/progress.csv?year=2027`)
    expect(ahead.status).toBe(200)
  })

  describe('the watch on displacement', () => {
    const ask = (who: Actor, siteId?: string) => w.ask(who, contractsApi.displacement, { query: siteId ? { siteId } : {} })

    it.each([today, '2026-05-06', '2025-08-01'])('tells on %s of each site what the rows themselves give', async (day) => {
      w.moveTo(day)
      const told = await ask(birthe)
      const exact = (await ask(asta)).sites
      const truth = await w.db.read(karen, (tx) => countSites(tx, day))
      expect(told.sites).toHaveLength(4)
      for (const site of told.sites) {
        const own = truth.find(({ siteId }) => siteId === site.siteId)
        if (!own) throw new Error('no such site')
        for (const key of ['trained', 'hired', 'unsettled', 'endedHired'] as const)
          holds(site[key], own[key], `${site.name} ${key}`, key === 'hired' ? 4 : 9)
        // settled for sure
        if (site.trained.least - site.unsettled.most < 5) expect(site.medianWeeks).toBeNull()
        else expect(Math.abs((site.medianWeeks ?? -9) - (own.median ?? 0))).toBeLessThanOrEqual(0.5)
        expect(site.quota).toBe(own.isOver ? 'exceeded' : 'kept')
        const seen = exact.find(({ siteId }) => siteId === site.siteId)?.exact
        expect(seen?.today.used).toBe(own.today?.used)
        const limit = own.today?.quota
        expect(seen?.today.quota).toBe(limit && limit !== 'heads' ? limit.limit : null)
        expect(seen?.highest.used).toBe(own.highest)
        expect(site.exact).toBeNull()
      }
      for (const key of ['trained', 'hired', 'unsettled', 'endedHired'] as const) {
        const all = told.all[key]
        const sum = truth.reduce((before, site) => before + site[key], 0)
        if (all) holds(all, sum, key, key === 'hired' ? 4 : 9)
      }
      w.moveTo(today)
    })

    it('sees the quota exceeded, somebody hired on the last day that counts, and posts go down', async () => {
      const truth = await w.db.read(karen, (tx) => countSites(tx, today))
      expect(truth.find(({ siteId }) => siteId === school.siteId)?.isOver).toBe(true)
      const hall = (await ask(ulrik)).sites.find(({ siteId }) => siteId === townHall.siteId)
      expect([hall?.fte, hall?.fteYearBack]).toEqual([8.5, 10])
    })

    it('shows a supplier its own sites, a municipality its own citizens, and a site that is not seen to nobody', async () => {
      expect((await ask(rikke)).sites.map(({ name }) => name).toSorted()).toEqual([
        'Plejecenter Engen',
        'Solbakkeskolen',
        'Vaskeriet i Midterlund',
      ])
      expect((await ask(ulrik)).sites.map(({ name }) => name)).toEqual(['Midterlund Rådhus'])
      expect((await w.as(rikke, 'GET', `/api/displacement?siteId=${townHall.siteId}`)).status).toBe(404)
      expect((await w.as(rikke, 'GET', `/api/displacement.csv?siteId=${townHall.siteId}`)).status).toBe(404)
      const elsewhere = await ask(vera)
      expect(elsewhere.sites.map(({ trained, hired }) => trained.least + hired.least)).toEqual([0, 0, 0, 0])
      const one = await ask(birthe, school.siteId)
      expect(one.sites).toEqual((await ask(birthe)).sites.filter(({ siteId }) => siteId === school.siteId))
    })

    it('speaks up from the threshold that the municipality has set; the supplier’s manager sees the same', async () => {
      expect((await ask(birthe)).threshold).toBe(settings['displacement-trainees'].otherwise)
      await w.ask(asta, settingsApi.set, { params: { key: 'displacement-trainees' }, body: { value: 6, version: 0 } })
      for (const who of [birthe, rikke]) expect((await ask(who)).threshold).toBe(6)
      expect((await ask(vera)).threshold).toBe(settings['displacement-trainees'].otherwise)
    })

    it('leaves as a file, with the exact quota for the administrator alone', async () => {
      const columns = async (who: Actor) => {
        const { bytes } = await w.as(who, 'GET', '/api/displacement.csv?language=en')
        const lines = bytes.toString('utf8').slice(1).split('\r\n').filter(Boolean)
        // a text with a semicolon stands in quotes
        const widths = new Set(lines.map((line) => line.replace(/"[^"]*"/g, '').split(';').length))
        expect(widths.size).toBe(1)
        return [...widths][0]
      }
      expect([await columns(birthe), await columns(asta)]).toEqual([15, 17])
      expect((await w.as(rikke, 'GET', '/api/displacement.xlsx')).bytes.subarray(0, 2).toString()).toBe('PK')
    })

    it.each([4, 9])(
      'never lets parts from 0–%i on and their sum, told or left out, pin a count between 1 and 4',
      async (first) => {
        const upTo = (most: number) => Array.from({ length: most + 1 }, (_, n) => n)
        const and = (lists: number[][], most: number) => lists.flatMap((list) => upTo(most).map((n) => [...list, n]))
        const lists = [...and(and([[]], 24), 24), ...and(and(and([[]], 14), 14), 14), ...and(and(and(and([[]], 9), 9), 9), 9)]
        const rows = await w.sql<{ nth: number; told: Fives | null }>(
          `SELECT (e.nth)::int AS nth, total_in_fives(ARRAY(SELECT n::bigint FROM jsonb_array_elements_text(e.list) n), $2::int) AS told
         FROM jsonb_array_elements($1::jsonb) WITH ORDINALITY AS e(list, nth)`,
          [JSON.stringify(lists), first],
        )
        const worlds = rows.map(({ nth, told: total }) => {
          const list = lists[nth - 1] ?? []
          return { seen: [list.map((n) => inFives(n, first)), total], secret: list }
        })
        expect(worlds).toHaveLength(lists.length)
        expect(pinnedIn(worlds)).toEqual([])
      },
    )

    it('never lets what two contracts tell of late answers, beside the exact ones of another page, pin either', async () => {
      const upTo = Array.from({ length: 15 }, (_, n) => n)
      // in time and late of the one, and of the other
      const years = upTo.flatMap((a) => upTo.flatMap((b) => upTo.flatMap((c) => upTo.map((d) => [a, b, c, d] as const))))
      const rows = await w.sql<{ in_time: number; late: number; told: string }>(
        'SELECT a AS in_time, b AS late, in_two_fives(a, b)::text AS told FROM generate_series(0, 14) a, generate_series(0, 14) b',
      )
      const told = new Map(rows.map((row) => [`${row.in_time} ${row.late}`, row.told]))
      const exact = (n: number): number | null => (n < 5 ? null : n)
      const worlds = years.map(([a, b, c, d]) => {
        const seen = [told.get(`${a} ${b}`), told.get(`${c} ${d}`), exact(a + c), exact(b + d)]
        return { seen, secret: [a, b, c, d] }
      })
      expect(told.size).toBe(15 * 15)
      expect(pinnedIn(worlds)).toEqual([])
    })

    it('never lets what is told of a site, beside exact numbers of another page, pin a count between 1 and 4', async () => {
      // in training and not hired, and hired; settled and not hired, the same but ended as hired, and hired
      const lives: [number, number, number, number, number][] = []
      for (let a = 0; a < 20; a += 1)
        for (let b = 0; a + b < 20; b += 1)
          for (let c = 0; a + b + c < 20; c += 1)
            for (let d = 0; a + b + c + d < 20; d += 1)
              for (let e = 0; a + b + c + d + e < 20; e += 1) lives.push([a, b, c, d, e])
      const rows = await w.sql<{ nth: number; told: unknown }>(
        `SELECT e.nth::int AS nth, site_in_fives(a + b + c + d + e.e, b + e.e, a + b, d + e.e, 12)::text AS told
         FROM unnest($1::int[], $2::int[], $3::int[], $4::int[], $5::int[]) WITH ORDINALITY AS e(a, b, c, d, e, nth)`,
        [0, 1, 2, 3, 4].map((at) => lives.map((life) => life[at])),
      )
      const exact = (n: number): number | null => (n < 5 ? null : n)
      const worlds = rows.map(({ nth, told }) => {
        const [a, b, c, d, e] = lives[nth - 1] ?? [0, 0, 0, 0, 0]
        // who is there today, and who ended as hired, stand exactly on the page of figures where they are five or more
        const seen = [told, exact(a + b), exact(d + e)]
        return { seen, secret: [a + b + c + d + e, b + e, a + c + d, a, c + d, c + d + e, d] }
      })
      expect(worlds).toHaveLength(lives.length)
      expect(pinnedIn(worlds)).toEqual([])
    })

    it('never lets an exact number of another page, that holds one count beside another, pin it', () => {
      // everybody of the municipality is known exactly: those of the other supplier are at least the rest, and no more than it
      const pinned = []
      for (let mine = 0; mine < 60; mine += 1)
        for (let others = 0; others <= 4; others += 1) {
          const [told, small, all] = [inFives(mine), inFives(others), mine + others]
          const [least, most] = [Math.max(small.least, all - told.most), Math.min(small.most, all - told.least)]
          if (least >= 1 && most <= 4) pinned.push([mine, others])
        }
      expect(pinned).toEqual([])
    })
  })
})
