import { z } from 'zod'
import { emailOrNull, oneLine, oneLineOrNull, phoneOrNull, plainDate, postalCode, timeOfDay } from '../fields.ts'
import { siteDoors, siteKinds, siteLimits } from './kinds.ts'

export const SiteKind = z.enum(siteKinds, { error: 'required' })
export const SiteDoor = z.enum(siteDoors)

/** Places at one door; `free` is null for those who are shown places only (managers, administrators). */
export const DoorPlaces = z.object({ door: SiteDoor, places: z.int(), free: z.int().nullable() })
export type DoorPlaces = z.infer<typeof DoorPlaces>

/** A line of the list. */
export const SiteRow = z.object({
  siteId: z.uuid(),
  name: z.string(),
  kind: SiteKind,
  town: z.string(),
  organisationId: z.uuid(),
  organisationName: z.string(),
  childrenPresent: z.boolean(),
  /** No new placements any more. */
  closed: z.boolean(),
  doors: z.array(DoorPlaces),
})
export type SiteRow = z.infer<typeof SiteRow>

/** Ordinary full-time equivalents from a day on. */
export const Staffing = z.object({ from: z.string(), fte: z.number() })
export type Staffing = z.infer<typeof Staffing>

/** ISO weekdays, 1 is Monday; times 'HH:MM'. */
export const Shift = z.object({ name: z.string(), weekdays: z.array(z.int()), startsAt: z.string(), endsAt: z.string() })
export type Shift = z.infer<typeof Shift>

export const ClosedDay = z.object({ on: z.string(), reason: z.string() })
export type ClosedDay = z.infer<typeof ClosedDay>

export const TeamLead = z.object({ staffId: z.uuid(), name: z.string(), phone: z.string().nullable() })
export type TeamLead = z.infer<typeof TeamLead>

/** The employees' representative of the P-number, who signs in VITAS; all null where nobody is written. */
export const EmployeeRep = z.object({ name: z.string().nullable(), email: z.string().nullable(), phone: z.string().nullable() })
export type EmployeeRep = z.infer<typeof EmployeeRep>

/** All that is known of a site. `teamLeads`, `buddies` and `rep` are null for managers, who see no names of others. */
export const Site = SiteRow.extend({
  pNumber: z.string(),
  street: z.string(),
  postalCode: z.string(),
  publicHost: z.boolean(),
  tasks: z.array(z.string()),
  staffing: z.array(Staffing),
  shifts: z.array(Shift),
  teamLeads: z.array(TeamLead).nullable(),
  /** Who shows newcomers the way. */
  buddies: z.array(z.string()).nullable(),
  rep: EmployeeRep.nullable(),
  closedDays: z.array(ClosedDay),
  version: z.int(),
})
export type Site = z.infer<typeof Site>

const nameOf = (max: number) => oneLine(max).refine((name) => /\p{L}/u.test(name), 'name-without-letter')

const places = z
  .int({ error: (issue) => (issue.input === undefined ? 'required' : 'places-out-of-range') })
  .min(0, 'places-out-of-range')
  .max(siteLimits.places, 'places-out-of-range')

const fte = z
  .number({ error: (issue) => (issue.input === undefined ? 'required' : 'number-expected') })
  .min(0, 'fte-out-of-range')
  .max(siteLimits.fte, 'fte-out-of-range')
  .transform((number) => Math.round(number * 100) / 100)
  .pipe(z.number())

const weekday = z
  .enum(['1', '2', '3', '4', '5', '6', '7'], { error: 'invalid-value' })
  .transform(Number)
  .pipe(z.int())
  .or(z.int().min(1).max(7))

/** What an administrator writes of a site. Order and doubles are judged by the rules: there they have words. */
export const SiteInput = z.strictObject({
  pNumber: z
    .string({ error: 'required' })
    .transform((text) => text.replace(/\s/g, ''))
    .pipe(z.string().regex(/^\d{10}$/, 'p-number-invalid')),
  name: nameOf(siteLimits.name),
  kind: SiteKind,
  street: oneLine(siteLimits.street),
  postalCode,
  town: oneLine(siteLimits.town),
  childrenPresent: z.boolean({ error: 'yes-no-expected' }),
  publicHost: z.boolean({ error: 'yes-no-expected' }),
  tasks: z.array(oneLine(siteLimits.task)).max(siteLimits.tasks, 'too-many').default([]),
  places: z.strictObject({ red: places, yellow: places, green: places }),
  staffing: z
    .array(z.strictObject({ from: plainDate, fte }))
    .max(siteLimits.staffing, 'too-many')
    .default([]),
  shifts: z
    .array(
      z.strictObject({
        name: nameOf(siteLimits.shift),
        weekdays: z.array(weekday).max(7, 'invalid-value').default([]),
        startsAt: timeOfDay,
        endsAt: timeOfDay,
      }),
    )
    .max(siteLimits.shifts, 'too-many')
    .default([]),
  teamLeadIds: z.array(z.uuid('invalid-value')).max(50, 'too-many').default([]),
  buddies: z.array(nameOf(siteLimits.buddy)).max(siteLimits.buddies, 'too-many').default([]),
  rep: z
    .strictObject({ name: oneLineOrNull(siteLimits.rep), email: emailOrNull, phone: phoneOrNull })
    .default({ name: null, email: null, phone: null }),
  closedDays: z
    .array(z.strictObject({ on: plainDate, reason: oneLine(siteLimits.reason) }))
    .max(siteLimits.closedDays, 'too-many')
    .default([]),
  closed: z.boolean({ error: 'yes-no-expected' }).default(false),
})
export type SiteInput = z.infer<typeof SiteInput>
