import type { Texts } from '../texts.ts'

export const sites: Texts['sites'] = {
  title: 'Sites',
}
