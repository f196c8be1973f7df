import { describe, expect, test } from 'vitest'
import { addConcern } from '../../server/concerns/concerns.saved.ts'
import type { Actor } from '../../server/db/actor.ts'
import { problemOfDatabase, sqlState } from '../../server/db/faults.ts'
import { concernsApi } from '../../shared/concerns/concerns.api.ts'
import { replacesTopic } from '../../shared/concerns/concerns.rules.ts'
import { topics } from '../../shared/concerns/topics.ts'
import { ProblemError } from '../../shared/problem.ts'
import { jonas, karen, mikkel, nadia } from '../support/people.ts'
import { serverAddress } from '../support/template.ts'
import { type World, world } from '../support/world.ts'

const today = '2026-11-18'
const placed = async (w: World): Promise<string> => {
  const citizenId = await w.make.citizen()
  return w.make.placement({ citizenId, startsOn: '2026-11-02', weekdayHours: [4, 0, 4, 0, 4, 0, 0] })
}
const raise = (w: World, placementId: string, topic: 'more_hours' | 'fewer_hours' | 'wellbeing', who = jonas) =>
  w.ask(who, concernsApi.raise, { params: { placementId }, body: { topic, text: 'Tekst', urgency: 'at_once', hoursAWeek: null } })
const answer = (w: World, concernId: string, who: Actor, outcome: 'accepted' | 'declined') =>
  w.ask(who, concernsApi.answer, { params: { concernId }, body: { outcome, answer: 'Svar', version: 1 } })
const withdraw = (w: World, concernId: string) =>
  w.ask(jonas, concernsApi.withdraw, { params: { concernId }, body: { version: 1 } })
const thread = (w: World, placementId: string, who: Actor = karen) => w.ask(who, concernsApi.thread, { params: { placementId } })

const faultOf = async (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => null,
    (reason: unknown) => reason,
  )
