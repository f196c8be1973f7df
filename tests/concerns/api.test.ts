import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '../../server/db/actor.ts'
import { problemOfDatabase } from '../../server/db/faults.ts'
import { casefileApi } from '../../shared/casefile/casefile.api.ts'
import { concernsApi } from '../../shared/concerns/concerns.api.ts'
import type { ConcernInput } from '../../shared/concerns/concerns.schema.ts'
import { asta, birthe, jonas, karen, laundry, mikkel, nadia, petra, rikke, townHall } from '../support/people.ts'
import { type World, world } from '../support/world.ts'

const today = '2026-11-18'
let w: World
beforeAll(async () => {
  w = await world({ today })
})

type Placed = { readonly citizenId: string; readonly placementId: string }
/** Twelve hours a week at the nursing home, since two weeks. */
const placed = async (
  citizen: Parameters<World['make']['citizen']>[0] = {},
  stay: Partial<Parameters<World['make']['placement']>[0]> = {},
): Promise<Placed> => {
  const citizenId = await w.make.citizen(citizen)
  const placementId = await w.make.placement({
    citizenId,
    startsOn: '2026-11-02',
    weekdayHours: [4, 0, 4, 0, 4, 0, 0],
    ...stay,
  })
  return { citizenId, placementId }
}
const input = (given: Partial<ConcernInput> = {}): ConcernInput => ({
  topic: 'wellbeing',
  text: 'Hun virker ked af det for tiden.',
  urgency: 'one_day',
  hoursAWeek: null,
  ...given,
})
const raise = ({ placementId }: { placementId: string }, given: Partial<ConcernInput> = {}, who = jonas) =>
  w.ask(who, concernsApi.raise, { params: { placementId }, body: input(given) })
const answer = (
  concernId: string,
  outcome: 'accepted' | 'adjusted' | 'declined' = 'accepted',
  who = karen,
  version = 1,
  words = 'Ja, det prøver vi.',
) => w.ask(who, concernsApi.answer, { params: { concernId }, body: { outcome, answer: words, version } })
const withdraw = (concernId: string, who = jonas, version = 1) =>
  w.ask(who, concernsApi.withdraw, { params: { concernId }, body: { version } })
const settle = (concernId: string, version = 2) => w.ask(karen, concernsApi.settle, { params: { concernId }, body: { version } })
const thread = (placementId: string, who: Actor = karen) => w.ask(who, concernsApi.thread, { params: { placementId } })
const read = async (placementId: string, who: Actor) =>
  w.ask(who, concernsApi.read, { params: { placementId }, body: { asOf: (await thread(placementId, who)).asOf } })
const write = (placementId: string, text: string, who: Actor) =>
  w.ask(who, concernsApi.write, { params: { placementId }, body: { text } })
const note = (placementId: string, text: string, who = karen) =>
  w.ask(who, concernsApi.note, { params: { placementId }, body: { text } })
const first = async (placementId: string, who: Actor = karen) => {
  const { concerns } = await thread(placementId, who)
  const [one] = concerns
  if (!one) throw new Error('no concern')
  return one
}
const codeOf = async (work: Promise<unknown>): Promise<string> => {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  )
  if (error === null) return 'done'
  const problem = problemOfDatabase(error)
  return problem?.errors[0]?.code ?? problem?.code ?? String(error)
}

