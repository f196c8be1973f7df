import { type ReactNode, useId, useState } from 'react'
import { useFormat, useTexts } from '../../language.tsx'
import { Button } from '../Button.tsx'
import { Details } from '../Details.tsx'

/** Around every picture: what it shows, as of when, what the figure means, and the same as a table. */
export const ChartFrame = ({
  title,
  scope,
  asOf,
  definition,
  table,
  hidden,
  wide,
  beside,
  children,
}: {
  title: string
  /** Which choices of the page the figures do not follow. */
  scope?: ReactNode
  /** YYYY-MM-DD */
  asOf: string
  definition: ReactNode
  table: ReactNode
  /** The one line that stands for picture and table where both have nothing to show. */
  hidden?: ReactNode
  /** A picture that a small screen has no room for: there the table comes first. */
  wide?: boolean
  /** What is said of the figures themselves beside them: how sure they are, what is not known. */
  beside?: ReactNode
  children: ReactNode
}) => {
  const texts = useTexts().common.chart
  const format = useFormat()
  const [asTable, setAsTable] = useState(() => wide === true && window.matchMedia('(width < 40em)').matches)
  const id = useId()
  return (
    <section className="panel chart" aria-labelledby={id}>
      <header>
        <h2 id={id}>{title}</h2>
        {!hidden && (
          <Button kind="tertiary" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
            {asTable ? texts.showChart : texts.showTable}
          </Button>
        )}
      </header>
      {scope && <p className="chart-scope">{scope}</p>}
      {hidden ? <p className="not-drawn">{hidden}</p> : asTable ? table : children}
      {!hidden && !asTable && <div className="only-print">{table}</div>}
      {beside}
      <p className="as-of">{texts.asOf(format.date(asOf))}</p>
      <Details summary={texts.whatDoesItMean}>{definition}</Details>
    </section>
  )
}
