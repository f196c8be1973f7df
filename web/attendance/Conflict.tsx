import type { CrewRow } from '../../shared/attendance/attendance.schema.ts'
import { useFormat, useTexts } from '../language.tsx'
import { Button, ButtonRow } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import type { Edit } from './crewEdits.ts'
import { entryWords, personWords } from './words.ts'

/** It appears after an answer from the server, above what the person was looking at. */
const takeFocus = (box: HTMLElement | null) => box?.focus()

/** Two people wrote about the same day: both are shown, one is chosen, nothing is written over unseen. */
export const Conflict = ({
  row,
  edit,
  choose,
}: {
  row: CrewRow
  edit: Edit | undefined
  choose: (edit: Edit | null) => void
}) => {
  const texts = useTexts()
  const format = useFormat()
  const { conflict } = texts.attendance
  const { logged } = row
  if (!edit || !logged) return null
  return (
    <div id={`rettet-${row.placementId}`} className="crew-conflict" tabIndex={-1} ref={takeFocus}>
      <Notice tone="warning" live title={conflict.title(personWords(texts, row))}>
        <p>{conflict.theirs(logged.loggedBy, format.dateTime(logged.loggedAt), entryWords(texts, format, logged))}</p>
        <p>{conflict.yours(entryWords(texts, format, edit))}</p>
        <ButtonRow>
          <Button onClick={() => choose(null)}>{conflict.useTheirs}</Button>
          <Button onClick={() => choose({ ...edit, version: logged.version })}>{conflict.useYours}</Button>
        </ButtonRow>
      </Notice>
    </div>
  )
}
