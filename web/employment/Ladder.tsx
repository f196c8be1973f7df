import { daysBetween } from '../../shared/calendar.ts'
import type { Employment } from '../../shared/employment/employment.schema.ts'
import { ladderSteps, type Rung, rungs } from '../../shared/employment/ladder.rules.ts'
import { useSession } from '../app/session.ts'
import { useFormat, useTexts } from '../language.tsx'
import { Card } from '../ui/Card.tsx'
import { ChartFrame } from '../ui/chart/ChartFrame.tsx'
import { StepChart } from '../ui/chart/StepChart.tsx'
import type { Tone } from '../ui/chart/tones.tsx'
import { Table } from '../ui/Table.tsx'

const toneOf: Readonly<Record<Rung, Tone>> = {
  unpaid: 'step0',
  wage_subsidy: 'step1',
  flexi_job: 'step3',
  ordinary: 'step4',
}

/** Hours a week by how they were paid, over placements and jobs; the door's aim for pay stands beside as words, not as a score. */
export const Ladder = ({ ladder: { weeks, firstPaid, door } }: Pick<Employment, 'ladder'>) => {
  const { ladder: texts } = useTexts().employment
  const format = useFormat()
  const { today } = useSession()
  const known = weeks.map(({ monday, hours }) => ({
    monday,
    hours: {
      unpaid: hours.unpaid ?? 0,
      wage_subsidy: hours.wage_subsidy ?? 0,
      flexi_job: hours.flexi_job ?? 0,
      ordinary: hours.ordinary ?? 0,
    },
  }))
  const steps = ladderSteps(known)
  const [first, last] = [steps[0], steps.at(-1)]
  const mark =
    first && last && firstPaid.any !== null && firstPaid.any >= first.monday && firstPaid.any <= last.lastSunday
      ? daysBetween(first.monday, firstPaid.any) / 7
      : null
  const said = (
    <>
      <p>
        {firstPaid.any === null ? texts.noPaid : texts.firstPaid(format.date(firstPaid.any))}
        {mark !== null && <> {texts.marked}</>}
        {firstPaid.ordinary !== null && firstPaid.ordinary !== firstPaid.any && (
          <> {texts.firstOrdinary(format.date(firstPaid.ordinary))}</>
        )}
      </p>
      {door && <p className="quiet">{texts.aims[door]}</p>}
    </>
  )
  if (!first || !last) {
    return (
      <Card title={texts.title}>
        <p>{texts.none}</p>
        {said}
      </Card>
    )
  }
  const used = rungs.filter((rung) => steps.some(({ hours }) => hours[rung] > 0))
  const tallest = Math.max(...steps.map(({ hours }) => rungs.reduce((sum, rung) => sum + hours[rung], 0)))
  const most = Math.max(10, Math.ceil(tallest / 10) * 10)
  const lines = Array.from({ length: most / 10 }, (_, index) => ({
    at: (index + 1) * 10,
    label: texts.hours(format.number((index + 1) * 10)),
  }))
  const [from, to] = [format.date(first.monday), format.date(last.lastSunday)]
  return (
    <ChartFrame
      title={texts.title}
      asOf={today}
      definition={texts.meaning}
      beside={said}
      table={
        <Table
          caption={texts.title}
          captionHidden
          compact
          rows={steps.toReversed()}
          rowKey={({ monday }) => monday}
          columns={[
            {
              key: 'period',
              header: texts.period,
              cell: ({ monday, lastSunday }) => `${format.date(monday)} – ${format.date(lastSunday)}`,
            },
            ...used.map((rung) => ({
              key: rung,
              header: texts.rungs[rung],
              numeric: true,
              cell: ({ hours }: (typeof steps)[number]) => format.number(hours[rung]),
            })),
          ]}
        />
      }
    >
      <StepChart
        label={texts.picture(from, to)}
        steps={steps.map(({ monday, weeks: units, hours }) => ({
          key: monday,
          units,
          parts: rungs.map((rung) => ({ key: rung, tone: toneOf[rung], value: hours[rung] })),
        }))}
        legend={used.map((rung) => ({ label: texts.rungs[rung], tone: toneOf[rung] }))}
        axis={{ from, to, most, lines }}
        mark={mark}
      />
    </ChartFrame>
  )
}
