import { useState } from 'react'
import { useFetcher } from 'react-router'
import { followUpOf } from '../../shared/concerns/concerns.rules.ts'
import type { ConcernView } from '../../shared/concerns/concerns.schema.ts'
import { limits, type Outcome, outcomes } from '../../shared/concerns/topics.ts'
import { useTexts } from '../language.tsx'
import { ActionForm } from '../ui/ActionForm.tsx'
import { Button } from '../ui/Button.tsx'
import { RadioGroup } from '../ui/choices.tsx'
import { Notice } from '../ui/Notice.tsx'
import { TextArea } from '../ui/TextField.tsx'
import { keptNames, useKept } from './kept.ts'

type Typed = { readonly outcome: Outcome | null; readonly words: string }

const typedIn = (found: unknown): Typed | null => {
  if (typeof found !== 'object' || found === null || !('words' in found) || typeof found.words !== 'string') return null
  const outcome = 'outcome' in found ? outcomes.find((one) => one === found.outcome) : undefined
  return { outcome: outcome ?? null, words: found.words }
}

/** The caseworker's answer; says what follows from it before it is sent, and keeps what was written until it is. */
export const AnswerForm = ({
  concern: { concernId, kind, topic, version },
  over,
  primary,
}: {
  concern: ConcernView
  /** The placement is, and nothing in its agreement can be changed. */
  over: boolean
  primary: boolean
}) => {
  const texts = useTexts().concerns
  const { answer } = texts
  const fetcher = useFetcher({ key: `answer ${concernId}` })
  const { found, keep } = useKept(keptNames.answer(concernId))
  const [typed, setTyped] = useState<Typed>(typedIn(found) ?? { outcome: null, words: '' })
  const [began] = useState(typed)
  const set = (change: Partial<Typed>) => {
    const next = { ...typed, ...change }
    setTyped(next)
    keep(next)
  }
  const next = typed.outcome && (followUpOf(topic, typed.outcome, over) ?? 'plain')
  return (
    <ActionForm fetcher={fetcher} idPrefix={`svar-${concernId}`} className="answer-form">
      <h4>{answer.title}</h4>
      <input type="hidden" name="intent" value="answer" />
      <input type="hidden" name="concernId" value={concernId} />
      <input type="hidden" name="version:number" value={version} />
      <RadioGroup
        name="outcome"
        label={answer.outcome[kind]}
        defaultValue={began.outcome}
        choices={outcomes.map((value) => ({ value, label: texts.outcomes[kind][value] }))}
        onChange={(value) => set({ outcome: outcomes.find((one) => one === value) ?? null })}
      />
      <TextArea
        name="answer"
        label={answer.words}
        hint={answer.hint}
        rows={3}
        maxLength={limits.answer}
        defaultValue={began.words}
        onChange={(words) => set({ words })}
      />
      <p className="answer-next" aria-live="polite">
        {answer.next[next ?? 'choose']}
      </p>
      <Button type="submit" kind={primary ? 'primary' : 'secondary'}>
        {answer.submit}
      </Button>
    </ActionForm>
  )
}

/** Somebody else was first, or it was taken back, while an answer was being written: the words are still here. */
export const AnswerNotSent = ({ concernId }: { concernId: string }) => {
  const { answer } = useTexts().concerns
  const { found, keep } = useKept(keptNames.answer(concernId))
  const [gone, setGone] = useState(false)
  const typed = typedIn(found)
  if (gone || !typed?.words) return null
  return (
    <Notice tone="warning" live title={answer.notSent}>
      <blockquote className="as-typed">{typed.words}</blockquote>
      <Button
        kind="tertiary"
        onClick={() => {
          keep(undefined)
          setGone(true)
        }}
      >
        {answer.forget}
      </Button>
    </Notice>
  )
}
