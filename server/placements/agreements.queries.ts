import type { Prisma } from '../../generated/prisma/client.ts'
import { Door, Text } from '../../shared/doors/doors.schema.ts'
import { Judged } from '../../shared/offers/judged.schema.ts'
import {
  askedFor,
  changedFields,
  expiresOn,
  versionStateOf,
  whyNotAnswer,
  whyNotSend,
  whyNotTakeBack,
} from '../../shared/placements/agreements.rules.ts'
import type { Agreement, ApprovalLink, Duty, Version } from '../../shared/placements/agreements.schema.ts'
import {
  answers,
  dutyParties,
  linkParties,
  linkStates,
  means,
  type Party,
  parties,
  versionKinds,
} from '../../shared/placements/parties.ts'
import { ProblemError } from '../../shared/problem.ts'
import { plain, plainOrNull } from '../db/dates.ts'
import type { ReadTx } from '../db/db.ts'
import { namesOf } from '../doors/doors.queries.ts'
import { judge } from './judging.queries.ts'
import { getCandidate, wordingAnswer } from './placements.queries.ts'
import {
  type Agreed,
  answeredBy,
  contentOf,
  dayOf,
  dayOrNull,
  fateOf,
  getAgreed,
  partiesIn,
  sentOf,
  type VersionRow,
} from './wordings.queries.ts'

/** One of the words that a column may hold; anything else is a fault of ours. */
export const oneOf = <const T extends readonly string[]>(words: T, word: string): T[number] => {
  const found = words.find((one) => one === word)
  if (found === undefined) throw new Error(`the database says ${word}, which is none of ${words.join(', ')}`)
  return found
}

/** The day a version was sent, on the product's calendar: the sender approved with the sending. */
export const sentOnOf = ({ approvals, sentAt }: VersionRow): string | null => {
  const own = approvals.find(({ party }) => party === 'municipality')
  return own ? plain(own.givenOn) : dayOrNull(sentAt)
}

type Names = ReadonlyMap<string, string>

const approvalAnswer = (names: Names) => (approval: VersionRow['approvals'][number]) => {
  const recordedBy = approval.byStaffId === null ? null : (names.get(approval.byStaffId) ?? null)
  return {
    party: oneOf(parties, approval.party),
    answer: oneOf(answers, approval.answer),
    reason: approval.reason,
    means: oneOf(means, approval.means),
    byName: approval.byName,
    recordedBy: approval.means === 'signed_in' ? null : recordedBy,
    givenOn: plain(approval.givenOn),
  }
}

/** Whose answer a version takes: fixed when it was sent, and what it would be while it is a draft. */
const concernsIn = ({ versions }: Pick<Agreed, 'versions'>, version: VersionRow): Party[] =>
  version.sentAt
    ? partiesIn(version)
    : askedFor(sentOf(versions.filter(({ number }) => number < version.number)), contentOf(version))

const versionAnswer = (
  of: Agreed,
  version: VersionRow,
  sites: ReadonlyMap<string, { readonly name: string; readonly supplier: string }>,
  names: Names,
  today: string,
): Version => {
  const content = contentOf(version)
  const before = of.versions.findLast(({ agreedAt, number }) => agreedAt !== null && number < version.number)
  const concerns = concernsIn(of, version)
  const fate = fateOf(version)
  const state = versionStateOf(fate, today)
  const site = sites.get(version.siteId)
  return {
    ...wordingAnswer(content),
    siteName: site?.name ?? '',
    supplierName: site?.supplier ?? '',
    versionId: version.id,
    number: version.number,
    kind: oneOf(versionKinds, version.kind),
    state,
    need: version.need,
    changed: changedFields(before ? contentOf(before) : null, content),
    concerns,
    outstanding: concerns.filter((party) => !answeredBy(version.approvals).includes(party)),
    approvals: version.approvals.map(approvalAnswer(names)),
    draftedBy: names.get(version.draftedById) ?? '',
    draftedOn: dayOf(version.draftedAt),
    sentOn: sentOnOf(version),
    agreedOn: dayOrNull(version.agreedAt),
    declinedOn: dayOrNull(version.declinedAt),
    withdrawnOn: dayOrNull(version.withdrawnAt),
    expiresOn: state === 'draft' || state === 'awaiting' || state === 'expired' ? expiresOn(fate) : null,
    checks: Judged.array().parse(version.checks),
  }
}

type LinkRow = {
  readonly id: string
  readonly versionId: string
  readonly party: string
  readonly name: string
  readonly createdById: string
  readonly createdOn: string
  readonly expiresOn: string
  readonly state: string
}

/** One-time links of a placement with what became of them, newest first. */
export const listLinks = (tx: ReadTx, placementId: string): Promise<LinkRow[]> => tx.$queryRaw<LinkRow[]>`
  SELECT l.id::text, l.version_id::text AS "versionId", l.party, l.name, l.created_by_id::text AS "createdById",
    danish_day(l.created_at)::text AS "createdOn", danish_day(l.expires_at)::text AS "expiresOn", link_state(l) AS state
  FROM approval_link l WHERE l.placement_id = ${placementId}::uuid ORDER BY l.created_at DESC, l.id`

const linkAnswer =
  (names: Names) =>
  ({ id, createdById, party, state, ...link }: LinkRow): ApprovalLink => ({
    ...link,
    linkId: id,
    party: oneOf(linkParties, party),
    state: oneOf(linkStates, state),
    createdBy: names.get(createdById) ?? '',
  })

