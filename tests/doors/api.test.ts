import { beforeAll, describe, expect, test } from 'vitest'
import { actorOf, answersFor, makeOrganisation, makeStaff } from '../../prisma/factories.ts'
import { publishCatalogue } from '../../prisma/seed/catalogue.ts'
import type { Actor } from '../../server/db/actor.ts'
import { addWeeks } from '../../shared/calendar.ts'
import { catalogueV1 } from '../../shared/doors/catalogue.v1.ts'
import { doorsApi } from '../../shared/doors/doors.api.ts'
import { proposeDoor } from '../../shared/doors/doors.rules.ts'
import { type Answers, type Assessment, type Door, unknownAnswer } from '../../shared/doors/doors.schema.ts'
import { asta, birthe, jonas, karen, mikkel } from '../support/people.ts'
import { type World, world } from '../support/world.ts'
import { sent } from './draft/items.ts'
import { publish } from './draft/publish.ts'

let house: World
beforeAll(async () => {
  house = await world()
})

/** A caseworker of a municipality next door. */
let gudrun: Actor
beforeAll(async () => {
  const of = { id: '01900000-0000-7000-8001-000000000099', kind: 'municipality' as const, name: 'Nabo Kommune', cvr: '29990099' }
  const member = {
    id: '01900000-0000-7000-8002-000000000099',
    name: 'Gudrun Ry',
    role: 'caseworker' as const,
    email: 'gudrun.ry@example.dk',
    phone: '7080 0099',
    of,
  }
  await house.db.write(asta, 'world.grown', async (tx) => {
    await makeOrganisation(tx, of)
    await makeStaff(tx, [member], null)
  })
  gudrun = actorOf(member)
})

const start = (citizenId: string, who = karen) => house.ask(who, doorsApi.startAssessment, { params: { citizenId } })
const save = ({ assessmentId, citizenId, version }: Assessment, answers: Answers, tags: string[] = [], who = karen) =>
  house.ask(who, doorsApi.saveAnswers, { params: { citizenId }, body: { assessmentId, version, answers, tags } })
const decide = ({ assessmentId, citizenId, version }: Assessment, door: string, reason: string | null = null, who = karen) =>
  house.ask(who, doorsApi.decide, { params: { citizenId }, body: { assessmentId, version, door, reason } })
const decisionsOf = (citizenId: string, who = karen) => house.ask(who, doorsApi.decisions, { params: { citizenId } })
const talk = async (door: Door, tags: string[] = [], citizenId?: string) => {
  const person = citizenId ?? (await house.make.citizen())
  return save(await start(person), answersFor(door), tags)
}
const refused = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  )
  return error instanceof Error && 'errors' in error ? { code: error.message, errors: error.errors } : error
}

describe('the talk', () => {
  test('starts empty on the newest catalogue and is the same one for a colleague', async () => {
    const citizenId = await house.make.citizen({ firstName: 'Signe', lastName: 'Kjær' })
    expect(await house.ask(karen, doorsApi.assessment, { params: { citizenId } })).toEqual({
      citizenId,
      name: 'Signe Kjær',
      assessment: null,
    })
    const mine = await start(citizenId)
    expect(mine).toMatchObject({
      citizenId,
      catalogueVersion: 1,
      version: 1,
      answers: {},
      tags: [],
      startedBy: 'Karen Holm',
      savedAt: null,
    })
    expect((await start(citizenId, mikkel)).assessmentId).toBe(mine.assessmentId)
    expect((await house.ask(mikkel, doorsApi.assessment, { params: { citizenId } })).assessment).toEqual(mine)
  })

  test('started by two at once is one', async () => {
    const citizenId = await house.make.citizen()
    const [one, other] = await Promise.all([start(citizenId), start(citizenId, mikkel)])
    expect(one.assessmentId).toBe(other.assessmentId)
  })

  test('is saved as it goes, and goes on where it was', async () => {
    const first = await start(await house.make.citizen())
    const second = await save(first, { hours: 'up-to-10' })
    const third = await save(second, { hours: 'from-25', wish: unknownAnswer }, ['transport'])
    expect(third).toMatchObject({ version: 3, answers: { hours: 'from-25', wish: unknownAnswer }, tags: ['transport'] })
    expect(third.savedAt).not.toBeNull()
    const { assessment } = await house.ask(mikkel, doorsApi.assessment, { params: { citizenId: first.citizenId } })
    expect(assessment).toEqual(third)
  })

  test('cannot be saved over a newer save', async () => {
    const first = await start(await house.make.citizen())
    await save(first, { hours: 'up-to-10' }, [], mikkel)
    expect(await refused(save(first, { hours: 'from-25' }))).toMatchObject({ code: 'changed-meanwhile' })
    const { assessment } = await house.ask(karen, doorsApi.assessment, { params: { citizenId: first.citizenId } })
    expect(assessment?.answers).toEqual({ hours: 'up-to-10' })
  })

  test('takes only what its catalogue offers, and names each answer that it does not', async () => {
    const first = await start(await house.make.citizen())
    expect(await refused(save(first, { hours: 'many', wish: 'pay', age: 'old' }, ['transport', 'transport']))).toEqual({
      code: 'invalid',
      errors: [
        expect.objectContaining({ code: 'answer-not-in-catalogue', pointer: '/answers/hours' }),
        expect.objectContaining({ code: 'answer-not-in-catalogue', pointer: '/answers/age' }),
        expect.objectContaining({ code: 'tag-not-in-catalogue', pointer: '/tags/1' }),
      ],
    })
  })
})

