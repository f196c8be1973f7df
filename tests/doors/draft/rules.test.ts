import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { answersFor } from '../../../prisma/factories.ts'
import { catalogueV1 } from '../../../shared/doors/catalogue.v1.ts'
import { proposeDoor } from '../../../shared/doors/doors.rules.ts'
import { Catalogue, Door } from '../../../shared/doors/doors.schema.ts'
import {
  differencesOf,
  newKey,
  usesOf,
  whyNotAnswer,
  whyNotHandIn,
  whyNotPut,
  whyNotRemove,
  whyNotSay,
  withItem,
  withMoved,
  withoutItem,
} from '../../../shared/doors/draft.rules.ts'
import { SaveItem } from '../../../shared/doors/draft.schema.ts'
import {
  asksMore,
  effectBounds,
  effectOf,
  hiddenOf,
  possibleMoves,
  sameProposals,
  sameQuestions,
  shownEffect,
} from '../../../shared/doors/effect.rules.ts'
import { explanationOf } from '../../../shared/doors/explanation.rules.ts'
import { draftParts } from '../../../shared/doors/keys.ts'
import { say, sent } from './items.ts'

const looked = { draftId: '01900000-0000-7000-8000-000000000001', version: 1 }
const v1 = catalogueV1
const items = sent()
const save = (body: object): SaveItem => SaveItem.parse({ ...looked, ...body })
/** The draft with what the form sent, checked as the server does. */
const put = (body: object, draft: Catalogue = v1): Catalogue => {
  const item = save(body)
  expect(whyNotPut(draft, item)).toEqual([])
  return Catalogue.parse(withItem(draft, v1, item))
}
const refused = (body: object): string[] => {
  const read = SaveItem.safeParse({ ...looked, ...body })
  if (!read.success) return read.error.issues.map(({ path, message }) => `${message} /${path.join('/')}`)
  return whyNotPut(v1, read.data).map(({ code, pointer }) => `${code} ${pointer ?? ''}`.trim())
}
const keysOf = (list: readonly { key: string }[]): string[] => list.map(({ key }) => key)

describe('an item that is saved unchanged changes nothing', () => {
  const all: [string, object][] = [
    ...v1.groups.map(({ key }): [string, object] => [`group ${key}`, items.group(key)]),
    ...v1.questions.map(({ key }): [string, object] => [`question ${key}`, items.question(key)]),
    ...v1.rules.map(({ key }): [string, object] => [`rule ${key}`, items.rule(key)]),
    ...v1.contradictions.map(({ key }): [string, object] => [`contradiction ${key}`, items.contradiction(key)]),
    ...v1.archetypes.map(({ key }): [string, object] => [`archetype ${key}`, items.archetype(key)]),
    ...v1.tags.map(({ key }): [string, object] => [`tag ${key}`, items.tag(key)]),
    ...v1.doors.map(({ door }): [string, object] => [`door ${door}`, items.door(door)]),
  ]
  test.each(all)('%s', (_, body) => {
    expect(differencesOf(v1, put(body))).toEqual({ items: [], reordered: [] })
  })
})

