import { Worker } from 'node:worker_threads'
import type { DayPlan, Ranked, Waiting } from '../../shared/matching/day.rules.ts'
import { ProblemError } from '../../shared/problem.ts'

/** What the thread is asked, and what it says. */
export type Question =
  | { readonly about: 'person' | 'site'; readonly waiting: Waiting; readonly at: number }
  | { readonly about: 'day'; readonly waiting: Waiting }
export type Reply = { readonly given: unknown } | { readonly failed: string }

/** Matching in a thread of its own, one question at a time, so that no other request waits for it. */
export type Matcher = {
  readonly sitesFor: (waiting: Waiting, person: number) => Promise<Ranked[]>
  readonly personsFor: (waiting: Waiting, site: number) => Promise<Ranked[]>
  readonly planDay: (waiting: Waiting) => Promise<DayPlan>
  readonly close: () => Promise<void>
}

/** Milliseconds that an answer may take before the thread is ended, and that an idle thread is kept with the solver loaded. */
const limits = { answer: 9000, idle: 60_000 } as const
/** So many may wait for the thread; whoever comes after them is told that it is busy. */
const mostWaiting = 8

export const openMatcher = (): Matcher => {
  let worker: Worker | undefined
  let idle: NodeJS.Timeout | undefined
  let turn: Promise<unknown> = Promise.resolve()
  let waiting = 0

  const end = async (): Promise<void> => {
    clearTimeout(idle)
    const ending = worker
    worker = undefined
    await ending?.terminate()
  }
  const askThread = (question: Question): Promise<unknown> =>
    new Promise((resolve, reject) => {
      clearTimeout(idle)
      worker ??= new Worker(new URL('./matching.worker.ts', import.meta.url), { resourceLimits: { maxOldGenerationSizeMb: 512 } })
      const thread = worker
      thread.ref()
      const settle = (done: () => void) => {
        clearTimeout(late)
        thread.off('message', told).off('error', broken).off('exit', gone)
        done()
      }
      const told = (reply: Reply) =>
        settle(() => {
          thread.unref()
          idle = setTimeout(() => void end(), limits.idle).unref()
          if ('given' in reply) resolve(reply.given)
          else reject(new Error(`matching failed: ${reply.failed}`))
        })
      const broken = (error: unknown) =>
        settle(() => {
          void end()
          reject(error instanceof Error ? error : new Error(String(error)))
        })
      const gone = () => broken(new Error('the matching thread ended'))
      const late = setTimeout(
        () =>
          settle(() => {
            void end()
            reject(new ProblemError('busy'))
          }),
        limits.answer,
      )
      thread.on('message', told).on('error', broken).on('exit', gone)
      thread.postMessage(question)
    })
  const ask = <T>(question: Question): Promise<T> => {
    if (waiting >= mostWaiting) return Promise.reject(new ProblemError('busy'))
    waiting += 1
    const answered = turn.then(() => askThread(question)) as Promise<T>
    turn = answered
      .catch(() => undefined)
      .finally(() => {
        waiting -= 1
      })
    return answered
  }
  return {
    sitesFor: (all, at) => ask({ about: 'person', waiting: all, at }),
    personsFor: (all, at) => ask({ about: 'site', waiting: all, at }),
    planDay: (all) => ask({ about: 'day', waiting: all }),
    close: async () => {
      await turn
      await end()
    },
  }
}
