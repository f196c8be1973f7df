import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { startServer } from '../support/server.ts'
import { checkBooks } from './books.ts'
import { embeddedGround, type Ground, serverGround } from './ground.ts'
import { startProgram } from './program.ts'
import { type Ledger, pressureOn } from './writers.ts'

/** One line for whoever runs it. */
export const summaryOf = (
  what: string,
  { acknowledged, retried, refused, longestGap, statuses }: Ledger,
  faults: number,
): string =>
  `${what}: ${acknowledged} acknowledged, ${retried} retried, ${refused.size} refused as overtaken, longest gap ${(longestGap / 1000).toFixed(2)} s, ` +
  `answers ${[...statuses].map(([status, times]) => `${status} × ${times}`).join(', ')}; faults: ${faults}\n`

/** Acknowledged writes that show that it is at work again. */
const enough = 8

/**
 * Kills the server in the middle of writes, again and again, and starts it on the same data; at the end kills it once more right after
 * the last acknowledgement and looks into the database. Answers all faults.
 */
export const killAgainAndAgain = async (ground: Ground, goOn: (kills: number) => boolean): Promise<string[]> => {
  let program = await startProgram(ground.environment)
  const pressure = await pressureOn(ground, program.address)
  const finish = pressure.begin()
  let kills = 0
  for (; goOn(kills); kills += 1) {
    const before = pressure.ledger.acknowledged
    while (pressure.ledger.acknowledged < before + enough) await pause(5)
    await pause(Math.random() * 700)
    await program.kill()
    program = await startProgram(ground.environment)
    pressure.address = program.address
  }
  const before = pressure.ledger.acknowledged
  while (pressure.ledger.acknowledged < before + enough) await pause(5)
  await finish()
  await program.kill()
  const faults = await checkBooks(ground, pressure.ledger)
  process.stdout.write(summaryOf(`${ground.kind}, ${kills + 1} kills`, pressure.ledger, faults.length))
  return faults
}

const soak = async (): Promise<number> => {
  const { values } = parseArgs({ options: { minutes: { type: 'string', default: '5' } } })
  const share = (Number(values.minutes) * 60_000) / 2
  const server = await startServer()
  const faults: string[] = []
  const run = async (ground: Ground): Promise<void> => {
    const until = Date.now() + share
    try {
      faults.push(...(await killAgainAndAgain(ground, () => Date.now() < until)))
    } finally {
      await ground.clear()
    }
  }
  try {
    await run(await embeddedGround(150))
    if (server.address) await run(await serverGround(server.address, 150))
    else process.stdout.write(`No run on a server: ${server.said}.\n`)
  } finally {
    server.stop()
  }
  for (const fault of faults) process.stdout.write(`${fault}\n`)
  return faults.length > 0 ? 1 : 0
}

// by hand: node tests/faults/kill.ts --minutes 10
if (process.argv[1] === fileURLToPath(import.meta.url)) process.exit(await soak())
