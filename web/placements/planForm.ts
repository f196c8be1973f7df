import { addDays, daysBetween } from '../../shared/calendar.ts'
import type { Ask } from '../../shared/endpoint.ts'
import { checkPlan } from '../../shared/offers/checker.rules.ts'
import type { Check, Plan, PlanFacts } from '../../shared/offers/checks.ts'
import type { Offer } from '../../shared/offers/kinds.ts'
import type { Content } from '../../shared/placements/agreements.rules.ts'
import { lastDayOf, proposedHours, proposedStart, proposedWeeks } from '../../shared/placements/defaults.rules.ts'
import type { placementsApi } from '../../shared/placements/placements.api.ts'
import type { PlacementOptions, PlaceOption } from '../../shared/placements/placements.schema.ts'
import { rampFrom, rampWeeksIn } from '../../shared/placements/ramp.rules.ts'
import type { RampStep } from '../../shared/placements/ramp.ts'
import { numberIn } from '../form.ts'

export const rampChoices = ['door', 'own', 'flat'] as const
export type RampChoice = (typeof rampChoices)[number]

/** A step as it stands in its fields; `key` tells steps apart while they are added and removed. */
export type TypedStep = {
  readonly key: number
  readonly fromWeek: string
  readonly hours: readonly string[]
  readonly paceFrom: string
  readonly paceTo: string
}

/** The form as it stands, as text: what is kept in the tab until it is saved. */
export type Typed = {
  readonly siteId: string
  readonly offer: Offer | ''
  readonly tasks: readonly string[]
  readonly startsOn: string
  readonly endsOn: string
  /** The length was proposed and not chosen: it follows the offer. */
  readonly endProposed: boolean
  readonly hours: readonly string[]
  /** The hours were proposed and not typed: they follow the site. */
  readonly hoursProposed: boolean
  readonly rampChoice: RampChoice
  readonly steps: readonly TypedStep[]
  readonly buddy: string
  readonly support: string
  readonly mentorHours: string
  readonly goal: string
  readonly purpose: string
  readonly need: string
}

export const emptyHours: readonly string[] = ['', '', '', '', '', '', '']

const asTyped = (hours: number): string => (hours === 0 ? '' : String(hours).replace('.', ','))
const hoursIn = (typed: readonly string[]): readonly number[] => typed.map((text) => numberIn(text) ?? 0)

/** '' until it is a date that exists. */
export const wholeDate = (typed: string): string =>
  /^2\d{3}-\d{2}-\d{2}$/.test(typed) && addDays(typed, 0) === typed ? typed : ''

/** What the form begins with: all that is known already, and proposals for the rest. */
export const newForm = (options: PlacementOptions, today: string, wantedSiteId: string | null): Typed => {
  const site = options.sites.find(({ siteId, whyNot }) => siteId === wantedSiteId && whyNot === null)
  const startsOn = proposedStart(today)
  const typed: Typed = {
    siteId: '',
    offer: '',
    tasks: [],
    startsOn,
    endsOn: lastDayOf(startsOn, 13),
    endProposed: true,
    hours: emptyHours,
    hoursProposed: true,
    rampChoice: 'door',
    steps: [],
    buddy: '',
    support: '',
    mentorHours: '',
    goal: '',
    purpose: '',
    need: '',
  }
  return site ? withSite(typed, site, options) : typed
}

/** A site brings its tasks, its only buddy, and hours inside its shifts, where none were typed. */
export const withSite = (typed: Typed, site: PlaceOption, { weeklyHours, facts, definition }: PlacementOptions): Typed => {
  const hours =
    typed.hoursProposed && definition
      ? proposedHours({ weeklyHours, availability: facts.availability, goal: definition.hours.goal, shifts: site.shifts }).map(
          asTyped,
        )
      : typed.hours
  const [only] = site.buddies.length === 1 ? site.buddies : []
  return { ...typed, siteId: site.siteId, tasks: site.tasks, buddy: only ?? '', hours }
}

