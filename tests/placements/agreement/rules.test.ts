import { describe, expect, it } from 'vitest'
import { addDays, addWeeks } from '../../../shared/calendar.ts'
import { catalogueV1 } from '../../../shared/doors/catalogue.v1.ts'
import type { Door } from '../../../shared/doors/doors.schema.ts'
import {
  type AgreementFacts,
  type Asked,
  askedFor,
  type Content,
  changedFields,
  concernsOf,
  expiresOn,
  kindOf,
  type Recorded,
  type Sent,
  statusOf,
  type VersionFate,
  versionStateOf,
  whyNotAnswer,
  whyNotChange,
  whyNotReason,
  whyNotRecorded,
  whyNotSend,
  whyNotTakeBack,
} from '../../../shared/placements/agreements.rules.ts'
import { dutiesFor } from '../../../shared/placements/duties.rules.ts'
import {
  movedContent,
  type Predecessor,
  rampFromDay,
  whyNotFollow,
  whyNotMove,
  whyNotMoveAtAll,
} from '../../../shared/placements/move.rules.ts'
import { type Party, parties, versionKinds } from '../../../shared/placements/parties.ts'
import { followUpsOf, workDaysOf } from '../../../shared/placements/workCalendar.rules.ts'

const today = '2026-11-18'
const content: Content = {
  siteId: 'site-1',
  offer: 'internship',
  startsOn: '2026-11-23',
  endsOn: '2027-02-19',
  weekdayHours: [4, 4, 4, 0, 0, 0, 0],
  ramp: [
    { fromWeek: 1, weekdayHours: [2, 2, 0, 0, 0, 0, 0], pace: null },
    { fromWeek: 5, weekdayHours: [4, 4, 4, 0, 0, 0, 0], pace: { from: 50, to: 80 } },
  ],
  tasks: ['Gulve'],
  buddy: 'Gitte',
  support: null,
  goal: 'Et job tæt på hjemmet',
  purpose: 'Afklare timer',
  mentorHours: 0,
  need: null,
}
const firstStep = { fromWeek: 1, weekdayHours: [2, 2, 2, 0, 0, 0, 0], pace: null }

describe('kindOf', () => {
  it.each<[string, Partial<Content>, string | null]>([
    ['nothing differs', {}, null],
    ['another site', { siteId: 'site-2' }, 'site'],
    ['another offer', { offer: 'wage_subsidy' }, 'offer'],
    ['a later end', { endsOn: '2027-02-20' }, 'extend'],
    ['an earlier start', { startsOn: '2026-11-22' }, 'extend'],
    ['moved a week', { startsOn: '2026-11-30', endsOn: '2027-02-26' }, 'extend'],
    ['other hours', { weekdayHours: [4, 4, 0, 4, 0, 0, 0] }, 'hours'],
    ['an earlier end', { endsOn: '2027-02-18' }, 'shorten'],
    ['a later start', { startsOn: '2026-11-24' }, 'shorten'],
    ['another first step', { ramp: [firstStep, ...content.ramp.slice(1)] }, 'ramp'],
    [
      'another pace',
      { ramp: [...content.ramp.slice(0, 1), { ...firstStep, fromWeek: 5, weekdayHours: [4, 4, 4, 0, 0, 0, 0], pace: null }] },
      'ramp',
    ],
    ['other tasks', { tasks: ['Gulve', 'Vinduer'] }, 'support'],
    ['another buddy', { buddy: null }, 'support'],
    ['other support', { support: 'Kort pause hver time' }, 'support'],
    ['other words of the citizen', { goal: null }, 'support'],
    ['mentor hours', { mentorHours: 2 }, 'support'],
    [
      'a site and all else: the site is the weightiest',
      { siteId: 'site-2', offer: 'wage_subsidy', endsOn: '2027-03-01' },
      'site',
    ],
    ['an offer and a later end', { offer: 'wage_subsidy', endsOn: '2027-03-01' }, 'offer'],
    ['a later end and other hours', { endsOn: '2027-03-01', weekdayHours: [1, 0, 0, 0, 0, 0, 0] }, 'extend'],
    ['an earlier end and other hours', { endsOn: '2027-02-01', weekdayHours: [1, 0, 0, 0, 0, 0, 0] }, 'hours'],
    ['an earlier end and another ramp', { endsOn: '2027-02-01', ramp: [] }, 'shorten'],
    ['another ramp and other tasks', { ramp: [], tasks: [] }, 'ramp'],
  ])('%s', (_, change, kind) => {
    expect(kindOf(content, { ...content, ...change })).toBe(kind)
  })

  it('is the first where nothing was before, and a copy through JSON differs in nothing', () => {
    expect(kindOf(null, content)).toBe('first')
    expect(changedFields(content, JSON.parse(JSON.stringify(content)))).toEqual([])
  })

  it('reads a ramp by what it says, not by the order of its keys', () => {
    const turned = content.ramp.map(({ fromWeek, weekdayHours, pace }) => ({ pace, weekdayHours, fromWeek }))
    expect(kindOf(content, { ...content, ramp: turned })).toBeNull()
  })
})

