import type { Field } from '../../shared/attendance/attendance.rules.ts'
import type { Closure, CrewEntry, CrewRow, Entry } from '../../shared/attendance/attendance.schema.ts'
import { isThere } from '../../shared/attendance/states.ts'
import type { Format, Texts } from '../../shared/i18n/index.ts'

/** A protected person is called by an alias, in the reader's language. */
export const personWords = ({ attendance }: Texts, { name, alias }: Pick<CrewRow, 'name' | 'alias'>): string =>
  name ?? attendance.alias(alias)

/** What one part of a day says; empty when it says nothing. */
export const fieldWords = ({ attendance }: Texts, format: Format, field: Field, said: Entry): string => {
  switch (field) {
    case 'day':
      return [attendance.states[said.state], isThere(said.state) ? format.hours(said.hours) : ''].filter(Boolean).join(', ')
    case 'paceBand':
      return said.paceBand ? attendance.pace[said.paceBand] : ''
    case 'note':
      return said.note ? `“${said.note}”` : ''
    case 'tasks':
      return format.list(said.tasksDone)
    case 'supportGiven':
      return format.list(said.supportGiven.map((kind) => attendance.support[kind]))
  }
}

/** 'Kom for sent, 3,5 timer, tempo: jævnt, udført: Gange og Vask, støtte: en snak, “…”' */
export const entryWords = (texts: Texts, format: Format, said: Entry): string => {
  const { entry } = texts.attendance
  const words = (field: Field, of: (text: string) => string = (text) => text) => {
    const text = fieldWords(texts, format, field, said)
    return text && of(text)
  }
  return [
    words('day'),
    words('paceBand', entry.pace),
    words('tasks', entry.tasks),
    words('supportGiven', entry.support),
    words('note'),
  ]
    .filter(Boolean)
    .join(', ')
}

export const closureWords = ({ attendance }: Texts, closure: Closure): string =>
  closure.kind === 'holiday' ? attendance.holidays[closure.holiday] : closure.reason

/** What merged by itself when the crew was sent, and with whose words; empty when nothing did. */
export const mergedWords = ({ attendance }: Texts, format: Format, merged: readonly { readonly by: string }[]): string =>
  merged.length === 0 ? '' : attendance.send.merged(merged.length, format.list(new Set(merged.map(({ by }) => by))))

/** When the person's own words of a day came through, and who has written since, as of when; null while nobody has written. */
export const writtenIn = (
  rows: readonly Pick<CrewRow, 'logged'>[],
  me: string,
): { readonly own: string | null; readonly later: { readonly who: string; readonly at: string } | null } | null => {
  const days = rows.flatMap(({ logged }) => logged ?? []).toSorted((a, b) => a.loggedAt.localeCompare(b.loggedAt))
  const last = days.at(-1)
  if (!last) return null
  const own = days.findLast(({ loggedBy }) => loggedBy === me)?.loggedAt ?? null
  return { own, later: last.loggedBy === me ? null : { who: last.loggedBy, at: last.loggedAt } }
}

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
