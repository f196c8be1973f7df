import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, addMonths, addWeeks } from '../../shared/calendar.ts'
import { benefits, visitations } from '../../shared/citizens/benefits.ts'
import { lastDayOfMonths, ruleOn } from '../../shared/offers/book.rules.ts'
import { checkPlan, refusalsIn, stopsIn } from '../../shared/offers/checker.rules.ts'
import {
  type Check,
  type CheckedRule,
  checkedRules,
  type DatedRule,
  type Occupied,
  type Plan,
  type PlanFacts,
  type RuleBook,
  type SiteFacts,
  type Stay,
} from '../../shared/offers/checks.ts'
import { targetGroupOf } from '../../shared/offers/groups.ts'
import { certainties, offers } from '../../shared/offers/kinds.ts'
import { type ParameterKey, parameterKeys } from '../../shared/offers/parameters.ts'
import { quotaOf, quotaShown, quotaUsedPeak, tightestDay } from '../../shared/offers/quota.rules.ts'
import { bookV1, rulesV1 } from '../../shared/offers/rules.v1.ts'
import { whyNotReason, whyNotValue } from '../../shared/offers/values.rules.ts'

/** The first rules with some values changed for all days. */
const bookWith = (changes: Partial<Record<ParameterKey, Partial<DatedRule>>>): RuleBook =>
  bookV1.map((rule) => ({ ...rule, ...changes[rule.key as ParameterKey] }))
/** The first rules as if each had been verified: for the boundaries themselves. */
const sure: RuleBook = bookV1.map((rule) => ({ ...rule, certainty: 'verified' }))
const without = (...keys: ParameterKey[]): RuleBook => bookV1.filter(({ key }) => !keys.some((one) => one === key))

const site: SiteFacts = {
  siteId: 'site',
  companyId: 'company',
  closed: false,
  childrenPresent: false,
  publicHost: false,
  places: 2,
  free: 1,
  shifts: [{ weekdays: [1, 2, 3, 4, 5] }],
  staffing: [{ from: '2020-01-01', fte: 50 }],
  occupied: [],
  companyStaffing: Array.from({ length: 36 }, (_, index) => ({ month: addMonths('2025-01-01', index), fte: 100 })),
}
const facts: PlanFacts = {
  step: 'draft',
  doorDecided: true,
  benefit: 'kontanthjaelp',
  visitation: 'aktivitetsparat',
  benefitSince: '2020-01-01',
  certificate: 'not_relevant',
  availability: null,
  weeklyHours: null,
  stays: [],
  agreedUntil: null,
  followsId: null,
  site,
  mentor: [],
  repSigned: true,
}
const plan: Plan = {
  offer: 'internship',
  startsOn: '2026-03-02',
  endsOn: '2026-03-29',
  weekdayHours: [5, 5, 5, 0, 0, 0, 0],
  mentorHours: 0,
  need: null,
}

type Given = {
  readonly plan?: Partial<Plan>
  readonly facts?: Partial<PlanFacts>
  readonly site?: Partial<SiteFacts>
  readonly book?: RuleBook
}
const judged = (rule: CheckedRule, { plan: p = {}, facts: f = {}, site: s = {}, book = bookV1 }: Given = {}): Check => {
  const checks = checkPlan({ ...plan, ...p }, { ...facts, site: { ...site, ...s }, ...f }, book)
  const found = checks.find((check) => check.rule === rule)
  if (!found) throw new Error(`no line for ${rule}`)
  return found
}
const said = (rule: CheckedRule, given: Given = {}): string => {
  const { verdict, code } = judged(rule, given)
  return code === null ? verdict : `${verdict} ${code}`
}
const from = (startsOn: string, days: number, more: Partial<Plan> = {}) => ({
  startsOn,
  endsOn: addDays(startsOn, days - 1),
  ...more,
})
const others = (count: number, given: Partial<Occupied> = {}): Occupied[] =>
  Array.from({ length: count }, () => ({ offer: 'internship', from: '2026-01-01', until: '2026-12-31', ...given }))
const stay = (given: Partial<Stay>): Stay => ({
  placementId: 'other',
  siteId: 'site',
  companyId: 'company',
  offer: 'internship',
  from: '2025-01-01',
  until: '2025-01-07',
  begun: true,
  ended: true,
  ...given,
})

describe('the first rules', () => {
  it('name a value for every parameter, of its kind, and never two for one day', () => {
    expect(parameterKeys.filter((key) => !rulesV1.some((rule) => rule.key === key))).toEqual([])
    expect(rulesV1.filter(({ key, value }) => whyNotValue(key, value) !== null)).toEqual([])
    for (const key of parameterKeys) {
      const rows = rulesV1.filter((rule) => rule.key === key)
      const days = rows.flatMap(({ validFrom, validTo }) => [validFrom, validTo]).filter((day) => day !== null)
      for (const day of [...days, '2019-12-31', '2026-12-31', '2027-01-01', '2040-01-01']) {
        const counting = rows.filter((row) => (row.validFrom ?? '') <= day && day <= (row.validTo ?? '9'))
        expect(counting.length, `${key} on ${day}`).toBeLessThan(2)
      }
    }
  })

  it('hold the values that were read, with what their source is worth', () => {
    const on = (key: ParameterKey, day: string) => {
      const rule = ruleOn(bookV1, key, day)
      return rule && [rule.value, rule.certainty]
    }
    expect(on('praktik-max-weeks-jobparat', '2026-11-18')).toEqual([4, 'old'])
    expect(on('praktik-max-weeks-aktivitetsparat', '2026-11-18')).toEqual([13, 'old'])
    expect(on('praktik-extend-to-weeks', '2026-11-18')).toEqual([26, 'verified'])
    expect(on('loentilskud-public-max-months', '2026-11-18')).toEqual([4, 'conflicting'])
  })

  it('go on unverified on the first day of the new act, so that nothing that rests on it stops', () => {
    const resting = rulesV1.filter(({ validTo }) => validTo === '2026-12-31')
    expect(resting.length).toBeGreaterThan(25)
    for (const { key, value } of resting) {
      expect(ruleOn(bookV1, key, '2027-01-01'), key).toMatchObject({ value, certainty: 'unknown', validTo: null })
    }
  })
})

