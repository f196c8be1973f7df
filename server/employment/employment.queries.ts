import { Door } from '../../shared/doors/doors.schema.ts'
import { afterMonths, type Course, standingFromJobs, statusDueOn, whyNotStatus } from '../../shared/employment/after.rules.ts'
import { askedAt, caseworkersFrom, waitsForEnd } from '../../shared/employment/employer.rules.ts'
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
  Standing,
  type StatusAfter,
} from '../../shared/employment/employment.schema.ts'
import { firstPaid, ladderOf, type UnpaidStay } from '../../shared/employment/ladder.rules.ts'
import { lasting, termsOn } from '../../shared/employment/lasting.rules.ts'
import { Ramp } from '../../shared/placements/placements.schema.ts'
import { ProblemError } from '../../shared/problem.ts'
import { plain, plainOrNull } from '../db/dates.ts'
import type { ReadTx } from '../db/db.ts'
import { listDefinitions } from './lasting.queries.ts'

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

/**
 * The supplier of the placement a job came from. Whoever may not see the citizen, or names a placement that is not the citizen's, is told
 * that there is none.
 */
export const demandCitizenWith = async (tx: ReadTx, citizenId: string, placementId: string | null): Promise<string | null> => {
  if (!(await tx.citizen.findUnique({ where: { id: citizenId }, select: { id: true } }))) throw new ProblemError('not-found')
  if (placementId === null) return null
  const placement = await tx.placement.findFirst({
    where: { id: placementId, citizenId, startedOn: { not: null } },
    select: { supplierId: true },
  })
  if (!placement) throw new ProblemError('invalid', { errors: [{ code: 'invalid-value', pointer: '/placementId' }] })
  return placement.supplierId
}

/** What the supplier last said of a job, with the checks that wait for an answer. */
export const getSaid = async (tx: ReadTx, citizenId: string, spellId: string) => {
  const row = await tx.employmentSpell.findFirst({
    where: { id: spellId, citizenId },
    select: {
      kind: true,
      startsOn: true,
      endsOn: true,
      version: true,
      reports: { orderBy: { weeks: 'desc' }, take: 1, select: { stillThere: true, lastDay: true, setAsideOn: true } },
      placement: { select: { id: true, startedOn: true, checks: { select: { weeks: true } } } },
    },
  })
  if (!row) throw new ProblemError('not-found')
  const [said] = row.reports
  return {
    kind: SpellKind.parse(row.kind),
    startsOn: plain(row.startsOn),
    endsOn: plainOrNull(row.endsOn),
    version: row.version,
    said: said ? { stillThere: said.stillThere, lastDay: plainOrNull(said.lastDay), setAside: said.setAsideOn !== null } : null,
    placementId: row.placement?.id ?? null,
    startedOn: plainOrNull(row.placement?.startedOn ?? null),
    answered: row.placement?.checks.map(({ weeks }) => weeks) ?? [],
  }
}

/** A placement with the citizen's other placements that have begun, and the status that is noted. */
export const getCourse = async (tx: ReadTx, placementId: string, months: number) => {
  const row = await tx.placement.findUnique({
    where: { id: placementId },
    select: { citizenId: true, startedOn: true, endedOn: true, statuses: { where: { months }, select: { status: true } } },
  })
  if (!row) throw new ProblemError('not-found')
  if (!row.startedOn) throw new ProblemError('placement-not-begun')
  const others = await tx.placement.findMany({
    where: { citizenId: row.citizenId, id: { not: placementId }, startedOn: { not: null } },
    select: { startedOn: true, endedOn: true },
  })
  const courseOf = (startedOn: Date, endedOn: Date | null): Course => ({
    startedOn: plain(startedOn),
    endedOn: plainOrNull(endedOn),
  })
  const [noted] = row.statuses
  return {
    citizenId: row.citizenId,
    course: courseOf(row.startedOn, row.endedOn),
    others: others.flatMap(({ startedOn, endedOn }) => (startedOn ? [courseOf(startedOn, endedOn)] : [])),
    noted: noted ? Standing.parse(noted.status) : null,
  }
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
      organisationId: true,
      decisions: { where: { historicAt: null }, select: { door: true } },
      spells: {
        orderBy: [{ startsOn: 'desc' }, { id: 'desc' }],
        include: {
          placement: { select: { site: { select: { name: true } } } },
          supplier: { select: { name: true } },
          reports: { orderBy: { weeks: 'desc' }, take: 1 },
        },
      },
      placements: {
        where: { startedOn: { not: null } },
        orderBy: { startedOn: 'desc' },
        select: {
          id: true,
          offer: true,
          startsOn: true,
          startedOn: true,
          endedOn: true,
          weekdayHours: true,
          ramp: true,
          site: { select: { name: true } },
          checks: true,
          statuses: true,
        },
      },
    },
  })

