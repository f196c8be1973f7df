import type { FastifyInstance } from 'fastify'
import { type AfterMonths, afterMonths, whyNotStatus } from '../../shared/employment/after.rules.ts'
import { waitsForEnd } from '../../shared/employment/employer.rules.ts'
import { employmentApi } from '../../shared/employment/employment.api.ts'
import {
  type CheckAnswer,
  type CheckWeeks,
  checkDueOn,
  checkWeeks,
  covers,
  refusalsOfSpell,
  whyNotCheck,
  whyNotEnd,
} from '../../shared/employment/employment.rules.ts'
import type { SpellInput } from '../../shared/employment/employment.schema.ts'
import { ProblemError, refuse, refuseAll } from '../../shared/problem.ts'
import { asDate, asDateOrNull } from '../db/dates.ts'
import type { WriteTx } from '../db/db.ts'
import type { House } from '../house.ts'
import { mount } from '../http/route.ts'
import { savedOver } from '../saved.ts'
import { demandCitizenWith, getChecked, getCourse, getEmployment, getSaid, listJobs } from './employment.queries.ts'

const columnsOf = (
  { employer, kind, weeklyHours, source, placementId, bySupplier, startsOn, endsOn }: SpellInput,
  supplierId: string | null,
) => ({
  employer,
  kind,
  weeklyHours,
  source,
  placementId,
  supplierId: bySupplier ? supplierId : null,
  startsOn: asDate(startsOn),
  endsOn: asDateOrNull(endsOn),
})

/** Saves where nobody else has saved since the version that was read. */
const saveOver = (
  tx: WriteTx,
  id: string,
  version: number,
  data: Parameters<WriteTx['employmentSpell']['updateMany']>[0]['data'],
): Promise<void> =>
  savedOver(tx.employmentSpell.updateMany({ where: { id, version }, data: { ...data, version: { increment: 1 } } }))

const weeksOf = (text: string): CheckWeeks => {
  const weeks = checkWeeks.find((one) => String(one) === text)
  if (!weeks) throw new ProblemError('not-found')
  return weeks
}

const monthsOf = (text: string): AfterMonths => {
  const months = afterMonths.find((one) => String(one) === text)
  if (!months) throw new ProblemError('not-found')
  return months
}

