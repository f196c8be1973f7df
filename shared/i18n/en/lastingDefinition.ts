import type { Texts } from '../texts.ts'

export const lastingDefinition: Texts['lastingDefinition'] = {
  title: 'What counts as a lasting job?',
  lede: 'The municipality decides. Each day is judged by what counted on that day, so what has been said of days that are over never changes.',
  ledeRead: 'Each day is judged by what counted on that day. The administrator can set another.',
  now: 'Counts today',
  weeks: (weeks) => `${weeks} weeks of ordinary work`,
  bridged: (weeks) =>
    weeks === 0
      ? 'No break is allowed'
      : weeks === 1
        ? 'Breaks of up to 1 week do not end it'
        : `Breaks of up to ${weeks} weeks do not end it`,
  hours: (hours) => `At least ${hours} hours a week, added up`,
  anyHours: 'Any number of hours counts',
  asItCame: 'As it came. Nobody has changed it.',
  list: 'All versions',
  none: 'There is only the one the system came with.',
  from: 'Counts from',
  said: 'What counts',
  why: 'Why',
  who: 'Who and when',
  state: 'Status',
  states: { now: 'Counts', ahead: 'To come', former: 'Counted before', replaced: 'Replaced' },
  add: 'Set another',
  form: {
    title: 'New definition',
    validFrom: 'Counts from',
    validFromHint: 'Today or later.',
    weeks: 'Weeks of ordinary work',
    weeksHint: (min, max) => `From ${min} to ${max}.`,
    bridgedWeeks: 'Breaks that do not end it',
    bridgedWeeksHint: (min, max) => `Whole weeks from ${min} to ${max}. They are not counted.`,
    leastHours: 'Fewest hours a week',
    leastHoursHint: '0 means that any number counts. Hours of several jobs at the same time are added up.',
    reason: 'Why is it changed?',
    reasonHint: 'Stands in the list of versions, for everybody to see.',
    weekUnit: 'weeks',
    hourUnit: 'hours',
    replaces: 'One that counts from that day is already set. It will be replaced.',
    effect: 'People can get another status from that day, also those whose job was lasting the day before.',
    submit: 'Set definition',
  },
}
