import { describe, expect, it } from 'vitest'
import type { Check } from '../../shared/offers/checks.ts'
import type { AgreementFacts } from '../../shared/placements/agreements.rules.ts'
import { endings, endReasons } from '../../shared/placements/endings.ts'
import {
  agreedHoursOn,
  type Milestones,
  nearestStart,
  type StartFacts,
  weeklyHoursOf,
  whyNotEnd,
  whyNotStart,
  whyNotWithdraw,
} from '../../shared/placements/placements.rules.ts'

const today = '2026-11-18'
const drafted: Milestones = { startsOn: '2026-11-23', endsOn: '2027-02-19', startedOn: null, endedOn: null, withdrawnAt: null }
const running: Milestones = { ...drafted, startsOn: '2026-10-05', startedOn: '2026-10-05' }

it('adds without the dust of binary fractions', () => expect(weeklyHoursOf([7.4, 7.4, 7.4, 7.4, 7.4, 0, 0])).toBe(37))

describe('whyNotStart', () => {
  const agreed: AgreementFacts = { ...drafted, startsOn: '2026-11-02', agreed: true, newest: null }
  const at = '2026-11-01T10:00:00.000Z'
  const waiting = { sentAt: at, agreedAt: null, declinedAt: null, withdrawnAt: null, touchedOn: '2026-11-01' }
  const start: StartFacts = { placement: agreed, agreedOn: '2026-11-01', changeOpen: false, checks: [], follows: null }
  const line = (verdict: Check['verdict']): Check => ({
    rule: 'certificate',
    verdict,
    code: 'certificate-missing',
    pointer: '/siteId',
    numbers: {},
    law: null,
    source: null,
    certainty: null,
  })
  const late = 'Kom på listen for sent'
  it.each<[string, Partial<StartFacts>, string, string | null, string | null]>([
    ['today', {}, today, null, null],
    ['14 days ahead', {}, '2026-12-02', null, null],
    ['15 days ahead', {}, '2026-12-03', null, 'start-too-far-ahead'],
    ['7 days back', {}, '2026-11-11', late, null],
    ['8 days back', {}, '2026-11-10', late, 'start-too-far-back'],
    ['yesterday without a reason', {}, '2026-11-17', null, 'late-reason-needed'],
    ['yesterday with nine characters', {}, '2026-11-17', 'Glemt den', 'late-reason-needed'],
    ['yesterday with ten', {}, '2026-11-17', 'Glemt igen', null],
    ['on the first agreed day', { placement: { ...agreed, startsOn: today } }, today, null, null],
    ['the day before it', { placement: { ...agreed, startsOn: '2026-11-19' } }, today, null, 'start-before-period'],
    ['on the day of the last yes', { agreedOn: '2026-11-16' }, '2026-11-16', late, null],
    ['the day before it, with a reason', { agreedOn: '2026-11-17' }, '2026-11-16', late, 'start-before-agreed'],
    ['where nobody was asked', { agreedOn: null }, '2026-11-16', late, null],
    ['on the last agreed day', { placement: { ...agreed, endsOn: today } }, today, null, null],
    ['after the last agreed day', { placement: { ...agreed, endsOn: '2026-11-17' } }, today, null, 'start-after-period'],
    ['started already', { placement: { ...agreed, startedOn: '2026-10-05' } }, today, null, 'not-a-draft'],
    ['taken back', { placement: { ...agreed, withdrawnAt: at } }, today, null, 'not-a-draft'],
    ['a draft', { placement: { ...agreed, agreed: false } }, today, null, 'not-agreed'],
    ['answers missing', { placement: { ...agreed, agreed: false, newest: waiting } }, today, null, 'not-agreed'],
    ['a change that waits', { changeOpen: true }, today, null, 'change-open'],
    ['a rule that warns', { checks: [line('warn')] }, today, null, null],
    ['a rule that stops', { checks: [line('ok'), line('stop')] }, today, null, 'certificate-missing'],
    [
      'the one it follows is logged that day',
      { follows: { startedOn: '2026-10-05', endedOn: null, lastPresentOn: today } },
      today,
      null,
      'end-before-attendance',
    ],
    [
      'the one it follows was last there the day before',
      { follows: { startedOn: '2026-10-05', endedOn: null, lastPresentOn: '2026-11-17' } },
      today,
      null,
      null,
    ],
  ])('%s', (_, change, startedOn, lateReason, code) => {
    expect(whyNotStart({ ...start, ...change }, { startedOn, lateReason }, today)?.code ?? null).toBe(code)
  })
  it('points at no field where a rule stops it', () => {
    expect(whyNotStart({ ...start, checks: [line('stop')] }, { startedOn: today, lateReason: null }, today)).not.toHaveProperty(
      'pointer',
    )
  })
  it.each([
    ['2026-11-23', null, '2026-11-23'],
    ['2026-01-01', null, '2026-11-11'],
    ['2026-11-02', '2026-11-16', '2026-11-16'],
    ['2027-01-01', '2026-11-16', '2027-01-01'],
  ])('nearest day to %s, agreed on %s, is %s', (startsOn, agreedOn, day) =>
    expect(nearestStart(startsOn, agreedOn, today)).toBe(day),
  )
})