/** An offer brings its length: the longest that its rules let through. */
export const withOffer = (typed: Typed, offer: Offer, options: PlacementOptions): Typed => {
  const next = { ...typed, offer }
  const startsOn = wholeDate(typed.startsOn)
  if (!typed.endProposed || startsOn === '') return next
  const fits = (weeks: number) =>
    !checksOf({ ...next, endsOn: lastDayOf(startsOn, weeks) }, options).some(
      ({ rule, verdict }) => rule === 'weeks' && (verdict === 'stop' || verdict === 'warn'),
    )
  // where no length is without remark, a shorter one helps nobody
  const weeks = proposedWeeks(offer).find(fits) ?? proposedWeeks(offer)[0] ?? 13
  return { ...next, endsOn: lastDayOf(startsOn, weeks) }
}

/** The first day moves, and a length that was proposed or filled in moves with it. */
export const withStart = (typed: Typed, startsOn: string): Typed => {
  const [before, now, end] = [wholeDate(typed.startsOn), wholeDate(startsOn), wholeDate(typed.endsOn)]
  if (!typed.endProposed || !before || !now || !end) return { ...typed, startsOn }
  return { ...typed, startsOn, endsOn: addDays(now, daysBetween(before, end)) }
}

/** What is there already, to be written again. */
export const formOf = (wording: Content): Typed => ({
  siteId: wording.siteId,
  offer: wording.offer,
  tasks: wording.tasks,
  startsOn: wording.startsOn,
  endsOn: wording.endsOn,
  endProposed: false,
  hours: wording.weekdayHours.map(asTyped),
  hoursProposed: false,
  rampChoice: wording.ramp.length > 0 ? 'own' : 'flat',
  steps: typedSteps(wording.ramp),
  buddy: wording.buddy ?? '',
  support: wording.support ?? '',
  mentorHours: asTyped(wording.mentorHours),
  goal: wording.goal ?? '',
  purpose: wording.purpose ?? '',
  need: wording.need ?? '',
})

/** The form with other hours on the weekdays. */
export const withHours = (typed: Typed, hours: readonly number[]): Typed => ({ ...typed, hours: hours.map(asTyped) })

export const typedSteps = (ramp: readonly RampStep[]): readonly TypedStep[] =>
  ramp.map(({ fromWeek, weekdayHours, pace }, key) => ({
    key,
    fromWeek: String(fromWeek),
    hours: weekdayHours.map(asTyped),
    paceFrom: pace ? String(pace.from) : '',
    paceTo: pace ? String(pace.to) : '',
  }))

/** Calendar weeks of the period; null until both days are there and in order. */
export const weeksOf = ({ startsOn, endsOn }: Typed): number | null => {
  const [from, to] = [wholeDate(startsOn), wholeDate(endsOn)]
  return from && to && from <= to ? rampWeeksIn(from, to) : null
}

/** The ramp as it stands; what cannot be read counts as nothing until the server says so at its field. The last step is what is agreed. */
export const rampOf = (typed: Typed, definition: PlacementOptions['definition']): readonly RampStep[] => {
  const end = hoursIn(typed.hours)
  if (typed.rampChoice === 'flat') return []
  if (typed.rampChoice === 'door')
    return definition ? rampFrom(definition.ramp, end, weeksOf(typed) ?? definition.ramp.length) : []
  return typed.steps.map(({ fromWeek, hours, paceFrom, paceTo }, index) => ({
    fromWeek: numberIn(fromWeek) ?? 0,
    weekdayHours: index === typed.steps.length - 1 ? end : hoursIn(hours),
    pace:
      paceFrom.trim() || paceTo.trim()
        ? { from: numberIn(paceFrom) ?? 0, to: numberIn(paceTo) ?? numberIn(paceFrom) ?? 0 }
        : null,
  }))
}

/** How every rule judges the form as it stands: by the function the server decides by. */
export const checksOf = (typed: Typed, options: PlacementOptions): readonly Check[] => {
  const plan: Plan = {
    offer: typed.offer || null,
    startsOn: wholeDate(typed.startsOn),
    endsOn: wholeDate(typed.endsOn),
    weekdayHours: hoursIn(typed.hours),
    mentorHours: numberIn(typed.mentorHours) ?? 0,
    need: typed.need.trim() || null,
  }
  const site = options.sites.find(({ siteId }) => siteId === typed.siteId)
  const facts: PlanFacts = { ...options.facts, step: 'draft', site: site?.facts ?? null }
  return checkPlan(plan, facts, options.book)
}