describe('a new item', () => {
  test('gets a key from its English words, is last, and no key twice or one that was published', () => {
    const tag = { part: 'tags', item: { name: say('Cykel', 'A bicycle'), helps: say('Lån en', 'Borrow one') } }
    const once = put(tag)
    expect(keysOf(once.tags).at(-1)).toBe('a-bicycle')
    expect(keysOf(put(tag, once).tags).at(-1)).toBe('a-bicycle-2')
    const again = put({ ...tag, item: { ...tag.item, name: say('Gæld', 'Debt') } }, withoutItem(v1, 'tags', 'debt'))
    expect(keysOf(again.tags).at(-1)).toBe('debt-2')
  })

  test.each([
    ['A bicycle, or two!', [], 'a-bicycle-or-two'],
    ['25 hours', [], 'hours'],
    ['Ærø', [], 'r'],
    ['…', [], 'item'],
    ['Unknown', [], 'unknown-2'],
    ['Debt', ['debt', 'debt-2'], 'debt-3'],
    ['x'.repeat(100), [], 'x'.repeat(36)],
  ])('%s is called %s', (words, taken, key) => {
    expect(newKey(words, taken)).toBe(key)
  })

  test('a new question ends with "don’t know", and its answers get keys', () => {
    const options = ['Yes', 'No'].map((en) => ({ key: 'new', text: say(en === 'Yes' ? 'Ja' : 'Nej', en) }))
    const draft = put({ part: 'questions', item: { group: 'body', text: say('Har du kørekort?', 'Can you drive?'), options } })
    expect(draft.questions.at(-1)).toMatchObject({ key: 'can-you-drive', group: 'body', help: null })
    expect(keysOf(draft.questions.at(-1)?.options ?? [])).toEqual(['yes', 'no', 'unknown'])
  })

  test('an answer that is added never takes the key of one that was published', () => {
    const unused = v1.questions
      .filter(({ options }) => options.length > 2)
      .flatMap(({ key, options }) => options.map((option) => ({ question: key, ...option })))
      .find(({ question, key }) => key !== 'unknown' && usesOf(v1, question, key) === 0)
    if (!unused) throw new Error('every answer is read somewhere')
    const { item, ...rest } = items.question(unused.question)
    const less = put({ ...rest, item: { ...item, options: item.options.filter(({ key }) => key !== unused.key) } })
    const options = [...item.options.filter(({ key }) => key !== unused.key), { key: 'new', text: say('Igen', unused.key) }]
    const back = put({ ...rest, item: { ...item, options } }, less)
    const keys = keysOf(back.questions.find(({ key }) => key === unused.question)?.options ?? [])
    expect(keys.at(-2)).toBe(`${unused.key}-2`)
    expect(keys).not.toContain(unused.key)
  })

  test('a rule is called by its question and answers, and reads them in their order', () => {
    const when = { question: 'wish', options: ['pay', 'learn'].toReversed() }
    const draft = put({ part: 'rules', item: { when, door: 'green', sentence: say('Du vil.', 'You want.') } })
    const inOrder = v1.questions.find(({ key }) => key === 'wish')?.options.map(({ key }) => key) ?? []
    expect(draft.rules.at(-1)?.when.options).toEqual(inOrder.filter((key) => when.options.includes(key)))
    expect(draft.rules.at(-1)?.key).toMatch(/^wish-/)
  })
})

