import { describe, expect, it } from 'vitest'
import { isWorkingDay } from '../../shared/calendar.ts'
import {
  type CaseFacts,
  type CasePlacement,
  type CaseVersion,
  dayMarkOf,
  endOfWeek,
  nextStepOf,
  shownDays,
  stageOf,
  whyNotPlaceYet,
} from '../../shared/casefile/casefile.rules.ts'
import type { DayMark, NextStepKind, Stage } from '../../shared/casefile/casefile.schema.ts'
import { standardTerms } from '../../shared/employment/lasting.rules.ts'

/** A Wednesday. */
const today = '2026-11-18'

const nothing: CaseFacts = {
  arrivedOn: '2026-11-16',
  assessment: null,
  door: null,
  disagreement: null,
  placements: [],
  lastMeasuredOn: null,
  spells: [],
  terms: standardTerms,
  checks: [],
}
const door: CaseFacts['door'] = { door: 'yellow', decidedOn: '2026-11-10', reviewOn: '2026-12-08' }
const wording: CaseVersion = {
  draftedOn: '2026-11-17',
  sentOn: null,
  declinedOn: null,
  sentAt: null,
  agreedAt: null,
  declinedAt: null,
  withdrawnAt: null,
  touchedOn: '2026-11-17',
}
const sent: CaseVersion = { ...wording, sentOn: '2026-11-17', sentAt: '2026-11-17T08:00:00Z' }
const settled: CaseVersion = { ...sent, agreedAt: '2026-11-17T09:00:00Z' }
const declined: CaseVersion = { ...sent, declinedOn: '2026-11-18', declinedAt: '2026-11-18T09:00:00Z' }
const draft: CasePlacement = {
  placementId: 'p1',
  startsOn: '2026-11-23',
  endsOn: '2027-02-19',
  startedOn: null,
  endedOn: null,
  withdrawnAt: null,
  agreed: false,
  newest: wording,
}
const agreed: CasePlacement = { ...draft, agreed: true, newest: settled }
const running: CasePlacement = { ...agreed, startsOn: '2026-11-02', startedOn: '2026-11-02' }
const ended: CasePlacement = { ...running, endsOn: '2026-11-13', endedOn: '2026-11-13' }
const allChecked = [4, 13, 26, 52].map((weeks) => ({ placementId: 'p1', weeks }))
const job = { kind: 'ordinary', weeklyHours: 20, askedThrough: null } as const
const ordinary = (startsOn: string, endsOn: string | null = null) => ({ ...job, startsOn, endsOn })

describe('the stage', () => {
  const cases: [string, Partial<CaseFacts>, Stage][] = [
    ['nothing decided', {}, 'arrived'],
    ['a talk alone is not a door', { assessment: { startedOn: today, finishedOn: today } }, 'arrived'],
    ['a door', { door }, 'door'],
    ['a draft', { door, placements: [draft] }, 'agreed'],
    ['a draft that was taken back', { door, placements: [{ ...draft, withdrawnAt: '2026-11-17T08:00:00Z' }] }, 'door'],
    ['sent and not answered', { door, placements: [{ ...draft, newest: sent }] }, 'agreed'],
    ['declined', { door, placements: [{ ...draft, newest: declined }] }, 'agreed'],
    [
      'a draft that nobody cares for any more',
      { door, placements: [{ ...draft, newest: { ...wording, touchedOn: '2026-08-26' } }] },
      'door',
    ],
    ['a start to come', { door, placements: [{ ...draft, startedOn: '2026-11-19' }] }, 'agreed'],
    ['a start today', { door, placements: [{ ...draft, startedOn: today }] }, 'working'],
    [
      'a placement past its agreed end that nobody ended',
      { door, placements: [{ ...running, endsOn: '2026-11-10' }] },
      'working',
    ],
    ['an ended placement leads back to the door', { door, placements: [ended] }, 'door'],
    ['ended, and a new draft', { door, placements: [ended, { ...draft, placementId: 'p2' }] }, 'agreed'],
    ['a job', { door, placements: [ended], spells: [ordinary('2026-11-16')] }, 'job'],
    ['a job without a door', { spells: [ordinary('2026-11-16')] }, 'job'],
    [
      'a subsidised job is a job',
      { door, spells: [{ ...job, kind: 'wage_subsidy', startsOn: '2025-01-01', endsOn: null }] },
      'job',
    ],
    ['a job that begins tomorrow', { door, spells: [ordinary('2026-11-19')] }, 'door'],
    ['a job on its last day', { door, spells: [ordinary('2026-10-01', today)] }, 'job'],
    ['a job that ended yesterday', { door, spells: [ordinary('2026-10-01', '2026-11-17')] }, 'door'],
    ['paid hours beside a placement', { door, placements: [running], spells: [ordinary('2026-11-09')] }, 'working'],
    ['26 weeks to the day', { door, spells: [ordinary('2026-05-21')] }, 'lasting'],
    ['a day short of 26 weeks', { door, spells: [ordinary('2026-05-22')] }, 'job'],
    ['26 weeks of subsidy', { door, spells: [{ ...job, kind: 'flexi_job', startsOn: '2026-01-01', endsOn: null }] }, 'job'],
    ['lasted, and over for four weeks', { door, spells: [ordinary('2026-01-01', '2026-10-21')] }, 'lasting'],
    ['lasted, and over for longer', { door, spells: [ordinary('2026-01-01', '2026-10-20')] }, 'door'],
    [
      'two jobs with a bridged gap between',
      { door, spells: [ordinary('2026-03-01', '2026-06-30'), ordinary('2026-07-29')] },
      'lasting',
    ],
    [
      'what another municipality calls lasting',
      { door, spells: [ordinary('2026-08-01')], terms: { weeks: 13, bridgedWeeks: 0, leastHours: 0 } },
      'lasting',
    ],
    [
      'too few hours to be lasting',
      { door, spells: [ordinary('2026-01-01')], terms: { ...standardTerms, leastHours: 20.25 } },
      'job',
    ],
    ['two jobs too far apart', { door, spells: [ordinary('2026-03-01', '2026-06-30'), ordinary('2026-07-30')] }, 'job'],
  ]
  it.each(cases)('%s', (_, facts, stage) => {
    expect(stageOf({ ...nothing, ...facts }, today)).toBe(stage)
  })
})