describe('the target group', () => {
  it.each([
    ['dagpenge', null, 'nr1'],
    ['dagpenge', 'aktivitetsparat', 'nr1'],
    ['kontanthjaelp', 'jobparat', 'nr2'],
    ['kontanthjaelp', 'aktivitetsparat', 'nr3'],
    ['kontanthjaelp', 'uddannelsesparat', 'nr4'],
    ['kontanthjaelp', 'aabenlystUddannelsesparat', 'nr4-obvious'],
    ['kontanthjaelp', 'fleksjobvisiteret', 'nr9'],
    ['kontanthjaelp', 'uoplyst', null],
    ['kontanthjaelp', null, null],
    ['sygedagpenge', null, 'nr6'],
    ['jobafklaring', null, 'nr7'],
    ['ressourceforloeb', null, 'nr8'],
    ['ledighedsydelse', null, 'nr9'],
    ['revalidering', null, 'nr10'],
    ['foertidspension', null, 'nr11'],
    ['selvforsoergende', null, 'nr12'],
    ['efterloen', null, 'outside'],
    ['uddannelseshjaelp', 'aktivitetsparat', null],
    ['noget andet', 'jobparat', null],
    [null, 'jobparat', null],
  ])('of %s, %s is %s', (benefit, visitation, group) => {
    expect(targetGroupOf(benefit, visitation, '2026-11-18')).toBe(group)
  })

  it('of a benefit that ended is told up to its last day', () => {
    expect(targetGroupOf('uddannelseshjaelp', 'aktivitetsparat', '2025-06-30')).toBe('nr5')
    expect(targetGroupOf('uddannelseshjaelp', 'aktivitetsparat', '2025-07-01')).toBeNull()
  })

  it('may have the offer, or may not, or it is for people to find out', () => {
    const wage: Given = { plan: { offer: 'wage_subsidy' } }
    const visited = (benefit: string | null, visitation: string | null, given: Given = wage) =>
      said('target-group', { ...given, facts: { benefit, visitation } })
    expect(visited('kontanthjaelp', 'uddannelsesparat')).toBe('ok')
    expect(visited('kontanthjaelp', 'aabenlystUddannelsesparat')).toBe('stop target-group-not-allowed')
    expect(
      visited('kontanthjaelp', 'aabenlystUddannelsesparat', { plan: from('2027-01-01', 7, { offer: 'wage_subsidy' }) }),
    ).toBe('warn target-group-not-allowed')
    expect(visited('ledighedsydelse', null)).toBe('stop target-group-not-allowed')
    expect(visited('sygedagpenge', null)).toBe('warn target-group-if-no-work')
    expect(visited('efterloen', null)).toBe('warn target-group-outside')
    expect(visited(null, null)).toBe('warn target-group-unknown')
    expect(visited('ledighedsydelse', null, {})).toBe('ok')
    expect(visited('sygedagpenge', null, { plan: { offer: 'useful_work' } })).toBe('warn target-group-not-allowed')
    expect(visited(null, null, { plan: { offer: 'ordinary_hours' } })).toBe('ok')
  })
})

describe('door, place, host and hours', () => {
  it.each<[CheckedRule, Given, string]>([
    ['door', {}, 'ok'],
    ['door', { facts: { doorDecided: false } }, 'stop door-not-decided'],
    ['place', {}, 'ok'],
    ['place', { site: { free: 0 } }, 'stop site-full'],
    ['place', { site: { free: 0, places: 0 } }, 'stop site-without-places'],
    ['place', { site: { closed: true } }, 'stop site-closed'],
    ['place', { facts: { site: null } }, 'open'],
    ['host', { plan: { offer: 'useful_work' }, site: { publicHost: true } }, 'ok'],
    ['host', { plan: { offer: 'useful_work' } }, 'stop public-host-needed'],
    ['host', { plan: from('2026-12-31', 7, { offer: 'useful_work' }) }, 'stop public-host-needed'],
    ['host', { plan: from('2027-01-01', 7, { offer: 'useful_work' }) }, 'warn public-host-needed'],
    ['host', { plan: { offer: 'useful_work' }, book: bookWith({ 'nytteindsats-host': { value: 'any' } }) }, 'ok'],
    ['host', { plan: { offer: 'wage_subsidy' } }, 'ok'],
    ['host', { plan: { offer: null } }, 'open'],
    ['period', {}, 'ok'],
    ['period', { plan: { endsOn: '2026-03-02' } }, 'ok'],
    ['period', { plan: { endsOn: '2026-03-01' } }, 'stop date-order'],
    ['period', { plan: from('2026-03-02', 104 * 7) }, 'ok'],
    ['period', { plan: from('2026-03-02', 104 * 7 + 1) }, 'stop period-too-long'],
    ['period', { plan: { endsOn: '' } }, 'open'],
    ['hours', { plan: { weekdayHours: [12, 12, 12, 1, 0, 0, 0] } }, 'ok'],
    ['hours', { plan: { weekdayHours: [12, 12, 12, 1.25, 0, 0, 0] } }, 'stop week-too-long'],
    ['hours', { plan: { weekdayHours: [12.25, 0, 0, 0, 0, 0, 0] } }, 'stop hours-out-of-range'],
    ['hours', { plan: { weekdayHours: [0, 0, 0, 0, 0, 0, 0] } }, 'open hours-missing'],
    ['availability', { facts: { availability: [5, 5, 5, 0, 0, 0, 0] } }, 'ok'],
    ['availability', { facts: { availability: [5, 4.75, 5, 5, 0, 0, 0] } }, 'warn availability-exceeded'],
    ['availability', { facts: { weeklyHours: 15 } }, 'ok'],
    ['availability', { facts: { weeklyHours: 14.75 } }, 'warn weekly-hours-exceeded'],
    ['shifts', {}, 'ok'],
    ['shifts', { plan: { weekdayHours: [5, 0, 0, 0, 0, 1, 0] } }, 'warn weekday-without-shift'],
    ['certificate', {}, 'ok'],
    ['certificate', { site: { childrenPresent: true }, facts: { certificate: 'ok' } }, 'ok'],
  ])('%s %#', (rule, given, expected) => {
    expect(said(rule, given)).toBe(expected)
  })

  it('a certificate may come after the draft, not after the start', () => {
    const given = (step: PlanFacts['step'], certificate: PlanFacts['certificate']) =>
      said('certificate', { facts: { step, certificate, site: { ...site, childrenPresent: true } } })
    expect(given('draft', 'ordered')).toBe('warn certificate-missing')
    expect(given('start', 'ordered')).toBe('stop certificate-missing')
    expect(given('start', 'missing')).toBe('stop certificate-missing')
    expect(given('start', 'ok')).toBe('ok')
  })
})

