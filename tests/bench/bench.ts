// `npm run bench -- --scale S|M|L --rounds 5 --seconds 3 --only W3`: what the product's pages cost beside a bare Fastify and pg on the same
// PostgreSQL, in turns, so that what else the machine does touches both. Only the ratios count.
import { type ChildProcess, spawn } from 'node:child_process'
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import autocannon from 'autocannon'
import pg from 'pg'
import { cast } from '../../prisma/seed/cast.ts'
import { readConfig } from '../../server/config.ts'
import { openHouse } from '../../server/open.ts'
import { todayIn } from '../../shared/calendar.ts'
import { danishTime } from '../../shared/zone.ts'
import { found } from '../support/founding.ts'
import { startServer } from '../support/server.ts'
import { crewSize, fill, openSession, type Scale, scales } from './fill.ts'

const { values: given } = parseArgs({
  options: {
    scale: { type: 'string', default: 'S' },
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '3' },
    only: { type: 'string', default: '' },
  },
})
const isScale = (text: string): text is Scale => text in scales
if (!isScale(given.scale)) throw new Error(`--scale is one of ${Object.keys(scales).join(', ')}`)
const scale = given.scale
const rounds = Number(given.rounds)
const seconds = Number(given.seconds)
const connections = 10
const today = todayIn(danishTime, Date.now())
const say = (line: string) => process.stdout.write(`${line}\n`)

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no free port'))))
    })
  })

/** Number, parent and processor seconds of every process; Linux only, else none. */
const processes = (): { pid: number; parent: number; seconds: number }[] => {
  try {
    return readdirSync('/proc').flatMap((name) => {
      if (!/^\d+$/.test(name)) return []
      try {
        const fields = readFileSync(`/proc/${name}/stat`, 'utf8')
          .replace(/^.*\) /s, '')
          .split(' ')
        return [{ pid: Number(name), parent: Number(fields[1]), seconds: (Number(fields[11]) + Number(fields[12])) / 100 }]
      } catch {
        // it ended while we looked
        return []
      }
    })
  } catch {
    return []
  }
}
const memoryOf = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024

