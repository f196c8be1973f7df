// Prepares a fresh clone, and after that finds within milliseconds that nothing is to be done. Runs before `npm start`, `npm test`
// and `npm run dev` on whatever Node the machine has (18 or newer), so it is plain JavaScript without a dependency.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const at = (...parts) => join(root, ...parts)
const windows = process.platform === 'win32'
const binFolder = at('node_modules', '.bin')
const carriedNode = join(binFolder, 'node')
const majorNeeded = 24

const say = (line) => process.stdout.write(`${line}\n`)

/** A reason to stop that the reader can act on: shown without a stack. */
class Halt extends Error {}

const read = (path) => {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

const hashOf = (paths) => {
  const hash = createHash('sha256')
  const visit = (path) => {
    const stat = statSync(path, { throwIfNoEntry: false })
    if (!stat) return
    if (stat.isDirectory()) for (const name of readdirSync(path).sort()) visit(join(path, name))
    else hash.update(path.slice(root.length)).update('\0').update(readFileSync(path)).update('\0')
  }
  for (const path of paths) visit(at(path))
  return hash.digest('hex')
}

const modified = (path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0
const write = (path, text) => {
  mkdirSync(join(path, '..'), { recursive: true })
  writeFileSync(path, text)
}

/** Runs quietly with a sign of life; what the program said is shown only when it fails. */
const run = (what, command, args, env = {}) =>
  new Promise((resolve, reject) => {
    const started = Date.now()
    const seconds = () => Math.round((Date.now() - started) / 1000)
    const terminal = process.stdout.isTTY === true
    process.stdout.write(terminal ? `${what} …` : `${what} …\n`)
    const sign = setInterval(
      () => {
        if (terminal) process.stdout.write(`\r${what} … ${seconds()} s`)
        else say(`  … ${seconds()} s`)
      },
      terminal ? 1000 : 15_000,
    )
    let output = ''
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: windows && !command.endsWith('.exe'),
    })
    const keep = (chunk) => {
      output = (output + chunk).slice(-20_000)
    }
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    child.on('error', (error) => {
      clearInterval(sign)
      reject(error)
    })
    child.on('close', (code) => {
      clearInterval(sign)
      if (terminal) process.stdout.write(`\r${what} … ${code === 0 ? `${seconds()} s` : 'failed'}\n`)
      if (code === 0) resolve(undefined)
      else reject(new Halt(`${output.trim().split('\n').slice(-30).join('\n')}\n\n${what}: failed (exit ${code}).`))
    })
  })

const major = (version) => Number(/^v?(\d+)\./.exec(version)?.[1] ?? 0)

/** The Node that the scripts after this one will find: the one the packages brought, or else the machine's own. */
const findNode = () => {
  if (existsSync(carriedNode)) {
    const answer = spawnSync(carriedNode, ['--version'], { encoding: 'utf8' })
    if (answer.status === 0 && major(answer.stdout) >= majorNeeded) return carriedNode
  }
  return major(process.version) >= majorNeeded ? process.execPath : null
}

const needNode = () => {
  const node = findNode()
  if (node) return node
  throw new Halt(
    `Fodfæste needs Node ${majorNeeded} or newer, and this is Node ${process.version.slice(1)}. ` +
      `The packages bring Node ${majorNeeded} on Linux (x64, arm64) only: install it from https://nodejs.org and start again.`,
  )
}

const npm = () => {
  const inside = process.env.npm_execpath
  if (inside && /npm-cli\.c?js$/.test(inside)) return [process.execPath, [inside]]
  return [windows ? 'npm.cmd' : 'npm', []]
}

const isWritable = (path) => {
  try {
    return path !== '' && statSync(path).isDirectory()
  } catch {
    return false
  }
}

const lockHash = () => hashOf(['package-lock.json'])
const installedStamp = at('node_modules', '.fodfaeste-installed')

const isInstalled = () => {
  const npmsOwn = modified(at('node_modules', '.package-lock.json'))
  if (npmsOwn === 0) return false
  if (read(installedStamp) === lockHash()) return true
  // somebody ran npm by hand: its own record is then at least as new as the lockfile
  return npmsOwn >= modified(at('package-lock.json')) && findNode() !== null
}

