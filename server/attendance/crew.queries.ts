import { whyNotClose, whyNotOpen } from '../../shared/attendance/ahead.rules.ts'
import { asksPace, closureOn, logDays, plannedHoursOn, whyNotLogOn } from '../../shared/attendance/attendance.rules.ts'
import type { CrewDay, CrewRow } from '../../shared/attendance/attendance.schema.ts'
import type { Motivation } from '../../shared/attendance/motivation.ts'
import { observationDue } from '../../shared/attendance/observed.rules.ts'
import { addDays, datesFrom, mondayOf, weekdayOf } from '../../shared/calendar.ts'
import { byDanishName, danishOrder } from '../../shared/danishOrder.ts'
import { Door } from '../../shared/doors/doors.schema.ts'
import { asDate, plain } from '../db/dates.ts'
import type { ReadTx } from '../db/db.ts'
import { namesOf } from '../doors/doors.queries.ts'
import { absenceOf, absentOn, loggedOf, plannedAbsence, planOf, said } from './attendance.queries.ts'

// what a team lead may read of a placement and of a day: column rights in the database, so every query names its columns
const crewPlacement = {
  id: true,
  siteId: true,
  door: true,
  startsOn: true,
  endsOn: true,
  weekdayHours: true,
  ramp: true,
  tasks: true,
  buddy: true,
  support: true,
  startedOn: true,
  endedOn: true,
} as const
const crewDay = { id: true, placementId: true, onDate: true, plannedHours: true, ...said } as const

/** From one day to another, seen on `today`. */
type Period = { readonly from: string; readonly to: string; readonly today: string }

const inRunWithin = ({ from, to }: Omit<Period, 'today'>) => ({
  startedOn: { lte: asDate(to) },
  OR: [{ endedOn: null }, { endedOn: { gte: asDate(from) } }],
})

/** The placements of the own sites that run on the days from one to another, each day with its plan and what is logged. */
export const listCrew = async (tx: ReadTx, period: Period) => {
  const { today } = period
  const within = { gte: asDate(period.from), lte: asDate(period.to) }
  const sites = await tx.site.findMany({
    select: {
      id: true,
      name: true,
      shifts: { select: { name: true, weekdays: true, startsAt: true, endsAt: true }, orderBy: { startsAt: 'asc' } },
      closedDays: { where: { onDate: within }, select: { onDate: true, reason: true } },
    },
  })
  const placements = await tx.placement.findMany({ where: inRunWithin(period), select: crewPlacement })
  const days = await tx.attendance.findMany({ where: { onDate: within }, select: crewDay })
  const absences = await tx.plannedAbsence.findMany({
    where: { cancelledAt: null, fromOn: { lte: within.lte }, untilOn: { gte: within.gte } },
    select: { placementId: true, ...plannedAbsence },
  })
  const dayOf = new Map(days.map((day) => [`${day.placementId} ${plain(day.onDate)}`, day]))
  const absencesOf = Map.groupBy(
    absences.map((row) => ({ placementId: row.placementId, ...absenceOf(row) })),
    ({ placementId }) => placementId,
  )
  const inOrder = sites.toSorted(byDanishName).map((site) => ({
    ...site,
    closedOn: new Map(site.closedDays.map(({ onDate, reason }) => [plain(onDate), reason])),
  }))

  return (date: string) =>
    inOrder.map(({ id, name, shifts, closedOn }) => {
      const closure = closureOn(date, closedOn)
      const crew = placements.flatMap((placement) => {
        const stay = planOf(placement)
        const { startedOn, endedOn } = stay
        if (placement.siteId !== id || startedOn === null || startedOn > date || (endedOn !== null && endedOn < date)) return []
        const door = Door.parse(placement.door)
        const logged = dayOf.get(`${placement.id} ${date}`) ?? null
        // a day that is logged keeps the plan it was logged by
        const plannedHours = logged ? Number(logged.plannedHours) : plannedHoursOn(stay, date, closure)
        const absent = plannedHours > 0 ? absentOn(absencesOf.get(placement.id), date) : null
        return [{ placement, door, plannedHours, plannedAbsence: absent, asksPace: asksPace({ door, startedOn }, date), logged }]
      })
      const thatDay = shifts.filter(({ weekdays }) => weekdays.includes(weekdayOf(date)))
      return {
        siteId: id,
        name,
        closure,
        can: { close: whyNotClose(date, closedOn.has(date), today), open: whyNotOpen(date, closedOn.has(date), today) },
        shifts: thatDay.map((shift) => ({ name: shift.name, startsAt: shift.startsAt, endsAt: shift.endsAt })),
        crew,
      }
    })
}

type Person = {
  readonly placement_id: string
  readonly name: string | null
  readonly alias: string
  readonly sort_name: string
  readonly phone: string | null
  readonly needs: string | null
  readonly protected: boolean
  readonly access_until: string | null
  readonly observed_on: string | null
  /** The reader's own, by the Monday of the week. */
  readonly motivation: Readonly<Record<string, Motivation>>
}

