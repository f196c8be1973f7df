import { formatFor } from '../format.ts'

const dansk = formatFor('da')
const km = (facts: { readonly [key: string]: string | number }): string => (facts.km === undefined ? '' : `${facts.km} km`)

type Facts = Readonly<Record<string, string | number>>

export const matching = {
  title: 'Match',
  sitesTitle: (name: string) => `Find plads til ${name}`,
  sitesTab: 'Find plads',
  peopleTitle: (site: string) => `Hvem kan begynde på ${site}?`,
  peopleTab: 'Hvem venter',
  backToCitizen: 'Til borgeren',
  backToSite: 'Til arbejdsstedet',
  backToSites: 'Til arbejdssteder',

  judged: (offer: string, date: string, weeks: number) => `Vurderet som ${offer.toLowerCase()} i ${weeks} uger fra ${date}.`,
  judgedHint: 'Tilbud, dage og timer vælger du på næste side.',
  count: (possible: number, impossible: number) =>
    `${possible === 1 ? '1 sted er muligt' : `${possible} steder er mulige`}, ${impossible} er ikke.`,
  best: 'Bedste først',
  howTitle: 'Hvordan er listen lavet?',
  how: [
    'Et sted er ikke muligt, når en regel stopper det, når vejen er længere end borgerens grænse, når børneattesten mangler et sted med børn, eller når ingen timer passer sammen.',
    'De mulige steder står efter, hvor godt stedet passer til det, borgeren har sagt: ønsker, vej og tid tæller mest, så makker, krop og mennesker, og til sidst sprog og pladser, der bør gemmes til andre.',
    'Det er stedet, der bliver vurderet, ikke borgeren. Navn, køn, alder, oprindelse og ydelsens navn tæller aldrig. Vejen er målt i lige linje mellem postnumre.',
    'Listen vælger ikke. Det gør du sammen med borgeren.',
  ],
  columns: {
    site: 'Sted',
    why: 'Hvorfor det passer',
    way: 'Vej',
    free: 'Ledige',
    freeLong: (free: number) => (free === 1 ? '1 ledig plads' : `${free} ledige pladser`),
    choose: 'Vælg',
    person: 'Borger',
    door: 'Dør',
    since: 'Venter siden',
    caseworker: 'Sagsbehandler',
  },
  choose: (site: string) => `Vælg ${site}`,
  choosePerson: (name: string) => `Vælg ${name}`,
  chooseShort: 'Vælg',
  allLines: 'Alle linjer',
  warnings: 'Bemærk',
  impossibleTitle: (count: number) => (count === 1 ? '1 sted er ikke muligt' : `${count} steder er ikke mulige`),
  impossiblePeopleTitle: (count: number) =>
    count === 1 ? '1 borger kan ikke være her lige nu' : `${count} borgere kan ikke være her lige nu`,
  whyNot: 'Hvorfor ikke',
  everywhere: 'Det samme stopper alle steder:',
  nothingPossible: 'Intet sted er muligt lige nu. Herunder står, hvad der stopper hvert af dem.',
  noSites: 'Der er ingen arbejdssteder endnu.',
  noDoor: 'Der er ikke afgjort en dør endnu. Pladser findes ved en dør.',
  toAssessment: 'Gå til afklaring',
  nobodyWaits: 'Ingen venter på en plads lige nu.',
  nobodyFits: 'Ingen af dem, der venter, kan være her lige nu. Herunder står hvorfor.',
  toCitizens: 'Til borgerne',
  unknownTitle: 'Listen bliver bedre, når I har talt om',
  unknown: {
    wishes: 'hvilke steder og opgaver borgeren ønsker',
    availability: 'hvilke timer borgeren kan på ugens dage',
    travel: 'hvor langt borgeren højst vil rejse',
    home: 'hvor borgeren bor: postnummeret mangler eller er ikke kendt',
  },
  toEdit: 'Ret borgerens oplysninger',
  byWaiting: 'Længst ventende først. Listen er ikke i rækkefølge efter, hvem der passer bedst.',
  capped: (most: number) => `Kun de ${most}, der har ventet længst, er med.`,

  fits: { good: 'Passer', neutral: 'Hverken eller', poor: 'Passer dårligt' },
  criteria: {
    wishes: 'Ønsker',
    commute: 'Vej',
    time: 'Tid',
    buddy: 'Makker',
    body: 'Krop',
    people: 'Mennesker',
    language: 'Sprog',
    kept: 'Pladser',
  },
  reasons: {
    wishes: {
      both: ({ tasks = '' }: Facts) => `Ønsket slags sted og opgaver: ${tasks}`,
      kind: () => 'Ønsket slags sted',
      tasks: ({ tasks = '' }: Facts) => `Ønskede opgaver: ${tasks}`,
      other: () => 'Ikke blandt borgerens ønsker',
      none: () => 'Ingen ønsker er skrevet ned',
    },
    commute: {
      same: () => 'Samme postnummer',
      near: (facts: Facts) => (km(facts) ? `Kort vej, ${km(facts)}` : 'Kort vej'),
      middling: (facts: Facts) => (km(facts) ? `Nogen vej, ${km(facts)}` : 'Nogen vej'),
      far: (facts: Facts) => (km(facts) ? `Lang vej, ${km(facts)}` : 'Lang vej'),
      unknown: () => 'Vejen kendes ikke',
      hidden: () => 'Vejen vises ikke: adressen er beskyttet',
    },
    time: {
      fits: ({ from = '', to = '' }: Facts) => `Vagten ${dansk.time(String(from))}–${dansk.time(String(to))} passer`,
      later: ({ from = '' }: Facts) => `Vagten begynder før ${dansk.time(String(from))}, så start senere`,
      any: () => 'Tiden er lige meget',
      'care-unsettled': () => 'Dagvagt, men pasning er ikke på plads',
      'outside-day': () => 'Vagten ligger, når institutionerne er lukkede',
      'few-hours': ({ hours = 0, least = 0 }: Facts) =>
        `Kun ${dansk.number(Number(hours))} timer om ugen passer sammen, mindst ${dansk.number(Number(least))} ønskes`,
      'no-shifts': () => 'Stedets vagter er ikke skrevet ind',
      unknown: () => 'Det vides ikke, hvornår borgeren kan møde',
    },
    buddy: {
      there: () => 'Der er en makker',
      missing: () => 'Ingen makker på stedet',
      'not-needed': () => 'Makker er ikke nødvendig',
      unknown: () => 'Det vides ikke, om en makker er nødvendig',
    },
    body: {
      light: () => 'Let for kroppen, med pauser',
      mixed: () => 'Både lette og tunge opgaver',
      heavy: () => 'Meget gang eller tungt arbejde',
      any: () => 'Alle opgaver går',
      unknown: () => 'Det vides ikke, hvad kroppen kan holde til',
    },
    people: {
      few: () => 'Få mennesker',
      team: () => 'Et fast, lille hold',
      many: () => 'Mange mennesker',
      any: () => 'Mange mennesker er i orden',
      unknown: () => 'Det vides ikke, om der må være mange mennesker',
    },
    language: {
      buddy: () => 'En makker kan vise opgaverne',
      talk: () => 'Her bliver talt dansk hele dagen',
      alone: () => 'Ingen til at vise opgaverne',
      'not-needed': () => 'Beskeder på dansk går fint',
      unknown: () => 'Det vides ikke, hvordan det går med dansk',
    },
    kept: {
      roomy: ({ free = 0 }: Facts) => `${free} ledige pladser ved døren`,
      last: () => 'Sidste ledige plads ved døren',
      needed: ({ count = 0 }: Facts) =>
        Number(count) === 1
          ? 'En anden, der venter, har næsten kun dette sted'
          : `${count} andre, der venter, har næsten kun dette sted`,
    },
  },
  way: { same: 'Samme postnummer', km: (distance: number) => `${distance} km`, unknown: 'Ukendt', protected: 'Vises ikke' },

  day: {
    title: 'Match',
    lede: (total: number, placed: number) => {
      const found =
        placed === 0
          ? 'Planen finder ingen'
          : placed === total
            ? 'Planen finder en til dem alle'
            : `Planen finder en til ${placed}`
      return total === 1
        ? `1 borger venter på en plads. ${placed === 1 ? 'Planen har en' : 'Planen har ingen'}.`
        : `${total} borgere venter på en plads. ${found}.`
    },
    judged: (date: string, weeks: number) =>
      `Beregnet lige nu for en start ${date} og ${weeks} uger. Intet er gemt: du bekræfter hver enkelt ved at lave placeringen.`,
    whose: 'Borgere',
    all: 'Alle i kommunen',
    mine: 'Mine',
    pairs: 'Forslag',
    place: 'Foreslået sted',
    confirm: (name: string) => `Lav placering til ${name}`,
    confirmShort: 'Lav placering',
    others: 'Se alle steder',
    why: 'Hvorfor',
    otherwise: 'Hvis I vælger et andet sted',
    noOther: 'Intet andet sted er muligt.',
    onlySelf: (site: string) => `Næstbedst: ${site}. Ingen andre skal flytte.`,
    othersMove: (site: string, count: number) =>
      `Næstbedst: ${site}. ${count === 1 ? 'Så ændres planen for 1 anden' : `Så ændres planen for ${count} andre`}:`,
    moves: (name: string, from: string, to: string) => `${name}: ${to} i stedet for ${from}`,
    losesPlace: (name: string, from: string) => `${name} mister pladsen på ${from}`,
    getsPlace: (name: string, to: string) => `${name} får en plads på ${to}`,
    worse: (lines: string) => `Passer dårligere: ${lines}`,
    better: (lines: string) => `Passer bedre: ${lines}`,
    rest: (count: number) => (count === 1 ? '1 uden plads i planen' : `${count} uden plads i planen`),
    allPlaced: 'Alle, der venter, har en plads i planen.',
    noSite: 'Intet sted er muligt:',
    reasonAt: (reason: string, sites: number) => `${reason} (${sites === 1 ? '1 sted' : `${sites} steder`})`,
    taken: (sites: number) =>
      sites === 1
        ? '1 sted er muligt, men pladsen er foreslået til en, der har færre andre muligheder, eller som ellers ville stå uden:'
        : `${sites} steder er mulige, men pladserne er foreslået til andre, der har færre andre muligheder, eller som ellers ville stå uden:`,
    toGive: 'For at give en plads her:',
    noWay: 'Der kan ikke gives en plads uden at bryde en regel.',
    noneMine: 'Ingen af dine borgere venter på en plads.',
    none: 'Ingen venter på en plads lige nu.',
    showAll: 'Vis alle i kommunen',
    howTitle: 'Hvordan er planen lavet?',
    how: [
      'Planen ser på alle, der har en dør og hverken har en placering eller et job, og på alle ledige pladser. Hver regel, der ville stoppe en placering, stopper også her, og ingen plads gives to gange.',
      'Den søger det bedste for alle på én gang: 1) så mange som muligt får en plads, 2) er der ikke plads til alle, går de forud, der har færrest andre mulige steder, 3) stederne passer tilsammen så godt som muligt, og 4) den sidste plads ved en dør gemmes, når det er lige godt.',
      'Mennesker bliver ikke sat i rækkefølge. Listen står efter, hvem der har ventet længst. Navn, køn, alder, oprindelse og ydelsens navn tæller aldrig.',
      'Planen er et forslag. Regler, der ikke er slået efter, advarer først, når du laver placeringen.',
    ],
  },

  places: {
    title: 'Postnumre',
    lede: 'Med et punkt for hvert postnummer kan vejen til arbejde måles uden nogens adresse.',
    known: (count: number, shown: string) => (count === 1 ? '1 postnummer er kendt.' : `${shown} postnumre er kendt.`),
    none: 'Ingen postnumre er kendt endnu. Så måles ingen vej, og ingen steder er for langt væk.',
    sources: 'Kilder',
    source: 'Kilde',
    count: 'Postnumre',
    missingTitle: 'Steder uden kendt postnummer',
    missing: 'Vejen til disse steder kan ikke måles:',
    loadTitle: 'Indlæs en fil',
    file: 'Fil med postnumre',
    hint: 'CSV eller Excel med kolonnerne postnr, navn, breddegrad og længdegrad. DAWA’s egen fil med postnumre kan bruges, som den er.',
    pick: 'Vælg fil',
    nonePicked: 'Ingen fil valgt',
    load: 'Indlæs postnumre',
    loaded: (count: number, shown: string) => (count === 1 ? '1 postnummer er gemt.' : `${shown} postnumre er gemt.`),
    refusedTitle: 'Intet er gemt',
    refused: 'Ret disse linjer i filen, og indlæs den igen:',
    line: 'Linje',
    cell: 'Der står',
    problem: 'Hvad der er galt',
    more: (most: number) => `Kun de første ${most} fejl er vist.`,
  },
  links: {
    whoWaits: 'Hvem venter',
    places: 'Postnumre',
  },
}
