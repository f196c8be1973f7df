import { createHash } from 'node:crypto'
import type { OutcomeFile, OutcomePreview } from '../../shared/experiments/experiments.schema.ts'
import type { Outcome } from '../../shared/experiments/keys.ts'
import { readOutcomes, whyNotFile } from '../../shared/experiments/sheet.rules.ts'
import { ProblemError, refuse } from '../../shared/problem.ts'
import { readSheet } from '../citizens/sheet.ts'
import type { WriteTx } from '../db/db.ts'

/** A file of outcomes line by line. `fingerprint` is of the file, and null while a line has a fault. */
export const readOutcomeFile = async ({ contentBase64 }: OutcomeFile, outcome: Outcome): Promise<OutcomePreview> => {
  const bytes = Buffer.from(contentBase64, 'base64')
  const sheet = await readSheet(bytes)
  refuse(whyNotFile(sheet))
  const rows = readOutcomes(sheet, outcome)
  const of = (arm: string | null) => rows.filter((row) => row.arm === arm).length
  const refused = of(null)
  return {
    rows: rows.map((row) => ({
      ...row,
      cells: [...row.cells],
      problem: row.problem && {
        column: row.problem.column,
        code: row.problem.code,
        ...(row.problem.facts ? { facts: { ...row.problem.facts } } : {}),
      },
    })),
    counts: { taking_part: of('taking_part'), comparison: of('comparison'), refused },
    fingerprint: refused > 0 ? null : createHash('sha256').update(outcome).update(bytes).digest('hex'),
  }
}

/** Every line of a file in place of those that were there. */
export const saveOutcomes = async (
  tx: WriteTx,
  experimentId: string,
  { rows, fingerprint }: OutcomePreview,
  seen: string,
): Promise<number> => {
  if (fingerprint === null)
    throw new ProblemError('invalid', { errors: [{ code: 'experiment-file-faults', pointer: '/contentBase64' }] })
  if (fingerprint !== seen) throw new ProblemError('changed-meanwhile')
  await tx.$executeRaw`DELETE FROM experiment_value WHERE experiment_id = ${experimentId}::uuid`
  const lines = rows.map(({ arm, value }, index) => ({ line: index + 1, arm, value }))
  return tx.$executeRaw`
    INSERT INTO experiment_value (experiment_id, line, arm, value)
    SELECT ${experimentId}::uuid, n.line, n.arm, n.value FROM json_to_recordset(${JSON.stringify(lines)}::json) AS n (line int, arm text, value numeric)`
}
