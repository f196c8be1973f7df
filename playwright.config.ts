import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from '@playwright/test'
import { findBrowser } from './tests/support/browser.ts'
import { untilJourneyDay } from './tests/support/clock.ts'

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
  process.env.FODFAESTE_JOURNEY_SHIFT = String(untilJourneyDay())
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
  // a walk through the whole product, on a machine that does other things as well
  timeout: 180_000,
  expect: { timeout: 15_000 },
  outputDir: 'test-results',
  use: {
    actionTimeout: 20_000,
    baseURL: address,
    trace: 'retain-on-failure',
    timezoneId: 'Europe/Copenhagen',
    locale: 'da-DK',
    ...(browser ? { launchOptions: { executablePath: browser } } : {}),
  },
  webServer: {
    command: `"${process.execPath}" --import ./tests/support/journeyClock.ts server/main.ts`,
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
      FODFAESTE_JOURNEY_SHIFT: process.env.FODFAESTE_JOURNEY_SHIFT ?? '0',
    },
  },
})
