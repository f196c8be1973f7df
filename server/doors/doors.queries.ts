import type { Prisma } from '../../generated/prisma/client.ts'
import { todayIn } from '../../shared/calendar.ts'
import { proposeDoor } from '../../shared/doors/doors.rules.ts'
import {
  Answers,
  type Assessment,
  Catalogue,
  Door,
  type DoorDecision,
  type DoorLetter,
  Proposal,
} from '../../shared/doors/doors.schema.ts'
import { ProblemError } from '../../shared/problem.ts'
import { danishTime } from '../../shared/zone.ts'
import { plain } from '../db/dates.ts'
import type { ReadTx } from '../db/db.ts'

/** A published catalogue and the row it stands in. */
export type Published = { readonly catalogueId: string; readonly catalogue: Catalogue }

export type CatalogueShelf = {
  /** The newest published one; throws catalogue-unpublished in a house that has none. */
  readonly newest: (tx: ReadTx) => Promise<Published>
  readonly byId: (tx: ReadTx, catalogueId: string) => Promise<Catalogue>
  /** Throws not-found for a version that was never published. */
  readonly byVersion: (tx: ReadTx, version: number) => Promise<Catalogue>
}

/** A house's catalogues, each read and checked once: a published one never changes, and the rules sort an object's rules once. */
export const openShelf = (): CatalogueShelf => {
  const read = new Map<string, Catalogue>()
  const byId = async (tx: ReadTx, catalogueId: string): Promise<Catalogue> => {
    const known = read.get(catalogueId)
    if (known) return known
    const { content } = await tx.catalogue.findUniqueOrThrow({ where: { id: catalogueId }, select: { content: true } })
    const catalogue = Catalogue.parse(content)
    read.set(catalogueId, catalogue)
    return catalogue
  }
  return {
    byId,
    newest: async (tx) => {
      const row = await tx.catalogue.findFirst({
        where: { publishedAt: { not: null } },
        select: { id: true },
        orderBy: { version: 'desc' },
      })
      if (!row) throw new ProblemError('catalogue-unpublished')
      return { catalogueId: row.id, catalogue: await byId(tx, row.id) }
    },
    byVersion: async (tx, version) => {
      const row = await tx.catalogue.findFirst({ where: { version, publishedAt: { not: null } }, select: { id: true } })
      if (!row) throw new ProblemError('not-found')
      return byId(tx, row.id)
    },
  }
}

/** Who it is about; throws not-found for a foreign citizen as for one that never was. */
export const getPerson = async (tx: ReadTx, citizenId: string): Promise<{ citizenId: string; name: string }> => {
  const row = await tx.citizen.findUnique({ where: { id: citizenId }, select: { firstName: true, lastName: true } })
  if (!row) throw new ProblemError('not-found')
  return { citizenId, name: `${row.firstName} ${row.lastName}` }
}

/** Names of staff by id; an id that nobody has is left out. */
export const namesOf = async (tx: ReadTx, staffIds: readonly string[]): Promise<ReadonlyMap<string, string>> => {
  const rows = await tx.staff.findMany({ where: { id: { in: [...new Set(staffIds)] } }, select: { id: true, name: true } })
  return new Map(rows.map(({ id, name }) => [id, name]))
}

const dayOf = (instant: Date): string => todayIn(danishTime, instant.getTime())

const assessmentSelect = {
  id: true,
  citizenId: true,
  catalogueId: true,
  answers: true,
  tags: true,
  startedById: true,
  startedAt: true,
  updatedAt: true,
  version: true,
  catalogue: { select: { version: true } },
} as const satisfies Prisma.AssessmentSelect

/** The talk that is open, with the row of its catalogue. */
export type OpenAssessment = { readonly assessment: Assessment; readonly catalogueId: string }

export const findOpenAssessment = async (tx: ReadTx, citizenId: string): Promise<OpenAssessment | null> => {
  const row = await tx.assessment.findFirst({ where: { citizenId, closedAt: null }, select: assessmentSelect })
  if (!row) return null
  const names = await namesOf(tx, [row.startedById])
  const answers = Answers.parse(row.answers)
  return {
    catalogueId: row.catalogueId,
    assessment: {
      assessmentId: row.id,
      citizenId: row.citizenId,
      catalogueVersion: row.catalogue.version,
      version: row.version,
      answers,
      tags: row.tags,
      startedOn: dayOf(row.startedAt),
      startedBy: names.get(row.startedById) ?? '',
      savedAt: Object.keys(answers).length + row.tags.length === 0 ? null : row.updatedAt.toISOString(),
    },
  }
}

