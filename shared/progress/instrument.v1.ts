import type { Instrument } from './instrument.ts'

/** Version 1, as it was asked of citizen and caseworker until version 2. */
export const instrumentV1 = {
  version: 1,
  countsFrom: '2000-01-01',
  scale: {
    1: { da: 'Passer slet ikke', en: 'Does not fit at all' },
    2: { da: 'Passer lidt', en: 'Fits a little' },
    3: { da: 'Passer nogenlunde', en: 'Fits to some extent' },
    4: { da: 'Passer godt', en: 'Fits well' },
    5: { da: 'Passer helt', en: 'Fits completely' },
  },
  names: {
    self_efficacy: { da: 'Tro på egne evner', en: 'Trust in own abilities' },
    job_belief: { da: 'Tro på job', en: 'Belief in getting a job' },
    labour_knowledge: { da: 'Kendskab til job', en: 'Knowing which jobs there are' },
    goal: { da: 'Næste skridt', en: 'Next step' },
    cooperation: { da: 'Arbejde sammen med andre', en: 'Working with others' },
    contact_strangers: { da: 'Henvende sig til nye', en: 'Approaching new people' },
    network: { da: 'Støtte fra andre', en: 'Support from others' },
    everyday: { da: 'Overskud i hverdagen', en: 'Energy in everyday life' },
    health_coping: { da: 'Helbred og arbejde', en: 'Health and work' },
    work_identity: { da: 'Ser sig selv i arbejde', en: 'Sees themselves in work' },
  },
  asks: {
    citizen: [
      {
        key: 'self_efficacy',
        statement: { da: 'Jeg kan klare et arbejde, hvis jeg får chancen.', en: 'I can manage a job if I get the chance.' },
      },
      {
        key: 'job_belief',
        statement: { da: 'Jeg tror, jeg er i arbejde om et år.', en: 'I think I will be in work a year from now.' },
      },
      { key: 'labour_knowledge', statement: { da: 'Jeg ved, hvilke job jeg kan få.', en: 'I know which jobs I could get.' } },
      { key: 'goal', statement: { da: 'Jeg ved, hvad mit næste skridt er.', en: 'I know what my next step is.' } },
      {
        key: 'cooperation',
        statement: { da: 'Det er let for mig at arbejde sammen med andre.', en: 'I find it easy to work with others.' },
      },
      {
        key: 'contact_strangers',
        statement: {
          da: 'Jeg kan godt henvende mig til folk, jeg ikke kender.',
          en: 'I can approach people I do not know.',
        },
      },
      {
        key: 'network',
        statement: {
          da: 'Der er nogen, der støtter mig i at komme i arbejde.',
          en: 'Somebody supports me in getting into work.',
        },
      },
      {
        key: 'everyday',
        statement: {
          da: 'Jeg har overskud i hverdagen til at gå på arbejde.',
          en: 'I have the energy in everyday life to go to work.',
        },
      },
      {
        key: 'health_coping',
        statement: {
          da: 'Jeg kan passe på mit helbred, så jeg kan arbejde.',
          en: 'I can look after my health so that I can work.',
        },
      },
    ],
    caseworker: [
      {
        key: 'self_efficacy',
        statement: {
          da: 'Borgeren regner med at kunne klare et arbejde.',
          en: 'The citizen expects to be able to manage a job.',
        },
      },
      {
        key: 'job_belief',
        statement: {
          da: 'Jeg tror, borgeren er i arbejde om et år.',
          en: 'I think the citizen will be in work a year from now.',
        },
      },
      {
        key: 'labour_knowledge',
        statement: {
          da: 'Borgeren ved, hvilke job der er mulige.',
          en: 'The citizen knows which jobs are possible.',
        },
      },
      {
        key: 'goal',
        statement: {
          da: 'Borgeren ved, hvad det næste skridt er.',
          en: 'The citizen knows what the next step is.',
        },
      },
      {
        key: 'cooperation',
        statement: {
          da: 'Borgeren har let ved at arbejde sammen med andre.',
          en: 'The citizen finds it easy to work with others.',
        },
      },
      {
        key: 'contact_strangers',
        statement: {
          da: 'Borgeren henvender sig gerne til nye mennesker.',
          en: 'The citizen is willing to approach new people.',
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
          da: 'Borgeren har overskud i hverdagen til at gå på arbejde.',
          en: 'The citizen has the energy in everyday life to go to work.',
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
    ],
    team_lead: [],
  },
} as const satisfies Instrument
