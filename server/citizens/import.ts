import { createHash } from 'node:crypto'
import { foldText } from '../../shared/citizens/folding.ts'
import { type Mapping, mapHeaders, type Sheet, type SheetRow, whyNotRead } from '../../shared/citizens/headers.rules.ts'
import { type Comparison, compare, type ReadRow, type RowProblem, readRows } from '../../shared/citizens/import.rules.ts'
import type { ImportCounts, ImportedRow, ImportFile, ImportPreview, ImportProblem } from '../../shared/citizens/import.schema.ts'
import type { FileAnswer } from '../../shared/endpoint.ts'
import { maskCpr } from '../../shared/fields.ts'
import { type Language, problemText, textsIn } from '../../shared/i18n/index.ts'
import { ProblemError, refuse } from '../../shared/problem.ts'
import type { ReadTx } from '../db/db.ts'
import type { Context } from '../http/context.ts'
import { listCaseworkers } from './citizens.queries.ts'
import { type ChangedCitizen, type Held, insertImported, listHeld, type NewCitizen, updateImported } from './import.queries.ts'
import { readSheet, toCsv } from './sheet.ts'

type ReadFile = {
  readonly sheet: Sheet
  readonly mapping: Mapping
  readonly digest: string
}

const readFile = async (file: ImportFile): Promise<ReadFile> => {
  const bytes = Buffer.from(file.contentBase64, 'base64')
  const sheet = await readSheet(bytes)
  return { sheet, mapping: mapHeaders(sheet, file.columns), digest: createHash('sha256').update(bytes).digest('hex') }
}

const longest = 200
const shortened = (text: string): string => (text.length > longest ? `${text.slice(0, longest)}…` : text)

/** A cell as a page may show it: whatever could be a CPR number keeps its date only. */
const masked = (field: string | null, cell: string): string => {
  const short = shortened(cell)
  if (field === 'phone') return short
  if (field !== 'cpr') return short.replace(/(?<!\d)(\d{6})[-‐‑– ]?\d{4}(?!\d)/g, '$1-••••')
  let digits = 0
  return short.replace(/\d/g, (digit) => {
    digits += 1
    return digits <= 6 ? digit : '•'
  })
}

type Cells = SheetRow['cells']

const textIn = (mapping: Mapping, cells: Cells, ...fields: readonly string[]): string =>
  mapping.columns
    .filter(({ field }) => field !== null && fields.includes(field))
    .map(({ index }) => (cells[index] ?? '').trim())
    .join(' ')
    .trim()

const columnsWithSamples = ({ sheet, mapping }: ReadFile): ImportPreview['columns'] =>
  mapping.columns.map(({ index, header, field }) => {
    const samples = new Set<string>()
    for (const { cells } of sheet.rows) {
      const cell = (cells[index] ?? '').trim()
      if (cell !== '') samples.add(masked(field, cell))
      if (samples.size === 3) break
    }
    return { header, field, samples: [...samples] }
  })

const refusedRow = (line: number, problems: readonly RowProblem[], mapping: Mapping, cells: Cells): ImportedRow => ({
  line,
  verdict: 'refused',
  citizenId: null,
  name: shortened(textIn(mapping, cells, 'fullName', 'firstName', 'lastName')) || null,
  cpr: masked('cpr', textIn(mapping, cells, 'cpr')) || null,
  changes: [],
  problems: problems.map(({ cell, field, ...rest }): ImportProblem => ({ ...rest, field, cell: masked(field, cell) })),
  notes: [],
})

type Plan = {
  readonly rows: readonly ImportedRow[]
  readonly counts: ImportCounts
  readonly fingerprint: string
  readonly fresh: readonly NewCitizen[]
  readonly changed: readonly ChangedCitizen[]
}

const merged = (held: Held, comparison: Comparison, caseworkerId: string | null): ChangedCitizen => {
  const { index, caseworker, ...rest } = held
  const changes = comparison.verdict === 'changed' ? comparison.changes : []
  const { caseworker: newName, ...changedFacts } = Object.fromEntries(changes.map(({ field, to }) => [field, to]))
  return { ...rest, ...changedFacts, ...(newName === undefined ? {} : { caseworkerId }) }
}