describe('a concern', () => {
  test('is the caseworker’s, is due in a working day, and is answered with receipts to both sides', async () => {
    w.moveTo(today)
    const { placementId } = await placed()
    const raised = await raise({ placementId })
    expect(raised).toMatchObject({ dueAt: '2026-11-19T09:00:00.000Z', replaced: false })
    expect(await first(placementId, jonas)).toMatchObject({
      kind: 'concern',
      state: 'open',
      raisedBy: jonas.name,
      owner: karen.name,
      seen: null,
      unread: false,
      overdue: false,
      followUp: null,
      can: { answer: { code: 'not-allowed' }, withdraw: null, settle: { code: 'not-allowed' } },
    })
    const seenByKaren = await thread(placementId)
    expect([seenByKaren.unread, seenByKaren.concerns[0]?.unread]).toEqual([1, true])

    w.moveTo(today, '10:20')
    await read(placementId, karen)
    w.moveTo(today, '10:40')
    await read(placementId, mikkel)
    // the first of the other side, and once
    expect((await first(placementId, jonas)).seen).toEqual({ name: karen.name, at: '2026-11-18T09:20:00.000Z' })

    w.moveTo('2026-11-19', '10:01')
    expect((await first(placementId)).overdue).toBe(true)
    await answer(raised.concernId, 'declined')
    const answered = await first(placementId, jonas)
    expect(answered).toMatchObject({
      state: 'answered',
      overdue: false,
      unread: true,
      answer: { outcome: 'declined', words: 'Ja, det prøver vi.', by: karen.name, seen: null },
      followUp: null,
      version: 2,
    })
    await read(placementId, jonas)
    expect((await first(placementId)).answer?.seen).toMatchObject({ name: jonas.name })
    expect((await first(placementId, jonas)).unread).toBe(false)
    w.moveTo(today)
  })

  test('raised in the evening is due as if it came the next morning', async () => {
    const { placementId } = await placed()
    w.moveTo('2026-11-20', '19:30')
    expect((await raise({ placementId })).dueAt).toBe('2026-11-24T07:00:00.000Z')
    w.moveTo(today)
  })

  test('answered without being opened counts as seen by whoever answered', async () => {
    const { placementId } = await placed()
    await answer((await raise({ placementId })).concernId)
    expect((await first(placementId, jonas)).seen).toMatchObject({ name: karen.name })
  })

  test('answered or taken back is told to whoever comes too late: who, and what', async () => {
    const { placementId } = await placed()
    const { concernId } = await raise({ placementId })
    await answer(concernId, 'adjusted', mikkel)
    const late = await w.as(karen, 'POST', `/api/concerns/${concernId}/answer`, {
      outcome: 'declined',
      answer: 'Nej.',
      version: 1,
    })
    expect(late).toMatchObject({
      status: 409,
      body: { code: 'concern-closed', facts: { state: 'answered', by: mikkel.name, outcome: 'adjusted' } },
    })
    expect(await codeOf(withdraw(concernId))).toBe('concern-closed')
    const other = await raise({ placementId })
    await withdraw(other.concernId)
    expect(await codeOf(answer(other.concernId))).toBe('concern-closed')
    expect(await codeOf(withdraw(other.concernId))).toBe('concern-closed')
    const { concerns } = await thread(placementId)
    expect(concerns.find((one) => one.concernId === other.concernId)?.can.answer).toMatchObject({
      code: 'concern-closed',
      facts: { state: 'withdrawn' },
    })
  })

  test('is not answered over a version that is not the one read', async () => {
    const { concernId } = await raise(await placed())
    expect(await codeOf(answer(concernId, 'accepted', karen, 7))).toBe('changed-meanwhile')
    expect(await codeOf(answer(concernId, 'accepted', karen, 1, '  '))).toBe('required')
    expect(await codeOf(answer(concernId))).toBe('done')
  })

  test('sent twice by a double click is one, and so is its answer', async () => {
    const { placementId } = await placed()
    const key = { 'idempotency-key': `twice-${placementId}` }
    const send = () => w.as<{ concernId: string }>(jonas, 'POST', `/api/placements/${placementId}/concerns`, input(), key)
    const [one, two] = [await send(), await send()]
    expect([one.status, two.status, two.body.concernId]).toEqual([200, 200, one.body.concernId])
    const body = { outcome: 'accepted', answer: 'Ja.', version: 1 }
    const reply = () => w.as(karen, 'POST', `/api/concerns/${one.body.concernId}/answer`, body, key)
    expect([(await reply()).status, (await reply()).status]).toEqual([200, 200])
    expect((await thread(placementId)).concerns).toHaveLength(1)
  })
})

