import { useTexts } from '../language.tsx'

export const doorColours = ['red', 'yellow', 'green'] as const
export type DoorColour = (typeof doorColours)[number]
export const isDoor = (value: string): value is DoorColour => doorColours.some((door) => door === value)

/** Shape, word and tint together; the professional colour word is in the tooltip and for screen readers. */
export const DoorBadge = ({ door }: { door: DoorColour }) => {
  const { doors } = useTexts().common
  const { word, colour } = doors[door]
  return (
    <span className={`door door-${door}`} title={doors.full(word, colour)}>
      <DoorShape door={door} />
      {word}
      <span className="sr-only"> ({colour})</span>
    </span>
  )
}

/** ◆ ▲ ● drawn, so that they look the same in every font. */
export const DoorShape = ({ door }: { door: DoorColour }) => (
  <svg className="door-shape" viewBox="0 0 12 12" aria-hidden="true" focusable="false">
    {door === 'red' && <path d="M6 0l6 6-6 6-6-6z" />}
    {door === 'yellow' && <path d="M6 1l6 10.4H0z" />}
    {door === 'green' && <circle cx="6" cy="6" r="5.4" />}
  </svg>
)