describe('the proposal', () => {
  test('is what the rules say of the saved answers, and changes nothing', async () => {
    const open = await talk('yellow', ['debt'])
    const asked = () => house.ask(karen, doorsApi.propose, { params: { citizenId: open.citizenId } })
    expect(await asked()).toEqual({
      citizenId: open.citizenId,
      name: 'Signe Kjær',
      currentDoor: null,
      open: { assessment: open, proposal: proposeDoor(catalogueV1, open.answers) },
    })
    expect((await asked()).open?.assessment.version).toBe(open.version)
    expect((await decisionsOf(open.citizenId)).decisions).toEqual([])
  })

  test('is none where no talk is open', async () => {
    const citizenId = await house.make.citizen()
    await house.make.decision({ citizenId, door: 'green' })
    expect(await house.ask(karen, doorsApi.propose, { params: { citizenId } })).toMatchObject({
      currentDoor: 'green',
      open: null,
    })
  })

  test('holds no number about the person', async () => {
    const open = await talk('red')
    const { open: shown } = await house.ask(karen, doorsApi.propose, { params: { citizenId: open.citizenId } })
    const numbers = JSON.stringify(shown?.proposal).match(/:\s*-?\d[\d.]*/g)
    expect(numbers).toEqual([':1'])
  })
})

