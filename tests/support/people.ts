import { actorOf } from '../../prisma/factories.ts'
import { blankt, cast, catalogueId, municipality, renlinjen, siteIdOf } from '../../prisma/seed/cast.ts'

/** The people of every test's world, as those who act. The same as in the made-up town. */
export const karen = actorOf(cast.karen)
export const mikkel = actorOf(cast.mikkel)
/** Team lead of the first supplier, at the school and the nursing home. */
export const jonas = actorOf(cast.jonas)
/** Team lead of the first supplier, at the laundry. */
export const nadia = actorOf(cast.nadia)
/** Team lead of the second supplier, at the town hall. */
export const petra = actorOf(cast.petra)
/** Manager in the municipality. */
export const birthe = actorOf(cast.birthe)
/** Manager at the first supplier. */
export const rikke = actorOf(cast.rikke)
export const asta = actorOf(cast.asta)
/** The second administrator: what Asta proposes, Ulla approves. */
export const ulla = actorOf(cast.ulla)

export const everybody = [karen, mikkel, jonas, nadia, petra, birthe, rikke, asta, ulla]
export const membersOfWorld = [
  cast.karen,
  cast.mikkel,
  cast.jonas,
  cast.nadia,
  cast.petra,
  cast.birthe,
  cast.rikke,
  cast.asta,
  cast.ulla,
]

export { blankt, catalogueId, municipality, renlinjen }

/** Sites of every test's world: each has two places at every door. */
export const school = { siteId: siteIdOf(1), organisationId: blankt.id, name: 'Solbakkeskolen' } as const
export const nursingHome = { siteId: siteIdOf(2), organisationId: blankt.id, name: 'Plejecenter Engen' } as const
export const laundry = { siteId: siteIdOf(3), organisationId: blankt.id, name: 'Vaskeriet i Midterlund' } as const
export const townHall = { siteId: siteIdOf(4), organisationId: renlinjen.id, name: 'Midterlund Rådhus' } as const
