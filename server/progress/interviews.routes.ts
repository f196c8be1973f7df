import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { ProblemError, refuse } from '../../shared/problem.ts'
import { newestGuide } from '../../shared/progress/guide.v1.ts'
import { interviewsApi } from '../../shared/progress/interviews.api.ts'
import { toldIn, whyNotCorrectNote, whyNotNote } from '../../shared/progress/interviews.rules.ts'
import { asDate } from '../db/dates.ts'
import type { House } from '../house.ts'
import { mount } from '../http/route.ts'
import { getInterview, getNote, listInterviews } from './interviews.queries.ts'
import { demandCitizen } from './progress.queries.ts'

export const mountInterviews = (app: FastifyInstance, house: House): void =>
  mount(app, house, 'interviews', interviewsApi, {
    list: ({ actor, db }, { params, query }) => db.read(actor, (tx) => listInterviews(tx, params.citizenId, query.page ?? 1)),

    get: ({ actor, db }, { params }) => db.read(actor, (tx) => getInterview(tx, params, actor.staffId)),

    write: ({ actor, db, today }, { params: { citizenId }, body }) =>
      db.write(actor, 'interview.noted', async (tx) => {
        await demandCitizen(tx, citizenId)
        refuse(whyNotNote(body, today))
        const noteId = randomUUID()
        const told = { heldOn: asDate(body.heldOn), themes: toldIn(body.themes), guide: newestGuide.version }
        await tx.interviewNote.createMany({ data: [{ id: noteId, citizenId, ...told, writtenById: actor.staffId }] })
        return getInterview(tx, { citizenId, noteId }, actor.staffId)
      }),

    correct: ({ actor, db, today }, { params, body }) =>
      db.write(actor, 'interview.corrected', async (tx) => {
        const note = await getNote(tx, params)
        refuse(whyNotCorrectNote(note.writtenById, actor.staffId) ?? whyNotNote(body, today))
        const { count } = await tx.interviewNote.updateMany({
          where: { id: note.id, version: body.version },
          data: { heldOn: asDate(body.heldOn), themes: toldIn(body.themes), version: { increment: 1 } },
        })
        if (count === 0) throw new ProblemError('changed-meanwhile')
        return getInterview(tx, params, actor.staffId)
      }),
  })
