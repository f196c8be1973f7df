import type { Scale } from './instrument.ts'

/** The number of version 2, as it goes along with every answer. */
export const versionV2 = 2

/** How well a statement fits in version 2, the same steps for every party. */
export const scaleV2: Scale = {
  1: { da: 'Passer slet ikke', en: 'Does not fit at all' },
  2: { da: 'Passer kun lidt', en: 'Fits only a little' },
  3: { da: 'Passer nogenlunde', en: 'Fits to some extent' },
  4: { da: 'Passer godt', en: 'Fits well' },
  5: { da: 'Passer helt', en: 'Fits completely' },
}
