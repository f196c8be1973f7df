import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { textsIn } from '../shared/i18n/index.ts'
import { permissions } from '../shared/permissions.ts'
import { isProblemCode, problemStatus } from '../shared/problem.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const wings = ['shared', 'server', 'web', 'prisma'] as const
/** A room may lean on those before it, never on those after. */
const ladder = [
  'accounts',
  'audit',
  'sites',
  'citizens',
  'doors',
  'offers',
  'placements',
  'attendance',
  'concerns',
  'progress',
  'employment',
  'casefile',
  'worklist',
  'contracts',
  'experiments',
  'matching',
  'reports',
  'schedule',
]

const filesBelow = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    return statSync(path).isDirectory() ? filesBelow(path) : [path]
  })

const sources = wings
  .flatMap((wing) => filesBelow(join(root, wing)))
  .filter((path) => /\.tsx?$/.test(path))
  .map((path) => ({ path: relative(root, path), text: readFileSync(path, 'utf8') }))

const importsOf = (text: string): string[] =>
  [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map((found) => found[1] ?? '')

/** The project's own file that an import means, as a path from the root. */
const targetOf = (from: string, specifier: string): string | null =>
  specifier.startsWith('.') ? relative(root, resolve(root, dirname(from), specifier)) : null

const roomOf = (path: string): string | null => {
  const [, room, rest] = path.split('/')
  return rest !== undefined && room !== undefined && ladder.includes(room) ? room : null
}

const offenders = (wrong: (source: { path: string; text: string }) => string[]): string[] =>
  sources.flatMap((source) => wrong(source).map((what) => `${source.path}: ${what}`))

/** What reads as a CPR number of somebody born on a real day: no replacement number (day + 60), no P-number of ours (month 00). */
const couldBeReal = (text: string): string[] =>
  text.match(/(?<![\d-])(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])\d{2}[-– ]?\d{4}(?![\d-])/g) ?? []