describe('an item is refused at its field when', () => {
  const { question, rule, contradiction, archetype, tag, door } = items
  const red = door('red')
  const cases: [what: string, body: object, told: string[]][] = [
    [
      'a text is blank',
      { ...tag('debt'), item: { name: say('', 'Debt') } },
      ['required /item/name/da', 'required /item/helps/da', 'required /item/helps/en'],
    ],
    [
      'a text is too long',
      { ...tag('debt'), item: { ...tag('debt').item, name: say('x'.repeat(81), 'x') } },
      ['too-long /item/name/da'],
    ],
    [
      'a help is there in one language only',
      { ...question('hours'), item: { ...question('hours').item, help: { da: 'Tænk.' } } },
      ['required /item/help/en'],
    ],
    [
      'a question has no answers',
      { ...question('hours'), item: { ...question('hours').item, options: undefined } },
      ['answers-missing /item/options'],
    ],
    [
      'an answer that a rule reads is gone',
      { ...question('hours'), item: { ...question('hours').item, options: question('hours').item.options.slice(1) } },
      ['catalogue-answer-in-use /item/options'],
    ],
    [
      'a rule names no question',
      { part: 'rules', item: { ...rule('hours-up-to-10').item, when: undefined } },
      ['required /item/when/question', 'choose-one-or-more /item/when/options'],
    ],
    [
      'a rule reads a question that is not there',
      { part: 'rules', item: { ...rule('hours-up-to-10').item, when: { question: 'age', options: ['x'] } } },
      ['required /item/when/question'],
    ],
    [
      'a rule reads an answer that is not there',
      { part: 'rules', item: { ...rule('hours-up-to-10').item, when: { question: 'hours', options: ['many'] } } },
      ['choose-one-or-more /item/when/options'],
    ],
    [
      'a rule reads "don’t know"',
      { part: 'rules', item: { ...rule('hours-up-to-10').item, when: { question: 'hours', options: ['unknown'] } } },
      ['choose-one-or-more /item/when/options'],
    ],
    ['a rule has no door', { part: 'rules', item: { ...rule('hours-up-to-10').item, door: undefined } }, ['required /item/door']],
    [
      'a contradiction is of one question',
      {
        part: 'contradictions',
        item: { ...contradiction('on-time-no-rhythm').item, other: contradiction('on-time-no-rhythm').item.one },
      },
      ['same-question-twice /item/other/question'],
    ],
    [
      'an archetype has no sign',
      { ...archetype('ready-overlooked'), item: { ...archetype('ready-overlooked').item, signs: { hours: [] } } },
      ['choose-one-or-more /item/signs'],
    ],
    [
      'a list has more points in one language',
      {
        ...archetype('ready-overlooked'),
        item: { ...archetype('ready-overlooked').item, strengths: { da: 'En.\nTo.', en: 'One.' } },
      },
      ['lines-uneven /item/strengths/en'],
    ],
    [
      'a point is too long',
      {
        ...archetype('ready-overlooked'),
        item: { ...archetype('ready-overlooked').item, strengths: { da: 'x'.repeat(301), en: 'x' } },
      },
      ['too-long /item/strengths/da'],
    ],
    [
      'a list is too long',
      {
        ...archetype('ready-overlooked'),
        item: { ...archetype('ready-overlooked').item, strengths: { da: 'x\n'.repeat(13), en: 'x\n'.repeat(13) } },
      },
      ['too-many /item/strengths/da', 'too-many /item/strengths/en'],
    ],
    [
      'hours fall within a range',
      { ...red, item: { ...red.item, hours: { ...red.item.hours, start: { from: 8, to: 2 } } } },
      ['range-order /item/hours/start/to'],
    ],
    [
      'hours are more than a week holds',
      { ...red, item: { ...red.item, hours: { ...red.item.hours, start: { from: 2, to: 37.5 } } } },
      ['number-out-of-range /item/hours/start/to'],
    ],
    [
      'a number is words',
      { ...red, item: { ...red.item, review: { ...red.item.review, first: 'fire' } } },
      ['number-expected /item/review/first'],
    ],
    [
      'a week is not whole',
      { ...red, item: { ...red.item, review: { ...red.item.review, first: 4.5 } } },
      ['number-out-of-range /item/review/first'],
    ],
    [
      'half a pace is given',
      {
        ...red,
        item: { ...red.item, ramp: red.item.ramp.map((step, at) => (at === 0 ? { ...step, pace: { from: 30 } } : step)) },
      },
      ['required /item/ramp/0/pace/to'],
    ],
    [
      'a fact has both limits',
      { ...red, item: { ...red.item, moveFacts: [{ kind: 'hours', direction: 'up', weeks: 4, atLeast: 1, below: 2 }] } },
      ['one-limit /item/moveFacts/0/atLeast'],
    ],
    [
      'a fact has no limit',
      { ...red, item: { ...red.item, moveFacts: [{ kind: 'attendance', direction: 'up', weeks: 4 }] } },
      ['one-limit /item/moveFacts/0/atLeast'],
    ],
    ['a door would be added', { part: 'doors', item: red.item }, ['changed-meanwhile']],
    ['the item is gone', { ...tag('debt'), key: 'gone' }, ['changed-meanwhile']],
  ]
  test.each(cases)('%s', (_, body, told) => {
    expect(refused(body)).toEqual(told)
  })

  test('just misses: full hours, a limit of its own, twelve points, an unused answer gone', () => {
    const { item } = red
    put({ ...red, item: { ...item, hours: { ...item.hours, goal: { from: 37, to: 37 } } } })
    put({ ...red, item: { ...item, moveFacts: [{ kind: 'paid', direction: 'up', weeks: 52 }] } })
    const lines = { da: 'x\n\n'.repeat(12), en: 'x\n'.repeat(12) }
    put({ ...archetype('ready-overlooked'), item: { ...archetype('ready-overlooked').item, strengths: lines } })
    expect(Door.options).toHaveLength(put(red).doors.length)
  })
})

