import { useMemo } from 'react'
import { useSearchParams } from 'react-router'
import { type Verdict, verdicts } from '../../shared/citizens/citizens.limits.ts'
import type { ImportedRow } from '../../shared/citizens/import.schema.ts'
import { problemText } from '../../shared/i18n/texts.ts'
import { href } from '../hrefs.ts'
import { useFormat, useTexts } from '../language.tsx'
import { Badge } from '../ui/Badge.tsx'
import { Button, ButtonRow, LinkButton } from '../ui/Button.tsx'
import { ErrorSummary } from '../ui/ErrorSummary.tsx'
import { FilterChips } from '../ui/FilterChips.tsx'
import type { IconName } from '../ui/Icon.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Pagination } from '../ui/Pagination.tsx'
import { Table } from '../ui/Table.tsx'
import { DownloadRefused, useCount } from './ImportPage.tsx'
import type { Import, Importing } from './importing.ts'

const pageSize = 50
const icons: Readonly<Record<Verdict, IconName>> = { refused: 'error', changed: 'edit', new: 'plus', unchanged: 'check' }

const isVerdict = (text: string | null): text is Verdict => verdicts.some((one) => one === text)

/** Every row and what would become of it; nothing is saved until the button that says how many. */
export const ImportRows = ({ importing, at }: { importing: Importing; at: Extract<Import, { step: 'rows' }> }) => {
  const { import: texts } = useTexts().citizens
  const count = useCount()
  const [search] = useSearchParams()
  const { rows, counts } = at.preview
  const shown = search.get('vis')
  const verdict = isVerdict(shown) ? shown : null
  const sorted = useMemo(
    () => rows.toSorted((a, b) => verdicts.indexOf(a.verdict) - verdicts.indexOf(b.verdict) || a.line - b.line),
    [rows],
  )
  const chosen = verdict === null ? sorted : sorted.filter((row) => row.verdict === verdict)
  const page = Math.min(Math.max(1, Number(search.get('side')) || 1), Math.max(1, Math.ceil(chosen.length / pageSize)))
  const toSave = counts.new + counts.changed
  return (
    <>
      {importing.problem && !importing.busy && <ErrorSummary problem={importing.problem} />}
      {at.changedMeanwhile && (
        <Notice tone="warning" live>
          {texts.changedMeanwhile}
        </Notice>
      )}
      <p className="lede">
        <strong>{texts.fromFile(at.file.fileName)}.</strong>{' '}
        {toSave > 0
          ? texts.willSave(counts.new > 0 ? count(counts.new) : null, counts.changed > 0 ? count(counts.changed) : null)
          : texts.nothingToSave}{' '}
        {counts.refused > 0 && texts.refusedNote(counts.refused)}
      </p>
      <ButtonRow>
        {toSave > 0 ? (
          <Button kind="primary" busy={importing.busy} onClick={() => void importing.save()}>
            {importing.busy ? texts.saving : texts.save(count(toSave), toSave === 1)}
          </Button>
        ) : (
          <LinkButton kind="primary" to={href.citizens()}>
            {texts.toCaseload}
          </LinkButton>
        )}
        {counts.refused > 0 && <DownloadRefused importing={importing} />}
        <Button kind="tertiary" onClick={importing.startOver}>
          {texts.again}
        </Button>
      </ButtonRow>
      <FilterChips
        label={texts.filter}
        chips={[
          { key: 'all', to: href.importCitizens(), label: texts.all, count: rows.length, current: verdict === null },
          ...verdicts.map((one) => ({
            key: one,
            to: href.importCitizens({ vis: one }),
            label: texts.verdicts[one],
            count: counts[one],
            current: verdict === one,
          })),
        ]}
      />
      <Table
        caption={texts.rowsCaption}
        captionHidden
        compact
        rows={chosen.slice((page - 1) * pageSize, page * pageSize)}
        rowKey={({ line }) => String(line)}
        empty={<p>{texts.noRows}</p>}
        columns={[
          { key: 'line', header: texts.columns.line, numeric: true, cell: ({ line }) => line },
          {
            key: 'verdict',
            header: texts.columns.verdict,
            cell: (row) => (
              <Badge icon={icons[row.verdict]} strong={row.verdict === 'refused'}>
                {texts.verdict[row.verdict]}
              </Badge>
            ),
          },
          { key: 'name', header: texts.columns.name, cell: ({ name }) => name },
          { key: 'cpr', header: texts.columns.cpr, cell: ({ cpr }) => <span className="no-break">{cpr}</span> },
          { key: 'about', header: texts.columns.about, cell: (row) => <About row={row} /> },
        ]}
      />
      <Pagination
        page={page}
        pageSize={pageSize}
        total={chosen.length}
        to={(one) => href.importCitizens({ vis: verdict ?? undefined, side: one })}
      />
    </>
  )
}

type Value = ImportedRow['changes'][number]['from']

const useWordsOf = () => {
  const { common, citizens } = useTexts()
  const format = useFormat()
  const labels: Readonly<Record<string, string>> = { ...citizens.benefits, ...citizens.visitations }
  return (field: string, value: Value): string => {
    if (value === null) return citizens.import.empty
    if (typeof value === 'boolean') return value ? common.yes : common.no
    if (typeof value === 'number') return format.number(value)
    if (field === 'benefit' || field === 'visitation') return labels[value] ?? value
    return field === 'benefitSince' ? format.date(value) : value
  }
}

/** What is wrong with the row, with the cell it is about; or what would change; or what is worth knowing. */
const About = ({ row }: { row: ImportedRow }) => {
  const texts = useTexts()
  const { fields, import: words } = texts.citizens
  const wordsOf = useWordsOf()
  const labels: Readonly<Record<string, string>> = fields
  const lines = [
    ...row.problems.map(({ header, cell, facts, ...problem }) => (
      <>
        {header && <b>{header}: </b>}
        <mark className="bad-cell">{cell || words.empty}</mark>{' '}
        {problemText(texts, { code: problem.code, ...(facts ? { facts } : {}) })}
      </>
    )),
    ...row.changes.map(({ field, from, to }) =>
      words.changedFromTo(labels[field] ?? field, wordsOf(field, from), wordsOf(field, to)),
    ),
    ...(row.verdict === 'new' ? [words.willBeNew] : row.verdict === 'unchanged' ? [words.nothingNew] : []),
    ...row.notes.map(({ cell }) => (row.verdict === 'new' ? words.caseworkerUnknown(cell) : words.caseworkerKept(cell))),
  ]
  return (
    <ul className="plain-list import-about">
      {lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a row never move
        <li key={index}>{line}</li>
      ))}
    </ul>
  )
}
