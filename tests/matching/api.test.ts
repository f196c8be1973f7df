import { describe, expect, it } from 'vitest'
import { answersFor } from '../../prisma/factories.ts'
import { layDownPlaces } from '../../prisma/seed/places.ts'
import { matchingApi } from '../../shared/matching/matching.api.ts'
import type { CitizenMatch } from '../../shared/matching/matching.schema.ts'
import { asta, jonas, karen, laundry, mikkel, nursingHome, petra, school, townHall } from '../support/people.ts'
import { type World, world } from '../support/world.ts'

const names = (rows: readonly { readonly name: string }[]) => rows.map(({ name }) => name)
const file = (text: string, fileName = 'postnumre.csv') => ({ fileName, contentBase64: Buffer.from(text).toString('base64') })

/** Sets of a citizen or a site what no form of this room writes. */
const change = (w: World, table: 'citizen' | 'site', id: string, set: string) =>
  w.sql(
    `WITH deed AS MATERIALIZED (SELECT set_config('app.entry', '${crypto.randomUUID()}', false))
     UPDATE ${table} SET ${set} FROM deed WHERE ${table}.id = $1`,
    [id],
  )

const waits = async (
  w: World,
  given: Parameters<World['make']['citizen']>[0] = {},
  door: 'red' | 'yellow' | 'green' = 'yellow',
  on = '2026-11-02',
) => {
  const citizenId = await w.make.citizen({ createdOn: '2026-10-01', postalCode: '7430', ...given })
  await w.make.decision({ citizenId, door, on, answers: { ...answersFor(door), 'fixed-person': 'no' } })
  return citizenId
}

