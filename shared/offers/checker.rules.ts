import { addMonths, addWeeks, daysBetween } from '../calendar.ts'
import type { Refusal } from '../problem.ts'
import { takesOneMore } from '../sites/sites.rules.ts'
import {
  addsNoDay,
  daysIn,
  decidedFrom,
  type Finding,
  judge,
  lastDayOfMonths,
  numberRuleOn,
  ruleOn,
  unanswered,
  unlessAgreed,
  withoutRule,
} from './book.rules.ts'
import type { Check, DatedRule, Plan, PlanFacts, RuleBook } from './checks.ts'
import { groupsIn, targetGroupOf } from './groups.ts'
import { isGrowth, netGrowthOn } from './growth.rules.ts'
import type { Offer } from './kinds.ts'
import { judgeLength } from './length.rules.ts'
import type { ParameterKey } from './parameters.ts'
import { countingRule, type QuotaDay, quotaUsedPeak } from './quota.rules.ts'

/** The longest a placement may be agreed for at all; the weeks of each offer are dated rules. */
export const mostPlannedWeeks = 104
export const mostHoursADay = 12
/** Full time in Denmark; said here and not taken from the fields, so that the checker carries no schemas with it. */
const fullTimeHours = 37

const hundredths = (number: number): number => Math.round(number * 100) / 100
const weekOf = (weekdayHours: readonly number[]): number => hundredths(weekdayHours.reduce((sum, hours) => sum + hours, 0))
const hasPeriod = ({ startsOn, endsOn }: Plan): boolean => startsOn !== '' && endsOn !== '' && startsOn <= endsOn

const judgeDoor = ({ doorDecided }: PlanFacts): Check => judge('door', doorDecided ? null : { code: 'door-not-decided' })

/** A place at the citizen's door; a closed site takes nobody. */
const judgePlace = ({ site }: PlanFacts): Check => {
  if (!site) return unanswered('place')
  const { closed, places, free } = site
  const numbers = { places, free }
  if (takesOneMore(site)) return judge('place', null, { numbers })
  const code = closed ? 'site-closed' : places === 0 ? 'site-without-places' : 'site-full'
  return judge('place', { code, pointer: '/siteId' }, { numbers })
}

/** Nytteindsats at public hosts only. */
const judgeHost = (plan: Plan, facts: PlanFacts, book: RuleBook): Check => {
  if (!facts.site || plan.offer === null || (plan.offer === 'useful_work' && !plan.startsOn)) return unanswered('host')
  if (plan.offer !== 'useful_work') return judge('host', null)
  const rule = ruleOn(book, 'nytteindsats-host', decidedFrom(plan, facts))
  if (!rule) return withoutRule('host')
  const refused = rule.value === 'public_only' && !facts.site.publicHost
  return judge('host', refused ? { code: 'public-host-needed', pointer: '/offer', verdict: unlessAgreed(plan, facts) } : null, {
    rests: [rule],
  })
}

const exceptedFrom: Readonly<Record<Offer, ParameterKey | null>> = {
  internship: 'praktik-except-groups',
  useful_work: 'nytteindsats-except-groups',
  wage_subsidy: 'loentilskud-except-groups',
  ordinary_hours: null,
}

/** Whether the target group may have the offer (LAB §§ 57 and 66); ordinary paid hours are everybody's. */
const judgeTargetGroup = (plan: Plan, facts: PlanFacts, book: RuleBook): Check => {
  if (plan.offer === null || !plan.startsOn) return unanswered('target-group')
  const key = exceptedFrom[plan.offer]
  if (key === null) return judge('target-group', null)
  const day = decidedFrom(plan, facts)
  const rule = ruleOn(book, key, day)
  const inWork = plan.offer === 'wage_subsidy' ? ruleOn(book, 'loentilskud-except-groups-in-work', day) : null
  if (!rule || (plan.offer === 'wage_subsidy' && !inWork)) return withoutRule('target-group')
  const group = targetGroupOf(facts.benefit, facts.visitation, day)
  const warn = (code: Finding['code'], rests: readonly DatedRule[]) => judge('target-group', { code, verdict: 'warn' }, { rests })
  if (group === null) return warn('target-group-unknown', [rule])
  if (group === 'outside') return warn('target-group-outside', [rule])
  if (groupsIn(rule.value).includes(group)) {
    return judge(
      'target-group',
      { code: 'target-group-not-allowed', pointer: '/offer', verdict: unlessAgreed(plan, facts) },
      { rests: [rule] },
    )
  }
  if (inWork && groupsIn(inWork.value).includes(group)) return warn('target-group-if-no-work', [inWork])
  return judge('target-group', null, { rests: inWork ? [rule, inWork] : [rule] })
}

