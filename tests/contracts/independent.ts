import { plain, plainOrNull } from '../../server/db/dates.ts'
import type { ReadTx } from '../../server/db/db.ts'
import { readRuleBook } from '../../server/offers/offers.queries.ts'
import { addDays, addMonths, datesFrom, todayIn } from '../../shared/calendar.ts'
import { offers } from '../../shared/offers/kinds.ts'
import { quotaOn } from '../../shared/offers/quota.rules.ts'
import { danishTime } from '../../shared/zone.ts'

// The pages of the contract reckoned another way: from the rows a caseworker sees, a day at a time, with none of the functions they are made by.

type Year = { readonly supplierId: string; readonly from: string; readonly until: string; readonly today: string }

const days52 = 364

/** What counts as lasting on a day. */
export type Terms = { readonly weeks: number; readonly bridged: number; readonly least: number }
const standard: Terms = { weeks: 26, bridged: 4, least: 0 }

type Job = { readonly from: string; readonly until: string; readonly hours: number }

/** So many weeks at work within those days; a day more than the weeks that are bridged breaks the count. */
const lasts = (jobs: readonly Job[], from: string, until: string, { weeks, bridged, least }: Terms): boolean => {
  let [worked, without] = [0, 0]
  for (const day of datesFrom(from, until)) {
    const there = jobs.filter((job) => job.from <= day && day <= job.until)
    if (there.length > 0 && there.reduce((sum, { hours }) => sum + hours, 0) >= least) {
      worked += 1
      without = 0
      if (worked === weeks * 7) return true
    } else {
      without += 1
      if (without === bridged * 7 + 1) worked = 0
    }
  }
  return false
}

/** Exact counts of a contract's year, the month ends in their order. */
export const countYear = async (
  tx: ReadTx,
  { supplierId, from, until, today }: Year,
  terms: (day: string) => Terms = () => standard,
) => {
  const [counted] = await tx.$queryRaw<{ citizens: number; earners: number; hours: number }[]>`
    SELECT (SELECT count(*)::int FROM citizen c WHERE EXISTS (SELECT 1 FROM placement p
        WHERE p.citizen_id = c.id AND p.supplier_id = ${supplierId}::uuid AND p.started_on >= ${from}::date AND p.started_on <= ${until}::date)) AS citizens,
      (SELECT count(DISTINCT s.citizen_id)::int FROM employment_spell s JOIN generate_series(${from}::date, ${until}::date, '1 day') d
        ON d::date >= s.starts_on AND (s.ends_on IS NULL OR d::date <= s.ends_on) WHERE s.kind = 'ordinary' AND s.supplier_id = ${supplierId}::uuid) AS earners,
      (SELECT coalesce(sum(s.weekly_hours) / 7, 0)::float8 FROM employment_spell s JOIN generate_series(${from}::date, ${until}::date, '1 day') d
        ON d::date >= s.starts_on AND (s.ends_on IS NULL OR d::date <= s.ends_on) WHERE s.kind = 'ordinary' AND s.supplier_id = ${supplierId}::uuid) AS hours`
  if (!counted) throw new Error('nothing counted')
  const stays = (await tx.placement.findMany({ where: { supplierId, startedOn: { not: null } } })).map((row) => ({
    citizenId: row.citizenId,
    startedOn: plainOrNull(row.startedOn) ?? '',
  }))
  const jobs = (await tx.employmentSpell.findMany({ where: { kind: 'ordinary' } })).map((row) => ({
    citizenId: row.citizenId,
    from: plain(row.startsOn),
    until: plainOrNull(row.endsOn) ?? '9999-12-31',
    hours: Number(row.weeklyHours),
  }))
  const firsts = new Map<string, string>()
  for (const { citizenId, startedOn } of stays)
    if (startedOn <= today && startedOn < (firsts.get(citizenId) ?? '9')) firsts.set(citizenId, startedOn)
  const cohort = [...firsts].filter(([, on]) => from <= on && on <= until)
  const judged = cohort.filter(([, on]) => addDays(on, days52) <= today)
  const reached = judged.filter(([citizenId, on]) =>
    lasts(
      jobs.filter((job) => job.citizenId === citizenId),
      on,
      addDays(on, days52),
      terms(addDays(on, days52)),
    ),
  )
  const checks = await tx.employmentCheck.findMany({ where: { answer: { not: 'unknown' } }, include: { placement: true } })
  const paid = await tx.employmentSpell.findMany()
  const isUnknown = (citizenId: string, on: string): boolean => {
    const checked = checks.some(
      (check) => check.citizenId === citizenId && addDays(plainOrNull(check.placement.startedOn) ?? '', check.weeks * 7) === on,
    )
    const working = paid.some(
      (job) => job.citizenId === citizenId && plain(job.startsOn) <= on && (plainOrNull(job.endsOn) ?? '9999') >= on,
    )
    const own = jobs.filter((job) => job.citizenId === citizenId)
    const last = own
      .flatMap(({ until }) => (until < on ? [until] : []))
      .toSorted()
      .at(-1)
    const next = own.flatMap((job) => (job.from > on ? [job.from] : [])).toSorted()[0]
    const bridged = last !== undefined && next !== undefined && addDays(last, terms(on).bridged * 7 + 1) >= next
    return !checked && !working && !bridged
  }
  const concerns = await tx.concern.findMany({ where: { placement: { supplierId } } })
  const asked = concerns.filter((concern) => {
    const due = todayIn(danishTime, concern.dueAt.getTime())
    const newer = concerns.find(({ id }) => id === concern.replacedById)
    const gone = concern.withdrawnAt ?? newer?.raisedAt ?? null
    return from <= due && due <= until && due < today && (gone === null || gone > concern.dueAt)
  })
  const months: number[] = []
  for (let first = `${from.slice(0, 7)}-01`; first <= until; first = addMonths(first, 1)) {
    const last = addDays(addMonths(first, 1), -1)
    const day = last < until ? last : until
    months.push(
      new Set(stays.filter(({ startedOn }) => from <= startedOn && startedOn <= day).map(({ citizenId }) => citizenId)).size,
    )
  }
  return {
    ...counted,
    months,
    counted: judged.length,
    reached: reached.length,
    ahead: cohort.length - judged.length,
    unknown: judged.filter((one) => !reached.includes(one) && isUnknown(one[0], addDays(one[1], days52))).length,
    asked: asked.length,
    inTime: asked.filter(({ answeredAt, dueAt }) => answeredAt !== null && answeredAt <= dueAt).length,
  }
}