describe('a match for one citizen', async () => {
  const w = await world()
  const { ask } = w
  await layDownPlaces(w.house, asta)
  await change(w, 'site', school.siteId, "postal_code = '7430'")
  await change(w, 'site', nursingHome.siteId, "postal_code = '7400', buddies = ARRAY['Gitte']")
  await change(w, 'site', laundry.siteId, "postal_code = '9990'")
  await change(w, 'site', townHall.siteId, "postal_code = '1234'")
  const forCitizen = (citizenId: string) => ask(karen, matchingApi.forCitizen, { params: { citizenId } })
  const line = (match: CitizenMatch, siteId: string, key: string) =>
    match.possible.find((one) => one.siteId === siteId)?.criteria.find((one) => one.key === key)

  it('lists possible sites best first, and the others with why not', async () => {
    const citizenId = await waits(w)
    await change(w, 'citizen', citizenId, "travel_limit_km = 30, wished_kinds = ARRAY['nursing_home']")
    const match = await forCitizen(citizenId)
    expect(match).toMatchObject({
      citizenName: 'Signe Kjær',
      door: 'yellow',
      judged: { offer: 'internship', startsOn: '2026-11-30', weeks: 4 },
    })
    expect(match.unknown).toEqual(['availability'])
    expect(names(match.possible)).toEqual([nursingHome.name, townHall.name])
    expect(match.possible[0]).toMatchObject({ free: 2, commute: { kind: 'km', km: 11 } })
    expect(match.possible[1]?.commute).toEqual({ kind: 'unknown' })
    expect(line(match, nursingHome.siteId, 'wishes')).toMatchObject({ fit: 'good', reason: 'kind' })
    expect(match.impossible.map(({ name, whyNot }) => [name, whyNot.map(({ code }) => code)])).toEqual([
      [school.name, ['certificate-missing']],
      [laundry.name, ['site-too-far']],
    ])
    expect(JSON.stringify(match)).not.toMatch(/"(fit|score|sum)":\s*-?\d/)
  })

  it('knows the sites that are taken, and the place that somebody else can hardly do without', async () => {
    const citizenId = await waits(w)
    const bound = await waits(w, { firstName: 'Lis' })
    await change(w, 'citizen', bound, 'travel_limit_km = 1')
    // the certificate is on its way, so the school is the one site near enough
    await change(w, 'citizen', bound, "child_certificate = 'ordered'")
    await change(w, 'citizen', citizenId, "child_certificate = 'ok'")
    const other = await w.make.citizen({ createdOn: '2026-10-01' })
    await w.make.placement({ citizenId: other, siteId: school.siteId, startsOn: '2026-11-02', door: 'yellow' })
    const match = await forCitizen(citizenId)
    expect(line(match, school.siteId, 'kept')).toMatchObject({ fit: 'poor', reason: 'needed', facts: { count: 1 } })
    expect(line(match, nursingHome.siteId, 'kept')).toMatchObject({ fit: 'good', reason: 'roomy' })
    expect((await forCitizen(bound)).possible).toMatchObject([
      {
        siteId: school.siteId,
        commute: { kind: 'same' },
        warnings: expect.arrayContaining([{ code: 'certificate-missing', facts: {} }]),
      },
      { siteId: townHall.siteId },
    ])
    const second = await w.make.citizen({ createdOn: '2026-10-01' })
    await w.make.placement({ citizenId: second, siteId: school.siteId, startsOn: '2026-11-02', door: 'yellow' })
    const full = (await forCitizen(citizenId)).impossible.find((one) => one.siteId === school.siteId)
    expect(full?.whyNot.map(({ code }) => code)).toContain('site-full')
  })

  it('never tells how far it is to a protected address, nor by the order', async () => {
    const citizenId = await waits(w, { protectedAddress: true })
    await change(w, 'citizen', citizenId, "travel_limit_km = 30, child_certificate = 'ok'")
    const match = await forCitizen(citizenId)
    const told = JSON.stringify(match)
    expect(told).not.toMatch(/"km":|"same"/)
    expect(match.possible.map(({ commute }) => commute.kind).toSorted()).toEqual(['protected', 'unknown'])
    expect(line(match, nursingHome.siteId, 'commute')).toEqual({ key: 'commute', fit: 'neutral', reason: 'hidden' })
    expect(match.impossible).toContainEqual(
      expect.objectContaining({ siteId: laundry.siteId, whyNot: [{ code: 'site-too-far' }] }),
    )
  })

  it('orders the sites for a protected address alike, wherever it lies', async () => {
    const orders: string[][] = []
    for (const postalCode of ['7430', '7400', '9990']) {
      const citizenId = await waits(w, { protectedAddress: true, postalCode })
      await change(w, 'citizen', citizenId, "child_certificate = 'ok'")
      orders.push(names((await forCitizen(citizenId)).possible))
    }
    const [first = []] = orders
    expect(first.length).toBeGreaterThan(2)
    expect(orders).toEqual([first, first, first])
  })

  it('says that there is no door yet, and nothing of a stranger', async () => {
    const citizenId = await w.make.citizen({ createdOn: '2026-10-01' })
    expect(await forCitizen(citizenId)).toMatchObject({ door: null, judged: null, possible: [], impossible: [] })
    await expect(forCitizen(crypto.randomUUID())).rejects.toMatchObject({ code: 'not-found' })
    for (const who of [jonas, petra, asta]) {
      expect((await w.as(who, 'GET', `/api/citizens/${citizenId}/match`)).status).toBe(403)
    }
  })

  it('leaves a look on record for who is shown, and for nobody else whose place was weighed', async () => {
    const citizenId = await waits(w)
    const before = await w.sql<{ id: string }>('SELECT id::text FROM audit_entry')
    await forCitizen(citizenId)
    const entries = await w.sql<{ id: string; citizen_ids: string[]; endpoint: string }>(
      "SELECT id::text, citizen_ids::text[], endpoint FROM audit_entry WHERE deed = 'viewed'",
    )
    const fresh = entries.filter(({ id }) => !before.some((one) => one.id === id))
    expect(fresh).toMatchObject([{ citizen_ids: [citizenId], endpoint: 'matching.forCitizen' }])
  })
})

