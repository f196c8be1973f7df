import { addDays, addWeeks, daysBetween } from '../calendar.ts'
import type { Refusal } from '../problem.ts'

/** What ordinary employment must be to count as lasting (domain.md 9: "target definition to be set locally"). */
export type LastingTerms = {
  /** Weeks of work. */
  readonly weeks: number
  /** Whole weeks without work that do not break it. */
  readonly bridgedWeeks: number
  /** The fewest paid hours a week; those of jobs held at the same time are added up. At 0 every job counts. */
  readonly leastHours: number
}
/** Terms with the day they count from; null: from the beginning. */
export type LastingDefinition = LastingTerms & { readonly validFrom: string | null }

/** What counts until a municipality has said something else (product.md, step 11). */
export const standardTerms: LastingTerms = { weeks: 26, bridgedWeeks: 4, leastHours: 0 }
/** Within which a municipality may set them; the database holds the same. */
export const termLimits = {
  weeks: { min: 4, max: 104 },
  bridgedWeeks: { min: 0, max: 12 },
  leastHours: { min: 0, max: 37 },
} as const
/** In characters. */
export const reasonLimits = { min: 3, max: 300 } as const

/** Newest first, and last what counted before anybody had said anything. */
const newestFirst = (definitions: readonly LastingDefinition[]): readonly LastingDefinition[] => [
  ...definitions.toSorted((a, b) => ((a.validFrom ?? '') < (b.validFrom ?? '') ? 1 : -1)),
  { ...standardTerms, validFrom: null },
]

/** What is said of a day is judged by what counted on that day (decision 026). `lasting_terms` is the same in SQL. */
export const termsOn = (definitions: readonly LastingDefinition[], day: string): LastingDefinition =>
  newestFirst(definitions).find(({ validFrom }) => validFrom === null || validFrom <= day) ?? {
    ...standardTerms,
    validFrom: null,
  }

/** Whether other terms may count from a day: never from one that is over, since what was said of it would change. */
export const refusalsOfDefinition = (
  {
    validFrom,
    weeks,
    bridgedWeeks,
    reason,
  }: Omit<LastingDefinition, 'leastHours' | 'validFrom'> & {
    readonly validFrom: string
    readonly reason: string
  },
  today: string,
): Refusal[] => {
  const outside = (key: 'weeks' | 'bridgedWeeks', value: number): Refusal | null => {
    const { min, max } = termLimits[key]
    if (Number.isInteger(value) && value >= min && value <= max) return null
    return { code: 'setting-out-of-range', pointer: `/${key}`, facts: { min, max } }
  }
  const refusals: (Refusal | null)[] = [
    validFrom < today ? { code: 'definition-not-ahead', pointer: '/validFrom' } : null,
    outside('weeks', weeks),
    outside('bridgedWeeks', bridgedWeeks),
    reason.trim().length < reasonLimits.min ? { code: 'required', pointer: '/reason' } : null,
  ]
  return refusals.filter((refusal) => refusal !== null)
}

type Spell = { readonly kind: string; readonly startsOn: string; readonly endsOn: string | null; readonly weeklyHours: number }

/** First and last day, both worked; `endsOn` null while it runs on as far as we know. */
export type Run = { readonly startsOn: string; readonly endsOn: string | null }
/** Ordinary employment from its first day to its last, short gaps bridged; `runs` are the parts with work, none of them overlapping. */
export type Stretch = Run & { readonly runs: readonly Run[] }

/** Days without work between two runs: 0 where they touch, less where they overlap. */
const gapBetween = (endsOn: string, startsOn: string): number => daysBetween(endsOn, startsOn) - 1

const earlierOf = (a: string, b: string): string => (a < b ? a : b)
const laterOf = (a: string, b: string): string => (a > b ? a : b)
const laterEnd = (a: string | null, b: string | null): string | null => (a === null || b === null ? null : laterOf(a, b))

const covers = ({ startsOn, endsOn }: Run, day: string): boolean => startsOn <= day && (endsOn === null || endsOn >= day)

/** Days on which ordinary jobs had the hours together, as runs that may overlap. */
const countedRuns = (spells: readonly Spell[], leastHours: number): readonly Run[] => {
  const ordinary = spells.filter(({ kind }) => kind === 'ordinary')
  const enough = ordinary.filter(({ weeklyHours }) => weeklyHours >= leastHours)
  if (enough.length === ordinary.length) return ordinary
  const turns = new Set(
    ordinary.flatMap(({ startsOn, endsOn }) => (endsOn === null ? [startsOn] : [startsOn, addDays(endsOn, 1)])),
  )
  const days = [...turns].toSorted((a, b) => (a < b ? -1 : 1))
  const together = days.flatMap((startsOn, index): Run[] => {
    const hours = ordinary.reduce((sum, spell) => (covers(spell, startsOn) ? sum + spell.weeklyHours : sum), 0)
    const next = days[index + 1]
    return hours >= leastHours ? [{ startsOn, endsOn: next === undefined ? null : addDays(next, -1) }] : []
  })
  return [...enough, ...together]
}

