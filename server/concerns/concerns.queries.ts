import type { Prisma } from '../../generated/prisma/client.ts'
import {
  followUpOf,
  isNew,
  isOver,
  isOverdue,
  stateOf,
  whyNotClose,
  whyNotSettle,
  whyNotWrite,
} from '../../shared/concerns/concerns.rules.ts'
import type { ConcernView, MessageView, Thread } from '../../shared/concerns/concerns.schema.ts'
import { audiences, type ConcernState, concernKinds, outcomes, topics, urgencies } from '../../shared/concerns/topics.ts'
import { versionStateOf } from '../../shared/placements/agreements.rules.ts'
import type { VersionState } from '../../shared/placements/parties.ts'
import { ProblemError, type Refusal } from '../../shared/problem.ts'
import type { Actor } from '../db/actor.ts'
import type { ReadTx } from '../db/db.ts'
import { oneOf } from '../placements/agreements.queries.ts'
import { fateOf } from '../placements/wordings.queries.ts'
import { getHead, type Person, peopleOf } from './heads.queries.ts'

// the columns that a team lead is granted too: whose citizen it is is not among them
const concernSelect = {
  id: true,
  placementId: true,
  kind: true,
  topic: true,
  text: true,
  urgency: true,
  hoursAWeek: true,
  raisedById: true,
  raisedAt: true,
  dueAt: true,
  ownerId: true,
  outcome: true,
  answer: true,
  answeredById: true,
  answeredAt: true,
  replacedById: true,
  withdrawnAt: true,
  versionId: true,
  followedUpAt: true,
  seenAt: true,
  seenById: true,
  answerSeenAt: true,
  answerSeenById: true,
  version: true,
} as const satisfies Prisma.ConcernSelect
export type ConcernRow = Prisma.ConcernGetPayload<{ select: typeof concernSelect }>

/** Whose the open ones are today: the citizen's caseworker, or whoever covers; null where nobody is. */
export const ownersOf = async (tx: ReadTx): Promise<ReadonlyMap<string, string | null>> => {
  const rows = await tx.$queryRaw<
    { concern_id: string; owner_id: string | null }[]
  >`SELECT concern_id::text, owner_id::text FROM concern_owners()`
  return new Map(rows.map(({ concern_id, owner_id }) => [concern_id, owner_id]))
}

type Drafted = { readonly number: number; readonly state: VersionState }

/** The wordings that carry proposals out. A lead is shown what was sent for the own sites and not taken back. */
const versionsOf = async (
  tx: ReadTx,
  actor: Actor,
  ids: readonly string[],
  today: string,
): Promise<ReadonlyMap<string, Drafted>> => {
  if (ids.length === 0) return new Map()
  const crew = { id: true, number: true, sentAt: true, agreedAt: true, declinedAt: true, updatedAt: true } as const
  const where = { id: { in: [...ids] } }
  const rows =
    actor.role === 'team_lead'
      ? (await tx.placementVersion.findMany({ where, select: crew })).map((row) => ({ ...row, withdrawnAt: null }))
      : await tx.placementVersion.findMany({ where, select: { ...crew, withdrawnAt: true } })
  return new Map(rows.map((row) => [row.id, { number: row.number, state: versionStateOf(fateOf(row), today) }]))
}

type Known = {
  readonly actor: Actor
  readonly now: number
  /** The placement is. */
  readonly over: boolean
  readonly people: ReadonlyMap<string, Person>
  readonly owners: ReadonlyMap<string, string | null>
  readonly versions: ReadonlyMap<string, Drafted>
  readonly raisers: ReadonlyMap<string, string>
  /** When the reader was last there. */
  readonly readAt: number | null
}

const nameOf = (people: ReadonlyMap<string, Person>, id: string | null): string => (id && people.get(id)?.name) ?? ''

/** How it ended, for whoever comes too late. */
const endingOf = (row: ConcernRow, state: ConcernState, { people, raisers }: Pick<Known, 'people' | 'raisers'>) => {
  const by = state === 'replaced' ? (raisers.get(row.replacedById ?? '') ?? null) : row.answeredById
  return {
    topic: oneOf(topics, row.topic),
    state,
    by: nameOf(people, by),
    outcome: row.outcome === null ? null : oneOf(outcomes, row.outcome),
  }
}

const notAllowed: Refusal = { code: 'not-allowed' }
const underWay: readonly VersionState[] = ['draft', 'awaiting', 'agreed']

