import type { Plugin, Rolldown } from 'vite'

/** The pages a team lead can open without signal, and what they load when needed; the rest of the site is fetched as it is asked for. */
const opened = [
  'web/main.tsx',
  'web/attendance/CrewPage.tsx',
  'web/attendance/CrewSheet.tsx',
  'web/attendance/Conflict.tsx',
  'web/accounts/SignInPage.tsx',
  'web/accounts/SignOutPage.tsx',
  'web/app/MorePage.tsx',
  'web/offline/outbox.ts',
  ...['da', 'en'].flatMap((language) => ['front', 'crew'].map((pack) => `shared/i18n/${language}/${pack}.ts`)),
]
/** Files that no code imports: the page itself, its letters, the small pictures of the style sheet. */
const alwaysKept =
  /^(index\.html|mark\.svg|icon-192\.png|assets\/[^/]+\.(css|svg)|assets\/IBMPlexSans-[^/]+-Latin1-[^/]+\.woff2)$/

const filesBehind = (bundle: Rolldown.OutputBundle, sources: readonly string[]): Set<string> => {
  const files = new Set<string>()
  const take = (fileName: string): void => {
    const chunk = bundle[fileName]
    if (files.has(fileName) || chunk?.type !== 'chunk') return
    files.add(fileName)
    for (const next of chunk.imports) take(next)
  }
  for (const source of sources) {
    const found = Object.values(bundle).find(
      (one) => one.type === 'chunk' && one.moduleIds.some((id) => id.replaceAll('\\', '/').endsWith(`/${source}`)),
    )
    if (!found) throw new Error(`${source} is to be kept for days without signal, and is in no file`)
    take(found.fileName)
  }
  return files
}

/** Finds, while the pages are built, which of their files a phone keeps: `isKept` is asked when the service worker is made. */
export const keptFiles = (): { readonly plugin: Plugin; readonly isKept: (url: string) => boolean } => {
  let files = new Set<string>()
  return {
    plugin: {
      name: 'fodfaeste-kept-files',
      apply: 'build',
      generateBundle(_, bundle) {
        files = filesBehind(bundle, opened)
      },
    },
    isKept: (url) => files.has(url) || alwaysKept.test(url),
  }
}
