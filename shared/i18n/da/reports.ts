export const reports = {
  title: 'Ledelse',
}
