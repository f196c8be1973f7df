import { textsIn } from '../../shared/i18n/index.ts'
import type { TakenMail } from '../db/gate.ts'
import type { House } from '../house.ts'
import { digestLines } from '../worklist/worklist.queries.ts'

/** A mail as it is sent: plain text. */
export type Letter = { readonly subject: string; readonly text: string }

const words = textsIn('da').schedule.mail

type Line = Awaited<ReturnType<typeof digestLines>>[number]

const onePerCitizen = (lines: readonly Line[]): Line[] => [...new Map(lines.map((line) => [line.citizenId, line])).values()]

/** First names and links alone: what it is about stands behind the sign-in. Null where nothing is due. */
export const digestLetter = (lines: readonly Line[], site: string): Letter | null => {
  if (lines.length === 0) return null
  const overdue = lines.filter(({ group }) => group === 'overdue')
  const today = lines.filter(({ group }) => group === 'today')
  const listed = (of: readonly Line[]): string =>
    onePerCitizen(of)
      .map(({ firstName, citizenId }) => `${firstName ?? words.protectedPerson}: ${site}/borgere/${citizenId}`)
      .join('\n')
  const parts = [
    words.hello,
    ...(overdue.length > 0 ? [`${words.overdue(overdue.length)}\n${listed(overdue)}`] : []),
    ...(today.length > 0 ? [`${words.today(today.length)}\n${listed(today)}`] : []),
    words.seeAll(`${site}/min-dag`),
    words.digestWhy,
  ]
  return { subject: words.digestSubject(today.length, overdue.length), text: `${parts.join('\n\n')}\n` }
}

/** What cannot wait, without a word on whom or what it is about. */
export const concernLetter = (placementId: string, site: string): Letter => ({
  subject: words.concernSubject,
  text: `${words.concern(`${site}/placeringer/${placementId}/henvendelser`)}\n\n${words.concernWhy}\n`,
})

/**
 * Writes a mail as what it is about stands now, reading as the person it goes to; who is named is on record like any other look. Null:
 * there is nothing left to say (the day is over, nothing is due any more, the concern is answered or taken back).
 */
export const writeLetter = async (house: House, mail: TakenMail, site: string): Promise<Letter | null> => {
  const { actor, about } = mail
  if (mail.kind === 'digest') {
    if (about !== house.today()) return null
    const look = {
      requestId: `mail ${mail.mailId}`,
      endpoint: 'schedule.digest',
      views: 'casework',
      idempotency: undefined,
      seen: new Set<string>(),
    } as const
    const lines = await house.db(look).read(actor, (tx) => digestLines(tx, actor.staffId, about, house.now()))
    return digestLetter(lines, site)
  }
  const concern = await house.db().read(actor, (tx) =>
    tx.concern.findUnique({
      where: { id: about },
      select: { placementId: true, answeredAt: true, withdrawnAt: true, replacedById: true },
    }),
  )
  if (!concern || concern.answeredAt || concern.withdrawnAt || concern.replacedById) return null
  return concernLetter(concern.placementId, site)
}
