import type { FastifyInstance } from 'fastify'
import { lastingApi } from '../../shared/employment/lasting.api.ts'
import { refusalsOfDefinition } from '../../shared/employment/lasting.rules.ts'
import { itIsDone } from '../../shared/endpoint.ts'
import { ProblemError, refuseAll } from '../../shared/problem.ts'
import { asDate, plain } from '../db/dates.ts'
import type { House } from '../house.ts'
import { mount } from '../http/route.ts'
import { savedOver } from '../saved.ts'

export const mountLasting = (app: FastifyInstance, house: House): void =>
  mount(app, house, 'employment', lastingApi, {
    definitions: ({ actor, db }) =>
      db.read(actor, async (tx) => {
        const rows = await tx.lastingDefinition.findMany({
          where: { organisationId: actor.organisationId },
          orderBy: [{ validFrom: 'desc' }, { recordedAt: 'desc' }],
        })
        const staff = await tx.staff.findMany({
          where: { id: { in: rows.flatMap(({ recordedById }) => recordedById ?? []) } },
          select: { id: true, name: true },
        })
        return {
          definitions: rows.map(({ id, validFrom, weeks, bridgedWeeks, leastHours, reason, ...row }) => ({
            definitionId: id,
            validFrom: plain(validFrom),
            weeks,
            bridgedWeeks,
            leastHours: Number(leastHours),
            reason,
            recordedBy: staff.find((one) => one.id === row.recordedById)?.name ?? null,
            recordedAt: row.recordedAt.toISOString(),
            supersededAt: row.supersededAt?.toISOString() ?? null,
          })),
        }
      }),

    define: ({ actor, db, today, now }, { body: { replaces, validFrom, ...given } }) =>
      db.write(actor, 'lasting.defined', async (tx) => {
        const { organisationId } = actor
        refuseAll(refusalsOfDefinition({ ...given, validFrom }, today))
        const standing = await tx.lastingDefinition.findFirst({
          where: { organisationId, validFrom: asDate(validFrom), supersededAt: null },
          select: { id: true },
        })
        if ((standing?.id ?? null) !== replaces) throw new ProblemError('changed-meanwhile')
        if (replaces !== null) {
          await savedOver(
            tx.lastingDefinition.updateMany({ where: { id: replaces, supersededAt: null }, data: { supersededAt: now } }),
          )
        }
        await tx.lastingDefinition.createMany({
          data: [{ organisationId, ...given, validFrom: asDate(validFrom), recordedById: actor.staffId }],
        })
        return itIsDone
      }),
  })
