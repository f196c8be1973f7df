import type { Actor } from '../../../server/db/actor.ts'
import { catalogueApi } from '../../../shared/doors/catalogue.api.ts'
import type { SaveItem } from '../../../shared/doors/draft.schema.ts'
import { asta, ulla } from '../../support/people.ts'
import type { World } from '../../support/world.ts'

type Sent = { readonly part: SaveItem['part']; readonly key?: string; readonly item: object }

export const reason = 'Reglen om timer er for grov.'

/** The draft that is open, as an administrator sees it. */
export const draftOf = async (house: World, who: Actor = asta) => {
  const { draft } = await house.ask(who, catalogueApi.draft, {})
  if (!draft) throw new Error('there is no draft')
  return draft
}

export const lookedAt = async (house: World, who: Actor = asta) => {
  const { draftId, version } = await draftOf(house, who)
  return { draftId, version }
}

/** One item as its form sends it, on top of the draft as it stands. */
export const edit = async (house: World, item: Sent, who: Actor = asta) => {
  const body = { ...(await lookedAt(house, who)), ...item }
  return house.as<{ code: string; errors: { code: string; pointer: string }[] }>(who, 'PUT', '/api/doors/draft/items', body)
}

export const handIn = async (house: World, who: Actor = asta) =>
  house.ask(who, catalogueApi.handIn, { body: { ...(await lookedAt(house, who)), reason } })

export const approve = async (house: World, who: Actor = ulla) =>
  house.ask(who, catalogueApi.approve, { body: await lookedAt(house, who) })

/** From the version that applies to the next, with these items changed; answers its number. */
export const publish = async (house: World, ...items: Sent[]): Promise<number> => {
  await house.ask(asta, catalogueApi.begin, {})
  for (const item of items) {
    const { status, body } = await edit(house, item)
    if (status !== 200) throw new Error(JSON.stringify(body))
  }
  await handIn(house)
  return (await approve(house)).version
}
