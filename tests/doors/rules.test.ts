import { describe, expect, test } from 'vitest'
import { catalogueV1 } from '../../shared/doors/catalogue.v1.ts'
import {
  guidesDoor,
  proposeDoor,
  reviewDueOn,
  shortestReason,
  unansweredIn,
  whyNotDecide,
  whyNotFinish,
  whyNotSave,
} from '../../shared/doors/doors.rules.ts'
import { type Answers, type Door, type Proposal, unknownAnswer } from '../../shared/doors/doors.schema.ts'

/** Asks for no more than an ordinary start. */
const easy: Answers = {
  hours: 'from-25',
  attendance: 'alone',
  rhythm: 'steady',
  'earliest-start': 'before-7',
  'fixed-person': 'no',
  language: 'alone',
  people: 'fine',
  body: 'all',
  transport: 'own',
  care: 'no',
  parallel: 'no',
  experience: 'recent',
  wish: 'pay',
}

const allUnknown: Answers = Object.fromEntries(catalogueV1.questions.map(({ key }) => [key, unknownAnswer]))
const propose = (answers: Answers) => proposeDoor(catalogueV1, answers)
const without = (answers: Answers, questionKey: string): Answers =>
  Object.fromEntries(Object.entries(answers).filter(([key]) => key !== questionKey))

describe('every rule', () => {
  test.each(catalogueV1.rules.map((rule) => [rule.key, rule] as const))('%s speaks when it is met', (_, rule) => {
    for (const option of rule.when.options) {
      const { door, reasons } = propose({ [rule.when.question]: option })
      expect(door).toBe(rule.door)
      expect(reasons).toEqual([
        {
          ruleKey: rule.key,
          questionKey: rule.when.question,
          optionKey: option,
          door: rule.door,
          decisive: true,
          sentence: rule.sentence,
        },
      ])
    }
  })

  test.each(catalogueV1.rules.map((rule) => [rule.key, rule] as const))('%s is silent when it just misses', (_, rule) => {
    const question = catalogueV1.questions.find(({ key }) => key === rule.when.question)
    const misses = (question?.options ?? []).map(({ key }) => key).filter((key) => !rule.when.options.includes(key))
    expect(misses.length).toBeGreaterThan(0)
    for (const option of misses) {
      expect(propose({ ...easy, [rule.when.question]: option }).reasons.map(({ ruleKey }) => ruleKey)).not.toContain(rule.key)
    }
  })
})