const dutySelect = { id: true, text: true, party: true, dueOn: true, doneOn: true, version: true } as const
const inOrder = [{ position: 'asc' }, { id: 'asc' }] as const
type DutyRow = Prisma.PlacementDutyGetPayload<{ select: typeof dutySelect }>

const dutyAnswer = ({ id, text, party, dueOn, doneOn, version }: DutyRow, ownerName: string | null): Omit<Duty, 'doneBy'> => ({
  dutyId: id,
  text: Text.parse(text),
  party: oneOf(dutyParties, party),
  ownerName,
  dueOn: plainOrNull(dueOn),
  doneOn: plainOrNull(doneOn),
  version,
})

const listDuties = async (tx: ReadTx, placementId: string): Promise<Omit<Duty, 'doneBy'>[]> => {
  const select = { ...dutySelect, ownerName: true }
  const rows = await tx.placementDuty.findMany({ where: { placementId }, select, orderBy: [...inOrder] })
  return rows.map(({ ownerName, ...row }) => dutyAnswer(row, ownerName))
}

/** Who does what as a team lead is told it: neither who ticked it, nor the name of whoever is protected. */
export const listCrewDuties = async (tx: ReadTx, placementId: string): Promise<Omit<Duty, 'doneBy'>[]> => {
  const rows = await tx.placementDuty.findMany({ where: { placementId }, select: dutySelect, orderBy: [...inOrder] })
  const owners = await tx.$queryRaw<
    { duty_id: string; name: string | null }[]
  >`SELECT duty_id::text, name FROM crew_duty_owners()`
  return rows.map((row) => dutyAnswer(row, owners.find(({ duty_id }) => duty_id === row.id)?.name ?? null))
}

/** The newest version as the rules judge it today. */
const checksNow = (tx: ReadTx, of: Agreed, today: string) => {
  const version = of.open ?? of.versions.findLast(({ withdrawnAt }) => withdrawnAt === null)
  if (!version || of.state === 'ended' || of.state === 'withdrawn') return []
  const door = Door.parse(of.row.door)
  return judge(tx, { citizenId: of.row.citizenId, door, content: contentOf(version), step: 'draft', on: today, of })
}

/** A version as whoever answers it finds it. */
export const askedOf = (of: Agreed, version: VersionRow, today: string) => {
  const over = of.row.withdrawnAt !== null || of.row.endedOn !== null
  return {
    state: over ? ('withdrawn' as const) : versionStateOf(fateOf(version), today),
    superseded: !over && of.versions.some(({ number }) => number > version.number),
    concerns: partiesIn(version),
    answered: answeredBy(version.approvals),
  }
}

/** Throws not-found for a version of another placement. */
export const getVersion = (of: Agreed, versionId: string): VersionRow => {
  const version = of.versions.find(({ id }) => id === versionId)
  if (!version) throw new ProblemError('not-found')
  return version
}

export const getAgreement = async (tx: ReadTx, placementId: string, today: string): Promise<Agreement> => {
  const of = await getAgreed(tx, placementId, today)
  const { row, versions, agreed, open, state, newestState } = of
  const candidate = await getCandidate(tx, row.citizenId)
  const siteIds = [...new Set([row.siteId, ...versions.map(({ siteId }) => siteId)])]
  const sites = await tx.site.findMany({
    where: { id: { in: siteIds } },
    select: { id: true, name: true, repName: true, repEmail: true, repPhone: true, organisation: { select: { name: true } } },
  })
  const links = await listLinks(tx, placementId)
  const duties = await listDuties(tx, placementId)
  const ticked = await tx.placementDuty.findMany({
    where: { placementId, doneById: { not: null } },
    select: { id: true, doneById: true },
  })
  const staffIds = [
    ...versions.flatMap(({ draftedById, approvals }) => [draftedById, ...approvals.map(({ byStaffId }) => byStaffId)]),
    ...links.map(({ createdById }) => createdById),
    ...ticked.map(({ doneById }) => doneById),
  ].filter((id) => id !== null)
  const names = await namesOf(tx, staffIds)
  const siteOf = new Map(sites.map((site) => [site.id, { name: site.name, supplier: site.organisation.name }]))
  const newest = open ?? versions.findLast(({ withdrawnAt }) => withdrawnAt === null) ?? null
  const site = sites.find(({ id }) => id === (newest?.siteId ?? row.siteId))
  const answer = (party: Party) =>
    newest
      ? whyNotAnswer(askedOf(of, newest, today), party)
      : { code: 'approval-not-open' as const, facts: { state: 'withdrawn' } }
  return {
    placementId,
    citizenId: row.citizenId,
    citizenName: candidate.citizenName,
    state,
    version: row.version,
    agreedId: agreed?.id ?? null,
    openId: open?.id ?? null,
    versions: versions.toReversed().map((version) => versionAnswer(of, version, siteOf, names, today)),
    links: links.map(linkAnswer(names)),
    duties: duties.map((duty) => {
      const doneById = ticked.find(({ id }) => id === duty.dutyId)?.doneById
      return { ...duty, doneBy: doneById ? (names.get(doneById) ?? null) : null }
    }),
    checksNow: (await checksNow(tx, of, today)).map((check) => ({ ...check, numbers: { ...check.numbers } })),
    rep: site?.repName ? { name: site.repName, email: site.repEmail, phone: site.repPhone } : null,
    can: {
      send: whyNotSend(state, newestState),
      takeBack: whyNotTakeBack(agreed !== null, open ? newestState : null),
      answer: { team_lead: answer('team_lead'), employee_rep: answer('employee_rep'), citizen: answer('citizen') },
    },
  }
}