describe('taking out and moving', () => {
  test.each([
    ['questions', 'hours', 'catalogue-question-in-use'],
    ['doors', 'red', 'invalid-value'],
    ['groups', 'body', 'invalid-value'],
    ['tags', 'nothing', 'changed-meanwhile'],
    ['tags', 'debt', null],
    ['rules', 'hours-up-to-10', null],
  ] as const)('%s %s: %s', (part, key, code) => {
    expect(whyNotRemove(v1, part, key)?.code ?? null).toBe(code)
  })

  test('the last rule stays, the last but one goes; a question goes with the last that reads it', () => {
    const two = { ...v1, rules: v1.rules.slice(0, 2) }
    const [first] = keysOf(two.rules)
    expect(whyNotRemove(two, 'rules', first ?? '')).toBeNull()
    expect(whyNotRemove({ ...two, rules: two.rules.slice(0, 1) }, 'rules', first ?? '')).toEqual({ code: 'catalogue-last-one' })
    const unread = {
      ...v1,
      rules: v1.rules.filter(({ when }) => when.question !== 'experience'),
      archetypes: [],
      contradictions: [],
    }
    expect(whyNotRemove(unread, 'questions', 'experience')).toBeNull()
    expect(keysOf(withoutItem(unread, 'questions', 'experience').questions)).not.toContain('experience')
  })

  test('one place at a time, a question within its group, and at the end not at all', () => {
    expect(keysOf(withMoved(v1, 'tags', 'childcare', -1).tags).slice(0, 2)).toEqual(['childcare', 'transport'])
    expect(withMoved(v1, 'tags', 'transport', -1)).toEqual(v1)
    expect(withMoved(v1, 'doors', 'red', 1)).toBe(v1)
    const within = (part: 'rules', key: string) => keysOf(withMoved(v1, part, key, -1)[part])
    expect(within('rules', 'attendance-hard')).toEqual(keysOf(v1.rules))
    expect(within('rules', 'hours-from-25').slice(0, 3)).toEqual(['hours-up-to-10', 'hours-from-25', 'hours-from-11-to-24'])
    const scattered = { ...v1, questions: v1.questions.toSorted((one, other) => one.text.da.localeCompare(other.text.da)) }
    const inGroup = (catalogue: Catalogue) => keysOf(catalogue.questions.filter(({ group }) => group === 'rhythm'))
    const [first = '', second = '', ...rest] = inGroup(scattered)
    const after = withMoved(scattered, 'questions', second, -1)
    expect(inGroup(after)).toEqual([second, first, ...rest])
    expect(keysOf(after.questions.filter(({ group }) => group !== 'rhythm'))).toEqual(
      keysOf(scattered.questions.filter(({ group }) => group !== 'rhythm')),
    )
  })
})

describe('what is different', () => {
  test('nothing, when it is read from the database with its fields in another order', () => {
    const turned = JSON.parse(JSON.stringify(v1), (_, value: unknown) =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).toReversed())
        : value,
    ) as Catalogue
    expect(differencesOf(v1, turned)).toEqual({ items: [], reordered: [] })
  })

  test('item by item and field by field, in the order of the parts', () => {
    let draft = put({
      ...items.tag('debt'),
      item: { ...items.tag('debt').item, helps: say('Tal om gælden', 'Talk about the debt') },
    })
    draft = put({ ...items.rule('hours-from-25'), item: { ...items.rule('hours-from-25').item, door: 'yellow' } }, draft)
    draft = withoutItem(draft, 'archetypes', 'ready-overlooked')
    draft = put({ part: 'tags', item: { name: say('Cykel', 'A bicycle'), helps: say('Lån en', 'Borrow one') } }, draft)
    draft = withMoved(draft, 'contradictions', 'on-time-no-rhythm', -1)
    const red = sent(draft).door('red')
    draft = put({ ...red, item: { ...red.item, review: { ...red.item.review, first: 6 } } }, draft)
    expect(differencesOf(v1, draft)).toEqual({
      items: [
        { part: 'doors', key: 'red', kind: 'changed', fields: ['review'] },
        { part: 'rules', key: 'hours-from-25', kind: 'changed', fields: ['door'] },
        expect.objectContaining({ part: 'archetypes', key: 'ready-overlooked', kind: 'removed' }),
        { part: 'tags', key: 'debt', kind: 'changed', fields: ['helps'] },
        { part: 'tags', key: 'a-bicycle', kind: 'added', fields: ['name', 'helps'] },
      ],
      reordered: ['contradictions'],
    })
    expect(differencesOf(draft, v1).items.map(({ part, key, kind }) => `${part} ${key} ${kind}`)).toContain(
      'tags a-bicycle removed',
    )
  })

  test('each part is looked at', () => {
    expect([...draftParts].sort()).toEqual(
      Object.keys(v1)
        .filter((name) => name !== 'version')
        .sort(),
    )
  })
})