describe('the next step', () => {
  const measuredNow = { lastMeasuredOn: today }
  const cases: [string, Partial<CaseFacts>, NextStepKind | null, string?][] = [
    ['a new arrival is assessed within a week', {}, 'assess', '2026-11-23'],
    [
      'a talk that is not finished, before any door',
      { assessment: { startedOn: today, finishedOn: null } },
      'assess',
      '2026-11-23',
    ],
    [
      'a talk that is not finished, after a door',
      { door, assessment: { startedOn: '2026-11-12', finishedOn: null } },
      'assess',
      '2026-11-19',
    ],
    [
      'a finished talk waits for a decision',
      { assessment: { startedOn: '2026-11-01', finishedOn: '2026-11-17' } },
      'decide-door',
      '2026-11-24',
    ],
    ['a door and no place', { door, ...measuredNow }, 'find-place', '2026-11-24'],
    [
      'no place since the last ended',
      { door, ...measuredNow, placements: [ended], checks: allChecked },
      'find-place',
      '2026-11-27',
    ],
    [
      'no place looked for while a job is ahead',
      { door, ...measuredNow, spells: [ordinary('2026-12-01')] },
      'review-door',
      '2026-12-08',
    ],
    ['what is agreed starts on its day', { door, ...measuredNow, placements: [agreed] }, 'start', '2026-11-23'],
    [
      'agreed, and its day has passed',
      { door, ...measuredNow, placements: [{ ...agreed, startsOn: '2026-11-01' }] },
      'start',
      '2026-11-01',
    ],
    [
      'a draft is sent within a week',
      { door, ...measuredNow, placements: [{ ...draft, startsOn: '2026-12-14' }] },
      'send-agreement',
      '2026-11-24',
    ],
    ['a draft is sent before its first day', { door, ...measuredNow, placements: [draft] }, 'send-agreement', '2026-11-23'],
    [
      'a draft of twelve weeks ago less a day',
      { door, ...measuredNow, placements: [{ ...draft, newest: { ...wording, touchedOn: '2026-08-27' } }] },
      'send-agreement',
      '2026-11-23',
    ],
    [
      'a draft that nobody touched for twelve weeks is none',
      { door, ...measuredNow, placements: [{ ...draft, newest: { ...wording, touchedOn: '2026-08-26' } }] },
      'find-place',
      '2026-11-24',
    ],
    [
      'answers are asked for within a week',
      { door, ...measuredNow, placements: [{ ...draft, startsOn: '2026-12-14', newest: sent }] },
      'await-answers',
      '2026-11-24',
    ],
    [
      'answers are asked for before the first day',
      { door, ...measuredNow, placements: [{ ...draft, newest: sent }] },
      'await-answers',
      '2026-11-23',
    ],
    [
      'after a no there is another wording in three days',
      { door, ...measuredNow, placements: [{ ...draft, newest: declined }] },
      'change-agreement',
      '2026-11-21',
    ],
    [
      'a change that is sent waits for its answers, whatever has begun',
      { door, ...measuredNow, placements: [{ ...running, newest: sent }], checks: allChecked },
      'await-answers',
      '2026-11-24',
    ],
    [
      'a change that was declined leaves what is agreed',
      { door, ...measuredNow, placements: [{ ...running, newest: declined }], checks: allChecked },
      'review-door',
      '2026-12-08',
    ],
    [
      'who disagrees is answered',
      {
        door,
        ...measuredNow,
        placements: [running],
        checks: allChecked,
        disagreement: { saidOn: '2026-11-11', dueOn: '2026-11-25' },
      },
      'answer-disagreement',
      '2026-11-25',
    ],
    [
      'an open talk is the review of the door',
      {
        door: { ...door, reviewOn: '2026-11-19' },
        ...measuredNow,
        placements: [running],
        checks: allChecked,
        assessment: { startedOn: today, finishedOn: null },
      },
      'assess',
      '2026-11-25',
    ],
    [
      'nothing to start in what is already booked',
      { door, ...measuredNow, placements: [{ ...agreed, startedOn: '2026-11-23' }] },
      'review-door',
      '2026-12-08',
    ],
    [
      'the earlier of two drafts',
      { door, ...measuredNow, placements: [draft, { ...draft, placementId: 'p0', startsOn: '2026-11-20' }] },
      'send-agreement',
      '2026-11-20',
    ],
    [
      'ends in 14 days',
      { door, ...measuredNow, placements: [{ ...running, endsOn: '2026-12-02' }], checks: allChecked },
      'placement-ends',
      '2026-12-02',
    ],
    [
      'ends in 15 days',
      { door, ...measuredNow, placements: [{ ...running, endsOn: '2026-12-03' }], checks: allChecked },
      'review-door',
      '2026-12-08',
    ],
    [
      'ends, and the next is agreed',
      {
        door,
        ...measuredNow,
        placements: [
          { ...running, endsOn: '2026-11-20' },
          { ...agreed, placementId: 'p2', startsOn: '2026-12-14' },
        ],
        checks: allChecked,
      },
      'review-door',
      '2026-12-08',
    ],
    [
      'ends, and the next is but a draft',
      {
        door,
        ...measuredNow,
        placements: [
          { ...running, endsOn: '2026-11-20' },
          { ...draft, placementId: 'p2', startsOn: '2026-12-14' },
        ],
        checks: allChecked,
      },
      'placement-ends',
      '2026-11-20',
    ],
    [
      'ends in a job',
      {
        door,
        ...measuredNow,
        placements: [{ ...running, endsOn: '2026-11-20' }],
        checks: allChecked,
        spells: [ordinary('2026-11-21')],
      },
      'review-door',
      '2026-12-08',
    ],
    [
      'a job that ends with it is no next step',
      {
        door,
        ...measuredNow,
        placements: [{ ...running, endsOn: '2026-11-20' }],
        checks: allChecked,
        spells: [ordinary('2026-11-09', '2026-11-20')],
      },
      'placement-ends',
      '2026-11-20',
    ],
    [
      'over and not ended, though a job runs',
      {
        door,
        ...measuredNow,
        placements: [{ ...running, endsOn: '2026-11-17' }],
        checks: allChecked,
        spells: [ordinary('2026-11-09')],
      },
      'placement-ends',
      '2026-11-17',
    ],
    ['four weeks after the start', { door, ...measuredNow, placements: [running] }, 'check', '2026-11-30'],
    [
      'thirteen weeks, the first being answered',
      {
        ...measuredNow,
        door: { ...door, reviewOn: '2027-03-01' },
        placements: [running],
        checks: [{ placementId: 'p1', weeks: 4 }],
      },
      'check',
      '2027-02-01',
    ],
    [
      'a check that was missed is still asked',
      {
        placements: [{ ...ended, startedOn: '2026-01-05' }],
        spells: [ordinary('2026-11-14')],
        checks: [{ placementId: 'p1', weeks: 13 }],
      },
      'check',
      '2026-02-02',
    ],
    [
      'a check that the supplier is asked first',
      { door, placements: [ended], spells: [{ ...ordinary('2026-11-14'), askedThrough: 'p1' }] },
      'check',
      '2026-12-07',
    ],
    [
      'a check of a job that was over before its day',
      { door, placements: [ended], spells: [{ ...ordinary('2026-11-14', '2026-11-29'), askedThrough: 'p1' }] },
      'check',
      '2026-11-30',
    ],
    [
      'a check of a job at the supplier of another placement',
      { door, placements: [ended], spells: [{ ...ordinary('2026-11-14'), askedThrough: 'p2' }] },
      'check',
      '2026-11-30',
    ],
    ['checks go on in a job', { door, placements: [ended], spells: [ordinary('2026-11-14')] }, 'check', '2026-11-30'],
    [
      'no measurement and no review in a job',
      { door, placements: [ended], spells: [ordinary('2026-11-14')], checks: allChecked },
      null,
    ],
    ['lasting, all answered', { door, placements: [ended], spells: [ordinary('2026-01-14')], checks: allChecked }, null],
    [
      'the door is reviewed',
      { door: { ...door, reviewOn: '2026-11-19' }, ...measuredNow, placements: [running], checks: allChecked },
      'review-door',
      '2026-11-19',
    ],
    ['never measured: two weeks after the door', { door, placements: [running], checks: allChecked }, 'measure', '2026-11-24'],
    [
      'measured before this door',
      { door, lastMeasuredOn: '2026-11-09', placements: [running], checks: allChecked },
      'measure',
      '2026-11-24',
    ],
    [
      'measured so long before it that three months come first',
      { door, lastMeasuredOn: '2026-08-20', placements: [running], checks: allChecked },
      'measure',
      '2026-11-20',
    ],
    [
      'measured on the day of the door',
      { door: { ...door, reviewOn: '2027-06-01' }, lastMeasuredOn: '2026-11-10', placements: [running], checks: allChecked },
      'measure',
      '2027-02-10',
    ],
    [
      'three months from the end of November',
      {
        door: { ...door, decidedOn: '2025-11-30', reviewOn: '2027-06-01' },
        lastMeasuredOn: '2025-11-30',
        placements: [running],
        checks: allChecked,
      },
      'measure',
      '2026-02-28',
    ],
  ]
  it.each(cases)('%s', (_, facts, kind, on) => {
    const step = nextStepOf({ ...nothing, ...facts }, today)
    expect(step && { kind: step.kind, on: step.on }).toEqual(kind === null ? null : { kind, on })
  })

  it('takes the more pressing of two on one day', () => {
    const facts = { ...nothing, door: { ...door, reviewOn: '2026-11-23' }, lastMeasuredOn: today, placements: [agreed] }
    expect(nextStepOf(facts, today)).toEqual({
      kind: 'start',
      on: '2026-11-23',
      since: '2026-11-23',
      weeks: null,
      placementId: 'p1',
    })
  })

  it('says which placement and which weeks a check is about', () => {
    const facts = { ...nothing, door, lastMeasuredOn: today, placements: [running] }
    expect(nextStepOf(facts, today)).toMatchObject({ kind: 'check', since: '2026-11-02', weeks: 4, placementId: 'p1' })
  })

  it('does not depend on the order of what it is given', () => {
    const two = [running, { ...running, placementId: 'p0', startedOn: '2026-11-02', endedOn: '2026-11-06' }]
    const facts = { ...nothing, door, lastMeasuredOn: today }
    expect(nextStepOf({ ...facts, placements: two }, today)).toEqual(
      nextStepOf({ ...facts, placements: two.toReversed() }, today),
    )
  })
})

