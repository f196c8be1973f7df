import { type Facts, type ProblemCode, ProblemError, type Refusal } from '../problem.ts'
import type { front } from './da/front.ts'
import type { da } from './da/index.ts'

/** Every text of the product. Danish is the source: what is missing or shaped otherwise in English does not compile. */
export type Texts = typeof da

/** What is fetched before the first page; a person who is refused for another reason waits for its sentence (web/api.ts). */
export type FrontTexts = typeof front

/** A sentence for every refusal; a function where the sentence needs its facts. */
export type ProblemTexts = Readonly<Record<ProblemCode, string | ((facts: Facts) => string)>>

const sentence = (texts: Texts, code: ProblemCode, facts: Facts): string => {
  // a server that is newer than the page may refuse for a reason the page has no words for
  const text = texts.problems[Object.hasOwn(texts.problems, code) ? code : 'unexpected']
  return typeof text === 'function' ? text(facts) : text
}

/** The sentence to show a person for a refusal or an error of ours. */
export const problemText = (texts: Texts, problem: Refusal | ProblemError): string =>
  problem instanceof ProblemError
    ? sentence(texts, problem.code, problem.facts)
    : sentence(texts, problem.code, problem.facts ?? {})
