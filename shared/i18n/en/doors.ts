import type { Texts } from '../texts.ts'

export const doors: Texts['doors'] = {
  title: 'Entry doors',
}
