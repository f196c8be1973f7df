import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
const running = new Set<ChildProcess>()
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL')
})

/** The real server as a process of its own. */
export type Program = {
  /** http://127.0.0.1:port */
  readonly address: string
  /** As a power switch would: answers when the process is gone. */
  readonly kill: () => Promise<void>
  /** Asks it to stop; answers its exit code and how many milliseconds it took. */
  readonly stop: () => Promise<{ readonly code: number | null; readonly took: number }>
  /** All it has printed. */
  readonly said: () => string
}

/** Starts server/main.ts on a free port; throws what it printed when it does not come up. */
export const startProgram = async (environment: Readonly<Record<string, string>>): Promise<Program> => {
  const { PATH = '', TMPDIR = '' } = process.env
  const child = spawn(process.execPath, ['server/main.ts'], {
    cwd: root,
    env: { PATH, ...(TMPDIR ? { TMPDIR } : {}), ...environment, PORT: '0', NODE_ENV: 'development', FODFAESTE_DEMO: 'off' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  running.add(child)
  const gone = once(child, 'exit')
  void gone.then(() => running.delete(child))
  let said = ''
  const address = await new Promise<string>((resolve, reject) => {
    const listen = (text: Buffer): void => {
      said += text.toString()
      const found = /is running at (http:\S+)/.exec(said)?.[1]
      if (found) resolve(found)
    }
    child.stdout.on('data', listen)
    child.stderr.on('data', listen)
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`the server did not start (${code}): ${said}`)))
  })
  return {
    address,
    kill: async () => {
      child.kill('SIGKILL')
      await gone
    },
    stop: async () => {
      const began = performance.now()
      child.kill('SIGTERM')
      await gone
      return { code: child.exitCode, took: performance.now() - began }
    },
    said: () => said,
  }
}
