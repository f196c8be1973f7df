import { useState } from 'react'
import { type LoaderFunctionArgs, useLoaderData, useSearchParams } from 'react-router'
import type { ConcernView, Thread } from '../../shared/concerns/concerns.schema.ts'
import { href } from '../frontHrefs.ts'
import { useFormat, useTexts } from '../language.tsx'
import { Button, LinkButton } from '../ui/Button.tsx'
import { DoorBadge } from '../ui/DoorBadge.tsx'
import { Notice } from '../ui/Notice.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import { Told } from '../ui/Told.tsx'
import { ConcernDeed } from './ConcernDeed.tsx'
import { Concerns } from './Concerns.tsx'
import { whenWords } from './clock.ts'
import { CrewFollowUp } from './FollowUp.tsx'
import { keptNames } from './kept.ts'
import { Messages } from './Messages.tsx'
import { openThread, threadAction, threadRevalidates } from './thread.ts'
import { WriteForm } from './WriteForm.tsx'
import { closedWords, nameWords, placeWords } from './words.ts'

export const loader = ({ params: { placementId = '' } }: LoaderFunctionArgs) => openThread(placementId)
export const action = threadAction
export const shouldRevalidate = threadRevalidates

/** A team lead's thread about one person. */
export const Component = () => {
  const thread = useLoaderData<typeof loader>()
  const texts = useTexts()
  const { concerns } = texts
  const { thread: words, write } = concerns
  const format = useFormat()
  const { placementId, door, today, messages, can } = thread
  // What is asked of the reader comes before what the reader could ask.
  const asked = thread.concerns.some(({ followUp }) => followUp?.versionState === 'awaiting' && !followUp.done)
  return (
    <div className="page page-narrow thread">
      <PageTitle
        title={concerns.of(nameWords(texts, thread))}
        tabTitle={concerns.title}
        lede={placeWords(texts, format, thread)}
        badges={<DoorBadge door={door} />}
        back={{ to: href.messages(), label: words.back }}
      />
      <Sent thread={thread} />
      {can.raise ? (
        <Notice>{closedWords(texts, can.raise.code)}</Notice>
      ) : (
        <p>
          <LinkButton to={href.newConcern(placementId)} kind={asked ? 'secondary' : 'primary'} icon="plus">
            {words.raise}
          </LinkButton>
        </p>
      )}
      <Concerns
        thread={thread}
        crew
        deeds={(concern) => (
          <>
            <CrewFollowUp concern={concern} thread={thread} />
            <Withdraw concern={concern} />
          </>
        )}
      />
      <section className="thread-messages" aria-labelledby="beskeder">
        <h2 id="beskeder">{words.messages}</h2>
        <Messages messages={messages} today={today} empty={words.noMessages} />
        {can.write === null && (
          <WriteForm
            intent="write"
            keptAs={keptNames.message(placementId)}
            label={write.toMunicipality}
            hint={write.hintMunicipality}
            submit={write.send}
          />
        )}
      </section>
      <p>
        <LinkButton to={href.agreement(placementId)} icon="document">
          {words.toAgreement}
        </LinkButton>
      </p>
    </div>
  )
}

/** The receipt of what was sent from the page before, with the clock. */
const Sent = ({ thread: { concerns, today } }: { thread: Thread }) => {
  const texts = useTexts()
  const { thread: words, clock } = texts.concerns
  const format = useFormat()
  const [search] = useSearchParams()
  const sent = concerns.find(({ concernId, state }) => concernId === search.get('sendt') && state === 'open')
  if (!sent) return null
  return (
    <Notice tone="success" live title={words.sentTitle}>
      {words.sent(sent.owner ?? clock.someone, whenWords(texts, format, sent.dueAt, today))}
    </Notice>
  )
}

const Withdraw = ({ concern }: { concern: ConcernView }) => {
  const { thread: words } = useTexts().concerns
  const [open, setOpen] = useState(false)
  // once it is taken back the button is gone; somebody else may have been first
  if (concern.can.withdraw) return open && concern.state === 'withdrawn' ? <Told>{words.withdrawn}</Told> : null
  return (
    <>
      <Button kind="tertiary" icon="back" onClick={() => setOpen(true)}>
        {words.withdraw}
      </Button>
      <ConcernDeed
        concern={concern}
        intent="withdraw"
        title={words.withdrawTitle}
        what={words.withdrawWhat}
        submit={words.withdraw}
        open={open}
        onClose={() => setOpen(false)}
      />
    </>
  )
}
