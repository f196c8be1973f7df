import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { ConfigurationError, readConfig } from '../server/config.ts'

const key = Buffer.alloc(32, 'k').toString('base64')
const folder = mkdtempSync(join(tmpdir(), 'fodfaeste-config-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const real = {
  NODE_ENV: 'production',
  DATABASE_URL: 'postgres://owner@database/fodfaeste',
  FODFAESTE_KEY: key,
  FODFAESTE_ORIGIN: 'https://fodfaeste.example.dk/',
}

describe('settings', () => {
  it.each([
    ['a production start without its secrets', { NODE_ENV: 'production' }, /DATABASE_URL, FODFAESTE_KEY, FODFAESTE_ORIGIN/],
    ['a production start without its key', { ...real, FODFAESTE_KEY: '' }, /needs FODFAESTE_KEY/],
    ['a demo in production', { ...real, FODFAESTE_DEMO: 'on' }, /demo cannot run in production/],
    ['a key of another length', { ...real, FODFAESTE_KEY: 'c2hvcnQ=' }, /32 bytes/],
    ['a trial that other machines could reach', { HOST: '0.0.0.0' }, /lets other machines in/],
    [
      'a database elsewhere without a word on what it is for',
      { DATABASE_URL: 'postgres://me@db.example/x' },
      /NODE_ENV=production/,
    ],
    ['a public address without a word on what it is for', { FODFAESTE_ORIGIN: 'https://x.example' }, /NODE_ENV=production/],
    ['a port that is none', { PORT: 'many' }, /PORT/],
    ['a mail server without a sender', { FODFAESTE_SMTP_URL: 'smtp://mail.example' }, /set both, or neither/],
    ['a sender without a mail server', { FODFAESTE_MAIL_FROM: 'post@example.dk' }, /set both, or neither/],
    [
      'a mail server that speaks something else',
      { FODFAESTE_SMTP_URL: 'https://mail.example', FODFAESTE_MAIL_FROM: 'post@example.dk' },
      /FODFAESTE_SMTP_URL/,
    ],
    [
      'a mail server without a name',
      { FODFAESTE_SMTP_URL: 'smtp://', FODFAESTE_MAIL_FROM: 'post@example.dk' },
      /FODFAESTE_SMTP_URL/,
    ],
    [
      'a sender that is no address',
      { FODFAESTE_SMTP_URL: 'smtp://mail.example', FODFAESTE_MAIL_FROM: 'Fodfæste' },
      /FODFAESTE_MAIL_FROM/,
    ],
    ['a database that is not PostgreSQL', { DATABASE_URL: 'mysql://x' }, /DATABASE_URL/],
  ])('refuse %s with a sentence', (_, env, sentence) => {
    const attempt = () => readConfig({ FODFAESTE_DATA: folder, ...env })
    expect(attempt).toThrow(ConfigurationError)
    expect(attempt).toThrow(sentence)
  })

  it('take mail with its server and sender, its links from the public address', () => {
    const mail = { FODFAESTE_SMTP_URL: 'smtps://me:word@mail.example', FODFAESTE_MAIL_FROM: 'Fodfæste <post@example.dk>' }
    expect(readConfig({ ...real, ...mail }).mail).toEqual({
      url: 'smtps://me:word@mail.example',
      from: 'Fodfæste <post@example.dk>',
      site: 'https://fodfaeste.example.dk',
    })
    expect(readConfig({ FODFAESTE_DATA: folder, ...mail }).mail?.site).toBe('http://127.0.0.1:4600')
    expect(readConfig(real).mail).toBeNull()
  })

  it('are those of a trial when nothing is said', () => {
    const config = readConfig({ FODFAESTE_DATA: folder })
    expect(config).toMatchObject({ production: false, host: '127.0.0.1', port: 4600, demo: true, databaseUrl: undefined })
    expect(statSync(join(folder, 'key')).mode & 0o777).toBe(0o600)
    expect(readConfig({ FODFAESTE_DATA: folder }).keys).toEqual(config.keys)
  })

  it('never make a demo of production, and give the login a password that follows from the key', () => {
    const config = readConfig(real)
    expect(config).toMatchObject({ production: true, demo: false, origin: 'https://fodfaeste.example.dk' })
    expect(config.loginPassword).toHaveLength(43)
    expect(readConfig({ ...real, FODFAESTE_KEY: Buffer.alloc(32, 'j').toString('base64') }).loginPassword).not.toBe(
      config.loginPassword,
    )
  })
})

describe('the container', () => {
  const root = fileURLToPath(new URL('..', import.meta.url))
  const reached = new Set<string>()
  const follow = (path: string): void => {
    if (reached.has(path)) return
    reached.add(path)
    const text = readFileSync(join(root, path), 'utf8')
    for (const [, specifier = ''] of text.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g))
      follow(relative(root, resolve(root, dirname(path), specifier)))
  }

  it('holds every file that the server and its commands import', () => {
    follow('server/main.ts')
    follow('server/cli.ts')
    const last =
      readFileSync(join(root, 'Dockerfile'), 'utf8')
        .split(/^FROM /m)
        .at(-1) ?? ''
    const copied = [...last.matchAll(/^COPY (?:--from=\S+ )?(\S+) /gm)].map((found) => (found[1] ?? '').replace(/^\/app\//, ''))
    const covers = (from: string, path: string): boolean =>
      from.includes('*') ? dirname(path) === dirname(from) && path.endsWith('.ts') : path === from || path.startsWith(`${from}/`)
    expect(reached.size).toBeGreaterThan(80)
    expect([...reached].filter((path) => !copied.some((from) => covers(from, path)))).toEqual([])
  })
})
