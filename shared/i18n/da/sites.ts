export const sites = {
  title: 'Arbejdssteder',
}
