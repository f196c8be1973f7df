import { useEffect, useRef, useState } from 'react'
import {
  type ActionFunctionArgs,
  Link,
  type LoaderFunctionArgs,
  type ShouldRevalidateFunctionArgs,
  useFetcher,
  useLoaderData,
} from 'react-router'
import { attendanceApi } from '../../shared/attendance/attendance.api.ts'
import { correctableUntil } from '../../shared/attendance/attendance.rules.ts'
import type { CrewEntry, CrewRow } from '../../shared/attendance/attendance.schema.ts'
import { addDays, todayIn } from '../../shared/calendar.ts'
import { problemText } from '../../shared/i18n/texts.ts'
import { ProblemError } from '../../shared/problem.ts'
import { danishTime } from '../../shared/zone.ts'
import { call, type FormProblem, isFormProblem, mend, NoConnectionError } from '../api.ts'
import { currentSession, useSignedIn } from '../app/session.ts'
import { newKey } from '../fill.ts'
import { href } from '../hrefs.ts'
import { useFormat, useTexts } from '../language.tsx'
import { BottomBar } from '../ui/BottomBar.tsx'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Notice } from '../ui/Notice.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import { Conflict } from './Conflict.tsx'
import { CrewList, NobodyExpected } from './CrewList.tsx'
import { CrewSheet } from './CrewSheet.tsx'
import {
  type EditsKey,
  forgetSent,
  isConflict,
  isException,
  isOnList,
  restoredOf,
  restoreEdits,
  rowsToSend,
  setEdit,
  useEdits,
} from './crewEdits.ts'
import { personWords, sendWords } from './words.ts'

export const loader = async ({ params }: LoaderFunctionArgs) => {
  const day = await call(attendanceApi.crew, { params: { date: params.date ?? todayIn(danishTime, Date.now()) } })
  const { signedIn } = await currentSession()
  const rows = day.sites.flatMap((site) => site.rows)
  if (signedIn) restoreEdits({ staffId: signedIn.staffId, date: day.date }, rows)
  return day
}

type Sending = { readonly date: string; readonly idempotencyKey: string; readonly rows: CrewEntry[] }

export const action = async ({ request }: ActionFunctionArgs) => {
  const { date, idempotencyKey, rows }: Sending = await request.json()
  try {
    const receipt = await call(attendanceApi.logCrew, { params: { date }, body: { rows }, idempotencyKey })
    const { signedIn } = await currentSession()
    if (signedIn) forgetSent({ staffId: signedIn.staffId, date }, rows)
    return receipt
  } catch (error) {
    return mend(error)
  }
}

