import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { itIsDone } from '../../shared/endpoint.ts'
import { experimentsApi, experimentsPageSize } from '../../shared/experiments/experiments.api.ts'
import { headersOf, linesOf } from '../../shared/experiments/experiments.lines.ts'
import {
  type Plan,
  stopDay,
  whyNotChange,
  whyNotConclude,
  whyNotConclusion,
  whyNotImport,
  whyNotPlan,
  whyNotReason,
  whyNotStart,
  whyNotStop,
} from '../../shared/experiments/experiments.rules.ts'
import { states } from '../../shared/experiments/keys.ts'
import { textsIn } from '../../shared/i18n/index.ts'
import { ProblemError, refuse, refuseAll } from '../../shared/problem.ts'
import { SiteKind } from '../../shared/sites/sites.schema.ts'
import { toCsv } from '../citizens/sheet.ts'
import type { Actor } from '../db/actor.ts'
import { asDate } from '../db/dates.ts'
import type { ReadTx } from '../db/db.ts'
import type { House } from '../house.ts'
import { mount } from '../http/route.ts'
import { savedOver } from '../saved.ts'
import { getEnrolPage } from './enrolment.queries.ts'
import {
  getExperiment,
  getExperimentPage,
  listExperiments,
  listTaken,
  partColumns,
  planColumns,
  planOf,
} from './experiments.queries.ts'
import { readOutcomeFile, saveOutcomes } from './outcomes.ts'

/** A supplier's manager reads what concerns the supplier, and writes nothing. */
const demandOwn = ({ organisationKind }: Actor): void => {
  if (organisationKind !== 'municipality') throw new ProblemError('not-found')
}

const getOwn = async (tx: ReadTx, actor: Actor, experimentId: string, today: string) => {
  demandOwn(actor)
  return getExperiment(tx, experimentId, today)
}

const demandPlan = async (tx: ReadTx, plan: Plan): Promise<void> => {
  const siteIds = [...new Set(plan.parts.map(({ siteId }) => siteId).filter((id) => id !== null))]
  const known = await tx.site.findMany({ where: { id: { in: siteIds } }, select: { id: true } })
  const unknown = plan.parts.findIndex(({ siteId }) => plan.unit === 'sites' && !known.some(({ id }) => id === siteId))
  refuseAll([...whyNotPlan(plan), unknown === -1 ? null : { code: 'required', pointer: `/parts/${unknown}/siteId` }])
}

