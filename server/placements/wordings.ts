import { randomUUID } from 'node:crypto'
import { addDays } from '../../shared/calendar.ts'
import type { Catalogue, Door } from '../../shared/doors/doors.schema.ts'
import type { Content } from '../../shared/placements/agreements.rules.ts'
import { dutiesFor } from '../../shared/placements/duties.rules.ts'
import type { VersionKind } from '../../shared/placements/parties.ts'
import { asDate, asDateOrNull, plain } from '../db/dates.ts'
import type { WriteTx } from '../db/db.ts'
import { savedOver } from '../saved.ts'
import { type Agreed, columnsOf } from './wordings.queries.ts'

type Change = Parameters<WriteTx['placement']['updateMany']>[0]['data']

/** Saves where nobody else has saved since the version that was read. */
export const saveOver = (tx: WriteTx, id: string, version: number, data: Change): Promise<void> =>
  savedOver(tx.placement.updateMany({ where: { id, version }, data: { ...data, version: { increment: 1 } } }))

type Written = {
  readonly content: Content
  readonly supplierId: string
  readonly kind: VersionKind
  readonly draftedById: string
}

const addVersion = (
  tx: WriteTx,
  of: { readonly placementId: string; readonly citizenId: string; readonly number: number },
  { content, ...written }: Written,
) =>
  tx.placementVersion.createMany({
    data: [{ id: randomUUID(), ...of, ...written, ...columnsOf(content), need: content.need, concerns: [] }],
  })

type NewDraft = {
  readonly citizenId: string
  readonly door: Door
  readonly content: Content
  readonly supplierId: string
  /** The placement that this one is to take the place of. */
  readonly followsId: string | null
}
/** Who opens it and when, and the catalogue whose door says who does what. */
export type Opening = { readonly draftedById: string; readonly draftedOn: string; readonly catalogue: Catalogue }

/** A new placement with its first wording and who does what; answers its id. */
export const openDraft = async (
  tx: WriteTx,
  { citizenId, door, content, supplierId, followsId }: NewDraft,
  { draftedById, draftedOn, catalogue }: Opening,
): Promise<string> => {
  const id = randomUUID()
  await tx.placement.createMany({
    data: [{ id, citizenId, door, supplierId, followsId, draftedById, ...columnsOf(content) }],
  })
  await addVersion(tx, { placementId: id, citizenId, number: 1 }, { content, supplierId, kind: 'first', draftedById })
  const definition = catalogue.doors.find((one) => one.door === door)
  if (definition) {
    const owners = await ownersOf(tx, citizenId, content.siteId, draftedById)
    const days = { startsOn: content.startsOn, endsOn: content.endsOn, draftedOn }
    await tx.placementDuty.createMany({
      data: dutiesFor(definition.duties, days, owners).map(({ dueOn, text, ...duty }, position) => ({
        id: randomUUID(),
        placementId: id,
        citizenId,
        position,
        ...duty,
        text: { ...text },
        dueOn: asDateOrNull(dueOn),
      })),
    })
  }
  return id
}

/** The names that are known: the citizen's caseworker, else who drafts it; the team lead, where there is one; the representative. */
const ownersOf = async (tx: WriteTx, citizenId: string, siteId: string, draftedById: string) => {
  const citizen = await tx.citizen.findUnique({ where: { id: citizenId }, select: { firstName: true, caseworkerId: true } })
  const site = await tx.site.findUnique({
    where: { id: siteId },
    select: { repName: true, teamLeads: { select: { staffId: true } } },
  })
  const leadIds = site?.teamLeads.map(({ staffId }) => staffId) ?? []
  const caseworkerId = citizen?.caseworkerId ?? draftedById
  const people = await tx.staff.findMany({
    where: { id: { in: [caseworkerId, ...leadIds] }, disabledAt: null },
    select: { id: true, name: true },
    orderBy: { name: 'asc' },
  })
  return {
    jobcenter: people.find(({ id }) => id === caseworkerId)?.name ?? null,
    supplier: people.find(({ id }) => leadIds.includes(id))?.name ?? null,
    citizen: citizen?.firstName ?? null,
    union_rep: site?.repName ?? null,
  }
}

/** Takes back what is open; the database revokes its links with it. */
export const takeBackOpen = async (tx: WriteTx, { open }: Pick<Agreed, 'open'>): Promise<void> => {
  if (!open) return
  await savedOver(
    tx.placementVersion.updateMany({
      where: { id: open.id, version: open.version },
      data: { withdrawnAt: new Date(), version: { increment: 1 } },
    }),
  )
}

/** Writes over the draft; what was sent is taken back, and a new version begun. */
export const rewrite = async (tx: WriteTx, of: Agreed, written: Written): Promise<void> => {
  const { row, open, versions } = of
  if (open && open.sentAt === null) {
    const { content, kind, supplierId } = written
    await savedOver(
      tx.placementVersion.updateMany({
        where: { id: open.id, version: open.version },
        data: { ...columnsOf(content), need: content.need, kind, supplierId, version: { increment: 1 } },
      }),
    )
    return
  }
  await takeBackOpen(tx, of)
  const number = Math.max(0, ...versions.map((one) => one.number)) + 1
  await addVersion(tx, { placementId: row.id, citizenId: row.citizenId, number }, written)
}

/** Duties that are not done yet keep their distance from the first day. */
export const moveDuties = async (tx: WriteTx, placementId: string, days: number): Promise<void> => {
  if (days === 0) return
  const rows = await tx.placementDuty.findMany({
    where: { placementId, doneOn: null, dueOn: { not: null } },
    select: { id: true, dueOn: true },
  })
  for (const { id, dueOn } of rows) {
    if (!dueOn) continue
    await tx.placementDuty.updateMany({
      where: { id },
      data: { dueOn: asDate(addDays(plain(dueOn), days)), version: { increment: 1 } },
    })
  }
}
