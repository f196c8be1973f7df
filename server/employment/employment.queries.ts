import {
  type CheckAnswer as Answer,
  bandOf,
  checkDueOn,
  checkWeeks,
  type Finding,
  statusAt,
  whyNotCheck,
  whyNotEndAtAll,
} from '../../shared/employment/employment.rules.ts'
import {
  type Check,
  CheckAnswer,
  type Employment,
  Source,
  type Spell,
  SpellKind,
} from '../../shared/employment/employment.schema.ts'
import { lasting } from '../../shared/employment/lasting.rules.ts'
import { ProblemError } from '../../shared/problem.ts'
import { plain, plainOrNull } from '../db/dates.ts'
import type { ReadTx } from '../db/db.ts'

/** A citizen's jobs as the rules read them. */
export const listJobs = async (tx: ReadTx, citizenId: string) => {
  const rows = await tx.employmentSpell.findMany({ where: { citizenId } })
  return rows.map(({ id, employer, kind, startsOn, endsOn, weeklyHours, version }) => ({
    spellId: id,
    employer,
    kind: SpellKind.parse(kind),
    startsOn: plain(startsOn),
    endsOn: plainOrNull(endsOn),
    weeklyHours: Number(weeklyHours),
    version,
  }))
}

/** Whoever may not see the citizen, or names a placement that is not the citizen's, is told that there is none. */
export const demandCitizenWith = async (tx: ReadTx, citizenId: string, placementId: string | null): Promise<void> => {
  if (!(await tx.citizen.findUnique({ where: { id: citizenId }, select: { id: true } }))) throw new ProblemError('not-found')
  if (placementId === null) return
  const placement = await tx.placement.findFirst({
    where: { id: placementId, citizenId, startedOn: { not: null } },
    select: { id: true },
  })
  if (!placement) throw new ProblemError('invalid', { errors: [{ code: 'invalid-value', pointer: '/placementId' }] })
}

/** A placement with the answers its checks have. */
export const getChecked = async (tx: ReadTx, placementId: string) => {
  const row = await tx.placement.findUnique({
    where: { id: placementId },
    select: { citizenId: true, startedOn: true, checks: { select: { weeks: true, answer: true } } },
  })
  if (!row) throw new ProblemError('not-found')
  const answerAt = (weeks: number): Answer | null => {
    const found = row.checks.find((check) => check.weeks === weeks)
    return found ? CheckAnswer.parse(found.answer) : null
  }
  return { citizenId: row.citizenId, startedOn: plainOrNull(row.startedOn), answerAt }
}

const findCitizen = (tx: ReadTx, citizenId: string) =>
  tx.citizen.findUnique({
    where: { id: citizenId },
    select: {
      firstName: true,
      lastName: true,
      spells: {
        orderBy: [{ startsOn: 'desc' }, { id: 'desc' }],
        include: { placement: { select: { site: { select: { name: true } } } } },
      },
      placements: {
        where: { startedOn: { not: null } },
        orderBy: { startedOn: 'desc' },
        select: {
          id: true,
          startedOn: true,
          endedOn: true,
          site: { select: { name: true } },
          checks: true,
        },
      },
    },
  })

export const getEmployment = async (tx: ReadTx, citizenId: string, today: string): Promise<Employment> => {
  const citizen = await findCitizen(tx, citizenId)
  if (!citizen) throw new ProblemError('not-found')
  const people = [
    ...citizen.spells.map(({ enteredById }) => enteredById),
    ...citizen.placements.flatMap(({ checks }) => checks.map(({ checkedById }) => checkedById)),
  ]
  const staff = await tx.staff.findMany({ where: { id: { in: people } }, select: { id: true, name: true } })
  const nameOf = (id: string): string => staff.find((one) => one.id === id)?.name ?? ''

  const spells = citizen.spells.map((row): Spell => {
    const period = { startsOn: plain(row.startsOn), endsOn: plainOrNull(row.endsOn) }
    return {
      spellId: row.id,
      employer: row.employer,
      kind: SpellKind.parse(row.kind),
      ...period,
      weeklyHours: Number(row.weeklyHours),
      band: bandOf(Number(row.weeklyHours)),
      source: Source.parse(row.source),
      placementId: row.placementId,
      siteName: row.placement?.site.name ?? null,
      enteredBy: nameOf(row.enteredById),
      version: row.version,
      can: { end: whyNotEndAtAll(period, today) },
    }
  })

  const findings: Finding[] = []
  const placements = citizen.placements.flatMap((row) => {
    if (!row.startedOn) return []
    const startedOn = plain(row.startedOn)
    const checks = checkWeeks.map((weeks): Check => {
      const dueOn = checkDueOn(startedOn, weeks)
      const answered = row.checks.find((check) => check.weeks === weeks)
      const answer = answered ? CheckAnswer.parse(answered.answer) : null
      if (answer) findings.push({ on: dueOn, answer })
      return {
        weeks,
        dueOn,
        answer,
        source: answered ? Source.parse(answered.source) : null,
        checkedOn: answered ? plain(answered.checkedOn) : null,
        checkedBy: answered ? nameOf(answered.checkedById) : null,
        fromJobs: dueOn <= today ? statusAt(spells, [], dueOn) : null,
        can: { answer: whyNotCheck(startedOn, weeks, today) },
      }
    })
    return [{ placementId: row.id, siteName: row.site.name, startedOn, endedOn: plainOrNull(row.endedOn), checks }]
  })

  return {
    citizenId,
    citizenName: `${citizen.firstName} ${citizen.lastName}`,
    spells,
    status: statusAt(spells, findings, today),
    lasting: lasting(spells, today),
    placements,
  }
}
