import { readFileSync } from 'node:fs'

type Expected = {
  readonly rows: number
  readonly good: number
  readonly bad: readonly { readonly line: number; readonly problem: string }[]
}

const fileOf = (name: string): Buffer => readFileSync(new URL(`./exports/${name}`, import.meta.url))

/** A caseworker's export as its bytes, and what is expected of each line. `today` is the day the files were made for. */
export const exportOf = (name: 'a' | 'b'): { readonly bytes: Buffer; readonly expected: Expected } => ({
  bytes: fileOf(`borgere-udtraek-${name}.csv`),
  expected: JSON.parse(fileOf(`borgere-udtraek-${name}.expected.json`).toString()) as Expected,
})
export const today = '2026-11-23'
