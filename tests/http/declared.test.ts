import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { buildApp } from '../../server/app.ts'
import { checkDeclaration } from '../../server/http/declared.ts'
import { done, type Endpoint, fileAnswer } from '../../shared/endpoint.ts'
import { world } from '../support/world.ts'

const plain: Endpoint = {
  method: 'POST',
  path: '/something',
  does: 'Something.',
  allows: 'citizens.read',
  body: z.strictObject({ text: z.string() }),
  answer: done,
}
const check = (change: Partial<Endpoint>) => () => checkDeclaration({ name: 'room.something', endpoint: { ...plain, ...change } })

type Tree = { citizenId: string; children: Tree[] }
const tree: z.ZodType<Tree> = z.lazy(() => z.object({ citizenId: z.string(), children: z.array(tree) }))
const ring = z.object({
  name: z.string(),
  get next() {
    return z.array(ring)
  },
})

describe('a declaration', () => {
  it.each<[string, Partial<Endpoint>]>([
    ['plain', {}],
    ['that shows people and says why', { answer: z.object({ citizenId: z.string() }), views: 'casework' }],
    ['that contains itself', { answer: ring }],
    ['of a file', { answer: fileAnswer('text/csv') }],
    ['with a refinement', { answer: z.array(z.object({ a: z.string() })).superRefine(() => undefined) }],
    ['that may be sent again', { repeatable: true }],
  ])('%s is taken', (_, change) => {
    expect(check(change)).not.toThrow()
  })

  it.each<[string, z.ZodType]>([
    ['z.any', z.any()],
    ['z.unknown', z.unknown()],
    ['a loose object', z.looseObject({ a: z.string() })],
    ['a catchall', z.object({ a: z.string() }).catchall(z.string())],
    ['any in a field', z.object({ a: z.any() })],
    ['unknown in a list', z.array(z.unknown())],
    ['a loose object in a field', z.object({ a: z.looseObject({}) })],
    ['a record of unknown', z.record(z.string(), z.unknown())],
    ['a map of unknown', z.map(z.string(), z.unknown())],
    ['a set of unknown', z.set(z.unknown())],
    ['unknown in a tuple', z.tuple([z.string(), z.unknown()])],
    ['the rest of a tuple', z.tuple([z.string()], z.unknown())],
    ['one of several', z.union([z.string(), z.unknown()])],
    ['one end of a pipe', z.unknown().pipe(z.string())],
    ['one side of both', z.intersection(z.object({ a: z.string() }), z.looseObject({}))],
    ['what may be null', z.unknown().nullable()],
    ['with a default', z.object({ a: z.unknown().default(1) })],
    ['a lazy one', z.lazy(() => z.unknown())],
    [
      'a getter',
      z.object({
        get a() {
          return z.array(z.unknown())
        },
      }),
    ],
    ['of its own kind, inside', z.object({ a: z.custom<string>() })],
    ['a file inside', z.object({ a: fileAnswer('text/csv') })],
  ])('that answers with whatever it has (%s) is refused', (_, answer) => {
    expect(check({ answer })).toThrow('answers with whatever it has')
  })

  const person = z.object({ citizenId: z.string() })
  it.each<[string, z.ZodType]>([
    ['a citizen', person],
    ['a placement', z.object({ placementId: z.string() })],
    ['in a list in a field', z.object({ rows: z.array(person) })],
    ['lazily', tree],
    [
      'by a getter',
      z.object({
        get row() {
          return person
        },
      }),
    ],
    ['in a record', z.record(z.string(), person)],
    ['in a map', z.map(z.string(), person)],
    ['in a tuple', z.tuple([z.string(), person])],
    ['in its rest', z.tuple([z.string()], person)],
    ['in one of several', z.discriminatedUnion('k', [person.extend({ k: z.literal(1) }), z.object({ k: z.literal(2) })])],
    ['in both', z.intersection(z.object({ a: z.string() }), person)],
    ['through a pipe', person.pipe(person)],
    ['perhaps', z.object({ row: person.nullish() })],
  ])('that shows people (%s) and does not say why is refused', (_, answer) => {
    expect(check({ answer })).toThrow('without saying why')
  })

  it.each<[string, Partial<Endpoint>, string]>([
    ['a reason without people', { views: 'casework' }, 'its answer names nobody'],
    ['a body that takes more', { body: z.object({ text: z.string() }) }, 'in its body'],
    ['a body that takes more inside', { body: z.strictObject({ rows: z.array(z.looseObject({})) }) }, 'in its body'],
    ['a query that takes more', { query: z.object({}) }, 'in its query'],
    ['parameters that take more', { params: z.object({}) }, 'in its params'],
    ['a GET with a body', { method: 'GET' }, 'is a GET with a body'],
    [
      'a revealed answer that would be kept',
      { repeatable: true, views: 'cpr-reveal', answer: z.object({ citizenId: z.string(), cpr: z.string() }) },
      'its answer would be kept',
    ],
  ])('with %s is refused', (_, change, why) => {
    expect(check(change)).toThrow(why)
  })

  it('is needed: a route without one stops the start', async () => {
    const { house } = await world()
    const { server } = await buildApp(house)
    expect(() => server.get('/api/stray', () => 'whatever')).toThrow('declared nowhere')
    await server.close()
  })
})