describe('two placements on one day', () => {
  const running = stay({ from: '2026-01-01', until: '2026-03-01', ended: false })
  const overlap = (one: Partial<Stay>, step: PlanFacts['step'] = 'draft', more: Partial<PlanFacts> = {}) =>
    said('overlap', { facts: { step, stays: [{ ...running, ...one }], ...more } })

  it('are said while one plans, and refused at the start', () => {
    expect(overlap({})).toBe('ok')
    expect(overlap({ until: '2026-03-02' })).toBe('warn placement-overlaps')
    expect(overlap({ until: '2026-03-02' }, 'start')).toBe('stop placement-overlaps')
    expect(overlap({ from: '2026-03-29', until: '2026-05-01', begun: false })).toBe('warn placement-overlaps')
    expect(overlap({ from: '2026-03-30', until: '2026-05-01', begun: false })).toBe('ok')
  })

  it('stand in the way of a start as long as the other is not ended, whatever was agreed', () => {
    expect(overlap({}, 'start')).toBe('stop placement-overlaps')
    expect(overlap({ ended: true }, 'start')).toBe('ok')
    expect(overlap({ begun: false }, 'start')).toBe('ok')
  })

  it('are none where one takes over from the other', () => {
    expect(overlap({ until: '2026-12-31' }, 'start', { followsId: 'other' })).toBe('ok')
    expect(overlap({ until: '2026-12-31' }, 'start', { followsId: 'another' })).toBe('stop placement-overlaps')
  })
})

describe('how long an internship may be', () => {
  const jobparat = { visitation: 'jobparat' }
  it.each<[string, Given, string]>([
    ['4 weeks exactly', { plan: from('2026-03-02', 28), facts: jobparat }, 'ok'],
    ['a day more', { plan: from('2026-03-02', 29), facts: jobparat }, 'stop weeks-too-many'],
    [
      'a day more with a need: this group has no extension',
      { plan: from('2026-03-02', 29, { need: 'x' }), facts: jobparat },
      'stop weeks-too-many',
    ],
    ['4 weeks across the year’s end and ISO week 53', { plan: from('2026-12-21', 28), facts: jobparat }, 'ok'],
    ['a day more across ISO week 53', { plan: from('2026-12-21', 29), facts: jobparat }, 'stop weeks-too-many'],
    ['4 weeks over a leap day', { plan: from('2028-02-14', 28), facts: jobparat }, 'ok'],
    ['a day more over a leap day', { plan: from('2028-02-14', 29), facts: jobparat }, 'stop weeks-too-many'],
    ['13 weeks exactly', { plan: from('2026-03-02', 91) }, 'ok'],
    ['a day more without a need', { plan: from('2026-03-02', 92) }, 'stop weeks-need-missing'],
    ['a day more with blanks for a need', { plan: from('2026-03-02', 92, { need: '  ' }) }, 'stop weeks-need-missing'],
    ['a day more with a need', { plan: from('2026-03-02', 92, { need: 'x' }) }, 'ok'],
    ['26 weeks with a need', { plan: from('2026-03-02', 182, { need: 'x' }) }, 'ok'],
    ['a day more with a need', { plan: from('2026-03-02', 183, { need: 'x' }) }, 'warn weeks-special-need'],
    ['a day more without a need', { plan: from('2026-03-02', 183) }, 'stop weeks-need-missing'],
    ['39 weeks at once', { plan: from('2026-03-02', 273, { need: 'x' }) }, 'warn weeks-special-need'],
    ['a day more at once', { plan: from('2026-03-02', 274, { need: 'x' }) }, 'stop weeks-step-too-long'],
    [
      '13 weeks more after 39 agreed',
      { plan: from('2026-03-02', 364, { need: 'x' }), facts: { agreedUntil: addDays('2026-03-02', 272) } },
      'warn weeks-special-need',
    ],
    [
      'a day more after 39 agreed',
      { plan: from('2026-03-02', 365, { need: 'x' }), facts: { agreedUntil: addDays('2026-03-02', 272) } },
      'stop weeks-step-too-long',
    ],
    ['an unknown group within the shorter limit', { plan: from('2026-03-02', 28), facts: { visitation: null } }, 'ok'],
    ['an unknown group beyond it', { plan: from('2026-03-02', 29), facts: { visitation: null } }, 'warn target-group-unknown'],
    ['no period yet', { plan: { endsOn: '' } }, 'open'],
    ['no site yet', { facts: { site: null } }, 'open'],
    ['ordinary hours', { plan: from('2026-03-02', 700, { offer: 'ordinary_hours' }) }, 'ok'],
  ])('%s', (_, given, expected) => {
    expect(said('weeks', { book: sure, ...given })).toBe(expected)
  })

  it('only warns where the limit was read in an old text, and stops where the law itself was read', () => {
    expect(said('weeks', { plan: from('2026-03-02', 29), facts: jobparat })).toBe('warn weeks-too-many')
    expect(said('weeks', { plan: from('2026-03-02', 92) })).toBe('warn weeks-need-missing')
    expect(said('weeks', { plan: from('2026-03-02', 183) })).toBe('stop weeks-need-missing')
    expect(said('weeks', { plan: from('2026-12-31', 274, { need: 'x' }) })).toBe('stop weeks-step-too-long')
    expect(said('weeks', { plan: from('2027-01-01', 274, { need: 'x' }) })).toBe('warn weeks-step-too-long')
    expect(said('weeks', { plan: from('2019-12-31', 7) })).toBe('warn rule-missing')
    expect(judged('weeks', { plan: from('2026-03-02', 92) })).toMatchObject({
      certainty: 'old',
      law: 'LAB § 61, stk. 1, nr. 2; LAB § 61, stk. 2',
      pointer: '/need',
      numbers: { weeks: 13.1, limit: 13, upTo: 26, earlier: 0 },
    })
  })

  it('counts what went before with the same offer at the same company, and each day once', () => {
    const withEarlier = (given: Partial<Stay>, days = 28) =>
      said('weeks', { book: sure, plan: from('2026-03-02', days), facts: { ...jobparat, stays: [stay(given)] } })
    expect(withEarlier({ until: '2025-01-07' }, 21)).toBe('ok')
    expect(withEarlier({ until: '2025-01-08' }, 21)).toBe('stop weeks-too-many')
    expect(withEarlier({ siteId: 'elsewhere', until: '2025-01-07' })).toBe('stop weeks-too-many')
    expect(withEarlier({ companyId: 'another' })).toBe('ok')
    expect(withEarlier({ offer: 'wage_subsidy' })).toBe('ok')
    expect(withEarlier({ from: '2026-03-02', until: '2026-03-20' })).toBe('ok')
    expect(withEarlier({ from: '2026-03-01', until: '2026-03-20' }, 27)).toBe('ok')
    expect(withEarlier({ from: '2026-03-01', until: '2026-03-20' })).toBe('stop weeks-too-many')
  })
})