describe('the decision', () => {
  test('for the proposed door needs no reason, and keeps what it was decided on', async () => {
    const open = await talk('yellow', ['debt'])
    const decision = await decide(open, 'yellow')
    expect(decision).toMatchObject({
      citizenId: open.citizenId,
      door: 'yellow',
      reason: null,
      decidedOn: house.today(),
      decidedBy: 'Karen Holm',
      historicOn: null,
      reviewOn: addWeeks(house.today(), 4),
      answers: open.answers,
      tags: ['debt'],
      proposal: proposeDoor(catalogueV1, open.answers),
    })
    const after = await decisionsOf(open.citizenId)
    expect(after).toMatchObject({ assessmentOpen: false, decisions: [decision] })
  })

  test('for another door needs a reason of ten characters', async () => {
    const open = await talk('yellow')
    const needed = { code: 'invalid', errors: [expect.objectContaining({ code: 'door-reason-needed', pointer: '/reason' })] }
    expect(await refused(decide(open, 'red'))).toEqual(needed)
    expect(await refused(decide(open, 'red', ' for kort  '))).toEqual(needed)
    expect((await decisionsOf(open.citizenId)).assessmentOpen).toBe(true)
    expect(await decide(open, 'red', 'ti tegn her')).toMatchObject({
      door: 'red',
      reason: 'ti tegn her',
      proposal: { door: 'yellow' },
    })
  })

  test('without a proposal needs a reason for any door', async () => {
    const open = await start(await house.make.citizen())
    const unsure = await save(open, Object.fromEntries(catalogueV1.questions.map(({ key }) => [key, unknownAnswer])))
    expect(await refused(decide(unsure, 'yellow'))).toMatchObject({ errors: [{ code: 'door-reason-needed' }] })
    expect(await decide(unsure, 'yellow', 'Vi prøver med en makker.')).toMatchObject({
      door: 'yellow',
      proposal: { door: null, noDoorBecause: 'nothing-answered' },
    })
  })

  test('is one of three doors', async () => {
    expect(await refused(decide(await talk('green'), 'blue'))).toMatchObject({
      errors: [{ code: 'door-unknown', pointer: '/door' }],
    })
  })

  test('waits until every question has an answer', async () => {
    const { wish, ...rest } = answersFor('green')
    const open = await save(await start(await house.make.citizen()), rest)
    expect(await refused(decide(open, 'green'))).toMatchObject({ code: 'assessment-unfinished' })
    expect(await decide(await save(open, { ...rest, wish: wish ?? '' }), 'green')).toMatchObject({ door: 'green' })
  })

  test('makes the former one historic, newest first', async () => {
    const first = await decide(await talk('red'), 'red')
    const second = await decide(await talk('yellow', [], first.citizenId), 'yellow', null)
    const { decisions } = await decisionsOf(first.citizenId)
    expect(decisions.map(({ decisionId, historicOn }) => [decisionId, historicOn !== null])).toEqual([
      [second.decisionId, false],
      [first.decisionId, true],
    ])
  })

  test('of two at once is one: the second is told that it changed meanwhile', async () => {
    const open = await talk('yellow')
    const told = await Promise.all([
      refused(decide(open, 'yellow')),
      refused(decide(open, 'red', 'Mikkel har talt med borgeren.', mikkel)),
    ])
    expect(told.filter((one) => one === null)).toHaveLength(1)
    expect(told.find((one) => one !== null)).toMatchObject({ code: 'changed-meanwhile' })
    const { decisions } = await decisionsOf(open.citizenId)
    expect(decisions).toHaveLength(1)
  })

  test('does not fall on a talk that was started after the one looked at', async () => {
    const old = await talk('yellow')
    await decide(old, 'yellow', null, mikkel)
    let next = await start(old.citizenId)
    next = await save(next, answersFor('green'))
    expect(next.version).toBe(old.version)
    expect(await refused(decide(old, 'yellow'))).toMatchObject({ code: 'changed-meanwhile' })
    expect(await refused(save(old, answersFor('red')))).toMatchObject({ code: 'changed-meanwhile' })
  })

  test('is on record with the rows it touched', async () => {
    const open = await talk('yellow')
    await decide(open, 'yellow')
    const rows = await house.sql<{ table_name: string; operation: string }>(
      `SELECT c.table_name, c.operation FROM audit_entry e JOIN audit_change c ON c.entry_id = e.id
       WHERE e.deed = 'door.decided' AND $1 = ANY (e.citizen_ids) ORDER BY c.id`,
      [open.citizenId],
    )
    expect(rows).toEqual([
      { table_name: 'assessment', operation: 'update' },
      { table_name: 'door_decision', operation: 'insert' },
    ])
  })
})

