import type { Refusal } from '../problem.ts'
import type { Criterion } from './criteria.rules.ts'
import type { Commute } from './distance.rules.ts'
import type { CommuteAnswer } from './matching.schema.ts'

type Told = { readonly commute: Commute; readonly criteria: readonly Criterion[]; readonly whyNot?: readonly Refusal[] }

/**
 * What is told of a way. A protected address is measured like any other, but how far it is to a handful of sites would show where it
 * lies: so neither kilometres nor "short" or "long" leave, only that a site lies beyond the citizen's own limit.
 */
export const toldOf = ({ commute, criteria, whyNot = [] }: Told, isProtected: boolean) => {
  if (!isProtected) return { commute: commute satisfies CommuteAnswer, criteria: [...criteria], whyNot: [...whyNot] }
  const hidden: CommuteAnswer = { kind: commute.kind === 'unknown' ? 'unknown' : 'protected' }
  return {
    commute: hidden,
    criteria: criteria.map((line): Criterion => {
      if (line.key !== 'commute') return line
      return { key: line.key, fit: 'neutral', reason: 'hidden' }
    }),
    whyNot: whyNot.map((refusal): Refusal => (refusal.code === 'site-too-far' ? { code: refusal.code } : refusal)),
  }
}
