import { catalogueV1 } from '../../../shared/doors/catalogue.v1.ts'
import type { Catalogue, Condition, Text } from '../../../shared/doors/doors.schema.ts'

export const say = (da: string, en: string): Text => ({ da, en })

const lines = (texts: readonly Text[]) => ({
  da: texts.map(({ da }) => da).join('\n'),
  en: texts.map(({ en }) => en).join('\n'),
})
const signs = (conditions: readonly Condition[]) =>
  Object.fromEntries(conditions.map(({ question, options }) => [question, options]))
const one = <T>(found: T | undefined): T => {
  if (found === undefined) throw new Error('not in the catalogue')
  return found
}

/** The items of a catalogue as their forms send them back unchanged. */
export const sent = (catalogue: Catalogue = catalogueV1) => ({
  group: (key: string) => {
    const { title } = one(catalogue.groups.find((item) => item.key === key))
    return { part: 'groups', key, item: { title } } as const
  },
  question: (key: string) => {
    const { group, text, help, options } = one(catalogue.questions.find((item) => item.key === key))
    return { part: 'questions', key, item: { group, text, help: help ?? {}, options: options.slice(0, -1) } } as const
  },
  rule: (key: string) => {
    const { when, door, sentence } = one(catalogue.rules.find((item) => item.key === key))
    return { part: 'rules', key, item: { when, door, sentence } } as const
  },
  contradiction: (key: string) => {
    const { between, sentence } = one(catalogue.contradictions.find((item) => item.key === key))
    return { part: 'contradictions', key, item: { one: between[0], other: between[1], sentence } } as const
  },
  archetype: (key: string) => {
    const found = one(catalogue.archetypes.find((item) => item.key === key))
    const { name, primaryBarrier, doors } = found
    const lists = {
      strengths: lines(found.strengths),
      supportNeeds: lines(found.supportNeeds),
      workplaceDoes: lines(found.workplaceDoes),
    }
    const item = { name, primaryBarrier, doors, ...lists, signs: signs(found.signs), also: signs(found.also) }
    return { part: 'archetypes', key, item } as const
  },
  tag: (key: string) => {
    const { name, helps } = one(catalogue.tags.find((item) => item.key === key))
    return { part: 'tags', key, item: { name, helps } } as const
  },
  door: (key: string) => {
    const {
      door: _,
      duties,
      criteria,
      offers,
      moveUp,
      moveDown,
      ramp,
      ...rest
    } = one(catalogue.doors.find((item) => item.door === key))
    const { jobcenter, supplier, citizen, unionRep } = duties
    const lists = { criteria: lines(criteria), offers: lines(offers), moveUp: lines(moveUp), moveDown: lines(moveDown) }
    const who = {
      jobcenter: lines(jobcenter),
      supplier: lines(supplier),
      citizen: lines(citizen),
      unionRep: lines(unionRep),
    }
    const steps = ramp.map(({ week, hours, pace }) => ({ week, hours, ...(pace ? { pace } : {}) }))
    return { part: 'doors', key, item: { ...rest, ...lists, duties: who, ramp: steps } } as const
  },
})
