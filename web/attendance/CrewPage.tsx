import { lazy, Suspense, useEffect, useLayoutEffect, useRef, useState } from 'react'
import {
  type ActionFunctionArgs,
  Link,
  type LoaderFunctionArgs,
  type ShouldRevalidateFunctionArgs,
  useFetcher,
  useLoaderData,
  useRevalidator,
} from 'react-router'
import { attendanceApi } from '../../shared/attendance/attendance.api.ts'
import { isSeen, whyNotLogOn } from '../../shared/attendance/attendance.rules.ts'
import type { CrewDay, CrewRow } from '../../shared/attendance/attendance.schema.ts'
import { readCollision } from '../../shared/attendance/merge.rules.ts'
import { addDays } from '../../shared/calendar.ts'
import { problemText } from '../../shared/i18n/texts.ts'
import { call, mend } from '../api.ts'
import { currentSession, reachedServer, signInAgain, useSignedIn } from '../app/session.ts'
import { newKey } from '../fill.ts'
import { href } from '../frontHrefs.ts'
import { useFormat, useTexts } from '../language.tsx'
import { heardTime, serverNow } from '../offline/clock.ts'
import { orKept } from '../offline/orKept.ts'
import { outboxState, useOutbox } from '../offline/outboxState.ts'
import { type QueueItem, type Sending, tappedIn, withQueued } from '../offline/queue.ts'
import type { Round } from '../offline/sending.ts'
import { dropGone, type EditsKey, forgetSent, layBack, restoredOf, restoreEdits, setEdit, useEdits } from '../offline/taps.ts'
import { danishToday } from '../offline/today.ts'
import { Icon } from '../ui/Icon.tsx'
import { Notice } from '../ui/Notice.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import { AheadDay } from './AheadDay.tsx'
import { CrewList, NobodyExpected } from './CrewList.tsx'
import { CrewNotices } from './CrewNotices.tsx'
import { collisionsOf, type Edit, isOnList, rowsToSend } from './crewEdits.ts'
import { MissingDays } from './MissingDays.tsx'
import { SendBar } from './SendBar.tsx'
import { StartsSoon } from './StartsSoon.tsx'

// what is needed at the first tap comes right after the list, not before it
const CrewSheet = lazy(async () => ({ default: (await import('./CrewSheet.tsx')).CrewSheet }))
const Said = lazy(async () => ({ default: (await import('./CrewSheet.tsx')).Said }))
const Conflict = lazy(async () => ({ default: (await import('./Conflict.tsx')).Conflict }))

/** The queue, its store and the service worker: fetched beside the page, not with it. */
const outbox = () => import('../offline/outbox.ts')

const freshDay = async (date: string | undefined, as: { readonly as?: string }) => {
  const day = await call(attendanceApi.crew, { params: { date: date ?? danishToday() }, ...as })
  heardTime(day.serverTime)
  reachedServer()
  // the phone's clock was wrong until the server said what day it is
  return date || day.date === day.today ? day : call(attendanceApi.crew, { params: { date: day.today }, ...as })
}

/** A day as it was when there was signal; what may be done with it follows from the day it is now. */
const keptDay = async (staffId: string, date: string) => {
  const found = await (await outbox()).keptDay(staffId, date)
  if (!found) return null
  const today = danishToday()
  return { day: { ...found.day, today, can: { log: whyNotLogOn(date, today, 'team_lead') } }, keptAt: found.keptAt, missing: [] }
}

const laidBack = new Set<string>()
/** What the server refused stands on the page again, once, to be decided. */
const layRefusedBack = (key: EditsKey, day: CrewDay, items: readonly QueueItem[]): void => {
  const here = new Set(day.sites.flatMap(({ rows }) => rows).map(({ placementId }) => placementId))
  for (const item of items) {
    if (item.date !== key.date || item.state.kind !== 'refused' || laidBack.has(item.id)) continue
    laidBack.add(item.id)
    layBack(key, tappedIn(item, day), item.rows.filter(({ placementId }) => !here.has(placementId)).length)
  }
}

