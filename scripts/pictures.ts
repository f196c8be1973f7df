// The README's pictures, from the made-up town as it stands on the day of the journeys: npx vite build && node scripts/pictures.ts
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Browser, chromium, type Page } from '@playwright/test'
import { cast, type Member } from '../prisma/seed/cast.ts'
import { demoPassword } from '../server/accounts/demo.ts'
import { da } from '../shared/i18n/da/index.ts'
import { bringBrowser } from '../tests/support/browser.ts'
import { shiftClock, untilJourneyDay } from '../tests/support/clock.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const say = (line: string): void => {
  process.stdout.write(`${line}\n`)
}
const shift = untilJourneyDay()
const data = mkdtempSync(join(tmpdir(), 'fodfaeste-pictures-'))
const server = spawn(process.execPath, ['--import', './tests/support/journeyClock.ts', 'server/main.ts'], {
  cwd: root,
  env: {
    ...process.env,
    FODFAESTE_DATA: data,
    FODFAESTE_JOURNEY_SHIFT: String(shift),
    PORT: '0',
    DATABASE_URL: '',
    HOST: '127.0.0.1',
  },
  stdio: ['ignore', 'pipe', 'inherit'],
})

const address = await new Promise<string>((resolve, reject) => {
  server.stdout.setEncoding('utf8').on('data', (text: string) => {
    const found = /is running at (http:\S+)/.exec(text)?.[1]
    if (found) resolve(found)
  })
  server.once('exit', () => reject(new Error('the server did not start')))
})

const at = async (browser: Browser, person: Member, size: 'desktop' | 'phone'): Promise<Page> => {
  const phone = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true }
  const context = await browser.newContext({
    baseURL: address,
    locale: 'da-DK',
    timezoneId: 'Europe/Copenhagen',
    reducedMotion: 'reduce',
    ...(size === 'phone' ? phone : { viewport: { width: 1280, height: 800 } }),
  })
  await context.addInitScript(shiftClock, shift)
  const signedIn = { headers: { 'x-fodfaeste': '1' }, data: { email: person.email, password: demoPassword } }
  await context.request.post('/api/session', signedIn)
  return context.newPage()
}

const ask = async <Answer>(page: Page, path: string): Promise<Answer> =>
  (await (await page.request.get(`/api${path}`)).json()) as Answer

type Row = { readonly citizenId: string; readonly protectedAddress: boolean }
const rowsIn = async (page: Page, filter: string): Promise<Row[]> =>
  (await ask<{ rows: Row[] }>(page, `/caseload?${filter}`)).rows.filter(({ protectedAddress }) => !protectedAddress)

const pictures = join(root, 'docs', 'pictures')
const take = async (page: Page, name: string, address?: string): Promise<void> => {
  if (address !== undefined) await page.goto(address)
  await page.locator('h1').waitFor()
  await page.evaluate(async () => {
    await document.fonts.ready
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
  })
  await page.screenshot({ path: join(pictures, `${name}.png`), animations: 'disabled', caret: 'hide' })
  say(`docs/pictures/${name}.png`)
}

try {
  mkdirSync(pictures, { recursive: true })
  const browser = await chromium.launch({ executablePath: bringBrowser(say) })

  const karen = await at(browser, cast.karen, 'desktop')
  await take(karen, 'my-day', '/min-dag')
  await take(karen, 'caseload', '/borgere')
  const [atWork] = await rowsIn(karen, 'stage=working&door=yellow')
  if (atWork) await take(karen, 'citizen', `/borgere/${atWork.citizenId}`)
  for (const { citizenId } of await rowsIn(karen, 'caseworker=all&stage=arrived')) {
    const { open } = await ask<{ open: { proposal: { door: string | null } } | null }>(
      karen,
      `/citizens/${citizenId}/assessment/proposal`,
    )
    if (!open?.proposal.door) continue
    await take(karen, 'proposal', `/borgere/${citizenId}/afklaring/forslag`)
    break
  }

  const birthe = await at(browser, cast.birthe, 'desktop')
  await birthe.goto('/ledelse')
  await birthe.locator('.recharts-surface').first().waitFor()
  await birthe.locator('.figures').evaluate((figures) => window.scrollTo(0, figures.getBoundingClientRect().top - 24))
  await take(birthe, 'dashboard')

  const jonas = await at(browser, cast.jonas, 'phone')
  await jonas.goto('/hold')
  const rows = jonas.locator('button.crew-row')
  // not tapped: a tap leaves its highlight in the picture
  await rows.nth(1).dispatchEvent('click')
  const sheet = jonas.getByRole('dialog')
  await sheet.getByRole('button', { name: da.attendance.states.late }).dispatchEvent('click')
  await take(jonas, 'crew-exception')
  await sheet.getByRole('button', { name: da.attendance.sheet.done }).tap()
  await take(jonas, 'crew')
  await take(jonas, 'messages', '/beskeder')
  await browser.close()
} finally {
  server.kill('SIGTERM')
  await new Promise((resolve) => server.once('exit', resolve))
  rmSync(data, { recursive: true, force: true, maxRetries: 5 })
}
