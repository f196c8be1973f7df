import type { Refusal } from '../problem.ts'
import type { RuleValue } from './checks.ts'
import { targetGroups } from './groups.ts'
import { numberLimits, type ParameterKey, parameterOf } from './parameters.ts'

const pointer = '/value'

/** Whether a value is of the kind its parameter takes. */
export const whyNotValue = (key: ParameterKey, value: RuleValue): Refusal | null => {
  const { kind, choices = [], unlimited } = parameterOf(key)
  if (value === null) return unlimited ? null : { code: 'required', pointer }
  if (kind === 'yes-no') return typeof value === 'boolean' ? null : { code: 'yes-no-expected', pointer }
  if (kind === 'choice') return choices.some((one) => one === value) ? null : { code: 'invalid-value', pointer }
  if (kind === 'groups') {
    const named = typeof value === 'string' ? value.split(' ').filter((one) => one !== '') : null
    const wrong =
      named === null || named.some((one) => !targetGroups.some((group) => group === one)) || new Set(named).size < named.length
    return wrong ? { code: 'invalid-value', pointer } : null
  }
  if (typeof value !== 'number') return { code: 'number-expected', pointer }
  const { min, max } = numberLimits[kind]
  if (value < min || value > max) return { code: 'number-out-of-range', pointer, facts: { min, max } }
  return Number.isInteger(value) ? null : { code: 'number-expected', pointer }
}

/** The shortest reason for changing what everybody is judged by, in characters. */
export const shortestReason = 10

export const whyNotReason = (reason: string): Refusal | null =>
  reason.length < shortestReason ? { code: 'rule-reason-needed', pointer: '/reason', facts: { min: shortestReason } } : null
