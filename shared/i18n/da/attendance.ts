export const attendance = {
  title: 'Dagens hold',
  alias: (digits: string) => `Borger ${digits}`,

  states: {
    present: 'Til stede',
    sick: 'Syg',
    agreed_absence: 'Aftalt fravær',
    no_show: 'Udeblevet',
    late: 'Kom for sent',
    left_early: 'Gik tidligt',
  },
  pace: { 1: 'Meget roligt', 2: 'Roligt', 3: 'Jævnt', 4: 'Godt', 5: 'Fuldt tempo' },
  holidays: {
    'new-year': 'Nytårsdag',
    'maundy-thursday': 'Skærtorsdag',
    'good-friday': 'Langfredag',
    'easter-sunday': 'Påskedag',
    'easter-monday': '2. påskedag',
    'great-prayer-day': 'Store bededag',
    ascension: 'Kristi himmelfartsdag',
    'whit-sunday': 'Pinsedag',
    'whit-monday': '2. pinsedag',
    'christmas-day': 'Juledag',
    'second-christmas-day': '2. juledag',
  },

  crew: {
    dayBefore: 'Dagen før',
    dayAfter: 'Dagen efter',
    toToday: 'Til i dag',
    today: 'I dag',
    shift: (name: string, from: string, to: string) => `${name} ${from}–${to}`,
    plannedAbsence: 'Planlagt fravær: sig det til sagsbehandleren.',
    nobody: 'Ingen på dine hold er ventet den dag.',
    nobodyAtAll: 'Du har ingen hold endnu. Når en borger starter på et af dine steder, står borgeren her.',
    holiday: (day: string) => `${day}: ingen er ventet.`,
    closed: (reason: string) => `Lukket (${reason}): ingen er ventet.`,
    others: (count: number) =>
      count === 1 ? '1 er på holdet, men ikke ventet den dag' : `${count} er på holdet, men ikke ventet den dag`,
    othersHint: 'Tryk kun, hvis personen var der alligevel.',
    notPlanned: 'Ingen aftalte timer',
    planned: (hours: string) => `Aftalt ${hours}`,
    expected: 'Ventet',
    hasNeeds: 'Har aftalte hensyn',
    sentAs: (state: string) => `Sendes som »${state}«`,
    changed: 'Ikke sendt',
    edit: (name: string, state: string) => `${name}: ${state}. Ret`,
  },

  sheet: {
    needs: 'Aftalte hensyn',
    support: 'Støtte',
    what: 'Hvordan gik dagen?',
    hours: 'Timer',
    pace: 'Tempo',
    paceOptional: 'Tempo (valgfrit)',
    noPace: (weeks: number) => `Tempo noteres ikke de første ${weeks} uger ved denne dør.`,
    note: 'Et ord om dagen',
    noteHint: 'Sagsbehandleren læser det. Skriv ikke om sygdom eller privatliv.',
    done: 'Færdig',
    undo: 'Fortryd ændring',
    call: (phone: string) => `Ring ${phone}`,
    tasks: 'Opgaver',
    buddy: 'Makker',
    earlier: (state: string, who: string, time: string) => `Noteret: ${state}. ${who}, ${time}`,
  },

  conflict: {
    title: (name: string) => `${name} er rettet af en anden, mens du skrev`,
    theirs: (who: string, time: string, what: string) => `${who} skrev ${time}: ${what}`,
    yours: (what: string) => `Du skrev: ${what}`,
    useTheirs: 'Behold deres',
    useYours: 'Brug min',
  },

  restored: {
    back: (count: number) =>
      count === 1
        ? 'Du havde 1 rettelse, der ikke er sendt. Den står her igen.'
        : `Du havde ${count} rettelser, der ikke er sendt. De står her igen.`,
    dropped: (count: number) =>
      count === 1
        ? '1 rettelse er ikke taget med: en anden har noteret noget imens. Se listen igennem.'
        : `${count} rettelser er ikke taget med: en anden har noteret noget imens. Se listen igennem.`,
  },

  send: {
    go: (count: number) => `Send hold (${count})`,
    goDay: (day: string, count: number) => `Send ${day} (${count})`,
    corrections: (count: number) => (count === 1 ? 'Send 1 rettelse' : `Send ${count} rettelser`),
    missing: (count: number) => (count === 1 ? 'Send den, der mangler' : `Send de ${count}, der mangler`),
    missingAnd: (missing: number, changed: number) =>
      `Send ${missing}, der mangler, og ${changed === 1 ? '1 rettelse' : `${changed} rettelser`}`,
    exceptions: (count: number) => (count === 0 ? 'Alle til stede' : count === 1 ? '1 undtagelse' : `${count} undtagelser`),
    sent: (time: string) => `Holdet er sendt ${time}`,
    correctable: (date: string) => `Du kan rette til og med ${date}`,
    offline: 'Der er ingen forbindelse. Alt, du har tastet, står her stadig. Send igen, når du har signal.',
    signalBack: 'Signalet er tilbage. Holdet er ikke sendt endnu.',
    now: (count: number) => `Send nu (${count})`,
    failed: 'Holdet er ikke sendt. Alt, du har tastet, står her stadig.',
    someoneChanged: 'En anden har noteret noget på holdet imens. Se de markerede navne, og send igen.',
    row: (name: string, sentence: string) => `${name}: ${sentence}`,
  },

  week: {
    title: 'Fremmøde',
    caption: 'Fremmøde uge for uge',
    week: (week: number) => `Uge ${week}`,
    header: 'Uge',
    hours: 'Timer',
    came: 'Fremmøde',
    cameOf: (present: number, of: number) => `${present} af ${of}`,
    none: 'Intet fremmøde endnu. Det kommer, når holdlederen har noteret den første dag.',
    short: {
      present: (hours: string) => `${hours} t`,
      late: (hours: string) => `${hours} t, sen`,
      left_early: (hours: string) => `${hours} t, gik`,
      sick: 'Syg',
      agreed_absence: 'Aftalt',
      no_show: 'Udebl.',
    },
    missing: 'Mangler',
    closed: 'Lukket',
    corrected: 'rettet',
    day: (date: string) => `${date}:`,
    today: 'I dag',
    notLogged: 'ikke noteret',
    rate: (rate: string) => `Kom ${rate} af de noterede dage`,
    sum: (present: number, absent: number, agreed: number, missing: number) =>
      `${present} dage til stede, ${absent} fraværende, ${agreed} med aftalt fravær, ${missing} ikke noteret`,
    whatRate: 'Hvad betyder tallet?',
    rateText:
      'Dage, borgeren kom, ud af de aftalte dage, der er noteret. Aftalt fravær, lukkedage og helligdage tæller ikke med. Dage, ingen har noteret, tæller hverken for eller imod.',
    pages: 'Flere uger',
    pressToCorrect: 'Tryk på en dag for at rette den.',
  },

  correct: {
    title: (date: string) => `Fremmøde ${date}`,
    state: 'Hvad gælder?',
    choose: 'Vælg',
    hours: 'Timer',
    noPace: 'Ikke noteret',
    reason: 'Hvorfor retter du?',
    reasonHint: 'Holdlederen ser rettelsen, men ikke begrundelsen.',
    submit: 'Ret dagen',
    log: 'Notér dagen',
    loggedBy: (who: string, time: string) => `Noteret af ${who} ${time}`,
    before: 'Det stod der før',
    formerLine: (what: string, who: string, time: string) => `${what}. ${who}, ${time}`,
    because: (reason: string) => `Begrundelse: ${reason}`,
  },
}
