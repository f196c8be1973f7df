import { Prisma } from '../../generated/prisma/client.ts'

/** What counts as lasting on a day in the municipality of citizen c, as the rules read it. */
export const termsAsJson = (day: string): Prisma.Sql =>
  Prisma.sql`(SELECT jsonb_build_object('weeks', t.weeks, 'bridgedWeeks', t.bridged_weeks, 'leastHours', t.least_hours) FROM lasting_terms(c.organisation_id, ${day}::date) t)`

/** The placement through which its supplier is asked about the job e; null where it is not the employer, or has said that the job is over. */
export const askedThrough: Prisma.Sql = Prisma.sql`CASE WHEN e.supplier_id IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM employment_report r WHERE r.spell_id = e.id AND NOT r.still_there AND r.set_aside_on IS NULL) THEN e.placement_id END`
