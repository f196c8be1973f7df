import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Answers, Assessment } from '../../shared/doors/doors.schema.ts'
import { ProblemError } from '../../shared/problem.ts'
import { NoConnectionError } from '../../web/api.ts'
import { openSheet, type SheetServer } from '../../web/doors/answerSheet.ts'

const begun: Assessment = {
  assessmentId: '01900000-0000-7000-8000-000000000001',
  citizenId: '01900000-0000-7000-8000-000000000002',
  catalogueVersion: 1,
  version: 1,
  answers: {},
  tags: [],
  startedOn: '2026-11-18',
  startedBy: 'Karen Holm',
  savedAt: null,
}

/** A server that keeps one talk; `fail` is thrown at the next saves, one each. */
const server = (start: Assessment | null = begun) => {
  let kept = start
  const fail: unknown[] = []
  const saves: Answers[] = []
  const ask: SheetServer = {
    save: async (over, answers, tags) => {
      await Promise.resolve()
      const wrong = fail.shift()
      if (wrong) throw wrong
      if (kept?.version !== over.version || kept.assessmentId !== over.assessmentId) throw new ProblemError('changed-meanwhile')
      saves.push(answers)
      kept = { ...kept, version: kept.version + 1, answers, tags: [...tags], savedAt: '2026-11-18T13:03:00.000Z' }
      return kept
    },
    newest: async () => kept,
  }
  return {
    ask,
    fail,
    saves,
    now: () => kept,
    /** What a colleague does meanwhile. */
    become: (next: Assessment | null) => {
      kept = next
    },
  }
}

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

describe('answers while a talk goes on', () => {
  test('are saved as they come, one save at a time, the last one whole', async () => {
    const far = server()
    const sheet = openSheet(begun, far.ask)
    sheet.answer('hours', 'up-to-10')
    sheet.answer('hours', 'from-25')
    sheet.answer('wish', 'pay')
    sheet.tag('debt', true)
    expect(sheet.get().status).toBe('saving')
    expect(await sheet.flush()).toBe(true)
    expect(sheet.get()).toMatchObject({ status: 'saved', saved: { version: 3 } })
    expect(far.now()).toMatchObject({ answers: { hours: 'from-25', wish: 'pay' }, tags: ['debt'] })
    expect(far.saves).toHaveLength(2)
  })

  test('are not saved again when nothing changed', async () => {
    const far = server()
    const sheet = openSheet(begun, far.ask)
    sheet.tag('debt', true)
    sheet.tag('debt', false)
    await sheet.flush()
    await sheet.flush()
    expect(far.saves.length).toBeLessThanOrEqual(2)
    expect(far.now()?.tags).toEqual([])
  })

  test('stay and are tried again while the server cannot be reached', async () => {
    const far = server()
    const sheet = openSheet(begun, far.ask)
    far.fail.push(new NoConnectionError('no connection'), new ProblemError('busy'))
    sheet.answer('hours', 'up-to-10')
    expect(await sheet.flush()).toBe(false)
    expect(sheet.get()).toMatchObject({ status: 'waiting', answers: { hours: 'up-to-10' } })
    expect(sheet.isUnsaved()).toBe(true)
    await vi.advanceTimersByTimeAsync(5000)
    expect(sheet.get().status).toBe('waiting')
    await vi.advanceTimersByTimeAsync(5000)
    expect(sheet.get().status).toBe('saved')
    expect(far.now()?.answers).toEqual({ hours: 'up-to-10' })
  })

  test('are not tried again when the page is gone', async () => {
    const far = server()
    const sheet = openSheet(begun, far.ask)
    far.fail.push(new NoConnectionError('no connection'))
    sheet.answer('hours', 'up-to-10')
    await sheet.flush()
    sheet.close()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(far.saves).toEqual([])
  })

  test('that are refused are said, and the next one is tried', async () => {
    const far = server()
    const sheet = openSheet(begun, far.ask)
    far.fail.push(new ProblemError('invalid', { errors: [{ code: 'answer-not-in-catalogue', pointer: '/answers/hours' }] }))
    sheet.answer('hours', 'many')
    await sheet.flush()
    expect(sheet.get().status).toBe('refused')
    sheet.answer('hours', 'from-25')
    expect(await sheet.flush()).toBe(true)
  })
})

describe('a colleague meanwhile', () => {
  const elsewhere = (answers: Answers, tags: string[] = []): Assessment => ({ ...begun, version: 5, answers, tags })

  test('who answered other questions loses nothing, and neither do we', async () => {
    const far = server()
    const sheet = openSheet({ ...begun, tags: ['transport', 'debt'] }, far.ask)
    far.become(elsewhere({ wish: 'learn' }, ['transport', 'housing']))
    sheet.tag('transport', false)
    sheet.answer('hours', 'up-to-10')
    expect(await sheet.flush()).toBe(true)
    expect(far.now()).toMatchObject({ answers: { wish: 'learn', hours: 'up-to-10' }, tags: ['housing'] })
    expect(sheet.get()).toMatchObject({ answers: { wish: 'learn', hours: 'up-to-10' }, round: 1 })
  })

  test('who answered the same question alike is no conflict', async () => {
    const far = server()
    const sheet = openSheet(begun, far.ask)
    far.become(elsewhere({ hours: 'up-to-10' }))
    sheet.answer('hours', 'up-to-10')
    expect(await sheet.flush()).toBe(true)
  })

  test.each([
    ['mine', 'up-to-10'],
    ['theirs', 'from-25'],
  ] as const)('who answered the same question otherwise is asked about: %s', async (whose, answer) => {
    const far = server()
    const sheet = openSheet(begun, far.ask)
    far.become(elsewhere({ hours: 'from-25', wish: 'pay' }))
    sheet.answer('hours', 'up-to-10')
    expect(await sheet.flush()).toBe(false)
    expect(sheet.get()).toMatchObject({ status: 'conflict', answers: { hours: 'up-to-10' } })
    expect(far.now()?.answers.hours).toBe('from-25')
    sheet.settle(whose)
    expect(await sheet.flush()).toBe(true)
    expect(far.now()?.answers).toEqual({ hours: answer, wish: 'pay' })
    expect(sheet.get().answers).toEqual({ hours: answer, wish: 'pay' })
  })

  test.each([
    ['who decided the door', null],
    ['who decided and started anew', { ...begun, assessmentId: '01900000-0000-7000-8000-000000000009' }],
  ])('%s ends the talk, and no answer falls on another', async (_, now) => {
    const far = server()
    const sheet = openSheet(begun, far.ask)
    far.become(now)
    sheet.answer('hours', 'up-to-10')
    await sheet.flush()
    expect(sheet.get().status).toBe('closed')
    expect(sheet.isUnsaved()).toBe(false)
    sheet.answer('wish', 'pay')
    await sheet.flush()
    expect(far.saves).toEqual([])
  })
})
