import type { Language } from '../i18n/format.ts'
import type { Texts } from '../i18n/texts.ts'
import { offers } from '../offers/kinds.ts'
import { siteKinds } from '../sites/kinds.ts'
import { choices, reportDoors } from './keys.ts'
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
  return found ?? (by === 'archetype' ? groups.none : groups.noProposal)
}

const orders: Readonly<Partial<Record<DividedBy, readonly string[]>>> = {
  door: reportDoors,
  site_kind: siteKinds,
  offer: offers,
  override: choices,
}

/** Lines in the order in which the groups are told elsewhere: everybody first, what is left over last. */
export const inOrder = <R extends { readonly key: string }>(by: DividedBy, rows: readonly R[]): R[] => {
  const order = orders[by] ?? []
  const place = (key: string): number => {
    if (key === 'all') return -1
    if (key === 'rest') return order.length + 1
    return order.includes(key) ? order.indexOf(key) : order.length
  }
  return rows.toSorted((a, b) => place(a.key) - place(b.key))
}
