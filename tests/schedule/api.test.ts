import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { runSlot } from '../../server/schedule/runs.ts'
import { plans } from '../../shared/schedule/jobs.ts'
import { scheduleApi } from '../../shared/schedule/schedule.api.ts'
import { slotAt } from '../../shared/schedule/schedule.rules.ts'
import { asta, jonas, karen, petra } from '../support/people.ts'
import { world } from '../support/world.ts'

const silent = (): void => undefined
const well = async () => ({ done: { sent: 1 }, error: null })

describe('a slot', () => {
  test('is one process’s, and is on the administrator’s page with what was done', async () => {
    const w = await world()
    const made = new Date('2026-11-18T09:00:20Z')
    const runs = await Promise.all([1, 2, 3, 4].map(() => runSlot(w.house, 'mail', made, well, silent)))
    expect(runs.filter(Boolean)).toHaveLength(1)
    const { jobs } = await w.ask(asta, scheduleApi.jobs, {})
    expect(jobs.map(({ job }) => job)).toEqual(['digest', 'mail', 'forget-answers', 'forget-runs'])
    const mail = jobs.find(({ job }) => job === 'mail')
    expect(mail?.last).toMatchObject({
      slot: '2026-11-18T09:00:00.000Z',
      ok: true,
      done: { sent: 1 },
      error: null,
      cutOff: false,
    })
    expect(mail?.nextAt).toBe('2026-11-18T09:01:00.000Z')
    expect(jobs.find(({ job }) => job === 'digest')).toMatchObject({ last: null, nextAt: '2026-11-19T05:30:00.000Z' })
  })

  test('that fails is told of, with a code and no word of what was in it, and the next slot runs', async () => {
    const w = await world()
    const told: unknown[] = []
    const badly = async (): Promise<never> => {
      throw new Error('citizen Amina Yıldızoğlu')
    }
    expect(await runSlot(w.house, 'mail', new Date('2026-11-18T09:00:00Z'), badly, (error) => told.push(error))).toBe(true)
    expect(told).toHaveLength(1)
    expect(await runSlot(w.house, 'mail', new Date('2026-11-18T09:01:00Z'), well, silent)).toBe(true)
    const reply = await w.as(asta, 'GET', '/api/schedule')
    expect(JSON.stringify(reply.body)).not.toContain('Amina')
    const { jobs } = await w.ask(asta, scheduleApi.jobs, {})
    const mail = jobs.find(({ job }) => job === 'mail')
    expect(mail?.last?.ok).toBe(true)
    expect(mail?.failures).toMatchObject([{ slot: '2026-11-18T09:00:00.000Z', ok: false, error: 'unexpected' }])
  })

  test('of a process that died is taken up again, but not while it may still be at work', async () => {
    const w = await world()
    const made = new Date('2026-11-18T09:00:00Z')
    expect(await w.house.gate.beginRun('mail', made, 570)).toBe(true)
    expect(await runSlot(w.house, 'mail', made, well, silent)).toBe(false)
    await w.sql(`UPDATE job_run SET started_at = now() - interval '569 seconds'`)
    expect(await runSlot(w.house, 'mail', made, well, silent)).toBe(false)
    await w.sql(`UPDATE job_run SET started_at = now() - interval '601 seconds'`)
    const before = await w.ask(asta, scheduleApi.jobs, {})
    expect(before.jobs.find(({ job }) => job === 'mail')).toMatchObject({
      last: { cutOff: true, ok: null },
      failures: [{ cutOff: true }],
    })
    expect(await runSlot(w.house, 'mail', made, well, silent)).toBe(true)
    expect(await runSlot(w.house, 'mail', made, well, silent)).toBe(false)
    const after = await w.ask(asta, scheduleApi.jobs, {})
    expect(after.jobs.find(({ job }) => job === 'mail')).toMatchObject({ last: { cutOff: false, ok: true }, failures: [] })
  })

  test('of the morning’s mail is made up for until noon', async () => {
    const w = await world()
    w.moveTo('2026-11-18', '12:01')
    expect(await runSlot(w.house, 'digest', w.house.now(), well, silent)).toBe(false)
    w.moveTo('2026-11-18', '11:59')
    expect(await runSlot(w.house, 'digest', w.house.now(), well, silent)).toBe(true)
  })
})

