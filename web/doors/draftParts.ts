import type { Catalogue, Text } from '../../shared/doors/doors.schema.ts'
import { type DraftPart, draftParts, unknownAnswer } from '../../shared/doors/keys.ts'

/** A part of the catalogue in an address. */
const slugs: Readonly<Record<DraftPart, string>> = {
  doors: 'doere',
  rules: 'regler',
  questions: 'spoergsmaal',
  contradictions: 'modsigelser',
  archetypes: 'arketyper',
  tags: 'hindringer',
  groups: 'samtalen',
}
export const slugOf = (part: DraftPart): string => slugs[part]
export const partOfSlug = (slug: string | null | undefined): DraftPart | undefined =>
  draftParts.find((part) => slugs[part] === slug)

const short = (text: string): string => (text.length > 70 ? `${text.slice(0, 68).trimEnd()} …` : text)

/** What an item is called on a page, in both languages; null when it is not there. */
export const titleIn = (catalogue: Catalogue, part: DraftPart, key: string): Text | null => {
  switch (part) {
    case 'doors':
      return catalogue.doors.find(({ door }) => door === key)?.name ?? null
    case 'groups':
      return catalogue.groups.find((one) => one.key === key)?.title ?? null
    case 'questions':
      return catalogue.questions.find((one) => one.key === key)?.text ?? null
    case 'rules': {
      const rule = catalogue.rules.find((one) => one.key === key)
      const question = catalogue.questions.find((one) => one.key === rule?.when.question)
      const answers = question?.options.filter((option) => rule?.when.options.includes(option.key)) ?? []
      if (!question) return null
      const say = (language: keyof Text) => `${question.text[language]} ${answers.map(({ text }) => text[language]).join(' / ')}`
      return { da: say('da'), en: say('en') }
    }
    case 'contradictions': {
      const sentence = catalogue.contradictions.find((one) => one.key === key)?.sentence
      return sentence ? { da: short(sentence.da), en: short(sentence.en) } : null
    }
    default:
      return catalogue[part].find((one) => one.key === key)?.name ?? null
  }
}

/** A question's answers without "don't know", which every question has and nothing may read. */
export const answersIn = (catalogue: Catalogue, question: string) =>
  catalogue.questions.find(({ key }) => key === question)?.options.filter(({ key }) => key !== unknownAnswer) ?? []