describe('a match for one site', async () => {
  const w = await world()
  const { ask } = w
  await layDownPlaces(w.house, asta)
  await change(w, 'site', nursingHome.siteId, "postal_code = '7430'")

  it('lists those who wait, longest first, whatever fits best, and why it is not possible for the others', async () => {
    const late = await waits(w, { firstName: 'Sent' }, 'yellow', '2026-11-09')
    const early = await waits(w, { firstName: 'Tidlig', postalCode: '9990' }, 'green', '2026-10-05')
    const far = await waits(w, { firstName: 'Fjern', postalCode: '9990' })
    await change(w, 'citizen', far, 'travel_limit_km = 100')
    await waits(w, { firstName: 'Anden', caseworkerId: mikkel.staffId }, 'red', '2026-11-10')
    // none of these waits: somebody with a draft, with a place, with a job, and without a door
    const drafted = await waits(w, { firstName: 'Kladde' })
    await w.make.placement({ citizenId: drafted, startsOn: '2026-11-16', startedOn: null })
    const placed = await waits(w, { firstName: 'I gang' })
    await w.make.placement({ citizenId: placed, siteId: laundry.siteId, startsOn: '2026-11-09' })
    const employed = await waits(w, { firstName: 'Job' })
    await w.make.spell({ citizenId: employed, startsOn: '2026-11-09' })
    await w.make.citizen({ createdOn: '2026-10-01', firstName: 'Uden dør' })
    const match = await ask(karen, matchingApi.forSite, { params: { siteId: nursingHome.siteId }, query: {} })
    expect(match).toMatchObject({
      name: nursingHome.name,
      capped: null,
      free: [
        { door: 'red', free: 2 },
        { door: 'yellow', free: 2 },
        { door: 'green', free: 2 },
      ],
    })
    expect(match.possible.map(({ citizenId, name, waitingSince }) => [citizenId, name, waitingSince])).toEqual([
      [early, 'Tidlig Kjær', '2026-10-05'],
      [late, 'Sent Kjær', '2026-11-09'],
      [expect.any(String), 'Anden Kjær', '2026-11-10'],
    ])
    expect(match.impossible).toMatchObject([{ citizenId: far, whyNot: [{ code: 'site-too-far' }] }])
    await expect(ask(karen, matchingApi.forSite, { params: { siteId: crypto.randomUUID() }, query: {} })).rejects.toMatchObject({
      code: 'not-found',
    })
    expect((await w.as(asta, 'GET', `/api/sites/${nursingHome.siteId}/match`)).status).toBe(403)
  })

  it('counts somebody as waiting again whose draft nobody touched for twelve weeks', async () => {
    const forgotten = await waits(w, { firstName: 'Glemt' }, 'yellow', '2026-06-01')
    await w.make.placement({ citizenId: forgotten, startsOn: '2026-06-08', startedOn: null, draftedOn: '2026-06-01' })
    const people = async () =>
      (await ask(karen, matchingApi.forSite, { params: { siteId: nursingHome.siteId }, query: {} })).possible
    expect((await people()).map(({ citizenId }) => citizenId)).toContain(forgotten)
  })
})

describe('a day’s plan', async () => {
  const w = await world()
  const { ask } = w
  await layDownPlaces(w.house, asta)
  for (const { siteId } of [nursingHome, townHall, laundry, school]) await change(w, 'site', siteId, "postal_code = '7430'")
  await change(w, 'site', townHall.siteId, "postal_code = '7400'")
  await change(w, 'site', laundry.siteId, 'closed_at = now()')

  it('is empty where nobody waits', async () => {
    expect(await ask(karen, matchingApi.day, { query: {} })).toMatchObject({
      total: 0,
      placed: 0,
      pairs: [],
      rest: [],
      freePlaces: 18,
    })
  })

  it('gives as many a place as can be, says what else could be chosen, and saves nothing', async () => {
    const mine = [await waits(w, { firstName: 'A' }), await waits(w, { firstName: 'B' })]
    // near only: two places at the nursing home, which the two before would like as well
    const near = [
      await waits(w, { firstName: 'C', caseworkerId: mikkel.staffId }),
      await waits(w, { firstName: 'D', caseworkerId: mikkel.staffId }),
    ]
    for (const one of near) await change(w, 'citizen', one, 'travel_limit_km = 1')
    for (const one of mine) await change(w, 'citizen', one, "wished_kinds = ARRAY['nursing_home']")
    const stuck = await waits(w, { firstName: 'E', postalCode: '9990' })
    await change(w, 'citizen', stuck, 'travel_limit_km = 1')
    const counted = () => w.sql<{ n: number }>("SELECT count(*)::int AS n FROM audit_entry WHERE deed <> 'viewed'")
    const before = await counted()
    const plan = await ask(karen, matchingApi.day, { query: { whose: 'all' } })
    expect(await counted()).toEqual(before)
    expect(plan).toMatchObject({ total: 5, placed: 4, counts: { all: 5, me: 3 }, capped: null, startsOn: '2026-11-30' })
    const siteOf = new Map(plan.pairs.map(({ citizenId, siteName }) => [citizenId, siteName]))
    for (const one of near) expect(siteOf.get(one)).toBe(nursingHome.name)
    for (const one of mine) expect(siteOf.get(one)).toBe(townHall.name)
    const [first] = plan.pairs.filter(({ citizenId }) => citizenId === mine[0])
    expect(first?.otherwise?.[0]).toMatchObject({
      citizenId: mine[0],
      from: townHall.name,
      to: nursingHome.name,
      better: expect.arrayContaining(['wishes', 'commute']),
    })
    expect(first?.otherwise?.at(-1)).toMatchObject({ from: nursingHome.name, to: null })
    expect(plan.pairs.find(({ citizenId }) => citizenId === near[0])?.otherwise).toBeNull()
    expect(plan.rest).toMatchObject([{ citizenId: stuck, possible: [], otherwise: null }])
    expect(plan.rest[0]?.whyNot).toContainEqual({ code: 'site-too-far', sites: 2 })
  })

  it('shows one caseworker’s own, in the same plan', async () => {
    const all = await ask(mikkel, matchingApi.day, { query: { whose: 'all' } })
    const own = await ask(mikkel, matchingApi.day, { query: { whose: 'me' } })
    expect(own).toMatchObject({ total: all.total, placed: all.placed, counts: { all: 5, me: 2 }, rest: [] })
    expect(own.pairs).toEqual(all.pairs.filter(({ caseworker }) => caseworker === 'Mikkel Dahl'))
    expect(own.pairs).toHaveLength(2)
  })

  it('is planned for several at once, one after the other', async () => {
    const plans = await Promise.all([karen, mikkel, karen, mikkel].map((who) => ask(who, matchingApi.day, { query: {} })))
    for (const plan of plans) expect(plan.pairs).toEqual(plans[0]?.pairs)
  })
})

