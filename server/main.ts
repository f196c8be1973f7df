import { setTimeout as pause, setImmediate as turn } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { plantTown } from '../prisma/seed/town.ts'
import { demoPassword } from './accounts/demo.ts'
import { buildApp } from './app.ts'
import { ConfigurationError, readConfig } from './config.ts'
import { openHouse } from './open.ts'
import { startSchedule } from './schedule/schedule.ts'

const say = (line: string): void => {
  process.stdout.write(`${line}\n`)
}

const start = async (): Promise<void> => {
  const config = readConfig(process.env)
  const house = await openHouse(config)
  if (await house.gate.isEmpty()) {
    if (config.demo) await plantTown(house, say)
    else say('This house is empty. Make its first administrator: npm run fodfaeste -- found')
  } else if (config.demo && (await house.gate.isMadeUp())) {
    // carries on a planting that was cut off; a whole town is left alone
    await plantTown(house, say)
  }
  const demo = config.demo && (await house.gate.isMadeUp())
  const { server } = await buildApp(
    { ...house, demo },
    {
      pages: fileURLToPath(new URL('../dist/web', import.meta.url)),
      logger: config.production ? { level: 'info' } : { level: 'warn' },
    },
  )
  // what is on its way when a stop is asked for is still read and told to come back (503); cut off, nobody could tell whether it was saved
  server.addHook('preClose', async () => {
    await pause(250)
    // a timer may fire before the sockets are read
    await turn()
  })
  const address = await server.listen({ host: config.host, port: config.port })

  const sealing = setInterval(() => {
    house.gate.sealAudit().catch((error: unknown) => server.log.error({ err: error }, 'the audit chain could not be sealed'))
  }, 5000)
  sealing.unref()
  const schedule = await startSchedule(house, (error, sentence) => server.log.error({ err: error }, sentence))

  say(`Fodfæste is running at ${config.origin ?? address}`)
  if (demo) {
    say(`Made-up people sign in with the password: ${demoPassword}`)
    say('  Karen (caseworker) karen.holm@example.dk · Jonas (team lead) jonas.krogh@example.dk')
    say('  Birthe (manager) birthe.lund@example.dk · Asta (administrator) asta.friis@example.dk')
  }
  if (house.kind === 'embedded')
    say('Embedded database: for trials, not safe against a power cut. For real data set DATABASE_URL. Ctrl-C stops.')

  let stopping = false
  const stop = (): void => {
    if (stopping) return
    stopping = true
    clearInterval(sealing)
    const patience = setTimeout(() => process.exit(1), 9000)
    patience.unref()
    server
      .close()
      .then(() => schedule.stop())
      .then(() => house.gate.sealAudit())
      .then(() => house.close())
      .then(
        () => process.exit(0),
        (error: unknown) => {
          process.stderr.write(`${String(error)}\n`)
          process.exit(1)
        },
      )
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
}

start().catch((error: unknown) => {
  process.stderr.write(
    error instanceof ConfigurationError ? `${error.message}\n` : `${error instanceof Error ? error.stack : String(error)}\n`,
  )
  process.exit(1)
})