describe('how long useful work and a wage subsidy may be', () => {
  it('useful work had 13 weeks until the act on arbejdspligt, and has no limit since', () => {
    const useful = (startsOn: string, days: number, book = bookV1) =>
      said('weeks', { book, plan: from(startsOn, days, { offer: 'useful_work' }) })
    expect(useful('2024-12-31', 91, sure)).toBe('ok')
    expect(useful('2024-12-31', 92, sure)).toBe('stop weeks-too-many')
    expect(useful('2024-12-31', 92)).toBe('warn weeks-too-many')
    expect(useful('2025-01-01', 700)).toBe('ok')
  })

  it.each([
    ['2026-01-15', 1, '2026-02-14'],
    ['2026-01-01', 6, '2026-06-30'],
    ['2026-03-01', 1, '2026-03-31'],
    ['2026-01-28', 1, '2026-02-27'],
    ['2026-01-29', 1, '2026-02-28'],
    ['2026-01-31', 1, '2026-02-28'],
    ['2028-01-29', 1, '2028-02-28'],
    ['2028-01-30', 1, '2028-02-29'],
    ['2026-03-31', 1, '2026-04-30'],
    ['2026-08-31', 6, '2027-02-28'],
    ['2027-08-31', 6, '2028-02-29'],
    ['2028-02-29', 12, '2029-02-28'],
  ])('from %s, %i calendar months end on %s', (startsOn, months, last) => {
    expect(lastDayOfMonths(startsOn, months)).toBe(last)
  })

  const subsidy = (startsOn: string, endsOn: string, given: Given = {}) =>
    said('weeks', {
      ...given,
      plan: { offer: 'wage_subsidy', startsOn, endsOn },
      facts: { visitation: 'jobparat', ...given.facts },
    })

  it('a wage subsidy has six months at private employers and four at public ones', () => {
    expect(subsidy('2026-01-15', '2026-07-14')).toBe('ok')
    expect(subsidy('2026-01-15', '2026-07-15')).toBe('stop months-too-many')
    expect(subsidy('2026-08-31', '2027-02-28')).toBe('ok')
    expect(subsidy('2026-08-31', '2027-03-01')).toBe('stop months-too-many')
    expect(subsidy('2027-08-31', '2028-02-29')).toBe('ok')
    expect(subsidy('2027-08-31', '2028-03-01')).toBe('warn months-too-many')
    const host = { site: { publicHost: true } }
    expect(subsidy('2026-01-15', '2026-05-14', host)).toBe('ok')
    expect(subsidy('2026-01-15', '2026-05-15', host)).toBe('warn months-too-many')
    expect(subsidy('2026-01-15', '2026-05-15', { ...host, book: sure })).toBe('stop months-too-many')
    const ill = { benefit: 'sygedagpenge' }
    expect(subsidy('2026-01-15', '2027-01-14', { ...host, facts: ill })).toBe('ok')
    expect(subsidy('2026-01-15', '2027-01-15', { ...host, facts: ill })).toBe('warn months-too-many')
    expect(subsidy('2026-01-15', '2026-07-14', { facts: { visitation: null } })).toBe('ok')
    expect(subsidy('2026-01-15', '2026-07-15', { facts: { visitation: null } })).toBe('warn target-group-unknown')
  })

  it('a wage subsidy counts the days before it at the same company', () => {
    const stays = [stay({ offer: 'wage_subsidy', from: '2026-01-15', until: '2026-03-14' })]
    expect(subsidy('2026-03-15', '2026-07-14', { facts: { stays } })).toBe('ok')
    expect(subsidy('2026-03-15', '2026-07-15', { facts: { stays } })).toBe('stop months-too-many')
  })

  it('a private wage subsidy comes after six months on a benefit', () => {
    const since = (benefitSince: string | null, given: Given = {}) =>
      said('prior-months', { book: sure, ...given, plan: { offer: 'wage_subsidy', ...given.plan }, facts: { benefitSince } })
    expect(since('2025-09-02')).toBe('ok')
    expect(since('2025-09-03')).toBe('stop benefit-too-short')
    expect(since('2025-09-03', { book: bookV1 })).toBe('warn benefit-too-short')
    expect(since(null)).toBe('warn benefit-since-unknown')
    expect(since('2026-03-01', { site: { publicHost: true } })).toBe('ok')
    expect(since('2026-03-01', { plan: { offer: 'internship' } })).toBe('ok')
    expect(since('2025-08-31', { plan: { startsOn: '2026-02-28' } })).toBe('ok')
  })
})

