import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { api, done, fileAnswer } from '../../shared/endpoint.ts'
import { ProblemError } from '../../shared/problem.ts'
import { call, mend, mendable, NoConnectionError, whenSignedOut } from '../../web/api.ts'

const things = api({
  get: {
    method: 'GET',
    path: '/things/:thingId',
    does: 'Gets one.',
    allows: 'signed-in',
    params: z.object({ thingId: z.string() }),
    query: z.object({ day: z.string().optional() }),
    answer: z.object({ hours: z.number() }),
  },
  save: {
    method: 'POST',
    path: '/things',
    does: 'Saves one.',
    allows: 'signed-in',
    body: z.object({ hours: z.number() }),
    answer: done,
  },
  file: { method: 'GET', path: '/things.csv', does: 'All as a file.', allows: 'signed-in', answer: fileAnswer('text/csv') },
})

// The network is not ours: the answers are what the server is described to give.
const network = vi.fn<typeof fetch>()
beforeEach(() => vi.stubGlobal('fetch', network.mockReset()))
afterEach(() => {
  vi.unstubAllGlobals()
  whenSignedOut({ forget: () => {}, signInAgain: async () => false })
})

const answers = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  network.mockResolvedValueOnce(
    new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json; charset=utf-8', ...headers } }),
  )
const refusal = async (asked: Promise<unknown>): Promise<unknown> => asked.then(() => undefined).catch((error: unknown) => error)

test('asks by method and path, marks itself as ours, and gives the answer', async () => {
  answers(200, { hours: 7.5 })
  const { hours } = await call(things.get, { params: { thingId: 'a/b' }, query: { day: '2026-12-03' } })
  expect(hours).toBe(7.5)
  const [address, options] = network.mock.calls[0] ?? []
  expect(address).toBe('/api/things/a%2Fb?day=2026-12-03')
  expect(options).toMatchObject({ method: 'GET', credentials: 'same-origin', headers: { 'x-fodfaeste': '1' } })
  expect(options).not.toHaveProperty('body')
})

test('says for whom it asks where it is told to', async () => {
  answers(200, { hours: 7.5 })
  await call(things.get, { params: { thingId: 'a' }, query: {}, as: 'jonas' })
  expect(network.mock.calls[0]?.[1]).toMatchObject({ headers: { 'x-fodfaeste-as': 'jonas' } })
})

test('a problem comes back as the error the server threw', async () => {
  answers(
    400,
    {
      code: 'invalid',
      requestId: 'r1',
      errors: [{ pointer: '/hours', code: 'hours-out-of-range', facts: { max: 37 } }, { code: 'No such' }],
    },
    { 'content-type': 'application/problem+json' },
  )
  const error = await refusal(call(things.save, { body: { hours: 40 } }))
  expect(error).toBeInstanceOf(ProblemError)
  expect(error).toMatchObject({
    code: 'invalid',
    requestId: 'r1',
    errors: [{ pointer: '/hours', code: 'hours-out-of-range', facts: { max: 37 } }],
  })
})

test.each([
  [500, 'unexpected'],
  [502, 'busy'],
  [401, 'not-signed-in'],
])('a %i that is not ours is %s', async (status, code) => {
  network.mockResolvedValueOnce(new Response('<html>', { status, headers: { 'x-request-id': 'r2' } }))
  expect(await refusal(call(things.file))).toMatchObject({ code, requestId: 'r2' })
})

test('no network is an error of its own', async () => {
  network.mockRejectedValueOnce(new TypeError('Failed to fetch'))
  expect(await refusal(call(things.file))).toBeInstanceOf(NoConnectionError)
})

test('a file keeps its Danish name and its bytes', async () => {
  network.mockResolvedValueOnce(
    new Response('\u00c6;7,5\r\n', {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': "attachment; filename*=UTF-8''afvist%C3%A6.csv",
      },
    }),
  )
  const file = await call(things.file)
  expect(file.fileName).toBe('afvistæ.csv')
  expect(new TextDecoder().decode(Uint8Array.from(typeof file.bytes === 'string' ? [] : file.bytes))).toBe('Æ;7,5\r\n')
})

test('a write whose session has ended is sent again when the person has signed in, and only then', async () => {
  const forget = vi.fn()
  whenSignedOut({ forget, signInAgain: async () => true })
  answers(401, { code: 'not-signed-in' })
  answers(200, { done: true })
  await call(things.save, { body: { hours: 4 } })
  expect(network.mock.calls.map(([, options]) => options?.body)).toEqual(['{"hours":4}', '{"hours":4}'])

  whenSignedOut({ forget, signInAgain: async () => false })
  answers(401, { code: 'not-signed-in' })
  expect(await refusal(call(things.save, { body: { hours: 4 } }))).toMatchObject({ code: 'not-signed-in' })
  expect(network).toHaveBeenCalledTimes(3)
  expect(forget, 'the page stays, with what was typed').not.toHaveBeenCalled()
})

test('a read whose session has ended forgets it, and does not ask on top of the page', async () => {
  const signInAgain = vi.fn(async () => true)
  const forget = vi.fn()
  whenSignedOut({ forget, signInAgain })
  answers(401, { code: 'not-signed-in' })
  expect(await refusal(call(things.file))).toMatchObject({ code: 'not-signed-in' })
  expect(signInAgain).not.toHaveBeenCalled()
  expect(forget).toHaveBeenCalledOnce()
})

test('what the person can mend goes back to the form, with a status that keeps the page', () => {
  expect(mend(new ProblemError('changed-meanwhile'))).toMatchObject({ init: { status: 422 } })
  expect(mend(new NoConnectionError())).toMatchObject({ init: { status: 503 } })
  expect(mendable(new ProblemError('not-found'))).toBe(false)
  expect(() => mend(new ProblemError('not-allowed'))).toThrow(ProblemError)
  expect(() => mend(new TypeError('a bug'))).toThrow(TypeError)
})
