import { gzipSync } from 'node:zlib'
import { build, type Rolldown } from 'vite'
import { beforeAll, expect, test, vi } from 'vitest'

const kilobytes = (parts: readonly (string | Uint8Array)[]): number =>
  parts.reduce((sum, part) => sum + gzipSync(part).length, 0) / 1000

let chunks: ReadonlyMap<string, Rolldown.OutputChunk>
let styles: readonly (string | Uint8Array)[]

beforeAll(async () => {
  vi.stubEnv('NODE_ENV', 'production')
  const built = await build({ logLevel: 'silent', build: { write: false } })
  const output = [built].flat().flatMap((one) => ('output' in one ? one.output : []))
  chunks = new Map(output.filter((one): one is Rolldown.OutputChunk => one.type === 'chunk').map((one) => [one.fileName, one]))
  styles = output.flatMap((one) => (one.type === 'asset' && one.fileName.endsWith('.css') ? [one.source] : []))
}, 60_000)

const needed = (fileName: string, seen = new Set<string>()): Set<string> => {
  if (!seen.has(fileName)) {
    seen.add(fileName)
    for (const next of chunks.get(fileName)?.imports ?? []) needed(next, seen)
  }
  return seen
}

/** Every file a browser fetches that opens this page first, in Danish: the code, the frame's texts and the page's own. */
const filesOf = (page: string, ...texts: readonly string[]): Rolldown.OutputChunk[] => {
  const sources = [page, 'shared/i18n/da/front.ts', ...texts]
  const first = [...chunks.values()].filter(
    ({ isEntry, facadeModuleId }) => isEntry || sources.some((source) => facadeModuleId?.endsWith(`/${source}`)),
  )
  expect(first, 'the entry and one file for each').toHaveLength(1 + sources.length)
  const files = first.reduce((all, { fileName }) => needed(fileName, all), new Set<string>())
  return [...files].flatMap((fileName) => chunks.get(fileName) ?? [])
}
const modulesIn = (files: Iterable<Rolldown.OutputChunk>): string[] =>
  [...files].flatMap(({ modules }) => Object.keys(modules)).map((id) => id.replaceAll('\\', '/'))

test('the first page is small: all its code and texts in 125 kB', () => {
  const files = filesOf('web/accounts/SignInPage.tsx')
  expect(kilobytes(files.map(({ code }) => code))).toBeLessThan(125)
  expect(modulesIn(files).filter((id) => /node_modules\/recharts\//.test(id))).toEqual([])
  expect(modulesIn(files).filter((id) => /shared\/i18n\/da\/(?!front|common|accounts)/.test(id))).toEqual([])
})

// React and its router are 100 kB of it; the goal of 110 kB (performance) is not reached with them. The map of the office's pages, its
// addresses and drawings (web/officeRoutes.ts) and the table of refusals are not in it, so that another room adds nothing. What is needed
// at the first tap, at a conflict, for the queue and for signing in again comes after the list; an installed phone fetches none of it again.
test('the team lead’s day comes to a phone in 137 kB, its queue and its store not among them', () => {
  const files = filesOf('web/attendance/CrewPage.tsx', 'shared/i18n/da/crew.ts')
  expect(kilobytes(files.map(({ code }) => code))).toBeLessThan(137)
  expect(modulesIn(files).filter((id) => /node_modules\/recharts\//.test(id))).toEqual([])
})

test.each(['MessagesPage', 'CrewThreadPage', 'NewConcernPage'])(
  'a team lead’s %s has none of the caseworker’s pages in it',
  (page) => {
    const files = filesOf(`web/concerns/${page}.tsx`, 'shared/i18n/da/concerns.ts')
    expect(kilobytes(files.map(({ code }) => code))).toBeLessThan(137)
    expect(
      modulesIn(files).filter((id) =>
        /concerns\/(?:AnswerForm|InboxPage|PlacementThreadPage)|i18n\/da\/(?:index|problems)/.test(id),
      ),
    ).toEqual([])
  },
)

test('the citizen’s link comes to a phone with its own four languages, and nothing of the caseworker’s', () => {
  const files = filesOf('web/progress/MeasurementLinkPage.tsx')
  expect(kilobytes(files.map(({ code }) => code))).toBeLessThan(131)
  const others =
    /progress\/(?:CaseworkerAnswers|ProgressPage|LinkCard|instrument\.v1|instrument\.v2\.(?:caseworker|crew))|i18n\/da\/(?:index|progress|problems)/
  expect(modulesIn(files).filter((id) => others.test(id))).toEqual([])
})

test('what a team lead says of work on a phone brings neither the other parties’ questions nor their languages', () => {
  const ids = modulesIn(filesOf('web/progress/ObservationPage.tsx', 'shared/i18n/da/observing.ts'))
  expect(ids.filter((id) => /instrument\.v2\.(?:citizen|caseworker)|pulse\.texts|i18n\/da\/(?:index|problems)/.test(id))).toEqual(
    [],
  )
})

test('what only the office has comes with the office’s list: pages, addresses, drawings, and no refusal’s status at all', () => {
  const office = /\/web\/(?:officeRoutes|hrefs|ui\/officeIconPaths)\.ts$/
  const crew = modulesIn(filesOf('web/attendance/CrewPage.tsx', 'shared/i18n/da/crew.ts'))
  expect(modulesIn(chunks.values()).filter((id) => office.test(id))).toHaveLength(3)
  expect(crew.filter((id) => office.test(id))).toEqual([])
  expect([...chunks.values()].filter(({ code }) => code.includes('experiment-stays-in') && code.includes('409'))).toEqual([])
})

test('what an endpoint says of itself stays on the server', () => {
  expect([...chunks.values()].filter(({ code }) => code.includes('how many threads have something unread'))).toEqual([])
  expect([...chunks.values()].filter(({ code }) => code.includes('/threads/unread'))).toHaveLength(1)
})

test('no page fetches the schemas', () => {
  expect(modulesIn(chunks.values()).filter((id) => /node_modules\/zod\//.test(id))).toEqual([])
})

test('the style sheet is small', () => {
  expect(kilobytes(styles)).toBeLessThan(35)
})
