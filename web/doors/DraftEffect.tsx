import { effectBounds } from '../../shared/doors/draft.rules.ts'
import type { Count, Effect, EffectTable } from '../../shared/doors/draft.schema.ts'
import { doorKeys } from '../../shared/doors/keys.ts'
import { useFormat, useTexts } from '../language.tsx'
import { Details } from '../ui/Details.tsx'
import { DoorBadge } from '../ui/DoorBadge.tsx'
import { Table } from '../ui/Table.tsx'

const proposals = [...doorKeys, 'none'] as const
type Proposed = (typeof proposals)[number]

/** Who would get another proposal, in counts that point at nobody. */
export const DraftEffect = ({ effect }: { effect: Effect }) => {
  const { effect: texts } = useTexts().catalogue
  const { chart } = useTexts().common
  const format = useFormat()
  const { people, askedAnew, table, sameForAll } = effect
  const number = (count: Count): string => ('n' in count ? format.number(count.n) : texts.hidden)
  const nobody = 'n' in people && people.n === 0
  const changed = (): string => {
    if (sameForAll) return texts.sameForAll
    if (nobody || !table) return texts.nobody
    const { atLeast, exact } = effectBounds(table)
    if (exact) return texts.changed(format.number(atLeast))
    return atLeast > 0 ? texts.atLeast(format.number(atLeast)) : texts.tooSmall
  }
  const asked = (): string => {
    if ('hidden' in askedAnew) return texts.askedHidden
    return askedAnew.n === 0 ? texts.askedNone : texts.asked(format.number(askedAnew.n))
  }
  return (
    <section className="rule-group">
      <h2>{texts.title}</h2>
      <p>{texts.lede}</p>
      <p>
        <b>{changed()}</b> {!nobody && 'n' in people && texts.people(number(people))}
      </p>
      {(!nobody || sameForAll) && <p>{asked()}</p>}
      {table && <BeforeAfter table={table} number={number} />}
      <Details summary={chart.whatDoesItMean}>
        <p>{texts.meaning}</p>
        {table && <p>{texts.hiddenWhy}</p>}
      </Details>
    </section>
  )
}

const BeforeAfter = ({ table, number }: { table: EffectTable; number: (count: Count) => string }) => {
  const texts = useTexts()
  const { effect } = texts.catalogue
  const word = (one: Proposed) => (one === 'none' ? effect.noDoor : texts.common.doors[one].word)
  const cellOf = (row: Proposed | null, column: Proposed | null): Count => {
    const line = table.cells[row === null ? table.rows.length : table.rows.indexOf(row)]
    return line?.[column === null ? table.columns.length : table.columns.indexOf(column)] ?? { n: 0 }
  }
  const rows: readonly (Proposed | null)[] = [...proposals.filter((one) => table.rows.includes(one)), null]
  return (
    <Table
      caption={effect.table}
      rows={rows}
      rowKey={(row) => row ?? 'total'}
      columns={[
        {
          key: 'before',
          header: effect.before,
          cell: (row) => (row === null ? effect.total : row === 'none' ? effect.noDoor : <DoorBadge door={row} />),
        },
        ...proposals.map((column) => ({
          key: column,
          header: effect.after(word(column)),
          numeric: true,
          cell: (row: Proposed | null) => number(cellOf(row, column)),
        })),
        { key: 'total', header: effect.total, numeric: true, cell: (row) => number(cellOf(row, null)) },
      ]}
    />
  )
}
