import type { Catalogue, Question, Text } from './doors.schema.ts'

const say = (da: string, en: string): Text => ({ da, en })

const options = (...known: [key: string, da: string, en: string][]): Question['options'] => [
  ...known.map(([key, da, en]) => ({ key, text: say(da, en) })),
  { key: 'unknown', text: say('Ved ikke', 'Don’t know') },
]

export const groups: Catalogue['groups'] = [
  { key: 'rhythm', title: say('Tid og rytme', 'Time and rhythm') },
  { key: 'support', title: say('Støtte og sprog', 'Support and language') },
  {
    key: 'body',
    title: say('Krop, transport og børn', 'Body, transport and children'),
  },
  {
    key: 'wishes',
    title: say('Ønsker og andet, der fylder', 'Wishes and what else takes time'),
  },
]

export const questions: Question[] = [
  {
    key: 'hours',
    group: 'rhythm',
    text: say('Hvor mange timer om ugen kan du arbejde lige nu?', 'How many hours a week can you work right now?'),
    help: say('Tænk på de første uger. Tallet kan stige siden.', 'Think of the first weeks. The number can grow later.'),
    options: options(
      ['up-to-10', 'Op til 10 timer', 'Up to 10 hours'],
      ['from-11-to-24', '11 til 24 timer', '11 to 24 hours'],
      ['from-25', '25 timer eller mere', '25 hours or more'],
    ),
  },
  {
    key: 'attendance',
    group: 'rhythm',
    text: say(
      'Hvor let er det for dig at komme til tiden de dage, vi aftaler?',
      'How easy is it for you to come on time on the days we agree?',
    ),
    help: null,
    options: options(
      ['alone', 'Det klarer jeg selv', 'I manage that myself'],
      ['reminder', 'Det går, når nogen minder mig om det', 'It works when someone reminds me'],
      ['hard', 'Det er svært lige nu', 'It is hard right now'],
    ),
  },
  {
    key: 'rhythm',
    group: 'rhythm',
    text: say('Har du en fast rytme med søvn og hverdag?', 'Do you have a steady rhythm of sleep and daily life?'),
    help: null,
    options: options(
      ['steady', 'Ja, for det meste', 'Yes, mostly'],
      ['swings', 'Den svinger', 'It varies'],
      ['none', 'Nej, ikke lige nu', 'No, not right now'],
    ),
  },
  {
    key: 'earliest-start',
    group: 'rhythm',
    text: say('Hvornår kan du tidligst møde på arbejde?', 'What is the earliest you can start work?'),
    help: null,
    options: options(
      ['before-7', 'Før klokken 7', 'Before 7 o’clock'],
      ['from-7', 'Mellem klokken 7 og 9', 'Between 7 and 9 o’clock'],
      ['from-9', 'Efter klokken 9', 'After 9 o’clock'],
    ),
  },
  {
    key: 'fixed-person',
    group: 'support',
    text: say(
      'Har du brug for en fast person ved din side på arbejdet?',
      'Do you need one particular person beside you at work?',
    ),
    help: say('Det kan være en makker eller en, der lærer dig op.', 'It can be a buddy or someone who trains you.'),
    options: options(
      ['no', 'Nej, ikke når jeg er vist til rette', 'No, not once I have been shown around'],
      ['first-weeks', 'Ja, de første uger', 'Yes, the first weeks'],
      ['always', 'Ja, hver gang jeg er på arbejde', 'Yes, every time I am at work'],
    ),
  },
  {
    key: 'language',
    group: 'support',
    text: say('Hvordan går det med at forstå beskeder på dansk?', 'How well do you understand messages in Danish?'),
    help: null,
    options: options(
      ['alone', 'Jeg forstår dem uden hjælp', 'I understand them without help'],
      [
        'shown',
        'Jeg forstår korte beskeder, især når nogen viser mig det',
        'I understand short ones, best when someone shows me',
      ],
      ['every-task', 'Jeg har brug for hjælp til sproget ved hver opgave', 'I need help with the language for every task'],
    ),
  },
  {
    key: 'people',
    group: 'support',
    text: say(
      'Hvordan har du det med at være sammen med mange på arbejdet?',
      'How do you feel about being with many people at work?',
    ),
    help: null,
    options: options(
      ['fine', 'Det har jeg det fint med', 'I am fine with that'],
      ['slowly', 'Det går, når jeg lærer dem at kende', 'It goes well once I get to know them'],
      ['quiet', 'Jeg har brug for et roligt sted med få mennesker', 'I need a quiet place with few people'],
    ),
  },
  {
    key: 'body',
    group: 'body',
    text: say('Hvad kan din krop holde til på arbejdet?', 'What can your body take at work?'),
    help: say(
      'At gøre rent er at gå, løfte og bruge hænderne. Sig, hvad du kan. Du skal ikke fortælle om sygdom.',
      'Cleaning means walking, lifting and using your hands. Say what you can do. You need not tell us about illness.',
    ),
    options: options(
      ['all', 'Alle opgaver', 'All tasks'],
      ['some', 'De fleste, men jeg skal skånes for nogle', 'Most, but I must be spared some'],
      ['short', 'Lidt ad gangen og med pauser', 'A little at a time, with breaks'],
    ),
  },
  {
    key: 'transport',
    group: 'body',
    text: say('Hvordan kommer du til og fra arbejde?', 'How do you get to and from work?'),
    help: null,
    options: options(
      ['own', 'Jeg kører selv, cykler eller går', 'I drive, cycle or walk'],
      ['public', 'Med bus eller tog', 'By bus or train'],
      ['unsettled', 'Det er ikke på plads endnu', 'It is not settled yet'],
    ),
  },
  {
    key: 'care',
    group: 'body',
    text: say('Har du børn eller andre, du skal passe på faste tider?', 'Do you look after children or others at set times?'),
    help: say('Du skal ikke fortælle hvem.', 'You need not say whom.'),
    options: options(
      ['no', 'Nej', 'No'],
      ['daytime', 'Ja, så det passer bedst at arbejde om dagen', 'Yes, so daytime work suits me best'],
      ['unsettled', 'Ja, og pasning er ikke på plads endnu', 'Yes, and care is not settled yet'],
    ),
  },
  {
    key: 'parallel',
    group: 'wishes',
    text: say('Er du i gang med andet, som tager tid og kræfter?', 'Are you doing something else that takes time and energy?'),
    help: say('Du skal kun svare ja eller nej. Du skal ikke fortælle hvad.', 'Just answer yes or no. You need not say what.'),
    options: options(['no', 'Nej', 'No'], ['yes', 'Ja', 'Yes']),
  },
  {
    key: 'experience',
    group: 'wishes',
    text: say('Hvad har du prøvet før?', 'What have you done before?'),
    help: say('Tag det, der passer bedst.', 'Choose what fits best.'),
    options: options(
      ['recent', 'Jeg har haft job for nylig', 'I have had a job recently'],
      ['long-ago', 'Jeg har haft job, men det er længe siden', 'I have had a job, but it is a long time ago'],
      ['no-paper', 'Jeg kan noget, som jeg ikke har papir på', 'I have skills that I have no papers for'],
      ['first-job', 'Det bliver mit første job', 'This will be my first job'],
    ),
  },
  {
    key: 'wish',
    group: 'wishes',
    text: say('Hvad er vigtigst for dig nu?', 'What matters most to you now?'),
    help: null,
    options: options(
      ['pay', 'At få et job med løn hurtigt', 'To get a paid job soon'],
      ['learn', 'At lære noget nyt', 'To learn something new'],
      ['gently', 'At begynde stille og roligt', 'To begin gently'],
      ['promises', 'At det, vi aftaler, bliver holdt', 'That what we agree is kept'],
    ),
  },
]
