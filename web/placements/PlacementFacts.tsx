import { Link } from 'react-router'
import { weeklyHoursOf } from '../../shared/placements/placements.rules.ts'
import type { Placement } from '../../shared/placements/placements.schema.ts'
import { rampWeeksIn } from '../../shared/placements/ramp.rules.ts'
import { href } from '../hrefs.ts'
import { useFormat, useTexts } from '../language.tsx'
import { Card } from '../ui/Card.tsx'
import { DefinitionList } from '../ui/DefinitionList.tsx'
import { RampChart } from './RampChart.tsx'
import { useDayWords } from './words.ts'

/** What is agreed, or drafted while nothing is. */
export const PlacementFacts = ({ placement }: { placement: Placement }) => {
  const { placements, common } = useTexts()
  const { page } = placements
  const format = useFormat()
  const days = useDayWords()
  const { startsOn, endsOn, startedOn, endedOn, withdrawnAt, endReason, weekdayHours, ramp, state, mentorHours } = placement
  return (
    <Card title={page.facts}>
      <DefinitionList
        facts={[
          [
            page.site,
            <Link key="site" to={href.site(placement.siteId)}>
              {placement.siteName}
            </Link>,
          ],
          [page.supplier, placement.supplierName],
          [page.offer, placements.offers[placement.offer]],
          [page.period, page.periodText(format.date(startsOn), format.date(endsOn))],
          [state === 'upcoming' ? page.starts : page.started, startedOn && format.date(startedOn)],
          [page.lateReason, placement.lateReason],
          [page.ended, endedOn && format.date(endedOn)],
          [page.endReason, endReason && placements.endReasons[endReason]],
          [page.endNote, placement.endNote],
          [page.withdrawn, withdrawnAt && format.dateTime(withdrawnAt)],
          [
            page.access,
            placement.supplierAccess.sees &&
              placement.supplierAccess.until &&
              page.accessUntil(format.date(placement.supplierAccess.until)),
          ],
          [page.hours, `${common.weekly(format.hours(weeklyHoursOf(weekdayHours)))}: ${days(weekdayHours)}`],
          [page.tasks, placement.tasks.join(', ')],
          [page.buddy, placement.buddy],
          [page.mentorHours, mentorHours > 0 ? common.weekly(format.hours(mentorHours)) : null],
          [page.support, placement.support],
          [page.goal, placement.goal],
          [page.purpose, placement.purpose],
          [page.drafted, page.draftedBy(placement.draftedBy, format.date(placement.draftedOn))],
        ]}
      />
      <RampChart weekdayHours={weekdayHours} ramp={ramp} weeks={rampWeeksIn(startedOn ?? startsOn, endsOn)} />
    </Card>
  )
}
