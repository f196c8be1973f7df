import { type ReactNode, useState } from 'react'
import { Button } from './Button.tsx'

type Kept<Row> = { readonly key: number; readonly row: Row | null }

/** Rows of fields that come and go; each keeps its key, so that what was typed in the others stays when one is taken away. */
export const FormRows = <Row,>({
  rows,
  most,
  title,
  words,
  line,
  hideTitles,
  children,
}: {
  rows: readonly Row[]
  most: number
  title: (number: number) => string
  words: { readonly add: string; readonly remove: string; readonly removeNamed: (name: string) => string }
  /** Short rows stand on one line where there is room. */
  line?: boolean
  /** Where the fields say enough, the rows' titles are only heard. */
  hideTitles?: boolean
  /** The fields of a row at its place; null is a new one. */
  children: (row: Row | null, index: number) => ReactNode
}) => {
  const [kept, setKept] = useState<readonly Kept<Row>[]>(() => rows.map((row, key) => ({ key, row })))
  return (
    <div className="form-rows">
      {kept.map(({ key, row }, index) => (
        <fieldset className={line ? 'form-row form-row-line' : 'form-row'} key={key} data-row={title(index + 1)}>
          <legend {...(hideTitles ? { className: 'sr-only' } : {})}>{title(index + 1)}</legend>
          {children(row, index)}
          <Button
            kind="tertiary"
            icon="close"
            aria-label={words.removeNamed(title(index + 1))}
            onClick={() => setKept(kept.filter((one) => one.key !== key))}
          >
            {words.remove}
          </Button>
        </fieldset>
      ))}
      {kept.length < most && (
        <Button
          icon="plus"
          onClick={() => setKept([...kept, { key: Math.max(-1, ...kept.map((one) => one.key)) + 1, row: null }])}
        >
          {words.add}
        </Button>
      )}
    </div>
  )
}
