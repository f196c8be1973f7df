import { Prisma } from '../../generated/prisma/client.ts'
import { type threadFilters, threadsPageSize } from '../../shared/concerns/concerns.api.ts'
import { byPressure, byThread, isOverdue, type Pressing, type ThreadFacts } from '../../shared/concerns/concerns.rules.ts'
import type { ThreadRow } from '../../shared/concerns/concerns.schema.ts'
import { audiences, concernKinds, topics, urgencies } from '../../shared/concerns/topics.ts'
import type { Actor } from '../db/actor.ts'
import type { ReadTx } from '../db/db.ts'
import { oneOf } from '../placements/agreements.queries.ts'
import { ownersOf } from './concerns.queries.ts'
import { headsOf, peopleOf } from './heads.queries.ts'

type Filter = (typeof threadFilters)[number]
/** Of the last thing written, so many characters are shown. */
const aLine = 140

type Fact = ThreadFacts & {
  /** An open one is the reader's to answer, or was raised by the reader. */
  readonly mine: boolean
  /** It is for the reader to follow: see `followed`. */
  readonly followed: boolean
}

/**
 * Whose threads call for reading: a team lead's own all do; a caseworker's are those of the citizens looked after today, nobody's, and
 * those the caseworker has written in. A colleague's can be read, but is not marked in the navigation.
 */
const followed = (actor: Actor, today: string): Prisma.Sql =>
  actor.role === 'team_lead'
    ? Prisma.sql`SELECT DISTINCT placement_id FROM said`
    : Prisma.sql`
      SELECT DISTINCT s.placement_id FROM said s JOIN placement p ON p.id = s.placement_id JOIN citizen c ON c.id = p.citizen_id
      LEFT JOIN (SELECT id, acting_for(id, ${today}::date) AS acting_id FROM staff WHERE role = 'caseworker') a ON a.id = c.caseworker_id
      WHERE coalesce(a.acting_id, ${actor.staffId}::uuid) = ${actor.staffId}::uuid OR s.by_id = ${actor.staffId}::uuid`

/** Everything said, by whom; what was taken back or replaced calls for no reading any more. What is new is `isNew` in SQL; a test holds the two together. */
const listFacts = async (tx: ReadTx, actor: Actor, today: string, now: Date): Promise<Fact[]> => {
  const isMine =
    actor.role === 'team_lead'
      ? Prisma.sql`c.raised_by_id = ${actor.staffId}::uuid`
      : Prisma.sql`o.owner_id IS NULL OR o.owner_id = ${actor.staffId}::uuid`
  const rows = await tx.$queryRaw<
    {
      placement_id: string
      last_at: Date
      unread: number
      followed: boolean
      pressing: Pressing[] | null
      mine: boolean | null
    }[]
  >`
    WITH said AS (
      SELECT placement_id, raised_at AS at, raised_by_id AS by_id, 'shared' AS audience, replaced_by_id IS NULL AND withdrawn_at IS NULL AS counts FROM concern
      UNION ALL SELECT placement_id, answered_at, answered_by_id, 'shared', true FROM concern WHERE answered_at IS NOT NULL
      UNION ALL SELECT placement_id, at, by_id, audience, true FROM thread_message
    ), heard AS (
      SELECT s.placement_id, max(s.at) AS last_at, (count(*) FILTER (WHERE s.counts AND s.by_id <> ${actor.staffId}::uuid
        AND (w.organisation_id IS DISTINCT FROM ${actor.organisationId}::uuid OR s.audience = 'internal') AND (r.read_at IS NULL OR s.at > r.read_at)))::int AS unread
      FROM said s LEFT JOIN staff w ON w.id = s.by_id LEFT JOIN thread_read r ON r.placement_id = s.placement_id AND r.staff_id = ${actor.staffId}::uuid
      GROUP BY s.placement_id
    ), waiting AS (
      SELECT c.placement_id, jsonb_agg(jsonb_build_object('urgent', c.urgency = 'at_once', 'dueAt', (extract(epoch FROM c.due_at) * 1000)::bigint)) AS pressing,
        bool_or(${isMine}) AS mine
      FROM concern c JOIN concern_owners() o ON o.concern_id = c.id GROUP BY c.placement_id
    ), followed AS (${followed(actor, today)})
    SELECT h.placement_id::text, h.last_at, h.unread, f.placement_id IS NOT NULL AS followed, w.pressing, w.mine
    FROM heard h LEFT JOIN waiting w ON w.placement_id = h.placement_id LEFT JOIN followed f ON f.placement_id = h.placement_id`
  return rows.map((row) => ({
    placementId: row.placement_id,
    pressing: row.pressing?.toSorted(byPressure(now.getTime()))[0] ?? null,
    unread: row.unread,
    lastAt: row.last_at.getTime(),
    mine: row.mine === true,
    followed: row.followed,
  }))
}

