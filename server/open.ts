import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { PrismaPGlite } from 'pglite-prisma-adapter'
import { PrismaClient } from '../generated/prisma/client.ts'
import { todayIn } from '../shared/calendar.ts'
import { danishTime } from '../shared/zone.ts'
import { openCprBox } from './citizens/cpr.ts'
import { type Config, ConfigurationError } from './config.ts'
import { digestUnder, openDb } from './db/db.ts'
import { type Embedded, openEmbedded } from './db/embedded.ts'
import { type Ask, openGate } from './db/gate.ts'
import { type MigrationConnection, migrate } from './db/migrate.ts'
import { layDownQueue, type QueueConnection, queueOverEmbedded, queueOverPool } from './db/queue.ts'
import type { House } from './house.ts'

/** A database that is up to date and open under the login that serves requests. */
export type Opened = {
  readonly prisma: PrismaClient
  readonly ask: Ask
  readonly queue: QueueConnection
  readonly close: () => Promise<void>
  readonly kind: House['kind']
}

const migrations = new URL('../prisma/migrations', import.meta.url)

/** Brings an embedded database up to date and gives up every right to it but the login's. */
export const openOverEmbedded = async (embedded: Embedded): Promise<Opened> => {
  try {
    await migrate(embedded.connection, migrations)
    await layDownQueue(embedded.connection)
    await embedded.becomeLogin()
  } catch (error) {
    await embedded.close()
    throw error
  }
  const prisma = new PrismaClient({ adapter: new PrismaPGlite(embedded.client) })
  return {
    prisma,
    ask: async <Row extends object>(sql: string, values: readonly unknown[]) =>
      (await embedded.client.query<Row>(sql, [...values])).rows,
    queue: queueOverEmbedded(embedded.client),
    close: async () => {
      await prisma.$disconnect()
      await embedded.close()
    },
    kind: 'embedded',
  }
}

type ServerSettings = Pick<Config, 'databaseAppUrl' | 'loginPassword' | 'pool'>

/** The login's own address: the owner's server and database, another user. */
const loginAddress = (config: ServerSettings, databaseUrl: string): string => {
  if (config.databaseAppUrl) return config.databaseAppUrl
  const address = new URL(databaseUrl)
  address.username = 'app_login'
  address.password = config.loginPassword
  return address.toString()
}

/** As the owner: bring the tables up to date and give the login its password. Nothing else is ever done as the owner. */
const prepareServer = async (config: ServerSettings, databaseUrl: string): Promise<void> => {
  const owner = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 })
  await owner.connect()
  try {
    const connection: MigrationConnection = {
      query: async <Row extends object>(sql: string, values: readonly unknown[] = []) =>
        (await owner.query<Row>(sql, [...values])).rows,
      exec: async (sql) => {
        await owner.query(sql)
      },
    }
    await migrate(connection, migrations)
    await layDownQueue(connection)
    if (!config.databaseAppUrl) {
      // processes that start together take turns; the lock goes with this connection
      await owner.query('SELECT pg_advisory_lock(7309002)')
      await owner.query(`ALTER ROLE app_login PASSWORD ${owner.escapeLiteral(config.loginPassword)}`)
    }
  } finally {
    await owner.end()
  }
}

/** The same on a PostgreSQL server; `databaseUrl` is the owner's address. */
export const openOverServer = async (config: ServerSettings, databaseUrl: string): Promise<Opened> => {
  await prepareServer(config, databaseUrl)
  const pool = new pg.Pool({
    connectionString: loginAddress(config, databaseUrl),
    max: config.pool,
    connectionTimeoutMillis: 3000,
    application_name: 'fodfaeste',
    // the adapter reads instants by cutting off their offset; row-level security makes plans look so dear that compiling them costs more than running them
    options: '-c TimeZone=UTC -c jit=off',
  })
  // a dropped idle connection is replaced at the next request; without a listener it would end the process
  pool.on('error', () => undefined)
  const refuse = async (sentence: string): Promise<never> => {
    await pool.end()
    throw new ConfigurationError(sentence)
  }
  const { rows } = await pool.query<{ above: boolean }>(
    'SELECT rolsuper OR rolbypassrls AS above FROM pg_roles WHERE rolname = current_user',
  )
  if (rows[0]?.above !== false)
    await refuse('The login that serves requests is above row-level security; give it a role without SUPERUSER and BYPASSRLS.')
  const named = new Map<string, string>()
  const nameOf = (sql: string): string => {
    const known = named.get(sql) ?? `q${named.size}`
    named.set(sql, known)
    return known
  }
  const prisma = new PrismaClient({
    adapter: new PrismaPg(pool, { statementNameGenerator: ({ sql }) => nameOf(sql), onPoolError: () => undefined }),
  })
  return {
    prisma,
    ask: async <Row extends object>(sql: string, values: readonly unknown[]) =>
      (await pool.query<Row>({ name: nameOf(sql), text: sql, values: [...values] })).rows,
    queue: queueOverPool(pool),
    close: async () => {
      await prisma.$disconnect()
      await pool.end()
    },
    kind: 'server',
  }
}

/** What a house is beside its database. */
export type HouseSettings = Pick<House, 'demo' | 'origin' | 'secureCookies' | 'today' | 'now' | 'mail'> & Pick<Config, 'keys'>

/** The whole house over a database that is open. */
export const houseOver = (opened: Opened, { keys, ...settings }: HouseSettings): House => {
  const gate = openGate(opened.ask)
  const bind = openDb(
    opened.prisma,
    gate.keptAnswer,
    opened.kind === 'embedded' ? { maxWait: 20_000, timeout: 30_000 } : { maxWait: 2000, timeout: 8000 },
  )
  return {
    ...settings,
    db: (facts) => bind(settings.today, facts),
    dbOn: (day) => bind(() => day),
    gate,
    cpr: openCprBox(keys),
    digestOf: digestUnder(keys.sent),
    queue: opened.queue,
    kind: opened.kind,
    close: opened.close,
  }
}

/** Opens the database (embedded, or a server by DATABASE_URL), brings it up to date, and hands over the whole house. */
export const openHouse = async (config: Config, today: () => string = () => todayIn(danishTime, Date.now())): Promise<House> => {
  const opened = config.databaseUrl
    ? await openOverServer(config, config.databaseUrl)
    : await openOverEmbedded(await openEmbedded(config.dataFolder))
  const house = houseOver(opened, {
    keys: config.keys,
    today,
    now: () => new Date(),
    demo: config.demo,
    origin: config.origin,
    secureCookies: config.production,
    mail: config.mail,
  })
  if (config.production && (await house.gate.isMadeUp())) {
    await house.close()
    throw new ConfigurationError('This database holds the made-up town of a demo; production needs an empty one.')
  }
  return house
}
