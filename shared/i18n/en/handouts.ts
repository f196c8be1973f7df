import { formatFor } from '../format.ts'
import type { Texts } from '../texts.ts'

const english = formatFor('en')

export const handouts: Texts['handouts'] = {
  calendar: {
    fileName: 'plan',
    name: (site) => `Plan: ${site}`,
    workDay: (name, site) => `${name}: ${site}`,
    hours: (hours) => `${english.hours(hours)} agreed.`,
    someone: 'Citizen',
    first: (name) => `First day: ${name}`,
    last: (name) => `Last agreed day: ${name}`,
    review: (name) => `Talk about the door: ${name}`,
    measure: (name) => `Measure together: ${name}`,
    check: (name, weeks) => `${weeks} weeks after the start: is ${name} in a job?`,
    next: (name) => `Agree on the next step: ${name}`,
  },
  rules: {
    fileName: 'rule-list',
    headers: { rule: 'Rule', verdict: 'Verdict', words: 'Explanation', law: 'Law', source: 'Source', certainty: 'Certainty' },
    site: 'Site',
    offer: 'Offer',
    period: 'Period',
    asOf: 'Judged',
    sent: (date) => `when the agreement was sent on ${date}`,
    today: (date) => `today, ${date}`,
  },
  vitas: {
    times: (days, from, to) => `${days}: ${from}–${to}`,
    day: (day, hours) => `${day} ${hours}`,
    ramp: (steps) => `The hours rise on the way: ${steps}. The hours above are those at the end.`,
    step: (week, hours) => `from week ${week}: ${hours} a week`,
    pace: (from, to) => `pace ${from}–${to}`,
    goal: (goal) => `The citizen’s goal: ${goal}`,
    support: (support) => `Support: ${support}`,
    buddy: (buddy) => `Buddy: ${buddy}.`,
    mentor: (hours) => `${hours} a week`,
    noMentor: 'None',
  },
}
