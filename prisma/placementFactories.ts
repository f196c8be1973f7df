import { randomUUID } from 'node:crypto'
import { asDate, asDateOrNull } from '../server/db/dates.ts'
import type { WriteTx } from '../server/db/db.ts'
import { addDays, addWeeks } from '../shared/calendar.ts'
import type { Door } from '../shared/doors/doors.schema.ts'
import type { Check } from '../shared/offers/checks.ts'
import type { Offer } from '../shared/offers/kinds.ts'
import type { RampStep } from '../shared/placements/ramp.ts'
import { morningOf } from './foundingFactories.ts'

// A placement, its wordings, what each party answered to them, and who does what.

const parties = ['municipality', 'team_lead', 'employee_rep', 'citizen'] as const
type Party = (typeof parties)[number]

export type ApprovalGiven = {
  readonly party: Party
  readonly answer?: 'approved' | 'declined'
  readonly reason?: string | null
  readonly means: 'signed_in' | 'on_screen' | 'by_link' | 'recorded' | 'on_behalf'
  readonly byStaffId?: string | null
  readonly byName: string
  readonly on: string
}

/** Answers to a version that was sent and is open, the one that settles it last; before the placement ends. */
export const makeApprovals = async (
  tx: WriteTx,
  of: { readonly versionId: string; readonly placementId: string; readonly citizenId: string },
  answers: readonly ApprovalGiven[],
): Promise<void> => {
  const rows = answers.map(({ on, answer = 'approved', ...facts }) => ({
    id: randomUUID(),
    ...of,
    answer,
    ...facts,
    givenOn: asDate(on),
    at: morningOf(on),
  }))
  // rows of one statement see each other: the last, by itself, settles the version once
  for (const data of [rows.slice(0, -1), rows.slice(-1)]) await tx.placementApproval.createMany({ data })
}

/** What is agreed, as far as it is said. */
type Wording = {
  readonly offer?: Offer
  readonly startsOn: string
  readonly endsOn?: string
  /** hours on Monday to Sunday */
  readonly weekdayHours?: readonly number[]
  readonly ramp?: readonly RampStep[]
  readonly tasks?: readonly string[]
  readonly buddy?: string | null
  readonly support?: string | null
  readonly goal?: string | null
  readonly purpose?: string | null
  readonly mentorHours?: number
}

const worded = ({ offer = 'internship', startsOn, endsOn, weekdayHours, ramp, tasks, ...rest }: Wording) => {
  const { buddy = null, support = null, goal = null, purpose = null, mentorHours = 0 } = rest
  return {
    offer,
    startsOn: asDate(startsOn),
    endsOn: asDate(endsOn ?? addDays(addWeeks(startsOn, 13), -1)),
    weekdayHours: [...(weekdayHours ?? [4, 4, 4, 4, 4, 0, 0])],
    ramp: (ramp ?? []).map((step) => ({ ...step, weekdayHours: [...step.weekdayHours] })),
    tasks: [...(tasks ?? ['floors'])],
    buddy,
    support,
    goal,
    purpose,
    mentorHours,
  }
}

type Fate = {
  /** an instant on that day's morning; null or left out = not sent */
  readonly sentOn?: string | null
  /** agreed by the municipality alone, as what was placed before agreements were kept; with `answers` the database says it */
  readonly agreedOn?: string | null
  readonly withdrawnOn?: string | null
  /** the last day somebody wrote in it, its first unless said */
  readonly touchedOn?: string
  /** why a longer period is needed, or why it is changed */
  readonly need?: string | null
  /** the rules as they judged it when it was sent */
  readonly checks?: readonly Check[]
  readonly answers?: readonly ApprovalGiven[]
}

export type VersionGiven = Wording &
  Fate & {
    readonly id?: string
    readonly placementId: string
    readonly citizenId: string
    readonly siteId: string
    readonly supplierId: string
    readonly draftedById: string
    readonly draftedOn: string
    readonly number?: number
    readonly kind?: 'first' | 'extend' | 'shorten' | 'hours' | 'site' | 'ramp' | 'support' | 'offer'
    readonly concerns?: readonly Party[]
  }

