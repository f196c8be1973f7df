import type { Closure, CrewRow, Entry } from '../../shared/attendance/attendance.schema.ts'
import { isThere } from '../../shared/attendance/states.ts'
import type { Format, Texts } from '../../shared/i18n/index.ts'

/** A protected person is called by an alias, in the reader's language. */
export const personWords = ({ attendance }: Texts, { name, alias }: Pick<CrewRow, 'name' | 'alias'>): string =>
  name ?? attendance.alias(alias)

/** 'Kom for sent, 3,5 timer, Jævnt' */
export const entryWords = ({ attendance }: Texts, format: Format, { state, hours, paceBand, note }: Entry): string =>
  [
    attendance.states[state],
    isThere(state) ? format.hours(hours) : '',
    paceBand ? attendance.pace[paceBand].toLocaleLowerCase(format.language) : '',
    note ? `“${note}”` : '',
  ]
    .filter(Boolean)
    .join(', ')

export const closureWords = ({ attendance }: Texts, closure: Closure): string =>
  closure.kind === 'holiday' ? attendance.holidays[closure.holiday] : closure.reason
