import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { asPlanned, entryFields, type Field, sameEntry, sameField } from '../../shared/attendance/attendance.rules.ts'
import type { Entry, Seen } from '../../shared/attendance/attendance.schema.ts'
import { takeField } from '../../shared/attendance/merge.rules.ts'
import { supportKinds } from '../../shared/attendance/states.ts'
import { addDays } from '../../shared/calendar.ts'
import { jonas, karen } from '../support/people.ts'
import { serverAddress } from '../support/template.ts'
import { type World, world } from '../support/world.ts'

/*
 * Any interleaving of sends from two phones, retries under the same key, sends again after the key is forgotten, and corrections by the
 * caseworker: what was acknowledged stands or is in the former rows, once; what was refused is nowhere; nothing appears that nobody sent.
 */

const today = '2026-11-18'
const tasks = Array.from({ length: 20 }, (_, n) => `Opgave ${n}`)

/** What nobody else says: the nth value of a field. Of pace and support there are too few to tell them apart. */
const nth = (field: Field, n: number): Entry => ({
  ...asPlanned(0.25 * (n < 15 ? n + 1 : n + 2)),
  paceBand: ([1, 2, 3, 4, 5] as const)[n % 5] ?? 1,
  note: `note ${n}`,
  tasksDone: [tasks[n % tasks.length] ?? ''],
  signedOff: n % 2 === 0,
  supportGiven: field === 'supportGiven' ? [supportKinds[n % 5] ?? 'talk'] : [],
})
const toldApart = ['day', 'note', 'tasks'] as const satisfies readonly Field[]

/** Two of a crew on one day, fresh for each run. */
type Ground = { readonly date: string; readonly people: readonly string[] }

const groundsOf = (w: World) => {
  const free: Ground[] = []
  return async (): Promise<Ground> => {
    if (free.length === 0) {
      const people: string[] = []
      for (const name of ['Signe', 'Ali']) {
        const citizenId = await w.make.citizen({ firstName: name })
        const weekdayHours = [4, 4, 4, 4, 4, 4, 4]
        people.push(await w.make.placement({ citizenId, startsOn: '2026-11-02', weekdayHours, tasks }))
      }
      for (let back = 0; back <= 7; back += 1) free.push({ date: addDays(today, -back), people })
    }
    const ground = free.pop()
    if (!ground) throw new Error('no day is free')
    return ground
  }
}

type Version = Seen & { readonly by: string }

/** Every version that a person's day has had, oldest first. */
const historyOf = async (w: World, { date, people }: Ground): Promise<Version[][]> => {
  const columns = `state, hours::float AS hours, pace_band AS "paceBand", note, tasks_done AS "tasksDone", signed_off AS "signedOff",
    support_given AS "supportGiven", version, logged_by_id AS by`
  const rows = await w.sql<Version & { readonly person: string }>(
    `WITH day AS (SELECT * FROM attendance WHERE placement_id = ANY ($1::uuid[]) AND on_date = $2::date)
     SELECT placement_id AS person, ${columns} FROM day
     UNION ALL SELECT d.placement_id, ${columns.replaceAll(/\b(state|hours::|pace_band|note|tasks_done|signed_off|support_given|version|logged_by_id)/g, 'f.$1')}
       FROM attendance_former f JOIN day d ON d.id = f.attendance_id
     ORDER BY version`,
    [people, date],
  )
  return people.map((id) => rows.filter(({ person }) => person === id).map(({ person: _, ...version }) => version))
}

const wordsOf = ({ version: _version, by: _by, ...entry }: Version): Entry => entry
const seenOf = ({ by: _, ...seen }: Version): Seen => seen

type Says = { readonly person: number; readonly field: Field; readonly n: number }
type Send = {
  readonly key: string
  readonly says: readonly Says[]
  readonly rows: readonly (Entry & { readonly placementId: string; readonly seen: Seen | null })[]
  /** What the first acknowledgement said; null until there is one. */
  answer: string | null
  /** Whether the server still knows the key. */
  known: boolean
}

const sendOf = ({ people }: Ground, seen: readonly (Seen | null)[], says: readonly Says[]): Send => ({
  key: randomUUID(),
  says,
  answer: null,
  known: false,
  rows: people.map((placementId, person) => {
    const { version: _, ...base } = seen[person] ?? { ...asPlanned(4), version: 0 }
    const mine = says
      .filter((one) => one.person === person)
      .reduce<Entry>((entry, { field, n }) => takeField(field, nth(field, n), entry), base)
    return { placementId, ...mine, seen: seen[person] ?? null }
  }),
})

