import type { DayMark } from '../../shared/casefile/casefile.schema.ts'
import { useFormat, useTexts } from '../language.tsx'

// Height and outline tell the days apart, not the colour alone.
const shapes: Readonly<Record<DayMark, { readonly y: number; readonly height: number }>> = {
  present: { y: 2, height: 16 },
  partly: { y: 9, height: 9 },
  absent: { y: 14, height: 4 },
  agreed: { y: 12.5, height: 5 },
  'not-logged': { y: 2.5, height: 15 },
  none: { y: 17, height: 1 },
}
const said = ['present', 'partly', 'absent', 'agreed', 'not-logged'] as const

/** The last 20 working days as tiny bars, with the same in words. */
export const AttendanceBars = ({ days }: { days: readonly DayMark[] }) => {
  const texts = useTexts().casefile.days
  const format = useFormat()
  const words = said.flatMap((mark) => {
    const count = days.filter((day) => day === mark).length
    return count === 0 ? [] : [texts[mark](count)]
  })
  const label = texts.label(words.length === 0 ? texts.none : format.list(words))
  return (
    <svg className="sparkbars" role="img" viewBox={`0 0 ${days.length * 6} 20`} width={days.length * 6} height={20}>
      <title>{label}</title>
      {days.map((day, index) => (
        // A day is its place in the row: the row never reorders.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <rect key={index} className={`spark-${day}`} x={index * 6 + 0.5} width={4} {...shapes[day]} />
      ))}
    </svg>
  )
}
