import type { Texts } from '../texts.ts'

export const employment: Texts['employment'] = {
  title: 'Jobs',
}
