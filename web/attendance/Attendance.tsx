import { useState } from 'react'
import type { attendanceApi } from '../../shared/attendance/attendance.api.ts'
import { attendanceRate, weeksAPage } from '../../shared/attendance/attendance.rules.ts'
import type { PlacementDay, PlacementWeek } from '../../shared/attendance/attendance.schema.ts'
import { dayStates } from '../../shared/attendance/states.ts'
import { addDays, isoWeek, weekdayOf } from '../../shared/calendar.ts'
import type { Answer } from '../../shared/endpoint.ts'
import { useSession } from '../app/session.ts'
import { href } from '../hrefs.ts'
import { useFormat, useTexts } from '../language.tsx'
import { Details } from '../ui/Details.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { Pagination } from '../ui/Pagination.tsx'
import { type Column, Table } from '../ui/Table.tsx'
import { CorrectDialog } from './CorrectDialog.tsx'
import { closureWords, entryWords } from './words.ts'
import { workIn } from './workIn.ts'

type Days = Answer<typeof attendanceApi.placementDays>

/** A placement's days, a week a row, newest first; a day opens to be corrected. */
export const Attendance = ({
  attendance,
  tasks,
  page,
  began,
}: {
  attendance: Days
  tasks: readonly string[]
  page: number
  began: boolean
}) => {
  const { week } = useTexts().days
  const format = useFormat()
  const [opened, setOpened] = useState<{ readonly date: string; readonly version: number | null } | null>(null)
  const days = attendance.weeks.flatMap((one) => one.days)
  // once it is corrected the day has another version, and the dialog is closed
  const day = days.find(({ date, logged }) => date === opened?.date && (logged?.version ?? null) === opened.version)
  const weekend = days.some(({ date, plannedHours, logged }) => weekdayOf(date) > 5 && (plannedHours > 0 || logged !== null))
  const { attended } = attendance
  const columns = useColumns(weekend ? 7 : 5, (one) => setOpened({ date: one.date, version: one.logged?.version ?? null }))
  return (
    <section aria-labelledby="fremmoede">
      <h2 id="fremmoede">{week.title}</h2>
      {!began || days.length === 0 ? (
        <EmptyState>{week.none}</EmptyState>
      ) : (
        <>
          <p>
            {attended.rate !== null && <b>{week.rate(format.percent(attended.rate))}. </b>}
            {week.sum(attended.present, attended.absent, attended.agreed, attended.missing)}.
          </p>
          <div className="days-rate">
            <Details summary={week.whatRate}>{week.rateText}</Details>
          </div>
          <p className="form-hint">{week.pressToCorrect}</p>
          <div className="days">
            <Table
              caption={week.caption}
              captionHidden
              compact
              rows={attendance.weeks}
              rowKey={({ monday }) => monday}
              columns={columns}
            />
          </div>
          <Done days={days} />
          <Pagination
            page={page}
            total={attendance.total}
            pageSize={weeksAPage}
            to={(other) => href.placement(attendance.placementId, { side: other })}
          />
        </>
      )}
      <CorrectDialog day={day} tasks={tasks} onClose={() => setOpened(null)} />
    </section>
  )
}

/** What was done and what helped, counted in days of the weeks in sight. */
const Done = ({ days }: { days: readonly PlacementDay[] }) => {
  const { attendance, days: texts } = useTexts()
  const { week } = texts
  const { tasks, support, told } = workIn(days)
  return (
    <div className="days-rate">
      <Details summary={week.done}>
        {tasks.length === 0 && support.length === 0 ? (
          week.doneNone
        ) : (
          <ul>
            {tasks.map(([task, count]) => (
              <li key={task}>{week.doneTask(task, count, told)}</li>
            ))}
            {support.map(([kind, count]) => (
              <li key={kind}>{week.doneSupport(attendance.support[kind], count)}</li>
            ))}
          </ul>
        )}
      </Details>
    </div>
  )
}

const useColumns = (weekdays: 5 | 7, open: (day: PlacementDay) => void): Column<PlacementWeek>[] => {
  const { week } = useTexts().days
  const format = useFormat()
  const dayColumn = (index: number): Column<PlacementWeek> => ({
    key: String(index),
    // 1 January 2024 was a Monday
    header: format.weekdayShort(addDays('2024-01-01', index)),
    cell: ({ monday, days }) => {
      const day = days.find(({ date }) => date === addDays(monday, index))
      return day ? <DayCell day={day} open={open} /> : null
    },
  })
  return [
    {
      key: 'week',
      header: week.header,
      cell: ({ monday }) => (
        <>
          {week.week(isoWeek(monday).week)}
          <small className="week-from">{format.dayMonth(monday)}</small>
        </>
      ),
    },
    ...Array.from({ length: weekdays }, (_, index) => dayColumn(index)),
    { key: 'hours', header: week.hours, numeric: true, cell: ({ days }) => format.number(attendanceRate(days).hours) },
    {
      key: 'came',
      header: week.came,
      numeric: true,
      cell: ({ days }) => {
        const { present, absent } = attendanceRate(days)
        return present + absent === 0 ? '–' : week.cameOf(present, present + absent)
      },
    },
  ]
}

const toneOf = ({ logged, plannedAbsence }: PlacementDay): string => {
  if (!logged) return plannedAbsence ? 'agreed' : 'missing'
  const { there, agreed } = dayStates[logged.state]
  if (agreed) return 'agreed'
  return there ? (logged.state === 'present' ? 'present' : 'part') : 'absent'
}

const DayCell = ({ day, open }: { day: PlacementDay; open: (day: PlacementDay) => void }) => {
  const texts = useTexts()
  const { week } = texts.days
  const format = useFormat()
  const { today } = useSession()
  const { date, plannedHours, logged, closure, plannedAbsence } = day
  if (!logged && closure) {
    return (
      <span className="day-cell day-closed">
        {week.closed}
        <small>{closureWords(texts, closure)}</small>
      </span>
    )
  }
  if (!logged && plannedHours === 0) return null
  const short = logged && week.short[logged.state]
  const absence = plannedAbsence && texts.attendance.crew.plannedAbsence(texts.attendance.absences[plannedAbsence.kind])
  const what = logged ? entryWords(texts, format, logged) : (absence ?? week.notLogged)
  return (
    <button type="button" className={`day-cell day-${toneOf(day)}`} aria-haspopup="dialog" title={what} onClick={() => open(day)}>
      <span className="sr-only">{week.day(format.weekdayDate(date))} </span>
      <span className="day-said">
        {logged && short
          ? typeof short === 'string'
            ? short
            : short(format.number(logged.hours))
          : absence
            ? week.planned
            : date === today
              ? week.today
              : week.missing}
      </span>
      {!logged && plannedAbsence && <small>{texts.attendance.absences[plannedAbsence.kind]}</small>}
      {logged?.reason && <small>{week.corrected}</small>}
    </button>
  )
}
