import type { Closure, CrewEntry, CrewRow, Entry } from '../../shared/attendance/attendance.schema.ts'
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

type ToSend = { readonly toSend: readonly CrewEntry[]; readonly rows: readonly CrewRow[]; readonly otherDay: string | null }

/** What the one button sends: a whole crew, those who are missing, corrections. A day that is not today is named. */
export const sendWords = ({ attendance: { send } }: Texts, { toSend, rows, otherDay }: ToSend): string => {
  if (!rows.some(({ logged }) => logged)) return otherDay ? send.goDay(otherDay, toSend.length) : send.go(toSend.length)
  const expected = new Set(rows.flatMap((row) => (!row.logged && row.plannedHours > 0 ? [row.placementId] : [])))
  const missing = toSend.filter(({ placementId }) => expected.has(placementId)).length
  const changed = toSend.length - missing
  if (missing === 0) return send.corrections(changed)
  return changed === 0 ? send.missing(missing) : send.missingAnd(missing, changed)
}
