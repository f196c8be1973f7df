import { type ReactNode, useState } from 'react'
import type { Field } from '../../shared/attendance/attendance.rules.ts'
import type { CrewRow, Entry } from '../../shared/attendance/attendance.schema.ts'
import { useFormat, useTexts } from '../language.tsx'
import { Button, ButtonRow } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { allFrom, type Choice, chosenEdit, type Side } from './conflictChoice.ts'
import { collisionsOf, type Edit, plannedOf } from './crewEdits.ts'
import { fieldWords, personWords } from './words.ts'

/** It appears after an answer from the server, above what the person was looking at. */
const takeFocus = (box: HTMLElement | null) => box?.focus()

/**
 * Two people wrote differently about the same day: both values stand side by side, part by part where they differ; once each part is
 * chosen the row can be sent. `collisions` are those the server found; without them, those that can be seen from here.
 */
export const Conflict = ({
  row,
  edit,
  collisions = collisionsOf(row, edit),
  choose,
}: {
  row: CrewRow
  edit: Edit | undefined
  collisions?: readonly Field[]
  choose: (edit: Edit | null) => void
}) => {
  const texts = useTexts()
  const format = useFormat()
  const [choice, setChoice] = useState<Choice>({})
  const { conflict } = texts.attendance
  const { logged: standing } = row
  if (!edit || !standing || collisions.length === 0) return null
  const two = { base: edit.seen ?? plannedOf(row), mine: edit, standing, collisions }
  const chooseField = (field: Field, side: Side) => {
    const now = { ...choice, [field]: side }
    setChoice(now)
    if (collisions.every((one) => now[one])) choose(chosenEdit(two, now))
  }
  return (
    <div id={`rettet-${row.placementId}`} className="crew-conflict" tabIndex={-1} ref={takeFocus}>
      <Notice tone="warning" live title={conflict.title(personWords(texts, row), standing.loggedBy)}>
        {conflict.when(format.dateTime(standing.loggedAt))}
      </Notice>
      <div className="conflict-fields">
        {collisions.map((field) => (
          <fieldset key={field} className="conflict-field">
            <legend>{texts.attendance.fields[field]}</legend>
            <Value field={field} said={edit} whose={conflict.mine} chosen={choice[field] === 'mine'}>
              <Button {...marked(choice[field] === 'mine')} onClick={() => chooseField(field, 'mine')}>
                {conflict.useMine}
              </Button>
            </Value>
            <Value field={field} said={standing} whose={conflict.theirs(standing.loggedBy)} chosen={choice[field] === 'theirs'}>
              <Button {...marked(choice[field] === 'theirs')} onClick={() => chooseField(field, 'theirs')}>
                {conflict.useTheirs}
              </Button>
            </Value>
          </fieldset>
        ))}
        {collisions.length > 1 && (
          <ButtonRow>
            <Button onClick={() => choose(chosenEdit(two, allFrom('mine', collisions)))}>{conflict.allMine}</Button>
            <Button onClick={() => choose(chosenEdit(two, allFrom('theirs', collisions)))}>{conflict.allTheirs}</Button>
          </ButtonRow>
        )}
      </div>
    </div>
  )
}

/** Said by a mark and to a screen reader, not by colour alone. */
const marked = (chosen: boolean) => ({ 'aria-pressed': chosen, ...(chosen ? { icon: 'check' as const } : {}) })

const Value = ({
  field,
  said,
  whose,
  chosen,
  children,
}: {
  field: Field
  said: Entry
  whose: string
  chosen: boolean
  children: ReactNode
}) => {
  const texts = useTexts()
  const format = useFormat()
  return (
    <div className={chosen ? 'conflict-value conflict-chosen' : 'conflict-value'}>
      <span className="quiet">{whose}</span>
      <b>{fieldWords(texts, format, field, said) || texts.attendance.conflict.empty}</b>
      {children}
    </div>
  )
}