/** Ordinary spells joined where they overlap, touch, or leave no more weeks between them than are bridged; first to last. */
export const stretchesOf = (
  spells: readonly Spell[],
  { bridgedWeeks, leastHours }: Pick<LastingTerms, 'bridgedWeeks' | 'leastHours'>,
): Stretch[] => {
  const found: Stretch[] = []
  const runsInOrder = countedRuns(spells, leastHours).toSorted((a, b) => daysBetween(b.startsOn, a.startsOn))
  for (const { startsOn, endsOn } of runsInOrder) {
    const last = found.at(-1)
    const gap = !last ? Number.POSITIVE_INFINITY : last.endsOn === null ? 0 : gapBetween(last.endsOn, startsOn)
    if (!last || gap > bridgedWeeks * 7) {
      found.push({ startsOn, endsOn, runs: [{ startsOn, endsOn }] })
      continue
    }
    const before = last.runs.slice(0, -1)
    const run = last.runs.at(-1) ?? last
    const end = laterEnd(last.endsOn, endsOn)
    const runs = gap > 0 ? [...last.runs, { startsOn, endsOn }] : [...before, { startsOn: run.startsOn, endsOn: end }]
    found[found.length - 1] = { startsOn: last.startsOn, endsOn: end, runs }
  }
  return found
}

/** Days of work in a stretch up to and with a day. A bridged gap does not break the stretch, but nobody worked in it, so it does not count. */
export const workedDays = ({ runs }: Pick<Stretch, 'runs'>, on: string): number =>
  runs.reduce((sum, { startsOn, endsOn }) => {
    const until = endsOn === null || endsOn > on ? on : endsOn
    return sum + Math.max(0, daysBetween(startsOn, until) + 1)
  }, 0)

const begun = (spells: readonly Spell[], terms: LastingTerms, on: string): Stretch[] =>
  stretchesOf(
    spells.filter(({ startsOn }) => startsOn <= on),
    terms,
  )

/** Whether a stretch still holds on a day: it runs, or its gap is not yet longer than what is bridged. */
const holdsOn = ({ endsOn }: Stretch, terms: LastingTerms, on: string): boolean =>
  endsOn === null || on <= addWeeks(endsOn, terms.bridgedWeeks)

/** Whether ordinary employment had lasted long enough on a day by the terms of that day, and was not over for longer than is bridged. */
export const lastingOn = (spells: readonly Spell[], terms: LastingTerms, on: string): boolean =>
  begun(spells, terms, on).some((stretch) => workedDays(stretch, on) >= terms.weeks * 7 && holdsOn(stretch, terms, on))

/** The day on which a stretch had its weeks, or null when that has not come by `on`. */
const fullOn = (stretch: Stretch, terms: LastingTerms, on: string): string | null => {
  let left = terms.weeks * 7
  for (const { startsOn, endsOn } of stretch.runs) {
    const until = endsOn === null || endsOn > on ? on : endsOn
    const days = Math.max(0, daysBetween(startsOn, until) + 1)
    if (days >= left) return addDays(startsOn, left - 1)
    left -= days
  }
  return null
}

/** All days up to `today` on which employment was lasting, each judged by the terms of that day, joined to first and last; in order. */
const lastingDays = (spells: readonly Spell[], definitions: readonly LastingDefinition[], today: string): Run[] => {
  const inOrder = newestFirst(definitions).toReversed()
  const days = inOrder.flatMap((terms, index) => {
    const next = inOrder[index + 1]?.validFrom
    const until = next && next <= today ? addDays(next, -1) : today
    const from = terms.validFrom ?? ''
    return begun(spells, terms, until).flatMap((stretch) => {
      const full = fullOn(stretch, terms, until)
      if (full === null) return []
      const last = stretch.endsOn === null ? until : addWeeks(stretch.endsOn, terms.bridgedWeeks)
      const found = { startsOn: laterOf(full, from), endsOn: earlierOf(last, until) }
      return found.startsOn <= found.endsOn ? [found] : []
    })
  })
  const joined: { startsOn: string; endsOn: string }[] = []
  for (const { startsOn, endsOn } of days) {
    const last = joined.at(-1)
    if (last && startsOn <= addDays(last.endsOn, 1)) last.endsOn = laterOf(last.endsOn, endsOn)
    else joined.push({ startsOn, endsOn })
  }
  return joined
}

/**
 * How far ordinary employment has come towards lasting. none: no stretch holds now. counting: at work. paused: in a gap that is still
 * short enough. lasting: the weeks are reached and the stretch holds.
 */
export type Lasting = {
  readonly state: 'none' | 'counting' | 'paused' | 'lasting'
  /** Whole weeks worked in the stretch that holds, 0 when none does; not more than the terms ask for. */
  readonly weeks: number
  readonly since: string | null
  /** Where it is lasting, since when without a break; else the last time it became so. Each day by the terms of that day. */
  readonly reachedOn: string | null
  /** In a gap: the last day on which a new ordinary job still carries on the count. */
  readonly resumeBy: string | null
}

/** How far ordinary employment has come on `today`, by the terms of that day; spells that begin later are left out. */
export const lasting = (spells: readonly Spell[], definitions: readonly LastingDefinition[], today: string): Lasting => {
  const terms = termsOn(definitions, today)
  const now = begun(spells, terms, today).findLast((stretch) => holdsOn(stretch, terms, today))
  const reachedOn = lastingDays(spells, definitions, today).at(-1)?.startsOn ?? null
  if (!now) return { state: 'none', weeks: 0, since: null, reachedOn, resumeBy: null }
  const isFull = fullOn(now, terms, today) !== null
  const resumeBy = now.endsOn !== null && now.endsOn < today ? addDays(now.endsOn, terms.bridgedWeeks * 7 + 1) : null
  return {
    state: isFull ? 'lasting' : resumeBy !== null ? 'paused' : 'counting',
    weeks: Math.min(terms.weeks, Math.floor(workedDays(now, today) / 7)),
    since: now.startsOn,
    reachedOn: isFull ? reachedOn : null,
    resumeBy,
  }
}
