import { type ReactNode, useId } from 'react'
import { type Change, type Counted, changeOf, doubtfulShare } from '../../shared/reports/change.rules.ts'
import { notReached } from '../../shared/reports/notReached.ts'
import type { DataQuality } from '../../shared/reports/outcomes.schema.ts'
import { ordinaryBetween, shareOf } from '../../shared/reports/reports.rules.ts'
import type { Cell, Dashboard } from '../../shared/reports/reports.schema.ts'
import { useFormat, useTexts } from '../language.tsx'
import { Details } from '../ui/Details.tsx'
import { Hidden, isHidden, Shown } from './Shown.tsx'

const Figure = ({
  title,
  value,
  about,
  change,
  means,
  asOf,
}: {
  title: string
  value: ReactNode
  about?: ReactNode
  /** How sure it is, and what became of it since the year before. */
  change?: ReactNode
  means: ReactNode
  asOf: string
}) => {
  const { common } = useTexts()
  const format = useFormat()
  const id = useId()
  return (
    <section className="panel figure" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <p className="figure-value">{value}</p>
      {about && <p className="figure-about">{about}</p>}
      {change && <p className="figure-change">{change}</p>}
      <p className="as-of">{common.chart.asOf(format.date(asOf))}</p>
      <Details summary={common.chart.whatDoesItMean}>{means}</Details>
    </section>
  )
}

/** What of a year is compared with the one before. */
type Year = { readonly dashboard: Dashboard; readonly quality: DataQuality }

const unknownOf = { hidden: true } as const
const answeredOf = ({ answers }: DataQuality): Counted => {
  if ('hidden' in answers) return { part: unknownOf, whole: unknownOf }
  return { part: answers.parts.find(({ key }) => key === 'inTime')?.count ?? { n: 0 }, whole: answers.total }
}
const workOf = ({ work }: Dashboard): Counted => {
  const found = work.find(({ weeks }) => weeks === 26)
  return found ? { part: found.ordinary, unknown: found.unknown, whole: found.began } : { part: unknownOf, whole: unknownOf }
}

/** The interval of a share, and whether it is more or less than the year before, in words. */
const useDoubt = (year: number) => {
  const { change } = useTexts().outcomes
  const format = useFormat()
  const points = (share: number) => `${share > 0 ? '+' : ''}${format.number(Math.round(share * 100), 0)}`
  const changed = (found: Change): string => {
    if (found.says === 'hidden' || found.says === 'too-few') return change[found.says](year - 1)
    const { says, least, most, from, to } = found
    return change[says](change.points(change.between(points(least), points(most))), year - 1, points(from), points(to))
  }
  return {
    interval: (counted: Counted) => {
      const share = doubtfulShare(counted)
      return share && change.interval(format.percent(share.from), format.percent(share.to))
    },
    since: (now: Counted, before: Counted | null) => before && changed(changeOf(now, before)),
    reference: (cell: Cell | null) =>
      cell && ('n' in cell ? change.reference(year - 1, format.number(cell.n, 0)) : change.hidden(year - 1)),
  }
}

/** The first row: four figures, each with what it is out of. */
export const DashboardFigures = ({ now: of, before, period }: { now: Year; before: Year | null; period: string }) => {
  const { dashboard, quality } = of
  const texts = useTexts()
  const { reports, outcomes } = texts
  const format = useFormat()
  const { now, firstPaid, asOf, siteKind, scope, year } = dashboard
  const doubt = useDoubt(year)
  const work = dashboard.work.find(({ weeks }) => weeks === 26)
  const between = work && ordinaryBetween(work)
  // of how many nothing is known may be hidden, where the part is not
  const least = work && !between ? shareOf(work.ordinary, work.began) : null
  const nobody = work !== undefined && 'n' in work.began && work.began.n === 0
  const answered = answeredOf(quality)
  const inTime = doubtfulShare(answered)
  const everyKind = siteKind !== null && <> {reports.untouched}</>
  const count = (n: number) => format.number(n, 0)
  return (
    <div className="figures">
      <Figure
        title={reports.inPlacement.title}
        value={<Shown cell={now.inPlacement} />}
        about={
          isHidden(now.inPlacement)
            ? reports.allHidden
            : siteKind === null && scope === 'municipality' && 'n' in now.people && reports.inPlacement.of(count(now.people.n))
        }
        change={outcomes.change.none}
        means={reports.inPlacement.means}
        asOf={asOf}
      />
      <Figure
        title={reports.firstPaid.title}
        value={<Shown cell={firstPaid} />}
        about={
          <>
            {reports.firstPaid.about(period)}. {isHidden(firstPaid) && reports.allHidden}
            {everyKind}
          </>
        }
        change={doubt.reference(before?.dashboard.firstPaid ?? null)}
        means={reports.firstPaid.means}
        asOf={asOf}
      />
      <Figure
        title={reports.work.figure}
        value={
          nobody ? (
            reports.work.nobodyYet
          ) : between ? (
            reports.work.range(format.percent(between.least), format.percent(between.most))
          ) : least !== null ? (
            reports.work.least(format.percent(least))
          ) : (
            <Hidden />
          )
        }
        about={
          <>
            {nobody && notReached(dashboard, 26, texts)}
            {work &&
              between &&
              'n' in work.ordinary &&
              'n' in work.began &&
              'n' in work.unknown &&
              reports.work.about(count(work.ordinary.n), count(work.began.n), count(work.unknown.n))}
            {work &&
              least !== null &&
              'n' in work.ordinary &&
              'n' in work.began &&
              `${reports.work.bar(count(work.ordinary.n), count(work.began.n), null)}. `}
            {!nobody && !between && least === null && reports.allHidden}
            {everyKind}
          </>
        }
        change={
          !nobody && (
            <>
              {doubt.interval(workOf(dashboard))} {doubt.since(workOf(dashboard), before && workOf(before.dashboard))}
            </>
          )
        }
        means={reports.work.figureMeans}
        asOf={asOf}
      />
      <Figure
        title={outcomes.answered.title}
        value={
          'n' in answered.whole && answered.whole.n === 0 ? (
            outcomes.answered.nothing
          ) : inTime ? (
            format.percent(inTime.least)
          ) : (
            <Hidden />
          )
        }
        about={
          <>
            {'n' in answered.part &&
              'n' in answered.whole &&
              answered.whole.n > 0 &&
              outcomes.answered.of(count(answered.part.n), count(answered.whole.n))}
            {'hidden' in answered.whole && reports.allHidden}
            {everyKind}
          </>
        }
        change={
          inTime && (
            <>
              {doubt.interval(answered)} {doubt.since(answered, before && answeredOf(before.quality))}
            </>
          )
        }
        means={outcomes.quality.means.answers}
        asOf={asOf}
      />
    </div>
  )
}