describe('the quota', () => {
  it.each([
    [0, 1],
    [4, 1],
    [4.9, 1],
    [5, 1],
    [9.99, 1],
    [10, 2],
    [27, 5],
    [49.9, 9],
    [50, 10],
    [50.1, 10],
    [59.99, 10],
    [60, 11],
    [62, 11],
  ])('of %d full-time equivalents is %i', (fte, limit) => {
    expect(quotaOf(fte, bookV1, '2026-11-18')).toMatchObject({ limit })
  })

  const full = (fte: number, used: Occupied[], given: Given = {}) =>
    said('quota', { ...given, site: { staffing: [{ from: '2020-01-01', fte }], occupied: used } })

  it('takes the last one, and not one above', () => {
    expect(full(50, others(9))).toBe('ok')
    expect(full(50, others(10))).toBe('stop quota-full')
    expect(full(4, [])).toBe('ok')
    expect(full(4, others(1))).toBe('stop quota-full')
    expect(full(5, others(1))).toBe('stop quota-full')
    expect(full(10, others(1))).toBe('ok')
    expect(judged('quota', { site: { occupied: others(10) } })).toMatchObject({
      numbers: { used: 11, limit: 10, free: 0, fte: 50, on: '2026-03-02' },
      law: 'BEK 1297/2017 § 92',
      certainty: 'verified',
      pointer: '/siteId',
    })
  })

  it('only warns where it depends on how a fraction is rounded, which no source says', () => {
    expect(full(27, others(4))).toBe('ok')
    expect(full(27, others(5))).toBe('warn quota-full')
    expect(full(27, others(6))).toBe('stop quota-full')
    const settled = bookWith({ 'rimelighed-rounding': { certainty: 'verified' } })
    expect(full(27, others(5), { book: settled })).toBe('stop quota-full')
    expect(full(27, others(5), { book: bookWith({ 'rimelighed-rounding': { value: 'up', certainty: 'verified' } }) })).toBe('ok')
    expect(full(27, others(5), { book: bookWith({ 'rimelighed-rounding': { value: 'nearest', certainty: 'verified' } }) })).toBe(
      'stop quota-full',
    )
  })

  it('is filled by internships and wage subsidies, not by useful work or ordinary hours', () => {
    expect(full(5, others(1, { offer: 'wage_subsidy' }))).toBe('stop quota-full')
    expect(full(5, others(9, { offer: 'useful_work' }))).toBe('ok')
    expect(full(5, others(9, { offer: 'ordinary_hours' }))).toBe('ok')
    expect(full(5, others(9), { plan: { offer: 'useful_work' } })).toBe('ok')
    expect(full(5, others(9), { plan: { offer: 'ordinary_hours' } })).toBe('ok')
    expect(full(5, others(9), { plan: from('2024-06-03', 7, { offer: 'useful_work' }), book: sure })).toBe('ok')
    const then = others(9, { from: '2024-01-01' })
    expect(full(5, then, { plan: from('2024-12-31', 1, { offer: 'useful_work' }), book: sure })).toBe('stop quota-full')
    expect(full(5, then, { plan: from('2025-01-01', 1, { offer: 'useful_work' }), book: sure })).toBe('ok')
  })

  it('is judged on the tightest day of the plan', () => {
    expect(full(5, others(1, { until: '2026-03-01' }))).toBe('ok')
    expect(full(5, others(1, { until: '2026-03-02' }))).toBe('stop quota-full')
    expect(full(5, others(1, { from: '2026-03-29' }))).toBe('stop quota-full')
    expect(full(5, others(1, { from: '2026-03-30' }))).toBe('ok')
    const apart = [...others(1, { until: '2026-03-10' }), ...others(1, { from: '2026-03-11' })]
    expect(full(10, apart)).toBe('ok')
    expect(full(10, [...apart, ...others(1, { from: '2026-03-10', until: '2026-03-10' })])).toBe('stop quota-full')
    const shrinking = [
      { from: '2020-01-01', fte: 10 },
      { from: '2026-03-16', fte: 5 },
    ]
    const check = judged('quota', { site: { staffing: shrinking, occupied: others(1) } })
    expect(check).toMatchObject({ verdict: 'stop', numbers: { on: '2026-03-16', fte: 5, limit: 1, used: 2 } })
    const later = [
      { from: '2026-03-30', fte: 5 },
      { from: '2020-01-01', fte: 10 },
    ]
    expect(said('quota', { site: { staffing: later, occupied: others(1) } })).toBe('ok')
    expect(
      quotaUsedPeak({ staffing: shrinking, occupied: apart }, '2026-03-02', '2026-03-29', bookV1).map(({ day }) => day),
    ).toEqual(['2026-03-02', '2026-03-11', '2026-03-16'])
  })

  it('is shown on the day with the fewest places left, the first of those that are alike', () => {
    const tightest = (occupied: SiteFacts['occupied'], until = '2026-12-01') =>
      tightestDay({ ...site, occupied }, '2026-03-02', until, bookV1)
    expect(tightest([])).toBe('2026-03-02')
    expect(tightest(others(2))).toBe('2026-03-02')
    const coming = [...others(2), ...others(1, { from: '2026-03-09', until: '2026-06-01' })]
    expect(tightest(coming)).toBe('2026-03-09')
    expect(tightest(coming, '2026-03-08')).toBe('2026-03-02')
  })

  it('warns of what is full only under the new act', () => {
    const plan26: Given = { plan: from('2026-12-14', 56) }
    expect(full(5, others(1, { from: '2026-12-31', until: '2027-06-01' }), plan26)).toBe('stop quota-full')
    expect(full(5, others(1, { from: '2027-01-01', until: '2027-06-01' }), plan26)).toBe('warn quota-full')
  })

  it('cannot be told without posts, in heads, or without rules', () => {
    expect(said('quota', { site: { staffing: [] } })).toBe('warn fte-unknown')
    expect(said('quota', { site: { staffing: [{ from: '2026-03-03', fte: 50 }] } })).toBe('warn fte-unknown')
    expect(said('quota', { site: { staffing: [{ from: '2026-03-02', fte: 50 }] } })).toBe('ok')
    expect(said('quota', { book: bookWith({ 'rimelighed-unit': { value: 'heads' } }) })).toBe('warn quota-in-heads')
    expect(said('quota', { book: without('rimelighed-per-first') })).toBe('warn rule-missing')
    expect(said('quota', { plan: { startsOn: '' } })).toBe('open')
    expect(quotaShown({ staffing: [], occupied: others(2) }, '2026-03-02', bookV1)).toMatchObject({
      used: 2,
      limit: null,
      free: null,
      fte: null,
    })
    expect(quotaShown({ ...site, occupied: others(12) }, '2026-03-02', bookV1)).toMatchObject({
      used: 12,
      limit: 10,
      free: 0,
      fte: 50,
    })
  })
})

