import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { matchRoutes, type RouteObject } from 'react-router'
import { describe, expect, test, vi } from 'vitest'
import { front } from '../../shared/i18n/da/front.ts'
import { textsIn } from '../../shared/i18n/index.ts'
import { isProblemCode, problemStatus } from '../../shared/problem.ts'
import type { Pack } from '../../web/texts.ts'
import { officeIconPaths } from '../../web/ui/officeIconPaths.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const sections = Object.keys(textsIn('da'))
/** What stands in each pack beside the frame's own words. */
const more: Readonly<Record<Exclude<Pack, 'all'>, readonly string[]>> = {
  front: [],
  crew: ['attendance', 'offline'],
  ahead: ['attendance', 'plans'],
  answering: ['agreements', 'papers', 'placements'],
  threads: ['concerns'],
  employees: ['employees'],
  observing: ['observing'],
}

const sources = new Map<string, string>()
const read = (path: string): string => {
  const text = sources.get(path) ?? readFileSync(join(root, path), 'utf8').replace(/\/\*\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')
  sources.set(path, text)
  return text
}
const statically = /^(?:import|export)(?! type)[^'"]*?from '(\.[^']+)'/gm
const whenNeeded = /import\('(\.[^']+)'\)/g

/** The file and all it imports, but for the texts themselves; `lazily`, also what it fetches when needed. */
const below = (path: string, lazily: boolean, seen = new Set<string>()): Set<string> => {
  if (seen.has(path) || /^shared\/i18n\/(da|en)\//.test(path)) return seen
  seen.add(path)
  const named = [...read(path).matchAll(statically), ...(lazily ? read(path).matchAll(whenNeeded) : [])]
  for (const [, specifier = ''] of named) {
    const next = relative(root, join(root, dirname(path), specifier)).replaceAll('\\', '/')
    if (/\.tsx?$/.test(next) && existsSync(join(root, next))) below(next, lazily, seen)
  }
  return seen
}

const wholeTexts = /(?<!\w)(?:useTexts\(\)|texts)(?![\w.(])/
const oneOf = /(?<!\w)(?:useTexts\(\)|(?<![.\w])texts)\.(\w+)/g
const takenApart = new RegExp(
  `\\{((?:[^{}=;()]|\\{[^{}]*\\})*)\\}(?:: Texts\\b|: \\{ texts: Texts[^}]*\\}|\\s=\\s${wholeTexts.source})`,
  'g',
)
const namesIn = (pattern: string): string[] => pattern.replace(/:\s*\{[^{}]*\}/g, '').match(/(?<![:\w]\s*)\b\w+/g) ?? []

/** The sections of the texts that a file reads. */
const readIn = (text: string): string[] => [
  ...new Set(
    [
      ...[...text.matchAll(oneOf)].map(([, name = '']) => name),
      ...[...text.matchAll(takenApart)].flatMap(([, pattern = '']) => namesIn(pattern)),
      ...(text.includes('problemText(') ? ['problems'] : []),
    ].filter((name) => sections.includes(name)),
  ),
]

const beyond = (pack: Exclude<Pack, 'all'>, files: Iterable<string>): string[] => {
  const here = [...Object.keys(front), ...more[pack]]
  return [...files].flatMap((path) =>
    readIn(read(path))
      .filter((section) => !here.includes(section))
      .map((section) => `${path} reads ${section}, which is not in the pack ${pack}`),
  )
}

describe('a page finds the texts it reads', () => {
  test('every way a page reads a section is seen', () => {
    const seen = [
      'const texts = useTexts().doors.proposal',
      'const { doors, offers: words } = useTexts()',
      'const { attendance: { send } }: Texts = given; const x = texts.sites.page',
      '({ placements }: Texts, more: string)',
      'const texts = useTexts()\n  const { reports,\n  common } = texts\n',
    ].map((text) => readIn(text).toSorted())
    expect(seen).toEqual([['doors'], ['doors', 'offers'], ['attendance', 'sites'], ['placements'], ['common', 'reports']])
  })

  test('the whole of the texts is called texts, or taken apart at once', () => {
    const whole = [...below('web/routes.tsx', true), ...below('web/officeRoutes.ts', true)].flatMap((path) =>
      [...read(path).matchAll(/(\S+) = useTexts\(\)(?!\.)|(\w+)[?]?: Texts\b(?!\[)/g)]
        .map((found) => found[1] ?? found[2] ?? '')
        .filter((name) => !['texts', '}', ')'].includes(name) && !name.endsWith('}'))
        .map((name) => `${path}: ${name}`),
    )
    expect(whole).toEqual([])
  })

  test('the frame reads its own alone', () => {
    expect(beyond('front', below('web/main.tsx', false))).toEqual([])
  })

  const lists = ['web/routes.tsx', 'web/officeRoutes.ts'].map(read).join('\n')
  const pages = [...lists.matchAll(/page\('([^']+)', [^\n]*import\('\.(\/[^']+)'\)(?:, '(\w+)')?\)/g)]
  const light = pages.flatMap(([, path = '', file = '', pack]) =>
    pack === 'front' || pack === 'crew' || pack === 'ahead' || pack === 'answering' || pack === 'threads' || pack === 'observing'
      ? [[path, `web${file}`, pack] as const]
      : [],
  )
  test('the pages are read as they stand', () => {
    expect(pages.length).toBe(lists.match(/^ +page\(/gm)?.length)
    expect(light.map(([path]) => path)).toContain('/hold')
    expect(beyond('front', below('web/attendance/CrewPage.tsx', true)).join()).toContain('CrewSheet.tsx reads attendance')
    expect(readIn([...below('web/offers/RulesPage.tsx', true)].map(read).join('\n'))).toContain('offers')
  })
  test.each(light)('%s', (_path, file, pack) => {
    expect(beyond(pack, below(file, true))).toEqual([])
  })
})

describe('a page that is fetched without the office’s list', () => {
  const pagesIn = (path: string): string[] => [...read(path).matchAll(/page\('([^']+)'/g)].map(([, page = '']) => page)
  const files = [...read('web/routes.tsx').matchAll(/page\([^\n]*import\('\.(\/[^']+)'\)/g)].map(([, file = '']) => `web${file}`)

  test('has all its drawings', () => {
    const drawn = Object.keys(officeIconPaths).join('|')
    // by name where it stands in the page's own words, and in a table of drawings
    const named = new RegExp(`(?:<Icon name|icon)=(?:"|\\{[^}]*')(?:${drawn})['"]|icon: '(?:${drawn})'`, 'g')
    const inTable = new RegExp(`: '(?:${drawn})'`, 'g')
    const askedIn = (path: string): string[] => [
      ...(read(path).match(named) ?? []),
      ...(read(path).includes('IconName') ? (read(path).match(inTable) ?? []) : []),
    ]
    expect(['web/sites/SitesPage.tsx', 'web/casefile/CitizenTimeline.tsx'].filter((path) => askedIn(path).length === 0)).toEqual(
      [],
    )
    const missing = [...new Set(files.flatMap((file) => [...below(file, true)]))].flatMap((path) =>
      askedIn(path).map((found) => `${path}: ${found}`),
    )
    expect(missing).toEqual([])
  })

  test('is not taken for one of the office’s, nor the other way round', () => {
    const first: RouteObject[] = pagesIn('web/routes.tsx').map((path) => ({ path }))
    const office = pagesIn('web/officeRoutes.ts')
    expect(office.length).toBeGreaterThan(50)
    expect(office.filter((path) => matchRoutes(first, path.replaceAll(':', '')))).toEqual([])
    expect(
      first.filter(({ path = '' }) =>
        matchRoutes(
          office.map((one) => ({ path: one })),
          path.replaceAll(':', ''),
        ),
      ),
    ).toEqual([])
  })
})

describe('a refusal finds its sentence', () => {
  test('the first pack has what can be refused of a crew’s day', () => {
    const codes = ['shared/attendance/attendance.rules.ts', 'server/attendance/attendance.routes.ts'].flatMap((path) =>
      [...read(path).matchAll(/code: '([^']+)'/g)].map(([, code = '']) => code),
    )
    expect(codes.length).toBeGreaterThan(10)
    expect(codes.filter((code) => !(code in front.problems))).toEqual([])
  })

  test('one that the first pack lacks is waited for, and no smaller pack takes it away again', async () => {
    vi.resetModules()
    const { speak, wantSentences, wantTexts } = await import('../../web/texts.ts')
    const texts = await speak('da')
    expect(Object.keys(texts).toSorted()).toEqual(Object.keys(front).toSorted())
    await wantSentences(['sign-in-failed', 'not-found'])
    expect(Object.keys(texts.problems)).toEqual(Object.keys(front.problems))
    await wantSentences(['sign-in-failed', 'site-full'])
    await wantTexts('crew')
    expect(Object.keys(texts.problems).filter(isProblemCode)).toHaveLength(Object.keys(problemStatus).length)
  })

  test('another language comes with every pack in use, also one asked for meanwhile', async () => {
    vi.resetModules()
    const { speak, wantTexts } = await import('../../web/texts.ts')
    await speak('da')
    await wantTexts('crew')
    const [english] = await Promise.all([speak('en'), wantTexts('answering')])
    expect(english.attendance.title).toBe(textsIn('en').attendance.title)
    expect(english.papers).toHaveProperty('public')
    expect(english).not.toHaveProperty('reports')
  })
})
