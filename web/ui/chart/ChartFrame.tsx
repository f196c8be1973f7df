import { type ReactNode, useId, useState } from 'react'
import { useFormat, useTexts } from '../../language.tsx'
import { Button } from '../Button.tsx'
import { Details } from '../Details.tsx'

/** Around every picture: what it shows, as of when, what the figure means, and the same as a table. */
export const ChartFrame = ({
  title,
  asOf,
  definition,
  table,
  children,
}: {
  title: string
  /** YYYY-MM-DD */
  asOf: string
  definition: ReactNode
  table: ReactNode
  children: ReactNode
}) => {
  const texts = useTexts().common.chart
  const format = useFormat()
  const [asTable, setAsTable] = useState(false)
  const id = useId()
  return (
    <section className="panel chart" aria-labelledby={id}>
      <header>
        <h2 id={id}>{title}</h2>
        <Button kind="tertiary" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
          {asTable ? texts.showChart : texts.showTable}
        </Button>
      </header>
      {asTable ? table : children}
      <p className="as-of">{texts.asOf(format.date(asOf))}</p>
      <Details summary={texts.whatDoesItMean}>{definition}</Details>
    </section>
  )
}
