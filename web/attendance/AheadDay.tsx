import type { CrewDay } from '../../shared/attendance/attendance.schema.ts'
import { href } from '../frontHrefs.ts'
import { useTexts } from '../language.tsx'
import { LinkButton } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'

/** What can be said of a day that has not come: who will be away, and that a site is closed. */
export const AheadDay = ({ day: { date, sites } }: { day: CrewDay }) => {
  const { crew } = useTexts().attendance
  const isHoliday = sites.some(({ closure }) => closure?.kind === 'holiday')
  const [canClose, canOpen] = [
    !isHoliday && sites.some(({ can }) => can.close === null),
    sites.some(({ can }) => can.open === null),
  ]
  return (
    <div className="ahead-day">
      {sites.some(({ rows }) => rows.some(({ plannedHours }) => plannedHours > 0)) && <Notice>{crew.ahead}</Notice>}
      {(canClose || canOpen) && (
        <LinkButton to={href.closeDay(date)} icon="lock">
          {canClose ? crew.closeDay : crew.openDay}
        </LinkButton>
      )}
    </div>
  )
}
