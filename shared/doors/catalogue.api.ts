import { z } from 'zod'
import { api, done } from '../endpoint.ts'
import { manyLinesOrNull } from '../fields.ts'
import { Catalogue } from './doors.schema.ts'
import { CatalogueVersion, Draft, Effect, Explanation, LookedDraft, SaveItem } from './draft.schema.ts'
import { catalogueLimits, draftParts } from './keys.ts'

const allows = 'doors.catalogue.write'
const ofItem = LookedDraft.extend({ part: z.enum(draftParts), key: z.string().max(40, 'too-long') })

/** How the catalogue of doors gets its next version: drafted and handed in by one administrator, published by another. */
export const catalogueApi = api({
  explanation: {
    method: 'GET',
    path: '/doors/explanation',
    does: 'The rule that proposes a door, as everybody may read it, from the newest published catalogue.',
    allows: 'public',
    answer: Explanation,
  },
  versions: {
    method: 'GET',
    path: '/doors/catalogue-versions',
    does: 'Every published version, newest first: when, proposed and approved by whom, and why.',
    allows: 'doors.catalogue',
    answer: z.object({ versions: z.array(CatalogueVersion) }),
  },
  draft: {
    method: 'GET',
    path: '/doors/draft',
    does: 'The next catalogue while it is written, if it has been begun, beside the published one.',
    allows,
    answer: z.object({ published: Catalogue, draft: Draft.nullable() }),
  },
  effect: {
    method: 'GET',
    path: '/doors/draft/effect',
    does: 'What the draft would propose to today’s citizens who have answered, as counts by door; small ones are hidden. Null without a draft.',
    allows,
    answer: z.object({ effect: Effect.nullable() }),
  },
  begin: {
    method: 'POST',
    path: '/doors/draft',
    does: 'Begins a draft from the newest published version. There is one at a time: whoever comes second goes on with that one.',
    allows,
    answer: done,
  },
  saveItem: {
    method: 'PUT',
    path: '/doors/draft/items',
    does: 'Changes or adds one item. A draft that was handed in is thereby taken back.',
    allows,
    body: SaveItem,
    answer: done,
  },
  removeItem: {
    method: 'POST',
    path: '/doors/draft/items/remove',
    does: 'Takes one item out, unless a rule, contradiction or archetype reads it.',
    allows,
    body: ofItem,
    answer: done,
  },
  moveItem: {
    method: 'POST',
    path: '/doors/draft/items/move',
    does: 'Puts one item a place earlier (-1) or later (1).',
    allows,
    body: ofItem.extend({ by: z.literal([-1, 1]) }),
    answer: done,
  },
  handIn: {
    method: 'POST',
    path: '/doors/draft/hand-in',
    does: 'Hands the draft in to be approved by another administrator, with the reason for it.',
    allows,
    body: LookedDraft.extend({ reason: manyLinesOrNull(catalogueLimits.reason) }),
    answer: done,
  },
  approve: {
    method: 'POST',
    path: '/doors/draft/approve',
    does: 'Publishes the draft as the next version. Refused to whoever handed it in.',
    allows,
    body: LookedDraft,
    answer: z.object({ version: z.int() }),
  },
  giveBack: {
    method: 'POST',
    path: '/doors/draft/return',
    does: 'Returns a draft that was handed in, with a note on what is missing. Refused to whoever handed it in.',
    allows,
    body: LookedDraft.extend({ note: manyLinesOrNull(catalogueLimits.reason) }),
    answer: done,
  },
  discard: {
    method: 'POST',
    path: '/doors/draft/discard',
    does: 'Gives the draft up. Nothing of it is published.',
    allows,
    body: LookedDraft,
    answer: done,
  },
})
