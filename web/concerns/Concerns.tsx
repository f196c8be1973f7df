import type { ReactNode } from 'react'
import type { ConcernView, Thread } from '../../shared/concerns/concerns.schema.ts'
import { useTexts } from '../language.tsx'
import { Details } from '../ui/Details.tsx'
import { Concern } from './Concern.tsx'
import { partsOf } from './thread.ts'

/** What was raised about a placement: what still presses in sight, the rest in a fold. */
export const Concerns = ({
  thread: { concerns, today, hoursAWeek },
  crew,
  deeds,
}: {
  thread: Thread
  crew: boolean
  /** What can be done about one; `first` is true for the one that presses most. */
  deeds: (concern: ConcernView, first: boolean) => ReactNode
}) => {
  const { thread: words } = useTexts().concerns
  const { shown, earlier } = partsOf(concerns)
  const one = (concern: ConcernView, first: boolean) => (
    <Concern key={concern.concernId} concern={concern} today={today} hoursAWeek={hoursAWeek} crew={crew}>
      {deeds(concern, first)}
    </Concern>
  )
  return (
    <section className="concerns" aria-labelledby="henvendelser">
      <h2 id="henvendelser">{words.waiting}</h2>
      {shown.length === 0 && <p className="quiet">{words.nothingRaised}</p>}
      {shown.map((concern, index) => one(concern, index === 0))}
      {earlier.length > 0 && (
        <Details summary={words.earlier(earlier.length)}>{earlier.map((concern) => one(concern, false))}</Details>
      )}
    </section>
  )
}
