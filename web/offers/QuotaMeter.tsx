import type { Offer } from '../../shared/offers/kinds.ts'
import { useFormat, useTexts } from '../language.tsx'

/** How full the reasonableness quota of a P-number is on a day; `limit` and `fte` are null where the posts are not known. */
export type QuotaShown = {
  readonly on: string
  readonly used: number
  readonly limit: number | null
  readonly fte: number | null
  /** The offers that fill a place of it. */
  readonly offers: readonly Offer[]
}

/** The quota in words, with a bar beside them for the eye. */
export const QuotaMeter = ({ quota: { on, used, limit, fte, offers } }: { quota: QuotaShown }) => {
  const { offers: texts, placements } = useTexts()
  const words = texts.quota
  const format = useFormat()
  const counted = offers.length > 0 && (
    <p className="quiet">{words.counts(format.list(offers.map((offer) => placements.offers[offer].toLowerCase())))}</p>
  )
  if (limit === null || fte === null) {
    return (
      <div className="quota">
        <p>
          {words.noFte} {words.noFteUsed(used, format.number(used))}
        </p>
        {counted}
      </div>
    )
  }
  const free = limit - used
  const room = free > 0 ? words.free(free, format.number(free)) : free === 0 ? words.full : words.over(format.number(-free))
  return (
    <div className="quota">
      <p>
        <b>{words.used(format.number(used), format.number(limit))}</b>
        <br />
        {room}
      </p>
      <svg
        className={free > 0 ? 'quota-bar' : 'quota-bar quota-bar-full'}
        viewBox="0 0 100 1"
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        <rect width={limit === 0 ? 100 : Math.min(100, (used / limit) * 100)} height="1" />
      </svg>
      <p className="quiet">{words.from(format.number(fte), format.date(on))}</p>
      {counted}
    </div>
  )
}