describe('the database itself refuses', () => {
  /** Past the handlers, but as the caseworker's role. */
  const change =
    (sql: (ids: { assessmentId: string; decisionId: string; citizenId: string }) => Promise<unknown>) => async () => {
      const open = await talk('yellow')
      const { decisionId } = await decide(open, 'yellow')
      return sql({ assessmentId: open.assessmentId, decisionId, citizenId: open.citizenId }).then(
        () => 'let through',
        (error: unknown) => JSON.stringify(error instanceof Error ? { ...error, message: error.message } : error),
      )
    }
  const write = (work: Parameters<typeof house.db.write<unknown>>[2]) => house.db.write(karen, 'door.tampered', work)

  test('another answer in a closed talk', async () => {
    const told = await change(({ assessmentId }) =>
      write((tx) => tx.assessment.updateMany({ where: { id: assessmentId }, data: { answers: {} } })),
    )()
    expect(told).toContain('a closed assessment does not change')
  })

  test('a closed talk that opens again', async () => {
    const told = await change(({ assessmentId }) =>
      write((tx) => tx.assessment.updateMany({ where: { id: assessmentId }, data: { closedAt: null } })),
    )()
    expect(told).toContain('a closed assessment does not change')
  })

  test('another door in a decision', async () => {
    const told = await change(({ decisionId }) =>
      write((tx) => tx.doorDecision.updateMany({ where: { id: decisionId }, data: { door: 'red' } })),
    )()
    expect(told).toContain('a decision does not change')
  })

  test('a historic decision that comes back', async () => {
    const told = await change(async ({ decisionId }) => {
      await write((tx) => tx.doorDecision.updateMany({ where: { id: decisionId }, data: { historicAt: new Date() } }))
      return write((tx) => tx.doorDecision.updateMany({ where: { id: decisionId }, data: { historicAt: null } }))
    })()
    expect(told).toContain('a historic decision does not come back')
  })

  const insert = (given: { proposedDoor: string | null; reason: string | null; answers?: Answers; historicAt?: Date | null }) =>
    change(({ assessmentId, citizenId }) =>
      write(async (tx) => {
        const { catalogueId } = await tx.assessment.findUniqueOrThrow({ where: { id: assessmentId } })
        const proposal = proposeDoor(catalogueV1, answersFor('yellow'))
        const facts = { door: 'yellow', answers: answersFor('yellow'), historicAt: new Date(), ...given }
        const day = new Date('2026-11-18')
        await tx.doorDecision.createMany({
          data: [
            {
              citizenId,
              assessmentId,
              catalogueId,
              proposal,
              decidedById: karen.staffId,
              decidedOn: day,
              reviewOn: day,
              ...facts,
            },
          ],
        })
      }),
    )()

  test('a second decision that counts', async () => {
    expect(await insert({ proposedDoor: 'yellow', reason: null, historicAt: null })).toContain('door_decision_one_current')
  })

  test('another door than proposed without a reason, or any door without a proposal', async () => {
    for (const proposedDoor of ['red', null]) {
      expect(await insert({ proposedDoor, reason: null })).toContain('door_decision_reason')
      expect(await insert({ proposedDoor, reason: '   kort   ' })).toContain('door_decision_reason')
      expect(await insert({ proposedDoor, reason: 'ti tegn her' })).toBe('let through')
    }
    expect(await insert({ proposedDoor: 'yellow', reason: null })).toBe('let through')
  })

  test('a decision on other answers than its talk has', async () => {
    expect(await insert({ proposedDoor: 'yellow', reason: null, answers: answersFor('red') })).toContain(
      'a decision without its assessment',
    )
  })
})

describe('the letter', () => {
  test('has who decided, where to call, and the address', async () => {
    const citizenId = await house.make.citizen({ street: 'Engvej 4', postalCode: '7430', town: 'Midterlund' })
    const { decisionId } = await decide(await talk('red', [], citizenId), 'red')
    expect(await house.ask(mikkel, doorsApi.letter, { params: { citizenId, decisionId } })).toMatchObject({
      name: 'Signe Kjær',
      address: { street: 'Engvej 4', postalCode: '7430', town: 'Midterlund' },
      organisationName: 'Midterlund Kommune',
      decidedBy: 'Karen Holm',
      phone: expect.stringMatching(/\d{2}/),
    })
  })

  test('leaves a protected address out', async () => {
    const citizenId = await house.make.citizen({
      street: 'Engvej 4',
      postalCode: '7430',
      town: 'Midterlund',
      protectedAddress: true,
    })
    const { decisionId } = await decide(await talk('red', [], citizenId), 'red')
    const reply = await house.as(karen, 'GET', `/api/citizens/${citizenId}/doors/${decisionId}`)
    expect(reply.body).toMatchObject({ address: null })
    expect(JSON.stringify(reply.body)).not.toContain('Engvej')
  })

  test('of one citizen is not found under another', async () => {
    const { decisionId } = await decide(await talk('red'), 'red')
    const reply = await house.as(karen, 'GET', `/api/citizens/${await house.make.citizen()}/doors/${decisionId}`)
    expect(reply.status).toBe(404)
  })
})

