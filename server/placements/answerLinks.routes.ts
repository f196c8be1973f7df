import type { FastifyInstance } from 'fastify'
import { itIsDone } from '../../shared/endpoint.ts'
import { answerLinksApi } from '../../shared/placements/agreements.api.ts'
import { whyNotReason } from '../../shared/placements/agreements.rules.ts'
import { LinkLook } from '../../shared/placements/agreements.schema.ts'
import { ProblemError, refuse } from '../../shared/problem.ts'
import type { House } from '../house.ts'
import { mount } from '../http/route.ts'

export const mountAnswerLinks = (app: FastifyInstance, house: House): void =>
  mount(app, house, 'answerLinks', answerLinksApi, {
    look: async ({ gate, today, requestId }, { body }) => {
      const seen = await gate.lookAtAgreement(body.token, today, requestId)
      if (seen === null) throw new ProblemError('not-found')
      return LinkLook.parse(seen)
    },

    answer: async ({ gate, today, requestId }, { body: { token, ...given } }) => {
      refuse(whyNotReason(given.answer, given.reason))
      const fate = await gate.answerAgreement(token, given, today, requestId)
      if (fate === null) throw new ProblemError('not-found')
      refuse(fate === 'done' ? null : { code: 'link-not-open', facts: { state: fate } })
      return itIsDone
    },
  })
