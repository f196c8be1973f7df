import { useEffect } from 'react'
import { Link, useRevalidator } from 'react-router'
import type { CrewRow } from '../../shared/attendance/attendance.schema.ts'
import { href } from '../frontHrefs.ts'
import { useFormat, useTexts } from '../language.tsx'
import { useOutbox } from '../offline/outboxState.ts'
import { type QueueItem, unsentIn } from '../offline/queue.ts'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Problem } from './Problem.tsx'

type Props = {
  readonly date: string
  /** When the day was read that is shown without signal, ISO 8601; null when it was read now. */
  readonly keptAt: string | null
  /** What the server did not take of this day. */
  readonly refused: QueueItem | undefined
  readonly rows: readonly CrewRow[]
  readonly discard: () => Promise<void>
}

/** What a person must know before the crew: how old it is, what was not taken, and what else is not sent. */
export const CrewNotices = ({ date, keptAt, refused, rows, discard }: Props) => {
  const { offline } = useTexts()
  const format = useFormat()
  const { storeRefused, takeNewVersion } = useOutbox()
  useSignalBack(keptAt !== null)
  return (
    <>
      {keptAt && (
        <Notice title={offline.asOf(format.dateTime(keptAt))} live>
          {offline.asOfMore}
        </Notice>
      )}
      {storeRefused && (
        <Notice tone="warning" live title={offline.storeRefused}>
          {offline.storeRefusedMore}
        </Notice>
      )}
      {refused?.state.kind === 'refused' && (
        <Problem problem={refused.state.problem} sent={refused.rows} rows={rows}>
          <Button kind="tertiary" onClick={() => void discard()}>
            {offline.discard}
          </Button>
        </Problem>
      )}
      <OtherDays date={date} />
      {takeNewVersion && (
        <Notice title={offline.newVersion}>
          <Button onClick={takeNewVersion}>{offline.reload}</Button>
        </Notice>
      )}
    </>
  )
}

/** Milliseconds between looking whether the server can be reached again, which no browser tells. */
const lookAgain = 30_000

/** A day from the phone is read anew when there is signal: what it says of being without must be true. */
const useSignalBack = (isKept: boolean): void => {
  const { revalidate } = useRevalidator()
  useEffect(() => {
    if (!isKept) return
    const look = () => {
      if (document.visibilityState === 'visible') void revalidate()
    }
    addEventListener('online', look)
    document.addEventListener('visibilitychange', look)
    const timer = setInterval(look, lookAgain)
    return () => {
      removeEventListener('online', look)
      document.removeEventListener('visibilitychange', look)
      clearInterval(timer)
    }
  }, [isKept, revalidate])
}

/** Days that wait or were refused, each a link to its list. */
const OtherDays = ({ date }: { date: string }) => {
  const { offline } = useTexts()
  const format = useFormat()
  const { items, stopped } = useOutbox()
  const others = unsentIn(items.filter((item) => item.date !== date))
  if (others.length === 0) return null
  const isRefused = (day: string): boolean => items.some((item) => item.date === day && item.state.kind === 'refused')
  const words = ({ date: day, people }: { date: string; people: number }): string => {
    if (isRefused(day)) return offline.lookAt(people)
    if (stopped === 'signed-out') return offline.signedOut(people)
    return stopped ? offline.waiting(people) : offline.sending(people)
  }
  return (
    <Notice tone={others.some((one) => isRefused(one.date)) ? 'warning' : 'info'} title={offline.otherDays}>
      <ul className="plain-list other-days">
        {others.map((one) => (
          <li key={one.date}>
            <Link to={href.crewDay(one.date)}>{offline.otherDay(format.weekdayDate(one.date), words(one))}</Link>
          </li>
        ))}
      </ul>
    </Notice>
  )
}
