import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { attendanceApi } from '../../shared/attendance/attendance.api.ts'
import {
  asPlanned,
  isSeen,
  sameEntry,
  whyNotCrewDays,
  whyNotEntry,
  whyNotLogOn,
  whyNotOutside,
  whyNotOver,
} from '../../shared/attendance/attendance.rules.ts'
import type { CrewEntry, Entry, LoggedDay } from '../../shared/attendance/attendance.schema.ts'
import { collisionFacts, mergeEntries } from '../../shared/attendance/merge.rules.ts'
import { isException } from '../../shared/attendance/states.ts'
import { datesFrom } from '../../shared/calendar.ts'
import { itIsDone } from '../../shared/endpoint.ts'
import { ProblemError, type Refusal, refuse, refuseAll } from '../../shared/problem.ts'
import { asDate } from '../db/dates.ts'
import type { WriteTx } from '../db/db.ts'
import { namesOf } from '../doors/doors.queries.ts'
import type { House } from '../house.ts'
import { mount } from '../http/route.ts'
import { getPlacementDays, getPlanned, loggedOf, said, standingOf } from './attendance.queries.ts'
import { getCrewDays, listCrew, listMissing } from './crew.queries.ts'
import { saveMotivation } from './motivation.queries.ts'

const at = (index: number, refusal: Refusal | null): Refusal | null =>
  refusal && { ...refusal, pointer: `/rows/${index}${refusal.pointer ?? ''}` }

/** One row to save: what it shall say, with what the placement says of the day and what stands there. */
type Meant = {
  readonly placementId: string
  readonly entry: Entry
  readonly plannedHours: number
  readonly standing: (LoggedDay & { readonly id: string }) | null
  /** Who wrote what this row took over. */
  readonly tookFrom: string | null
}

/** What stood there after the version the sender saw, and does no more. */
const listBetween = async (tx: WriteTx, standing: readonly { readonly id: string; readonly seen: number }[]) => {
  const rows = await tx.attendanceFormer.findMany({
    where: { OR: standing.map(({ id, seen }) => ({ attendanceId: id, version: { gt: seen } })) },
    select: { attendanceId: true, ...said },
  })
  return (id: string): Entry[] => rows.filter(({ attendanceId }) => attendanceId === id).map((row) => standingOf(row))
}

/**
 * What was sent, beside the crew that is really there, merged with what others wrote meanwhile. A placement that is not of the own
 * crew that day is not found, like any stranger.
 */
const meantBy = async (tx: WriteTx, date: string, today: string, rows: readonly CrewEntry[]): Promise<Meant[]> => {
  const crewOn = await listCrew(tx, { from: date, to: date, today })
  const crew = new Map(crewOn(date).flatMap((site) => site.crew.map((one) => [one.placement.id, one] as const)))
  const refusals: (Refusal | null)[] = []
  const found = rows.flatMap(({ untouched, ...sent }, index) => {
    const one = crew.get(sent.placementId)
    if (!one) throw new ProblemError('not-found')
    const row = untouched ? { ...sent, ...asPlanned(one.plannedHours, one.plannedAbsence), seen: null } : sent
    const twice = rows.findIndex(({ placementId }) => placementId === row.placementId) !== index
    // the site has closed meanwhile, or the agreement has changed: nobody was expected
    if (untouched && one.plannedHours === 0 && !twice) return []
    const tasks = [...one.placement.tasks, ...(one.logged?.tasksDone ?? [])]
    refusals.push(at(index, twice ? { code: 'row-twice' } : whyNotEntry(row, { ...one, tasks })))
    return [{ row, one, index }]
  })
  refuseAll(refusals)

  const names = await namesOf(
    tx,
    found.flatMap(({ one: { logged } }) => (logged ? [logged.loggedById] : [])),
  )
  const moved = found.flatMap(({ row, one: { logged } }) =>
    logged && logged.version !== row.seen?.version ? [{ id: logged.id, seen: row.seen?.version ?? 0 }] : [],
  )
  const betweenOf = moved.length === 0 ? () => [] : await listBetween(tx, moved)
  const over: (Refusal | null)[] = []
  const meant = found.map(({ row, one, index }): Meant => {
    const { placementId, seen, motivation: _, ...entry } = row
    const { logged, plannedHours } = one
    if (!logged) return { placementId, entry, plannedHours, standing: null, tookFrom: null }
    const standing = { ...loggedOf(logged, names), id: logged.id }
    if (isSeen(seen, standing)) return { placementId, entry, plannedHours, standing, tookFrom: null }
    const base = seen ?? asPlanned(plannedHours, one.plannedAbsence)
    const { merged, collisions } = mergeEntries(base, entry, standing, betweenOf(logged.id))
    over.push(
      collisions.length === 0 ? null : at(index, { code: 'changed-meanwhile', facts: collisionFacts(standing, collisions) }),
    )
    const tookFrom = sameEntry(merged, entry) ? null : standing.loggedBy
    return { placementId, entry: merged, plannedHours, standing, tookFrom }
  })
  const errors = over.filter((one) => one !== null)
  if (errors.length > 0) throw new ProblemError('changed-meanwhile', { errors })
  return meant
}

/**
 * The whole crew in two statements. Whose day it is the database fills in: a team lead has no right to name a citizen. A row that
 * somebody else inserts at the same moment makes this a lost race, and the work runs again and sees it.
 */
