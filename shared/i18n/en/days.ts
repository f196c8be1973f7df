import type { Texts } from '../texts.ts'

export const days: Texts['days'] = {
  week: {
    title: 'Attendance',
    caption: 'Attendance week by week',
    week: (week) => `Week ${week}`,
    header: 'Week',
    hours: 'Hours',
    came: 'Attendance',
    cameOf: (present, of) => `${present} of ${of}`,
    none: 'No attendance yet. It comes when the team lead has logged the first day.',
    short: {
      present: (hours) => `${hours} h`,
      late: (hours) => `${hours} h, late`,
      left_early: (hours) => `${hours} h, left`,
      sick: 'Sick',
      agreed_absence: 'Agreed',
      no_show: 'No show',
    },
    missing: 'Missing',
    closed: 'Closed',
    corrected: 'corrected',
    day: (date) => `${date}:`,
    today: 'Today',
    notLogged: 'not logged',
    rate: (rate) => `Came on ${rate} of the logged days`,
    sum: (present, absent, agreed, missing) =>
      `${present} days present, ${absent} absent, ${agreed} of agreed absence, ${missing} not logged`,
    whatRate: 'What does the figure mean?',
    rateText:
      'Days the citizen came, out of the agreed days that are logged. Agreed absence, closed days and public holidays are left out. Days that nobody logged count neither for nor against.',
    pages: 'More weeks',
    pressToCorrect: 'Press a day to correct it.',
  },

  correct: {
    title: (date) => `Attendance ${date}`,
    state: 'What holds?',
    choose: 'Choose',
    hours: 'Hours',
    noPace: 'Not logged',
    tasks: 'Tasks that were done',
    signedOff: 'The team lead has looked at the work and vouches for it',
    reason: 'Why do you correct it?',
    reasonHint: 'The team lead sees the correction, but not the reason.',
    submit: 'Correct the day',
    log: 'Log the day',
    loggedBy: (who, time) => `Logged by ${who} ${time}`,
    before: 'What it said before',
    formerLine: (what, who, time) => `${what}. ${who}, ${time}`,
    because: (reason) => `Reason: ${reason}`,
  },
}
