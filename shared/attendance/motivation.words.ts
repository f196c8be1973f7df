import type { Motivation } from './motivation.ts'

type Text = { readonly da: string; readonly en: string }

/**
 * The one question, as a team lead is asked, and the answers in words for all three parties: version 1, asked from 1 December 2026. Another
 * wording is another question: then a version beside this one, since answers are kept as they were given.
 */
export const leadsMotivation: { readonly question: Text; readonly about: Text; readonly answered: Text } = {
  question: {
    da: 'Hvor meget lyst har du til at gå videre med forløbet?',
    en: 'How keen are you to carry on with this course of work?',
  },
  about: {
    da: 'Det handler om din egen lyst, ikke om personen. Du bliver spurgt én gang om ugen og kan springe over. Sagsbehandleren ser svaret.',
    en: 'It is about you, not about the person. You are asked once a week and can skip it. The caseworker sees your answer.',
  },
  answered: { da: 'Dit svar i denne uge', en: 'Your answer this week' },
}

export const motivationWords: Readonly<Record<Motivation, Text>> = {
  1: { da: 'Slet ikke', en: 'Not at all' },
  2: { da: 'Lidt', en: 'A little' },
  3: { da: 'Nogenlunde', en: 'Somewhat' },
  4: { da: 'Meget', en: 'Very' },
  5: { da: 'Rigtig meget', en: 'Extremely' },
}