const deliver = (w: World, { date }: Ground, { key, rows }: Send) =>
  w.as<object>(jonas, 'POST', `/api/crew/${date}`, { rows }, { 'idempotency-key': key })

/** The caseworker says something of her own, or takes the field back to what it was before anybody said anything. */
const correct = (
  w: World,
  { date, people }: Ground,
  { person, field, n }: Omit<Says, 'n'> & { readonly n: number | null },
  over: Version | undefined,
  version: number | null,
) => {
  const entry = takeField(field, n === null ? asPlanned(4) : nth(field, n), over ? wordsOf(over) : asPlanned(4))
  return w.as<object>(karen, 'POST', `/api/placements/${people[person]}/attendance/${date}`, {
    ...entry,
    reason: 'Rettet',
    version,
  })
}

/** How often a value came into a day that did not have it the moment before. */
const timesSaid = (history: readonly Version[], { field, n }: Says): number =>
  history.filter(
    (version, at) =>
      sameField(field, wordsOf(version), nth(field, n)) && !sameField(field, history[at - 1] ?? asPlanned(4), nth(field, n)),
  ).length

const checkSaidOnce = (histories: readonly (readonly Version[])[], sends: readonly Send[]) => {
  for (const { says, answer } of sends)
    for (const said of says)
      if (toldApart.some((field) => field === said.field))
        expect(timesSaid(histories[said.person] ?? [], said)).toBe(answer === null ? 0 : 1)
}
const checkSteps = (histories: readonly (readonly Version[])[]) => {
  for (const history of histories)
    for (const [at, version] of history.entries()) {
      const before = history[at - 1]
      if (!before) continue
      expect(version.version).toBeGreaterThan(before.version)
      expect(sameEntry(version, before)).toBe(false)
    }
}

const person = fc.constantFrom(0, 1)
const field = fc.constantFrom(...entryFields)
const phone = fc.constantFrom(0, 1)
const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('look' as const), phone }) },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('send' as const),
      phone,
      says: fc.uniqueArray(fc.record({ person, field }), {
        minLength: 1,
        maxLength: 3,
        selector: (one) => `${one.person} ${one.field}`,
      }),
    }),
  },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('again' as const), which: fc.nat(20), forgotten: fc.boolean() }) },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('correct' as const), person, field, back: fc.boolean(), stale: fc.boolean() }),
  },
)

type Step = typeof step extends fc.Arbitrary<infer S> ? S : never
/** The turns that chance seldom takes: said, taken back by the caseworker, and sent again once the key is gone. */
const takenBack: Step[] = [
  { kind: 'send', phone: 0, says: [{ person: 0, field: 'day' }] },
  { kind: 'correct', person: 0, field: 'day', back: true, stale: false },
  { kind: 'again', which: 0, forgotten: true },
]
const overTwoPhones: Step[] = [
  { kind: 'send', phone: 0, says: [{ person: 1, field: 'note' }] },
  { kind: 'send', phone: 1, says: [{ person: 1, field: 'tasks' }] },
  { kind: 'send', phone: 1, says: [{ person: 1, field: 'note' }] },
  { kind: 'again', which: 1, forgotten: true },
]

