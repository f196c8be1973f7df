import readSheets from 'read-excel-file/node'
import { expect, test } from 'vitest'
import { toXlsx } from '../../server/citizens/xlsx.ts'

test('an Excel file holds each sheet with its headers, numbers as numbers, and what looks like a formula as text', async () => {
  const file = await toXlsx([
    {
      name: 'Dør: alle/1',
      headers: ['Tal', 'Antal'],
      rows: [
        ['=1+1', 12.5],
        ['Skjult', null],
      ],
    },
    { name: 'Dør: alle/1', headers: ['Tal'], rows: [] },
    { name: 'x'.repeat(40), headers: ['Tal'], rows: [['\0a']] },
  ])
  const sheets = await readSheets(Buffer.from(file))
  expect(sheets.map(({ sheet }) => sheet)).toEqual(['Dør  alle 1', 'Dør  alle 1 2', 'x'.repeat(31)])
  expect(sheets.map(({ data }) => data)).toEqual([
    [
      ['Tal', 'Antal'],
      ['=1+1', 12.5],
      ['Skjult', null],
    ],
    [['Tal']],
    [['Tal'], ['a']],
  ])
})
