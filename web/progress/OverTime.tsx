import { type IndicatorKey, ownEyesOnly, type Party, parties } from '../../shared/progress/instrument.ts'
import { activityKeys } from '../../shared/progress/instrument.v2.caseworker.ts'
import { askedOf, indicatorsIn, instrumentOf, instruments } from '../../shared/progress/instruments.ts'
import { activityCount, latestOf } from '../../shared/progress/progress.rules.ts'
import type { Measurement, Progress } from '../../shared/progress/progress.schema.ts'
import { useSession } from '../app/session.ts'
import { useFormat, useTexts } from '../language.tsx'
import { Badge } from '../ui/Badge.tsx'
import { Table } from '../ui/Table.tsx'
import { ChangeMark, LineMark, SmallLines } from './SmallLines.tsx'
import { useInstrument } from './words.ts'

type Point = { readonly on: string; readonly step: number }

const pointsOf = (measurements: readonly Measurement[], party: Party, key: IndicatorKey): Point[] =>
  measurements.flatMap(({ party: by, measuredOn, answers }) => {
    const step = answers[key]
    return by === party && step !== undefined ? [{ on: measuredOn, step }] : []
  })

const countsIn = (measurements: readonly Measurement[]): Point[] =>
  measurements.flatMap(({ measuredOn, activities }) => {
    const count = activityCount(activities)
    return count === null ? [] : [{ on: measuredOn, step: count }]
  })

/** The first day of the newest wording, where measurements lie on both sides of it. */
const changeIn = (measurements: readonly Measurement[]): string | null => {
  const first = measurements.find(({ instrument }) => instrument !== measurements[0]?.instrument)
  if (!first) return null
  return instruments.find(({ version }) => version === first.instrument)?.countsFrom ?? first.measuredOn
}

/** The parties beside one another, an indicator a row; the newest answers in words. */
export const OverTime = ({ progress: { measurements, gaps, dueOn, instrument } }: { progress: Progress }) => {
  const { page, parties: names } = useTexts().progress
  const words = useInstrument(instrument)
  const format = useFormat()
  const { today } = useSession()
  const from = measurements[0]?.measuredOn ?? ''
  const to = measurements.at(-1)?.measuredOn ?? ''
  const changedOn = changeIn(measurements)
  const keys = indicatorsIn(measurements)
  const said = (party: Party, points: readonly Point[]): string =>
    points.length === 0
      ? page.noneOf(names[party])
      : page.linesOf(names[party], points.map(({ on, step }) => page.answerOn(format.date(on), step)).join(', '))
  const counts = countsIn(measurements)
  const lastCount = counts.at(-1)
  return (
    <section className="over-time">
      <ul className="plain-list over-time-legend">
        {parties.map((party) => {
          const last = latestOf(measurements, party)
          const due = dueOn[party]
          return (
            <li key={party}>
              <LineMark party={party} />{' '}
              {last ? page.latest(names[party], format.date(last.measuredOn)) : page.noneOf(names[party])}
              {due && <span className="quiet"> · {(due < today ? page.overdue : page.due)(format.date(due))}</span>}
            </li>
          )
        })}
        {changedOn && (
          <li>
            <ChangeMark /> {page.changed(format.date(changedOn))}
          </li>
        )}
      </ul>
      <Table
        caption={page.caption}
        captionHidden
        stacks
        rows={keys}
        rowKey={(key) => key}
        columns={[
          { key: 'about', header: page.indicator, cell: (key) => words.name(key) },
          {
            key: 'lines',
            header: page.overTime,
            cell: (key) => {
              const lines = parties.map((party) => ({ key: party, points: pointsOf(measurements, party, key) }))
              return (
                <SmallLines
                  label={page.lines(words.name(key), lines.map((line) => said(line.key, line.points)).join(' '))}
                  from={from}
                  to={to}
                  lines={lines}
                  changedOn={changedOn}
                />
              )
            },
          },
          ...parties.map((party) => ({
            key: party,
            header: names[party],
            cell: (key: IndicatorKey) => <Latest measurements={measurements} party={party} indicator={key} />,
          })),
          {
            key: 'talk',
            header: page.talkColumn,
            cell: (key) => gaps.some((gap) => gap.key === key) && <Badge icon="chat">{page.talkMark}</Badge>,
          },
        ]}
      />
      {lastCount && (
        <div className="activities-over-time">
          <h2>{page.jobSearch}</h2>
          <SmallLines
            label={page.lines(page.jobSearch, said('caseworker', counts))}
            from={from}
            to={to}
            least={0}
            most={activityKeys.length}
            lines={[{ key: 'caseworker', points: counts }]}
          />
          <p>{page.jobSearchLatest(lastCount.step, activityKeys.length, format.date(lastCount.on))}</p>
        </div>
      )}
    </section>
  )
}

/** A party's newest answer to one indicator, in the words it was given to. */
const Latest = ({
  measurements,
  party,
  indicator,
}: {
  measurements: readonly Measurement[]
  party: Party
  indicator: IndicatorKey
}) => {
  const { page, step: stepWords } = useTexts().progress
  const last = latestOf(measurements, party)
  const words = useInstrument(last?.instrument ?? 1)
  if (!last) return <span aria-hidden="true">–</span>
  if (!askedOf(instrumentOf(last.instrument), party).some(({ key }) => key === indicator)) {
    return <span className="quiet">{page.notAsked}</span>
  }
  if (party === 'caseworker' && indicator === ownEyesOnly) return <span className="quiet">{page.keptApart}</span>
  const step = last.answers[indicator]
  return (
    <span className={step === undefined ? 'quiet' : undefined}>
      {step === undefined ? page.notAnswered : stepWords(step, words.step(step))}
    </span>
  )
}
