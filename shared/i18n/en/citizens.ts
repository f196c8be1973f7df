import type { Texts } from '../texts.ts'

export const citizens: Texts['citizens'] = {
  title: 'Citizens',
}
