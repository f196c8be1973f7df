import type { CheckedRule } from '../../offers/checks.ts'
import type { Facts } from '../../problem.ts'
import { formatFor } from '../format.ts'
import { ruleWords } from './ruleWords.ts'

const dansk = formatFor('da')
const tal = (value: string | number | undefined): string => dansk.number(Number(value))
const timer = (value: string | number | undefined): string => dansk.hours(Number(value))
const uger = (value: string | number | undefined): string => (Number(value) === 1 ? '1 uge' : `${tal(value)} uger`)
const maaneder = (value: string | number | undefined): string => (Number(value) === 1 ? '1 måned' : `${tal(value)} måneder`)

type RuleWords = {
  readonly name: string
  /** One sentence: what the rule asks. */
  readonly meaning: string
  /** What holds, with the numbers it was judged by as far as they are there. */
  readonly ok: (numbers: Facts) => string
}

const rules: Readonly<Record<CheckedRule, RuleWords>> = {
  door: { name: 'Dør', meaning: 'Døren skal være afgjort først.', ok: () => 'Døren er afgjort.' },
  place: {
    name: 'Plads',
    meaning: 'Stedet skal have en ledig plads ved borgerens dør.',
    ok: ({ free, places }) =>
      free === undefined || places === undefined ? 'Der er en ledig plads.' : `${tal(free)} af ${tal(places)} pladser er ledige.`,
  },
  host: {
    name: 'Vært',
    meaning: 'Nytteindsats kan kun være hos en offentlig vært.',
    ok: () => 'Tilbuddet kan være hos denne vært.',
  },
  'target-group': {
    name: 'Målgruppe',
    meaning: 'Borgerens målgruppe skal kunne få tilbuddet.',
    ok: () => 'Borgerens målgruppe kan få tilbuddet.',
  },
  period: {
    name: 'Periode',
    meaning: 'Perioden skal have en første og en sidste dag.',
    ok: ({ weeks }) => (weeks === undefined ? 'Perioden er i orden.' : `Perioden er ${uger(weeks)}.`),
  },
  weeks: {
    name: 'Længde',
    meaning: 'Tilbuddet må kun vare så længe for målgruppen. Tidligere perioder tæller med.',
    ok: ({ weeks, months, limit }) => {
      if (limit === undefined) return weeks === undefined ? 'Ingen grænse for længden.' : `${uger(weeks)}. Der er ingen grænse.`
      if (weeks !== undefined) return `${uger(weeks)} af højst ${tal(limit)}.`
      return months === undefined ? 'Længden er i orden.' : `${maaneder(months)} af højst ${tal(limit)}.`
    },
  },
  'prior-months': {
    name: 'Tid på ydelse',
    meaning: 'Løntilskud i et privat firma kræver måneder på ydelse først.',
    ok: ({ months, limit }) =>
      months === undefined || limit === undefined
        ? 'Kravet gælder ikke her.'
        : `${maaneder(months)} på ydelse. Kravet er ${tal(limit)}.`,
  },
  overlap: {
    name: 'Samtidighed',
    meaning: 'Borgeren kan ikke være to steder på samme dag.',
    ok: () => 'Ingen anden placering er i gang i de dage.',
  },
  hours: {
    name: 'Timer',
    meaning: 'Der skal være timer, højst 12 om dagen og 37 om ugen.',
    ok: ({ hours, max }) =>
      hours === undefined ? 'Timerne er i orden.' : `${timer(hours)} om ugen${max === undefined ? '' : ` af højst ${tal(max)}`}.`,
  },
  availability: {
    name: 'Borgerens tid',
    meaning: 'Timerne skal passe til, hvornår borgeren kan.',
    ok: ({ canWork }) => (canWork === undefined ? 'Timerne passer til borgeren.' : `Borgeren kan ${timer(canWork)} om ugen.`),
  },
  shifts: {
    name: 'Vagter',
    meaning: 'Stedet skal have vagt på de valgte dage.',
    ok: () => 'Der er vagt på de valgte dage.',
  },
  quota: {
    name: 'Rimelighedskrav',
    meaning: 'Der må kun være så mange i tilbud på P-nummeret, som dets årsværk giver plads til.',
    ok: ({ used, limit, fte }) =>
      used === undefined || limit === undefined
        ? 'Planen bruger ingen ny plads i kvoten.'
        : `${tal(used)} af ${tal(limit)} i tilbud${fte === undefined ? '' : ` ved ${tal(fte)} årsværk`}, denne medregnet.`,
  },
  'net-growth': {
    name: 'Merbeskæftigelse',
    meaning: 'Ved løntilskud må firmaet ikke have færre ordinære årsværk end gennemsnittet af det sidste år.',
    ok: ({ last, mean }) =>
      last === undefined || mean === undefined
        ? 'Kravet gælder ikke her.'
        : `${tal(last)} årsværk sidste måned. Gennemsnittet er ${tal(mean)}.`,
  },
  certificate: {
    name: 'Børneattest',
    meaning: 'Er der børn på stedet, skal børneattesten være i orden før start.',
    ok: () => 'Ingen børneattest mangler.',
  },
  'mentor-budget': {
    name: 'Mentortimer',
    meaning: 'Mentortimerne skal kunne være i kommunens ramme for året.',
    ok: ({ hours, budget, used, year }) => {
      if (hours === undefined || Number(hours) === 0) return 'Der er ingen mentortimer i planen.'
      if (budget === undefined || used === undefined) return `${timer(hours)} mentor.`
      return `${timer(hours)} mentor. I ${year ?? 'året'} er ${tal(used)} af ${tal(budget)} timer brugt.`
    },
  },
  'employee-rep': {
    name: 'Medarbejderrepræsentant',
    meaning: 'Medarbejdernes repræsentant skal have sagt ja før start.',
    ok: () => 'Repræsentanten har sagt ja eller skal ikke spørges.',
  },
}

