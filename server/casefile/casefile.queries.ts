import { Prisma } from '../../generated/prisma/client.ts'
import type { DayState } from '../../shared/attendance/states.ts'
import {
  type CaseFacts,
  type CaseSpell,
  type CaseVersion,
  dayMarkOf,
  nextStepOf,
  stageOf,
  whyNotPlaceYet,
} from '../../shared/casefile/casefile.rules.ts'
import type { Casefile } from '../../shared/casefile/casefile.schema.ts'
import type { Door } from '../../shared/doors/doors.schema.ts'
import type { LastingTerms } from '../../shared/employment/lasting.rules.ts'
import { maskCpr } from '../../shared/fields.ts'
import { statusOf } from '../../shared/placements/agreements.rules.ts'
import type { Party } from '../../shared/placements/parties.ts'
import { weeklyHoursOf } from '../../shared/placements/placements.rules.ts'
import { ProblemError } from '../../shared/problem.ts'
import type { ReadTx } from '../db/db.ts'
import type { CatalogueShelf } from '../doors/doors.queries.ts'
import { askedThrough, termsAsJson } from '../employment/asJson.ts'
import { daysOf } from './caseload.queries.ts'
import { danishDay } from './danishDay.ts'
import { getReview } from './moves.queries.ts'

type Kept = Casefile['placements'][number]
type PlacementRow = Omit<Kept, 'state' | 'weeklyHours' | 'outstanding'> & {
  withdrawnAt: string | null
  weekdayHours: number[]
  agreed: boolean
  newest: (CaseVersion & { outstanding: Party[] }) | null
}

/** As the database shapes it: dates as YYYY-MM-DD, decimals as numbers. */
type Row = Pick<
  Casefile,
  'citizenId' | 'firstName' | 'lastName' | 'protectedAddress' | 'caseworker' | 'contact' | 'needs' | 'facts'
> & {
  cprDate: string
  door: { door: Door; catalogueId: string; decidedOn: string; decidedBy: string | null; reviewOn: string } | null
  disagreement: Casefile['disagreement']
  formerDoors: number
  assessment: { startedOn: string; finishedOn: string | null } | null
  placements: PlacementRow[]
  checks: { placementId: string; weeks: number }[]
  measured: { citizen: string | null; caseworker: string | null }
  spells: (CaseSpell & { spellId: string; employer: string })[]
  terms: LastingTerms
  days: (DayState | 'expected' | null)[]
}

