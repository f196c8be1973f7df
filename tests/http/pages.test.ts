import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { buildApp } from '../../server/app.ts'
import { world } from '../support/world.ts'

const forEver = 'public, max-age=31536000, immutable'

test('a rebuilt site is served by the server that runs; what is gone is not kept as missing', async () => {
  const pages = mkdtempSync(join(tmpdir(), 'fodfaeste-pages-'))
  onTestFinished(() => rmSync(pages, { recursive: true }))
  const build = (name: string) => {
    rmSync(join(pages, 'assets'), { recursive: true, force: true })
    mkdirSync(join(pages, 'assets'))
    writeFileSync(join(pages, 'index.html'), `<p>${name}</p>`)
    writeFileSync(join(pages, 'assets', `${name}.js`), name)
  }
  build('first')
  const { house } = await world()
  const { server } = await buildApp(house, { pages })
  onTestFinished(() => server.close())
  const ask = async (url: string) => {
    const { statusCode, headers, body } = await server.inject({ url })
    return [statusCode, headers['cache-control'], statusCode === 200 ? body : '']
  }
  expect(await ask('/')).toEqual([200, 'no-cache', '<p>first</p>'])
  expect(await ask('/assets/first.js')).toEqual([200, forEver, 'first'])
  expect(await ask('/assets/second.js')).toEqual([404, 'no-store', ''])

  build('second')
  for (const url of ['/', '/hold', '/hold/2026-13-45', '/assets/', '/..%2f..%2fpackage']) {
    expect(await ask(url), url).toEqual([200, 'no-cache', '<p>second</p>'])
  }
  expect(await ask('/assets/second.js')).toEqual([200, forEver, 'second'])
  expect(await ask('/assets/first.js')).toEqual([404, 'no-store', ''])
  expect(await ask('/api/nothing')).toEqual([404, 'no-store', ''])
  expect(await ask('/..%2fpackage.json')).toEqual([404, 'no-store', ''])
})
