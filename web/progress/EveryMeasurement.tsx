import { ownEyesOnly } from '../../shared/progress/instrument.ts'
import { activityKeys, activities as activityNames } from '../../shared/progress/instrument.v2.caseworker.ts'
import { askedOf, instrumentOf } from '../../shared/progress/instruments.ts'
import { activityCount } from '../../shared/progress/progress.rules.ts'
import type { Measurement } from '../../shared/progress/progress.schema.ts'
import { useFormat, useLanguage, useTexts } from '../language.tsx'
import { DefinitionList } from '../ui/DefinitionList.tsx'
import { Details } from '../ui/Details.tsx'
import { useInstrument } from './words.ts'

/** Every measurement as it was given: its own wording, who, how and in which language. */
export const EveryMeasurement = ({ measurements }: { measurements: readonly Measurement[] }) => {
  const { page, parties: names } = useTexts().progress
  const format = useFormat()
  return (
    <>
      {measurements.toReversed().map((one) => (
        <Details key={one.measurementId} summary={page.oneOf(format.date(one.measuredOn), names[one.party])}>
          <Given measurement={one} />
        </Details>
      ))}
    </>
  )
}

const Given = ({ measurement }: { measurement: Measurement }) => {
  const { page, languages, step: stepWords } = useTexts().progress
  const { language } = useLanguage()
  const { party, instrument, answers, activities, example, seenAt, siteName, means, enteredBy } = measurement
  const words = useInstrument(instrument)
  const asked = askedOf(instrumentOf(instrument), party).filter(({ key }) => party !== 'caseworker' || key !== ownEyesOnly)
  const ticked = activityKeys.filter((key) => activities.includes(key))
  return (
    <>
      <DefinitionList
        facts={[
          ...asked.map(({ key, statement }) => {
            const step = answers[key]
            return [statement[language], step === undefined ? page.notAnswered : stepWords(step, words.step(step))] as const
          }),
          [
            page.jobSearch,
            activityCount(activities) === 0
              ? page.noActivity
              : ticked.length > 0 && ticked.map((key) => activityNames[key][language]).join('. '),
          ],
          [page.example, example],
          [page.seenAt, seenAt && (siteName ? `${seenAt}, ${siteName}` : seenAt)],
        ]}
      />
      <p className="quiet">
        {page.how[means](enteredBy)} {party === 'citizen' && page.askedIn(languages[measurement.language], measurement.language)}{' '}
        {page.version(instrument)}
      </p>
    </>
  )
}
