import { z } from 'zod'
import type { Named } from './openapi.ts'

/** The schemas directly inside one: fields, keys, elements, options, both ends of a pipe, what a lazy one gives, whatever else it is made of. */
const inside = (schema: z.core.$ZodType): z.core.$ZodType[] => {
  // a refinement is a schema too, but stands for nothing that is answered
  const { checks: _, ...made }: { checks?: unknown } = schema._zod.def
  const parts: unknown[] = Object.values(made)
  if (schema instanceof z.ZodObject) parts.push(...Object.values(schema.shape))
  if (schema instanceof z.ZodLazy) parts.push(schema._zod.innerType)
  return parts
    .flatMap((part): unknown[] => (Array.isArray(part) ? part : [part]))
    .filter((part): part is z.core.$ZodType => part instanceof z.core.$ZodType)
}

/** A schema with every schema in it, however deep; one that contains itself is met once. */
const everySchema = (schema: z.core.$ZodType, met = new Set<z.core.$ZodType>()): ReadonlySet<z.core.$ZodType> => {
  if (met.has(schema)) return met
  met.add(schema)
  for (const inner of inside(schema)) everySchema(inner, met)
  return met
}

const some = (schema: z.core.$ZodType, holds: (one: z.core.$ZodType) => boolean): boolean => [...everySchema(schema)].some(holds)

const namesAPerson = (schema: z.core.$ZodType): boolean =>
  schema instanceof z.ZodObject && ('citizenId' in schema.shape || 'placementId' in schema.shape)

const isFile = (schema: z.ZodType): boolean => typeof schema.meta()?.file === 'string'

const isLoose = (schema: z.core.$ZodType): boolean => {
  if (schema instanceof z.ZodObject) {
    const { catchall } = schema._zod.def
    return catchall !== undefined && !(catchall instanceof z.ZodNever)
  }
  return schema instanceof z.ZodAny || schema instanceof z.ZodUnknown || schema instanceof z.ZodCustom
}

const isStrict = (schema: z.core.$ZodType): boolean =>
  !(schema instanceof z.ZodObject) || schema._zod.def.catchall instanceof z.ZodNever

/** What a declaration must hold before the server starts; each line is a leak that cannot happen. */
export const checkDeclaration = ({ name, endpoint }: Named): void => {
  const wrong = (why: string): never => {
    throw new Error(`the server does not start: ${name} ${why}`)
  }
  const { answer, views } = endpoint
  if (!isFile(answer) && some(answer, isLoose)) wrong('answers with whatever it has: name the fields')
  for (const part of ['params', 'query', 'body'] as const) {
    const schema = endpoint[part]
    if (schema && some(schema, (one) => !isStrict(one))) wrong(`takes unnamed fields in its ${part}: use z.strictObject`)
  }
  const shows = some(answer, namesAPerson)
  if (shows && !views) wrong('shows people without saying why it is looked at (views)')
  if (!shows && views && !isFile(answer)) wrong('says that it shows people, but its answer names nobody')
  if (endpoint.method === 'GET' && endpoint.body) wrong('is a GET with a body')
  if (endpoint.repeatable && (endpoint.method === 'GET' || views?.endsWith('-reveal')))
    wrong('cannot be repeatable: its answer would be kept')
}
