import { type ReactNode, useCallback, useState } from 'react'
import { Link } from 'react-router'
import { useTexts } from '../language.tsx'

export type Column<Row> = {
  readonly key: string
  readonly header: string
  readonly cell: (row: Row) => ReactNode
  /** Right-aligned with tabular figures. */
  readonly numeric?: boolean
  /** A link that sorts by this column, and how it is sorted now. */
  readonly sort?: { readonly to: string; readonly now?: 'ascending' | 'descending' | undefined }
}

/** Whether an element is wider than its room, so that only a table that really scrolls takes a tab stop. */
const useScrolls = () => {
  const [scrolls, setScrolls] = useState(false)
  const watch = useCallback((element: HTMLElement | null) => {
    if (!element) return
    const observer = new ResizeObserver(() => setScrolls(element.scrollWidth > element.clientWidth + 1))
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return { scrolls, watch }
}

/**
 * A table with its caption; the first column names the row and stays in sight. `empty` stands in its place when there are no rows.
 */
export const Table = <Row,>({
  caption,
  captionHidden,
  columns,
  rows,
  rowKey,
  empty,
  compact,
  stacks,
}: {
  caption: string
  captionHidden?: boolean
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  empty?: ReactNode
  compact?: boolean
  /** On a phone each row stands as a card, its cells below one another: for tables that are read row by row. */
  stacks?: boolean
}) => {
  const texts = useTexts()
  const { scrolls, watch } = useScrolls()
  if (rows.length === 0 && empty) return empty
  return (
    <section
      className="table-wrap"
      ref={watch}
      {...(scrolls ? { tabIndex: 0, 'aria-label': texts.common.table.scroll(caption) } : {})}
    >
      <table
        className={['table table--borderless', compact && 'table--compact', stacks && 'table--stacks'].filter(Boolean).join(' ')}
      >
        <caption className={captionHidden ? 'sr-only' : undefined}>{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ key, header, numeric, sort }) => (
              <th key={key} scope="col" className={numeric ? 'numeric' : undefined} aria-sort={sort?.now}>
                {sort ? (
                  <Link to={sort.to} preventScrollReset className="sort">
                    {header}
                    <span aria-hidden="true">{sort.now === 'ascending' ? ' ↑' : sort.now === 'descending' ? ' ↓' : ''}</span>
                  </Link>
                ) : (
                  header
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map(({ key, header, cell, numeric }, index) =>
                index === 0 ? (
                  <th key={key} scope="row">
                    {cell(row)}
                  </th>
                ) : (
                  <td key={key} className={numeric ? 'numeric' : undefined} data-header={stacks ? header : undefined}>
                    {cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
