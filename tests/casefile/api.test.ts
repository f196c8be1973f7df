import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import {
  makeAssessment,
  makeCheck,
  makeCitizen,
  makeDecision,
  makePlacement,
  makeSpell,
  makeVersion,
} from '../../prisma/factories.ts'
import { makeMeasurement } from '../../prisma/progressFactories.ts'
import { asDate } from '../../server/db/dates.ts'
import { addDays } from '../../shared/calendar.ts'
import { casefileApi } from '../../shared/casefile/casefile.api.ts'
import { type CaseFacts, nextStepOf, stageOf } from '../../shared/casefile/casefile.rules.ts'
import { DeadlineFilter, DoorFilter, type NextStep, Stage } from '../../shared/casefile/casefile.schema.ts'
import { moveOn } from '../../shared/casefile/moves.rules.ts'
import { danishOrder } from '../../shared/danishOrder.ts'
import { catalogueV1 } from '../../shared/doors/catalogue.v1.ts'
import { lastingApi } from '../../shared/employment/lasting.api.ts'
import { standardTerms } from '../../shared/employment/lasting.rules.ts'
import { statusOf } from '../../shared/placements/agreements.rules.ts'
import { asta, birthe, catalogueId, jonas, karen, mikkel, nursingHome } from '../support/people.ts'
import { type World, world } from '../support/world.ts'
import { type MadeUp, madeUpPopulation } from './population.ts'

const today = '2026-11-18'
const caseworkers = [karen, mikkel] as const

/** Saves a made-up citizen as the rooms would, and answers the facts with the ids they got. */
const save = async (w: World, made: MadeUp): Promise<{ citizenId: string; facts: CaseFacts }> => {
  const { facts } = made
  const ids = new Map(facts.placements.map(({ placementId }) => [placementId, randomUUID()]))
  const idOf = (placementId: string): string => ids.get(placementId) ?? placementId
  const by = { citizenId: randomUUID() }
  const { citizenId } = by
  await w.house.dbOn(today).write(karen, 'citizen.made', async (tx) => {
    const caseworkerId = made.caseworker === null ? null : caseworkers[made.caseworker].staffId
    await makeCitizen(tx, w.house.cpr, {
      id: citizenId,
      firstName: made.firstName,
      lastName: made.lastName,
      caseworkerId,
      createdOn: facts.arrivedOn,
    })
    if (facts.door)
      await makeDecision(tx, { ...by, catalogueId, decidedById: karen.staffId, on: facts.door.decidedOn, door: facts.door.door })
    if (facts.assessment) {
      await makeAssessment(tx, {
        ...by,
        catalogueId,
        startedById: karen.staffId,
        on: facts.assessment.startedOn,
        answers: made.answers,
      })
    }
    for (const { placementId, withdrawnAt, newest, agreed, ...rest } of facts.placements) {
      const ended = rest.endedOn ? { endReason: 'period_ended' } : {}
      const site = { siteId: nursingHome.siteId, supplierId: nursingHome.organisationId, draftedById: karen.staffId }
      const id = idOf(placementId)
      const isChange = rest.startedOn !== null && newest?.agreedAt === null
      const fate = isChange
        ? {}
        : {
            draftedOn: newest?.draftedOn ?? rest.startsOn,
            sentOn: newest?.sentOn ?? null,
            agreedOn: newest?.agreedAt?.slice(0, 10) ?? null,
          }
      await makePlacement(tx, { id, ...by, ...site, ...rest, ...fate, ...ended, withdrawnOn: withdrawnAt?.slice(0, 10) ?? null })
      if (isChange) {
        const { startsOn, endsOn } = rest
        const { draftedOn, sentOn } = newest
        await makeVersion(tx, { placementId: id, ...by, ...site, startsOn, endsOn, number: 2, kind: 'hours', draftedOn, sentOn })
      }
      if (newest?.declinedAt) {
        await tx.placementVersion.updateMany({ where: { placementId: id }, data: { declinedAt: new Date(newest.declinedAt) } })
      }
    }
    if (facts.disagreement) {
      const { id: decisionId } = await tx.doorDecision.findFirstOrThrow({ where: by, select: { id: true } })
      const when = { saidOn: asDate(facts.disagreement.saidOn), dueOn: asDate(facts.disagreement.dueOn) }
      await tx.doorDisagreement.createMany({
        data: [{ ...by, decisionId, words: 'Nej', ...when, receivedById: karen.staffId, ownerId: karen.staffId }],
      })
    }
    if (facts.lastMeasuredOn)
      await makeMeasurement(tx, { ...by, party: 'citizen', on: facts.lastMeasuredOn, enteredById: karen.staffId })
    for (const { askedThrough, ...spell } of facts.spells) {
      const of = askedThrough ? { placementId: idOf(askedThrough), supplierId: nursingHome.organisationId } : {}
      await makeSpell(tx, { ...by, ...spell, ...of, enteredById: karen.staffId })
    }
    for (const { placementId, weeks } of facts.checks) {
      await makeCheck(tx, {
        placementId: idOf(placementId),
        ...by,
        weeks: weeks as 4,
        answer: 'unknown',
        on: today,
        checkedById: karen.staffId,
      })
    }
  })
  const named = (one: { placementId: string }) => ({ placementId: idOf(one.placementId) })
  return {
    citizenId,
    facts: {
      ...facts,
      placements: facts.placements.map((one) => ({ ...one, ...named(one) })),
      checks: facts.checks.map((one) => ({ ...one, ...named(one) })),
      spells: facts.spells.map((one) => ({ ...one, askedThrough: one.askedThrough && idOf(one.askedThrough) })),
    },
  }
}

