import type { Refusal } from '../problem.ts'
import { shortestReason } from './doors.rules.ts'
import type { Catalogue, Condition, Door, Question } from './doors.schema.ts'
import type { SaveItem } from './draft.schema.ts'
import { type DraftPart, doorKeys, draftParts, unknownAnswer } from './keys.ts'

/** Whether two plain values say the same, whatever the order of their fields. */
export const same = (one: unknown, other: unknown): boolean => {
  if (one === other) return true
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false
  if (Array.isArray(one) !== Array.isArray(other)) return false
  const [mine, theirs] = [Object.entries(one), Object.entries(other)]
  return (
    mine.length === theirs.length &&
    mine.every(([name, value]) => Object.hasOwn(other, name) && same(value, Reflect.get(other, name)))
  )
}

/** What an item of a part is called by; a door by its door. */
export const keyOf = (item: { readonly key: string } | { readonly door: Door }): string => ('key' in item ? item.key : item.door)

/** Doors and groups are always these three and these four: their words change, not their number or order. */
export const isFixed = (part: DraftPart): boolean => part === 'doors' || part === 'groups'

const longestKey = 36
const slugOf = (words: string): string => {
  const slug = words
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, longestKey)
    .replace(/^[-0-9]+|-+$/g, '')
  return slug === '' ? 'item' : slug
}

/** A key of its own made from the English words. `taken` holds those of the published version too, so that a key never changes its meaning. */
export const newKey = (words: string, taken: Iterable<string>): string => {
  const others = new Set([...taken, unknownAnswer])
  const slug = slugOf(words)
  if (!others.has(slug)) return slug
  for (let number = 2; ; number += 1) if (!others.has(`${slug}-${number}`)) return `${slug}-${number}`
}

const conditionsIn = (catalogue: Catalogue): Condition[] => [
  ...catalogue.rules.map(({ when }) => when),
  ...catalogue.contradictions.flatMap(({ between }) => between),
  ...catalogue.archetypes.flatMap(({ signs, also }) => [...signs, ...also]),
]

/** How many rules, contradictions and signs read this question, or this answer to it. */
export const usesOf = (catalogue: Catalogue, question: string, option?: string): number =>
  conditionsIn(catalogue).filter((one) => one.question === question && (option === undefined || one.options.includes(option)))
    .length

type Saved<P extends DraftPart> = Extract<SaveItem, { part: P }>['item']

const unknownOption = (catalogue: Catalogue): Question['options'][number] =>
  catalogue.questions[0]?.options.at(-1) ?? { key: unknownAnswer, text: { da: 'Ved ikke', en: 'Don’t know' } }

const optionsOf = (item: Saved<'questions'>, before: Question | undefined, published: Question | undefined) => {
  const known = (before?.options ?? []).filter(({ key }) => key !== unknownAnswer).map(({ key }) => key)
  const taken = new Set([...known, ...(published?.options ?? []).map(({ key }) => key)])
  const kept = new Set<string>()
  return item.options.map(({ key: given, text }) => {
    const key = known.includes(given) && !kept.has(given) ? given : newKey(text.en, taken)
    kept.add(key)
    taken.add(key)
    return { key, text }
  })
}

const putIn = <T>(list: readonly T[], at: number, item: T): T[] => (at < 0 ? [...list, item] : list.with(at, item))

/** The conditions in the order of the questions, their answers in the order of the answers. */
const inOrderOf = (catalogue: Catalogue, conditions: readonly Condition[]): Condition[] =>
  catalogue.questions.flatMap(({ key, options }) => {
    const asked = conditions.find(({ question }) => question === key)
    return asked ? [{ question: key, options: options.map((one) => one.key).filter((one) => asked.options.includes(one)) }] : []
  })

/** A form of boxes to tick knows no order: where the same ones are ticked as before, the order stays as it was. */
const asBefore = <T>(before: readonly T[] | undefined, ticked: readonly T[], asOnForm: (list: readonly T[]) => T[]): T[] => {
  const now = asOnForm(ticked)
  return before && same(asOnForm(before), now) ? [...before] : now
}

/** A condition may read only what the draft asks; "don't know" says nothing. */
const whyNotRead = (catalogue: Catalogue, condition: Condition, pointer: string): Refusal[] => {
  const question = catalogue.questions.find(({ key }) => key === condition.question)
  if (!question) return [{ code: 'required', pointer: `${pointer}/question` }]
  const known = question.options.every(({ key }) => key !== unknownAnswer || !condition.options.includes(key))
  return known && condition.options.every((option) => question.options.some(({ key }) => key === option))
    ? []
    : [{ code: 'choose-one-or-more', pointer: `${pointer}/options` }]
}

