import { useState } from 'react'
import { type ActionFunctionArgs, type LoaderFunctionArgs, useLoaderData, useSearchParams } from 'react-router'
import { aheadApi } from '../../shared/attendance/ahead.api.ts'
import { attendanceApi } from '../../shared/attendance/attendance.api.ts'
import type { Ask } from '../../shared/endpoint.ts'
import { agreementsApi } from '../../shared/placements/agreements.api.ts'
import { placementsApi } from '../../shared/placements/placements.api.ts'
import { call, mend } from '../api.ts'
import { formBody } from '../form.ts'
import { href } from '../hrefs.ts'
import { useTexts } from '../language.tsx'
import { AgreementParts } from '../placements/AgreementParts.tsx'
import { AgreementStatus, pendingIn } from '../placements/AgreementStatus.tsx'
import { agreementDeed } from '../placements/agreementAction.ts'
import { EndDialog, SendDialog, StartDialog, TakeBackDialog, WithdrawDialog } from '../placements/dialogs.tsx'
import { Papers } from '../placements/Papers.tsx'
import { PlacementFacts } from '../placements/PlacementFacts.tsx'
import { Badge } from '../ui/Badge.tsx'
import { Button, LinkButton } from '../ui/Button.tsx'
import { DoorBadge } from '../ui/DoorBadge.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import { Attendance } from './Attendance.tsx'
import { absenceDeed } from './absenceAction.ts'
import { PlannedAbsences } from './PlannedAbsences.tsx'

export const loader = async ({ params, request }: LoaderFunctionArgs) => {
  const placementId = params.placementId ?? ''
  const page = new URL(request.url).searchParams.get('side') ?? undefined
  const [placement, agreement, attendance, planned] = await Promise.all([
    call(placementsApi.get, { params: { placementId } }),
    call(agreementsApi.get, { params: { placementId } }),
    call(attendanceApi.placementDays, { params: { placementId }, query: page === undefined ? {} : { page } }),
    call(aheadApi.plannedAbsences, { params: { placementId } }),
  ])
  return { placement, agreement, attendance, planned }
}

/** What an empty form says of a day. */
const nothingSaid = { paceBand: null, hours: 0, tasksDone: [], signedOff: false, supportGiven: [], version: null } as const

export const action = async ({ request, params: { placementId = '' } }: ActionFunctionArgs) => {
  const data = await request.formData()
  const intent = String(data.get('intent') ?? '')
  try {
    if (await absenceDeed(intent, data, placementId)) return null
    const date = String(data.get('date') ?? '')
    data.delete('intent')
    data.delete('date')
    if (intent !== 'correct') return (await agreementDeed(intent, data, placementId)) ?? null
    const said = formBody<Partial<Ask<typeof attendanceApi.correct>['body']>>(data)
    const body = { ...nothingSaid, ...said } as Ask<typeof attendanceApi.correct>['body']
    await call(attendanceApi.correct, { params: { placementId, date }, body })
    return null
  } catch (error) {
    return mend(error)
  }
}

const deeds = ['send', 'start', 'end', 'withdraw', 'take-back'] as const
/** Which dialog is open, and over which version: once the deed is done the version is another, and the dialog is closed. */
type Opened = { readonly deed: (typeof deeds)[number]; readonly version: number }

export const Component = () => {
  const { placement, agreement, attendance, planned } = useLoaderData<typeof loader>()
  const { placements, agreements, concerns, experiments } = useTexts()
  const [search] = useSearchParams()
  const [opened, setOpened] = useState<Opened | null>(null)
  const { can, door, state, version, placementId } = placement
  const { page } = placements
  const open = (deed: Opened['deed']) => () => setOpened({ deed, version })
  const dialog = (deed: Opened['deed']) => ({
    placement,
    open: opened?.deed === deed && opened.version === version,
    onClose: () => setOpened(null),
  })
  const pending = pendingIn(agreement)
  const canSend = agreement.can.send === null
  const mustChange = state === 'declined' || state === 'expired'
  const canStart = state === 'agreed' && can.start === null
  const began = placement.startedOn !== null
  // what waits for somebody comes before what has been
  const daysFirst = began && pending === null
  const side = Number(search.get('side') ?? '1')
  const days = (
    <>
      <Attendance attendance={attendance} tasks={placement.tasks} page={side} began={began} />
      {began && <PlannedAbsences planned={planned} />}
    </>
  )
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
            {canSend && (
              <Button kind="primary" onClick={open('send')}>
                {agreements.send.go}
              </Button>
            )}
            {canStart && (
              <Button kind={canSend ? 'secondary' : 'primary'} onClick={open('start')}>
                {placements.start.go}
              </Button>
            )}
            {can.change === null && (
              <LinkButton kind={mustChange ? 'primary' : 'secondary'} to={href.editPlacement(placementId)} icon="edit">
                {agreement.agreedId === null && pending?.state === 'draft'
                  ? agreements.edit.titleDraft
                  : agreements.edit.titleChange}
              </LinkButton>
            )}
            {can.move === null && <LinkButton to={href.movePlacement(placementId)}>{agreements.move.go}</LinkButton>}
            {agreement.agreedId !== null && (
              <LinkButton to={href.placementThread(placementId)} icon="chat">
                {concerns.thread.toThread}
              </LinkButton>
            )}
            {can.end === null && <Button onClick={open('end')}>{placements.end.go}</Button>}
            {agreement.can.takeBack === null && <Button onClick={open('take-back')}>{agreements.takeBack.go}</Button>}
            {can.withdraw === null && <Button onClick={open('withdraw')}>{placements.withdraw.go}</Button>}
          </>
        }
      />
      <div className="columns">
        <div className="placement-parts">
          <AgreementStatus placement={placement} agreement={agreement} />
          {daysFirst && days}
          <AgreementParts agreement={agreement} />
          {!daysFirst && days}
        </div>
        <aside>
          <PlacementFacts placement={placement} />
          <Papers placement={placement} />
          <p>
            <LinkButton kind="tertiary" to={href.placementExperiments(placementId)}>
              {experiments.enrol.toPage}
            </LinkButton>
          </p>
        </aside>
      </div>
      <SendDialog {...dialog('send')} agreement={agreement} />
      <StartDialog {...dialog('start')} />
      <EndDialog {...dialog('end')} />
      <TakeBackDialog {...dialog('take-back')} />
      <WithdrawDialog {...dialog('withdraw')} />
    </div>
  )
}
