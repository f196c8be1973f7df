import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { asPlanned, entryFields, sameEntry, sameField, whyNotEntry } from '../../../shared/attendance/attendance.rules.ts'
import type { Entry, LoggedDay } from '../../../shared/attendance/attendance.schema.ts'
import { collisionFacts, mergeEntries, readCollision, takeField } from '../../../shared/attendance/merge.rules.ts'
import { dayStateKeys, isThere, paceBands, supportKinds } from '../../../shared/attendance/states.ts'

const base = asPlanned(4)
const with_ = (change: Partial<Entry>): Entry => ({ ...base, ...change })
const sick = with_({ state: 'sick', hours: 0 })
const late = with_({ state: 'late', hours: 3 })

describe('two people’s words about one day', () => {
  it.each<[string, Entry, Entry, Entry, Partial<Entry> | string[]]>([
    ['nobody changed anything', base, base, base, {}],
    ['only I did', base, late, base, { state: 'late', hours: 3 }],
    ['only the other did', base, base, sick, { state: 'sick', hours: 0 }],
    ['both the same', base, late, late, { state: 'late', hours: 3 }],
    ['both the day, differently', base, late, sick, ['day']],
    ['both the hours, differently', base, with_({ hours: 3 }), with_({ hours: 5 }), ['day']],
    [
      'I the pace, the other the note',
      base,
      with_({ paceBand: 4 }),
      with_({ note: 'Fin dag' }),
      { paceBand: 4, note: 'Fin dag' },
    ],
    ['I the pace, the other the hours', base, with_({ paceBand: 4 }), late, { state: 'late', hours: 3, paceBand: 4 }],
    ['both the pace', base, with_({ paceBand: 4 }), with_({ paceBand: 2 }), ['paceBand']],
    ['I took the pace away, the other changed it', with_({ paceBand: 3 }), base, with_({ paceBand: 2 }), ['paceBand']],
    [
      'I tasks, the other support',
      base,
      with_({ tasksDone: ['Gulve'] }),
      with_({ supportGiven: ['talk'] }),
      { tasksDone: ['Gulve'], supportGiven: ['talk'] },
    ],
    [
      'the same tasks in another order',
      base,
      with_({ tasksDone: ['Gulve', 'Køkken'] }),
      with_({ tasksDone: ['Køkken', 'Gulve'] }),
      { tasksDone: ['Køkken', 'Gulve'] },
    ],
    ['both other tasks', base, with_({ tasksDone: ['Gulve'] }), with_({ tasksDone: ['Køkken'] }), ['tasks']],
    [
      'the same tasks, one vouched for them',
      base,
      with_({ tasksDone: ['Gulve'], signedOff: true }),
      with_({ tasksDone: ['Gulve'] }),
      ['tasks'],
    ],
    [
      'three fields at once',
      base,
      with_({ hours: 3, note: 'A', paceBand: 1 }),
      with_({ hours: 5, note: 'B', paceBand: 1 }),
      ['day', 'note'],
    ],
    ['I sick, the other a note', base, sick, with_({ note: 'Ringede' }), { state: 'sick', hours: 0, note: 'Ringede' }],
    ['I sick, the other gave a pace', base, sick, with_({ paceBand: 4 }), ['day']],
    ['the other sick, I gave support', base, with_({ supportGiven: ['buddy'] }), sick, ['day']],
    [
      'I sick, the pace was there before',
      with_({ paceBand: 3 }),
      sick,
      with_({ paceBand: 3, note: 'A' }),
      { ...sick, note: 'A' },
    ],
    ['the other sick, I wrote a note', with_({ paceBand: 3 }), with_({ paceBand: 3, note: 'A' }), sick, { ...sick, note: 'A' }],
  ])('%s', (_, before, mine, standing, expected) => {
    const { merged, collisions } = mergeEntries(before, mine, standing)
    if (Array.isArray(expected)) {
      expect(collisions).toEqual(expected)
      expect(merged).toEqual(standing)
    } else {
      expect(collisions).toEqual([])
      expect(merged).toEqual({ ...base, ...expected })
    }
  })

  it('what somebody changed and changed back is a decision too', () => {
    expect(mergeEntries(base, sick, base, [sick]).collisions).toEqual(['day'])
    expect(mergeEntries(base, sick, base, []).collisions).toEqual([])
    // in another field it is nothing to me
    expect(mergeEntries(base, sick, base, [with_({ note: 'A' })]).collisions).toEqual([])
    // and what stands as I say is agreed, whatever stood in between
    expect(mergeEntries(base, sick, sick, [late]).collisions).toEqual([])
  })
})

