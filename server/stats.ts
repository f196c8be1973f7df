import { CsvError, parse } from 'csv-parse/sync'
import { parseDanishNumber } from '../shared/numbers.ts'
import { logRank } from '../shared/statistics/logRank.ts'
import type { Observation } from '../shared/statistics/survival.ts'
import { kaplanMeier, medianOf } from '../shared/statistics/survival.ts'

/** What is wrong with a file of spells, as a sentence that names the line. */
export class SpellsError extends Error {}

const columns = {
  time: ['time', 'tid', 'uger', 'weeks', 'dage', 'days', 'måneder', 'months', 'varighed'],
  event: ['event', 'hændelse', 'haendelse', 'status', 'udfald'],
  group: ['group', 'gruppe', 'dør', 'door', 'arm'],
} as const
const happened = new Map<string, boolean>([
  ...['1', 'ja', 'j', 'yes', 'y', 'true', 'sand'].map((word) => [word, true] as const),
  ...['0', 'nej', 'n', 'no', 'false', 'falsk'].map((word) => [word, false] as const),
])

/** Spells by group, groups in the order they come in; one group named '' when the file has none. */
export type Spells = {
  readonly time: string
  readonly event: string
  readonly group: string | null
  readonly groups: ReadonlyMap<string, readonly Observation[]>
}

const decode = (file: Uint8Array): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(file)
  } catch {
    return new TextDecoder('windows-1252').decode(file)
  }
}

const rowsOf = (text: string, delimiter: string): { readonly record: readonly string[]; readonly line: number }[] => {
  const lines: number[] = []
  try {
    const records = parse(text, {
      ...{ delimiter, relax_column_count: true, skip_empty_lines: true, trim: true },
      on_record: (record: string[], context) => {
        lines.push(context.lines)
        return record
      },
    })
    return records
      .map((record, i) => ({ record, line: lines[i] ?? 0 }))
      .filter(({ record }) => record.some((cell) => cell !== ''))
  } catch (error) {
    if (error instanceof CsvError) throw new SpellsError(`Line ${String(error.lines ?? '?')}: the quotation marks do not match.`)
    throw error
  }
}

const timeOf = (cell: string, line: number, decimalPoint: boolean): number => {
  const number = decimalPoint ? (/^\d+(\.\d+)?$/.test(cell) ? Number(cell) : null) : parseDanishNumber(cell)
  if (typeof number !== 'number' || number < 0)
    throw new SpellsError(
      `Line ${line}: the time "${cell}" is no number from 0 up; write it like ${decimalPoint ? '12.5' : '12,5'}.`,
    )
  return number
}

/**
 * Reads a CSV file (`;` or tab with decimal comma, `,` with decimal point; UTF-8 or Windows-1252) with a column of times, one of events and perhaps one of groups.
 * Throws SpellsError.
 */
export const readSpells = (file: Uint8Array): Spells => {
  const text = decode(file).replace(/^\uFEFF/, '')
  const firstLine = text.split(/\r?\n/).find((line) => line.trim() !== '') ?? ''
  const delimiter = [';', '\t'].find((one) => firstLine.includes(one)) ?? ','
  const [header, ...rows] = rowsOf(text, delimiter)
  if (!header || rows.length === 0)
    throw new SpellsError('The file is empty: it needs a line of column names and a line for each spell.')
  const find = (what: keyof typeof columns): number => {
    const names = header.record.map((name) => name.toLowerCase())
    const found = names.flatMap((name, at) => (columns[what].some((one) => one === name) ? [at] : []))
    if (found.length > 1)
      throw new SpellsError(
        `Line ${header.line}: more than one column could be the ${what} (${found.map((at) => header.record[at]).join(', ')}).`,
      )
    if (found.length === 0 && what !== 'group')
      throw new SpellsError(
        `Line ${header.line}: no column for the ${what}; name one of them ${columns[what].join(', ')}. Found: ${header.record.join(', ')}.`,
      )
    return found[0] ?? -1
  }
  const [time, event, group] = [find('time'), find('event'), find('group')]
  const groups = new Map<string, Observation[]>()
  for (const { record, line } of rows) {
    const key = group < 0 ? '' : (record[group] ?? '')
    if (group >= 0 && key === '') throw new SpellsError(`Line ${line}: the group is missing.`)
    const ended = happened.get((record[event] ?? '').toLowerCase())
    if (ended === undefined)
      throw new SpellsError(
        `Line ${line}: the event "${record[event] ?? ''}" is neither yes nor no; write 1, ja or yes when it happened, 0, nej or no when it had not yet.`,
      )
    const one = { time: timeOf(record[time] ?? '', line, delimiter === ','), event: ended }
    const others = groups.get(key)
    if (others) others.push(one)
    else groups.set(key, [one])
  }
  const name = (at: number): string => header.record[at] ?? ''
  return { time: name(time), event: name(event), group: group < 0 ? null : name(group), groups }
}

const fixed = (value: number | null | undefined): string => (value == null ? '-' : value.toFixed(6))
const plain = (value: number | null): string => (value === null ? 'not reached' : String(Number(value.toPrecision(12))))

const table = (headers: readonly string[], rows: readonly (readonly string[])[]): string[] => {
  const widths = headers.map((header, i) => Math.max(header.length, ...rows.map((row) => row[i]?.length ?? 0)))
  return [headers, ...rows].map((row) => row.map((cell, i) => cell.padStart(widths[i] ?? 0)).join('  '))
}

/** The survival table, medians and log-rank test of the spells, as lines to print. */
export const survivalReport = ({ time, event, group, groups }: Spells): string[] => {
  const said = [...groups].map(([key, observations]) => ({ key, curve: kaplanMeier(observations) }))
  const tables = said.flatMap(({ key, curve }) => {
    const { median, least, most } = medianOf(curve)
    return [
      `${group === null ? 'All' : `${group} ${key}`}: ${curve.n} followed, ${curve.events} events`,
      ...table(
        ['time', 'at risk', 'events', 'censored', 'survival', 'std. error', 'lower', 'upper'],
        curve.steps.map((step) => [
          ...[
            plain(step.time),
            String(step.atRisk),
            String(step.events),
            String(step.censored),
            fixed(step.survival),
            fixed(step.standardError),
          ],
          ...[fixed(step.logLog?.least), fixed(step.logLog?.most)],
        ]),
      ),
      `median ${plain(median)}, from ${plain(least)} to ${plain(most)}`,
      '',
    ]
  })
  const test = said.length > 1 ? logRank([...groups.values()]) : null
  const compared = test
    ? [
        `Log-rank test (Mantel 1966): chi-square ${test.chiSquare.toFixed(6)} on ${test.degrees} ${test.degrees === 1 ? 'degree' : 'degrees'} of freedom, p ${test.p.toPrecision(6)}`,
        ...table(
          ['group', 'followed', 'observed', 'expected'],
          test.groups.map((one, i) => [said[i]?.key ?? '', String(one.n), String(one.observed), one.expected.toFixed(6)]),
        ),
      ]
    : said.length > 1
      ? ['Log-rank test: nothing to compare, no event happened while people of two groups were followed.']
      : []
  return [
    `Kaplan–Meier. Time: ${time}. Event: ${event}.${group === null ? '' : ` Group: ${group}.`} Interval 95 per cent, log-log with Greenwood's error; - where R says NA.`,
    '',
    ...tables,
    ...compared,
  ].map((line) => line.trimEnd())
}
