import { describe, expect, it, test } from 'vitest'
import { asPlanned } from '../../shared/attendance/attendance.rules.ts'
import type { CrewRow, Entry, LoggedDay } from '../../shared/attendance/attendance.schema.ts'
import { formatFor } from '../../shared/i18n/format.ts'
import { textsIn } from '../../shared/i18n/index.ts'
import { allFrom, chosenEdit } from '../../web/attendance/conflictChoice.ts'
import {
  allTasksDone,
  collisionsOf,
  type Edit,
  inState,
  isEdit,
  plannedOf,
  rowsToSend,
  seenOf,
  withTasks,
} from '../../web/attendance/crewEdits.ts'
import { entryWords, fieldWords, mergedWords, writtenIn } from '../../web/attendance/words.ts'
import { workIn } from '../../web/attendance/workIn.ts'

const tasks = ['Gange', 'Vask', 'Køkken']
const row = (given: Partial<CrewRow> = {}): CrewRow => ({
  placementId: '01900000-0000-7000-8000-000000000001',
  name: 'Amina Warsame',
  alias: '123456',
  protected: false,
  phone: null,
  needs: null,
  door: 'yellow',
  tasks,
  buddy: null,
  support: null,
  plannedHours: 4,
  asksPace: true,
  plannedAbsence: null,
  accessUntil: null,
  motivation: null,
  observeBy: null,
  logged: null,
  ...given,
})
const planned = asPlanned(4)
const away = {
  plannedAbsenceId: '01900000-0000-7000-8000-000000000009',
  fromOn: '',
  untilOn: '',
  kind: 'course',
  note: null,
} as const
const logged = (said: Partial<Entry>, version = 2): LoggedDay => ({
  ...planned,
  ...said,
  version,
  loggedBy: 'Petra Novak',
  loggedAt: '2026-11-23T09:00:00.000Z',
})
const edit = (said: Partial<Entry>, seen: Edit['seen'] = null): Edit => ({ ...planned, ...said, seen })
const sick = { state: 'sick', hours: 0 } as const

describe('what is sent of a crew', () => {
  const cases: readonly (readonly [string, CrewRow, Edit | undefined, readonly object[]])[] = [
    ['whoever is expected is there as planned', row(), undefined, [planned]],
    ['planned absence is the default', row({ plannedAbsence: away }), undefined, [{ state: 'agreed_absence', hours: 0 }]],
    ['who came all the same on such a day', row({ plannedAbsence: away }), edit({}), [planned]],
    ['an exception', row(), edit(sick), [sick]],
    ['nobody is sent who is not expected', row({ plannedHours: 0 }), undefined, []],
    ['unless somebody says so', row({ plannedHours: 0 }), edit({ hours: 2 }), [{ hours: 2 }]],
    ['what is saved is not sent again', row({ logged: logged({}) }), undefined, []],
    ['nor is a change that says the same', row({ logged: logged(sick) }), edit(sick), []],
    ['a correction is', row({ logged: logged({}) }), edit(sick, seenOf(logged({}))), [sick]],
    [
      'the own motivation says nothing of the day, which is as planned then',
      row(),
      { ...edit({}), motivation: 4 },
      [{ ...planned, motivation: 4, untouched: true }],
    ],
    ['it goes with an exception', row(), { ...edit(sick), motivation: 4 }, [{ ...sick, motivation: 4, untouched: undefined }]],
    [
      'and with a day that is saved',
      row({ logged: logged({}) }),
      { ...edit({}, seenOf(logged({}))), motivation: 4 },
      [{ ...planned, motivation: 4, untouched: undefined }],
    ],
    ['the week’s answer is not sent again', row({ motivation: 4, logged: logged({}) }), { ...edit({}), motivation: 4 }, []],
  ]
  it.each(cases)('%s', (_what, one, tapped, sent) => {
    const edits = new Map(tapped ? [[one.placementId, tapped]] : [])
    const rows = rowsToSend([one], edits)
    expect(rows).toHaveLength(sent.length)
    for (const [index, said] of sent.entries()) expect({ untouched: undefined, ...rows[index] }).toMatchObject(said)
  })

  it('says what it was tapped over, without who logged it', () => {
    const standing = logged({ paceBand: 3 })
    const [sent] = rowsToSend([row({ logged: standing })], new Map([[row().placementId, edit(sick, seenOf(standing))]]))
    expect(sent?.seen).toEqual({ ...planned, paceBand: 3, version: 2 })
  })
})