describe('net growth', () => {
  const months = (newestFirst: readonly number[]): SiteFacts['companyStaffing'] =>
    newestFirst.map((fte, index) => ({ month: addMonths('2026-02-01', -index), fte }))
  const growth = (newestFirst: readonly number[], given: Given = {}) =>
    said('net-growth', {
      ...given,
      plan: { offer: 'wage_subsidy', ...given.plan },
      site: { companyStaffing: months(newestFirst), ...given.site },
    })
  const year = (last: number) => [last, ...Array.from({ length: 11 }, () => 100)]

  it('asks that the last whole month is no less than the mean of twelve', () => {
    expect(growth(year(100))).toBe('ok')
    expect(growth(year(100.01))).toBe('ok')
    expect(growth(year(99.99))).toBe('stop net-growth-missing')
    expect(growth([100.1, 100.2, 100, 100.1, 100.1, 100.1, 100.1, 100.1, 100.1, 100.1, 100.1, 100.1])).toBe('ok')
    expect(growth(year(99.99), { plan: { startsOn: '2026-03-31', endsOn: '2026-03-31' } })).toBe('stop net-growth-missing')
    expect(growth(year(99.99), { plan: { startsOn: '2026-04-01', endsOn: '2026-04-01' } })).toBe('warn net-growth-unknown')
    expect(growth([...year(100), 900])).toBe('ok')
    expect(
      judged('net-growth', { plan: { offer: 'wage_subsidy' }, site: { companyStaffing: months(year(88)) } }).numbers,
    ).toEqual({ last: 88, mean: 99 })
  })

  it('is not known while months are missing, is counted otherwise at public hosts, and is asked of no other offer', () => {
    expect(growth(year(99).slice(0, 11))).toBe('warn net-growth-unknown')
    expect(growth([])).toBe('warn net-growth-unknown')
    expect(growth(year(99), { site: { companyStaffing: months(year(99)).slice(1) } })).toBe('warn net-growth-unknown')
    expect(growth(year(99), { site: { publicHost: true } })).toBe('warn net-growth-public')
    expect(growth(year(99), { plan: { offer: 'internship' } })).toBe('ok')
    expect(growth(year(99), { book: bookWith({ 'merbeskaeftigelse-needed': { value: false } }) })).toBe('ok')
    expect(growth(year(99), { book: bookWith({ 'merbeskaeftigelse-needed': { certainty: 'old' } }) })).toBe(
      'warn net-growth-missing',
    )
  })
})

describe('mentor hours', () => {
  const mentor = (given: Given) => said('mentor-budget', { ...given, plan: { mentorHours: 2, ...given.plan } })
  const granted = (budget: number, used: number, year = 2026) => ({ facts: { mentor: [{ year, budget, used }] } })

  it('are taken from the year they are given in', () => {
    expect(mentor(granted(100, 92))).toBe('ok')
    expect(mentor(granted(100, 92.01))).toBe('warn mentor-budget-exceeded')
    expect(mentor({})).toBe('warn mentor-budget-unknown')
    expect(mentor({ plan: { mentorHours: 0 } })).toBe('ok')
    // two weeks in each year
    const across = { plan: from('2026-12-18', 28) }
    const both = (first: number, second: number) => ({
      ...across,
      facts: {
        mentor: [
          { year: 2026, budget: first, used: 0 },
          { year: 2027, budget: second, used: 0 },
        ],
      },
    })
    expect(mentor(both(4, 4))).toBe('ok')
    expect(mentor(both(3.99, 9))).toBe('warn mentor-budget-exceeded')
    expect(mentor(both(9, 3.99))).toBe('warn mentor-budget-exceeded')
    expect(mentor({ ...across, ...granted(9, 0) })).toBe('warn mentor-budget-unknown')
  })

  it('are agreed for six months at a time', () => {
    const six = (startsOn: string, endsOn: string, more: Partial<PlanFacts> = {}) =>
      mentor({ plan: { startsOn, endsOn }, facts: { ...granted(9999, 0).facts, ...more } })
    expect(six('2026-03-02', '2026-09-01')).toBe('ok')
    expect(six('2026-03-02', '2026-09-02')).toBe('stop mentor-too-long')
    expect(six('2026-03-02', '2026-12-01', { agreedUntil: '2026-06-01' })).toBe('ok')
    expect(six('2026-03-02', '2026-12-02', { agreedUntil: '2026-06-01' })).toBe('stop mentor-too-long')
    expect(six('2027-01-01', '2027-07-01')).toBe('warn mentor-too-long')
  })
})

