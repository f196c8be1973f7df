import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { mayEnter } from '../../shared/permissions.ts'
import { interviewsApi } from '../../shared/progress/interviews.api.ts'
import type { Interview } from '../../shared/progress/interviews.schema.ts'
import { pulseApi } from '../../shared/progress/pulse.api.ts'
import { asta, birthe, blankt, jonas, karen, mikkel, nadia, nursingHome, petra, rikke, ulla } from '../support/people.ts'
import { type World, world } from '../support/world.ts'

const today = '2026-11-18'
/** Stands in every note of these tests, and must come to nobody but caseworkers. */
const marker = 'MÆRKEORD'
const others = [jonas, nadia, petra, birthe, rikke, asta, ulla]

let w: World
let citizenId: string
let placementId: string
beforeAll(async () => {
  w = await world({ today })
  citizenId = await w.make.citizen({ firstName: 'Signe', lastName: 'Kjær' })
  await w.make.decision({ citizenId, on: '2026-10-01', door: 'yellow' })
  placementId = await w.make.placement({ citizenId, startsOn: '2026-10-05' })
})

const path = () => `/api/citizens/${citizenId}/interviews`
const themes = {
  work_so_far: { words: `Jeg var glad for køkkenet. ${marker}`, note: null },
  hope: { words: '', note: `Vil gerne prøve. ${marker}` },
}
const write = (body: object, who = karen, key: string = randomUUID()) =>
  w.as<Interview & { errors: { code: string; pointer: string }[] }>(who, 'POST', path(), body, { 'idempotency-key': key })