const saveCrew = async (tx: WriteTx, date: string, rows: readonly Meant[], staffId: string): Promise<void> => {
  const record = ({ placementId, entry, plannedHours, standing }: Meant) => ({
    id: standing?.id ?? randomUUID(),
    placement_id: placementId,
    state: entry.state,
    hours: entry.hours,
    planned_hours: plannedHours,
    pace_band: entry.paceBand,
    note: entry.note,
    tasks_done: entry.tasksDone,
    signed_off: entry.signedOff,
    support_given: entry.supportGiven,
    version: standing?.version,
  })
  const fresh = rows.filter(({ standing }) => !standing).map(record)
  const corrected = rows.filter(({ standing }) => standing).map(record)
  const inserted = await tx.$executeRaw`
    INSERT INTO attendance (id, placement_id, on_date, state, hours, planned_hours, pace_band, note, tasks_done, signed_off, support_given, logged_by_id)
    SELECT id, placement_id, ${date}::date, state, hours, planned_hours, pace_band, note, tasks_done, signed_off, support_given, ${staffId}::uuid
    FROM jsonb_to_recordset(${JSON.stringify(fresh)}::jsonb) AS day (id uuid, placement_id uuid, state text, hours numeric,
      planned_hours numeric, pace_band int, note text, tasks_done text[], signed_off boolean, support_given text[])
    ON CONFLICT (placement_id, on_date) DO NOTHING`
  const updated = await tx.$executeRaw`
    UPDATE attendance a SET state = day.state, hours = day.hours, pace_band = day.pace_band, note = day.note, tasks_done = day.tasks_done,
      signed_off = day.signed_off, support_given = day.support_given, version = a.version + 1, logged_by_id = ${staffId}::uuid,
      logged_at = now(), correction_reason = NULL
    FROM jsonb_to_recordset(${JSON.stringify(corrected)}::jsonb) AS day (id uuid, state text, hours numeric, pace_band int, note text,
      tasks_done text[], signed_off boolean, support_given text[], version int)
    WHERE a.id = day.id AND a.version = day.version`
  if (inserted + updated !== rows.length) throw new ProblemError('changed-meanwhile')
}

export const mountAttendance = (app: FastifyInstance, house: House): void =>
  mount(app, house, 'attendance', attendanceApi, {
    crew: ({ actor, db, today, now }, { params }) =>
      db.read(actor, async (tx) => {
        const [day] = await getCrewDays(tx, [params.date], { staffId: actor.staffId, today, now })
        if (!day) throw new ProblemError('not-found')
        return day
      }),

    crewDays: ({ actor, db, today, now }, { query: { from, to } }) => {
      refuse(whyNotCrewDays(from, to, today))
      const [first = from, ...more] = datesFrom(from, to)
      return db.read(actor, async (tx) => {
        const days = await getCrewDays(tx, [first, ...more], { staffId: actor.staffId, today, now })
        return { serverTime: now.toISOString(), days }
      })
    },

    missing: ({ actor, db, today }) => db.read(actor, async (tx) => ({ days: await listMissing(tx, today) })),

    logCrew: ({ actor, db, today, now }, { params, body }) =>
      db.write(actor, 'attendance.logged', async (tx) => {
        refuse(whyNotLogOn(params.date, today, 'team_lead'))
        const meant = await meantBy(tx, params.date, today, body.rows)
        const changed = meant.filter(({ entry, standing }) => !standing || !sameEntry(standing, entry))
        await saveCrew(tx, params.date, changed, actor.staffId)
        await saveMotivation(tx, params.date, body.rows, actor.staffId)
        const exceptions = meant.filter(({ entry }) => isException(entry)).length
        const merged = meant.flatMap(({ placementId, tookFrom }) => (tookFrom === null ? [] : [{ placementId, by: tookFrom }]))
        return { saved: meant.length, exceptions, savedAt: now.toISOString(), merged }
      }),

    placementDays: ({ actor, db, today }, { params, query }) =>
      db.read(actor, (tx) => getPlacementDays(tx, params.placementId, query.page ?? 1, today)),

    correct: ({ actor, db, today }, { params: { placementId, date }, body }) =>
      db.write(actor, 'attendance.corrected', async (tx) => {
        const planned = await getPlanned(tx, placementId)
        const row = await tx.attendance.findUnique({ where: { placementId_onDate: { placementId, onDate: asDate(date) } } })
        refuse(whyNotLogOn(date, today, 'caseworker') ?? whyNotOutside(planned, date))
        const plan = planned.planOn(date)
        const plannedHours = row ? Number(row.plannedHours) : plan.plannedHours
        refuse(whyNotEntry(body, { plannedHours, asksPace: plan.asksPace, tasks: [...planned.tasks, ...(row?.tasksDone ?? [])] }))
        refuse(whyNotOver(row && standingOf(row), body.version))
        const { version: _, reason, ...entry } = body
        const written = { ...entry, correctionReason: reason, loggedById: actor.staffId }
        if (row) {
          await tx.attendance.updateMany({
            where: { id: row.id },
            data: { ...written, loggedAt: new Date(), version: { increment: 1 } },
          })
        } else {
          const { citizenId } = await tx.placement.findUniqueOrThrow({ where: { id: placementId }, select: { citizenId: true } })
          const onDate = asDate(date)
          await tx.attendance.createMany({ data: [{ placementId, citizenId, onDate, plannedHours, ...written }] })
        }
        return itIsDone
      }),
  })