test('what is over 90 days old is forgotten, and after two days the runs that did nothing', async () => {
  const w = await world()
  const run = (days: number, done: string, ok: boolean) =>
    w.sql(
      `INSERT INTO job_run (job, slot, started_at, ended_at, ok, done) SELECT 'mail', at, at, at, $2, $3::jsonb FROM (SELECT now() - make_interval(days => $1) AS at) x`,
      [days, ok, done],
    )
  await run(91, '{"sent": 1}', true)
  await run(89, '{"sent": 1}', true)
  await run(3, '{}', true)
  await run(1, '{}', true)
  await run(4, '{}', false)
  await w.sql(
    `INSERT INTO mail_outbox (id, staff_id, kind, about, sent_at) VALUES ($1, $3, 'digest', '1', now() - interval '91 days'), ($2, $3, 'digest', '2', now() - interval '89 days')`,
    [randomUUID(), randomUUID(), karen.staffId],
  )
  expect(await w.house.gate.forgetRuns()).toBe(3)
  expect(
    await w.sql(`SELECT round(extract(epoch FROM now() - started_at) / 86400)::int AS days FROM job_run ORDER BY 1`),
  ).toEqual([{ days: 1 }, { days: 4 }, { days: 89 }])
  expect(await w.sql('SELECT about FROM mail_outbox')).toEqual([{ about: '2' }])
})

test('mail that did not get away is shown to the administrator of whom it was for, never what it said', async () => {
  const w = await world()
  await w.sql(
    `INSERT INTO mail_outbox (id, staff_id, kind, about, attempts, given_up_at, error) VALUES
      ($1, $3, 'digest', '2026-11-18', 6, now(), 'mail-refused 550'), ($2, $4, 'digest', '2026-11-18', 1, now(), 'nobody')`,
    [randomUUID(), randomUUID(), karen.staffId, petra.staffId],
  )
  await w.house.gate.queueMail(karen.staffId, 'concern', 'x')
  const { mail } = await w.ask(asta, scheduleApi.jobs, {})
  expect(mail).toMatchObject({ configured: false, waiting: 1, failed: 1 })
  // Petra's is another organisation's
  expect(mail.failures).toMatchObject([{ to: karen.name, kind: 'digest', tries: 6, givenUp: true, error: 'mail-refused 550' }])
})

test('nobody reaches the queue or the outbox past the gate', async () => {
  const w = await world()
  for (const who of [karen, jonas, asta]) {
    for (const table of ['mail_outbox', 'pgboss.job', 'pgboss.schedule'])
      await expect(
        w.db.read(who, (tx) =>
          table === 'mail_outbox'
            ? tx.$queryRaw`SELECT * FROM mail_outbox`
            : table === 'pgboss.job'
              ? tx.$queryRaw`SELECT * FROM pgboss.job`
              : tx.$queryRaw`SELECT * FROM pgboss.schedule`,
        ),
      ).rejects.toThrow()
  }
  await expect(w.house.queue.executeSql('SELECT * FROM public.citizen')).rejects.toMatchObject({ code: '42501' })
  await expect(w.house.queue.executeSql('CREATE TABLE pgboss.mine (a int)')).rejects.toMatchObject({ code: '42501' })
  await expect(w.house.queue.executeSql('DROP TABLE pgboss.warning')).rejects.toMatchObject({ code: '42501' })
})

test('a slot is told by the minute it was planned for, whatever the queue’s delay', () => {
  expect(slotAt(plans.mail, Date.parse('2026-11-18T09:00:59Z'))).toBe(Date.parse('2026-11-18T09:00:00Z'))
})
