import type { Prisma } from '../../generated/prisma/client.ts'
import {
  lastDayOf,
  type Plan,
  resultFrom,
  stateOf,
  type Taken,
  whyNotChange,
  whyNotConclude,
  whyNotImport,
  whyNotStart,
  whyNotStop,
} from '../../shared/experiments/experiments.rules.ts'
import {
  Counts,
  type ExperimentDetails,
  type ExperimentPage,
  ExperimentRow,
  type PlanInput,
  Result,
} from '../../shared/experiments/experiments.schema.ts'
import { ProblemError } from '../../shared/problem.ts'
import type { Actor } from '../db/actor.ts'
import { asDate, asDateOrNull, plain, plainOrNull } from '../db/dates.ts'
import type { ReadTx } from '../db/db.ts'

const rowSelect = {
  id: true,
  organisationId: true,
  title: true,
  kind: true,
  outcome: true,
  unit: true,
  startsOn: true,
  endsOn: true,
  startedAt: true,
  stoppedOn: true,
  concludedAt: true,
} satisfies Prisma.ExperimentSelect
type Row = Prisma.ExperimentGetPayload<{ select: typeof rowSelect }>

const rowOf = (row: Row, today: string): ExperimentRow => {
  const course = {
    startsOn: plain(row.startsOn),
    endsOn: plainOrNull(row.endsOn) ?? plain(row.startsOn),
    startedAt: row.startedAt?.toISOString() ?? null,
    stoppedOn: plainOrNull(row.stoppedOn),
    concludedAt: row.concludedAt?.toISOString() ?? null,
  }
  const { id: experimentId, title, kind, outcome, unit } = row
  return ExperimentRow.parse({ experimentId, title, kind, outcome, unit, ...course, state: stateOf(course, today) })
}

/** All that the actor sees, newest first. */
export const listExperiments = async (tx: ReadTx, today: string): Promise<ExperimentRow[]> =>
  (await tx.experiment.findMany({ select: rowSelect, orderBy: [{ startsOn: 'desc' }, { id: 'asc' }] })).map((row) =>
    rowOf(row, today),
  )

const detailsSelect = {
  ...rowSelect,
  hypothesis: true,
  leastDifference: true,
  stopReason: true,
  conclusion: true,
  version: true,
  members: {
    select: { siteId: true, fromOn: true, untilOn: true, site: { select: { name: true } } },
    orderBy: [{ fromOn: 'asc' }, { siteId: 'asc' }],
  },
} satisfies Prisma.ExperimentSelect

/** A manager's view of one: its sites and periods, never who takes part. */
export const getExperiment = async (
  tx: ReadTx,
  experimentId: string,
  today: string,
): Promise<ExperimentDetails & { readonly organisationId: string }> => {
  const row = await tx.experiment.findUnique({ where: { id: experimentId }, select: detailsSelect })
  if (!row) throw new ProblemError('not-found')
  const { hypothesis, stopReason, conclusion, version } = row
  return {
    ...rowOf(row, today),
    organisationId: row.organisationId,
    hypothesis,
    leastDifference: row.leastDifference.toNumber(),
    stopReason,
    conclusion,
    version,
    parts: row.members.flatMap(({ siteId, site, fromOn, untilOn }) =>
      fromOn === null ? [] : [{ siteId, siteName: site?.name ?? null, fromOn: plain(fromOn), untilOn: plainOrNull(untilOn) }],
    ),
  }
}

/** The days that the municipality's other started experiments have taken. */
export const listTaken = async (tx: ReadTx, experimentId: string): Promise<Taken[]> => {
  const rows = await tx.experiment.findMany({
    where: { id: { not: experimentId }, startedAt: { not: null } },
    select: {
      title: true,
      endsOn: true,
      stoppedOn: true,
      startsOn: true,
      members: { select: { siteId: true, fromOn: true, untilOn: true } },
    },
  })
  return rows.flatMap(({ title, members, ...days }) => {
    const last = lastDayOf({ stoppedOn: plainOrNull(days.stoppedOn), endsOn: plain(days.endsOn ?? days.startsOn) })
    return members.flatMap(({ siteId, fromOn, untilOn }) => {
      const from = plainOrNull(fromOn)
      const until = plainOrNull(untilOn)
      return from === null || from > last
        ? []
        : [{ title, siteId, fromOn: from, untilOn: until !== null && until < last ? until : last }]
    })
  })
}

/** What the database tells of the outcome; nothing before the last has been followed. */
export const getResult = async (tx: ReadTx, experimentId: string): Promise<Result> => {
  const [told] = await tx.$queryRaw<{ result: unknown }[]>`SELECT experiment_result(${experimentId}::uuid) AS result`
  return Result.parse(told?.result)
}

const getCounts = async (tx: ReadTx, experimentId: string) => {
  const [told] = await tx.$queryRaw<{ counts: unknown }[]>`SELECT experiment_counts(${experimentId}::uuid) AS counts`
  return Counts.nullable().parse(told?.counts ?? null)
}

export const getExperimentPage = async (
  tx: ReadTx,
  actor: Actor,
  experimentId: string,
  today: string,
): Promise<ExperimentPage> => {
  const { organisationId, ...experiment } = await getExperiment(tx, experimentId, today)
  const own = organisationId === actor.organisationId
  const taken = own && experiment.startedAt === null ? await listTaken(tx, experimentId) : []
  const from = await tx.organisation.findUnique({ where: { id: organisationId }, select: { name: true } })
  return {
    asOf: today,
    organisationName: from?.name ?? '',
    experiment,
    own,
    counts: experiment.startedAt === null ? null : await getCounts(tx, experimentId),
    resultFrom: resultFrom(experiment, experiment),
    result: await getResult(tx, experimentId),
    can: {
      change: whyNotChange(experiment),
      start: whyNotStart(experiment, experiment, taken, today),
      stop: whyNotStop(experiment, today),
      conclude: whyNotConclude(experiment),
      import: whyNotImport(experiment, experiment.unit),
    },
  }
}

/** A plan as its rules read it: days of a part that were left out are the experiment's own. */
export const planOf = ({ parts = [], unit, startsOn, ...plan }: PlanInput): Plan => ({
  ...plan,
  unit,
  startsOn,
  parts:
    unit === 'sites' || unit === 'periods'
      ? parts.map(({ siteId, fromOn, untilOn }) => ({
          siteId: unit === 'sites' ? (siteId ?? null) : null,
          fromOn: fromOn ?? startsOn,
          untilOn: untilOn ?? null,
        }))
      : [],
})

/** The columns of a plan. */
export const planColumns = ({ title, kind, hypothesis, outcome, leastDifference, unit, startsOn, endsOn }: PlanInput) => ({
  ...{ title, kind, hypothesis, outcome, leastDifference, unit },
  startsOn: asDate(startsOn),
  endsOn: asDate(endsOn),
})

export const partColumns = (experimentId: string, addedById: string, addedAt: Date, { parts }: Plan) =>
  parts.map(({ siteId, fromOn, untilOn }) => ({
    experimentId,
    siteId,
    fromOn: asDate(fromOn),
    untilOn: asDateOrNull(untilOn),
    addedById,
    addedAt,
  }))