export const loader = async ({ params }: LoaderFunctionArgs) => {
  const { signedIn } = await currentSession()
  if (signedIn) await (await outbox()).openFor(signedIn)
  const fresh = async () => {
    // a hint, not waited for longer than the day itself
    const missing = call(attendanceApi.missing).then(
      ({ days }) => days,
      () => [],
    )
    const day = await freshDay(params.date, signedIn ? { as: signedIn.staffId } : {})
    if (signedIn) void outbox().then(({ keepDay }) => keepDay(day))
    return { day, keptAt: null, missing: await missing }
  }
  const shown = await orKept(fresh(), async () => signedIn && keptDay(signedIn.staffId, params.date ?? danishToday()))
  if (signedIn) {
    const key = { staffId: signedIn.staffId, date: shown.day.date }
    restoreEdits(
      key,
      withQueued(shown.day, outboxState().items, signedIn.name).sites.flatMap(({ rows }) => rows),
    )
    layRefusedBack(key, shown.day, outboxState().items)
    const rows = shown.day.sites.flatMap((site) => site.rows)
    if (shown.keptAt === null) dropGone(key, rows)
  }
  return shown
}

/** Who has just pressed Send and is no longer signed in is asked to, on top of the page. */
const askToSignIn = async (sent: Promise<Round | null>): Promise<void> => {
  if ((await sent)?.kind !== 'signed-out') return
  if (await signInAgain()) await (await outbox()).flush()
}

/** Milliseconds that the button waits for the receipt; after that the bar tells how it goes. */
const patience = 4000

export const action = async ({ request }: ActionFunctionArgs) => {
  const sending: Sending & { readonly staffId: string } = await request.json()
  const { staffId, id, date, idempotencyKey, rows, madeAt } = sending
  const { flush, put } = await outbox()
  if (await put({ id, date, idempotencyKey, rows, madeAt })) {
    forgetSent({ staffId, date }, rows)
    const sent = flush()
    await Promise.race([sent, new Promise((resolve) => setTimeout(resolve, patience))])
    void askToSignIn(sent)
    return 'queued' as const
  }
  // the phone keeps nothing: straight to the server, while what was tapped stands on the page
  try {
    const receipt = await call(attendanceApi.logCrew, {
      params: { date },
      body: { rows: [...rows] },
      idempotencyKey,
      as: staffId,
    })
    forgetSent({ staffId, date }, rows)
    return receipt
  } catch (error) {
    return mend(error)
  }
}

