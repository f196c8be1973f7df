import type { ReactNode } from 'react'
import type { CrewEntry, CrewRow } from '../../shared/attendance/attendance.schema.ts'
import { problemText } from '../../shared/i18n/texts.ts'
import { ProblemError } from '../../shared/problem.ts'
import { useTexts } from '../language.tsx'
import type { Refused } from '../offline/queue.ts'
import { Notice } from '../ui/Notice.tsx'
import { personWords } from './words.ts'

type Props = {
  readonly problem: Refused
  readonly sent: readonly CrewEntry[]
  readonly rows: readonly CrewRow[]
  readonly children?: ReactNode
}

/** Why the server did not take a crew, person by person where it says so. */
export const Problem = ({ problem, sent, rows, children }: Props) => {
  const texts = useTexts()
  const { send } = texts.attendance
  if (problem.code === 'changed-meanwhile') {
    return (
      <Notice tone="warning" live title={send.someoneChanged}>
        {children}
      </Notice>
    )
  }
  const nameAt = (pointer: string | undefined) => {
    const entry = sent[Number(/^\/rows\/(\d+)/.exec(pointer ?? '')?.[1])]
    const row = rows.find(({ placementId }) => placementId === entry?.placementId)
    return row && personWords(texts, row)
  }
  const lines = problem.errors.map((refusal) => {
    const name = nameAt(refusal.pointer)
    return name ? send.row(name, problemText(texts, refusal)) : problemText(texts, refusal)
  })
  return (
    <Notice tone="error" live title={send.failed}>
      {lines.length === 0 ? (
        <p>
          {problem.code === 'not-found'
            ? send.notOnCrew
            : problemText(texts, new ProblemError(problem.code, { facts: problem.facts }))}
        </p>
      ) : (
        <ul className="plain-list">
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      {children}
    </Notice>
  )
}
