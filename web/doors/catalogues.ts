import { doorsApi } from '../../shared/doors/doors.api.ts'
import type { Catalogue, Door, DoorDefinition, Question, Text } from '../../shared/doors/doors.schema.ts'
import { call } from '../api.ts'
import { useLanguage } from '../language.tsx'

const kept = new Map<number, Promise<Catalogue>>()

/** The published catalogue of a version; fetched once, since it never changes. */
export const catalogueOf = (version: number): Promise<Catalogue> => {
  const known = kept.get(version)
  if (known) return known
  const asked = call(doorsApi.catalogueVersion, { params: { version: String(version) } })
  kept.set(version, asked)
  asked.catch(() => kept.delete(version))
  return asked
}

export const newestCatalogue = (): Promise<Catalogue> => call(doorsApi.catalogue)

/** A catalogue's text in the reader's language. */
export const useSay = (): ((text: Text) => string) => {
  const { language } = useLanguage()
  return (text) => text[language]
}

const must = <T>(found: T | undefined, what: string): T => {
  if (found === undefined) throw new Error(`not in the catalogue: ${what}`)
  return found
}

export const questionIn = (catalogue: Catalogue, key: string): Question =>
  must(
    catalogue.questions.find((one) => one.key === key),
    key,
  )

/** The words of an answer. */
export const optionIn = (question: Question, key: string): Text =>
  must(
    question.options.find((one) => one.key === key),
    key,
  ).text

export const definitionIn = (catalogue: Catalogue, door: Door): DoorDefinition =>
  must(
    catalogue.doors.find((one) => one.door === door),
    door,
  )

/** Which part of the talk a question is in, from 1. */
export const partOf = (catalogue: Catalogue, question: Pick<Question, 'group'>): number =>
  catalogue.groups.findIndex(({ key }) => key === question.group) + 1