describe('whyNotEnd', () => {
  const present: Parameters<typeof whyNotEnd>[0] = { ...running, lastPresentOn: '2026-11-10' }
  const end = { endedOn: today, reason: 'own_wish', note: null } as const
  it.each<[string, Partial<typeof present>, Partial<Parameters<typeof whyNotEnd>[1]>, string | null]>([
    ['today', {}, {}, null],
    ['tomorrow', {}, { endedOn: '2026-11-19' }, 'date-in-future'],
    ['on its first day', { lastPresentOn: null }, { endedOn: '2026-10-05' }, null],
    ['before its first day', { lastPresentOn: null }, { endedOn: '2026-10-04' }, 'end-before-start'],
    ['on the last day somebody was there', {}, { endedOn: '2026-11-10' }, null],
    ['before the last day somebody was there', {}, { endedOn: '2026-11-09' }, 'end-before-attendance'],
    ['other, with a word', {}, { reason: 'other', note: 'Flytter til Aarhus' }, null],
    ['other, without a word', {}, { reason: 'other' }, 'end-note-needed'],
    ['a draft', { startedOn: null }, {}, 'placement-not-running'],
    ['not begun', { startedOn: '2026-11-19' }, {}, 'placement-not-running'],
    ['ended already', { endedOn: '2026-11-12' }, {}, 'placement-not-running'],
  ])('%s', (_, change, changed, code) => {
    expect(whyNotEnd({ ...present, ...change }, { ...end, ...changed }, today)?.code ?? null).toBe(code)
  })
})

describe('whyNotWithdraw', () => {
  it.each<[string, Milestones, string | null]>([
    ['a draft', drafted, null],
    ['a start that comes tomorrow', { ...drafted, startedOn: '2026-11-19' }, null],
    ['a start that was today', { ...drafted, startedOn: today }, 'withdraw-after-start'],
    ['taken back already', { ...drafted, withdrawnAt: '2026-11-01T10:00:00.000Z' }, 'not-a-draft'],
  ])('%s', (_, placement, code) => expect(whyNotWithdraw(placement, today)?.code ?? null).toBe(code))
})

describe('agreed hours of a day', () => {
  const week = { startedOn: '2026-10-19', endedOn: null, endsOn: '2027-01-08', weekdayHours: [1, 2, 3, 4, 5, 0, 0] }
  it.each([
    ['before it began', '2026-10-18', 0],
    ['its first Monday', '2026-10-19', 1],
    ['the Sunday the clock goes back', '2026-10-25', 0],
    ['the Monday after it', '2026-10-26', 1],
    ['31 December, a Thursday', '2026-12-31', 4],
    ['1 January, a Friday', '2027-01-01', 5],
    ['the last agreed day', '2027-01-08', 5],
    ['after it', '2027-01-11', 0],
  ])('%s', (_, date, hours) => expect(agreedHoursOn(week, date)).toBe(hours))
  it('ends with the placement', () => expect(agreedHoursOn({ ...week, endedOn: '2026-11-17' }, today)).toBe(0))
})

it('knows for every reason how reports count it', () => {
  expect(Object.keys(endings).toSorted()).toEqual([...endReasons].toSorted())
  expect(endReasons.filter((reason) => endings[reason] === 'good')).toEqual(['hired', 'other_job', 'education'])
})