describe('notes of interviews', () => {
  it('keep the citizen’s own words beside the caseworker’s note, in the guide’s order, and nothing that is empty', async () => {
    const { status, body } = await write({ heldOn: '2026-11-16', themes: { ...themes, people: { words: '  ', note: null } } })
    expect(status).toBe(200)
    expect(body).toMatchObject({
      heldOn: '2026-11-16',
      guide: 1,
      writtenBy: 'Karen Holm',
      correctedAt: null,
      version: 1,
      can: { correct: null },
      themes: [
        { theme: 'work_so_far', words: `Jeg var glad for køkkenet. ${marker}`, note: null },
        { theme: 'hope', words: null, note: `Vil gerne prøve. ${marker}` },
      ],
    })
  })

  it('are written once, however often the press comes', async () => {
    const key = randomUUID()
    const sent = { heldOn: '2026-11-10', themes }
    const replies = await Promise.all([write(sent, karen, key), write(sent, karen, key)])
    expect(new Set(replies.map(({ body }) => body.noteId)).size).toBe(1)
    const { notes, total } = await w.ask(karen, interviewsApi.list, { params: { citizenId }, query: {} })
    expect([total, notes.map(({ heldOn }) => heldOn)]).toEqual([2, ['2026-11-16', '2026-11-10']])
    expect(notes[0]).toMatchObject({ themes: ['work_so_far', 'hope'], words: `Jeg var glad for køkkenet. ${marker}` })
  })

  it.each([
    ['tomorrow', { heldOn: '2026-11-19', themes }, 'date-in-future', '/heldOn'],
    [
      'nothing written',
      { heldOn: today, themes: { hope: { words: ' ', note: null } } },
      'interview-empty',
      '/themes/work_so_far/words',
    ],
    ['no theme at all', { heldOn: today }, 'interview-empty', '/themes/work_so_far/words'],
    ['a theme there is not', { heldOn: today, themes: { secrets: { words: 'x', note: null } } }, null, null],
    ['too much', { heldOn: today, themes: { hope: { words: 'x'.repeat(2001), note: null } } }, 'too-long', '/themes/hope/words'],
    ['no such day', { heldOn: '2026-02-30', themes }, 'date-does-not-exist', '/heldOn'],
    ['somebody else as the writer', { heldOn: today, themes, writtenById: mikkel.staffId }, 'unknown-field', null],
  ])('are refused: %s', async (_, body, code, pointer) => {
    const reply = await write(body)
    expect(reply.status).toBe(400)
    if (code) expect(reply.body.errors[0]?.code).toBe(code)
    if (pointer) expect(reply.body.errors[0]?.pointer).toBe(pointer)
  })

  it('just within: today, and as much as a theme holds', async () => {
    const body = { heldOn: today, themes: { hope: { words: 'x'.repeat(2000), note: null } } }
    expect((await write(body)).status).toBe(200)
  })

  it('are corrected by whoever held the interview, over what they saw', async () => {
    const { body: note } = await write({ heldOn: '2026-11-02', themes })
    const at = `${path()}/${note.noteId}`
    const correct = (who: typeof karen, version: number, words: string) =>
      w.as<Interview & { code: string; errors: { code: string }[] }>(who, 'PUT', at, {
        heldOn: '2026-11-03',
        themes: { hope: { words, note: null } },
        version,
      })
    const byMikkel = await correct(mikkel, 1, 'Noget andet')
    expect([byMikkel.status, byMikkel.body.code]).toEqual([409, 'interview-not-own'])
    expect((await w.ask(mikkel, interviewsApi.get, { params: { citizenId, noteId: note.noteId } })).can.correct?.code).toBe(
      'interview-not-own',
    )
    const first = await correct(karen, 1, `Rettet ${marker}`)
    expect(first.body).toMatchObject({
      heldOn: '2026-11-03',
      version: 2,
      guide: 1,
      themes: [{ theme: 'hope', words: `Rettet ${marker}` }],
    })
    expect(first.body.correctedAt).not.toBeNull()
    const late = await correct(karen, 1, 'For sent')
    expect([late.status, late.body.code]).toEqual([409, 'changed-meanwhile'])
    const [change] = await w.sql<{ columns: string[] }>(
      `SELECT c.columns FROM audit_change c JOIN audit_entry e ON e.id = c.entry_id WHERE e.deed = 'interview.corrected' AND c.citizen_id = $1`,
      [citizenId],
    )
    expect(change?.columns).toEqual(expect.arrayContaining(['held_on', 'themes', 'version']))
  })

  it('cannot be changed in another’s name by a query, nor be taken away', async () => {
    await expect(
      w.db.write(mikkel, 'test.change', async (tx) => {
        const { count } = await tx.interviewNote.updateMany({
          where: { citizenId },
          data: { themes: [{ theme: 'hope', words: 'x', note: null }] },
        })
        if (count === 0) throw new Error('none')
      }),
    ).rejects.toThrow()
    await expect(w.db.write(karen, 'test.drop', (tx) => tx.interviewNote.deleteMany({ where: { citizenId } }))).rejects.toThrow()
    await expect(
      w.db.write(mikkel, 'test.written', (tx) =>
        tx.interviewNote.createMany({
          data: [
            {
              citizenId,
              heldOn: new Date(today),
              guide: 1,
              themes: [{ theme: 'hope', words: 'x', note: null }],
              writtenById: karen.staffId,
            },
          ],
        }),
      ),
    ).rejects.toThrow()
  })

  it('of an unknown citizen or of another are not found', async () => {
    const { body: note } = await write({ heldOn: '2026-11-04', themes })
    const other = await w.make.citizen()
    const none = await w.as<object>(karen, 'GET', `${path()}/${randomUUID()}`)
    const wrong = await w.as<object>(karen, 'GET', `/api/citizens/${other}/interviews/${note.noteId}`)
    expect([none.status, wrong.status]).toEqual([404, 404])
    expect({ ...wrong.body, requestId: '' }).toEqual({ ...none.body, requestId: '' })
    for (const at of [`/api/citizens/${randomUUID()}/interviews`, `/api/citizens/${randomUUID()}/motivation`])
      expect((await w.as(karen, 'GET', at)).status).toBe(404)
    const lost = { heldOn: today, themes }
    expect((await w.as(karen, 'POST', `/api/citizens/${randomUUID()}/interviews`, lost)).status).toBe(404)
  })

  it('never leave the caseworkers: not one word comes to anybody else by any endpoint, page of theirs or query', async () => {
    const { body: note } = await write({ heldOn: '2026-11-05', themes })
    const known: Readonly<Record<string, string>> = {
      citizenId,
      placementId,
      noteId: note.noteId,
      siteId: nursingHome.siteId,
      organisationId: blankt.id,
      date: today,
    }
    let read = 0
    for (const { endpoint } of w.endpoints) {
      if (endpoint.method !== 'GET') continue
      const at = `/api${endpoint.path.replace(/:(\w+)/g, (_, name: string) => known[name] ?? randomUUID())}`
      const needed = endpoint.path === '/crew' ? `?from=${today}&to=${today}` : ''
      // whoever may not ask is answered before anything is read
      for (const who of [null, jonas, petra, birthe, rikke, asta].filter((one) => mayEnter(one?.role ?? null, endpoint.allows))) {
        const { status, bytes } = await w.as(who, 'GET', `${at}${needed}`)
        if (status === 200) read += 1
        expect(bytes.includes(marker), `${endpoint.path} as ${who?.role ?? 'a stranger'}`).toBe(false)
      }
    }
    expect(read).toBeGreaterThan(30)
    for (const who of others) {
      expect((await w.as(who, 'GET', path())).status).toBe(403)
      expect((await write({ heldOn: today, themes }, who)).status).toBe(403)
      await expect(w.db.read(who, (tx) => tx.interviewNote.findMany({ select: { id: true } }))).rejects.toThrow()
    }
    expect(JSON.stringify(await w.ask(karen, interviewsApi.get, { params: { citizenId, noteId: note.noteId } }))).toContain(
      marker,
    )
  })

  it('of another municipality are not there, by the database itself', async () => {
    const [elsewhere] = await w.sql<{ id: string }>(`SELECT id FROM organisation WHERE kind = 'municipality' AND id <> $1`, [
      karen.organisationId,
    ])
    const stranger = { ...karen, organisationId: elsewhere?.id ?? randomUUID() }
    expect(await w.db.read(stranger, (tx) => tx.interviewNote.findMany({ select: { id: true } }))).toEqual([])
    expect(await w.db.read(stranger, (tx) => tx.motivationPulse.findMany({ select: { id: true } }))).toEqual([])
  })
})

