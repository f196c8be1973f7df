/** A point in degrees, WGS 84. */
export type Point = { readonly latitude: number; readonly longitude: number }

/** Mean radius of the Earth in km (IUGG). */
const earthKm = 6371.0088

const radians = (degrees: number): number => (degrees * Math.PI) / 180

/** Kilometres along the great circle: the haversine formula (Sinnott 1984). As the crow flies, never as the bus drives. */
export const kmBetween = (from: Point, to: Point): number => {
  const north = Math.sin(radians(to.latitude - from.latitude) / 2)
  const east = Math.sin(radians(to.longitude - from.longitude) / 2)
  const half = north * north + Math.cos(radians(from.latitude)) * Math.cos(radians(to.latitude)) * east * east
  return 2 * earthKm * Math.asin(Math.min(1, Math.sqrt(half)))
}

/** A way to work: how far, or that it is not known. One postal code has one point, so within it only that it is the same is known. */
export type Commute = { readonly kind: 'unknown' } | { readonly kind: 'same' } | { readonly kind: 'km'; readonly km: number }

/** Where postal codes lie, by code. */
export type Places = ReadonlyMap<string, Point>

/** Whole kilometres between two postal codes: finer than their points tell would be made up. */
export const commuteBetween = (places: Places, home: string | null, work: string): Commute => {
  if (home === null) return { kind: 'unknown' }
  if (home === work) return { kind: 'same' }
  const [from, to] = [places.get(home), places.get(work)]
  return from && to ? { kind: 'km', km: Math.max(1, Math.round(kmBetween(from, to))) } : { kind: 'unknown' }
}

/** Kilometres for sorting; what is not known comes last. */
export const kmForOrder = (commute: Commute): number =>
  commute.kind === 'same' ? 0 : commute.kind === 'km' ? commute.km : Number.POSITIVE_INFINITY