/** The name of the constraint that refused, or its SQLSTATE. */
const refusedBy = async (work: Promise<unknown>): Promise<string> => {
  const error = await faultOf(work)
  if (error === null) return 'done'
  const said = `${String(error)} ${JSON.stringify(error)}`
  // Prisma quotes the lines of the test too
  const found = /constraint [`"\\]+(\w+)|(concern_frozen): /.exec(said)
  return found?.[1] ?? found?.[2] ?? sqlState(error) ?? said
}
const codeOf = async (work: Promise<unknown>): Promise<string> => {
  const error = await faultOf(work)
  return error === null ? 'done' : (problemOfDatabase(error)?.code ?? String(error))
}

describe('what the database refuses, by name', async () => {
  const w = await world({ today })

  const insert = (placementId: string, given: Record<string, unknown> = {}, who = jonas) => {
    const row = {
      id: crypto.randomUUID(),
      placement_id: placementId,
      kind: 'proposal',
      topic: 'hire',
      text: 'Tekst',
      urgency: 'one_day',
      hours_a_week: null,
      raised_by_id: who.staffId,
      raised_at: '2026-11-18T09:00:00Z',
      due_at: '2026-11-19T09:00:00Z',
      ...given,
    }
    return w.db.write(
      who,
      'concern.raised',
      (tx) =>
        tx.$executeRaw`
        INSERT INTO concern (id, placement_id, kind, topic, text, urgency, hours_a_week, raised_by_id, raised_at, due_at)
        SELECT id, placement_id, kind, topic, text, urgency, hours_a_week, raised_by_id, raised_at, due_at FROM jsonb_to_record(${JSON.stringify(row)}::jsonb)
          AS r (id uuid, placement_id uuid, kind text, topic text, text text, urgency text, hours_a_week numeric, raised_by_id uuid, raised_at timestamptz, due_at timestamptz)`,
    )
  }

  test.each([
    ['a topic of the other kind', { kind: 'concern' }, 'concern_kind'],
    ['an unknown topic', { topic: 'pay' }, 'concern_kind'],
    ['hours beside a concern', { kind: 'concern', topic: 'other', hours_a_week: 5 }, 'concern_kind'],
    ['another urgency', { urgency: 'later' }, 'concern_urgency'],
    ['no words', { text: '  ' }, 'concern_text'],
    ['too many words', { text: 'å'.repeat(2001) }, 'concern_text'],
    ['as many words as there may be', { text: 'å'.repeat(2000) }, 'done'],
    ['no hours at all', { topic: 'fewer_hours', hours_a_week: 0 }, 'concern_hours'],
    ['more than full time', { topic: 'more_hours', hours_a_week: 37.25 }, 'concern_hours'],
    ['full time', { topic: 'more_hours', hours_a_week: 37 }, 'done'],
    ['a time before it was raised', { due_at: '2026-11-18T09:00:00Z' }, 'concern_due'],
    ['another’s name', { raised_by_id: nadia.staffId }, '42501'],
    ['plain', {}, 'done'],
  ])('%s: %s', async (_, given, name) => {
    expect(await refusedBy(insert(await placed(w), given))).toBe(name)
  })

  test('a placement of another’s site', async () => {
    expect(await refusedBy(insert(await placed(w), {}, nadia))).toBe('42501')
  })

  test('what was said and answered does not change, nor what became of it', async () => {
    const placementId = await placed(w)
    const { concernId } = await raise(w, placementId, 'more_hours')
    const set = (change: string) => w.sql(`UPDATE concern SET ${change} WHERE id = $1`, [concernId])
    expect(await refusedBy(set(`text = 'Noget andet'`))).toBe('concern_frozen')
    expect(await refusedBy(set(`due_at = due_at + interval '1 day'`))).toBe('concern_frozen')
    // half an answer, a follow-up without one, an outcome that there is not
    expect(await refusedBy(set('answered_at = now()'))).toBe('concern_answered')
    expect(await refusedBy(set('followed_up_at = now()'))).toBe('concern_follow_up')
    const said = { outcome: 'perhaps', answer: 'Måske', answeredById: karen.staffId, answeredAt: new Date() }
    const perhaps = w.db.write(karen, 'concern.answered', (tx) => tx.concern.updateMany({ where: { id: concernId }, data: said }))
    expect(await refusedBy(perhaps)).toBe('concern_outcome')
    await answer(w, concernId, karen, 'accepted')
    expect(await refusedBy(set(`answer = 'Nej'`))).toBe('concern_frozen')
    expect(await refusedBy(set('withdrawn_at = now()'))).toBe('concern_frozen')
    expect(await refusedBy(set('seen_at = now()'))).toBe('concern_frozen')
    await w.ask(karen, concernsApi.settle, { params: { concernId }, body: { version: 2 } })
    expect(await refusedBy(set('followed_up_at = NULL'))).toBe('concern_frozen')
    const other = await raise(w, placementId, 'wellbeing')
    const both = w.sql(`UPDATE concern SET withdrawn_at = now(), replaced_by_id = gen_random_uuid() WHERE id = $1`, [
      other.concernId,
    ])
    expect(await refusedBy(both)).toBe('concern_one_end')
  })

  test('what takes whose place is the same in the rule and in the database, for every pair of topics', async () => {
    const placementId = await placed(w)
    const told = await w.db.write(jonas, 'concern.raised', async (tx) => {
      const found: string[] = []
      for (const waiting of topics) {
        for (const topic of topics) {
          const ids = { waiting: crypto.randomUUID(), topic: crypto.randomUUID() }
          const said = { placementId, text: 'Tekst', urgency: 'one_day', hoursAWeek: null, raisedById: jonas.staffId } as const
          const raisedAt = new Date('2026-11-18T09:00:00Z')
          await addConcern(tx, { ...said, id: ids.waiting, topic: waiting, raisedAt })
          await addConcern(tx, { ...said, id: ids.topic, topic, raisedAt })
          const gone = await tx.concern.count({ where: { id: ids.waiting, replacedById: ids.topic } })
          if ((gone === 1) !== replacesTopic(topic, waiting)) found.push(`${topic} after ${waiting}`)
          await tx.concern.updateMany({
            where: { placementId, replacedById: null, withdrawnAt: null },
            data: { withdrawnAt: raisedAt },
          })
        }
      }
      return found
    })
    expect(told).toEqual([])
  })

  test('neither side writes the other’s part, or in another’s name', async () => {
    const placementId = await placed(w)
    const { concernId } = await raise(w, placementId, 'more_hours')
    const as = (who: Actor, data: Parameters<typeof change>[1]) => refusedBy(change(who, data))
    const change = (
      who: Actor,
      data: { text?: string; outcome?: string; versionId?: string; replacedById?: string; ownerId?: string },
    ) => w.db.write(who, 'concern.changed', (tx) => tx.concern.updateMany({ where: { id: concernId }, data }))
    const id = crypto.randomUUID()
    for (const data of [{ outcome: 'accepted' }, { text: 'x' }, { ownerId: id }, { replacedById: id }])
      expect(await as(jonas, data)).toBe('42501')
    for (const data of [{ text: 'x' }, { versionId: id }, { ownerId: id }]) expect(await as(karen, data)).toBe('42501')
    const raising = w.db.write(
      karen,
      'concern.raised',
      (tx) =>
        tx.$executeRaw`INSERT INTO concern (id, placement_id, kind, topic, text, urgency, raised_by_id, due_at) VALUES (gen_random_uuid(), ${placementId}::uuid, 'concern', 'other', 'x', 'one_day', ${karen.staffId}::uuid, now() + interval '1 day')`,
    )
    expect(await refusedBy(raising)).toBe('42501')
    for (const [who, another] of [
      [karen, mikkel],
      [jonas, nadia],
    ] as const) {
      const writing = w.db.write(
        who,
        'message.written',
        (tx) =>
          tx.$executeRaw`INSERT INTO thread_message (id, placement_id, audience, text, by_id) VALUES (gen_random_uuid(), ${placementId}::uuid, 'shared', 'x', ${another.staffId}::uuid)`,
      )
      expect(await refusedBy(writing)).toBe('42501')
      const reading = w.db.write(
        who,
        'thread.read',
        (tx) =>
          tx.$executeRaw`INSERT INTO thread_read (placement_id, staff_id, read_at) VALUES (${placementId}::uuid, ${another.staffId}::uuid, now())`,
      )
      expect(await refusedBy(reading)).toBe('42501')
    }
    // an answer is signed by whoever is signed in, whatever is sent
    await w.db.write(karen, 'concern.answered', (tx) =>
      tx.concern.updateMany({
        where: { id: concernId },
        data: { outcome: 'declined', answer: 'Nej', answeredById: mikkel.staffId, answeredAt: new Date() },
      }),
    )
    expect((await thread(w, placementId)).concerns[0]?.answer?.by).toBe(karen.name)
  })

  test('every concern, message and note is on record with its deed; who reads is not a fact about the citizen', async () => {
    const placementId = await placed(w)
    const { concernId } = await raise(w, placementId, 'wellbeing')
    await w.ask(karen, concernsApi.note, { params: { placementId }, body: { text: 'Til os' } })
    await answer(w, concernId, karen, 'accepted')
    const deeds = await w.sql<{ deed: string; table_name: string }>(
      `SELECT e.deed, c.table_name FROM audit_change c JOIN audit_entry e ON e.id = c.entry_id JOIN placement p ON p.citizen_id = c.citizen_id
       WHERE p.id = $1 AND c.table_name IN ('concern', 'thread_message') ORDER BY e.at`,
      [placementId],
    )
    expect(deeds.map(({ deed, table_name }) => `${deed} ${table_name}`)).toEqual([
      'concern.raised concern',
      'note.written thread_message',
      'concern.answered concern',
    ])
  })
})

const kinds: readonly ('embedded' | 'server')[] = serverAddress() ? ['embedded', 'server'] : ['embedded']
describe.each(kinds)('two at once (%s)', async (kind) => {
  const w = await world({ today, server: kind === 'server' })

  test('proposals on the same: all are taken down, and one is open', async () => {
    for (let round = 0; round < 3; round += 1) {
      const placementId = await placed(w)
      const codes = await Promise.all(
        (['more_hours', 'fewer_hours', 'more_hours', 'fewer_hours', 'more_hours'] as const).map((topic) =>
          codeOf(raise(w, placementId, topic)),
        ),
      )
      expect(codes).toEqual(['done', 'done', 'done', 'done', 'done'])
      const { concerns } = await thread(w, placementId)
      expect(concerns.map(({ state }) => state).toSorted()).toEqual(['open', 'replaced', 'replaced', 'replaced', 'replaced'])
    }
  })

  test('answers: one is given, and the others are told whose', async () => {
    for (let round = 0; round < 3; round += 1) {
      const placementId = await placed(w)
      const { concernId } = await raise(w, placementId, 'wellbeing')
      const faults = await Promise.all([
        faultOf(answer(w, concernId, karen, 'accepted')),
        faultOf(answer(w, concernId, mikkel, 'declined')),
        faultOf(answer(w, concernId, mikkel, 'declined')),
      ])
      const given = (await thread(w, placementId)).concerns[0]?.answer
      const late = faults.filter((fault) => fault !== null)
      expect(late).toHaveLength(2)
      for (const fault of late) {
        expect(fault).toBeInstanceOf(ProblemError)
        expect(fault).toMatchObject({
          code: 'concern-closed',
          facts: { state: 'answered', by: given?.by, outcome: given?.outcome },
        })
      }
    }
  })

  test('an answer and a taking back: one of them', async () => {
    for (let round = 0; round < 3; round += 1) {
      const placementId = await placed(w)
      const { concernId } = await raise(w, placementId, 'wellbeing')
      const codes = await Promise.all([codeOf(answer(w, concernId, karen, 'accepted')), codeOf(withdraw(w, concernId))])
      expect(codes.toSorted()).toEqual(['concern-closed', 'done'])
      const [one] = (await thread(w, placementId)).concerns
      expect(one?.state).toBe(codes[0] === 'done' ? 'answered' : 'withdrawn')
    }
  })

  test('readers: one receipt, of one of them', async () => {
    const placementId = await placed(w)
    await raise(w, placementId, 'wellbeing')
    const { asOf } = await thread(w, placementId)
    const codes = await Promise.all(
      [karen, mikkel, karen].map((who) => codeOf(w.ask(who, concernsApi.read, { params: { placementId }, body: { asOf } }))),
    )
    expect(codes).toEqual(['done', 'done', 'done'])
    expect([karen.name, mikkel.name]).toContain((await thread(w, placementId, jonas)).concerns[0]?.seen?.name)
    expect((await thread(w, placementId)).unread + (await thread(w, placementId, mikkel)).unread).toBe(0)
  })
})
