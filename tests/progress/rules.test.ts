import { describe, expect, it } from 'vitest'
import { citizenScreen } from '../../shared/progress/citizenScreen.texts.ts'
import { citizenLanguages, indicatorKeys, ownEyesOnly, parties, steps } from '../../shared/progress/instrument.ts'
import { activities, activityKeys } from '../../shared/progress/instrument.v2.caseworker.ts'
import { citizenAsksV2, citizenScaleV2 } from '../../shared/progress/instrument.v2.citizen.ts'
import { crewKeys } from '../../shared/progress/instrument.v2.crew.ts'
import { askedOf, indicatorsIn, instrumentOf, instrumentOn, instruments } from '../../shared/progress/instruments.ts'
import { whyNotObserved, whyNotObserveOn } from '../../shared/progress/observation.rules.ts'
import {
  type Answers,
  activityCount,
  dueOn,
  type Gap,
  gaps,
  latestOf,
  type Measured,
  type MeasuredNow,
  whyNotMeasure,
  whyNotRevoke,
} from '../../shared/progress/progress.rules.ts'
import { lix } from '../doors/lix.ts'

const today = '2026-11-18'
const by = (party: Measured['party'], answers: Answers, measuredOn = today, instrument = 2): Measured => ({
  party,
  measuredOn,
  instrument,
  answers,
})
const v2 = instrumentOf(2)
const everybody = (instrument: number) => parties.map((party) => ({ party, instrument }))

describe('the instrument', () => {
  it.each([
    ['2015-01-01', 1],
    ['2026-09-30', 1],
    ['2026-10-01', 2],
    ['2030-01-01', 2],
  ])('on %s the version is %i', (day, version) => {
    expect(instrumentOn(day).version).toBe(version)
  })

  it.each([
    [1, 'citizen', 9],
    [1, 'caseworker', 10],
    [1, 'team_lead', 0],
    [2, 'citizen', 9],
    [2, 'caseworker', 10],
    [2, 'team_lead', 5],
  ] as const)('in version %i the %s is asked %i things, each once and in one order', (version, party, count) => {
    const keys = askedOf(instrumentOf(version), party).map(({ key }) => key)
    expect(keys).toHaveLength(count)
    expect(keys).toEqual(indicatorKeys.filter((key) => keys.includes(key)))
  })

  it('has the eleven indicators of domain 2.3, job search as a count, and two that only work shows', () => {
    expect(indicatorsIn(everybody(2))).toEqual(indicatorKeys)
    expect(indicatorsIn(everybody(1))).toEqual(indicatorKeys.slice(0, 10))
    expect(indicatorsIn([{ party: 'citizen', instrument: 2 }])).toHaveLength(9)
    expect(activityKeys).toHaveLength(8)
    expect(crewKeys.filter((key) => !askedOf(v2, 'caseworker').some((one) => one.key === key))).toEqual([
      'task_routine',
      'asks_in_doubt',
    ])
  })

  it('has words in both languages for every statement, name, step and activity, in every version', () => {
    const texts = [
      ...instruments.flatMap((instrument) => [
        ...parties.flatMap((party) => askedOf(instrument, party).map(({ statement }) => statement)),
        ...indicatorsIn(everybody(instrument.version)).map((key) => instrument.names[key]),
        ...steps.map((step) => instrument.scale[step]),
      ]),
      ...Object.values(activities),
    ]
    for (const text of texts) {
      expect(text?.da.trim()).toBeTruthy()
      expect(text?.en.trim()).toBeTruthy()
      expect(text?.da).not.toBe(text?.en)
    }
  })

  it('keeps version 1 as it was asked', () => {
    const said = askedOf(instrumentOf(1), 'citizen').map(({ statement }) => statement.da)
    expect(said.at(0)).toBe('Jeg kan klare et arbejde, hvis jeg får chancen.')
    expect(said.at(-1)).toBe('Jeg kan passe på mit helbred, så jeg kan arbejde.')
    expect(instrumentOf(1).scale[2].da).toBe('Passer lidt')
  })

  it('tells a team lead only of what can be seen: no health, no belief, no network', () => {
    expect(crewKeys).toEqual(['cooperation', 'contact_strangers', 'everyday', 'task_routine', 'asks_in_doubt'])
  })
})

