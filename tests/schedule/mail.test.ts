import { type AddressInfo, createServer } from 'node:net'
import { SMTPServer, type SMTPServerDataStream } from 'smtp-server'
import { afterEach, expect, test } from 'vitest'
import type { House } from '../../server/house.ts'
import { digestLetter } from '../../server/schedule/letters.ts'
import { sendMail } from '../../server/schedule/post.ts'
import { runSlot } from '../../server/schedule/runs.ts'
import { workOf } from '../../server/schedule/work.ts'
import { instantIn } from '../../shared/calendar.ts'
import { danishTime } from '../../shared/zone.ts'
import { jonas, karen, mikkel } from '../support/people.ts'
import { type World, world } from '../support/world.ts'

type Caught = { readonly from: string; readonly to: readonly string[]; readonly raw: string }
type Answer = (caught: Caught) => 'take' | { readonly refuse: number }

const site = 'https://fodfaeste.example.dk'
const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

/** A mail server that keeps what it is given. */
const catcher = async (answer: Answer = () => 'take') => {
  const caught: Caught[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream: SMTPServerDataStream, session, done) => {
      let raw = ''
      stream.on('data', (bytes: Buffer) => {
        raw += bytes.toString()
      })
      stream.on('end', () => {
        const from = session.envelope.mailFrom ? session.envelope.mailFrom.address : ''
        const one = { from, to: session.envelope.rcptTo.map(({ address }) => address), raw }
        const said = answer(one)
        if (said === 'take') caught.push(one)
        done(said === 'take' ? null : Object.assign(new Error('not this one'), { responseCode: said.refuse }))
      })
    },
  })
  server.on('error', () => undefined)
  await new Promise<void>((ready) => {
    server.listen(0, '127.0.0.1', () => ready())
  })
  const { port } = server.server.address() as AddressInfo
  closing.push(() => new Promise((closed) => server.close(() => closed())))
  return { caught, mail: { url: `smtp://127.0.0.1:${port}`, from: 'Fodfæste <post@fodfaeste.example.dk>', site } }
}

/** A mail server that takes the mail in and hangs up before it says so. */
const forgetful = async () => {
  let taken = 0
  const server = createServer((socket) => {
    let inData = false
    let heard = ''
    socket.on('error', () => undefined)
    socket.write('220 here\r\n')
    socket.on('data', (bytes) => {
      heard += bytes.toString()
      if (inData) {
        if (!heard.includes('\r\n.\r\n')) return
        taken += 1
        socket.destroy()
        return
      }
      for (const line of heard.split('\r\n').slice(0, -1)) {
        inData = line === 'DATA'
        socket.write(inData ? '354 go on\r\n' : '250 yes\r\n')
        if (line === 'QUIT') socket.end()
      }
      heard = ''
    })
  })
  await new Promise<void>((ready) => {
    server.listen(0, '127.0.0.1', () => ready())
  })
  const { port } = server.address() as AddressInfo
  closing.push(() => new Promise((closed) => server.close(() => closed())))
  return { taken: () => taken, mail: { url: `smtp://127.0.0.1:${port}`, from: 'post@fodfaeste.example.dk', site } }
}

const silent = (): void => undefined
const never = (): boolean => false
const send = (house: House) => sendMail(house, never, silent)

