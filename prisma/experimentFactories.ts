import { randomUUID } from 'node:crypto'
import { asDate } from '../server/db/dates.ts'
import type { WriteTx } from '../server/db/db.ts'
import { partColumns, planColumns, planOf } from '../server/experiments/experiments.queries.ts'
import { whyNotPlan } from '../shared/experiments/experiments.rules.ts'
import type { PlanInput } from '../shared/experiments/experiments.schema.ts'
import { refuse } from '../shared/problem.ts'

type Writer = { readonly id: string; readonly of: { readonly id: string } }

const morningOf = (day: string): Date => new Date(`${day}T08:00:00.000Z`)

/** A plan, as the municipality's manager would have saved it. */
export const makeExperiment = async (tx: WriteTx, by: Writer, id: string, given: PlanInput): Promise<void> => {
  const plan = planOf(given)
  for (const refusal of whyNotPlan(plan)) refuse(refusal)
  await tx.experiment.createMany({ data: [{ id, organisationId: by.of.id, createdById: by.id, ...planColumns(given) }] })
  await tx.experimentMember.createMany({ data: partColumns(id, by.id, morningOf(given.startsOn), plan) })
}

export const makeExperimentStart = async (tx: WriteTx, id: string, on: string): Promise<void> => {
  await tx.experiment.updateMany({ where: { id }, data: { startedAt: morningOf(on), version: { increment: 1 } } })
}

export const makeExperimentStop = async (tx: WriteTx, id: string, on: string, stopReason: string | null): Promise<void> => {
  const data = { stoppedOn: asDate(on), stopReason, version: { increment: 1 } }
  await tx.experiment.updateMany({ where: { id }, data })
}

export const makeConclusion = async (tx: WriteTx, id: string, on: string, conclusion: string): Promise<void> => {
  const data = { conclusion, concludedAt: morningOf(on), version: { increment: 1 } }
  await tx.experiment.updateMany({ where: { id }, data })
}

/** A caseworker enrols a placement on a day. */
export const makeEnrolment = async (
  tx: WriteTx,
  by: Writer,
  experimentId: string,
  placementId: string,
  on: string,
): Promise<void> => {
  const member = { id: randomUUID(), experimentId, placementId, addedById: by.id, addedAt: morningOf(on) }
  await tx.experimentMember.createMany({ data: [member] })
}
