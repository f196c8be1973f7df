import type { Texts } from '../i18n/texts.ts'
import { mayStillReach } from './reports.rules.ts'
import type { Dashboard, Work } from './reports.schema.ts'

/** Why nobody is counted so many weeks on: too early in the year chosen, with the year to choose instead, or nobody began. */
export const notReached = ({ year, years, asOf }: Dashboard, weeks: Work['weeks'], { reports }: Texts): string =>
  mayStillReach(year, weeks, asOf)
    ? reports.work.notYet(weeks, years.includes(year - 1) ? year - 1 : null)
    : reports.work.nobodyReached(weeks)
