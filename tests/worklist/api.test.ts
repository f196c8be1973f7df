import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { makeCitizen, makeDisagreement } from '../../prisma/factories.ts'
import { digestLines } from '../../server/worklist/worklist.queries.ts'
import { settingsApi } from '../../shared/accounts/settings.api.ts'
import { addDays } from '../../shared/calendar.ts'
import { concernsApi } from '../../shared/concerns/concerns.api.ts'
import { placementsApi } from '../../shared/placements/placements.api.ts'
import { worklistApi } from '../../shared/worklist/worklist.api.ts'
import { asta, jonas, karen, mikkel, school } from '../support/people.ts'
import { type World, world } from '../support/world.ts'
import { causesOf, codeOf, cover, log, mine, placed, setDisabled, snooze, stranger, today } from './ground.ts'

describe('the list', () => {
  let w: World
  beforeAll(async () => {
    w = await world({ today })
  })

  it('is empty where everything is seen to, and says what comes next', async () => {
    const list = await mine(w)
    expect(list).toMatchObject({ today, items: [], snoozed: [], next: null, nobodys: 0, covering: [] })
    expect(list.mine.total).toBe(0)
    const { citizenId } = await placed(w, 'ppppp')
    const after = await mine(w)
    expect(after.items).toEqual([])
    // four weeks after the start
    expect(after.next).toMatchObject({ cause: 'check', citizenId, on: '2026-11-23' })
    expect(after.mine).toMatchObject({ total: 1, door: { yellow: 1, none: 0 }, stage: { working: 1, arrived: 0 } })
  })

  it('tells what the days say, by the thresholds of the municipality', async () => {
    const { citizenId, placementId } = await placed(w, 'pppss')
    expect((await mine(w)).items.filter((item) => item.citizenId === citizenId)).toMatchObject([
      {
        cause: 'absences-in-a-row',
        placementId,
        subjectId: placementId,
        since: '2026-11-16',
        on: today,
        group: 'today',
        facts: { count: 2 },
      },
      { cause: 'low-attendance', facts: { rate: 60, count: 5, weeks: 3 }, group: 'week' },
    ])
    const put = (key: 'absences-in-a-row' | 'attendance-below', value: number, version: number) =>
      w.ask(asta, settingsApi.set, { params: { key }, body: { value, version } })
    await put('absences-in-a-row', 3, 0)
    await put('attendance-below', 60, 0)
    expect(await causesOf(w, citizenId)).toEqual([])
    await put('absences-in-a-row', 2, 1)
    await put('attendance-below', 75, 1)
    expect(await causesOf(w, citizenId)).toEqual(['absences-in-a-row', 'low-attendance'])
  })

  it('says nothing of somebody who has left', async () => {
    const { citizenId, placementId } = await placed(w, 'pppss')
    expect(await causesOf(w, citizenId)).toContain('absences-in-a-row')
    const [row] = await w.sql<{ version: number }>('SELECT version FROM placement WHERE id = $1', [placementId])
    await w.ask(karen, placementsApi.end, {
      params: { placementId },
      body: { endedOn: '2026-11-17', reason: 'own_wish', note: null, version: row?.version ?? 0 },
    })
    expect(await causesOf(w, citizenId)).toEqual([])
  })

  it('tells of silence and of a falling pace', async () => {
    const silent = await placed(w, 'pp...')
    const falling = await placed(w, '44ppp33ppp22ppp')
    expect(await causesOf(w, silent.citizenId)).toEqual(['silent-days'])
    expect((await mine(w)).items.find((item) => item.citizenId === falling.citizenId)).toMatchObject({
      cause: 'falling-pace',
      facts: { from: 4, to: 2, weeks: 3 },
    })
  })

  it('leaves planned absence and closed days out', async () => {
    const { citizenId, placementId } = await placed(w, 'pp...')
    const absence = { placementId, citizenId, kind: 'leave', recordedById: karen.staffId }
    await w.db.write(karen, 'absence.planned', (tx) =>
      tx.plannedAbsence.createMany({ data: [{ ...absence, fromOn: new Date('2026-11-16'), untilOn: new Date('2026-11-16') }] }),
    )
    expect(await causesOf(w, citizenId)).toEqual([])
  })

  it('asks for a certificate among children and for a yes to what the supplier is told', async () => {
    const { citizenId } = await placed(w, 'ppppp', {
      citizen: { childCertificate: 'ordered', needsForSupplier: 'Korte beskeder.', needsAgreedOn: null },
      stay: { siteId: school.siteId },
    })
    expect(await causesOf(w, citizenId)).toEqual(['certificate-missing', 'needs-not-agreed'])
  })

  it('has nobody’s citizens on everybody’s list, and a colleague’s on the colleague’s', async () => {
    const { citizenId: lost } = await placed(w, 'pppss', { citizen: { caseworkerId: null } })
    const { citizenId: theirs } = await placed(w, 'pppss', { citizen: { caseworkerId: mikkel.staffId } })
    const item = async (who: typeof karen, citizenId: string) =>
      (await mine(w, who)).items.find((one) => one.citizenId === citizenId)
    for (const who of [karen, mikkel]) expect(await item(who, lost)).toMatchObject({ nobodys: true, coveredFor: null })
    expect(await item(karen, theirs)).toBeUndefined()
    expect(await item(mikkel, theirs)).toMatchObject({ nobodys: false, coveredFor: null })
    expect((await mine(w)).nobodys).toBe(1)
    await setDisabled(w, mikkel, true)
    expect(await item(karen, theirs)).toMatchObject({ nobodys: true })
    await setDisabled(w, mikkel, false)
  })

  it('shows another municipality nothing, and not that there is something', async () => {
    const anne = await stranger(w)
    const line = await placed(w, 'pppss')
    expect((await mine(w, anne)).items).toEqual([])
    expect((await mine(w, anne)).nobodys).toBe(0)
    const before = await codeOf(snooze(w, line, '2026-11-20', 'absences-in-a-row', anne))
    const never = await codeOf(snooze(w, { ...line, citizenId: randomUUID() }, '2026-11-20', 'absences-in-a-row', anne))
    expect([before, never]).toEqual(['not-found', 'not-found'])
    await snooze(w, line, '2026-11-20')
    const { snoozed } = await mine(w)
    const snoozeId = snoozed[0]?.snoozeId ?? ''
    expect(await codeOf(w.ask(anne, worklistApi.wake, { params: { snoozeId } }))).toBe('not-found')
    expect((await w.ask(anne, worklistApi.covers, {})).colleagues.map(({ name }) => name)).toEqual(['Anne Lykke'])
    // ours is no colleague of theirs
    expect(await codeOf(cover(w, anne, mikkel, today, today, anne))).toBe('not-found')
    expect(await codeOf(cover(w, karen, mikkel, today, today, anne))).toBe('not-found')
    await w.ask(karen, worklistApi.wake, { params: { snoozeId } })
  })

  it('says what comes next by its day, not by who waits for it', async () => {
    const { citizenId } = await placed(w, 'ppppp')
    const [decision] = await w.sql<{ id: string }>('SELECT id FROM door_decision WHERE citizen_id = $1 AND historic_at IS NULL', [
      citizenId,
    ])
    await w.db.write(karen, 'disagreement.recorded', (tx) =>
      makeDisagreement(tx, {
        ...{ citizenId, decisionId: decision?.id ?? '', words: 'Jeg kan mere.', saidOn: today, dueOn: '2026-12-02' },
        ...{ ownerId: karen.staffId, receivedById: karen.staffId },
      }),
    )
    expect((await mine(w)).next).toMatchObject({ cause: 'check', on: '2026-11-23' })
  })

  it('puts every look on record', async () => {
    const { citizenId } = await placed(w, 'pppss')
    await mine(w)
    const [row] = await w.sql<{ n: number }>(
      `SELECT count(*)::int AS n FROM audit_entry WHERE endpoint = 'worklist.mine' AND deed = 'viewed' AND actor_id = $1 AND $2 = ANY (citizen_ids)`,
      [karen.staffId, citizenId],
    )
    expect(row?.n).toBe(1)
  })
})

