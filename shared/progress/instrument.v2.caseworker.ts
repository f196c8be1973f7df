import type { Question, Text } from './instrument.ts'

/** What the caseworker is asked in version 2. Job search is asked beside it, by `activityKeys`. */
export const caseworkerAsksV2: readonly Question[] = [
  {
    key: 'self_efficacy',
    statement: { da: 'Borgeren regner med at kunne klare et arbejde.', en: 'The citizen expects to be able to manage a job.' },
  },
  {
    key: 'job_belief',
    statement: {
      da: 'Jeg tror, at borgeren har et arbejde om et år.',
      en: 'I think the citizen will have a job a year from now.',
    },
  },
  {
    key: 'labour_knowledge',
    statement: { da: 'Borgeren ved, hvilke job der er mulige.', en: 'The citizen knows which jobs are possible.' },
  },
  {
    key: 'goal',
    statement: {
      da: 'Borgeren ved, hvad det næste skridt mod et arbejde er.',
      en: 'The citizen knows what the next step towards a job is.',
    },
  },
  {
    key: 'cooperation',
    statement: { da: 'Borgeren har let ved at arbejde sammen med andre.', en: 'The citizen finds it easy to work with others.' },
  },
  {
    key: 'contact_strangers',
    statement: {
      da: 'Borgeren går hen og taler med folk, borgeren ikke kender.',
      en: 'The citizen goes up and talks to people they do not know.',
    },
  },
  {
    key: 'network',
    statement: {
      da: 'Borgeren har nogen, der støtter vejen til arbejde.',
      en: 'The citizen has somebody who supports the way into work.',
    },
  },
  {
    key: 'everyday',
    statement: {
      da: 'Borgeren har kræfter i hverdagen til også at gå på arbejde.',
      en: 'The citizen has the energy in everyday life to go to work as well.',
    },
  },
  {
    key: 'health_coping',
    statement: {
      da: 'Borgeren passer på sit helbred, så arbejde er muligt.',
      en: 'The citizen looks after their health so that work is possible.',
    },
  },
  {
    key: 'work_identity',
    statement: {
      da: 'Borgeren ser sig selv som en, der går på arbejde.',
      en: 'The citizen sees themselves as somebody who goes to work.',
    },
  },
]

/** What somebody can do to find work. Counted, never weighed. */
export const activityKeys = [
  'looked_at_jobs',
  'asked_around',
  'contacted_employer',
  'visited_workplace',
  'wrote_cv',
  'applied',
  'interview',
  'looked_at_courses',
] as const
type ActivityKey = (typeof activityKeys)[number]

/** Stands for "none of them", which is an answer; an empty list is none. */
export const noActivity = 'none'

export const activities: Readonly<Record<ActivityKey, Text>> = {
  looked_at_jobs: { da: 'Har set på ledige job', en: 'Has looked at vacancies' },
  asked_around: { da: 'Har spurgt nogen, borgeren kender, om job', en: 'Has asked somebody they know about jobs' },
  contacted_employer: { da: 'Har selv kontaktet en arbejdsplads', en: 'Has contacted a workplace themselves' },
  visited_workplace: { da: 'Har besøgt en arbejdsplads', en: 'Has visited a workplace' },
  wrote_cv: { da: 'Har skrevet eller rettet sit CV', en: 'Has written or revised their CV' },
  applied: { da: 'Har søgt et job', en: 'Has applied for a job' },
  interview: { da: 'Har været til en jobsamtale', en: 'Has been to a job interview' },
  looked_at_courses: { da: 'Har set på kurser eller uddannelse', en: 'Has looked at courses or training' },
}
