import type { ChildCertificate } from '../citizens/certificates.ts'
import type { Facts, ProblemCode } from '../problem.ts'
import type { Certainty, Offer } from './kinds.ts'

/** Every rule a placement is judged by, in the order of the list that is shown, signed and exported. */
export const checkedRules = [
  'door',
  'place',
  'host',
  'target-group',
  'period',
  'weeks',
  'prior-months',
  'overlap',
  'hours',
  'availability',
  'shifts',
  'quota',
  'net-growth',
  'certificate',
  'mentor-budget',
  'employee-rep',
] as const
export type CheckedRule = (typeof checkedRules)[number]

/** `open`: not answered yet. `warn` may go on; `stop` may not. A rule whose value is not verified warns and never stops. */
export const verdicts = ['ok', 'open', 'warn', 'stop'] as const
export type Verdict = (typeof verdicts)[number]

/** One line: what was judged, how, by which numbers, and on what authority. */
export type Check = {
  readonly rule: CheckedRule
  readonly verdict: Verdict
  /** Why not, as a code with words in both languages; null where all is well or nothing is answered yet. */
  readonly code: ProblemCode | null
  /** Where in the form it can be mended (JSON pointer); null where it cannot be mended there. */
  readonly pointer: string | null
  /** The numbers it was judged by, shown also where all is well (weeks, limit, used, free, fte, …). */
  readonly numbers: Facts
  /** Law and paragraph; null where it is not law but truth (a full site) or local agreement. */
  readonly law: string | null
  readonly source: string | null
  /** The least certain of the values it rests on; null where it rests on none. */
  readonly certainty: Certainty | null
}

const ofThePerson: readonly CheckedRule[] = ['target-group', 'prior-months', 'overlap', 'availability', 'certificate']

/** The lines about the site and the plan, as the employees' representative is handed them: nothing of the citizen's benefit, days or certificate. */
export const withoutPerson = <Line extends { readonly rule: CheckedRule }>(checks: readonly Line[]): Line[] =>
  checks.filter(({ rule }) => !ofThePerson.includes(rule))

/** What is planned. Nothing typed yet is '' or null, so that the list can be shown from the first key on. */
export type Plan = {
  readonly offer: Offer | null
  readonly startsOn: string
  /** Last day. */
  readonly endsOn: string
  /** Hours on Monday to Sunday when the ramp has reached its end. */
  readonly weekdayHours: readonly number[]
  /** Mentor hours a week. */
  readonly mentorHours: number
  /** The concrete assessment that a longer period asks for (LAB § 61 stk. 2). */
  readonly need: string | null
}

/** An earlier or other placement of the same citizen; `until` is its last day, agreed or real. */
export type Stay = {
  readonly placementId: string
  readonly siteId: string
  /** Whose workplace it is (CVR): weeks count together at one company. */
  readonly companyId: string
  readonly offer: Offer
  readonly from: string
  readonly until: string
  readonly begun: boolean
  readonly ended: boolean
}

/** Somebody's days at the site under an offer: never who it is. */
export type Occupied = { readonly offer: Offer; readonly from: string; readonly until: string }

/** A site as its rules see it. */
export type SiteFacts = {
  readonly siteId: string
  readonly companyId: string
  readonly closed: boolean
  readonly childrenPresent: boolean
  readonly publicHost: boolean
  /** Places at the citizen's door, and how many are free. */
  readonly places: number
  readonly free: number
  readonly shifts: readonly { readonly weekdays: readonly number[] }[]
  /** Ordinary full-time equivalents at the P-number, dated, in any order. */
  readonly staffing: readonly { readonly from: string; readonly fte: number }[]
  /** All others who fill a place of the quota at this P-number, planned and running. */
  readonly occupied: readonly Occupied[]
  /** Ordinary full-time equivalents of the whole company (CVR) by month, `month` is its first day, in any order. */
  readonly companyStaffing: readonly { readonly month: string; readonly fte: number }[]
}

/** What a plan is judged against. Null is "not known", which never stops. */
export type PlanFacts = {
  /** `start` judges what may wait until the first day (certificate, overlap, signature); before it these warn. */
  readonly step: 'draft' | 'start'
  readonly doorDecided: boolean
  readonly benefit: string | null
  readonly visitation: string | null
  readonly benefitSince: string | null
  readonly certificate: ChildCertificate
  /** Hours on Monday to Sunday that the citizen can work; null = not talked about. */
  readonly availability: readonly number[] | null
  /** Hours a week that the citizen can plan for now; null = not talked about. */
  readonly weeklyHours: number | null
  /** The citizen's other placements that have begun or are agreed. */
  readonly stays: readonly Stay[]
  /** The last day agreed already with this offer, where the plan changes an agreement that has begun; null for a first plan. */
  readonly agreedUntil: string | null
  /** The stay that this plan takes over from on its first day; null where it follows none. */
  readonly followsId: string | null
  /** The site chosen; null while none is. */
  readonly site: SiteFacts | null
  /** The municipality's mentor hours by year: granted, and used by other placements; a year without a budget is not there. */
  readonly mentor: readonly { readonly year: number; readonly budget: number; readonly used: number }[]
  /** Whether the employees' representative has approved; null before anything was sent. */
  readonly repSigned: boolean | null
}

/** A parameter's value as it counts on a day. */
export type RuleValue = number | boolean | string | null
export type DatedRule = {
  readonly ruleId: string
  readonly key: string
  readonly value: RuleValue
  readonly validFrom: string | null
  readonly validTo: string | null
  readonly lawReference: string | null
  readonly source: string
  readonly certainty: Certainty
  readonly note: string | null
}
/** All rules that count, each with its days; the checker looks up the one of the day it needs. */
export type RuleBook = readonly DatedRule[]
