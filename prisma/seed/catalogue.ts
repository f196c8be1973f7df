import { randomUUID } from 'node:crypto'
import type { Actor } from '../../server/db/actor.ts'
import type { House } from '../../server/house.ts'
import { catalogueV1 } from '../../shared/doors/catalogue.v1.ts'
import { Catalogue } from '../../shared/doors/doors.schema.ts'

/**
 * Publishes the first catalogue in a house that has none, and leaves any other house as it is. `admin` is an administrator; true
 * when it was published now.
 */
export const publishCatalogue = (house: House, admin: Actor, id: string = randomUUID()): Promise<boolean> =>
  house.db().write(admin, 'catalogue.published', async (tx) => {
    if (await tx.catalogue.findFirst({ select: { id: true } })) return false
    const content = Catalogue.parse(catalogueV1)
    await tx.catalogue.createMany({ data: [{ id, version: content.version, content, publishedAt: new Date() }] })
    return true
  })
