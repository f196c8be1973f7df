import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { userInfo } from 'node:os'
import { delimiter, join } from 'node:path'
import { chromium } from '@playwright/test'

const onPath = (name: string): string | undefined =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '')
    .map((folder) => join(folder, name))
    .find((path) => existsSync(path))

/** A Chromium of this machine: CHROMIUM_PATH, then PATH, then the one Playwright keeps; null when there is none. */
export const findBrowser = (): string | null => {
  const given = process.env.CHROMIUM_PATH
  if (given && existsSync(given)) return given
  for (const name of ['chromium', 'chromium-browser', 'google-chrome']) {
    const path = onPath(name)
    if (path) return path
  }
  const own = chromium.executablePath()
  return own !== '' && existsSync(own) ? own : null
}

const whatToDo =
  'The browser journeys need Chromium. Install it (Debian: apt-get install chromium; elsewhere: npx playwright install chromium) or set CHROMIUM_PATH to its program.'

/** Finds a browser or installs one the way this machine can; throws a sentence that says what to do when neither works. */
export const bringBrowser = (say: (line: string) => void): string => {
  const found = findBrowser()
  if (found) return found
  const run = (command: string, args: readonly string[]): boolean =>
    spawnSync(command, args, {
      stdio: ['ignore', 'ignore', 'inherit'],
      timeout: 300_000,
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }).status === 0
  if (userInfo().uid === 0 && onPath('apt-get')) {
    say('Installing Chromium with apt-get …')
    if (
      run('apt-get', ['update', '-q']) &&
      run('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium', 'fonts-liberation'])
    ) {
      const brought = findBrowser()
      if (brought) return brought
    }
  }
  say('Installing Chromium with Playwright …')
  run(process.execPath, [join(import.meta.dirname, '../../node_modules/@playwright/test/cli.js'), 'install', 'chromium'])
  const brought = findBrowser()
  if (!brought) throw new Error(whatToDo)
  return brought
}
