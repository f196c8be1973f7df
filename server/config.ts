import { createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { z } from 'zod'

/** A start that cannot be: the sentence is shown to whoever starts the server, without a stack. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError'
}

const environment = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65535).default(4600),
  FODFAESTE_DATA: z.string().default('./data'),
  DATABASE_URL: z.string().startsWith('postgres').optional(),
  DATABASE_APP_URL: z.string().startsWith('postgres').optional(),
  FODFAESTE_KEY: z.string().optional(),
  FODFAESTE_ORIGIN: z.url().optional(),
  FODFAESTE_DEMO: z.enum(['on', 'off']).optional(),
  FODFAESTE_SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\/[^\s/]/, 'must be smtp:// or smtps:// and the server')
    .optional(),
  FODFAESTE_MAIL_FROM: z
    .string()
    .regex(/^[^\s@<>]+@[^\s@<>]+$|^[^<>]*<[^\s@<>]+@[^\s@<>]+>$/, 'must be an address')
    .optional(),
  FODFAESTE_POOL: z.coerce.number().int().min(2).max(100).default(10),
})

export type Keys = {
  /** AES-256-GCM for CPR numbers. */
  readonly seal: Buffer
  /** HMAC-SHA-256 for finding a citizen by CPR. */
  readonly index: Buffer
  /** HMAC-SHA-256 for knowing again what was sent under an Idempotency-Key. */
  readonly sent: Buffer
}

/** The mail server (smtp:// or smtps://, with name and password if it asks for them), whom mail is from, and the address its links begin with. */
export type MailSettings = { readonly url: string; readonly from: string; readonly site: string }

export type Config = {
  readonly production: boolean
  readonly host: string
  readonly port: number
  readonly dataFolder: string
  /** The owner's connection: used for migrations only. Absent = the embedded database. */
  readonly databaseUrl: string | undefined
  /** The login that serves requests, when the operator keeps it apart from the owner's. */
  readonly databaseAppUrl: string | undefined
  /** Password of app_login on a server, derived from the key so that nobody has to keep one more secret. */
  readonly loginPassword: string
  /** The public address, for origin checks behind a proxy. */
  readonly origin: string | undefined
  readonly demo: boolean
  readonly keys: Keys
  readonly pool: number
  /** Null: no mail is sent, and the administrator's page says so. */
  readonly mail: MailSettings | null
}

const derive = (master: Buffer, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', master, Buffer.alloc(0), `fodfaeste ${purpose}`, 32))

const isLoopback = (host: string): boolean => host === 'localhost' || host === '::1' || host.startsWith('127.')

/** The embedded database, or a server on this machine (also by socket). */
const isNear = (databaseUrl: string | undefined): boolean => {
  if (databaseUrl === undefined) return true
  const { hostname } = new URL(databaseUrl)
  return hostname === '' || isLoopback(hostname.replace(/^\[|\]$/g, ''))
}

const readMaster = (text: string): Buffer => {
  const master = Buffer.from(text, 'base64')
  if (master.length !== 32) {
    throw new ConfigurationError('FODFAESTE_KEY must be 32 bytes in base64 (openssl rand -base64 32).')
  }
  return master
}

/** The key of a trial on one machine is made once and kept beside the embedded database, readable by its owner alone. */
const keptMaster = (dataFolder: string): Buffer => {
  const file = join(dataFolder, 'key')
  if (!existsSync(file)) {
    mkdirSync(dataFolder, { recursive: true, mode: 0o700 })
    writeFileSync(file, randomBytes(32).toString('base64'), { mode: 0o600, flag: 'wx' })
  }
  return readMaster(readFileSync(file, 'utf8').trim())
}

/** Reads the settings from the environment; refuses with a sentence that names what is missing. */
export const readConfig = (env: Readonly<Record<string, string | undefined>>): Config => {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''))
  const parsed = environment.safeParse(set)
  if (!parsed.success) {
    const wrong = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
    throw new ConfigurationError(`These settings cannot be used: ${wrong.join('; ')}.`)
  }
  const given = parsed.data
  const production = given.NODE_ENV === 'production'
  if (production) {
    const missing = (['DATABASE_URL', 'FODFAESTE_KEY', 'FODFAESTE_ORIGIN'] as const).filter((name) => !given[name])
    if (missing.length > 0) {
      throw new ConfigurationError(
        `A production start needs ${missing.join(', ')}: set ${missing.length > 1 ? 'them' : 'it'} in the environment.`,
      )
    }
    if (given.FODFAESTE_DEMO === 'on') throw new ConfigurationError('A demo cannot run in production: remove FODFAESTE_DEMO.')
  }
  if (!production && !isLoopback(given.HOST) && given.FODFAESTE_DEMO !== 'on') {
    throw new ConfigurationError(
      `HOST=${given.HOST} lets other machines in. Set NODE_ENV=production with its secrets, or FODFAESTE_DEMO=on to show the made-up town to others on purpose.`,
    )
  }
  if (!production && given.FODFAESTE_DEMO === undefined && (given.FODFAESTE_ORIGIN || !isNear(given.DATABASE_URL))) {
    throw new ConfigurationError(
      'FODFAESTE_ORIGIN or a DATABASE_URL on another machine means real use: set NODE_ENV=production with its secrets, or FODFAESTE_DEMO=on (or off) for a trial on purpose.',
    )
  }
  const { FODFAESTE_SMTP_URL: url, FODFAESTE_MAIL_FROM: from } = given
  if ((url === undefined) !== (from === undefined))
    throw new ConfigurationError(
      'Mail needs FODFAESTE_SMTP_URL and FODFAESTE_MAIL_FROM: set both, or neither for a house without mail.',
    )
  const origin = given.FODFAESTE_ORIGIN?.replace(/\/$/, '')
  const dataFolder = resolve(given.FODFAESTE_DATA)
  const master = given.FODFAESTE_KEY ? readMaster(given.FODFAESTE_KEY) : keptMaster(dataFolder)
  return {
    production,
    host: given.HOST,
    port: given.PORT,
    dataFolder,
    databaseUrl: given.DATABASE_URL,
    databaseAppUrl: given.DATABASE_APP_URL,
    loginPassword: createHmac('sha256', derive(master, 'database login')).update('app_login').digest('base64url'),
    origin,
    demo: !production && given.FODFAESTE_DEMO !== 'off',
    keys: { seal: derive(master, 'cpr seal'), index: derive(master, 'cpr index'), sent: derive(master, 'sent again') },
    pool: given.FODFAESTE_POOL,
    mail: url !== undefined && from !== undefined ? { url, from, site: origin ?? `http://${given.HOST}:${given.PORT}` } : null,
  }
}
