import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { migrationsFolder } from '../scripts/schema-engine.ts'
import { openEmbedded } from '../server/db/embedded.ts'
import { migrate } from '../server/db/migrate.ts'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fodfaeste-embedded-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('a second start on the same folder is refused within two seconds, and told who has it', async () => {
  const first = await openEmbedded(folder)
  const began = Date.now()
  await expect(openEmbedded(folder)).rejects.toThrow(new RegExp(`in use by process ${process.pid}`))
  expect(Date.now() - began).toBeLessThan(2000)
  await first.close()
  expect(existsSync(join(folder, 'lock'))).toBe(false)
})

test('after a kill the folder opens again: a dead lock is taken over, a half-made database is made anew', async () => {
  mkdirSync(join(folder, 'postgres.new'))
  writeFileSync(join(folder, 'postgres.new', 'PG_VERSION'), '18')
  // this process's number, but another process's start
  writeFileSync(join(folder, 'lock'), `${process.pid} 1\n`)
  const embedded = await openEmbedded(folder)
  expect(existsSync(join(folder, 'postgres.new'))).toBe(false)
  await embedded.close()
})

test('once it is the login, the session can read nothing by itself and does not find its way back', async () => {
  const embedded = await openEmbedded(folder)
  await migrate(embedded.connection, migrationsFolder)
  await embedded.becomeLogin()
  await embedded.connection.exec('RESET SESSION AUTHORIZATION')
  await expect(embedded.connection.query('SELECT * FROM public.citizen')).rejects.toMatchObject({ code: '42501' })
  await embedded.close()
})

test('what was written is there after a restart', async () => {
  const before = await openEmbedded(folder)
  await before.connection.exec('CREATE TABLE kept AS SELECT 7 AS n')
  await before.close()
  const after = await openEmbedded(folder)
  expect(await after.connection.query('SELECT n FROM kept')).toEqual([{ n: 7 }])
  await after.close()
})