describe('a proposal', () => {
  test('takes the place of the one that waits on the same; more and fewer hours are the same', async () => {
    const { placementId } = await placed()
    const one = await raise({ placementId }, { topic: 'more_hours', hoursAWeek: 15 })
    const site = await raise({ placementId }, { topic: 'other_site' })
    const two = await raise({ placementId }, { topic: 'more_hours', hoursAWeek: 16 })
    const three = await raise({ placementId }, { topic: 'fewer_hours', hoursAWeek: 8 }, jonas)
    expect([one, site, two, three].map(({ replaced }) => replaced)).toEqual([false, false, true, true])
    const { concerns } = await thread(placementId)
    const stateOf = new Map(concerns.map(({ concernId, state }) => [concernId, state]))
    expect([one, site, two, three].map(({ concernId }) => stateOf.get(concernId))).toEqual([
      'replaced',
      'open',
      'replaced',
      'open',
    ])
    expect(await codeOf(answer(two.concernId, 'accepted', karen, 2))).toBe('concern-closed')
    expect(concerns.find(({ concernId }) => concernId === two.concernId)?.can.answer?.facts).toMatchObject({
      state: 'replaced',
      by: jonas.name,
    })
    // what was answered stays, and a new one may be made
    await answer(three.concernId, 'declined')
    expect((await raise({ placementId }, { topic: 'fewer_hours' })).replaced).toBe(false)
    // concerns stand beside each other
    await raise({ placementId })
    expect((await raise({ placementId })).replaced).toBe(false)
  })

  test('of hours is more, or fewer, than what is agreed for the week', async () => {
    const at = await placed()
    expect((await thread(at.placementId)).hoursAWeek).toBe(12)
    expect(await codeOf(raise(at, { topic: 'more_hours', hoursAWeek: 12 }))).toBe('hours-not-more')
    expect(await codeOf(raise(at, { topic: 'more_hours', hoursAWeek: 12.25 }))).toBe('done')
    expect(await codeOf(raise(at, { topic: 'fewer_hours', hoursAWeek: 12 }))).toBe('hours-not-fewer')
    expect(await codeOf(raise(at, { topic: 'fewer_hours', hoursAWeek: 11.75 }))).toBe('done')
    expect(await codeOf(raise(at, { topic: 'hire', hoursAWeek: 20 }))).toBe('invalid-value')
    expect(await codeOf(raise(at, { text: ' ' }))).toBe('required')
    const rising = { weekdayHours: [5, 5, 5, 5, 5, 0, 0], ramp: [] }
    const ramped = await placed(
      {},
      {
        ...rising,
        ramp: [
          { fromWeek: 1, weekdayHours: [2, 0, 2, 0, 2, 0, 0], pace: null },
          { fromWeek: 8, weekdayHours: [5, 5, 5, 5, 5, 0, 0], pace: null },
        ],
      },
    )
    expect((await thread(ramped.placementId, jonas)).hoursAWeek).toBe(6)
    expect(await codeOf(raise(ramped, { topic: 'more_hours', hoursAWeek: 10 }))).toBe('done')
  })

  test('that is agreed to is carried out by the wording that changes it, and is seen to when that is agreed', async () => {
    const { citizenId, placementId } = await placed()
    const hours = await raise({ placementId }, { topic: 'more_hours', hoursAWeek: 15 })
    const tasks = await raise({ placementId }, { topic: 'other_tasks' })
    await answer(hours.concernId)
    const followUp = async (who: Actor, topic: string) =>
      (await thread(placementId, who)).concerns.find((one) => one.topic === topic)?.followUp
    expect(await followUp(karen, 'more_hours')).toEqual({
      kind: 'change-hours',
      versionNumber: null,
      versionState: null,
      done: false,
    })
    const version = async (number: number, data: { weekdayHours?: number[]; tasks?: string[]; sentAt?: Date }) => {
      const standing = await w.db.read(karen, (tx) => tx.placement.findUniqueOrThrow({ where: { id: placementId } }))
      const { siteId, supplierId, offer, startsOn, endsOn, weekdayHours, tasks } = standing
      await w.db.write(karen, 'agreement.changed', (tx) =>
        tx.placementVersion.createMany({
          data: [
            {
              placementId,
              citizenId,
              number,
              kind: 'hours',
              siteId,
              supplierId,
              offer,
              startsOn,
              endsOn,
              weekdayHours,
              tasks,
              concerns: ['municipality', 'team_lead'],
              draftedById: karen.staffId,
              ...data,
            },
          ],
        }),
      )
    }
    // other tasks alone carry no hours out
    await version(2, { tasks: ['floors', 'windows'] })
    expect((await followUp(karen, 'more_hours'))?.versionNumber).toBeNull()
    const change = (data: { weekdayHours?: number[]; sentAt?: Date; declinedAt?: Date }) =>
      w.db.write(karen, 'agreement.changed', (tx) => tx.placementVersion.updateMany({ where: { placementId, number: 2 }, data }))
    await change({ weekdayHours: [5, 0, 5, 0, 5, 0, 0] })
    expect(await followUp(karen, 'more_hours')).toMatchObject({ versionNumber: 2, versionState: 'draft' })
    // a draft is the municipality's alone
    expect(await followUp(jonas, 'more_hours')).toMatchObject({ versionNumber: null, versionState: null })
    // written back, it does so no more
    await change({ weekdayHours: [4, 0, 4, 0, 4, 0, 0] })
    expect((await followUp(karen, 'more_hours'))?.versionNumber).toBeNull()
    // fewer are not what was said yes to
    await change({ weekdayHours: [4, 0, 4, 0, 3, 0, 0] })
    expect((await followUp(karen, 'more_hours'))?.versionNumber).toBeNull()
    // as many on other days may be on the way there
    await change({ weekdayHours: [4, 4, 4, 0, 0, 0, 0] })
    expect((await followUp(karen, 'more_hours'))?.versionNumber).toBe(2)
    await change({ weekdayHours: [5, 0, 5, 0, 5, 0, 0] })
    // a wording that is on its way already belongs to what is agreed to now
    await answer(tasks.concernId, 'adjusted')
    expect(await followUp(karen, 'other_tasks')).toMatchObject({ versionNumber: 2, versionState: 'draft' })
    await change({ sentAt: new Date() })
    expect(await followUp(jonas, 'more_hours')).toMatchObject({ versionNumber: 2, versionState: 'awaiting', done: false })
    await change({ declinedAt: new Date() })
    expect(await followUp(jonas, 'more_hours')).toMatchObject({ versionState: 'declined', done: false })
    await version(3, { weekdayHours: [5, 0, 5, 0, 5, 0, 0], sentAt: new Date() })
    expect(await followUp(karen, 'more_hours')).toMatchObject({ versionNumber: 3, versionState: 'awaiting' })
    await w.db.write(karen, 'agreement.settled', async (tx) => {
      const { id: versionId } = await tx.placementVersion.findFirstOrThrow({ where: { placementId, number: 3 } })
      const yes = (party: string, byName: string) => ({
        versionId,
        placementId,
        citizenId,
        party,
        byName,
        answer: 'approved',
        means: 'recorded',
        givenOn: new Date(today),
      })
      await tx.placementApproval.createMany({ data: [yes('municipality', 'Karen')] })
      await tx.placementApproval.createMany({ data: [yes('team_lead', 'Jonas')] })
    })
    expect(await followUp(jonas, 'more_hours')).toMatchObject({ versionState: 'agreed', done: true })
    expect(await followUp(karen, 'other_tasks')).toMatchObject({ versionNumber: 2, versionState: 'declined', done: false })
    expect(await codeOf(settle(hours.concernId))).toBe('nothing-to-follow')
    expect((await thread(placementId)).hoursAWeek).toBe(15)
  })

  test('of another site is carried out by the placement that follows', async () => {
    const { citizenId, placementId } = await placed()
    const { concernId } = await raise({ placementId }, { topic: 'other_site' })
    await answer(concernId)
    await w.make.placement({ citizenId, startsOn: '2026-12-01', siteId: laundry.siteId, followsId: placementId, startedOn: null })
    expect((await first(placementId)).followUp).toMatchObject({ kind: 'move', versionNumber: 1, versionState: 'draft' })
    expect((await first(placementId, jonas)).followUp).toMatchObject({ kind: 'move', versionNumber: null })
  })

  test('changes nothing of a placement that is over, and nobody is sent to change it', async () => {
    const { placementId } = await placed()
    const hours = await raise({ placementId }, { topic: 'more_hours', hoursAWeek: 15 })
    const job = await raise({ placementId }, { topic: 'hire' })
    for (const { concernId } of [hours, job]) await answer(concernId)
    const kinds = async (who: Actor) => {
      const { concerns } = await thread(placementId, who)
      return concerns.map(({ topic, followUp }) => `${topic} ${followUp?.kind}`).toSorted()
    }
    expect(await kinds(karen)).toEqual(['hire job', 'more_hours change-hours'])
    await w.db.write(karen, 'placement.ended', (tx) =>
      tx.placement.updateMany({ where: { id: placementId }, data: { endedOn: new Date(today), endReason: 'period_ended' } }),
    )
    for (const who of [karen, jonas]) expect(await kinds(who)).toEqual(['hire job', 'more_hours undefined'])
  })

  test('without a wording is seen to by hand, once', async () => {
    const { placementId } = await placed()
    const { concernId } = await raise({ placementId }, { topic: 'hire' })
    expect(await codeOf(settle(concernId, 1))).toBe('concern-not-answered')
    await answer(concernId)
    expect((await first(placementId)).followUp).toEqual({ kind: 'job', versionNumber: null, versionState: null, done: false })
    await settle(concernId)
    expect((await first(placementId, jonas)).followUp).toMatchObject({ done: true })
    expect(await codeOf(settle(concernId, 3))).toBe('nothing-to-follow')
    const declined = await raise({ placementId }, { topic: 'hire' })
    await answer(declined.concernId, 'declined')
    expect(await codeOf(settle(declined.concernId))).toBe('nothing-to-follow')
  })
})