export const mountEmployment = (app: FastifyInstance, house: House): void =>
  mount(app, house, 'employment', employmentApi, {
    get: ({ actor, db, today }, { params }) => db.read(actor, (tx) => getEmployment(tx, params.citizenId, today)),

    add: ({ actor, db, today }, { params, body }) =>
      db.write(actor, 'employment.added', async (tx) => {
        const { citizenId } = params
        const supplierId = await demandCitizenWith(tx, citizenId, body.placementId)
        refuseAll(refusalsOfSpell(body, await listJobs(tx, citizenId), today))
        await tx.employmentSpell.createMany({ data: [{ citizenId, ...columnsOf(body, supplierId), enteredById: actor.staffId }] })
        return getEmployment(tx, citizenId, today)
      }),

    change: ({ actor, db, today }, { params, body }) =>
      db.write(actor, 'employment.changed', async (tx) => {
        const { citizenId, spellId } = params
        const supplierId = await demandCitizenWith(tx, citizenId, body.placementId)
        const jobs = await listJobs(tx, citizenId)
        if (!jobs.some((job) => job.spellId === spellId)) throw new ProblemError('not-found')
        refuseAll(
          refusalsOfSpell(
            body,
            jobs.filter((job) => job.spellId !== spellId),
            today,
          ),
        )
        await saveOver(tx, spellId, body.version, columnsOf(body, supplierId))
        return getEmployment(tx, citizenId, today)
      }),

    end: ({ actor, db, today }, { params, body }) =>
      db.write(actor, 'employment.ended', async (tx) => {
        const { citizenId, spellId } = params
        const job = (await listJobs(tx, citizenId)).find((one) => one.spellId === spellId)
        if (!job) throw new ProblemError('not-found')
        if (job.version !== body.version) throw new ProblemError('changed-meanwhile')
        refuse(whyNotEnd(job, body.endsOn, today))
        await saveOver(tx, spellId, body.version, { endsOn: asDate(body.endsOn) })
        return getEmployment(tx, citizenId, today)
      }),

    check: ({ actor, db, today }, { params, body }) =>
      db.write(actor, 'employment.checked', async (tx) => {
        const { placementId } = params
        const weeks = weeksOf(params.weeks)
        const { citizenId, startedOn, answerAt } = await getChecked(tx, placementId)
        refuse(whyNotCheck(startedOn, weeks, today))
        const { answer, source, former } = body
        if (answerAt(weeks) !== former) throw new ProblemError('changed-meanwhile')
        const said = { answer, source, checkedOn: asDate(today), checkedById: actor.staffId }
        if (former === null) await tx.employmentCheck.createMany({ data: [{ placementId, weeks, citizenId, ...said }] })
        else await tx.employmentCheck.updateMany({ where: { placementId, weeks }, data: said })
        return getEmployment(tx, citizenId, today)
      }),

    settle: ({ actor, db, today }, { params, body }) =>
      db.write(actor, 'employment.ended', async (tx) => {
        const { citizenId, spellId } = params
        const { kind, startsOn, endsOn, version, said, placementId, startedOn, answered } = await getSaid(tx, citizenId, spellId)
        const { lastDay } = body
        if (version !== body.version || !waitsForEnd(said, { endsOn }, today) || said?.lastDay !== lastDay) {
          throw new ProblemError('changed-meanwhile')
        }
        refuse(whyNotEnd({ startsOn, endsOn }, lastDay, today))
        await saveOver(tx, spellId, body.version, { endsOn: asDate(lastDay) })
        const answer: CheckAnswer = kind === 'ordinary' ? 'ordinary' : 'subsidised'
        const told = checkWeeks.filter((weeks) => {
          if (startedOn === null || answered.includes(weeks)) return false
          const dueOn = checkDueOn(startedOn, weeks)
          return dueOn <= today && covers({ startsOn, endsOn: lastDay }, dueOn)
        })
        if (placementId !== null) {
          const said = { answer, source: 'supplier', checkedOn: asDate(today), checkedById: actor.staffId }
          await tx.employmentCheck.createMany({ data: told.map((weeks) => ({ placementId, weeks, citizenId, ...said })) })
        }
        return getEmployment(tx, citizenId, today)
      }),

    keep: ({ actor, db, today }, { params, body }) =>
      db.write(actor, 'employment.kept', async (tx) => {
        const { citizenId, spellId } = params
        const { endsOn, version, said } = await getSaid(tx, citizenId, spellId)
        if (version !== body.version || !waitsForEnd(said, { endsOn }, today) || said?.lastDay !== body.lastDay) {
          throw new ProblemError('changed-meanwhile')
        }
        await savedOver(
          tx.employmentReport.updateMany({
            where: { spellId, stillThere: false, setAsideOn: null },
            data: { setAsideOn: asDate(today), setAsideById: actor.staffId },
          }),
        )
        return getEmployment(tx, citizenId, today)
      }),

    status: ({ actor, db, today }, { params, body }) =>
      db.write(actor, 'status.noted', async (tx) => {
        const { placementId } = params
        const months = monthsOf(params.months)
        const { citizenId, course, others, noted } = await getCourse(tx, placementId, months)
        refuse(whyNotStatus(course, others, months, today))
        const { status, source, former } = body
        if (noted !== former) throw new ProblemError('changed-meanwhile')
        const said = { status, source, notedOn: asDate(today), notedById: actor.staffId }
        if (former === null) await tx.statusAfter.createMany({ data: [{ placementId, months, citizenId, ...said }] })
        else await tx.statusAfter.updateMany({ where: { placementId, months }, data: said })
        return getEmployment(tx, citizenId, today)
      }),
  })
