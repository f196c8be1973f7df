import { motivationSteps } from '../../shared/attendance/motivation.ts'
import { motivationWords } from '../../shared/attendance/motivation.words.ts'
import { daysBetween } from '../../shared/calendar.ts'
import { parties } from '../../shared/progress/instrument.ts'
import type { PulseLines as Lines, Pulse } from '../../shared/progress/pulse.schema.ts'
import { caseworkersMotivation, citizensMotivation } from '../../shared/progress/pulse.texts.ts'
import { useFormat, useLanguage, useTexts } from '../language.tsx'
import { ActionForm } from '../ui/ActionForm.tsx'
import { Button } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { RadioGroup } from '../ui/choices.tsx'
import { Details } from '../ui/Details.tsx'
import { Table } from '../ui/Table.tsx'
import { LineMark, Point } from './SmallLines.tsx'

/** How keen each party is to carry on, as each has said it: three lines, their table, and the reader's own answer of the month. */
export const PulseLines = ({ lines: { pulses, ownThisMonth } }: { lines: Lines }) => {
  const words = useTexts().motivation
  const format = useFormat()
  const stepWords = useStepWords()
  return (
    <div className="progress-motivation">
      <Card title={words.title}>
        <p>{words.lede}</p>
        {pulses.length === 0 ? (
          <p>{words.none}</p>
        ) : (
          <>
            <Picture pulses={pulses} />
            <ul className="plain-list over-time-legend">
              {parties.map((party) => {
                const last = pulses.findLast((one) => one.party === party)
                return (
                  <li key={party}>
                    <LineMark party={party} />{' '}
                    {last
                      ? words.last(words.parties[party], stepWords(last), format.date(last.onDate))
                      : words.noneOf(words.parties[party])}
                  </li>
                )
              })}
            </ul>
            <Details summary={words.table}>
              <Table
                caption={words.table}
                captionHidden
                compact
                rows={pulses.toReversed()}
                rowKey={({ party, onDate, by }) => `${party} ${onDate} ${by}`}
                columns={[
                  { key: 'day', header: words.day, cell: ({ onDate }) => <time dateTime={onDate}>{format.date(onDate)}</time> },
                  { key: 'who', header: words.who, cell: ({ party }) => words.parties[party] },
                  { key: 'step', header: words.step, cell: stepWords },
                  { key: 'by', header: words.by, cell: ({ by }) => by ?? '–' },
                ]}
              />
            </Details>
            <Details summary={words.meaning}>{words.meaningText}</Details>
          </>
        )}
        <Own ownThisMonth={ownThisMonth} />
      </Card>
    </div>
  )
}

/** An answer in the words it was given in. */
const useStepWords = () => {
  const { language } = useLanguage()
  return ({ party, step }: Pulse): string => (party === 'citizen' ? citizensMotivation.steps : motivationWords)[step][language]
}

const [width, height, edge] = [320, 132, 10] as const

const Picture = ({ pulses }: { pulses: readonly Pulse[] }) => {
  const words = useTexts().motivation
  const format = useFormat()
  const stepWords = useStepWords()
  const from = pulses[0]?.onDate ?? ''
  const to = pulses.at(-1)?.onDate ?? ''
  const span = Math.max(1, daysBetween(from, to))
  const x = (on: string) => (from === to ? width / 2 : edge + (daysBetween(from, on) / span) * (width - 2 * edge))
  const y = (step: number) => height - edge - ((step - 1) / 4) * (height - 2 * edge)
  const of = (party: Pulse['party']) => pulses.filter((one) => one.party === party)
  const said = parties.flatMap((party) => {
    const answers = of(party).map((one) => words.answer(format.date(one.onDate), stepWords(one)))
    return answers.length === 0 ? [] : [words.said(words.parties[party], answers.join(', '))]
  })
  return (
    <figure className="pulse-lines">
      <p className="quiet">{words.most}</p>
      <svg className="small-lines" role="img" aria-label={words.lines(said.join('. '))} viewBox={`0 0 ${width} ${height}`}>
        {motivationSteps.map((step) => (
          <path key={step} className="small-lines-ground" d={`M0 ${y(step)}H${width}`} />
        ))}
        {parties.map((party) => (
          <g key={party} className={`small-lines-${party}`}>
            <polyline
              points={of(party)
                .map(({ onDate, step }) => `${x(onDate)},${y(step)}`)
                .join(' ')}
            />
            {of(party).map(({ onDate, step, by }) => (
              <Point key={`${onDate} ${by}`} party={party} x={x(onDate)} y={y(step)} />
            ))}
          </g>
        ))}
      </svg>
      <p className="quiet">{words.least}</p>
      <figcaption className="quiet">
        <span>{format.date(from)}</span>
        {from !== to && <span>{format.date(to)}</span>}
      </figcaption>
    </figure>
  )
}

/** The reader's own: asked once a month, and changed as long as the month lasts. */
const Own = ({ ownThisMonth }: Pick<Lines, 'ownThisMonth'>) => {
  const words = useTexts().motivation
  const { language } = useLanguage()
  const { question, about } = caseworkersMotivation
  const form = (
    <ActionForm>
      <RadioGroup
        name="step:number"
        label={question[language]}
        hint={about[language]}
        inline
        defaultValue={ownThisMonth === null ? null : String(ownThisMonth)}
        choices={motivationSteps.map((step) => ({ value: String(step), label: motivationWords[step][language] }))}
      />
      <Button type="submit">{ownThisMonth === null ? words.say : words.change}</Button>
    </ActionForm>
  )
  if (ownThisMonth === null) return form
  return <Details summary={`${words.own}: ${motivationWords[ownThisMonth][language]}`}>{form}</Details>
}
