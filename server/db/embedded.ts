import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { PGlite } from '@electric-sql/pglite'
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist'
import { ConfigurationError } from '../config.ts'
import type { MigrationConnection } from './migrate.ts'

/** The embedded database: opened above all rules for migrating, then a login like any other. */
export type Embedded = {
  readonly client: PGlite
  readonly connection: MigrationConnection
  /** From here on the session is app_login: it owns nothing and stands under row-level security. */
  readonly becomeLogin: () => Promise<void>
  /** Closes the database and lets another process have the folder. */
  readonly close: () => Promise<void>
}

const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : undefined)

/** When a process started, so that a later one with the same number is told apart; null where the system does not say. */
const startOf = (pid: number): string | null => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null
  } catch {
    return null
  }
}

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return codeOf(error) === 'EPERM'
  }
}

const isHeld = (note: string): boolean => {
  const [pidText = '', start = ''] = note.trim().split(' ')
  const pid = Number(pidText)
  if (!Number.isInteger(pid) || pid <= 0 || !isAlive(pid)) return false
  const now = startOf(pid)
  if (now === null || start === '') return pid !== process.pid
  return now === start
}

const readNote = async (file: string): Promise<string> => {
  for (let attempt = 0; attempt < 5; attempt += 1) {
    try {
      const note = readFileSync(file, 'utf8')
      if (note !== '') return note
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return ''
      throw error
    }
    // made a moment ago and not yet written
    await pause(50)
  }
  return ''
}

/** PGlite takes no lock of its own, and two processes in one folder lose each other's writes without an error. */
const takeLock = async (dataFolder: string): Promise<() => void> => {
  const file = join(dataFolder, 'lock')
  const mine = `${process.pid} ${startOf(process.pid) ?? ''}\n`
  for (let attempt = 0; attempt < 20; attempt += 1) {
    try {
      writeFileSync(file, mine, { flag: 'wx', mode: 0o600 })
      const release = (): void => {
        process.off('exit', release)
        rmSync(file, { force: true })
      }
      process.on('exit', release)
      return release
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error
    }
    const note = await readNote(file)
    if (isHeld(note)) {
      throw new ConfigurationError(
        `The data folder ${dataFolder} is in use by process ${note.trim().split(' ')[0]}. Stop it, or set FODFAESTE_DATA to another folder.`,
      )
    }
    const aside = `${file}.${process.pid}`
    try {
      renameSync(file, aside)
    } catch (error) {
      if (codeOf(error) === 'ENOENT') continue
      throw error
    }
    // another process may have taken the dead one's lock over between our look and our rename: then it is given back
    if (readFileSync(aside, 'utf8') !== note) renameSync(aside, file)
    else rmSync(aside, { force: true })
  }
  throw new ConfigurationError(
    `The data folder ${dataFolder} could not be locked. Set FODFAESTE_DATA to a folder on a local disk.`,
  )
}

const unfinished = 'postgres.new'

/** A folder killed during its first creation cannot be opened: so it is made beside, and gets its name when it is whole. */
const makeCluster = async (dataFolder: string, cluster: string): Promise<void> => {
  if (readdirSync(dataFolder).includes('postgres')) return
  const making = join(dataFolder, unfinished)
  rmSync(making, { recursive: true, force: true })
  const first = await PGlite.create(making, { extensions: { btree_gist } })
  await first.close()
  renameSync(making, cluster)
}

/** Opens (or first makes) the database in `dataFolder`. Throws ConfigurationError when another process has the folder. */
export const openEmbedded = async (dataFolder: string): Promise<Embedded> => {
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 })
  const release = await takeLock(dataFolder)
  try {
    const cluster = join(dataFolder, 'postgres')
    await makeCluster(dataFolder, cluster)
    return embeddedOver(await PGlite.create(cluster, { extensions: { btree_gist } }), release)
  } catch (error) {
    release()
    throw error
  }
}

const embeddedOver = (client: PGlite, release: () => void): Embedded => ({
  client,
  connection: {
    query: async <Row extends object>(sql: string, values: readonly unknown[] = []) =>
      (await client.query<Row>(sql, [...values])).rows,
    exec: async (sql) => {
      await client.exec(sql)
    },
  },
  becomeLogin: async () => {
    await client.exec('SET SESSION AUTHORIZATION app_login')
  },
  close: async () => {
    try {
      await client.close()
    } finally {
      release()
    }
  },
})

/** A database in memory, for tests and for making migrations; `from` is a whole database kept by `keep`. */
export const openInMemory = async (from?: Blob): Promise<Embedded> =>
  embeddedOver(await PGlite.create({ extensions: { btree_gist }, ...(from ? { loadDataDir: from } : {}) }), () => undefined)

/** The whole database as one file, from which `openInMemory` makes copies in a quarter of a second. */
export const keep = (embedded: Embedded): Promise<Blob> => embedded.client.dumpDataDir('none')
