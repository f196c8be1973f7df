export const doors = {
  title: 'Indgangsdøre',
}
