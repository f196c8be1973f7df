import { randomUUID } from 'node:crypto'
import type { CprBox } from '../server/citizens/cpr.ts'
import { noteStatistics } from '../server/citizens/statistics.ts'
import { asDate, asDateOrNull } from '../server/db/dates.ts'
import type { WriteTx } from '../server/db/db.ts'
import type { AbsenceKind } from '../shared/attendance/states.ts'
import { addWeeks } from '../shared/calendar.ts'
import type { ChildCertificate } from '../shared/citizens/certificates.ts'
import { searchNameOf } from '../shared/citizens/citizens.rules.ts'
import { catalogueV1 } from '../shared/doors/catalogue.v1.ts'
import { proposeDoor, reviewDueOn } from '../shared/doors/doors.rules.ts'
import type { Answers, Catalogue, Door } from '../shared/doors/doors.schema.ts'
import { phoneDigits } from '../shared/fields.ts'
import { morningOf } from './foundingFactories.ts'
import { municipality } from './seed/cast.ts'

export * from './foundingFactories.ts'
export * from './placementFactories.ts'
export * from './worklistFactories.ts'

// One maker a noun: what a caller does not say gets a plain value. Each writes inside a db.write of whoever may do it, and answers ids.
// createMany throughout: it asks nothing back, so a role without the right to a column can still write the row.

const two = (number: number): string => String(number).padStart(2, '0')

/**
 * A replacement number (day + 60), which no living person's CPR number can be; `serial` 0–3999 tells those born on one day apart.
 * The seventh digit follows the CPR rule for the century: 0–3 before 2000, 4–7 from then on (to 2036).
 */
export const replacementCpr = (birthDate: string, serial: number): string => {
  const [year = 0, month = 0, day = 0] = birthDate.split('-').map(Number)
  const last = (year >= 2000 ? 4000 : 0) + (serial % 4000)
  return `${day + 60}${two(month)}${two(year % 100)}${String(last).padStart(4, '0')}`
}

export type CitizenGiven = {
  readonly id?: string
  readonly organisationId?: string
  readonly firstName?: string
  readonly lastName?: string
  /** ten digits; a replacement number of its own when left out */
  readonly cpr?: string
  readonly caseworkerId?: string | null
  readonly street?: string | null
  readonly postalCode?: string | null
  readonly town?: string | null
  readonly protectedAddress?: boolean
  readonly phone?: string | null
  readonly email?: string | null
  readonly benefit?: string | null
  readonly visitation?: string | null
  readonly benefitSince?: string | null
  readonly weeklyHours?: number | null
  readonly language?: string | null
  readonly note?: string | null
  readonly needsForSupplier?: string | null
  readonly needsAgreedOn?: string | null
  readonly childCertificate?: ChildCertificate
  /** hours on Monday to Sunday */
  readonly availability?: readonly number[]
  readonly wishedKinds?: readonly string[]
  readonly wishedTasks?: readonly string[]
  readonly travelLimitKm?: number | null
  readonly createdOn?: string
}

let citizensMade = 0

export const makeCitizen = async (tx: WriteTx, cprBox: CprBox, given: CitizenGiven = {}): Promise<string> => {
  citizensMade += 1
  const {
    id = randomUUID(),
    cpr,
    createdOn,
    organisationId = municipality.id,
    firstName = 'Signe',
    lastName = 'Kjær',
    needsAgreedOn,
    benefitSince,
    availability = [],
    wishedKinds = [],
    wishedTasks = [],
    ...facts
  } = given
  const digits = cpr ?? replacementCpr('1985-03-14', citizensMade)
  await tx.citizen.createMany({
    data: [
      {
        id,
        organisationId,
        firstName,
        lastName,
        searchName: searchNameOf(firstName, lastName),
        cprSealed: cprBox.seal(digits, id),
        cprIndex: cprBox.indexOf(digits, organisationId),
        cprDate: digits.slice(0, 6),
        phoneDigits: facts.phone ? phoneDigits(facts.phone) : null,
        benefitSince: asDateOrNull(benefitSince),
        needsAgreedOn: asDateOrNull(needsAgreedOn),
        availability: [...availability],
        wishedKinds: [...wishedKinds],
        wishedTasks: [...wishedTasks],
        ...facts,
        ...(createdOn ? { createdAt: morningOf(createdOn), updatedAt: morningOf(createdOn) } : {}),
      },
    ],
  })
  await noteStatistics(tx, [{ citizenId: id, cpr: digits }])
  return id
}

