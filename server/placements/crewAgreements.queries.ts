import { byDanishName } from '../../shared/danishOrder.ts'
import { type Asked, changedFields, versionStateOf, whyNotAnswer } from '../../shared/placements/agreements.rules.ts'
import type { CrewAgreement, CrewAgreements } from '../../shared/placements/agreements.schema.ts'
import { answers, parties, versionKinds, versionStates } from '../../shared/placements/parties.ts'
import { ProblemError } from '../../shared/problem.ts'
import { plain, plainOrNull } from '../db/dates.ts'
import type { ReadTx } from '../db/db.ts'
import { listCrewDuties, oneOf } from './agreements.queries.ts'
import { sitePlanOf } from './handouts.queries.ts'
import type { PlanForCalendar } from './handouts.ts'
import { wordingAnswer } from './placements.queries.ts'
import { answeredBy, contentOf, dayOf, fateOf, partiesIn } from './wordings.queries.ts'

// the columns a team lead is granted, and no other
const crewSelect = {
  id: true,
  placementId: true,
  number: true,
  kind: true,
  siteId: true,
  offer: true,
  startsOn: true,
  endsOn: true,
  weekdayHours: true,
  ramp: true,
  tasks: true,
  buddy: true,
  support: true,
  goal: true,
  mentorHours: true,
  concerns: true,
  sentAt: true,
  agreedAt: true,
  declinedAt: true,
  updatedAt: true,
  approvals: { select: { id: true, party: true, answer: true, givenOn: true }, orderBy: { at: 'asc' } },
} as const

const listRows = (tx: ReadTx, placementId?: string) =>
  tx.placementVersion.findMany({
    ...(placementId ? { where: { placementId } } : {}),
    select: crewSelect,
    orderBy: [{ placementId: 'asc' }, { number: 'asc' }],
  })
type Row = Awaited<ReturnType<typeof listRows>>[number]

type Person = {
  readonly placement_id: string
  readonly name: string | null
  readonly alias: string
  readonly needs: string | null
  readonly access_until: string
}

const listPeople = (tx: ReadTx): Promise<Person[]> =>
  tx.$queryRaw<Person[]>`
    SELECT placement_id::text, name, alias, needs, access_until::text FROM agreement_people() JOIN crew_access() USING (placement_id)`

const crewContent = (row: Row) => contentOf({ ...row, purpose: null })
// what was taken back is not shown to a lead at all
const stateOfRow = (row: Row, today: string) => versionStateOf({ ...fateOf({ ...row, withdrawnAt: null }) }, today)
const sentOnOf = ({ approvals, sentAt }: Row): string => {
  const own = approvals.find(({ party }) => party === 'municipality')
  return own ? plain(own.givenOn) : sentAt ? dayOf(sentAt) : ''
}

const askedOfRow = (row: Row, superseded: boolean, today: string): Asked => ({
  state: stateOfRow(row, today),
  superseded,
  concerns: partiesIn(row),
  answered: answeredBy(row.approvals),
})

/** The newest wording of each placement that was sent for the own sites: those that wait for the lead first. */
export const listCrewAgreements = async (tx: ReadTx, today: string): Promise<CrewAgreements> => {
  const rows = await listRows(tx)
  const people = new Map((await listPeople(tx)).map((person) => [person.placement_id, person]))
  const sites = await tx.site.findMany({ select: { id: true, name: true } })
  const siteNames = new Map(sites.map(({ id, name }) => [id, name]))
  const newest = [...Map.groupBy(rows, ({ placementId }) => placementId).values()].flatMap((versions) => versions.slice(-1))
  const lines = newest.map((row) => {
    const person = people.get(row.placementId)
    return {
      waits: whyNotAnswer(askedOfRow(row, false, today), 'team_lead') === null,
      row: {
        placementId: row.placementId,
        versionId: row.id,
        number: row.number,
        kind: oneOf(versionKinds, row.kind),
        name: person?.name ?? null,
        alias: person?.alias ?? '',
        siteName: siteNames.get(row.siteId) ?? '',
        startsOn: plain(row.startsOn),
        endsOn: plain(row.endsOn),
        sentOn: sentOnOf(row),
        state: stateOfRow(row, today),
        accessUntil: stateOfRow(row, today) === 'agreed' ? (person?.access_until ?? null) : null,
      },
    }
  })
  const sorted = lines.toSorted((a, b) =>
    a.row.startsOn === b.row.startsOn
      ? byDanishName({ name: a.row.name ?? a.row.alias }, { name: b.row.name ?? b.row.alias })
      : a.row.startsOn < b.row.startsOn
        ? -1
        : 1,
  )
  return {
    awaiting: sorted.filter(({ waits }) => waits).map(({ row }) => row),
    answered: sorted.filter(({ waits }) => !waits).map(({ row }) => row),
  }
}

