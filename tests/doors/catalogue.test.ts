import { describe, expect, test } from 'vitest'
import { catalogueV1 } from '../../shared/doors/catalogue.v1.ts'
import { Catalogue, Door, type Text, unknownAnswer } from '../../shared/doors/doors.schema.ts'
import { textsIn as textsInLanguage } from '../../shared/i18n/index.ts'
import { lix } from './lix.ts'

const isText = (value: object): value is Text => 'da' in value && 'en' in value

const textsIn = (value: unknown): Text[] => {
  if (typeof value !== 'object' || value === null) return []
  return isText(value) ? [value] : Object.values(value).flatMap(textsIn)
}

/** Read as a citizen does: every line with a full stop of its own. */
const asRead = (...texts: Text[]): string => texts.map(({ da }) => (/[.?!]$/.test(da) ? da : `${da}.`)).join(' ')

/** What a change to a copy of version 1 makes wrong, as paths. */
const wrongIn = (change: (draft: Catalogue) => void): string[] => {
  const draft = structuredClone(catalogueV1)
  change(draft)
  return Catalogue.safeParse(draft).error?.issues.map((issue) => issue.path.join('.')) ?? []
}

/** The element that must be there. */
const at = <T>(list: readonly T[], index: number): T => {
  const element = list[index]
  if (element === undefined) throw new Error(`nothing at ${index}`)
  return element
}

describe('catalogue version 1', () => {
  test('is valid and survives a trip through JSON', () => {
    expect(Catalogue.parse(JSON.parse(JSON.stringify(catalogueV1)))).toEqual(catalogueV1)
  })

  test('holds twelve archetypes, three doors, about a dozen questions in four groups', () => {
    expect(catalogueV1.archetypes).toHaveLength(12)
    expect(catalogueV1.doors.map(({ door }) => door)).toEqual(Door.options)
    expect(catalogueV1.questions).toHaveLength(13)
    expect(catalogueV1.groups.map(({ key }) => catalogueV1.questions.some(({ group }) => group === key))).toEqual([
      true,
      true,
      true,
      true,
    ])
  })

  test('lets every question be answered "ved ikke", last, in the same words', () => {
    for (const question of catalogueV1.questions) {
      expect(question.options.at(-1)).toEqual({
        key: unknownAnswer,
        text: { da: 'Ved ikke', en: 'Don’t know' },
      })
    }
  })

  test('a question that guides the door has exactly one rule for each real answer', () => {
    const guiding = new Set(catalogueV1.rules.map(({ when }) => when.question))
    expect([...guiding]).toEqual([
      'hours',
      'attendance',
      'rhythm',
      'fixed-person',
      'language',
      'people',
      'body',
      'parallel',
      'experience',
    ])
    for (const question of catalogueV1.questions.filter(({ key }) => guiding.has(key))) {
      for (const option of question.options.slice(0, -1)) {
        const rules = catalogueV1.rules.filter(({ when }) => when.question === question.key && when.options.includes(option.key))
        expect(rules, `${question.key} ${option.key}`).toHaveLength(1)
      }
    }
  })

  test('each text is there in both languages, without loose spaces, and not the Danish again in English', () => {
    const texts = textsIn(catalogueV1)
    expect(texts.length).toBeGreaterThan(300)
    for (const { da, en } of texts) {
      for (const text of [da, en]) expect(text).toBe(text.trim().normalize('NFC'))
      expect(en.replace(/\([^)]*\)/g, '')).not.toMatch(/[æøå]/i)
    }
    expect(texts.filter(({ da, en }) => da === en).map(({ da }) => da)).toEqual(['Transport'])
  })

  test('asks and says nothing of sex, age, origin, address, illness by name or benefit', () => {
    const forbidden =
      /\b(køn|kvinde|mand|alder|år gammel|ung|ældre|etnisk|indvandrer|flygtning|adresse|diagnose|angst|depression|misbrug|kontanthjælp|dagpenge|sygedagpenge|gravid|religion|bøn)/i
    for (const { da } of textsIn([catalogueV1.questions, catalogueV1.rules, catalogueV1.archetypes, catalogueV1.tags])) {
      expect(da).not.toMatch(forbidden)
    }
    expect(catalogueV1.rules.some(({ when }) => /pace|tempo/.test(when.question))).toBe(false)
  })

  test('the words of a door are those of its badge', () => {
    for (const { door, name } of catalogueV1.doors) expect(name.da).toBe(textsInLanguage('da').common.doors[door].word)
  })

  test('the ramp starts and ends where the door says, and never falls', () => {
    for (const { door, hours, ramp } of catalogueV1.doors) {
      expect([door, at(ramp, 0).hours, at(ramp, 12).hours]).toEqual([door, hours.start, hours.goal])
      ramp.slice(1).forEach((step, before) => {
        const last = at(ramp, before)
        expect(step.hours.from).toBeGreaterThanOrEqual(last.hours.from)
        expect(step.hours.to).toBeGreaterThanOrEqual(last.hours.to)
        expect(step.pace?.from ?? 0).toBeGreaterThanOrEqual(last.pace?.from ?? 0)
        expect(step.pace?.to ?? 0).toBeGreaterThanOrEqual(last.pace?.to ?? 0)
      })
    }
    const red = at(catalogueV1.doors, 0)
    expect(red.ramp.filter(({ pace }) => pace === null).map(({ week }) => week)).toEqual([1, 2, 3, 4])
  })
})

