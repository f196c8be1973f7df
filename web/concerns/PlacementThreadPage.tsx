import { useState } from 'react'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { isOver } from '../../shared/concerns/concerns.rules.ts'
import type { ConcernView, Thread } from '../../shared/concerns/concerns.schema.ts'
import { problemText } from '../../shared/i18n/texts.ts'
import { useSignedIn } from '../app/session.ts'
import { href } from '../hrefs.ts'
import { useFormat, useTexts } from '../language.tsx'
import { Badge } from '../ui/Badge.tsx'
import { LinkButton } from '../ui/Button.tsx'
import { Details } from '../ui/Details.tsx'
import { DoorBadge } from '../ui/DoorBadge.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import { Told } from '../ui/Told.tsx'
import { AnswerForm, AnswerNotSent } from './AnswerForm.tsx'
import { Concerns } from './Concerns.tsx'
import { FollowUp } from './FollowUp.tsx'
import { keptNames } from './kept.ts'
import { Messages } from './Messages.tsx'
import { openThread, threadAction, threadRevalidates } from './thread.ts'
import { WriteForm } from './WriteForm.tsx'
import { nameWords, placeWords } from './words.ts'

export const loader = ({ params: { placementId = '' } }: LoaderFunctionArgs) => openThread(placementId)
export const action = threadAction
export const shouldRevalidate = threadRevalidates

/** The caseworker's side of a thread: what is to be answered, the messages both sides read, and apart from them the notes. */
export const Component = () => {
  const thread = useLoaderData<typeof loader>()
  const texts = useTexts()
  const { concerns } = texts
  const { thread: words, write } = concerns
  const format = useFormat()
  const { placementId, citizenId, door, today, messages, can } = thread
  const name = nameWords(texts, thread)
  const shared = messages.filter(({ audience }) => audience === 'shared')
  const pressing = thread.concerns.some(({ state, followUp }) => state === 'open' || (followUp !== null && !followUp.done))
  return (
    <div className="page thread">
      <PageTitle
        title={concerns.threadOf(name)}
        tabTitle={concerns.inbox}
        lede={placeWords(texts, format, thread)}
        badges={<DoorBadge door={door} />}
        back={{ to: href.inbox(), label: words.backToInbox }}
        actions={
          <>
            <LinkButton to={href.placement(placementId)}>{words.toPlacement}</LinkButton>
            {citizenId && <LinkButton to={href.citizen(citizenId)}>{words.toCitizen}</LinkButton>}
          </>
        }
      />
      <div className="columns">
        <div>
          <Concerns
            thread={thread}
            crew={false}
            deeds={(concern, first) => <Deeds concern={concern} thread={thread} first={first} />}
          />
          <section className="thread-messages" aria-labelledby="beskeder">
            <h2 id="beskeder">{words.messagesShared}</h2>
            <Messages messages={shared} today={today} empty={words.noMessages} />
            {can.write ? (
              <p className="quiet">{problemText(texts, can.write)}</p>
            ) : (
              <WriteForm
                intent="write"
                keptAs={keptNames.message(placementId)}
                label={write.toSupplier}
                hint={write.hintSupplier}
                submit={write.send}
                primary={!pressing}
              />
            )}
          </section>
        </div>
        <aside>
          <Notes thread={thread} />
        </aside>
      </div>
    </div>
  )
}

const Deeds = ({ concern, thread, first }: { concern: ConcernView; thread: Thread; first: boolean }) => {
  const { answer } = useTexts().concerns
  const { name } = useSignedIn()
  const [wasOpen] = useState(concern.state === 'open')
  if (concern.state !== 'open') {
    return (
      <>
        {wasOpen && concern.answer?.by === name && <Told>{answer.sent}</Told>}
        <AnswerNotSent concernId={concern.concernId} />
        <FollowUp concern={concern} thread={thread} primary={first} />
      </>
    )
  }
  if (concern.can.answer) return null
  const over = isOver(thread.state)
  return first ? (
    <AnswerForm concern={concern} over={over} primary />
  ) : (
    <Details summary={answer.title}>
      <AnswerForm concern={concern} over={over} primary={false} />
    </Details>
  )
}

/** Another paper, another frame, another button: nobody takes a note for a message. */
const Notes = ({ thread: { placementId, messages, today, can } }: { thread: Thread }) => {
  const { notes } = useTexts().concerns
  const internal = messages.filter(({ audience }) => audience === 'internal')
  return (
    <section className="notes" aria-labelledby="noter">
      <h2 id="noter">{notes.title}</h2>
      <p>
        <Badge icon="lock" strong>
          {notes.only}
        </Badge>
      </p>
      <Messages messages={internal} today={today} empty={notes.none} />
      {can.note && (
        <WriteForm
          intent="note"
          keptAs={keptNames.note(placementId)}
          label={notes.label}
          hint={notes.hint}
          submit={notes.save}
          icon="lock"
        />
      )}
    </section>
  )
}
