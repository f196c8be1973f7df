import { todayIn } from '../../shared/calendar.ts'
import { type Course, stateOf, whyNotJoin, whyNotTakeOut } from '../../shared/experiments/experiments.rules.ts'
import { type EnrolPage, ExperimentRow } from '../../shared/experiments/experiments.schema.ts'
import { ProblemError } from '../../shared/problem.ts'
import { danishTime } from '../../shared/zone.ts'
import { plain, plainOrNull } from '../db/dates.ts'
import type { ReadTx } from '../db/db.ts'

const Kind = ExperimentRow.shape.kind

/** What a caseworker can say of a placement's part in the experiments that caseworkers choose for. */
export const getEnrolPage = async (tx: ReadTx, placementId: string, today: string): Promise<EnrolPage> => {
  const placement = await tx.placement.findUnique({
    where: { id: placementId },
    select: {
      citizenId: true,
      startsOn: true,
      startedOn: true,
      endedOn: true,
      withdrawnAt: true,
      siteId: true,
      site: { select: { name: true } },
      citizen: { select: { firstName: true, lastName: true } },
    },
  })
  if (!placement) throw new ProblemError('not-found')
  const experiments = await tx.experiment.findMany({
    where: { unit: 'placements', startedAt: { not: null } },
    orderBy: [{ startsOn: 'desc' }, { id: 'asc' }],
  })
  const members = await tx.experimentMember.findMany({
    where: { placementId, removedAt: null },
    select: { experimentId: true, addedAt: true },
  })
  const [taken] = await tx.$queryRaw<{ by: string | null }[]>`
    SELECT site_experiment(${placementId}::uuid)::text AS by`
  const courses = experiments.map((one) => ({
    one,
    course: {
      startsOn: plain(one.startsOn),
      endsOn: plainOrNull(one.endsOn) ?? plain(one.startsOn),
      startedAt: one.startedAt?.toISOString() ?? null,
      stoppedOn: plainOrNull(one.stoppedOn),
      concludedAt: one.concludedAt?.toISOString() ?? null,
    } satisfies Course,
  }))
  const running = new Set(courses.filter(({ course }) => course.stoppedOn === null).map(({ one }) => one.id))
  const busy = members.some(({ experimentId }) => running.has(experimentId)) || (taken?.by ?? null) !== null
  const joining = {
    startedOn: plainOrNull(placement.startedOn),
    over: placement.endedOn !== null || placement.withdrawnAt !== null,
    elsewhere: busy,
  }
  return {
    placementId,
    citizenId: placement.citizenId,
    citizenName: `${placement.citizen.firstName} ${placement.citizen.lastName}`,
    siteName: placement.site.name,
    experiments: courses.flatMap(({ one, course }) => {
      const member = members.find(({ experimentId }) => experimentId === one.id)
      if (!member && stateOf(course, today) !== 'running') return []
      const addedOn = member ? todayIn(danishTime, member.addedAt.getTime()) : null
      return [
        {
          experimentId: one.id,
          title: one.title,
          kind: Kind.parse(one.kind),
          hypothesis: one.hypothesis,
          endsOn: course.stoppedOn ?? course.endsOn,
          addedOn,
          can: {
            join: whyNotJoin(course, joining, today),
            takeOut: addedOn === null ? ({ code: 'experiment-stays-in' } as const) : whyNotTakeOut(addedOn, today),
          },
        },
      ]
    }),
  }
}
