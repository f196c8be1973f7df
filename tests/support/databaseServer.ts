import type { TestProject } from 'vitest/node'
import { startServer } from './server.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Owner's address of a PostgreSQL server for this run, or null; read it with `inject('serverAddress')`. */
    serverAddress: string | null
  }
}

/** One server for the whole run; each test makes a database of its own in it. */
export default async (project: TestProject): Promise<() => void> => {
  const server = await startServer()
  process.stdout.write(
    `Database tests run on the embedded database${server.address ? ` and on ${server.said}` : ` only: ${server.said}`}.\n`,
  )
  project.provide('serverAddress', server.address)
  return server.stop
}
