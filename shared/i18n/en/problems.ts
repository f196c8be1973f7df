import type { ProblemTexts } from '../texts.ts'

export const problems: ProblemTexts = {
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
  'date-does-not-exist': 'There is no such date. Write day, month and year, for example 3 12 2026.',
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

  'file-empty': 'The file is empty. It needs a line of headings and at least one citizen.',
  'file-not-readable': ({ line }) =>
    line === undefined
      ? 'The file cannot be read. Save it as CSV or XLSX and try again.'
      : `The file cannot be read after line ${line}. Look for a quotation mark that is not closed.`,
  'file-too-large': ({ max }) =>
    max === undefined ? 'The file is too large.' : `The file is too large. The limit is ${max} MB.`,
  'file-too-many-rows': ({ max }) => `The file has too many lines. Split it into files of at most ${max ?? ''} lines.`,
  'file-too-many-columns': ({ max }) => `The file has too many columns. The limit is ${max ?? ''}.`,

  'name-missing': 'Write both first name and last name.',
  'unknown-benefit': 'The benefit is not on the list of benefits.',
  'benefit-ended': 'The benefit has been abolished. Choose the one the citizen receives now.',
  'unknown-visitation': 'The visitation is not on the list.',
  'visitation-conflict': 'The visitation is stated twice on the line, and the two differ.',
  'duplicate-in-file': ({ line }) =>
    line === undefined ? 'The CPR number occurs more than once in the file.' : `The CPR number is already on line ${line}.`,
  'row-too-long': 'The line has more fields than the file has headings. Look for a semicolon inside a text.',
  'import-headers-unknown': 'Some headings are unknown to us. Choose what they mean.',
  'import-headers-double': 'Several headings mean the same. Choose the one that counts.',
  'import-columns-missing': 'The file lacks CPR number or name. Choose the columns.',
  'cpr-taken': 'This citizen is here already. Search for the CPR number and edit the case.',
  'caseworker-unknown': 'Choose a caseworker from the list.',
  'needs-agreed-again': 'The text is new. Enter the day the citizen agreed to it, or leave the date empty.',

  'sign-in-failed': 'The email and password do not match.',

  'answer-not-in-catalogue': 'The answer is not in the catalogue. Reload the page and choose an answer.',
  'tag-not-in-catalogue': 'The barrier is not in the catalogue. Reload the page and choose one.',
  'assessment-unfinished': ({ missing }) =>
    missing === 1
      ? 'One question has no answer. "Don’t know" is an answer too.'
      : `${missing ?? 'Some'} questions have no answer. "Don’t know" is an answer too.`,
  'door-unknown': 'Choose one of the three doors.',
  'door-reason-needed': ({ min }) => `Write why you choose another door than the proposed one, in at least ${min ?? 10} characters.`,
}
