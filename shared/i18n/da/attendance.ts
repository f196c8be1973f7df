export const attendance = {
  title: 'Dagens hold',
}
