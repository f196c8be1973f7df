import type { ConcernView } from '../../shared/concerns/concerns.schema.ts'
import { useFormat, useTexts } from '../language.tsx'
import { Notice } from '../ui/Notice.tsx'

/** The proposal that a change comes from, with its answer; `filled`: its hours stand in the form. */
export const Wish = ({ concern, filled }: { concern: ConcernView; filled: boolean }) => {
  const { concerns, agreements } = useTexts()
  const { wish } = agreements.edit
  const format = useFormat()
  const { kind, topic, text, raisedBy, hoursAWeek, answer } = concern
  return (
    <Notice title={wish.title(raisedBy)}>
      <p>
        <b>{concerns.topics[topic]}</b>
        {hoursAWeek !== null && `: ${concerns.hours(format.hours(hoursAWeek))}`}
      </p>
      <blockquote className="as-typed">{text}</blockquote>
      {answer && (
        <>
          <p>{wish.answered(answer.by, concerns.outcomes[kind][answer.outcome])}</p>
          <blockquote className="as-typed">{answer.words}</blockquote>
        </>
      )}
      <p>{filled ? wish.filled : wish.notFilled}</p>
    </Notice>
  )
}
