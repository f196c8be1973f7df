import { formatFor } from '../format.ts'
import type { Texts } from '../texts.ts'

const english = formatFor('en')

type Facts = Readonly<Record<string, string | number>>

const km = (facts: Facts): string => (facts.km === undefined ? '' : `${facts.km} km`)

export const matching: Texts['matching'] = {
  title: 'Match',
  sitesTitle: (name) => `Find a place for ${name}`,
  sitesTab: 'Find a place',
  peopleTitle: (site) => `Who could start at ${site}?`,
  peopleTab: 'Who is waiting',
  backToCitizen: 'To the citizen',
  backToSite: 'To the site',
  backToSites: 'To the sites',

  judged: (offer, date, weeks) => `Judged as ${offer.toLowerCase()} for ${weeks} weeks from ${date}.`,
  judgedHint: 'You choose offer, days and hours on the next page.',
  count: (possible, impossible) =>
    `${possible === 1 ? '1 site is possible' : `${possible} sites are possible`}, ${impossible} ${impossible === 1 ? 'is' : 'are'} not.`,
  best: 'Best first',
  howTitle: 'How is this list made?',
  how: [
    'A site is not possible when a rule stops it, when the way is longer than the citizen’s limit, when the child certificate is missing at a site with children, or when no hours meet.',
    'The possible sites stand by how well the site fits what the citizen has said: wishes, way and time count most, then buddy, body and people, and last language and places that should be kept for others.',
    'It is the site that is judged, not the citizen. Name, sex, age, origin and the name of the benefit never count. The way is measured in a straight line between postal codes.',
    'The list does not choose. You do, together with the citizen.',
  ],
  columns: {
    site: 'Site',
    why: 'Why it fits',
    way: 'Way',
    free: 'Free',
    freeLong: (free) => (free === 1 ? '1 free place' : `${free} free places`),
    choose: 'Choose',
    person: 'Citizen',
    door: 'Door',
    since: 'Waiting since',
    caseworker: 'Caseworker',
  },
  choose: (site) => `Choose ${site}`,
  choosePerson: (name) => `Choose ${name}`,
  chooseShort: 'Choose',
  allLines: 'All lines',
  warnings: 'Note',
  impossibleTitle: (count) => (count === 1 ? '1 site is not possible' : `${count} sites are not possible`),
  impossiblePeopleTitle: (count) =>
    count === 1 ? '1 citizen cannot be here right now' : `${count} citizens cannot be here right now`,
  whyNot: 'Why not',
  everywhere: 'The same stops every site:',
  nothingPossible: 'No site is possible right now. Below you see what stops each of them.',
  noSites: 'There are no sites yet.',
  noDoor: 'No door has been decided yet. Places belong to a door.',
  toAssessment: 'Go to the assessment',
  nobodyWaits: 'Nobody is waiting for a place right now.',
  nobodyFits: 'None of those who wait can be here right now. Below you see why.',
  toCitizens: 'To the citizens',
  unknownTitle: 'The list gets better when you have talked about',
  unknown: {
    wishes: 'which sites and tasks the citizen would like',
    availability: 'which hours the citizen can work on the days of the week',
    travel: 'how far the citizen will travel at most',
    home: 'where the citizen lives: the postal code is missing or not known',
  },
  toEdit: 'Edit the citizen’s details',
  byWaiting: 'Longest waiting first. The list is not in the order of who fits best.',
  capped: (most) => `Only the ${most} who have waited longest are included.`,

  fits: { good: 'Fits', neutral: 'Neither', poor: 'Fits poorly' },
  criteria: {
    wishes: 'Wishes',
    commute: 'Way',
    time: 'Time',
    buddy: 'Buddy',
    body: 'Body',
    people: 'People',
    language: 'Language',
    kept: 'Places',
  },
  reasons: {
    wishes: {
      both: ({ tasks = '' }) => `Wanted kind of site and tasks: ${tasks}`,
      kind: () => 'Wanted kind of site',
      tasks: ({ tasks = '' }) => `Wanted tasks: ${tasks}`,
      other: () => 'Not among the citizen’s wishes',
      none: () => 'No wishes written down',
    },
    commute: {
      same: () => 'Same postal code',
      near: (facts) => (km(facts) ? `Short way, ${km(facts)}` : 'Short way'),
      middling: (facts) => (km(facts) ? `Some way, ${km(facts)}` : 'Some way'),
      far: (facts) => (km(facts) ? `Long way, ${km(facts)}` : 'Long way'),
      unknown: () => 'The way is not known',
      hidden: () => 'The way is not shown: the address is protected',
    },
    time: {
      fits: ({ from = '', to = '' }) => `The shift ${english.time(String(from))}–${english.time(String(to))} fits`,
      later: ({ from = '' }) => `The shift begins before ${english.time(String(from))}, so start later`,
      any: () => 'Any time is fine',
      'care-unsettled': () => 'Day shift, but care is not settled',
      'outside-day': () => 'The shift is when day care is closed',
      'few-hours': ({ hours = 0, least = 0 }) =>
        `Only ${english.number(Number(hours))} hours a week meet, at least ${english.number(Number(least))} are wanted`,
      'no-shifts': () => 'The site’s shifts are not entered',
      unknown: () => 'Not known when the citizen can start',
    },
    buddy: {
      there: () => 'There is a buddy',
      missing: () => 'No buddy at the site',
      'not-needed': () => 'No buddy needed',
      unknown: () => 'Not known whether a buddy is needed',
    },
    body: {
      light: () => 'Light on the body, with breaks',
      mixed: () => 'Both light and heavy tasks',
      heavy: () => 'Much walking or heavy work',
      any: () => 'All tasks are fine',
      unknown: () => 'Not known what the body can take',
    },
    people: {
      few: () => 'Few people',
      team: () => 'A small, fixed team',
      many: () => 'Many people',
      any: () => 'Many people are fine',
      unknown: () => 'Not known whether many people are fine',
    },
    language: {
      buddy: () => 'A buddy can show the tasks',
      talk: () => 'Danish is spoken here all day',
      alone: () => 'Nobody to show the tasks',
      'not-needed': () => 'Messages in Danish are fine',
      unknown: () => 'Not known how Danish goes',
    },
    kept: {
      roomy: ({ free = 0 }) => `${free} free places at the door`,
      last: () => 'Last free place at the door',
      needed: ({ count = 0 }) =>
        Number(count) === 1
          ? 'Somebody else who waits has hardly any other site'
          : `${count} others who wait have hardly any other site`,
    },
  },
  way: { same: 'Same postal code', km: (distance) => `${distance} km`, unknown: 'Not known', protected: 'Not shown' },

  day: {
    title: 'Match',
    lede: (total, placed) => {
      const found =
        placed === 0
          ? 'The plan finds none'
          : placed === total
            ? 'The plan finds one for all of them'
            : `The plan finds one for ${placed}`
      return total === 1
        ? `1 citizen is waiting for a place. ${placed === 1 ? 'The plan has one' : 'The plan has none'}.`
        : `${total} citizens are waiting for a place. ${found}.`
    },
    judged: (date, weeks) =>
      `Worked out just now for a start on ${date} and ${weeks} weeks. Nothing is saved: you confirm each one by making the placement.`,
    whose: 'Citizens',
    all: 'All in the municipality',
    mine: 'Mine',
    pairs: 'Proposals',
    place: 'Proposed site',
    confirm: (name) => `Make a placement for ${name}`,
    confirmShort: 'Make a placement',
    others: 'See all sites',
    why: 'Why',
    otherwise: 'If you choose another site',
    noOther: 'No other site is possible.',
    onlySelf: (site) => `Next best: ${site}. Nobody else has to move.`,
    othersMove: (site, count) => `Next best: ${site}. Then the plan changes for ${count === 1 ? '1 other' : `${count} others`}:`,
    moves: (name, from, to) => `${name}: ${to} instead of ${from}`,
    losesPlace: (name, from) => `${name} loses the place at ${from}`,
    getsPlace: (name, to) => `${name} gets a place at ${to}`,
    worse: (lines) => `Fits less well: ${lines}`,
    better: (lines) => `Fits better: ${lines}`,
    rest: (count) => (count === 1 ? '1 without a place in the plan' : `${count} without a place in the plan`),
    allPlaced: 'Everybody who waits has a place in the plan.',
    noSite: 'No site is possible:',
    reasonAt: (reason, sites) => `${reason} (${sites === 1 ? '1 site' : `${sites} sites`})`,
    taken: (sites) =>
      sites === 1
        ? '1 site is possible, but its place is proposed for somebody who has fewer other possibilities, or would otherwise have none:'
        : `${sites} sites are possible, but their places are proposed for others who have fewer other possibilities, or would otherwise have none:`,
    toGive: 'To give a place here:',
    noWay: 'No place can be given without breaking a rule.',
    noneMine: 'None of your citizens is waiting for a place.',
    none: 'Nobody is waiting for a place right now.',
    showAll: 'Show all in the municipality',
    howTitle: 'How is the plan made?',
    how: [
      'The plan looks at everybody who has a door and neither a placement nor a job, and at all free places. Every rule that would stop a placement stops here too, and no place is given twice.',
      'It looks for the best for everybody at once: 1) as many as possible get a place, 2) if there are not places for all, those with the fewest other possible sites go first, 3) the sites fit as well as they can together, and 4) the last place at a door is kept when all else is equal.',
      'People are not put in order. The list stands by who has waited longest. Name, sex, age, origin and the name of the benefit never count.',
      'The plan is a proposal. Rules that nobody has looked up warn only when you make the placement.',
    ],
  },

  places: {
    title: 'Postal codes',
    lede: 'With a point for each postal code the way to work can be measured without anybody’s address.',
    known: (count, shown) => (count === 1 ? '1 postal code is known.' : `${shown} postal codes are known.`),
    none: 'No postal codes are known yet. So no way is measured, and no site is too far.',
    sources: 'Sources',
    source: 'Source',
    count: 'Postal codes',
    missingTitle: 'Sites without a known postal code',
    missing: 'The way to these sites cannot be measured:',
    loadTitle: 'Load a file',
    file: 'File of postal codes',
    hint: 'CSV or Excel with the columns postal code, name, latitude and longitude. DAWA’s own file of postal codes can be used as it is.',
    pick: 'Choose file',
    nonePicked: 'No file chosen',
    load: 'Load postal codes',
    loaded: (count, shown) => (count === 1 ? '1 postal code is saved.' : `${shown} postal codes are saved.`),
    refusedTitle: 'Nothing is saved',
    refused: 'Mend these lines in the file and load it again:',
    line: 'Line',
    cell: 'It says',
    problem: 'What is wrong',
    more: (most) => `Only the first ${most} errors are shown.`,
  },
  links: {
    whoWaits: 'Who is waiting',
    places: 'Postal codes',
  },
}