const viewOf = (row: ConcernRow, known: Known): ConcernView => {
  const { actor, now, people, owners, versions, readAt } = known
  const state = stateOf(row)
  const ending = endingOf(row, state, known)
  const ownerId = state === 'open' ? (owners.get(row.id) ?? null) : row.ownerId
  const { topic, outcome } = ending
  const receipt = (id: string | null, at: Date | null) => at && { name: nameOf(people, id), at: at.toISOString() }
  const news = (byId: string, at: Date) => {
    const own = people.get(byId)?.organisationId === actor.organisationId
    return isNew({ mine: byId === actor.staffId, own, audience: 'shared', at: at.getTime() }, readAt)
  }
  const answer =
    outcome && row.answeredById && row.answeredAt && row.answer !== null
      ? { outcome, words: row.answer, byId: row.answeredById, at: row.answeredAt }
      : null
  const drafted = row.versionId === null ? undefined : versions.get(row.versionId)
  // what was seen to is told for good, and a wording that is on its way goes on without the old placement
  const stands = row.followedUpAt !== null || (drafted !== undefined && underWay.includes(drafted.state))
  const follows = followUpOf(topic, outcome, known.over && !stands)
  const crew = actor.role === 'team_lead'
  return {
    concernId: row.id,
    kind: oneOf(concernKinds, row.kind),
    topic,
    text: row.text,
    urgency: oneOf(urgencies, row.urgency),
    hoursAWeek: row.hoursAWeek === null ? null : Number(row.hoursAWeek),
    state,
    raisedBy: nameOf(people, row.raisedById),
    raisedAt: row.raisedAt.toISOString(),
    dueAt: row.dueAt.toISOString(),
    overdue: isOverdue({ state, dueAt: row.dueAt.getTime() }, now),
    unread:
      ((state === 'open' || answer !== null) && news(row.raisedById, row.raisedAt)) ||
      (answer !== null && news(answer.byId, answer.at)),
    owner: ownerId && nameOf(people, ownerId),
    mine: ownerId === actor.staffId,
    seen: receipt(row.seenById, row.seenAt),
    answer: answer && {
      outcome: answer.outcome,
      words: answer.words,
      by: nameOf(people, answer.byId),
      at: answer.at.toISOString(),
      seen: receipt(row.answerSeenById, row.answerSeenAt),
    },
    followUp: follows && {
      kind: follows,
      versionNumber: drafted?.number ?? null,
      versionState: drafted?.state ?? null,
      done: row.followedUpAt !== null,
    },
    version: row.version,
    can: {
      answer: crew ? notAllowed : whyNotClose(ending),
      withdraw: crew ? whyNotClose(ending) : notAllowed,
      settle: crew ? notAllowed : whyNotSettle({ ...ending, followedUp: row.followedUpAt !== null }),
    },
  }
}

type MessageRow = {
  readonly id: string
  readonly audience: string
  readonly text: string
  readonly byId: string
  readonly at: Date
}
type ReadRow = { readonly staffId: string; readonly readAt: Date }

const messageOf = (row: MessageRow, reads: readonly ReadRow[], { actor, people, readAt }: Known): MessageView => {
  const audience = oneOf(audiences, row.audience)
  const side = people.get(row.byId)?.organisationId
  const own = side === actor.organisationId
  // an internal note has no other side
  const readers =
    audience === 'shared' ? reads.filter((one) => one.readAt >= row.at && people.get(one.staffId)?.organisationId !== side) : []
  return {
    messageId: row.id,
    audience,
    text: row.text,
    by: nameOf(people, row.byId),
    own,
    at: row.at.toISOString(),
    unread: isNew({ mine: row.byId === actor.staffId, own, audience, at: row.at.getTime() }, readAt),
    readBy: readers.map(({ staffId }) => nameOf(people, staffId)).filter((name) => name !== ''),
  }
}

/** A placement's thread as its reader sees it; the database keeps internal notes from a team lead. */
export const getThread = async (tx: ReadTx, actor: Actor, placementId: string, today: string, now: Date): Promise<Thread> => {
  const { hoursAWeek, accessUntil, ...head } = await getHead(tx, actor, placementId, today)
  const rows = await tx.concern.findMany({
    where: { placementId },
    select: concernSelect,
    orderBy: [{ raisedAt: 'desc' }, { id: 'desc' }],
  })
  const messages = await tx.threadMessage.findMany({
    where: { placementId },
    select: { id: true, audience: true, text: true, byId: true, at: true },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
  })
  const reads = await tx.threadRead.findMany({
    where: { placementId },
    select: { staffId: true, readAt: true },
    orderBy: { readAt: 'asc' },
  })
  const owners = await ownersOf(tx)
  const people = await peopleOf(tx, [
    ...rows.flatMap((row) => [
      row.raisedById,
      row.ownerId,
      row.answeredById,
      row.seenById,
      row.answerSeenById,
      owners.get(row.id) ?? null,
    ]),
    ...messages.map(({ byId }) => byId),
    ...reads.map(({ staffId }) => staffId),
  ])
  const known: Known = {
    actor,
    now: now.getTime(),
    over: isOver(head.state),
    people,
    owners,
    versions: await versionsOf(
      tx,
      actor,
      rows.flatMap(({ versionId }) => versionId ?? []),
      today,
    ),
    raisers: new Map(rows.map(({ id, raisedById }) => [id, raisedById])),
    readAt: reads.find(({ staffId }) => staffId === actor.staffId)?.readAt.getTime() ?? null,
  }
  const concerns = rows.map((row) => viewOf(row, known))
  const said = messages.map((row) => messageOf(row, reads, known))
  const instants = [
    ...rows.flatMap(({ raisedAt, answeredAt }) => [raisedAt, answeredAt ?? raisedAt]),
    ...messages.map(({ at }) => at),
  ]
  const why = whyNotWrite({ state: head.state, accessUntil }, today)
  return {
    ...head,
    today,
    unread: concerns.filter(({ unread }) => unread).length + said.filter(({ unread }) => unread).length,
    asOf: new Date(instants.length === 0 ? now : Math.max(...instants.map((at) => at.getTime()))).toISOString(),
    hoursAWeek,
    concerns,
    messages: said,
    can: { write: why, raise: actor.role === 'team_lead' ? why : notAllowed, note: actor.role === 'caseworker' },
  }
}

/** One concern with what became of it; throws not-found. */
export const getConcern = async (tx: ReadTx, concernId: string) => {
  const row = await tx.concern.findUnique({ where: { id: concernId }, select: concernSelect })
  if (!row) throw new ProblemError('not-found')
  const newer = row.replacedById
    ? await tx.concern.findUnique({ where: { id: row.replacedById }, select: { id: true, raisedById: true } })
    : null
  const people = await peopleOf(tx, [row.answeredById, newer?.raisedById ?? null])
  const raisers = new Map(newer ? [[newer.id, newer.raisedById]] : [])
  const ending = endingOf(row, stateOf(row), { people, raisers })
  return { ...ending, followedUp: row.followedUpAt !== null, seen: row.seenAt !== null }
}