describe('what the citizen reads', () => {
  const letters = { da: /^[^\p{Script=Cyrillic}\p{Script=Arabic}]+$/u, uk: /\p{Script=Cyrillic}/u, ar: /\p{Script=Arabic}/u }
  const sayings = Object.values(citizenScreen.da).length

  it.each(citizenLanguages)('is all there in %s, in its own letters, and nothing twice', (language) => {
    const screen = Object.values(citizenScreen[language]).map((text) => (typeof text === 'function' ? text(1 as never, 2) : text))
    const said = [
      ...citizenAsksV2.map(({ statement }) => statement[language]),
      ...steps.map((step) => citizenScaleV2[step][language]),
    ]
    expect(screen).toHaveLength(sayings)
    expect(new Set(said).size).toBe(said.length)
    const script = language === 'en' ? letters.da : letters[language]
    for (const text of [...screen, ...said]) expect(text).toMatch(script)
    // letters that Russian has and Ukrainian has not
    if (language === 'uk') expect([...screen, ...said].join(' ')).not.toMatch(/[ыэъё]/i)
  })

  it('is easy Danish: LIX at most 35, statements and instructions', () => {
    expect(lix(citizenAsksV2.map(({ statement }) => statement.da).join(' '))).toBeLessThanOrEqual(35)
    const { intro, noWrong, whoSees, review, thanksScreen, thanksLink, used, answeredToday, over, failed, rewritten } =
      citizenScreen.da
    const around = [intro(10), noWrong, whoSees, review, thanksScreen, thanksLink, used, answeredToday, over, failed, rewritten]
    expect(lix(around.join(' '))).toBeLessThanOrEqual(35)
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
  const told = (...measurements: Measured[]) =>
    gaps(measurements).map(({ key, higher, lower }) => [key, higher.party, higher.step, lower.party, lower.step])

  it.each<[string, Measured[], unknown[][]]>([
    [
      'two steps',
      [by('citizen', { everyday: 2 }), by('caseworker', { everyday: 4 })],
      [['everyday', 'caseworker', 4, 'citizen', 2]],
    ],
    ['one step', [by('citizen', { everyday: 3 }), by('caseworker', { everyday: 4 })], []],
    ['none', [by('citizen', { everyday: 4 }), by('caseworker', { everyday: 4 })], []],
    ['left out by one', [by('citizen', {}), by('caseworker', { everyday: 5 })], []],
    ['asked of one alone', [by('citizen', { everyday: 3 }), by('caseworker', { work_identity: 1 })], []],
    ['the belief in a job is never compared', [by('citizen', { job_belief: 5 }), by('caseworker', { job_belief: 1 })], []],
    [
      'between any two of three, the widest first',
      [by('citizen', { everyday: 5 }), by('caseworker', { everyday: 3 }), by('team_lead', { everyday: 1 })],
      [
        ['everyday', 'citizen', 5, 'team_lead', 1],
        ['everyday', 'citizen', 5, 'caseworker', 3],
        ['everyday', 'caseworker', 3, 'team_lead', 1],
      ],
    ],
    [
      'team lead and citizen alone',
      [by('citizen', { cooperation: 2 }), by('team_lead', { cooperation: 4, task_routine: 1 })],
      [['cooperation', 'team_lead', 4, 'citizen', 2]],
    ],
    [
      'equal ones as they are shown',
      [by('citizen', { network: 1, goal: 5 }), by('caseworker', { goal: 3, network: 3 })],
      [
        ['goal', 'citizen', 5, 'caseworker', 3],
        ['network', 'caseworker', 3, 'citizen', 1],
      ],
    ],
    [
      'a month apart',
      [by('citizen', { goal: 5 }, '2026-10-18'), by('caseworker', { goal: 1 })],
      [['goal', 'citizen', 5, 'caseworker', 1]],
    ],
    ['more than a month apart', [by('citizen', { goal: 5 }, '2026-10-17'), by('caseworker', { goal: 1 })], []],
    ['given to two wordings', [by('citizen', { goal: 5 }, today, 1), by('caseworker', { goal: 1 })], []],
    [
      'both given to the former wording',
      [by('citizen', { goal: 5 }, today, 1), by('caseworker', { goal: 1 }, today, 1)],
      [['goal', 'citizen', 5, 'caseworker', 1]],
    ],
    ['one has not measured', [by('citizen', { goal: 5 })], []],
    ['nobody has', [], []],
  ])('%s', (_, measurements, expected) => {
    expect(told(...measurements)).toEqual(expected)
  })

  it('take the last measurement of each, whatever the order they come in', () => {
    const measured = [
      by('citizen', { goal: 1 }, '2026-11-01'),
      by('citizen', { goal: 5 }, '2026-08-01'),
      by('caseworker', { goal: 3 }),
    ]
    expect(latestOf(measured, 'citizen')?.answers).toEqual({ goal: 1 })
    expect(latestOf(measured.slice(2), 'citizen')).toBeNull()
    expect(told(...measured)).toEqual([['goal', 'caseworker', 3, 'citizen', 1]])
  })

  it('hold no sum and no mean', () => {
    const [gap] = gaps([by('citizen', { goal: 5 }), by('caseworker', { goal: 1 })])
    expect(Object.keys(gap ?? ({} as Gap)).toSorted()).toEqual(['higher', 'key', 'lower'])
  })
})

describe('saving a measurement', () => {
  const taken = [{ party: 'citizen', measuredOn: '2026-11-17' }] as const
  const now = (measured: Measured, activitiesTicked: string[] = []): MeasuredNow => ({
    ...measured,
    activities: activitiesTicked,
  })

  it.each<[string, MeasuredNow, string | null, string | null]>([
    ['as it should be', now(by('citizen', { everyday: 3 })), null, null],
    ['tomorrow', now(by('citizen', { everyday: 3 }, '2026-11-19')), 'date-in-future', '/measuredOn'],
    ['again on the same day', now(by('citizen', { everyday: 3 }, '2026-11-17')), 'measured-already', '/measuredOn'],
    ['the other party on the same day', now(by('caseworker', { everyday: 3 }, '2026-11-17')), null, null],
    ['the former wording', now(by('citizen', { everyday: 3 }, today, 1)), 'instrument-replaced', null],
    ['of an earlier day, to the wording of today', now(by('caseworker', { everyday: 3 }, '2026-09-01')), null, null],
    ['nothing answered', now(by('citizen', {})), 'measurement-empty', '/answers/self_efficacy'],
    ['one answer', now(by('caseworker', { work_identity: 1 })), null, null],
    [
      'what the citizen is not asked',
      now(by('citizen', { everyday: 3, work_identity: 2 })),
      'indicator-not-asked',
      '/answers/work_identity',
    ],
    [
      'what only a team lead sees',
      now(by('caseworker', { everyday: 3, task_routine: 2 })),
      'indicator-not-asked',
      '/answers/task_routine',
    ],
    ['only the belief in a job', now(by('caseworker', { [ownEyesOnly]: 4 })), null, null],
    [
      'activities alone are no measurement',
      now(by('caseworker', {}), ['applied']),
      'measurement-empty',
      '/answers/self_efficacy',
    ],
    ['activities ticked', now(by('caseworker', { goal: 3 }), ['applied', 'wrote_cv']), null, null],
    ['none of them', now(by('caseworker', { goal: 3 }), ['none']), null, null],
    ['none of them and one', now(by('caseworker', { goal: 3 }), ['none', 'applied']), 'activities-none-and-some', '/activities'],
    ['activities of the citizen', now(by('citizen', { goal: 3 }), ['applied']), 'indicator-not-asked', '/activities'],
  ])('%s', (_, measured, code, pointer) => {
    const refusal = whyNotMeasure(measured, taken, today)
    expect(refusal?.code ?? null).toBe(code)
    expect(refusal?.pointer ?? null).toBe(pointer)
  })

  it.each([
    [[], null],
    [['none'], 0],
    [['applied', 'interview'], 2],
  ])('counts activities %j as %s', (ticked, count) => {
    expect(activityCount(ticked)).toBe(count)
  })

  it.each([
    ['open', null],
    ['used', 'link-not-open'],
    ['revoked', 'link-not-open'],
    ['expired', 'link-not-open'],
  ] as const)('takes a link back that is %s: %s', (state, code) => {
    expect(whyNotRevoke(state)?.code ?? null).toBe(code)
  })
})

describe('what a team lead sees', () => {
  const placement = { startedOn: '2026-10-19', endedOn: null, lastOn: null }
  it.each<
    [
      string,
      typeof placement | { startedOn: string | null; endedOn: string | null; lastOn: string | null },
      string,
      string | null,
    ]
  >([
    ['after four weeks', placement, '2026-11-16', null],
    ['a day before', placement, '2026-11-15', 'observation-too-early'],
    ['tomorrow', placement, '2026-11-19', 'date-in-future'],
    ['before it begins', { ...placement, startedOn: '2026-11-19' }, '2026-11-18', 'placement-not-running'],
    ['not begun', { ...placement, startedOn: null }, '2026-11-18', 'placement-not-running'],
    ['on the last day', { ...placement, endedOn: '2026-11-17' }, '2026-11-17', null],
    ['after the last day', { ...placement, endedOn: '2026-11-17' }, '2026-11-18', 'placement-not-running'],
    ['seven days back', { ...placement, startedOn: '2026-06-01' }, '2026-11-11', null],
    ['eight days back', { ...placement, startedOn: '2026-06-01' }, '2026-11-10', 'observation-too-old'],
    ['again on the same day', { ...placement, lastOn: '2026-11-18' }, '2026-11-18', 'measured-already'],
    ['again the day after', { ...placement, lastOn: '2026-11-17' }, '2026-11-18', null],
  ])('%s', (_, facts, on, code) => {
    expect(whyNotObserveOn(facts, on, today)?.code ?? null).toBe(code)
  })

  it.each<[string, Answers, string | null, string | null]>([
    ['one answer', { everyday: 2 }, null, null],
    ['nothing answered', {}, 'measurement-empty', '/answers/cooperation'],
    ['the belief in a job', { everyday: 2, job_belief: 1 }, 'indicator-not-asked', '/answers/job_belief'],
  ])('%s', (_, answers, code, pointer) => {
    expect(whyNotObserved(answers)?.code ?? null).toBe(code)
    expect(whyNotObserved(answers)?.pointer ?? null).toBe(pointer)
  })
})
