import { Prisma } from '../../generated/prisma/client.ts'
import { timelineMonths } from '../../shared/casefile/casefile.api.ts'
import { groupOf } from '../../shared/casefile/casefile.rules.ts'
import { type TimelineEntry, TimelineGroup } from '../../shared/casefile/casefile.schema.ts'
import { ownEyesOnly } from '../../shared/progress/instrument.ts'
import type { ReadTx } from '../db/db.ts'
import { danishDay } from './danishDay.ts'

const asDeed = (kind: TimelineEntry['kind']): Prisma.Sql => Prisma.sql`${kind}::text, ${groupOf[kind]}::text`

/** Everything that happened to one citizen: kind, group, day, who wrote it down, and what the entry says beside that. */
const deeds = (citizenId: string): Prisma.Sql => {
  const who = Prisma.sql`${citizenId}::uuid`
  // what was placed before agreements were kept has a wording that nobody was asked about: nothing was sent, and nobody agreed
  const asked = Prisma.sql`v.concerns <> '{}'`
  return Prisma.sql`
    SELECT ${asDeed('arrived')}, ${danishDay(Prisma.sql`created_at`)}, 0, NULL::uuid, id::text, '{}'::jsonb FROM citizen WHERE id = ${who}
    UNION ALL
    SELECT ${asDeed('assessment-started')}, ${danishDay(Prisma.sql`started_at`)}, 1, started_by_id, id::text, '{}' FROM assessment WHERE citizen_id = ${who}
    UNION ALL
    SELECT ${asDeed('door-decided')}, decided_on, 2, decided_by_id, id::text,
      jsonb_build_object('door', door, 'proposedDoor', proposed_door, 'reason', reason) FROM door_decision WHERE citizen_id = ${who}
    UNION ALL
    SELECT ${asDeed('disagreement-said')}, said_on, 3, received_by_id, id::text, jsonb_build_object('words', words) FROM door_disagreement WHERE citizen_id = ${who}
    UNION ALL
    SELECT ${asDeed('disagreement-answered')}, ${danishDay(Prisma.sql`answered_at`)}, 4, answered_by_id, id::text,
      jsonb_build_object('outcome', outcome, 'answer', answer) FROM door_disagreement WHERE citizen_id = ${who} AND answered_at IS NOT NULL
    UNION ALL
    SELECT ${asDeed('agreement-sent')}, ${danishDay(Prisma.sql`v.sent_at`)}, 6, v.drafted_by_id, v.id::text,
      jsonb_build_object('placementId', v.placement_id, 'siteName', s.name, 'versionKind', v.kind)
      FROM placement_version v JOIN site s ON s.id = v.site_id WHERE v.citizen_id = ${who} AND v.sent_at IS NOT NULL AND ${asked}
    UNION ALL
    SELECT ${asDeed('agreement-answered')}, ${danishDay(Prisma.sql`a.at`)}, 7, a.by_staff_id, a.id::text,
      jsonb_build_object('placementId', a.placement_id, 'siteName', s.name, 'party', a.party, 'answer', a.answer, 'byName', a.by_name, 'reason', a.reason)
      FROM placement_approval a JOIN placement_version v ON v.id = a.version_id JOIN site s ON s.id = v.site_id
      WHERE a.citizen_id = ${who} AND NOT (a.party = 'municipality' AND a.answer = 'approved')
    UNION ALL
    SELECT ${asDeed('agreement-settled')}, ${danishDay(Prisma.sql`v.agreed_at`)}, 8, NULL, v.id::text,
      jsonb_build_object('placementId', v.placement_id, 'siteName', s.name, 'versionKind', v.kind)
      FROM placement_version v JOIN site s ON s.id = v.site_id WHERE v.citizen_id = ${who} AND v.agreed_at IS NOT NULL AND ${asked}
    UNION ALL
    SELECT ${asDeed('placement-drafted')}, ${danishDay(Prisma.sql`p.drafted_at`)}, 5, p.drafted_by_id, p.id::text,
      jsonb_build_object('placementId', p.id, 'siteName', s.name, 'offer', p.offer, 'startsOn', p.starts_on, 'endsOn', p.ends_on)
      FROM placement p JOIN site s ON s.id = p.site_id WHERE p.citizen_id = ${who}
    UNION ALL
    SELECT ${asDeed('placement-withdrawn')}, ${danishDay(Prisma.sql`p.withdrawn_at`)}, 9, NULL, p.id::text, jsonb_build_object('placementId', p.id, 'siteName', s.name)
      FROM placement p JOIN site s ON s.id = p.site_id WHERE p.citizen_id = ${who} AND p.withdrawn_at IS NOT NULL
    UNION ALL
    SELECT ${asDeed('placement-started')}, p.started_on, 10, NULL, p.id::text, jsonb_build_object('placementId', p.id, 'siteName', s.name, 'offer', p.offer)
      FROM placement p JOIN site s ON s.id = p.site_id WHERE p.citizen_id = ${who} AND p.started_on IS NOT NULL
    UNION ALL
    SELECT ${asDeed('placement-ended')}, p.ended_on, 12, NULL, p.id::text,
      jsonb_build_object('placementId', p.id, 'siteName', s.name, 'endReason', p.end_reason, 'endNote', p.end_note)
      FROM placement p JOIN site s ON s.id = p.site_id WHERE p.citizen_id = ${who} AND p.ended_on IS NOT NULL
    UNION ALL
    SELECT ${asDeed('attendance-week')}, max(a.on_date), 11, NULL, a.placement_id::text || date_trunc('week', a.on_date)::date::text,
      jsonb_build_object('placementId', a.placement_id, 'siteName', min(s.name), 'loggedDays', count(*),
        'presentDays', count(*) FILTER (WHERE a.state IN ('present', 'late', 'left_early')), 'hours', sum(a.hours), 'plannedHours', sum(a.planned_hours),
        'named', coalesce(jsonb_agg(jsonb_build_object('on', a.on_date, 'state', a.state, 'hours', a.hours, 'note', a.note) ORDER BY a.on_date)
          FILTER (WHERE a.state <> 'present' OR a.note IS NOT NULL), '[]'))
      FROM attendance a JOIN placement p ON p.id = a.placement_id JOIN site s ON s.id = p.site_id WHERE a.citizen_id = ${who}
      GROUP BY a.placement_id, date_trunc('week', a.on_date), date_trunc('month', a.on_date)
    UNION ALL
    SELECT ${asDeed('concern-raised')}, ${danishDay(Prisma.sql`c.raised_at`)}, 17, c.raised_by_id, c.id::text,
      jsonb_build_object('placementId', c.placement_id, 'siteName', s.name, 'topic', c.topic, 'words', c.text)
      FROM concern c JOIN placement p ON p.id = c.placement_id JOIN site s ON s.id = p.site_id
      WHERE c.citizen_id = ${who} AND c.withdrawn_at IS NULL AND c.replaced_by_id IS NULL
    UNION ALL
    SELECT ${asDeed('concern-answered')}, ${danishDay(Prisma.sql`c.answered_at`)}, 18, c.answered_by_id, c.id::text,
      jsonb_build_object('placementId', c.placement_id, 'siteName', s.name, 'topic', c.topic, 'outcome', c.outcome, 'answer', c.answer)
      FROM concern c JOIN placement p ON p.id = c.placement_id JOIN site s ON s.id = p.site_id
      WHERE c.citizen_id = ${who} AND c.answered_at IS NOT NULL
    UNION ALL
    SELECT ${asDeed('measured')}, measured_on, 13, entered_by_id, id::text,
      jsonb_build_object('party', party, 'answered', (SELECT count(*) FROM jsonb_object_keys(answers) said WHERE party <> 'caseworker' OR said <> ${ownEyesOnly})) FROM measurement WHERE citizen_id = ${who}
    UNION ALL
    SELECT ${asDeed('interview')}, held_on, 19, written_by_id, id::text,
      jsonb_build_object('themes', (SELECT jsonb_agg(t -> 'theme') FROM jsonb_array_elements(themes) t)) FROM interview_note WHERE citizen_id = ${who}
    UNION ALL
    SELECT ${asDeed('spell-started')}, starts_on, 14, entered_by_id, id::text,
      jsonb_build_object('employer', employer, 'spellKind', kind, 'weeklyHours', weekly_hours) FROM employment_spell WHERE citizen_id = ${who}
    UNION ALL
    SELECT ${asDeed('spell-ended')}, ends_on, 15, NULL, id::text, jsonb_build_object('employer', employer, 'spellKind', kind)
      FROM employment_spell WHERE citizen_id = ${who} AND ends_on IS NOT NULL
    UNION ALL
    SELECT ${asDeed('checked')}, e.checked_on, 16, e.checked_by_id, e.placement_id::text || e.weeks::text,
      jsonb_build_object('placementId', e.placement_id, 'siteName', s.name, 'weeks', e.weeks, 'answer', e.answer)
      FROM employment_check e JOIN placement p ON p.id = e.placement_id JOIN site s ON s.id = p.site_id WHERE e.citizen_id = ${who}`
}

