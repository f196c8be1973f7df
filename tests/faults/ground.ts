import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { makeCitizen, makeDecision, makePlacement, makeSite } from '../../prisma/factories.ts'
import { hashPassword } from '../../server/accounts/password.ts'
import { readConfig } from '../../server/config.ts'
import { openEmbedded } from '../../server/db/embedded.ts'
import type { House } from '../../server/house.ts'
import { openHouse } from '../../server/open.ts'
import { addDays, todayIn } from '../../shared/calendar.ts'
import { found } from '../support/founding.ts'
import { asta, blankt, catalogueId, karen, nadia, nursingHome } from '../support/people.ts'

export const password = 'holder til et strømsvigt'
/** Site with room for all that the writers start. */
export const annex = { siteId: randomUUID(), organisationId: blankt.id, name: 'Vaskeriets anneks' } as const
export const crewSize = 12

export type Question = <Row extends object>(sql: string, values?: readonly unknown[]) => Promise<Row[]>

/** A founded house for the server to run on, and for the test to look into. */
export type Ground = {
  readonly kind: House['kind']
  readonly environment: Readonly<Record<string, string>>
  readonly today: string
  /** Citizens with a yellow door and no placement. */
  readonly ready: readonly string[]
  /** As the database's superuser; on the embedded database only while no server runs. */
  readonly above: <T>(work: (ask: Question) => Promise<T>) => Promise<T>
  readonly clear: () => Promise<void>
}

const settle = async (house: House, today: string, readyPeople: number): Promise<string[]> => {
  await found(house, await hashPassword(password))
  const before = addDays(today, -28)
  await house.dbOn(before).write(asta, 'world.founded', async (tx) => {
    const places = { red: 200, yellow: 200, green: 200 }
    const { siteId: id, ...site } = annex
    await makeSite(tx, { ...site, id, pNumber: '1000000005', places, leads: [nadia.staffId] })
  })
  return house.dbOn(before).write(karen, 'world.peopled', async (tx) => {
    for (let n = 0; n < crewSize; n += 1) {
      const citizenId = await makeCitizen(tx, house.cpr, { lastName: 'Holdt' })
      const place = { siteId: nursingHome.siteId, supplierId: nursingHome.organisationId, draftedById: karen.staffId }
      const period = { startsOn: before, startedOn: before, weekdayHours: [4, 4, 4, 4, 4, 4, 4] }
      await makePlacement(tx, { citizenId, ...place, ...period })
    }
    const ready: string[] = []
    for (let n = 0; n < readyPeople; n += 1) {
      const citizenId = await makeCitizen(tx, house.cpr, { lastName: 'Klar' })
      await makeDecision(tx, { citizenId, catalogueId, decidedById: karen.staffId, on: before, door: 'yellow' })
      ready.push(citizenId)
    }
    return ready
  })
}

const prepare = async (environment: Readonly<Record<string, string>>, readyPeople: number) => {
  const today = todayIn('Europe/Copenhagen', Date.now())
  const house = await openHouse(readConfig(environment), () => today)
  try {
    return { today, ready: await settle(house, today, readyPeople) }
  } finally {
    await house.close()
  }
}

/** On the embedded database, in a folder of its own. */
export const embeddedGround = async (readyPeople = 96): Promise<Ground> => {
  const folder = mkdtempSync(join(tmpdir(), 'fodfaeste-faults-'))
  const environment = { FODFAESTE_DATA: folder }
  return {
    kind: 'embedded',
    environment,
    ...(await prepare(environment, readyPeople)),
    above: async (work) => {
      const embedded = await openEmbedded(folder)
      try {
        return await work((sql, values) => embedded.connection.query(sql, values))
      } finally {
        await embedded.close()
      }
    },
    clear: async () => rmSync(folder, { recursive: true, force: true }),
  }
}

const asking = async <T>(address: string, work: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client({ connectionString: address })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** In a database of its own on a server; `server` is its owner's address. */
export const serverGround = async (server: string, readyPeople = 96): Promise<Ground> => {
  const name = `fodfaeste_faults_${randomUUID().replaceAll('-', '')}`
  const own = new URL(server)
  own.pathname = `/${name}`
  const login = new URL(own)
  login.username = 'app_login'
  login.password = 'a test has no secrets'
  const environment = {
    FODFAESTE_KEY: randomBytes(32).toString('base64'),
    DATABASE_URL: own.toString(),
    DATABASE_APP_URL: login.toString(),
  }
  const prepared = await asking(server, async (client) => {
    // roles are the cluster's: two that make them at once would stumble over each other
    await client.query('SELECT pg_advisory_lock(7309002)')
    await client.query(`CREATE DATABASE ${name}`)
    // a test cluster may be set not to wait for its log, and would then lose what it acknowledged
    await client.query(`ALTER DATABASE ${name} SET synchronous_commit = on`)
    return prepare(environment, readyPeople)
  })
  return {
    kind: 'server',
    environment,
    ...prepared,
    above: (work) =>
      asking(own.toString(), (client) =>
        work(
          async <Row extends object>(sql: string, values: readonly unknown[] = []) =>
            (await client.query<Row>(sql, [...values])).rows,
        ),
      ),
    clear: () => asking(server, async (client) => void (await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`))),
  }
}
