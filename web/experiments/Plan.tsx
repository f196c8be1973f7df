import type { ExperimentPage } from '../../shared/experiments/experiments.schema.ts'
import { amountText, daysText } from '../../shared/experiments/words.ts'
import { useFormat, useTexts } from '../language.tsx'
import { DefinitionList } from '../ui/DefinitionList.tsx'
import { Details } from '../ui/Details.tsx'

/** What was written before the start. */
export const Plan = ({ page: { experiment } }: { page: ExperimentPage }) => {
  const texts = useTexts()
  const { plan, units, kinds, outcomes, outcomesMean, stop } = texts.experiments
  const format = useFormat()
  const { kind, hypothesis, outcome, leastDifference, unit, parts, startsOn, endsOn, startedAt, stoppedOn, stopReason } =
    experiment
  return (
    <section className="panel" aria-labelledby="planen">
      <h2 id="planen">{plan.title}</h2>
      <DefinitionList
        facts={[
          [
            plan.hypothesis,
            <span key="hypothesis" className="as-written">
              {hypothesis}
            </span>,
          ],
          [plan.kind, kinds[kind]],
          [plan.outcome, outcomes[outcome]],
          [plan.least, amountText(leastDifference, outcome, texts, format)],
          [
            plan.who,
            parts.length === 0 ? (
              units[unit]
            ) : (
              <ul key="parts" className="plain-list">
                {parts.map(({ siteId, siteName, fromOn, untilOn }) => (
                  <li key={`${siteId} ${fromOn}`}>
                    {siteId === null ? plan.everySite : (siteName ?? plan.otherSite)},{' '}
                    {daysText(fromOn, untilOn ?? endsOn, format)}
                  </li>
                ))}
              </ul>
            ),
          ],
          [plan.days, daysText(startsOn, endsOn, format)],
          [plan.locked, startedAt && format.dateTime(startedAt)],
          [
            plan.stopped,
            stoppedOn && `${format.date(stoppedOn)}. ${stopReason ?? (stoppedOn < endsOn ? '' : stop.planned)}`.trim(),
          ],
        ]}
      />
      <Details summary={plan.means}>{outcomesMean[outcome]}</Details>
    </section>
  )
}
