import { byDanishName } from '../../shared/danishOrder.ts'
import type { PlacesKnown } from '../../shared/matching/matching.schema.ts'
import type { PlaceRow } from '../../shared/matching/places.rules.ts'
import type { ReadTx, WriteTx } from '../db/db.ts'

/** Which postal codes have a place, told by their sources, and the sites that lie outside them. */
export const getKnown = async (tx: ReadTx): Promise<PlacesKnown> => {
  const places = await tx.postalPlace.findMany({ select: { postalCode: true, source: true } })
  const sites = await tx.site.findMany({ select: { id: true, name: true, postalCode: true } })
  const known = new Set(places.map(({ postalCode }) => postalCode))
  const bySource = Map.groupBy(places, ({ source }) => source)
  return {
    total: places.length,
    sources: [...bySource]
      .map(([source, of]) => ({ source, places: of.length }))
      .toSorted((one, other) => other.places - one.places || one.source.localeCompare(other.source, 'da')),
    missing: sites
      .filter(({ postalCode }) => !known.has(postalCode))
      .toSorted(byDanishName)
      .map(({ id, name, postalCode }) => ({ siteId: id, name, postalCode })),
  }
}

/** Saves the places of a file; what is known of the same codes is replaced, the others stay. */
export const savePlaces = async (tx: WriteTx, places: readonly PlaceRow[], fileName: string): Promise<void> => {
  await tx.postalPlace.deleteMany({ where: { postalCode: { in: places.map(({ postalCode }) => postalCode) } } })
  await tx.postalPlace.createMany({ data: places.map((place) => ({ ...place, source: fileName.trim() || 'CSV' })) })
}
