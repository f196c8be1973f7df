import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import type { z } from 'zod'
import { settings } from '../../shared/accounts/settings.ts'
import { holidaysOf } from '../../shared/calendar.ts'
import { itIsDone } from '../../shared/endpoint.ts'
import { ProblemError, refuse } from '../../shared/problem.ts'
import { worklistApi } from '../../shared/worklist/worklist.api.ts'
import { whyNotCover, whyNotSnooze } from '../../shared/worklist/worklist.rules.ts'
import { asDate } from '../db/dates.ts'
import type { ReadTx } from '../db/db.ts'
import { openShelf } from '../doors/doors.queries.ts'
import type { House } from '../house.ts'
import type { Context } from '../http/context.ts'
import { mount } from '../http/route.ts'
import { listChoices, listCovers, listStanding } from './covers.queries.ts'
import { findLine, type Reader, worklistFor } from './worklist.queries.ts'

const readerOf = ({ actor, today, now }: Context): Reader => ({
  staffId: actor.staffId,
  organisationId: actor.organisationId,
  today,
  now,
})

const Silence = worklistApi.silence.answer

/** The database counts the days; the calendar of holidays is ours. */
const findSilence = async (tx: ReadTx, today: string): Promise<z.infer<typeof Silence>> => {
  const year = Number(today.slice(0, 4))
  const holidays = [year - 2, year - 1, year].flatMap((one) => [...holidaysOf(one).keys()])
  const [row] = await tx.$queryRaw<{ told: unknown }[]>`
    SELECT silent_sites(${today}::date, ${holidays}::date[], ${settings['silent-days-manager'].otherwise}) AS told`
  return Silence.parse(row?.told)
}

export const mountWorklist = (app: FastifyInstance, house: House): void => {
  const shelf = openShelf()
  mount(app, house, 'worklist', worklistApi, {
    mine: (context) => context.db.read(context.actor, (tx) => worklistFor(tx, shelf, readerOf(context))),

    snooze: (context, { body }) =>
      context.db.write(context.actor, 'worklist.snoozed', async (tx) => {
        const { citizenId, cause, subjectId, untilOn, reason } = body
        if (!(await tx.citizen.findUnique({ where: { id: citizenId }, select: { id: true } })))
          throw new ProblemError('not-found')
        const line = await findLine(tx, shelf, body, readerOf(context))
        refuse(whyNotSnooze(line && !line.rests ? line.due : null, untilOn, context.today))
        // an older one that the cause has outlived: the line came up anew since
        const stale = { citizenId, cause, subjectId, takenBackAt: null, untilOn: { gt: asDate(context.today) } }
        await tx.worklistSnooze.updateMany({ where: stale, data: { takenBackAt: context.now } })
        const by = { byId: context.actor.staffId, at: context.now }
        await tx.worklistSnooze.createMany({ data: [{ citizenId, cause, subjectId, reason, untilOn: asDate(untilOn), ...by }] })
        return itIsDone
      }),

    wake: ({ actor, db, today, now }, { params }) =>
      db.write(actor, 'worklist.woken', async (tx) => {
        const id = params.snoozeId
        if (!(await tx.worklistSnooze.findUnique({ where: { id }, select: { id: true } }))) throw new ProblemError('not-found')
        const where = { id, takenBackAt: null, untilOn: { gt: asDate(today) } }
        const { count } = await tx.worklistSnooze.updateMany({ where, data: { takenBackAt: now } })
        if (count === 0) throw new ProblemError('changed-meanwhile')
        return itIsDone
      }),

    covers: ({ actor, db, today }) =>
      db.read(actor, async (tx) => ({
        covers: await listCovers(tx, today),
        colleagues: await listChoices(tx, actor.organisationId),
      })),

    cover: ({ actor, db, today, now }, { body }) =>
      db.write(actor, 'cover.begun', async (tx) => {
        const { fromOn, untilOn, ...who } = body
        refuse(whyNotCover(body, await listStanding(tx, today), today))
        const coverId = randomUUID()
        const by = { organisationId: actor.organisationId, madeById: actor.staffId, madeAt: now }
        await tx.cover.createMany({ data: [{ id: coverId, ...who, ...by, fromOn: asDate(fromOn), untilOn: asDate(untilOn) }] })
        return { coverId }
      }),

    endCover: ({ actor, db, today, now }, { params }) =>
      db.write(actor, 'cover.ended', async (tx) => {
        const id = params.coverId
        if (!(await tx.cover.findUnique({ where: { id }, select: { id: true } }))) throw new ProblemError('not-found')
        const where = { id, endedAt: null, untilOn: { gte: asDate(today) } }
        const { count } = await tx.cover.updateMany({ where, data: { endedAt: now, endedById: actor.staffId } })
        if (count === 0) throw new ProblemError('changed-meanwhile')
        return itIsDone
      }),

    silence: ({ actor, db, today }) => db.read(actor, (tx) => findSilence(tx, today)),
  })
}