describe('the employees’ representative', () => {
  const rep = (offer: Plan['offer'], repSigned: boolean | null, step: PlanFacts['step'] = 'draft') =>
    said('employee-rep', { plan: { offer }, facts: { repSigned, step } })

  it('signs before an internship or a wage subsidy starts, and is informed of useful work', () => {
    expect(rep('internship', null)).toBe('open')
    expect(rep('internship', false)).toBe('warn rep-not-signed')
    expect(rep('internship', false, 'start')).toBe('stop rep-not-signed')
    expect(rep('wage_subsidy', null, 'start')).toBe('stop rep-not-signed')
    expect(rep('internship', true, 'start')).toBe('ok')
    expect(rep('useful_work', false, 'start')).toBe('ok')
    expect(rep('ordinary_hours', false, 'start')).toBe('ok')
    expect(said('employee-rep', { plan: from('2027-01-01', 7), facts: { repSigned: false, step: 'start' } })).toBe(
      'warn rep-not-signed',
    )
  })
})

describe('a change of what is agreed', () => {
  const agreedUntil = '2026-06-30'
  const change = (rule: CheckedRule, endsOn: string, given: Given = {}) =>
    said(rule, { ...given, plan: { endsOn, ...given.plan }, facts: { agreedUntil, ...given.facts } })

  it('is judged by the rules of the days it adds, one that adds none by those of its own first day', () => {
    const across = (endsOn: string) =>
      judged('target-group', { plan: { startsOn: '2026-10-01', endsOn }, facts: { agreedUntil: '2026-12-31' } }).certainty
    expect(across('2026-12-31')).toBe('verified')
    expect(across('2026-11-30')).toBe('verified')
    expect(across('2027-01-01')).toBe('unknown')
  })

  it('that adds no day is no new promise: the place in the quota is taken, and it can always be made lighter', () => {
    const crowded = { site: { occupied: others(10) } }
    expect(change('quota', '2026-06-30', crowded)).toBe('ok')
    expect(change('quota', '2026-07-01', crowded)).toBe('stop quota-full')
    expect(change('quota', '2026-07-01', { site: { occupied: others(10, { until: agreedUntil }) } })).toBe('ok')
    const ill = { plan: { offer: 'wage_subsidy' as const }, facts: { benefit: 'ledighedsydelse' } }
    expect(change('target-group', '2026-06-30', ill)).toBe('warn target-group-not-allowed')
    expect(change('target-group', '2026-07-01', ill)).toBe('stop target-group-not-allowed')
    const useful = { plan: { offer: 'useful_work' as const } }
    expect(change('host', '2026-06-30', useful)).toBe('warn public-host-needed')
    expect(change('host', '2026-07-01', useful)).toBe('stop public-host-needed')
    const short = { book: sure, facts: { visitation: 'jobparat' } }
    expect(change('weeks', '2026-06-30', short)).toBe('warn weeks-too-many')
    expect(change('weeks', '2026-07-01', short)).toBe('stop weeks-too-many')
    const subsidy = { plan: { offer: 'wage_subsidy' as const, startsOn: '2025-12-01' }, facts: { visitation: 'jobparat' } }
    expect(change('weeks', '2026-06-30', subsidy)).toBe('warn months-too-many')
    expect(change('weeks', '2026-07-01', subsidy)).toBe('stop months-too-many')
  })

  it('asks of an extension what is asked on its first day, and not again what was asked at the start', () => {
    const wage = { plan: { offer: 'wage_subsidy' as const } }
    const since = { ...wage, book: sure, facts: { benefitSince: '2026-01-01' } }
    expect(change('prior-months', '2026-07-31', since)).toBe('ok')
    expect(change('prior-months', '2026-07-31', { ...since, facts: { ...since.facts, agreedUntil: null } })).toBe(
      'stop benefit-too-short',
    )
    const shrunk = site.companyStaffing.map((one) => (one.month === '2026-06-01' ? { ...one, fte: 99 } : one))
    expect(change('net-growth', '2026-06-30', { ...wage, site: { companyStaffing: shrunk } })).toBe('ok')
    expect(change('net-growth', '2026-07-01', { ...wage, site: { companyStaffing: shrunk } })).toBe('stop net-growth-missing')
    expect(change('host', '2027-01-31', { plan: { offer: 'useful_work' }, facts: { agreedUntil: '2026-12-31' } })).toBe(
      'warn public-host-needed',
    )
  })
})

