import { describe, expect, it } from 'vitest'
import { recordingOf, whyNotRecording } from '../../../shared/offers/record.rules.ts'

const row = (validFrom: string | null, validTo: string | null) => ({ validFrom, validTo })
const old = row('2020-01-01', '2026-12-31')
const act = row('2027-01-01', null)

describe('a value recorded from a day on', () => {
  it.each([
    [
      'in the middle: the old one is cut, the coming one stays',
      [old, act],
      '2026-12-01',
      null,
      '2026-12-31',
      old,
      [row('2020-01-01', '2026-11-30')],
      act,
      null,
    ],
    ['on the first day of the old one: nothing is left of it', [old, act], '2020-01-01', null, '2026-12-31', old, [], act, null],
    [
      'on the day after it: one day is left',
      [old, act],
      '2020-01-02',
      null,
      '2026-12-31',
      old,
      [row('2020-01-01', '2020-01-01')],
      act,
      null,
    ],
    [
      'for a while: the old one goes on afterwards',
      [old, act],
      '2026-12-01',
      '2026-12-15',
      '2026-12-15',
      old,
      [row('2020-01-01', '2026-11-30'), row('2026-12-16', '2026-12-31')],
      act,
      null,
    ],
    [
      'to the last day of the old one: nothing is left after',
      [old, act],
      '2026-12-01',
      '2026-12-31',
      '2026-12-31',
      old,
      [row('2020-01-01', '2026-11-30')],
      act,
      null,
    ],
    ['on the day of the coming one: it is replaced', [old, act], '2027-01-01', null, null, act, [], null, null],
    [
      'the day before the coming one',
      [old, act],
      '2026-12-31',
      null,
      '2026-12-31',
      old,
      [row('2020-01-01', '2026-12-30')],
      act,
      null,
    ],
    [
      'after everything: the open one is cut',
      [old, act],
      '2027-07-01',
      null,
      null,
      act,
      [row('2027-01-01', '2027-06-30')],
      null,
      null,
    ],
    [
      'with an end in an open row: it goes on afterwards',
      [act],
      '2027-07-01',
      '2027-07-31',
      '2027-07-31',
      act,
      [row('2027-01-01', '2027-06-30'), row('2027-08-01', null)],
      null,
      null,
    ],
    ['where nothing counted', [], '2026-12-01', null, null, null, [], null, null],
    [
      'where nothing counted, with an end: a gap follows',
      [],
      '2026-12-01',
      '2026-12-31',
      '2026-12-31',
      null,
      [],
      null,
      '2027-01-01',
    ],
    ['before everything: until the first begins', [old], '2019-06-01', null, '2019-12-31', null, [], old, null],
    [
      'before everything, with an end: a gap follows',
      [old],
      '2019-06-01',
      '2019-06-30',
      '2019-06-30',
      null,
      [],
      old,
      '2019-07-01',
    ],
    [
      'past the end of the last one: no gap while it is open',
      [old],
      '2026-12-01',
      null,
      null,
      old,
      [row('2020-01-01', '2026-11-30')],
      null,
      null,
    ],
    [
      'past the end of the last one, with an end: a gap follows',
      [old],
      '2026-12-01',
      '2027-03-31',
      '2027-03-31',
      old,
      [row('2020-01-01', '2026-11-30')],
      null,
      '2027-04-01',
    ],
    [
      'over a row without a first day',
      [row(null, null)],
      '2024-02-29',
      null,
      null,
      row(null, null),
      [row(null, '2024-02-28')],
      null,
      null,
    ],
  ])('%s', (_, rows, validFrom, until, validTo, replaced, kept, next, gapFrom) => {
    expect(recordingOf(rows, { validFrom, validTo: until })).toEqual({ validTo, replaced, kept, next, gapFrom })
  })

  it('leaves every day with one value at most, and loses none that had one', () => {
    const days = ['2019-12-31', '2020-01-01', '2026-11-30', '2026-12-01', '2026-12-31', '2027-01-01', '2027-06-30', '2030-01-01']
    const holds = (day: string) => (one: { validFrom: string | null; validTo: string | null }) =>
      (one.validFrom === null || one.validFrom <= day) && (one.validTo === null || day <= one.validTo)
    for (const validFrom of days)
      for (const until of [null, ...days.filter((day) => day >= validFrom)]) {
        const rows = [old, act]
        if (whyNotRecording(rows, { validFrom, validTo: until })) continue
        const { validTo, replaced, kept } = recordingOf(rows, { validFrom, validTo: until })
        const after = [...rows.filter((one) => one !== replaced), ...kept, row(validFrom, validTo)]
        for (const day of days) {
          const found = after.filter(holds(day)).length
          expect(found, `${validFrom}–${until} on ${day}`).toBeLessThanOrEqual(1)
          if (rows.some(holds(day))) expect(found, `${validFrom}–${until} on ${day}`).toBe(1)
        }
      }
  })
})

describe('why a value cannot be recorded', () => {
  it.each([
    ['a last day before the first', '2026-12-02', '2026-12-01', 'date-order'],
    ['the first day as the last', '2026-12-01', '2026-12-01', null],
    ['a last day on which another begins', '2026-12-01', '2027-01-01', 'rule-overlaps'],
    ['a last day just before another begins', '2026-12-01', '2026-12-31', null],
    ['no last day', '2026-12-01', null, null],
    ['after the last row begins', '2027-01-01', '2030-01-01', null],
  ])('%s', (_, validFrom, validTo, code) => {
    expect(whyNotRecording([old, act], { validFrom, validTo })?.code ?? null).toBe(code)
  })
})