describe('whom a change concerns', () => {
  const withoutRep: Party[] = ['municipality', 'team_lead', 'citizen']
  it.each(versionKinds.map((kind) => [kind, !['shorten', 'ramp', 'support'].includes(kind)] as const))(
    '%s: the representative %s',
    (kind, asked) => {
      expect(concernsOf(kind, 'internship')).toEqual(asked ? [...parties] : withoutRep)
      expect(concernsOf(kind, 'useful_work')).toEqual(withoutRep)
    },
  )

  const sent = (approvedBy: Party[], change: Partial<Content> = {}, agreed = false): Sent => ({
    content: { ...content, ...change },
    agreed,
    approvedBy,
  })
  it.each<[string, Sent[], Partial<Content>, Party[]]>([
    ['the first: all four', [], {}, [...parties]],
    ['nytteindsats: the representative is informed, not asked', [], { offer: 'useful_work' }, withoutRep],
    ['a small change of what is agreed', [sent([...parties], {}, true)], { buddy: 'Ole' }, withoutRep],
    ['a longer period of what is agreed', [sent([...parties], {}, true)], { endsOn: '2027-03-01' }, [...parties]],
    [
      'a small change before all have answered: whoever has not approved is asked as well',
      [sent(['municipality', 'team_lead'])],
      { buddy: 'Ole' },
      [...parties],
    ],
    [
      '… and the representative who has is not asked again',
      [sent(['municipality', 'employee_rep'])],
      { buddy: 'Ole' },
      withoutRep,
    ],
    [
      'the same again after a decline: only those who have not approved, and the sender',
      [sent(['municipality', 'team_lead', 'employee_rep'])],
      {},
      ['municipality', 'citizen'],
    ],
    [
      'a small change after hours that the representative did not approve',
      [sent([...parties], {}, true), sent(['municipality', 'citizen'], { weekdayHours: [6, 6, 6, 0, 0, 0, 0] })],
      { weekdayHours: [6, 6, 6, 0, 0, 0, 0], buddy: 'Ole' },
      [...parties],
    ],
    [
      '… and back to what was agreed but for the buddy: the representative stands behind that',
      [sent([...parties], {}, true), sent(['municipality', 'citizen'], { weekdayHours: [6, 6, 6, 0, 0, 0, 0] })],
      { buddy: 'Ole' },
      withoutRep,
    ],
    ['what was agreed by the municipality alone counts as agreed by all', [sent([], {}, true)], { buddy: 'Ole' }, withoutRep],
  ])('%s', (_, before, change, asked) => {
    expect(askedFor(before, { ...content, ...change })).toEqual(asked)
  })
})

const at = '2026-11-10T10:00:00.000Z'
const fate: VersionFate = { sentAt: null, agreedAt: null, declinedAt: null, withdrawnAt: null, touchedOn: '2026-11-10' }