describe('whose it is', () => {
  const cover = (fromOn: string, untilOn: string, absent = karen, substitute = mikkel) =>
    w.db.write(mikkel, 'cover.made', (tx) =>
      tx.cover.createMany({
        data: [
          {
            organisationId: karen.organisationId,
            absentId: absent.staffId,
            substituteId: substitute.staffId,
            fromOn: new Date(fromOn),
            untilOn: new Date(untilOn),
            reason: 'Ferie',
            madeById: mikkel.staffId,
          },
        ],
      }),
    )
  const mine = async (who: Actor, placementId: string) =>
    (await w.ask(who, concernsApi.threads, { query: { show: 'mine' } })).rows.some((row) => row.placementId === placementId)

  test('follows the cover from its first day to its last, also while it is open', async () => {
    const { placementId } = await placed()
    const { concernId } = await raise({ placementId })
    await cover('2026-11-19', '2026-11-20')
    const seen: string[] = []
    for (const day of ['2026-11-18', '2026-11-19', '2026-11-20', '2026-11-21']) {
      w.moveTo(day)
      const { owner } = await first(placementId, jonas)
      seen.push(`${owner} ${await mine(karen, placementId)} ${await mine(mikkel, placementId)}`)
    }
    expect(seen).toEqual([
      `${karen.name} true false`,
      `${mikkel.name} false true`,
      `${mikkel.name} false true`,
      `${karen.name} true false`,
    ])
    // with the answer it is fixed whose it was
    w.moveTo('2026-11-20')
    await answer(concernId, 'accepted', mikkel)
    w.moveTo('2026-11-23')
    expect((await first(placementId, jonas)).owner).toBe(mikkel.name)
    w.moveTo(today)
  })

  test('goes along with a new caseworker, and nobody’s is everybody’s', async () => {
    const { citizenId, placementId } = await placed({ caseworkerId: null })
    const { concernId } = await raise({ placementId })
    expect((await first(placementId)).owner).toBeNull()
    expect([await mine(karen, placementId), await mine(mikkel, placementId)]).toEqual([true, true])
    await w.db.write(karen, 'citizen.changed', (tx) =>
      tx.citizen.updateMany({ where: { id: citizenId }, data: { caseworkerId: mikkel.staffId } }),
    )
    expect(await first(placementId)).toMatchObject({ owner: mikkel.name, mine: false })
    // by whom, and not by name: two colleagues may have the same
    const { rows } = await w.ask(mikkel, concernsApi.threads, { query: { show: 'mine' } })
    expect(rows.find((row) => row.placementId === placementId)?.open).toMatchObject([{ owner: mikkel.name, mine: true }])
    expect([(await first(placementId, mikkel)).mine, (await first(placementId, jonas)).mine]).toEqual([true, false])
    expect([await mine(karen, placementId), await mine(mikkel, placementId)]).toEqual([false, true])
    // a colleague may answer for all that
    expect(await codeOf(answer(concernId, 'accepted', karen))).toBe('done')
  })

  test('what cannot wait is mailed with the same transaction: to the owner, to all where there is none, to whoever it comes to', async () => {
    const mailed = async (concernId: string) =>
      (await w.sql<{ staff_id: string }>(`SELECT staff_id FROM mail_outbox WHERE kind = 'concern' AND about = $1`, [concernId]))
        .map(({ staff_id }) => staff_id)
        .toSorted()
    const own = await placed()
    expect(await mailed((await raise(own)).concernId)).toEqual([])
    const urgent = await raise(own, { topic: 'safety', urgency: 'at_once' })
    expect(await mailed(urgent.concernId)).toEqual([karen.staffId])
    await w.db.write(karen, 'citizen.changed', (tx) =>
      tx.citizen.updateMany({ where: { id: own.citizenId }, data: { caseworkerId: mikkel.staffId } }),
    )
    expect(await mailed(urgent.concernId)).toEqual([karen.staffId, mikkel.staffId].toSorted())
    const nobodys = await placed({ caseworkerId: null })
    expect(await mailed((await raise(nobodys, { urgency: 'at_once' })).concernId)).toEqual(
      [karen.staffId, mikkel.staffId].toSorted(),
    )
    w.moveTo('2026-11-19')
    const covered = await placed()
    expect(await mailed((await raise(covered, { urgency: 'at_once' })).concernId)).toEqual([mikkel.staffId])
    w.moveTo(today)
  })
})

