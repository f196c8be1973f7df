import { Link } from 'react-router'
import type { CrewHistory, DayChange } from '../../shared/attendance/ahead.schema.ts'
import { entryFields, sameField } from '../../shared/attendance/attendance.rules.ts'
import { href } from '../frontHrefs.ts'
import { useFormat, useTexts } from '../language.tsx'
import { Details } from '../ui/Details.tsx'
import { closureWords, entryWords, fieldWords } from './words.ts'

/** The last days of one of the crew: what each says, and under it what it said before, who changed it and when. */
export const DayHistory = ({ history, today }: { history: CrewHistory; today: string }) => {
  const texts = useTexts()
  const { history: words } = texts.plans
  const format = useFormat()
  return (
    <section aria-labelledby="historik">
      <h2 id="historik">{words.title}</h2>
      <p>{words.lede}</p>
      {history.days.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <ul className="plain-list history-days">
          {history.days.map(({ date, logged, plannedHours, closure, plannedAbsence, changes }) => {
            const said = logged ? entryWords(texts, format, logged) : null
            const away = plannedAbsence && texts.attendance.crew.plannedAbsence(texts.attendance.absences[plannedAbsence.kind])
            if (!said && plannedHours === 0 && !closure) return null
            return (
              <li key={date}>
                <Link to={href.crewDay(date)}>{format.weekdayDate(date)}</Link>
                <p>
                  {said ?? (closure ? closureWords(texts, closure) : (away ?? (date === today ? words.notYet : words.notLogged)))}
                </p>
                {logged && <p className="quiet">{words.by(logged.loggedBy, format.dateTime(logged.loggedAt))}</p>}
                {changes.some(({ before }) => before) && (
                  <Details summary={words.changes(changes.filter(({ before }) => before).length)}>
                    <ul className="plain-list">
                      {changes.map((change) => (
                        <Change key={change.at} change={change} />
                      ))}
                    </ul>
                  </Details>
                )}
              </li>
            )
          })}
        </ul>
      )}
      <p className="form-hint">{words.older}</p>
    </section>
  )
}

/** Only the parts that differ, was and is. */
export const Change = ({ change: { before, after, by, at } }: { change: DayChange }) => {
  const texts = useTexts()
  const { plans, attendance } = texts
  const { history: words } = plans
  const format = useFormat()
  return (
    <li className="day-change">
      <p className="quiet">{words.by(by, format.dateTime(at))}</p>
      {before ? (
        <dl>
          {entryFields
            .filter((field) => !sameField(field, before, after))
            .map((field) => (
              <div key={field}>
                <dt>{attendance.fields[field]}</dt>
                <dd>
                  <span className="quiet">{words.was}:</span>{' '}
                  {fieldWords(texts, format, field, before) || attendance.conflict.empty}
                </dd>
                <dd>
                  <span className="quiet">{words.is}:</span>{' '}
                  {fieldWords(texts, format, field, after) || attendance.conflict.empty}
                </dd>
              </div>
            ))}
        </dl>
      ) : (
        <p>
          {words.first}: {entryWords(texts, format, after)}
        </p>
      )}
    </li>
  )
}