describe('the house', () => {
  it('has sources to look at', () => {
    expect(sources.length).toBeGreaterThan(60)
  })

  it('lets shared lean on neither the server nor the web, and the web not on the server', () => {
    expect(
      offenders(({ path, text }) =>
        importsOf(text)
          .map((specifier) => targetOf(path, specifier))
          .filter((target) => target !== null)
          .filter(
            (target) =>
              (path.startsWith('shared/') && !target.startsWith('shared/')) ||
              (path.startsWith('web/') && !target.startsWith('web/') && !target.startsWith('shared/')) ||
              (path.startsWith('server/') && target.startsWith('web/')),
          ),
      ),
    ).toEqual([])
  })

  it('keeps the ladder: no room leans on a later one', () => {
    expect(
      offenders(({ path, text }) => {
        const room = roomOf(path)
        if (room === null) return []
        return importsOf(text)
          .map((specifier) => targetOf(path, specifier))
          .filter((target) => target !== null)
          .filter((target) => {
            const other = roomOf(target)
            return other !== null && ladder.indexOf(other) > ladder.indexOf(room)
          })
      }),
    ).toEqual([])
  })

  it('keeps shared free of the clock, the network and the file system', () => {
    expect(
      offenders(({ path, text }) =>
        path.startsWith('shared/')
          ? [
              ...text.matchAll(/\bDate\.now\(|new Date\(\)|Math\.random\(|from 'node:(?:fs|net|http|https|process)|\bfetch\(/g),
            ].map((found) => found[0])
          : [],
      ),
    ).toEqual([])
  })

  it('opens the database in one place and never by unsafe SQL', () => {
    expect(
      offenders(({ path, text }) => [
        ...[...text.matchAll(/\$(?:query|execute)RawUnsafe/g)].map((found) => found[0]),
        ...(/new PrismaClient\(/.test(text) && path !== 'server/open.ts' ? ['new PrismaClient'] : []),
        ...(/\$transaction\(/.test(text) && path !== 'server/db/db.ts' ? ['$transaction'] : []),
      ]),
    ).toEqual([])
  })

  it('has no text that nothing shows: every name in the texts is a name somewhere in the code', () => {
    const code = sources.filter(({ path }) => !/^shared\/i18n\/(da|en)\//.test(path)).map(({ text }) => text)
    const names = new Set(code.flatMap((text) => text.match(/(?<=')[\w+-]+(?=')|[A-Za-z_$][\w$]*/g) ?? []))
    const textKeys = (value: unknown, path: readonly string[]): (readonly string[])[] =>
      typeof value === 'object' && value !== null
        ? Object.entries(value).flatMap(([key, one]) => textKeys(one, [...path, key]))
        : [path]
    const unknown = textKeys(textsIn('da'), []).filter((path) => path.some((key) => !/^\d+$/.test(key) && !names.has(key)))
    expect(unknown.map((path) => path.join('.'))).toEqual([])
  })

  it('lets only the charts know recharts, and the team lead’s pages no chart', () => {
    expect(
      offenders(({ path, text }) =>
        importsOf(text).filter(
          (specifier) =>
            (specifier === 'recharts' && !path.startsWith('web/ui/chart/')) ||
            (path.startsWith('web/attendance/') && specifier.includes('/chart/')),
        ),
      ),
    ).toEqual([])
  })

  it('lets ui know no feature', () => {
    expect(
      offenders(({ path, text }) =>
        path.startsWith('web/ui/')
          ? importsOf(text)
              .map((specifier) => targetOf(path, specifier))
              .filter((target) => target !== null && roomOf(target) !== null && !target.startsWith('shared/'))
              .map(String)
          : [],
      ),
    ).toEqual([])
  })

  it('has no drawer: names of files say what is in them', () => {
    expect(
      sources
        .filter(
          ({ path }) =>
            /(^|[./-])(utils?|helpers?|common|misc|manager|service|types)([./-]|$)/.test(path) &&
            !/i18n\/(da|en)\/common\.ts$/.test(path),
        )
        .map(({ path }) => path),
    ).toEqual([])
  })

  it('keeps rooms small: no source over 400 lines', () => {
    expect(sources.filter(({ text }) => text.split('\n').length > 401).map(({ path }) => path)).toEqual([])
  })

  it('silences no type', () => {
    expect(
      offenders(({ text }) =>
        [...text.matchAll(/\bas any\b|: any\b|@ts-(?:ignore|nocheck|expect-error)|as unknown as/g)].map((found) => found[0]),
      ),
    ).toEqual([])
  })

  it('has a sentence in both languages for every refusal, and no sentence left over', () => {
    for (const language of ['da', 'en'] as const) {
      expect(Object.keys(textsIn(language).problems).sort()).toEqual(Object.keys(problemStatus).sort())
    }
  })

  it('names in its sources only refusals that exist', () => {
    expect(
      offenders(({ text }) =>
        [...text.matchAll(/new ProblemError\('([^']+)'/g)].map((found) => found[1] ?? '').filter((code) => !isProblemCode(code)),
      ),
    ).toEqual([])
  })

  it('uses every permission somewhere', () => {
    const declared = sources
      .filter(({ path }) => /\.api\.ts$/.test(path))
      .map(({ text }) => text)
      .join('\n')
    expect(Object.keys(permissions).filter((permission) => !declared.includes(`'${permission}'`))).toEqual([])
  })

  it('holds no CPR number that could be somebody’s', () => {
    const everything = ['shared', 'server', 'web', 'prisma', 'tests', 'docs']
      .flatMap((wing) => filesBelow(join(root, wing)))
      .filter((path) => /\.(tsx?|md|json|csv|sql)$/.test(path))
    expect(
      everything.flatMap((path) => couldBeReal(readFileSync(path, 'utf8')).map((found) => `${relative(root, path)}: ${found}`)),
    ).toEqual([])
  })

  it('knows a number that could be somebody’s, however it is written', () => {
    // put together here, so that this file holds none itself
    const born = '0502' + '61'
    for (const between of ['-', '', ' ', '–']) {
      expect(couldBeReal(`cpr: '${born}${between}1234'`), `with "${between}"`).toHaveLength(1)
      expect(couldBeReal(`cpr: '6502${'61'}${between}1234'`), 'a replacement number').toEqual([])
    }
    for (const other of [`1${born}1234`, `${born}12345`, `x-${born}-1234-x`, '3202611234', '0513611234', '1000000001'])
      expect(couldBeReal(other), other).toEqual([])
  })

  it('has a word in the glossary for every room', () => {
    const glossary = readFileSync(join(root, 'docs/GLOSSARY.md'), 'utf8')
    const rooms = new Set(sources.map(({ path }) => roomOf(path)).filter((room) => room !== null))
    expect([...rooms].filter((room) => !glossary.includes(room))).toEqual([])
  })
})
