import type { Texts } from '../texts.ts'

export const accounts: Texts['accounts'] = {
  signIn: {
    title: 'Sign in',
    lede: 'Fodfæste is shared by the job centre and the cleaning supplier. Together you follow a citizen all the way to lasting work.',
    email: 'Email',
    password: 'Password',
    go: 'Sign in',
    signedOut: 'You have signed out.',
    demoTitle: 'Try it as one of the made-up people',
    demoLede: 'They are all made up. Choose one and you are signed in at once.',
    as: (name) => `Sign in as ${name}`,
    does: {
      caseworker: 'Talks with citizens, decides the door, finds a place and follows up.',
      team_lead: 'Logs the day’s crew and says when something needs to change.',
      manager: 'Sees what works, in figures without names.',
      administrator: 'Looks after sites, users and catalogues.',
    },
  },
  again: {
    title: 'Sign in again to save',
    text: 'You are no longer signed in. What you have written is still here.',
    go: 'Sign in and save',
  },
  signOut: 'Sign out',
  sessions: {
    title: 'My sessions',
    lede: 'This is where you are signed in right now. End those you do not recognise.',
    device: 'Device',
    started: 'Signed in',
    lastUsed: 'Last used',
    end: 'End',
    endNamed: (device) => `End the session on ${device}`,
    current: 'This session',
    unknownDevice: 'Unknown device',
    deviceOn: (browser, system) => `${browser} on ${system}`,
    none: 'You have no other sessions.',
  },
}
