import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { catalogueV1 } from '../../shared/doors/catalogue.v1.ts'
import { proposeDoor } from '../../shared/doors/doors.rules.ts'
import { type Answers, type Catalogue, Door, Proposal, unknownAnswer } from '../../shared/doors/doors.schema.ts'

const propose = (answers: Answers) => proposeDoor(catalogueV1, answers)
const support = (door: Door | null) => (door === null ? 0 : 3 - Door.options.indexOf(door))
const without = (answers: Answers, questionKey: string): Answers =>
  Object.fromEntries(Object.entries(answers).filter(([key]) => key !== questionKey))

/** The rules of the sketch in domain.md 11, read again the slow way. */
const doorBySlowReading = (catalogue: Catalogue, answers: Answers): Door | null =>
  catalogue.rules
    .filter(({ when }) => when.options.includes(answers[when.question] ?? unknownAnswer))
    .map(({ door }) => door)
    .sort((one, other) => support(other) - support(one))[0] ?? null

describe('whatever is answered', () => {
  const anyAnswers: fc.Arbitrary<Answers> = fc
    .tuple(
      ...catalogueV1.questions.map(({ key, options }) =>
        fc.constantFrom(null, ...options.map((option) => [key, option.key] as const)),
      ),
    )
    .map((answers) => Object.fromEntries(answers.filter((answer) => answer !== null)))
  const seed = { seed: 20261123, numRuns: 1000 }

  test('the door is the highest support among the reasons, and all reasons are told', () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        const { door, reasons } = propose(answers)
        expect(door).toBe(doorBySlowReading(catalogueV1, answers))
        expect(support(door)).toBe(Math.max(0, ...reasons.map((reason) => support(reason.door))))
        expect(reasons.every((reason) => reason.decisive === (reason.door === door))).toBe(true)
      }),
      seed,
    )
  })

  test('it depends on the answers and on nothing else', () => {
    fc.assert(
      fc.property(
        anyAnswers,
        fc.dictionary(fc.constantFrom('sex', 'age', 'origin', 'name', 'pace', 'benefit'), fc.string()),
        (answers, more) => {
          const proposal = propose(answers)
          const turned: Answers = Object.freeze({ ...more, ...Object.fromEntries(Object.entries(answers).reverse()) })
          expect(propose(turned)).toEqual(proposal)
          expect(proposeDoor(structuredClone(catalogueV1), answers)).toEqual(proposal)
          expect(Proposal.parse(JSON.parse(JSON.stringify(proposal)))).toEqual(proposal)
        },
      ),
      { ...seed, numRuns: 200 },
    )
  })

  test('one more answer, or one more rule, never lowers the support', () => {
    const anyQuestion = fc.constantFrom(...catalogueV1.questions.map(({ key }) => key))
    fc.assert(
      fc.property(anyAnswers, anyQuestion, fc.constantFrom(...Door.options), (answers, questionKey, door) => {
        const fewer = propose(without(answers, questionKey))
        expect(support(propose(answers).door)).toBeGreaterThanOrEqual(support(fewer.door))

        const options =
          catalogueV1.questions
            .find(({ key }) => key === questionKey)
            ?.options.slice(0, 1)
            .map(({ key }) => key) ?? []
        const sentence = { da: 'Ny.', en: 'New.' }
        const rules = [...catalogueV1.rules, { key: 'new', when: { question: questionKey, options }, door, sentence }]
        const more = proposeDoor({ ...catalogueV1, rules }, answers)
        expect(support(more.door)).toBeGreaterThanOrEqual(support(propose(answers).door))
      }),
      { ...seed, numRuns: 300 },
    )
  })

  test('"would change" and "unsure" are exactly what trying each answer shows', () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        const { door, wouldChange, uncertainty } = propose(answers)
        const changes: string[] = []
        const unsure: string[] = []
        for (const { key, options } of catalogueV1.questions) {
          const open = (answers[key] ?? unknownAnswer) === unknownAnswer
          for (const option of options.slice(0, -1)) {
            const other = doorBySlowReading(catalogueV1, { ...answers, [key]: option.key })
            if (other === door || other === null) continue
            if (open) unsure.push(`${key} ${other}`)
            else if (door !== null) changes.push(`${key} ${option.key} ${other}`)
          }
        }
        const told = wouldChange.flatMap((change) =>
          change.optionKeys.map((option) => `${change.questionKey} ${option} ${change.door}`),
        )
        expect(told.sort()).toEqual(changes.sort())
        const toldUnsure = uncertainty.flatMap((line) =>
          line.code === 'contradiction' ? [] : line.couldGive.map((one) => `${line.questionKey} ${one}`),
        )
        expect(toldUnsure.sort()).toEqual([...new Set(unsure)].sort())
      }),
      seed,
    )
  })
})