/** A whole talk whose published proposal is that door. */
export const answersFor = (door: Door): Answers => ({
  hours: door === 'red' ? 'up-to-10' : door === 'yellow' ? 'from-11-to-24' : 'from-25',
  attendance: door === 'red' ? 'hard' : door === 'yellow' ? 'reminder' : 'alone',
  rhythm: door === 'red' ? 'swings' : 'steady',
  'earliest-start': 'from-7',
  'fixed-person': door === 'red' ? 'always' : door === 'yellow' ? 'first-weeks' : 'no',
  language: 'shown',
  people: door === 'green' ? 'fine' : 'slowly',
  body: 'all',
  transport: 'own',
  care: 'no',
  parallel: 'no',
  experience: 'long-ago',
  wish: 'pay',
})

export type AssessmentGiven = {
  readonly id?: string
  readonly citizenId: string
  readonly catalogueId: string
  readonly startedById: string
  readonly on: string
  readonly answers?: Answers
  readonly tags?: readonly string[]
  readonly closed?: boolean
}

export const makeAssessment = async (tx: WriteTx, given: AssessmentGiven): Promise<string> => {
  const { id = randomUUID(), on, answers = {}, tags = [], closed = false, ...facts } = given
  const at = morningOf(on)
  await tx.assessment.createMany({
    data: [{ id, ...facts, answers, tags: [...tags], startedAt: at, updatedAt: at, closedAt: closed ? at : null }],
  })
  return id
}

export type DecisionGiven = {
  readonly id?: string
  readonly citizenId: string
  readonly catalogueId: string
  readonly catalogue?: Catalogue
  readonly decidedById: string
  readonly on: string
  readonly door: Door
  /** answers that propose the same door, unless said */
  readonly answers?: Answers
  readonly tags?: readonly string[]
  /** why another door than proposed; a plain sentence where one is needed */
  readonly reason?: string | null
}

/** A door decided on a closed assessment; the decision that counted until then becomes historic. */
export const makeDecision = async (tx: WriteTx, given: DecisionGiven): Promise<string> => {
  const {
    id = randomUUID(),
    catalogue = catalogueV1,
    citizenId,
    catalogueId,
    on,
    door,
    decidedById,
    answers = answersFor(door),
    tags,
  } = given
  const assessmentId = await makeAssessment(tx, {
    citizenId,
    catalogueId,
    startedById: decidedById,
    on,
    answers,
    closed: true,
    ...(tags ? { tags } : {}),
  })
  const proposal = proposeDoor(catalogue, answers)
  const definition = catalogue.doors.find((one) => one.door === door)
  const at = morningOf(on)
  await tx.doorDecision.updateMany({ where: { citizenId, historicAt: null }, data: { historicAt: at } })
  await tx.doorDecision.createMany({
    data: [
      {
        id,
        citizenId,
        assessmentId,
        catalogueId,
        door,
        proposedDoor: proposal.door,
        proposal,
        answers,
        reason: proposal.door === door ? null : (given.reason ?? 'Borgeren og jeg er enige om en anden start.'),
        decidedById,
        decidedOn: asDate(on),
        decidedAt: at,
        reviewOn: asDate(definition ? reviewDueOn(definition, on) : addWeeks(on, 4)),
      },
    ],
  })
  return id
}

export type AttendanceGiven = {
  readonly id?: string
  readonly placementId: string
  readonly on: string
  readonly state?: 'present' | 'late' | 'left_early' | 'sick' | 'agreed_absence' | 'no_show'
  readonly hours?: number
  readonly plannedHours?: number
  readonly paceBand?: number | null
  readonly note?: string | null
  readonly tasksDone?: readonly string[]
  readonly signedOff?: boolean
  readonly supportGiven?: readonly string[]
  readonly loggedById: string
}

/**
 * Days of a crew, as its team lead logs them: within seven days of the day the transaction is on. Whose day it is the database
 * fills in, for a team lead has no right to name a citizen; Prisma's createMany would.
 */
