import { describe, expect, it } from 'vitest'
import { makeCitizen, makeDecision, makePlacement, makeSpell } from '../../prisma/factories.ts'
import { makeVersion } from '../../prisma/placementFactories.ts'
import { addDays, addWeeks } from '../../shared/calendar.ts'
import { experimentsApi } from '../../shared/experiments/experiments.api.ts'
import type { PlanInput } from '../../shared/experiments/experiments.schema.ts'
import { ProblemError } from '../../shared/problem.ts'
import {
  asta,
  birthe,
  catalogueId,
  jonas,
  karen,
  laundry,
  mikkel,
  nursingHome,
  rikke,
  school,
  townHall,
} from '../support/people.ts'
import { serverAddress } from '../support/template.ts'
import { world } from '../support/world.ts'

const start = '2025-09-01'
const end = '2025-12-31'

const input = (given: Partial<PlanInput> = {}): PlanInput => ({
  title: 'Fast makker fra første dag',
  kind: 'method',
  hypothesis: 'Med en fast makker fra første dag kommer flere i lønnede timer.',
  outcome: 'paid_13',
  leastDifference: 15,
  unit: 'sites',
  startsOn: start,
  endsOn: end,
  parts: [{ siteId: school.siteId }],
  ...given,
})
const csv = (text: string) => ({ fileName: 'udfald.csv', contentBase64: Buffer.from(text).toString('base64') })
const refusedWith = async (doing: Promise<unknown>): Promise<string> => {
  try {
    await doing
    return 'done'
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    return error.code === 'invalid' ? error.errors.map(({ code, pointer }) => `${code} ${pointer}`).join() : error.code
  }
}

