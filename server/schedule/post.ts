import { createTransport } from 'nodemailer'
import { waitAfter } from '../../shared/schedule/schedule.rules.ts'
import type { MailSettings } from '../config.ts'
import type { TakenMail } from '../db/gate.ts'
import type { House } from '../house.ts'
import { type Letter, writeLetter } from './letters.ts'
import type { Log, Outcome } from './runs.ts'

/** At most so many a minute, and each is one process's for so long (seconds). */
const atMost = 50
const lease = 600

/** What became of handing a mail over: sent, refused by an answer of the mail server, or nobody knows. */
type Fate = { readonly kind: 'sent' } | { readonly kind: 'refused'; readonly code: number } | { readonly kind: 'unknown' }

const answerOf = (error: unknown): number | null =>
  error instanceof Error && 'responseCode' in error && typeof error.responseCode === 'number' ? error.responseCode : null

const isRefusedSignIn = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'EAUTH' || error.code === 'ETLS')

/** The mail server as the jobs see it. */
type Postman = {
  /** Connects and signs in; null: it is there, else what is wrong. Nothing has left then. */
  readonly whyNot: () => Promise<'mail-server-unreachable' | 'mail-server-refused' | null>
  readonly send: (mail: TakenMail, letter: Letter) => Promise<Fate>
  readonly close: () => void
}

const openPostman = (settings: MailSettings, log: Log): Postman => {
  const transport = createTransport({
    url: settings.url,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
  })
  const host = settings.from.replace(/>$/, '').split('@')[1] ?? 'fodfaeste'
  return {
    whyNot: async () => {
      try {
        await transport.verify()
        return null
      } catch (error) {
        log(error, 'the mail server cannot be used')
        return isRefusedSignIn(error) ? 'mail-server-refused' : 'mail-server-unreachable'
      }
    },
    send: async (mail, letter) => {
      try {
        await transport.sendMail({
          from: settings.from,
          to: mail.email,
          subject: letter.subject,
          text: letter.text,
          // the same at every try, so that a mail server can tell a second copy
          messageId: `<${mail.mailId}@${host}>`,
          headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
        })
        return { kind: 'sent' }
      } catch (error) {
        log(error, 'a mail did not get away')
        const code = answerOf(error)
        return code === null ? { kind: 'unknown' } : { kind: 'refused', code }
      }
    },
    close: () => transport.close(),
  }
}

/**
 * Sends what waits. Each mail is taken, written, marked as being handed over, handed over, and marked as sent: a process that dies before
 * the mark loses nothing (it is taken again later), one that dies after it sends nothing twice (it is given up, and the administrator told).
 */
export const sendMail = async (house: House, isOver: () => boolean, log: Log): Promise<Outcome> => {
  if (!house.mail) return { done: {}, error: null }
  const mails = await house.gate.takeMail(atMost, lease)
  if (mails.length === 0) return { done: {}, error: null }
  const done = { sent: 0, dropped: 0, retried: 0, givenUp: 0 }
  const fail = async (mail: TakenMail, error: string, wait = waitAfter(mail.attempts)) => {
    await house.gate.mailFailed(mail.mailId, error, wait)
    done[wait === null ? 'givenUp' : 'retried'] += 1
  }
  const postman = openPostman(house.mail, log)
  try {
    const why = await postman.whyNot()
    for (const mail of mails) {
      if (isOver()) return { done, error: 'out-of-time' }
      if (why !== null) {
        await fail(mail, why)
        continue
      }
      let letter: Letter | null
      try {
        letter = await writeLetter(house, mail, house.mail.site)
      } catch (error) {
        log(error, 'a mail could not be written')
        await fail(mail, 'not-written')
        continue
      }
      if (letter === null) {
        await house.gate.dropMail(mail.mailId)
        done.dropped += 1
        continue
      }
      if (!(await house.gate.handOverMail(mail.mailId))) continue
      const fate = await postman.send(mail, letter)
      if (fate.kind === 'sent') {
        await house.gate.mailSent(mail.mailId)
        done.sent += 1
      } else if (fate.kind === 'unknown') await fail(mail, 'perhaps-sent', null)
      // a 5xx is a no for good (RFC 5321 § 4.2.1)
      else await fail(mail, `mail-refused ${fate.code}`, fate.code >= 500 ? null : waitAfter(mail.attempts))
    }
    if (why !== null) return { done, error: why }
    return { done, error: done.retried + done.givenUp > 0 ? 'some-mail-failed' : null }
  } finally {
    postman.close()
  }
}