describe('state of a version', () => {
  it.each<[string, Partial<VersionFate>, string, string]>([
    ['being written', {}, today, 'draft'],
    ['sent', { sentAt: at }, today, 'awaiting'],
    ['agreed', { sentAt: at, agreedAt: at }, today, 'agreed'],
    ['declined', { sentAt: at, declinedAt: at }, today, 'declined'],
    ['taken back', { sentAt: at, withdrawnAt: at }, today, 'withdrawn'],
    ['a draft the day before twelve weeks', {}, addDays(addWeeks('2026-11-10', 12), -1), 'draft'],
    ['a draft after twelve weeks', {}, addWeeks('2026-11-10', 12), 'expired'],
    ['unanswered the day before twelve weeks', { sentAt: at }, addDays(addWeeks('2026-11-10', 12), -1), 'awaiting'],
    ['unanswered after twelve weeks', { sentAt: at }, addWeeks('2026-11-10', 12), 'expired'],
    ['agreed a year ago', { sentAt: at, agreedAt: at }, '2027-11-10', 'agreed'],
    ['declined a year ago', { sentAt: at, declinedAt: at }, '2027-11-10', 'declined'],
  ])('%s', (_, change, day, state) => {
    expect(versionStateOf({ ...fate, ...change }, day)).toBe(state)
  })
  it('ends twelve weeks after it was touched', () => expect(expiresOn(fate)).toBe('2027-02-02'))
})

describe('status of a placement', () => {
  const facts: AgreementFacts = {
    startsOn: content.startsOn,
    endsOn: content.endsOn,
    startedOn: null,
    endedOn: null,
    withdrawnAt: null,
    agreed: false,
    newest: fate,
  }
  it.each<[string, Partial<AgreementFacts>, string]>([
    ['being written', {}, 'draft'],
    ['no version left', { newest: null }, 'draft'],
    ['sent', { newest: { ...fate, sentAt: at } }, 'awaiting'],
    ['declined', { newest: { ...fate, sentAt: at, declinedAt: at } }, 'declined'],
    ['untouched', { newest: { ...fate, touchedOn: '2026-08-26' } }, 'expired'],
    ['untouched a day less', { newest: { ...fate, touchedOn: '2026-08-27' } }, 'draft'],
    ['agreed', { agreed: true, newest: { ...fate, sentAt: at, agreedAt: at } }, 'agreed'],
    ['agreed, with a change that waits', { agreed: true, newest: { ...fate, sentAt: at } }, 'agreed'],
    ['agreed, with a change declined', { agreed: true, newest: { ...fate, sentAt: at, declinedAt: at } }, 'agreed'],
    ['starts tomorrow', { agreed: true, startedOn: '2026-11-19' }, 'upcoming'],
    ['starts today', { agreed: true, startedOn: today }, 'running'],
    ['runs, with a change that waits', { agreed: true, startedOn: '2026-11-02', newest: { ...fate, sentAt: at } }, 'running'],
    ['its last day is today', { agreed: true, startedOn: '2026-11-02', endedOn: today }, 'ended'],
    ['taken back', { withdrawnAt: at }, 'withdrawn'],
    ['taken back while it waited', { withdrawnAt: at, newest: { ...fate, sentAt: at } }, 'withdrawn'],
  ])('%s', (_, change, status) => {
    expect(statusOf({ ...facts, ...change }, today)).toBe(status)
  })
})

