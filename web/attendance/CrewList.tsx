import { useId, useState } from 'react'
import { Link } from 'react-router'
import type { CrewDay, CrewRow, CrewSite, Entry } from '../../shared/attendance/attendance.schema.ts'
import { isThere } from '../../shared/attendance/states.ts'
import { href } from '../frontHrefs.ts'
import { useFormat, useTexts } from '../language.tsx'
import { Details } from '../ui/Details.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Notice } from '../ui/Notice.tsx'
import { allTasksDone, type Edit, type Edits, entryOf, isOnList, seenOf } from './crewEdits.ts'
import { stateIcons } from './stateIcons.ts'
import { closureWords, personWords } from './words.ts'

type ListProps = {
  readonly edits: Edits
  readonly editable: boolean
  /** The day has been sent or is past: whoever is expected and not logged is missing. */
  readonly overdue: boolean
  readonly open: (placementId: string) => void
  readonly change: (row: CrewRow, edit: Edit | null) => void
  readonly date: string
  readonly today: string
}

/** One site's crew on a day: those expected first, the rest in a fold. */
export const CrewList = ({ site, ...list }: ListProps & { site: CrewSite }) => {
  const texts = useTexts()
  const { crew } = texts.attendance
  const format = useFormat()
  const id = useId()
  const expected = site.rows.filter((row) => isOnList(row, list.edits))
  const others = site.rows.filter((row) => !isOnList(row, list.edits))
  const isEmpty = expected.length === 0 && !site.closure && !list.editable
  if (site.rows.length === 0 || isEmpty) return null
  return (
    <section className="crew-site" aria-labelledby={id}>
      <h2 id={id}>{site.name}</h2>
      {site.shifts.length > 0 && !site.closure && (
        <p className="crew-shifts">
          {format.list(
            site.shifts.map(({ name, startsAt, endsAt }) => crew.shift(name, format.time(startsAt), format.time(endsAt))),
          )}
        </p>
      )}
      {site.closure && (
        <Notice>
          {site.closure.kind === 'holiday'
            ? crew.holiday(closureWords(texts, site.closure))
            : crew.closed(closureWords(texts, site.closure))}
        </Notice>
      )}
      {expected.length > 0 && <Rows rows={expected} {...list} />}
      {list.editable && <AllTasks key={list.date} rows={expected} edits={list.edits} change={list.change} />}
      {others.length > 0 && list.editable && (
        <Details summary={crew.others(others.length)}>
          <p>{crew.othersHint}</p>
          <Rows rows={others} {...list} />
        </Details>
      )}
    </section>
  )
}

/** One sentence, and in one fold everybody there is: somebody may have come all the same. */
export const NobodyExpected = ({ day, ...list }: ListProps & { day: CrewDay }) => {
  const texts = useTexts()
  const { crew } = texts.attendance
  const crews = day.sites.filter(({ rows }) => rows.length > 0)
  const count = crews.reduce((sum, { rows }) => sum + rows.length, 0)
  const closure = crews.find((site) => site.closure?.kind === 'holiday')?.closure
  if (count === 0) return <EmptyState>{day.date === day.today ? crew.nobodyAtAll : crew.nobody}</EmptyState>
  return (
    <>
      <EmptyState>{closure ? crew.holiday(closureWords(texts, closure)) : crew.nobody}</EmptyState>
      {list.editable && (
        <Details summary={crew.others(count)}>
          <p>{crew.othersHint}</p>
          {crews.map(({ siteId, name, rows }) => (
            <section key={siteId}>
              <h2>{name}</h2>
              <Rows rows={rows} {...list} />
            </section>
          ))}
        </Details>
      )}
    </>
  )
}

const Rows = ({ rows, edits, open, ...list }: ListProps & { rows: readonly CrewRow[] }) => {
  const texts = useTexts()
  const { crew } = texts.attendance
  const { date, today } = list
  return (
    <ul className="plain-list crew-rows">
      {rows.map((row) => {
        const { placementId } = row
        const edit = edits.get(placementId)
        const content = <RowContent row={row} entry={entryOf(row, edit)} unsent={edit !== undefined} {...list} />
        const name = personWords(texts, row)
        return (
          <li key={placementId}>
            {list.editable ? (
              <button type="button" className="crew-row" aria-haspopup="dialog" onClick={() => open(placementId)}>
                {content}
              </button>
            ) : (
              <Link
                className="crew-row"
                to={href.crewPerson(placementId, { dag: date })}
                aria-description={date > today ? crew.planFor(name) : crew.past(name)}
              >
                {content}
                <Icon name="next" />
              </Link>
            )}
          </li>
        )
      })}
    </ul>
  )
}

