// Everything, in the order of how soon it tells: types, lint, tests, browser journeys. A failed stage does not stop the next; the
// last line is `N passed, N failed`. `npm test -- types lint` runs only those stages.
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const bin = join(root, 'node_modules', '.bin')
const reports = mkdtempSync(join(tmpdir(), 'fodfaeste-test-'))
process.on('exit', () => rmSync(reports, { recursive: true, force: true }))
const say = (line) => process.stdout.write(`${line}\n`)

const children = new Set()
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    for (const child of children) child.kill(signal)
    process.exit(130)
  })
}

const run = (program, args, env = {}) =>
  new Promise((done) => {
    const child = spawn(resolve(bin, program), args, {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, PATH: [bin, process.env.PATH].join(delimiter), ...env },
      shell: process.platform === 'win32',
    })
    children.add(child)
    child.on('error', (error) => {
      say(String(error))
      done(1)
    })
    child.on('close', (code) => {
      children.delete(child)
      done(code ?? 1)
    })
  })

const readReport = (file) => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}

const whole = (worked) => ({ passed: worked ? 1 : 0, failed: worked ? 0 : 1 })

const types = async () => whole((await run('tsc', ['--noEmit', '-p', '.'])) === 0)

const lint = async () => {
  const style = await run('biome', ['ci', '.'])
  const promises = await run('oxlint', ['--type-aware', '--deny-warnings'])
  return whole(style === 0 && promises === 0)
}

/** A test that was skipped was not passed: it counts as failed, so that none is skipped in silence. */
const tests = async () => {
  const file = join(reports, 'vitest.json')
  const code = await run('vitest', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`])
  const report = readReport(file)
  if (!report) return whole(false)
  const unloaded = report.testResults.filter(
    (one) => one.status === 'failed' && one.assertionResults.every((test) => test.status === 'passed'),
  ).length
  const failed = report.numFailedTests + report.numPendingTests + report.numTodoTests + unloaded
  // an error outside every test (an unhandled rejection) leaves no failed test behind
  return { passed: report.numPassedTests, failed: code !== 0 && failed === 0 ? 1 : failed }
}

/** The town the journeys walk through, planted while other stages run; null when that did not work, and each house plants its own. */
const plantTown = async () => {
  const { untilJourneyDay } = await import('../tests/support/clock.ts')
  const town = { FODFAESTE_JOURNEY_TOWN: join(reports, 'town'), FODFAESTE_JOURNEY_SHIFT: String(untilJourneyDay()) }
  const code = await run(process.execPath, ['--import', './tests/support/journeyClock.ts', 'tests/support/journeyTown.ts'], {
    ...town,
    FODFAESTE_DATA: town.FODFAESTE_JOURNEY_TOWN,
    NODE_ENV: 'development',
    FODFAESTE_DEMO: 'on',
    DATABASE_URL: '',
  })
  return code === 0 ? town : null
}

let town = null

const journeys = async () => {
  const { bringBrowser } = await import('../tests/support/browser.ts')
  let browser
  try {
    browser = bringBrowser(say)
  } catch (error) {
    say(error.message)
    return whole(false)
  }
  const file = join(reports, 'playwright.json')
  const code = await run('playwright', ['test', '--reporter=list,json'], {
    PLAYWRIGHT_JSON_OUTPUT_FILE: file,
    CHROMIUM_PATH: browser,
    ...(await town),
  })
  const report = readReport(file)
  if (!report) return whole(code === 0)
  const { expected, unexpected, flaky, skipped } = report.stats
  const failed = unexpected + flaky + skipped
  const broken = code !== 0 || expected === 0
  return { passed: expected, failed: broken && failed === 0 ? Math.max(1, report.errors.length) : failed }
}

const stages = { types, lint, tests, journeys }
const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !(name in stages))
if (unknown.length > 0) {
  say(`There is no stage ${unknown.join(', ')}; there are ${Object.keys(stages).join(', ')}.`)
  process.exit(1)
}

const isAsked = (name) => asked.length === 0 || asked.includes(name)
if (isAsked('journeys') && isAsked('tests')) town = plantTown()

const results = []
for (const [name, stage] of Object.entries(stages)) {
  if (!isAsked(name)) continue
  say(`\n== ${name}`)
  const started = Date.now()
  const counts = await stage()
  results.push({ name, ...counts })
  say(`== ${name}: ${counts.passed} passed, ${counts.failed} failed (${((Date.now() - started) / 1000).toFixed(1)} s)`)
}
const total = (key) => results.reduce((sum, result) => sum + result[key], 0)
say('')
for (const { name, passed, failed } of results)
  say(`${failed === 0 ? 'ok    ' : 'FAILED'} ${name.padEnd(8)} ${passed} passed, ${failed} failed`)
say(`${total('passed')} passed, ${total('failed')} failed`)
process.exitCode = total('failed') === 0 ? 0 : 1
