import type { motivation as da } from '../da/motivation.ts'

export const motivation: typeof da = {
  title: 'Motivation',
  lede: 'Each party answers for themselves how keen they are to carry on. The answers are never added up, and no rule uses them.',
  parties: { citizen: 'Citizen', caseworker: 'Caseworker', team_lead: 'Team lead' },
  none: 'Nobody has answered yet.',
  noneOf: (party) => `${party}: no answers`,
  last: (party, step, date) => `${party}: ${step} (${date})`,
  lines: (said) => `Motivation over time. ${said}.`,
  said: (party, answers) => `${party}: ${answers}`,
  answer: (date, step) => `${date} ${step}`,
  table: 'All answers',
  day: 'Day',
  who: 'Party',
  step: 'Answer',
  by: 'Who',
  most: 'Extremely',
  least: 'Not at all',
  meaning: 'What do the lines mean?',
  meaningText:
    'The citizen is asked at every measurement, the caseworker once a month and the team lead once a week. Anybody may skip it. The lines show what each party has said of themselves. They do not say who is right, and they are part of no proposal and no figure for management.',
  own: 'Your answer this month',
  say: 'Save my answer',
  change: 'Change my answer',
}