describe('the list', () => {
  it('is whole before anything is typed, and then refuses nothing but what is so already', () => {
    const blank: Plan = { offer: null, startsOn: '', endsOn: '', weekdayHours: [0, 0, 0, 0, 0, 0, 0], mentorHours: 0, need: null }
    const checks = checkPlan(blank, { ...facts, site: null }, bookV1)
    expect(checks.map(({ rule }) => rule)).toEqual(checkedRules)
    expect(stopsIn(checks)).toEqual([])
    expect(refusalsIn(checks).map(({ code, pointer }) => `${code} ${pointer}`)).toEqual(['hours-missing /weekdayHours/0'])
  })

  it('gives its stops as refusals at their fields', () => {
    const checks = checkPlan({ ...plan, endsOn: '2026-03-01' }, { ...facts, site: { ...site, free: 0 } }, bookV1)
    expect(refusalsIn(checks)).toEqual([
      { code: 'site-full', pointer: '/siteId', facts: { places: 2, free: 0 } },
      { code: 'date-order', pointer: '/endsOn', facts: {} },
    ])
    expect(refusalsIn(checkPlan(plan, facts, bookV1))).toEqual([])
  })

  it('says that a rule is missing wherever none is recorded', () => {
    const checks = checkPlan({ ...plan, offer: 'wage_subsidy', mentorHours: 1 }, { ...facts, repSigned: false }, [])
    const missing = checks.filter(({ code }) => code === 'rule-missing')
    expect(missing.map(({ rule }) => rule)).toEqual([
      'target-group',
      'weeks',
      'prior-months',
      'quota',
      'net-growth',
      'mentor-budget',
      'employee-rep',
    ])
    expect(missing.every(({ verdict, certainty }) => verdict === 'warn' && certainty === 'unknown')).toBe(true)
  })

  const day = fc.integer({ min: 0, max: 1500 }).map((days) => addDays('2024-06-01', days))
  const someone = fc.record({
    offer: fc.constantFrom(...offers),
    startsOn: day,
    days: fc.integer({ min: 1, max: 500 }),
    hours: fc.array(
      fc.integer({ min: 0, max: 50 }).map((quarters) => quarters / 4),
      { minLength: 7, maxLength: 7 },
    ),
    mentorHours: fc.integer({ min: 0, max: 5 }),
    need: fc.constantFrom(null, 'x'),
    step: fc.constantFrom('draft' as const, 'start' as const),
    benefit: fc.constantFrom(null, ...benefits),
    visitation: fc.constantFrom(null, ...visitations),
    publicHost: fc.boolean(),
    fte: fc.integer({ min: 0, max: 700 }).map((tenths) => tenths / 10),
    used: fc.integer({ min: 0, max: 14 }),
    months: fc.array(fc.integer({ min: 90, max: 110 }), { maxLength: 60 }),
    earlier: fc.integer({ min: 0, max: 60 }),
    repSigned: fc.constantFrom(null, true, false),
  })
  type Someone = typeof someone extends fc.Arbitrary<infer T> ? T : never
  const judgeSomeone = (one: Someone, book: RuleBook) =>
    checkPlan(
      {
        offer: one.offer,
        ...from(one.startsOn, one.days),
        weekdayHours: one.hours,
        mentorHours: one.mentorHours,
        need: one.need,
      },
      {
        ...facts,
        step: one.step,
        benefit: one.benefit,
        visitation: one.visitation,
        benefitSince: '2025-06-01',
        repSigned: one.repSigned,
        stays: [stay({ offer: one.offer, from: addWeeks(one.startsOn, -one.earlier - 1), until: addDays(one.startsOn, -1) })],
        site: {
          ...site,
          publicHost: one.publicHost,
          staffing: [{ from: '2020-01-01', fte: one.fte }],
          occupied: others(one.used, { from: '2024-01-01', until: '2030-01-01' }),
          companyStaffing: one.months.map((fte, index) => ({ month: addMonths('2024-01-01', index), fte })),
        },
      },
      book,
    )

  it('never stops by a rule that is not verified (property)', () => {
    let stopped = 0
    fc.assert(
      fc.property(
        someone,
        fc.array(fc.constantFrom(...certainties), { minLength: bookV1.length, maxLength: bookV1.length }),
        (one, sureness) => {
          const mixed = bookV1.map((rule, index) => ({ ...rule, certainty: sureness[index] ?? 'unknown' }))
          for (const check of judgeSomeone(one, mixed)) {
            if (check.verdict !== 'stop' || check.certainty === null) continue
            stopped += 1
            expect(check.certainty, check.rule).toBe('verified')
          }
          const unverified = bookV1.map((rule, index) => {
            const certainty = sureness[index] ?? 'unknown'
            return { ...rule, certainty: certainty === 'verified' ? 'old' : certainty }
          })
          for (const check of stopsIn(judgeSomeone(one, unverified))) expect(check.certainty, check.rule).toBeNull()
        },
      ),
      { numRuns: 600, seed: 20_270_101 },
    )
    expect(stopped).toBeGreaterThan(20)
  })

  it('is the same for the same plan, and a verified rule never says less than an unverified one (property)', () => {
    const order = ['ok', 'open', 'warn', 'stop']
    fc.assert(
      fc.property(someone, (one) => {
        const checks = judgeSomeone(one, bookV1)
        expect(judgeSomeone(one, bookV1)).toEqual(checks)
        for (const [index, check] of judgeSomeone(one, sure).entries()) {
          expect(order.indexOf(check.verdict)).toBeGreaterThanOrEqual(order.indexOf(checks[index]?.verdict ?? 'ok'))
        }
      }),
      { numRuns: 300, seed: 53 },
    )
  })
})

describe('a value that is recorded', () => {
  it.each<[ParameterKey, Parameters<typeof whyNotValue>[1], string | null]>([
    ['praktik-max-weeks-jobparat', 4, null],
    ['praktik-max-weeks-jobparat', 4.5, 'number-expected'],
    ['praktik-max-weeks-jobparat', '4', 'number-expected'],
    ['praktik-max-weeks-jobparat', 520, null],
    ['praktik-max-weeks-jobparat', 521, 'number-out-of-range'],
    ['praktik-max-weeks-jobparat', -1, 'number-out-of-range'],
    ['praktik-max-weeks-jobparat', null, 'required'],
    ['nytteindsats-max-weeks', null, null],
    ['nytteindsats-rimelighed', false, null],
    ['nytteindsats-rimelighed', 0, 'yes-no-expected'],
    ['nytteindsats-host', 'any', null],
    ['nytteindsats-host', 'enhver', 'invalid-value'],
    ['praktik-long-groups', '', null],
    ['praktik-long-groups', 'nr3 nr4-obvious', null],
    ['praktik-long-groups', 'nr3 nr3', 'invalid-value'],
    ['praktik-long-groups', 'nr14', 'invalid-value'],
    ['praktik-long-groups', 3, 'invalid-value'],
  ])('%s = %s', (key, value, code) => {
    expect(whyNotValue(key, value)?.code ?? null).toBe(code)
  })

  it('has a reason', () => {
    expect(whyNotReason('Ny lov her.')).toBeNull()
    expect(whyNotReason('Ny lov nu')).toMatchObject({ code: 'rule-reason-needed', pointer: '/reason' })
    expect(whyNotReason('Ny lov er.')).toBeNull()
  })
})