const judgePeriod = (plan: Plan): Check => {
  if (!plan.startsOn || !plan.endsOn) return unanswered('period')
  if (plan.endsOn < plan.startsOn) return judge('period', { code: 'date-order', pointer: '/endsOn' })
  if (plan.endsOn >= addWeeks(plan.startsOn, mostPlannedWeeks)) {
    return judge('period', { code: 'period-too-long', pointer: '/endsOn' }, { numbers: { weeks: mostPlannedWeeks } })
  }
  return judge('period', null, { numbers: { weeks: Math.round((daysIn(plan.startsOn, plan.endsOn) / 7) * 10) / 10 } })
}

/** Løntilskud at a private employer comes after months on a benefit. */
const judgePriorMonths = (plan: Plan, facts: PlanFacts, book: RuleBook): Check => {
  if (plan.offer === null || (plan.offer === 'wage_subsidy' && (!facts.site || !plan.startsOn))) return unanswered('prior-months')
  if (plan.offer !== 'wage_subsidy' || facts.site?.publicHost || facts.agreedUntil !== null) return judge('prior-months', null)
  const rule = numberRuleOn(book, 'loentilskud-private-prior-months', plan.startsOn)
  if (!rule) return withoutRule('prior-months')
  const { benefitSince } = facts
  const rests = [rule]
  if (rule.value === 0) return judge('prior-months', null, { rests })
  if (benefitSince === null) {
    return judge('prior-months', { code: 'benefit-since-unknown', verdict: 'warn' }, { rests, numbers: { limit: rule.value } })
  }
  let months = 0
  while (months < 600 && addMonths(benefitSince, months + 1) <= plan.startsOn) months += 1
  const from = addMonths(benefitSince, rule.value)
  return judge('prior-months', from > plan.startsOn ? { code: 'benefit-too-short', pointer: '/startsOn' } : null, {
    rests,
    numbers: { months, limit: rule.value, from },
  })
}

/** No two placements on one day. What has begun and is not ended stands in the way of a start whatever was agreed (placement_no_overlap). */
const judgeOverlap = (plan: Plan, { stays, followsId, step }: PlanFacts): Check => {
  if (!hasPeriod(plan)) return unanswered('overlap')
  const starting = step === 'start'
  const other = stays.find(
    ({ placementId, from, until, begun, ended }) =>
      placementId !== followsId && from <= plan.endsOn && (until >= plan.startsOn || (starting && begun && !ended)),
  )
  if (!other) return judge('overlap', null)
  return judge('overlap', { code: 'placement-overlaps', verdict: starting ? 'stop' : 'warn' }, { numbers: { from: other.from } })
}

const judgeHours = ({ weekdayHours }: Plan): Check => {
  const long = weekdayHours.findIndex((hours) => hours > mostHoursADay || hours < 0)
  if (long >= 0) {
    const numbers = { min: 0, max: mostHoursADay }
    return judge('hours', { code: 'hours-out-of-range', pointer: `/weekdayHours/${long}` }, { numbers })
  }
  const hours = weekOf(weekdayHours)
  if (hours <= 0) return unanswered('hours', { code: 'hours-missing', pointer: '/weekdayHours/0' })
  const numbers = { hours, max: fullTimeHours }
  return judge('hours', hours > fullTimeHours ? { code: 'week-too-long', pointer: '/weekdayHours/0' } : null, { numbers })
}

const chosenDays = (fits: (weekday: number) => boolean): string => [1, 2, 3, 4, 5, 6, 7].filter(fits).join('')

/** Against what the citizen can do now; a plan may grow past it, so it warns. */
const judgeAvailability = ({ weekdayHours }: Plan, { availability, weeklyHours }: PlanFacts): Check => {
  const hours = weekOf(weekdayHours)
  if (hours <= 0) return unanswered('availability')
  if (availability) {
    const days = chosenDays((weekday) => (weekdayHours[weekday - 1] ?? 0) > (availability[weekday - 1] ?? 0))
    if (days) return judge('availability', { code: 'availability-exceeded', verdict: 'warn' }, { numbers: { days } })
  }
  if (weeklyHours !== null && hours > weeklyHours) {
    return judge('availability', { code: 'weekly-hours-exceeded', verdict: 'warn' }, { numbers: { hours, max: weeklyHours } })
  }
  const canWork = weeklyHours ?? (availability ? weekOf(availability) : null)
  return judge('availability', null, { numbers: canWork === null ? { hours } : { hours, canWork } })
}

const judgeShifts = ({ weekdayHours }: Plan, { site }: PlanFacts): Check => {
  if (!site || weekOf(weekdayHours) <= 0) return unanswered('shifts')
  const days = chosenDays(
    (weekday) => (weekdayHours[weekday - 1] ?? 0) > 0 && !site.shifts.some(({ weekdays }) => weekdays.includes(weekday)),
  )
  return judge('shifts', days ? { code: 'weekday-without-shift', verdict: 'warn' } : null, days ? { numbers: { days } } : {})
}

