import type { IndicatorKey, Question, Text } from './instrument.ts'

export const crewKeys = [
  'cooperation',
  'contact_strangers',
  'everyday',
  'task_routine',
  'asks_in_doubt',
] as const satisfies readonly IndicatorKey[]
type CrewKey = (typeof crewKeys)[number]

/**
 * What a team lead is asked in version 2: only what can be seen at work. Apart from the other parties' files, so that a phone
 * fetches no more than this.
 */
export const crewAsksV2: readonly (Question & { readonly key: CrewKey })[] = [
  {
    key: 'cooperation',
    statement: { da: 'Arbejder godt sammen med kollegerne.', en: 'Works well together with colleagues.' },
  },
  {
    key: 'contact_strangers',
    statement: {
      da: 'Taler med folk på stedet, også dem der er nye.',
      en: 'Talks to people on the site, also those who are new.',
    },
  },
  {
    key: 'everyday',
    statement: {
      da: 'Har kræfter til opgaverne hele arbejdsdagen.',
      en: 'Has the energy for the tasks throughout the working day.',
    },
  },
  {
    key: 'task_routine',
    statement: {
      da: 'Laver de kendte opgaver i en fast rækkefølge.',
      en: 'Does the familiar tasks in a steady order.',
    },
  },
  {
    key: 'asks_in_doubt',
    statement: { da: 'Spørger, når noget er uklart.', en: 'Asks when something is unclear.' },
  },
]

/** What each is about. */
export const crewNamesV2: Readonly<Record<CrewKey, Text>> = {
  cooperation: { da: 'Arbejde sammen med andre', en: 'Working with others' },
  contact_strangers: { da: 'Tale med nye mennesker', en: 'Talking to new people' },
  everyday: { da: 'Kræfter i hverdagen', en: 'Energy in everyday life' },
  task_routine: { da: 'Rutine i opgaverne', en: 'Routine in the tasks' },
  asks_in_doubt: { da: 'Spørger ved tvivl', en: 'Asks when in doubt' },
}