/** Names come from the database's own function: an alias for whoever has a protected name, and no way to the rest of the citizen. */
export const getCrewDays = async (
  tx: ReadTx,
  dates: readonly [string, ...string[]],
  { staffId, today, now }: { readonly staffId: string; readonly today: string; readonly now: Date },
): Promise<CrewDay[]> => {
  const [first, last] = [dates[0], dates.at(-1) ?? dates[0]]
  const crewOn = await listCrew(tx, { from: first, to: last, today })
  const days = dates.map((date) => ({ date, sites: crewOn(date) }))
  const people = await tx.$queryRaw<
    Person[]
  >`SELECT placement_id::text, name, alias, sort_name, phone, needs, protected, access_until::text, observed_on::text,
      coalesce(motivation, '{}') AS motivation
    FROM crew_people() JOIN crew_access() USING (placement_id) LEFT JOIN crew_observed() USING (placement_id)
      LEFT JOIN (SELECT placement_id, jsonb_object_agg(date_trunc('week', on_date::timestamp)::date, step) AS motivation FROM motivation_pulse
        WHERE by_id = ${staffId}::uuid AND on_date BETWEEN ${mondayOf(first)}::date AND ${addDays(mondayOf(last), 6)}::date GROUP BY placement_id) own
        USING (placement_id)`
  const personOf = new Map(people.map((person) => [person.placement_id, person]))
  const siteOf = new Map(days[0]?.sites.map(({ siteId, name }) => [siteId, name]))
  const waiting = await tx.placement.findMany({
    where: { endedOn: null, OR: [{ startedOn: null }, { startedOn: { gt: asDate(first) } }] },
    select: { id: true, siteId: true, startsOn: true, startedOn: true },
  })
  const startsSoon = waiting
    .flatMap(({ id, siteId, startsOn, startedOn }) => {
      const [person, siteName] = [personOf.get(id), siteOf.get(siteId)]
      if (!person || siteName === undefined) return []
      return [
        { placementId: id, name: person.name, alias: person.alias, siteName, startsOn: plain(startedOn ?? startsOn), startedOn },
      ]
    })
    .toSorted((a, b) => (a.startsOn < b.startsOn ? -1 : 1))
  const everyone = days.flatMap(({ sites }) => sites.flatMap(({ crew }) => crew))
  const names = await namesOf(
    tx,
    everyone.flatMap(({ logged }) => (logged ? [logged.loggedById] : [])),
  )
  return days.map(({ date, sites }) => ({
    date,
    today,
    serverTime: now.toISOString(),
    can: { log: whyNotLogOn(date, today, 'team_lead') },
    sites: sites.map(({ crew, ...site }) => {
      const rows = crew.flatMap(({ placement, logged, ...plan }): (CrewRow & { readonly sortName: string })[] => {
        const person = personOf.get(placement.id)
        if (!person) return []
        const { startedOn, endedOn } = planOf(placement)
        const observe = observationDue({ startedOn, endedOn, lastOn: person.observed_on })
        return [
          {
            placementId: placement.id,
            name: person.name,
            alias: person.alias,
            sortName: person.sort_name,
            protected: person.protected,
            phone: person.phone,
            needs: person.needs,
            tasks: placement.tasks,
            buddy: placement.buddy,
            support: placement.support,
            ...plan,
            accessUntil: person.access_until,
            motivation: person.motivation[mondayOf(date)] ?? null,
            observeBy: observe && observe.fromOn <= today ? observe.dueOn : null,
            logged: logged && loggedOf(logged, names),
          },
        ]
      })
      return { ...site, rows: rows.toSorted((a, b) => danishOrder(a.sortName, b.sortName)) }
    }),
    startsSoon: date < today ? [] : startsSoon.filter((one) => one.startedOn === null || one.startsOn > date),
  }))
}

/**
 * Planned days of the last week that nobody has logged, while the team lead still can; today is not missing before it is over. Of one
 * person there must be as many as the municipality's threshold says before the team lead is told; of whoever has left nothing is said.
 */
export const listMissing = async (tx: ReadTx, today: string) => {
  const dates = datesFrom(addDays(today, -logDays), addDays(today, -1))
  const crewOn = await listCrew(tx, { from: addDays(today, -logDays), to: addDays(today, -1), today })
  const thresholds = await tx.$queryRaw<
    { placement_id: string; days: number }[]
  >`SELECT placement_id::text, days FROM crew_silent_days()`
  const thresholdOf = new Map(thresholds.map(({ placement_id, days }) => [placement_id, days]))
  const silent = dates
    .toReversed()
    .flatMap((date) =>
      crewOn(date).flatMap(({ siteId, name, crew }) =>
        crew
          .filter(
            ({ placement, plannedHours, plannedAbsence, logged }) =>
              !placement.endedOn && plannedHours > 0 && !plannedAbsence && !logged,
          )
          .map(({ placement }) => ({ date, siteId, siteName: name, placementId: placement.id })),
      ),
    )
  const silentOf = Map.groupBy(silent, ({ placementId }) => placementId)
  const told = silent.filter(({ placementId }) => (silentOf.get(placementId)?.length ?? 0) >= (thresholdOf.get(placementId) ?? 1))
  return [...Map.groupBy(told, ({ date, siteId }) => `${date} ${siteId}`).values()].flatMap(([first, ...more]) =>
    first ? [{ date: first.date, siteId: first.siteId, siteName: first.siteName, people: more.length + 1 }] : [],
  )
}
