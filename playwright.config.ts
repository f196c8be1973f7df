import { cpSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { defineConfig } from '@playwright/test'
import { findBrowser } from './tests/support/browser.ts'
import { untilJourneyDay } from './tests/support/clock.ts'
import { makeQuickFolder } from './tests/support/folders.ts'

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no free port'))))
    })
  })

const houses = 2
// Playwright reads this file again in every worker: the first reading decides, the others inherit.
if (!process.env.FODFAESTE_JOURNEY_PORTS) {
  const folder = makeQuickFolder('fodfaeste-journeys-')
  process.env.FODFAESTE_JOURNEY_DATA = folder
  process.env.FODFAESTE_JOURNEY_PORTS = (await Promise.all(Array.from({ length: houses }, freePort))).join()
  const planted = process.env.FODFAESTE_JOURNEY_TOWN
  // planted beforehand, under the clock that goes on here; else each house plants its own
  if (planted)
    for (const port of process.env.FODFAESTE_JOURNEY_PORTS.split(',')) cpSync(planted, join(folder, port), { recursive: true })
  else process.env.FODFAESTE_JOURNEY_SHIFT = String(untilJourneyDay())
  process.on('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }))
}
const ports = process.env.FODFAESTE_JOURNEY_PORTS.split(',')
const data = process.env.FODFAESTE_JOURNEY_DATA ?? ''
const browser = findBrowser()

export default defineConfig({
  testDir: 'tests/journeys',
  // a house for each worker: the journeys in it change it, one after the other (tests/journeys/support.ts says which is whose)
  workers: houses,
  fullyParallel: false,
  forbidOnly: true,
  // a walk through the whole product, on a machine that does other things as well
  timeout: 180_000,
  expect: { timeout: 15_000 },
  outputDir: 'test-results',
  use: {
    actionTimeout: 20_000,
    // costs a third of the time: asked for when a journey has failed
    trace: process.env.FODFAESTE_TRACE ? 'retain-on-failure' : 'off',
    timezoneId: 'Europe/Copenhagen',
    locale: 'da-DK',
    ...(browser ? { launchOptions: { executablePath: browser } } : {}),
  },
  webServer: ports.map((port) => ({
    command: `"${process.execPath}" --import ./tests/support/journeyClock.ts server/main.ts`,
    url: `http://127.0.0.1:${port}/health`,
    timeout: 180_000,
    reuseExistingServer: false,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 8000 },
    stdout: 'ignore',
    stderr: 'pipe',
    env: {
      NODE_ENV: 'development',
      HOST: '127.0.0.1',
      PORT: port,
      FODFAESTE_DATA: join(data, port),
      FODFAESTE_DEMO: 'on',
      DATABASE_URL: '',
      FODFAESTE_JOURNEY_SHIFT: process.env.FODFAESTE_JOURNEY_SHIFT ?? '0',
    },
  })),
})
