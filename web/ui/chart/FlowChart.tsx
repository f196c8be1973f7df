import { ResponsiveContainer, Sankey, type SankeyLinkProps, type SankeyNodeProps } from 'recharts'
import { inkOf, type Tone, usePatterns } from './tones.tsx'

/** `words` stand beside the place: its name, and its number where the bands make up the whole of it. */
export type FlowPlace = { readonly key: string; readonly label: string; readonly tone: Tone; readonly words?: string }
export type Flow = { readonly from: string; readonly to: string; readonly count: number }

/**
 * From where to where: the same places left (before) and right (now), so that a stay and a way back can be drawn too; each band with its
 * number. Places nobody left or reached are not drawn. `label` is the whole picture in one sentence; the table says the rest.
 */
export const FlowChart = ({
  label,
  before,
  after,
  flows,
  write,
}: {
  label: string
  before: readonly FlowPlace[]
  after: readonly FlowPlace[]
  flows: readonly Flow[]
  write: (count: number) => string
}) => {
  const { defs, fill } = usePatterns()
  const drawn = flows.filter(({ count }) => count > 0)
  const left = before.filter(({ key }) => drawn.some(({ from }) => from === key))
  const right = after.filter(({ key }) => drawn.some(({ to }) => to === key))
  const places = [
    ...left.map((place) => ({ ...place, side: 'left' as const })),
    ...right.map((place) => ({ ...place, side: 'right' as const })),
  ]
  const indexOf = (side: 'left' | 'right', key: string) => places.findIndex((place) => place.side === side && place.key === key)
  if (drawn.length === 0) return null

  const drawNode = ({ x, y, width, height, index }: SankeyNodeProps) => {
    const place = places[index]
    if (!place) return <g />
    const isLeft = place.side === 'left'
    return (
      <g>
        <rect x={x} y={y} width={width} height={Math.max(height, 1)} fill={fill(place.tone)} stroke={inkOf(place.tone)} />
        <text
          x={isLeft ? x - 8 : x + width + 8}
          y={y + height / 2}
          dy="0.35em"
          textAnchor={isLeft ? 'end' : 'start'}
          fill="#1a1a1a"
          fontSize={14}
        >
          {place.words ?? place.label}
        </text>
      </g>
    )
  }
  const drawLink = ({
    sourceX,
    sourceY,
    sourceControlX,
    targetX,
    targetY,
    targetControlX,
    linkWidth,
    payload,
  }: SankeyLinkProps) => {
    const tone = places.find(({ label: words, side }) => side === 'right' && words === payload.target.name)?.tone ?? 'gray'
    return (
      <g>
        <path
          d={`M${sourceX},${sourceY}C${sourceControlX},${sourceY} ${targetControlX},${targetY} ${targetX},${targetY}`}
          fill="none"
          stroke={inkOf(tone)}
          strokeOpacity={0.25}
          strokeWidth={linkWidth}
        />
        <text
          x={sourceX + 8}
          y={sourceY}
          dy="0.35em"
          fill="#1a1a1a"
          fontSize={12}
          stroke="#fff"
          strokeWidth={3}
          paintOrder="stroke"
        >
          {write(payload.value)}
        </text>
      </g>
    )
  }
  return (
    <figure className="chart-figure">
      <div role="img" aria-label={label} className="chart-area chart-area-wide">
        <ResponsiveContainer width="100%" height={Math.max(left.length, right.length) * 84 + 24}>
          <Sankey
            data={{
              nodes: places.map(({ label: name }) => ({ name })),
              links: drawn.map(({ from, to, count }) => ({
                source: indexOf('left', from),
                target: indexOf('right', to),
                value: count,
              })),
            }}
            node={drawNode}
            link={drawLink}
            nodePadding={24}
            nodeWidth={16}
            sort={false}
            margin={{ top: 12, right: 120, bottom: 12, left: 120 }}
          >
            {defs}
          </Sankey>
        </ResponsiveContainer>
      </div>
    </figure>
  )
}
