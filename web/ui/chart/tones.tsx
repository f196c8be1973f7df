import { useId } from 'react'
import type { DoorColour } from '../DoorBadge.tsx'

/** `step…`: five steps of something that grows, from least to most. */
export type Tone = DoorColour | 'accent' | 'gray' | 'step0' | 'step1' | 'step2' | 'step3' | 'step4'

const ink: Readonly<Record<Tone, string>> = {
  red: '#8b1a10',
  yellow: '#6b4e00',
  green: '#1b5e34',
  accent: '#17495c',
  gray: '#707070',
  step0: '#17495c',
  step1: '#17495c',
  step2: '#17495c',
  step3: '#17495c',
  step4: '#17495c',
}
const ground: Readonly<Record<Tone, string>> = {
  red: '#f3c9c4',
  yellow: '#ffe08a',
  green: '#b5dbc1',
  accent: '#b9d3dd',
  gray: '#dcdcdc',
  step0: '#ffffff',
  step1: '#dce8ed',
  step2: '#b9d3dd',
  step3: '#7aa7b8',
  step4: '#17495c',
}

/** The colour of a tone's lines and words. */
export const inkOf = (tone: Tone): string => ink[tone]

/** Fills that can be told apart without colour: hatched, dotted, plain, dark, lined; the steps from empty to full. */
export const usePatterns = () => {
  const id = useId().replace(/[^\w-]/g, '')
  const defs = (
    <defs>
      {(Object.keys(ink) as Tone[]).map((tone) => (
        <pattern key={tone} id={`${id}-${tone}`} width="8" height="8" patternUnits="userSpaceOnUse">
          <rect width="8" height="8" fill={ground[tone]} />
          {tone === 'red' && <path d="M-2 2l4-4M0 8l8-8M6 10l4-4" stroke={ink.red} strokeWidth="1.5" />}
          {tone === 'yellow' && <circle cx="4" cy="4" r="1.5" fill={ink.yellow} />}
          {tone === 'accent' && <rect width="8" height="8" fill={ink.accent} />}
          {tone === 'gray' && <path d="M0 4h8" stroke={ink.gray} />}
          {tone === 'step1' && <circle cx="4" cy="4" r="1" fill={ink.step1} />}
          {tone === 'step2' && <path d="M-2 2l4-4M0 8l8-8M6 10l4-4" stroke={ink.step2} />}
          {tone === 'step3' && <path d="M0 0l8 8M0 8l8-8" stroke={ink.step3} />}
        </pattern>
      ))}
    </defs>
  )
  return { defs, fill: (tone: Tone) => `url(#${id}-${tone})` }
}

/** The same fill as a small square, for a legend. */
export const Swatch = ({ tone }: { tone: Tone }) => {
  const { defs, fill } = usePatterns()
  return (
    <svg className="swatch" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      {defs}
      <rect x="0.5" y="0.5" width="15" height="15" fill={fill(tone)} stroke={inkOf(tone)} />
    </svg>
  )
}