export const getCrewAgreement = async (tx: ReadTx, placementId: string, today: string): Promise<CrewAgreement> => {
  const rows = await listRows(tx, placementId)
  const newest = rows.at(-1)
  const person = (await listPeople(tx)).find((one) => one.placement_id === placementId)
  if (!newest || !person) throw new ProblemError('not-found')
  const sites = await tx.site.findMany({ select: { id: true, name: true } })
  const siteNames = new Map(sites.map(({ id, name }) => [id, name]))
  const answered = await tx.$queryRaw<
    { approval_id: string; name: string | null }[]
  >`SELECT approval_id::text, name FROM crew_answer_names()`
  return {
    placementId,
    name: person.name,
    alias: person.alias,
    needs: person.needs,
    versions: rows.toReversed().map((row) => {
      const content = crewContent(row)
      const before = rows.findLast(({ agreedAt, number }) => agreedAt !== null && number < row.number)
      const { purpose: _, ...wording } = wordingAnswer(content)
      return {
        ...wording,
        siteName: siteNames.get(row.siteId) ?? '',
        versionId: row.id,
        number: row.number,
        kind: oneOf(versionKinds, row.kind),
        state: stateOfRow(row, today),
        // what a lead is not shown differs from nothing
        changed: changedFields(before ? crewContent(before) : null, content).filter(
          (field) => field !== 'purpose' && field !== 'need',
        ),
        concerns: partiesIn(row),
        approvals: row.approvals.map(({ id, party, answer, givenOn }) => ({
          party: oneOf(parties, party),
          answer: oneOf(answers, answer),
          byName: answered.find(({ approval_id }) => approval_id === id)?.name ?? null,
          givenOn: plain(givenOn),
        })),
        sentOn: sentOnOf(row),
      }
    }),
    duties: await listCrewDuties(tx, placementId),
    can: { answer: whyNotAnswer(askedOfRow(newest, false, today), 'team_lead') },
  }
}

type Fate = { readonly state: string; readonly superseded: boolean }

/**
 * A version as the lead who answers it finds it; not-found where it was never sent for the own sites. One that is no longer shown (taken
 * back, replaced, ended by itself) is told by the database in a word.
 */
export const getAsked = async (tx: ReadTx, placementId: string, versionId: string, today: string): Promise<Asked> => {
  const rows = await listRows(tx, placementId)
  const row = rows.find(({ id }) => id === versionId)
  const [fate] = await tx.$queryRaw<
    Fate[]
  >`SELECT state, superseded FROM sent_version_state(${placementId}::uuid, ${versionId}::uuid)`
  if (!fate) throw new ProblemError('not-found')
  if (row) return { ...askedOfRow(row, fate.superseded, today), state: oneOf(versionStates, fate.state) }
  return { state: oneOf(versionStates, fate.state), superseded: fate.superseded, concerns: [], answered: [] }
}

/** The plan for the lead's calendar: what is agreed, else the newest wording shown; only the first of the names. */
export const getCrewPlan = async (tx: ReadTx, placementId: string): Promise<PlanForCalendar> => {
  const rows = await listRows(tx, placementId)
  const row = rows.findLast(({ agreedAt }) => agreedAt !== null) ?? rows.at(-1)
  const person = (await listPeople(tx)).find((one) => one.placement_id === placementId)
  if (!row || !person) throw new ProblemError('not-found')
  const stay = await tx.placement.findFirst({ where: { id: placementId }, select: { startedOn: true, endedOn: true } })
  const { siteName, place, shifts, closedDays } = await sitePlanOf(tx, row.siteId)
  const { startsOn, endsOn, weekdayHours, ramp } = crewContent(row)
  const startedOn = plainOrNull(stay?.startedOn ?? null)
  const endedOn = plainOrNull(stay?.endedOn ?? null)
  return {
    placementId,
    name: person.name?.split(' ')[0] ?? person.alias,
    siteName,
    place,
    work: { startsOn, endsOn, weekdayHours, ramp, startedOn, endedOn, shifts, closedDays },
    followUps: [
      { kind: 'first', on: startedOn ?? startsOn, weeks: null },
      { kind: 'last', on: endedOn ?? endsOn, weeks: null },
    ],
    writtenAt: row.updatedAt,
  }
}

/** For a tick: the supplier's own duty, as far as it is shown. */
export const getCrewDuty = async (tx: ReadTx, placementId: string, dutyId: string) => {
  const duty = (await listCrewDuties(tx, placementId)).find((one) => one.dutyId === dutyId)
  if (duty?.party !== 'supplier') throw new ProblemError('not-found')
  return duty
}
