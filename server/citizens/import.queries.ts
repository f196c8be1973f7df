import { randomUUID } from 'node:crypto'
import { searchNameOf } from '../../shared/citizens/citizens.rules.ts'
import type { Existing } from '../../shared/citizens/import.rules.ts'
import { phoneDigits } from '../../shared/fields.ts'
import { ProblemError } from '../../shared/problem.ts'
import type { Actor } from '../db/actor.ts'
import type { ReadTx, WriteTx } from '../db/db.ts'
import { cprColumns } from './citizens.queries.ts'
import type { CprBox } from './cpr.ts'
import { noteStatistics } from './statistics.ts'

/** A citizen the municipality already has, as an import sees it. */
export type Held = Existing & {
  readonly citizenId: string
  readonly version: number
  readonly caseworkerId: string | null
  /** the CPR number's keyed index, in hex */
  readonly index: string
}

/** Those of the municipality's citizens whose CPR indexes (hex) are given; one statement for a whole file. */
export const listHeld = (tx: ReadTx, actor: Actor, indexes: readonly string[]): Promise<Held[]> => tx.$queryRaw<Held[]>`
  SELECT c.id::text AS "citizenId", c.version, encode(c.cpr_index, 'hex') AS index, c.first_name AS "firstName", c.last_name AS "lastName",
    c.street, c.postal_code AS "postalCode", c.town, c.phone, c.email, c.benefit, c.visitation, c.benefit_since::text AS "benefitSince",
    c.weekly_hours::float8 AS "weeklyHours", c.protected_address AS "protectedAddress", c.language, c.note,
    c.caseworker_id::text AS "caseworkerId", s.name AS caseworker
  FROM citizen c LEFT JOIN staff s ON s.id = c.caseworker_id
  WHERE c.organisation_id = ${actor.organisationId}::uuid
    AND c.cpr_index = ANY (ARRAY(SELECT decode(one, 'hex') FROM unnest(${[...indexes]}::text[]) AS one))`

/** What a file says of one citizen, with the caseworker found. */
export type Imported = Omit<Existing, 'caseworker'> & { readonly caseworkerId: string | null }

export type NewCitizen = Imported & { readonly cpr: string }

const searched = (citizen: Imported) => ({
  ...citizen,
  searchName: searchNameOf(citizen.firstName, citizen.lastName),
  phoneDigits: citizen.phone === null ? null : phoneDigits(citizen.phone),
})

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

/** Records citizens nobody has recorded meanwhile; otherwise nothing. One statement: row by row takes six times as long. */
export const insertImported = async (tx: WriteTx, actor: Actor, box: CprBox, citizens: readonly NewCitizen[]): Promise<void> => {
  if (citizens.length === 0) return
  const identified = citizens.map((citizen) => ({ ...citizen, citizenId: randomUUID() }))
  const rows = identified.map(({ citizenId: id, cpr, ...citizen }) => {
    const { cprSealed, cprIndex, cprDate } = cprColumns(box, cpr, id, actor.organisationId)
    return { ...searched(citizen), id, cprSealed: hex(cprSealed), cprIndex: hex(cprIndex), cprDate }
  })
  const count = await tx.$executeRaw`
    INSERT INTO citizen (id, organisation_id, cpr_sealed, cpr_index, cpr_date, first_name, last_name, search_name, street, postal_code, town,
      phone, phone_digits, email, benefit, visitation, benefit_since, weekly_hours, protected_address, language, note, caseworker_id)
    SELECT n.id, ${actor.organisationId}::uuid, decode(n."cprSealed", 'hex'), decode(n."cprIndex", 'hex'), n."cprDate", n."firstName", n."lastName",
      n."searchName", n.street, n."postalCode", n.town, n.phone, n."phoneDigits", n.email, n.benefit, n.visitation, n."benefitSince",
      n."weeklyHours", n."protectedAddress", n.language, n.note, n."caseworkerId"
    FROM json_to_recordset(${JSON.stringify(rows)}::json) AS n (id uuid, "cprSealed" text, "cprIndex" text, "cprDate" text, "firstName" text,
      "lastName" text, "searchName" text, street text, "postalCode" text, town text, phone text, "phoneDigits" text, email text, benefit text,
      visitation text, "benefitSince" date, "weeklyHours" numeric, "protectedAddress" boolean, language text, note text, "caseworkerId" uuid)
    ON CONFLICT (organisation_id, cpr_index) DO NOTHING`
  if (count !== citizens.length) throw new ProblemError('changed-meanwhile')
  await noteStatistics(tx, identified)
}

export type ChangedCitizen = Imported & { readonly citizenId: string; readonly version: number }

/** Writes many citizens in one statement; a row that has another version by now stops the whole import. */
export const updateImported = async (tx: WriteTx, citizens: readonly ChangedCitizen[]): Promise<void> => {
  if (citizens.length === 0) return
  const rows = citizens.map((citizen) => ({ ...searched(citizen), citizenId: citizen.citizenId, version: citizen.version }))
  const count = await tx.$executeRaw`
    UPDATE citizen c SET first_name = n."firstName", last_name = n."lastName", search_name = n."searchName", street = n.street,
      postal_code = n."postalCode", town = n.town, phone = n.phone, phone_digits = n."phoneDigits", email = n.email, benefit = n.benefit,
      visitation = n.visitation, benefit_since = n."benefitSince", weekly_hours = n."weeklyHours", protected_address = n."protectedAddress",
      language = n.language, note = n.note, caseworker_id = n."caseworkerId", version = c.version + 1, updated_at = now()
    FROM json_to_recordset(${JSON.stringify(rows)}::json) AS n ("citizenId" uuid, version int, "firstName" text, "lastName" text,
      "searchName" text, street text, "postalCode" text, town text, phone text, "phoneDigits" text, email text, benefit text,
      visitation text, "benefitSince" date, "weeklyHours" numeric, "protectedAddress" boolean, language text, note text, "caseworkerId" uuid)
    WHERE c.id = n."citizenId" AND c.version = n.version`
  if (count !== citizens.length) throw new ProblemError('changed-meanwhile')
}
