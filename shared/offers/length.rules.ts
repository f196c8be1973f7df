import { addDays } from '../calendar.ts'
import {
  daysIn,
  decidedFrom,
  judge,
  lastDayOfMonths,
  numberRuleOn,
  ruleOn,
  unanswered,
  unlessAgreed,
  withoutRule,
} from './book.rules.ts'
import type { Check, Plan, PlanFacts, RuleBook } from './checks.ts'
import { groupsIn, targetGroupOf } from './groups.ts'

const weeksOf = (days: number): number => Math.round((days / 7) * 10) / 10

/** Days that the same offer has already lasted at this company before the plan's first day. */
const earlierDays = ({ offer, startsOn }: Plan, { stays, site }: PlanFacts): number => {
  const before = addDays(startsOn, -1)
  return stays
    .filter((stay) => stay.offer === offer && stay.companyId === site?.companyId && stay.from <= before)
    .map(({ from, until }) => daysIn(from, until) - daysIn(startsOn, until))
    .reduce((sum, days) => sum + days, 0)
}

/**
 * Virksomhedspraktik (LAB § 61): 4 weeks, or 13 for those far from work, who may get up to 26 after a concrete assessment and after
 * that 13 at a time for a very special need.
 */
const internshipWeeks = (plan: Plan, facts: PlanFacts, book: RuleBook): Check => {
  const day = decidedFrom(plan, facts)
  const short = numberRuleOn(book, 'praktik-max-weeks-jobparat', day)
  const long = numberRuleOn(book, 'praktik-max-weeks-aktivitetsparat', day)
  const longGroups = ruleOn(book, 'praktik-long-groups', day)
  const extend = numberRuleOn(book, 'praktik-extend-to-weeks', day)
  const step = numberRuleOn(book, 'praktik-further-step-weeks', day)
  if (!short || !long || !longGroups || !extend || !step) return withoutRule('weeks')

  const earlier = earlierDays(plan, facts)
  const days = earlier + daysIn(plan.startsOn, plan.endsOn)
  const counted = { weeks: weeksOf(days), earlier: weeksOf(earlier) }
  const group = targetGroupOf(facts.benefit, facts.visitation, day)
  if (group === null || group === 'outside') {
    const within = days <= short.value * 7
    const numbers = { ...counted, limit: short.value }
    return judge('weeks', within ? null : { code: 'target-group-unknown', verdict: 'warn' }, { rests: [short], numbers })
  }
  const isLong = groupsIn(longGroups.value).includes(group)
  const base = isLong ? long : short
  const within = { rests: [base, longGroups], numbers: { ...counted, limit: base.value } }
  if (days <= base.value * 7) return judge('weeks', null, within)
  if (!isLong) return judge('weeks', { code: 'weeks-too-many', pointer: '/endsOn', verdict: unlessAgreed(plan, facts) }, within)

  const hasNeed = (plan.need ?? '').trim() !== ''
  if (days <= extend.value * 7) {
    const numbers = { ...counted, limit: base.value, upTo: extend.value }
    if (!hasNeed)
      return judge('weeks', { code: 'weeks-need-missing', pointer: '/need' }, { rests: [base, longGroups, extend], numbers })
    return judge('weeks', null, { rests: [extend], numbers: { ...counted, limit: extend.value } })
  }
  // beyond the extension it no longer matters which group it is
  const agreed = earlier + (facts.agreedUntil === null ? 0 : daysIn(plan.startsOn, facts.agreedUntil))
  const beyond = days - Math.max(extend.value * 7, agreed)
  const numbers = { ...counted, limit: extend.value, step: step.value }
  const rests = [extend, step]
  if (beyond > step.value * 7) return judge('weeks', { code: 'weeks-step-too-long', pointer: '/endsOn' }, { rests, numbers })
  if (!hasNeed) return judge('weeks', { code: 'weeks-need-missing', pointer: '/need' }, { rests, numbers })
  return judge('weeks', { code: 'weeks-special-need', verdict: 'warn' }, { rests, numbers })
}

/** Nytteindsats: no limit since the act on arbejdspligt of 17 December 2024; a number where one is recorded again. */
const usefulWorkWeeks = (plan: Plan, facts: PlanFacts, book: RuleBook): Check => {
  const rule = ruleOn(book, 'nytteindsats-max-weeks', decidedFrom(plan, facts))
  if (!rule) return withoutRule('weeks')
  const earlier = earlierDays(plan, facts)
  const days = earlier + daysIn(plan.startsOn, plan.endsOn)
  const counted = { weeks: weeksOf(days), earlier: weeksOf(earlier) }
  if (typeof rule.value !== 'number') return judge('weeks', null, { rests: [rule], numbers: counted })
  const tooLong = days > rule.value * 7
  return judge('weeks', tooLong ? { code: 'weeks-too-many', pointer: '/endsOn', verdict: unlessAgreed(plan, facts) } : null, {
    rests: [rule],
    numbers: { ...counted, limit: rule.value },
  })
}

/** Løntilskud (LAB § 68): calendar months, fewer at public employers; the days before at the same company count with them. */
const wageSubsidyMonths = (plan: Plan, facts: PlanFacts, book: RuleBook): Check => {
  if (!facts.site) return unanswered('weeks')
  const day = decidedFrom(plan, facts)
  const group = targetGroupOf(facts.benefit, facts.visitation, day)
  const known = group !== null && group !== 'outside'
  const shortGroups = ruleOn(book, 'loentilskud-short-groups', day)
  if (!shortGroups) return withoutRule('weeks')
  const isShort = !known || groupsIn(shortGroups.value).includes(group)
  const host = facts.site.publicHost ? 'public' : 'private'
  const rule = numberRuleOn(book, `loentilskud-${host}-max-months${isShort ? '' : '-others'}`, day)
  if (!rule) return withoutRule('weeks')
  const first = addDays(plan.startsOn, -earlierDays(plan, facts))
  const last = lastDayOfMonths(first, rule.value)
  let months = 1
  while (lastDayOfMonths(first, months) < plan.endsOn) months += 1
  const rests = known ? [rule, shortGroups] : [rule]
  const numbers = { months, limit: rule.value, last }
  if (plan.endsOn <= last) return judge('weeks', null, { rests, numbers })
  return known
    ? judge('weeks', { code: 'months-too-many', pointer: '/endsOn', verdict: unlessAgreed(plan, facts) }, { rests, numbers })
    : judge('weeks', { code: 'target-group-unknown', verdict: 'warn' }, { rests, numbers })
}

/** How long the offer may last for the target group, earlier stays with it at the same company counted in. */
export const judgeLength = (plan: Plan, facts: PlanFacts, book: RuleBook): Check => {
  if (plan.offer === null || !plan.startsOn || !plan.endsOn || plan.endsOn < plan.startsOn) return unanswered('weeks')
  if (plan.offer === 'internship') return facts.site ? internshipWeeks(plan, facts, book) : unanswered('weeks')
  if (plan.offer === 'useful_work') return facts.site ? usefulWorkWeeks(plan, facts, book) : unanswered('weeks')
  return plan.offer === 'wage_subsidy' ? wageSubsidyMonths(plan, facts, book) : judge('weeks', null)
}
