import { describe, expect, it } from 'vitest'
import {
  type AbsencePlan,
  whyNotCancel,
  whyNotClose,
  whyNotOpen,
  whyNotPlan,
  whyNotPlanAbsence,
} from '../../../shared/attendance/ahead.rules.ts'

const today = '2026-11-18'
const plan: AbsencePlan = {
  startedOn: '2026-11-02',
  endedOn: null,
  planned: [{ fromOn: '2026-12-21', untilOn: '2026-12-31' }],
  loggedOn: ['2026-11-16'],
}

describe('absence may be planned', () => {
  it.each([
    ['tomorrow', '2026-11-19', '2026-11-19', 'team_lead', {}, null],
    ['today by a team lead', '2026-11-18', '2026-11-20', 'team_lead', {}, 'absence-not-ahead'],
    ['today by a caseworker', '2026-11-18', '2026-11-20', 'caseworker', {}, null],
    ['backwards', '2026-11-20', '2026-11-19', 'team_lead', {}, 'date-order'],
    ['92 days', '2027-01-04', '2027-04-05', 'team_lead', {}, null],
    ['93 days', '2027-01-04', '2027-04-06', 'team_lead', {}, 'absence-too-long'],
    ['up to the day before other absence', '2026-12-14', '2026-12-20', 'team_lead', {}, null],
    ['into other absence', '2026-12-14', '2026-12-21', 'team_lead', {}, 'absence-overlaps'],
    ['from its last day', '2026-12-31', '2027-01-02', 'team_lead', {}, 'absence-overlaps'],
    ['from the day after it', '2027-01-01', '2027-01-02', 'team_lead', {}, null],
    ['over a day that is logged', '2026-11-13', '2026-11-16', 'caseworker', {}, 'absence-logged'],
    ['up to the day before that', '2026-11-13', '2026-11-15', 'caseworker', {}, null],
    ['from the first day', '2026-11-02', '2026-11-03', 'caseworker', {}, null],
    ['before the first day', '2026-11-01', '2026-11-03', 'caseworker', {}, 'attendance-outside-placement'],
    ['to the last day', '2026-11-19', '2026-11-20', 'team_lead', { endedOn: '2026-11-20' }, null],
    ['past the last day', '2026-11-19', '2026-11-21', 'team_lead', { endedOn: '2026-11-20' }, 'attendance-outside-placement'],
    ['before it has begun', '2026-11-19', '2026-11-20', 'team_lead', { startedOn: null }, 'attendance-outside-placement'],
  ] as const)('%s', (_, fromOn, untilOn, by, change, code) => {
    expect(whyNotPlanAbsence({ fromOn, untilOn }, { ...plan, ...change }, today, by)?.code ?? null).toBe(code)
  })
  it.each([
    ['while it runs', {}, null],
    ['a draft', { startedOn: null }, 'attendance-outside-placement'],
    ['on the last day but one', { endedOn: '2026-11-19' }, null],
    ['on the last day', { endedOn: today }, 'attendance-outside-placement'],
  ])('at all: %s', (_, change, code) => expect(whyNotPlan({ ...plan, ...change }, today)?.code ?? null).toBe(code))
})

describe('absence may be taken back', () => {
  it.each([
    ['before it begins', '2026-11-19', null, 'team_lead', null],
    ['once it has begun, by a team lead', '2026-11-18', null, 'team_lead', 'absence-not-ahead'],
    ['once it has begun, by a caseworker', '2026-11-10', null, 'caseworker', null],
    ['a second time', '2026-11-19', '2026-11-17T10:00:00Z', 'caseworker', 'changed-meanwhile'],
  ] as const)('%s', (_, fromOn, cancelledAt, by, code) => {
    expect(whyNotCancel({ fromOn, cancelledAt }, today, by)?.code ?? null).toBe(code)
  })
})

describe('a site may be closed and opened', () => {
  it.each([
    ['tomorrow', '2026-11-19', null, 'changed-meanwhile'],
    ['today', '2026-11-18', 'closed-not-ahead', 'closed-not-ahead'],
    ['in a year and a day', '2027-11-19', null, 'changed-meanwhile'],
    ['later than that', '2027-11-20', 'invalid-value', 'changed-meanwhile'],
  ])('open now: %s', (_, date, close, open) => {
    expect(whyNotClose(date, false, today)?.code ?? null).toBe(close)
    expect(whyNotOpen(date, false, today)?.code ?? null).toBe(open)
  })
  it('closed now', () => {
    expect(whyNotClose('2026-11-19', true, today)?.code).toBe('changed-meanwhile')
    expect(whyNotOpen('2026-11-19', true, today)).toBeNull()
    expect(whyNotOpen('2026-11-18', true, today)?.code).toBe('closed-not-ahead')
  })
})
