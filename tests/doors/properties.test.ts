import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { replacementCpr } from '../../prisma/factories.ts'
import { benefits } from '../../shared/citizens/benefits.ts'
import { catalogueV1 } from '../../shared/doors/catalogue.v1.ts'
import { doorsApi } from '../../shared/doors/doors.api.ts'
import { proposeDoor } from '../../shared/doors/doors.rules.ts'
import { type Answers, type Catalogue, Door, Proposal, unknownAnswer } from '../../shared/doors/doors.schema.ts'
import { karen, mikkel, nursingHome, school } from '../support/people.ts'
import { world } from '../support/world.ts'

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

const anyAnswers: fc.Arbitrary<Answers> = fc
  .tuple(
    ...catalogueV1.questions.map(({ key, options }) =>
      fc.constantFrom(null, ...options.map((option) => [key, option.key] as const)),
    ),
  )
  .map((answers) => Object.fromEntries(answers.filter((answer) => answer !== null)))

describe('whatever is answered', () => {
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

describe('the same answers, through the whole server', async () => {
  const house = await world()
  const anyPerson = fc.record({
    firstName: fc.constantFrom('Amina', 'Bent', 'Xiu', 'Zbigniew'),
    lastName: fc.constantFrom('Ali', 'Østergaard', 'Kjær'),
    // sex is in a CPR number's last digit, age in its date (a replacement number: day + 60)
    born: fc.constantFrom('1959-02-03', '1975-12-31', '1990-01-01', '2004-06-15'),
    sex: fc.constantFrom(0, 1),
    street: fc.constantFrom(null, 'Engvej 4', 'Storgade 101'),
    postalCode: fc.constantFrom(null, '7430', '8600'),
    protectedAddress: fc.boolean(),
    benefit: fc.constantFrom(null, ...benefits),
    language: fc.constantFrom(null, 'Dansk', 'Somali', 'Ukrainsk'),
    note: fc.constantFrom(null, 'Kom for sent to gange.'),
    caseworker: fc.constantFrom(karen, mikkel),
    site: fc.constantFrom(null, school, nursingHome),
  })
  type Person = typeof anyPerson extends fc.Arbitrary<infer P> ? P : never
  let made = 0
  const proposalFor = async (person: Person, answers: Answers) => {
    const { born, sex, caseworker, site, ...facts } = person
    made += 1
    const cpr = replacementCpr(born, made * 2 + sex)
    const citizenId = await house.make.citizen({
      ...facts,
      cpr,
      caseworkerId: caseworker.staffId,
      town: facts.street && 'Midterlund',
    })
    if (site) {
      const { siteId, organisationId: supplierId } = site
      await house.make.decision({ citizenId, door: 'green', on: '2026-09-01' })
      await house.make.placement({
        citizenId,
        siteId,
        supplierId,
        door: 'green',
        startsOn: '2026-09-07',
        endsOn: '2026-10-02',
        endedOn: '2026-10-02',
        endReason: 'period_ended',
      })
    }
    const params = { citizenId }
    const { assessmentId, version } = await house.ask(caseworker, doorsApi.startAssessment, { params })
    await house.ask(caseworker, doorsApi.saveAnswers, { params, body: { assessmentId, version, answers, tags: [] } })
    const { open } = await house.ask(caseworker, doorsApi.propose, { params })
    return JSON.stringify(open?.proposal)
  }

  test('give byte for byte the same proposal, whatever sex, age, name, address, benefit, site and caseworker', async () => {
    const seen = new Set<string>()
    await fc.assert(
      fc.asyncProperty(anyPerson, anyPerson, anyAnswers, async (one, other, answers) => {
        const first = await proposalFor(one, answers)
        seen.add(`${one.born} ${one.sex}`)
        expect(await proposalFor(other, answers)).toBe(first)
        expect(first).toBe(JSON.stringify(Proposal.parse(propose(answers))))
      }),
      { seed: 20261123, numRuns: 25 },
    )
    expect(seen.size).toBeGreaterThan(4)
  })
})
