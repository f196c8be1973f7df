import { useId } from 'react'
import { Link } from 'react-router'
import { hoursFor, weeksWithoutPace } from '../../shared/attendance/attendance.rules.ts'
import type { CrewRow, Entry } from '../../shared/attendance/attendance.schema.ts'
import { motivationSteps } from '../../shared/attendance/motivation.ts'
import { leadsMotivation, motivationWords } from '../../shared/attendance/motivation.words.ts'
import { dayStateKeys, isThere, limits, paceBands, supportKinds } from '../../shared/attendance/states.ts'
import { href } from '../frontHrefs.ts'
import { useFormat, useLanguage, useTexts } from '../language.tsx'
import { Button, ButtonRow } from '../ui/Button.tsx'
import { Details } from '../ui/Details.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Stepper } from '../ui/Stepper.tsx'
import { CharactersLeft } from '../ui/TextField.tsx'
import { type Edit, entryOf, inState, seenOf, withTasks } from './crewEdits.ts'
import { SeenFacts, SeenNeeds } from './SeenPerson.tsx'
import { stateIcons } from './stateIcons.ts'
import { entryWords, personWords } from './words.ts'

type Change = (edit: Edit | null) => void
type Props = {
  readonly row: CrewRow | undefined
  readonly edit: Edit | undefined
  readonly change: Change
  /** An absence was chosen, which says all there is to say; `before` is what was tapped until then. */
  readonly absent: (placementId: string, before: Edit | null) => void
  readonly close: () => void
}

/** One person's day, from below on a phone. Every tap counts at once; closing it in any way keeps what was tapped. */
export const CrewSheet = ({ row, ...props }: Props) => {
  const texts = useTexts()
  return (
    <Dialog open={row !== undefined} onClose={props.close} title={row ? personWords(texts, row) : ''} sheet>
      {row && <Day key={row.placementId} row={row} {...props} />}
    </Dialog>
  )
}

/** What an absence changed, with the way back, while the person looks at the list again. */
export const Said = ({ row, edit, undo }: { row: CrewRow | undefined; edit: Edit | undefined; undo: () => void }) => {
  const texts = useTexts()
  const { sheet, states } = texts.attendance
  const name = row && edit ? personWords(texts, row) : null
  return (
    <div className="crew-said">
      <p role="status">{name && edit && sheet.said(name, states[edit.state])}</p>
      {name && (
        <button type="button" className="button button-tertiary" aria-label={sheet.takeBackFor(name)} onClick={undo}>
          {sheet.takeBack}
        </button>
      )}
    </div>
  )
}

