import writeExcelFile, { type Row } from 'write-excel-file/node'

type Cell = string | number | null
export type SheetOfRows = {
  readonly name: string
  readonly headers: readonly string[]
  readonly rows: readonly (readonly Cell[])[]
}

/** What a spreadsheet allows in the name of a sheet: 31 characters, none of these. */
const sheetName = (name: string): string => name.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31)
// text cells are never read as formulas; a NUL would make the file unreadable
const cellOf = (cell: Cell): Row[number] =>
  typeof cell === 'string' ? { value: cell.replaceAll('\0', ''), type: String, wrap: cell.length > 60 } : cell
const widthOf = (cells: readonly Cell[]): number =>
  Math.min(60, Math.max(10, ...cells.map((cell) => String(cell ?? '').length + 2)))

/** An Excel file with these sheets, names made unique, each with its headers in bold on top and in sight. */
export const toXlsx = async (sheets: readonly SheetOfRows[]): Promise<Uint8Array> => {
  const names = sheets.map(({ name }) => sheetName(name))
  return writeExcelFile(
    sheets.map(({ headers, rows }, index) => ({
      sheet:
        names.indexOf(names[index] ?? '') === index ? (names[index] ?? '') : `${(names[index] ?? '').slice(0, 27)} ${index + 1}`,
      data: [
        headers.map((value) => ({ value, type: String, fontWeight: 'bold' as const })),
        ...rows.map((row) => row.map(cellOf)),
      ],
      columns: headers.map((header, column) => ({ width: widthOf([header, ...rows.map((row) => row[column] ?? null)]) })),
      stickyRowsCount: 1,
    })),
  ).toBuffer()
}
