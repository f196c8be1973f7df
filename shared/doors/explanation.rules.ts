import { proposeDoor } from './doors.rules.ts'
import type { Catalogue, Door, Question } from './doors.schema.ts'
import type { Explanation } from './draft.schema.ts'
import { unknownAnswer } from './keys.ts'

/** Which door each answer calls for, by question and answer; answers without a door are left out. */
export const callsOf = (catalogue: Catalogue): Readonly<Record<string, Door>> =>
  Object.fromEntries(
    catalogue.questions.flatMap(({ key, options }) =>
      options.flatMap((option): [string, Door][] => {
        const { door } = proposeDoor(catalogue, { [key]: option.key })
        return door === null ? [] : [[`${key} ${option.key}`, door]]
      }),
    ),
  )

/** The rule in a form that everybody may read: which questions count, what each answer calls for, and what only finds a place. */
export const explanationOf = (catalogue: Catalogue, publishedOn: string): Explanation => {
  const calls = callsOf(catalogue)
  const counts = ({ key, options }: Question): boolean => options.some((option) => `${key} ${option.key}` in calls)
  return {
    version: catalogue.version,
    publishedOn,
    doors: catalogue.doors.map(({ door, name, summary }) => ({ door, name, summary })),
    counting: catalogue.questions.filter(counts).map((question) => ({
      key: question.key,
      question: question.text,
      answers: question.options
        .filter(({ key }) => key !== unknownAnswer)
        .map(({ key, text }) => ({ key, text, door: calls[`${question.key} ${key}`] ?? null })),
    })),
    placeOnly: catalogue.questions.filter((question) => !counts(question)).map(({ key, text }) => ({ key, question: text })),
    archetypes: catalogue.archetypes.map(({ key, name }) => ({ key, name })),
  }
}