describe('the door', () => {
  test.each<[what: string, answers: Answers, door: Door | null]>([
    ['an ordinary start', easy, 'green'],
    ['24 hours', { ...easy, hours: 'from-11-to-24' }, 'yellow'],
    ['10 hours', { ...easy, hours: 'up-to-10' }, 'red'],
    ['a fixed person at first', { ...easy, 'fixed-person': 'first-weeks' }, 'yellow'],
    ['a fixed person always', { ...easy, 'fixed-person': 'always' }, 'red'],
    ['something running in parallel is not green', { ...easy, parallel: 'yes' }, 'yellow'],
    ['reminders to come on time', { ...easy, attendance: 'reminder' }, 'yellow'],
    ['coming on time is hard', { ...easy, attendance: 'hard' }, 'red'],
    ['help with the language for every task is at least yellow', { ...easy, language: 'every-task' }, 'yellow'],
    ['short messages in Danish are enough', { ...easy, language: 'shown' }, 'green'],
    ['the highest of several', { ...easy, hours: 'from-11-to-24', people: 'quiet' }, 'red'],
    ['what only helps to find a place', { ...easy, transport: 'unsettled', care: 'daytime', wish: 'gently' }, 'green'],
    ['one answer alone', { hours: 'from-25' }, 'green'],
    ['only answers that guide no door', { transport: 'own', wish: 'pay' }, null],
  ])('%s', (_, answers, door) => {
    expect(propose(answers).door).toBe(door)
  })

  test.each<[what: string, answers: Answers, because: Proposal['noDoorBecause']]>([
    ['nothing is answered', {}, 'nothing-answered'],
    ['all is "ved ikke"', allUnknown, 'nothing-answered'],
    ['answers are not the catalogue’s', { hours: 'forty', shoe: 'large' }, 'nothing-answered'],
    ['no answer gives a reason', { transport: 'own' }, 'no-reason'],
    ['one answer gives a reason', { transport: 'own', body: 'all' }, null],
  ])('is missing, and says why, when %s', (_, answers, because) => {
    const { door, noDoorBecause, wouldChange } = propose(answers)
    expect(noDoorBecause).toBe(because)
    expect(door === null).toBe(because !== null)
    if (door === null) expect(wouldChange).toEqual([])
  })

  test('every line is shown in the order asked, and those that settle it are marked', () => {
    const { reasons } = propose({ ...easy, hours: 'up-to-10', language: 'every-task', people: 'quiet' })
    expect(reasons.map(({ ruleKey }) => ruleKey)).toEqual([
      'hours-up-to-10',
      'attendance-alone',
      'rhythm-steady',
      'fixed-person-no',
      'language-every-task',
      'people-quiet',
      'body-all',
      'parallel-no',
      'experience-recent',
    ])
    expect(reasons.filter(({ decisive }) => decisive).map(({ ruleKey }) => ruleKey)).toEqual(['hours-up-to-10', 'people-quiet'])
  })

  test('an answer that two rules read is settled by the one that asks for more', () => {
    const [rule] = catalogueV1.rules
    if (!rule) throw new Error('no rule')
    const catalogue = { ...catalogueV1, rules: [{ ...rule, door: 'yellow' as const, key: 'less' }, rule] }
    const { door, reasons } = proposeDoor(catalogue, { hours: 'up-to-10' })
    expect(door).toBe('red')
    expect(reasons.map(({ ruleKey, decisive }) => [ruleKey, decisive])).toEqual([
      ['less', false],
      [rule.key, true],
    ])
  })

  test('the answer holds no number about the person', () => {
    const numbers: string[] = []
    const look = (value: unknown, path: string) => {
      if (typeof value === 'number') numbers.push(path)
      else if (typeof value === 'object' && value !== null)
        for (const [key, inner] of Object.entries(value)) look(inner, `${path}/${key}`)
    }
    look(propose({ ...easy, rhythm: 'none', wish: 'promises' }), '')
    expect(numbers).toEqual(['/catalogueVersion'])
  })
})

describe('what would change it', () => {
  test('one red reason: another answer gives what the rest asks for', () => {
    const { door, wouldChange } = propose({ ...easy, hours: 'up-to-10', language: 'every-task' })
    expect(door).toBe('red')
    expect(wouldChange).toEqual([{ questionKey: 'hours', optionKeys: ['from-11-to-24', 'from-25'], door: 'yellow' }])
  })

  test('one red reason and else green: each answer gives its own door', () => {
    expect(propose({ ...easy, hours: 'up-to-10' }).wouldChange).toEqual([
      { questionKey: 'hours', optionKeys: ['from-11-to-24'], door: 'yellow' },
      { questionKey: 'hours', optionKeys: ['from-25'], door: 'green' },
    ])
  })

  test('two red reasons: no single answer is enough', () => {
    expect(propose({ ...easy, hours: 'up-to-10', people: 'quiet' }).wouldChange).toEqual([])
  })

  test('green: every answer that asks for more', () => {
    const { wouldChange } = propose({ hours: 'from-25', parallel: 'no', transport: 'own' })
    expect(wouldChange).toEqual([
      { questionKey: 'hours', optionKeys: ['up-to-10'], door: 'red' },
      { questionKey: 'hours', optionKeys: ['from-11-to-24'], door: 'yellow' },
      { questionKey: 'parallel', optionKeys: ['yes'], door: 'yellow' },
    ])
  })

  test('one answer alone: the others would still leave a door', () => {
    expect(propose({ parallel: 'yes' }).wouldChange).toEqual([{ questionKey: 'parallel', optionKeys: ['no'], door: 'green' }])
  })
})