/** Exact counts of a site's twelve months, among the citizens the caseworker sees. */
export const countSites = async (tx: ReadTx, today: string) => {
  const yearAgo = `${Number(today.slice(0, 4)) - 1}${today.slice(4)}`
  const from = addDays(yearAgo, 1)
  const book = await readRuleBook(tx)
  const sites = await tx.site.findMany({ include: { staffing: true, placements: { where: { startedOn: { not: null } } } } })
  const jobs = await tx.employmentSpell.findMany({ where: { kind: 'ordinary' } })
  const days = datesFrom(from, today)
  return sites.map((site) => {
    const stays = site.placements
      .map((row) => ({
        citizenId: row.citizenId,
        supplierId: row.supplierId,
        offer: offers.find((one) => one === row.offer) ?? 'internship',
        from: plainOrNull(row.startedOn) ?? '',
        until: plainOrNull(row.endedOn),
        reason: row.endReason,
      }))
      .filter((stay) => stay.from <= today)
    const watched = stays.filter((stay) => stay.offer !== 'ordinary_hours' && (stay.until === null || stay.until >= from))
    const people = [...new Set(watched.map(({ citizenId }) => citizenId))]
    const isHired = (citizenId: string): boolean =>
      watched.some(
        (stay) =>
          stay.citizenId === citizenId &&
          jobs.some((job) => {
            const began = plain(job.startsOn)
            const last = stay.until === null ? today : addDays(stay.until, 28)
            return (
              job.citizenId === citizenId &&
              job.supplierId === stay.supplierId &&
              stay.from <= began &&
              began <= last &&
              began <= today
            )
          }),
      )
    const own = (citizenId: string) => watched.filter((stay) => stay.citizenId === citizenId)
    const ended = watched.flatMap((stay) => (stay.until === null ? [] : [{ ...stay, until: stay.until }]))
    const weeks = ended.map((stay) => datesFrom(stay.from, stay.until).length / 7).toSorted((a, b) => a - b)
    const middle = (weeks.length - 1) / 2
    const place = {
      staffing: site.staffing.map((one) => ({ from: plain(one.validFrom), fte: Number(one.ordinaryFte) })),
      occupied: stays.map((stay) => ({ offer: stay.offer, from: stay.from, until: stay.until ?? '9999-12-31' })),
    }
    const quota = days.map((day) => quotaOn(place, day, book))
    const isOver = quota.some(({ used, quota: limit }) => limit !== null && limit !== 'heads' && used > limit.limit)
    return {
      siteId: site.id,
      trained: people.length,
      hired: people.filter(isHired).length,
      unsettled: people.filter((one) => own(one).some(({ until }) => until === null || addDays(until, 28) >= today)).length,
      endedHired: people.filter((one) => own(one).some(({ reason }) => reason === 'hired')).length,
      median: weeks.length === 0 ? null : ((weeks[Math.floor(middle)] ?? 0) + (weeks[Math.ceil(middle)] ?? 0)) / 2,
      isOver,
      today: quota.at(-1) ?? null,
      highest: Math.max(...quota.map(({ used }) => used)),
    }
  })
}
