import type { Actor } from '../../server/db/actor.ts'
import type { House } from '../../server/house.ts'
import { geoNames, type KnownPlace, knownPlaces, madeUpPlaces } from './postalPlaces.ts'

const rows = (places: readonly KnownPlace[], source: string) =>
  places.map(([postalCode, name, latitude, longitude]) => ({ postalCode, name, latitude, longitude, source }))

/**
 * Lays down where the larger Danish towns lie in a house that knows no places, so that a way to work can be measured from the first
 * day; true when they were laid down now. `madeUp` adds the towns that do not exist.
 */
export const layDownPlaces = (house: House, admin: Actor, { madeUp = false } = {}): Promise<boolean> =>
  house.db().write(admin, 'places.loaded', async (tx) => {
    if (await tx.postalPlace.findFirst({ select: { postalCode: true } })) return false
    await tx.postalPlace.createMany({
      data: [...rows(knownPlaces, geoNames), ...(madeUp ? rows(madeUpPlaces, 'Opdigtet') : [])],
    })
    return true
  })