describe('whyNotChange', () => {
  const running = { state: 'running', agreed: content, awaiting: null } as const
  it.each<[string, Parameters<typeof whyNotChange>[0], Partial<Content>, string | null]>([
    ['a draft as it is', { state: 'draft', agreed: null, awaiting: null }, {}, null],
    ['what was declined as it is', { state: 'declined', agreed: null, awaiting: null }, {}, null],
    ['what waits, as it is', { state: 'awaiting', agreed: null, awaiting: content }, {}, 'nothing-changed'],
    ['what waits, changed', { state: 'awaiting', agreed: null, awaiting: content }, { buddy: 'Ole' }, null],
    ['what is agreed, as it is', { state: 'agreed', agreed: content, awaiting: null }, {}, 'nothing-changed'],
    [
      'what is agreed: another site before it begins',
      { state: 'agreed', agreed: content, awaiting: null },
      { siteId: 'site-2' },
      null,
    ],
    ['running: another site', running, { siteId: 'site-2' }, 'site-by-move'],
    ['running: another first day', running, { startsOn: '2026-11-24' }, 'start-fixed'],
    ['running: to end yesterday', running, { endsOn: '2026-11-17' }, 'end-by-ending'],
    ['running: to end today', running, { endsOn: today }, null],
    ['running: other hours', running, { weekdayHours: [5, 5, 5, 0, 0, 0, 0] }, null],
    ['about to begin: another site', { ...running, state: 'upcoming' }, { siteId: 'site-2' }, 'site-by-move'],
    ['ended', { ...running, state: 'ended' }, { buddy: 'Ole' }, 'placement-over'],
    ['taken back', { state: 'withdrawn', agreed: null, awaiting: null }, { buddy: 'Ole' }, 'placement-over'],
  ])('%s', (_, facts, change, code) => {
    expect(whyNotChange(facts, { ...content, ...change }, today)?.code ?? null).toBe(code)
  })
})

describe('sending and taking back', () => {
  it.each([
    ['draft', 'draft', null],
    ['running', 'draft', null],
    ['awaiting', 'awaiting', 'nothing-to-send'],
    ['declined', 'declined', 'nothing-to-send'],
    ['agreed', 'agreed', 'nothing-to-send'],
    ['draft', null, 'nothing-to-send'],
    ['expired', 'expired', 'version-expired'],
    ['ended', 'draft', 'placement-over'],
    ['withdrawn', null, 'placement-over'],
  ] as const)('a placement that is %s with a version that is %s', (state, newest, code) => {
    expect(whyNotSend(state, newest)?.code ?? null).toBe(code)
  })
  it.each([
    [true, 'draft', null],
    [true, 'awaiting', null],
    [true, 'expired', null],
    [true, 'declined', 'nothing-to-take-back'],
    [true, null, 'nothing-to-take-back'],
    [false, 'awaiting', 'nothing-to-take-back'],
  ] as const)('agreed before: %s, newest %s', (agreed, newest, code) => {
    expect(whyNotTakeBack(agreed, newest)?.code ?? null).toBe(code)
  })
})

describe('whyNotAnswer', () => {
  const asked: Asked = { state: 'awaiting', superseded: false, concerns: [...parties], answered: ['municipality'] }
  it.each<[string, Partial<Asked>, Party, string | null, string?]>([
    ['open and asked', {}, 'citizen', null],
    ['answered before', {}, 'municipality', 'approval-given'],
    ['not asked', { concerns: ['municipality', 'citizen'] }, 'employee_rep', 'approval-not-asked'],
    ['still a draft', { state: 'draft' }, 'citizen', 'approval-not-open', 'draft'],
    ['taken back', { state: 'withdrawn' }, 'citizen', 'approval-not-open', 'withdrawn'],
    ['replaced', { state: 'withdrawn', superseded: true }, 'citizen', 'approval-not-open', 'changed'],
    ['declined by another', { state: 'declined' }, 'citizen', 'approval-not-open', 'declined'],
    ['ended by itself', { state: 'expired' }, 'citizen', 'approval-not-open', 'expired'],
    ['agreed, this party among them', { state: 'agreed', answered: [...parties] }, 'citizen', 'approval-given'],
    ['agreed without this party', { state: 'agreed', concerns: ['municipality'] }, 'employee_rep', 'approval-not-open', 'agreed'],
  ])('%s', (_, change, party, code, state) => {
    const refusal = whyNotAnswer({ ...asked, ...change }, party)
    expect([refusal?.code ?? null, refusal?.facts?.state]).toEqual([code, state])
  })
})

