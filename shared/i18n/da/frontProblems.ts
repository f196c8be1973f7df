import { formatFor } from '../format.ts'
import type { ProblemTexts } from '../texts.ts'

const dansk = formatFor('da')

/** What can be refused on the first pages a person meets: the request itself, one field, signing in, a crew's day. */
export const frontProblems = {
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

  'sign-in-failed': 'E-mail og adgangskode passer ikke sammen.',

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
  'task-not-agreed': 'Opgaven står ikke i aftalen.',
  'tasks-without-presence': 'Opgaver, godkendelse og støtte hører til en dag, hvor borgeren var der.',
  'row-twice': 'Den samme person står to gange.',
} satisfies Partial<ProblemTexts>