describe('the thread', () => {
  test('is read by both sides, with marks for each reader and what the other side has read', async () => {
    const { placementId } = await placed()
    w.moveTo(today, '10:00')
    await write(placementId, 'Hvordan går det?', karen)
    expect((await thread(placementId, jonas)).messages[0]).toMatchObject({
      text: 'Hvordan går det?',
      own: false,
      unread: true,
      readBy: [],
    })
    expect((await thread(placementId, karen)).messages[0]).toMatchObject({ own: true, unread: false })
    expect((await thread(placementId, mikkel)).messages[0]).toMatchObject({ own: true, unread: false })
    w.moveTo(today, '10:05')
    const seen = await thread(placementId, jonas)
    await write(placementId, 'Og i morgen?', karen)
    // what came after the thread was shown is not read with it
    await w.ask(jonas, concernsApi.read, { params: { placementId }, body: { asOf: seen.asOf } })
    const after = await thread(placementId, jonas)
    expect(after.messages.map(({ unread }) => unread)).toEqual([false, true])
    expect(after.unread).toBe(1)
    expect((await thread(placementId, karen)).messages.map(({ readBy }) => readBy)).toEqual([[jonas.name], []])
    // reading back does not unread, and nobody reads ahead
    await w.ask(jonas, concernsApi.read, { params: { placementId }, body: { asOf: '2026-11-18T09:05:00.000Z' } })
    await w.ask(jonas, concernsApi.read, { params: { placementId }, body: { asOf: '2020-01-01T00:00:00Z' } })
    await w.ask(jonas, concernsApi.read, { params: { placementId }, body: { asOf: '2036-01-01T00:00:00Z' } })
    for (const asOf of ['0000-01-01T00:00:00Z', '1999-12-31T23:59:59Z', 'i går'])
      expect(await codeOf(w.ask(jonas, concernsApi.read, { params: { placementId }, body: { asOf } }))).toBe('invalid-value')
    w.moveTo(today, '10:06')
    await write(placementId, 'Er du der?', karen)
    expect((await thread(placementId, jonas)).unread).toBe(1)
    w.moveTo(today)
  })

  test('counts in the list as on its page, for each reader', async () => {
    const { placementId } = await placed()
    w.moveTo(today, '11:00')
    await raise({ placementId })
    await raise({ placementId }, { topic: 'more_hours' })
    await raise({ placementId }, { topic: 'fewer_hours' })
    const { concernId } = await raise({ placementId }, { topic: 'skills' })
    w.moveTo(today, '11:10')
    await answer(concernId, 'accepted', mikkel)
    await write(placementId, 'Fint.', jonas)
    await note(placementId, 'Husk lægen.', mikkel)
    for (const [who, unread] of [
      [karen, 5],
      [mikkel, 4],
      [jonas, 1],
    ] as const) {
      const { rows } = await w.ask(who, concernsApi.threads, { query: { show: 'all' } })
      const row = rows.find((one) => one.placementId === placementId)
      expect([row?.unread, (await thread(placementId, who)).unread]).toEqual([unread, unread])
    }
    const counted = async (who: Actor) => (await w.ask(who, concernsApi.unread, {})).unread
    const before = await counted(karen)
    w.moveTo(today, '11:20')
    await read(placementId, karen)
    expect(await counted(karen)).toBe(before - 1)
    w.moveTo(today)
  })

  test('of a colleague’s citizen is not marked, until one has written in it', async () => {
    const { placementId } = await placed({ caseworkerId: mikkel.staffId })
    const counted = async () => (await w.ask(karen, concernsApi.unread, {})).unread
    const before = await counted()
    w.moveTo(today, '12:00')
    await write(placementId, 'Til Mikkel', jonas)
    expect(await counted()).toBe(before)
    w.moveTo(today, '12:05')
    await write(placementId, 'Jeg ser på det', karen)
    await read(placementId, karen)
    w.moveTo(today, '12:10')
    await write(placementId, 'Tak', jonas)
    expect(await counted()).toBe(before + 1)
    w.moveTo(today)
  })

  test('stands in the list with what presses first', async () => {
    const own = await world({ today })
    const at = async (): Promise<string> => {
      const citizenId = await own.make.citizen()
      return own.make.placement({ citizenId, startsOn: '2026-11-02' })
    }
    const [quiet, waiting, urgent, unread] = [await at(), await at(), await at(), await at()]
    await at()
    const ask = (placementId: string, body: ConcernInput) => own.ask(jonas, concernsApi.raise, { params: { placementId }, body })
    await ask(waiting, input({ text: `${'å'.repeat(200)}` }))
    own.moveTo(today, '10:30')
    await ask(urgent, input({ topic: 'safety', urgency: 'at_once' }))
    await own.ask(karen, concernsApi.write, { params: { placementId: quiet }, body: { text: 'En.\nTo.' } })
    await own.ask(jonas, concernsApi.write, { params: { placementId: unread }, body: { text: 'Ny.' } })
    const list = await own.ask(karen, concernsApi.threads, { query: {} })
    expect(list.rows.map(({ placementId }) => placementId)).toEqual([urgent, waiting, unread, quiet])
    expect(list).toMatchObject({ total: 4, page: 1, today, counts: { open: 2, mine: 2, unread: 3, all: 4 } })
    expect(list.rows[1]?.lastText).toBe(`${'å'.repeat(139)}…`)
    expect(list.rows[3]).toMatchObject({ lastText: 'En. To.', lastBy: karen.name, open: [] })
    expect(list.rows[0]?.open).toMatchObject([{ topic: 'safety', urgency: 'at_once', overdue: false, owner: karen.name }])
    const lead = await own.ask(jonas, concernsApi.threads, { query: { show: 'mine' } })
    expect(lead).toMatchObject({ total: 2, counts: { open: 2, mine: 2, unread: 1, all: 4 } })
    expect(JSON.stringify(lead)).not.toContain('"citizenId":"')
    expect((await own.ask(karen, concernsApi.threads, { query: { page: '2' } })).rows).toEqual([])
  })

  test('never shows an internal note to a supplier, neither its words nor that it is there', async () => {
    const { placementId } = await placed()
    const secret = 'Kun for os: han er i tvivl'
    await write(placementId, 'Hej', karen)
    w.moveTo(today, '10:01')
    await note(placementId, secret)
    w.moveTo(today)
    expect((await thread(placementId, mikkel)).messages.map(({ audience, unread }) => [audience, unread])).toEqual([
      ['shared', false],
      ['internal', true],
    ])
    for (const url of [`/api/placements/${placementId}/thread`, '/api/threads']) {
      const reply = await w.as(jonas, 'GET', url)
      expect(JSON.stringify(reply.body)).not.toContain('i tvivl')
    }
    const seen = await thread(placementId, jonas)
    expect([seen.messages.length, seen.unread, seen.can.note]).toEqual([1, 1, false])
    const row = (await w.ask(jonas, concernsApi.threads, { query: {} })).rows.find((one) => one.placementId === placementId)
    expect([row?.lastText, row?.lastAudience, row?.unread]).toEqual(['Hej', 'shared', 1])
    const ours = (await w.ask(karen, concernsApi.threads, { query: {} })).rows.find((one) => one.placementId === placementId)
    expect([ours?.lastText, ours?.lastAudience]).toEqual([secret, 'internal'])
    expect((await w.as(jonas, 'POST', `/api/placements/${placementId}/notes`, { text: 'Hej' })).status).toBe(403)
    // nor behind the product's back
    const inDatabase = await w.db.read(jonas, (tx) =>
      tx.threadMessage.findMany({ where: { placementId }, select: { audience: true, text: true } }),
    )
    expect(inDatabase).toEqual([{ audience: 'shared', text: 'Hej' }])
    const smuggled = w.db.write(
      jonas,
      'message.written',
      (tx) =>
        tx.$executeRaw`INSERT INTO thread_message (id, placement_id, audience, text, by_id) VALUES (gen_random_uuid(), ${placementId}::uuid, 'internal', 'x', ${jonas.staffId}::uuid)`,
    )
    expect(await codeOf(smuggled)).toBe('not-found')
  })

  test('shows a protected person to the supplier as an alias, and to the municipality by name', async () => {
    const { placementId } = await placed({ protectedAddress: true, firstName: 'Wilma', lastName: 'Sand' })
    await raise({ placementId })
    const seen = await thread(placementId, jonas)
    expect([seen.name, seen.citizenId]).toEqual([null, null])
    expect(seen.alias).toMatch(/^[0-9A-F]{6}$/)
    expect(await thread(placementId)).toMatchObject({ name: 'Wilma Sand', alias: seen.alias })
    expect(JSON.stringify((await w.as(jonas, 'GET', '/api/threads')).body)).not.toContain('Wilma')
  })

  test('opens with the agreement and closes with the supplier’s time', async () => {
    const { citizenId } = await placed()
    const draft = await w.make.placement({ citizenId, startsOn: '2027-03-01', startedOn: null })
    expect(await codeOf(write(draft, 'Hej', karen))).toBe('thread-not-open')
    expect((await thread(draft)).can.write).toEqual({ code: 'thread-not-open' })
    expect(await codeOf(note(draft, 'Til os selv'))).toBe('done')
    expect(await codeOf(raise({ placementId: draft }))).toBe('not-found')
    const agreed = {
      placementId: await w.make.placement({ citizenId, startsOn: '2027-06-07', startedOn: null, agreedOn: today }),
    }
    expect((await thread(agreed.placementId, jonas)).state).toBe('agreed')
    expect(await codeOf(raise(agreed))).toBe('done')
    expect(await codeOf(write(agreed.placementId, 'Velkommen', karen))).toBe('done')
    // agreed and never begun: closed to both on the same day
    const never = await w.make.placement({
      citizenId,
      startsOn: '2026-12-07',
      endsOn: '2026-12-11',
      startedOn: null,
      agreedOn: today,
    })
    const bothWays = async () => [await codeOf(write(never, 'Hej', karen)), await codeOf(write(never, 'Hej', jonas))]
    w.moveTo('2027-01-10')
    expect(await bothWays()).toEqual(['done', 'done'])
    w.moveTo('2027-01-11')
    expect(await bothWays()).toEqual(['thread-closed', 'not-found'])
    w.moveTo(today)
    const ended = await placed({}, { startsOn: '2026-08-03', endedOn: '2026-10-19', endReason: 'period_ended' })
    const { placementId } = ended
    await raise(ended)
    await write(placementId, 'Tak for denne gang', karen)
    w.moveTo('2026-11-18')
    expect((await thread(placementId, jonas)).can).toMatchObject({ write: null, raise: null })
    w.moveTo('2026-11-19')
    expect(await codeOf(thread(placementId, jonas))).toBe('not-found')
    expect(await codeOf(raise(ended))).toBe('not-found')
    expect(await codeOf(write(placementId, 'Hej', jonas))).toBe('not-found')
    const { concernId } = await first(placementId)
    expect(await codeOf(withdraw(concernId))).toBe('not-found')
    expect(await codeOf(write(placementId, 'Hej', karen))).toBe('thread-closed')
    // what was raised in time is answered all the same
    expect(await codeOf(answer(concernId))).toBe('done')
    const { rows } = await w.ask(jonas, concernsApi.threads, { query: {} })
    expect(rows.some((row) => row.placementId === placementId)).toBe(false)
    // a municipality that gives more days opens it again
    const organisationId = karen.organisationId
    await w.db.write(asta, 'setting.set', (tx) =>
      tx.houseSetting.createMany({ data: [{ organisationId, key: 'supplier-access-days', value: 31, setById: asta.staffId }] }),
    )
    expect(await codeOf(write(placementId, 'Hej', karen))).toBe('done')
    expect(await codeOf(write(placementId, 'Hej', jonas))).toBe('done')
    w.moveTo(today)
  })
})

