import { Link } from 'react-router'
import { problemText } from '../../shared/i18n/texts.ts'
import type { Agreement, Version } from '../../shared/placements/agreements.schema.ts'
import type { Placement } from '../../shared/placements/placements.schema.ts'
import { useSession } from '../app/session.ts'
import { href } from '../hrefs.ts'
import { useFormat, useTexts } from '../language.tsx'
import { Notice } from '../ui/Notice.tsx'

/** The version that is written, answered or was not agreed; null where what is agreed is the newest. */
export const pendingIn = ({ versions }: Agreement): Version | null => {
  const newest = versions.find(({ state }) => state !== 'withdrawn')
  return newest && newest.state !== 'agreed' ? newest : null
}

/** What needs to be known before anything is done: one thing a line, nothing when all is well. */
export const AgreementStatus = ({ placement, agreement }: { placement: Placement; agreement: Agreement }) => {
  const texts = useTexts()
  const { status } = texts.agreements
  const { page } = texts.placements
  const format = useFormat()
  const { today } = useSession()
  const { state, can, door, doorNow, startedOn, endsOn, followsId, followedById } = placement
  const over = state === 'ended' || state === 'withdrawn'
  const pending = over ? null : pendingIn(agreement)
  return (
    <div className="agreement-status">
      {pending && <Pending pending={pending} agreement={agreement} />}
      {state === 'agreed' &&
        (can.start ? (
          <Notice tone="warning" title={status.agreedCannot}>
            {problemText(texts, can.start)}
          </Notice>
        ) : (
          <Notice tone="success">{status.agreed}</Notice>
        ))}
      {state === 'upcoming' && startedOn && <Notice>{page.upcoming(format.date(startedOn))}</Notice>}
      {state === 'running' && endsOn < today && <Notice tone="warning">{page.overdue(format.date(endsOn))}</Notice>}
      {!over && doorNow && doorNow !== door && (
        <Notice tone="warning">{page.doorChanged(texts.common.doors[doorNow].word.toLowerCase())}</Notice>
      )}
      {followsId && startedOn === null && !over && (
        <Notice>
          {status.follows} <Link to={href.placement(followsId)}>{status.toFollowed}</Link>
        </Notice>
      )}
      {followedById && (
        <Notice>
          {status.followedBy} <Link to={href.placement(followedById)}>{status.toFollower}</Link>
        </Notice>
      )}
    </div>
  )
}

const Pending = ({ pending, agreement }: { pending: Version; agreement: Agreement }) => {
  const texts = useTexts()
  const { status, kinds } = texts.agreements
  const format = useFormat()
  const isChange = agreement.agreedId !== null
  const change = isChange ? `${status.change(kinds[pending.kind])} ` : ''
  const no = pending.approvals.find(({ answer }) => answer === 'declined')
  switch (pending.state) {
    case 'draft':
      return agreement.can.send ? (
        <Notice tone="warning" title={status.cannotSend}>
          {change}
          {problemText(texts, agreement.can.send)}
        </Notice>
      ) : (
        <Notice>
          {change}
          {isChange ? status.changeDraft : status.draft}
        </Notice>
      )
    case 'awaiting':
      return (
        <Notice>
          {change}
          {pending.sentOn && status.awaiting(format.date(pending.sentOn))}{' '}
          {pending.outstanding.length > 0 &&
            status.waitsFor(format.list(pending.outstanding.map((party) => status.partyInSentence[party])))}{' '}
          {pending.expiresOn && status.endsByItself(format.date(pending.expiresOn))}
        </Notice>
      )
    case 'declined':
      return (
        <Notice tone="warning">
          {change}
          {no && status.declined(no.byName, format.date(no.givenOn))}
          {no?.reason && <blockquote className="as-typed">{no.reason}</blockquote>}
          {status.declinedThen}
        </Notice>
      )
    default:
      return <Notice tone="warning">{isChange ? `${change}${status.changeExpired}` : status.expired}</Notice>
  }
}
