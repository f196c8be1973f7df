import { addDays, addWeeks, daysBetween } from '../calendar.ts'

type Spell = { readonly kind: string; readonly startsOn: string; readonly endsOn: string | null }

/** Ordinary employment is lasting after so many weeks (domain.md 9). */
export const lastingWeeks = 26
/** Whole weeks without ordinary work that do not break it. */
export const bridgedWeeks = 4

const lastingDays = lastingWeeks * 7
const bridgedDays = bridgedWeeks * 7

/** First and last day, both worked; `endsOn` null while it runs on as far as we know. */
export type Run = { readonly startsOn: string; readonly endsOn: string | null }
/** Ordinary employment from its first day to its last, short gaps bridged; `runs` are the parts with work, none of them overlapping. */
export type Stretch = Run & { readonly runs: readonly Run[] }

/** Days without work between two runs: 0 where they touch, less where they overlap. */
const gapBetween = (endsOn: string, startsOn: string): number => daysBetween(endsOn, startsOn) - 1

const laterEnd = (a: string | null, b: string | null): string | null => (a === null || b === null ? null : a > b ? a : b)

/** Ordinary spells joined where they overlap, touch, or leave at most four weeks between them; first to last. */
export const stretchesOf = (spells: readonly Spell[]): Stretch[] => {
  const found: Stretch[] = []
  const ordinary = spells.filter(({ kind }) => kind === 'ordinary').toSorted((a, b) => daysBetween(b.startsOn, a.startsOn))
  for (const { startsOn, endsOn } of ordinary) {
    const last = found.at(-1)
    const gap = !last ? Number.POSITIVE_INFINITY : last.endsOn === null ? 0 : gapBetween(last.endsOn, startsOn)
    if (!last || gap > bridgedDays) {
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

const begun = (spells: readonly Spell[], on: string): Stretch[] => stretchesOf(spells.filter(({ startsOn }) => startsOn <= on))

/** Whether a stretch still holds on a day: it runs, or its gap is not yet longer than four weeks. */
const holdsOn = ({ endsOn }: Stretch, on: string): boolean => endsOn === null || on <= addWeeks(endsOn, bridgedWeeks)

/** Whether ordinary employment had lasted 26 weeks on a day, and was not over for more than four weeks. */
export const lastingOn = (spells: readonly Spell[], on: string): boolean =>
  begun(spells, on).some((stretch) => workedDays(stretch, on) >= lastingDays && holdsOn(stretch, on))

/** The day on which a stretch had its 26 weeks, or null when that has not come by `on`. */
const fullOn = (stretch: Stretch, on: string): string | null => {
  let left = lastingDays
  for (const { startsOn, endsOn } of stretch.runs) {
    const until = endsOn === null || endsOn > on ? on : endsOn
    const days = Math.max(0, daysBetween(startsOn, until) + 1)
    if (days >= left) return addDays(startsOn, left - 1)
    left -= days
  }
  return null
}

/**
 * How far ordinary employment has come towards lasting. none: no stretch holds now. counting: at work. paused: in a gap that is still
 * short enough. lasting: 26 weeks are reached and the stretch holds.
 */
export type Lasting = {
  readonly state: 'none' | 'counting' | 'paused' | 'lasting'
  /** Whole weeks worked in the stretch that holds, 0 when none does; not more than 26. */
  readonly weeks: number
  readonly since: string | null
  /** The day 26 weeks were reached in the stretch that holds; where none holds, the last time they were. */
  readonly reachedOn: string | null
  /** In a gap: the last day on which a new ordinary job still carries on the count. */
  readonly resumeBy: string | null
}

/** How far ordinary employment has come on `today`; spells that begin later are left out. */
export const lasting = (spells: readonly Spell[], today: string): Lasting => {
  const stretches = begun(spells, today)
  const now = stretches.findLast((stretch) => holdsOn(stretch, today))
  if (!now) {
    const reached = stretches.map((stretch) => fullOn(stretch, today)).findLast((day) => day !== null)
    return { state: 'none', weeks: 0, since: null, reachedOn: reached ?? null, resumeBy: null }
  }
  const reachedOn = fullOn(now, today)
  const resumeBy = now.endsOn !== null && now.endsOn < today ? addDays(now.endsOn, bridgedDays + 1) : null
  return {
    state: reachedOn !== null ? 'lasting' : resumeBy !== null ? 'paused' : 'counting',
    weeks: Math.min(lastingWeeks, Math.floor(workedDays(now, today) / 7)),
    since: now.startsOn,
    reachedOn,
    resumeBy,
  }
}