const tasks = ['Gulve', 'Køkken', 'Trapper']
const anyEntry: fc.Arbitrary<Entry> = fc
  .record({
    state: fc.constantFrom(...dayStateKeys),
    hours: fc.constantFrom(1, 2, 3, 4),
    paceBand: fc.option(fc.constantFrom(...paceBands)),
    note: fc.option(fc.constantFrom('A', 'B')),
    tasksDone: fc.subarray(tasks),
    signedOff: fc.boolean(),
    supportGiven: fc.subarray([...supportKinds], { maxLength: 2 }),
  })
  .map(({ state, hours, note, ...done }) => {
    if (!isThere(state)) return { ...asPlanned(0), state, note }
    return { state, hours: state === 'present' ? hours : Math.min(hours, 3), note, ...done }
  })

describe('a merge', () => {
  it('of what nobody else touched is mine, and of what I did not touch is theirs', () => {
    fc.assert(
      fc.property(anyEntry, anyEntry, (one, other) => {
        expect(mergeEntries(one, other, one)).toMatchObject({ collisions: [] })
        expect(sameEntry(mergeEntries(one, other, one).merged, other)).toBe(true)
        expect(mergeEntries(one, one, other)).toEqual({ merged: other, collisions: [] })
      }),
    )
  })
  it('either takes every field from a side that changed it, or says which collide and touches nothing', () => {
    fc.assert(
      fc.property(anyEntry, anyEntry, anyEntry, (before, mine, theirs) => {
        const { merged, collisions } = mergeEntries(before, mine, theirs)
        if (collisions.length > 0) {
          expect(merged).toEqual(theirs)
          return
        }
        for (const field of entryFields) {
          const changed = [mine, theirs].filter((one) => !sameField(field, one, before))
          const [from = before] = changed
          expect(changed.every((one) => sameField(field, one, from))).toBe(true)
          expect(sameField(field, merged, from)).toBe(true)
        }
      }),
    )
  })
  it('makes no nonsense of two days that made sense', () => {
    fc.assert(
      fc.property(anyEntry, anyEntry, anyEntry, (before, mine, theirs) => {
        const { merged } = mergeEntries(before, mine, theirs)
        expect(whyNotEntry(merged, { plannedHours: 4, asksPace: true, tasks })).toBeNull()
      }),
    )
  })
  it('is the same again when it is sent again', () => {
    fc.assert(
      fc.property(anyEntry, anyEntry, anyEntry, (before, mine, theirs) => {
        const { merged, collisions } = mergeEntries(before, mine, theirs)
        if (collisions.length > 0) return
        const again = mergeEntries(before, mine, merged, [theirs])
        expect(again.collisions).toEqual([])
        expect(sameEntry(again.merged, merged)).toBe(true)
      }),
    )
  })
  it('field by field makes the whole', () => {
    fc.assert(
      fc.property(anyEntry, anyEntry, (one, other) => {
        expect(entryFields.reduce((over, field) => takeField(field, one, over), other)).toEqual(one)
      }),
    )
  })
})

it('a collision’s facts can be read back as they were', () => {
  const about = { version: 3, loggedBy: 'Karen Holm', loggedAt: '2026-11-18T09:00:00.000Z' }
  fc.assert(
    fc.property(anyEntry, fc.subarray([...entryFields], { minLength: 1 }), (entry, collisions) => {
      const order = [...supportKinds]
      const supportGiven = entry.supportGiven.toSorted((a, b) => order.indexOf(a) - order.indexOf(b))
      const standing: LoggedDay = { ...entry, supportGiven, ...about }
      expect(readCollision(collisionFacts(standing, collisions))).toEqual({ standing, collisions })
    }),
  )
  expect(readCollision({})).toBeNull()
  expect(readCollision({ state: 'asleep', hours: 0, version: 1 })).toBeNull()
})
