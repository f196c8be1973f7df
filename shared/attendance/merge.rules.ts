import type { Facts } from '../problem.ts'
import { entryFields, type Field, sameField } from './attendance.rules.ts'
import type { Entry, LoggedDay } from './attendance.schema.ts'
import { dayStateKeys, isThere, paceBands, supportKinds } from './states.ts'

/** One side's words for a field, over the rest of another entry. */
export const takeField = (field: Field, from: Entry, over: Entry): Entry => {
  if (field === 'day') return { ...over, state: from.state, hours: from.hours }
  if (field === 'paceBand') return { ...over, paceBand: from.paceBand }
  if (field === 'note') return { ...over, note: from.note }
  if (field === 'tasks') return { ...over, tasksDone: from.tasksDone, signedOff: from.signedOff }
  return { ...over, supportGiven: from.supportGiven }
}

/** What only somebody who was there can have. */
const ofPresence = ['paceBand', 'tasks', 'supportGiven'] as const satisfies readonly Field[]

const saysNothing = (field: (typeof ofPresence)[number], entry: Entry): boolean => {
  if (field === 'paceBand') return entry.paceBand === null
  if (field === 'tasks') return entry.tasksDone.length === 0 && !entry.signedOff
  return entry.supportGiven.length === 0
}

export type Merged = { readonly merged: Entry; readonly collisions: readonly Field[] }

/**
 * Two people's words about one day. `base` is what the sender had in front of them, `mine` what they made of it, `standing` what is
 * there now, `between` what stood there in the meantime. A field that one side changed is taken from that side; changed to the same on
 * both sides it is agreed; changed differently it collides, also where the other side changed it and back again, since somebody
 * decided that. An absence on one side and pace, tasks or support newly said on the other contradict each other: the day decides what
 * a row can hold, so it is the day that collides, and nothing that was said is dropped unasked. Collided fields stand as they stand.
 */
export const mergeEntries = (base: Entry, mine: Entry, standing: Entry, between: readonly Entry[] = []): Merged => {
  const theirs = [...between, standing]
  const collisions = new Set<Field>()
  let merged = standing
  for (const field of entryFields) {
    if (sameField(field, mine, base) || sameField(field, mine, standing)) continue
    if (theirs.every((one) => sameField(field, one, base))) merged = takeField(field, mine, merged)
    else collisions.add(field)
  }
  if (!isThere(merged.state) && ofPresence.some((field) => !saysNothing(field, merged))) collisions.add('day')
  return { merged: collisions.size === 0 ? merged : standing, collisions: entryFields.filter((field) => collisions.has(field)) }
}

/** A collision as a refusal carries it: what stands there now, by whom and since when, and which fields collide. */
export const collisionFacts = (standing: LoggedDay, collisions: readonly Field[]): Facts => ({
  state: standing.state,
  hours: standing.hours,
  ...(standing.paceBand === null ? {} : { paceBand: standing.paceBand }),
  ...(standing.note === null ? {} : { note: standing.note }),
  tasksDone: standing.tasksDone.join('\n'),
  signedOff: standing.signedOff ? 1 : 0,
  supportGiven: standing.supportGiven.join(' '),
  version: standing.version,
  loggedBy: standing.loggedBy,
  loggedAt: standing.loggedAt,
  collisions: collisions.join(' '),
})

const words = (fact: string | number | undefined, between: string): string[] =>
  typeof fact === 'string' && fact !== '' ? fact.split(between) : []

/** Reads a collision's facts back; null where they are not those of one. */
export const readCollision = (facts: Facts): { readonly standing: LoggedDay; readonly collisions: readonly Field[] } | null => {
  const state = dayStateKeys.find((one) => one === facts.state)
  const { hours, version, loggedBy, loggedAt, note } = facts
  if (!state || typeof hours !== 'number' || typeof version !== 'number') return null
  const support = words(facts.supportGiven, ' ')
  const collided = words(facts.collisions, ' ')
  return {
    standing: {
      state,
      hours,
      paceBand: paceBands.find((band) => band === facts.paceBand) ?? null,
      note: typeof note === 'string' ? note : null,
      tasksDone: words(facts.tasksDone, '\n'),
      signedOff: facts.signedOff === 1,
      supportGiven: supportKinds.filter((kind) => support.includes(kind)),
      version,
      loggedBy: typeof loggedBy === 'string' ? loggedBy : '',
      loggedAt: typeof loggedAt === 'string' ? loggedAt : '',
    },
    collisions: entryFields.filter((field) => collided.includes(field)),
  }
}
