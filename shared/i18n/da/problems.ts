import { formatFor } from '../format.ts'
import type { ProblemTexts } from '../texts.ts'

const dansk = formatFor('da')
/** ISO weekdays as digits, '15' → Monday and Friday; 1 January 2024 was a Monday. */
const ugedage = (days: string | number | undefined): string =>
  dansk.list([...String(days ?? '')].map((day) => dansk.weekday(`2024-01-0${day}`)))

export const problems: ProblemTexts = {
  invalid: 'Noget i formularen skal rettes.',
  'not-signed-in': 'Du er ikke logget ind længere. Log ind igen.',
  'not-allowed': 'Din rolle har ikke adgang til det.',
  'not-found': 'Det findes ikke, eller du har ikke adgang til det.',
  'changed-meanwhile': 'En anden har rettet det, mens du skrev. Indlæs siden igen, og se ændringen, før du gemmer.',
  'too-large': 'Filen eller teksten er for stor.',
  'wrong-media-type': 'Den slags fil kan vi ikke læse.',
  'too-many-attempts': 'Der er prøvet for mange gange. Vent et kvarter, og prøv igen.',
  'cross-site': 'Anmodningen kom fra et andet websted og blev afvist.',
  'key-reused': 'Det er allerede sendt med et andet indhold. Indlæs siden igen.',
  busy: 'Der er travlt lige nu. Prøv igen om lidt.',
  unexpected: 'Noget gik galt hos os. Prøv igen om lidt.',

  required: 'Udfyld feltet.',
  'too-long': ({ max }) => (max === undefined ? 'Teksten er for lang.' : `Teksten må højst være ${max} tegn.`),
  'invalid-value': 'Vælg eller skriv en gyldig værdi.',
  'unknown-field': 'Feltet kender vi ikke.',
  'number-expected': 'Skriv et tal, for eksempel 7,5.',
  'date-does-not-exist': ({ like }) =>
    like === undefined
      ? 'Datoen findes ikke. Skriv dag, måned og år, for eksempel 3 12 2026.'
      : `Datoen findes ikke. Skriv den som ${like}.`,
  'date-in-future': 'Datoen ligger i fremtiden.',
  'date-order': 'Slutdatoen ligger før startdatoen.',
  'time-expected': 'Skriv et klokkeslæt, for eksempel 8.30.',
  'hours-ambiguous': 'Skriv timer med komma, for eksempel 7,5. Punktum kan læses på to måder.',
  'hours-out-of-range': ({ min, max }) =>
    max === undefined ? 'Timetallet ligger uden for det mulige.' : `Timetallet skal være mellem ${min ?? 0} og ${max}.`,
  'cpr-too-short': 'Cpr-nummeret skal have ti cifre.',
  'cpr-no-such-date': 'Cpr-nummeret begynder med en dato, der ikke findes.',
  'cpr-not-digits': 'Cpr-nummeret må kun have cifre og en bindestreg.',
  'email-invalid': 'Skriv en e-mail som navn@eksempel.dk.',
  'phone-invalid': 'Skriv et telefonnummer med otte cifre, eller med landekode.',
  'text-has-control-characters': 'Teksten har tegn, der ikke kan vises. Skriv den igen uden dem.',
  'number-ambiguous': 'Skriv tallet med komma, for eksempel 1.024,50. Punktum kan læses på to måder.',
  'cpr-too-long': 'Cpr-nummeret har mere end ti cifre.',
  'postal-code-invalid': 'Skriv et postnummer med fire cifre.',
  'yes-no-expected': 'Skriv ja eller nej.',

  'file-empty': 'Filen er tom. Den skal have en linje med overskrifter og mindst en borger.',
  'file-not-readable': ({ line }) =>
    line === undefined
      ? 'Filen kan ikke læses. Gem den som CSV eller XLSX, og prøv igen.'
      : `Filen kan ikke læses efter linje ${line}. Se efter et anførselstegn, der ikke er lukket.`,
  'file-of-other-kind': 'Det er ikke en CSV- eller XLSX-fil.',
  'file-too-large': ({ max }) => (max === undefined ? 'Filen er for stor.' : `Filen er for stor. Den må højst fylde ${max} MB.`),
  'file-too-many-rows': ({ max }) => `Filen har for mange linjer. Del den i filer på højst ${max ?? ''} linjer.`,
  'file-too-many-columns': ({ max }) => `Filen har for mange kolonner. Den må højst have ${max ?? ''}.`,

  'name-missing': 'Skriv både fornavn og efternavn.',
  'unknown-benefit': 'Ydelsen står ikke på listen over ydelser.',
  'benefit-ended': 'Ydelsen er afskaffet. Vælg den, borgeren får nu.',
  'unknown-visitation': 'Visitationen står ikke på listen.',
  'visitation-conflict': 'Visitationen står to steder i linjen, og de siger ikke det samme.',
  'duplicate-in-file': ({ line }) =>
    line === undefined ? 'Cpr-nummeret står flere gange i filen.' : `Cpr-nummeret står allerede i linje ${line}.`,
  'row-too-long': 'Linjen har flere felter end filen har overskrifter. Se efter et semikolon i en tekst.',
  'import-headers-unknown': 'Nogle overskrifter kender vi ikke. Vælg, hvad de betyder.',
  'import-headers-double': 'Flere overskrifter betyder det samme. Vælg den, der gælder.',
  'import-columns-missing': 'Filen mangler cpr-nummer eller navn. Vælg kolonnerne.',
  'file-missing': 'Vælg en fil først.',
  'cpr-taken': 'Borgeren findes allerede. Søg på cpr-nummeret, og ret i sagen.',
  'caseworker-unknown': 'Vælg en sagsbehandler fra listen.',
  'needs-agreed-again': 'Teksten er ny. Skriv den dag, borgeren sagde ja til den, eller lad datoen stå tom.',

  'p-number-invalid': 'Skriv produktionsenhedens nummer med ti cifre.',
  'p-number-taken': ({ site }) => `P-nummeret hører til ${site ?? 'et andet arbejdssted'}.`,
  'places-out-of-range': 'Skriv et helt tal fra 0 til 200.',
  'name-without-letter': 'Skriv et navn med mindst ét bogstav.',
  'fte-out-of-range': 'Skriv et tal fra 0 til 9.999.',
  'too-many': 'Der er for mange. Fjern nogle.',
  'shift-order': 'Vagten skal slutte efter, den begynder.',
  'shift-without-day': 'Vælg mindst én ugedag.',
  'date-twice': 'Datoen står her to gange.',
  'lead-of-other-supplier': 'En af holdlederne hører til en anden leverandør.',

  'sign-in-failed': 'E-mail og adgangskode passer ikke sammen.',

  'answer-not-in-catalogue': 'Svaret står ikke i kataloget. Indlæs siden igen, og vælg et svar.',
  'tag-not-in-catalogue': 'Hindringen står ikke i kataloget. Indlæs siden igen, og vælg en.',
  'assessment-unfinished': ({ missing }) =>
    missing === 1
      ? 'Ét spørgsmål mangler svar. "Ved ikke" er også et svar.'
      : `${missing ?? 'Nogle'} spørgsmål mangler svar. "Ved ikke" er også et svar.`,
  'door-unknown': 'Vælg en af de tre døre.',
  'door-reason-needed': ({ min }) => `Skriv, hvorfor du vælger en anden dør end den foreslåede, med mindst ${min ?? 10} tegn.`,
  'catalogue-unpublished': 'Der er ikke udgivet et katalog over døre endnu. Bed din administrator om at udgive det.',
  'door-historic': 'Afgørelsen gælder ikke mere. Der er truffet en nyere.',
  'disagreement-open': 'Der er allerede skrevet en uenighed om denne dør, som ikke er besvaret.',
  'disagreement-answered': 'Uenigheden er allerede besvaret.',
  'said-before-decision': ({ decidedOn }) => `Døren blev først afgjort ${dansk.date(String(decidedOn))}.`,
  'answer-too-short': ({ min }) => `Skriv mindst ${min} tegn, så borgeren kan forstå svaret.`,
  'second-look-needed': 'Du har selv afgjort døren. At den bliver, skal en kollega sige.',

  'door-not-decided': 'Borgeren har ingen dør endnu. Afgør døren først.',
  'site-closed': 'Arbejdsstedet tager ikke flere.',
  'site-without-places': 'Arbejdsstedet har ingen pladser ved borgerens dør.',
  'site-full': ({ places }) =>
    places === 1 ? 'Den ene plads ved døren er optaget.' : `Alle ${places ?? ''} pladser ved døren er optaget.`,
  'certificate-missing': 'Børneattesten skal være i orden, før borgeren starter et sted med børn.',
  'public-host-needed': 'Nytteindsats kan kun være på et offentligt arbejdssted.',
  'period-too-long': ({ weeks }) => `Perioden må højst være ${weeks ?? 104} uger.`,
  'hours-missing': 'Skriv timer på mindst én ugedag.',
  'week-too-long': ({ hours, max }) => `Ugen har ${dansk.number(Number(hours))} timer. Der må højst være ${max ?? 37}.`,
  'weekday-without-shift': ({ days }) => `Stedet har ingen vagt ${ugedage(days)}.`,
  'placement-overlaps': ({ from }) =>
    from === undefined
      ? 'Borgeren er allerede i gang et sted i den tid.'
      : `Borgeren er i gang et andet sted siden ${dansk.date(String(from))}. Afslut den placering først.`,
  'not-a-draft': 'Placeringen er ikke længere en kladde.',
  'start-too-far-ahead': ({ days }) => `Startdagen må højst ligge ${days ?? 14} dage frem.`,
  'start-too-far-back': ({ days }) => `Startdagen må højst ligge ${days ?? 7} dage tilbage.`,
  'start-after-period': ({ endsOn }) =>
    endsOn === undefined
      ? 'Startdagen ligger efter den aftalte periode.'
      : `Perioden slutter ${dansk.date(String(endsOn))}. Lav en ny aftale.`,
  'placement-not-running': 'Placeringen er ikke i gang.',
  'end-before-start': ({ startedOn }) =>
    startedOn === undefined
      ? 'Slutdagen ligger før starten.'
      : `Borgeren startede ${dansk.date(String(startedOn))}. Slutdagen kan ikke ligge før.`,
  'end-before-attendance': ({ last }) =>
    last === undefined
      ? 'Der er noteret fremmøde efter den dag.'
      : `Der er noteret fremmøde ${dansk.date(String(last))}. Vælg den dag eller en senere, eller ret fremmødet først.`,
  'end-note-needed': 'Skriv, hvad grunden er.',
  'withdraw-after-start': 'Placeringen er begyndt. Afslut den i stedet.',
  'ramp-first-week': 'Det første trin skal begynde i uge 1.',
  'ramp-order': 'Trinnet skal begynde senere end trinnet før.',
  'ramp-after-period': ({ weeks }) => `Perioden har kun ${weeks} uger. Lad trinnet begynde tidligere.`,
  'ramp-end-differs': 'Det sidste trin skal have de timer, der er aftalt.',
  'pace-order': 'Det højeste tempo skal være mindst lige så højt som det laveste.',

  'day-not-come': 'Dagen er ikke kommet endnu.',
  'attendance-too-old': ({ days }) => `Du kan rette fremmøde ${days ?? 7} dage tilbage. Bed sagsbehandleren rette ældre dage.`,
  'attendance-outside-placement': 'Dagen ligger uden for placeringen.',
  'attendance-not-planned': 'Der var ingen aftalte timer den dag. Notér kun, hvis borgeren var der.',
  'hours-without-presence': 'Der kan ikke være timer på en dag med fravær.',
  'hours-needed': 'Skriv, hvor mange timer borgeren var der.',
  'hours-not-quarter': 'Skriv timer i hele kvarterer.',
  'hours-as-planned': ({ planned }) =>
    `Der var aftalt ${planned === undefined ? 'flere timer' : dansk.hours(Number(planned))}. Vælg "til stede", hvis borgeren var der hele tiden.`,
  'pace-without-presence': 'Der kan ikke være tempo på en dag med fravær.',
  'pace-not-asked': ({ weeks }) => `Tempo noteres ikke de første ${weeks ?? 4} uger ved døren tæt støtte.`,
  'row-twice': 'Den samme person står to gange.',

  'measured-already': ({ on }) =>
    on === undefined ? 'Der er allerede svaret den dag.' : `Der er allerede svaret ${dansk.date(String(on))}. Vælg en anden dag.`,
  'measurement-empty': 'Svar på mindst ét spørgsmål.',
  'indicator-not-asked': 'Det spørgsmål stilles ikke til borgeren.',

  'job-known': 'Jobbet er allerede skrevet ind med samme startdag.',
  'job-over': ({ endsOn }) =>
    endsOn === undefined
      ? 'Jobbet er allerede slut. Ret det i stedet.'
      : `Jobbet sluttede ${dansk.date(String(endsOn))}. Ret det, hvis dagen er forkert.`,
  'paid-hours-needed': 'Skriv, hvor mange timer om ugen. Timetallet skal være over 0.',
  'placement-not-begun': 'Placeringen er ikke begyndt.',
  'check-not-due': ({ dueOn }) =>
    dueOn === undefined ? 'Dagen er ikke kommet endnu.' : `Jobtjekket kan besvares fra ${dansk.date(String(dueOn))}.`,
}