describe('a municipality that has just read in its lists', () => {
  it('has the hundred on everybody’s list that press most, and says how many there are', async () => {
    const w = await world({ today })
    const { citizenId, placementId } = await placed(w, 'ppppp', { citizen: { caseworkerId: null } })
    await w.house.dbOn('2026-11-02').write(karen, 'citizens.imported', async (tx) => {
      for (let nth = 0; nth < 105; nth += 1) {
        await makeCitizen(tx, w.house.cpr, { caseworkerId: null, lastName: `Nr ${nth}`, createdOn: '2026-11-02' })
      }
    })
    // a week after they came everybody is to be talked to; with nothing due of its own, an open concern comes first all the same
    expect(await causesOf(w, citizenId)).toEqual([])
    const text = 'Jeg er bekymret.'
    const body = { topic: 'safety', text, urgency: 'at_once', hoursAWeek: null } as const
    await w.ask(jonas, concernsApi.raise, { params: { placementId }, body })
    const list = await mine(w, mikkel)
    expect([list.nobodys, new Set(list.items.map((item) => item.citizenId)).size, list.mine.total]).toEqual([106, 100, 0])
    expect(list.items.filter((item) => item.citizenId === citizenId)).toMatchObject([
      { cause: 'answer-concern', facts: { urgent: true } },
    ])
  })
})