type Found = { exists: boolean; counts: { group: string; count: number }[]; entries: TimelineEntry[]; earlier: string | null }

/** Up to today; null when the actor may not see the citizen. A week of attendance that crosses a month counts in both. */
export const findTimeline = async (
  tx: ReadTx,
  citizenId: string,
  asked: { group?: TimelineGroup | undefined; until?: string | undefined },
  today: string,
) => {
  const group = asked.group === undefined ? Prisma.sql`true` : Prisma.sql`grouped = ${asked.group}`
  const until = asked.until === undefined ? Prisma.sql`true` : Prisma.sql`month <= ${asked.until}`
  const [found] = await tx.$queryRaw<Found[]>`
    WITH deed (kind, grouped, on_date, place, by_id, ref, more) AS (${deeds(citizenId)}),
    dated AS (SELECT *, to_char(on_date, 'YYYY-MM') AS month FROM deed WHERE on_date <= ${today}::date),
    months AS (SELECT DISTINCT month FROM dated WHERE ${group} AND ${until} ORDER BY month DESC LIMIT ${timelineMonths + 1}),
    shown AS (SELECT month FROM months ORDER BY month DESC LIMIT ${timelineMonths})
    SELECT EXISTS (SELECT 1 FROM citizen WHERE id = ${citizenId}::uuid) AS exists,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('group', grouped, 'count', held)), '[]') FROM (SELECT grouped, count(*) AS held FROM dated GROUP BY grouped) held) AS counts,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('kind', d.kind, 'on', d.on_date, 'ref', d.ref, 'by', (SELECT s.name FROM staff s WHERE s.id = d.by_id)) || d.more
          ORDER BY d.on_date DESC, d.place DESC, d.ref), '[]') FROM dated d WHERE ${group} AND d.month IN (SELECT month FROM shown)) AS entries,
      (SELECT min(month) FROM months HAVING count(*) > ${timelineMonths}) AS earlier`
  if (!found?.exists) return null
  const heldBy = new Map(found.counts.map(({ group: one, count }) => [one, count]))
  return {
    citizenId,
    entries: found.entries,
    counts: Object.fromEntries(TimelineGroup.options.map((one) => [one, heldBy.get(one) ?? 0])) as Record<TimelineGroup, number>,
    earlier: found.earlier,
  }
}
