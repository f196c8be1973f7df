import { describe, expect, inject, test } from 'vitest'
import { problemOfDatabase } from '../../server/db/faults.ts'
import { asPlanned } from '../../shared/attendance/attendance.rules.ts'
import { addDays } from '../../shared/calendar.ts'
import { jonas, karen } from '../support/people.ts'
import { world } from '../support/world.ts'

const kinds = inject('serverAddress') ? [false, true] : [false]

describe.each(kinds)('a write that is sent again (on a server: %s)', (server) => {
  test('twenty times at once: one citizen, one answer', async () => {
    const house = await world({ server })
    const body = { cpr: '7412850001', firstName: 'Signe', lastName: 'Kjær' }
    const key = { 'idempotency-key': 'the same' }
    const replies = await Promise.all(Array.from({ length: 20 }, () => house.as(karen, 'POST', '/api/citizens', body, key)))
    // under such a race some may be told to come back; then they get the one answer
    const again = await Promise.all(
      replies.map(async (reply) => (reply.status === 503 ? house.as(karen, 'POST', '/api/citizens', body, key) : reply)),
    )
    expect(again.map(({ status }) => status)).toEqual(Array(20).fill(200))
    expect(new Set(again.map((reply) => JSON.stringify(reply.body))).size).toBe(1)
    expect(await house.sql('SELECT 1 FROM citizen')).toHaveLength(1)
  }, 60_000)

  test('to another address under the same key: refused, not answered with what was done elsewhere', async () => {
    const house = await world({ server })
    const placementId = await house.make.placement({
      citizenId: await house.make.citizen(),
      startsOn: addDays(house.today(), -7),
    })
    const rows = [{ placementId, ...asPlanned(4), seen: null }]
    const log = (day: string) => house.as(jonas, 'POST', `/api/crew/${day}`, { rows }, { 'idempotency-key': 'the same' })
    expect((await log(house.today())).status).toBe(200)
    expect(await log(addDays(house.today(), -1))).toMatchObject({ status: 422, body: { code: 'key-reused' } })
    expect(await house.sql('SELECT 1 FROM attendance')).toHaveLength(1)
  })
})

test.each([
  Object.assign(new Error('write EPIPE'), { code: 'EPIPE', syscall: 'write' }),
  Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:5432'), { code: 'ECONNREFUSED' }),
  new Error('Connection terminated unexpectedly'),
  new Error('Client has encountered a connection error and is not queryable'),
  Object.assign(new Error('terminating connection due to administrator command'), { code: '57P01', severity: 'FATAL' }),
  Object.assign(new Error('the database system is starting up'), { code: '57P03', severity: 'FATAL' }),
  Object.assign(new Error('could not extend file: No space left on device'), { code: '53100', severity: 'ERROR' }),
])('%s: come back later', (error) => {
  expect(problemOfDatabase(error)?.code).toBe('busy')
})