describe('the caseworker’s own motivation', () => {
  const say = (step: unknown, who = karen) =>
    w.as<{ errors: { pointer: string }[] }>(
      who,
      'POST',
      `/api/citizens/${citizenId}/motivation`,
      { step },
      { 'idempotency-key': randomUUID() },
    )
  const lines = (who = karen) => w.ask(who, pulseApi.get, { params: { citizenId } })

  it('is the month’s: said again it takes the place of the own one, and a colleague’s stands beside it', async () => {
    w.moveTo('2026-10-30')
    expect((await say(2)).status).toBe(200)
    w.moveTo('2026-11-01')
    expect((await lines()).ownThisMonth).toBeNull()
    expect((await say(3)).status).toBe(200)
    w.moveTo(today)
    expect((await Promise.all([say(4), say(4), say(5, mikkel)])).map(({ status }) => status)).toEqual([200, 200, 200])
    const shown = await lines()
    expect(shown.ownThisMonth).toBe(4)
    expect(
      shown.pulses
        .map(({ party, onDate, step, by }) => [party, onDate, step, by])
        .toSorted((a, b) => String(a).localeCompare(String(b))),
    ).toEqual([
      ['caseworker', '2026-10-30', 2, 'Karen Holm'],
      ['caseworker', today, 4, 'Karen Holm'],
      ['caseworker', today, 5, expect.stringContaining('Mikkel')],
    ])
    expect((await lines(mikkel)).ownThisMonth).toBe(5)
  })

  it.each([0, 6, 1.5, '3', null, undefined])('is one of five: %j is refused', async (step) => {
    const reply = await say(step)
    expect([reply.status, reply.body.errors[0]?.pointer]).toEqual([400, '/step'])
  })

  it('is shown as it was said, with no sum and no mean', async () => {
    const shown = await lines()
    expect(Object.keys(shown).toSorted()).toEqual(['citizenId', 'ownThisMonth', 'pulses'])
    expect(Object.keys(shown.pulses[0] ?? {}).toSorted()).toEqual(['by', 'onDate', 'party', 'step'])
  })

  it('is no supplier’s, manager’s or administrator’s to see or to say', async () => {
    for (const who of others) {
      expect((await w.as(who, 'GET', `/api/citizens/${citizenId}/motivation`)).status).toBe(403)
      expect((await say(1, who)).status).toBe(403)
    }
  })

  it('moves no proposal: nothing of doors, matching or the worklist reads what anybody said of motivation', async () => {
    const readers = readdirSync('server', { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && /motivation_?pulse|interview_?note/i.test(readFileSync(`server/${file}`, 'utf8')))
      .map((file) => file.split('/')[0])
    expect(new Set(readers)).toEqual(new Set(['attendance', 'casefile', 'progress']))
    const functions = await w.sql<{ name: string }>(
      `SELECT proname AS name FROM pg_proc WHERE prosrc ~ 'motivation_pulse|interview_note'`,
    )
    // a citizen's answer by a link is kept by one, and read by none
    expect(functions.map(({ name }) => name)).toEqual(['answer_measurement'])
  })
})
