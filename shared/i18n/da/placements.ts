export const placements = {
  title: 'Placeringer',
}
