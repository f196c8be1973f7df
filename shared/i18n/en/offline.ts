import type { Texts } from '../texts.ts'

const people = (count: number): string => (count === 1 ? '1 person' : `${count} people`)

export const offline: Texts['offline'] = {
  asOf: (time) => `No signal: shown as the crew was ${time}.`,
  asOfMore: 'Agreed needs and phone numbers are not kept on the phone. You see them again when there is a signal.',

  waiting: (count) => `${count} waiting for a signal`,
  waitingMore: 'It is kept on the phone and sends itself.',
  busy: (count) => `${count} waiting: the server is not answering right now`,
  signedOut: (count) => `${count} waiting: sign in to send`,
  sending: (count) => `Sending ${count} …`,
  tryNow: 'Try now',
  signIn: 'Sign in and send',

  lookAt: (count) => (count === 1 ? '1 is not sent, look at it' : `${count} are not sent, look at them`),
  discard: 'Delete what was not sent',
  otherDays: 'Other days that have not been sent',
  otherDay: (day, what) => `${day}: ${what}`,

  storeRefused: 'The phone cannot keep this',
  storeRefusedMore:
    'It is full, or keeping is switched off. What you tap stays here until you close the page, and can only be sent while there is a signal.',

  newVersion: 'There is a new version.',
  reload: 'Reload',

  signOut: {
    title: 'Not everything has been sent',
    lede: 'When you sign out, everything you have entered on this phone is deleted.',
    day: (day, count) => `${day}: ${people(count)}`,
    send: 'Send first, then sign out',
    toDay: 'Go to the day and send first',
    delete: 'Delete and sign out',
    notSent: 'It could not be sent right now. It is still here.',
  },
}