type Expected = { citizenId: string; facts: CaseFacts; made: MadeUp; stage: Stage; next: NextStep | null }
const doorOf = ({ facts }: Expected): DoorFilter => facts.door?.door ?? 'none'
/** Nobody's days are logged here: of the facts only weeks of ordinary pay beside a placement can ask for a talk. */
const moves = ({ facts: { door, assessment, placements, spells, terms } }: Expected): boolean => {
  const definition = catalogueV1.doors.find((one) => one.door === door?.door)
  const runs = placements.some((one) => statusOf(one, today) === 'running')
  if (!door || !definition || assessment || !runs) return false
  const measured = { citizen: null, caseworker: null }
  return moveOn(definition.moveFacts, { decidedOn: door.decidedOn, days: [], measured, spells, terms }, today) !== null
}
/** Today still counts as this week. */
const dueOf = ({ next }: Expected): DeadlineFilter => {
  if (!next) return 'none'
  if (next.on < today) return 'overdue'
  return next.on <= '2026-11-22' ? 'week' : 'later'
}

describe('the caseload', () => {
  let w: World
  const people: Expected[] = []
  beforeAll(async () => {
    w = await world({ today })
    for (const made of madeUpPopulation(150, today)) {
      const { citizenId, facts } = await save(w, made)
      people.push({ citizenId, facts, made, stage: stageOf(facts, today), next: nextStepOf(facts, today) })
    }
  })

  const everybody = async (query: Omit<Parameters<typeof asked>[0], 'page'> = {}) => {
    const first = await asked({ ...query, page: '1' })
    const rows = [...first.rows]
    for (let page = 2; rows.length < first.total; page += 1) rows.push(...(await asked({ ...query, page: String(page) })).rows)
    return { ...first, rows }
  }
  const asked = (query: Parameters<typeof w.ask<typeof casefileApi.caseload>>[2]['query']) =>
    w.ask(karen, casefileApi.caseload, { query })

  it('meets every stage and every kind of step in its made-up people', () => {
    expect(new Set(people.map(({ stage }) => stage))).toEqual(new Set(Stage.options))
    expect(new Set(people.map(({ next }) => next?.kind)).size).toBe(13)
    expect(new Set(people.map(dueOf))).toEqual(new Set(DeadlineFilter.options))
  })

  it('says of everyone what the rules say of one', async () => {
    const { rows } = await everybody({ caseworker: 'all' })
    const seen = new Map(rows.map((row) => [row.citizenId, { stage: row.stage, next: row.nextStep, door: row.door ?? 'none' }]))
    const rules = new Map(
      people.map((one) => [
        one.citizenId,
        { stage: one.stage, next: one.next && { kind: one.next.kind, on: one.next.on }, door: doorOf(one) },
      ]),
    )
    expect(seen).toEqual(rules)
  })

  it('tells two of one name on a page apart by the masked CPR number, and shows no other', async () => {
    const { rows } = await asked({ caseworker: 'all', sort: 'name' })
    const nameOf = ({ firstName, lastName }: (typeof rows)[number]) => `${firstName} ${lastName}`
    const again = rows.filter((row) => rows.some((other) => other !== row && nameOf(other) === nameOf(row)))
    expect(again.length).toBeGreaterThan(0)
    expect(rows.filter(({ cprMasked }) => cprMasked !== null)).toEqual(again)
    for (const { cprMasked } of again) expect(cprMasked).toMatch(/^\d{6}-••••$/)
  })

  it('says of everyone what the rules say of one, too where the municipality counts something else as lasting', async () => {
    const stages: string[] = []
    const say = async (terms: typeof standardTerms) => {
      const { definitions } = await w.ask(asta, lastingApi.definitions, {})
      const replaces = definitions.find(({ supersededAt }) => supersededAt === null)?.definitionId ?? null
      await w.ask(asta, lastingApi.define, { body: { ...terms, validFrom: today, reason: 'et forsøg', replaces } })
    }
    for (const terms of [
      { weeks: 13, bridgedWeeks: 2, leastHours: 0 },
      { weeks: 20, bridgedWeeks: 6, leastHours: 20 },
    ]) {
      await say(terms)
      const { rows } = await everybody({ caseworker: 'all' })
      const rules = people.map(({ citizenId, facts }) => [citizenId, stageOf({ ...facts, terms }, today)] as const)
      expect(new Map(rows.map((row) => [row.citizenId, row.stage]))).toEqual(new Map(rules))
      stages.push(rules.map(([, stage]) => stage).join())
    }
    await say(standardTerms)
    expect(new Set([people.map(({ stage }) => stage).join(), ...stages]).size).toBe(3)
  })

  it('says the same on the citizen’s own page', async () => {
    for (const { citizenId, stage, next } of people) {
      const casefile = await w.ask(karen, casefileApi.get, { params: { citizenId } })
      expect({ stage: casefile.stage, next: casefile.nextStep }).toEqual({ stage, next })
    }
  })

  it('counts each filter’s values with the others standing', async () => {
    const worker = (one: Expected) => one.made.caseworker
    const filters = [
      {},
      { caseworker: 'all' as const },
      { caseworker: 'none' as const },
      { caseworker: mikkel.staffId, deadline: 'overdue' as const },
      ...DoorFilter.options.map((door) => ({ door, caseworker: 'all' as const })),
      ...Stage.options.map((stage) => ({ stage })),
      ...DeadlineFilter.options.map((deadline) => ({ deadline, door: 'red' as const, caseworker: 'all' as const })),
      { deadline: 'overdue' as const, stage: 'working' as const, door: 'yellow' as const },
    ]
    for (const query of filters) {
      const want = { door: undefined, stage: undefined, deadline: undefined, attention: undefined, caseworker: 'me', ...query }
      const fits = {
        door: (one: Expected) => want.door === undefined || doorOf(one) === want.door,
        stage: (one: Expected) => want.stage === undefined || one.stage === want.stage,
        deadline: (one: Expected) => want.deadline === undefined || dueOf(one) === want.deadline,
        attention: (one: Expected) =>
          want.attention === undefined || (want.attention === 'disagreement' ? one.facts.disagreement !== null : moves(one)),
        caseworker: (one: Expected) =>
          want.caseworker === 'all' ||
          (want.caseworker === 'none' ? worker(one) === null : worker(one) === (want.caseworker === mikkel.staffId ? 1 : 0)),
      }
      type Filter = keyof typeof fits
      const leavingOut = (filter: Filter | null) =>
        people.filter((one) => (Object.keys(fits) as Filter[]).every((name) => name === filter || fits[name](one)))
      const tally = <K extends string>(filter: Filter, keys: readonly K[], keyOf: (one: Expected) => K) =>
        Object.fromEntries(keys.map((key) => [key, leavingOut(filter).filter((one) => keyOf(one) === key).length]))
      const { total, rows, counts } = await everybody(query)
      const expected = leavingOut(null)
      expect(new Set(rows.map(({ citizenId }) => citizenId))).toEqual(new Set(expected.map(({ citizenId }) => citizenId)))
      expect(total).toBe(expected.length)
      expect(counts.door).toEqual(tally('door', DoorFilter.options, doorOf))
      expect(counts.stage).toEqual(tally('stage', Stage.options, ({ stage }) => stage))
      expect(counts.deadline).toEqual(tally('deadline', DeadlineFilter.options, dueOf))
      expect(counts.all).toEqual({
        door: leavingOut('door').length,
        stage: leavingOut('stage').length,
        deadline: leavingOut('deadline').length,
        attention: leavingOut('attention').length,
        caseworker: leavingOut('caseworker').length,
      })
      expect(counts.attention).toEqual({
        move: want.caseworker === 'all' && want.attention !== 'move' ? null : leavingOut('attention').filter(moves).length,
        disagreement: leavingOut('attention').filter(({ facts }) => facts.disagreement !== null).length,
      })
      const held = (which: MadeUp['caseworker']) => leavingOut('caseworker').filter((one) => worker(one) === which).length
      expect(counts.mine).toBe(held(0))
      expect(counts.nobodys).toBe(held(null))
      expect(counts.caseworkers).toEqual([
        { staffId: karen.staffId, name: karen.name, count: held(0) },
        { staffId: mikkel.staffId, name: mikkel.name, count: held(1) },
      ])
    }
  })

  it('sorts by deadline, name, door and stage, both ways, and turns pages without losing anybody', async () => {
    const due = (await everybody({ caseworker: 'all' })).rows.map(({ nextStep }) => nextStep?.on ?? '9999')
    expect(due).toEqual(due.toSorted())
    const backwards = (await everybody({ caseworker: 'all', order: 'desc' })).rows.flatMap(({ nextStep }) => nextStep?.on ?? [])
    expect(backwards).toEqual(backwards.toSorted().reverse())

    const names = (await everybody({ caseworker: 'all', sort: 'name' })).rows.map(({ lastName }) => lastName)
    expect([...new Set(names)]).toEqual([
      'Andersen',
      'Bæk',
      'Holm',
      'Møller',
      'Yilmaz',
      'Zahle',
      'Ærø',
      'Østergaard',
      'Åberg',
      'Aagaard',
    ])
    expect(names).toEqual(names.toSorted(danishOrder))
    expect(names.length).toBe(people.length)

    const doors = (await everybody({ caseworker: 'all', sort: 'door' })).rows.map(({ door }) => door)
    expect([...new Set(doors)]).toEqual(['red', 'yellow', 'green', null])
    const stages = (await everybody({ caseworker: 'all', sort: 'stage', order: 'desc' })).rows.map(({ stage }) => stage)
    expect([...new Set(stages)]).toEqual(Stage.options.toReversed())

    const pages = [
      await asked({ caseworker: 'all', page: '1' }),
      await asked({ caseworker: 'all', page: '2' }),
      await asked({ caseworker: 'all', page: '3' }),
    ]
    expect(pages.map(({ rows }) => rows.length)).toEqual([50, 50, 50])
    expect(new Set(pages.flatMap(({ rows }) => rows.map(({ citizenId }) => citizenId))).size).toBe(150)
  })

  it('puts one look on record, with exactly those on the page', async () => {
    const looks = () =>
      w.sql<{ citizen_ids: string[]; purpose: string }>(
        "SELECT citizen_ids, purpose FROM audit_entry WHERE deed = 'viewed' AND endpoint = 'casefile.caseload'",
      )
    const before = (await looks()).length
    const { rows } = await asked({ caseworker: 'all', page: '2' })
    const after = await looks()
    expect(after.length).toBe(before + 1)
    const look = after.find(
      ({ citizen_ids }) => citizen_ids.length === rows.length && citizen_ids.includes(rows[0]?.citizenId ?? ''),
    )
    expect(look?.purpose).toBe('casework')
    expect(new Set(look?.citizen_ids)).toEqual(new Set(rows.map(({ citizenId }) => citizenId)))
  })

  it('is for caseworkers alone', async () => {
    for (const who of [jonas, birthe, asta]) {
      for (const url of [
        '/api/caseload',
        `/api/citizens/${people[0]?.citizenId}/casefile`,
        `/api/citizens/${people[0]?.citizenId}/timeline`,
      ]) {
        expect((await w.as(who, 'GET', url)).status).toBe(403)
        expect((await w.as(null, 'GET', url)).status).toBe(401)
      }
    }
  })

  it('refuses a filter it does not know', async () => {
    for (const query of ['door=blue', 'page=0', 'caseworker=karen', 'sort=cpr', 'text=Holm', 'door=red&door=green']) {
      expect((await w.as(karen, 'GET', `/api/caseload?${query}`)).status, query).toBe(400)
    }
  })

  it('finds nobody of another municipality, and says the same as for an id that never was', async () => {
    const [organisation, citizen] = [randomUUID(), randomUUID()]
    // behind the product's back, for no caseworker of ours could write it
    await w.sql(`DO $do$ BEGIN
      PERFORM set_config('app.entry', '${randomUUID()}', true);
      INSERT INTO organisation (id, kind, name, cvr, made_up) VALUES ('${organisation}', 'municipality', 'Nabokommunen', '29990009', true);
      INSERT INTO citizen (id, organisation_id, cpr_sealed, cpr_index, cpr_date, first_name, last_name, search_name)
        VALUES ('${citizen}', '${organisation}', 'x', 'x', '740385', 'Fremmed', 'Borger', 'fremmed borger');
    END $do$`)
    for (const page of ['casefile', 'timeline']) {
      const foreign = await w.as<Record<string, unknown>>(karen, 'GET', `/api/citizens/${citizen}/${page}`)
      const never = await w.as<Record<string, unknown>>(karen, 'GET', `/api/citizens/${randomUUID()}/${page}`)
      expect(foreign.status).toBe(404)
      expect({ ...foreign.body, requestId: '' }).toEqual({ ...never.body, requestId: '' })
    }
    expect((await everybody({ caseworker: 'all' })).rows.some(({ citizenId }) => citizenId === citizen)).toBe(false)
  })
})

