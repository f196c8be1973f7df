import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const sources = ['shared', 'server', 'prisma/migrations']
  .flatMap((folder) => readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((path) => `${folder}/${path}`))
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => /\.(ts|sql)$/.test(path))
  .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))

/** The files whose text matches. */
const naming = (pattern: RegExp): string[] =>
  sources
    .filter(({ text }) => pattern.test(text))
    .map(({ path }) => path)
    .toSorted()

describe('the caseworker’s belief in a job is an input to nothing', () => {
  it('is named where it is asked, kept apart, and shown to whoever gave it; by no other rule, query or SQL', () => {
    expect(naming(/job_belief|ownEyesOnly/).filter((path) => !path.startsWith('shared/i18n/'))).toEqual([
      // left out where answers are counted
      'server/casefile/timeline.queries.ts',
      'server/progress/progress.queries.ts',
      'shared/progress/instrument.ts',
      'shared/progress/instrument.v1.ts',
      'shared/progress/instrument.v2.caseworker.ts',
      'shared/progress/instrument.v2.citizen.ts',
      'shared/progress/progress.rules.ts',
    ])
  })

  it('is nowhere read with the other answers: what else asks for measurements asks for their days', () => {
    const asking = /\bmeasurements?\b[\s\S]{0,400}?\banswers\b|\banswers\b[\s\S]{0,200}?\bFROM measurement\b/
    // columns are not quoted, what a report calls its lines is
    const bare = (text: string): string => text.replace(/--.*$/gm, '').replace(/'(?:answers|measurements)'/g, '')
    const reading = sources
      .filter(({ path }) => /^server\/|^prisma\//.test(path) && !/^server\/progress\//.test(path))
      .filter(({ text }) => asking.test(bare(text)))
      .map(({ path }) => path)
    // tables and grants; a count of answers for the timeline
    expect(reading.filter((path) => !/0001_rooms|0008_employment|0037_does_it_work|0038_measurements/.test(path))).toEqual([
      'server/casefile/timeline.queries.ts',
    ])
  })
})
