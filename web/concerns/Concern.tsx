import { type ReactNode, useId } from 'react'
import type { ConcernView } from '../../shared/concerns/concerns.schema.ts'
import { useFormat, useTexts } from '../language.tsx'
import { Badge } from '../ui/Badge.tsx'
import { Icon } from '../ui/Icon.tsx'
import { besideWords, whenWords } from './clock.ts'
import { ownerWords } from './words.ts'

type Props = {
  readonly concern: ConcernView
  /** The Danish day by the server's clock. */
  readonly today: string
  /** Weekly hours agreed now. */
  readonly hoursAWeek: number
  /** Whoever raised it reads who answers; whoever answers reads by when. */
  readonly crew: boolean
  /** What the reader can do about it. */
  readonly children?: ReactNode
}

/** One concern or proposal with its clock, its answer and who has read what. */
export const Concern = ({ concern, today, hoursAWeek, crew, children }: Props) => {
  const texts = useTexts()
  const { thread, kinds, topics, hours, nowAgreed, urgent } = texts.concerns
  const format = useFormat()
  const id = useId()
  const { concernId, kind, topic, text, state, raisedBy, raisedAt, seen, answer, unread } = concern
  const at = (instant: string) => whenWords(texts, format, instant, today)
  return (
    <article id={`henvendelse-${concernId}`} className={`concern concern-${state}`} aria-labelledby={id}>
      <header>
        <h3 id={id}>{topics[topic]}</h3>
        <Badge>{kinds[kind]}</Badge>
        {unread && <Badge strong>{thread.new}</Badge>}
        {concern.urgency === 'at_once' && state === 'open' && (
          <Badge icon="error" strong>
            {urgent}
          </Badge>
        )}
        {state !== 'open' && <Badge icon={state === 'answered' ? 'check' : 'back'}>{thread.states[state]}</Badge>}
      </header>
      {state === 'open' && <Clock concern={concern} today={today} crew={crew} />}
      <blockquote className="as-typed">{text}</blockquote>
      {concern.hoursAWeek !== null && (
        <p>
          <b>{hours(format.hours(concern.hoursAWeek))}</b> <span className="quiet">({nowAgreed(format.hours(hoursAWeek))})</span>
        </p>
      )}
      <p className="concern-receipt">
        <span>{thread.raisedBy(raisedBy, at(raisedAt))}</span>{' '}
        <Receipt words={seen ? thread.readByAt(seen.name, at(seen.at)) : thread.notRead} read={seen !== null} />
      </p>
      {state === 'replaced' && <p className="quiet">{thread.replacedText}</p>}
      {state === 'withdrawn' && <p className="quiet">{thread.withdrawnText}</p>}
      {answer && (
        <div className="concern-answer">
          <p>
            <b>{texts.concerns.outcomes[kind][answer.outcome]}</b>
          </p>
          <blockquote className="as-typed">{answer.words}</blockquote>
          <p className="concern-receipt">
            <span>{thread.answerBy(answer.by, at(answer.at))}</span>{' '}
            <Receipt
              words={answer.seen ? thread.readByAt(answer.seen.name, at(answer.seen.at)) : thread.notRead}
              read={answer.seen !== null}
            />
          </p>
        </div>
      )}
      {children}
    </article>
  )
}

/** A tick where it has been read, and the words always. */
export const Receipt = ({ words, read }: { words: string; read: boolean }) => (
  <span className="receipt">
    {read && <Icon name="check" />}
    {words}
  </span>
)

/** By when it is to be answered, and by whom. */
const Clock = ({ concern: { dueAt, overdue, owner, mine }, today, crew }: Pick<Props, 'concern' | 'today' | 'crew'>) => {
  const texts = useTexts()
  const { clock } = texts.concerns
  const format = useFormat()
  const when = whenWords(texts, format, dueAt, today)
  return (
    <p className={overdue ? 'concern-clock concern-late' : 'concern-clock'}>
      <Icon name={overdue ? 'warning' : 'clock'} />
      <span>
        <b>{overdue ? clock.overdue(when) : crew ? clock.dueBy(owner ?? clock.someone, when) : clock.due(when)}</b>{' '}
        <span className="quiet">
          ({besideWords(texts, format, dueAt, today)}){(overdue || !crew) && ` · ${ownerWords(texts, { owner, mine })}`}
        </span>
      </span>
    </p>
  )
}
