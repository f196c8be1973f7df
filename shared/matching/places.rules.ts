import { foldText } from '../citizens/folding.ts'
import type { Sheet } from '../citizens/headers.rules.ts'
import type { ProblemCode, Refusal } from '../problem.ts'

/** A postal code as a file tells it; degrees north and east, WGS 84. */
export type PlaceRow = {
  readonly postalCode: string
  readonly name: string
  readonly latitude: number
  readonly longitude: number
}
/** What is wrong with a line of the file, `line` counted as a spreadsheet does. */
export type PlaceProblem = { readonly line: number; readonly code: ProblemCode; readonly cell: string }

const columns = ['postalCode', 'name', 'latitude', 'longitude'] as const
type Column = (typeof columns)[number]

/** The last ones are DAWA's own (visueltcenter_y is north). */
const written: Readonly<Record<Column, readonly string[]>> = {
  postalCode: ['Postnr', 'Postnr.', 'Postnummer', 'Postal code', 'Zip', 'Nr'],
  name: ['Navn', 'Postdistrikt', 'By', 'Name', 'Town'],
  latitude: ['Breddegrad', 'Latitude', 'Lat', 'Nord', 'visueltcenter_y'],
  longitude: ['Længdegrad', 'Longitude', 'Lon', 'Lng', 'Long', 'Øst', 'visueltcenter_x'],
}

type Columns = Readonly<Record<Column, number>>

const columnOf = new Map(columns.flatMap((column) => written[column].map((word) => [foldText(word), column] as const)))

const findColumns = (headers: readonly string[]): Partial<Columns> => {
  const found: Partial<Record<Column, number>> = {}
  headers.forEach((header, at) => {
    const column = columnOf.get(foldText(header))
    if (column) found[column] ??= at
  })
  return found
}

const isWhole = (found: Partial<Columns>): found is Columns => columns.every((column) => found[column] !== undefined)

/** A file that has not all four columns tells nothing. */
export const whyNotPlaces = ({ headers }: Sheet): Refusal | null =>
  isWhole(findColumns(headers)) ? null : { code: 'places-columns-missing', pointer: '/contentBase64' }

// a degree has no thousands, so comma and full stop mean the same in it
const readDegrees = (cell: string): number | null =>
  /^-?\d{1,3}([.,]\d{1,20})?$/.test(cell) ? Number(cell.replace(',', '.')) : null

/** Denmark with its islands, generously: what lies outside has its degrees the other way round, or in other units. */
const box = { latitude: [54, 58.5], longitude: [7.5, 15.5] } as const
const isInside = (degrees: number | null, [least, most]: readonly [number, number]): degrees is number =>
  degrees !== null && degrees >= least && degrees <= most

const longestName = 80
const shown = (cell: string): string => cell.slice(0, 60)

/** Every line of the file as a place or as a problem; a code that stands twice is told at its second line. */
export const readPlaces = ({ headers, rows }: Sheet): { places: PlaceRow[]; problems: PlaceProblem[] } => {
  const at = findColumns(headers)
  const places = new Map<string, PlaceRow>()
  const problems: PlaceProblem[] = []
  if (!isWhole(at)) return { places: [], problems }
  for (const { line, cells } of rows) {
    const cell = (column: Column): string => (cells[at[column]] ?? '').trim()
    const wrong = (code: ProblemCode, column: Column) => problems.push({ line, code, cell: shown(cell(column)) })
    const postalCode = cell('postalCode').padStart(4, '0')
    const name = cell('name')
    const [latitude, longitude] = [readDegrees(cell('latitude')), readDegrees(cell('longitude'))]
    if (!/^\d{4}$/.test(postalCode)) wrong('postal-code-invalid', 'postalCode')
    else if (places.has(postalCode)) wrong('duplicate-in-file', 'postalCode')
    else if (name === '') wrong('required', 'name')
    else if (name.length > longestName) wrong('too-long', 'name')
    else if (!isInside(latitude, box.latitude)) wrong('latitude-expected', 'latitude')
    else if (!isInside(longitude, box.longitude)) wrong('longitude-expected', 'longitude')
    else places.set(postalCode, { postalCode, name, latitude: round(latitude), longitude: round(longitude) })
  }
  return { places: [...places.values()], problems }
}

// five decimals, as the database keeps them: about a metre
const round = (degrees: number): number => Math.round(degrees * 1e5) / 1e5
