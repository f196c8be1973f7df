import { daysBetween } from '../../shared/calendar.ts'
import { useSession } from '../app/session.ts'
import { useFormat, useTexts } from '../language.tsx'
import { Icon } from '../ui/Icon.tsx'

/** "om 5 dage", for beside the date. */
export const useRelative = (): ((date: string) => string) => {
  const texts = useTexts().casefile.relative
  const { today } = useSession()
  return (date) => {
    const days = daysBetween(today, date)
    if (days === 0) return texts.today
    if (days === 1) return texts.tomorrow
    if (days === -1) return texts.yesterday
    return days > 0 ? texts.ahead(days) : texts.ago(-days)
  }
}

/** A day by which something is due; what is overdue says so in a word and an icon. */
export const Deadline = ({ on }: { on: string }) => {
  const format = useFormat()
  const { steps } = useTexts().casefile
  const { today } = useSession()
  const relative = useRelative()
  return (
    <span className={on < today ? 'deadline deadline-over' : 'deadline'}>
      {on < today && <Icon name="warning" label={steps.overdue} />}
      <time dateTime={on} title={relative(on)}>
        {format.date(on)}
      </time>
    </span>
  )
}
