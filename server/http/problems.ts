import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { type Facts, isProblemCode, type ProblemCode, ProblemError, problemStatus, type Refusal } from '../../shared/problem.ts'
import { problemOfDatabase } from '../db/faults.ts'

const pointerOf = (path: readonly PropertyKey[]): string => path.map((part) => `/${String(part)}`).join('')

const codeOf = (issue: z.core.$ZodIssue): ProblemCode => {
  if (isProblemCode(issue.message)) return issue.message
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'required' : 'invalid-value'
    case 'too_big':
      return issue.origin === 'string' ? 'too-long' : 'invalid-value'
    case 'too_small':
      return issue.origin === 'string' ? 'required' : 'invalid-value'
    case 'unrecognized_keys':
      return 'unknown-field'
    default:
      return 'invalid-value'
  }
}

/** Numbers that the sentence needs, put there by the field itself (shared/fields.ts). */
const factsOf = (issue: z.core.$ZodIssue): { facts?: Facts } => {
  const facts: unknown = issue.code === 'custom' ? issue.params?.facts : undefined
  return typeof facts === 'object' && facts !== null ? { facts: facts as Facts } : {}
}

/** What zod found, as refusals at the fields they concern. */
export const refusalsOf = (error: z.ZodError): Refusal[] =>
  error.issues.flatMap((issue): Refusal[] =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({ code: 'unknown-field', pointer: pointerOf([...issue.path, key]) }))
      : [{ code: codeOf(issue), pointer: pointerOf(issue.path), ...factsOf(issue) }],
  )

const ofFastify = (error: FastifyError): ProblemError | undefined => {
  if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE') return new ProblemError('too-large')
  if (error.code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return new ProblemError('wrong-media-type')
  if (error.statusCode === 429) return new ProblemError('too-many-attempts')
  if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500) return new ProblemError('invalid')
  return undefined
}

export const problemOf = (error: unknown): ProblemError | undefined => {
  if (error instanceof ProblemError) return error
  if (error instanceof z.ZodError) return new ProblemError('invalid', { errors: refusalsOf(error) })
  const ofDatabase = problemOfDatabase(error)
  if (ofDatabase) return ofDatabase
  return error instanceof Error && 'statusCode' in error ? ofFastify(error as FastifyError) : undefined
}

/** The one translator to `application/problem+json` (RFC 9457). What is not a known problem is 500 without detail, logged with the request id. */
export const answerProblem = (error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
  const problem = problemOf(error) ?? new ProblemError('unexpected')
  const status = problemStatus[problem.code]
  if (problem.code === 'unexpected') request.log.error({ err: error }, 'unexpected')
  if (problem.code === 'busy') void reply.header('retry-after', '2')
  if (problem.code === 'too-many-attempts') void reply.header('retry-after', '900')
  return reply
    .code(status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .send(
      JSON.stringify({
        type: `urn:fodfaeste:problem:${problem.code}`,
        title: problem.code,
        status,
        code: problem.code,
        requestId: request.id,
        facts: problem.facts,
        errors: problem.errors,
      }),
    )
}
