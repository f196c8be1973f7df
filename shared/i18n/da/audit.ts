export const audit = {
  title: 'Indsigt',
}
