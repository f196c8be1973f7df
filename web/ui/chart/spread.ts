/**
 * Moves places on a line apart until each two are `gap` from one another, within `least` and `most` as long as there is room; the order
 * stays. Answers in the order given.
 */
export const spread = (places: readonly number[], gap: number, least: number, most: number): number[] => {
  const order = places.map((place, index) => ({ place, index })).toSorted((a, b) => a.place - b.place || a.index - b.index)
  const moved: number[] = []
  for (const { place } of order) moved.push(Math.max(place, least, (moved.at(-1) ?? Number.NEGATIVE_INFINITY) + gap))
  for (let at = moved.length - 1; at >= 0; at -= 1)
    moved[at] = Math.min(moved[at] ?? most, at === moved.length - 1 ? most : (moved[at + 1] ?? most) - gap)
  const answer = [...places]
  for (const [at, { index }] of order.entries()) answer[index] = moved[at] ?? 0
  return answer
}