/** One statement: a citizen's page is opened more often than any other. */
const findRow = async (tx: ReadTx, citizenId: string, today: string): Promise<Row | null> => {
  const [found] = await tx.$queryRaw<{ row: Row }[]>`
    SELECT jsonb_build_object(
      'citizenId', c.id, 'firstName', c.first_name, 'lastName', c.last_name, 'cprDate', c.cpr_date, 'protectedAddress', c.protected_address,
      'caseworker', (SELECT jsonb_build_object('staffId', s.id, 'name', s.name, 'phone', s.phone) FROM staff s WHERE s.id = c.caseworker_id),
      'contact', jsonb_build_object('street', CASE WHEN NOT c.protected_address THEN c.street END,
        'postalCode', CASE WHEN NOT c.protected_address THEN c.postal_code END, 'town', CASE WHEN NOT c.protected_address THEN c.town END,
        'phone', c.phone, 'email', c.email),
      'facts', jsonb_build_object('arrivedOn', ${danishDay(Prisma.sql`c.created_at`)}, 'benefit', c.benefit, 'visitation', c.visitation,
        'benefitSince', c.benefit_since, 'weeklyHours', c.weekly_hours, 'language', c.language, 'childCertificate', c.child_certificate, 'note', c.note,
        'availability', c.availability, 'wishedKinds', c.wished_kinds, 'wishedTasks', c.wished_tasks, 'travelLimitKm', c.travel_limit_km),
      'needs', jsonb_build_object('text', c.needs_for_supplier, 'agreedOn', c.needs_agreed_on, 'seenAt', (
        SELECT coalesce(jsonb_agg(jsonb_build_object('siteName', s.name, 'until', w.access_until) ORDER BY w.access_until DESC, s.name), '[]')
        FROM seen_by_suppliers(c.id) w JOIN placement p ON p.id = w.placement_id JOIN site s ON s.id = p.site_id WHERE w.sees)),
      'door', (SELECT jsonb_build_object('door', d.door, 'catalogueId', d.catalogue_id, 'decidedOn', d.decided_on, 'reviewOn', d.review_on,
          'decidedBy', (SELECT s.name FROM staff s WHERE s.id = d.decided_by_id))
        FROM door_decision d WHERE d.citizen_id = c.id AND d.historic_at IS NULL),
      'formerDoors', (SELECT count(*) FROM door_decision d WHERE d.citizen_id = c.id AND d.historic_at IS NOT NULL),
      'disagreement', (SELECT jsonb_build_object('disagreementId', x.id, 'saidOn', x.said_on, 'dueOn', x.due_on, 'owner', s.name)
        FROM door_disagreement x JOIN staff s ON s.id = x.owner_id WHERE x.citizen_id = c.id AND x.answered_at IS NULL ORDER BY x.due_on, x.id LIMIT 1),
      'assessment', (SELECT jsonb_build_object('startedOn', ${danishDay(Prisma.sql`a.started_at`)}, 'finishedOn',
          CASE WHEN jsonb_exists_all(a.answers, ARRAY(SELECT q ->> 'key' FROM jsonb_array_elements(k.content -> 'questions') q)) THEN ${danishDay(Prisma.sql`a.updated_at`)} END)
        FROM assessment a JOIN catalogue k ON k.id = a.catalogue_id WHERE a.citizen_id = c.id AND a.closed_at IS NULL),
      'placements', (SELECT coalesce(jsonb_agg(jsonb_build_object('placementId', p.id, 'siteId', p.site_id, 'siteName', s.name, 'offer', p.offer,
          'startsOn', p.starts_on, 'endsOn', p.ends_on, 'startedOn', p.started_on, 'endedOn', p.ended_on, 'endReason', p.end_reason,
          'withdrawnAt', p.withdrawn_at, 'weekdayHours', p.weekday_hours,
          'agreed', EXISTS (SELECT 1 FROM placement_version v WHERE v.placement_id = p.id AND v.agreed_at IS NOT NULL),
          'newest', (SELECT jsonb_build_object('sentAt', v.sent_at, 'agreedAt', v.agreed_at, 'declinedAt', v.declined_at, 'withdrawnAt', v.withdrawn_at,
              'touchedOn', ${danishDay(Prisma.sql`v.updated_at`)}, 'draftedOn', ${danishDay(Prisma.sql`v.drafted_at`)}, 'sentOn', ${danishDay(Prisma.sql`v.sent_at`)},
              'declinedOn', ${danishDay(Prisma.sql`v.declined_at`)}, 'outstanding', CASE WHEN v.sent_at IS NOT NULL AND num_nonnulls(v.agreed_at, v.declined_at) = 0
                THEN ARRAY(SELECT party FROM unnest(v.concerns) party WHERE NOT EXISTS (
                  SELECT 1 FROM placement_approval a WHERE a.version_id = v.id AND a.party = party.party)) ELSE '{}' END)
            FROM placement_version v WHERE v.placement_id = p.id AND v.withdrawn_at IS NULL ORDER BY v.number DESC LIMIT 1)) ORDER BY coalesce(p.started_on, p.starts_on) DESC, p.drafted_at DESC), '[]')
        FROM placement p JOIN site s ON s.id = p.site_id WHERE p.citizen_id = c.id),
      'checks', (SELECT coalesce(jsonb_agg(jsonb_build_object('placementId', e.placement_id, 'weeks', e.weeks)), '[]') FROM employment_check e WHERE e.citizen_id = c.id),
      'measured', (SELECT jsonb_build_object('citizen', max(m.measured_on) FILTER (WHERE m.party = 'citizen'),
          'caseworker', max(m.measured_on) FILTER (WHERE m.party = 'caseworker')) FROM measurement m WHERE m.citizen_id = c.id),
      'spells', (SELECT coalesce(jsonb_agg(jsonb_build_object('spellId', e.id, 'employer', e.employer, 'kind', e.kind, 'startsOn', e.starts_on,
          'endsOn', e.ends_on, 'weeklyHours', e.weekly_hours, 'askedThrough', ${askedThrough}) ORDER BY e.starts_on DESC, e.id), '[]') FROM employment_spell e WHERE e.citizen_id = c.id),
      'terms', ${termsAsJson(today)},
      'days', ${daysOf(Prisma.sql`c.id`, today)}) AS row
    FROM citizen c WHERE c.id = ${citizenId}::uuid`
  return found?.row ?? null
}

const latest = (a: string | null, b: string | null): string | null => (a !== null && (b === null || a > b) ? a : b)

/** Throws not-found for a citizen of another municipality as for one that never was. */
export const getCasefile = async (tx: ReadTx, shelf: CatalogueShelf, citizenId: string, today: string): Promise<Casefile> => {
  const row = await findRow(tx, citizenId, today)
  if (!row) throw new ProblemError('not-found')
  const { cprDate, door, formerDoors, assessment, placements, checks, measured, spells, terms, days, facts, ...plain } = row
  const known: CaseFacts = {
    arrivedOn: facts.arrivedOn,
    assessment,
    door,
    disagreement: row.disagreement,
    placements,
    lastMeasuredOn: latest(measured.citizen, measured.caseworker),
    spells,
    terms,
    checks,
  }
  return {
    ...plain,
    facts,
    cprMasked: maskCpr(cprDate),
    stage: stageOf(known, today),
    nextStep: nextStepOf(known, today),
    door: door && {
      ...door,
      former: formerDoors,
      review: await getReview(tx, shelf, { citizenId, ...door }, today),
    },
    assessment: assessment && { startedOn: assessment.startedOn, finished: assessment.finishedOn !== null },
    placements: placements.map((placement) => ({
      ...placement,
      state: statusOf(placement, today),
      outstanding: placement.newest?.outstanding ?? [],
      weeklyHours: weeklyHoursOf(placement.weekdayHours),
    })),
    days: days.map((one) => dayMarkOf(one === 'expected' ? null : one, one === 'expected')),
    measured,
    spells: spells.map(({ kind, ...spell }) => ({ ...spell, spellKind: kind })),
    can: { place: whyNotPlaceYet(known) },
  }
}
