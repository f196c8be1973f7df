import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from '@playwright/test'
import { findBrowser } from './tests/support/browser.ts'

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no free port'))))
    })
  })

// Playwright reads this file again in every worker: the first reading decides, the others inherit.
if (!process.env.FODFAESTE_JOURNEY_PORT) {
  const folder = mkdtempSync(join(tmpdir(), 'fodfaeste-journeys-'))
  process.env.FODFAESTE_JOURNEY_DATA = folder
  process.env.FODFAESTE_JOURNEY_PORT = String(await freePort())
  process.on('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }))
}
const port = process.env.FODFAESTE_JOURNEY_PORT
const data = process.env.FODFAESTE_JOURNEY_DATA ?? ''
const address = `http://127.0.0.1:${port}`
const browser = findBrowser()

export default defineConfig({
  testDir: 'tests/journeys',
  // the journeys share one house, and each changes it
  workers: 1,
  fullyParallel: false,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  outputDir: 'test-results',
  use: {
    baseURL: address,
    trace: 'retain-on-failure',
    timezoneId: 'Europe/Copenhagen',
    locale: 'da-DK',
    ...(browser ? { launchOptions: { executablePath: browser } } : {}),
  },
  projects: [
    { name: 'desktop', use: { viewport: { width: 1280, height: 900 } } },
    { name: 'phone', use: { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true } },
  ],
  webServer: {
    command: `"${process.execPath}" server/main.ts`,
    url: `${address}/health`,
    timeout: 180_000,
    reuseExistingServer: false,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 8000 },
    stdout: 'ignore',
    stderr: 'pipe',
    env: {
      NODE_ENV: 'development',
      HOST: '127.0.0.1',
      PORT: String(port),
      FODFAESTE_DATA: data,
      FODFAESTE_DEMO: 'on',
      DATABASE_URL: '',
    },
  },
})