describe('the effect', () => {
  const yellowFrom25 = put({ ...items.rule('hours-from-25'), item: { ...items.rule('hours-from-25').item, door: 'yellow' } })
  const people = [
    { answers: answersFor('red'), people: 7 },
    { answers: answersFor('yellow'), people: 20 },
    { answers: answersFor('green'), people: 9 },
    { answers: {}, people: 3 },
  ]

  test('counts by door before and after, for what can happen and nothing else', () => {
    const { moves, ...rest } = effectOf(v1, yellowFrom25, people)
    expect(rest).toEqual({ people: 39, askedAnew: 0 })
    expect(moves.map(({ before, after, people: number }) => `${before} ${after} ${number}`)).toEqual([
      'red red 7',
      'yellow yellow 20',
      'green yellow 9',
      'green green 0',
      'none none 3',
    ])
  })

  test('possible are exactly the moves that some answers make', () => {
    const questions = v1.questions.slice(0, 4)
    const keys = new Set(questions.map(({ key }) => key))
    const few = (rules: Catalogue['rules']): Catalogue => ({
      ...v1,
      questions,
      rules: rules.filter(({ when }) => keys.has(when.question)),
    })
    const before = few(v1.rules)
    const changes: Catalogue[] = [
      few(yellowFrom25.rules),
      few(v1.rules.filter(({ key }) => key !== 'hours-up-to-10')),
      few(v1.rules.map((rule) => ({ ...rule, door: 'green' as const }))),
      before,
    ]
    let all: Record<string, string>[] = [{}]
    for (const { key, options } of questions)
      all = all.flatMap((given) => options.map((option) => ({ ...given, [key]: option.key })))
    expect(all).toHaveLength(256)
    for (const after of changes) {
      const seen = new Set(
        all.map((given) => `${proposeDoor(before, given).door ?? 'none'} ${proposeDoor(after, given).door ?? 'none'}`),
      )
      expect(
        possibleMoves(before, after)
          .map((pair) => pair.join(' '))
          .sort(),
      ).toEqual([...seen].sort())
    }
  })

  test.each([
    [[7, 20, 9], [], 'nothing small'],
    [[7, 20, 9, 0, 3], [3, 4, 0], 'of those who stay the smallest goes along'],
    [[7, 20, 4, 30], [2, 0], 'one small alone would be told by the sum'],
    [[4, 1], [0, 1], 'two small ones that make five'],
    [[2, 2], [0, 1], 'fewer than five in all'],
    [[3, 1, 9], [0, 1, 2], 'two small ones that make four'],
    [[5], [], 'one alone'],
    [[], [], 'nobody'],
  ])('of %j is hidden %j: %s', (counts, at, _) => {
    const hidden = hiddenOf(counts.map((number) => ({ people: number, spare: true })))
    expect(new Set(hidden.flatMap((one, index) => (one ? [index] : [])))).toEqual(new Set(at))
  })

  test('whoever stays is hidden before whoever moves', () => {
    const counts = [
      { people: 0, spare: false },
      { people: 6, spare: false },
      { people: 300, spare: true },
    ]
    expect(hiddenOf(counts)).toEqual([true, false, true])
  })

  test('whatever the counts, a hidden one has company of five or more people, or all are hidden', () => {
    const anyCounts = fc.array(fc.record({ people: fc.nat({ max: 40 }), spare: fc.boolean() }), { maxLength: 12 })
    fc.assert(
      fc.property(anyCounts, (counts) => {
        const hidden = hiddenOf(counts)
        const together = counts.filter((__, at) => hidden[at])
        const sum = together.reduce((all, { people: number }) => all + number, 0)
        expect(counts.every(({ people: number }, at) => number >= 5 || hidden[at])).toBe(true)
        expect(together.length === 0 || (together.length >= 2 && sum >= 5) || together.length === counts.length).toBe(true)
      }),
      { seed: 20261123, numRuns: 500 },
    )
  })

  test('what is shown names no small number, and how many move is told from what is shown alone', () => {
    const told = shownEffect(v1, yellowFrom25, effectOf(v1, yellowFrom25, people))
    expect(told).toMatchObject({ people: { n: 39 }, sameForAll: false, askedAnew: { n: 0 }, asksMore: false })
    expect(told.moves?.map(({ people: number }) => ('n' in number ? number.n : 'hidden'))).toEqual([
      'hidden',
      20,
      9,
      'hidden',
      'hidden',
    ])
    expect(effectBounds(told.moves ?? [])).toEqual({ atLeast: 9, exact: true })
    const few = shownEffect(
      v1,
      yellowFrom25,
      effectOf(v1, yellowFrom25, [
        { answers: answersFor('green'), people: 4 },
        { answers: answersFor('red'), people: 30 },
      ]),
    )
    expect(effectBounds(few.moves ?? [])).toEqual({ atLeast: 0, exact: false })
    const four = shownEffect(v1, yellowFrom25, effectOf(v1, yellowFrom25, people.slice(3)))
    expect(four.people).toEqual({ hidden: true })
    expect(four.moves?.every(({ people: number }) => 'hidden' in number)).toBe(true)
    expect(shownEffect(v1, yellowFrom25, effectOf(v1, yellowFrom25, [])).moves).toBeNull()
  })

  test('those whose answer is gone, or who are asked something new, are asked anew', () => {
    const asked = put({
      part: 'questions',
      item: { group: 'body', text: say('Ny?', 'New?'), options: [{ key: 'new', text: say('Ja', 'Yes') }] },
    })
    expect(effectOf(v1, asked, people).askedAnew).toBe(36)
    const fewer = {
      ...v1,
      questions: v1.questions.map((one) =>
        one.key === 'wish' ? { ...one, options: one.options.filter(({ key }) => key !== 'pay') } : one,
      ),
    }
    expect(effectOf(v1, fewer, people).askedAnew).toBe(36)
    expect(sameQuestions(v1, asked)).toBe(false)
    expect([asksMore(v1, asked), asksMore(v1, fewer)]).toEqual([true, false])
    expect(shownEffect(v1, asked, effectOf(v1, asked, people)).askedAnew).toEqual({ hidden: true })
    expect(shownEffect(v1, fewer, effectOf(v1, fewer, people)).askedAnew).toEqual({ hidden: true })
    expect(sameQuestions(v1, fewer)).toBe(false)
  })

  test('is told without counting where no answer could get another proposal', () => {
    expect(sameProposals(v1, yellowFrom25)).toBe(false)
    expect(sameQuestions(v1, yellowFrom25)).toBe(true)
    const words = put({
      ...items.rule('hours-from-25'),
      item: { ...items.rule('hours-from-25').item, sentence: say('Ny.', 'New.') },
    })
    expect(sameProposals(v1, words)).toBe(true)
    const { when } = items.rule('hours-up-to-10').item
    const twice = put({ part: 'rules', item: { when, door: 'yellow', sentence: say('Også.', 'Also.') } })
    expect(sameProposals(v1, twice)).toBe(true)
    expect(sameProposals(v1, withoutItem(v1, 'rules', 'hours-up-to-10'))).toBe(false)
    expect(sameProposals(v1, withMoved(v1, 'rules', 'hours-from-25', -1))).toBe(true)
  })
})

