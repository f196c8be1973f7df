import { setTimeout as pause } from 'node:timers/promises'
import { replacementCpr } from '../../prisma/factories.ts'
import { accountsApi } from '../../shared/accounts/accounts.api.ts'
import { citizensApi } from '../../shared/citizens/citizens.api.ts'
import { addressOf } from '../../shared/endpoint.ts'
import { type Ground, password } from './ground.ts'
import { startProgram } from './program.ts'

const headers = { 'x-fodfaeste': '1', 'content-type': 'application/json' }

/** What became of a stop in the middle of work. */
export type Stop = {
  readonly code: number | null
  /** milliseconds */
  readonly took: number
  /** Requests the server was at work on when it was asked to stop, and those of them that got no answer. */
  readonly underWay: number
  readonly dropped: number
  /** Answers of 500 and above that were not 503. */
  readonly broken: number
  /** Writes answered with 200. */
  readonly saved: readonly string[]
  readonly said: string
}

/** Asks a busy server to stop (SIGTERM) and follows every request that was under way. */
export const stopUnderLoad = async (ground: Ground, writers = 24): Promise<Stop> => {
  const program = await startProgram(ground.environment)
  const signedIn = await fetch(program.address + addressOf(accountsApi.signIn), {
    method: 'POST',
    headers,
    body: JSON.stringify({ email: 'karen.holm@example.dk', password }),
  })
  const cookie = signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  const sent: { readonly at: number; status: number; answeredAt: number; marker: string }[] = []
  let over = false
  let number = 0
  const write = async (): Promise<void> => {
    while (!over) {
      number += 1
      const one = { at: performance.now(), status: 0, answeredAt: Number.POSITIVE_INFINITY, marker: `last ${number}` }
      const cpr = replacementCpr('1985-01-01', number)
      sent.push(one)
      try {
        const reply = await fetch(program.address + addressOf(citizensApi.create), {
          method: 'POST',
          headers: { ...headers, cookie },
          body: JSON.stringify({ cpr, firstName: 'Signe', lastName: 'Skrevet', note: one.marker }),
        })
        await reply.text()
        one.status = reply.status
      } catch (error) {
        if (!(error instanceof TypeError)) throw error
        one.status = -1
        await pause(50)
      }
      one.answeredAt = performance.now()
    }
  }
  const all = Promise.all(Array.from({ length: writers }, write))
  await pause(1500)
  // what was sent a moment ago may still be on its way
  const asked = performance.now()
  const { code, took } = await program.stop()
  over = true
  await all
  const underWay = sent.filter(({ at, answeredAt }) => at < asked - 25 && answeredAt > asked)
  return {
    code,
    took,
    underWay: underWay.length,
    dropped: underWay.filter(({ status }) => status <= 0).length,
    broken: sent.filter(({ status }) => status >= 500 && status !== 503).length,
    saved: sent.filter(({ status }) => status === 200).map(({ marker }) => marker),
    said: program.said(),
  }
}
