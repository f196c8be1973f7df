import { useTexts } from '../language.tsx'

export type SparkDay = 'present' | 'absent' | 'planned' | 'none'

const shapes = {
  present: { y: 2, height: 16 },
  absent: { y: 12, height: 6 },
  planned: { y: 2, height: 16 },
  none: { y: 17, height: 1 },
} as const

/** Four weeks of workdays as tiny bars: full = present, short with a gap above = absent, outline = planned. In words for those who cannot see it. */
export const Sparkbars = ({ days }: { days: readonly SparkDay[] }) => {
  const texts = useTexts().common.bars
  const count = (kind: SparkDay) => days.filter((day) => day === kind).length
  const label = texts.label(count('present'), count('absent'), count('planned'))
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
