import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { addWeeks } from '../../shared/calendar.ts'
import { mostPlannedWeeks } from '../../shared/offers/checker.rules.ts'
import { offersApi } from '../../shared/offers/offers.api.ts'
import { quotaShown, tightestDay } from '../../shared/offers/quota.rules.ts'
import { recordingOf, whyNotRecording } from '../../shared/offers/record.rules.ts'
import { whyNotReason, whyNotValue } from '../../shared/offers/values.rules.ts'
import { ProblemError, refuseAll } from '../../shared/problem.ts'
import { asDate, asDateOrNull, plain } from '../db/dates.ts'
import type { ReadTx, WriteTx } from '../db/db.ts'
import type { House } from '../house.ts'
import { mount } from '../http/route.ts'
import { savedOver } from '../saved.ts'
import { listMentorYears, occupiedBySite, readRuleBook } from './offers.queries.ts'
import { listRules, storedValue } from './rules.queries.ts'

const getSupplier = async (tx: ReadTx, organisationId: string) => {
  const supplier = await tx.organisation.findFirst({ where: { id: organisationId, kind: 'supplier' }, select: { name: true } })
  if (!supplier) throw new ProblemError('not-found')
  return supplier
}

const getStaffing = async (tx: ReadTx, organisationId: string) => {
  const { name } = await getSupplier(tx, organisationId)
  const rows = await tx.organisationStaffing.findMany({ where: { organisationId }, orderBy: { month: 'desc' } })
  const months = rows.map(({ month, ordinaryFte }) => ({ month: plain(month).slice(0, 7), fte: Number(ordinaryFte) }))
  return { organisationId, name, months }
}

type Seen = { readonly is: number | null; readonly seen: number | null; readonly next: number | null }

/** Writes one value over what was seen, in a table whose rows are not changed but replaced. A value that stays is left alone. */
const replaceSeen = async (
  { is, seen, next }: Seen,
  remove: () => Promise<unknown>,
  add: (value: number) => Promise<unknown>,
): Promise<void> => {
  if (is !== seen) throw new ProblemError('changed-meanwhile')
  if (is === next) return
  if (is !== null) await remove()
  if (next !== null) await add(next)
}

/** Supersedes a row, unless somebody has done so since it was read. */
const supersede = (tx: WriteTx, ruleId: string, byId: string): Promise<void> =>
  savedOver(
    tx.offerRule.updateMany({
      where: { id: ruleId, supersededAt: null },
      data: { supersededAt: new Date(), supersededById: byId },
    }),
  )

export const mountOffers = (app: FastifyInstance, house: House): void =>
  mount(app, house, 'offers', offersApi, {
    rules: ({ actor, db, today }) => db.read(actor, async (tx) => ({ today, rules: await listRules(tx) })),

    recordRule: ({ actor, db }, { params: { key }, body }) =>
      db.write(actor, 'rule.recorded', async (tx) => {
        const { value, validFrom, validTo, lawReference, source, certainty, note, reason, replaces } = body
        const counting = (await readRuleBook(tx)).filter((rule) => rule.key === key)
        const recording = recordingOf(counting, { validFrom, validTo })
        if ((recording.replaced?.ruleId ?? null) !== replaces) throw new ProblemError('changed-meanwhile')
        refuseAll([whyNotRecording(counting, { validFrom, validTo }), whyNotValue(key, value), whyNotReason(reason)])
        const { replaced } = recording
        if (replaced) await supersede(tx, replaced.ruleId, actor.staffId)
        const own = { key, recordedById: actor.staffId, reason }
        const kept = replaced ? recording.kept.map((days) => ({ ...replaced, ...days })) : []
        const rows = [{ value, validFrom, validTo: recording.validTo, lawReference, source, certainty, note }, ...kept]
        await tx.offerRule.createMany({
          data: rows.map((row) => ({
            ...own,
            id: randomUUID(),
            value: storedValue(row.value),
            validFrom: asDateOrNull(row.validFrom),
            validTo: asDateOrNull(row.validTo),
            lawReference: row.lawReference,
            source: row.source,
            certainty: row.certainty,
            note: row.note,
          })),
        })
        return { rules: await listRules(tx, key) }
      }),

    mentorBudget: ({ actor, db }) => db.read(actor, async (tx) => ({ years: await listMentorYears(tx) })),

    setMentorBudget: ({ actor, db }, { params: { year }, body: { hours, seen } }) =>
      db.write(actor, 'mentor_budget.set', async (tx) => {
        const key = { organisationId: actor.organisationId, year }
        const row = await tx.mentorBudget.findUnique({ where: { organisationId_year: key } })
        await replaceSeen(
          { is: row ? Number(row.hours) : null, seen, next: hours },
          () => tx.mentorBudget.deleteMany({ where: key }),
          (value) => tx.mentorBudget.createMany({ data: [{ ...key, hours: value }] }),
        )
        return { years: await listMentorYears(tx) }
      }),

    staffing: ({ actor, db }, { params }) => db.read(actor, (tx) => getStaffing(tx, params.organisationId)),

    setStaffing: ({ actor, db }, { params: { organisationId }, body }) =>
      db.write(actor, 'staffing.noted', async (tx) => {
        const { months } = await getStaffing(tx, organisationId)
        const twice = body.months.findIndex(({ month }, index) =>
          body.months.some((one, other) => other < index && one.month === month),
        )
        refuseAll([twice < 0 ? null : { code: 'date-twice', pointer: `/months/${twice}/month` }])
        for (const { month, fte, seen } of body.months) {
          const key = { organisationId, month: asDate(`${month}-01`) }
          await replaceSeen(
            { is: months.find((one) => one.month === month)?.fte ?? null, seen, next: fte },
            () => tx.organisationStaffing.deleteMany({ where: key }),
            (value) => tx.organisationStaffing.createMany({ data: [{ ...key, ordinaryFte: value }] }),
          )
        }
        return getStaffing(tx, organisationId)
      }),

    quota: ({ actor, db, today }, { params: { siteId } }) =>
      db.read(actor, async (tx) => {
        const site = await tx.site.findUnique({
          where: { id: siteId },
          select: { staffing: { select: { validFrom: true, ordinaryFte: true } } },
        })
        if (!site) throw new ProblemError('not-found')
        const staffing = site.staffing.map(({ validFrom, ordinaryFte }) => ({ from: plain(validFrom), fte: Number(ordinaryFte) }))
        const occupied = await occupiedBySite(tx, { own: actor.role === 'team_lead' })
        const [place, book] = [{ staffing, occupied: occupied(siteId) }, await readRuleBook(tx)]
        return quotaShown(place, tightestDay(place, today, addWeeks(today, mostPlannedWeeks), book), book)
      }),
  })