/** What went into the queue is shown from there; after a lost race the rows are fetched again, so that both versions can be seen. */
export const shouldRevalidate = ({ actionResult, actionStatus, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs) =>
  actionResult !== 'queued' && (actionStatus === 409 || defaultShouldRevalidate)

export const Component = () => {
  const { day: known, keptAt, missing } = useLoaderData<typeof loader>()
  const texts = useTexts()
  const { attendance } = texts
  const { staffId, name } = useSignedIn()
  const { items } = useOutbox()
  const day = withQueued(known, items, name)
  const key: EditsKey = { staffId, date: day.date }
  const edits = useEdits(key)
  const fetcher = useFetcher<typeof action>({ key: `crew ${day.date}` })
  const [lastSent, setLastSent] = useState<Sending | null>(null)
  const [openFor, setOpenFor] = useState<string | null>(null)
  const [said, setSaid] = useState<{ readonly date: string; readonly placementId: string; readonly before: Edit | null } | null>(
    null,
  )
  // before it can be pressed again: a send that goes without what was refused takes its place
  useLayoutEffect(() => layRefusedBack({ staffId, date: known.date }, known, items), [staffId, known, items])
  useFreshDay(
    items.filter(({ date }) => date === day.date),
    day.today,
  )

  const rows = day.sites.flatMap((site) => site.rows)
  const saidRow = rows.find(({ placementId }) => said?.date === day.date && said.placementId === placementId)
  const opened = rows.find(({ placementId }) => placementId === openFor)
  const refused = items.find(({ date, state }) => date === day.date && state.kind === 'refused')
  const conflicts = rows.flatMap((row) => {
    const collisions = collisionsIn(row, edits.get(row.placementId), refused)
    return collisions.length > 0 ? [{ row, collisions }] : []
  })
  const toSend = rowsToSend(rows, edits)

  const choose = async (row: CrewRow, edit: Edit | null) => {
    setEdit(key, row, edit)
    // the last of it is decided, and nothing of it is left to send
    const left = conflicts.filter((one) => one.row.placementId !== row.placementId).length + (edit ? 1 : 0)
    if (refused && left === 0 && toSend.every(({ placementId }) => placementId === row.placementId))
      await (await outbox()).discard(refused.id)
  }
  const discard = async () => {
    if (!refused) return
    for (const row of rows) setEdit(key, row, null)
    await (await outbox()).discard(refused.id)
  }
  const send = () => {
    const [first] = conflicts
    if (first) return document.getElementById(`rettet-${first.row.placementId}`)?.focus()
    const same = lastSent?.date === day.date && JSON.stringify(lastSent.rows) === JSON.stringify(toSend)
    const sending: Sending = {
      id: newKey(),
      date: day.date,
      rows: toSend,
      // what no queue keeps is sent again under its own key
      idempotencyKey: same ? lastSent.idempotencyKey : newKey(),
      madeAt: new Date(serverNow()).toISOString(),
    }
    setLastSent(sending)
    setSaid(null)
    void fetcher.submit({ ...sending, staffId }, { method: 'post', encType: 'application/json' })
  }

  const isCorrection = rows.some(({ logged }) => logged !== null)
  const list = {
    edits,
    editable: day.can.log === null,
    overdue: isCorrection || day.date < day.today,
    open: (placementId: string) => {
      setSaid(null)
      setOpenFor(placementId)
    },
    change: (row: CrewRow, edit: Edit | null) => setEdit(key, row, edit),
    date: day.date,
    today: day.today,
  }
  const unsent = restoredOf(key)
  return (
    <div className="page page-narrow crew">
      <PageTitle title={attendance.title} />
      <DayPicker date={day.date} today={day.today} />
      <CrewNotices date={day.date} keptAt={keptAt} refused={refused} rows={rows} discard={discard} />
      {day.can.log && day.can.log.code !== 'day-not-come' && <Notice>{problemText(texts, day.can.log)}</Notice>}
      {day.can.log?.code === 'day-not-come' && <AheadDay day={day} />}
      <Restored {...unsent} unsent={edits.size} />
      <MissingDays days={missing} date={day.date} />
      <Suspense>
        {conflicts.map(({ row, collisions }) => (
          <Conflict
            key={row.placementId}
            row={row}
            edit={edits.get(row.placementId)}
            collisions={collisions}
            choose={(edit) => void choose(row, edit)}
          />
        ))}
      </Suspense>
      {rows.some((row) => isOnList(row, edits)) ? (
        day.sites.map((site) => <CrewList key={site.siteId} site={site} {...list} />)
      ) : (
        <NobodyExpected day={day} {...list} />
      )}
      <StartsSoon people={day.startsSoon} />
      {day.can.log === null && rows.length > 0 && (
        <SendBar day={day} toSend={toSend} fetcher={fetcher} sent={lastSent?.rows ?? []} send={send}>
          <Suspense>
            <Said
              row={saidRow}
              edit={saidRow && edits.get(saidRow.placementId)}
              undo={() => {
                if (saidRow && said) setEdit(key, saidRow, said.before)
                setSaid(null)
              }}
            />
          </Suspense>
        </SendBar>
      )}
      <Suspense>
        <CrewSheet
          row={opened}
          edit={opened && edits.get(opened.placementId)}
          change={(edit) => opened && setEdit(key, opened, edit)}
          absent={(placementId, before) => setSaid({ date: day.date, placementId, before })}
          close={() => setOpenFor(null)}
        />
      </Suspense>
    </div>
  )
}

/** Where a row and what stands there now differ: as the server found it, who knows what lay in between, else as the page can see it. */
const collisionsIn = (row: CrewRow, edit: Edit | undefined, refused: QueueItem | undefined) => {
  if (!edit || (row.logged && isSeen(edit.seen, row.logged))) return []
  const at = refused?.rows.findIndex(({ placementId }) => placementId === row.placementId) ?? -1
  const errors = refused?.state.kind === 'refused' ? refused.state.problem.errors : []
  const facts = errors.find(({ pointer }) => at >= 0 && pointer === `/rows/${at}`)?.facts
  const found = facts && readCollision(facts)
  return found && found.standing.version === row.logged?.version ? found.collisions : collisionsOf(row, edit)
}

/** The day is read again when an item of it has been answered, and when a page that was left open comes back on another day. */
const useFreshDay = (items: readonly QueueItem[], today: string): void => {
  const { revalidate } = useRevalidator()
  const answered = items
    .filter(({ state }) => state.kind === 'done' || state.kind === 'refused')
    .map(({ id, state }) => `${id} ${state.kind}`)
    .join()
  const before = useRef(answered)
  useEffect(() => {
    if (before.current === answered) return
    before.current = answered
    if (answered !== '') void revalidate()
  }, [answered, revalidate])
  useEffect(() => {
    const back = () => {
      if (document.visibilityState === 'visible' && danishToday() !== today) void revalidate()
    }
    document.addEventListener('visibilitychange', back)
    return () => document.removeEventListener('visibilitychange', back)
  }, [today, revalidate])
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
