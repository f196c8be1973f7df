import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { contractsApi } from '../../shared/contracts/contracts.api.ts'
import { headersOf, linesOf } from '../../shared/contracts/contracts.lines.ts'
import { whyNotPeriod, whyNotTargetReason, whyNotValue, whyNotYear } from '../../shared/contracts/contracts.rules.ts'
import { displacementHeadersOf, displacementLinesOf } from '../../shared/contracts/displacement.lines.ts'
import type { FileAnswer } from '../../shared/endpoint.ts'
import type { Language } from '../../shared/i18n/format.ts'
import { textsIn } from '../../shared/i18n/index.ts'
import { ProblemError, refuse, refuseAll } from '../../shared/problem.ts'
import { toCsv } from '../citizens/sheet.ts'
import { type SheetOfRows, toXlsx } from '../citizens/xlsx.ts'
import type { Actor } from '../db/actor.ts'
import { asDate } from '../db/dates.ts'
import type { ReadTx } from '../db/db.ts'
import type { House } from '../house.ts'
import { mount } from '../http/route.ts'
import { savedOver } from '../saved.ts'
import { getContract, getDisplacement, getProgress, listContracts, listTargets } from './contracts.queries.ts'

type Asked = { readonly language?: Language | undefined }

const progressSheet = async (
  tx: ReadTx,
  today: string,
  { contractId }: { readonly contractId: string },
  { year, language = 'da' }: Asked & { readonly year?: number | undefined },
) => {
  const progress = await getProgress(tx, contractId, today, year)
  const texts = textsIn(language)
  const { fileName, title } = texts.contracts
  return {
    fileName: fileName(progress.year, progress.asOf),
    name: `${title} ${progress.year}`,
    headers: headersOf(texts),
    rows: linesOf(progress, texts),
  }
}

const displacementSheet = async (
  tx: ReadTx,
  actor: Actor,
  today: string,
  { siteId, language = 'da' }: Asked & { readonly siteId?: string | undefined },
) => {
  const told = await getDisplacement(tx, actor, today, siteId)
  const texts = textsIn(language)
  const { fileName, title } = texts.contracts.displacement
  return {
    fileName: fileName(told.asOf),
    name: title,
    headers: displacementHeadersOf(told, texts),
    rows: displacementLinesOf(told, texts),
  }
}

type Sheet = SheetOfRows & { readonly fileName: string }

const csvOf = ({ fileName, headers, rows }: Sheet): FileAnswer => ({
  fileName: `${fileName}.csv`,
  mediaType: 'text/csv; charset=utf-8',
  bytes: toCsv(headers, rows),
})
const xlsxOf = async ({ fileName, ...sheet }: Sheet): Promise<FileAnswer> => ({
  fileName: `${fileName}.xlsx`,
  mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  bytes: await toXlsx([sheet]),
})

export const mountContracts = (app: FastifyInstance, house: House): void =>
  mount(app, house, 'contracts', contractsApi, {
    list: ({ actor, db }) => db.read(actor, async (tx) => ({ contracts: await listContracts(tx) })),

    suppliers: ({ actor, db }) =>
      db.read(actor, async (tx) => {
        const rows = await tx.organisation.findMany({ where: { kind: 'supplier' }, orderBy: { name: 'asc' } })
        return { suppliers: rows.map(({ id, name }) => ({ supplierId: id, name })) }
      }),

    add: ({ actor, db }, { body: { supplierId, title, startsOn, endsOn } }) =>
      db.write(actor, 'contract.recorded', async (tx) => {
        const supplier = await tx.organisation.findFirst({ where: { id: supplierId, kind: 'supplier' }, select: { id: true } })
        refuseAll([supplier ? null : { code: 'invalid-value', pointer: '/supplierId' }, whyNotPeriod({ startsOn, endsOn })])
        const contractId = randomUUID()
        const sides = { municipalityId: actor.organisationId, supplierId }
        const days = { startsOn: asDate(startsOn), endsOn: asDate(endsOn) }
        await tx.contract.createMany({ data: [{ id: contractId, ...sides, title, ...days, recordedById: actor.staffId }] })
        return { contractId }
      }),

    change: ({ actor, db }, { params: { contractId }, body: { title, startsOn, endsOn, version } }) =>
      db.write(actor, 'contract.changed', async (tx) => {
        await getContract(tx, contractId)
        const counting = (await listTargets(tx, contractId)).filter(({ supersededAt }) => supersededAt === null)
        refuse(
          whyNotPeriod(
            { startsOn, endsOn },
            counting.map(({ year }) => year),
          ),
        )
        await savedOver(
          tx.contract.updateMany({
            where: { id: contractId, version },
            data: { title, startsOn: asDate(startsOn), endsOn: asDate(endsOn), version: { increment: 1 } },
          }),
        )
        return { contractId }
      }),

    targets: ({ actor, db }, { params: { contractId } }) =>
      db.read(actor, async (tx) => ({
        contract: await getContract(tx, contractId),
        targets: await listTargets(tx, contractId),
      })),

    setTarget: ({ actor, db, now }, { params: { contractId, year, measure }, body: { value, reason, replaces } }) =>
      db.write(actor, 'contract.target_set', async (tx) => {
        refuse(whyNotYear(await getContract(tx, contractId), year))
        const counting = (await listTargets(tx, contractId)).find(
          (target) => target.year === year && target.measure === measure && target.supersededAt === null,
        )
        if ((counting?.targetId ?? null) !== replaces) throw new ProblemError('changed-meanwhile')
        refuseAll([whyNotValue(measure, value), whyNotTargetReason(reason, replaces !== null)])
        if (replaces) {
          const where = { id: replaces, supersededAt: null }
          await savedOver(tx.contractTarget.updateMany({ where, data: { supersededAt: now } }))
        }
        const target = { id: randomUUID(), contractId, year, measure, value, reason, recordedById: actor.staffId }
        await tx.contractTarget.createMany({ data: [{ ...target, recordedAt: now }] })
        return { targets: await listTargets(tx, contractId) }
      }),

    progress: ({ actor, db, today }, { params: { contractId }, query: { year } }) =>
      db.read(actor, (tx) => getProgress(tx, contractId, today, year)),

    progressCsv: ({ actor, db, today }, { params, query }) =>
      db.read(actor, async (tx) => csvOf(await progressSheet(tx, today, params, query))),

    progressXlsx: ({ actor, db, today }, { params, query }) =>
      db.read(actor, async (tx) => xlsxOf(await progressSheet(tx, today, params, query))),

    displacement: ({ actor, db, today }, { query: { siteId } }) =>
      db.read(actor, (tx) => getDisplacement(tx, actor, today, siteId)),

    displacementCsv: ({ actor, db, today }, { query }) =>
      db.read(actor, async (tx) => csvOf(await displacementSheet(tx, actor, today, query))),

    displacementXlsx: ({ actor, db, today }, { query }) =>
      db.read(actor, async (tx) => xlsxOf(await displacementSheet(tx, actor, today, query))),
  })
