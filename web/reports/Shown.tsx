import type { Texts } from '../../shared/i18n/texts.ts'
import type { Cell } from '../../shared/reports/reports.schema.ts'
import { useFormat, useTexts } from '../language.tsx'
import type { FlowPlace } from '../ui/chart/FlowChart.tsx'

/** A number, or the words for a hidden one. */
export const Shown = ({ cell }: { cell: Cell }) => {
  const format = useFormat()
  return 'n' in cell ? format.number(cell.n, 0) : <Hidden />
}

export const Hidden = () => <span className="hidden-figure">{useTexts().reports.hidden}</span>

/** What a picture can draw: the number, or nothing where it is hidden. */
export const drawn = (cell: Cell): number | null => ('n' in cell ? cell.n : null)

/** How many of these are missing from a picture, in words. */
export const NotDrawn = ({ cells }: { cells: readonly (Cell | { readonly hidden?: true })[] }) => {
  const { reports } = useTexts()
  const count = cells.filter((cell) => 'hidden' in cell).length
  if (count === 0) return null
  return <p className="not-drawn">{count === cells.length ? reports.allHidden : reports.notDrawn(count)}</p>
}

type DoorKey = 'red' | 'yellow' | 'green' | 'none' | 'new'

/** The word and the tone of a door, of none yet, and of those who are new. */
export const doorPlace = (door: DoorKey, { reports, common }: Texts): FlowPlace => {
  if (door === 'none') return { key: door, label: reports.noDoor, tone: 'gray' }
  if (door === 'new') return { key: door, label: reports.newDoor, tone: 'gray' }
  return { key: door, label: common.doors[door].word, tone: door }
}
