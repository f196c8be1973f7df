import { useState } from 'react'
import type { TeamPart } from '../../shared/contracts/pace.rules.ts'
import { type PaceFigures as Figures, type PaceState, paceLimits, queryOf } from '../../shared/contracts/pace.state.ts'
import { useFormat, useTexts } from '../language.tsx'
import { Button } from '../ui/Button.tsx'
import { DefinitionList } from '../ui/DefinitionList.tsx'
import { Details } from '../ui/Details.tsx'
import { Table } from '../ui/Table.tsx'
import { useExtra } from './PaceFigures.tsx'
import type { Change } from './PaceInputs.tsx'
import { PaceNumber } from './PaceNumber.tsx'

const another: TeamPart = { people: 1, pace: 80, hours: 20, subsidised: false }

/** One kind of people on the team: how many, at which pace, for how long. */
const Part = ({
  number,
  part,
  onChange,
  onRemove,
}: {
  number: number
  part: TeamPart
  onChange: (part: TeamPart) => void
  onRemove: () => void
}) => {
  const { pace } = useTexts()
  const id = `pace-part-${number}`
  return (
    <fieldset className="pace-part">
      <legend>{pace.team.part(number)}</legend>
      <PaceNumber
        label={pace.team.people}
        slides={false}
        value={part.people}
        limit={paceLimits.people}
        onChange={(people) => onChange({ ...part, people })}
      />
      <PaceNumber
        label={pace.team.pace}
        slides={false}
        value={part.pace}
        limit={paceLimits.pace}
        onChange={(value) => onChange({ ...part, pace: value })}
      />
      <PaceNumber
        label={pace.team.each}
        slides={false}
        value={part.hours}
        limit={paceLimits.hours}
        decimals={2}
        onChange={(hours) => onChange({ ...part, hours })}
      />
      <div className="form-group-checkbox">
        <input
          type="checkbox"
          className="form-checkbox"
          id={id}
          checked={part.subsidised}
          onChange={(event) => onChange({ ...part, subsidised: event.target.checked })}
        />
        <label htmlFor={id}>{pace.team.subsidised}</label>
      </div>
      <Button kind="tertiary" onClick={onRemove} className="no-print">
        {pace.team.remove(number)}
      </Button>
    </fieldset>
  )
}

/** A team of mixed paces: its price, never anybody's. */
export const PaceTeam = ({ state, figures, onChange }: { state: PaceState; figures: Figures; onChange: Change }) => {
  const { pace, common } = useTexts()
  const format = useFormat()
  const extra = useExtra()
  const { team } = figures
  // fields keep what is typed in them, so a removed part must not hand its own on
  const [keys, setKeys] = useState(() => state.team.map((_, at) => at))
  const hours = (value: number) => format.number(value)
  const isExample = queryOf(state).hold === undefined
  return (
    <section aria-labelledby="pace-team">
      <h2 id="pace-team">{pace.team.title}</h2>
      <p>
        {pace.team.lede} {isExample && pace.team.example}
      </p>
      <div className="pace-parts">
        {state.team.map((part, at) => (
          <Part
            key={keys[at]}
            number={at + 1}
            part={part}
            onChange={(changed) => onChange({ team: state.team.with(at, changed) })}
            onRemove={() => {
              setKeys(keys.filter((_, other) => other !== at))
              onChange({ team: state.team.filter((_, other) => other !== at) })
            }}
          />
        ))}
      </div>
      {state.team.length < paceLimits.parts && (
        <p className="no-print">
          <Button
            icon="plus"
            onClick={() => {
              setKeys([...keys, Math.max(-1, ...keys) + 1])
              onChange({ team: [...state.team, another] })
            }}
          >
            {pace.team.add}
          </Button>
        </p>
      )}
      {team.normHourOere === null ? (
        <p className="not-drawn">{pace.team.nobody}</p>
      ) : (
        <div className="panel" aria-live="polite">
          <DefinitionList
            facts={[
              [pace.team.price, <b key="price">{format.kroner(team.normHourOere)}</b>],
              [pace.team.average, team.pace === null ? null : `${format.number(team.pace, 1)} %`],
              [pace.team.extraWeek, extra(team.total.extraOere)],
            ]}
          />
          <Table
            caption={pace.team.title}
            captionHidden
            compact
            stacks
            rows={[...team.rows.map((part, at) => ({ ...part, at })), null]}
            rowKey={(row) => String(row?.at ?? 'total')}
            columns={[
              { key: 'part', header: pace.team.column, cell: (row) => (row ? pace.team.part(row.at + 1) : pace.team.total) },
              {
                key: 'people',
                header: pace.team.people,
                numeric: true,
                cell: (row) => format.number(row ? row.people : team.people, 0),
              },
              {
                key: 'pace',
                header: pace.team.pace,
                numeric: true,
                cell: (row) => format.number(row ? row.pace : (team.pace ?? 0), 1),
              },
              {
                key: 'subsidised',
                header: pace.team.subsidised,
                cell: (row) => row && (row.subsidised ? common.yes : common.no),
              },
              { key: 'hours', header: pace.team.hours, numeric: true, cell: (row) => hours((row ?? team.total).hours) },
              { key: 'norm', header: pace.team.normHours, numeric: true, cell: (row) => hours((row ?? team.total).normHours) },
              { key: 'cost', header: pace.team.cost, numeric: true, cell: (row) => format.oere((row ?? team.total).costOere) },
              { key: 'extra', header: pace.team.extra, numeric: true, cell: (row) => format.oere((row ?? team.total).extraOere) },
            ]}
          />
          <Details summary={common.chart.whatDoesItMean}>{pace.team.means}</Details>
        </div>
      )}
    </section>
  )
}
