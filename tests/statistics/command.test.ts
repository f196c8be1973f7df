import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readSpells, survivalReport } from '../../server/stats.ts'

const cli = new URL('../../server/cli.ts', import.meta.url).pathname
const bytes = (text: string) => new TextEncoder().encode(text)
const fold = (text: string) => text.replace(/ +/g, ' ')

describe('a file of spells', () => {
  it.each([
    ['semicolons and decimal comma', 'uger;hændelse;gruppe\n1,5;ja;A\n1.024,5;nej;A\n', [1.5, 1024.5]],
    ['commas and decimal point', 'time,event,group\n1.5,1,A\n1024.5,0,A\n', [1.5, 1024.5]],
    ['tabs, other columns and a byte order mark', '\uFEFFx\tTid\tStatus\tDør\n9\t1,5\tJa\tA\n\n9\t3\tNej\tA\n', [1.5, 3]],
  ])('with %s', (_, text, times) => {
    expect(readSpells(bytes(text)).groups).toEqual(new Map([['A', times.map((time, i) => ({ time, event: i === 0 }))]]))
  })

  it('in Windows-1252, as Danish Excel writes it', () => {
    const file = Uint8Array.from('uger;hændelse;dør\n2;1;rød\n', (letter) => letter.charCodeAt(0))
    expect([...readSpells(file).groups.keys()]).toEqual(['rød'])
  })

  it.each([
    ['uger;hændelse\n2;1\n2;måske\n', 'Line 3: the event "måske" is neither yes nor no'],
    ['uger;hændelse\n2;2\n', 'Line 2: the event "2" is neither yes nor no'],
    ['uger;hændelse\n-1;1\n', 'Line 2: the time "-1" is no number from 0 up; write it like 12,5'],
    ['uger;hændelse\n12.5;1\n', 'Line 2: the time "12.5" is no number'],
    ['uger,event\n"12,5",1\n', 'Line 2: the time "12,5" is no number from 0 up; write it like 12.5'],
    ['uger;hændelse;dør\n1;1\n', 'Line 2: the group is missing'],
    ['uger;job\n1;1\n', 'Line 1: no column for the event; name one of them event, hændelse'],
    ['start;hændelse\n1;1\n', 'Line 1: no column for the time'],
    ['uger;tid;hændelse\n1;1;1\n', 'Line 1: more than one column could be the time (uger, tid)'],
    ['uger;hændelse\n1;"1\n', 'Line 2: the quotation marks do not match'],
    ['uger;hændelse\n', 'The file is empty'],
    ['', 'The file is empty'],
  ])('%j is refused in words', (text, why) => {
    expect(() => readSpells(bytes(text))).toThrow(why)
  })

  it('of one group, or of groups nobody can compare, gets no test', () => {
    expect(survivalReport(readSpells(bytes('uger;hændelse\n0;1\n'))).join('\n')).not.toContain('Log-rank')
    expect(survivalReport(readSpells(bytes('uger;hændelse;dør\n1;0;rød\n2;1;gul\n'))).at(-1)).toContain('nothing to compare')
  })
})

it('prints what R says of lung by sex, and opens no database', async () => {
  const data = join(mkdtempSync(join(tmpdir(), 'fodfaeste-stats-')), 'data')
  const out = await new Promise<string>((resolve, reject) => {
    const child = execFile(
      process.execPath,
      [cli, 'stats', 'km'],
      { env: { ...process.env, FODFAESTE_DATA: data, DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' } },
      (error, stdout) => (error ? reject(error) : resolve(stdout)),
    )
    child.stdin?.end(readFileSync(new URL('lung.csv', import.meta.url)))
  })
  // survfit(Surv(time, status) ~ sex, lung, conf.type = "log-log") and survdiff, R 4.2.2 with survival 3.5-3
  for (const line of [
    'group male: 138 followed, 112 events',
    'group female: 90 followed, 53 events',
    ' 270 59 1 0 0.493699 0.043612 0.405737 0.575629',
    ' 426 26 1 0 0.489341 0.061046 0.365592 0.601924',
    'median 270, from 210 to 306',
    'median 426, from 345 to 524',
    'Log-rank test (Mantel 1966): chi-square 10.326742 on 1 degree of freedom, p 0.00131116',
  ])
    expect(fold(out)).toContain(line)
  expect(existsSync(data)).toBe(false)
  rmSync(join(data, '..'), { recursive: true, force: true })
})
