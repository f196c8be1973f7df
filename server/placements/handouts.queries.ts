import { Door } from '../../shared/doors/doors.schema.ts'
import { Judged } from '../../shared/offers/judged.schema.ts'
import { followUpsOf } from '../../shared/placements/workCalendar.rules.ts'
import { plain } from '../db/dates.ts'
import type { ReadTx } from '../db/db.ts'
import { sentOnOf } from './agreements.queries.ts'
import type { PlanForCalendar, RuleList } from './handouts.ts'
import { judge } from './judging.queries.ts'
import { getCandidate } from './placements.queries.ts'
import { contentOf, getAgreed } from './wordings.queries.ts'

/** Where a site lies, when it works, and its closed days. */
export const sitePlanOf = async (tx: ReadTx, siteId: string) => {
  const site = await tx.site.findUniqueOrThrow({
    where: { id: siteId },
    select: {
      name: true,
      street: true,
      postalCode: true,
      town: true,
      shifts: { select: { weekdays: true, startsAt: true } },
      closedDays: { select: { onDate: true } },
    },
  })
  return {
    siteName: site.name,
    place: `${site.name}, ${site.street}, ${site.postalCode} ${site.town}`,
    shifts: site.shifts,
    closedDays: site.closedDays.map(({ onDate }) => plain(onDate)),
  }
}

/** The plan for the caseworker's calendar: what is agreed, else the newest wording. `citizenId` puts the look on record. */
export const getPlan = async (
  tx: ReadTx,
  placementId: string,
  today: string,
): Promise<PlanForCalendar & { readonly citizenId: string }> => {
  const { row, agreed, versions, facts } = await getAgreed(tx, placementId, today)
  const version = agreed ?? versions.findLast(({ withdrawnAt }) => withdrawnAt === null)
  const content = contentOf(version ?? row)
  const { siteName, place, shifts, closedDays } = await sitePlanOf(tx, content.siteId)
  const { firstName, isProtected, reviewOn } = await getCandidate(tx, row.citizenId)
  const { startedOn, endedOn } = facts
  const { startsOn, endsOn, weekdayHours, ramp } = content
  const days = { startsOn, endsOn, startedOn, endedOn }
  return {
    placementId,
    citizenId: row.citizenId,
    // a calendar is read by others too: whoever is protected is not to be found by name, place and hour
    name: isProtected ? null : firstName,
    siteName,
    place,
    work: { ...days, weekdayHours, ramp, shifts, closedDays },
    followUps: followUpsOf(days, reviewOn),
    writtenAt: version?.updatedAt ?? row.draftedAt,
  }
}

/** The rules as they judged what was sent last, or today's where nothing was. The ids put the look on record; they are not in the file. */
export const getRuleList = async (
  tx: ReadTx,
  placementId: string,
  today: string,
): Promise<RuleList & { readonly placementId: string; readonly citizenId: string }> => {
  const of = await getAgreed(tx, placementId, today)
  const { row, versions } = of
  const version = versions.findLast(({ withdrawnAt }) => withdrawnAt === null)
  const content = contentOf(version ?? row)
  const frozen = Judged.array().parse(version?.checks ?? [])
  const { name } = await tx.site.findUniqueOrThrow({ where: { id: content.siteId }, select: { name: true } })
  const asked = { citizenId: row.citizenId, door: Door.parse(row.door), content, step: 'draft', on: today, of } as const
  return {
    placementId,
    citizenId: row.citizenId,
    siteName: name,
    offer: content.offer,
    startsOn: content.startsOn,
    endsOn: content.endsOn,
    sentOn: version && frozen.length > 0 ? sentOnOf(version) : null,
    checks: frozen.length > 0 ? frozen : await judge(tx, asked),
  }
}
