import { gzipSync } from 'node:zlib'
import { build, type Rolldown } from 'vite'
import { expect, test, vi } from 'vitest'

const kilobytes = (parts: readonly (string | Uint8Array)[]): number =>
  parts.reduce((sum, part) => sum + gzipSync(part).length, 0) / 1000

test('the first page is small, and holds neither the charts nor the schemas', async () => {
  vi.stubEnv('NODE_ENV', 'production')
  const built = await build({ logLevel: 'silent', build: { write: false } })
  const output = [built].flat().flatMap((one) => ('output' in one ? one.output : []))
  const chunks = new Map(
    output.filter((one): one is Rolldown.OutputChunk => one.type === 'chunk').map((one) => [one.fileName, one]),
  )

  const needed = (fileName: string, seen = new Set<string>()): Set<string> => {
    if (!seen.has(fileName)) {
      seen.add(fileName)
      for (const next of chunks.get(fileName)?.imports ?? []) needed(next, seen)
    }
    return seen
  }
  const entry = [...chunks.values()].filter(({ isEntry }) => isEntry).map(({ fileName }) => fileName)
  const firstPage = [...chunks.values()].filter(({ facadeModuleId }) =>
    /(SignInPage\.tsx|i18n\/da\/index\.ts)$/.test(facadeModuleId ?? ''),
  )
  const files = [...entry, ...firstPage.map(({ fileName }) => fileName)].reduce(
    (all, fileName) => needed(fileName, all),
    new Set<string>(),
  )
  const code = [...files].flatMap((fileName) => chunks.get(fileName) ?? [])
  expect(entry).toHaveLength(1)
  expect(firstPage).toHaveLength(2)

  const modules = code.flatMap(({ modules: inChunk }) => Object.keys(inChunk))
  expect(modules.filter((id) => /node_modules\/(recharts|zod\/v4\/classic)\//.test(id))).toEqual([])
  // Texts grow with every room and are fetched once a language; the code before them must not.
  const isText = ({ facadeModuleId }: Rolldown.OutputChunk) => /i18n\/da\/index\.ts$/.test(facadeModuleId ?? '')
  expect(kilobytes(code.filter((one) => !isText(one)).map((one) => one.code))).toBeLessThan(124)
  expect(kilobytes(code.filter(isText).map((one) => one.code))).toBeLessThan(24)

  const styles = output.flatMap((one) => (one.type === 'asset' && one.fileName.endsWith('.css') ? [one.source] : []))
  expect(kilobytes(styles)).toBeLessThan(35)
}, 60_000)