/** A wording of a placement. Nobody is asked in one without answers; nytteindsats informs the representative and does not ask. */
export const makeVersion = async (tx: WriteTx, given: VersionGiven): Promise<string> => {
  const { id = randomUUID(), placementId, citizenId, siteId, supplierId, draftedById, draftedOn } = given
  const {
    number = 1,
    kind = 'first',
    sentOn,
    agreedOn,
    withdrawnOn,
    touchedOn,
    need = null,
    checks = [],
    answers,
    concerns,
    ...wording
  } = given
  const asked = answers ? parties.filter((party) => wording.offer !== 'useful_work' || party !== 'employee_rep') : []
  await tx.placementVersion.createMany({
    data: [
      {
        id,
        placementId,
        citizenId,
        number,
        kind,
        siteId,
        supplierId,
        ...worded(wording),
        need,
        checks: checks.map((check) => ({ ...check, numbers: { ...check.numbers } })),
        concerns: [...(concerns ?? asked)],
        draftedById,
        draftedAt: morningOf(draftedOn),
        updatedAt: morningOf(touchedOn ?? withdrawnOn ?? sentOn ?? draftedOn),
        sentAt: sentOn ? morningOf(sentOn) : null,
        agreedAt: agreedOn ? morningOf(agreedOn) : null,
        withdrawnAt: withdrawnOn ? morningOf(withdrawnOn) : null,
      },
    ],
  })
  if (answers && answers.length > 0) await makeApprovals(tx, { versionId: id, placementId, citizenId }, answers)
  return id
}

/** What became of a placement. */
type Course = {
  /** null = not begun: a draft, unless it was sent, agreed or answered */
  readonly startedOn?: string | null | undefined
  readonly endedOn?: string | null | undefined
  readonly endReason?: string | null | undefined
  readonly endNote?: string | null | undefined
}

const courseOf = ({ startedOn, endedOn, endReason, endNote }: Course) => ({
  startedOn: asDateOrNull(startedOn),
  endedOn: asDateOrNull(endedOn),
  endReason: endReason ?? null,
  endNote: endNote ?? null,
})

/** An agreed placement begins, and ends when that is said too. */
export const makeStart = async (tx: WriteTx, id: string, course: Course): Promise<void> => {
  await tx.placement.updateMany({ where: { id }, data: courseOf(course) })
}

export type PlacementGiven = Wording &
  Fate &
  Course & {
    readonly id?: string
    readonly citizenId: string
    readonly siteId: string
    readonly supplierId: string
    readonly draftedById: string
    readonly door?: Door
    readonly draftedOn?: string
    readonly followsId?: string | null
    readonly vitasNumber?: string | null
    readonly lateReason?: string | null
  }

/** With its first version: one that has begun was agreed on the day it was drafted, unless `answers` say who approved and when. */
export const makePlacement = async (tx: WriteTx, given: PlacementGiven): Promise<string> => {
  const {
    id = randomUUID(),
    citizenId,
    siteId,
    supplierId,
    draftedById,
    door = 'yellow',
    startsOn,
    startedOn,
    withdrawnOn,
  } = given
  const { draftedOn = startsOn, endedOn, endReason, endNote, followsId, vitasNumber, lateReason, answers, ...rest } = given
  const course = { startedOn, endedOn, endReason, endNote }
  await tx.placement.createMany({
    data: [
      {
        id,
        citizenId,
        siteId,
        supplierId,
        door,
        ...worded(rest),
        followsId: followsId ?? null,
        vitasNumber: vitasNumber ?? null,
        lateReason: lateReason ?? null,
        // nobody answers about what has ended
        ...(answers ? {} : courseOf(course)),
        withdrawnAt: withdrawnOn ? morningOf(withdrawnOn) : null,
        draftedById,
        draftedAt: morningOf(draftedOn),
      },
    ],
  })
  const begun = startedOn ? draftedOn : null
  await makeVersion(tx, {
    ...rest,
    id: randomUUID(),
    placementId: id,
    draftedOn,
    sentOn: given.sentOn ?? (answers || given.agreedOn ? draftedOn : begun),
    agreedOn: answers ? null : (given.agreedOn ?? begun),
    ...(answers ? { answers } : {}),
  })
  if (answers && startedOn) await makeStart(tx, id, course)
  return id
}

export type DutyGiven = {
  readonly text: { readonly da: string; readonly en: string }
  readonly party: 'jobcenter' | 'supplier' | 'citizen' | 'union_rep'
  readonly ownerName?: string | null
  readonly dueOn?: string | null
  readonly doneOn?: string | null
  readonly doneById?: string | null
}

/** A placement's list of who does what, in its order. */
export const makeDuties = async (
  tx: WriteTx,
  of: { readonly placementId: string; readonly citizenId: string },
  duties: readonly DutyGiven[],
): Promise<void> => {
  await tx.placementDuty.createMany({
    data: duties.map(({ text, party, ownerName = null, dueOn, doneOn, doneById = null }, position) => ({
      id: randomUUID(),
      ...of,
      position,
      text: { ...text },
      party,
      ownerName,
      dueOn: asDateOrNull(dueOn),
      doneOn: asDateOrNull(doneOn),
      doneById,
    })),
  })
}
