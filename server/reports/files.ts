import type { FileAnswer } from '../../shared/endpoint.ts'
import type { Language } from '../../shared/i18n/format.ts'
import { textsIn } from '../../shared/i18n/index.ts'
import { type DividedBy, divisionsOf, type Origin, originsOf } from '../../shared/reports/outcomes.keys.ts'
import { outcomeDefinitionsOf, outcomeHeadersOf, outcomeLinesOf } from '../../shared/reports/outcomes.lines.ts'
import type { Outcomes } from '../../shared/reports/outcomes.schema.ts'
import { headersOf, linesOf } from '../../shared/reports/reports.lines.ts'
import type { Dashboard } from '../../shared/reports/reports.schema.ts'
import { toCsv } from '../citizens/sheet.ts'
import { toXlsx } from '../citizens/xlsx.ts'
import type { Actor } from '../db/actor.ts'
import type { ReadTx } from '../db/db.ts'
import { getOutcomes } from './outcomes.queries.ts'

type FileKind = 'csv' | 'xlsx'

const mediaTypes = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const
type Lines = readonly (readonly (string | number | null)[])[]
type Sheet = { readonly name: string; readonly lines: Lines }

/** One sheet after another; a CSV file has one head for all of them. */
const fileOf = async (kind: FileKind, fileName: string, headers: string[], sheets: readonly Sheet[]): Promise<FileAnswer> => ({
  fileName: `${fileName}.${kind}`,
  mediaType: mediaTypes[kind],
  bytes:
    kind === 'csv'
      ? toCsv(
          headers,
          sheets.flatMap(({ lines }) => lines),
        )
      : await toXlsx(sheets.map(({ name, lines }) => ({ name, headers, rows: lines }))),
  rows: sheets.reduce((sum, { lines }) => sum + lines.length, 0),
})

export const dashboardFile = (kind: FileKind, dashboard: Dashboard, language: Language): Promise<FileAnswer> => {
  const texts = textsIn(language)
  const { title, fileName } = texts.reports
  return fileOf(kind, fileName(dashboard.year, dashboard.asOf), headersOf(texts), [
    { name: title, lines: linesOf(dashboard, texts) },
  ])
}

type Wanted = { origin?: Origin | undefined; by?: DividedBy | undefined }

/** One page of outcomes, or every division of one origin or of both, all as of one moment. Refuses as the page does. */
export const readOutcomes = async (tx: ReadTx, actor: Actor, today: string, { origin, by }: Wanted): Promise<Outcomes[]> => {
  const scope = actor.organisationKind
  const pages = (origin ? [origin] : originsOf(scope)).flatMap((from) => {
    const divisions = divisionsOf(scope, from)
    return (by ? [by] : divisions.length > 0 ? divisions : (['all'] as const)).map((one) => ({ origin: from, by: one }))
  })
  const told: Outcomes[] = []
  // one after another: a transaction has one connection
  for (const page of pages) told.push(await getOutcomes(tx, actor, today, page))
  return told
}

export const outcomesFile = (
  kind: FileKind,
  told: readonly Outcomes[],
  { by }: Wanted,
  language: Language,
): Promise<FileAnswer> => {
  const texts = textsIn(language)
  const { exporting, by: divisions } = texts.outcomes
  const [one] = told
  if (!one) throw new Error('outcomes of nothing')
  const widest = told.find(({ endings, hits }) => endings && hits) ?? told.find(({ endings }) => endings) ?? one
  return fileOf(
    kind,
    exporting.fileName(told.length > 1 ? exporting.all : `${one.origin}-${one.by}`, one.asOf),
    outcomeHeadersOf(texts),
    [
      ...told.map((page) => ({
        name: exporting.sheet(exporting.origins[page.origin], divisions[page.by]),
        lines: outcomeLinesOf(page, texts, language, { doors: by !== undefined || page.by === 'all' }),
      })),
      { name: exporting.definitions, lines: outcomeDefinitionsOf(widest, texts) },
    ],
  )
}
