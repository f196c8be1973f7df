import { type Facts, type ProblemCode, ProblemError, type Refusal } from '../problem.ts'
import type { da } from './da/index.ts'

/** Every text of the product. Danish is the source: what is missing or shaped otherwise in English does not compile. */
export type Texts = typeof da

/** A sentence for every refusal; a function where the sentence needs its facts. */
export type ProblemTexts = Readonly<Record<ProblemCode, string | ((facts: Facts) => string)>>

const sentence = (texts: Texts, code: ProblemCode, facts: Facts): string => {
  const text = texts.problems[code]
  return typeof text === 'function' ? text(facts) : text
}

/** The sentence to show a person for a refusal or an error of ours. */
export const problemText = (texts: Texts, problem: Refusal | ProblemError): string =>
  problem instanceof ProblemError
    ? sentence(texts, problem.code, problem.facts)
    : sentence(texts, problem.code, problem.facts ?? {})
