import type { FastifyInstance } from 'fastify'
import { observationDue } from '../../shared/attendance/observed.rules.ts'
import { ProblemError, refuse } from '../../shared/problem.ts'
import { crewProgressApi } from '../../shared/progress/crewProgress.api.ts'
import { CrewAnswers, type CrewObservations } from '../../shared/progress/crewProgress.schema.ts'
import { instrumentOn } from '../../shared/progress/instruments.ts'
import { whyNotObserved, whyNotObserveOn } from '../../shared/progress/observation.rules.ts'
import { whyNotInstrument } from '../../shared/progress/progress.rules.ts'
import { plain, plainOrNull } from '../db/dates.ts'
import type { ReadTx } from '../db/db.ts'
import type { House } from '../house.ts'
import { mount } from '../http/route.ts'
import { saveObservation } from './observation.queries.ts'

/** The placement as its team lead may know it, and when any lead of the crew last said what is seen. */
const getObserved = async (tx: ReadTx, placementId: string) => {
  const placement = await tx.placement.findUnique({ where: { id: placementId }, select: { startedOn: true, endedOn: true } })
  const [person] = await tx.$queryRaw<{ name: string | null; alias: string; last_on: string | null }[]>`
    SELECT name, alias, observed_on::text AS last_on FROM crew_people() LEFT JOIN crew_observed() USING (placement_id)
    WHERE placement_id = ${placementId}::uuid`
  if (!placement || !person) throw new ProblemError('not-found')
  const facts = {
    startedOn: plainOrNull(placement.startedOn),
    endedOn: plainOrNull(placement.endedOn),
    lastOn: person.last_on,
  }
  return { name: person.name, alias: person.alias, facts }
}

const getObservations = async (tx: ReadTx, placementId: string, today: string): Promise<CrewObservations> => {
  const { name, alias, facts } = await getObserved(tx, placementId)
  // the database shows a team lead the own rows alone
  const own = await tx.measurement.findMany({
    where: { placementId, party: 'team_lead' },
    select: { measuredOn: true, instrument: true, answers: true, example: true, seenAt: true },
    orderBy: { measuredOn: 'desc' },
  })
  return {
    placementId,
    name,
    alias,
    instrument: instrumentOn(today).version,
    due: observationDue(facts),
    can: { measure: whyNotObserveOn(facts, today, today) },
    own: own.map(({ measuredOn, instrument, answers, example, seenAt }) => ({
      measuredOn: plain(measuredOn),
      instrument,
      answers: CrewAnswers.parse(answers),
      example: example ?? '',
      seenAt: seenAt ?? '',
    })),
  }
}

export const mountCrewProgress = (app: FastifyInstance, house: House): void =>
  mount(app, house, 'crewProgress', crewProgressApi, {
    get: ({ actor, db, today }, { params }) => db.read(actor, (tx) => getObservations(tx, params.placementId, today)),

    observe: ({ actor, db, today }, { params: { placementId }, body }) =>
      db.write(actor, 'progress.observed', async (tx) => {
        const { facts } = await getObserved(tx, placementId)
        refuse(whyNotObserveOn(facts, body.measuredOn, today))
        refuse(whyNotInstrument(body.instrument, today) ?? whyNotObserved(body.answers))
        await saveObservation(tx, { placementId, ...body, leadId: actor.staffId })
        return getObservations(tx, placementId, today)
      }),
  })