describe('what is unsure', () => {
  test.each<[what: string, answers: Answers, codes: unknown[]]>([
    ['all is answered', easy, []],
    [
      'a question was not asked',
      without(easy, 'hours'),
      [{ code: 'unanswered', questionKey: 'hours', couldGive: ['red', 'yellow'] }],
    ],
    [
      'an answer is "ved ikke"',
      { ...easy, people: unknownAnswer },
      [{ code: 'unknown', questionKey: 'people', couldGive: ['red', 'yellow'] }],
    ],
    [
      'the answer could give yellow at most',
      { ...easy, parallel: unknownAnswer },
      [{ code: 'unknown', questionKey: 'parallel', couldGive: ['yellow'] }],
    ],
    ['the answer could not give more than there is', { ...easy, hours: 'from-11-to-24', parallel: unknownAnswer }, []],
    ['it is red already', { hours: 'up-to-10' }, []],
    ['the answer guides no door', { ...easy, transport: unknownAnswer }, []],
  ])('%s', (_, answers, expected) => {
    expect(propose(answers).uncertainty).toEqual(expected)
  })

  test('nothing answered: every guiding question could give a door', () => {
    const { uncertainty } = propose({})
    expect(uncertainty).toHaveLength(9)
    expect(uncertainty[0]).toEqual({ code: 'unanswered', questionKey: 'hours', couldGive: ['red', 'yellow', 'green'] })
  })

  test.each(catalogueV1.contradictions.map((contradiction) => [contradiction.key, contradiction] as const))(
    'contradiction %s is met, and just missed',
    (_, { key, between, sentence }) => {
      const [one, other] = between
      const met: Answers = { ...easy, [one.question]: one.options[0] ?? '', [other.question]: other.options[0] ?? '' }
      expect(propose(met).uncertainty).toContainEqual({
        code: 'contradiction',
        contradictionKey: key,
        questionKeys: [one.question, other.question],
        sentence,
      })
      for (const { question } of between) {
        const codes = propose({ ...met, [question]: unknownAnswer }).uncertainty
        expect(codes.some((line) => line.code === 'contradiction' && line.contradictionKey === key)).toBe(false)
      }
    },
  )
})

describe('archetypes as an aid', () => {
  test.each(catalogueV1.archetypes.map((archetype) => [archetype.key, archetype] as const))(
    '%s is near when its signs hold, and not when one is missing',
    (_, archetype) => {
      const met: Answers = Object.fromEntries(
        [...archetype.signs, ...archetype.also].reverse().map(({ question, options }) => [question, options[0] ?? '']),
      )
      const { nearest } = propose(met)
      expect(nearest.map(({ archetypeKey }) => archetypeKey)).toContain(archetype.key)
      expect(nearest.length).toBeLessThanOrEqual(2)
      for (const { question } of archetype.signs) {
        expect(propose(without(met, question)).nearest.map(({ archetypeKey }) => archetypeKey)).not.toContain(archetype.key)
      }
    },
  )

  test.each<[what: string, answers: Answers, keys: string[]]>([
    ['none', { ...without(easy, 'fixed-person'), wish: 'learn' }, []],
    ['one', easy, ['ready-overlooked']],
    [
      'two',
      { ...easy, body: 'some', experience: 'long-ago', 'fixed-person': 'first-weeks' },
      ['body-says-stop', 'experienced-returner'],
    ],
    [
      'two at most, the nearest first',
      { ...easy, care: 'daytime', body: 'some', wish: 'promises', experience: 'long-ago' },
      ['body-says-stop', 'experienced-returner'],
    ],
  ])('%s', (_, answers, keys) => {
    expect(propose(answers).nearest.map(({ archetypeKey }) => archetypeKey)).toEqual(keys)
  })

  test('says which answers it reminds of', () => {
    expect(propose({ body: 'short', hours: 'up-to-10' }).nearest).toEqual([
      { archetypeKey: 'few-good-hours', questionKeys: ['body', 'hours'] },
    ])
  })
})

