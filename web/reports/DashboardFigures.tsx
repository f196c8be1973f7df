import { type ReactNode, useId } from 'react'
import { notReached } from '../../shared/reports/notReached.ts'
import { ordinaryBetween, rateOf } from '../../shared/reports/reports.rules.ts'
import type { Dashboard } from '../../shared/reports/reports.schema.ts'
import { useFormat, useTexts } from '../language.tsx'
import { Details } from '../ui/Details.tsx'
import { Hidden, isHidden, Shown } from './Shown.tsx'

const Figure = ({
  title,
  value,
  about,
  means,
  asOf,
}: {
  title: string
  value: ReactNode
  about?: ReactNode
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
      <p className="as-of">{common.chart.asOf(format.date(asOf))}</p>
      <Details summary={common.chart.whatDoesItMean}>{means}</Details>
    </section>
  )
}

/** The first row: four figures, each with what it is out of. */
export const DashboardFigures = ({ dashboard, period }: { dashboard: Dashboard; period: string }) => {
  const texts = useTexts()
  const { reports } = texts
  const format = useFormat()
  const { now, firstPaid, attendance, asOf, siteKind, scope } = dashboard
  const work = dashboard.work.find(({ weeks }) => weeks === 26)
  const between = work && ordinaryBetween(work)
  const nobody = work !== undefined && 'n' in work.began && work.began.n === 0
  const rate = rateOf(attendance.all)
  const { all } = attendance
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
            {!nobody && !between && reports.allHidden}
            {everyKind}
          </>
        }
        means={reports.work.figureMeans}
        asOf={asOf}
      />
      <Figure
        title={reports.attendance.figure}
        value={'hidden' in all ? <Hidden /> : rate === null ? reports.noRate : format.percent(rate)}
        about={
          'hidden' in all ? reports.allHidden : all.counted > 0 && reports.attendance.days(count(all.present), count(all.counted))
        }
        means={reports.attendance.means}
        asOf={asOf}
      />
    </div>
  )
}
