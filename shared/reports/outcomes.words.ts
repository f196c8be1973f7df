import type { Language } from '../i18n/format.ts'
import type { Texts } from '../i18n/texts.ts'
import type { DividedBy } from './outcomes.keys.ts'
import type { Outcomes } from './outcomes.schema.ts'

/** A word out of a record by a key that may not be in it. */
const wordIn = (words: Readonly<Record<string, string>>, key: string): string | undefined => words[key]

/** What a group of a division is called; page and file say the same. */
export const groupNameOf = (
  by: DividedBy,
  key: string,
  names: Outcomes['names'],
  { outcomes, common, sites, placements }: Texts,
  language: Language,
): string => {
  const { groups } = outcomes
  if (key === 'all' || key === 'rest') return groups[key]
  const found = {
    all: undefined,
    door: wordIn({ red: common.doors.red.word, yellow: common.doors.yellow.word, green: common.doors.green.word }, key),
    archetype: names[key]?.[language],
    site_kind: wordIn(sites.kinds, key),
    offer: wordIn(placements.offers, key),
    override: wordIn({ asProposed: groups.asProposed, otherwise: groups.otherwise }, key),
  }[by]
  return found ?? groups.none
}