describe('what the supplier asks', () => {
  let w: World
  beforeAll(async () => {
    w = await world({ today })
  })

  it('is answered within the clock, then followed up, then gone', async () => {
    w.moveTo(today)
    const { citizenId, placementId } = await placed(w, 'ppppp')
    const raised = await w.ask(jonas, concernsApi.raise, {
      params: { placementId },
      body: { topic: 'other_tasks', text: 'Kan vi prøve køkkenet?', urgency: 'one_day', hoursAWeek: null },
    })
    const { concernId, dueAt } = raised
    const line = async () => (await mine(w)).items.find((item) => item.citizenId === citizenId)
    expect(await line()).toMatchObject({
      cause: 'answer-concern',
      subjectId: concernId,
      on: '2026-11-19',
      dueAt,
      group: 'week',
      facts: { urgent: false },
    })
    w.moveTo('2026-11-19', '09:59')
    expect(await line()).toMatchObject({ group: 'today' })
    w.moveTo('2026-11-19', '10:01')
    expect(await line()).toMatchObject({ group: 'overdue' })
    // the other side waits for it
    expect(await codeOf(snooze(w, { citizenId, placementId: concernId }, '2026-11-20', 'answer-concern'))).toBe('snooze-past-due')
    await w.ask(karen, concernsApi.answer, { params: { concernId }, body: { outcome: 'accepted', answer: 'Ja.', version: 1 } })
    expect(await line()).toMatchObject({ cause: 'follow-up-proposal', since: '2026-11-19', on: '2026-11-23' })
    await w.ask(karen, concernsApi.settle, { params: { concernId }, body: { version: 2 } })
    expect(await line()).toBeUndefined()
  })

  it('is opened within a working day, by whoever answers for the citizen', async () => {
    w.moveTo(today)
    const { citizenId, placementId } = await placed(w, 'ppppp')
    await w.ask(jonas, concernsApi.write, { params: { placementId }, body: { text: 'Hun er begyndt på trapperne.' } })
    // written on the clock of the database
    const sent = new Date(`${today}T09:00:00Z`)
    await w.sql(`DO $do$ BEGIN PERFORM set_config('app.entry', '${randomUUID()}', true);
      UPDATE thread_message SET at = '${sent.toISOString()}'; END $do$`)
    expect(await causesOf(w, citizenId)).toEqual([])
    w.moveTo('2026-11-19', '10:30')
    expect(await causesOf(w, citizenId)).toEqual(['unread-message'])
    const thread = await w.ask(karen, concernsApi.thread, { params: { placementId } })
    await w.ask(karen, concernsApi.read, { params: { placementId }, body: { asOf: thread.asOf } })
    expect(await causesOf(w, citizenId)).toEqual([])
  })
})

