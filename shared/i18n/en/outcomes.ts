import type { Texts } from '../texts.ts'

export const outcomes: Texts['outcomes'] = {
  title: 'Outcomes',
  lede: (organisation) =>
    `Does it work? What became of the citizens, figures for ${organisation}. No figure here tells of fewer than five people.`,
  link: 'Outcomes: jobs, retention and hours',

  origin: {
    title: 'Count from',
    door: 'From the door decision',
    start: 'From the start of the placement',
    short: { door: 'the first door decision', start: 'the start of the first placement' },
  },
  by: {
    title: 'Divide by',
    all: 'Everybody together',
    door: 'Door',
    archetype: 'Nearest archetype',
    site_kind: 'Kind of site',
    offer: 'Offer',
    override: 'Whether the door followed the proposal',
  },
  show: 'Show figures',
  groups: {
    all: 'All',
    rest: 'Others',
    none: 'No archetype near',
    noProposal: 'No proposal',
    asProposed: 'As proposed',
    otherwise: 'Another door than proposed',
  },
  group: 'Group',

  cohort: {
    title: 'Who is counted',
    window: {
      door: (from, until) => `Citizens whose first door was decided between ${from} and ${until}.`,
      start: (from, until) => `Citizens whose first placement began between ${from} and ${until}.`,
    },
    people: (people) => `${people} citizens. All have been followed for at least 26 weeks.`,
    longPeople: (people, until) => `${people} of them began by ${until} and have been followed for 52 weeks.`,
    nobodyLong: (until) => `None of them began by ${until}, so nobody is counted at 52 weeks.`,
    movedBack: {
      window: 'The period ends at least a quarter earlier than it could, so that small figures cannot be worked out.',
      long: 'The limit of the 52 weeks has been moved back at least a quarter so that small figures cannot be worked out.',
    },
    hidden: 'How many they are is hidden so that small figures cannot be worked out.',
    whySummary: 'Why this period?',
    why: 'The period is the same for every choice on the page. Each citizen counts once, however many doors or placements they have had. New citizens come in a quarter at a time, when they have been followed long enough. The end of the period may have been moved back so that small figures cannot be worked out.',
    byDoor:
      'From the decision there is no division by site or offer: those come later, and whoever got that far has already waited.',
  },
  chooseFewer:
    'Part of this is hidden because the groups are small. Choose a division with fewer groups, or everybody together. More can be shown when more citizens have been followed for 26 weeks.',
  fewPeople:
    'Part of this is hidden because there are few citizens. More can be shown when more have been followed for 26 weeks. The figures of a single year are on the page Management.',
  tooFewGroups: 'The groups are too small to be shown one by one. Here is everybody together.',
  empty: 'There is nobody to tell of yet. The first comes in when 26 weeks have passed.',
  allHidden: 'There are too few citizens to show anything without small figures being worked out.',

  says: {
    hidden: 'Hidden',
    'too-few': 'Too few to say anything',
    nobody: 'Nobody',
  },
  nobodyYet: 'Nobody began early enough to be counted here. See “Who is counted”.',
  notDrawn: {
    hidden: (names) => `Hidden so that small figures cannot be worked out: ${names}.`,
    'too-few': (names) => `Too few to say anything (under 20 citizens): ${names}. The numbers are in the table.`,
    nobody: (names) => `No citizens: ${names}.`,
  },

  curve: {
    week: 'Week',
    weeks: 'Weeks',
    events: 'Happened in the stretch',
    without: 'Still without',
    interval: 'Interval (95%)',
    atRisk: 'Followed so far',
    axis: 'Weeks',
    range: (from, to) => `${from}–${to}`,
    median: (weeks, between) => `Half of them had it within ${weeks} weeks${between}.`,
    medianOf: (group, weeks, between) => `${group}: half of them within ${weeks} weeks${between}.`,
    between: (least, most) => ` (95%: ${least} to ${most} weeks)`,
    atLeast: (least) => ` (95%: ${least} weeks or longer)`,
    noMedian: 'Fewer than half of them got there in the time they have been followed.',
    noMedianOf: (group) => `${group}: fewer than half of them got there.`,
    apart: (p) =>
      `The difference between the groups is larger than chance explains (log-rank, p ${p}). That does not say why: the groups differed from the start.`,
    alike: (p) => `The difference between the groups may be chance (log-rank, p ${p}).`,
    tooFew: 'There are too few to say whether the groups differ.',
    p: (p) => `= ${p}`,
    pBelow: (p) => `< ${p}`,
    against: 'Gray line: all.',
    part: (part, whole, percent) => `${part} of ${whole} (${percent})`,
  },
  paid: {
    title: 'Time to the first paid hour',
    picture: (origin) => `Share who have not yet had a paid hour, in the weeks after ${origin}`,
    means:
      'How many have not yet had an ordinary paid hour, so many weeks on. The line falls when somebody gets the first. Wage subsidy and flexi-jobs do not count. The curve is Kaplan and Meier’s: whoever has been followed for 26 weeks only counts until then. The shaded part, and the line at the last week, are the uncertainty (95 per cent). What happened within some weeks is laid at their end.',
  },
  job: {
    title: 'Time to an ordinary job (at least 10 hours)',
    picture: (origin) => `Share who have not yet had an ordinary job, in the weeks after ${origin}`,
    means:
      'As above, but only when ordinary work is at least 10 hours a week, in one job or several together. The figure is hidden when it lies so near the first paid hour that the difference would tell of fewer than five.',
  },
  retention: {
    title: 'In ordinary work after 4, 13, 26 and 52 weeks',
    picture: (origin) => `Share in ordinary work 4, 13, 26 and 52 weeks after ${origin}`,
    weeks: (weeks) => `After ${weeks} weeks`,
    words: (share, part, people, unknown) =>
      `${share} (${part} of ${people}${unknown === null ? '' : `, not known of ${unknown}`})`,
    range: (least, most) => (least === most ? least : `${least} to ${most}`),
    legend:
      'The dot is the share. Two dots with a bar between them: we do not know about everybody, so the share lies somewhere between. The line is the uncertainty (95 per cent).',
    columns: {
      ordinary: 'Ordinary work',
      subsidised: 'Subsidised job',
      none: 'No job',
      other: 'No ordinary work',
      unknown: 'Not known',
    },
    share: 'Share in ordinary work',
    interval: 'Interval (95%)',
    means:
      'What the citizen did on the day when so many weeks had passed. Ordinary work counts here however few the hours. The answer of the employment check counts; else the jobs that are noted, where a gap of at most four weeks between two ordinary jobs counts too. At 52 weeks only those who began early enough count: see “Who is counted”. Those we know nothing about stay in the denominator: the share is at least the one we know and at most as if all unknown were in ordinary work too. The uncertainty is Wilson’s interval (95 per cent).',
  },
  ladder: {
    title: 'Paid hours a week',
    picture: (origin) => `Paid hours a week 4, 13, 26 and 52 weeks after ${origin}`,
    columns: {
      '0': 'No paid hours',
      '1-9': '1–9 hours',
      '10-19': '10–19 hours',
      '20-29': '20–29 hours',
      '30+': '30 hours or more',
      '1-19': '1–19 hours',
      '20+': '20 hours or more',
    },
    words: (paid, people) => `${paid} of ${people} have paid hours`,
    means:
      'Hours a week in all jobs together on that day, with wage subsidy and flexi-jobs too. Where the steps would make the figures too small, two are put together.',
  },
  endings: {
    title: 'How the first placement went',
    picture: 'How the first placement went or ended',
    columns: {
      running: 'Still running',
      work: 'Job or education',
      as_planned: 'Ended as agreed or went on at another site',
      circumstances: 'Sickness, children, transport, language or pace',
      other: 'Conflict, own wish, place closed or other',
    },
    words: (people) => `${people} citizens`,
    means:
      'Each citizen’s first placement in the period. Job or education: hired at the site, another job, or education. Reasons are put together so that no group becomes too small. All reasons of a year are on the page Management.',
  },
  hits: {
    title: 'What became of those behind each door',
    picture:
      'Share in ordinary work 26 weeks on, by the door proposed, the door decided, and whether the door followed the proposal',
    proposed: 'The door that the rules proposed',
    decided: 'The door that was decided',
    override: 'Whether the door followed the proposal',
    means:
      'The share in ordinary work after 26 weeks among those to whom each door was proposed or decided. It follows the choice of where to count from, not the division. A high share at the green door is to be expected and does not say that the door works: doors are chosen because citizens need different things.',
  },

  quality: {
    title: 'Quality of the data',
    lede: 'A figure is no better than what has been noted. Here is how much there is.',
    back: 'Management',
    link: 'More about the quality of the data',
    strip: (period) => `Quality of the data, ${period}`,
    nothing: 'There was nothing to answer.',
    hidden: 'Hidden so that small figures cannot be worked out.',
    short: {
      logging: 'Days logged',
      checks: 'Employment checks',
      measurements: 'Measurements',
      answers: 'Answers to the supplier',
    },
    titles: {
      logging: 'Planned days: logged in time?',
      checks: 'Employment checks: answered?',
      measurements: 'Measurements: taken in time?',
      answers: 'Questions from the supplier: answered in time?',
    },
    parts: {
      logging: { inTime: 'In time', late: 'Late', missing: 'Not at all' },
      checks: { answered: 'Answered', unknown: 'Not known', notAsked: 'Not asked yet' },
      measurements: { inTime: 'In time', late: 'Late', missing: 'Not taken' },
      answers: { inTime: 'In time', late: 'Late or not at all' },
    },
    part: 'Answer',
    count: { logging: 'Days', checks: 'Checks', measurements: 'Measurements', answers: 'Questions' },
    share: 'Share',
    sentence: (name, parts) => `${name}: ${parts}.`,
    partIn: (percent, part) => `${percent} ${part}`,
    allHidden: (name) => `${name}: hidden so that small figures cannot be worked out.`,
    none: (name) => `${name}: nothing to answer yet.`,
    rest: 'The rest is hidden.',
    means: {
      logging:
        'Days of the year on which a placement was planned, and which are over. In time: the team lead logged the day on the day or the next working day. Holidays and closed days are not planned. Days that nobody logged are not part of the attendance.',
      checks:
        'Employment checks at 4, 13, 26 and 52 weeks that fell due in the year. "Not known" is an answer too, but it makes the share in a job uncertain.',
      measurements:
        'Measurements due in the year: every third month and at each change of door. In time is at most two weeks after.',
      answers:
        'Questions from team leads whose time ran out in the year. In time: the caseworker answered before the time, which is set by how urgent it is.',
    },
    touches: (figures) => `Touches: ${figures}.`,
  },

  change: {
    reference: (year, value) => `${value} in the whole of ${year}.`,
    points: (points) => `${points} percentage points`,
    between: (least, most) => (least === most ? least : `${least} to ${most}`),
    more: (points, year, from, to) => `More than in ${year}: ${points} (95%: ${from} to ${to}).`,
    less: (points, year, from, to) => `Less than in ${year}: ${points} (95%: ${from} to ${to}).`,
    unclear: (points, year, from, to) => `No sure change from ${year}: ${points} (95%: ${from} to ${to}).`,
    'too-few': (year) => `Too few to say anything about the change from ${year}.`,
    hidden: (year) => `The change from ${year} is hidden so that small figures cannot be worked out.`,
    none: 'The figure is today’s and has no change.',
    interval: (from, to) => `Interval (95%): ${from} to ${to}.`,
  },
  answered: {
    title: 'Answered in time',
    of: (part, whole) => `${part} of ${whole} questions`,
    nothing: 'No questions',
  },

  exporting: {
    title: 'Download the figures',
    lede: 'The file has the same figures as the page, with the definitions last. On paper come pictures, tables and definitions.',
    thisPage: 'This page',
    everything: 'All divisions',
    csv: 'CSV',
    xlsx: 'Excel',
    go: (what, kind) => `${what} (${kind})`,
    working: 'The figures are being worked out …',
    running: 'Fetching rows',
    leave: 'You can go to other pages meanwhile.',
    stop: 'Stop',
    saved: (fileName, rows) => `${fileName} has been downloaded: ${rows} rows.`,
    sheet: (origin, by) => `${origin}, ${by}`.slice(0, 31),
    origins: { door: 'From door', start: 'From start' },
    definitions: 'Definitions',
    fileName: (what, asOf) => `outcomes-${what}-as-of-${asOf}`,
    all: 'all',
  },
  csv: {
    figure: 'Figure',
    origin: 'Counted from',
    by: 'Divided by',
    group: 'Group',
    week: 'Week',
    answer: 'Answer',
    value: 'Number',
    denominator: 'Out of',
    percent: 'Per cent',
    least: 'At least (per cent)',
    most: 'At most (per cent)',
    from: 'Interval from (per cent)',
    to: 'Interval to (per cent)',
    note: 'Note',
    period: 'Period',
    asOf: 'As of',
    soThat: 'Hidden so that small figures cannot be worked out',
    tooFew: 'Too few to say anything (under 20 citizens)',
    people: 'Citizens in all',
    definitionOf: (title) => `Definition: ${title}`,
  },
}
