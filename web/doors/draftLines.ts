import type { Catalogue, Condition, DoorDefinition, MoveFact, RampWeek, Text } from '../../shared/doors/doors.schema.ts'
import type { Difference } from '../../shared/doors/draft.rules.ts'
import type { DraftPart } from '../../shared/doors/keys.ts'
import type { Language } from '../../shared/i18n/format.ts'
import type { Texts } from '../../shared/i18n/texts.ts'
import { useFormat, useTexts } from '../language.tsx'

type Field = keyof Texts['catalogue']['fields']

/** Every field of an item of a catalogue, by its name there. */
type Fields = Partial<
  Omit<Catalogue['rules'][number] & Catalogue['questions'][number] & Catalogue['contradictions'][number], 'key'> &
    Omit<Catalogue['archetypes'][number] & Catalogue['tags'][number] & Catalogue['groups'][number], 'key'> &
    Omit<DoorDefinition, 'door'>
>

const itemIn = (catalogue: Catalogue, part: DraftPart, key: string): Fields | undefined => {
  if (part === 'doors') return catalogue.doors.find(({ door }) => door === key)
  const items: readonly (Fields & { readonly key: string })[] = catalogue[part]
  return items.find((one) => one.key === key)
}

/** The lines in which a field is shown: what the catalogue says in the language asked for, the words around it in the reader's. */
export const useFieldLines = () => {
  const { catalogue: texts, doors, common } = useTexts()
  const format = useFormat()
  const words = doors.definition

  const condition = (catalogue: Catalogue, language: Language, { question, options }: Condition): string => {
    const asked = catalogue.questions.find(({ key }) => key === question)
    const answers = asked?.options.filter(({ key }) => options.includes(key)).map(({ text }) => text[language]) ?? []
    return `${asked?.text[language] ?? ''} ${answers.join(' / ')}`
  }
  const fact = ({ kind, direction, weeks, atLeast, below }: MoveFact): string => {
    const what = texts.facts.inWeeks(texts.facts.kinds[kind], weeks)
    const limited =
      atLeast !== null
        ? texts.facts.atLeast(what, format.number(atLeast))
        : below !== null
          ? texts.facts.below(what, format.number(below))
          : what
    return `${texts.facts.directions[direction]}: ${limited}`
  }
  const hours = ({ from, to }: { from: number; to: number }) => words.range(format.number(from), format.number(to))
  const step = ({ week, hours: range, pace }: RampWeek): string =>
    `${words.week(week)}: ${hours(range)}, ${pace ? words.paceRange(format.number(pace.from), format.number(pace.to)) : words.paceNotMeasured.toLowerCase()}`

  const linesIn = (catalogue: Catalogue, item: Fields, field: Field, language: Language): string[] => {
    const said = (text: Text | null | undefined): string[] => (text ? [text[language]] : [])
    const all = (list: readonly Text[] | undefined): string[] => list?.map((text) => text[language]) ?? []
    const conditions = (list: readonly Condition[] | undefined): string[] =>
      list?.map((one) => condition(catalogue, language, one)) ?? []
    switch (field) {
      case 'criteria':
      case 'offers':
      case 'strengths':
      case 'supportNeeds':
      case 'workplaceDoes':
      case 'moveUp':
      case 'moveDown':
        return all(item[field])
      case 'options':
        return all(item.options?.map(({ text }) => text))
      case 'signs':
      case 'also':
      case 'between':
        return conditions(item[field])
      case 'when':
        return conditions(item.when && [item.when])
      case 'door':
        return []
      case 'doors':
        return item.doors?.map((door) => common.doors[door].word) ?? []
      case 'group':
        return said(catalogue.groups.find(({ key }) => key === item.group)?.title)
      case 'hours':
        return item.hours ? [words.hoursText(hours(item.hours.start), hours(item.hours.goal))] : []
      case 'payTarget':
        return item.payTarget ? [`${item.payTarget.text[language]} (${words.week(item.payTarget.week).toLowerCase()})`] : []
      case 'duties':
        return (['jobcenter', 'supplier', 'citizen', 'unionRep'] as const).flatMap((who) =>
          all(item.duties?.[who]).map((line) => `${words[who]}: ${line}`),
        )
      case 'review': {
        if (!item.review) return []
        const { first, every, atMost } = item.review
        return [words.reviewText(first, every), ...(atMost === null ? [] : [words.reviewAtMost(atMost)])]
      }
      case 'moveFacts':
        return item.moveFacts?.map(fact) ?? []
      case 'ramp':
        return item.ramp?.map(step) ?? []
      default:
        return said(item[field])
    }
  }

  return (catalogue: Catalogue, { part, key }: Difference, field: Field, language: Language): string[] => {
    if (field === 'door') {
      const door = catalogue.rules.find((one) => one.key === key)?.door
      return door ? [common.doors[door].word] : []
    }
    const item = itemIn(catalogue, part, key)
    return item ? linesIn(catalogue, item, field, language) : []
  }
}

const names: Readonly<Record<Field, true>> = {
  name: true,
  title: true,
  text: true,
  help: true,
  group: true,
  options: true,
  when: true,
  door: true,
  sentence: true,
  between: true,
  primaryBarrier: true,
  strengths: true,
  doors: true,
  supportNeeds: true,
  workplaceDoes: true,
  signs: true,
  also: true,
  helps: true,
  summary: true,
  criteria: true,
  hours: true,
  pace: true,
  place: true,
  groupSize: true,
  offers: true,
  payTarget: true,
  duties: true,
  review: true,
  moveUp: true,
  moveDown: true,
  moveFacts: true,
  ramp: true,
}
export const isField = (name: string): name is Field => Object.hasOwn(names, name)
