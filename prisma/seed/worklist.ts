import { openShelf } from '../../server/doors/doors.queries.ts'
import type { House } from '../../server/house.ts'
import { worklistFor } from '../../server/worklist/worklist.queries.ts'
import { asksPace } from '../../shared/attendance/attendance.rules.ts'
import { isThere } from '../../shared/attendance/states.ts'
import { addDays, addWeeks, instantIn, workingDaysAfter } from '../../shared/calendar.ts'
import { fewestBands, weeksLookedAt } from '../../shared/worklist/alerts.rules.ts'
import { danishTime } from '../../shared/zone.ts'
import { actorOf, makeCover, makeSnooze } from '../factories.ts'
import { blankt, cast } from './cast.ts'
import type { PlannedDay } from './days.ts'
import type { Life } from './lives.ts'
import { type PlannedPlacement, workingDay, workingDayBefore } from './stays.ts'

// What Karen's day shows beside what chance brings: silence at a site, a pace that falls, a certificate that is missing, something put aside, a cover.

const { karen, mikkel, henrik, jonas } = cast

/** Planned days that nobody has logged at the silent site. */
const silentDays = 4
/** Bands of the last three weeks where the pace falls, oldest first. */
const falling = [4, 3, 2] as const

const isRunning = ({ startedOn, endedOn }: PlannedPlacement): boolean => startedOn !== null && endedOn === null

/** One of Karen's lacks a certificate for a place among children that has not begun yet. */
export const withCertificateMissing = (lives: readonly Life[]): Life[] => {
  const found = lives.find(
    ({ citizen, placements }) =>
      citizen.caseworker.id === karen.id &&
      placements.some(({ site, startedOn, withdrawnOn }) => site.childrenPresent && startedOn === null && !withdrawnOn) &&
      !placements.some(({ startedOn }) => startedOn !== null),
  )
  return lives.map((life) => (life === found ? { ...life, citizen: { ...life.citizen, childCertificate: 'missing' } } : life))
}

/** The week before today that a day lies in: 0 is the last seven days. */
const weekBack = (on: string, today: string): number =>
  [0, 1, 2].findIndex((back) => on > addDays(addWeeks(today, -back), -8) && on < addWeeks(today, -back))

const slower = (days: readonly PlannedDay[], today: string): PlannedDay[] =>
  days.map((day) => {
    const band = falling[falling.length - 1 - weekBack(day.on, today)]
    return band !== undefined && isThere(day.state ?? 'present') ? { ...day, paceBand: band } : day
  })

const isSeenEachWeek = (days: readonly PlannedDay[], today: string): boolean =>
  [0, 1, 2].every(
    (back) => days.filter(({ on, state }) => weekBack(on, today) === back && isThere(state ?? 'present')).length >= fewestBands,
  )

/** The planned days of two of Karen's as they tell of silence and of a pace that falls; everybody else's as they were thought out. */
export const tellOfSigns = (
  lives: readonly Life[],
  daysOf: ReadonlyMap<string, readonly PlannedDay[]>,
  today: string,
): ReadonlyMap<string, readonly PlannedDay[]> => {
  const placements = lives
    .filter(({ citizen }) => citizen.caseworker.id === karen.id)
    .flatMap((life) => life.placements.filter(isRunning))
    // the two whose days ask for a talk about their door stay as they are
    .filter(({ course }) => course !== 'gone' && course !== 'there')
  const of = ({ id }: PlannedPlacement) => daysOf.get(id) ?? []
  const quiet = placements.find(
    (one) => one.site.organisationId === blankt.id && one.site.lead.id !== jonas.id && of(one).length > 2 * silentDays,
  )
  const asked = addWeeks(today, -weeksLookedAt)
  const slow = placements.find(
    (one) =>
      one !== quiet &&
      one.startedOn !== null &&
      asksPace({ door: one.door, startedOn: one.startedOn }, asked) &&
      isSeenEachWeek(of(one), today),
  )
  const told = new Map(daysOf)
  if (quiet) told.set(quiet.id, of(quiet).slice(0, -silentDays))
  if (slow) told.set(slow.id, slower(of(slow), today))
  return told
}

/** Mikkel looked after Karen's citizens some weeks ago, and Karen will look after Henrik's; one line of hers rests. Once. */
export const putAside = async (house: House, today: string): Promise<void> => {
  const shelf = openShelf()
  const now = new Date(instantIn(danishTime, today, '08:00'))
  const organisationId = karen.of.id
  const known = await house.db().read(actorOf(karen), async (tx) => ({
    covers: await tx.cover.count(),
    snoozes: await tx.worklistSnooze.count(),
    list: await worklistFor(tx, shelf, { staffId: karen.id, organisationId, today, now }),
  }))
  if (known.covers === 0) {
    const away = workingDayBefore(addDays(today, -21))
    const told = workingDayBefore(addDays(away, -3))
    await house.dbOn(told).write(actorOf(mikkel), 'cover.begun', (tx) =>
      makeCover(tx, {
        organisationId,
        absentId: karen.id,
        substituteId: mikkel.id,
        fromOn: away,
        untilOn: workingDaysAfter(away, 3),
        reason: 'Kursus i beskæftigelsesret.',
        madeById: mikkel.id,
        madeOn: told,
      }),
    )
    const ahead = workingDay(addDays(today, 12))
    await house.dbOn(workingDayBefore(addDays(today, -2))).write(actorOf(henrik), 'cover.begun', (tx) =>
      makeCover(tx, {
        organisationId,
        absentId: henrik.id,
        substituteId: karen.id,
        fromOn: ahead,
        untilOn: workingDaysAfter(ahead, 4),
        reason: 'Ferie.',
        madeById: henrik.id,
        madeOn: workingDayBefore(addDays(today, -2)),
      }),
    )
  }
  const line = known.list.items.find(({ cause, group }) => cause === 'review-door' && group === 'overdue')
  if (known.snoozes > 0 || !line) return
  const on = workingDayBefore(addDays(today, -1))
  await house.dbOn(on).write(actorOf(karen), 'worklist.snoozed', (tx) =>
    makeSnooze(tx, {
      citizenId: line.citizenId,
      cause: line.cause,
      subjectId: line.subjectId,
      on,
      untilOn: workingDaysAfter(today, 2),
      reason: 'Samtalen er aftalt til efter ferien.',
      byId: karen.id,
    }),
  )
}