describe('putting aside', () => {
  let w: World
  beforeAll(async () => {
    w = await world({ today })
  })

  it('hides a line until its day, with the reason, and wakes it by itself', async () => {
    w.moveTo(today)
    const line = await placed(w, 'pppss')
    await snooze(w, line, '2026-11-20')
    expect(await causesOf(w, line.citizenId)).toEqual(['low-attendance'])
    expect((await mine(w)).snoozed).toMatchObject([
      { cause: 'absences-in-a-row', untilOn: '2026-11-20', reason: 'Vi har talt sammen.', by: karen.name },
    ])
    w.moveTo('2026-11-19')
    await log(w, line.placementId, 'ss', '2026-11-19')
    // a further absence is what the reason was about
    expect(await causesOf(w, line.citizenId)).not.toContain('absences-in-a-row')
    w.moveTo('2026-11-20')
    expect(await causesOf(w, line.citizenId)).toContain('absences-in-a-row')
    expect((await mine(w)).snoozed).toEqual([])
    w.moveTo(today)
  })

  it('is over with its cause: what comes anew was not put aside', async () => {
    const line = await placed(w, 'pppss')
    await snooze(w, line, '2026-12-01')
    w.moveTo('2026-11-23')
    await log(w, line.placementId, 'pss', '2026-11-20')
    expect(await causesOf(w, line.citizenId)).toContain('absences-in-a-row')
    expect((await mine(w)).snoozed.filter(({ citizenId }) => citizenId === line.citizenId)).toEqual([])
    // and can be put aside in turn
    await snooze(w, line, '2026-11-27')
    expect(await causesOf(w, line.citizenId)).not.toContain('absences-in-a-row')
    w.moveTo(today)
  })

  it('tells a late click the truth', async () => {
    const line = await placed(w, 'pppss')
    await snooze(w, line, '2026-11-20')
    expect(await codeOf(snooze(w, line, '2026-11-20'))).toBe('changed-meanwhile')
    expect(await codeOf(snooze(w, line, '2026-11-20', 'falling-pace'))).toBe('changed-meanwhile')
    expect(await codeOf(snooze(w, line, today, 'low-attendance'))).toBe('snooze-not-ahead')
    expect(await codeOf(snooze(w, line, addDays(today, 61), 'low-attendance'))).toBe('snooze-not-ahead')
    const snoozeId = (await mine(w)).snoozed.find(({ citizenId }) => citizenId === line.citizenId)?.snoozeId ?? ''
    await w.ask(karen, worklistApi.wake, { params: { snoozeId } })
    expect(await causesOf(w, line.citizenId)).toContain('absences-in-a-row')
    expect(await codeOf(w.ask(karen, worklistApi.wake, { params: { snoozeId } }))).toBe('changed-meanwhile')
    expect(await codeOf(w.ask(karen, worklistApi.wake, { params: { snoozeId: randomUUID() } }))).toBe('not-found')
  })

  it('is held by the database as well: a line rests once at a time, and is taken back once', async () => {
    const line = await placed(w, 'pppss')
    await snooze(w, line, '2026-11-20')
    const row = {
      citizenId: line.citizenId,
      cause: 'absences-in-a-row',
      subjectId: line.placementId,
      byId: karen.staffId,
      reason: 'x',
    }
    const insert = (at: string, untilOn: string) =>
      codeOf(
        w.db.write(karen, 'worklist.snoozed', (tx) =>
          tx.worklistSnooze.createMany({ data: [{ ...row, at: new Date(`${at}T08:00:00Z`), untilOn: new Date(untilOn) }] }),
        ),
      )
    expect(await insert('2026-11-19', '2026-11-25')).toBe('changed-meanwhile')
    expect(await insert('2026-11-20', '2026-11-25')).toBe('done')
    expect(await insert('2026-11-26', '2026-11-26')).toMatch(/worklist_snooze_period/)
    row.byId = mikkel.staffId
    expect(await insert('2026-11-27', '2026-11-30')).toBe('not-found')
    const takeBack = () =>
      codeOf(
        w.db.write(karen, 'worklist.woken', (tx) =>
          tx.worklistSnooze.updateMany({ where: { citizenId: line.citizenId }, data: { takenBackAt: new Date() } }),
        ),
      )
    expect([await takeBack(), await takeBack()]).toEqual(['done', 'changed-meanwhile'])
  })
})