export const makeAttendance = async (tx: WriteTx, days: readonly AttendanceGiven[]): Promise<void> => {
  const rows = days.map(
    ({
      id = randomUUID(),
      placementId,
      on,
      state = 'present',
      plannedHours = 4,
      hours,
      paceBand = null,
      note = null,
      tasksDone = [],
      signedOff = false,
      supportGiven = [],
      loggedById,
    }) => {
      const worked = hours ?? (state === 'present' ? plannedHours : 0)
      const loggedAt = `${on}T13:00:00.000Z`
      return {
        id,
        placement_id: placementId,
        on_date: on,
        state,
        hours: worked,
        planned_hours: plannedHours,
        pace_band: paceBand,
        note,
        tasks_done: tasksDone,
        signed_off: signedOff,
        support_given: supportGiven,
        logged_by_id: loggedById,
        logged_at: loggedAt,
      }
    },
  )
  await tx.$executeRaw`
    INSERT INTO attendance (id, placement_id, on_date, state, hours, planned_hours, pace_band, note, tasks_done, signed_off, support_given,
      logged_by_id, logged_at)
    SELECT * FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS day (id uuid, placement_id uuid, on_date date, state text,
      hours numeric, planned_hours numeric, pace_band int, note text, tasks_done text[], signed_off boolean, support_given text[],
      logged_by_id uuid, logged_at timestamptz)`
}

export type PlannedAbsenceGiven = {
  readonly id?: string
  readonly placementId: string
  readonly fromOn: string
  readonly untilOn: string
  readonly kind: AbsenceKind
  readonly note?: string | null
}

/** Absence planned by whoever writes; whose days it is the database fills in, as with a crew's days. */
export const makePlannedAbsence = async (
  tx: WriteTx,
  recordedById: string,
  { id = randomUUID(), placementId, fromOn, untilOn, kind, note = null }: PlannedAbsenceGiven,
): Promise<void> => {
  await tx.$executeRaw`
    INSERT INTO planned_absence (id, placement_id, from_on, until_on, kind, note, recorded_by_id)
    VALUES (${id}::uuid, ${placementId}::uuid, ${fromOn}::date, ${untilOn}::date, ${kind}, ${note}, ${recordedById}::uuid)`
}

export type DisagreementGiven = {
  readonly citizenId: string
  readonly decisionId: string
  readonly words: string
  readonly saidOn: string
  readonly dueOn: string
  readonly ownerId: string
  readonly receivedById: string
  /** answered: in words, by whom and when; the door stays as it was decided */
  readonly answer?: { readonly words: string; readonly byId: string; readonly on: string } | null
}

/** A citizen disagrees with a door. */
export const makeDisagreement = async (tx: WriteTx, given: DisagreementGiven): Promise<string> => {
  const { saidOn, dueOn, answer, ...facts } = given
  const id = randomUUID()
  await tx.doorDisagreement.createMany({
    data: [
      {
        id,
        ...facts,
        saidOn: asDate(saidOn),
        dueOn: asDate(dueOn),
        receivedAt: morningOf(saidOn),
        ...(answer ? { outcome: 'kept', answer: answer.words, answeredById: answer.byId, answeredAt: morningOf(answer.on) } : {}),
      },
    ],
  })
  return id
}

export const makeSpell = async (
  tx: WriteTx,
  given: {
    id?: string
    citizenId: string
    placementId?: string | null
    /** The placement's supplier, where it is the employer. */
    supplierId?: string | null
    employer?: string
    kind?: 'ordinary' | 'wage_subsidy' | 'flexi_job'
    startsOn: string
    endsOn?: string | null
    weeklyHours?: number
    source?: 'caseworker' | 'citizen' | 'supplier'
    enteredById: string
  },
): Promise<string> => {
  const { id = randomUUID(), startsOn, endsOn, ...facts } = given
  await tx.employmentSpell.createMany({
    data: [
      {
        id,
        employer: 'Blankt & Co',
        kind: 'ordinary',
        weeklyHours: 20,
        source: 'caseworker',
        ...facts,
        startsOn: asDate(startsOn),
        endsOn: asDateOrNull(endsOn),
        enteredAt: morningOf(startsOn),
      },
    ],
  })
  return id
}

export type CheckGiven = {
  readonly placementId: string
  readonly citizenId: string
  readonly weeks: 4 | 13 | 26 | 52
  readonly answer: 'ordinary' | 'subsidised' | 'none' | 'unknown'
  readonly source?: 'caseworker' | 'citizen' | 'supplier'
  readonly on: string
  readonly checkedById: string
}

/** One or several in one statement. */
export const makeCheck = async (tx: WriteTx, ...all: readonly CheckGiven[]): Promise<void> => {
  await tx.employmentCheck.createMany({
    data: all.map(({ on, source = 'caseworker', ...facts }) => ({ ...facts, source, checkedOn: asDate(on) })),
  })
}
