import { z } from 'zod'
import type { Named } from './openapi.ts'

/** Every object schema inside an answer, wherever it hides. */
const namesPeople = (schema: z.core.$ZodType, depth = 0): boolean => {
  if (depth > 30) return false
  const within = (inner: unknown): boolean => inner instanceof z.core.$ZodType && namesPeople(inner, depth + 1)
  if (schema instanceof z.ZodObject) {
    return Object.entries(schema.shape).some(([key, value]) => key === 'citizenId' || key === 'placementId' || within(value))
  }
  const inner: object = schema._zod.def
  return Object.entries(inner).some(([key, value]) => {
    if (
      key === 'element' ||
      key === 'innerType' ||
      key === 'in' ||
      key === 'out' ||
      key === 'left' ||
      key === 'right' ||
      key === 'valueType'
    )
      return within(value)
    return (key === 'options' || key === 'items') && Array.isArray(value) && value.some(within)
  })
}

const isLoose = (schema: z.ZodType): boolean => {
  const { catchall } = schema instanceof z.ZodObject ? schema._zod.def : { catchall: undefined }
  return (
    schema instanceof z.ZodAny || schema instanceof z.ZodUnknown || (catchall !== undefined && !(catchall instanceof z.ZodNever))
  )
}

const isStrict = (schema: z.ZodType): boolean =>
  !(schema instanceof z.ZodObject) || schema._zod.def.catchall instanceof z.ZodNever

/** What a declaration must hold before the server starts; each line is a leak that cannot happen. */
export const checkDeclaration = ({ name, endpoint }: Named): void => {
  const wrong = (why: string): never => {
    throw new Error(`the server does not start: ${name} ${why}`)
  }
  if (isLoose(endpoint.answer)) wrong('answers with whatever it has: name the fields')
  for (const part of ['params', 'query', 'body'] as const) {
    const schema = endpoint[part]
    if (schema && !isStrict(schema)) wrong(`takes unnamed fields in its ${part}: use z.strictObject`)
  }
  const shows = namesPeople(endpoint.answer)
  if (shows && !endpoint.views) wrong('shows people without saying why it is looked at (views)')
  if (!shows && endpoint.views && typeof endpoint.answer.meta()?.file !== 'string')
    wrong('says that it shows people, but its answer names nobody')
  if (endpoint.method === 'GET' && endpoint.body) wrong('is a GET with a body')
}
