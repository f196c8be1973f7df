import type { Texts } from '../texts.ts'

export const reports: Texts['reports'] = {
  title: 'Management',
  lede: (organisation) => `How is it going? Figures for ${organisation}. No figure here tells of fewer than five people.`,
  filters: {
    title: 'Choose figures',
    year: 'Year',
    siteKind: 'Kind of site',
    allKinds: 'All kinds',
    toDate: (year) => `${year} to date`,
    wholeYear: (year) => `${year}`,
    show: 'Show figures',
  },
  period: { today: 'Today' },
  download: (kind) => `Download the figures (${kind})`,
  fileName: (year, asOf) => `management-${year}-as-of-${asOf}`,
  hidden: 'Hidden',
  hiddenSummary: 'Why are some figures hidden?',
  hiddenWhy:
    'A figure is hidden when it is about fewer than five people. A larger figure can be hidden too, where a small one could otherwise be worked out. "0" stands only where there is nobody at all.',
  notDrawn: (count) => `${count} ${count === 1 ? 'figure is' : 'figures are'} hidden so that small figures cannot be worked out.`,
  notDrawnNames: (names) => `Hidden so that small figures cannot be worked out: ${names}.`,
  allHidden: 'Hidden so that small figures cannot be worked out.',
  totalThenHidden: (total) => `Total: ${total}. The rest is hidden so that small figures cannot be worked out.`,
  nothing: 'There is nobody in this period.',
  untouched: 'Covers all kinds of site, whatever you choose.',
  anyYear: 'As of today, whatever year you choose.',
  total: 'Total',
  people: 'Citizens',
  noDoor: 'No door yet',
  newDoor: 'New',

  inPlacement: {
    title: 'In a placement now',
    of: (people) => `of ${people} citizens`,
    means:
      'Citizens with a placement that has begun and has not ended. The figure is today’s. It follows the kind of site chosen, not the year.',
  },
  firstPaid: {
    title: 'Began paid work',
    about: (period) => `first ordinary paid hour in ${period}`,
    means:
      'Citizens whose first ordinary paid hour fell in the year. Wage subsidy and flexi-jobs do not count. For a supplier, jobs that came of a placement there count.',
  },
  byDoor: {
    title: 'Citizens by door',
    picture: 'Number of citizens at each door today',
    door: 'Door',
    means:
      'Each citizen counts once, at the door that applies today. If you choose a kind of site, only citizens who are in a placement there now count.',
    meansSupplier: 'Citizens who are in a placement with you now. Each counts once, at the door that applies today.',
  },
  byKind: {
    title: 'Running placements by kind of site',
    picture: 'Number of running placements at each kind of site',
    kind: 'Kind',
    means: 'Citizens with a placement that has begun and has not ended, by the kind of site. The figure is today’s.',
  },
  moves: {
    title: 'Moves between doors',
    picture: (period) => `From which door to which in ${period}`,
    from: 'From',
    fromDoor: (door) => `from ${door.toLowerCase()}`,
    rest: 'The gray band "Hidden" is the rest of the row. By door the figures are hidden so that small figures cannot be worked out.',
    to: (door) => `To ${door.toLowerCase()}`,
    means:
      'Each citizen with a door counts once: from the door at the start of the year to the door at its end, or today. "New" are those whose first door was decided in the year. Moves back and forth within the year are not seen. Changing door is neither good nor bad in itself.',
  },
  endings: {
    title: 'Ended placements by reason',
    picture: (period) => `Why placements ended in ${period}`,
    reason: 'Reason',
    means:
      'Citizens whose placement ended in the year. Where a citizen had several, only the latest counts, so that nobody counts twice. The kind is that of the site.',
  },
  attendance: {
    title: 'Attendance by door',
    figure: 'Attendance',
    picture: (period) => `Attendance at each door in ${period}`,
    present: 'Days attended',
    counted: 'Days counted',
    rate: 'Attendance',
    means:
      'Days the citizen came (also late, also left early) out of planned days that the team lead logged ("Days counted"). Days nobody logged are left out, so true attendance can be lower or higher. Agreed absence does not count either. The door is the one the placement was agreed for. Shown only where at least five people, five days attended and five days absent stand behind it. The days of one citizen hang together, so no margin of uncertainty is worked out.',
  },
  work: {
    title: 'In ordinary work after a placement',
    figure: 'In ordinary work after 26 weeks',
    picture: (period) => `Work 13, 26 and 52 weeks after placements begun in ${period}`,
    weeks: (weeks) => `${weeks} weeks`,
    after: 'After',
    began: 'Came this far',
    ordinary: 'Ordinary work',
    other: 'Not in ordinary work',
    unknown: 'Not known',
    share: 'Share in ordinary work',
    about: (ordinary, began, unknown) => `${ordinary} of ${began}. ${unknown} not known.`,
    bar: (ordinary, began, unknown) =>
      `${ordinary} of ${began}${unknown === null ? ', the rest is hidden' : `, not known of ${unknown}`}`,
    least: (least) => `At least ${least}`,
    range: (least, most) => (least === most ? least : `At least ${least}, at most ${most}`),
    nobodyYet: 'Nobody yet',
    notYet: (weeks, year) => `Nobody has come to ${weeks} weeks yet.${year === null ? '' : ` Choose ${year}.`}`,
    nobodyReached: (weeks) => `Nobody came to ${weeks} weeks.`,
    figureMeans:
      'Citizens whose first placement of the year began at least 26 weeks ago, and whether they were in ordinary work on that day. At least: those we know were in ordinary work. At most: if all those we know nothing of were too. Wage subsidy and flexi-jobs are not ordinary work.',
    means:
      'Citizens whose first placement of the year began at least 13, 26 or 52 weeks ago, and whether they were in ordinary work on that day. The answer of the job check applies. Otherwise it is an ordinary job on that day, or a gap of at most four weeks between two. Wage subsidy and flexi-jobs are not ordinary work. Those we know nothing of stay in the denominator: the share is at least the first figure and at most the second.',
  },

  quality: {
    title: 'Proposals and decisions',
    lede: (organisation: string) =>
      `How often does the caseworker choose another door than the proposed one? Figures for ${organisation}. No figure here tells of fewer than five people.`,
    link: 'Proposals and decisions at the doors',
    back: 'Management',
    signTitle: 'A sign of quality, not an error',
    sign: 'The rules propose, and a person decides. Another door than the proposed one shows that somebody talked with the citizen and saw what the answers did not show. When hardly anybody goes against the proposal, that is as much worth talking about as when many do.',
    quarter: 'Quarter of the check',
    quarterName: (nth: number, year: number) => `Quarter ${nth} of ${year}`,
    asProposed: 'As proposed',
    otherwise: 'Another door',
    bar: (part: string, whole: string, percent: string) => `${part} of ${whole} (${percent})`,
    hiddenTable:
      'Hidden so that small numbers cannot be worked out. This also happens when the figures here could be subtracted from those on the Management page.',
    byDoor: {
      title: 'Another door than proposed',
      picture: (period: string) => `How many got another door than the proposed one in ${period}, by the door proposed`,
      door: 'Door proposed',
      means:
        'Each citizen with a decision in the year counts once, with the latest. The door is the one that the rules proposed. Decisions where the rules proposed no door are left out.',
    },
    byArchetype: {
      title: 'Another door than proposed, by archetype',
      picture: (period: string) => `How many got another door than the proposed one in ${period}, by the nearest archetype`,
      archetype: 'Nearest archetype',
      none: 'No archetype near',
      means:
        'The same citizens as above, by the archetype that the proposal named first. Archetypes only help the conversation and move no door.',
    },
    check: {
      title: (quarter: string) => `The quarterly check: ${quarter}`,
      lede: 'The proposal knows neither age nor sex. The check looks at whether decisions turn out differently all the same.',
      none: 'The check is made when a quarter is over. There is no quarter to show yet.',
      notOver: 'The quarter is not over.',
      incomplete:
        'Some citizens are left out because their year of birth and sex are not noted. Whoever runs Fodfæste can fill them in (statistics fill).',
      titles: {
        age: { choices: 'Another door than proposed, by age', doors: 'Doors, by age' },
        sex: { choices: 'Another door than proposed, by sex', doors: 'Doors, by sex' },
      },
      picture: {
        age: { choices: 'Share with another door than the proposed one in each age group', doors: 'Doors in each age group' },
        sex: { choices: 'Share with another door than the proposed one for each sex', doors: 'Doors for each sex' },
      },
      group: { age: 'Age', sex: 'Sex' },
      groups: {
        'under-30': 'Under 30',
        'from-30': '30 to 49',
        'from-50': '50 and over',
        f: 'Women',
        m: 'Men',
        all: 'All',
      },
      size: 'Citizens',
      sizes: (from: string, to: string | null) => (to === null ? `${from} or more` : `${from} to ${to}`),
      about: (percent: string) => `about ${percent}`,
      says: {
        'too-small': 'There are too few to say anything.',
        alike: 'There is no difference beyond chance.',
        apart: (columns: string) => `The difference is larger than chance explains: ${columns}. Talk about what lies behind it.`,
      },
      means:
        'Each citizen with a decision in the quarter counts once, with the latest. Age is the year less the year of birth. Sex and year of birth come from the CPR number and are used for counting alone. Shares are rounded to the nearest five per cent and the sizes of groups are told in steps, so that the quarter cannot be subtracted from the year. Something is said only when each group has at least 20 and nothing is hidden. Groups differ when their margins of uncertainty (95 per cent) do not meet.',
    },
  },

  csv: {
    figure: 'Figure',
    period: 'Period',
    siteKind: 'Kind of site',
    group: 'Group',
    value: 'Number',
    denominator: 'Out of',
    percent: 'Per cent',
    asOf: 'As of',
    least: 'At least (per cent)',
    most: 'At most (per cent)',
    from: 'Interval from (per cent)',
    to: 'Interval to (per cent)',
    note: 'Note',
    soThat: 'Hidden so that small figures cannot be worked out',
    definitionOf: (title) => `Definition: ${title}`,
    everyone: 'All',
    fromTo: (from, to) => `${from} to ${to}`,
  },
}