describe('a catalogue is refused when', () => {
  const cases: [what: string, path: string, change: (draft: Catalogue) => void][] = [
    [
      'a rule reads a question that is not there',
      'rules.0.when',
      (draft) => {
        at(draft.rules, 0).when.question = 'age'
      },
    ],
    [
      'a rule reads an answer that is not there',
      'rules.0.when',
      (draft) => {
        at(draft.rules, 0).when.options = ['many']
      },
    ],
    [
      'a rule reads "ved ikke"',
      'rules.0.when',
      (draft) => {
        at(draft.rules, 0).when.options = [unknownAnswer]
      },
    ],
    [
      'two rules share a key',
      'rules.1',
      (draft) => {
        at(draft.rules, 1).key = at(draft.rules, 0).key
      },
    ],
    [
      'two questions share a key',
      'questions.1',
      (draft) => {
        at(draft.questions, 1).key = at(draft.questions, 0).key
      },
    ],
    [
      'a question cannot be answered "ved ikke"',
      'questions.0.options',
      (draft) => {
        at(draft.questions, 0).options.pop()
      },
    ],
    [
      'a door is there twice',
      'doors.2',
      (draft) => {
        at(draft.doors, 0).door = 'green'
      },
    ],
    [
      'a week of the ramp is missing',
      'doors.0.ramp',
      (draft) => {
        at(at(draft.doors, 0).ramp, 4).week = 4
      },
    ],
    [
      'hours run backwards',
      'doors.0.hours.start',
      (draft) => {
        at(draft.doors, 0).hours.start = { from: 8, to: 2 }
      },
    ],
    [
      'an archetype looks for an answer that is not there',
      'archetypes.0.signs.3',
      (draft) => {
        at(draft.archetypes, 0).signs.push({ question: 'wish', options: ['x'] })
      },
    ],
    [
      'a contradiction names one question twice',
      'contradictions.0.between',
      (draft) => {
        const { between } = at(draft.contradictions, 0)
        between[1] = between[0]
      },
    ],
    [
      'an English text is empty',
      'rules.0.sentence.en',
      (draft) => {
        at(draft.rules, 0).sentence.en = ''
      },
    ],
  ]
  test.each(cases)('%s', (_, path, change) => {
    expect(wrongIn(change)).toContain(path)
  })
})

describe('plain words (LIX at most 35)', () => {
  test('the measure itself: words per sentence plus per cent of long words', () => {
    expect(lix('Du kan komme. Det er fint.')).toBe(3)
    expect(lix('Arbejdspladsen er god.')).toBeCloseTo(3 + 100 / 3)
    expect(lix('')).toBe(0)
  })

  const pieces: [what: string, text: string][] = [
    ...catalogueV1.questions.map(({ key, text, help, options }): [string, string] => [
      `question ${key}`,
      asRead(text, ...(help ? [help] : []), ...options.map((option) => option.text)),
    ]),
    ...catalogueV1.rules.map(({ key, sentence }): [string, string] => [`rule ${key}`, asRead(sentence)]),
    ...catalogueV1.contradictions.map(({ key, sentence }): [string, string] => [`contradiction ${key}`, asRead(sentence)]),
    ...catalogueV1.archetypes.map(({ key, ...archetype }): [string, string] => [
      `archetype ${key}`,
      asRead(...textsIn(archetype)),
    ]),
    ...catalogueV1.doors.map((definition): [string, string] => [`door ${definition.door}`, asRead(...textsIn(definition))]),
    ['tags', asRead(...textsIn(catalogueV1.tags))],
  ]
  test.each(pieces)('%s', (_, text) => {
    expect(lix(text)).toBeLessThanOrEqual(35)
  })
})
