import { Prisma } from '../../generated/prisma/client.ts'
import { addWeeks, todayIn } from '../../shared/calendar.ts'
import type { CaseFacts, CaseVersion } from '../../shared/casefile/casefile.rules.ts'
import type { ChildCertificate } from '../../shared/citizens/certificates.ts'
import { dueAt, followUpOf } from '../../shared/concerns/concerns.rules.ts'
import type { Outcome, Topic, Urgency } from '../../shared/concerns/topics.ts'
import { type WatchedDay, type WatchedStay, weeksWatched } from '../../shared/worklist/alerts.rules.ts'
import type { Snooze, WatchedCase, WatchedConcern } from '../../shared/worklist/worklist.rules.ts'
import { danishTime } from '../../shared/zone.ts'
import { danishDay } from '../casefile/danishDay.ts'
import type { ReadTx } from '../db/db.ts'
import { askedThrough, termsAsJson } from '../employment/asJson.ts'

export type Person = {
  readonly citizenId: string
  readonly firstName: string
  readonly lastName: string
  readonly protectedAddress: boolean
  readonly caseworkerId: string | null
}
export type KeptSnooze = Snooze & { readonly snoozeId: string; readonly reason: string; readonly by: string }
/** A citizen with all that puts a line on the list, and what of it was put aside. */
export type Watched = {
  readonly person: Person
  readonly known: WatchedCase
  readonly siteNames: ReadonlyMap<string, string>
  readonly snoozes: readonly KeptSnooze[]
}

type StayRow = Omit<WatchedStay, 'logged' | 'closedDays'> & {
  /** day, state, planned hours, band */
  logged: [string, WatchedDay['state'], number, number | null][]
  closedDays: Record<string, string>
}
type PlacementRow = Omit<WatchedCase['placements'][number], 'stay'> & {
  siteName: string
  newest: CaseVersion | null
  stay: StayRow | null
}
type ConcernRow = {
  concernId: string
  placementId: string
  topic: Topic
  urgency: Urgency
  raisedAt: string
  dueAt: string
  outcome: Outcome | null
  answeredAt: string | null
}
type Row = Person &
  Pick<CaseFacts, 'arrivedOn' | 'assessment' | 'door' | 'spells' | 'terms' | 'checks' | 'lastMeasuredOn'> & {
    disagreement: WatchedCase['disagreement']
    certificate: ChildCertificate
    needs: WatchedCase['needs']
    statuses: WatchedCase['statuses']
    saidOver: WatchedCase['saidOver']
    placements: PlacementRow[]
    concerns: ConcernRow[]
    unread: { placementId: string; count: number; oldestAt: string }[]
    snoozes: KeptSnooze[]
  }

/** The days of a placement p that runs, as far back as an alert looks. */
const stayOf = (today: string): Prisma.Sql => {
  const day = Prisma.sql`${today}::date`
  const from = Prisma.sql`${addWeeks(today, -weeksWatched)}::date`
  return Prisma.sql`CASE WHEN p.started_on <= ${day} AND p.ended_on IS NULL THEN jsonb_build_object('startsOn', p.starts_on, 'startedOn', p.started_on, 'endedOn', p.ended_on,
    'endsOn', p.ends_on, 'weekdayHours', p.weekday_hours, 'ramp', p.ramp,
    'lastLoggedOn', (SELECT max(a.on_date) FROM attendance a WHERE a.placement_id = p.id AND a.on_date <= ${day}),
    'logged', (SELECT coalesce(jsonb_agg(jsonb_build_array(a.on_date, a.state, a.planned_hours, a.pace_band)), '[]')
      FROM attendance a WHERE a.placement_id = p.id AND a.on_date BETWEEN ${from} AND ${day}),
    'closedDays', (SELECT coalesce(jsonb_object_agg(x.on_date, x.reason), '{}') FROM site_closed_day x
      WHERE x.site_id = p.site_id AND x.on_date BETWEEN least(p.started_on, ${from}) AND ${day}),
    'absences', (SELECT coalesce(jsonb_agg(jsonb_build_object('fromOn', x.from_on, 'untilOn', x.until_on)), '[]')
      FROM planned_absence x WHERE x.placement_id = p.id AND x.cancelled_at IS NULL AND x.from_on <= ${day})) END`
}

