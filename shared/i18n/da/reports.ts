export const reports = {
  title: 'Ledelse',
  lede: (organisation: string) => `Hvordan går det? Tal for ${organisation}. Intet tal her fortæller om færre end fem personer.`,
  filters: {
    title: 'Vælg tal',
    year: 'År',
    siteKind: 'Type af arbejdssted',
    allKinds: 'Alle typer',
    toDate: (year: number) => `${year} til i dag`,
    wholeYear: (year: number) => `${year}`,
    show: 'Vis tal',
  },
  period: { today: 'I dag' },
  download: 'Hent tallene (CSV)',
  fileName: (year: number, asOf: string) => `ledelse-${year}-opgjort-${asOf}.csv`,
  hidden: 'Skjult',
  hiddenSummary: 'Hvorfor er nogle tal skjult?',
  hiddenWhy:
    'Et tal er skjult, når det handler om færre end fem personer. Et større tal kan også være skjult, hvis man ellers kunne regne et lille tal ud. "0" står kun, hvor der slet ingen er.',
  notDrawn: (count: number) => `${count} tal er skjult, så små tal ikke kan regnes ud.`,
  notDrawnNames: (names: string) => `Skjult, så små tal ikke kan regnes ud: ${names}.`,
  allHidden: 'Skjult, så små tal ikke kan regnes ud.',
  totalThenHidden: (total: string) => `I alt: ${total}. Resten er skjult, så små tal ikke kan regnes ud.`,
  nothing: 'Der er ingen i denne periode.',
  noRate: 'Ingen dage',
  untouched: 'Gælder alle typer af arbejdssteder, uanset dit valg.',
  anyYear: 'Gælder i dag, uanset det valgte år.',
  total: 'I alt',
  people: 'Borgere',
  noDoor: 'Ingen dør endnu',
  newDoor: 'Ny',

  inPlacement: {
    title: 'I en placering nu',
    of: (people: string) => `af ${people} borgere`,
    means:
      'Borgere med en placering, som er begyndt og ikke afsluttet. Tallet er fra i dag og følger valget af type, men ikke året.',
  },
  firstPaid: {
    title: 'Begyndte i lønnet arbejde',
    about: (period: string) => `første ordinære løntime i ${period}`,
    means:
      'Borgere, hvis første ordinære løntime ligger i året. Løntilskud og fleksjob tæller ikke med. For en leverandør tæller job, der kom af en placering dér.',
  },
  byDoor: {
    title: 'Borgere efter dør',
    picture: 'Antal borgere ved hver dør i dag',
    door: 'Dør',
    means:
      'Hver borger tæller én gang, ved den dør, der gælder i dag. Vælger du en type af arbejdssted, tæller kun de borgere, der har en placering dér nu.',
    meansSupplier: 'Borgere med en placering hos jer nu. Hver tæller én gang, ved den dør, der gælder i dag.',
  },
  byKind: {
    title: 'Placeringer i gang efter type',
    picture: 'Antal placeringer i gang ved hver type af arbejdssted',
    kind: 'Type',
    means: 'Borgere med en placering, som er begyndt og ikke afsluttet, efter stedets type. Tallet er fra i dag.',
  },
  moves: {
    title: 'Bevægelse mellem døre',
    picture: (period: string) => `Fra hvilken dør til hvilken i ${period}`,
    from: 'Fra',
    fromDoor: (door: string) => `fra ${door.toLowerCase()}`,
    rest: 'Det grå bånd "Skjult" er resten af rækken. Delt på døre er tallene skjult, så små tal ikke kan regnes ud.',
    to: (door: string) => `Til ${door.toLowerCase()}`,
    means:
      'Hver borger med en dør tæller én gang: fra døren ved årets begyndelse til døren ved årets slutning eller i dag. "Ny" er dem, der fik deres første dør i året. Skift frem og tilbage inden for året ses ikke. At skifte dør er hverken godt eller skidt i sig selv.',
  },
  endings: {
    title: 'Afsluttede placeringer efter årsag',
    picture: (period: string) => `Hvorfor placeringer sluttede i ${period}`,
    reason: 'Årsag',
    means:
      'Borgere, hvis placering sluttede i året. Har en borger haft flere, tæller kun den seneste, så ingen tæller to gange. Type er stedets type.',
  },
  attendance: {
    title: 'Fremmøde efter dør',
    figure: 'Fremmøde',
    picture: (period: string) => `Fremmøde ved hver dør i ${period}`,
    present: 'Dage mødt',
    counted: 'Dage talt med',
    rate: 'Fremmøde',
    days: (present: string, counted: string) => `${present} af ${counted} dage, der er skrevet ind`,
    means:
      'Dage, hvor borgeren mødte (også for sent, også gået før tid), ud af de planlagte dage, som holdlederen har skrevet ind ("Dage talt med"). Dage, ingen har skrevet ind, er udeladt, så det sande fremmøde kan være lavere eller højere. Aftalt fravær tæller heller ikke med. Døren er den, placeringen blev aftalt for. Vises kun, når mindst fem personer, fem dage mødt og fem dage væk står bag.',
  },
  work: {
    title: 'I ordinært arbejde efter placering',
    figure: 'I ordinært arbejde efter 26 uger',
    picture: (period: string) => `Arbejde 13, 26 og 52 uger efter placeringer begyndt i ${period}`,
    weeks: (weeks: number) => `${weeks} uger`,
    after: 'Efter',
    began: 'Nåede så langt',
    ordinary: 'Ordinært arbejde',
    other: 'Ikke ordinært arbejde',
    unknown: 'Ved vi ikke',
    share: 'Andel i ordinært arbejde',
    about: (ordinary: string, began: string, unknown: string) => `${ordinary} af ${began}. Om ${unknown} ved vi det ikke.`,
    bar: (ordinary: string, began: string, unknown: string | null) =>
      `${ordinary} af ${began}${unknown === null ? '' : `, ved ikke om ${unknown}`}`,
    range: (least: string, most: string) => (least === most ? least : `Mindst ${least}, højst ${most}`),
    nobodyYet: 'Ingen endnu',
    notYet: (weeks: number, year: number | null) => `Ingen er nået ${weeks} uger endnu.${year === null ? '' : ` Vælg ${year}.`}`,
    nobodyReached: (weeks: number) => `Ingen er nået ${weeks} uger.`,
    figureMeans:
      'Borgere, hvis første placering i året begyndte for mindst 26 uger siden, og om de var i ordinært arbejde den dag. Mindst: de, vi ved var i ordinært arbejde. Højst: hvis alle, vi ikke ved noget om, også var det. Løntilskud og fleksjob er ikke ordinært arbejde.',
    means:
      'Borgere, hvis første placering i året begyndte for mindst 13, 26 eller 52 uger siden, og om de var i ordinært arbejde den dag. Opfølgningens svar gælder. Ellers tæller et ordinært job den dag eller et hul på højst fire uger mellem to. Løntilskud og fleksjob er ikke ordinært arbejde. Dem, vi ikke ved noget om, bliver i nævneren: andelen er mindst det første tal og højst det andet.',
  },

  csv: {
    figure: 'Tal',
    period: 'Periode',
    siteKind: 'Type af arbejdssted',
    group: 'Gruppe',
    value: 'Antal',
    denominator: 'Ud af',
    percent: 'Procent',
    asOf: 'Opgjort',
    definition: 'Definition',
    everyone: 'Alle',
    fromTo: (from: string, to: string) => `${from} til ${to}`,
  },
}
