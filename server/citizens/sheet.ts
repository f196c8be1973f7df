import { Readable } from 'node:stream'
import { setImmediate } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { CsvError, parse } from 'csv-parse'
import type { Sheet, SheetRow } from '../../shared/citizens/headers.rules.ts'
import { ProblemError } from '../../shared/problem.ts'
import { inspectZip } from './zip.ts'

/** What one file may hold. */
export const fileLimits = { megabytes: 10, rows: 20_000, columns: 200, seconds: 30 } as const

const unreadable = (line?: number) => new ProblemError('file-not-readable', line === undefined ? {} : { facts: { line } })

const startsWith = (file: Buffer, ...bytes: readonly number[]) => bytes.every((byte, index) => file[index] === byte)

const decode = (file: Buffer): string => {
  if (startsWith(file, 0xff, 0xfe)) return new TextDecoder('utf-16le').decode(file)
  if (file.includes(0) || file.subarray(0, 5).toString('latin1') === '%PDF-') throw new ProblemError('file-of-other-kind')
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(file)
  } catch {
    return new TextDecoder('windows-1252').decode(file)
  }
}

const separatorOf = (text: string): string => {
  const firstLine = /^(?:"(?:[^"]|"")*"|[^"\n])*/.exec(text)?.[0] ?? ''
  const bare = firstLine.replace(/"(?:[^"]|"")*"/g, '')
  const counts = [';', '\t', ','].map((separator) => ({ separator, count: bare.split(separator).length - 1 }))
  return counts.reduce((best, one) => (one.count > best.count ? one : best)).separator
}

// our own files put ' before what a spreadsheet would take for a formula; a mended file comes back with it
const bare = (cell: string): string => (/^'+[=+\-@\t\r\n]/.test(cell) ? cell.slice(1) : cell)

const isBlank = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === '')

const lineBreaks = (cells: readonly string[]): number =>
  cells.reduce((sum, cell) => sum + (cell.includes('\n') ? cell.split('\n').length - 1 : 0), 0)

/** Rows as they are gathered: the first that holds anything is the header. */
const gather = () => {
  let headers: readonly string[] | undefined
  const rows: SheetRow[] = []
  return {
    add: (line: number, cells: readonly string[]) => {
      if (isBlank(cells)) return
      if (cells.length > fileLimits.columns)
        throw new ProblemError('file-too-many-columns', { facts: { max: fileLimits.columns } })
      if (!headers) headers = cells
      else if (rows.length >= fileLimits.rows) throw new ProblemError('file-too-many-rows', { facts: { max: fileLimits.rows } })
      else rows.push({ line, cells })
    },
    sheet: (): Sheet => {
      if (!headers || rows.length === 0) throw new ProblemError('file-empty')
      return { headers, rows }
    },
  }
}

const chunkLength = 64 * 1024
// other requests are answered between two chunks
async function* chunksOf(text: string): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += chunkLength) {
    yield text.slice(at, at + chunkLength)
    await setImmediate()
  }
}

const readCsv = async (file: Buffer): Promise<Sheet> => {
  const all = decode(file)
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
  // Excel's own way of naming the separator
  const named = /^"?sep=([;,\t])"?\n/i.exec(all)
  const text = named ? all.slice(named[0].length) : all
  const gathered = gather()
  const parser = Readable.from(chunksOf(text)).pipe(
    parse({
      delimiter: named?.[1] ?? separatorOf(text),
      record_delimiter: '\n',
      info: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
    }),
  )
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      gathered.add(info.lines - lineBreaks(record) + (named ? 1 : 0), record.map(bare))
    }
  } catch (error) {
    if (error instanceof CsvError) throw unreadable(typeof error.lines === 'number' ? error.lines : undefined)
    throw error
  }
  return gathered.sheet()
}

// in a thread of its own, which can be ended when it takes too long or too much
const readXlsx = async (file: Buffer): Promise<Sheet> => {
  await inspectZip(file)
  const gathered = gather()
  const worker = new Worker(new URL('./xlsx.worker.ts', import.meta.url), {
    workerData: file,
    resourceLimits: { maxOldGenerationSizeMb: 512 },
  })
  let line = 0
  try {
    await new Promise<void>((resolve, reject) => {
      const late = setTimeout(() => reject(unreadable()), fileLimits.seconds * 1000)
      worker.on('message', (rows: readonly (readonly string[])[]) => {
        try {
          for (const cells of rows)
            gathered.add(
              ++line,
              cells.map((cell) => bare(cell.replace(/\r\n?/g, '\n'))),
            )
        } catch (error) {
          reject(error)
        }
      })
      worker.on('error', () => reject(unreadable()))
      worker.on('exit', () => {
        clearTimeout(late)
        resolve()
      })
    })
  } finally {
    await worker.terminate()
  }
  return gathered.sheet()
}

/**
 * Reads a CSV or XLSX file as Danish systems write them into texts. Encoding, separator and kind are found from the bytes, never
 * from the file's name. Throws `file-…` problems; says nothing of what the columns mean.
 */
export const readSheet = async (bytes: Uint8Array): Promise<Sheet> => {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (file.length === 0) throw new ProblemError('file-empty')
  if (file.length > fileLimits.megabytes * 1024 * 1024)
    throw new ProblemError('file-too-large', { facts: { max: fileLimits.megabytes } })
  return startsWith(file, 0x50, 0x4b) ? readXlsx(file) : readCsv(file)
}

const csvCell = (cell: string | number | null): string => {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell).replace('.', ',')
  const text = cell.replaceAll('\0', '')
  const safe = /^'*[=+\-@\t\r\n]/.test(text) ? `'${text}` : text
  return /[;"\r\n,\t]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/**
 * A CSV file that Danish Excel opens: BOM, `;`, CRLF, decimal comma. A text that a spreadsheet would take for a formula gets a `'`
 * in front, which `readSheet` takes off again; numbers stay numbers.
 */
export const toCsv = (headers: readonly string[], rows: readonly (readonly (string | number | null)[])[]): string =>
  `\uFEFF${[headers, ...rows].map((row) => `${row.map(csvCell).join(';')}\r\n`).join('')}`
