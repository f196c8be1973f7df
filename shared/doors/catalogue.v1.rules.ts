import type { BarrierTag, Contradiction, Door, DoorRule, Text } from './doors.schema.ts'

const say = (da: string, en: string): Text => ({ da, en })

const rule = (question: string, option: string, door: Door, da: string, en: string): DoorRule => ({
  key: `${question}-${option}`,
  when: { question, options: [option] },
  door,
  sentence: say(da, en),
})

export const rules: DoorRule[] = [
  rule(
    'hours',
    'up-to-10',
    'red',
    'Du kan arbejde op til 10 timer om ugen lige nu. Få timer og tæt støtte giver en god start.',
    'You can work up to 10 hours a week right now. Few hours and close support make a good start.',
  ),
  rule(
    'hours',
    'from-11-to-24',
    'yellow',
    'Du kan arbejde 11 til 24 timer om ugen. Så er der plads til støtte, mens timerne stiger.',
    'You can work 11 to 24 hours a week. That leaves room for support while the hours grow.',
  ),
  rule(
    'hours',
    'from-25',
    'green',
    'Du kan arbejde 25 timer eller mere om ugen. Det passer til et hold med en fast vagtplan.',
    'You can work 25 hours or more a week. That fits a team with an ordinary rota.',
  ),
  rule(
    'attendance',
    'hard',
    'red',
    'Det er svært for dig at komme til tiden lige nu. Et fast sted og en daglig snak kan hjælpe.',
    'It is hard for you to come on time right now. A fixed place and a daily talk can help.',
  ),
  rule(
    'attendance',
    'reminder',
    'yellow',
    'Du kommer til tiden, når nogen minder dig om det. Det kan en makker gøre.',
    'You come on time when someone reminds you. A buddy can do that.',
  ),
  rule('attendance', 'alone', 'green', 'Du kommer til tiden uden hjælp.', 'You come on time without help.'),
  rule(
    'rhythm',
    'none',
    'red',
    'Din hverdag har ikke en fast rytme lige nu. Faste dage og en senere mødetid gør det lettere.',
    'Your daily life has no steady rhythm right now. Fixed days and a later start make it easier.',
  ),
  rule(
    'rhythm',
    'swings',
    'yellow',
    'Din rytme svinger. Faste dage og en makker giver mere ro.',
    'Your rhythm varies. Fixed days and a buddy make things calmer.',
  ),
  rule('rhythm', 'steady', 'green', 'Du har en fast rytme i din hverdag.', 'You have a steady rhythm in your daily life.'),
  rule(
    'fixed-person',
    'always',
    'red',
    'Du har brug for en fast person, hver gang du er på arbejde.',
    'You need one particular person every time you are at work.',
  ),
  rule(
    'fixed-person',
    'first-weeks',
    'yellow',
    'Du har brug for en fast person de første uger.',
    'You need one particular person the first weeks.',
  ),
  rule(
    'fixed-person',
    'no',
    'green',
    'Du kan arbejde uden en fast person, når du er vist til rette.',
    'You can work without one particular person once you have been shown around.',
  ),
  rule(
    'language',
    'every-task',
    'yellow',
    'Du har brug for hjælp til dansk ved hver opgave. En makker kan vise dig det.',
    'You need help with Danish for every task. A buddy can show you.',
  ),
  rule(
    'language',
    'shown',
    'green',
    'Du forstår korte beskeder på dansk. Det er nok til at begynde.',
    'You understand short messages in Danish. That is enough to begin.',
  ),
  rule('language', 'alone', 'green', 'Du forstår det, der bliver sagt på dansk.', 'You understand what is said in Danish.'),
  rule(
    'people',
    'quiet',
    'red',
    'Du har brug for et roligt sted med få mennesker. Det har vi, hvor støtten er tæt.',
    'You need a quiet place with few people. We have that where support is close.',
  ),
  rule(
    'people',
    'slowly',
    'yellow',
    'Du har brug for tid til at lære andre at kende. En makker er en god start.',
    'You need time to get to know others. A buddy is a good start.',
  ),
  rule(
    'people',
    'fine',
    'green',
    'Du har det fint med at være sammen med mange på arbejdet.',
    'You are fine with being with many people at work.',
  ),
  rule(
    'body',
    'short',
    'yellow',
    'Du kan arbejde lidt ad gangen og med pauser. Timer og opgaver skal passe til det.',
    'You can work a little at a time, with breaks. Hours and tasks must fit that.',
  ),
  rule(
    'body',
    'some',
    'yellow',
    'Du skal skånes for nogle opgaver. Vi aftaler hvilke, før du starter.',
    'You must be spared some tasks. We agree which ones before you start.',
  ),
  rule('body', 'all', 'green', 'Du kan klare alle opgaver.', 'You can do all tasks.'),
  rule(
    'parallel',
    'yes',
    'yellow',
    'Du er i gang med andet, som tager kræfter. Der skal være plads til begge dele.',
    'You are doing something else that takes energy. There must be room for both.',
  ),
  rule('parallel', 'no', 'green', 'Der er ikke andet, som tager din tid nu.', 'Nothing else takes your time now.'),
  rule(
    'experience',
    'first-job',
    'yellow',
    'Det er dit første job. En makker viser dig, hvordan en dag på arbejdet går.',
    'It is your first job. A buddy shows you what a day at work is like.',
  ),
  rule(
    'experience',
    'long-ago',
    'green',
    'Du har haft job før. Det kan du bygge på, selv om det er længe siden.',
    'You have had a job before. You can build on that, even if it is a long time ago.',
  ),
  rule(
    'experience',
    'no-paper',
    'green',
    'Du kan noget, som du ikke har papir på. Det kan du vise på arbejdet.',
    'You have skills that you have no papers for. You can show them at work.',
  ),
  rule('experience', 'recent', 'green', 'Du har haft job for nylig.', 'You have had a job recently.'),
]

