import { Fragment } from 'react'
import type { MessageView } from '../../shared/concerns/concerns.schema.ts'
import { useFormat, useTexts } from '../language.tsx'
import { Receipt } from './Concern.tsx'
import { whenWords } from './clock.ts'

/** Messages or notes as they came, oldest first; what is new begins under a line that says so. */
export const Messages = ({ messages, today, empty }: { messages: readonly MessageView[]; today: string; empty: string }) => {
  const texts = useTexts()
  const { thread } = texts.concerns
  const format = useFormat()
  const firstNew = messages.find(({ unread }) => unread)
  if (messages.length === 0) return <p className="quiet">{empty}</p>
  return (
    <ol className="plain-list messages" aria-live="polite">
      {messages.map((message) => {
        const { messageId, audience, text, by, own, at, readBy } = message
        return (
          <Fragment key={messageId}>
            {message === firstNew && <li className="messages-new">{thread.unreadFrom}</li>}
            <li className={own ? 'message message-own' : 'message'}>
              <p className="message-by">
                <b>{by}</b> <time dateTime={at}>{whenWords(texts, format, at, today)}</time>
              </p>
              <p className="as-typed">{text}</p>
              {own && audience === 'shared' && readBy.length > 0 && (
                <p className="concern-receipt">
                  <Receipt words={thread.readBy(format.list(readBy))} read />
                </p>
              )}
            </li>
          </Fragment>
        )
      })}
    </ol>
  )
}
