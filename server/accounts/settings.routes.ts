import type { FastifyInstance } from 'fastify'
import { settingsApi } from '../../shared/accounts/settings.api.ts'
import { settingKeys, settings, whyNotBeside, whyNotSet } from '../../shared/accounts/settings.ts'
import { itIsDone } from '../../shared/endpoint.ts'
import { ProblemError, refuse } from '../../shared/problem.ts'
import type { House } from '../house.ts'
import { mount } from '../http/route.ts'
import { readSettings } from './settings.queries.ts'

export const mountSettings = (app: FastifyInstance, house: House): void =>
  mount(app, house, 'settings', settingsApi, {
    settings: ({ actor, db }) =>
      db.read(actor, async (tx) => {
        const rows = await tx.houseSetting.findMany({ where: { organisationId: actor.organisationId } })
        const staff = await tx.staff.findMany({
          where: { id: { in: rows.map((row) => row.setById) } },
          select: { id: true, name: true },
        })
        return {
          settings: settingKeys.map((key) => {
            const row = rows.find((one) => one.key === key)
            if (!row) return { key, value: settings[key].otherwise, version: 0, setBy: null, setAt: null }
            const setBy = staff.find(({ id }) => id === row.setById)?.name ?? null
            return { key, value: row.value, version: row.version, setBy, setAt: row.setAt.toISOString() }
          }),
        }
      }),

    set: ({ actor, db, now }, { params: { key }, body: { value, version } }) =>
      db.write(actor, 'setting.set', async (tx) => {
        const { organisationId } = actor
        refuse(whyNotSet(key, value) ?? whyNotBeside(key, value, await readSettings(tx, organisationId)))
        const row = { value, setById: actor.staffId, setAt: now }
        // two who are first at once: the second meets the primary key
        if (version === 0) {
          await tx.houseSetting.create({ data: { organisationId, key, ...row } })
          return itIsDone
        }
        const { count } = await tx.houseSetting.updateMany({
          where: { organisationId, key, version },
          data: { ...row, version: { increment: 1 } },
        })
        if (count === 0) throw new ProblemError('changed-meanwhile')
        return itIsDone
      }),
  })
