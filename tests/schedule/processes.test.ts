import { setTimeout as pause } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import type { House } from '../../server/house.ts'
import { openOverServer } from '../../server/open.ts'
import type { Outcome, Work } from '../../server/schedule/runs.ts'
import { startSchedule } from '../../server/schedule/schedule.ts'
import { type Job, jobs } from '../../shared/schedule/jobs.ts'
import { serverAddress, testHouse } from '../support/template.ts'
import { type World, world } from '../support/world.ts'

const now = (): Date => new Date()

/** Another process on the same database: a pool and a house of its own. */
const beside = async (w: World, server: string): Promise<House> => {
  const [row] = await w.sql<{ name: string }>('SELECT current_database() AS name')
  const owner = new URL(server)
  owner.pathname = `/${row?.name}`
  const login = new URL(owner)
  login.username = 'app_login'
  login.password = 'a test has no secrets'
  const opened = await openOverServer({ databaseAppUrl: login.toString(), loginPassword: '', pool: 4 }, owner.toString())
  onTestFinished(opened.close)
  return testHouse(opened, w.today, now)
}

const counted = () => {
  const ran: string[] = []
  const workOf = (process: string, outcome: (job: Job) => Outcome): Readonly<Record<Job, Work>> => {
    const work =
      (job: Job): Work =>
      async (slot) => {
        ran.push(`${job} ${slot.toISOString()}`)
        await pause(20)
        return { ...outcome(job), done: { [process]: 1 } }
      }
    return {
      digest: work('digest'),
      mail: work('mail'),
      'forget-answers': work('forget-answers'),
      'forget-runs': work('forget-runs'),
    }
  }
  return { ran, workOf }
}

const fine = (): Outcome => ({ done: {}, error: null })
const throwing = (error: unknown): never => {
  throw error
}

const until = async (isTrue: () => boolean | Promise<boolean>): Promise<void> => {
  for (let waited = 0; !(await isTrue()); waited += 100) {
    if (waited > 20_000) throw new Error('it never came to that')
    await pause(100)
  }
}

const server = serverAddress()
if (server)
  test('two processes start at once: every slot runs once', async () => {
    const w = await world({ server: true })
    const houses = await Promise.all([beside(w, server), beside(w, server)])
    const { ran, workOf } = counted()
    const schedules = await Promise.all(
      houses.map((house, index) => startSchedule(house, throwing, workOf(`process${index}`, fine))),
    )
    // each process asks for what was missed: two jobs a queue, one run a slot
    await until(
      async () =>
        (await w.sql(`SELECT 1 FROM pgboss.job WHERE state = 'completed' AND name <> '__pgboss__send-it'`)).length >=
        2 * jobs.length,
    )
    await Promise.all(schedules.map(({ stop }) => stop()))
    expect(ran.length).toBe(new Set(ran).size)
    expect(new Set(ran.map((one) => one.split(' ')[0]))).toContain('mail')
    const rows = await w.sql<{ job: string; n: number }>('SELECT job, count(*)::int AS n FROM job_run WHERE ok GROUP BY job')
    expect(rows.reduce((sum, { n }) => sum + n, 0)).toBe(ran.length)
    const [planned] = await w.sql<{ zones: string; n: number }>(
      `SELECT string_agg(DISTINCT timezone, ',') AS zones, count(*)::int AS n FROM pgboss.schedule`,
    )
    expect(planned).toEqual({ zones: 'Europe/Copenhagen', n: jobs.length })
  })

test('the embedded database runs them too, and a stop waits for what is at work', async () => {
  const w = await world({ server: false })
  const house = { ...w.house, now }
  const { ran, workOf } = counted()
  const schedule = await startSchedule(house, throwing, workOf('mine', fine))
  await until(() => ran.some((one) => one.startsWith('mail')))
  await schedule.stop()
  expect(await w.sql('SELECT 1 FROM job_run WHERE ended_at IS NULL')).toEqual([])
  // and a later start of the same house carries on
  const again = await startSchedule(house, throwing, workOf('mine', fine))
  await again.stop()
})

test('a process that is asked to stop in the middle of a job lets go of it, and the next one takes it up at once', async () => {
  const w = await world({ server: false })
  const house = { ...w.house, now }
  const { ran, workOf } = counted()
  const begun: string[] = []
  const unfinished: Work = async (slot, isOver) => {
    begun.push(`mail ${slot.toISOString()}`)
    while (!isOver()) await pause(10)
    return { done: { sent: 1 }, error: 'out-of-time' }
  }
  const schedule = await startSchedule(house, throwing, { ...workOf('mine', fine), mail: unfinished })
  await until(() => begun.length > 0)
  await schedule.stop()
  expect(await w.sql(`SELECT 1 FROM job_run WHERE job = 'mail'`)).toEqual([])
  const heir = await startSchedule(house, throwing, workOf('heir', fine))
  await until(() => ran.includes(begun[0] ?? ''))
  await heir.stop()
})

test('a database that is away is complained of once a minute, not by every queue every five seconds', async () => {
  const w = await world({ server: false })
  let isAway = false
  let refused = 0
  const queue: House['queue'] = {
    executeSql: (text, values) => {
      if (!isAway) return w.house.queue.executeSql(text, values)
      refused += 1
      return Promise.reject(new Error('connect ECONNREFUSED 127.0.0.1:5432'))
    },
  }
  const told: unknown[] = []
  const { workOf } = counted()
  const schedule = await startSchedule({ ...w.house, now, queue }, (error) => told.push(error), workOf('mine', fine))
  isAway = true
  await until(() => refused >= 6)
  isAway = false
  await schedule.stop()
  expect(told).toHaveLength(1)
})
