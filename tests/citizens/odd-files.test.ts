import fc from 'fast-check'
import { expect, test } from 'vitest'
import writeExcelFile from 'write-excel-file/node'
import { readSheet, toCsv } from '../../server/citizens/sheet.ts'
import { importFields, mapHeaders } from '../../shared/citizens/headers.rules.ts'
import { readRows } from '../../shared/citizens/import.rules.ts'
import { ProblemError } from '../../shared/problem.ts'
import { today } from './exports.ts'

const readOrRefused = async (bytes: Uint8Array): Promise<void> => {
  try {
    const sheet = await readSheet(bytes)
    readRows(mapHeaders(sheet), sheet.rows, today)
  } catch (error) {
    expect(error).toBeInstanceOf(ProblemError)
  }
}

test('whatever the bytes are, they are read or refused in words', async () => {
  await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), readOrRefused), { numRuns: 300, seed: 1 })
})

test('a spreadsheet with bytes gone wrong is read or refused in words', async () => {
  const book = await writeExcelFile([
    ['CPR', 'Navn'],
    ['610190-1234', 'Bæk, Åse'],
  ]).toBuffer()
  const broken = fc.array(fc.tuple(fc.nat(book.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 }).map((wrong) => {
    const bytes = Buffer.from(book)
    for (const [at, byte] of wrong) bytes[at] = byte
    return bytes
  })
  await fc.assert(fc.asyncProperty(broken, readOrRefused), { numRuns: 40, seed: 2 })
})

const cell = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.constantFrom(
    '610190-1234',
    'Bæk, Åse',
    '12,5',
    '12.5',
    '31-02-2024',
    'Kontanthjælp - Jobparat',
    '7430 Ikast',
    'Ja',
    '=1+1',
    "'=1",
    'a;"b"\nc',
  ),
)

test('every text in every column is a value or a refusal with its cell', () => {
  const cells = fc.array(cell, { minLength: importFields.length, maxLength: importFields.length + 1 })
  fc.assert(
    fc.property(fc.array(cells, { minLength: 1, maxLength: 3 }), (rows) => {
      const sheet = { headers: importFields, rows: rows.map((one, index) => ({ line: index + 2, cells: one })) }
      for (const read of readRows(mapHeaders(sheet), sheet.rows, today)) {
        expect(read.row !== undefined || read.problems.length > 0).toBe(true)
      }
    }),
    { seed: 3 },
  )
})

test('what we write we can read', async () => {
  const text = cell
    .map((one) => one.replaceAll('\0', '').replace(/\r\n?/g, '\n'))
    .filter((one) => one.trim() !== '' && one.isWellFormed())
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 4 }), async (rows) => {
      const sheet = await readSheet(Buffer.from(toCsv(['A', 'B'], rows)))
      expect(sheet.rows.map(({ cells }) => cells)).toEqual(rows)
    }),
    { numRuns: 300, seed: 4 },
  )
})
