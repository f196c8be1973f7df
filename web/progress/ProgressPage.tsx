import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { daysBetween } from '../../shared/calendar.ts'
import { type Indicator, instrumentV1, ownEyesOnly, type Party, parties } from '../../shared/progress/instrument.v1.ts'
import { progressApi } from '../../shared/progress/progress.api.ts'
import { comparableDays, latestOf } from '../../shared/progress/progress.rules.ts'
import type { Measurement, Progress } from '../../shared/progress/progress.schema.ts'
import { call } from '../api.ts'
import { useSession } from '../app/session.ts'
import { href } from '../hrefs.ts'
import { useFormat, useTexts } from '../language.tsx'
import { Badge } from '../ui/Badge.tsx'
import { LinkButton } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { Details } from '../ui/Details.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import { Table } from '../ui/Table.tsx'
import { LineMark, SmallLines } from './SmallLines.tsx'
import { useInstrument } from './words.ts'

export const loader = ({ params: { citizenId = '' } }: LoaderFunctionArgs) => call(progressApi.get, { params: { citizenId } })

export const Component = () => {
  const progress = useLoaderData<typeof loader>()
  const { citizenId, citizenName, measurements } = progress
  const texts = useTexts().progress
  const start = (
    <LinkButton kind="primary" to={href.newMeasurement(citizenId)}>
      {measurements.length === 0 ? texts.page.first : texts.page.newMeasurement}
    </LinkButton>
  )
  return (
    <div className="page">
      <PageTitle
        title={texts.title}
        lede={texts.page.lede}
        back={{ to: href.citizen(citizenId), label: citizenName }}
        {...(measurements.length === 0 ? {} : { actions: start })}
      />
      {measurements.length === 0 ? (
        <EmptyState action={start}>{texts.page.none}</EmptyState>
      ) : (
        <>
          <TalkAbout progress={progress} />
          <OverTime progress={progress} />
          <Details summary={texts.page.meaning}>{texts.page.meaningText}</Details>
          <Details summary={texts.page.every}>
            <div className="every-measurement">
              <Every measurements={measurements} />
            </div>
          </Details>
          <OwnBelief ownBelief={progress.ownBelief} />
        </>
      )}
    </div>
  )
}

const TalkAbout = ({ progress: { gaps, measurements } }: { progress: Progress }) => {
  const { page, parties: names } = useTexts().progress
  const words = useInstrument()
  const [citizen, caseworker] = [latestOf(measurements, 'citizen'), latestOf(measurements, 'caseworker')]
  const missing = citizen ? (caseworker ? null : 'caseworker') : 'citizen'
  const apart = citizen && caseworker && Math.abs(daysBetween(citizen.measuredOn, caseworker.measuredOn)) > comparableDays
  return (
    <Card title={page.talkTitle} emphasis={gaps.length > 0}>
      {gaps.length > 0 ? (
        <ul className="sentences">
          {gaps.map(({ key, citizen: own, caseworker: other }) => {
            const indicator = instrumentV1.indicators.find((one) => one.key === key)
            return indicator && <li key={key}>{page.talk(words.name(indicator), words.step(own), words.step(other))}</li>
          })}
        </ul>
      ) : (
        <p>{missing ? page.talkOne(names[missing].toLowerCase()) : apart ? page.talkApart : page.talkNone}</p>
      )}
    </Card>
  )
}

const pointsOf = (measurements: readonly Measurement[], party: Party, { key }: Indicator) =>
  measurements.flatMap(({ party: by, measuredOn, answers }) => {
    const step = answers[key]
    return by === party && step !== undefined ? [{ on: measuredOn, step }] : []
  })

const OverTime = ({ progress: { measurements, gaps, dueOn } }: { progress: Progress }) => {
  const { page, parties: names, step: stepWords } = useTexts().progress
  const words = useInstrument()
  const format = useFormat()
  const { today } = useSession()
  const from = measurements[0]?.measuredOn ?? ''
  const to = measurements.at(-1)?.measuredOn ?? ''
  const said = (indicator: Indicator, party: Party): string => {
    const points = pointsOf(measurements, party, indicator)
    if (points.length === 0) return page.noneOf(names[party])
    return page.linesOf(names[party], points.map(({ on, step }) => page.answerOn(format.date(on), step)).join(', '))
  }
  const latest = (indicator: Indicator, party: Party) => {
    if (party === 'caseworker' && indicator.key === ownEyesOnly) return <span className="quiet">{page.keptApart}</span>
    const step = latestOf(measurements, party)?.answers[indicator.key]
    return step === undefined ? <span aria-hidden="true">–</span> : stepWords(step, words.step(step))
  }
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
      </ul>
      <Table
        caption={page.caption}
        captionHidden
        rows={instrumentV1.indicators}
        rowKey={({ key }) => key}
        columns={[
          { key: 'about', header: page.indicator, cell: (indicator) => words.name(indicator) },
          {
            key: 'lines',
            header: page.overTime,
            cell: (indicator) => (
              <SmallLines
                label={page.lines(words.name(indicator), said(indicator, 'citizen'), said(indicator, 'caseworker'))}
                from={from}
                to={to}
                lines={parties.map((party) => ({ key: party, points: pointsOf(measurements, party, indicator) }))}
              />
            ),
          },
          { key: 'citizen', header: names.citizen, cell: (indicator) => latest(indicator, 'citizen') },
          { key: 'caseworker', header: names.caseworker, cell: (indicator) => latest(indicator, 'caseworker') },
          {
            key: 'talk',
            header: page.talkColumn,
            cell: ({ key }) => gaps.some((gap) => gap.key === key) && <Badge icon="chat">{page.talkMark}</Badge>,
          },
        ]}
      />
    </section>
  )
}

const Every = ({ measurements }: { measurements: readonly Measurement[] }) => {
  const { page, parties: names } = useTexts().progress
  const words = useInstrument()
  const format = useFormat()
  return (
    <Table
      caption={page.every}
      captionHidden
      compact
      rows={measurements.toReversed()}
      rowKey={({ measurementId }) => measurementId}
      columns={[
        { key: 'day', header: page.day, cell: ({ measuredOn }) => <time dateTime={measuredOn}>{format.date(measuredOn)}</time> },
        { key: 'who', header: page.who, cell: ({ party }) => names[party] },
        ...instrumentV1.indicators.map((indicator) => ({
          key: indicator.key,
          header: words.name(indicator),
          numeric: true,
          cell: ({ answers }: Measurement) => answers[indicator.key] ?? '–',
        })),
        { key: 'by', header: page.enteredBy, cell: ({ enteredBy }) => enteredBy },
      ]}
    />
  )
}

/** Folded away, so that it is not on the screen when the caseworker turns it towards the citizen. */
const OwnBelief = ({ ownBelief }: Pick<Progress, 'ownBelief'>) => {
  const { page, step: stepWords } = useTexts().progress
  const words = useInstrument()
  const format = useFormat()
  const belief = instrumentV1.indicators.find(({ key }) => key === ownEyesOnly)
  if (ownBelief.length === 0 || !belief) return null
  return (
    <Details summary={page.ownBelief}>
      <p>{page.ownBeliefText}</p>
      <p>{words.statement(belief, 'caseworker')}</p>
      <ul className="sentences">
        {ownBelief.toReversed().map(({ measuredOn, step }) => (
          <li key={measuredOn}>
            {format.date(measuredOn)}: {stepWords(step, words.step(step))}
          </li>
        ))}
      </ul>
    </Details>
  )
}