/** Why an item does not fit the rest of the draft; its own fields have been read by its schema. */
export const whyNotPut = (catalogue: Catalogue, save: SaveItem): Refusal[] => {
  const { part } = save
  const key = save.key ?? null
  const items: readonly ({ key: string } | { door: Door })[] = catalogue[part]
  if (key === null ? isFixed(part) : !items.some((one) => keyOf(one) === key)) return [{ code: 'changed-meanwhile' }]
  switch (part) {
    case 'questions': {
      const gone = catalogue.questions
        .find((one) => one.key === key)
        ?.options.filter((option) => option.key !== unknownAnswer && !save.item.options.some((one) => one.key === option.key))
      const uses = (gone ?? []).reduce((sum, option) => sum + usesOf(catalogue, key ?? '', option.key), 0)
      return uses === 0 ? [] : [{ code: 'catalogue-answer-in-use', pointer: '/item/options', facts: { uses } }]
    }
    case 'rules':
      return whyNotRead(catalogue, save.item.when, '/item/when')
    case 'contradictions':
      return [
        ...whyNotRead(catalogue, save.item.one, '/item/one'),
        ...whyNotRead(catalogue, save.item.other, '/item/other'),
        ...(save.item.one.question === save.item.other.question
          ? [{ code: 'same-question-twice', pointer: '/item/other/question' } as const]
          : []),
      ]
    case 'archetypes':
      return [
        ...save.item.signs.flatMap((sign) => whyNotRead(catalogue, sign, '/item/signs')),
        ...save.item.also.flatMap((sign) => whyNotRead(catalogue, sign, '/item/also')),
      ]
    default:
      return []
  }
}

/** The draft with this item in it; ask whyNotPut first. A new item comes last and gets a key. */
export const withItem = (catalogue: Catalogue, published: Catalogue, save: SaveItem): Catalogue => {
  const { part } = save
  const items: readonly ({ key: string } | { door: Door })[] = catalogue[part]
  const at = items.findIndex((one) => keyOf(one) === save.key)
  const keyFrom = (words: string): string => {
    const former: readonly ({ key: string } | { door: Door })[] = published[part]
    return at < 0 ? newKey(words, [...items, ...former].map(keyOf)) : (save.key ?? '')
  }
  const inOrder = (conditions: readonly Condition[]): Condition[] => inOrderOf(catalogue, conditions)
  switch (part) {
    case 'groups':
      return { ...catalogue, groups: catalogue.groups.map((one) => (one.key === save.key ? { ...one, ...save.item } : one)) }
    case 'doors':
      return {
        ...catalogue,
        doors: catalogue.doors.map((one) => (one.door === save.key ? { ...save.item, door: one.door } : one)),
      }
    case 'questions': {
      const { group, text, help } = save.item
      const former = published.questions.find((one) => one.key === save.key)
      const options = [...optionsOf(save.item, catalogue.questions[at], former), unknownOption(catalogue)]
      return { ...catalogue, questions: putIn(catalogue.questions, at, { key: keyFrom(text.en), group, text, help, options }) }
    }
    case 'rules': {
      const { door, sentence } = save.item
      const former = catalogue.rules[at]
      const [when = save.item.when] = asBefore(former && [former.when], [save.item.when], inOrder)
      const key = keyFrom(`${when.question} ${when.options.join(' ')}`)
      return { ...catalogue, rules: putIn(catalogue.rules, at, { key, when, door, sentence }) }
    }
    case 'contradictions': {
      const { one, other, sentence } = save.item
      const key = keyFrom(`${one.question} ${other.question}`)
      const before = catalogue.contradictions[at]?.between
      const [first = one] = asBefore(before && [before[0]], [one], inOrder)
      const [second = other] = asBefore(before && [before[1]], [other], inOrder)
      return { ...catalogue, contradictions: putIn(catalogue.contradictions, at, { key, between: [first, second], sentence }) }
    }
    case 'archetypes': {
      const { signs, also, doors, ...words } = save.item
      const former = catalogue.archetypes[at]
      const item = {
        ...words,
        key: keyFrom(words.name.en),
        doors: asBefore(former?.doors, doors, (list) => doorKeys.filter((door) => list.includes(door))),
        signs: asBefore(former?.signs, signs, inOrder),
        also: asBefore(former?.also, also, inOrder),
      }
      return { ...catalogue, archetypes: putIn(catalogue.archetypes, at, item) }
    }
    case 'tags':
      return { ...catalogue, tags: putIn(catalogue.tags, at, { key: keyFrom(save.item.name.en), ...save.item }) }
  }
}

/** What is read elsewhere stays, and so do the last question and the last rule. */
export const whyNotRemove = (catalogue: Catalogue, part: DraftPart, key: string): Refusal | null => {
  if (isFixed(part)) return { code: 'invalid-value' }
  const items: readonly ({ key: string } | { door: Door })[] = catalogue[part]
  if (!items.some((one) => keyOf(one) === key)) return { code: 'changed-meanwhile' }
  if ((part === 'questions' || part === 'rules') && items.length === 1) return { code: 'catalogue-last-one' }
  const uses = part === 'questions' ? usesOf(catalogue, key) : 0
  return uses === 0 ? null : { code: 'catalogue-question-in-use', facts: { uses } }
}