describe('an answer that the caseworker writes down', () => {
  const recorded: Recorded = {
    party: 'employee_rep',
    answer: 'approved',
    means: 'recorded',
    name: 'Lis Holm',
    givenOn: '2026-11-17',
    reason: null,
  }
  const days = { sentOn: '2026-11-16', today }
  it.each<[string, Partial<Recorded>, string[]]>([
    ['the representative by name and day', {}, []],
    ['without a name', { name: null }, ['required']],
    ['the day it was sent', { givenOn: '2026-11-16' }, []],
    ['the day before', { givenOn: '2026-11-15' }, ['given-before-sent']],
    ['today', { givenOn: today }, []],
    ['tomorrow', { givenOn: '2026-11-19' }, ['date-in-future']],
    ['no day: today', { givenOn: null }, []],
    ['the citizen on the screen', { party: 'citizen', means: 'on_screen', name: null }, []],
    ['the citizen by record', { party: 'citizen', name: null }, ['means-of-other-party']],
    ['the lead on the screen', { party: 'team_lead', means: 'on_screen' }, ['means-of-other-party']],
    ['declined with a reason', { answer: 'declined', reason: 'Nej' }, []],
    ['declined without', { answer: 'declined' }, ['decline-reason-needed']],
    ['on behalf with ten characters', { means: 'on_behalf', reason: 'Har ringet' }, []],
    ['on behalf with nine', { means: 'on_behalf', reason: 'Har skrev' }, ['reason-too-short']],
    ['on behalf without', { means: 'on_behalf' }, ['reason-too-short']],
    ['declined on behalf with a word', { means: 'on_behalf', answer: 'declined', reason: 'Nej' }, ['reason-too-short']],
    ['declined on behalf without', { means: 'on_behalf', answer: 'declined' }, ['decline-reason-needed']],
    [
      'all wrong at once',
      { name: null, givenOn: '2026-12-01', answer: 'declined' },
      ['required', 'date-in-future', 'decline-reason-needed'],
    ],
  ])('%s', (_, change, codes) => {
    expect(whyNotRecorded({ ...recorded, ...change }, days).map(({ code }) => code)).toEqual(codes)
  })
  it('asks for a reason where it is declined, not where it is approved', () => {
    expect(whyNotReason('declined', null)?.code).toBe('decline-reason-needed')
    expect(whyNotReason('declined', 'For mange timer')).toBeNull()
    expect(whyNotReason('approved', null)).toBeNull()
  })
})

describe('moving on', () => {
  it.each([
    ['running', false, null],
    ['running', true, 'successor-exists'],
    ['upcoming', false, 'placement-not-running'],
    ['ended', false, 'placement-not-running'],
  ] as const)('%s, followed: %s', (state, followed, code) => {
    expect(whyNotMoveAtAll(state, followed)?.code ?? null).toBe(code)
  })

  const from = { siteId: 'site-1', startedOn: '2026-11-02', endsOn: '2027-01-29' }
  it.each([
    ['another site later', { siteId: 'site-2', startsOn: '2026-11-03' }, []],
    ['the same site', { siteId: 'site-1', startsOn: '2026-11-03' }, ['site-unchanged']],
    ['the day it began', { siteId: 'site-2', startsOn: '2026-11-02' }, ['move-before-start']],
    ['its last day', { siteId: 'site-2', startsOn: '2027-01-29' }, []],
    ['the day after its last', { siteId: 'site-2', startsOn: '2027-01-30' }, ['start-after-period']],
  ])('to %s', (_, to, codes) => {
    expect(whyNotMove(from, to).map(({ code }) => code)).toEqual(codes)
  })

  const before: Predecessor = { startedOn: '2026-11-02', endedOn: null, lastPresentOn: '2026-11-17' }
  it.each<[string, Partial<Predecessor>, string, string | null]>([
    ['today', {}, today, null],
    ['tomorrow', {}, '2026-11-19', null],
    ['the day after tomorrow', {}, '2026-11-20', 'move-too-far-ahead'],
    ['a day somebody was there', {}, '2026-11-17', 'end-before-attendance'],
    ['the day the former began', { lastPresentOn: null }, '2026-11-02', 'move-before-start'],
    ['the day after', { lastPresentOn: null }, '2026-11-03', null],
    ['a former that is over', { endedOn: '2026-11-10' }, '2026-12-01', null],
    ['a former that never began', { startedOn: null }, '2026-12-01', null],
  ])('starting %s', (_, change, startedOn, code) => {
    expect(whyNotFollow({ ...before, ...change }, startedOn, today)?.code ?? null).toBe(code)
  })

  it('goes on where the ramp has come to', () => {
    const { ramp } = content
    expect(rampFromDay(ramp, '2026-11-23', '2026-11-27').map(({ fromWeek }) => fromWeek)).toEqual([1, 5])
    // Monday of the third week: the first step has run two weeks
    expect(rampFromDay(ramp, '2026-11-23', '2026-12-07').map(({ fromWeek }) => fromWeek)).toEqual([1, 3])
    expect(rampFromDay(ramp, '2026-11-23', '2026-12-21')).toEqual([{ ...ramp[1], fromWeek: 1 }])
    expect(rampFromDay([], '2026-11-23', '2026-12-21')).toEqual([])
    expect(movedContent(content, '2026-11-23', { siteId: 'site-2', startsOn: '2026-12-21' })).toMatchObject({
      siteId: 'site-2',
      startsOn: '2026-12-21',
      endsOn: content.endsOn,
      buddy: null,
      goal: content.goal,
    })
  })
})

