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
  download: (kind: string) => `Hent tallene (${kind})`,
  fileName: (year: number, asOf: string) => `ledelse-${year}-opgjort-${asOf}`,
  hidden: 'Skjult',
  hiddenSummary: 'Hvorfor er nogle tal skjult?',
  hiddenWhy:
    'Et tal er skjult, når det handler om færre end fem personer. Et større tal kan også være skjult, hvis man ellers kunne regne et lille tal ud. "0" står kun, hvor der slet ingen er.',
  notDrawn: (count: number) => `${count} tal er skjult, så små tal ikke kan regnes ud.`,
  notDrawnNames: (names: string) => `Skjult, så små tal ikke kan regnes ud: ${names}.`,
  allHidden: 'Skjult, så små tal ikke kan regnes ud.',
  totalThenHidden: (total: string) => `I alt: ${total}. Resten er skjult, så små tal ikke kan regnes ud.`,
  nothing: 'Der er ingen i denne periode.',
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
    means:
      'Dage, hvor borgeren mødte (også for sent, også gået før tid), ud af de planlagte dage, som holdlederen har skrevet ind ("Dage talt med"). Dage, ingen har skrevet ind, er udeladt, så det sande fremmøde kan være lavere eller højere. Aftalt fravær tæller heller ikke med. Døren er den, placeringen blev aftalt for. Vises kun, når mindst fem personer, fem dage mødt og fem dage væk står bag. En borgers dage hænger sammen, så der er ingen usikkerhed regnet ud.',
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
      `${ordinary} af ${began}${unknown === null ? ', resten er skjult' : `, ved ikke om ${unknown}`}`,
    least: (least: string) => `Mindst ${least}`,
    range: (least: string, most: string) => (least === most ? least : `Mindst ${least}, højst ${most}`),
    nobodyYet: 'Ingen endnu',
    notYet: (weeks: number, year: number | null) => `Ingen er nået ${weeks} uger endnu.${year === null ? '' : ` Vælg ${year}.`}`,
    nobodyReached: (weeks: number) => `Ingen er nået ${weeks} uger.`,
    figureMeans:
      'Borgere, hvis første placering i året begyndte for mindst 26 uger siden, og om de var i ordinært arbejde den dag. Mindst: de, vi ved var i ordinært arbejde. Højst: hvis alle, vi ikke ved noget om, også var det. Løntilskud og fleksjob er ikke ordinært arbejde.',
    means:
      'Borgere, hvis første placering i året begyndte for mindst 13, 26 eller 52 uger siden, og om de var i ordinært arbejde den dag. Jobtjekkets svar gælder. Ellers tæller et ordinært job den dag eller et hul på højst fire uger mellem to. Løntilskud og fleksjob er ikke ordinært arbejde. Dem, vi ikke ved noget om, bliver i nævneren: andelen er mindst det første tal og højst det andet.',
  },

  quality: {
    title: 'Forslag og afgørelser',
    lede: (organisation: string) =>
      `Hvor tit vælger sagsbehandleren en anden dør end den foreslåede? Tal for ${organisation}. Intet tal her fortæller om færre end fem personer.`,
    link: 'Forslag og afgørelser ved dørene',
    back: 'Ledelse',
    signTitle: 'Et tegn på kvalitet, ikke en fejl',
    sign: 'Reglerne foreslår, og et menneske afgør. En anden dør end den foreslåede viser, at nogen har talt med borgeren og set noget, som svarene ikke viste. Går næsten ingen imod forslaget, er det lige så meget værd at tale om, som når mange gør.',
    quarter: 'Kvartal i tjekket',
    quarterName: (nth: number, year: number) => `${nth}. kvartal ${year}`,
    asProposed: 'Som foreslået',
    otherwise: 'Anden dør',
    bar: (part: string, whole: string, percent: string) => `${part} af ${whole} (${percent})`,
    hiddenTable:
      'Skjult, så små tal ikke kan regnes ud. Det sker også, når tallene her kunne trækkes fra tallene på siden Ledelse.',
    byDoor: {
      title: 'Anden dør end foreslået',
      picture: (period: string) => `Hvor mange fik en anden dør end den foreslåede i ${period}, efter foreslået dør`,
      door: 'Foreslået dør',
      means:
        'Hver borger med en afgørelse i året tæller én gang, med den seneste. Døren er den, reglerne foreslog. Afgørelser, hvor reglerne ikke foreslog nogen dør, er ikke med.',
    },
    byArchetype: {
      title: 'Anden dør end foreslået, efter arketype',
      picture: (period: string) => `Hvor mange fik en anden dør end den foreslåede i ${period}, efter nærmeste arketype`,
      archetype: 'Nærmeste arketype',
      none: 'Ingen arketype nær',
      means:
        'De samme borgere som ovenfor, efter den arketype, forslaget nævnte først. Arketyper er kun en hjælp til samtalen og flytter ingen dør.',
    },
    check: {
      title: (quarter: string) => `Kvartalets tjek: ${quarter}`,
      lede: 'Forslaget kender hverken alder eller køn. Tjekket ser efter, om afgørelserne alligevel falder forskelligt ud.',
      none: 'Tjekket laves, når et kvartal er slut. Der er ikke noget kvartal at vise endnu.',
      notOver: 'Kvartalet er ikke slut.',
      incomplete:
        'Nogle borgere er ikke med, fordi fødselsår og køn ikke er noteret. Den, der driver Fodfæste, kan udfylde det (statistics fill).',
      titles: {
        age: { choices: 'Anden dør end foreslået, efter alder', doors: 'Døre, efter alder' },
        sex: { choices: 'Anden dør end foreslået, efter køn', doors: 'Døre, efter køn' },
      },
      picture: {
        age: {
          choices: 'Andel med en anden dør end den foreslåede i hver aldersgruppe',
          doors: 'Fordeling på døre i hver aldersgruppe',
        },
        sex: { choices: 'Andel med en anden dør end den foreslåede for hvert køn', doors: 'Fordeling på døre for hvert køn' },
      },
      group: { age: 'Alder', sex: 'Køn' },
      groups: {
        'under-30': 'Under 30 år',
        'from-30': '30 til 49 år',
        'from-50': '50 år og over',
        f: 'Kvinder',
        m: 'Mænd',
        all: 'Alle',
      },
      size: 'Borgere',
      sizes: (from: string, to: string | null) => (to === null ? `${from} eller flere` : `${from} til ${to}`),
      about: (percent: string) => `ca. ${percent}`,
      says: {
        'too-small': 'Der er for få til at sige noget.',
        alike: 'Der er ingen forskel ud over det tilfældige.',
        apart: (columns: string) => `Forskellen er større, end tilfældet forklarer: ${columns}. Tal om, hvad der ligger bag.`,
      },
      means:
        'Hver borger med en afgørelse i kvartalet tæller én gang, med den seneste. Alder er årstallet minus fødselsåret. Køn og fødselsår kommer fra CPR-nummeret og bruges kun til at tælle. Andele er rundet til nærmeste fem procent, og gruppernes størrelse er delt i trin, så kvartalet ikke kan trækkes fra året. Vi siger kun noget, når hver gruppe har mindst 20, og intet er skjult. Vi siger forskel, når de to gruppers usikkerhed (95 procent) ikke rører hinanden.',
    },
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
    least: 'Mindst (procent)',
    most: 'Højst (procent)',
    from: 'Usikkerhed fra (procent)',
    to: 'Usikkerhed til (procent)',
    note: 'Bemærkning',
    soThat: 'Skjult, så små tal ikke kan regnes ud',
    definitionOf: (title: string) => `Definition: ${title}`,
    everyone: 'Alle',
    fromTo: (from: string, to: string) => `${from} til ${to}`,
  },
}
