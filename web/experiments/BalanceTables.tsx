import type { Balance } from '../../shared/experiments/experiments.schema.ts'
import { arms } from '../../shared/experiments/keys.ts'
import { balanceKey } from '../../shared/experiments/words.ts'
import { useFormat, useTexts } from '../language.tsx'
import { Details } from '../ui/Details.tsx'
import { Table } from '../ui/Table.tsx'

type Cell = Balance['table']['cells'][number][number] | undefined

/** How the two groups divide, one table a dimension. */
export const BalanceTables = ({ balance }: { balance: readonly Balance[] }) => {
  const { experiments } = useTexts()
  const { balance: texts } = experiments
  if (balance.length === 0) return null
  return (
    <section className="panel" aria-labelledby="balance">
      <h2 id="balance">{texts.title}</h2>
      <p className="quiet">{texts.lede}</p>
      <div className="experiment-balance">
        {balance.map((one) => (
          <One key={one.dimension} {...one} />
        ))}
      </div>
      <Details summary={experiments.result.how}>{experiments.result.howFew}</Details>
    </section>
  )
}

const One = ({ dimension, table }: Balance) => {
  const texts = useTexts()
  const { balance, result } = texts.experiments
  const format = useFormat()
  const { rows, cells } = table
  const totals = cells.at(-1)
  const shown = (cell: Cell, total: Cell): string => {
    if (!cell || !('n' in cell)) return balance.hidden
    const count = format.number(cell.n, 0)
    return total && 'n' in total && total.n > 0 ? balance.cell(count, format.percent(cell.n / total.n)) : count
  }
  const lines = rows.map((key, row) => ({
    key,
    name: balanceKey(dimension, key, texts),
    cells: arms.map((_, column) => shown(cells[row]?.[column], totals?.[column])),
  }))
  if (cells.slice(0, -1).every((row) => row.slice(0, -1).every((cell) => 'hidden' in cell)))
    return <p>{balance.allHidden(balance.dimensions[dimension])}</p>
  return (
    <Table
      caption={balance.dimensions[dimension]}
      compact
      stacks
      rows={[
        ...lines,
        {
          key: 'total',
          name: balance.total,
          cells: arms.map((_, column) => shown(totals?.[column], undefined)),
        },
      ]}
      rowKey={({ key }) => key}
      columns={[
        { key: 'name', header: balance.ofThem, cell: ({ name }) => name },
        { key: 'takingPart', header: result.arms.takingPart, numeric: true, cell: ({ cells: [first] }) => first },
        { key: 'comparison', header: result.arms.comparison, numeric: true, cell: ({ cells: [, second] }) => second },
      ]}
    />
  )
}
