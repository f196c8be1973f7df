import type { ReactNode } from 'react'
import type { FetcherWithComponents } from 'react-router'
import { correctableUntil } from '../../shared/attendance/attendance.rules.ts'
import type { CrewDay, CrewEntry, CrewRow } from '../../shared/attendance/attendance.schema.ts'
import { type FormProblem, isFormProblem, NoConnectionError } from '../api.ts'
import { signInAgain, useSignedIn } from '../app/session.ts'
import { useFormat, useTexts } from '../language.tsx'
import { useOutbox } from '../offline/outboxState.ts'
import { isOpen, unsentIn } from '../offline/queue.ts'
import { BottomBar } from '../ui/BottomBar.tsx'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Notice } from '../ui/Notice.tsx'
import { isException } from './crewEdits.ts'
import { Problem } from './Problem.tsx'
import { mergedWords, sendWords, writtenIn } from './words.ts'

type Props = {
  readonly day: CrewDay
  readonly toSend: readonly CrewEntry[]
  /** What was sent past the queue, where the phone keeps nothing. */
  readonly sent: readonly CrewEntry[]
  readonly fetcher: FetcherWithComponents<unknown>
  readonly send: () => void
  /** What was said a moment ago; there before it speaks, so that it is heard. */
  readonly children: ReactNode
}

/** What is not sent yet and its one button, what is on its way, or the receipt. */
export const SendBar = ({ day, toSend, sent, fetcher, send, children }: Props) => {
  const texts = useTexts()
  const { attendance } = texts
  const format = useFormat()
  const rows = day.sites.flatMap((site) => site.rows)
  const waiting = useOutbox().items.filter((item) => item.date === day.date && isOpen(item))
  const [{ people } = { people: 0 }] = unsentIn(waiting)
  const isCorrection = rows.some(({ logged }) => logged !== null)
  const otherDay = day.date === day.today ? null : `${format.weekdayShort(day.date)} ${format.dayMonth(day.date)}`
  const busy = fetcher.state !== 'idle'
  const problem = !busy && isFormProblem(fetcher.data) ? fetcher.data : undefined
  return (
    <BottomBar>
      {children}
      {problem && <NotSent problem={problem} sent={sent} rows={rows} />}
      {people > 0 && !busy && <OnItsWay people={people} />}
      {toSend.length > 0 && (
        <>
          <span>
            {isCorrection && otherDay && `${otherDay}: `}
            {isCorrection ? attendance.crew.changed : attendance.send.exceptions(toSend.filter(isException).length)}
          </span>
          <Button kind="primary" busy={busy} onClick={send}>
            {sendWords(texts, { toSend, rows, otherDay })}
          </Button>
        </>
      )}
      {toSend.length === 0 && people === 0 && <Receipt day={day} rows={rows} />}
    </BottomBar>
  )
}

/** What the phone has and the server has not: why, and what the person can do, though it sends itself. */
const OnItsWay = ({ people }: { people: number }) => {
  const { offline } = useTexts()
  const { stopped } = useOutbox()
  const flush = async () => (await import('../offline/outbox.ts')).flush()
  const signIn = async () => {
    if (await signInAgain()) await flush()
  }
  return (
    <div className="crew-waiting" role="status">
      <Icon name={stopped ? 'clock' : 'next'} />
      <span>
        <b>
          {stopped === null && offline.sending(people)}
          {stopped === 'no-signal' && offline.waiting(people)}
          {stopped === 'busy' && offline.busy(people)}
          {stopped === 'signed-out' && offline.signedOut(people)}
        </b>{' '}
        {(stopped === 'no-signal' || stopped === 'busy') && <span>{offline.waitingMore}</span>}
      </span>
      {stopped === 'signed-out' && (
        <Button kind="primary" onClick={() => void signIn()}>
          {offline.signIn}
        </Button>
      )}
      {(stopped === 'no-signal' || stopped === 'busy') && <Button onClick={() => void flush()}>{offline.tryNow}</Button>}
    </div>
  )
}

const Receipt = ({ day, rows }: { day: CrewDay; rows: readonly CrewRow[] }) => {
  const texts = useTexts()
  const { send } = texts.attendance
  const format = useFormat()
  const { items } = useOutbox()
  const written = writtenIn(rows, useSignedIn().name)
  if (!written) return null
  const { own, later } = written
  const done = items.find(({ date, state }) => date === day.date && state.kind === 'done')
  const merged = done?.state.kind === 'done' ? mergedWords(texts, format, done.state.receipt.merged) : ''
  return (
    <p className="crew-receipt" role="status">
      <Icon name="success" />
      <span>
        <b>{own ? send.sent(format.dateTime(own)) : send.sentByOthers}</b> {merged && <span>{merged}. </span>}
        {later && <span>{send.lastBy(later.who, format.dateTime(later.at))}. </span>}
        <span>{send.correctable(format.dayMonth(correctableUntil(day.date)))}</span>
      </span>
    </p>
  )
}

/** Why the crew did not get through from a phone that keeps nothing, and that nothing is lost. */
const NotSent = ({ problem, sent, rows }: { problem: FormProblem; sent: readonly CrewEntry[]; rows: readonly CrewRow[] }) => {
  const { send } = useTexts().attendance
  if (problem instanceof NoConnectionError) return <Notice tone="error" live title={send.offline} />
  return <Problem problem={problem} sent={sent} rows={rows} />
}
