import { describe, expect, it } from 'vitest'
import { indicatorKeys, instrumentV1, ownEyesOnly, steps } from '../../shared/progress/instrument.v1.ts'
import {
  type Answers,
  askedOf,
  dueOn,
  gaps,
  latestOf,
  type Measured,
  whyNotAnswers,
  whyNotMeasure,
  whyNotMeasureOn,
} from '../../shared/progress/progress.rules.ts'
import { lix } from '../doors/lix.ts'

const today = '2026-11-18'
const by = (party: Measured['party'], answers: Answers, measuredOn = today): Measured => ({ party, measuredOn, answers })

describe('the instrument', () => {
  it('asks nine things of the citizen and ten of the caseworker, each once', () => {
    expect(askedOf('citizen')).toHaveLength(9)
    expect(askedOf('caseworker')).toHaveLength(10)
    expect(instrumentV1.indicators.map(({ key }) => key)).toEqual(indicatorKeys)
  })

  it('has words in both languages for every statement and step', () => {
    const texts = [
      ...instrumentV1.indicators.flatMap(({ name, asked }) => [name, asked.citizen, asked.caseworker]),
      ...steps.map((step) => instrumentV1.scale[step]),
    ].filter((text) => text !== null)
    for (const { da, en } of texts) {
      expect(da.trim()).not.toBe('')
      expect(en.trim()).not.toBe('')
      expect(da).not.toBe(en)
    }
  })

  it('is easy to read for the citizen: LIX at most 35', () => {
    expect(
      lix(
        askedOf('citizen')
          .map(({ asked }) => asked.citizen?.da ?? '')
          .join(' '),
      ),
    ).toBeLessThanOrEqual(35)
  })
})

describe('when to measure', () => {
  it.each<[string, string | null, string | null, string | null]>([
    ['before there is a door', null, null, null],
    ['at the start', '2026-11-02', null, '2026-11-16'],
    ['three months after the last', '2026-06-01', '2026-08-18', '2026-11-18'],
    ['at the end of a short month', '2026-06-01', '2026-11-30', '2027-02-28'],
    ['at a change of door', '2026-11-10', '2026-11-09', '2026-11-24'],
    ['measured on the day of the change', '2026-11-10', '2026-11-10', '2027-02-10'],
    ['three months run out before the new door’s two weeks', '2026-11-10', '2026-08-15', '2026-11-15'],
    ['measured once, no door now', null, '2026-08-18', '2026-11-18'],
  ])('%s', (_, doorDecidedOn, lastOn, expected) => {
    expect(dueOn({ doorDecidedOn, lastOn })).toBe(expected)
  })
})

describe('gaps to talk about', () => {
  const keysOf = (citizen: Measured | null, caseworker: Measured | null) =>
    gaps(citizen, caseworker).map(({ key, steps: wide }) => [key, wide])

  it.each<[string, Measured | null, Measured | null, [string, number][]]>([
    ['two steps', by('citizen', { everyday: 2 }), by('caseworker', { everyday: 4 }), [['everyday', -2]]],
    ['one step', by('citizen', { everyday: 3 }), by('caseworker', { everyday: 4 }), []],
    ['none', by('citizen', { everyday: 4 }), by('caseworker', { everyday: 4 }), []],
    ['left out by one', by('citizen', {}), by('caseworker', { everyday: 5 }), []],
    ['asked of one alone', by('citizen', { everyday: 3 }), by('caseworker', { work_identity: 1 }), []],
    ['the belief in a job is never compared', by('citizen', { job_belief: 5 }), by('caseworker', { job_belief: 1 }), []],
    [
      'the widest first',
      by('citizen', { goal: 4, network: 5 }),
      by('caseworker', { goal: 2, network: 1 }),
      [
        ['network', 4],
        ['goal', 2],
      ],
    ],
    [
      'equal ones as they were asked',
      by('citizen', { network: 1, goal: 5 }),
      by('caseworker', { goal: 3, network: 3 }),
      [
        ['goal', 2],
        ['network', -2],
      ],
    ],
    ['a month apart', by('citizen', { goal: 5 }, '2026-10-18'), by('caseworker', { goal: 1 }), [['goal', 4]]],
    ['more than a month apart', by('citizen', { goal: 5 }, '2026-10-17'), by('caseworker', { goal: 1 }), []],
    ['the caseworker has not measured', by('citizen', { goal: 5 }), null, []],
    ['the citizen has not measured', null, by('caseworker', { goal: 5 }), []],
  ])('%s', (_, citizen, caseworker, expected) => {
    expect(keysOf(citizen, caseworker)).toEqual(expected)
  })

  it('take the last measurement of each, whatever the order they come in', () => {
    const measured = [
      by('citizen', { goal: 1 }, '2026-11-01'),
      by('citizen', { goal: 5 }, '2026-08-01'),
      by('caseworker', { goal: 3 }),
    ]
    expect(latestOf(measured, 'citizen')?.answers).toEqual({ goal: 1 })
    expect(latestOf(measured.slice(2), 'citizen')).toBeNull()
  })

  it('hold no sum and no mean', () => {
    const [gap] = gaps(by('citizen', { goal: 5 }), by('caseworker', { goal: 1 }))
    expect(Object.keys(gap ?? {}).sort()).toEqual(['caseworker', 'citizen', 'key', 'steps'])
  })
})

describe('saving a measurement', () => {
  const taken = [{ party: 'citizen', measuredOn: '2026-11-17' }] as const

  it.each<[string, Measured, string | null, string | null]>([
    ['as it should be', by('citizen', { everyday: 3 }), null, null],
    ['tomorrow', by('citizen', { everyday: 3 }, '2026-11-19'), 'date-in-future', '/measuredOn'],
    ['again on the same day', by('citizen', { everyday: 3 }, '2026-11-17'), 'measured-already', '/measuredOn'],
    ['the other party on the same day', by('caseworker', { everyday: 3 }, '2026-11-17'), null, null],
    ['nothing answered', by('citizen', {}), 'measurement-empty', '/answers/self_efficacy'],
    ['one answer', by('caseworker', { work_identity: 1 }), null, null],
    [
      'what the citizen is not asked',
      by('citizen', { everyday: 3, work_identity: 2 }),
      'indicator-not-asked',
      '/answers/work_identity',
    ],
    ['only the belief in a job', by('caseworker', { [ownEyesOnly]: 4 }), null, null],
  ])('%s', (_, measured, code, pointer) => {
    const refusal = whyNotMeasure(measured, taken, today)
    expect(refusal?.code ?? null).toBe(code)
    expect(refusal?.pointer ?? null).toBe(pointer)
    expect(refusal).toEqual(whyNotMeasureOn(measured, taken, today) ?? whyNotAnswers(measured))
  })
})
