import type { DatedRule, RuleValue } from '../../shared/offers/checks.ts'
import { groupsIn } from '../../shared/offers/groups.ts'
import { type ParameterKey, parameterOf } from '../../shared/offers/parameters.ts'
import { useFormat, useTexts } from '../language.tsx'

/** A value of the rules in words and with its unit: '4 uger', 'kun hos offentlige værter'. */
export const useRuleValue = (): ((key: ParameterKey, value: RuleValue) => string) => {
  const { offers, common } = useTexts()
  const format = useFormat()
  const words = offers.ruleWords
  const choices: Readonly<Record<string, string>> = words.choices
  const counts: Readonly<Record<string, (count: number, said: string) => string>> = words.counts
  return (key, value) => {
    const { kind } = parameterOf(key)
    if (kind === 'groups') return format.list(groupsIn(value).map((group) => words.groups[group])) || words.noGroups
    if (value === null) return words.noLimit
    if (typeof value === 'boolean') return value ? common.yes : common.no
    if (typeof value === 'string') return choices[value] ?? value
    const said = format.number(value)
    if (kind === 'weeks' || kind === 'months') return words[kind](value, said)
    if (kind === 'percent') return format.percent(value / 100)
    return counts[key]?.(value, said) ?? said
  }
}

/** The days of a row in words: 'fra 1. jan. 2027', '1. jan. 2020 – 31. dec. 2026'. */
export const useRuleDays = (): ((rule: Pick<DatedRule, 'validFrom' | 'validTo'>) => string) => {
  const { page } = useTexts().offers
  const format = useFormat()
  return ({ validFrom, validTo }) => {
    if (validFrom && validTo) return page.fromTo(format.date(validFrom), format.date(validTo))
    if (validFrom) return page.from(format.date(validFrom))
    return validTo ? page.to(format.date(validTo)) : page.always
  }
}
