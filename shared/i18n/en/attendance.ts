import type { Texts } from '../texts.ts'

export const attendance: Texts['attendance'] = {
  title: 'Today’s crew',
  alias: (digits) => `Citizen ${digits}`,

  states: {
    present: 'Present',
    sick: 'Sick',
    agreed_absence: 'Agreed absence',
    no_show: 'Did not come',
    late: 'Came late',
    left_early: 'Left early',
  },
  pace: { 1: 'Very calm', 2: 'Calm', 3: 'Steady', 4: 'Good', 5: 'Full pace' },
  holidays: {
    'new-year': 'New Year’s Day',
    'maundy-thursday': 'Maundy Thursday',
    'good-friday': 'Good Friday',
    'easter-sunday': 'Easter Sunday',
    'easter-monday': 'Easter Monday',
    'great-prayer-day': 'Great Prayer Day',
    ascension: 'Ascension Day',
    'whit-sunday': 'Whit Sunday',
    'whit-monday': 'Whit Monday',
    'christmas-day': 'Christmas Day',
    'second-christmas-day': '26 December',
  },

  crew: {
    dayBefore: 'The day before',
    dayAfter: 'The day after',
    toToday: 'Back to today',
    today: 'Today',
    shift: (name, from, to) => `${name} ${from}–${to}`,
    plannedAbsence: 'Planned absence: tell the caseworker.',
    nobody: 'Nobody on your crews is expected that day.',
    nobodyAtAll: 'You have no crew yet. When a citizen starts at one of your sites, the citizen appears here.',
    holiday: (day) => `${day}: nobody is expected.`,
    closed: (reason) => `Closed (${reason}): nobody is expected.`,
    others: (count) =>
      count === 1 ? '1 is on the crew, but not expected that day' : `${count} are on the crew, but not expected that day`,
    othersHint: 'Tap only if the person was there all the same.',
    notPlanned: 'No agreed hours',
    planned: (hours) => `Agreed ${hours}`,
    expected: 'Expected',
    hasNeeds: 'Has agreed needs',
    sentAs: (state) => `Will be sent as “${state}”`,
    changed: 'Not sent',
    edit: (name, state) => `${name}: ${state}. Change`,
  },

  sheet: {
    needs: 'Agreed needs',
    support: 'Support',
    what: 'How did the day go?',
    hours: 'Hours',
    pace: 'Pace',
    paceOptional: 'Pace (optional)',
    noPace: (weeks) => `Pace is not logged in the first ${weeks} weeks at this door.`,
    note: 'A word about the day',
    noteHint: 'The caseworker reads it. Do not write about illness or private life.',
    done: 'Done',
    undo: 'Undo change',
    call: (phone) => `Call ${phone}`,
    tasks: 'Tasks',
    buddy: 'Buddy',
    earlier: (state, who, time) => `Logged: ${state}. ${who}, ${time}`,
  },

  conflict: {
    title: (name) => `Somebody else changed ${name} while you were writing`,
    theirs: (who, time, what) => `${who} wrote ${time}: ${what}`,
    yours: (what) => `You wrote: ${what}`,
    useTheirs: 'Keep theirs',
    useYours: 'Use mine',
  },

  restored: {
    back: (count) =>
      count === 1
        ? 'You had 1 change that was not sent. It is here again.'
        : `You had ${count} changes that were not sent. They are here again.`,
    dropped: (count) =>
      count === 1
        ? '1 change was left out: somebody else has logged something meanwhile. Look through the list.'
        : `${count} changes were left out: somebody else has logged something meanwhile. Look through the list.`,
  },

  send: {
    go: (count) => `Send crew (${count})`,
    goDay: (day, count) => `Send ${day} (${count})`,
    corrections: (count) => (count === 1 ? 'Send 1 correction' : `Send ${count} corrections`),
    missing: (count) => (count === 1 ? 'Send the one missing' : `Send the ${count} missing`),
    missingAnd: (missing, changed) => `Send ${missing} missing and ${changed === 1 ? '1 correction' : `${changed} corrections`}`,
    exceptions: (count) => (count === 0 ? 'Everybody present' : count === 1 ? '1 exception' : `${count} exceptions`),
    sent: (time) => `The crew was sent ${time}`,
    correctable: (date) => `You can correct it until ${date}`,
    offline: 'There is no connection. Everything you entered is still here. Send again when you have a signal.',
    signalBack: 'The signal is back. The crew has not been sent yet.',
    now: (count) => `Send now (${count})`,
    failed: 'The crew was not sent. Everything you entered is still here.',
    someoneChanged: 'Somebody else logged something on the crew meanwhile. Look at the marked names and send again.',
    row: (name, sentence) => `${name}: ${sentence}`,
  },

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
