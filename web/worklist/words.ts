import { todayIn } from '../../shared/calendar.ts'
import { topicsOf } from '../../shared/concerns/topics.ts'
import type { WorkItem } from '../../shared/worklist/worklist.schema.ts'
import { danishTime } from '../../shared/zone.ts'
import { useSession } from '../app/session.ts'
import { useRelative } from '../casefile/Deadline.tsx'
import { timeWords } from '../concerns/clock.ts'
import { useFormat, useTexts } from '../language.tsx'

const proposals: readonly string[] = topicsOf.proposal
const isBand = (band: number): band is 1 | 2 | 3 | 4 | 5 => [1, 2, 3, 4, 5].includes(band)

/** Why a line is on the list: one sentence with its numbers. */
export const useBecause = (): ((item: WorkItem) => string) => {
  const { worklist, casefile, attendance } = useTexts()
  const { because, about } = worklist
  const steps = casefile.steps.because
  const format = useFormat()
  const { today } = useSession()
  const band = (value: number | undefined): string => {
    const whole = Math.round(value ?? 0)
    return isBand(whole) ? attendance.pace[whole] : format.number(whole)
  }
  return ({ cause, since, on, siteName, facts }) => {
    const date = format.date(since)
    const { count = 0, rate = 0, weeks = 3, topic = 'other' } = facts
    switch (cause) {
      case 'answer-concern': {
        const said = proposals.includes(topic) ? because.proposed(date, about[topic]) : because.wrote(date, about[topic])
        return facts.urgent ? `${said} ${because.urgent}` : said
      }
      case 'follow-up-proposal':
        return because[cause](date, about[topic])
      case 'absences-in-a-row':
      case 'silent-days':
      case 'unread-message':
        return because[cause](date, count)
      case 'low-attendance':
        return because[cause](format.percent(rate / 100), count, weeks)
      case 'falling-pace':
        return because[cause](band(facts.from), band(facts.to), weeks)
      case 'door-move':
        return because[cause][facts.direction ?? 'up'](date)
      case 'certificate-missing':
        return siteName === null ? because['certificate-missing-somewhere'] : because[cause](siteName)
      case 'needs-not-agreed':
        return because[cause]
      case 'needs-running-out':
      case 'assess':
      case 'decide-door':
      case 'measure':
        return facts.newDoor ? steps.doorNew(date) : because[cause](date)
      case 'review-door':
        return because[cause](date)
      case 'start':
        return on < today ? steps.startOver : steps.start
      case 'placement-ends':
        return on < today ? steps.ended(date) : steps[cause](date)
      case 'check':
        if (facts.supplier === 'over') return because.saidOver(date)
        if (facts.months) return because.standing(date, facts.months)
        return facts.supplier === 'late' ? because.supplierLate(date, facts.weeks ?? 0) : because[cause](date, facts.weeks ?? 0)
      default:
        return steps[cause](date)
    }
  }
}

/** By when, in words; with the time of day where it runs by the clock. */
export const useDue = (): ((item: Pick<WorkItem, 'on' | 'dueAt' | 'group'>) => string) => {
  const texts = useTexts().worklist.due
  const format = useFormat()
  const relative = useRelative()
  const { today } = useSession()
  return ({ on, dueAt, group }) => {
    if (dueAt !== null) {
      const day = todayIn(danishTime, Date.parse(dueAt))
      const time = timeWords(format, dueAt)
      const near = Math.abs(Date.parse(day) - Date.parse(today)) <= 86_400_000
      const said = near ? relative(day) : format.weekdayDate(day)
      return group === 'overdue' ? texts.answerWas(said, time) : texts.answerBy(said, time)
    }
    if (on === today) return texts.today
    return on < today ? texts.was(format.date(on), relative(on)) : texts.by(format.date(on), relative(on))
  }
}
