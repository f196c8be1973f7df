import type { Facts } from '../../problem.ts'
import { formatFor } from '../format.ts'
import type { Texts } from '../texts.ts'
import { ruleWords } from './ruleWords.ts'

const english = formatFor('en')
const number = (value: string | number | undefined): string => english.number(Number(value))
const hoursOf = (value: string | number | undefined): string => english.hours(Number(value))
const weeksOf = (value: string | number | undefined): string => (Number(value) === 1 ? '1 week' : `${number(value)} weeks`)
const monthsOf = (value: string | number | undefined): string => (Number(value) === 1 ? '1 month' : `${number(value)} months`)

export const offers: Texts['offers'] = {
  rules: {
    door: { name: 'Door', meaning: 'The door must be decided first.', ok: () => 'The door is decided.' },
    place: {
      name: 'Place',
      meaning: 'The site must have a free place at the citizen’s door.',
      ok: ({ free, places }: Facts) =>
        free === undefined || places === undefined
          ? 'There is a free place.'
          : `${number(free)} of ${number(places)} places are free.`,
    },
    host: {
      name: 'Host',
      meaning: 'Useful work can only be with a public host.',
      ok: () => 'This host can take the offer.',
    },
    'target-group': {
      name: 'Target group',
      meaning: 'The citizen’s target group must be able to get the offer.',
      ok: () => 'The citizen’s target group can get the offer.',
    },
    period: {
      name: 'Period',
      meaning: 'The period needs a first and a last day.',
      ok: ({ weeks }: Facts) => (weeks === undefined ? 'The period is in order.' : `The period is ${weeksOf(weeks)}.`),
    },
    weeks: {
      name: 'Length',
      meaning: 'The offer may only last so long for the target group. Earlier periods count.',
      ok: ({ weeks, months, limit }: Facts) => {
        if (limit === undefined) return weeks === undefined ? 'No limit to the length.' : `${weeksOf(weeks)}. There is no limit.`
        if (weeks !== undefined) return `${weeksOf(weeks)} of at most ${number(limit)}.`
        return months === undefined ? 'The length is in order.' : `${monthsOf(months)} of at most ${number(limit)}.`
      },
    },
    'prior-months': {
      name: 'Time on benefit',
      meaning: 'A wage subsidy in a private company asks for months on benefit first.',
      ok: ({ months, limit }: Facts) =>
        months === undefined || limit === undefined
          ? 'This is not asked for here.'
          : `${monthsOf(months)} on benefit. At least ${number(limit)} are asked for.`,
    },
    overlap: {
      name: 'Overlap',
      meaning: 'The citizen cannot be in two places on the same day.',
      ok: () => 'No other placement runs on those days.',
    },
    hours: {
      name: 'Hours',
      meaning: 'There must be hours, at most 12 a day and 37 a week.',
      ok: ({ hours, max }: Facts) =>
        hours === undefined
          ? 'The hours are in order.'
          : `${hoursOf(hours)} a week${max === undefined ? '' : ` of at most ${number(max)}`}.`,
    },
    availability: {
      name: 'The citizen’s time',
      meaning: 'The hours must suit when the citizen can work.',
      ok: ({ canWork }: Facts) =>
        canWork === undefined ? 'The hours suit the citizen.' : `The citizen can work ${hoursOf(canWork)} a week.`,
    },
    shifts: {
      name: 'Shifts',
      meaning: 'The site must have a shift on the chosen days.',
      ok: () => 'There is a shift on the chosen days.',
    },
    quota: {
      name: 'Reasonableness quota',
      meaning: 'Only so many may be on an offer at the P-number as its full-time equivalents make room for.',
      ok: ({ used, limit, fte }: Facts) =>
        used === undefined || limit === undefined
          ? 'The plan takes no new place of the quota.'
          : `${number(used)} of ${number(limit)} on an offer${fte === undefined ? '' : ` with ${number(fte)} full-time equivalents`}, this one included.`,
    },
    'net-growth': {
      name: 'Net growth',
      meaning:
        'With a wage subsidy the company may not have fewer ordinary full-time equivalents than the average of the last year.',
      ok: ({ last, mean }: Facts) =>
        last === undefined || mean === undefined
          ? 'This is not asked for here.'
          : `${number(last)} full-time equivalents last month. The average is ${number(mean)}.`,
    },
    certificate: {
      name: 'Child certificate',
      meaning: 'Where there are children, the child certificate must be in order before the start.',
      ok: () => 'No child certificate is missing.',
    },
    'mentor-budget': {
      name: 'Mentor hours',
      meaning: 'The mentor hours must fit in the municipality’s budget for the year.',
      ok: ({ hours, budget, used, year }: Facts) => {
        if (hours === undefined || Number(hours) === 0) return 'The plan has no mentor hours.'
        if (budget === undefined || used === undefined) return `${hoursOf(hours)} of mentoring.`
        return `${hoursOf(hours)} of mentoring. In ${year ?? 'the year'} ${number(used)} of ${number(budget)} hours are used.`
      },
    },
    'employee-rep': {
      name: 'Employees’ representative',
      meaning: 'The employees’ representative must have said yes before the start.',
      ok: () => 'The representative has said yes, or need not be asked.',
    },
  },
  verdicts: { ok: 'In order', open: 'Not answered', warn: 'Warns', stop: 'Stops' },
  certainties: {
    verified: 'Verified',
    old: 'From an older text',
    conflicting: 'Sources disagree',
    unknown: 'Not verified',
  },
  certaintyHints: {
    verified: 'Read in the rule’s own text or with the authority.',
    old: 'Only found in an older text. It may have changed.',
    conflicting: 'Two sources say different things.',
    unknown: 'Nobody has looked it up yet.',
  },

  checks: {
    title: 'Rules',
    lede: 'The list keeps up while you type.',
    stops: (count) => (count === 1 ? '1 stops' : `${count} stop`),
    warns: (count) => (count === 1 ? '1 warns' : `${count} warn`),
    opens: (count) => (count === 1 ? '1 not answered' : `${count} not answered`),
    allWell: 'All is in order',
    toRules: 'See the rules',
    unsureWarns: 'A rule that is not verified only warns.',
  },

  ruleWords,
  page: {
    title: 'Rules',
    lede: 'What the offers are judged by: value, days, law and source. A rule that is not verified only warns.',
    views: 'View',
    rules: 'Rules',
    mentor: 'Mentor hours',
    link: 'Rules for offers',
    topic: 'Topic',
    certainty: 'Certainty',
    rule: 'Rule',
    value: 'Value',
    days: 'Valid',
    law: 'Law',
    source: 'Source',
    sure: 'Certainty',
    coming: 'Coming',
    comingFrom: (value, date) => `${value} from ${date}`,
    sameFrom: (date) => `unchanged from ${date}`,
    lawAndSource: 'Law and source',
    comingTitle: (date) => `A new main act is expected on ${date}`,
    comingText: (count, said) =>
      count === 1
        ? 'One value changes that day. It is carried on as it is until the act is verified, and only warns.'
        : `${said} values are carried on from that day and are not verified yet. From then on they only warn, until somebody has looked them up.`,
    from: (date) => `from ${date}`,
    to: (date) => `until ${date}`,
    fromTo: (from, to) => `${from} – ${to}`,
    always: 'without dates',
    notNow: 'Does not count today',
    none: 'No rule matches what you chose.',
    showAll: 'Show all rules',
    noLaw: 'Not stated',
  },
  rule: {
    back: 'To rules',
    now: 'Counts today',
    nothingNow: 'No value counts today. An agreement that is judged by it gets a warning.',
    coming: 'Coming',
    history: 'History',
    noHistory: 'No earlier values.',
    note: 'Note',
    recorded: 'Written',
    recordedBy: (who, at) => `${at} by ${who}`,
    withHouse: (at) => `${at} when this was set up`,
    reason: 'Why',
    fate: 'Now',
    ended: 'Ended',
    superseded: (at) => `Replaced ${at}`,
    supersededBy: (at, who) => `Replaced ${at} by ${who}`,
    record: 'Write a new value',
  },
  record: {
    title: (name) => `New value: ${name}`,
    tabTitle: 'New value',
    value: 'Value',
    noLimit: 'There is no limit',
    groups: 'Target groups',
    groupsHint: 'By their number in the Act on an active employment effort (LAB) § 6. None chosen means none.',
    validFrom: 'Valid from',
    validTo: 'Valid until and including',
    validToHint: 'Leave the field empty if the last day is not known.',
    law: 'Law and section',
    lawHint: 'For example LAB § 61(1).',
    source: 'Source',
    sourceHint: 'Where you read it: page, guide or letter, with its date.',
    certainty: 'How certain is it?',
    certaintyMissing: 'Choose how certain it is.',
    note: 'Note',
    noteHint: 'What a colleague must know to use the value.',
    reason: 'Why do you write it?',
    reasonHint: 'At least ten characters. It stands in the history with your name.',
    effect: 'What happens when you save',
    effectWaits: 'Write the day the value is valid from.',
    counts: (days) => `The new value counts ${days}.`,
    effectNew: 'No other value counts on the first day.',
    replaced: (value, days) => `“${value}” (${days}) no longer counts.`,
    shortened: (value, days, left) => `“${value}” (${days}) then only counts ${left}.`,
    kept: (value, days) => `“${value}” (${days}) stays as it is.`,
    gap: (date) => `From ${date} no value counts then. An agreement that is judged by it gets a warning.`,
    all: 'Agreements that have been sent keep the list they were judged by.',
    submit: 'Save the value',
    reload: 'Load the page again',
  },
  mentor: {
    lede: 'From 2026 there is a ceiling on what municipalities spend on mentors. The budget is hours in a calendar year.',
    year: 'Year',
    budget: 'Budget',
    used: 'Used and agreed',
    left: 'Left',
    over: (said) => `${said} too much`,
    noBudget: 'No budget',
    none: 'No budget has been written yet. Without it plans with mentor hours get a warning.',
    set: 'Change',
    setYear: (year) => `Budget for ${year}`,
    hours: 'Hours in the year',
    hoursHint: 'Leave the field empty to take the budget away.',
    hoursUnit: 'hours',
    submit: 'Save the budget',
  },
  staffing: {
    title: (name) => `Full-time equivalents at ${name}`,
    lede: 'Ordinary full-time equivalents in the whole company (CVR), month by month. For a wage subsidy the last month may not be below the average.',
    back: 'To sites',
    month: 'Month',
    fte: 'Full-time equivalents',
    edit: 'Change full-time equivalents',
    editHint: 'Leave a month empty if the number is not known.',
    none: 'No full-time equivalents have been written for the company yet. Wage subsidies get a warning until they are there.',
    growth: 'Net growth for a wage subsidy that starts today',
    last: (month, fte) => `Last whole month, ${month}: ${fte} full-time equivalents.`,
    mean: (said, fte) => `Average of ${said} months with it: ${fte} full-time equivalents.`,
    grows: 'The requirement is met.',
    shrinks: 'The requirement is not met.',
    missing: (months) => `It cannot be worked out. There is no number for ${months}.`,
    notAsked: 'Nothing is asked for today.',
    submit: 'Save full-time equivalents',
    link: 'The company’s full-time equivalents',
  },

  quota: {
    title: 'Reasonableness quota',
    used: (used, limit) => `${used} of ${limit} places for offers are used`,
    free: (free, said) => (free === 1 ? 'There is room for 1 more.' : `There is room for ${said} more.`),
    full: 'There is no room for more.',
    over: (said) => `There are ${said} too many. Those who are here stay, but nobody new can start.`,
    from: (fte, date) => `Worked out from ${fte} ordinary full-time equivalents at the P-number on ${date}.`,
    counts: (offers) => `What counts: ${offers}. Those agreed but not begun count too.`,
    noFte: 'No full-time equivalents have been written, so the limit cannot be worked out.',
    noFteUsed: (count, said) => (count === 1 ? '1 person is on an offer.' : `${said} people are on an offer.`),
  },
}