export const mountExperiments = (app: FastifyInstance, house: House): void =>
  mount(app, house, 'experiments', experimentsApi, {
    list: ({ actor, db, today }, { query: { state, page = 1 } }) =>
      db.read(actor, async (tx) => {
        const all = await listExperiments(tx, today)
        const shown = all.filter((one) => state === undefined || one.state === state)
        return {
          experiments: shown.slice((page - 1) * experimentsPageSize, page * experimentsPageSize),
          total: shown.length,
          page,
          counts: states.map((one) => ({ state: one, count: all.filter((row) => row.state === one).length })),
          own: actor.organisationKind === 'municipality',
        }
      }),

    sites: ({ actor, db }) =>
      db.read(actor, async (tx) => {
        demandOwn(actor)
        const rows = await tx.site.findMany({
          where: { closedAt: null },
          select: { id: true, name: true, kind: true, organisation: { select: { name: true } } },
          orderBy: [{ name: 'asc' }, { id: 'asc' }],
        })
        return {
          sites: rows.map(({ id, name, kind, organisation }) => ({
            siteId: id,
            name,
            kind: SiteKind.parse(kind),
            supplier: organisation.name,
          })),
        }
      }),

    add: ({ actor, db, now }, { body }) =>
      db.write(actor, 'experiment.planned', async (tx) => {
        demandOwn(actor)
        const plan = planOf(body)
        await demandPlan(tx, plan)
        const experimentId = randomUUID()
        const own = { id: experimentId, organisationId: actor.organisationId, createdById: actor.staffId, createdAt: now }
        await tx.experiment.createMany({ data: [{ ...own, ...planColumns(body) }] })
        await tx.experimentMember.createMany({ data: partColumns(experimentId, actor.staffId, now, plan) })
        return { experimentId }
      }),

    get: ({ actor, db, today }, { params: { experimentId } }) =>
      db.read(actor, (tx) => getExperimentPage(tx, actor, experimentId, today)),

    change: ({ actor, db, now, today }, { params: { experimentId }, body: { version, ...body } }) =>
      db.write(actor, 'experiment.replanned', async (tx) => {
        refuse(whyNotChange(await getOwn(tx, actor, experimentId, today)))
        const plan = planOf(body)
        await demandPlan(tx, plan)
        await savedOver(
          tx.experiment.updateMany({
            where: { id: experimentId, version },
            data: { ...planColumns(body), version: { increment: 1 } },
          }),
        )
        await tx.experimentMember.deleteMany({ where: { experimentId } })
        await tx.experimentMember.createMany({ data: partColumns(experimentId, actor.staffId, now, plan) })
        return itIsDone
      }),

    drop: ({ actor, db, today }, { params: { experimentId }, body: { version } }) =>
      db.write(actor, 'experiment.dropped', async (tx) => {
        refuse(whyNotChange(await getOwn(tx, actor, experimentId, today)))
        await savedOver(tx.experiment.deleteMany({ where: { id: experimentId, version } }))
        return itIsDone
      }),

    start: ({ actor, db, now, today }, { params: { experimentId }, body: { version } }) =>
      db.write(actor, 'experiment.started', async (tx) => {
        const experiment = await getOwn(tx, actor, experimentId, today)
        refuse(whyNotStart(experiment, experiment, await listTaken(tx, experimentId), today))
        const data = { startedAt: now, version: { increment: 1 } }
        await savedOver(tx.experiment.updateMany({ where: { id: experimentId, version }, data }))
        return itIsDone
      }),

    stop: ({ actor, db, today }, { params: { experimentId }, body: { version, reason } }) =>
      db.write(actor, 'experiment.stopped', async (tx) => {
        const experiment = await getOwn(tx, actor, experimentId, today)
        refuse(whyNotStop(experiment, today))
        refuseAll([whyNotReason(experiment, reason, today)])
        const data = { stoppedOn: asDate(stopDay(experiment, today)), stopReason: reason, version: { increment: 1 } }
        await savedOver(tx.experiment.updateMany({ where: { id: experimentId, version }, data }))
        return itIsDone
      }),

    conclude: ({ actor, db, now, today }, { params: { experimentId }, body: { version, conclusion } }) =>
      db.write(actor, 'experiment.concluded', async (tx) => {
        refuse(whyNotConclude(await getOwn(tx, actor, experimentId, today)))
        refuseAll([whyNotConclusion(conclusion)])
        const data = { conclusion, concludedAt: now, version: { increment: 1 } }
        await savedOver(tx.experiment.updateMany({ where: { id: experimentId, version }, data }))
        return itIsDone
      }),

    previewOutcomes: async ({ actor, db, today }, { params: { experimentId }, body }) => {
      const { unit, outcome, ...course } = await db.read(actor, (tx) => getOwn(tx, actor, experimentId, today))
      refuse(whyNotImport(course, unit))
      return readOutcomeFile(body, outcome)
    },

    saveOutcomes: async ({ actor, db, today }, { params: { experimentId }, body: { version, fingerprint, ...file } }) => {
      const { outcome } = await db.read(actor, (tx) => getOwn(tx, actor, experimentId, today))
      const read = await readOutcomeFile(file, outcome)
      return db.write(actor, 'experiment.outcomes_read', async (tx) => {
        const experiment = await getOwn(tx, actor, experimentId, today)
        refuse(whyNotImport(experiment, experiment.unit))
        const where = { id: experimentId, version }
        await savedOver(tx.experiment.updateMany({ where, data: { version: { increment: 1 } } }))
        return { saved: await saveOutcomes(tx, experimentId, read, fingerprint) }
      })
    },

    csv: ({ actor, db, today }, { params: { experimentId }, query: { language = 'da' } }) =>
      db.read(actor, async (tx) => {
        const page = await getExperimentPage(tx, actor, experimentId, today)
        const texts = textsIn(language)
        return {
          fileName: texts.experiments.csv.fileName(page.experiment.startsOn, page.asOf),
          mediaType: 'text/csv; charset=utf-8',
          bytes: toCsv(headersOf(texts), linesOf(page, texts, language)),
        }
      }),

    ofPlacement: ({ actor, db, today }, { params: { placementId } }) =>
      db.read(actor, (tx) => getEnrolPage(tx, placementId, today)),

    enrol: ({ actor, db, now, today }, { params: { placementId, experimentId } }) =>
      db.write(actor, 'experiment.joined', async (tx) => {
        const { experiments } = await getEnrolPage(tx, placementId, today)
        const experiment = experiments.find((one) => one.experimentId === experimentId)
        if (!experiment) {
          const seen = await tx.experiment.count({ where: { id: experimentId } })
          throw new ProblemError(seen > 0 ? 'experiment-enrolment-closed' : 'not-found')
        }
        // sent twice by a late double click: it is in
        if (experiment.addedOn !== null) return itIsDone
        refuse(experiment.can.join)
        const member = { id: randomUUID(), experimentId, placementId, addedById: actor.staffId, addedAt: now }
        await tx.experimentMember.createMany({ data: [member] })
        return itIsDone
      }),

    takeOut: ({ actor, db, now, today }, { params: { placementId, experimentId } }) =>
      db.write(actor, 'experiment.left', async (tx) => {
        const { experiments } = await getEnrolPage(tx, placementId, today)
        const experiment = experiments.find((one) => one.experimentId === experimentId && one.addedOn !== null)
        if (!experiment) throw new ProblemError('not-found')
        refuse(experiment.can.takeOut)
        await savedOver(
          tx.experimentMember.updateMany({ where: { placementId, experimentId, removedAt: null }, data: { removedAt: now } }),
        )
        return itIsDone
      }),
  })
