import type { Texts } from '../texts.ts'

export const attendance: Texts['attendance'] = {
  title: 'Today’s crew',
}