test('whatever comes in whatever order, each acknowledged entry is there exactly once', async () => {
  const w = await world({ today })
  const nextGround = groundsOf(w)
  const tally = { saved: 0, collided: 0, merged: 0 }
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 12 }), async (steps) => {
      const ground = await nextGround()
      const phones: (Seen | null)[][] = [
        [null, null],
        [null, null],
      ]
      const sends: Send[] = []
      let n = 0
      let before = await historyOf(w, ground)

      /** One sending, whether it has been tried before or not: what changed is what was said and nothing else. */
      const attempt = async (send: Send) => {
        const { status, body } = await deliver(w, ground, send)
        const now = await historyOf(w, ground)
        expect([200, 409]).toContain(status)
        if (status === 409 || send.answer !== null) expect(now).toEqual(before)
        else
          for (const [index, row] of send.rows.entries()) {
            const [was, is] = [before[index] ?? [], now[index] ?? []]
            const [stood, stands] = [was.at(-1), is.at(-1)]
            expect(is.slice(0, was.length)).toEqual(was)
            expect(is.length - was.length).toBeLessThanOrEqual(1)
            for (const one of entryFields) {
              const said = send.says.some((says) => says.person === index && says.field === one)
              expect(stands && sameField(one, stands, said || !stood ? row : stood)).toBe(true)
            }
          }
        before = now
        return { status, text: JSON.stringify(body) }
      }

      for (const one of steps) {
        if (one.kind === 'look') {
          phones[one.phone] = before.map((history) => {
            const last = history.at(-1)
            return last ? seenOf(last) : null
          })
        } else if (one.kind === 'send') {
          const says = one.says.map((said) => {
            n += 1
            return { ...said, n }
          })
          const send = sendOf(ground, phones[one.phone] ?? [], says)
          sends.push(send)
          const { status, text } = await attempt(send)
          if (status === 200) Object.assign(send, { answer: text, known: true })
          tally[status === 200 ? 'saved' : 'collided'] += 1
          if (text.includes('"by"')) tally.merged += 1
        } else if (one.kind === 'again') {
          const send = sends[one.which % Math.max(1, sends.length)]
          if (!send) continue
          if (one.forgotten) {
            await w.sql('DELETE FROM idempotency_key')
            for (const other of sends) other.known = false
          }
          const { status, text } = await attempt(send)
          if (send.known) expect([status, text]).toEqual([200, send.answer])
          if (status === 200) Object.assign(send, { answer: text, known: true })
        } else {
          n += 1
          const last = before[one.person]?.at(-1)
          const version = last?.version ?? null
          const { status } = await correct(
            w,
            ground,
            { ...one, n: one.back ? null : n },
            last,
            one.stale ? (version ?? 0) + 1 : version,
          )
          const now = await historyOf(w, ground)
          expect(status).toBe(one.stale ? 409 : 200)
          if (one.stale) expect(now).toEqual(before)
          before = now
        }
      }
      checkSaidOnce(before, sends)
      checkSteps(before)
    }),
    { numRuns: 15, examples: [[takenBack], [overTwoPhones]] },
  )
  // the runs have met every turn
  for (const turn of Object.values(tally)) expect(turn).toBeGreaterThan(0)
}, 120_000)

if (serverAddress())
  test('at the same moment too: each acknowledged entry is there exactly once, each refused one nowhere', async () => {
    const w = await world({ today, server: true })
    const nextGround = groundsOf(w)
    await w.as(jonas, 'GET', `/api/crew/${today}`)
    await w.as(karen, 'GET', '/api/caseload')
    const says = fc.uniqueArray(fc.record({ person, field }), {
      minLength: 1,
      maxLength: 2,
      selector: (one) => `${one.person} ${one.field}`,
    })
    let acknowledged = 0
    await fc.assert(
      fc.asyncProperty(
        fc.array(says, { minLength: 2, maxLength: 5 }),
        fc.boolean(),
        person,
        field,
        async (given, logged, whose, what) => {
          const ground = await nextGround()
          if (logged) await deliver(w, ground, sendOf(ground, [], []))
          const before = await historyOf(w, ground)
          const seen = before.map((history) => history.map(seenOf).at(-1) ?? null)
          let n = 0
          const sends = given.map((one) =>
            sendOf(
              ground,
              seen,
              one.map((said) => {
                n += 1
                return { ...said, n }
              }),
            ),
          )
          const last = before[whose]?.at(-1)
          const correction = correct(w, ground, { person: whose, field: what, n: 19 }, last, last?.version ?? null)
          // every send twice, as when the answer to the first was lost
          const replies = await Promise.all(sends.flatMap((send) => [send, send]).map((send) => deliver(w, ground, send)))
          expect([200, 409]).toContain((await correction).status)
          for (const [index, send] of sends.entries()) {
            const [one, other] = replies.slice(2 * index, 2 * index + 2)
            expect([200, 409]).toContain(one?.status)
            expect(other).toMatchObject({ status: one?.status })
            if (one?.status !== 200) continue
            expect(other?.body).toEqual(one.body)
            send.answer = JSON.stringify(one.body)
            acknowledged += 1
          }
          const now = await historyOf(w, ground)
          checkSaidOnce(now, sends)
          checkSteps(now)
          for (const [index, history] of now.entries()) expect(history.slice(0, before[index]?.length)).toEqual(before[index])
        },
      ),
      { numRuns: 8 },
    )
    expect(acknowledged).toBeGreaterThan(0)
  }, 120_000)