describe('two people', () => {
  const changed = withoutItem(v1, 'tags', 'debt')
  test.each([
    [null, changed, null],
    [null, v1, 'catalogue-unchanged'],
    ['asta', changed, 'catalogue-handed-in'],
    [null, withMoved(v1, 'tags', 'debt', -1), null],
  ])('handed in by %s', (submittedById, draft, code) => {
    expect(whyNotHandIn({ submittedById }, v1, draft)?.code ?? null).toBe(code)
  })

  test.each([
    [null, 'ulla', 'catalogue-not-handed-in'],
    ['asta', 'asta', 'catalogue-own'],
    ['asta', 'ulla', null],
  ])('handed in by %s, answered by %s: %s', (submittedById, staffId, code) => {
    expect(whyNotAnswer({ submittedById }, staffId)?.code ?? null).toBe(code)
  })

  test.each([
    [null, 'catalogue-reason-needed'],
    ['ni tegn !', 'catalogue-reason-needed'],
    ['ti tegn !!', null],
  ])('the reason "%s": %s', (words, code) => {
    expect(whyNotSay(words, '/reason')?.code ?? null).toBe(code)
  })
})

describe('the public explanation', () => {
  const told = explanationOf(v1, '2026-11-02')

  test('names every question once: those that count with the door of each answer, and the others', () => {
    expect([...told.counting, ...told.placeOnly].map(({ key }) => key).sort()).toEqual(keysOf(v1.questions).sort())
    expect(told.counting.find(({ key }) => key === 'hours')?.answers.map(({ key, door }) => [key, door])).toEqual([
      ['up-to-10', 'red'],
      ['from-11-to-24', 'yellow'],
      ['from-25', 'green'],
    ])
    expect(told.counting.flatMap(({ answers }) => answers).some(({ key }) => key === 'unknown')).toBe(false)
  })

  test('holds nothing of archetypes but their names', () => {
    expect(told.archetypes).toEqual(v1.archetypes.map(({ key, name }) => ({ key, name })))
  })
})
