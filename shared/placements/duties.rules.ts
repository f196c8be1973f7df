import { addDays, addMonths, addWeeks, daysBetween, workingDaysAfter } from '../calendar.ts'
import type { DoorDefinition, Text } from '../doors/doors.schema.ts'
import type { DutyParty } from './parties.ts'

/** Who of each party does it, as far as the name is known. */
type Owners = Readonly<Partial<Record<DutyParty, string | null>>>
type PlannedDuty = {
  readonly party: DutyParty
  readonly text: Text
  readonly ownerName: string | null
  readonly dueOn: string | null
}

const earlier = (a: string, b: string): string => (a < b ? a : b)
const say = (da: string, en: string): Text => ({ da, en })

type Days = { readonly startsOn: string; readonly endsOn: string; readonly draftedOn: string }

type Dated = {
  readonly party: DutyParty
  readonly text: Text
  readonly on: (days: Days) => string
  /** The lines of a door that ask the same of this party, by their Danish words: they are left out where this one stands. */
  readonly says?: RegExp
}

/** What every placement needs by a day, whatever the door (domain.md § 12); VITAS is ready in two working days (§ 11). */
const dated: readonly Dated[] = [
  {
    party: 'jobcenter',
    text: say('Har aftalen klar i VITAS.', 'Has the agreement ready in VITAS.'),
    says: /\bVITAS klar\b/,
    on: ({ draftedOn, startsOn }) => earlier(workingDaysAfter(draftedOn, 2), addDays(startsOn, -1)),
  },
  {
    party: 'union_rep',
    text: say('Ser stedets kvote og svarer på aftalen.', 'Sees the site’s quota and answers the agreement.'),
    says: /^Skriver under på aftalen\b|hvor mange pladser stedet bruger/,
    on: ({ startsOn }) => addDays(startsOn, -1),
  },
  {
    party: 'supplier',
    text: say('Tager imod, viser rundt og gennemgår sikkerhed.', 'Welcomes, shows around and goes through safety.'),
    says: /^Tager imod\b/,
    on: ({ startsOn }) => startsOn,
  },
  {
    party: 'jobcenter',
    text: say('Taler med borger og sted i den første uge.', 'Talks with the citizen and the site in the first week.'),
    on: ({ startsOn }) => addDays(startsOn, 4),
  },
  {
    party: 'supplier',
    text: say('Taler med borgeren om den første måned.', 'Talks with the citizen about the first month.'),
    on: ({ startsOn }) => addWeeks(startsOn, 4),
  },
  {
    party: 'jobcenter',
    text: say('Måler sammen med borgeren efter tre måneder.', 'Measures with the citizen after three months.'),
    says: /^Måler sammen med/,
    on: ({ startsOn }) => addMonths(startsOn, 3),
  },
  {
    party: 'jobcenter',
    text: say('Aftaler næste skridt, før perioden slutter.', 'Agrees on the next step before the period ends.'),
    on: ({ endsOn }) => addDays(endsOn, -14),
  },
]

// "when you come" needs another verb with "the citizen": such an English line stays as it is
const youDoing = /\byou (?:do|come|go|get|know|need|want|work)\b/i

/** A door speaks to the citizen; a line that four parties read speaks about them: "dig" would be whoever reads it. */
const aboutCitizen = ({ da, en }: Text): Text => ({
  da: da.replace(/\b(?:dit|din|dine)\b/g, 'borgerens').replace(/\b(?:du|dig)\b/g, 'borgeren'),
  en: youDoing.test(en)
    ? en
    : en
        .replace(/\byou are\b/g, 'the citizen is')
        .replace(/\byou have\b/g, 'the citizen has')
        .replace(/\byour\b/g, 'the citizen’s')
        .replace(/\byou\b/g, 'the citizen'),
})

/** Who does what: the dated lines of every placement by their day, those beyond its last day left out; then what only the door asks. */
export const dutiesFor = (duties: DoorDefinition['duties'], days: Days, owners: Owners): PlannedDuty[] => {
  const owned = (party: DutyParty, text: Text, dueOn: string | null): PlannedDuty => ({
    party,
    text,
    ownerName: owners[party] ?? null,
    dueOn,
  })
  const byDay = dated
    .map((line) => ({ ...line, on: line.on(days) }))
    .filter(({ on }) => on <= days.endsOn && (on >= days.draftedOn || on >= days.startsOn))
    .toSorted((a, b) => daysBetween(b.on, a.on))
  const ofDoor: readonly (readonly [DutyParty, readonly Text[]])[] = [
    ['jobcenter', duties.jobcenter],
    ['supplier', duties.supplier],
    ['citizen', duties.citizen],
    ['union_rep', duties.unionRep],
  ]
  const isSaid = (of: DutyParty, { da }: Text): boolean => byDay.some(({ party, says }) => party === of && says?.test(da))
  return [
    ...byDay.map(({ party, text, on }) => owned(party, text, on)),
    ...ofDoor.flatMap(([party, texts]) =>
      texts.filter((text) => !isSaid(party, text)).map((text) => owned(party, aboutCitizen(text), null)),
    ),
  ]
}
