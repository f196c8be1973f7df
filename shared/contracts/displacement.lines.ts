import type { Texts } from '../i18n/texts.ts'
import type { Displacement } from './contracts.schema.ts'
import { fteChange, isOneSided } from './displacement.rules.ts'
import { rangeText } from './words.ts'

type Line = (string | number | null)[]

const isExact = ({ sites }: Displacement): boolean => sites.some(({ exact }) => exact !== null)

/** The head of the export; the exact quota stands in it for the administrator alone. */
export const displacementHeadersOf = (told: Displacement, { contracts }: Texts): string[] => {
  const { columns } = contracts.displacement
  const { csv } = contracts
  return [
    columns.site,
    contracts.displacement.pNumber,
    csv.period,
    `${columns.trained}, ${csv.least.toLowerCase()}`,
    `${columns.trained}, ${csv.most.toLowerCase()}`,
    `${columns.hired}, ${csv.least.toLowerCase()}`,
    `${columns.hired}, ${csv.most.toLowerCase()}`,
    `${columns.unsettled}, ${csv.least.toLowerCase()}`,
    `${columns.unsettled}, ${csv.most.toLowerCase()}`,
    columns.median,
    columns.fte,
    columns.change,
    columns.quota,
    ...(isExact(told) ? [columns.exact, columns.highest] : []),
    csv.note,
    csv.asOf,
  ]
}

/** One site a line, then what the columns mean and what they do not know. */
export const displacementLinesOf = (told: Displacement, texts: Texts): Line[] => {
  const { displacement: words, csv } = texts.contracts
  const width = displacementHeadersOf(told, texts).length
  const period = words.period(told.from, told.asOf)
  const use = ({ used, quota }: { readonly used: number; readonly quota: number | null }): string =>
    quota === null ? words.noQuota(String(used)) : words.of(String(used), String(quota))
  const definition = (title: string, means: string): Line => {
    const line = Array<string | null>(width).fill(null)
    line[0] = csv.definitionOf(title)
    line[width - 2] = means
    return line
  }
  const { columns, means } = words
  return [
    ...told.sites.map(
      (site): Line => [
        site.name,
        site.pNumber,
        period,
        site.trained.least,
        site.trained.most,
        site.hired.least,
        site.hired.most,
        site.unsettled.least,
        site.unsettled.most,
        site.medianWeeks,
        site.fte,
        fteChange(site),
        words.quota[site.quota],
        ...(isExact(told) ? (site.exact ? [use(site.exact.today), use(site.exact.highest)] : [null, null]) : []),
        isOneSided(site, told.threshold)
          ? words.oneSided(site.name, String(site.trained.least), rangeText(site.unsettled, String, texts))
          : null,
        told.asOf,
      ],
    ),
    definition(columns.trained, means.trained),
    definition(columns.hired, means.hired),
    definition(columns.unsettled, means.unsettled),
    definition(columns.median, means.median),
    definition(columns.fte, means.fte),
    definition(columns.quota, means.quota),
    definition(words.unknownTitle, words.unknownWhy),
    ...(told.scope === 'municipality' ? [definition(words.unknownTitle, words.unknownOthers)] : []),
  ]
}