/** One more beside those of a day. */
const judgeQuotaOn = ({ day, used, fte, quota }: QuotaDay, counting: DatedRule): Check => {
  const rests = [counting]
  if (fte === null)
    return judge('quota', { code: 'fte-unknown', verdict: 'warn' }, { rests, numbers: { used: used + 1, on: day } })
  if (quota === 'heads') return judge('quota', { code: 'quota-in-heads', verdict: 'warn' }, { rests, numbers: { fte } })
  if (quota === null) return withoutRule('quota')
  const { limit, most, rounding } = quota
  const numbers = { used: used + 1, limit, fte, free: limit - used, on: day }
  // how fractions are rounded counts only where it makes the difference
  const settled = used + 1 <= limit || used + 1 > most
  const grounds = { rests: [...quota.rests, counting, ...(settled ? [] : [rounding])], numbers }
  return judge('quota', used + 1 > limit ? { code: 'quota-full', pointer: '/siteId' } : null, grounds)
}

const weight = ({ verdict }: Check): number => ['ok', 'open', 'warn', 'stop'].indexOf(verdict)
const freeIn = ({ numbers }: Check): number => (typeof numbers.free === 'number' ? numbers.free : 0)

/** Rimelighedskravet at the P-number on the tightest day of the plan, or of the days it adds to an agreement. */
const judgeQuota = (plan: Plan, facts: PlanFacts, book: RuleBook): Check => {
  const { offer, endsOn } = plan
  const { site } = facts
  if (offer === null || (offer !== 'ordinary_hours' && (!site || !hasPeriod(plan)))) return unanswered('quota')
  if (offer === 'ordinary_hours' || !site || addsNoDay(plan, facts)) return judge('quota', null)
  const days = quotaUsedPeak(site, decidedFrom(plan, facts), endsOn, book).map((day) => {
    const counting = countingRule(offer, book, day.day)
    if (!counting) return withoutRule('quota')
    return counting.value === true ? judgeQuotaOn(day, counting) : judge('quota', null, { rests: [counting] })
  })
  const [tightest] = days.toSorted((one, other) => weight(other) - weight(one) || freeIn(one) - freeIn(other))
  return tightest ?? unanswered('quota')
}

/**
 * Merbeskæftigelse at a private company with wage subsidy: the ordinary full-time equivalents of the last whole month before the
 * start, against the mean of the last twelve, that month among them (VIRK: "sidste måned" and "de seneste 12 måneder").
 */
const judgeNetGrowth = (plan: Plan, facts: PlanFacts, book: RuleBook): Check => {
  const { site } = facts
  if (plan.offer === null || (plan.offer === 'wage_subsidy' && (!site || !plan.startsOn))) return unanswered('net-growth')
  if (plan.offer !== 'wage_subsidy' || !site || addsNoDay(plan, facts)) return judge('net-growth', null)
  const day = decidedFrom(plan, facts)
  const needed = ruleOn(book, 'merbeskaeftigelse-needed', day)
  const span = numberRuleOn(book, 'merbeskaeftigelse-months', day)
  if (!needed || !span) return withoutRule('net-growth')
  if (needed.value !== true || span.value === 0) return judge('net-growth', null, { rests: [needed] })
  const rests = [needed, span]
  if (site.publicHost) return judge('net-growth', { code: 'net-growth-public', verdict: 'warn' }, { rests })
  const growth = netGrowthOn(site.companyStaffing, day, span.value)
  if (!isGrowth(growth)) {
    return judge('net-growth', { code: 'net-growth-unknown', verdict: 'warn' }, { rests, numbers: { missing: growth.length } })
  }
  const { last, mean, grows } = growth
  return judge('net-growth', grows ? null : { code: 'net-growth-missing', pointer: '/offer' }, { rests, numbers: { last, mean } })
}

/** Børneattest: obtained before somebody is used among children under 15. */
const judgeCertificate = ({ site, certificate, step }: PlanFacts): Check => {
  if (!site) return unanswered('certificate')
  if (!site.childrenPresent) return judge('certificate', null)
  const law = 'Lov nr. 520 af 21. juni 2005 (børneattester)'
  if (certificate === 'ok') return judge('certificate', null, { law })
  return judge('certificate', { code: 'certificate-missing', verdict: step === 'start' ? 'stop' : 'warn' }, { law })
}