describe('who may', () => {
  test('another site’s or another supplier’s lead finds nothing, like any stranger', async () => {
    const { placementId } = await placed()
    const { concernId } = await raise({ placementId })
    await write(placementId, 'Hej', jonas)
    for (const who of [nadia, petra]) {
      expect(await codeOf(thread(placementId, who))).toBe('not-found')
      expect(await codeOf(raise({ placementId }, {}, who))).toBe('not-found')
      expect(await codeOf(raise({ placementId }, { topic: 'more_hours' }, who))).toBe('not-found')
      expect(await codeOf(write(placementId, 'Hej', who))).toBe('not-found')
      expect(await codeOf(withdraw(concernId, who))).toBe('not-found')
      expect(
        await codeOf(w.ask(who, concernsApi.read, { params: { placementId }, body: { asOf: '2026-11-18T09:00:00Z' } })),
      ).toBe('not-found')
      expect((await w.ask(who, concernsApi.threads, { query: {} })).rows).toEqual([])
      expect((await w.ask(who, concernsApi.unread, {})).unread).toBe(0)
      const rows = await w.db.read(who, async (tx) => [
        ...(await tx.concern.findMany({ select: { id: true } })),
        ...(await tx.threadMessage.findMany({ select: { id: true } })),
        ...(await tx.threadRead.findMany({ select: { staffId: true } })),
        ...(await tx.$queryRaw<object[]>`SELECT concern_id::text FROM concern_owners()`),
      ])
      expect(rows).toEqual([])
    }
    const theirs = await placed({}, { siteId: townHall.siteId, supplierId: townHall.organisationId })
    expect(await codeOf(raise(theirs, {}, petra))).toBe('done')
    expect(await codeOf(thread(theirs.placementId, jonas))).toBe('not-found')
  })

  test('managers see none of it, and neither side does the other’s part', async () => {
    const { placementId } = await placed()
    const { concernId } = await raise({ placementId })
    for (const who of [birthe, rikke]) expect((await w.as(who, 'GET', `/api/placements/${placementId}/thread`)).status).toBe(403)
    expect((await w.as(jonas, 'POST', `/api/concerns/${concernId}/answer`, {})).status).toBe(403)
    expect((await w.as(karen, 'POST', `/api/concerns/${concernId}/withdraw`, {})).status).toBe(403)
    expect((await w.as(karen, 'POST', `/api/placements/${placementId}/concerns`, {})).status).toBe(403)
  })
})

describe('the timeline', () => {
  test('tells what the supplier raised and what was answered', async () => {
    const { citizenId, placementId } = await placed()
    const { concernId } = await raise({ placementId }, { topic: 'more_hours', text: 'Klar til mere' })
    await answer(concernId, 'adjusted', karen, 1, 'En time mere')
    await withdraw((await raise({ placementId }, { text: 'Ikke alligevel' })).concernId)
    const { entries } = await w.ask(karen, casefileApi.timeline, { params: { citizenId }, query: { group: 'placement' } })
    const told = entries.filter(({ kind }) => kind.startsWith('concern'))
    expect(told).toMatchObject([
      { kind: 'concern-answered', topic: 'more_hours', outcome: 'adjusted', answer: 'En time mere', by: karen.name, on: today },
      { kind: 'concern-raised', topic: 'more_hours', words: 'Klar til mere', by: jonas.name, on: today },
    ])
    expect(JSON.stringify(entries)).not.toContain('Ikke alligevel')
  })
})
