import { formatFor } from '../format.ts'
import type { FrontTexts } from '../texts.ts'

const english = formatFor('en')

export const frontProblems: FrontTexts['problems'] = {
  invalid: 'Something in the form needs correcting.',
  'not-signed-in': 'You are no longer signed in. Sign in again.',
  'not-allowed': 'Your role does not have access to that.',
  'not-found': 'It does not exist, or you do not have access to it.',
  'changed-meanwhile': 'Somebody else changed it while you were writing. Reload the page and look at the change before you save.',
  'too-large': 'The file or the text is too large.',
  'wrong-media-type': 'We cannot read that kind of file.',
  'too-many-attempts': 'There have been too many attempts. Wait a quarter of an hour and try again.',
  'cross-site': 'The request came from another website and was refused.',
  'key-reused': 'This has already been sent with other content. Reload the page.',
  busy: 'It is busy right now. Try again in a moment.',
  unexpected: 'Something went wrong on our side. Try again in a moment.',

  required: 'Fill in this field.',
  'too-long': ({ max }) => (max === undefined ? 'The text is too long.' : `The text may be at most ${max} characters.`),
  'invalid-value': 'Choose or write a valid value.',
  'unknown-field': 'We do not know this field.',
  'number-expected': 'Write a number, for example 7,5.',
  'date-does-not-exist': ({ like }) =>
    like === undefined
      ? 'There is no such date. Write day, month and year, for example 3 12 2026.'
      : `There is no such date. Write it like ${like}.`,
  'date-in-future': 'The date is in the future.',
  'date-order': 'The end date is before the start date.',
  'time-expected': 'Write a time, for example 8:30.',
  'hours-ambiguous': 'Write hours with a comma, for example 7,5. A full stop can be read in two ways.',
  'hours-out-of-range': ({ min, max }) =>
    max === undefined ? 'The number of hours is outside what is possible.' : `The hours must be between ${min ?? 0} and ${max}.`,
  'cpr-too-short': 'The CPR number must have ten digits.',
  'cpr-no-such-date': 'The CPR number starts with a date that does not exist.',
  'cpr-not-digits': 'The CPR number may only have digits and a hyphen.',
  'email-invalid': 'Write an email like name@example.dk.',
  'phone-invalid': 'Write a phone number with eight digits, or with a country code.',
  'text-has-control-characters': 'The text has characters that cannot be shown. Write it again without them.',
  'number-ambiguous': 'Write the number with a comma, for example 1.024,50. A full stop can be read two ways.',
  'cpr-too-long': 'The CPR number has more than ten digits.',
  'postal-code-invalid': 'Write a postal code of four digits.',
  'yes-no-expected': 'Write yes or no.',

  'sign-in-failed': 'The email and password do not match.',

  'day-not-come': 'The day has not come yet.',
  'attendance-too-old': ({ days }) =>
    `You can correct attendance ${days ?? 7} days back. Ask the caseworker to correct older days.`,
  'attendance-outside-placement': 'The day is outside the placement.',
  'attendance-not-planned': 'No hours were agreed that day. Log it only if the citizen was there.',
  'hours-without-presence': 'A day of absence cannot have hours.',
  'hours-needed': 'Enter how many hours the citizen was there.',
  'hours-not-quarter': 'Enter hours in whole quarters.',
  'hours-as-planned': ({ planned }) =>
    `${planned === undefined ? 'More hours' : english.hours(Number(planned))} were agreed. Choose “present” if the citizen was there all the time.`,
  'pace-without-presence': 'A day of absence cannot have a pace.',
  'pace-not-asked': ({ weeks }) => `Pace is not logged in the first ${weeks ?? 4} weeks at the door close support.`,
  'task-not-agreed': 'The task is not part of the agreement.',
  'tasks-without-presence': 'Tasks, sign-off and support belong to a day on which the citizen was there.',
  'row-twice': 'The same person is there twice.',
}
