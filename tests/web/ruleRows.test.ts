import { describe, expect, test } from 'vitest'
import type { Rule } from '../../shared/offers/offers.schema.ts'
import type { ParameterKey } from '../../shared/offers/parameters.ts'
import { standingOf } from '../../web/offers/ruleRows.ts'
import { valueIn } from '../../web/offers/ValueField.tsx'

const row = (ruleId: string, validFrom: string | null, validTo: string | null, more: Partial<Rule> = {}): Rule => ({
  ruleId,
  key: 'praktik-extend-to-weeks',
  value: 26,
  validFrom,
  validTo,
  lawReference: null,
  source: 'ELOV61',
  certainty: 'verified',
  note: null,
  reason: null,
  recordedBy: null,
  recordedAt: '2026-01-01T08:00:00Z',
  supersededAt: null,
  supersededBy: null,
  ...more,
})

const ids = (rules: readonly Rule[]) => rules.map(({ ruleId }) => ruleId)

describe('the rows of a parameter', () => {
  const rows = [
    row('coming-later', '2028-01-01', null),
    row('coming', '2027-01-01', '2027-12-31'),
    row('now', '2026-06-01', '2026-12-31'),
    row('ended', '2020-01-01', '2026-05-31'),
    row('replaced', '2020-01-01', '2026-12-31', { supersededAt: '2026-05-20T08:00:00Z' }),
    row('replaced-before-it-came', '2027-01-01', null, { supersededAt: '2026-05-21T08:00:00Z' }),
    row('of another', '2026-01-01', null, { key: 'praktik-further-step-weeks' }),
  ]

  test.each([
    ['2026-05-31', 'ended', ['now', 'coming', 'coming-later'], ['replaced-before-it-came', 'replaced']],
    ['2026-06-01', 'now', ['coming', 'coming-later'], ['replaced-before-it-came', 'ended', 'replaced']],
    ['2026-12-31', 'now', ['coming', 'coming-later'], ['replaced-before-it-came', 'ended', 'replaced']],
    ['2027-01-01', 'coming', ['coming-later'], ['replaced-before-it-came', 'now', 'ended', 'replaced']],
    ['2019-12-31', null, ['ended', 'now', 'coming', 'coming-later'], ['replaced-before-it-came', 'replaced']],
  ])('as they stand on %s', (today, now, coming, history) => {
    const standing = standingOf(rows, 'praktik-extend-to-weeks', today)
    expect([standing.now?.ruleId ?? null, ids(standing.coming), ids(standing.history)]).toEqual([now, coming, history])
  })
})

describe('a value as its field was filled in', () => {
  const form = (fields: readonly (readonly [string, string])[]) => {
    const data = new FormData()
    for (const [name, value] of fields) data.append(name, value)
    return data
  }
  test.each<[ParameterKey, readonly (readonly [string, string])[], unknown]>([
    ['praktik-extend-to-weeks', [['value:number', ' 26 ']], 26],
    ['praktik-extend-to-weeks', [['value:number', 'mange']], 'mange'],
    ['praktik-extend-to-weeks', [['value:number', '']], undefined],
    ['praktik-extend-to-weeks', [['value:number', '26,5']], 26.5],
    [
      'nytteindsats-max-weeks',
      [
        ['noLimit:flag', ''],
        ['noLimit:flag', 'true'],
      ],
      null,
    ],
    [
      'nytteindsats-max-weeks',
      [
        ['noLimit:flag', ''],
        ['value:number', '13'],
      ],
      13,
    ],
    ['nytteindsats-rimelighed', [['value', 'false']], false],
    ['nytteindsats-rimelighed', [['value', 'true']], true],
    ['nytteindsats-rimelighed', [], undefined],
    ['rimelighed-unit', [['value', 'fte']], 'fte'],
    [
      'praktik-long-groups',
      [
        ['value:list', ''],
        ['value:list', 'nr3'],
        ['value:list', 'nr5'],
      ],
      'nr3 nr5',
    ],
    ['praktik-long-groups', [['value:list', '']], ''],
  ])('%s %j', (key, fields, value) => {
    expect(valueIn(key, form(fields))).toEqual(value)
  })
})
