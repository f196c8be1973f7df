import type { Format } from '../../shared/i18n/format.ts'
import type { Texts } from '../../shared/i18n/texts.ts'

type Head = {
  readonly name: string | null
  readonly alias: string
  readonly siteName: string
  readonly state: string
}

/** A protected person is called by an alias at the supplier. */
export const nameWords = ({ concerns }: Texts, { name, alias }: Pick<Head, 'name' | 'alias'>): string =>
  name ?? concerns.alias(alias)

/** Where, and how many hours a week as long as it lasts. */
export const placeWords = (
  { concerns }: Texts,
  format: Format,
  { siteName, state, hoursAWeek }: Pick<Head, 'siteName' | 'state'> & { readonly hoursAWeek: number },
): string => (state === 'ended' ? concerns.atEnded(siteName) : concerns.at(siteName, concerns.hours(format.hours(hoursAWeek))))

/** The page of a list that an address names, as the API takes it. */
export const pageIn = (search: URLSearchParams): { readonly page?: string } => {
  const page = /^[1-9]\d{0,4}$/.exec(search.get('side') ?? '')?.[0]
  return page === undefined ? {} : { page }
}

/** Why nothing can be written in a thread, to the supplier. */
export const closedWords = ({ concerns }: Texts, code: string): string =>
  code === 'thread-closed' ? concerns.thread.over : concerns.thread.notAgreed

/** Whose it is to answer, as the reader would say it. */
export const ownerWords = (
  { concerns }: Texts,
  { owner, mine }: { readonly owner: string | null; readonly mine: boolean },
): string => {
  const { list } = concerns
  if (owner === null) return list.nobodys
  return mine ? list.mine : list.owner(owner)
}
