import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { embeddedGround, type Ground, serverGround } from './ground.ts'
import { killAgainAndAgain } from './kill.ts'
import { crashDatabase } from './restart.ts'
import { stopUnderLoad } from './stop.ts'

const server = inject('serverAddress')
const grounds: [string, () => Promise<Ground>][] = [['the embedded database', embeddedGround]]
if (server) grounds.push(['a server', () => serverGround(server)])

describe.each(grounds)('on %s', (_, open) => {
  let ground: Ground
  beforeAll(async () => {
    ground = await open()
  })
  afterAll(() => ground.clear())

  test('a server killed in the middle of writes loses nothing it acknowledged, doubles nothing, and leaves nothing half', async () => {
    expect(await killAgainAndAgain(ground, (kills) => kills < 2)).toEqual([])
  }, 120_000)

  test('a server asked to stop answers what was sent to it, and ends well within ten seconds', async () => {
    const { saved, said, ...stop } = await stopUnderLoad(ground)
    expect(stop, said).toMatchObject({ code: 0, dropped: 0, broken: 0 })
    expect(stop.took).toBeLessThan(10_000)
    expect(stop.underWay).toBeGreaterThan(0)
    const kept = await ground.above((ask) => ask<{ note: string }>(`SELECT note FROM citizen WHERE note LIKE 'last %'`))
    expect(kept.map(({ note }) => note)).toEqual(expect.arrayContaining([...saved]))
    const folder = ground.environment.FODFAESTE_DATA
    if (folder) expect(existsSync(join(folder, 'lock'))).toBe(false)
    process.stdout.write(`${ground.kind}, stop: ${JSON.stringify({ ...stop, saved: saved.length })}\n`)
  }, 60_000)
})

// a server that others share is not crashed
if (server && !process.env.DATABASE_URL) {
  test('a database server that crashes under the app costs nothing that was acknowledged, and only 503 until it is back', async () => {
    expect(await crashDatabase()).toEqual([])
  }, 120_000)
}