const filters: Readonly<Record<Filter, (fact: Fact) => boolean>> = {
  open: ({ pressing }) => pressing !== null,
  mine: ({ mine }) => mine,
  unread: ({ unread, followed }) => followed && unread > 0,
  all: () => true,
}

/** In how many threads something calls for reading. */
export const countUnread = async (tx: ReadTx, actor: Actor, today: string, now: Date): Promise<number> =>
  (await listFacts(tx, actor, today, now)).filter(filters.unread).length

const startOf = (text: string): string => {
  const letters = [...text.replace(/\s+/g, ' ')]
  return letters.length > aLine
    ? `${letters
        .slice(0, aLine - 1)
        .join('')
        .trimEnd()}…`
    : letters.join('')
}

/** A page of threads, what presses first, with the number in each filter. */
export const listThreads = async (
  tx: ReadTx,
  actor: Actor,
  { show, page }: { readonly show: Filter; readonly page: number },
  today: string,
  now: Date,
) => {
  const facts = await listFacts(tx, actor, today, now)
  const shown = facts.filter(filters[show]).toSorted(byThread(now.getTime()))
  const onPage = shown.slice((page - 1) * threadsPageSize, page * threadsPageSize)
  const ids = onPage.map(({ placementId }) => placementId)
  const rows = ids.length === 0 ? [] : await listRows(tx, actor, onPage, ids, today, now)
  const count = (filter: Filter) => facts.filter(filters[filter]).length
  const counts = { open: count('open'), mine: count('mine'), unread: count('unread'), all: count('all') }
  return { rows, total: shown.length, page, today, counts }
}

const listRows = async (
  tx: ReadTx,
  actor: Actor,
  facts: readonly Fact[],
  ids: readonly string[],
  today: string,
  now: Date,
): Promise<ThreadRow[]> => {
  const heads = await headsOf(tx, actor, ids, today)
  const owners = await ownersOf(tx)
  const open = await tx.concern.findMany({
    where: { placementId: { in: [...ids] }, answeredAt: null, replacedById: null, withdrawnAt: null },
    select: { id: true, placementId: true, kind: true, topic: true, urgency: true, dueAt: true },
  })
  const last = await tx.$queryRaw<{ placement_id: string; text: string; by_id: string; audience: string }[]>`
    SELECT DISTINCT ON (placement_id) placement_id::text, text, by_id::text, audience FROM (
      SELECT placement_id, raised_at AS at, text, raised_by_id AS by_id, 'shared' AS audience FROM concern WHERE placement_id = ANY (${[...ids]}::uuid[])
      UNION ALL SELECT placement_id, answered_at, answer, answered_by_id, 'shared' FROM concern WHERE answered_at IS NOT NULL AND placement_id = ANY (${[...ids]}::uuid[])
      UNION ALL SELECT placement_id, at, text, by_id, audience FROM thread_message WHERE placement_id = ANY (${[...ids]}::uuid[])) said
    ORDER BY placement_id, at DESC`
  const lastOf = new Map(last.map((one) => [one.placement_id, one]))
  const people = await peopleOf(tx, [...last.map(({ by_id }) => by_id), ...open.map(({ id }) => owners.get(id) ?? null)])
  return facts.flatMap(({ placementId, unread, lastAt }) => {
    const found = heads.get(placementId)
    const said = lastOf.get(placementId)
    if (!found || !said) return []
    const { hoursAWeek: _, accessUntil: __, ...head } = found
    const pressing = open
      .filter((row) => row.placementId === placementId)
      .map((row) => ({ row, urgent: row.urgency === 'at_once', dueAt: row.dueAt.getTime() }))
      .toSorted(byPressure(now.getTime()))
    return [
      {
        ...head,
        unread,
        lastAt: new Date(lastAt).toISOString(),
        lastText: startOf(said.text),
        lastBy: people.get(said.by_id)?.name ?? '',
        lastAudience: oneOf(audiences, said.audience),
        open: pressing.map(({ row, dueAt }) => {
          const ownerId = owners.get(row.id) ?? null
          return {
            concernId: row.id,
            kind: oneOf(concernKinds, row.kind),
            topic: oneOf(topics, row.topic),
            urgency: oneOf(urgencies, row.urgency),
            dueAt: row.dueAt.toISOString(),
            overdue: isOverdue({ state: 'open', dueAt }, now.getTime()),
            owner: ownerId && (people.get(ownerId)?.name ?? ''),
            mine: ownerId === actor.staffId,
          }
        }),
      },
    ]
  })
}
