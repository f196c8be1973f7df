import { formatFor } from '../format.ts'
import type { ProblemTexts } from '../texts.ts'
import { frontProblems } from './frontProblems.ts'

const dansk = formatFor('da')
/** ISO weekdays as digits, '15' → Monday and Friday; 1 January 2024 was a Monday. */
const ugedage = (days: string | number | undefined): string =>
  dansk.list([...String(days ?? '')].map((day) => dansk.weekday(`2024-01-0${day}`)))

export const problems: ProblemTexts = {
  ...frontProblems,

  'file-empty': 'Filen er tom. Den skal have en linje med overskrifter og mindst en borger.',
  'file-not-readable': ({ line }) =>
    line === undefined
      ? 'Filen kan ikke læses. Gem den som CSV eller XLSX, og prøv igen.'
      : `Filen kan ikke læses efter linje ${line}. Se efter et anførselstegn, der ikke er lukket.`,
  'file-of-other-kind': 'Det er ikke en CSV- eller XLSX-fil.',
  'file-too-large': ({ max }) => (max === undefined ? 'Filen er for stor.' : `Filen er for stor. Den må højst fylde ${max} MB.`),
  'file-too-many-rows': ({ max }) => `Filen har for mange linjer. Del den i filer på højst ${max ?? ''} linjer.`,
  'file-too-many-columns': ({ max }) => `Filen har for mange kolonner. Den må højst have ${max ?? ''}.`,

  'absence-not-ahead': 'Planlagt fravær gælder dage, der ikke er kommet endnu. Notér dagen på holdet i stedet.',
  'absence-overlaps': 'Der er allerede planlagt fravær på nogle af dagene. Fjern det først, eller vælg andre dage.',
  'absence-logged': ({ date }) =>
    `${date === undefined ? 'En af dagene' : dansk.date(String(date))} er allerede noteret. Ret dagen i stedet, eller vælg andre dage.`,
  'absence-too-long': ({ days }) => `Planlagt fravær kan højst vare ${days ?? ''} dage ad gangen.`,
  'closed-not-ahead': 'Kun dage, der ikke er kommet endnu, kan lukkes eller åbnes.',
  'concern-closed': ({ state, by, kind, outcome }) =>
    state === 'answered'
      ? kind === 'proposal'
        ? `${by} har allerede svaret: ${outcome === 'accepted' ? 'ja' : outcome === 'adjusted' ? 'ja, med en ændring' : 'nej'}.`
        : `${by} har allerede svaret.`
      : state === 'withdrawn'
        ? 'Den er trukket tilbage.'
        : state === 'replaced'
          ? `${by} har sendt et nyere forslag i stedet.`
          : 'Den er allerede besvaret, trukket tilbage eller afløst af en nyere.',
  'concern-not-answered': 'Svar på henvendelsen først.',
  'nothing-to-follow': 'Der er ikke mere at følge op på.',
  'thread-not-open': 'Der er ingen aftale endnu. I kan skrive sammen, når den er på plads.',
  'thread-closed': 'Placeringen er slut, og holdlederen kan ikke længere læse med.',
  'hours-not-more': ({ hours }) => `Der er allerede aftalt ${hours ?? ''} timer om ugen. Skriv et højere tal.`,
  'hours-not-fewer': ({ hours }) => `Der er aftalt ${hours ?? ''} timer om ugen. Skriv et lavere tal.`,
  'snooze-not-ahead': ({ days }) => `Vælg en dag efter i dag og højst ${days ?? ''} dage frem.`,
  'snooze-past-due': 'En anden venter på svaret. Det kan ikke udsættes længere end til fristen.',
  'cover-own-self': 'Vælg en anden kollega. Man kan ikke være vikar for sig selv.',
  'cover-overlaps': 'Kollegaen har allerede en vikar på nogle af dagene.',
  'cover-not-ahead': 'Et vikariat begynder tidligst i dag.',
  'cover-too-long': ({ days }) => `Et vikariat varer højst ${days ?? ''} dage.`,
  'cover-substitute-away': 'Kollegaen er selv væk nogle af dagene. Vælg en, der er her.',
  'setting-out-of-range': ({ min, max }) => `Vælg et helt tal fra ${min ?? ''} til ${max ?? ''}.`,
  'setting-lead-first': ({ below, above }) =>
    below
      ? `Holdlederen skal mindes først. Lederen får det at vide efter ${below} dage, så vælg færre.`
      : `Holdlederen skal mindes først, og det sker efter ${above ?? ''} ${above === 1 ? 'dag' : 'dage'}. Vælg flere.`,

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
  'travel-limit-out-of-range': 'Skriv et helt tal fra 1 til 200, eller lad feltet stå tomt.',
  'needs-not-agreed': 'Borgeren har ikke sagt ja nu. Holdlederen ser ikke teksten.',
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

  'answer-not-in-catalogue': 'Svaret står ikke i kataloget. Indlæs siden igen, og vælg et svar.',
  'tag-not-in-catalogue': 'Hindringen står ikke i kataloget. Indlæs siden igen, og vælg en.',
  'assessment-unfinished': ({ missing }) =>
    missing === 1
      ? 'Ét spørgsmål mangler svar. "Ved ikke" er også et svar.'
      : `${missing ?? 'Nogle'} spørgsmål mangler svar. "Ved ikke" er også et svar.`,
  'door-unknown': 'Vælg en af de tre døre.',
  'door-reason-needed': ({ min }) => `Skriv, hvorfor du vælger en anden dør end den foreslåede, med mindst ${min ?? 10} tegn.`,
  'catalogue-unpublished': 'Der er ikke udgivet et katalog over døre endnu. Bed din administrator om at udgive det.',
  'catalogue-own': 'Du har selv sendt kladden til godkendelse. En anden administrator skal se på den.',
  'catalogue-handed-in': 'Kladden er allerede sendt til godkendelse.',
  'catalogue-not-handed-in': 'Kladden er ikke sendt til godkendelse.',
  'catalogue-unchanged': 'Kladden siger det samme som den udgave, der gælder. Ret noget først.',
  'catalogue-reason-needed': ({ min }) => `Skriv mindst ${min ?? 10} tegn om, hvorfor.`,
  'catalogue-last-one': 'Der skal være mindst én.',
  'catalogue-question-in-use': ({ uses }) =>
    Number(uses) === 1
      ? 'Spørgsmålet bruges af én regel, modsigelse eller arketype. Ret den først.'
      : `Spørgsmålet bruges ${uses ?? 'flere'} steder i regler, modsigelser og arketyper. Ret dem først.`,
  'catalogue-answer-in-use': ({ uses }) =>
    Number(uses) === 1
      ? 'Et svar, du har fjernet, bruges af én regel, modsigelse eller arketype. Ret den først.'
      : `Svar, du har fjernet, bruges ${uses ?? 'flere'} steder i regler, modsigelser og arketyper. Ret dem først.`,
  'answers-missing': 'Skriv mindst ét svar. "Ved ikke" kommer af sig selv.',
  'choose-one-or-more': 'Vælg mindst én.',
  'same-question-twice': 'Vælg et andet spørgsmål end det første.',
  'lines-uneven': ({ da, en }) =>
    `Der er ${da ?? 0} ${Number(da) === 1 ? 'punkt' : 'punkter'} på dansk og ${en ?? 0} på engelsk. Der skal være lige mange.`,
  'range-order': 'Det sidste tal skal være mindst lige så stort som det første.',
  'one-limit': 'Skriv enten "mindst" eller "under".',
  'door-historic': 'Afgørelsen gælder ikke mere. Der er truffet en nyere.',
  'disagreement-open': 'Der er allerede skrevet en uenighed om denne dør, som ikke er besvaret.',
  'disagreement-answered': 'Uenigheden er allerede besvaret.',
  'said-before-decision': ({ decidedOn }) =>
    decidedOn === undefined ? 'Døren blev først afgjort senere.' : `Døren blev først afgjort ${dansk.date(String(decidedOn))}.`,
  'answer-too-short': ({ min }) => `Skriv mindst ${min ?? 10} tegn, så borgeren kan forstå svaret.`,
  'second-look-needed': 'Du har selv afgjort døren. At den bliver, skal en kollega sige.',

  'number-out-of-range': ({ min, max }) =>
    max === undefined ? 'Tallet ligger uden for det mulige.' : `Skriv et tal fra ${min ?? 0} til ${dansk.number(Number(max))}.`,
  'rule-missing': 'Der er ikke skrevet en regel for den dag. Bed din administrator om at skrive den ind.',
  'rule-reason-needed': ({ min }) => `Skriv med mindst ${min ?? 10} tegn, hvorfor reglen skal ændres.`,
  'rule-overlaps': ({ from }) =>
    from === undefined
      ? 'En anden række begynder, før denne slutter. Vælg en tidligere sidste dag.'
      : `En kommende række gælder fra ${dansk.date(String(from))}. Vælg en sidste dag før den.`,
  'target-group-unknown': 'Målgruppen kendes ikke. Skriv borgerens ydelse og visitation.',
  'target-group-outside': 'Ydelsen hører ikke til en målgruppe i § 6. Undersøg, om borgeren kan få tilbuddet.',
  'target-group-not-allowed': 'Borgerens målgruppe kan ikke få tilbuddet.',
  'target-group-if-no-work': 'Målgruppen kan kun få tilbuddet uden job og egen virksomhed. Spørg borgeren.',
  'weeks-too-many': ({ weeks, limit }) =>
    `Det bliver ${dansk.number(Number(weeks))} uger med tidligere perioder. Målgruppen kan højst få ${limit ?? ''}.`,
  'weeks-need-missing': ({ weeks, limit, upTo }) =>
    `Det bliver ${dansk.number(Number(weeks))} uger med tidligere perioder. Mere end ${limit ?? ''} kræver en konkret vurdering${
      upTo === undefined ? '' : `, og så højst ${upTo}`
    }. Skriv den.`,
  'weeks-special-need': ({ weeks, limit }) =>
    `Det bliver ${dansk.number(Number(weeks))} uger med tidligere perioder. Mere end ${limit ?? ''} kræver et helt særligt behov.`,
  'weeks-step-too-long': ({ limit, step }) => `Efter ${limit ?? ''} uger kan der højst aftales ${step ?? ''} uger ad gangen.`,
  'months-too-many': ({ limit, last }) =>
    last === undefined
      ? `Tilbuddet kan højst vare ${limit ?? ''} måneder.`
      : `Tilbuddet kan højst vare ${limit ?? ''} måneder, her til og med ${dansk.date(String(last))}.`,
  'benefit-since-unknown': ({ limit }) =>
    `Skriv, siden hvornår borgeren har fået sin ydelse. Der skal være gået ${limit ?? ''} måneder.`,
  'benefit-too-short': ({ limit, from }) =>
    from === undefined
      ? `Borgeren skal have været på ydelse i ${limit ?? ''} måneder.`
      : `Borgeren skal have været på ydelse i ${limit ?? ''} måneder. Det er opfyldt ${dansk.date(String(from))}.`,
  'availability-exceeded': ({ days }) => `Der er flere timer, end borgeren kan, ${ugedage(days)}.`,
  'weekly-hours-exceeded': ({ hours, max }) =>
    `Planen når op på ${dansk.hours(Number(hours))} om ugen. Borgeren kan nu ${dansk.hours(Number(max))}.`,
  'quota-full': ({ used, limit, fte, on }) =>
    `Med denne er ${used ?? ''} i tilbud${on === undefined ? '' : ` den ${dansk.date(String(on))}`}. ${
      fte === undefined ? 'Der er' : `Ved ${dansk.number(Number(fte))} årsværk er der`
    } plads til ${limit ?? ''}.`,
  'quota-in-heads': 'Kravet regnes i personer, men der er kun skrevet årsværk. Tæl de ansatte på P-nummeret.',
  'fte-unknown': 'Der er ikke skrevet ordinære årsværk for P-nummeret. Spørg arbejdsstedet.',
  'net-growth-missing': ({ last, mean }) =>
    `Firmaet havde ${dansk.number(Number(last))} årsværk sidste måned. Det skal mindst være gennemsnittet ${dansk.number(Number(mean))}.`,
  'net-growth-unknown': ({ missing }) =>
    missing === 1
      ? 'Firmaets årsværk mangler for 1 måned. Kravet kan ikke regnes ud.'
      : `Firmaets årsværk mangler for ${missing ?? 'nogle'} måneder. Kravet kan ikke regnes ud.`,
  'net-growth-public': 'Kravet regnes anderledes hos en offentlig arbejdsgiver. Spørg arbejdsstedet.',
  'mentor-budget-exceeded': ({ hours, free, year }) =>
    `Planen bruger ${dansk.hours(Number(hours))} mentor i ${year ?? ''}. Der er ${dansk.hours(Number(free))} tilbage.`,
  'mentor-budget-unknown': ({ year }) => `Der er ikke skrevet mentortimer for ${year ?? 'året'}.`,
  'mentor-too-long': ({ months, last }) =>
    last === undefined
      ? `Mentor kan højst aftales for ${months ?? ''} måneder ad gangen.`
      : `Mentor kan højst aftales for ${months ?? ''} måneder ad gangen, her til og med ${dansk.date(String(last))}.`,
  'rep-not-signed': 'Medarbejdernes repræsentant har ikke sagt ja endnu.',

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
  'not-a-draft': 'Placeringen er allerede startet eller taget tilbage.',
  'start-too-far-ahead': ({ days }) => `Startdagen må højst ligge ${days ?? 14} dage frem.`,
  'start-too-far-back': ({ days }) => `Startdagen må højst ligge ${days ?? 7} dage tilbage.`,
  'start-before-period': ({ startsOn }) =>
    startsOn === undefined
      ? 'Startdagen ligger før den aftalte periode.'
      : `Aftalen begynder ${dansk.date(String(startsOn))}. Skal borgeren begynde før, så ret aftalen først.`,
  'start-before-agreed': ({ agreedOn }) =>
    agreedOn === undefined
      ? 'Den dag havde alle ikke sagt ja.'
      : `Først ${dansk.date(String(agreedOn))} havde alle sagt ja. Ingen kan begynde før.`,
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
  'placement-over': 'Placeringen er slut. Lav en ny.',
  'site-by-move': 'Et andet sted er en ny aftale. Vælg Flyt, når placeringen er i gang.',
  'start-fixed': 'Placeringen er startet, så den første dag ligger fast.',
  'end-by-ending': 'Dagen er gået. Afslut placeringen i stedet.',
  'nothing-changed': 'Intet er ændret.',
  'nothing-to-send': 'Der er ingen kladde at sende.',
  'nothing-to-take-back': 'Der er ingen ændring at tage tilbage.',
  'version-expired': 'Ingen har rørt aftalen i 12 uger. Ret den igen, før den kan sendes.',
  'approval-given': 'Svaret er allerede givet.',
  'approval-not-open': ({ state }) => {
    if (state === 'changed') return 'Aftalen er ændret imens. Der er en nyere udgave at svare på.'
    if (state === 'withdrawn') return 'Aftalen er taget tilbage imens.'
    if (state === 'agreed') return 'Aftalen er allerede indgået.'
    if (state === 'declined') return 'En anden har sagt nej til aftalen imens.'
    if (state === 'expired') return 'Aftalen er udløbet, fordi ingen rørte den i 12 uger.'
    return 'Aftalen kan ikke besvares nu.'
  },
  'approval-not-asked': 'Ændringen kræver ikke svar herfra.',
  'decline-reason-needed': 'Skriv hvorfor ikke.',
  'reason-too-short': ({ min }) => `Skriv en begrundelse på mindst ${min ?? 10} tegn.`,
  'means-of-other-party': 'Sådan kan denne part ikke svare.',
  'given-before-sent': ({ sentOn }) =>
    sentOn === undefined
      ? 'Svaret kan ikke være fra før, aftalen blev sendt.'
      : `Aftalen blev sendt ${dansk.date(String(sentOn))}. Svaret kan ikke være fra før.`,
  'link-not-open': ({ state }) => {
    if (state === 'used' || state === 'answered') return 'Der er allerede svaret.'
    if (state === 'declined') return 'En anden har sagt nej til aftalen imens.'
    if (state === 'changed') return 'Aftalen er ændret, siden du fik linket. Bed om et nyt.'
    if (state === 'withdrawn') return 'Aftalen er taget tilbage. Du behøver ikke svare.'
    if (state === 'revoked') return 'Linket gælder ikke længere. Bed om et nyt.'
    return 'Linket er udløbet. Bed om et nyt.'
  },
  'successor-exists': 'Der er allerede en ny plads på vej.',
  'site-unchanged': 'Vælg et andet sted end det nuværende.',
  'move-before-start': ({ startedOn }) =>
    startedOn === undefined
      ? 'Den nye plads kan først begynde efter den gamle.'
      : `Den gamle plads begyndte ${dansk.date(String(startedOn))}. Den nye skal begynde senere.`,
  'move-too-far-ahead': 'Flytningen kan startes fra dagen før den nye plads begynder.',
  'not-agreed': 'Aftalen mangler svar. Den kan starte, når alle har sagt ja.',
  'change-open': 'En ændring venter på svar. Tag den tilbage, eller vent til den er aftalt.',
  'late-reason-needed': 'Den første dag er gået. Skriv hvorfor den først registreres nu, mindst 10 tegn.',
  'ramp-first-week': 'Det første trin skal begynde i uge 1.',
  'ramp-order': 'Trinnet skal begynde senere end trinnet før.',
  'ramp-after-period': ({ weeks }) => `Perioden har kun ${weeks} uger. Lad trinnet begynde tidligere.`,
  'ramp-end-differs': 'Det sidste trin skal have de timer, der er aftalt.',
  'pace-order': 'Det højeste tempo skal være mindst lige så højt som det laveste.',

  'measured-already': ({ on }) =>
    on === undefined ? 'Der er allerede svaret den dag.' : `Der er allerede svaret ${dansk.date(String(on))}. Vælg en anden dag.`,
  'measurement-empty': 'Svar på mindst ét spørgsmål.',
  'indicator-not-asked': 'Det spørgsmål stilles ikke her.',
  'interview-empty': 'Skriv noget under mindst ét tema.',
  'interview-not-own': 'Kun den, der holdt samtalen, retter notatet.',
  'instrument-replaced': 'Spørgsmålene er skrevet om, siden siden blev åbnet. Indlæs siden igen, og svar på de nye.',
  'measurement-link-used': 'Der er allerede svaret med det link. Svarene er gemt.',
  'activities-none-and-some': 'Vælg enten det, borgeren har gjort, eller "Ingen af dem".',
  'observation-too-early': ({ from }) =>
    from === undefined
      ? 'Det er for tidligt at svare.'
      : `Vent til ${dansk.date(String(from))}. Da har I arbejdet sammen i fire uger.`,
  'observation-too-old': ({ days }) => `Dagen må højst ligge ${days ?? 7} dage tilbage.`,

  'job-known': 'Jobbet er allerede skrevet ind med samme startdag.',
  'job-over': ({ endsOn }) =>
    endsOn === undefined
      ? 'Jobbet er allerede slut. Ret det i stedet.'
      : `Jobbet sluttede ${dansk.date(String(endsOn))}. Ret det, hvis dagen er forkert.`,
  'contract-overlaps': 'Der er allerede en kontrakt med den leverandør i de dage. Vælg andre dage, eller ret den anden.',
  'year-outside-contract': ({ from, until }) =>
    from === undefined ? 'Kontrakten gælder ikke i det år.' : `Kontrakten gælder i årene ${from} til ${until ?? from}.`,
  'targets-outside-contract': ({ year }) =>
    `Kontrakten har mål for ${year ?? 'et år, der falder udenfor'}. Det år skal blive i den.`,
  'target-reason-needed': ({ min }) => `Skriv med mindst ${min ?? 10} tegn, hvorfor målet skal være et andet.`,
  'paid-hours-needed': 'Skriv, hvor mange timer om ugen. Timetallet skal være over 0.',
  'placement-not-begun': 'Placeringen er ikke begyndt.',
  'check-not-due': ({ dueOn }) =>
    dueOn === undefined ? 'Dagen er ikke kommet endnu.' : `Jobtjekket kan besvares fra ${dansk.date(String(dueOn))}.`,
  'supplier-needs-placement': 'Vælg den placering, jobbet kom ud af. Så ved vi, hvilken leverandør der er arbejdsgiver.',
  'definition-not-ahead': 'Vælg i dag eller en senere dag. Det, der er sagt om dage, der er gået, ændres ikke.',
  'report-not-asked': 'Der er ikke spurgt om det nu. Det kan være, at en anden har svaret.',
  'report-closed': ({ days }) => `Du kan rette dit svar i ${days ?? 14} dage. Skriv til sagsbehandleren i stedet.`,
  'report-used': 'Sagsbehandleren har afsluttet jobbet efter svaret. Skriv til sagsbehandleren, hvis det er forkert.',
  'last-day-ahead': 'Vælg i dag eller en tidligere dag. Er personen her stadig, så svar ja.',
  'placement-not-over': 'Placeringen er ikke slut endnu.',
  'course-goes-on': ({ startedOn }) =>
    startedOn === undefined
      ? 'En ny placering begyndte inden for en måned, så forløbet går videre.'
      : `En ny placering begyndte ${dansk.date(String(startedOn))}, inden for en måned. Så går forløbet videre.`,
  'status-not-due': ({ dueOn }) =>
    dueOn === undefined ? 'Dagen er ikke kommet endnu.' : `Kan besvares fra ${dansk.date(String(dueOn))}.`,

  // experiments
  'experiment-locked': 'Forsøget er startet, og planen er låst.',
  'experiment-closed': 'Forsøget er afsluttet.',
  'experiment-stopped': 'Forsøget er allerede stoppet.',
  'experiment-not-begun': 'Forsøget er ikke begyndt endnu.',
  'experiment-not-stopped': 'Stop forsøget først.',
  'experiment-not-ahead': 'Forsøgets første dag er forbi. Flyt den til i dag eller senere, før I starter.',
  'experiment-one-at-a-time': ({ title, from, until }) =>
    title === undefined
      ? 'Et andet forsøg har stedet i de dage. Virkningen kunne ikke skelnes.'
      : `Forsøget “${title}” kører samme sted fra ${dansk.date(String(from))} til ${dansk.date(String(until))}. Virkningen af de to kunne ikke skelnes.`,
  'experiment-difference': ({ max }) => `Skriv et tal over 0 og højst ${max ?? 100}.`,
  'experiment-too-short': ({ weeks }) => `Et forsøg varer mindst ${weeks ?? 4} uger.`,
  'experiment-too-long': ({ years }) => `Et forsøg varer højst ${years ?? 3} år.`,
  'experiment-without-part': 'Tilføj mindst én del: hvor eller hvornår nogen deltager.',
  'experiment-part-outside': 'Delens dage skal ligge inden for forsøgets dage.',
  'experiment-part-twice': 'De dage står allerede i en anden del.',
  'experiment-no-comparison': ({ weeks }) =>
    `Lad mindst ${weeks ?? 4} uger af forsøget være uden. Ellers er der ingen at sammenligne med.`,
  'experiment-enrolment-closed': 'Forsøget tager ingen ind lige nu.',
  'experiment-too-late': ({ days }) => `Placeringen er for langt henne. Man meldes til senest ${days ?? 14} dage efter start.`,
  'experiment-in-another': 'Placeringen er allerede med i et forsøg.',
  'experiment-stays-in': 'Den, der er meldt til, bliver i forsøget. Kun på selve dagen kan det fortrydes.',
  'experiment-import-closed': 'Resultater kan kun læses ind for et forsøg et andet sted, når det er stoppet og ikke afsluttet.',
  'experiment-file-columns': 'Filen skal have netop to kolonner: gruppe og værdi.',
  'experiment-file-cpr': ({ line }) =>
    `Linje ${line ?? ''} ligner et CPR-nummer. Filen må ikke pege på personer, så intet er læst ind. Fjern det, og prøv igen.`,
  'experiment-file-faults': 'En eller flere linjer har en fejl. Ret filen, og vælg den igen.',
  'experiment-arm-unknown': 'Skriv deltager eller sammenligning.',
  'experiment-conclusion-short': ({ min }) => `Skriv mindst ${min ?? 20} tegn.`,

  // matching
  'site-too-far': ({ km, limit }) =>
    km === undefined
      ? 'Vejen er længere, end borgeren ønsker.'
      : `Der er cirka ${km} km. Borgeren vil højst have ${limit ?? ''} km.`,
  'hours-do-not-meet': 'Stedets vagter ligger uden for den tid, borgeren kan arbejde.',
  'places-columns-missing': 'Filen skal have fire kolonner: postnr, navn, breddegrad og længdegrad.',
  'latitude-expected': 'Breddegraden skal være et tal mellem 54 og 58,5, for eksempel 56,13883.',
  'longitude-expected': 'Længdegraden skal være et tal mellem 7,5 og 15,5, for eksempel 9,15768.',
}
