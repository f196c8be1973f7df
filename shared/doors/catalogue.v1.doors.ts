import type { DoorDefinition, MoveFact, RampWeek, Text } from './doors.schema.ts'

const say = (da: string, en: string): Text => ({ da, en })
const both = (...pairs: [da: string, en: string][]): Text[] => pairs.map(([da, en]) => say(da, en))

type Pair = readonly [from: number, to: number]
const ramp = (...weeks: readonly (readonly [hours: Pair, pace: Pair | null])[]): RampWeek[] =>
  weeks.map(([hours, pace], at) => ({
    week: at + 1,
    hours: { from: hours[0], to: hours[1] },
    pace: pace && { from: pace[0], to: pace[1] },
  }))

type Limit = Partial<Pick<MoveFact, 'atLeast' | 'below'>>
const fact = (kind: MoveFact['kind'], direction: MoveFact['direction'], weeks: number, limit: Limit = {}): MoveFact => ({
  kind,
  direction,
  weeks,
  atLeast: null,
  below: null,
  ...limit,
})

const red: DoorDefinition = {
  door: 'red',
  name: say('Tæt støtte', 'Close support'),
  summary: say(
    'Du starter med få timer og en fast person ved din side. Du er med på en rigtig plads fra første dag.',
    'You start with few hours and one particular person beside you. You are in a real workplace from the first day.',
  ),
  criteria: both(
    ['Du kan arbejde op til 10 timer om ugen nu.', 'You can work up to 10 hours a week now.'],
    ['Det er svært at møde til tiden.', 'It is hard to come on time.'],
    ['Du har brug for en fast person.', 'You need one particular person.'],
    ['Du er i gang med andet, der hjælper dig.', 'You are doing other things that help you.'],
  ),
  hours: { start: { from: 2, to: 8 }, goal: { from: 10, to: 12 } },
  pace: say(
    'Vi ser ikke på tempo de første fire uger. Siden er 30 til 50 procent af det normale fint.',
    'We do not look at pace for the first four weeks. After that, 30 to 50 per cent of the norm is fine.',
  ),
  place: say(
    'Et træningssted, et vaskeri, arbejde med vogne eller et roligt hus. Altid om dagen.',
    'A training centre, a laundry, work with trolleys or a quiet building. Always by day.',
  ),
  groupSize: say('I er højst fem sammen med en instruktør.', 'At most five of you with one instructor.'),
  offers: both(
    [
      'Praktik i et firma i op til 13 uger, i nogle sager 26.',
      'Work placement (virksomhedspraktik) for up to 13 weeks, in some cases 26.',
    ],
    ['En mentor.', 'A mentor.'],
    ['Hjælp til hverdag og helbred ved siden af.', 'Help with daily life and health alongside.'],
    ['En til tre timer med løn, så tidligt som uge fem.', 'One to three paid hours, as early as week five.'],
    ['Nytteindsats kun på en plads i kommunen.', 'Community service work (nytteindsats) only at a municipal workplace.'],
  ),
  payTarget: {
    text: say('Vi går efter, at du får de første timer med løn senest i uge 8.', 'We aim for your first paid hours by week 8.'),
    week: 8,
  },
  duties: {
    jobcenter: both(
      ['Taler med dig hver uge de første seks uger.', 'Talks with you every week for the first six weeks.'],
      ['Bevilger en mentor.', 'Grants a mentor.'],
      ['Løser transport og pasning med dig.', 'Solves transport and care with you.'],
      ['Svarer firmaet inden for en arbejdsdag.', 'Answers the supplier within one working day.'],
    ),
    supplier: both(
      ['Giver dig en fast person og en fast plads.', 'Gives you one particular person and a fixed place.'],
      ['Tager fem minutters snak hver dag.', 'Takes five minutes to talk every day.'],
      ['Skriver kun ned, om du er der.', 'Records attendance only.'],
    ),
    citizen: both(
      ['Aftaler dagene i ugen.', 'Agrees on the days of the week.'],
      ['Skriver en sms, hvis det ikke går i dag.', 'Sends a text message when today will not work.'],
    ),
    unionRep: both(
      ['Skriver under på aftalen i VITAS.', 'Signs the agreement in VITAS.'],
      ['Kan se, hvor mange pladser stedet bruger.', 'Can see how many places the site is using.'],
    ),
  },
  review: { first: 4, every: 4, atMost: 26 },
  moveUp: both(
    [
      'Du har været der mindst 80 procent af tiden i fire uger.',
      'You have been there at least 80 per cent of the time for four weeks.',
    ],
    ['Du er godkendt til tre slags opgaver.', 'You are signed off for three kinds of tasks.'],
    ['Du har lyst til det.', 'You want it.'],
    ['I har holdt begge de samtaler, hvor I måler.', 'Both talks with a measurement have been held.'],
  ),
  moveDown: both(
    ['Du beder om det.', 'You ask for it.'],
    [
      'Du er væk mere end halvdelen af tiden i tre uger. Så taler vi inden tre dage. Intet sker af sig selv.',
      'You are away more than half the time in three weeks. Then we talk within three days. Nothing happens by itself.',
    ],
  ),
  moveFacts: [
    fact('attendance', 'up', 4, { atLeast: 80 }),
    fact('measured', 'up', 13),
    fact('attendance', 'down', 3, { below: 50 }),
  ],
  ramp: ramp(
    [[2, 8], null],
    [[2, 8], null],
    [[3, 8], null],
    [[4, 8], null],
    [
      [4, 9],
      [30, 35],
    ],
    [
      [5, 9],
      [30, 35],
    ],
    [
      [6, 9],
      [30, 40],
    ],
    [
      [6, 10],
      [30, 40],
    ],
    [
      [7, 10],
      [35, 45],
    ],
    [
      [8, 11],
      [35, 45],
    ],
    [
      [8, 11],
      [35, 50],
    ],
    [
      [9, 12],
      [40, 50],
    ],
    [
      [10, 12],
      [40, 50],
    ],
  ),
}