describe('who does what', () => {
  const text = { da: 'Noget', en: 'Something' }
  const door = { jobcenter: [text], supplier: [text], citizen: [text], unionRep: [text] }
  const owners = { jobcenter: 'Karen Holm', supplier: 'Jonas Friis', union_rep: null }

  it('has days of its own, by day, then what the door says', () => {
    const days = { startsOn: '2026-11-23', endsOn: '2027-03-19', draftedOn: '2026-11-18' }
    const duties = dutiesFor(door, days, owners)
    expect(duties.map(({ party, dueOn }) => [party, dueOn])).toEqual([
      // two working days after Wednesday
      ['jobcenter', '2026-11-20'],
      ['union_rep', '2026-11-22'],
      ['supplier', '2026-11-23'],
      ['jobcenter', '2026-11-27'],
      ['supplier', '2026-12-21'],
      ['jobcenter', '2027-02-23'],
      ['jobcenter', '2027-03-05'],
      ['jobcenter', null],
      ['supplier', null],
      ['citizen', null],
      ['union_rep', null],
    ])
    expect(duties[0]?.ownerName).toBe('Karen Holm')
    expect(duties[2]?.ownerName).toBe('Jonas Friis')
    expect(duties[1]?.ownerName).toBeNull()
  })

  it('asks for nothing after the last day', () => {
    const duties = dutiesFor(door, { startsOn: '2026-11-23', endsOn: '2026-12-18', draftedOn: '2026-11-18' }, owners)
    expect(duties.filter(({ dueOn }) => dueOn !== null).every(({ dueOn }) => (dueOn ?? '') <= '2026-12-18')).toBe(true)
    expect(duties.map(({ dueOn }) => dueOn)).not.toContain('2027-02-23')
  })

  const ofDoor = (key: Door, days: { startsOn: string; endsOn: string; draftedOn: string }) => {
    const definition = catalogueV1.doors.find((one) => one.door === key)
    if (!definition) throw new Error(`the catalogue has no ${key} door`)
    const asked = dutiesFor(definition.duties, days, owners)
    return { asked: asked.filter(({ dueOn }) => dueOn === null).map(({ text }) => text.da), all: definition.duties }
  }
  const long = { startsOn: '2026-11-23', endsOn: '2027-03-19', draftedOn: '2026-11-18' }

  it.each<[Door, readonly string[]]>([
    ['red', ['Skriver under på aftalen i VITAS.', 'Kan se, hvor mange pladser stedet bruger.']],
    [
      'yellow',
      [
        'Har VITAS klar på to dage.',
        'Måler sammen med dig hver tredje måned.',
        'Skriver under på aftalen i VITAS.',
        'Kan se, hvor mange pladser stedet bruger.',
      ],
    ],
    ['green', ['Tager imod dig som alle andre nye.']],
  ])('says once what a day and the %s door both ask', (door, twice) => {
    const { asked, all } = ofDoor(door, long)
    const lines = [...all.jobcenter, ...all.supplier, ...all.citizen, ...all.unionRep].map(({ da }) => da)
    const ofThem = (line: string) => line.replace(/\b(?:du|dig)\b/g, 'borgeren')
    expect(lines.filter((line) => !asked.includes(ofThem(line)))).toEqual(twice)
  })

  it('speaks about the citizen, whom four parties read of', () => {
    const told = catalogueV1.doors.flatMap(({ duties }) => dutiesFor(duties, long, owners).map(({ text }) => text))
    expect(told.map(({ da }) => da).filter((da) => /\b(?:du|dig|dit|din|dine)\b/i.test(da))).toEqual([])
    expect(told.map(({ en }) => en).filter((en) => /\byour?\b/i.test(en))).toEqual([])
    const [line] = dutiesFor(
      {
        jobcenter: [{ da: 'Ringer, når du er i gang med din plads.', en: 'Calls when you come to your place.' }],
        supplier: [],
        citizen: [],
        unionRep: [],
      },
      long,
      owners,
    ).filter(({ dueOn }) => dueOn === null)
    expect(line?.text).toEqual({
      da: 'Ringer, når borgeren er i gang med borgerens plads.',
      en: 'Calls when you come to your place.',
    })
  })

  it('keeps what the door asks where the day is beyond the last one', () => {
    const { asked } = ofDoor('yellow', { ...long, endsOn: '2026-12-18' })
    expect(asked).toContain('Måler sammen med borgeren hver tredje måned.')
    expect(asked).not.toContain('Har VITAS klar på to dage.')
  })

  it('has VITAS ready the day before the start at the latest', () => {
    const [first] = dutiesFor(door, { startsOn: '2026-11-19', endsOn: '2027-03-19', draftedOn: '2026-11-18' }, owners)
    expect(first?.dueOn).toBe('2026-11-18')
  })
})

