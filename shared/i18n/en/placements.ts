import type { Texts } from '../texts.ts'

export const placements: Texts['placements'] = {
  title: 'Placements',
}
