import type { FastifyInstance } from 'fastify'
import { itIsDone } from '../../shared/endpoint.ts'
import { ProblemError, refuse } from '../../shared/problem.ts'
import { instrumentOn } from '../../shared/progress/instruments.ts'
import { measurementLinksApi } from '../../shared/progress/measurementLinks.api.ts'
import { MeasurementLinkLook } from '../../shared/progress/measurementLinks.schema.ts'
import { whyNotAnswers, whyNotInstrument } from '../../shared/progress/progress.rules.ts'
import type { House } from '../house.ts'
import { mount } from '../http/route.ts'

export const mountMeasurementLinks = (app: FastifyInstance, house: House): void =>
  mount(app, house, 'measurementLinks', measurementLinksApi, {
    look: async ({ gate, today }, { body: { token } }) => {
      const seen = await gate.lookAtMeasurement(token, today)
      if (typeof seen !== 'object' || seen === null) throw new ProblemError('not-found')
      return MeasurementLinkLook.parse({ ...seen, instrument: instrumentOn(today).version })
    },

    answer: async ({ gate, today, requestId }, { body: { token, ...given } }) => {
      refuse(whyNotInstrument(given.instrument, today) ?? whyNotAnswers({ party: 'citizen', ...given }))
      const fate = await gate.answerMeasurement(token, { ...given, motivation: given.motivation ?? null }, today, requestId)
      if (fate === null) throw new ProblemError('not-found')
      if (fate === 'used') throw new ProblemError('measurement-link-used')
      refuse(fate === 'done' ? null : { code: 'measured-already' })
      return itIsDone
    },
  })
