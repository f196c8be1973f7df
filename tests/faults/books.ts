import type { Ground, Question } from './ground.ts'
import { crewSize } from './ground.ts'
import type { Ledger } from './writers.ts'

type Found = { readonly say: (fault: string) => void; readonly ask: Question; readonly ledger: Ledger }

const checkCitizens = async ({ say, ask, ledger }: Found): Promise<void> => {
  const rows = await ask<{ id: string; note: string }>(`SELECT id::text, note FROM citizen WHERE note LIKE 'person %'`)
  const ids = new Map<string, string[]>()
  for (const { id, note } of rows) ids.set(note, [...(ids.get(note) ?? []), id])
  for (const [marker, id] of ledger.citizens) if (!ids.get(marker)?.includes(id)) say(`${marker} was acknowledged and is lost`)
  for (const [marker, { length }] of ids) {
    if (length > 1) say(`${marker} is there ${length} times`)
    if (!ledger.citizens.has(marker)) say(`${marker} is there and was never acknowledged`)
  }
}

const checkCrews = async ({ say, ask, ledger }: Found): Promise<void> => {
  const rows = await ask<{ date: string; note: string; version: number }>(
    'SELECT on_date::text AS date, note, version FROM attendance',
  )
  const former = await ask<{ date: string; note: string; rows: number }>(
    `SELECT a.on_date::text AS date, f.note, count(*)::int AS rows FROM attendance_former f JOIN attendance a ON a.id = f.attendance_id
     GROUP BY 1, 2`,
  )
  for (const date of new Set([...rows, ...ledger.crews].map((one) => one.date))) {
    const sends = ledger.crews.filter((send) => send.date === date).sort((a, b) => a.over - b.over)
    const gap = sends.findIndex(({ over }, index) => over !== index)
    if (gap >= 0) say(`${date}: acknowledged sends do not follow each other at version ${gap}`)
    const standing = rows.filter((row) => row.date === date)
    const last = sends.at(-1)
    if (standing.length !== crewSize || standing.some(({ note, version }) => note !== last?.marker || version !== sends.length))
      say(
        `${date}: ${standing.map(({ note, version }) => `${note} v${version}`).join(', ')} instead of ${last?.marker} v${sends.length}`,
      )
    const kept = new Map(former.filter((one) => one.date === date).map((one) => [one.note, one.rows]))
    for (const { marker } of sends.slice(0, -1)) if (kept.get(marker) !== crewSize) say(`${date}: ${marker} is not kept whole`)
    if (kept.size !== Math.max(0, sends.length - 1)) say(`${date}: ${kept.size} former sends of ${sends.length}`)
  }
  for (const { note } of [...rows, ...former]) if (ledger.refused.has(note)) say(`${note} was refused and is there`)
}

const checkPlacements = async ({ say, ask, ledger }: Found): Promise<void> => {
  const rows = await ask<{ id: string; support: string; version: number; started: string | null; ended: string | null }>(
    `SELECT id::text, support, version, started_on::text AS started, ended_on::text AS ended FROM placement WHERE support LIKE 'case %'`,
  )
  if (rows.length !== ledger.placements.size) say(`${rows.length} placements for ${ledger.placements.size} acknowledged drafts`)
  const byMarker = new Map(rows.map((row) => [row.support, row]))
  for (const [marker, meant] of ledger.placements) {
    const row = byMarker.get(marker)
    const is = row && [row.id, row.version, row.started, row.ended].join(' ')
    const should = [meant.id, meant.version, meant.startedOn, meant.endedOn].join(' ')
    if (is !== should) say(`${marker} is ${is} instead of ${should}`)
  }
}

const checkAudit = async ({ say, ask, ledger }: Found): Promise<void> => {
  const expectNone = async (what: string, sql: string): Promise<void> => {
    const [row] = await ask<{ n: number }>(`SELECT count(*)::int AS n FROM (${sql}) AS found`)
    if (row?.n !== 0) say(`${row?.n} ${what}`)
  }
  await expectNone(
    'changes without a deed',
    'SELECT 1 FROM audit_change c WHERE NOT EXISTS (SELECT 1 FROM audit_entry e WHERE e.id = c.entry_id)',
  )
  await expectNone(
    'deeds without a change',
    `SELECT 1 FROM audit_entry e WHERE e.deed NOT IN ('viewed', 'refused', 'session.opened')
       AND NOT EXISTS (SELECT 1 FROM audit_change c WHERE c.entry_id = e.id)`,
  )
  // a row's version counts its changes
  for (const table of ['attendance', 'placement', 'citizen']) {
    await expectNone(
      `rows of ${table} with another number of changes on record`,
      `SELECT 1 FROM ${table} r LEFT JOIN (SELECT record_id, count(*) AS n FROM audit_change WHERE table_name = '${table}' GROUP BY 1) c
         ON c.record_id = r.id::text WHERE coalesce(c.n, 0) <> r.version`,
    )
  }
  const drafts = [...ledger.placements.values()]
  const expected = {
    'citizen.recorded': ledger.citizens.size,
    'attendance.logged': ledger.crews.length,
    'placement.started': drafts.filter(({ startedOn }) => startedOn !== null).length,
    'placement.ended': drafts.filter(({ endedOn }) => endedOn !== null).length,
    'placement.drafted': drafts.length,
  }
  for (const [deed, times] of Object.entries(expected)) {
    const [row] = await ask<{ n: number }>('SELECT count(*)::int AS n FROM audit_entry WHERE deed = $1', [deed])
    if (row?.n !== times) say(`${deed} is on record ${row?.n} times instead of ${times}`)
  }
  const keys = await ask<{ n: number }>('SELECT count(*)::int AS n FROM idempotency_key')
  if (keys[0]?.n !== ledger.acknowledged) say(`${keys[0]?.n} answers are kept for ${ledger.acknowledged} writes`)
}

const checkChain = async ({ say, ask }: Found): Promise<void> => {
  for (let more = true; more; ) more = ((await ask<{ n: number }>('SELECT gate.seal_audit() AS n'))[0]?.n ?? 0) > 0
  const [chain] = await ask<{ sealed: number; unsealed: number; broken: string | null }>(
    'SELECT sealed::int, unsealed::int, broken_at::text AS broken FROM gate.verify_audit()',
  )
  const [entries] = await ask<{ n: number }>('SELECT count(*)::int AS n FROM audit_entry')
  if (!chain || chain.broken !== null || chain.unsealed !== 0 || chain.sealed !== entries?.n)
    say(`the audit chain does not hold: ${JSON.stringify({ ...chain, entries: entries?.n })}`)
}

/** Compares the database with what was acknowledged; answers every fault in a sentence, none when all is well. */
export const checkBooks = (ground: Ground, ledger: Ledger): Promise<string[]> =>
  ground.above(async (ask) => {
    const faults = [...ledger.faults]
    const found: Found = { say: (fault) => void faults.push(fault), ask, ledger }
    await checkCitizens(found)
    await checkCrews(found)
    await checkPlacements(found)
    await checkAudit(found)
    await checkChain(found)
    return faults
  })
