import type { Texts } from '../texts.ts'

export const progress: Texts['progress'] = {
  title: 'Progress',
}