describe('experiments', async () => {
  const w = await world({ today: '2025-08-20', server: serverAddress() !== null })
  const { ask, as } = w
  const page = (experimentId: string, who = birthe) => ask(who, experimentsApi.get, { params: { experimentId } })
  const planned = async (given: Partial<PlanInput> = {}) =>
    (await ask(birthe, experimentsApi.add, { body: input(given) })).experimentId
  const step = async (deed: 'start' | 'stop' | 'conclude' | 'drop', experimentId: string, body: object = {}) => {
    const { version } = (await page(experimentId)).experiment
    return refusedWith(ask(birthe, experimentsApi[deed], { params: { experimentId }, body: { version, ...body } as never }))
  }
  const started = async (given: Partial<PlanInput> = {}) => {
    const experimentId = await planned(given)
    expect(await step('start', experimentId)).toBe('done')
    return experimentId
  }
  /** People who begin at a site, one every third day; every `nth` of them has a paid hour after eight weeks. */
  const people = (
    count: number,
    siteId: string,
    supplierId: string,
    from: string,
    nth: number,
    offer: 'internship' | 'wage_subsidy' = 'internship',
  ) =>
    w.db.write(karen, 'town.made', async (tx) => {
      const made: { citizenId: string; placementId: string }[] = []
      for (let at = 0; at < count; at += 1) {
        const startsOn = addDays(from, at * 3)
        const citizenId = await makeCitizen(tx, w.house.cpr)
        if (at % 6 === 0)
          await makeDecision(tx, { citizenId, catalogueId, decidedById: karen.staffId, on: startsOn, door: 'yellow' })
        const placementId = await makePlacement(tx, {
          ...{ citizenId, siteId, supplierId, draftedById: karen.staffId, door: 'yellow', offer },
          ...{ startsOn, startedOn: startsOn, endsOn: addWeeks(startsOn, 26) },
        })
        if (at % nth === 0)
          await makeSpell(tx, { citizenId, startsOn: addWeeks(startsOn, 8), weeklyHours: 20, enteredById: karen.staffId })
        made.push({ citizenId, placementId })
      }
      return made
    })

  it('is planned, mended and thrown away by the municipality’s manager', async () => {
    const experimentId = await planned({ unit: 'placements', parts: [] })
    const { experiment, own, can, counts } = await page(experimentId)
    expect([experiment.state, own, counts, experiment.parts]).toEqual(['planned', true, null, []])
    expect([can.change, can.start]).toEqual([null, null])
    const { version } = experiment
    const asked = { params: { experimentId }, body: { ...input({ title: 'Makker og sprog' }), version } }
    await ask(birthe, experimentsApi.change, asked)
    expect((await page(experimentId)).experiment).toMatchObject({
      title: 'Makker og sprog',
      parts: [{ siteId: school.siteId, siteName: school.name, fromOn: start, untilOn: null }],
    })
    // the form was open twice
    expect(await refusedWith(ask(birthe, experimentsApi.change, asked))).toBe('changed-meanwhile')
    expect(await step('drop', experimentId)).toBe('done')
    expect(await refusedWith(page(experimentId))).toBe('not-found')
  })

  it('is planned once, however often it is sent', async () => {
    const send = () =>
      as<{ experimentId: string }>(birthe, 'POST', '/api/experiments', input(), { 'idempotency-key': 'en-plan-der-sendes-igen' })
    const [first, again] = [await send(), await send()]
    expect([first.status, again.body]).toEqual([200, first.body])
    expect(await step('drop', first.body.experimentId)).toBe('done')
  })

  it('takes no plan with a hole in it', async () => {
    const add = (given: Partial<PlanInput>) => refusedWith(planned(given))
    expect(await add({ endsOn: '2025-09-28' })).toBe('experiment-too-short /endsOn')
    expect(await add({ leastDifference: 0 })).toBe('experiment-difference /leastDifference')
    expect(await add({ parts: [] })).toBe('experiment-without-part /parts')
    expect(await add({ parts: [{}] })).toBe('required /parts/0/siteId')
    expect(await add({ parts: [{ siteId: school.siteId, fromOn: '2025-08-31' }] })).toBe(
      'experiment-part-outside /parts/0/fromOn',
    )
  })

  it('is for managers; others and strangers find nothing', async () => {
    const experimentId = await planned()
    for (const who of [karen, jonas, asta]) {
      expect((await as(who, 'GET', '/api/experiments')).status).toBe(403)
      expect((await as(who, 'GET', `/api/experiments/${experimentId}`)).status).toBe(403)
    }
    // the supplier's manager reads what concerns it once it is started, and writes nothing
    expect(await refusedWith(page(experimentId, rikke))).toBe('not-found')
    expect(await refusedWith(ask(rikke, experimentsApi.add, { body: input() }))).toBe('not-found')
    expect(await refusedWith(ask(rikke, experimentsApi.sites, {}))).toBe('not-found')
    expect((await ask(rikke, experimentsApi.list, { query: {} })).total).toBe(0)
    expect(await step('drop', experimentId)).toBe('done')
  })

  let sitesId = ''
  it('is locked by its start, by the database itself', async () => {
    sitesId = await planned()
    const { version } = (await page(sitesId)).experiment
    const start2 = () => refusedWith(ask(birthe, experimentsApi.start, { params: { experimentId: sitesId }, body: { version } }))
    const both = await Promise.all([start2(), start2()])
    expect(both.toSorted()[0]).toBe('done')
    expect(['changed-meanwhile', 'experiment-locked']).toContain(
      both.toSorted((a, b) => (a === 'done' ? 1 : b === 'done' ? -1 : 0))[0],
    )
    const body = { ...input(), version: version + 1 }
    expect(await refusedWith(ask(birthe, experimentsApi.change, { params: { experimentId: sitesId }, body }))).toBe(
      'experiment-locked',
    )
    expect(await step('drop', sitesId)).toBe('experiment-locked')
    for (const set of [
      "title = 'x en anden'",
      "outcome = 'job_26'",
      "hypothesis = 'noget andet'",
      'least_difference = 1',
      "unit = 'periods'",
      "kind = 'management'",
      "starts_on = '2025-01-01'",
      "ends_on = '2026-06-01'",
      'started_at = NULL',
    ])
      await expect(w.sql(`UPDATE experiment SET ${set} WHERE id = '${sitesId}'`), set).rejects.toThrow(/experiment_locked/)
    await expect(
      w.sql(`UPDATE experiment SET conclusion = 'Det gik fint.', concluded_at = now() WHERE id = '${sitesId}'`),
    ).rejects.toThrow(/experiment_not_stopped|change without/)
    for (const sql of [
      `UPDATE experiment_member SET until_on = '2025-10-01' WHERE experiment_id = '${sitesId}'`,
      `DELETE FROM experiment_member WHERE experiment_id = '${sitesId}'`,
      `INSERT INTO experiment_member (id, experiment_id, site_id, from_on, added_by_id) VALUES (gen_random_uuid(), '${sitesId}', '${laundry.siteId}', '${start}', '${birthe.staffId}')`,
      `DELETE FROM experiment WHERE id = '${sitesId}'`,
    ])
      await expect(w.sql(sql), sql).rejects.toThrow(/experiment_locked/)
    // the supplier of the school reads it now; its site belongs to no other
    expect((await page(sitesId, rikke)).own).toBe(false)
    expect(
      await refusedWith(ask(rikke, experimentsApi.stop, { params: { experimentId: sitesId }, body: { version, reason: null } })),
    ).toBe('not-found')
  })

  it('has a site to itself', async () => {
    const again = await planned({ parts: [{ siteId: school.siteId, fromOn: '2025-12-31' }], title: 'Endnu et' })
    expect(await step('start', again)).toBe('experiment-one-at-a-time')
    await expect(w.sql(`UPDATE experiment SET started_at = now() WHERE id = '${again}'`)).rejects.toThrow(
      /experiment_one_at_a_time|experiment_ahead/,
    )
    expect(await step('drop', again)).toBe('done')
    // two plans for one site, started at once
    const rivals = await Promise.all(
      ['Ny vogn', 'Nye klude'].map((title) => planned({ title, parts: [{ siteId: townHall.siteId, fromOn: '2025-12-01' }] })),
    )
    const said = await Promise.all(rivals.map((one) => step('start', one)))
    expect(said.filter((one) => one === 'done')).toHaveLength(1)
    expect(['experiment-one-at-a-time', 'changed-meanwhile']).toContain(said.find((one) => one !== 'done'))
    expect(await step('drop', rivals[said.indexOf('done') === 0 ? 1 : 0] ?? '')).toBe('done')
  })

  it('concerns a supplier by its own sites only', async () => {
    const other = await started({ title: 'Ny maskine på rådhuset', parts: [{ siteId: townHall.siteId, untilOn: '2025-11-30' }] })
    expect(await refusedWith(page(other, rikke))).toBe('not-found')
    expect((await ask(rikke, experimentsApi.list, { query: {} })).experiments.map(({ title }) => title)).toEqual([input().title])
    expect((await ask(birthe, experimentsApi.list, { query: { state: 'planned' } })).counts).toContainEqual({
      state: 'planned',
      count: 3,
    })
  })

  it('takes placements in that caseworkers enrol, early, once, and for good', async () => {
    const experimentId = await started({ title: 'Sprogmakker', unit: 'placements', parts: [] })
    w.moveTo('2025-10-01')
    const [late, early, atSchool] = await Promise.all(
      [
        ['2025-09-16', nursingHome],
        ['2025-09-17', nursingHome],
        ['2025-09-20', school],
      ].map(async ([startsOn, site]) => {
        const { siteId, organisationId } = site as typeof school
        return w.make.placement({
          citizenId: await w.make.citizen(),
          siteId,
          supplierId: organisationId,
          startsOn: startsOn as string,
          endsOn: '2025-12-17',
        })
      }),
    )
    const join = (placementId = '', who = karen) =>
      refusedWith(ask(who, experimentsApi.enrol, { params: { placementId, experimentId } }))
    expect(await join(late)).toBe('experiment-too-late')
    expect(await join(atSchool)).toBe('experiment-in-another')
    expect(await Promise.all([join(early), join(early, mikkel)])).toEqual(['done', 'done'])
    expect(await w.sql(`SELECT 1 AS one FROM experiment_member WHERE placement_id = '${early}'`)).toHaveLength(1)
    const seen = await ask(mikkel, experimentsApi.ofPlacement, { params: { placementId: early ?? '' } })
    expect(seen.experiments).toMatchObject([{ title: 'Sprogmakker', addedOn: '2025-10-01', can: { takeOut: null } }])
    // the manager is told fives, and never a placement
    expect((await page(experimentId)).counts).toMatchObject({ enrolled: { least: 0, most: 9 } })
    expect(await refusedWith(page(experimentId, rikke))).toBe('not-found')
    const out = () => refusedWith(ask(karen, experimentsApi.takeOut, { params: { placementId: early ?? '', experimentId } }))
    expect(await out()).toBe('done')
    expect(await out()).toBe('not-found')
    expect(await join(early)).toBe('done')
    w.moveTo('2025-10-02')
    expect(await out()).toBe('experiment-stays-in')
    await expect(
      w.sql(`UPDATE experiment_member SET removed_at = now() WHERE placement_id = '${early}' AND removed_at IS NULL`),
    ).rejects.toThrow(/experiment_stays_in/)
    expect((await as(birthe, 'GET', `/api/placements/${early}/experiments`)).status).toBe(403)
    expect(await step('stop', experimentId)).toBe('reason-too-short /reason')
    expect(await step('stop', experimentId, { reason: 'Sprogskolen lukkede.' })).toBe('done')
    expect(await join(early)).toBe('done')
    expect(await join(late)).toBe('experiment-enrolment-closed')
    // given up: the conclusion says for good that its writer knew no result
    expect(await step('conclude', experimentId, { conclusion: 'Vi gav op, da skolen lukkede.' })).toBe('done')
    expect((await page(experimentId)).result).toEqual({ says: 'not-yet' })
    const file = await as(birthe, 'GET', `/api/experiments/${experimentId}/csv?language=da`)
    expect(file.bytes.toString('utf8')).toContain('skrevet 2. okt. 2025. Resultatet vises tidligst 15. jan. 2026')
  })

  it('shows no outcome before the last has been followed, then the difference that plain SQL finds', async () => {
    w.moveTo('2025-12-15')
    await people(20, school.siteId, school.organisationId, '2025-09-02', 2)
    await people(20, nursingHome.siteId, nursingHome.organisationId, '2025-09-03', 4)
    // another offer, another time: comparable with nobody
    await people(3, laundry.siteId, laundry.organisationId, '2025-09-03', 1, 'wage_subsidy')
    await people(3, laundry.siteId, laundry.organisationId, '2025-07-01', 1)
    // so many more at the nursing home in spring that the year's figures cannot be compared with the autumn's
    await people(6, nursingHome.siteId, nursingHome.organisationId, '2025-03-03', 2)
    // so many more at the school too; one who began at the nursing home and came to the school later, and one whose offer was changed on the way
    await people(6, school.siteId, school.organisationId, '2025-03-04', 2)
    const nursing = { siteId: nursingHome.siteId, supplierId: nursingHome.organisationId, draftedById: karen.staffId }
    const internship = {
      ...nursing,
      door: 'yellow',
      offer: 'internship',
      startedOn: '2025-09-10',
      startsOn: '2025-09-10',
    } as const
    await w.db.write(karen, 'town.made', async (tx) => {
      const moved = await makeCitizen(tx, w.house.cpr)
      await makePlacement(tx, {
        ...internship,
        citizenId: moved,
        endsOn: '2025-10-31',
        endedOn: '2025-10-31',
        endReason: 'moved',
      })
      const atSchool = {
        siteId: school.siteId,
        supplierId: school.organisationId,
        startsOn: '2025-11-03',
        startedOn: '2025-11-03',
      }
      await makePlacement(tx, { ...internship, ...atSchool, citizenId: moved, endsOn: '2026-03-01' })
      const citizenId = await makeCitizen(tx, w.house.cpr)
      const placementId = await makePlacement(tx, { ...internship, citizenId, endsOn: '2026-03-01' })
      const agreed = { number: 2, kind: 'offer', draftedOn: '2025-11-01', sentOn: '2025-11-01', agreedOn: '2025-11-01' } as const
      await makeVersion(tx, { ...internship, placementId, citizenId, endsOn: '2026-03-01', offer: 'wage_subsidy', ...agreed })
      await tx.placement.updateMany({ where: { id: placementId }, data: { offer: 'wage_subsidy' } })
    })
    const running = await page(sitesId)
    expect(running.result).toEqual({ says: 'not-yet' })
    expect(running.counts?.takingPart).toEqual({ least: 20, most: 24 })
    expect(JSON.stringify(running)).not.toMatch(/"part"|variance|citizenId|placementId/)
    w.moveTo('2026-01-05')
    expect(await step('conclude', sitesId, { conclusion: 'Det gik, som vi troede, det ville.' })).toBe('experiment-not-stopped')
    const { version } = (await page(sitesId)).experiment
    const stop = () =>
      refusedWith(ask(birthe, experimentsApi.stop, { params: { experimentId: sitesId }, body: { version, reason: null } }))
    const both = await Promise.all([stop(), stop()])
    expect(both.filter((one) => one === 'done')).toHaveLength(1)
    expect(['changed-meanwhile', 'experiment-stopped']).toContain(both.find((one) => one !== 'done'))
    expect((await page(sitesId)).experiment).toMatchObject({ stoppedOn: end, state: 'stopped' })
    await expect(
      w.sql(`UPDATE experiment SET stopped_on = '2025-10-01', stop_reason = 'det så godt ud nu' WHERE id = '${sitesId}'`),
    ).rejects.toThrow(/experiment_stopped/)
    w.moveTo('2026-04-14')
    expect((await page(sitesId)).result).toEqual({ says: 'not-yet' })
    w.moveTo('2026-04-15')
    const told = (await page(sitesId)).result
    // once more without functions or facts: each citizen once, at the school or elsewhere in the same days, same door and offer
    const rows = await w.sql<{ arm: string; n: number; part: number }>(`
      SELECT CASE WHEN p.site_id = '${school.siteId}' THEN 'takingPart' ELSE 'comparison' END AS arm, count(DISTINCT p.citizen_id)::int AS n,
        count(DISTINCT p.citizen_id) FILTER (WHERE EXISTS (SELECT 1 FROM employment_spell s WHERE s.citizen_id = p.citizen_id AND s.kind = 'ordinary'
          AND s.starts_on <= p.started_on + 91 AND coalesce(s.ends_on, 'infinity') >= p.started_on))::int AS part
      FROM placement p WHERE p.started_on BETWEEN '${start}' AND '${end}' AND p.door = 'yellow' AND p.site_id <> '${townHall.siteId}'
        AND coalesce((SELECT v.offer FROM placement_version v WHERE v.placement_id = p.id AND v.number = 1), p.offer) = 'internship'
        AND NOT EXISTS (SELECT 1 FROM placement q WHERE q.citizen_id = p.citizen_id AND q.started_on >= '${start}' AND q.started_on < p.started_on)
        AND NOT EXISTS (SELECT 1 FROM experiment_member m WHERE m.placement_id = p.id AND m.removed_at IS NULL)
      GROUP BY 1`)
    expect(told).toMatchObject({ says: 'told', kind: 'share' })
    if (told.says !== 'told' || told.kind !== 'share') return
    for (const { arm, n, part } of rows) expect(told.arms[arm as 'comparison'], arm).toMatchObject({ n, part })
    expect(new Set(rows.map(({ part }) => part))).toEqual(new Set([10, 5]))
    // every number of the balance is five or more, and so is what it leaves
    const doors = told.balance.find(({ dimension }) => dimension === 'door')
    expect(doors?.table.cells.at(-1)).toEqual([
      { n: told.arms.takingPart.n },
      { n: told.arms.comparison.n },
      { n: told.arms.takingPart.n + told.arms.comparison.n },
    ])
    for (const { table } of told.balance)
      for (const cell of table.cells.flat()) expect('hidden' in cell || cell.n >= 5 || cell.n === 0).toBe(true)
    expect((await page(sitesId, rikke)).result).toEqual(told)
  })

  it('can be saved as a file that says the same and how', async () => {
    const { bytes } = await as(birthe, 'GET', `/api/experiments/${sitesId}/csv?language=da`)
    const text = bytes.toString('utf8')
    expect(text).toContain('Fast makker fra første dag')
    expect(text).toMatch(/Forskel;;\+?\d/)
    expect(text).toContain('Newcombe')
    expect(text).not.toMatch(/\b(citizen|placement)/i)
    expect((await as(birthe, 'GET', `/api/experiments/${sitesId}/csv?language=en`)).bytes.toString('utf8')).toContain('Took part')
    expect((await as(karen, 'GET', `/api/experiments/${sitesId}/csv`)).status).toBe(403)
  })

  it('is closed by a conclusion, once, and by one of two', async () => {
    expect(await step('conclude', sitesId, { conclusion: 'Kort.' })).toBe('experiment-conclusion-short /conclusion')
    const { version } = (await page(sitesId)).experiment
    const conclude = (conclusion: string) =>
      refusedWith(ask(birthe, experimentsApi.conclude, { params: { experimentId: sitesId }, body: { version, conclusion } }))
    const both = await Promise.all([
      conclude('Flere kom i lønnede timer, som vi troede.'),
      conclude('Det ved vi ikke nok om til at sige.'),
    ])
    expect(both.filter((one) => one === 'done')).toHaveLength(1)
    expect(['changed-meanwhile', 'experiment-closed']).toContain(both.find((one) => one !== 'done'))
    expect(await step('conclude', sitesId, { conclusion: 'En tredje konklusion til sidst.' })).toBe('experiment-closed')
    await expect(w.sql(`UPDATE experiment SET conclusion = 'Noget helt andet.' WHERE id = '${sitesId}'`)).rejects.toThrow(
      /experiment_closed/,
    )
    await expect(w.sql(`UPDATE experiment SET concluded_result = '{}' WHERE id = '${sitesId}'`)).rejects.toThrow(
      /experiment_closed/,
    )
  })

  it('is told afterwards as it was when it was concluded, whatever is corrected', async () => {
    const before = (await page(sitesId)).result
    expect(before).toMatchObject({ says: 'told', toldOn: '2026-04-15', arms: { takingPart: { part: 10 } } })
    const [without] = await w.sql<{
      id: string
    }>(`SELECT p.citizen_id::text AS id FROM placement p WHERE p.site_id = '${school.siteId}'
      AND p.started_on BETWEEN '${start}' AND '${end}' AND NOT EXISTS (SELECT 1 FROM employment_spell s WHERE s.citizen_id = p.citizen_id) LIMIT 1`)
    await w.db.write(karen, 'town.made', (tx) =>
      makeSpell(tx, { citizenId: without?.id ?? '', startsOn: '2025-10-01', weeklyHours: 20, enteredById: karen.staffId }),
    )
    w.moveTo('2026-04-16')
    expect((await page(sitesId)).result).toEqual(before)
    const text = (await as(birthe, 'GET', `/api/experiments/${sitesId}/csv?language=da`)).bytes.toString('utf8')
    expect(text).toContain('da konklusionen blev skrevet 15. apr. 2026')
    w.moveTo('2026-04-15')
  })

  it('tells nothing that could be subtracted from an experiment told before, nor of fewer than five', async () => {
    const result = async (experimentId: string) =>
      (
        await w.db.read(
          birthe,
          (tx) =>
            tx.$queryRaw<{ result: { says: string; why?: string } }[]>`SELECT experiment_result(${experimentId}::uuid) AS result`,
        )
      )[0]?.result
    // behind the product's back: the same site, one day less, as if it had been planned then
    const twin = async (from: string, siteId: string) => {
      const [row] = await w.sql<{ id: string }>(`SELECT gen_random_uuid()::text AS id`)
      const id = row?.id ?? ''
      await w.sql('ALTER TABLE experiment DISABLE TRIGGER USER')
      await w.sql('ALTER TABLE experiment_member DISABLE TRIGGER USER')
      await w.sql(`INSERT INTO experiment (id, organisation_id, title, kind, hypothesis, outcome, least_difference, unit, starts_on, ends_on, started_at, stopped_on, created_by_id)
        VALUES ('${id}', '${birthe.organisationId}', 'Tvilling', 'method', 'Det samme', 'paid_13', 10, 'sites', '${from}', '${end}', now(), '${end}', '${birthe.staffId}')`)
      await w.sql(
        `INSERT INTO experiment_member (id, experiment_id, site_id, from_on, added_by_id) VALUES (gen_random_uuid(), '${id}', '${siteId}', '${from}', '${birthe.staffId}')`,
      )
      await w.sql('ALTER TABLE experiment ENABLE TRIGGER USER')
      await w.sql('ALTER TABLE experiment_member ENABLE TRIGGER USER')
      return id
    }
    // the nursing home's twenty, less the first two: together with the first experiment one could tell of those two
    const close = await twin('2025-09-07', nursingHome.siteId)
    expect(await result(close)).toMatchObject({ says: 'hidden' })
    const few = await twin('2025-12-20', nursingHome.siteId)
    expect(await result(few)).toEqual({ says: 'hidden', why: 'few' })
  })

  it('reads outcomes from elsewhere: every line with its fault, all or nothing, no person', async () => {
    const experimentId = await started({
      unit: 'elsewhere',
      outcome: 'attendance_13',
      title: 'Opstart hos nabokommunen',
      startsOn: '2026-04-15',
      endsOn: '2026-06-30',
      parts: [],
    })
    const preview = (text: string) => ask(birthe, experimentsApi.previewOutcomes, { params: { experimentId }, body: csv(text) })
    expect(await refusedWith(preview('Gruppe;Værdi\ndeltager;80\n'))).toBe('experiment-not-stopped')
    w.moveTo('2026-07-01')
    expect(await step('stop', experimentId)).toBe('done')
    expect((await page(experimentId)).result).toEqual({ says: 'not-imported' })
    expect(await refusedWith(preview('Gruppe;Værdi;Navn\ndeltager;80;Asta\n'))).toBe('experiment-file-columns /contentBase64')
    expect(await refusedWith(preview('Gruppe;Værdi\ndeltager;610261-1234\n'))).toBe('experiment-file-cpr /contentBase64')
    const bad = await preview('Gruppe;Værdi\ndeltager;80,5\nmåske;70\n')
    expect([bad.counts, bad.fingerprint]).toEqual([{ taking_part: 1, comparison: 0, refused: 1 }, null])
    expect(bad.rows[1]?.problem).toEqual({ column: 'arm', code: 'experiment-arm-unknown' })
    const lines = [
      ...Array.from({ length: 40 }, (_, at) => `deltager;${80 + (at % 20)},5`),
      ...Array.from({ length: 40 }, (_, at) => `kontrol;${60 + (at % 20)}`),
    ]
    const file = csv(`Gruppe;Værdi\n${lines.join('\n')}\n`)
    const good = await ask(birthe, experimentsApi.previewOutcomes, { params: { experimentId }, body: file })
    const save = async (fingerprint: string, body = file) => {
      const { version } = (await page(experimentId)).experiment
      return refusedWith(
        ask(birthe, experimentsApi.saveOutcomes, { params: { experimentId }, body: { ...body, version, fingerprint } }),
      )
    }
    expect(await save('noget andet')).toBe('changed-meanwhile')
    expect(await save('', csv('Gruppe;Værdi\nmåske;70\n'))).toBe('experiment-file-faults /contentBase64')
    expect((await page(experimentId)).result).toEqual({ says: 'not-imported' })
    expect(await save(good.fingerprint ?? '')).toBe('done')
    expect(await save(good.fingerprint ?? '')).toBe('done')
    const told = (await page(experimentId)).result
    expect(told).toMatchObject({
      says: 'told',
      kind: 'mean',
      arms: { takingPart: { n: 40, mean: 90 }, comparison: { n: 40, mean: 69.5 } },
      balance: [],
    })
    // one record for a file, and nobody else reads or writes its lines
    const records = await w.sql<{ n: number }>(
      `SELECT count(*)::int AS n FROM audit_change WHERE table_name = 'experiment_value' AND operation = 'insert'`,
    )
    expect(records).toEqual([{ n: 2 }])
    expect(await refusedWith(ask(rikke, experimentsApi.previewOutcomes, { params: { experimentId }, body: file }))).toBe(
      'not-found',
    )
    expect(await step('conclude', experimentId, { conclusion: 'Den faste opstart ser ud til at virke.' })).toBe('done')
    expect((await page(experimentId)).result).toEqual({ ...told, toldOn: '2026-07-01' })
    expect(await save(good.fingerprint ?? '')).toBe('experiment-closed')
  })

  it('lets a manager’s role in the database ask for no person', async () => {
    const denied = (work: Parameters<typeof w.db.read<unknown>>[1]) =>
      expect(w.db.read(birthe, work)).rejects.toThrow(/permission denied/)
    await denied((tx) => tx.$queryRaw`SELECT placement_id FROM experiment_member`)
    await denied((tx) => tx.$queryRaw`SELECT value FROM experiment_value`)
    await denied((tx) => tx.$queryRaw`SELECT answer FROM idempotency_key`)
    await denied((tx) => tx.$queryRaw`SELECT * FROM experiment_people(${sitesId}::uuid)`)
    await denied((tx) => tx.$queryRaw`SELECT * FROM experiment_measured(${sitesId}::uuid)`)
    await denied((tx) => tx.$queryRaw`SELECT experiment_balance(${sitesId}::uuid)`)
    expect(await w.db.read(birthe, (tx) => tx.experimentMember.count({ where: { siteId: null } }))).toBe(0)
  })
})