type Started = { readonly child: ChildProcess; readonly pid: number; readonly address: string; readonly after: number }
const start = async (program: string, env: Readonly<Record<string, string>>): Promise<Started> => {
  const port = await freePort()
  const began = performance.now()
  const child = spawn(process.execPath, [fileURLToPath(new URL(program, import.meta.url))], {
    env: { ...process.env, ...env, PORT: String(port) },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  process.on('exit', () => child.kill('SIGKILL'))
  const address = `http://127.0.0.1:${port}`
  for (let tries = 0; ; tries += 1) {
    const well = await fetch(`${address}/health`).then(
      ({ ok }) => ok,
      () => false,
    )
    if (well) break
    if (tries > 3000 || child.exitCode !== null) throw new Error(`${program} did not start`)
    await pause(10)
  }
  return { child, pid: child.pid ?? 0, address, after: performance.now() - began }
}

const server = await startServer()
if (!server.address) throw new Error(`the bench needs a PostgreSQL server: ${server.said}`)
const folder = mkdtempSync(join(tmpdir(), 'fodfaeste-bench-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
const owner = new pg.Client({ connectionString: server.address })
await owner.connect()
await owner.query('CREATE DATABASE bench')
await owner.end()
const database = new URL(server.address)
database.pathname = '/bench'
const environment = {
  NODE_ENV: 'development',
  DATABASE_URL: database.toString(),
  FODFAESTE_DATA: folder,
  FODFAESTE_DEMO: 'off',
  FODFAESTE_POOL: '10',
}
const house = await openHouse(readConfig(environment), () => today)
await found(house, null)
await house.close()
const above = new pg.Client({ connectionString: database.toString() })
await above.connect()
say(`Filling scale ${scale}: ${scales[scale]} citizens, ${server.said} …`)
const { leads } = await fill(above, scale, today, connections)
await above.query(
  'CREATE TABLE bench_attendance (placement_id uuid, on_date date, state text, hours numeric, pace_band int, note text, PRIMARY KEY (placement_id, on_date))',
)

const { rows: backends } = await above.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')
const postmaster = processes().find(({ pid }) => pid === backends[0]?.pid)?.parent

const sessionOf = async (staffId: string): Promise<string> => {
  const token = randomBytes(32).toString('base64url')
  await openSession(above, staffId, createHash('sha256').update(token).digest())
  return `fodfaeste=${token}`
}
const cookies = {
  karen: await sessionOf(cast.karen.id),
  birthe: await sessionOf(cast.birthe.id),
  leads: [] as string[],
}
for (const { staffId } of leads) cookies.leads.push(await sessionOf(staffId))
const { rows: people } = await above.query<{ id: string }>('SELECT id::text FROM citizen WHERE caseworker_id = $1 LIMIT 200', [
  cast.karen.id,
])

// the second start: the database is there
await start('../../server/main.ts', environment).then(async ({ child }) => {
  child.kill('SIGTERM')
  await new Promise((resolve) => child.once('exit', resolve))
})
const ceiling = await start('ceiling.ts', { BENCH_DATABASE: database.toString() })
const product = await start('../../server/main.ts', environment)
await pause(1500)
say(
  `W5 first answer after ${Math.round(product.after)} ms (ceiling ${Math.round(ceiling.after)} ms), ${Math.round(memoryOf(product.pid))} MB after 1.5 s (ceiling ${Math.round(memoryOf(ceiling.pid))} MB)`,
)

// one request of each before anything is counted: a refusal would be fast, and no measure of anything
for (const [path, cookie] of [
  ['/api/caseload?door=yellow', cookies.karen],
  [`/api/citizens/${people[0]?.id}/casefile`, cookies.karen],
  [`/api/citizens/${people[0]?.id}/timeline`, cookies.karen],
  [`/api/crew/${today}`, cookies.leads[0] ?? ''],
  ['/api/reports/dashboard', cookies.birthe],
  ['/api/worklist', cookies.karen],
] as const) {
  const answer = await fetch(`${product.address}${path}`, { headers: { cookie } })
  if (!answer.ok) throw new Error(`${path} answers ${answer.status}: ${await answer.text()}`)
}

type Request = autocannon.Request
type Work = {
  readonly name: string
  readonly ceiling: Partial<autocannon.Options>
  readonly product: Partial<autocannon.Options>
}
const turn = <T>(all: readonly T[]): (() => T) => {
  let next = 0
  return () => all[next++ % all.length] as T
}
const nextCitizen = turn(people.map(({ id }) => id))
const paged = (path: () => string, cookie?: string): Partial<autocannon.Options> => ({
  requests: [{ setupRequest: (request: Request) => ({ ...request, path: path(), headers: cookie ? { cookie } : {} }) }],
})

/** A crew's day, sent again and again with another pace, each connection its own crew; the product is told what was seen before. */
const crewRows = (lead: number, round: number) =>
  (leads[lead]?.placementIds ?? []).map((placementId) => {
    const entry = (nth: number) => ({
      state: 'present',
      hours: 4,
      paceBand: 1 + (nth % 5),
      note: null,
      tasksDone: ['Gulve'],
      signedOff: true,
      supportGiven: [],
    })
    return { placementId, ...entry(round), seen: round === 0 ? null : { ...entry(round - 1), version: round } }
  })
let sends = 0
const busy = new Set<number>()
const sent = leads.map(() => 0)
/** A round is cut off in the middle of a send, which the server has saved all the same: the next begins with what stands. */
const readSent = async (): Promise<void> => {
  for (const [lead, { placementIds }] of leads.entries()) {
    const { rows } = await above.query<{ version: number }>(
      'SELECT version FROM attendance WHERE placement_id = $1 AND on_date = $2',
      [placementIds[0], today],
    )
    sent[lead] = rows[0]?.version ?? 0
  }
}
const crews = (path: string, told: boolean): Partial<autocannon.Options> => ({
  requests: [
    {
      method: 'POST',
      path,
      setupRequest: (request: Request, context: object) => {
        const own = context as { lead?: number }
        // a crew is sent by one at a time, as by its own team lead
        own.lead = leads.findIndex((_, lead) => !busy.has(lead))
        busy.add(own.lead)
        sends += 1
        const rows = crewRows(own.lead, told ? (sent[own.lead] ?? 0) : sends)
        return {
          ...request,
          headers: {
            'content-type': 'application/json',
            'x-fodfaeste': '1',
            'idempotency-key': randomUUID(),
            cookie: cookies.leads[own.lead] ?? '',
          },
          body: JSON.stringify(told ? { rows } : { date: today, rows }),
        }
      },
      onResponse: (status: number, _body: string, context: object) => {
        const { lead = 0 } = context as { lead?: number }
        busy.delete(lead)
        if (told && status === 200) sent[lead] = (sent[lead] ?? 0) + 1
      },
    },
  ],
})

const works: readonly Work[] = [
  {
    name: 'W1 caseload, own citizens at one door, 50 by deadline',
    ceiling: paged(() => `/caseload?caseworker=${cast.karen.id}`),
    product: paged(() => '/api/caseload?door=yellow', cookies.karen),
  },
  {
    name: 'W2 one citizen: facts and next step',
    ceiling: paged(() => `/citizens/${nextCitizen()}`),
    product: paged(() => `/api/citizens/${nextCitizen()}/casefile`, cookies.karen),
  },
  {
    name: 'W2 one citizen: timeline',
    ceiling: paged(() => `/citizens/${nextCitizen()}`),
    product: paged(() => `/api/citizens/${nextCitizen()}/timeline`, cookies.karen),
  },
  { name: `W3 a crew of ${crewSize} sent`, ceiling: crews('/crew', false), product: crews(`/api/crew/${today}`, true) },
  {
    name: 'W4 dashboard (ceiling: ad-hoc SQL)',
    ceiling: paged(() => '/dashboard'),
    product: paged(() => '/api/reports/dashboard', cookies.birthe),
  },
  {
    name: 'W4 outcomes by door (ceiling: ad-hoc SQL of the dashboard)',
    ceiling: paged(() => '/dashboard'),
    product: paged(() => '/api/reports/outcomes?by=door', cookies.birthe),
  },
  {
    name: 'Min dag',
    ceiling: paged(() => `/caseload?caseworker=${cast.karen.id}`),
    product: paged(() => '/api/worklist', cookies.karen),
  },
]

type Round = { readonly rate: number; readonly p99: number; readonly cpu: number | null; readonly bad: number }
const measure = async (started: Started, options: Partial<autocannon.Options>): Promise<Round> => {
  const used = (): number | null => {
    const own = processes().filter(({ pid, parent }) => pid === started.pid || parent === postmaster)
    return own.length === 0 ? null : own.reduce((sum, one) => sum + one.seconds, 0)
  }
  busy.clear()
  await readSent()
  const before = used()
  const result = await autocannon({ url: started.address, connections, duration: seconds, ...options })
  const after = used()
  const good = result['2xx']
  return {
    rate: good / result.duration,
    p99: result.latency.p99,
    cpu: before === null || after === null || good === 0 ? null : ((after - before) * 1000) / good,
    bad: result.non2xx + result.errors,
  }
}
const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
const number = (value: number | null): string =>
  value === null ? '–' : value >= 100 ? value.toFixed(0) : value.toFixed(value < 1 ? 2 : 1)

say(`${connections} connections, ${rounds} rounds of ${seconds} s in turns; medians`)
say('| work | ceiling/s | product/s | ratio (least–most) | p99 ms | CPU ms a page: ceiling, product | refused |')
say('|---|---|---|---|---|---|---|')
for (const work of works.filter(({ name }) => name.startsWith(given.only))) {
  const pairs: { bare: Round; own: Round }[] = []
  for (let round = 0; round < rounds; round += 1) {
    const bare = await measure(ceiling, work.ceiling)
    pairs.push({ bare, own: await measure(product, work.product) })
  }
  const ratios = pairs.map(({ bare, own }) => own.rate / bare.rate)
  const cpu = (which: 'bare' | 'own') => {
    const known = pairs.flatMap((pair) => pair[which].cpu ?? [])
    return known.length === 0 ? null : median(known)
  }
  say(
    `| ${work.name} | ${number(median(pairs.map(({ bare }) => bare.rate)))} | ${number(median(pairs.map(({ own }) => own.rate)))} | ${median(ratios).toFixed(2)} (${Math.min(...ratios).toFixed(2)}–${Math.max(...ratios).toFixed(2)}) | ${number(median(pairs.map(({ own }) => own.p99)))} | ${number(cpu('bare'))}, ${number(cpu('own'))} | ${pairs.reduce((sum, { own }) => sum + own.bad, 0)} |`,
  )
}
say(`Memory after it: ${Math.round(memoryOf(product.pid))} MB (ceiling ${Math.round(memoryOf(ceiling.pid))} MB)`)

await above.end()
for (const { child } of [product, ceiling]) {
  child.kill('SIGTERM')
  await new Promise((resolve) => child.once('exit', resolve))
}
server.stop()
process.exit(0)
