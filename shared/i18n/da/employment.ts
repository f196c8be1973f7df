export const employment = {
  title: 'Job',
}