type Found = NonNullable<Awaited<ReturnType<typeof findCitizen>>>
type NameOf = (staffId: string) => string

const spellOf = (row: Found['spells'][number], nameOf: NameOf, today: string): Spell & { askedThrough: string | null } => {
  const period = { startsOn: plain(row.startsOn), endsOn: plainOrNull(row.endsOn) }
  const [report] = row.reports
  const said = report && {
    stillThere: report.stillThere,
    weeklyHours: report.weeklyHours === null ? null : Number(report.weeklyHours),
    lastDay: plainOrNull(report.lastDay),
    reportedOn: plain(report.reportedOn),
    reportedBy: nameOf(report.reportedById),
    setAside: report.setAsideOn !== null,
  }
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
    supplierName: row.supplier?.name ?? null,
    report: said ? { ...said, waits: waitsForEnd(said, period, today) } : null,
    enteredBy: nameOf(row.enteredById),
    version: row.version,
    can: { end: whyNotEndAtAll(period, today) },
    askedThrough: row.supplierId !== null && (said?.stillThere !== false || said.setAside) ? row.placementId : null,
  }
}

const unpaidOffers: readonly string[] = ['internship', 'useful_work']

const unpaidStays = (placements: Found['placements']): UnpaidStay[] =>
  placements.flatMap(({ offer, startsOn, startedOn, endedOn, weekdayHours, ramp }) =>
    startedOn && unpaidOffers.includes(offer)
      ? [
          {
            startsOn: plain(startsOn),
            startedOn: plain(startedOn),
            endedOn: plainOrNull(endedOn),
            weekdayHours: weekdayHours.map(Number),
            ramp: Ramp.parse(ramp),
          },
        ]
      : [],
  )

export const getEmployment = async (tx: ReadTx, citizenId: string, today: string): Promise<Employment> => {
  const citizen = await findCitizen(tx, citizenId)
  if (!citizen) throw new ProblemError('not-found')
  const definitions = await listDefinitions(tx, citizen.organisationId)
  const people = [
    ...citizen.spells.flatMap(({ enteredById, reports }) => [enteredById, ...reports.map((one) => one.reportedById)]),
    ...citizen.placements.flatMap(({ checks, statuses }) => [
      ...checks.map(({ checkedById }) => checkedById),
      ...statuses.map(({ notedById }) => notedById),
    ]),
  ]
  const staff = await tx.staff.findMany({ where: { id: { in: people } }, select: { id: true, name: true } })
  const nameOf: NameOf = (id) => staff.find((one) => one.id === id)?.name ?? ''
  const spells = citizen.spells.map((row) => spellOf(row, nameOf, today))
  const begun = citizen.placements.flatMap(({ startedOn, endedOn, ...row }) =>
    startedOn ? [{ ...row, startedOn: plain(startedOn), endedOn: plainOrNull(endedOn) }] : [],
  )

  const findings: Finding[] = []
  const placements = begun.map(({ id, startedOn, endedOn, ...row }) => {
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
        fromJobs: dueOn <= today ? statusAt(spells, [], termsOn(definitions, dueOn), dueOn) : null,
        suppliersUntil: askedAt(spells, id, dueOn) === 'supplier' ? caseworkersFrom(spells, id, dueOn) : null,
        can: { answer: whyNotCheck(startedOn, weeks, today) },
      }
    })
    const course = { startedOn, endedOn }
    const others = begun.filter((one) => one.id !== id)
    const statuses = afterMonths.flatMap((months): StatusAfter[] => {
      if (endedOn === null) return []
      const dueOn = statusDueOn(endedOn, months)
      const noted = row.statuses.find((one) => one.months === months)
      return [
        {
          months,
          dueOn,
          status: noted ? Standing.parse(noted.status) : null,
          source: noted ? Source.parse(noted.source) : null,
          notedOn: noted ? plain(noted.notedOn) : null,
          notedBy: noted ? nameOf(noted.notedById) : null,
          fromJobs: dueOn <= today ? standingFromJobs(spells, termsOn(definitions, dueOn), dueOn) : null,
          can: { note: whyNotStatus(course, others, months, today) },
        },
      ]
    })
    return { placementId: id, siteName: row.site.name, startedOn, endedOn, checks, statuses }
  })

  const [decision] = citizen.decisions
  return {
    citizenId,
    citizenName: `${citizen.firstName} ${citizen.lastName}`,
    spells,
    status: statusAt(spells, findings, termsOn(definitions, today), today),
    lasting: { ...lasting(spells, definitions, today), terms: termsOn(definitions, today) },
    placements,
    ladder: {
      weeks: ladderOf(unpaidStays(citizen.placements), spells, today),
      firstPaid: firstPaid(spells, today),
      door: decision ? Door.parse(decision.door) : null,
    },
  }
}
