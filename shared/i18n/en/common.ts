import type { Texts } from '../texts.ts'

export const common: Texts['common'] = {
  product: 'Fodfæste',
  skipToContent: 'Skip to content',
  demoRibbon: 'Made-up people',
  demoRibbonLong: 'Demo: everyone you see here is made up.',
  home: 'Fodfæste, to the start page',
  mainNavigation: 'Main menu',
  account: 'Your account',
  footer: 'The entry door says how the workplace is set up at the start, not how good a person is.',
  doorsExplained: 'How a door is proposed',

  language: {
    label: 'Language',
    da: 'Dansk',
    en: 'English',
  },
  roles: { caseworker: 'Caseworker', team_lead: 'Team lead', manager: 'Manager', administrator: 'Administrator' },
  nav: {
    myDay: 'My day',
    citizens: 'Citizens',
    sites: 'Sites',
    crew: 'Crew',
    messages: 'Messages',
    agreements: 'Agreements',
    management: 'Management',
    catalogue: 'Catalogue',
    rules: 'Rules',
    inbox: 'Messages',
    match: 'Match',
    covers: 'Cover',
    silence: 'Without a log',
    settings: 'Settings',
    schedule: 'Operations',
    more: 'More',
  },
  unread: (count) => `${count} unread`,
  search: {
    label: 'Find citizen',
    hint: 'Name, CPR number or phone',
    go: 'Search',
  },

  doors: {
    red: { word: 'Close support', colour: 'red door' },
    yellow: { word: 'Support', colour: 'yellow door' },
    green: { word: 'On your own feet', colour: 'green door' },
    full: (word, colour) => `${word} (${colour})`,
  },

  cancel: 'Cancel',
  close: 'Close',
  back: 'Back',
  print: 'Print',
  optional: 'optional',
  weekly: (hours) => `${hours} a week`,
  chooseOne: 'Choose one of the options.',
  yes: 'Yes',
  no: 'No',
  unknown: 'Not stated',
  loading: 'Loading …',
  saving: 'Saving …',
  notice: { info: 'Please note', success: 'Done', warning: 'Take care', error: 'Error' },
  errorSummary: (count) => (count === 1 ? 'Correct one field and try again' : `Correct ${count} fields and try again`),
  errorPrefix: 'Error:',
  charactersLeft: (left) =>
    left >= 0
      ? `${left} ${left === 1 ? 'character' : 'characters'} left`
      : `${-left} ${left === -1 ? 'character' : 'characters'} too many`,

  date: { day: 'Day', month: 'Month', year: 'Year', hint: 'For example 3 12 2026' },
  stepper: { less: 'A quarter of an hour less', more: 'A quarter of an hour more' },

  pages: {
    label: 'Pages',
    previous: 'Previous',
    next: 'Next',
    page: (page) => `Page ${page}`,
    of: (page, pages) => `Page ${page} of ${pages}`,
    shown: (from, to, total) => `Showing ${from}–${to} of ${total}`,
  },
  filters: { all: 'All' },
  table: { scroll: (caption) => `${caption}: scroll sideways for more columns` },
  steps: { label: 'Where we are', done: 'reached', current: 'now' },
  progress: (done, total) => `${done} of ${total}`,
  chart: {
    whatDoesItMean: 'What does this figure mean?',
    showTable: 'Show as table',
    showChart: 'Show as chart',
    asOf: (date) => `As of ${date}`,
  },

  error: {
    title: 'Something went wrong on our side',
    text: 'What you have saved is saved. Try again in a moment. If it keeps happening, give the number below to your administrator.',
    requestId: 'Number',
    again: 'Try again',
    home: 'To the start page',
    notAllowedTitle: 'This page belongs to another role',
    notAllowedText: 'You are signed in with a role that has no access to it.',
    offlineTitle: 'No connection',
    offlineText: 'We cannot reach the server. Check your connection and try again.',
    staleTitle: 'There is a new version',
    staleText: 'The site has been updated since you opened it. Reload to carry on.',
    reload: 'Reload',
  },
  notFound: {
    title: 'There is no such page',
    text: 'It may have moved, or you do not have access to what it shows.',
  },
  more: {
    title: 'More',
    agreements: (count) =>
      count === 0 ? 'None waits for your answer' : count === 1 ? '1 waits for your answer' : `${count} wait for your answer`,
    sites: (count) => (count === 1 ? '1 site' : `${count} sites`),
  },
}
