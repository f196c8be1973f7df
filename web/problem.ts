import { type Facts, type ProblemCode, ProblemError, type Refusal } from '../shared/problem.ts'

export const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

/** That it is one of ours is the server's word: problemText has a sentence for what this page does not know. */
const isCode = (value: unknown): value is ProblemCode => typeof value === 'string' && /^[a-z-]+$/.test(value)

const factsIn = (value: unknown): Facts =>
  isRecord(value)
    ? Object.fromEntries(
        Object.entries(value).filter((pair): pair is [string, string | number] => ['string', 'number'].includes(typeof pair[1])),
      )
    : {}

const refusalsIn = (value: unknown): Refusal[] =>
  (Array.isArray(value) ? value : []).filter(isRecord).flatMap((one) => {
    const { code, pointer } = one
    if (!isCode(code)) return []
    return [{ code, facts: factsIn(one.facts), ...(typeof pointer === 'string' ? { pointer } : {}) }]
  })

/** `application/problem+json` back into the error the server threw; anything else is an unexpected error of that status. */
export const problemIn = async (response: Response): Promise<ProblemError> => {
  const body: unknown = await response.json().catch(() => undefined)
  const requestId = response.headers.get('x-request-id') ?? undefined
  if (!isRecord(body) || !isCode(body.code)) {
    const code =
      response.status === 401 ? 'not-signed-in' : response.status === 502 || response.status === 503 ? 'busy' : 'unexpected'
    return new ProblemError(code, requestId ? { requestId } : {})
  }
  const id = typeof body.requestId === 'string' ? body.requestId : requestId
  return new ProblemError(body.code, {
    errors: refusalsIn(body.errors),
    facts: factsIn(body.facts),
    ...(id === undefined ? {} : { requestId: id }),
  })
}
