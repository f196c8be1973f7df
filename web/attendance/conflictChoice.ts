import { entryFields, type Field, sameEntry, sameField } from '../../shared/attendance/attendance.rules.ts'
import type { Entry, LoggedDay } from '../../shared/attendance/attendance.schema.ts'
import { takeField } from '../../shared/attendance/merge.rules.ts'
import { isThere } from '../../shared/attendance/states.ts'
import type { Edit } from './crewEdits.ts'

export type Side = 'mine' | 'theirs'
/** What the person chose, field by field. */
export type Choice = Readonly<Partial<Record<Field, Side>>>

/** The values alone, as both sides give them. */
export const saidIn = ({ state, hours, paceBand, note, tasksDone, signedOff, supportGiven }: Entry): Entry => ({
  state,
  hours,
  paceBand,
  note,
  tasksDone,
  signedOff,
  supportGiven,
})

type Two = {
  /** What the person had in front of them. */
  readonly base: Entry
  readonly mine: Edit
  readonly standing: LoggedDay
  readonly collisions: readonly Field[]
}

/**
 * The row after the choice: what collided as it was chosen, the rest from whoever changed it; with an absence nothing stands of pace,
 * tasks or support. Null when that is what stands there already, so that nothing is left to send.
 */
export const chosenEdit = ({ base, mine, standing, collisions }: Two, choice: Choice): Edit | null => {
  const { loggedBy: _by, loggedAt: _at, ...seen } = standing
  let said = saidIn(standing)
  for (const field of entryFields) {
    const isMine = collisions.includes(field) ? choice[field] === 'mine' : !sameField(field, mine, base)
    if (isMine) said = takeField(field, mine, said)
  }
  if (!isThere(said.state)) said = { ...said, paceBand: null, tasksDone: [], signedOff: false, supportGiven: [] }
  const { motivation } = mine
  return sameEntry(said, standing) && !motivation ? null : { ...said, seen, ...(motivation && { motivation }) }
}

/** The same side for every part. */
export const allFrom = (side: Side, collisions: readonly Field[]): Choice =>
  Object.fromEntries(collisions.map((field) => [field, side]))