/** Messages of the supplier that neither the reader nor the citizen's own caseworker has opened; of a citizen without one, that nobody has. */
const unreadOf = (
  me: string,
): Prisma.Sql => Prisma.sql`(SELECT coalesce(jsonb_agg(jsonb_build_object('placementId', u.placement_id, 'count', u.count, 'oldestAt', u.oldest_at)), '[]') FROM (
  SELECT m.placement_id, count(*) AS count, min(m.at) AS oldest_at FROM thread_message m JOIN staff s ON s.id = m.by_id AND s.role = 'team_lead'
  WHERE m.citizen_id = c.id AND m.audience = 'shared' AND NOT EXISTS (SELECT 1 FROM thread_read r JOIN staff t ON t.id = r.staff_id AND t.role = 'caseworker'
    WHERE r.placement_id = m.placement_id AND r.read_at >= m.at AND (r.staff_id = ${me}::uuid OR r.staff_id = c.caseworker_id OR c.caseworker_id IS NULL))
  GROUP BY m.placement_id) u)`

/** Everybody of `who` (a condition on citizen c), in one statement: what the list follows from, never what is shown of it. */
const listRows = async (tx: ReadTx, who: Prisma.Sql, me: string, today: string): Promise<Row[]> => {
  const rows = await tx.$queryRaw<{ row: Row }[]>`
    SELECT jsonb_build_object('citizenId', c.id, 'firstName', c.first_name, 'lastName', c.last_name, 'protectedAddress', c.protected_address,
      'caseworkerId', c.caseworker_id, 'certificate', c.child_certificate, 'arrivedOn', ${danishDay(Prisma.sql`c.created_at`)},
      'needs', CASE WHEN c.needs_for_supplier IS NOT NULL THEN jsonb_build_object('agreedOn', c.needs_agreed_on) END,
      'door', (SELECT jsonb_build_object('door', d.door, 'decidedOn', d.decided_on, 'reviewOn', d.review_on) FROM door_decision d
        WHERE d.citizen_id = c.id AND d.historic_at IS NULL),
      'disagreement', (SELECT jsonb_build_object('disagreementId', x.id, 'saidOn', x.said_on, 'dueOn', x.due_on) FROM door_disagreement x
        WHERE x.citizen_id = c.id AND x.answered_at IS NULL ORDER BY x.due_on, x.id LIMIT 1),
      'assessment', (SELECT jsonb_build_object('startedOn', ${danishDay(Prisma.sql`a.started_at`)}, 'finishedOn',
          CASE WHEN jsonb_exists_all(a.answers, ARRAY(SELECT q ->> 'key' FROM jsonb_array_elements(k.content -> 'questions') q)) THEN ${danishDay(Prisma.sql`a.updated_at`)} END)
        FROM assessment a JOIN catalogue k ON k.id = a.catalogue_id WHERE a.citizen_id = c.id AND a.closed_at IS NULL),
      'placements', (SELECT coalesce(jsonb_agg(jsonb_build_object('placementId', p.id, 'siteName', s.name, 'childrenPresent', s.children_present,
          'startsOn', p.starts_on, 'endsOn', p.ends_on, 'startedOn', p.started_on, 'endedOn', p.ended_on, 'withdrawnAt', p.withdrawn_at,
          'agreed', EXISTS (SELECT 1 FROM placement_version v WHERE v.placement_id = p.id AND v.agreed_at IS NOT NULL),
          'newest', (SELECT jsonb_build_object('sentAt', v.sent_at, 'agreedAt', v.agreed_at, 'declinedAt', v.declined_at, 'withdrawnAt', v.withdrawn_at,
              'touchedOn', ${danishDay(Prisma.sql`v.updated_at`)}, 'draftedOn', ${danishDay(Prisma.sql`v.drafted_at`)}, 'sentOn', ${danishDay(Prisma.sql`v.sent_at`)},
              'declinedOn', ${danishDay(Prisma.sql`v.declined_at`)})
            FROM placement_version v WHERE v.placement_id = p.id AND v.withdrawn_at IS NULL ORDER BY v.number DESC LIMIT 1),
          'stay', ${stayOf(today)}) ORDER BY p.starts_on, p.id), '[]')
        FROM placement p JOIN site s ON s.id = p.site_id WHERE p.citizen_id = c.id),
      'checks', (SELECT coalesce(jsonb_agg(jsonb_build_object('placementId', e.placement_id, 'weeks', e.weeks)), '[]') FROM employment_check e WHERE e.citizen_id = c.id),
      'lastMeasuredOn', (SELECT max(m.measured_on) FROM measurement m WHERE m.citizen_id = c.id AND m.party <> 'team_lead'),
      'spells', (SELECT coalesce(jsonb_agg(jsonb_build_object('kind', e.kind, 'startsOn', e.starts_on, 'endsOn', e.ends_on, 'weeklyHours', e.weekly_hours,
          'askedThrough', ${askedThrough})), '[]') FROM employment_spell e WHERE e.citizen_id = c.id),
      'terms', ${termsAsJson(today)},
      'statuses', (SELECT coalesce(jsonb_agg(jsonb_build_object('placementId', x.placement_id, 'months', x.months)), '[]') FROM status_after x WHERE x.citizen_id = c.id),
      'saidOver', (SELECT jsonb_build_object('placementId', e.placement_id, 'lastDay', r.last_day, 'reportedOn', r.reported_on) FROM employment_spell e JOIN employment_report r ON r.spell_id = e.id
        WHERE e.citizen_id = c.id AND NOT r.still_there AND r.set_aside_on IS NULL AND (e.ends_on IS NULL OR e.ends_on >= ${today}::date AND e.ends_on > r.last_day) ORDER BY r.last_day, r.id LIMIT 1),
      'concerns', (SELECT coalesce(jsonb_agg(jsonb_build_object('concernId', o.id, 'placementId', o.placement_id, 'topic', o.topic, 'urgency', o.urgency,
          'raisedAt', o.raised_at, 'dueAt', o.due_at, 'outcome', o.outcome, 'answeredAt', o.answered_at)), '[]') FROM concern o
        WHERE o.citizen_id = c.id AND o.replaced_by_id IS NULL AND o.withdrawn_at IS NULL
          AND (o.answered_at IS NULL OR o.kind = 'proposal' AND o.outcome <> 'declined' AND o.followed_up_at IS NULL
            AND NOT EXISTS (SELECT 1 FROM placement_version v WHERE v.id = o.version_id AND version_state(v, ${today}::date) IN ('draft', 'awaiting', 'agreed')))),
      'unread', ${unreadOf(me)},
      'snoozes', (SELECT coalesce(jsonb_agg(jsonb_build_object('snoozeId', z.id, 'cause', z.cause, 'subjectId', z.subject_id, 'untilOn', z.until_on,
          'snoozedOn', ${danishDay(Prisma.sql`z.at`)}, 'reason', z.reason, 'by', (SELECT s.name FROM staff s WHERE s.id = z.by_id))), '[]')
        FROM worklist_snooze z WHERE z.citizen_id = c.id AND z.taken_back_at IS NULL AND z.until_on > ${today}::date)) AS row
    FROM citizen c WHERE ${who}`
  return rows.map(({ row }) => row)
}