/** The open talk that the sender looked at; when it has been saved, closed or replaced since, the sender is told so. */
export const getOpenAssessment = async (
  tx: ReadTx,
  citizenId: string,
  looked: { readonly assessmentId: string; readonly version: number },
): Promise<OpenAssessment> => {
  await getPerson(tx, citizenId)
  const open = await findOpenAssessment(tx, citizenId)
  if (open?.assessment.assessmentId !== looked.assessmentId || open.assessment.version !== looked.version)
    throw new ProblemError('changed-meanwhile')
  return open
}

/** What the rules say of the open talk's saved answers. */
export const proposalOf = async (tx: ReadTx, shelf: CatalogueShelf, open: OpenAssessment): Promise<Proposal> =>
  proposeDoor(await shelf.byId(tx, open.catalogueId), open.assessment.answers)

const decisionSelect = {
  id: true,
  citizenId: true,
  door: true,
  reason: true,
  decidedById: true,
  decidedOn: true,
  historicAt: true,
  reviewOn: true,
  answers: true,
  proposal: true,
  assessment: { select: { tags: true } },
} as const satisfies Prisma.DoorDecisionSelect

const shown = (row: Prisma.DoorDecisionGetPayload<{ select: typeof decisionSelect }>, decidedBy: string): DoorDecision => ({
  decisionId: row.id,
  citizenId: row.citizenId,
  door: Door.parse(row.door),
  reason: row.reason,
  decidedOn: plain(row.decidedOn),
  decidedBy,
  historicOn: row.historicAt && dayOf(row.historicAt),
  reviewOn: plain(row.reviewOn),
  answers: Answers.parse(row.answers),
  tags: row.assessment.tags,
  proposal: Proposal.parse(row.proposal),
})

/** Newest first. */
export const listDecisions = async (tx: ReadTx, citizenId: string): Promise<DoorDecision[]> => {
  const rows = await tx.doorDecision.findMany({
    where: { citizenId },
    select: decisionSelect,
    orderBy: [{ decidedOn: 'desc' }, { decidedAt: 'desc' }],
  })
  const names = await namesOf(
    tx,
    rows.map(({ decidedById }) => decidedById),
  )
  return rows.map((row) => shown(row, names.get(row.decidedById) ?? ''))
}

export const findCurrentDoor = async (tx: ReadTx, citizenId: string): Promise<Door | null> => {
  const row = await tx.doorDecision.findFirst({ where: { citizenId, historicAt: null }, select: { door: true } })
  return row && Door.parse(row.door)
}

/** One decision of this citizen; throws not-found. */
export const getDecision = async (tx: ReadTx, citizenId: string, decisionId: string): Promise<DoorDecision> => {
  const row = await tx.doorDecision.findFirst({ where: { id: decisionId, citizenId }, select: decisionSelect })
  if (!row) throw new ProblemError('not-found')
  const names = await namesOf(tx, [row.decidedById])
  return shown(row, names.get(row.decidedById) ?? '')
}

/** What the letter needs; nothing of a protected address leaves the house this way. */
export const getLetter = async (
  tx: ReadTx,
  citizenId: string,
  decisionId: string,
  organisationName: string,
): Promise<DoorLetter> => {
  const citizen = await tx.citizen.findUnique({
    where: { id: citizenId },
    select: { firstName: true, lastName: true, street: true, postalCode: true, town: true, protectedAddress: true },
  })
  const row = citizen && (await tx.doorDecision.findFirst({ where: { id: decisionId, citizenId }, select: decisionSelect }))
  if (!row) throw new ProblemError('not-found')
  const decider = await tx.staff.findUnique({ where: { id: row.decidedById }, select: { name: true, phone: true } })
  const { street, postalCode, town, protectedAddress } = citizen
  return {
    ...shown(row, decider?.name ?? ''),
    name: `${citizen.firstName} ${citizen.lastName}`,
    address: protectedAddress || !street || !postalCode || !town ? null : { street, postalCode, town },
    organisationName,
    phone: decider?.phone ?? null,
  }
}
