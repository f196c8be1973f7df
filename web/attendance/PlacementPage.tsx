import { useState } from 'react'
import { type ActionFunctionArgs, Link, type LoaderFunctionArgs, useLoaderData, useSearchParams } from 'react-router'
import { attendanceApi } from '../../shared/attendance/attendance.api.ts'
import type { Ask } from '../../shared/endpoint.ts'
import { problemText } from '../../shared/i18n/texts.ts'
import { placementsApi } from '../../shared/placements/placements.api.ts'
import { supplierWindow, weeklyHoursOf } from '../../shared/placements/placements.rules.ts'
import type { Placement } from '../../shared/placements/placements.schema.ts'
import { call, mend } from '../api.ts'
import { useSession } from '../app/session.ts'
import { underKey } from '../fill.ts'
import { formBody } from '../form.ts'
import { href } from '../hrefs.ts'
import { useFormat, useTexts } from '../language.tsx'
import { EndDialog, StartDialog, WithdrawDialog } from '../placements/dialogs.tsx'
import { weekdayShort } from '../placements/words.ts'
import { Badge } from '../ui/Badge.tsx'
import { Button } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { DefinitionList } from '../ui/DefinitionList.tsx'
import { DoorBadge } from '../ui/DoorBadge.tsx'
import { Notice } from '../ui/Notice.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import { Attendance } from './Attendance.tsx'

export const loader = async ({ params, request }: LoaderFunctionArgs) => {
  const placementId = params.placementId ?? ''
  const page = new URL(request.url).searchParams.get('side') ?? undefined
  const [placement, attendance] = await Promise.all([
    call(placementsApi.get, { params: { placementId } }),
    call(attendanceApi.placementDays, { params: { placementId }, query: page === undefined ? {} : { page } }),
  ])
  return { placement, attendance }
}

type Body<E extends keyof typeof placementsApi> = Ask<(typeof placementsApi)[E]>['body']

export const action = async ({ request, params: { placementId = '' } }: ActionFunctionArgs) => {
  const data = await request.formData()
  const [intent, date] = [data.get('intent'), String(data.get('date') ?? '')]
  data.delete('intent')
  data.delete('date')
  const params = { placementId }
  try {
    if (intent === 'start') {
      await call(placementsApi.start, { params, body: formBody<Body<'start'>>(data), ...underKey(data) })
    }
    if (intent === 'end') await call(placementsApi.end, { params, body: formBody<Body<'end'>>(data), ...underKey(data) })
    if (intent === 'withdraw') await call(placementsApi.withdraw, { params, body: formBody<Body<'withdraw'>>(data) })
    if (intent === 'correct') {
      const said = formBody<Partial<Ask<typeof attendanceApi.correct>['body']>>(data)
      const body = { paceBand: null, hours: 0, version: null, ...said } as Ask<typeof attendanceApi.correct>['body']
      await call(attendanceApi.correct, { params: { placementId, date }, body })
    }
    return null
  } catch (error) {
    return mend(error)
  }
}

/** Which dialog is open, and over which version: once the deed is done the version is another, and the dialog is closed. */
type Opened = { readonly deed: 'start' | 'end' | 'withdraw'; readonly version: number }

