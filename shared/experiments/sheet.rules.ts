import { foldText } from '../citizens/folding.ts'
import type { Sheet } from '../citizens/headers.rules.ts'
import { isRefusal, parseYesNo } from '../fields.ts'
import { parseDanishNumber } from '../numbers.ts'
import type { ProblemCode, Refusal } from '../problem.ts'
import { type Arm, experimentLimits, type Outcome, scaleOf } from './keys.ts'

/** One line of the file as it was understood; with a problem it has no value, and the file is not taken. */
export type OutcomeRow = {
  readonly line: number
  readonly arm: Arm | null
  readonly value: number | null
  readonly problem: { readonly column: 'arm' | 'value'; readonly code: ProblemCode; readonly facts?: Refusal['facts'] } | null
  /** What stands there, arm and value; short. */
  readonly cells: readonly [string, string]
}

const armHeaders = ['gruppe', 'arm', 'deltager', 'deltagelse', 'group', 'takingpart']
const valueHeaders = ['vaerdi', 'udfald', 'resultat', 'value', 'outcome', 'result']
const armWords: Readonly<Record<Arm, readonly string[]>> = {
  taking_part: ['deltager', 'deltog', 'med', 'forsoeg', 'takingpart', 'participant', 'ja', 'yes', '1'],
  comparison: [
    'sammenligning',
    'sammenligningsgruppe',
    'kontrol',
    'kontrolgruppe',
    'uden',
    'comparison',
    'control',
    'nej',
    'no',
    '0',
  ],
}

const between = String.raw`[\s.,/_\p{Pd}\u2212\u00ad\u200b\u2060]{0,3}`
const cprLike = new RegExp(String.raw`(?<!\d)(\d?\d)${between}(\d\d)${between}\d\d${between}\d\d${between}\d\d(?!\d)`, 'gu')

/**
 * Reads as a CPR number, whatever is between: six digits and four, of a possible day and month (also day + 60). A spreadsheet takes the day's
 * first 0 away.
 */
const looksLikeCpr = (text: string): boolean =>
  [...text.normalize('NFKC').matchAll(cprLike)].some(([, day, month]) => {
    const [d, m] = [Number(day) % 60, Number(month)]
    return d >= 1 && d <= 31 && m >= 1 && m <= 12
  })

/** Why a file is not read at all: more or other columns than the two, anything like a CPR number, too many lines. */
export const whyNotFile = ({ headers, rows }: Sheet): Refusal | null => {
  const of = (known: readonly string[]) => headers.filter((header) => known.includes(foldText(header))).length
  const suspect = rows.find(({ cells }) => cells.some(looksLikeCpr))
  if (headers.some((header) => /cpr|personn/.test(foldText(header)) || looksLikeCpr(header)))
    return { code: 'experiment-file-cpr', pointer: '/contentBase64', facts: { line: 1 } }
  if (suspect) return { code: 'experiment-file-cpr', pointer: '/contentBase64', facts: { line: suspect.line } }
  const extra = rows.some(({ cells }) => cells.slice(headers.length).some((cell) => cell.trim() !== ''))
  if (of(armHeaders) !== 1 || of(valueHeaders) !== 1 || headers.filter((header) => header.trim() !== '').length !== 2 || extra)
    return { code: 'experiment-file-columns', pointer: '/contentBase64' }
  if (rows.length > experimentLimits.rows)
    return { code: 'file-too-many-rows', pointer: '/contentBase64', facts: { max: experimentLimits.rows } }
  return null
}

const armOf = (cell: string): Arm | Refusal => {
  const word = foldText(cell)
  if (word === '') return { code: 'required' }
  const found = (['taking_part', 'comparison'] as const).find((arm) => armWords[arm].includes(word))
  return found ?? { code: 'experiment-arm-unknown' }
}

const valueIn = (cell: string, outcome: Outcome): number | Refusal => {
  const { of, most } = scaleOf[outcome]
  if (of === 'share') {
    const yes = parseYesNo(cell)
    return isRefusal(yes) ? yes : Number(yes)
  }
  const number = parseDanishNumber(cell.replace(/\s*(%|timer?|t\.?)$/i, ''))
  if (typeof number !== 'number') return number
  return number >= 0 && number <= most
    ? Math.round(number * 100) / 100
    : { code: 'number-out-of-range', facts: { min: 0, max: most } }
}

const longest = 60

/** Every line of a file that `whyNotFile` lets through, with its fault if it has one. */
export const readOutcomes = ({ headers, rows }: Sheet, outcome: Outcome): OutcomeRow[] => {
  const at = (known: readonly string[]) => headers.findIndex((header) => known.includes(foldText(header)))
  const [armAt, valueAt] = [at(armHeaders), at(valueHeaders)]
  return rows.map(({ line, cells }) => {
    const [armCell, valueCell] = [(cells[armAt] ?? '').trim(), (cells[valueAt] ?? '').trim()]
    const [arm, value] = [armOf(armCell), valueIn(valueCell, outcome)]
    const shown = [armCell.slice(0, longest), valueCell.slice(0, longest)] as const
    const fault = (column: 'arm' | 'value', { code, facts }: Refusal): OutcomeRow => ({
      line,
      arm: null,
      value: null,
      problem: { column, code, ...(facts ? { facts } : {}) },
      cells: shown,
    })
    if (typeof arm !== 'string') return fault('arm', arm)
    if (typeof value !== 'number') return fault('value', value)
    return { line, arm, value, problem: null, cells: shown }
  })
}