/** What the form comes to as it stands: for the chart, and for telling which kind of change it is. */
export const contentOf = (typed: Typed, options: PlacementOptions): Content => ({
  siteId: typed.siteId,
  offer: typed.offer || 'internship',
  startsOn: wholeDate(typed.startsOn),
  endsOn: wholeDate(typed.endsOn),
  weekdayHours: hoursIn(typed.hours),
  ramp: rampOf(typed, options.definition),
  tasks: typed.tasks,
  buddy: typed.buddy.trim() || null,
  support: typed.support.trim() || null,
  goal: typed.goal.trim() || null,
  purpose: typed.purpose.trim() || null,
  mentorHours: numberIn(typed.mentorHours) ?? 0,
  need: typed.need.trim() || null,
})

type Body = Ask<typeof placementsApi.draft>['body']

/** As it is sent: what was typed goes as typed, so that the server's refusal names the field. */
export const bodyOf = (typed: Typed, options: PlacementOptions, purpose: string): Body => {
  const weekdayHours = typed.hours.map((text) => text.trim() || 0)
  const own = (text: string) => numberIn(text) ?? text
  const steps = typed.steps.map(({ fromWeek, hours, paceFrom, paceTo }, index) => ({
    fromWeek: own(fromWeek),
    weekdayHours: index === typed.steps.length - 1 ? weekdayHours : hours.map((text) => text.trim() || 0),
    pace: paceFrom.trim() || paceTo.trim() ? { from: own(paceFrom), to: own(paceTo.trim() || paceFrom) } : null,
  }))
  const body = {
    siteId: typed.siteId || undefined,
    offer: typed.offer || undefined,
    startsOn: typed.startsOn,
    endsOn: typed.endsOn,
    weekdayHours,
    ramp: typed.rampChoice === 'own' ? steps : rampOf(typed, options.definition),
    tasks: typed.tasks,
    buddy: typed.buddy,
    support: typed.support,
    goal: typed.goal,
    purpose: typed.purpose.trim() || purpose,
    mentorHours: typed.mentorHours.trim() || 0,
    need: typed.need,
  }
  // the server judges what was typed: the type is the one the endpoint asks for
  return body as Body
}

/** The form's body as it was sent, with the placement's version where one is written again, and the name it was kept under. */
export const bodyIn = (data: FormData): { readonly body: Body; readonly version: number; readonly keptAs: string } => {
  const { version, ...body } = JSON.parse(String(data.get('body'))) as Body & { version?: number }
  return { body, version: version ?? 0, keptAs: String(data.get('keptAs')) }
}

const isText = (value: unknown): value is string => typeof value === 'string'
const areTexts = (value: unknown, length?: number): boolean =>
  Array.isArray(value) && value.every(isText) && (length === undefined || value.length === length)
const isStep = (value: unknown): boolean => {
  if (typeof value !== 'object' || value === null) return false
  const { key, fromWeek, hours, paceFrom, paceTo } = value as Partial<Record<keyof TypedStep, unknown>>
  return typeof key === 'number' && [fromWeek, paceFrom, paceTo].every(isText) && areTexts(hours, 7)
}

/** Whether what the tab kept is a form of this shape. */
export const isTyped = (value: unknown): value is Typed => {
  if (typeof value !== 'object' || value === null) return false
  const { tasks, hours, steps, endProposed, hoursProposed, rampChoice, ...texts } = value as Partial<Record<keyof Typed, unknown>>
  const { siteId, offer, startsOn, endsOn, buddy, support, mentorHours, goal, purpose, need } = texts
  return (
    [siteId, offer, startsOn, endsOn, buddy, support, mentorHours, goal, purpose, need].every(isText) &&
    areTexts(tasks) &&
    areTexts(hours, 7) &&
    typeof endProposed === 'boolean' &&
    typeof hoursProposed === 'boolean' &&
    rampChoices.some((one) => one === rampChoice) &&
    Array.isArray(steps) &&
    steps.every(isStep)
  )
}