export const Component = () => {
  const { placement, attendance } = useLoaderData<typeof loader>()
  const { placements } = useTexts()
  const [search] = useSearchParams()
  const [opened, setOpened] = useState<Opened | null>(null)
  const { can, door, state, version } = placement
  const isOpen = (deed: Opened['deed']) => opened?.deed === deed && opened.version === version
  const open = (deed: Opened['deed']) => () => setOpened({ deed, version })
  const close = () => setOpened(null)
  const { page } = placements
  return (
    <div className="page">
      <PageTitle
        title={page.of(placement.citizenName)}
        tabTitle={placements.title}
        lede={`${placements.offers[placement.offer]} · ${placement.siteName}`}
        badges={
          <>
            <DoorBadge door={door} />
            <Badge strong={state === 'running'}>{placements.states[state]}</Badge>
          </>
        }
        back={{ to: href.citizen(placement.citizenId), label: page.back(placement.citizenName) }}
        actions={
          <>
            {state === 'draft' && can.start === null && (
              <Button kind="primary" onClick={open('start')}>
                {placements.start.go}
              </Button>
            )}
            {can.end === null && <Button onClick={open('end')}>{placements.end.go}</Button>}
            {can.withdraw === null && <Button onClick={open('withdraw')}>{placements.withdraw.go}</Button>}
          </>
        }
      />
      <div className="columns">
        <div>
          <Situation placement={placement} />
          <Attendance attendance={attendance} page={Number(search.get('side') ?? '1')} began={placement.startedOn !== null} />
        </div>
        <aside>
          <Facts placement={placement} />
        </aside>
      </div>
      <StartDialog placement={placement} open={isOpen('start')} onClose={close} />
      <EndDialog placement={placement} open={isOpen('end')} onClose={close} />
      <WithdrawDialog placement={placement} open={isOpen('withdraw')} onClose={close} />
    </div>
  )
}

/** What needs to be known before anything is done: one thing a line, nothing when all is well. */
const Situation = ({ placement }: { placement: Placement }) => {
  const texts = useTexts()
  const { page } = texts.placements
  const format = useFormat()
  const { today } = useSession()
  const { state, can, door, doorNow, startedOn, endsOn } = placement
  const open = state === 'draft' || state === 'upcoming' || state === 'running'
  return (
    <div className="stack-wide">
      {state === 'draft' &&
        (can.start ? (
          <Notice tone="warning" title={page.cannotStart}>
            {problemText(texts, can.start)}
          </Notice>
        ) : (
          <Notice>{page.notStarted}</Notice>
        ))}
      {state === 'upcoming' && startedOn && <Notice>{page.upcoming(format.date(startedOn), supplierWindow.before)}</Notice>}
      {state === 'running' && endsOn < today && <Notice tone="warning">{page.overdue(format.date(endsOn))}</Notice>}
      {open && doorNow && doorNow !== door && (
        <Notice tone="warning">{page.doorChanged(texts.common.doors[doorNow].word.toLowerCase())}</Notice>
      )}
    </div>
  )
}

const Facts = ({ placement }: { placement: Placement }) => {
  const { placements } = useTexts()
  const { page } = placements
  const format = useFormat()
  const { startedOn, endedOn, withdrawnAt, endReason, weekdayHours, state } = placement
  const days = weekdayHours.flatMap((hours, index) =>
    hours > 0 ? [page.hoursDay(weekdayShort(format, index + 1), format.number(hours))] : [],
  )
  return (
    <Card title={page.facts}>
      <DefinitionList
        facts={[
          [
            page.site,
            <Link key="site" to={href.site(placement.siteId)}>
              {placement.siteName}
            </Link>,
          ],
          [page.supplier, placement.supplierName],
          [page.offer, placements.offers[placement.offer]],
          [page.period, page.periodText(format.date(placement.startsOn), format.date(placement.endsOn))],
          [state === 'upcoming' ? page.starts : page.started, startedOn && format.date(startedOn)],
          [page.ended, endedOn && format.date(endedOn)],
          [page.endReason, endReason && placements.endReasons[endReason]],
          [page.endNote, placement.endNote],
          [page.withdrawn, withdrawnAt && format.dateTime(withdrawnAt)],
          [page.hours, `${placements.form.hoursSum(format.hours(weeklyHoursOf(weekdayHours)))}: ${days.join(', ')}`],
          [page.tasks, placement.tasks.join(', ')],
          [page.buddy, placement.buddy],
          [page.support, placement.support],
          [page.drafted, page.draftedBy(placement.draftedBy, format.date(placement.draftedOn))],
        ]}
      />
    </Card>
  )
}
