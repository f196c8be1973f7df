import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { parties } from '../../shared/progress/instrument.ts'
import { progressApi } from '../../shared/progress/progress.api.ts'
import { areComparable, latestOf } from '../../shared/progress/progress.rules.ts'
import type { Progress } from '../../shared/progress/progress.schema.ts'
import { pulseApi } from '../../shared/progress/pulse.api.ts'
import { call } from '../api.ts'
import { href } from '../hrefs.ts'
import { useFormat, useTexts } from '../language.tsx'
import { LinkButton } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { Details } from '../ui/Details.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import { EveryMeasurement } from './EveryMeasurement.tsx'
import { OverTime } from './OverTime.tsx'
import { PulseLines } from './PulseLines.tsx'
import { sayMotivation } from './pulseAction.ts'
import { useInstrument } from './words.ts'

export const loader = async ({ params: { citizenId = '' } }: LoaderFunctionArgs) => {
  const [progress, pulses] = await Promise.all([
    call(progressApi.get, { params: { citizenId } }),
    call(pulseApi.get, { params: { citizenId } }),
  ])
  return { progress, pulses }
}

export const action = sayMotivation

export const Component = () => {
  const { progress, pulses } = useLoaderData<typeof loader>()
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
          <Details summary={texts.page.meaning}>
            <p>{texts.page.meaningText}</p>
            <p>{texts.page.dueText}</p>
            <p>{texts.choose.translations}</p>
          </Details>
          <Details summary={texts.page.every}>
            <EveryMeasurement measurements={measurements} />
          </Details>
          <OwnBelief ownBelief={progress.ownBelief} />
        </>
      )}
      <PulseLines lines={pulses} />
    </div>
  )
}

const TalkAbout = ({ progress: { gaps, measurements, instrument } }: { progress: Progress }) => {
  const { page } = useTexts().progress
  const latest = parties.map((party) => ({ party, measured: latestOf(measurements, party) }))
  const missing = latest.find(({ party, measured }) => party !== 'team_lead' && measured === null)
  const known = latest.flatMap(({ measured }) => (measured ? [measured] : []))
  const apart = !known.some((one) => known.some((other) => one !== other && areComparable(one, other)))
  // both were given to the same wording, that of the first party's last measurement
  const words = useInstrument(latestOf(measurements, gaps[0]?.higher.party ?? 'citizen')?.instrument ?? instrument)
  return (
    <Card title={page.talkTitle} emphasis={gaps.length > 0}>
      {gaps.length > 0 ? (
        <ul className="sentences">
          {[...Map.groupBy(gaps, ({ key }) => key)].map(([key, of]) => (
            <li key={key}>
              <b>{words.name(key)}:</b>{' '}
              {of
                .map(({ higher, lower }) =>
                  page.talk(page.whos[higher.party], words.step(higher.step), page.whos[lower.party], words.step(lower.step)),
                )
                .join(' ')}
              <span className="talk-opening">{page.opening(page.openings[key])}</span>
            </li>
          ))}
        </ul>
      ) : (
        <p>{missing ? page.talkOne(page.whos[missing.party]) : apart ? page.talkApart : page.talkNone}</p>
      )}
    </Card>
  )
}

/** Folded away, so that it is not on the screen when the caseworker turns it towards the citizen. */
const OwnBelief = ({ ownBelief }: Pick<Progress, 'ownBelief'>) => {
  const { page } = useTexts().progress
  if (ownBelief.length === 0) return null
  return (
    <Details summary={page.ownBelief}>
      <p>{page.ownBeliefText}</p>
      <ul className="sentences">
        {ownBelief.toReversed().map((belief) => (
          <Believed key={belief.measuredOn} {...belief} />
        ))}
      </ul>
    </Details>
  )
}

const Believed = ({ measuredOn, instrument, step }: Progress['ownBelief'][number]) => {
  const { step: stepWords } = useTexts().progress
  const words = useInstrument(instrument)
  const format = useFormat()
  return (
    <li>
      {format.date(measuredOn)}: {words.statement('job_belief', 'caseworker')} {stepWords(step, words.step(step))}
    </li>
  )
}