/** After a lost race the rows are fetched again, so that both versions can be seen; what was tapped lives outside the page. */
export const shouldRevalidate = ({ actionStatus, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs) =>
  actionStatus === 409 || defaultShouldRevalidate

export const Component = () => {
  const day = useLoaderData<typeof loader>()
  const texts = useTexts()
  const { attendance } = texts
  const format = useFormat()
  const key: EditsKey = { staffId: useSignedIn().staffId, date: day.date }
  const edits = useEdits(key)
  const fetcher = useFetcher<typeof action>({ key: `crew ${day.date}` })
  const lastSent = useRef<Sending | null>(null)
  const [openFor, setOpenFor] = useState<string | null>(null)

  const rows = day.sites.flatMap((site) => site.rows)
  const opened = rows.find(({ placementId }) => placementId === openFor)
  const conflicts = rows.filter((row) => isConflict(row, edits.get(row.placementId)))
  const toSend = rowsToSend(rows, edits)
  const isCorrection = rows.some(({ logged }) => logged !== null)
  const busy = fetcher.state !== 'idle'
  const otherDay = day.date === day.today ? null : `${format.weekdayShort(day.date)} ${format.dayMonth(day.date)}`

  const send = () => {
    if (conflicts.length > 0) return document.getElementById(`rettet-${conflicts[0]?.placementId}`)?.focus()
    const before = lastSent.current
    const same = before?.date === day.date && JSON.stringify(before.rows) === JSON.stringify(toSend)
    const sending: Sending = { date: day.date, rows: toSend, idempotencyKey: same ? before.idempotencyKey : newKey() }
    lastSent.current = sending
    void fetcher.submit({ ...sending }, { method: 'post', encType: 'application/json' })
  }

  const list = { edits, editable: day.can.log === null, overdue: isCorrection || day.date < day.today, open: setOpenFor }
  const problem = !busy && isFormProblem(fetcher.data) ? fetcher.data : undefined
  const signalBack = useSignalBack(problem)
  return (
    <div className="page page-narrow crew">
      <PageTitle title={attendance.title} />
      <DayPicker date={day.date} today={day.today} />
      {day.can.log && (
        <Notice tone="info">
          {problemText(texts, day.can.log)}
          {day.can.log.code === 'day-not-come' && ` ${attendance.crew.plannedAbsence}`}
        </Notice>
      )}
      <Restored {...restoredOf(key)} unsent={edits.size} />
      {conflicts.map((row) => (
        <Conflict key={row.placementId} row={row} edit={edits.get(row.placementId)} choose={(edit) => setEdit(key, row, edit)} />
      ))}
      {rows.some((row) => isOnList(row, edits)) ? (
        day.sites.map((site) => <CrewList key={site.siteId} site={site} {...list} />)
      ) : (
        <NobodyExpected day={day} {...list} />
      )}
      {day.can.log === null && (toSend.length > 0 || isCorrection) && (
        <BottomBar>
          {problem && <NotSent problem={problem} signalBack={signalBack} sent={lastSent.current?.rows ?? []} rows={rows} />}
          {toSend.length > 0 ? (
            <>
              <span>
                {isCorrection && otherDay && `${otherDay}: `}
                {isCorrection ? attendance.crew.changed : attendance.send.exceptions(toSend.filter(isException).length)}
              </span>
              <Button kind="primary" busy={busy} onClick={send}>
                {signalBack ? attendance.send.now(toSend.length) : sendWords(texts, { toSend, rows, otherDay })}
              </Button>
            </>
          ) : (
            <Receipt rows={rows} until={format.dayMonth(correctableUntil(day.date))} />
          )}
        </BottomBar>
      )}
      <CrewSheet
        row={opened}
        edit={opened && edits.get(opened.placementId)}
        change={(edit) => opened && setEdit(key, opened, edit)}
        close={() => setOpenFor(null)}
      />
    </div>
  )
}

/** Whether the browser has found the net again since a send failed for want of it. */
const useSignalBack = (problem: FormProblem | undefined): boolean => {
  const [backAfter, setBackAfter] = useState<FormProblem | undefined>()
  const lost = problem instanceof NoConnectionError ? problem : undefined
  useEffect(() => {
    if (!lost) return
    const back = () => setBackAfter(lost)
    addEventListener('online', back)
    return () => removeEventListener('online', back)
  }, [lost])
  return lost !== undefined && backAfter === lost
}

const DayPicker = ({ date, today }: { date: string; today: string }) => {
  const { crew } = useTexts().attendance
  const format = useFormat()
  return (
    <div className="day-picker">
      <Link to={href.crewDay(addDays(date, -1))} className="icon-button">
        <Icon name="previous" label={crew.dayBefore} />
      </Link>
      <p className="day-picker-day" aria-live="polite">
        <b>{format.weekdayDate(date)}</b>
        {date === today ? <span>{crew.today}</span> : <Link to={href.crew()}>{crew.toToday}</Link>}
      </p>
      <Link to={href.crewDay(addDays(date, 1))} className="icon-button">
        <Icon name="next" label={crew.dayAfter} />
      </Link>
    </div>
  )
}

/** After a refresh or a discarded tab: what was not sent is here again, or why it is not. */
const Restored = ({ back, dropped, unsent }: { back: number; dropped: number; unsent: number }) => {
  const { restored } = useTexts().attendance
  return (
    <>
      {back > 0 && unsent > 0 && <Notice>{restored.back(back)}</Notice>}
      {dropped > 0 && <Notice tone="warning">{restored.dropped(dropped)}</Notice>}
    </>
  )
}

const Receipt = ({ rows, until }: { rows: readonly CrewRow[]; until: string }) => {
  const { send } = useTexts().attendance
  const format = useFormat()
  const last = rows
    .flatMap(({ logged }) => (logged ? [logged.loggedAt] : []))
    .toSorted()
    .at(-1)
  if (!last) return null
  return (
    <p className="crew-receipt" role="status">
      <Icon name="success" />
      <span>
        <b>{send.sent(format.dateTime(last))}</b> <span>{send.correctable(until)}</span>
      </span>
    </p>
  )
}

/** Why the crew did not get through, and that nothing is lost. */
const NotSent = ({
  problem,
  signalBack,
  sent,
  rows,
}: {
  problem: FormProblem
  signalBack: boolean
  sent: readonly CrewEntry[]
  rows: readonly CrewRow[]
}) => {
  const texts = useTexts()
  const { send } = texts.attendance
  if (signalBack) return <Notice tone="info" live title={send.signalBack} />
  if (problem instanceof NoConnectionError) return <Notice tone="error" live title={send.offline} />
  if (problem.code === 'changed-meanwhile') return <Notice tone="warning" live title={send.someoneChanged} />
  const nameAt = (pointer: string | undefined) => {
    const entry = sent[Number(/^\/rows\/(\d+)/.exec(pointer ?? '')?.[1])]
    const row = rows.find(({ placementId }) => placementId === entry?.placementId)
    return row && personWords(texts, row)
  }
  const lines = problem.errors.map((refusal) => {
    const name = nameAt(refusal.pointer)
    return name ? send.row(name, problemText(texts, refusal)) : problemText(texts, refusal)
  })
  return (
    <Notice tone="error" live title={send.failed}>
      {lines.length === 0 ? (
        problemText(texts, new ProblemError(problem.code, { facts: problem.facts }))
      ) : (
        <ul className="plain-list">
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
    </Notice>
  )
}