describe('postal codes', async () => {
  const w = await world()
  const { ask, as } = w
  const load = (text: string, fileName?: string) => ask(asta, matchingApi.loadPlaces, { body: file(text, fileName) })

  it('are laid down once', async () => {
    expect(await ask(asta, matchingApi.places, {})).toMatchObject({ total: 0, sources: [] })
    expect(await layDownPlaces(w.house, asta)).toBe(true)
    expect(await layDownPlaces(w.house, asta)).toBe(false)
    await change(w, 'site', laundry.siteId, "postal_code = '1234'")
    const { total, sources, missing } = await ask(asta, matchingApi.places, {})
    expect(total).toBeGreaterThan(100)
    expect(sources).toEqual([{ source: 'GeoNames, CC BY 4.0', places: total }])
    expect(missing).toContainEqual({ siteId: laundry.siteId, name: laundry.name, postalCode: '1234' })
  })

  it('are loaded from a file, whole, and replace what was known', async () => {
    const { total } = await ask(asta, matchingApi.places, {})
    const text = 'postnr;navn;breddegrad;længdegrad\r\n7430;Ikast;56,14;9,16\r\n7431;Midterlund;56,2;9,1\r\n'
    expect(await load(text, 'dawa.csv')).toEqual({ saved: 2, problems: [] })
    const after = await ask(asta, matchingApi.places, {})
    expect(after.total).toBe(total + 1)
    expect(after.sources).toContainEqual({ source: 'dawa.csv', places: 2 })
    const [replaced] = await w.sql<{ n: number }>(
      "SELECT count(*)::int AS n FROM audit_change WHERE table_name = 'postal_place' AND operation = 'delete'",
    )
    expect(replaced?.n).toBe(1)
  })

  it('are not saved at all where one line is wrong', async () => {
    const { total } = await ask(asta, matchingApi.places, {})
    const answer = await load(
      'postnr;navn;breddegrad;længdegrad\n1301;København K;55,68;12,58\n13010;Forkert;55;12\n1302;;55;12\n',
    )
    expect(answer).toEqual({
      saved: 0,
      problems: [
        { line: 3, code: 'postal-code-invalid', cell: '13010' },
        { line: 4, code: 'required', cell: '' },
      ],
    })
    expect((await ask(asta, matchingApi.places, {})).total).toBe(total)
    await expect(load('a;b\n1;2\n')).rejects.toMatchObject({
      errors: [{ code: 'places-columns-missing', pointer: '/contentBase64' }],
    })
    expect((await as(asta, 'POST', '/api/postal-places', { fileName: 'x', contentBase64: '' })).status).toBe(400)
    expect((await as(karen, 'POST', '/api/postal-places', file('x'))).status).toBe(403)
  })
})
