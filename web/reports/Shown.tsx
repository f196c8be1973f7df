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

export const isHidden = (cell: object): boolean => 'hidden' in cell

/** What a picture can draw: the number, or nothing where it is hidden. */
export const drawn = (cell: Cell): number | null => ('n' in cell ? cell.n : null)

/** What is missing from a picture because it is hidden: by name, or by number where names would be too many. */
export const NotDrawn = ({ rows }: { rows: readonly { readonly label?: string; readonly hidden: boolean }[] }) => {
  const { reports } = useTexts()
  const format = useFormat()
  const missing = rows.filter(({ hidden }) => hidden)
  const names = missing.flatMap(({ label }) => label ?? [])
  if (missing.length === 0) return null
  return (
    <p className="not-drawn">
      {names.length === missing.length ? reports.notDrawnNames(format.list(names)) : reports.notDrawn(missing.length)}
    </p>
  )
}

/** The one line instead of a picture where each part of it is hidden; the whole is told where it is shown. */
export const allHidden = (
  cells: readonly object[],
  total: Cell | null,
  texts: Texts,
  write: (n: number) => string,
): string | null => {
  if (cells.length === 0 || !cells.every(isHidden)) return null
  const { reports } = texts
  return total && 'n' in total ? reports.totalThenHidden(write(total.n)) : reports.allHidden
}

type DoorKey = 'red' | 'yellow' | 'green' | 'none' | 'new'

/** The word and the tone of a door, of none yet, and of those who are new. */
export const doorPlace = (door: DoorKey, { reports, common }: Texts): FlowPlace => {
  if (door === 'none') return { key: door, label: reports.noDoor, tone: 'gray' }
  if (door === 'new') return { key: door, label: reports.newDoor, tone: 'gray' }
  return { key: door, label: common.doors[door].word, tone: door }
}
