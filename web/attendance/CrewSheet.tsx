import { useId } from 'react'
import { hoursFor, weeksWithoutPace } from '../../shared/attendance/attendance.rules.ts'
import type { CrewRow } from '../../shared/attendance/attendance.schema.ts'
import { dayStateKeys, isThere, limits, paceBands } from '../../shared/attendance/states.ts'
import { useFormat, useTexts } from '../language.tsx'
import { Button, ButtonRow } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Stepper } from '../ui/Stepper.tsx'
import { CharactersLeft } from '../ui/TextField.tsx'
import { type Edit, entryOf, inState } from './crewEdits.ts'
import { entryWords, personWords } from './words.ts'

type Props = {
  readonly row: CrewRow | undefined
  readonly edit: Edit | undefined
  readonly change: (edit: Edit | null) => void
  readonly close: () => void
}

/** One person's day, from below on a phone. Every tap counts at once; closing it in any way keeps what was tapped. */
export const CrewSheet = ({ row, edit, change, close }: Props) => {
  const texts = useTexts()
  return (
    <Dialog open={row !== undefined} onClose={close} title={row ? personWords(texts, row) : ''} sheet>
      {row && <Day key={row.placementId} row={row} edit={edit} change={change} close={close} />}
    </Dialog>
  )
}

const Day = ({ row, edit, change, close }: Props & { readonly row: CrewRow }) => {
  const texts = useTexts()
  const { sheet, states } = texts.attendance
  const format = useFormat()
  const { logged, plannedHours } = row
  const entry = entryOf(row, edit)
  const now: Edit = edit ?? { ...entry, version: logged?.version ?? null }
  const isExtra = plannedHours === 0 && !logged
  const set = (changed: Partial<Edit>) => change({ ...now, ...changed })
  return (
    <div className="crew-sheet">
      <About row={row} />
      <fieldset className="crew-choices">
        <legend className="form-label">{sheet.what}</legend>
        {dayStateKeys.map((state) => (
          <button
            key={state}
            type="button"
            className="crew-choice"
            aria-pressed={state === entry.state && (!isExtra || edit !== undefined)}
            disabled={plannedHours === 0 && state !== 'present'}
            onClick={() => change(inState(now, state, hoursFor(state, plannedHours)))}
          >
            {states[state]}
          </button>
        ))}
      </fieldset>
      {isThere(entry.state) && (!isExtra || edit) && (
        <>
          <Stepper
            key={entry.state}
            name="hours"
            label={sheet.hours}
            defaultValue={entry.hours}
            min={0.25}
            onChange={(hours) => set({ hours })}
          />
          {row.asksPace ? <Pace now={now} set={set} /> : <p className="form-hint">{sheet.noPace(weeksWithoutPace)}</p>}
        </>
      )}
      <Note now={now} set={set} />
      {logged && (
        <p className="form-hint">
          {sheet.earlier(entryWords(texts, format, logged), logged.loggedBy, format.dateTime(logged.loggedAt))}
        </p>
      )}
      <ButtonRow>
        <Button kind="primary" onClick={close}>
          {sheet.done}
        </Button>
        {edit && (
          <Button kind="tertiary" onClick={() => change(null)}>
            {sheet.undo}
          </Button>
        )}
      </ButtonRow>
    </div>
  )
}

/** What the citizen agreed that the team lead shall know, before everything else; then what the caseworker asks of the site. */
const About = ({ row: { needs, support, phone, buddy, tasks } }: { row: CrewRow }) => {
  const { sheet } = useTexts().attendance
  if (!needs && !support && !phone && !buddy && tasks.length === 0) return null
  return (
    <div className="crew-about">
      {needs && (
        <p>
          <b>{sheet.needs}:</b> {needs}
        </p>
      )}
      {support && (
        <p>
          <b>{sheet.support}:</b> <span className="as-written">{support}</span>
        </p>
      )}
      {buddy && (
        <p>
          <b>{sheet.buddy}:</b> {buddy}
        </p>
      )}
      {tasks.length > 0 && (
        <p>
          <b>{sheet.tasks}:</b> {tasks.join(', ')}
        </p>
      )}
      {phone && <a href={`tel:${phone.replace(/[^\d+]/g, '')}`}>{sheet.call(phone)}</a>}
    </div>
  )
}

type Part = { readonly now: Edit; readonly set: (changed: Partial<Edit>) => void }

const Pace = ({ now, set }: Part) => {
  const { sheet, pace } = useTexts().attendance
  return (
    <fieldset className="crew-pace">
      <legend className="form-label">{sheet.paceOptional}</legend>
      {paceBands.map((band) => (
        <button
          key={band}
          type="button"
          className="crew-choice"
          aria-pressed={now.paceBand === band}
          onClick={() => set({ paceBand: now.paceBand === band ? null : band })}
        >
          {pace[band]}
        </button>
      ))}
    </fieldset>
  )
}

const Note = ({ now, set }: Part) => {
  const { sheet } = useTexts().attendance
  const { optional } = useTexts().common
  const id = useId()
  return (
    <div className="form-group">
      <label className="form-label" htmlFor={id}>
        {sheet.note} <span className="optional">({optional})</span>
      </label>
      <span className="form-hint" id={`${id}-hint`}>
        {sheet.noteHint}
      </span>
      <input
        id={id}
        className="form-input"
        type="text"
        autoComplete="off"
        aria-describedby={`${id}-hint`}
        value={now.note ?? ''}
        onChange={(event) => set({ note: event.target.value === '' ? null : event.target.value })}
      />
      <CharactersLeft length={now.note?.length ?? 0} max={limits.note} />
    </div>
  )
}
