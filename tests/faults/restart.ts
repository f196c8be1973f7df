import { setTimeout as pause } from 'node:timers/promises'
import { startServer } from '../support/server.ts'
import { checkBooks } from './books.ts'
import { serverGround } from './ground.ts'
import { summaryOf } from './kill.ts'
import { startProgram } from './program.ts'
import { pressureOn } from './writers.ts'

/** A crash of the database server below a running app, twice, on a cluster of its own; the app is never restarted. Answers all faults. */
export const crashDatabase = async (): Promise<string[]> => {
  const server = await startServer()
  const { address, restart } = server
  if (!address || !restart) throw new Error(`no server of its own: ${server.said}`)
  try {
    const ground = await serverGround(address)
    const program = await startProgram(ground.environment)
    const { ledger, begin } = await pressureOn(ground, program.address)
    const finish = begin()
    const more = async (count: number): Promise<void> => {
      const before = ledger.acknowledged
      while (ledger.acknowledged < before + count) await pause(5)
    }
    const waits: number[] = []
    for (let time = 0; time < 2; time += 1) {
      await more(15)
      await restart()
      const back = performance.now()
      await more(1)
      waits.push(performance.now() - back)
    }
    await more(15)
    await finish()
    const { code, took } = await program.stop()
    const faults = await checkBooks(ground, ledger)
    if (code !== 0) faults.push(`stopped with ${code} after ${took} ms: ${program.said()}`)
    for (const [status, times] of ledger.statuses)
      if (!['200', '409', '503'].includes(status)) faults.push(`${times} answers ${status}`)
    for (const wait of waits) if (wait > 10_000) faults.push(`no write for ${wait} ms after the database was back`)
    process.stdout.write(summaryOf('database crashed twice', ledger, faults.length))
    return faults
  } finally {
    server.stop()
  }
}