describe('deadlines', () => {
  it('ends the week on Sunday, also on a Sunday', () => {
    expect(endOfWeek('2026-11-16')).toBe('2026-11-22')
    expect(endOfWeek('2026-11-22')).toBe('2026-11-22')
  })
})

describe('the last days', () => {
  it.each<[Parameters<typeof dayMarkOf>[0], boolean, DayMark]>([
    ['present', true, 'present'],
    ['present', false, 'present'],
    ['late', true, 'partly'],
    ['left_early', true, 'partly'],
    ['sick', true, 'absent'],
    ['no_show', true, 'absent'],
    ['agreed_absence', true, 'agreed'],
    [null, true, 'not-logged'],
    [null, false, 'none'],
  ])('%s, expected %s: %s', (logged, expected, mark) => {
    expect(dayMarkOf(logged, expected)).toBe(mark)
  })

  it('are twenty working days up to today, holidays left out', () => {
    expect(shownDays(today)).toHaveLength(20)
    expect(shownDays(today).at(-1)).toBe(today)
    expect(shownDays(today)[0]).toBe('2026-10-22')
    const overEaster = shownDays('2026-04-12')
    expect(overEaster).toHaveLength(20)
    expect(overEaster.every(isWorkingDay)).toBe(true)
    expect(overEaster.at(-1)).toBe('2026-04-10')
    expect(overEaster).not.toContain('2026-04-03')
  })
})

it('looks for a place only behind a door', () => {
  expect(whyNotPlaceYet({ door: null })).toEqual({ code: 'door-not-decided' })
  expect(whyNotPlaceYet({ door })).toBeNull()
})