const yellow: DoorDefinition = {
  door: 'yellow',
  name: say('Støtte', 'Support'),
  summary: say(
    'Du starter med en makker og et område, der er dit. Timer og opgaver stiger uge for uge.',
    'You start with a buddy and an area that is yours. Hours and tasks grow week by week.',
  ),
  criteria: both(
    ['Du kan arbejde 11 til 24 timer om ugen.', 'You can work 11 to 24 hours a week.'],
    ['Du møder, når nogen minder dig om det.', 'You come when someone reminds you.'],
    ['Du skal lære sprog, fag eller tempo på jobbet.', 'You will learn language, trade or pace at work.'],
  ),
  hours: { start: { from: 10, to: 18 }, goal: { from: 20, to: 25 } },
  pace: say('Fra 50 procent af det normale til 80 procent.', 'From 50 per cent of the norm to 80 per cent.'),
  place: say(
    'Et område på en skole eller et plejehjem ved siden af din makker. Om dagen eller tidlig aften.',
    'An area in a school or nursing home next to your buddy. By day or early in the evening.',
  ),
  groupSize: say('Du har en makker, der højst hjælper to.', 'You have a buddy, who helps at most two people.'),
  offers: both(
    ['Praktik i et firma i 4 eller 13 uger.', 'Work placement (virksomhedspraktik) for 4 or 13 weeks.'],
    ['Timer med løn ved siden af.', 'Ordinary paid hours alongside.'],
    ['Job med løntilskud i seks måneder.', 'A job with a wage subsidy (løntilskud) for six months.'],
    ['En mentor på stedet.', 'A mentor at the site.'],
    ['IGU eller et kort kursus i faget (AMU).', 'Integration training (IGU) or a short trade course (AMU).'],
    ['Hjælp fra en personlig assistent.', 'A personal assistant.'],
  ),
  payTarget: {
    text: say('Vi går efter, at halvdelen af timerne er med løn i uge 13.', 'We aim for half the hours to be paid by week 13.'),
    week: 13,
  },
  duties: {
    jobcenter: both(
      ['Taler med dig hver anden eller tredje uge.', 'Talks with you every two or three weeks.'],
      ['Har VITAS klar på to dage.', 'Has VITAS ready in two days.'],
      ['Finder kurser i sprog og fag.', 'Books language and trade courses.'],
      ['Måler sammen med dig hver tredje måned.', 'Measures with you every three months.'],
    ),
    supplier: both(
      ['Giver dig en makker med navn og kort til hver opgave.', 'Gives you a named buddy and cards for each task.'],
      [
        'Tager ti minutter hver uge om fremmøde, opgaver og tempo.',
        'Takes ten minutes a week on attendance, tasks mastered and pace.',
      ],
    ),
    citizen: both(
      ['Vælger den næste opgave, du vil lære.', 'Chooses the next task to learn.'],
      ['Svarer på spørgsmål hver tredje måned.', 'Answers questions every three months.'],
    ),
    unionRep: both(
      ['Skriver under på aftalen i VITAS.', 'Signs the agreement in VITAS.'],
      ['Kan se, hvor mange pladser stedet bruger.', 'Can see how many places the site is using.'],
    ),
  },
  review: { first: 4, every: 6, atMost: 26 },
  moveUp: both(
    ['Du har haft mindst 20 timer i fire uger.', 'You have had at least 20 hours for four weeks.'],
    ['Dit tempo er 80 procent eller mere på et sted.', 'Your pace is 80 per cent or more at one site.'],
    ['Du kan klare et område alene.', 'You can work an area alone.'],
    ['Firmaet har et job at få.', 'The supplier has a vacancy.'],
  ),
  moveDown: both(
    ['Du beder om det.', 'You ask for it.'],
    [
      'Dit tempo eller dit helbred falder. Så går vi ned i timer først, og du beholder dem med løn.',
      'Your pace or health falls. Then we lower the hours first, and you keep the paid ones.',
    ],
  ),
  // band 4 is the words for 80 per cent of the norm or more
  moveFacts: [fact('hours', 'up', 4, { atLeast: 20 }), fact('pace', 'up', 4, { atLeast: 4 })],
  ramp: ramp(
    [
      [10, 18],
      [50, 50],
    ],
    [
      [10, 18],
      [50, 55],
    ],
    [
      [11, 18],
      [50, 55],
    ],
    [
      [12, 19],
      [55, 60],
    ],
    [
      [13, 20],
      [55, 60],
    ],
    [
      [14, 20],
      [60, 65],
    ],
    [
      [15, 21],
      [60, 65],
    ],
    [
      [16, 21],
      [65, 70],
    ],
    [
      [17, 22],
      [65, 70],
    ],
    [
      [18, 23],
      [70, 75],
    ],
    [
      [18, 24],
      [70, 75],
    ],
    [
      [19, 24],
      [75, 80],
    ],
    [
      [20, 25],
      [75, 80],
    ],
  ),
}

