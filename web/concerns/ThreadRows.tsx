import { Link } from 'react-router'
import type { ThreadRow } from '../../shared/concerns/concerns.schema.ts'
import { useFormat, useTexts } from '../language.tsx'
import { Badge } from '../ui/Badge.tsx'
import { Icon } from '../ui/Icon.tsx'
import { besideWords, whenWords } from './clock.ts'
import { nameWords, ownerWords } from './words.ts'

/** Conversations, one a row and one link a row: who, what waits and until when, and what was said last. */
export const ThreadRows = ({
  rows,
  today,
  to,
  owners,
}: {
  rows: readonly ThreadRow[]
  today: string
  to: (placementId: string) => string
  /** Whose it is to answer, where that is the reader's business. */
  owners: boolean
}) => {
  const texts = useTexts()
  const { list } = texts.concerns
  const format = useFormat()
  return (
    <ul className="plain-list thread-rows">
      {rows.map((row) => (
        <li key={row.placementId}>
          <Link to={to(row.placementId)} className={row.unread > 0 ? 'thread-row thread-unread' : 'thread-row'}>
            <span className="thread-who">
              <b>{nameWords(texts, row)}</b>
              <span className="quiet">{row.siteName}</span>
              {row.unread > 0 && (
                <span>
                  <Badge strong>{list.unread(row.unread)}</Badge>
                </span>
              )}
            </span>
            <span className="thread-what">
              {row.open.map((concern) => (
                <Open key={concern.concernId} concern={concern} today={today} owners={owners} />
              ))}
              {row.lastAudience === 'internal' && (
                <span>
                  <Badge icon="lock">{list.internal}</Badge>
                </span>
              )}
              <span className="thread-last">{list.by(row.lastBy, row.lastText)}</span>
              <time dateTime={row.lastAt} title={besideWords(texts, format, row.lastAt, today)} className="quiet">
                {whenWords(texts, format, row.lastAt, today)}
              </time>
            </span>
            <Icon name="next" />
          </Link>
        </li>
      ))}
    </ul>
  )
}

const Open = ({ concern, today, owners }: { concern: ThreadRow['open'][number]; today: string; owners: boolean }) => {
  const texts = useTexts()
  const { clock, topics, urgent } = texts.concerns
  const format = useFormat()
  const { topic, urgency, dueAt, overdue, owner, mine } = concern
  const when = whenWords(texts, format, dueAt, today)
  return (
    <span className={overdue ? 'thread-open concern-late' : 'thread-open'}>
      <Icon name={overdue ? 'warning' : 'clock'} />
      <span>
        <b>{topics[topic]}</b>: {overdue ? clock.overdue(when) : clock.due(when)}
        {urgency === 'at_once' && <b> · {urgent}</b>}
        {owners && <span className="quiet"> · {ownerWords(texts, { owner, mine })}</span>}
      </span>
    </span>
  )
}
