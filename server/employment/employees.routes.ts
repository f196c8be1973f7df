import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { employeesApi } from '../../shared/employment/employees.api.ts'
import { refusalsOfReport, whyNotReportAtAll } from '../../shared/employment/employer.rules.ts'
import { ProblemError, refuse, refuseAll } from '../../shared/problem.ts'
import { asDateOrNull } from '../db/dates.ts'
import type { House } from '../house.ts'
import { mount } from '../http/route.ts'
import { savedOver } from '../saved.ts'
import { listEmployees } from './employees.queries.ts'

export const mountEmployees = (app: FastifyInstance, house: House): void =>
  mount(app, house, 'employment', employeesApi, {
    employees: ({ actor, db, today }) => db.read(actor, async (tx) => ({ employees: await listEmployees(tx, today) })),

    report: ({ actor, db, today }, { params: { spellId }, body: { version, ...given } }) =>
      db.write(actor, 'employment.confirmed', async (tx) => {
        const one = (await listEmployees(tx, today)).find((employee) => employee.spellId === spellId)
        if (!one) throw new ProblemError('not-found')
        const { asked, said, startsOn, endsOn } = one
        if ((said?.version ?? 0) !== version) throw new ProblemError('changed-meanwhile')
        refuse(whyNotReportAtAll({ asked: asked !== null, said, endsOn }, today))
        refuseAll(refusalsOfReport(given, startsOn, today))
        const { stillThere } = given
        const weeklyHours = stillThere ? given.weeklyHours : null
        const lastDay = stillThere ? null : given.lastDay
        if (asked) {
          // whose job it is, the database says: a team lead may not name the citizen
          await tx.$executeRaw`INSERT INTO employment_report (id, spell_id, weeks, still_there, weekly_hours, last_day, reported_on, reported_by_id)
            VALUES (${randomUUID()}::uuid, ${spellId}::uuid, ${asked.weeks}, ${stillThere}, ${weeklyHours}, ${lastDay}::date, ${today}::date, ${actor.staffId}::uuid)`
        } else if (said) {
          await savedOver(
            tx.employmentReport.updateMany({
              where: { spellId, weeks: said.weeks, version },
              data: {
                stillThere,
                weeklyHours,
                lastDay: asDateOrNull(lastDay),
                reportedById: actor.staffId,
                version: { increment: 1 },
              },
            }),
          )
        }
        return { employees: await listEmployees(tx, today) }
      }),
  })