/** Sets the file beside the books. The same plan is made for showing and for saving; the fingerprint tells whether it still is the same. */
const makePlan = async (
  tx: ReadTx,
  { actor, cpr }: Pick<Context, 'actor' | 'cpr'>,
  { sheet, mapping, digest }: ReadFile,
  reads: readonly ReadRow[],
): Promise<Plan> => {
  const colleagues = new Map((await listCaseworkers(tx, actor)).map(({ id, name }) => [foldText(name), { id, name }]))
  const indexes = reads.map(({ row }) => (row ? Buffer.from(cpr.indexOf(row.cpr, actor.organisationId)).toString('hex') : ''))
  const held = new Map((await listHeld(tx, actor, indexes.filter(Boolean))).map((one) => [one.index, one]))
  const caseworkerHeader = mapping.columns.find(({ field }) => field === 'caseworker')?.header ?? ''

  const fresh: NewCitizen[] = []
  const changed: ChangedCitizen[] = []
  const counts: ImportCounts = { new: 0, changed: 0, unchanged: 0, refused: 0 }
  const print = createHash('sha256').update(digest)
  const rows = reads.map((read, at): ImportedRow => {
    if (read.problems) {
      counts.refused += 1
      print.update(JSON.stringify([read.line, read.problems]))
      return refusedRow(read.line, read.problems, mapping, sheet.rows[at]?.cells ?? [])
    }
    const { row } = read
    const colleague = row.caseworker === null ? null : (colleagues.get(foldText(row.caseworker)) ?? null)
    const before = held.get(indexes[at] ?? '') ?? null
    const comparison = compare({ ...row, caseworker: colleague?.name ?? null }, before)
    const changes = comparison.verdict === 'changed' ? comparison.changes : []
    const unknown =
      row.caseworker !== null && colleague === null && before?.caseworker?.toLowerCase() !== row.caseworker.toLowerCase()
    counts[comparison.verdict] += 1
    if (comparison.verdict === 'new') {
      const { caseworker, ...facts } = row
      fresh.push({ ...facts, protectedAddress: row.protectedAddress ?? false, caseworkerId: colleague?.id ?? null })
    }
    if (before && comparison.verdict === 'changed') changed.push(merged(before, comparison, colleague?.id ?? null))
    print.update(JSON.stringify([read.line, comparison, before?.citizenId, colleague?.id]))
    return {
      line: read.line,
      verdict: comparison.verdict,
      citizenId: before?.citizenId ?? null,
      name: `${row.firstName} ${row.lastName}`,
      cpr: maskCpr(row.cpr),
      changes: changes.map(({ field, from, to }) =>
        (before?.protectedAddress || row.protectedAddress) && addressFields.has(field)
          ? { field, from: from === null ? null : hidden, to: hidden }
          : { field, from: shown(from), to: shown(to) },
      ),
      problems: [],
      notes:
        unknown && row.caseworker
          ? [{ code: 'caseworker-unknown', header: caseworkerHeader, cell: shortened(row.caseworker) }]
          : [],
    }
  })
  return { rows, counts, fingerprint: print.digest('hex'), fresh, changed }
}

// a protected address is not shown with the rest
const addressFields: ReadonlySet<string> = new Set(['street', 'postalCode', 'town'])
const hidden = '••••'

const shown = <T>(value: T): T | string => (typeof value === 'string' ? shortened(value) : value)

type Asked = Pick<Context, 'actor' | 'db' | 'cpr' | 'today'>

const noRows = { rows: [], counts: { new: 0, changed: 0, unchanged: 0, refused: 0 }, fingerprint: null }

/** A dry run: reads the file and the books, saves nothing. While columns are not understood there are questions instead of rows. */
export const previewImport = async ({ actor, db, cpr, today }: Asked, body: ImportFile): Promise<ImportPreview> => {
  const file = await readFile(body)
  const { unrecognised, ambiguous, missing } = file.mapping
  const about = {
    columns: columnsWithSamples(file),
    questions: {
      unrecognised: [...unrecognised],
      ambiguous: ambiguous.map(({ fact, headers }) => ({ fact, headers: [...headers] })),
      missing: [...missing],
    },
  }
  if (whyNotRead(file.mapping)) return { ...about, ...noRows }
  const reads = readRows(file.mapping, file.sheet.rows, today)
  return db.read(actor, async (tx) => {
    const { rows, counts, fingerprint } = await makePlan(tx, { actor, cpr }, file, reads)
    return { ...about, rows: [...rows], counts, fingerprint }
  })
}

/** Does what was shown, all of it or nothing. */
export const confirmImport = async (
  { actor, db, cpr, today }: Asked,
  body: ImportFile & { readonly fingerprint: string },
): Promise<ImportCounts> => {
  const file = await readFile(body)
  refuse(whyNotRead(file.mapping))
  const reads = readRows(file.mapping, file.sheet.rows, today)
  return db.write(actor, 'citizens.imported', async (tx) => {
    const plan = await makePlan(tx, { actor, cpr }, file, reads)
    if (plan.fingerprint !== body.fingerprint) throw new ProblemError('changed-meanwhile')
    await insertImported(tx, actor, cpr, plan.fresh)
    await updateImported(tx, plan.changed)
    return plan.counts
  })
}

/** The refused lines with their own cells and, first in each, why: it holds nothing that was not in the file. */
export const refusedLines = async (body: ImportFile, language: Language, today: string): Promise<FileAnswer> => {
  const { sheet, mapping } = await readFile(body)
  refuse(whyNotRead(mapping))
  const texts = textsIn(language)
  const { reasonHeader, refusedFile } = texts.citizens.import
  const rows = readRows(mapping, sheet.rows, today).flatMap((read, at) => {
    if (!read.problems) return []
    const reasons = read.problems.map((problem) => {
      const sentence = problemText(texts, problem)
      return problem.header ? `${problem.header}: ${sentence}` : sentence
    })
    return [[reasons.join(' '), ...(sheet.rows[at]?.cells ?? [])]]
  })
  return {
    fileName: refusedFile,
    mediaType: 'text/csv; charset=utf-8',
    bytes: toCsv([reasonHeader, ...sheet.headers], rows),
  }
}
