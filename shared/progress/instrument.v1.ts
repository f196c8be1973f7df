/**
 * The instrument, version 1: what is asked of citizen and caseworker every three months. Inspired by the Beskæftigelses Indikator
 * Projekt (domain.md 2.3); the wording is our own. Answers are kept with the version they were given to: a change of wording is a new
 * version beside this one, never an edit.
 */

/** Each statement fits from 1 to 5; whoever does not know or will not say leaves it out. */
export const steps = [1, 2, 3, 4, 5] as const
export type Step = (typeof steps)[number]

export const parties = ['citizen', 'caseworker'] as const
export type Party = (typeof parties)[number]

type Text = { readonly da: string; readonly en: string }
export type Indicator = {
  readonly key: IndicatorKey
  /** What it is about, for tables and talks. */
  readonly name: Text
  /** The statement as each party reads it; null where that party is not asked. */
  readonly asked: Readonly<Record<Party, Text | null>>
}

export const indicatorKeys = [
  'self_efficacy',
  'job_belief',
  'labour_knowledge',
  'goal',
  'cooperation',
  'contact_strangers',
  'network',
  'everyday',
  'health_coping',
  'work_identity',
] as const
export type IndicatorKey = (typeof indicatorKeys)[number]

/**
 * What the caseworker believes of the citizen's chances steers the caseworker's own effort (domain.md 2.2). It is shown to the one who
 * gave it and to nobody else, compared with nothing, and no rule may read it.
 */
export const ownEyesOnly: IndicatorKey = 'job_belief'

export const scale: Readonly<Record<Step, Text>> = {
  1: { da: 'Passer slet ikke', en: 'Does not fit at all' },
  2: { da: 'Passer lidt', en: 'Fits a little' },
  3: { da: 'Passer nogenlunde', en: 'Fits to some extent' },
  4: { da: 'Passer godt', en: 'Fits well' },
  5: { da: 'Passer helt', en: 'Fits completely' },
}

const indicators: readonly Indicator[] = [
  {
    key: 'self_efficacy',
    name: { da: 'Tro på egne evner', en: 'Trust in own abilities' },
    asked: {
      citizen: { da: 'Jeg kan klare et arbejde, hvis jeg får chancen.', en: 'I can manage a job if I get the chance.' },
      caseworker: {
        da: 'Borgeren regner med at kunne klare et arbejde.',
        en: 'The citizen expects to be able to manage a job.',
      },
    },
  },
  {
    key: 'job_belief',
    name: { da: 'Tro på job', en: 'Belief in getting a job' },
    asked: {
      citizen: { da: 'Jeg tror, jeg er i arbejde om et år.', en: 'I think I will be in work a year from now.' },
      caseworker: {
        da: 'Jeg tror, borgeren er i arbejde om et år.',
        en: 'I think the citizen will be in work a year from now.',
      },
    },
  },
  {
    key: 'labour_knowledge',
    name: { da: 'Kendskab til job', en: 'Knowing which jobs there are' },
    asked: {
      citizen: { da: 'Jeg ved, hvilke job jeg kan få.', en: 'I know which jobs I could get.' },
      caseworker: {
        da: 'Borgeren ved, hvilke job der er mulige.',
        en: 'The citizen knows which jobs are possible.',
      },
    },
  },
  {
    key: 'goal',
    name: { da: 'Næste skridt', en: 'Next step' },
    asked: {
      citizen: { da: 'Jeg ved, hvad mit næste skridt er.', en: 'I know what my next step is.' },
      caseworker: {
        da: 'Borgeren ved, hvad det næste skridt er.',
        en: 'The citizen knows what the next step is.',
      },
    },
  },
  {
    key: 'cooperation',
    name: { da: 'Arbejde sammen med andre', en: 'Working with others' },
    asked: {
      citizen: { da: 'Det er let for mig at arbejde sammen med andre.', en: 'I find it easy to work with others.' },
      caseworker: {
        da: 'Borgeren har let ved at arbejde sammen med andre.',
        en: 'The citizen finds it easy to work with others.',
      },
    },
  },
  {
    key: 'contact_strangers',
    name: { da: 'Henvende sig til nye', en: 'Approaching new people' },
    asked: {
      citizen: {
        da: 'Jeg kan godt henvende mig til folk, jeg ikke kender.',
        en: 'I can approach people I do not know.',
      },
      caseworker: {
        da: 'Borgeren henvender sig gerne til nye mennesker.',
        en: 'The citizen is willing to approach new people.',
      },
    },
  },
  {
    key: 'network',
    name: { da: 'Støtte fra andre', en: 'Support from others' },
    asked: {
      citizen: {
        da: 'Der er nogen, der støtter mig i at komme i arbejde.',
        en: 'Somebody supports me in getting into work.',
      },
      caseworker: {
        da: 'Borgeren har nogen, der støtter vejen til arbejde.',
        en: 'The citizen has somebody who supports the way into work.',
      },
    },
  },
  {
    key: 'everyday',
    name: { da: 'Overskud i hverdagen', en: 'Energy in everyday life' },
    asked: {
      citizen: {
        da: 'Jeg har overskud i hverdagen til at gå på arbejde.',
        en: 'I have the energy in everyday life to go to work.',
      },
      caseworker: {
        da: 'Borgeren har overskud i hverdagen til at gå på arbejde.',
        en: 'The citizen has the energy in everyday life to go to work.',
      },
    },
  },
  {
    key: 'health_coping',
    name: { da: 'Helbred og arbejde', en: 'Health and work' },
    asked: {
      citizen: {
        da: 'Jeg kan passe på mit helbred, så jeg kan arbejde.',
        en: 'I can look after my health so that I can work.',
      },
      caseworker: {
        da: 'Borgeren passer på sit helbred, så arbejde er muligt.',
        en: 'The citizen looks after their health so that work is possible.',
      },
    },
  },
  {
    key: 'work_identity',
    name: { da: 'Ser sig selv i arbejde', en: 'Sees themselves in work' },
    asked: {
      citizen: null,
      caseworker: {
        da: 'Borgeren ser sig selv som en, der går på arbejde.',
        en: 'The citizen sees themselves as somebody who goes to work.',
      },
    },
  },
]

export const instrumentV1 = { version: 1, scale, indicators } as const
export type Instrument = typeof instrumentV1