describe('the calendar', () => {
  const work = {
    startsOn: '2026-12-21',
    endsOn: '2027-04-02',
    startedOn: null,
    endedOn: null,
    weekdayHours: [4, 4, 4, 0, 0, 0, 0],
    ramp: [
      { fromWeek: 1, weekdayHours: [2, 0, 0, 0, 0, 0, 0], pace: null },
      { fromWeek: 3, weekdayHours: [4, 4, 4, 0, 0, 0, 0], pace: null },
    ],
    shifts: [
      { weekdays: [1, 2], startsAt: '09:00' },
      { weekdays: [1], startsAt: '06:30' },
    ],
    closedDays: ['2027-01-05'],
  }

  it('has the days of the ramp, without holidays and closed days, from the first shift of the day', () => {
    const days = workDaysOf(work)
    expect(days.slice(0, 6)).toEqual([
      { on: '2026-12-21', from: '06:30', hours: 2 },
      { on: '2026-12-28', from: '06:30', hours: 2 },
      { on: '2027-01-04', from: '06:30', hours: 4 },
      // Tuesday the 5th is closed
      { on: '2027-01-06', from: null, hours: 4 },
      { on: '2027-01-11', from: '06:30', hours: 4 },
      { on: '2027-01-12', from: '09:00', hours: 4 },
    ])
    // Easter Monday
    expect(days.map(({ on }) => on)).not.toContain('2027-03-29')
  })

  it('ends where the placement really ended, and begins where it began', () => {
    const days = workDaysOf({ ...work, startedOn: '2026-12-28', endedOn: '2027-01-04' })
    expect(days.map(({ on }) => on)).toEqual(['2026-12-28', '2027-01-04'])
  })

  it('has the follow-ups in order', () => {
    expect(followUpsOf(work, '2027-01-18').map(({ kind, on, weeks }) => [kind, on, weeks])).toEqual([
      ['first', '2026-12-21', null],
      ['review', '2027-01-18', null],
      ['check', '2027-01-18', 4],
      ['next', '2027-03-19', null],
      ['measure', '2027-03-21', null],
      ['check', '2027-03-22', 13],
      ['last', '2027-04-02', null],
      ['check', '2027-06-21', 26],
      ['check', '2027-12-20', 52],
    ])
  })
})