/** One tap for everybody who was there; a second takes back what the first one ticked, and nothing else. */
const AllTasks = ({ rows, edits, change }: Pick<ListProps, 'edits' | 'change'> & { rows: readonly CrewRow[] }) => {
  const { crew } = useTexts().attendance
  const [before, setBefore] = useState<readonly (readonly [CrewRow, Edit | null])[] | null>(null)
  const there = rows.filter((row) => row.tasks.length > 0 && isThere(entryOf(row, edits.get(row.placementId)).state))
  const left = allTasksDone(there, edits)
  if (there.length === 0) return null
  const done = left.length === 0
  // nothing to take back here: it was said person by person, or sent
  if (done && !before) return null
  const turn = () => {
    if (done) {
      for (const [row, edit] of before ?? []) change(row, withoutTicks(row, edits.get(row.placementId), edit))
      return setBefore(null)
    }
    setBefore(left.map(([row]) => [row, edits.get(row.placementId) ?? null]))
    for (const [row, edit] of left) change(row, edit)
  }
  return (
    <button type="button" className="crew-tick crew-tick-all" aria-pressed={done} onClick={turn}>
      <span className="crew-tick-box">{done && <Icon name="check" />}</span>
      <span>
        {crew.allTasks}
        <span className="crew-hours">{crew.allTasksFor(there.length)}</span>
      </span>
    </button>
  )
}

/** The row as it is now, with the tasks as they were ticked before. */
const withoutTicks = (row: CrewRow, now: Edit | undefined, before: Edit | null): Edit | null => {
  const { tasksDone, signedOff } = entryOf(row, before ?? undefined)
  const said = now ?? { ...entryOf(row, undefined), seen: seenOf(row.logged) }
  return isThere(said.state) ? { ...said, tasksDone, signedOff } : (now ?? null)
}

type RowProps = Pick<ListProps, 'editable' | 'overdue'> & {
  readonly row: CrewRow
  readonly entry: Entry
  readonly unsent: boolean
}

const RowContent = ({ row, entry, unsent, editable, overdue }: RowProps) => {
  const texts = useTexts()
  const { attendance } = texts
  const { crew } = attendance
  const format = useFormat()
  const { plannedHours, needs, logged, plannedAbsence, tasks, observeBy } = row
  // nobody is "present" on a day that was not agreed, nor on one that cannot be logged
  const missing = !logged && !unsent && plannedHours > 0 && !plannedAbsence && overdue
  const unsaid = !missing && !logged && !unsent && !(plannedAbsence && plannedHours > 0) && (plannedHours === 0 || !editable)
  const differs = isThere(entry.state) && entry.hours !== plannedHours
  return (
    <>
      <span className="crew-who">
        <b>{personWords(texts, row)}</b>
        <span className="crew-plan">
          {plannedHours > 0 ? crew.planned(format.hours(plannedHours)) : crew.notPlanned}
          {needs && <Icon name="info" label={crew.hasNeeds} />}
          {observeBy && <Icon name="show" label={crew.observe} />}
        </span>
      </span>
      {missing && (
        <span className="crew-state crew-missing">
          <span>
            {crew.missing}
            {editable && <span className="crew-hours">{crew.sentAs(attendance.states.present)}</span>}
          </span>
        </span>
      )}
      {!unsaid && !missing && (
        <span className={`crew-state crew-${entry.state}`}>
          <Icon name={stateIcons[entry.state]} />
          <span>
            {attendance.states[entry.state]}
            {differs && <span className="crew-hours">{format.hours(entry.hours)}</span>}
            {plannedAbsence && entry.state === 'agreed_absence' && (
              <span className="crew-hours">{crew.plannedAbsence(attendance.absences[plannedAbsence.kind])}</span>
            )}
            {entry.tasksDone.length > 0 && (
              <span className="crew-hours">
                {crew.tasksDone(entry.tasksDone.length, Math.max(tasks.length, entry.tasksDone.length))}
              </span>
            )}
            {unsent && logged && <span className="crew-hours">{crew.changed}</span>}
          </span>
        </span>
      )}
    </>
  )
}
