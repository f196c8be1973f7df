import type { Prisma } from '../../generated/prisma/client.ts'
import { settings } from '../../shared/accounts/settings.ts'
import { openingYear, whyNotYear, yearsOf } from '../../shared/contracts/contracts.rules.ts'
import {
  type Contract,
  type Displacement,
  Measure,
  type Progress,
  type Target,
  Watch,
  YearFacts,
} from '../../shared/contracts/contracts.schema.ts'
import { inOrder } from '../../shared/contracts/displacement.rules.ts'
import { ProblemError, refuse } from '../../shared/problem.ts'
import type { Actor } from '../db/actor.ts'
import { plain } from '../db/dates.ts'
import type { ReadTx } from '../db/db.ts'

const select = {
  id: true,
  title: true,
  startsOn: true,
  endsOn: true,
  version: true,
  municipality: { select: { name: true } },
  supplier: { select: { name: true } },
} satisfies Prisma.ContractSelect

const contractOf = (row: Prisma.ContractGetPayload<{ select: typeof select }>): Contract => ({
  contractId: row.id,
  title: row.title,
  municipality: row.municipality.name,
  supplier: row.supplier.name,
  startsOn: plain(row.startsOn),
  endsOn: plain(row.endsOn),
  version: row.version,
})

export const listContracts = async (tx: ReadTx): Promise<Contract[]> =>
  (await tx.contract.findMany({ select, orderBy: [{ startsOn: 'desc' }, { id: 'asc' }] })).map(contractOf)

export const getContract = async (tx: ReadTx, contractId: string): Promise<Contract> => {
  const row = await tx.contract.findUnique({ where: { id: contractId }, select })
  if (!row) throw new ProblemError('not-found')
  return contractOf(row)
}

/** Every target of a contract, those that were replaced too: the latest year first, and in it what was said last. */
export const listTargets = async (tx: ReadTx, contractId: string): Promise<Target[]> => {
  const rows = await tx.contractTarget.findMany({
    where: { contractId },
    orderBy: [{ year: 'desc' }, { supersededAt: { sort: 'desc', nulls: 'first' } }, { recordedAt: 'desc' }],
  })
  return rows.map((row) => ({
    targetId: row.id,
    year: row.year,
    measure: Measure.parse(row.measure),
    value: Number(row.value),
    reason: row.reason,
    recordedAt: row.recordedAt.toISOString(),
    supersededAt: row.supersededAt?.toISOString() ?? null,
  }))
}

/** A year of a contract beside its targets: this year unless said, or the contract's nearest. */
export const getProgress = async (
  tx: ReadTx,
  contractId: string,
  today: string,
  asked: number | undefined,
): Promise<Progress> => {
  const contract = await getContract(tx, contractId)
  const year = asked ?? openingYear(contract, today)
  refuse(whyNotYear(contract, year))
  const [told] = await tx.$queryRaw<{ facts: unknown }[]>`SELECT contract_progress(${contractId}::uuid, ${year}::int) AS facts`
  const targets = await listTargets(tx, contractId)
  return {
    asOf: today,
    contract,
    contracts: await listContracts(tx),
    year,
    years: yearsOf(contract),
    targets: targets.filter((target) => target.year === year && target.supersededAt === null),
    facts: told?.facts ? YearFacts.parse(told.facts) : null,
  }
}

type QuotaRow = {
  readonly site_id: string
  readonly used: number
  readonly quota: number | null
  readonly highest: number
  readonly highest_on: string
  readonly highest_quota: number | null
}

/** How full each site's quota is and was: the administrator's role alone may ask. */
const listExact = async (tx: ReadTx) => {
  const rows = await tx.$queryRaw<QuotaRow[]>`
    SELECT site_id::text, used, quota, highest, highest_on::text, highest_quota FROM displacement_quota()`
  return new Map(
    rows.map((row) => [
      row.site_id,
      {
        today: { used: row.used, quota: row.quota },
        highest: { used: row.highest, quota: row.highest_quota, on: row.highest_on },
      },
    ]),
  )
}

/** The watch on displacement: every site that the reader sees, or one of them. */
export const getDisplacement = async (
  tx: ReadTx,
  actor: Actor,
  today: string,
  siteId: string | undefined,
): Promise<Displacement> => {
  const [told] = await tx.$queryRaw<{ watch: unknown }[]>`SELECT displacement_watch() AS watch`
  const { from, threshold, all, sites } = Watch.parse(told?.watch)
  const shown = siteId === undefined ? inOrder(sites) : sites.filter((site) => site.siteId === siteId)
  if (siteId !== undefined && shown.length === 0) throw new ProblemError('not-found')
  const exact = actor.role === 'administrator' ? await listExact(tx) : null
  return {
    asOf: today,
    from,
    scope: actor.organisationKind,
    organisationName: actor.organisationName,
    threshold: threshold ?? settings['displacement-trainees'].otherwise,
    siteId: siteId ?? null,
    all,
    choices: sites.map((site) => ({ siteId: site.siteId, name: site.name })),
    sites: shown.map((site) => ({ ...site, exact: exact?.get(site.siteId) ?? null })),
  }
}
