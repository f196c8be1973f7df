export const common = {
  product: 'Fodfæste',
  skipToContent: 'Gå til indhold',
  demoRibbon: 'Opdigtede personer',
  demoRibbonLong: 'Prøveudgave: alle personer her er opdigtede.',
  home: 'Fodfæste, til forsiden',
  mainNavigation: 'Hovedmenu',
  account: 'Din konto',
  footer: 'Indgangsdøren siger, hvordan arbejdspladsen er indrettet ved start, ikke hvor god et menneske er.',

  language: { label: 'Sprog', da: 'Dansk', en: 'English', switchTo: { da: 'Skift til dansk', en: 'Skift til engelsk (English)' } },
  roles: { caseworker: 'Sagsbehandler', team_lead: 'Holdleder', manager: 'Leder', administrator: 'Administrator' },
  nav: {
    citizens: 'Borgere',
    sites: 'Arbejdssteder',
    crew: 'Hold',
    management: 'Ledelse',
    more: 'Mere',
  },
  search: {
    label: 'Søg borger',
    hint: 'Navn, cpr-nummer eller telefon',
    go: 'Søg',
  },

  doors: {
    red: { word: 'Tæt støtte', colour: 'rød dør' },
    yellow: { word: 'Støtte', colour: 'gul dør' },
    green: { word: 'Egne ben', colour: 'grøn dør' },
    full: (word: string, colour: string) => `${word} (${colour})`,
  },

  cancel: 'Fortryd',
  close: 'Luk',
  back: 'Tilbage',
  print: 'Udskriv',
  optional: 'valgfrit',
  yes: 'Ja',
  no: 'Nej',
  unknown: 'Ikke oplyst',
  loading: 'Henter …',
  saving: 'Gemmer …',
  notice: { info: 'Til orientering', success: 'Det lykkedes', warning: 'Vær opmærksom', error: 'Fejl' },
  errorSummary: (count: number) => (count === 1 ? 'Ret ét felt, og prøv igen' : `Ret ${count} felter, og prøv igen`),
  errorPrefix: 'Fejl:',
  charactersLeft: (left: number) =>
    left >= 0 ? `${left} tegn tilbage` : `${-left} tegn for meget`,

  date: { day: 'Dag', month: 'Måned', year: 'År', hint: 'For eksempel 3 12 2026' },
  stepper: { less: 'Et kvarter mindre', more: 'Et kvarter mere' },

  pages: {
    label: 'Sider',
    previous: 'Forrige',
    next: 'Næste',
    page: (page: number) => `Side ${page}`,
    of: (page: number, pages: number) => `Side ${page} af ${pages}`,
    shown: (from: number, to: number, total: string) => `Viser ${from}–${to} af ${total}`,
  },
  filters: { all: 'Alle' },
  table: { scroll: (caption: string) => `${caption}: rul til siden for at se flere kolonner` },
  steps: { label: 'Hvor er vi', done: 'nået', current: 'nu' },
  bars: {
    label: (present: number, absent: number, planned: number) =>
      `Seneste fire uger: ${present} dage til stede, ${absent} fraværende, ${planned} planlagt`,
  },
  progress: (done: number, total: number) => `${done} af ${total}`,
  chart: {
    whatDoesItMean: 'Hvad betyder tallet?',
    showTable: 'Vis som tabel',
    showChart: 'Vis som billede',
    asOf: (date: string) => `Opgjort ${date}`,
  },

  error: {
    title: 'Noget gik galt hos os',
    text: 'Det, du har gemt, er gemt. Prøv igen om lidt. Bliver det ved, så giv nummeret herunder til din administrator.',
    requestId: 'Nummer',
    again: 'Prøv igen',
    home: 'Til forsiden',
    notAllowedTitle: 'Siden hører til en anden rolle',
    notAllowedText: 'Du er logget ind med en rolle, der ikke har adgang hertil.',
    offlineTitle: 'Ingen forbindelse',
    offlineText: 'Vi kan ikke få fat i serveren. Tjek din forbindelse, og prøv igen.',
    staleTitle: 'Der er kommet en ny udgave',
    staleText: 'Siden er blevet opdateret, siden du åbnede den. Indlæs den igen for at fortsætte.',
    reload: 'Indlæs igen',
  },
  notFound: {
    title: 'Siden findes ikke',
    text: 'Den kan være flyttet, eller du har ikke adgang til det, den viser.',
  },
  more: { title: 'Mere' },
}