/** The text of a mail as it is read. */
const readable = (raw: string): { head: string; body: string } => {
  const [head = '', ...rest] = raw.split('\r\n\r\n')
  const body = rest.join('\r\n\r\n')
  const bytes = head.includes('quoted-printable')
    ? Buffer.from(
        body
          .replace(/=\r\n/g, '')
          .replace(/=([0-9A-F]{2})/g, (_whole, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
        'latin1',
      )
    : Buffer.from(body, head.includes('base64') ? 'base64' : 'utf8')
  const subject = head.replace(/\r\n /g, ' ').replace(/=\?UTF-8\?(Q|B)\?([^?]*)\?=/gi, (_whole, kind: string, coded: string) =>
    kind.toUpperCase() === 'B'
      ? Buffer.from(coded, 'base64').toString()
      : Buffer.from(
          coded
            .replace(/_/g, ' ')
            .replace(/=([0-9A-F]{2})/g, (_one, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
          'latin1',
        ).toString(),
  )
  return { head: subject, body: bytes.toString('utf8') }
}

const raise = async (w: World, placementId: string, dueAt: Date, text = 'Kan ikke stå så længe for knæet.'): Promise<string> => {
  const [row] = await w.db.write(jonas, 'concern.raised', async (tx) => {
    await tx.$executeRaw`INSERT INTO concern (id, placement_id, kind, topic, text, urgency, raised_by_id, raised_at, due_at)
      VALUES (gen_random_uuid(), ${placementId}::uuid, 'concern', 'wellbeing', ${text}, 'one_day', ${jonas.staffId}::uuid, ${new Date(dueAt.getTime() - 86_400_000)}, ${dueAt})`
    return tx.$queryRaw<{ id: string }[]>`SELECT id::text FROM concern WHERE placement_id = ${placementId}::uuid`
  })
  if (!row) throw new Error('no concern')
  return row.id
}

/** Karen's citizen with a placement at Jonas', and something to answer today. */
const town = async (given: { protectedAddress?: boolean } = {}) => {
  const w = await world()
  const citizenId = await w.make.citizen({
    firstName: 'Amina',
    lastName: 'Yıldızoğlu',
    cpr: '7103851234',
    phone: '27822538',
    ...given,
  })
  await w.make.decision({ citizenId, door: 'yellow', on: '2026-11-02' })
  const placementId = await w.make.placement({ citizenId, startsOn: '2026-11-03' })
  const due = new Date(instantIn(danishTime, '2026-11-18', '12:00'))
  const concernId = await raise(w, placementId, due)
  return { w, citizenId, placementId, concernId }
}

const digestAt = (w: World, house: House, time: string) => {
  w.moveTo('2026-11-18', time)
  return runSlot(house, 'digest', new Date(instantIn(danishTime, '2026-11-18', time)), workOf(house, silent).digest, silent)
}

test('the morning’s mail has counts, a first name and a link, and nothing else about anybody; it comes once', async () => {
  const { w, citizenId } = await town()
  const { caught, mail } = await catcher()
  const house = { ...w.house, mail }
  expect(await digestAt(w, house, '06:30')).toBe(true)
  // the same slot again, in this process or another
  expect(await digestAt(w, house, '06:31')).toBe(false)
  expect((await send(house)).error).toBeNull()
  await send(house)
  const mine = caught.filter(({ to }) => to.includes('karen.holm@example.dk'))
  expect(mine).toHaveLength(1)
  const { head, body } = readable(mine[0]?.raw ?? '')
  expect(head).toMatch(/^From: .*post@fodfaeste\.example\.dk/m)
  expect(head).toMatch(/^To: karen\.holm@example\.dk$/m)
  expect(head).toMatch(/^Subject: Min dag: \d+ (i dag|overskredet)/m)
  expect(head).toMatch(/^Auto-Submitted: auto-generated$/m)
  expect(head).toMatch(/^Message-ID: <[0-9a-f-]{36}@fodfaeste\.example\.dk>$/m)
  expect(head).toMatch(/^Content-Type: text\/plain; charset=utf-8$/m)
  expect(body).toContain(`Amina: ${site}/borgere/${citizenId}`)
  expect(body).toContain(`${site}/min-dag`)
  for (const secret of [
    'Yıldız',
    '710385',
    '1234',
    '27822538',
    '27 82',
    'kontanthjælp',
    'sygedagpenge',
    'knæet',
    'Plejecenter',
    'wellbeing',
  ])
    expect(`${head}${body}`.toLowerCase()).not.toContain(secret.toLowerCase())
  // the look is Karen's, and on record
  const looks = await w.sql<{ n: number }>(
    `SELECT count(*)::int AS n FROM audit_entry WHERE endpoint = 'schedule.digest' AND actor_id = $1`,
    [karen.staffId],
  )
  expect(looks).toEqual([{ n: 1 }])
})

test('nobody gets a mail that says nothing, and nobody on a day that is none', async () => {
  const w = await world()
  const { caught, mail } = await catcher()
  const house = { ...w.house, mail }
  await digestAt(w, house, '06:30')
  await send(house)
  expect(caught.filter(({ to }) => to.includes('mikkel.dahl@example.dk'))).toEqual([])
  expect(await w.sql(`SELECT 1 FROM mail_outbox WHERE staff_id = $1`, [mikkel.staffId])).toEqual([])
  w.moveTo('2026-12-25', '06:31')
  expect(await runSlot(house, 'digest', new Date('2026-12-25T05:31:00Z'), workOf(house, silent).digest, silent)).toBe(false)
})

test('a protected person is named nowhere', async () => {
  const { w, citizenId } = await town({ protectedAddress: true })
  const { caught, mail } = await catcher()
  const house = { ...w.house, mail }
  await digestAt(w, house, '06:30')
  await send(house)
  const { body } = readable(caught[0]?.raw ?? '')
  expect(body).toContain(`Borger med beskyttet navn: ${site}/borgere/${citizenId}`)
  expect(body).not.toContain('Amina')
})

test.each([
  [0, 0, null],
  [1, 0, 'Min dag: 1 i dag'],
  [2, 1, 'Min dag: 2 i dag, 1 overskredet'],
  [0, 3, 'Min dag: 3 overskredet'],
])('%i today and %i overdue: %s', (today, overdue, subject) => {
  const line = (group: 'today' | 'overdue', n: number) =>
    Array.from({ length: n }, (_one, index) => ({ citizenId: `${index}`, firstName: 'Bo', group }))
  const letter = digestLetter([...line('overdue', overdue), ...line('today', today)], site)
  expect(letter?.subject ?? null).toBe(subject)
})

test('what cannot wait is mailed at once, without a word on whom', async () => {
  const { w, placementId, concernId } = await town()
  const { caught, mail } = await catcher()
  const house = { ...w.house, mail }
  expect(await house.gate.queueMail(karen.staffId, 'concern', concernId)).toBe(true)
  expect(await house.gate.queueMail(karen.staffId, 'concern', concernId)).toBe(false)
  expect((await send(house)).done).toMatchObject({ sent: 1 })
  const { head, body } = readable(caught[0]?.raw ?? '')
  expect(head).toMatch(/^Subject: En holdleder har skrevet om noget, der ikke kan vente$/m)
  expect(body).toContain(`${site}/placeringer/${placementId}/henvendelser`)
  for (const secret of ['Amina', 'Yıldız', 'knæet', 'Engen']) expect(`${head}${body}`).not.toContain(secret)
})

test('what was answered meanwhile is not mailed, nor what is another’s', async () => {
  const { w, concernId } = await town()
  const { caught, mail } = await catcher()
  const house = { ...w.house, mail }
  await house.gate.queueMail(karen.staffId, 'concern', concernId)
  await w.db.write(karen, 'concern.answered', (tx) =>
    tx.concern.updateMany({
      where: { id: concernId },
      data: { outcome: 'declined', answer: 'Vi taler om det.', answeredById: karen.staffId, answeredAt: w.house.now() },
    }),
  )
  expect((await send(house)).done).toMatchObject({ dropped: 1, sent: 0 })
  expect(caught).toEqual([])
  expect(await w.sql('SELECT 1 FROM mail_outbox')).toEqual([])
})

const waitOver = (w: World) => w.sql(`UPDATE mail_outbox SET next_try_at = now() - interval '1 second'`)

test('a mail server that does not answer: it waits longer each time, is given up after six tries, and the administrator can see it', async () => {
  const { w, concernId } = await town()
  const house = { ...w.house, mail: { url: 'smtp://127.0.0.1:1', from: 'post@fodfaeste.example.dk', site } }
  await house.gate.queueMail(karen.staffId, 'concern', concernId)
  const waits: number[] = []
  for (let tries = 1; tries <= 6; tries += 1) {
    expect((await send(house)).error).toBe('mail-server-unreachable')
    // not before its time
    expect((await send(house)).error).toBeNull()
    const [row] = await w.sql<{ wait: number; given: boolean }>(
      `SELECT round(extract(epoch FROM next_try_at - now()) / 60)::int AS wait, given_up_at IS NOT NULL AS given FROM mail_outbox`,
    )
    if (row?.given) break
    waits.push(row?.wait ?? -1)
    await waitOver(w)
  }
  expect(waits).toEqual([1, 5, 15, 60, 240])
  expect(await w.sql(`SELECT error, attempts FROM mail_outbox WHERE given_up_at IS NOT NULL`)).toEqual([
    { error: 'mail-server-unreachable', attempts: 6 },
  ])
})

test('a mail that is refused for good is given up at once, one that is refused for now is tried again', async () => {
  const { w, concernId } = await town()
  let refuse = 451
  const { mail, caught } = await catcher(() => (refuse === 0 ? 'take' : { refuse }))
  const house = { ...w.house, mail }
  await house.gate.queueMail(karen.staffId, 'concern', concernId)
  expect(await send(house)).toMatchObject({ done: { retried: 1 }, error: 'some-mail-failed' })
  await waitOver(w)
  refuse = 0
  expect(await send(house)).toMatchObject({ done: { sent: 1 }, error: null })
  expect(caught).toHaveLength(1)
  refuse = 550
  await house.gate.queueMail(karen.staffId, 'concern', `${concernId}`.toUpperCase())
  // kept to the millisecond, it may be due half a millisecond from now
  await waitOver(w)
  const told: unknown[] = []
  expect(await sendMail(house, never, (error) => told.push(error))).toMatchObject({ done: { givenUp: 1 } })
  // what the mail server said is the operator's alone
  expect(told.map(String)).toEqual([expect.stringContaining('550 not this one')])
})

test('the line is lost when the mail is in: it is not sent twice', async () => {
  const { w, concernId } = await town()
  const { mail, taken } = await forgetful()
  const house = { ...w.house, mail }
  await house.gate.queueMail(karen.staffId, 'concern', concernId)
  expect(await send(house)).toMatchObject({ done: { givenUp: 1 } })
  expect(taken()).toBe(1)
  await waitOver(w)
  await send(house)
  expect(taken()).toBe(1)
  expect(await w.sql('SELECT error FROM mail_outbox')).toEqual([{ error: 'perhaps-sent' }])
})

test('a process dies: before the mail was handed over it is sent later, after it never again', async () => {
  const { w, concernId } = await town()
  const { mail, caught } = await catcher()
  const house = { ...w.house, mail }
  await house.gate.queueMail(karen.staffId, 'concern', concernId)
  // taken, and then the process is gone
  expect(await house.gate.takeMail(10, 600)).toHaveLength(1)
  expect(await house.gate.takeMail(10, 600)).toHaveLength(0)
  await waitOver(w)
  const [taken] = await house.gate.takeMail(10, 600)
  expect(await house.gate.handOverMail(taken?.mailId ?? '')).toBe(true)
  expect(await house.gate.handOverMail(taken?.mailId ?? '')).toBe(false)
  // gone again, now with the mail on its way
  expect((await send(house)).done).toEqual({})
  await waitOver(w)
  await send(house)
  expect(caught).toEqual([])
  expect(await w.sql('SELECT error, given_up_at IS NOT NULL AS over FROM mail_outbox')).toEqual([
    { error: 'perhaps-sent', over: true },
  ])
})

test('two processes at once send each mail once', async () => {
  const { w } = await town()
  const { mail, caught } = await catcher()
  const house = { ...w.house, mail }
  await digestAt(w, house, '06:30')
  const done = await Promise.all([send(house), send(house), send(house)])
  expect(done.reduce((sum, one) => sum + (one.done.sent ?? 0), 0)).toBe(caught.length)
  expect(new Set(caught.map(({ to }) => to.join())).size).toBe(caught.length)
})

test('without a mail server nothing is queued, and what a concern queued waits two days at most', async () => {
  const { w, concernId } = await town()
  await digestAt(w, w.house, '06:30')
  expect(await w.sql(`SELECT 1 FROM mail_outbox WHERE kind = 'digest'`)).toEqual([])
  await w.house.gate.queueMail(karen.staffId, 'concern', concernId)
  await w.sql(`UPDATE mail_outbox SET queued_at = now() - interval '49 hours'`)
  const { mail, caught } = await catcher()
  await send({ ...w.house, mail })
  expect(caught).toEqual([])
  expect(await w.sql(`SELECT error FROM mail_outbox`)).toEqual([{ error: 'too-old' }])
})
