import { createHash, randomUUID } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { inject } from 'vitest'
import { type Embedded, keep, openInMemory } from '../../server/db/embedded.ts'
import { readMigrations } from '../../server/db/migrate.ts'
import type { House } from '../../server/house.ts'
import { houseOver, type Opened, openOverEmbedded, openOverServer } from '../../server/open.ts'
import { instantIn } from '../../shared/calendar.ts'
import { catalogueV1 } from '../../shared/doors/catalogue.v1.ts'
import { rulesV1 } from '../../shared/offers/rules.v1.ts'
import { danishTime } from '../../shared/zone.ts'
import { found, founding } from './founding.ts'

const migrations = new URL('../../prisma/migrations', import.meta.url)
const shelf = fileURLToPath(new URL('../../node_modules/.cache/fodfaeste', import.meta.url))

const keys = { seal: Buffer.alloc(32, 's'), index: Buffer.alloc(32, 'i'), sent: Buffer.alloc(32, 'a') }

/** The house of a test over an open database; the day is the test's own. */
export const testHouse = (
  opened: Opened,
  today: () => string,
  now: () => Date = () => new Date(instantIn(danishTime, today(), '10:00')),
): House => houseOver(opened, { keys, today, now, demo: true, origin: undefined, secureCookies: false, mail: null })

/** Changes whenever a fresh template would hold something else. */
const fingerprint = async (): Promise<string> => {
  const hash = createHash('sha256')
  for (const { checksum } of await readMigrations(migrations)) hash.update(checksum)
  for (const file of [
    './template.ts',
    './founding.ts',
    './people.ts',
    '../../prisma/factories.ts',
    '../../prisma/foundingFactories.ts',
    '../../prisma/seed/cast.ts',
    '../../prisma/seed/rules.ts',
  ])
    hash.update(readFileSync(new URL(file, import.meta.url)))
  hash.update(JSON.stringify([catalogueV1, rulesV1]))
  return hash.digest('hex').slice(0, 16)
}

/** One founded database, kept on disk between test files and runs: making it takes two seconds, a copy a quarter. */
const embeddedTemplate = async (): Promise<Blob> => {
  const file = `${shelf}/world-${await fingerprint()}.tar`
  try {
    return new Blob([readFileSync(file)])
  } catch {
    const embedded = await openInMemory()
    const house = testHouse(await openOverEmbedded(embedded), () => founding)
    await found(house, null)
    const kept = await keep(embedded)
    await house.close()
    mkdirSync(shelf, { recursive: true })
    const making = `${file}.${process.pid}.${randomUUID()}`
    writeFileSync(making, Buffer.from(await kept.arrayBuffer()))
    renameSync(making, file)
    for (const name of readdirSync(shelf).filter((one) => one.startsWith('world-'))) {
      // templates of former schemas, 40 MB each; a young one may belong to a run beside this one
      if (Date.now() - statSync(`${shelf}/${name}`).mtimeMs > 3_600_000) rmSync(`${shelf}/${name}`, { force: true })
    }
    return kept
  }
}

let template: Promise<Blob> | undefined

/** A copy of the template; `above` asks it as the superuser, for tests that must go behind the product's back. */
export type Copy = {
  readonly opened: Opened
  readonly above: <Row extends object>(sql: string, values?: readonly unknown[]) => Promise<Row[]>
}

/** An embedded database asked as its superuser. */
export const asSuperuser =
  ({ client }: Embedded): Copy['above'] =>
  <Row extends object>(sql: string, values: readonly unknown[] = []) =>
    client.transaction(async (tx) => {
      await tx.exec('SET LOCAL SESSION AUTHORIZATION postgres')
      return (await tx.query<Row>(sql, [...values])).rows
    })

export const openEmbeddedCopy = async (): Promise<Copy> => {
  template ??= embeddedTemplate()
  const embedded = await openInMemory(await template)
  const opened = await openOverEmbedded(embedded)
  return { opened, above: asSuperuser(embedded) }
}

// ---- the same on a PostgreSQL server ----

const addressOf = (server: string, database: string, user?: string): string => {
  const address = new URL(server)
  address.pathname = `/${database}`
  if (user) {
    address.username = user
    address.password = 'a test has no secrets'
  }
  return address.toString()
}

const asOwner = async <T>(address: string, work: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client({ connectionString: address })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

const has = async (client: pg.Client, database: string): Promise<boolean> =>
  (await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [database])).rows.length > 0

const serverTemplate = async (server: string): Promise<string> => {
  const name = `fodfaeste_world_${await fingerprint()}`
  await asOwner(server, async (client) => {
    // roles are the cluster's: two files that make them at once would stumble over each other
    await client.query('SELECT pg_advisory_lock(7309002)')
    if (await has(client, name)) return
    const making = `${name}_making`
    await client.query(`DROP DATABASE IF EXISTS ${making}`)
    await client.query(`CREATE DATABASE ${making}`)
    const opened = await openOverServer(
      { databaseAppUrl: undefined, loginPassword: 'a test has no secrets', pool: 2 },
      addressOf(server, making),
    )
    const house = testHouse(opened, () => founding)
    await found(house, null)
    await house.close()
    await client.query(`ALTER DATABASE ${making} RENAME TO ${name}`)
  })
  return name
}

let onServer: Promise<string> | undefined

/** The server this run may use: told by the global setup, or by DATABASE_URL. */
export const serverAddress = (): string | null => inject('serverAddress') ?? process.env.DATABASE_URL ?? null

/** A database of its own on the server, dropped at the end. */
export const openServerCopy = async (server: string): Promise<Copy> => {
  onServer ??= serverTemplate(server)
  const template = await onServer
  const name = `fodfaeste_test_${randomUUID().replaceAll('-', '')}`
  await asOwner(server, (client) => client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`))
  const settings = { databaseAppUrl: addressOf(server, name, 'app_login'), loginPassword: '', pool: 10 }
  const opened = await openOverServer(settings, addressOf(server, name))
  return {
    opened: {
      ...opened,
      close: async () => {
        await opened.close()
        await asOwner(server, (client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`))
      },
    },
    above: <Row extends object>(sql: string, values: readonly unknown[] = []) =>
      asOwner(addressOf(server, name), async (client) => (await client.query<Row>(sql, [...values])).rows),
  }
}