const apart = (key: string, one: [string, string], other: [string, string], da: string, en: string): Contradiction => ({
  key,
  between: [
    { question: one[0], options: [one[1]] },
    { question: other[0], options: [other[1]] },
  ],
  sentence: say(da, en),
})

export const contradictions: Contradiction[] = [
  apart(
    'many-hours-short-spells',
    ['hours', 'from-25'],
    ['body', 'short'],
    'Du kan arbejde mange timer, men kun lidt ad gangen. Tal om, hvordan det hænger sammen.',
    'You can work many hours, but only a little at a time. Talk about how that fits together.',
  ),
  apart(
    'on-time-no-rhythm',
    ['attendance', 'alone'],
    ['rhythm', 'none'],
    'Du kommer til tiden, men har ikke en fast rytme. Tal om, hvad der skal til, for at det holder.',
    'You come on time, but have no steady rhythm. Talk about what it takes to keep that up.',
  ),
  apart(
    'nobody-beside-every-task',
    ['fixed-person', 'no'],
    ['language', 'every-task'],
    'Du vil arbejde uden en fast person, men har brug for hjælp til sproget ved hver opgave. Tal om, hvem der hjælper.',
    'You would work without one particular person, but need help with the language for every task. Talk about who helps.',
  ),
  apart(
    'many-hours-care-unsettled',
    ['hours', 'from-25'],
    ['care', 'unsettled'],
    'Du kan arbejde mange timer, men pasning er ikke på plads. Tal om, hvad der skal ske først.',
    'You can work many hours, but care is not settled. Talk about what must happen first.',
  ),
  apart(
    'early-start-no-rhythm',
    ['earliest-start', 'before-7'],
    ['rhythm', 'none'],
    'Du kan møde tidligt, men har ikke en fast rytme. Tal om, hvilken mødetid der holder.',
    'You can start early, but have no steady rhythm. Talk about which starting time will last.',
  ),
]

const tag = (key: string, name: [string, string], helps: [string, string]): BarrierTag => ({
  key,
  name: say(...name),
  helps: say(...helps),
})

export const tags: BarrierTag[] = [
  tag(
    'transport',
    ['Transport', 'Transport'],
    ['Buskort, cykel eller et sted tæt på', 'A bus pass, a bicycle or a place close by'],
  ),
  tag('childcare', ['Pasning', 'Childcare'], ['Tal om pasning og mødetid', 'Talk about care and starting time']),
  tag('interpreter', ['Tolk', 'Interpreter'], ['Bestil tolk til samtaler', 'Book an interpreter for talks']),
  tag('danish', ['Dansk', 'Danish'], ['Find hold i dansk, som passer til vagten', 'Find a Danish class that fits the shift']),
  tag(
    'digital-id',
    ['MitID eller mobil', 'MitID or phone'],
    ['Hjælp med MitID, mobil og post', 'Help with MitID, phone and digital post'],
  ),
  tag(
    'child-certificate',
    ['Børneattest mangler', 'Child certificate missing'],
    ['Bed stedet om at bestille den i god tid', 'Ask the workplace to order it in good time'],
  ),
  tag('debt', ['Gæld', 'Debt'], ['Tal med en rådgiver, før lønnen kommer', 'Talk to an adviser before the pay comes']),
  tag('housing', ['Bolig', 'Housing'], ['Få hjælp til en fast bolig', 'Get help to find a settled home']),
  tag('hearing', ['Hørelse', 'Hearing'], ['Vis opgaven, og skriv den ned', 'Show the task and write it down']),
  tag('sight', ['Syn', 'Sight'], ['Godt lys og stor skrift', 'Good light and large print']),
  tag('set-breaks', ['Pauser på faste tider', 'Breaks at set times'], ['Aftal tiden med holdet', 'Agree the time with the team']),
  tag(
    'careful-period',
    ['Hensyn i en periode', 'Extra care for a period'],
    ['Aftal, hvad der skal undgås, og hvor længe', 'Agree what to avoid, and for how long'],
  ),
  tag(
    'products',
    ['Tåler ikke visse midler', 'Cannot use certain products'],
    ['Vælg andre midler og handsker', 'Choose other products and gloves'],
  ),
]