const install = async () => {
  const [command, before] = npm()
  // --ignore-scripts: nothing here needs an install script, and some would download
  const flags = ['--ignore-scripts', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error']
  const env = { ...(isWritable(homedir()) ? {} : { npm_config_cache: join(tmpdir(), 'fodfaeste-npm-cache') }) }
  // not `npm ci`: it refuses a lockfile made where a registry lacks another system's optional programs, and it would empty the
  // folder under a running server. With --no-save the lockfile decides every version and stays as it is.
  await run('Installing the packages (once, about a minute)', command, [...before, 'install', '--no-save', ...flags], env)
  needNode()
  write(installedStamp, lockHash())
}

const generatedStamp = at('generated', 'stamp')
const schemaHash = () => hashOf(['prisma/schema.prisma', 'prisma.config.ts', 'node_modules/prisma/package.json'])
const isGenerated = () => existsSync(at('generated', 'prisma', 'client.ts')) && read(generatedStamp) === schemaHash()

const generate = async () => {
  const hash = schemaHash()
  const node = needNode()
  await run('Generating the database client', node, [at('node_modules', 'prisma', 'build', 'index.js'), 'generate'], {
    // any path that exists: the client needs no engine, and without this Prisma would try to download one
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
    CHECKPOINT_DISABLE: '1',
  })
  write(generatedStamp, hash)
}

const webStamp = at('dist', 'web.stamp')
const webHash = () => hashOf(['web', 'shared', 'vite.config.ts', 'tsconfig.json', 'package-lock.json'])
const isBuilt = () => existsSync(at('dist', 'web', 'index.html')) && read(webStamp) === webHash()

const build = async () => {
  const hash = webHash()
  const node = needNode()
  const fresh = at('dist', 'web.new')
  const former = at('dist', 'web.former')
  rmSync(fresh, { recursive: true, force: true })
  const args = [at('node_modules', 'vite', 'bin', 'vite.js'), 'build', '--logLevel', 'warn', '--outDir', fresh, '--emptyOutDir']
  await run('Building the pages', node, args, { NODE_ENV: 'production' })
  rmSync(former, { recursive: true, force: true })
  if (existsSync(at('dist', 'web'))) renameSync(at('dist', 'web'), former)
  renameSync(fresh, at('dist', 'web'))
  rmSync(former, { recursive: true, force: true })
  write(webStamp, hash)
}

const steps = [
  { name: 'packages', done: isInstalled, make: install },
  { name: 'client', done: isGenerated, make: generate },
  { name: 'web', done: isBuilt, make: build },
]

const isAlive = (pid) => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/** One bootstrap at a time; the second waits, and then finds the work done. */
const takeTurn = async () => {
  mkdirSync(at('dist'), { recursive: true })
  const lock = at('dist', 'bootstrap.lock')
  for (let waited = 0; ; waited += 1) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' })
      process.on('exit', () => rmSync(lock, { force: true }))
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(130))
      return
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
    }
    const holder = read(lock)
    const age = Date.now() - modified(lock)
    if (holder === '' ? age > 2000 : !isAlive(Number(holder)) || Number(holder) === process.pid) {
      // only one of several waiting processes may clear a dead one's lock away, and only that one
      const aside = `${lock}.${process.pid}`
      try {
        renameSync(lock, aside)
        if (read(aside) !== holder) renameSync(aside, lock)
        else rmSync(aside, { force: true })
      } catch (error) {
        if (error.code !== 'ENOENT') throw error
      }
      continue
    }
    if (waited === 0) say(`Another start (process ${holder}) is preparing; waiting for it …`)
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}

const main = async () => {
  const last = process.argv[2] ?? 'web'
  const wanted = steps.slice(0, steps.findIndex((step) => step.name === last) + 1)
  if (wanted.length === 0) throw new Halt(`bootstrap.mjs knows ${steps.map((step) => step.name).join(', ')}, not "${last}".`)
  process.env.PATH = [binFolder, process.env.PATH].join(delimiter)
  if (wanted.every((step) => step.done())) {
    if (major(process.version) < majorNeeded) needNode()
    return
  }
  await takeTurn()
  for (const step of wanted) if (!step.done()) await step.make()
}

main().catch((error) => {
  process.stderr.write(`${error instanceof Halt ? error.message : (error.stack ?? error)}\n`)
  process.exit(1)
})