const Day = ({ row, edit, change, absent, close }: Props & { readonly row: CrewRow }) => {
  const texts = useTexts()
  const { sheet, states } = texts.attendance
  const format = useFormat()
  const { logged, plannedHours, tasks, placementId } = row
  const entry = entryOf(row, edit)
  const now: Edit = edit ?? { ...entry, seen: seenOf(logged) }
  const isExtra = plannedHours === 0 && !logged
  const there = isThere(entry.state) && (!isExtra || edit !== undefined)
  const set = (changed: Partial<Edit>) => change({ ...now, ...changed })
  const choose = (state: Entry['state']) => {
    change(inState(now, state, hoursFor(state, plannedHours)))
    if (isThere(state)) return
    absent(placementId, edit ?? null)
    close()
  }
  return (
    <div className="crew-sheet">
      <SeenNeeds person={row} />
      <fieldset className="crew-choices">
        <legend className="form-label">{sheet.what}</legend>
        {dayStateKeys.map((state) => (
          <button
            key={state}
            type="button"
            className="crew-choice"
            aria-pressed={state === entry.state && (!isExtra || edit !== undefined)}
            disabled={plannedHours === 0 && state !== 'present'}
            onClick={() => choose(state)}
          >
            <Icon name={stateIcons[state]} />
            {states[state]}
          </button>
        ))}
      </fieldset>
      {there && (
        <>
          <Stepper
            key={entry.state}
            name="hours"
            label={sheet.hours}
            defaultValue={entry.hours}
            min={0.25}
            onChange={(hours) => set({ hours })}
          />
          {tasks.length > 0 && <Tasks tasks={tasks} now={now} change={change} />}
          {row.asksPace ? <Pace now={now} set={set} /> : <p className="form-hint">{sheet.noPace(weeksWithoutPace)}</p>}
          <Support now={now} set={set} />
        </>
      )}
      <Note now={now} set={set} />
      {row.observeBy && (
        <Link className="crew-needs" to={href.observe(placementId)}>
          {sheet.observe(format.date(row.observeBy))}
        </Link>
      )}
      {(!isExtra || edit) && <OwnMotivation row={row} now={now} change={change} />}
      {logged && (
        <p className="form-hint">
          {sheet.earlier(entryWords(texts, format, logged), logged.loggedBy, format.dateTime(logged.loggedAt))}
        </p>
      )}
      <About row={row} />
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

/** What the caseworker asks of the site, whom to call, and what is not about this day. */
const About = ({ row }: { row: CrewRow }) => {
  const texts = useTexts()
  const { sheet } = texts.attendance
  const { placementId } = row
  return (
    <Details summary={sheet.about(personWords(texts, row))}>
      <div className="crew-about">
        <SeenFacts person={row}>
          <Link to={href.newConcern(placementId)}>{sheet.write}</Link>
          <Link to={href.crewPerson(placementId)}>{sheet.ahead}</Link>
        </SeenFacts>
      </div>
    </Details>
  )
}

type Part = { readonly now: Edit; readonly set: (changed: Partial<Edit>) => void }

/** The agreed tasks as ticks; whoever sends vouches for them. */
const Tasks = ({ tasks, now, change }: { tasks: readonly string[]; now: Edit; change: Change }) => {
  const { sheet } = useTexts().attendance
  const id = useId()
  const { tasksDone } = now
  const all = tasks.every((task) => tasksDone.includes(task))
  const tick = (ticked: readonly string[]) => change(withTasks(now, tasks, ticked))
  const others = tasksDone.filter((task) => !tasks.includes(task))
  return (
    <fieldset className="crew-ticks" aria-describedby={id}>
      <legend className="form-label">{sheet.tasks}</legend>
      <span className="form-hint" id={id}>
        {sheet.tasksHint}
      </span>
      {tasks.length > 1 && (
        <Tick strong label={sheet.allDone} ticked={all} turn={() => tick(all ? others : [...tasks, ...others])} />
      )}
      {[...tasks, ...others].map((task) => (
        <Tick
          key={task}
          label={task}
          ticked={tasksDone.includes(task)}
          turn={() => tick(tasksDone.includes(task) ? tasksDone.filter((one) => one !== task) : [...tasksDone, task])}
        />
      ))}
    </fieldset>
  )
}

const Tick = ({ label, ticked, turn, strong }: { label: string; ticked: boolean; turn: () => void; strong?: boolean }) => (
  <button type="button" className={strong ? 'crew-tick crew-tick-all' : 'crew-tick'} aria-pressed={ticked} onClick={turn}>
    <span className="crew-tick-box">{ticked && <Icon name="check" />}</span>
    {label}
  </button>
)

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

/** Asked once a week of whoever is at the phone; once answered it is folded away until the next. */
const OwnMotivation = ({ row, now, change }: { row: CrewRow; now: Edit; change: Change }) => {
  const { language } = useLanguage()
  const { question, about, answered } = leadsMotivation
  const id = useId()
  const chosen = now.motivation ?? row.motivation
  const choices = (
    <fieldset className="crew-pace" aria-describedby={id}>
      <legend className="form-label">{question[language]}</legend>
      <span className="form-hint" id={id}>
        {about[language]}
      </span>
      {motivationSteps.map((step) => (
        <button
          key={step}
          type="button"
          className="crew-choice"
          aria-pressed={chosen === step}
          onClick={() => {
            const { motivation, ...rest } = now
            change(motivation === step ? rest : { ...rest, motivation: step })
          }}
        >
          {motivationWords[step][language]}
        </button>
      ))}
    </fieldset>
  )
  if (row.motivation === null) return choices
  return <Details summary={`${answered[language]}: ${motivationWords[row.motivation][language]}`}>{choices}</Details>
}

const Support = ({ now: { supportGiven }, set }: Part) => {
  const { sheet, support } = useTexts().attendance
  const { optional } = useTexts().common
  const turn = (kind: (typeof supportKinds)[number]) => {
    const others = supportGiven.filter((one) => one !== kind)
    set({
      supportGiven: supportGiven.includes(kind) ? others : supportKinds.filter((one) => one === kind || others.includes(one)),
    })
  }
  return (
    <fieldset className="crew-ticks crew-ticks-two">
      <legend className="form-label">
        {sheet.supportGiven} <span className="optional">({optional})</span>
      </legend>
      {supportKinds.map((kind) => (
        <Tick key={kind} label={support[kind]} ticked={supportGiven.includes(kind)} turn={() => turn(kind)} />
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
