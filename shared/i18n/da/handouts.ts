import { formatFor } from '../format.ts'

const dansk = formatFor('da')

/** What goes out in files and is copied elsewhere: the calendar, the rule list and the values of the VITAS sheet. */
export const handouts = {
  calendar: {
    fileName: 'plan',
    name: (site: string) => `Plan: ${site}`,
    workDay: (name: string, site: string) => `${name}: ${site}`,
    hours: (hours: number) => `${dansk.hours(hours)} aftalt.`,
    someone: 'Borger',
    first: (name: string) => `Første dag: ${name}`,
    last: (name: string) => `Sidste aftalte dag: ${name}`,
    review: (name: string) => `Tal om døren: ${name}`,
    measure: (name: string) => `Mål sammen: ${name}`,
    check: (name: string, weeks: number) => `${weeks} uger efter start: er ${name} i job?`,
    next: (name: string) => `Aftal næste skridt: ${name}`,
  },
  rules: {
    fileName: 'regelliste',
    headers: { rule: 'Regel', verdict: 'Vurdering', words: 'Forklaring', law: 'Lov', source: 'Kilde', certainty: 'Sikkerhed' },
    site: 'Arbejdssted',
    offer: 'Tilbud',
    period: 'Periode',
    asOf: 'Vurderet',
    sent: (date: string) => `da aftalen blev sendt ${date}`,
    today: (date: string) => `i dag, ${date}`,
  },
  vitas: {
    times: (days: string, from: string, to: string) => `${days}: kl. ${from}–${to}`,
    day: (day: string, hours: string) => `${day} ${hours}`,
    ramp: (steps: string) => `Timerne stiger undervejs: ${steps}. Timetallet ovenfor er det, der sluttes med.`,
    step: (week: number, hours: string) => `fra uge ${week}: ${hours} om ugen`,
    pace: (from: string, to: string) => `tempo ${from}–${to}`,
    goal: (goal: string) => `Borgerens mål: ${goal}`,
    support: (support: string) => `Støtte: ${support}`,
    buddy: (buddy: string) => `Makker: ${buddy}.`,
    mentor: (hours: string) => `${hours} om ugen`,
    noMentor: 'Ingen',
  },
}
