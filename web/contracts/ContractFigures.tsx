import { type ReactNode, useId } from 'react'
import { targetsOf } from '../../shared/contracts/contracts.lines.ts'
import type { Progress } from '../../shared/contracts/contracts.schema.ts'
import { isFew } from '../../shared/contracts/fives.ts'
import { type Figure, figuresOf, lastJudgedOn, straightWay, type YearFacts } from '../../shared/contracts/progress.rules.ts'
import { isShare, rangeText, targetText, writeValue } from '../../shared/contracts/words.ts'
import { useFormat, useTexts } from '../language.tsx'
import { Badge } from '../ui/Badge.tsx'
import { Details } from '../ui/Details.tsx'
import type { IconName } from '../ui/Icon.tsx'

const iconOf: Readonly<Partial<Record<Figure['standing'], IconName>>> = {
  reached: 'success',
  above: 'check',
  ahead: 'check',
  missed: 'warning',
  below: 'flag',
  behind: 'flag',
}

/** The year's four figures: so far, beside the target, and what is expected. */
export const ContractFigures = ({ progress, facts }: { progress: Progress; facts: YearFacts }) => (
  <div className="figures">
    {figuresOf(facts, targetsOf(progress), progress.asOf).map((figure) => (
      <One key={figure.measure} figure={figure} facts={facts} asOf={progress.asOf} />
    ))}
  </div>
)

const One = ({ figure, facts, asOf }: { figure: Figure; facts: YearFacts; asOf: string }) => {
  const texts = useTexts()
  const { contracts, common } = texts
  const format = useFormat()
  const id = useId()
  const { measure, value, target, way, standing } = figure
  const { title, means } = contracts.measures[measure]
  const write = writeValue(measure, format)
  const share = isShare(measure)
  return (
    <section className="panel figure" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <p className="figure-value">
        {value ? (
          rangeText(value, write, texts)
        ) : (
          <small>{measure === 'paid_hours' ? contracts.tooFewPaid : contracts.tooFew}</small>
        )}
      </p>
      <p className="figure-about">
        {target === null ? contracts.noTarget : contracts.target(targetText(measure, target, texts, format))}
      </p>
      {standing !== 'not-told' && (
        <p className="figure-about">
          <Badge {...(iconOf[standing] ? { icon: iconOf[standing] } : {})}>{contracts.standings[standing]}</Badge>
        </p>
      )}
      {way && <p className="figure-about">{contracts.way(rangeText(way, format.percent, texts))}</p>}
      {target !== null && !share && facts.untilDay < facts.lastDay && (
        <p className="figure-about">{contracts.straight(format.number(straightWay(target, facts, facts.untilDay), 0))}</p>
      )}
      <Parts measure={measure} facts={facts} asOf={asOf} />
      <Expected figure={figure} />
      <p className="as-of">{common.chart.asOf(format.date(asOf))}</p>
      <Details summary={common.chart.whatDoesItMean}>{means}</Details>
    </section>
  )
}

const Expected = ({ figure: { measure, value, forecast } }: { figure: Figure }) => {
  const texts = useTexts()
  const { forecast: words } = texts.contracts
  const format = useFormat()
  if (forecast.says === 'over') return null
  const range = forecast.says === 'range' ? rangeText(forecast, writeValue(measure, format), texts) : null
  return (
    <p className="figure-about">
      {range ? (isShare(measure) ? words.share(range) : words.sums(range)) : forecast.says !== 'range' && words[forecast.says]}
      {value === null && forecast.says !== 'too-few' && forecast.says !== 'range' && ` ${texts.contracts.tooFewLong}`}
    </p>
  )
}

/** What a share is made of: numerator, denominator, and those nobody knows about. */
const Parts = ({ measure, facts, asOf }: { measure: Figure['measure']; facts: YearFacts; asOf: string }): ReactNode => {
  const texts = useTexts()
  const { contracts } = texts
  const format = useFormat()
  const range = (count: { readonly least: number; readonly most: number }) =>
    rangeText(count, (one) => format.number(one, 0), texts)
  const { lasting, answered } = facts
  if (measure === 'answered_in_time')
    return isFew(answered.counted) ? null : (
      <p className="figure-about">{contracts.answeredParts(range(answered.inTime), range(answered.counted))}</p>
    )
  if (measure !== 'share_lasting') return null
  const judgedOn = lastJudgedOn(facts)
  return (
    <>
      {!isFew(lasting.counted) && (
        <p className="figure-about">
          {contracts.lastingParts(range(lasting.reached), range(lasting.counted), range(lasting.unknown))}
        </p>
      )}
      {judgedOn > asOf && (
        <p className="figure-about">
          {contracts.lastingAhead(range(lasting.ahead))} {contracts.lastingFrom(format.date(judgedOn))}
        </p>
      )}
    </>
  )
}
