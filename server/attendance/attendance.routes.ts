import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { attendanceApi } from '../../shared/attendance/attendance.api.ts'
import {
  type Standing,
  sameEntry,
  whyNotEntry,
  whyNotLogOn,
  whyNotOutside,
  whyNotOver,
} from '../../shared/attendance/attendance.rules.ts'
import type { CrewEntry } from '../../shared/attendance/attendance.schema.ts'
import { isException } from '../../shared/attendance/states.ts'
import { itIsDone } from '../../shared/endpoint.ts'
import { ProblemError, type Refusal, refuse, refuseAll } from '../../shared/problem.ts'
import { asDate } from '../db/dates.ts'
import type { WriteTx } from '../db/db.ts'
import type { House } from '../house.ts'
import { mount } from '../http/route.ts'
import { getCrewDay, getPlacementDays, getPlanned, listCrew, standingOf } from './attendance.queries.ts'

const at = (index: number, refusal: Refusal | null): Refusal | null =>
  refusal && { ...refusal, pointer: `/rows/${index}${refusal.pointer ?? ''}` }

/** One row to save: what was sent, with what the placement says of the day and what stands there. */
type Meant = {
  readonly entry: CrewEntry
  readonly plannedHours: number
  readonly standing: (Standing & { readonly id: string }) | null
}

/** What was sent, beside the crew that is really there. A placement that is not of the own crew that day is not found, like any stranger. */
const meantBy = async (tx: WriteTx, date: string, rows: readonly CrewEntry[]): Promise<Meant[]> => {
  const crew = new Map((await listCrew(tx, date)).flatMap((site) => site.crew.map((one) => [one.placement.id, one] as const)))
  const refusals: (Refusal | null)[] = []
  const meant = rows.map((entry, index) => {
    const one = crew.get(entry.placementId)
    if (!one) throw new ProblemError('not-found')
    const twice = rows.findIndex(({ placementId }) => placementId === entry.placementId) !== index
    refusals.push(at(index, twice ? { code: 'row-twice' } : whyNotEntry(entry, one)))
    const standing = one.logged && { ...standingOf(one.logged), id: one.logged.id }
    return { entry, plannedHours: one.plannedHours, standing }
  })
  refuseAll(refusals)
  const over = meant
    .map(({ entry, standing }, index) => at(index, whyNotOver(standing, entry.version)))
    .filter((one) => one !== null)
  if (over.length > 0) throw new ProblemError('changed-meanwhile', { errors: over })
  return meant.filter(({ entry, standing }) => !standing || !sameEntry(standing, entry))
}

/**
 * The whole crew in two statements. Whose day it is the database fills in: a team lead has no right to name a citizen. A row that
 * somebody else inserts at the same moment makes this a lost race, and the work runs again and sees it.
 */
const saveCrew = async (tx: WriteTx, date: string, rows: readonly Meant[], staffId: string): Promise<void> => {
  const record = ({ entry, plannedHours, standing }: Meant) => ({
    id: standing?.id ?? randomUUID(),
    placement_id: entry.placementId,
    state: entry.state,
    hours: entry.hours,
    planned_hours: plannedHours,
    pace_band: entry.paceBand,
    note: entry.note,
    version: entry.version,
  })
  const fresh = rows.filter(({ standing }) => !standing).map(record)
  const corrected = rows.filter(({ standing }) => standing).map(record)
  const inserted = await tx.$executeRaw`
    INSERT INTO attendance (id, placement_id, on_date, state, hours, planned_hours, pace_band, note, logged_by_id)
    SELECT id, placement_id, ${date}::date, state, hours, planned_hours, pace_band, note, ${staffId}::uuid
    FROM jsonb_to_recordset(${JSON.stringify(fresh)}::jsonb)
      AS day (id uuid, placement_id uuid, state text, hours numeric, planned_hours numeric, pace_band int, note text)
    ON CONFLICT (placement_id, on_date) DO NOTHING`
  const updated = await tx.$executeRaw`
    UPDATE attendance a SET state = day.state, hours = day.hours, pace_band = day.pace_band, note = day.note, version = a.version + 1,
      logged_by_id = ${staffId}::uuid, logged_at = now(), correction_reason = NULL
    FROM jsonb_to_recordset(${JSON.stringify(corrected)}::jsonb)
      AS day (id uuid, state text, hours numeric, pace_band int, note text, version int)
    WHERE a.id = day.id AND a.version = day.version`
  if (inserted + updated !== rows.length) throw new ProblemError('changed-meanwhile')
}

export const mountAttendance = (app: FastifyInstance, house: House): void =>
  mount(app, house, 'attendance', attendanceApi, {
    crew: ({ actor, db, today }, { params }) => db.read(actor, (tx) => getCrewDay(tx, params.date, today)),

    logCrew: ({ actor, db, today }, { params, body }) =>
      db.write(actor, 'attendance.logged', async (tx) => {
        refuse(whyNotLogOn(params.date, today, 'team_lead'))
        const meant = await meantBy(tx, params.date, body.rows)
        await saveCrew(tx, params.date, meant, actor.staffId)
        const exceptions = body.rows.filter(isException).length
        return { saved: body.rows.length, exceptions, savedAt: new Date().toISOString() }
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
        refuse(whyNotEntry(body, { plannedHours, asksPace: plan.asksPace }))
        const over = whyNotOver(row && standingOf(row), body.version)
        if (over) throw new ProblemError('changed-meanwhile', { errors: [over] })
        const { state, hours, paceBand, note, reason } = body
        const said = { state, hours, paceBand, note, correctionReason: reason, loggedById: actor.staffId }
        if (row) {
          await tx.attendance.updateMany({
            where: { id: row.id },
            data: { ...said, loggedAt: new Date(), version: { increment: 1 } },
          })
        } else {
          const { citizenId } = await tx.placement.findUniqueOrThrow({ where: { id: placementId }, select: { citizenId: true } })
          const onDate = asDate(date)
          await tx.attendance.createMany({ data: [{ placementId, citizenId, onDate, plannedHours, ...said }] })
        }
        return itIsDone
      }),
  })
