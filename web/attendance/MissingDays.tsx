import { Link } from 'react-router'
import type { attendanceApi } from '../../shared/attendance/attendance.api.ts'
import type { Answer } from '../../shared/endpoint.ts'
import { href } from '../frontHrefs.ts'
import { useFormat, useTexts } from '../language.tsx'
import { Details } from '../ui/Details.tsx'
import { Notice } from '../ui/Notice.tsx'

const atOnce = 2

type Missing = Answer<typeof attendanceApi.missing>['days']

/** Days of the last week that nobody has logged, each a link to its list. The day in sight is not among them: its rows say it. */
export const MissingDays = ({ days, date }: { days: Missing; date: string }) => {
  const { crew } = useTexts().attendance
  const format = useFormat()
  const others = days.filter((one) => one.date !== date)
  if (others.length === 0) return null
  const dates = new Set(others.map((one) => one.date)).size
  const title = crew.missingDays(dates)
  const list = (
    <ul className="plain-list missing-days">
      {others.map((one) => (
        <li key={`${one.date} ${one.siteId}`}>
          <Link to={href.crewDay(one.date)}>
            {crew.missingDay(`${format.weekdayShort(one.date)} ${format.dayMonth(one.date)}`, one.siteName, one.people)}
          </Link>
        </li>
      ))}
    </ul>
  )
  // the crew stays in sight
  return others.length > atOnce ? (
    <Notice tone="warning">
      <Details summary={title}>{list}</Details>
    </Notice>
  ) : (
    <Notice tone="warning" title={title}>
      {list}
    </Notice>
  )
}