describe('what is mailed in the morning', () => {
  it('is whom something is due for today, once each, and no name of whoever is protected', async () => {
    const w = await world({ today })
    const first = await placed(w, 'pppss', { citizen: { firstName: 'Amina' } })
    const hidden = await placed(w, 'pppss', { citizen: { firstName: 'Hemmelig', protectedAddress: true } })
    const aside = await placed(w, 'pppss', { citizen: { firstName: 'Udsat' } })
    await snooze(w, aside, '2026-11-20')
    const lines = (who = karen) =>
      w.house
        .db({ requestId: '1', endpoint: 'test', views: 'casework', idempotency: undefined, seen: new Set() })
        .read(who, (tx) => digestLines(tx, who.staffId, today, new Date(`${today}T05:30:00Z`)))
    expect((await lines()).toSorted((a, b) => ((a.firstName ?? '') < (b.firstName ?? '') ? -1 : 1))).toEqual([
      { citizenId: hidden.citizenId, group: 'today', firstName: null },
      { citizenId: first.citizenId, group: 'today', firstName: 'Amina' },
    ])
    expect(await lines(mikkel)).toEqual([])
    // whoever is away gets none; the colleague gets them
    await cover(w, karen, mikkel, today, today)
    expect([(await lines()).length, (await lines(mikkel)).length]).toEqual([0, 2])
    // what cannot wait is in the mail of whoever looks after the citizen now, though it is due later
    const quiet = await placed(w, 'ppppp', { citizen: { firstName: 'Stille' } })
    expect(await lines(mikkel)).toHaveLength(2)
    const { concernId } = await w.ask(jonas, concernsApi.raise, {
      params: { placementId: quiet.placementId },
      body: { topic: 'safety', text: 'Stigen er i stykker.', urgency: 'at_once', hoursAWeek: null },
    })
    expect((await lines(mikkel))[0]).toEqual({ citizenId: quiet.citizenId, group: 'today', firstName: 'Stille' })
    await w.ask(karen, concernsApi.answer, { params: { concernId }, body: { outcome: 'accepted', answer: 'Ja.', version: 1 } })
    // nobody's stand on everybody's list, but in no mail until somebody waits for an answer
    const nobodys = await placed(w, 'pppss', { citizen: { firstName: 'Ingens', caseworkerId: null } })
    expect((await mine(w, mikkel)).items.map(({ citizenId }) => citizenId)).toContain(nobodys.citizenId)
    expect(await lines(mikkel)).toHaveLength(2)
    w.moveTo('2026-11-13')
    await w.ask(jonas, concernsApi.raise, {
      params: { placementId: nobodys.placementId },
      body: { topic: 'wellbeing', text: 'Hun virker træt.', urgency: 'one_day', hoursAWeek: null },
    })
    w.moveTo(today)
    expect((await lines(mikkel))[0]).toEqual({ citizenId: nobodys.citizenId, group: 'overdue', firstName: 'Ingens' })
  })
})