describe('the catalogue', () => {
  test('is the same for caseworker and administrator, newest or by version', async () => {
    const newest = await house.ask(karen, doorsApi.catalogue, {})
    expect(newest).toEqual(catalogueV1)
    expect(await house.ask(asta, doorsApi.catalogueVersion, { params: { version: '1' } })).toEqual(newest)
    expect((await house.as(asta, 'GET', '/api/doors/catalogue/2')).status).toBe(404)
    expect((await house.as(asta, 'GET', '/api/doors/catalogue/-1')).status).toBe(400)
  })

  test('is published once', async () => {
    expect(await publishCatalogue(house.house, asta)).toBe(false)
  })

  test('missing is said in words, and published by the first call', async () => {
    const empty = await world()
    await empty.sql('TRUNCATE catalogue CASCADE')
    const citizenId = await empty.make.citizen()
    expect((await empty.as(karen, 'POST', `/api/citizens/${citizenId}/assessment`)).body).toMatchObject({
      code: 'catalogue-unpublished',
      status: 409,
    })
    expect(await publishCatalogue(empty.house, asta)).toBe(true)
    expect(await empty.ask(karen, doorsApi.catalogue, {})).toEqual(catalogueV1)
    await empty.close()
  })

  test('a talk stays on the version it began on', async () => {
    const own = await world()
    const citizenId = await own.make.citizen()
    const params = { citizenId }
    const open = await own.ask(karen, doorsApi.startAssessment, { params })
    const { item, ...rule } = sent().rule('hours-up-to-10')
    expect(await publish(own, { ...rule, item: { ...item, door: 'green' } })).toBe(2)
    expect((await own.ask(karen, doorsApi.catalogue, {})).version).toBe(2)
    const { assessmentId, version } = open
    const answers = { ...answersFor('green'), hours: 'up-to-10' }
    await own.ask(karen, doorsApi.saveAnswers, { params, body: { assessmentId, version, answers, tags: [] } })
    expect((await own.ask(karen, doorsApi.propose, { params })).open?.proposal).toMatchObject({
      catalogueVersion: 1,
      door: 'red',
    })
    await own.close()
  })
})

describe('nobody else', () => {
  const addresses = (citizenId: string, decisionId: string): ['GET' | 'POST' | 'PUT', string, unknown?][] => {
    const looked = { assessmentId: decisionId, version: 1 }
    return [
      ['GET', `/api/citizens/${citizenId}/assessment`],
      ['POST', `/api/citizens/${citizenId}/assessment`],
      ['PUT', `/api/citizens/${citizenId}/assessment/answers`, { ...looked, answers: {}, tags: [] }],
      ['GET', `/api/citizens/${citizenId}/assessment/proposal`],
      ['POST', `/api/citizens/${citizenId}/doors`, { ...looked, door: 'red', reason: null }],
      ['GET', `/api/citizens/${citizenId}/doors`],
      ['GET', `/api/citizens/${citizenId}/doors/${decisionId}`],
    ]
  }

  test('a caseworker of another municipality finds neither this citizen nor one that never was', async () => {
    const { citizenId, decisionId } = await decide(await talk('red'), 'red')
    for (const id of [citizenId, '01900000-0000-7000-8009-000000000001']) {
      for (const [method, address, body] of addresses(id, decisionId)) {
        const reply = await house.as<{ code: string }>(gudrun, method, address, body)
        expect([method, address, reply.status, reply.body.code]).toEqual([method, address, 404, 'not-found'])
      }
    }
  })

  test('team lead, manager and administrator are refused, a stranger asked to sign in', async () => {
    const { citizenId, decisionId } = await decide(await talk('red'), 'red')
    for (const [method, address, body] of addresses(citizenId, decisionId)) {
      for (const who of [jonas, birthe, asta]) expect((await house.as(who, method, address, body)).status).toBe(403)
      expect((await house.as(null, method, address, body)).status).toBe(401)
    }
    for (const who of [jonas, birthe]) expect((await house.as(who, 'GET', '/api/doors/catalogue')).status).toBe(403)
    expect((await house.as(asta, 'GET', '/api/doors/catalogue')).status).toBe(200)
  })

  test('a team lead’s role reads no answer and no archetype by query either', async () => {
    const told = async (work: Promise<unknown>) =>
      work.then(
        () => 'let through',
        () => 'refused',
      )
    expect(await told(house.db.read(jonas, (tx) => tx.doorDecision.findMany()))).toBe('refused')
    expect(await told(house.db.read(jonas, (tx) => tx.assessment.count()))).toBe('refused')
    expect(await told(house.db.read(jonas, (tx) => tx.catalogue.findFirst()))).toBe('refused')
  })
})
