export const lastingDefinition = {
  title: 'Hvad tæller som varigt job?',
  lede: 'Kommunen bestemmer selv. Hver dag bedømmes efter det, der gjaldt den dag. Derfor ændres det, der er sagt om dage, der er gået, aldrig.',
  ledeRead: 'Hver dag bedømmes efter det, der gjaldt den dag. Administratoren kan sætte et nyt.',
  now: 'Gælder i dag',
  weeks: (weeks: number) => `${weeks} ugers ordinært arbejde`,
  bridged: (weeks: number) =>
    weeks === 0
      ? 'Intet ophold er tilladt'
      : weeks === 1
        ? 'Ophold på højst 1 uge bryder ikke'
        : `Ophold på højst ${weeks} uger bryder ikke`,
  hours: (hours: string) => `Mindst ${hours} timer om ugen, lagt sammen`,
  anyHours: 'Alle timetal tæller',
  asItCame: 'Sådan fra begyndelsen. Ingen har ændret det.',
  list: 'Alle udgaver',
  none: 'Der er kun den, systemet kom med.',
  from: 'Gælder fra',
  said: 'Hvad der gælder',
  why: 'Hvorfor',
  who: 'Hvem og hvornår',
  state: 'Status',
  states: { now: 'Gælder', ahead: 'Kommer', former: 'Gjaldt før', replaced: 'Erstattet' },
  add: 'Sæt en ny',
  form: {
    title: 'Ny definition',
    validFrom: 'Gælder fra',
    validFromHint: 'I dag eller senere.',
    weeks: 'Uger i ordinært arbejde',
    weeksHint: (min: number, max: number) => `Fra ${min} til ${max}.`,
    bridgedWeeks: 'Ophold, der ikke bryder',
    bridgedWeeksHint: (min: number, max: number) => `Hele uger fra ${min} til ${max}. De tæller ikke med.`,
    leastHours: 'Mindste antal timer om ugen',
    leastHoursHint: '0 betyder, at alle timetal tæller. Timer i flere job på samme tid lægges sammen.',
    reason: 'Hvorfor ændres det?',
    reasonHint: 'Står i listen over udgaver, så alle kan se det.',
    weekUnit: 'uger',
    hourUnit: 'timer',
    replaces: 'Der er allerede sat en, der gælder fra den dag. Den bliver erstattet.',
    effect: 'Personer kan få en anden status fra den dag, også dem, der var i varigt job dagen før.',
    submit: 'Sæt definition',
  },
}
