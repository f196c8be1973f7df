import { z } from 'zod'
import { type ProblemCode, problemStatus } from '../problem.ts'
import { largestFile, verdicts } from './citizens.limits.ts'
import { HeaderChoices } from './citizens.schema.ts'
import { type Fact, importFields } from './headers.rules.ts'

// zod's own base64 check runs out of stack on a file of megabytes
const base64 = z
  .string({ error: 'required' })
  .min(1, 'file-empty')
  .max(Math.ceil(largestFile / 3) * 4 + 4, 'file-too-large')
  .refine((text) => text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text), 'invalid-value')

/** A file as the browser hands it over, with what the caseworker said of the columns that were asked about. */
export const ImportFile = z.strictObject({
  fileName: z.string({ error: 'required' }).max(255, 'too-long'),
  contentBase64: base64,
  columns: HeaderChoices.optional(),
})
export type ImportFile = z.infer<typeof ImportFile>

export const ColumnField = z.enum([...importFields, 'ignore'])
export type ColumnField = z.infer<typeof ColumnField>

const facts = [...importFields, 'name', 'place'] as const satisfies readonly Fact[]

const ImportColumn = z.object({
  header: z.string(),
  /** null: not recognised, to be asked about */
  field: ColumnField.nullable(),
  /** some of what stands in it, CPR numbers masked */
  samples: z.array(z.string()),
})

/** What must be said of the columns before a row can be read. */
const ImportQuestions = z.object({
  unrecognised: z.array(z.string()),
  ambiguous: z.array(z.object({ fact: z.enum(facts), headers: z.array(z.string()) })),
  missing: z.array(z.enum(['cpr', 'name'])),
})

const codes = Object.keys(problemStatus) as ProblemCode[]
const value = z.union([z.string(), z.number(), z.boolean()])

export const ImportProblem = z.object({
  field: z.enum(importFields).nullable(),
  /** the column as the file calls it; '' when it is about the whole line */
  header: z.string(),
  code: z.enum(codes),
  /** what stands there, CPR numbers masked */
  cell: z.string(),
  facts: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
})
export type ImportProblem = z.infer<typeof ImportProblem>

export const ImportedRow = z.object({
  /** the file's line; the header is line 1 */
  line: z.int(),
  verdict: z.enum(verdicts),
  /** null when there is no such citizen yet, or the line is refused */
  citizenId: z.uuid().nullable(),
  name: z.string().nullable(),
  /** masked */
  cpr: z.string().nullable(),
  changes: z.array(z.object({ field: z.string(), from: value.nullable(), to: value })),
  problems: z.array(ImportProblem),
  /** taken all the same, but worth knowing */
  notes: z.array(z.object({ code: z.enum(['caseworker-unknown']), header: z.string(), cell: z.string() })),
})
export type ImportedRow = z.infer<typeof ImportedRow>

export const ImportCounts = z.object({ new: z.int(), changed: z.int(), unchanged: z.int(), refused: z.int() })
export type ImportCounts = z.infer<typeof ImportCounts>

/** What an import would do. Nothing of it is kept: confirming sends the file again with `fingerprint`. */
export const ImportPreview = z.object({
  columns: z.array(ImportColumn),
  questions: ImportQuestions,
  rows: z.array(ImportedRow),
  counts: ImportCounts,
  /** of the file and all that was shown of it; null while there are questions */
  fingerprint: z.string().nullable(),
})
export type ImportPreview = z.infer<typeof ImportPreview>

export const ImportConfirmation = z.strictObject({
  ...ImportFile.shape,
  fingerprint: z.string({ error: 'required' }).min(1, 'required').max(100, 'too-long'),
})