const green: DoorDefinition = {
  door: 'green',
  name: say('Egne ben', 'On your own feet'),
  summary: say(
    'Du starter som de andre på holdet, på en plads og en vagt som deres. Du får hjælp, hvis du beder om det.',
    'You start like the others on the team, at a site and on a shift like theirs. You get help when you ask for it.',
  ),
  criteria: both(
    [
      'Du kan arbejde 25 timer eller mere, eller alle de timer, du ønsker.',
      'You can work 25 hours or more, or all the hours you want.',
    ],
    ['Du møder uden hjælp.', 'You come without help.'],
    ['Du har kun brug for at blive vist til rette.', 'You need only to be shown around.'],
  ),
  hours: { start: { from: 20, to: 37 }, goal: { from: 20, to: 37 } },
  pace: say(
    'Fra 80 til 100 procent af det normale på fire til otte uger.',
    'From 80 to 100 per cent of the norm in four to eight weeks.',
  ),
  place: say('Et helt almindeligt sted og en almindelig vagt.', 'An ordinary site and an ordinary shift.'),
  groupSize: say('Et helt almindeligt hold.', 'An ordinary team.'),
  offers: both(
    ['Et job på helt almindelige vilkår.', 'A job on ordinary terms.'],
    ['Prøvevagter med løn.', 'Trial shifts with pay.'],
    [
      'Løntilskud kun, hvis der er noget at lære først.',
      'A wage subsidy (løntilskud) only if there is something to learn first.',
    ],
    ['En mentor, hvis der er brug for det.', 'A mentor if one is needed.'],
    ['Isbryder-ordningen, hvis den gælder for dig.', 'The icebreaker scheme (isbryder) if it applies to you.'],
  ),
  payTarget: {
    text: say(
      'Vi går efter, at du får løn for alle timer fra første dag, eller efter højst fire uger i praktik.',
      'We aim for pay for all hours from the first day, or after at most four weeks of placement.',
    ),
    week: 5,
  },
  duties: {
    jobcenter: both(
      ['Ringer i uge 1, 4 og 13.', 'Calls in weeks 1, 4 and 13.'],
      [
        'Slipper dig, når du har haft jobbet i 26 uger, men er stadig til at få fat i.',
        'Lets go when you have kept the job for 26 weeks, but can still be reached.',
      ],
    ),
    supplier: both(
      ['Tager imod dig som alle andre nye.', 'Welcomes you like anyone new.'],
      ['Giver dig en makker i 13 uger.', 'Gives you a buddy for 13 weeks.'],
      ['Siger straks til, hvis noget er ved at gå galt.', 'Speaks up at once if something is going wrong.'],
    ),
    citizen: both(
      ['Siger, hvilke timer og steder der passer.', 'Says which hours and sites fit.'],
      ['Svarer efter 3, 6 og 12 måneder.', 'Answers after 3, 6 and 12 months.'],
    ),
    unionRep: both(['Får besked om nye kolleger.', 'Is told of new colleagues.']),
  },
  review: { first: 4, every: 9, atMost: null },
  moveUp: both(['Du har haft løn på helt almindelige vilkår i 13 uger.', 'You have had ordinary pay for 13 weeks.']),
  moveDown: both(
    ['Du beder om det.', 'You ask for it.'],
    [
      'Der sker noget svært i dit liv. Du beholder jobbet og får en mentor.',
      'Something hard happens in your life. You keep the job and get a mentor.',
    ],
  ),
  moveFacts: [fact('paid', 'up', 13)],
  ramp: ramp(
    [
      [20, 37],
      [80, 85],
    ],
    [
      [20, 37],
      [80, 85],
    ],
    [
      [20, 37],
      [80, 90],
    ],
    [
      [20, 37],
      [85, 100],
    ],
    [
      [20, 37],
      [85, 100],
    ],
    [
      [20, 37],
      [90, 100],
    ],
    [
      [20, 37],
      [90, 100],
    ],
    [
      [20, 37],
      [100, 100],
    ],
    [
      [20, 37],
      [100, 100],
    ],
    [
      [20, 37],
      [100, 100],
    ],
    [
      [20, 37],
      [100, 100],
    ],
    [
      [20, 37],
      [100, 100],
    ],
    [
      [20, 37],
      [100, 100],
    ],
  ),
}

export const doors: DoorDefinition[] = [red, yellow, green]
