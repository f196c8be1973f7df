import type { ExperimentPage } from '../../shared/experiments/experiments.schema.ts'
import { fivesText } from '../../shared/experiments/words.ts'
import { useFormat, useTexts } from '../language.tsx'
import { DefinitionList } from '../ui/DefinitionList.tsx'

/** How many take part, while nothing else is told. */
export const Counts = ({
  page: { experiment, asOf },
  counts: { takingPart, comparison, enrolled },
}: {
  page: ExperimentPage
  counts: NonNullable<ExperimentPage['counts']>
}) => {
  const { experiments, common } = useTexts()
  const { counts: texts } = experiments
  const format = useFormat()
  if (experiment.unit === 'elsewhere') return null
  return (
    <section className="panel" aria-labelledby="antal">
      <h2 id="antal">{texts.title}</h2>
      <DefinitionList
        facts={[
          [texts.enrolled, enrolled && fivesText(enrolled, format)],
          [texts.takingPart, fivesText(takingPart, format)],
          [texts.comparison, fivesText(comparison, format)],
        ]}
      />
      <p className="as-of">{common.chart.asOf(format.date(asOf))}</p>
      <p className="quiet">{texts.why}</p>
    </section>
  )
}