const dayOf = (instant: string): string => todayIn(danishTime, Date.parse(instant))
const iso = (instant: string): string => new Date(instant).toISOString()

/** Null where an answered proposal leaves nothing to do in the agreement. */
const concernOf = ({ urgency, raisedAt, outcome, answeredAt, ...row }: ConcernRow): WatchedConcern | null => {
  if (outcome !== null && followUpOf(row.topic, outcome) === null) return null
  return {
    ...row,
    urgent: urgency === 'at_once',
    raisedOn: dayOf(raisedAt),
    dueOn: dayOf(row.dueAt),
    dueAt: iso(row.dueAt),
    agreedToOn: answeredAt === null ? null : dayOf(answeredAt),
  }
}

const shaped = ({ placements, concerns, unread, snoozes, ...row }: Row): Watched => {
  const { citizenId, firstName, lastName, protectedAddress, caseworkerId, ...facts } = row
  return {
    person: { citizenId, firstName, lastName, protectedAddress, caseworkerId },
    siteNames: new Map(placements.map(({ placementId, siteName }) => [placementId, siteName])),
    snoozes,
    known: {
      ...facts,
      placements: placements.map(({ stay, ...placement }) => ({
        ...placement,
        stay: stay && {
          ...stay,
          logged: stay.logged.map(([on, state, plannedHours, paceBand]) => ({ on, state, plannedHours, paceBand })),
          closedDays: new Map(Object.entries(stay.closedDays)),
        },
      })),
      concerns: concerns.map(concernOf).filter((concern) => concern !== null),
      unread: unread.map(({ oldestAt, ...one }) => {
        const due = new Date(dueAt(Date.parse(oldestAt))).toISOString()
        return { ...one, oldestOn: dayOf(oldestAt), dueOn: dayOf(due), dueAt: due }
      }),
      move: null,
    },
  }
}

/** Everybody of `who`, a condition on citizen c. Whether a door is to be talked over is not in it. */
export const listWatched = async (tx: ReadTx, who: Prisma.Sql, me: string, today: string): Promise<Watched[]> =>
  (await listRows(tx, who, me, today)).map(shaped)