describe('saving, finishing and deciding', () => {
  test.each<[what: string, answers: Answers, tags: string[], refusals: string[]]>([
    ['all is the catalogue’s', easy, ['transport', 'sight'], []],
    ['"ved ikke" everywhere', allUnknown, [], []],
    ['an answer is not', { hours: 'forty' }, [], ['answer-not-in-catalogue /answers/hours']],
    ['a question is not', { age: 'young' }, [], ['answer-not-in-catalogue /answers/age']],
    ['a tag is not', {}, ['transport', 'temper'], ['tag-not-in-catalogue /tags/1']],
    ['a tag stands twice', {}, ['transport', 'transport'], ['tag-not-in-catalogue /tags/1']],
    [
      'several are not',
      { hours: 'x', body: 'y' },
      [],
      ['answer-not-in-catalogue /answers/hours', 'answer-not-in-catalogue /answers/body'],
    ],
  ])('save: %s', (_, answers, tags, refusals) => {
    expect(whyNotSave(catalogueV1, answers, tags).map(({ code, pointer }) => `${code} ${pointer}`)).toEqual(refusals)
  })

  test.each<[what: string, answers: Answers, missing: number]>([
    ['whole', easy, 0],
    ['whole with "ved ikke"', allUnknown, 0],
    ['one is missing', without(easy, 'wish'), 1],
    ['nothing yet', {}, 13],
    ['an answer that is not the catalogue’s counts as missing', { ...easy, hours: 'forty' }, 1],
  ])('finish: %s', (_, answers, missing) => {
    expect(whyNotFinish(catalogueV1, answers)).toEqual(
      missing === 0 ? null : { code: 'assessment-unfinished', facts: { missing } },
    )
    expect(unansweredIn(catalogueV1, answers)).toHaveLength(missing)
  })

  const tooShort = { code: 'door-reason-needed', pointer: '/reason', facts: { min: shortestReason } }
  test.each<[what: string, proposed: Door | null, door: string, reason: string | null, refusal: unknown]>([
    ['the proposed door needs no reason', 'red', 'red', null, null],
    ['the proposed door may have one', 'red', 'red', 'Enig.', null],
    ['another door without', 'red', 'yellow', null, tooShort],
    ['another door with nine characters', 'red', 'yellow', '123456789', tooShort],
    ['another door with ten', 'red', 'yellow', '1234567890', null],
    ['spaces around do not count', 'red', 'yellow', '  123456789  ', tooShort],
    ['no proposal: any door needs a reason', null, 'green', null, tooShort],
    ['no proposal: with a reason', null, 'green', 'Aftalt med borgeren', null],
    ['a door that is not there', 'red', 'blue', 'Aftalt med borgeren', { code: 'door-unknown', pointer: '/door' }],
  ])('decide: %s', (_, proposed, door, reason, refusal) => {
    expect(whyNotDecide({ door: proposed }, { door, reason })).toEqual(refusal)
  })

  test.each<[door: Door, held: number, on: string]>([
    ['red', 0, '2026-12-21'],
    ['red', 1, '2027-01-18'],
    ['yellow', 0, '2026-12-21'],
    ['yellow', 1, '2027-02-01'],
    ['green', 0, '2026-12-21'],
    ['green', 1, '2027-02-22'],
  ])('review of %s after %i held is due on %s', (door, held, on) => {
    const definition = catalogueV1.doors.find((one) => one.door === door)
    expect(definition && reviewDueOn(definition, '2026-11-23', held)).toBe(on)
  })

  test('which questions guide the door', () => {
    expect(catalogueV1.questions.filter(({ key }) => !guidesDoor(catalogueV1, key)).map(({ key }) => key)).toEqual([
      'earliest-start',
      'transport',
      'care',
      'wish',
    ])
  })
})