describe('tasks', () => {
  it('are vouched for by whoever ticks them, in the order of the agreement', () => {
    const ticked = withTasks(edit({}), tasks, ['Køkken', 'Gange'])
    expect(ticked).toMatchObject({ tasksDone: ['Gange', 'Køkken'], signedOff: true })
    expect(withTasks(ticked, tasks, [])).toMatchObject({ tasksDone: [], signedOff: false })
  })
  it('that left the agreement stay as they were said', () => {
    const before = edit({ tasksDone: ['Trapper'], signedOff: true })
    expect(withTasks(before, tasks, ['Trapper', 'Vask']).tasksDone).toEqual(['Vask', 'Trapper'])
  })
  it('go with an absence, as pace and support do', () => {
    const full = edit({ tasksDone: tasks, signedOff: true, paceBand: 2, supportGiven: ['talk'] })
    expect(inState(full, 'no_show', 0)).toEqual(edit({ state: 'no_show', hours: 0 }))
    expect(inState(full, 'late', 3)).toEqual({ ...full, state: 'late', hours: 3 })
  })
  it('are done by one tap for everybody who was there, and for nobody else', () => {
    const ids = ['a', 'b', 'c', 'd', 'e'] as const
    const [there, absent, without, done, unexpected] = [
      row({ placementId: ids[0] }),
      row({ placementId: ids[1] }),
      row({ placementId: ids[2], tasks: [] }),
      row({ placementId: ids[3], logged: logged({ tasksDone: tasks, signedOff: true }) }),
      row({ placementId: ids[4], plannedHours: 0 }),
    ]
    const all = allTasksDone([there, absent, without, done, unexpected], new Map([['b', edit(sick)]]))
    expect(all.map(([one, said]) => [one.placementId, said.tasksDone, said.signedOff])).toEqual([['a', tasks, true]])
  })
})

describe('two versions of a day', () => {
  const seen = seenOf(logged({}, 1))
  test.each<readonly [string, Edit, LoggedDay, readonly string[]]>([
    ['the other changed another part', edit({ paceBand: 4 }, seen), logged({ note: 'Flot' }), []],
    ['both changed the day', edit(sick, seen), logged({ state: 'late', hours: 3 }), ['day']],
    ['both say the same', edit(sick, seen), logged(sick), []],
    ['pace beside an absence', edit({ paceBand: 4 }, seen), logged(sick), ['day']],
    ['nothing changed since', edit(sick, seenOf(logged({}, 2))), logged({}), []],
    [
      'another took the number that the phone had guessed',
      edit({ state: 'late', hours: 3 }, { ...planned, version: 2 }),
      logged(sick),
      ['day'],
    ],
    [
      'day and word',
      edit({ ...sick, note: 'Ringede' }, seen),
      logged({ state: 'no_show', hours: 0, note: 'Kom ikke' }),
      ['day', 'note'],
    ],
  ])('%s', (_what, mine, standing, fields) => {
    expect(collisionsOf(row({ logged: standing }), mine)).toEqual(fields)
  })

  const mine = edit({ ...sick, note: 'Ringede', supportGiven: [] }, seen)
  const standing = logged({ state: 'late', hours: 3, paceBand: 2, note: 'Kom kl. 9', tasksDone: ['Vask'], signedOff: true })
  const two = { base: planned, mine, standing, collisions: ['day', 'note'] } as const
  it('takes each part from whom it was chosen', () => {
    expect(chosenEdit(two, { day: 'theirs', note: 'mine' })).toMatchObject({
      state: 'late',
      hours: 3,
      paceBand: 2,
      note: 'Ringede',
      tasksDone: ['Vask'],
    })
  })
  it('leaves nothing of pace, tasks and support beside an absence', () => {
    expect(chosenEdit(two, { day: 'mine', note: 'theirs' })).toEqual({
      ...planned,
      ...sick,
      note: 'Kom kl. 9',
      seen: seenOf(standing),
    })
  })
  it('has nothing left to send when the other’s is used throughout', () => {
    expect(chosenEdit(two, allFrom('theirs', two.collisions))).toBeNull()
  })
  it('keeps mine throughout over what stands there now', () => {
    expect(chosenEdit(two, allFrom('mine', two.collisions))).toMatchObject({ ...sick, note: 'Ringede', seen: { version: 2 } })
  })
  it('leaves the own motivation to be sent, whoever’s day is used', () => {
    const own = { ...two, mine: { ...mine, motivation: 2 as const } }
    expect(chosenEdit(own, allFrom('mine', two.collisions))).toMatchObject({ ...sick, motivation: 2 })
    expect(chosenEdit(own, allFrom('theirs', two.collisions))).toEqual({
      ...seenOf(standing),
      seen: seenOf(standing),
      motivation: 2,
      version: undefined,
    })
  })
  it('merges my parts that do not collide, also when the other’s are used', () => {
    const more = { ...two, mine: { ...mine, supportGiven: ['talk' as const] } }
    expect(chosenEdit(more, allFrom('theirs', two.collisions))).toMatchObject({ state: 'late', supportGiven: ['talk'] })
  })
})