/** Mentor (LAB ch. 26): so many months at a time, and hours from the municipality's own budget of each year. */
const judgeMentor = (plan: Plan, facts: PlanFacts, book: RuleBook): Check => {
  if (plan.mentorHours <= 0) return judge('mentor-budget', null)
  if (!hasPeriod(plan)) return unanswered('mentor-budget')
  const from = decidedFrom(plan, facts)
  const rule = numberRuleOn(book, 'mentor-max-agreement-months', from)
  if (!rule) return withoutRule('mentor-budget')
  const rests = [rule]
  const last = lastDayOfMonths(from, rule.value)
  if (plan.endsOn > last) {
    const numbers = { months: rule.value, last }
    return judge('mentor-budget', { code: 'mentor-too-long', pointer: '/mentorHours' }, { rests, numbers })
  }
  const years = Array.from({ length: Number(plan.endsOn.slice(0, 4)) - Number(plan.startsOn.slice(0, 4)) + 1 }, (_, index) => {
    const year = Number(plan.startsOn.slice(0, 4)) + index
    const first = plan.startsOn > `${year}-01-01` ? plan.startsOn : `${year}-01-01`
    const until = plan.endsOn < `${year}-12-31` ? plan.endsOn : `${year}-12-31`
    const hours = hundredths((plan.mentorHours * (daysBetween(first, until) + 1)) / 7)
    return { year, hours, granted: facts.mentor.find((one) => one.year === year) }
  })
  const over = years.find(({ hours, granted }) => granted && hundredths(granted.used + hours) > granted.budget)
  if (over?.granted) {
    const { budget, used } = over.granted
    const numbers = { year: over.year, hours: over.hours, used, budget, free: Math.max(0, hundredths(budget - used)) }
    return judge(
      'mentor-budget',
      { code: 'mentor-budget-exceeded', pointer: '/mentorHours', verdict: 'warn' },
      { rests, numbers },
    )
  }
  const unknown = years.find(({ granted }) => !granted)
  if (unknown) {
    const numbers = { year: unknown.year, hours: unknown.hours }
    return judge('mentor-budget', { code: 'mentor-budget-unknown', verdict: 'warn' }, { rests, numbers })
  }
  const [first] = years
  const numbers = first?.granted
    ? { year: first.year, hours: first.hours, used: first.granted.used, budget: first.granted.budget }
    : {}
  return judge('mentor-budget', null, { rests, numbers })
}

const repParameterOf: Readonly<Record<Offer, ParameterKey | null>> = {
  internship: 'rep-praktik',
  useful_work: 'rep-nytteindsats',
  wage_subsidy: 'rep-loentilskud',
  ordinary_hours: null,
}

/** The employees' representative signs, or is informed (nytteindsats since 2025). */
const judgeRep = (plan: Plan, facts: PlanFacts, book: RuleBook): Check => {
  if (plan.offer === null || !plan.startsOn) return unanswered('employee-rep')
  const key = repParameterOf[plan.offer]
  if (key === null) return judge('employee-rep', null)
  const rule = ruleOn(book, key, decidedFrom(plan, facts))
  if (!rule) return withoutRule('employee-rep')
  const rests = [rule]
  if (rule.value !== 'signs' || facts.repSigned === true) return judge('employee-rep', null, { rests })
  const starting = facts.step === 'start'
  if (facts.repSigned === null && !starting) return { ...judge('employee-rep', null, { rests }), verdict: 'open' }
  return judge('employee-rep', { code: 'rep-not-signed', verdict: starting ? 'stop' : 'warn' }, { rests })
}

/**
 * Every rule a plan is judged by, in the order of the list. Pure and without a clock: the form shows it while one types, and the
 * server decides by it.
 */
export const checkPlan = (plan: Plan, facts: PlanFacts, book: RuleBook): Check[] => [
  judgeDoor(facts),
  judgePlace(facts),
  judgeHost(plan, facts, book),
  judgeTargetGroup(plan, facts, book),
  judgePeriod(plan),
  judgeLength(plan, facts, book),
  judgePriorMonths(plan, facts, book),
  judgeOverlap(plan, facts),
  judgeHours(plan),
  judgeAvailability(plan, facts),
  judgeShifts(plan, facts),
  judgeQuota(plan, facts, book),
  judgeNetGrowth(plan, facts, book),
  judgeCertificate(facts),
  judgeMentor(plan, facts, book),
  judgeRep(plan, facts, book),
]

/** What may not go on. */
export const stopsIn = (checks: readonly Check[]): Check[] => checks.filter(({ verdict }) => verdict === 'stop')

/** The stops and what must be answered first, each at its field: what a form is refused with. */
export const refusalsIn = (checks: readonly Check[]): Refusal[] =>
  checks.flatMap(({ verdict, code, pointer, numbers }) =>
    code !== null && (verdict === 'stop' || verdict === 'open')
      ? [{ code, ...(pointer === null ? {} : { pointer }), facts: numbers }]
      : [],
  )