const dropped = <T extends { readonly key: string }>(list: readonly T[], key: string): T[] =>
  list.filter((one) => one.key !== key)

/** The draft without an item; ask whyNotRemove first. */
export const withoutItem = (catalogue: Catalogue, part: DraftPart, key: string): Catalogue =>
  part === 'doors' || part === 'groups'
    ? catalogue
    : { ...catalogue, [part]: dropped<{ readonly key: string }>(catalogue[part], key) }

const moved = <T extends { readonly key: string }>(
  list: readonly T[],
  key: string,
  by: -1 | 1,
  beside: (one: T, other: T) => boolean,
): T[] => {
  const from = list.findIndex((one) => one.key === key)
  const item = list[from]
  if (!item) return [...list]
  let to = from + by
  for (let other = list[to]; other && !beside(item, other); other = list[to]) to += by
  const other = list[to]
  return other ? list.with(from, other).with(to, item) : [...list]
}

/** The draft with an item one place earlier or later; a question among those of its group, a rule among those of its question. At the end it stays. */
export const withMoved = (catalogue: Catalogue, part: DraftPart, key: string, by: -1 | 1): Catalogue => {
  if (part === 'doors' || part === 'groups') return catalogue
  if (part === 'questions')
    return { ...catalogue, questions: moved(catalogue.questions, key, by, (one, other) => one.group === other.group) }
  if (part === 'rules')
    return { ...catalogue, rules: moved(catalogue.rules, key, by, (one, other) => one.when.question === other.when.question) }
  return { ...catalogue, [part]: moved<{ readonly key: string }>(catalogue[part], key, by, () => true) }
}

/** One item that is not as it was; `fields` are those that differ, all of them where it is new or gone. */
export type Difference = {
  readonly part: DraftPart
  readonly key: string
  readonly kind: 'added' | 'removed' | 'changed'
  readonly fields: readonly string[]
}

/** What is different, item by item in the order of the draft, and in which parts the order itself is another. */
export const differencesOf = (before: Catalogue, after: Catalogue): { items: Difference[]; reordered: DraftPart[] } => {
  const items: Difference[] = []
  const reordered: DraftPart[] = []
  const fieldsOf = (item: object): string[] => Object.keys(item).filter((name) => name !== 'key' && name !== 'door')
  for (const part of draftParts) {
    const [was, is]: (readonly ({ key: string } | { door: Door })[])[] = [before[part], after[part]]
    if (!was || !is) continue
    for (const item of is) {
      const former = was.find((one) => keyOf(one) === keyOf(item))
      const names = fieldsOf(item)
      // a rule's door is what it says, not what it is called by
      if (part === 'rules') names.push('door')
      const fields = former ? names.filter((name) => !same(Reflect.get(former, name), Reflect.get(item, name))) : names
      if (fields.length > 0) items.push({ part, key: keyOf(item), kind: former ? 'changed' : 'added', fields })
    }
    for (const former of was)
      if (!is.some((one) => keyOf(one) === keyOf(former)))
        items.push({ part, key: keyOf(former), kind: 'removed', fields: fieldsOf(former) })
    const shared = (list: readonly ({ key: string } | { door: Door })[], other: typeof list) =>
      list.map(keyOf).filter((key) => other.some((one) => keyOf(one) === key))
    if (!same(shared(was, is), shared(is, was))) reordered.push(part)
  }
  return { items, reordered }
}

/** Why a draft is handed in or returned is said in words: at least so many characters. */
export const whyNotSay = (words: string | null, pointer: string): Refusal | null =>
  [...(words ?? '').trim()].length >= shortestReason
    ? null
    : { code: 'catalogue-reason-needed', pointer, facts: { min: shortestReason } }

type Handing = { readonly submittedById: string | null }

/** A draft is handed in once, and only where it says something else than what is published. */
export const whyNotHandIn = (draft: Handing, before: Catalogue, after: Catalogue): Refusal | null => {
  if (draft.submittedById !== null) return { code: 'catalogue-handed-in' }
  const { items, reordered } = differencesOf(before, after)
  return items.length + reordered.length === 0 ? { code: 'catalogue-unchanged' } : null
}

/** Whoever handed it in does not approve it, nor return it. */
export const whyNotAnswer = (draft: Handing, staffId: string): Refusal | null => {
  if (draft.submittedById === null) return { code: 'catalogue-not-handed-in' }
  return draft.submittedById === staffId ? { code: 'catalogue-own' } : null
}