describe('what was kept on the phone', () => {
  it.each<readonly [string, unknown, boolean]>([
    ['an edit over nothing', edit(sick), true],
    ['an edit over a saved day', edit(sick, seenOf(logged({}))), true],
    ['an edit of an earlier version of the page', { state: 'sick', hours: 0, paceBand: null, note: null, version: 1 }, false],
    ['an edit with the own motivation', { ...edit({}), motivation: 5 }, true],
    ['a motivation there is not', { ...edit({}), motivation: 6 }, false],
    ['an unknown state', { ...edit({}), state: 'away' }, false],
    ['unknown support', { ...edit({}), supportGiven: ['hug'] }, false],
    ['nothing', null, false],
  ])('%s', (_what, value, is) => expect(isEdit(value)).toBe(is))
})

test('what was done and what helped is counted in days on which the person was there', () => {
  const day = (said: Partial<Entry>) => ({ logged: { ...logged(said), reason: null, former: [] } })
  const days = [
    day({ tasksDone: ['Vask', 'Gange'], supportGiven: ['talk'] }),
    day({ tasksDone: ['Gange'], supportGiven: ['talk', 'buddy'] }),
    day({}),
    day({ ...sick }),
    { logged: null },
  ]
  expect(workIn(days)).toEqual({
    tasks: [
      ['Gange', 2],
      ['Vask', 1],
    ],
    support: [
      ['buddy', 1],
      ['talk', 2],
    ],
    told: 2,
  })
  expect(workIn([])).toEqual({ tasks: [], support: [], told: 0 })
})

describe('in words', () => {
  const said = {
    ...planned,
    state: 'late',
    hours: 3,
    paceBand: 3,
    note: 'Flot',
    tasksDone: ['Gange', 'Vask'],
    supportGiven: ['talk'],
  } as const
  it('says every part of a day in both languages', () => {
    expect(
      entryWords(textsIn('da'), formatFor('da'), {
        ...said,
        tasksDone: [...said.tasksDone],
        supportGiven: ['talk'],
        signedOff: true,
      }),
    ).toBe('Kom for sent, 3 timer, tempo: jævnt, udført: Gange og Vask, støtte: en snak, “Flot”')
    expect(entryWords(textsIn('en'), formatFor('en'), asPlanned(4))).toBe('Present, 4 hours')
    expect(fieldWords(textsIn('da'), formatFor('da'), 'note', asPlanned(4))).toBe('')
  })
  it('says what merged by itself, and with whose words', () => {
    const words = (by: readonly string[]) =>
      mergedWords(
        textsIn('da'),
        formatFor('da'),
        by.map((one) => ({ by: one })),
      )
    expect(words([])).toBe('')
    expect(words(['Petra Novak'])).toBe('1 linje er flettet med det, Petra Novak har skrevet')
    expect(words(['Petra Novak', 'Petra Novak', 'Karen Holm'])).toBe(
      '3 linjer er flettet med det, Petra Novak og Karen Holm har skrevet',
    )
  })
  it('tells when the person’s own words came through apart from what others wrote since', () => {
    const by = (loggedBy: string, time: string) =>
      row({ logged: { ...planned, version: 1, loggedBy, loggedAt: `2026-11-23T${time}:00.000Z` } })
    const own = by('Jonas Krogh', '08:43')
    expect(writtenIn([row()], 'Jonas Krogh')).toBeNull()
    expect(writtenIn([row(), own], 'Jonas Krogh')).toEqual({ own: own.logged?.loggedAt, later: null })
    // what the caseworker corrected since is not the time the crew was sent
    expect(writtenIn([own, by('Karen Holm', '09:12')], 'Jonas Krogh')).toEqual({
      own: own.logged?.loggedAt,
      later: { who: 'Karen Holm', at: '2026-11-23T09:12:00.000Z' },
    })
    // what others wrote before is under the person's own words
    expect(writtenIn([own, by('Karen Holm', '08:12')], 'Jonas Krogh')?.later).toBeNull()
    expect(writtenIn([by('Petra Novak', '09:12')], 'Jonas Krogh')).toMatchObject({ own: null, later: { who: 'Petra Novak' } })
  })
  it('takes absence that was planned for what the day is', () => {
    expect(plannedOf(row({ plannedAbsence: away })).state).toBe('agreed_absence')
  })
})
