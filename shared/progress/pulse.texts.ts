import type { Motivation } from '../attendance/motivation.ts'
import type { CitizenText } from './instrument.v2.citizen.ts'

type InTwo = { readonly da: string; readonly en: string }

/** The citizen's last question at a measurement, version 1: about the way into work. It is no part of the instrument's answers. */
export const citizensMotivation: { readonly question: CitizenText; readonly steps: Readonly<Record<Motivation, CitizenText>> } = {
  question: {
    da: 'Hvor meget har du lyst til den vej til arbejde, du er på nu?',
    en: 'How much do you want the way into work that you are on now?',
    uk: 'Наскільки вам хочеться йти далі тим шляхом до роботи, яким ви йдете зараз?',
    ar: 'ما مدى رغبتك في مواصلة طريقك الحالي نحو العمل؟',
  },
  steps: {
    1: { da: 'Slet ikke', en: 'Not at all', uk: 'Зовсім не хочеться', ar: 'لا رغبة لديّ إطلاقًا' },
    2: { da: 'Kun lidt', en: 'Only a little', uk: 'Лише трохи', ar: 'رغبة قليلة' },
    3: { da: 'Nogenlunde', en: 'To some extent', uk: 'Певною мірою', ar: 'رغبة متوسطة' },
    4: { da: 'Meget', en: 'A lot', uk: 'Хочеться', ar: 'رغبة كبيرة' },
    5: { da: 'Rigtig meget', en: 'Very much', uk: 'Дуже хочеться', ar: 'رغبة كبيرة جدًّا' },
  },
}

/** As a caseworker is asked, once a month; the answers' words are those of shared/attendance/motivation.words.ts. */
export const caseworkersMotivation: { readonly question: InTwo; readonly about: InTwo } = {
  question: {
    da: 'Hvor meget lyst har du til at gå videre ad den vej, I er på nu?',
    en: 'How keen are you to carry on along the way you are both on now?',
  },
  about: {
    da: 'Det handler om din egen lyst, ikke om borgeren. Du bliver spurgt én gang om måneden og kan springe over.',
    en: 'It is about you, not about the citizen. You are asked once a month and can skip it.',
  },
}
