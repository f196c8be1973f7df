export const citizens = {
  title: 'Borgere',
}
