import type { Door } from '../../shared/doors/doors.schema.ts'
import { checkPlan } from '../../shared/offers/checker.rules.ts'
import type { Check, SiteFacts } from '../../shared/offers/checks.ts'
import type { Content } from '../../shared/placements/agreements.rules.ts'
import { ProblemError } from '../../shared/problem.ts'
import { freePlaces } from '../../shared/sites/sites.rules.ts'
import { plain } from '../db/dates.ts'
import type { ReadTx } from '../db/db.ts'
import { planFactsOf, readRuleBook, siteFactsOf } from '../offers/offers.queries.ts'
import { type Agreed, planOf, repSignedOf } from './wordings.queries.ts'

type Asked = {
  readonly citizenId: string
  readonly door: Door
  readonly content: Content
  readonly step: 'draft' | 'start'
  /** The day on which the place must be free. */
  readonly on: string
  /** The placement that is written anew or started, with what is known of it; null for a new one. */
  readonly of: Pick<Agreed, 'row' | 'agreed' | 'open'> | null
  /** For a new one: the placement that it is to take the place of. */
  readonly followsId?: string
}

/** A site for whoever has begun there: the place is held, and a closed site stops only newcomers. */
export const held = (site: SiteFacts): SiteFacts => ({
  ...site,
  closed: false,
  places: Math.max(1, site.places),
  free: Math.max(1, site.free),
})

type Counted = { readonly siteId: string; readonly door: Door; readonly on: string; readonly except: readonly string[] }

/** Places that others have begun at; what is only promised does not stand in the way of a start, or two would wait for each other. */
const takenBy = async (tx: ReadTx, { siteId, door, on, except }: Counted): Promise<number> => {
  const [row] = await tx.$queryRaw<{ taken: number }[]>`
    SELECT taken FROM places_begun_by_others(${on}::date, ${except}::uuid[]) WHERE site_id = ${siteId}::uuid AND door = ${door}`
  return row?.taken ?? 0
}

/** A wording as the dated rules judge it, on the facts of this transaction. */
export const judge = async (tx: ReadTx, { citizenId, door, content, step, on, of, ...asked }: Asked): Promise<Check[]> => {
  const placementId = of?.row.id ?? null
  const followsId = of?.row.followsId ?? asked.followsId ?? null
  const except = [placementId, followsId].filter((id) => id !== null)
  const [known] = await siteFactsOf(tx, { door, on, siteIds: [content.siteId], except })
  if (!known) throw new ProblemError('not-found')
  const begun = of?.row.startedOn != null
  const site = begun
    ? held(known)
    : step === 'start'
      ? { ...known, free: freePlaces(known.places, await takenBy(tx, { siteId: content.siteId, door, on, except })) }
      : known
  const facts = await planFactsOf(tx, citizenId, {
    step,
    site,
    placementId,
    followsId,
    // another offer is judged as a whole
    agreedUntil: begun && of.agreed?.offer === content.offer ? plain(of.agreed.endsOn) : null,
    repSigned: of ? repSignedOf(of) : null,
  })
  return checkPlan(planOf(content), facts, await readRuleBook(tx))
}