describe('one citizen', () => {
  it('shows the last 20 working days as they were', async () => {
    const w = await world({ today })
    const citizenId = await w.make.citizen()
    await w.make.decision({ citizenId, door: 'yellow', on: '2026-10-01' })
    const placementId = await w.make.placement({ citizenId, startsOn: '2026-11-04', weekdayHours: [4, 4, 4, 0, 4, 0, 0] })
    await w.make.attendance(jonas, [
      { placementId, on: '2026-11-04' },
      { placementId, on: '2026-11-06', state: 'late', hours: 3 },
      { placementId, on: '2026-11-09', state: 'sick', hours: 0 },
      { placementId, on: '2026-11-10', state: 'agreed_absence', hours: 0 },
    ])
    const { days, placements, can, cprMasked } = await w.ask(karen, casefileApi.get, { params: { citizenId } })
    expect(days.slice(-11)).toEqual([
      'present',
      'none',
      'partly',
      'absent',
      'agreed',
      'not-logged',
      'none',
      'not-logged',
      'not-logged',
      'not-logged',
      'not-logged',
    ])
    expect(days.slice(0, 9)).toEqual(Array.from({ length: 9 }, () => 'none'))
    expect(placements[0]).toMatchObject({ placementId, state: 'running', weeklyHours: 16, siteName: nursingHome.name })
    expect(can.place).toBeNull()
    expect(cprMasked).toMatch(/^\d{6}-••••$/)
    const { rows } = await w.ask(karen, casefileApi.caseload, { query: {} })
    expect(rows[0]).toMatchObject({ citizenId, days, siteName: nursingHome.name, caseworker: karen.name })
  })

  it('expects nobody on a day that the ramp has not come to', async () => {
    const w = await world({ today })
    const citizenId = await w.make.citizen()
    await w.make.decision({ citizenId, door: 'yellow', on: '2026-10-01' })
    const step = (fromWeek: number, weekdayHours: readonly number[]) => ({ fromWeek, weekdayHours, pace: null })
    const weekdayHours = [4, 4, 4, 0, 0, 0, 0]
    await w.make.placement({
      citizenId,
      startsOn: '2026-11-04',
      weekdayHours,
      ramp: [step(1, [0, 0, 3, 0, 0, 0, 0]), step(2, [3, 0, 3, 0, 0, 0, 0]), step(3, weekdayHours)],
    })
    const { days } = await w.ask(karen, casefileApi.get, { params: { citizenId } })
    const [expected, none] = ['not-logged', 'none']
    expect(days.slice(-11)).toEqual([expected, none, none, expected, none, expected, none, none, expected, expected, expected])
  })

  it('says why no place can be looked for before a door', async () => {
    const w = await world({ today })
    const citizenId = await w.make.citizen()
    const { can, stage } = await w.ask(karen, casefileApi.get, { params: { citizenId } })
    expect(stage).toBe('arrived')
    expect(can.place).toEqual({ code: 'door-not-decided' })
  })

  it('tells everything on the timeline, newest first, by kind and by months', async () => {
    const w = await world({ today })
    const citizenId = await w.make.citizen({ createdOn: '2025-11-03' })
    await w.make.decision({ citizenId, door: 'red', on: '2025-11-10' })
    const first = await w.make.placement({
      citizenId,
      startsOn: '2025-12-01',
      endsOn: '2026-02-27',
      endedOn: '2026-01-15',
      endReason: 'childcare',
      endNote: 'Ny børnehave fra maj',
    })
    await w.make.attendance(jonas, [
      { placementId: first, on: '2025-12-01' },
      { placementId: first, on: '2025-12-02', state: 'sick', hours: 0 },
      { placementId: first, on: '2025-12-03', note: 'Lærte moppevognen' },
    ])
    await w.make.decision({ citizenId, door: 'yellow', on: '2026-05-04' })
    await w.make.measurement({ citizenId, party: 'citizen', on: '2026-05-05' })
    await w.make.placement({
      citizenId,
      ...{ startsOn: '2026-06-01', endsOn: '2026-12-31', draftedOn: '2026-05-20', sentOn: '2026-05-20' },
      answers: (['municipality', 'team_lead', 'employee_rep', 'citizen'] as const).map((party) => ({
        ...{ party, means: 'recorded', byName: 'Et navn', on: party === 'municipality' ? '2026-05-20' : '2026-05-22' },
      })),
    })
    await w.make.check({ placementId: first, citizenId, weeks: 4, answer: 'none', on: '2026-01-02' })
    await w.make.spell({ citizenId, startsOn: '2026-09-01', endsOn: '2026-10-31', employer: 'Kantinen' })
    await w.make.placement({
      citizenId,
      startsOn: '2026-08-01',
      draftedOn: '2026-07-15',
      startedOn: null,
      withdrawnOn: '2026-07-20',
    })

    const page = await w.ask(karen, casefileApi.timeline, { params: { citizenId }, query: {} })
    expect(page.entries.map(({ kind, on }) => `${on} ${kind}`)).toEqual([
      '2026-10-31 spell-ended',
      '2026-09-01 spell-started',
      '2026-07-20 placement-withdrawn',
      '2026-07-15 placement-drafted',
      '2026-06-01 placement-started',
      '2026-05-22 agreement-settled',
      ...Array.from({ length: 3 }, () => '2026-05-22 agreement-answered'),
      '2026-05-20 agreement-sent',
      '2026-05-20 placement-drafted',
      '2026-05-05 measured',
      '2026-05-04 door-decided',
      '2026-05-04 assessment-started',
      '2026-01-15 placement-ended',
      '2026-01-02 checked',
    ])
    expect(page.earlier).toBe('2025-12')
    expect(page.counts).toEqual({ arrival: 1, door: 4, placement: 12, attendance: 1, progress: 1, job: 3 })

    const before = await w.ask(karen, casefileApi.timeline, { params: { citizenId }, query: { until: page.earlier ?? '' } })
    expect(before.entries.map(({ kind }) => kind)).toEqual([
      'attendance-week',
      'placement-started',
      // placed before agreements were kept: nothing was sent, and nobody agreed
      'placement-drafted',
      'door-decided',
      'assessment-started',
      'arrived',
    ])
    expect(before.earlier).toBeNull()
    expect(before.entries[0]).toMatchObject({
      loggedDays: 3,
      presentDays: 2,
      hours: 8,
      plannedHours: 12,
      named: [
        { on: '2025-12-02', state: 'sick', hours: 0, note: null },
        { on: '2025-12-03', state: 'present', hours: 4, note: 'Lærte moppevognen' },
      ],
    })

    const jobs = await w.ask(karen, casefileApi.timeline, { params: { citizenId }, query: { group: 'job' } })
    expect(jobs.entries.map(({ kind }) => kind)).toEqual(['spell-ended', 'spell-started', 'checked'])
    expect(jobs.entries[1]?.by).toBe(karen.name)
  })

  it('keeps to itself what has not happened yet', async () => {
    const w = await world({ today })
    const citizenId = await w.make.citizen({ createdOn: addDays(today, -3) })
    await w.make.spell({ citizenId, startsOn: addDays(today, 5) })
    const { entries } = await w.ask(karen, casefileApi.timeline, { params: { citizenId }, query: {} })
    expect(entries.map(({ kind }) => kind)).toEqual(['arrived'])
  })
})
