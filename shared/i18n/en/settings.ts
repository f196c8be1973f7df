import type { Texts } from '../texts.ts'

export const settings: Texts['settings'] = {
  title: 'Settings',
  lede: 'They hold for the whole municipality from the moment they are saved.',
  ledeRead: 'They hold for the whole municipality. An administrator can change them.',
  groups: {
    alerts: 'When My day speaks up',
    supplier: 'What the supplier can see',
    contract: 'When Contract speaks up',
  },
  names: {
    'absences-in-a-row': 'Absences in a row',
    'attendance-below': 'Low attendance',
    'silent-days-lead': 'Days without a log, team lead',
    'silent-days-manager': 'Days without a log, manager and caseworker',
    'ending-days': 'Placement ends soon',
    'supplier-access-days': 'Access after a placement',
    'displacement-trainees': 'Many in training, few hired',
  },
  does: {
    'absences-in-a-row':
      'On so many planned days in a row must a citizen be sick or not come before the caseworker is told in My day. Agreed absence and closed days do not count.',
    'attendance-below':
      'The caseworker is told in My day when a citizen has been there on less than this share of the logged days in three weeks.',
    'silent-days-lead': 'So many planned days of a citizen may be missing before the team lead is reminded.',
    'silent-days-manager':
      'So many planned days at a site may be missing before the supplier’s manager and the caseworker are told.',
    'ending-days': 'So many days before a placement ends, My day asks for the next step if nothing is agreed.',
    'supplier-access-days':
      'For so many days after a placement the supplier can still see the citizen and what the team lead has logged.',
    'displacement-trainees':
      'When so many people in a year have been in a work placement, wage subsidy or community work at a site, and at most four are seen hired afterwards, the page on displacement says so in words.',
  },
  value: {
    days: (count) => (count === 1 ? '1 day' : `${count} days`),
    percent: (count) => `${count}%`,
    people: (count) => (count === 1 ? '1 person' : `${count} people`),
  },
  units: { days: 'days', percent: '%', people: 'people' },
  field: { days: 'Number of days', percent: 'Per cent', people: 'Number of people' },
  range: (min, max) => `From ${min} to ${max}.`,
  otherwise: (value) => `To begin with: ${value}.`,
  setBy: (name, date) => `Set by ${name} on ${date}`,
  setOn: (date) => `Set on ${date}`,
  asItCame: 'As it came',
  change: 'Change',
  changeNamed: (name) => `Change: ${name}`,
  submit: 'Save the threshold',
  saved: (name, value) => `Saved: ${name} is now ${value}.`,
}