export const offers = {
  rules,
  verdicts: { ok: 'I orden', open: 'Ikke besvaret', warn: 'Advarer', stop: 'Stopper' },
  certainties: {
    verified: 'Bekræftet',
    old: 'Fra ældre tekst',
    conflicting: 'Kilder er uenige',
    unknown: 'Ikke bekræftet',
  },
  certaintyHints: {
    verified: 'Læst i reglens egen tekst eller hos myndigheden.',
    old: 'Kun fundet i en ældre tekst. Den kan være ændret.',
    conflicting: 'To kilder siger hver sit.',
    unknown: 'Ingen har slået det efter endnu.',
  },

  checks: {
    title: 'Regler',
    lede: 'Listen følger med, mens du skriver.',
    stops: (count: number) => (count === 1 ? '1 stopper' : `${count} stopper`),
    warns: (count: number) => (count === 1 ? '1 advarer' : `${count} advarer`),
    opens: (count: number) => (count === 1 ? '1 mangler svar' : `${count} mangler svar`),
    allWell: 'Alt er i orden',
    toRules: 'Se reglerne',
    unsureWarns: 'En regel, der ikke er bekræftet, advarer kun.',
  },

  ruleWords,
  page: {
    title: 'Regler',
    lede: 'Hvad tilbuddene bedømmes efter: værdi, dage, lov og kilde. En regel, der ikke er bekræftet, advarer kun.',
    views: 'Visning',
    rules: 'Regler',
    mentor: 'Mentortimer',
    link: 'Regler for tilbud',
    topic: 'Emne',
    certainty: 'Sikkerhed',
    rule: 'Regel',
    value: 'Værdi',
    days: 'Gælder',
    law: 'Lov',
    source: 'Kilde',
    sure: 'Sikkerhed',
    coming: 'Kommende',
    comingFrom: (value: string, date: string) => `${value} fra ${date}`,
    sameFrom: (date: string) => `uændret fra ${date}`,
    lawAndSource: 'Lov og kilde',
    comingTitle: (date: string) => `Ny hovedlov ventes ${date}`,
    comingText: (count: number, said: string) =>
      count === 1
        ? 'Én værdi skifter den dag. Den er ført videre uændret, indtil loven er bekræftet, og advarer kun.'
        : `${said} værdier er ført videre fra den dag og er ikke bekræftet endnu. Fra da af advarer de kun, til nogen har slået dem efter.`,
    from: (date: string) => `fra ${date}`,
    to: (date: string) => `til ${date}`,
    fromTo: (from: string, to: string) => `${from} – ${to}`,
    always: 'uden datoer',
    notNow: 'Gælder ikke i dag',
    none: 'Ingen regler passer til dit valg.',
    showAll: 'Vis alle regler',
    noLaw: 'Ikke angivet',
  },
  rule: {
    back: 'Til regler',
    now: 'Gælder i dag',
    nothingNow: 'Der gælder ingen værdi i dag. Bedømmes en aftale efter den, får den en advarsel.',
    coming: 'Kommer',
    history: 'Historie',
    noHistory: 'Ingen tidligere værdier.',
    note: 'Bemærkning',
    recorded: 'Skrevet',
    recordedBy: (who: string, at: string) => `${at} af ${who}`,
    withHouse: (at: string) => `${at} ved oprettelsen`,
    reason: 'Hvorfor',
    fate: 'Nu',
    ended: 'Udløbet',
    superseded: (at: string) => `Afløst ${at}`,
    supersededBy: (at: string, who: string) => `Afløst ${at} af ${who}`,
    record: 'Skriv ny værdi',
  },
  record: {
    title: (name: string) => `Ny værdi: ${name}`,
    tabTitle: 'Ny værdi',
    value: 'Værdi',
    noLimit: 'Der er ingen grænse',
    groups: 'Målgrupper',
    groupsHint: 'Efter deres nummer i lov om en aktiv beskæftigelsesindsats § 6. Ingen valgt betyder ingen.',
    validFrom: 'Gælder fra',
    validTo: 'Gælder til og med',
    validToHint: 'Lad feltet stå tomt, hvis slutdagen ikke er kendt.',
    law: 'Lov og paragraf',
    lawHint: 'For eksempel LAB § 61, stk. 1.',
    source: 'Kilde',
    sourceHint: 'Hvor du har læst det: side, vejledning eller brev med dato.',
    certainty: 'Hvor sikkert er det?',
    certaintyMissing: 'Vælg, hvor sikkert det er.',
    note: 'Bemærkning',
    noteHint: 'Det, en kollega skal vide for at bruge værdien.',
    reason: 'Hvorfor skriver du den?',
    reasonHint: 'Mindst ti tegn. Det står i historien med dit navn.',
    effect: 'Det sker, når du gemmer',
    effectWaits: 'Skriv, hvilken dag værdien gælder fra.',
    counts: (days: string) => `Den nye værdi gælder ${days}.`,
    effectNew: 'Ingen anden værdi gælder den første dag.',
    replaced: (value: string, days: string) => `»${value}« (${days}) gælder ikke længere.`,
    shortened: (value: string, days: string, left: string) => `»${value}« (${days}) gælder herefter kun ${left}.`,
    kept: (value: string, days: string) => `»${value}« (${days}) bliver stående.`,
    gap: (date: string) => `Fra ${date} gælder der så ingen værdi. Bedømmes en aftale efter den, får den en advarsel.`,
    all: 'Aftaler, der er sendt, beholder den liste, de blev bedømt efter.',
    submit: 'Gem værdien',
    reload: 'Indlæs siden igen',
  },
  mentor: {
    lede: 'Fra 2026 er der loft over kommunens udgifter til mentor. Rammen er timer i et kalenderår.',
    year: 'År',
    budget: 'Ramme',
    used: 'Brugt og aftalt',
    left: 'Tilbage',
    over: (said: string) => `${said} for meget`,
    noBudget: 'Ingen ramme',
    none: 'Der er ikke skrevet nogen ramme endnu. Uden den får planer med mentortimer en advarsel.',
    set: 'Ret',
    setYear: (year: number) => `Ramme for ${year}`,
    hours: 'Timer i året',
    hoursHint: 'Lad feltet stå tomt for at fjerne rammen.',
    hoursUnit: 'timer',
    submit: 'Gem rammen',
  },
  staffing: {
    title: (name: string) => `Årsværk hos ${name}`,
    lede: 'Ordinære årsværk i hele firmaet (CVR), måned for måned. Ved løntilskud må sidste måned ikke ligge under gennemsnittet.',
    back: 'Til arbejdssteder',
    month: 'Måned',
    fte: 'Årsværk',
    edit: 'Ret årsværk',
    editHint: 'Lad en måned stå tom, hvis tallet ikke er kendt.',
    none: 'Der er ikke skrevet årsværk for firmaet endnu. Løntilskud får en advarsel, til de er der.',
    growth: 'Merbeskæftigelse ved løntilskud, der starter i dag',
    last: (month: string, fte: string) => `Sidste hele måned, ${month}: ${fte} årsværk.`,
    mean: (said: string, fte: string) => `Gennemsnit af ${said} måneder med den: ${fte} årsværk.`,
    grows: 'Kravet er opfyldt.',
    shrinks: 'Kravet er ikke opfyldt.',
    missing: (months: string) => `Det kan ikke regnes ud. Der mangler tal for ${months}.`,
    notAsked: 'Der gælder intet krav i dag.',
    submit: 'Gem årsværk',
    link: 'Firmaets årsværk',
  },

  quota: {
    title: 'Rimelighedskrav',
    used: (used: string, limit: string) => `${used} af ${limit} pladser i tilbud er brugt`,
    free: (free: number, said: string) => (free === 1 ? 'Der er plads til 1 mere.' : `Der er plads til ${said} flere.`),
    full: 'Der er ikke plads til flere.',
    over: (said: string) => `Der er ${said} for mange. De, der er her, bliver, men ingen nye kan starte.`,
    from: (fte: string, date: string) => `Regnet af ${fte} ordinære årsværk på P-nummeret den ${date}.`,
    counts: (offers: string) => `Det tæller: ${offers}. Også aftalte, der ikke er startet.`,
    noFte: 'Der er ikke skrevet årsværk, så grænsen kan ikke regnes ud.',
    noFteUsed: (count: number, said: string) => (count === 1 ? '1 er i tilbud.' : `${said} er i tilbud.`),
  },
}
