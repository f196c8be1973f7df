import type { ActionFunctionArgs, ShouldRevalidateFunctionArgs } from 'react-router'
import { concernsApi } from '../../shared/concerns/concerns.api.ts'
import type { ConcernView, Thread } from '../../shared/concerns/concerns.schema.ts'
import type { Ask } from '../../shared/endpoint.ts'
import { call, mend } from '../api.ts'
import { underKey } from '../fill.ts'
import { formBody } from '../form.ts'
import { forgetKept, keptNames } from './kept.ts'
import { askUnread } from './unread.ts'

/** A thread as it was before it was opened; opening it is reading it. */
export const openThread = async (placementId: string): Promise<Thread> => {
  const params = { placementId }
  const thread = await call(concernsApi.thread, { params })
  // What cannot be said to have been read stays unread, and nobody is kept waiting for it.
  if (thread.unread > 0) void call(concernsApi.read, { params, body: { asOf: thread.asOf } }).then(askUnread, () => undefined)
  return thread
}

type Body<E extends 'answer' | 'settle' | 'withdraw' | 'write'> = Ask<(typeof concernsApi)[E]>['body']

const deed = async (intent: string, concernId: string, placementId: string, data: FormData): Promise<unknown> => {
  const key = underKey(data)
  switch (intent) {
    case 'withdraw':
      return call(concernsApi.withdraw, { params: { concernId }, body: formBody<Body<'withdraw'>>(data) })
    case 'settle':
      return call(concernsApi.settle, { params: { concernId }, body: formBody<Body<'settle'>>(data) })
    case 'answer':
      await call(concernsApi.answer, { params: { concernId }, body: formBody<Body<'answer'>>(data), ...key })
      await forgetKept(keptNames.answer(concernId))
      return null
    case 'note': {
      const written = await call(concernsApi.note, { params: { placementId }, body: formBody<Body<'write'>>(data), ...key })
      await forgetKept(keptNames.note(placementId))
      return written
    }
    default: {
      const written = await call(concernsApi.write, { params: { placementId }, body: formBody<Body<'write'>>(data), ...key })
      await forgetKept(keptNames.message(placementId))
      return written
    }
  }
}

/** What the forms of a thread do, by their hidden `intent`. */
export const threadAction = async ({ request, params: { placementId = '' } }: ActionFunctionArgs) => {
  const data = await request.formData()
  const [intent, concernId] = [String(data.get('intent') ?? ''), String(data.get('concernId') ?? '')]
  for (const name of ['intent', 'concernId']) data.delete(name)
  try {
    return await deed(intent, concernId, placementId, data)
  } catch (error) {
    return mend(error)
  }
}

/** Something still has to happen, or the reader has not seen it yet. */
const presses = ({ state, unread, followUp }: Pick<ConcernView, 'state' | 'unread' | 'followUp'>): boolean =>
  state === 'open' || unread || (followUp !== null && !followUp.done)

/** `concerns` come newest first. What presses, and the newest, stands open: those that wait by their time, then the others. */
export const partsOf = <C extends Pick<ConcernView, 'state' | 'unread' | 'followUp' | 'dueAt'>>(
  concerns: readonly C[],
): { readonly shown: C[]; readonly earlier: C[] } => {
  const shown = concerns.filter((concern, index) => index === 0 || presses(concern))
  const waiting = shown.filter(({ state }) => state === 'open').toSorted((a, b) => Date.parse(a.dueAt) - Date.parse(b.dueAt))
  return {
    shown: [...waiting, ...shown.filter(({ state }) => state !== 'open')],
    earlier: concerns.filter((concern) => !shown.includes(concern)),
  }
}

/** When somebody else was first the page shows what they did; what was written is kept. */
export const threadRevalidates = ({ actionStatus, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs) =>
  actionStatus === 409 || defaultShouldRevalidate
