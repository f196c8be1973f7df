/**
 * Every refusal the product can give: its code and the HTTP status it travels with.
 * The code is also the key of its sentence in both languages (`shared/i18n/<language>/problems.ts`),
 * so a refusal without a status or without words does not compile.
 */
export const problemStatus = {
  // the request itself
  invalid: 400,
  'not-signed-in': 401,
  'not-allowed': 403,
  'not-found': 404,
  'changed-meanwhile': 409,
  'too-large': 413,
  'wrong-media-type': 415,
  'too-many-attempts': 429,
  'cross-site': 403,
  'key-reused': 422,
  busy: 503,
  unexpected: 500,

  // one field (travel inside `invalid`)
  required: 422,
  'too-long': 422,
  'invalid-value': 422,
  'unknown-field': 422,
  'number-expected': 422,
  'date-does-not-exist': 422,
  'date-in-future': 422,
  'date-order': 422,
  'time-expected': 422,
  'hours-ambiguous': 422,
  'hours-out-of-range': 422,
  'cpr-too-short': 422,
  'cpr-no-such-date': 422,
  'cpr-not-digits': 422,
  'email-invalid': 422,
  'phone-invalid': 422,
  'text-has-control-characters': 422,
  'number-ambiguous': 422,
  'cpr-too-long': 422,
  'postal-code-invalid': 422,
  'yes-no-expected': 422,

  // a file that is handed in
  'file-missing': 422,
  'file-empty': 422,
  'file-not-readable': 422,
  'file-of-other-kind': 422,
  'file-too-large': 413,
  'file-too-many-rows': 422,
  'file-too-many-columns': 422,

  // the working day
  'absence-not-ahead': 422,
  'absence-overlaps': 422,
  'absence-logged': 422,
  'absence-too-long': 422,
  'closed-not-ahead': 422,
  'task-not-agreed': 422,
  'tasks-without-presence': 422,
  'concern-closed': 409,
  'concern-not-answered': 409,
  'nothing-to-follow': 409,
  'thread-not-open': 409,
  'thread-closed': 409,
  'hours-not-more': 422,
  'hours-not-fewer': 422,
  'snooze-not-ahead': 422,
  'snooze-past-due': 422,
  'cover-own-self': 422,
  'cover-overlaps': 409,
  'cover-not-ahead': 422,
  'cover-too-long': 422,
  'cover-substitute-away': 422,
  'setting-out-of-range': 422,
  'setting-lead-first': 422,

  // citizens
  'name-missing': 422,
  'unknown-benefit': 422,
  'benefit-ended': 422,
  'unknown-visitation': 422,
  'visitation-conflict': 422,
  'duplicate-in-file': 422,
  'row-too-long': 422,
  'import-headers-unknown': 422,
  'import-headers-double': 422,
  'import-columns-missing': 422,
  'cpr-taken': 422,
  'caseworker-unknown': 422,
  'needs-agreed-again': 422,
  'needs-not-agreed': 409,
  'travel-limit-out-of-range': 422,

  // sites
  'p-number-invalid': 422,
  'p-number-taken': 422,
  'places-out-of-range': 422,
  'name-without-letter': 422,
  'fte-out-of-range': 422,
  'too-many': 422,
  'shift-order': 422,
  'shift-without-day': 422,
  'date-twice': 422,
  'lead-of-other-supplier': 422,

  // accounts
  'sign-in-failed': 401,

  // doors
  'answer-not-in-catalogue': 422,
  'tag-not-in-catalogue': 422,
  'assessment-unfinished': 422,
  'door-unknown': 422,
  'door-reason-needed': 422,
  'catalogue-unpublished': 409,
  'catalogue-own': 409,
  'catalogue-handed-in': 409,
  'catalogue-not-handed-in': 409,
  'catalogue-unchanged': 409,
  'catalogue-reason-needed': 422,
  'catalogue-last-one': 409,
  'catalogue-question-in-use': 409,
  'catalogue-answer-in-use': 422,
  'answers-missing': 422,
  'choose-one-or-more': 422,
  'same-question-twice': 422,
  'lines-uneven': 422,
  'range-order': 422,
  'one-limit': 422,
  'door-historic': 409,
  'disagreement-open': 409,
  'disagreement-answered': 409,
  'said-before-decision': 422,
  'answer-too-short': 422,
  'second-look-needed': 422,

  // offers
  'number-out-of-range': 422,
  'rule-missing': 409,
  'rule-reason-needed': 422,
  'rule-overlaps': 422,
  'target-group-unknown': 409,
  'target-group-outside': 409,
  'target-group-not-allowed': 422,
  'target-group-if-no-work': 409,
  'weeks-too-many': 422,
  'weeks-need-missing': 422,
  'weeks-special-need': 409,
  'weeks-step-too-long': 422,
  'months-too-many': 422,
  'benefit-since-unknown': 409,
  'benefit-too-short': 422,
  'availability-exceeded': 422,
  'weekly-hours-exceeded': 422,
  'quota-full': 409,
  'quota-in-heads': 409,
  'fte-unknown': 409,
  'net-growth-missing': 409,
  'net-growth-unknown': 409,
  'net-growth-public': 409,
  'mentor-budget-exceeded': 409,
  'mentor-budget-unknown': 409,
  'mentor-too-long': 422,
  'rep-not-signed': 409,

  // placements
  'door-not-decided': 409,
  'site-closed': 409,
  'site-without-places': 409,
  'site-full': 409,
  'certificate-missing': 409,
  'public-host-needed': 422,
  'period-too-long': 422,
  'hours-missing': 422,
  'week-too-long': 422,
  'weekday-without-shift': 422,
  'placement-overlaps': 409,
  'not-a-draft': 409,
  'start-too-far-ahead': 422,
  'start-too-far-back': 422,
  'start-before-period': 422,
  'start-before-agreed': 422,
  'start-after-period': 422,
  'placement-not-running': 409,
  'end-before-start': 422,
  'end-before-attendance': 422,
  'end-note-needed': 422,
  'withdraw-after-start': 409,
  'placement-over': 409,
  'site-by-move': 422,
  'start-fixed': 422,
  'end-by-ending': 422,
  'nothing-changed': 409,
  'nothing-to-send': 409,
  'nothing-to-take-back': 409,
  'version-expired': 409,
  'approval-given': 409,
  'approval-not-open': 409,
  'approval-not-asked': 409,
  'decline-reason-needed': 422,
  'reason-too-short': 422,
  'means-of-other-party': 422,
  'given-before-sent': 422,
  'link-not-open': 409,
  'successor-exists': 409,
  'site-unchanged': 422,
  'move-before-start': 422,
  'move-too-far-ahead': 422,
  'not-agreed': 409,
  'change-open': 409,
  'late-reason-needed': 422,
  'ramp-first-week': 422,
  'ramp-order': 422,
  'ramp-after-period': 422,
  'ramp-end-differs': 422,
  'pace-order': 422,

  // attendance
  'day-not-come': 409,
  'attendance-too-old': 409,
  'attendance-outside-placement': 422,
  'attendance-not-planned': 422,
  'hours-without-presence': 422,
  'hours-needed': 422,
  'hours-not-quarter': 422,
  'hours-as-planned': 422,
  'pace-without-presence': 422,
  'pace-not-asked': 422,
  'row-twice': 422,

  // progress
  'measured-already': 409,
  'measurement-empty': 422,
  'indicator-not-asked': 422,
  'interview-empty': 422,
  'interview-not-own': 409,
  'instrument-replaced': 409,
  'measurement-link-used': 409,
  'activities-none-and-some': 422,
  'observation-too-early': 409,
  'observation-too-old': 409,

  // contracts
  'contract-overlaps': 409,
  'year-outside-contract': 422,
  'targets-outside-contract': 422,
  'target-reason-needed': 422,

  // employment
  'job-known': 409,
  'job-over': 409,
  'paid-hours-needed': 422,
  'placement-not-begun': 409,
  'check-not-due': 409,
  'supplier-needs-placement': 422,
  'definition-not-ahead': 422,
  'report-not-asked': 409,
  'report-closed': 409,
  'report-used': 409,
  'last-day-ahead': 422,
  'placement-not-over': 409,
  'course-goes-on': 409,
  'status-not-due': 409,

  // experiments
  'experiment-locked': 409,
  'experiment-closed': 409,
  'experiment-stopped': 409,
  'experiment-not-begun': 409,
  'experiment-not-stopped': 409,
  'experiment-not-ahead': 409,
  'experiment-one-at-a-time': 409,
  'experiment-difference': 422,
  'experiment-too-short': 422,
  'experiment-too-long': 422,
  'experiment-without-part': 422,
  'experiment-part-outside': 422,
  'experiment-part-twice': 422,
  'experiment-no-comparison': 422,
  'experiment-enrolment-closed': 409,
  'experiment-too-late': 409,
  'experiment-in-another': 409,
  'experiment-stays-in': 409,
  'experiment-import-closed': 409,
  'experiment-file-columns': 422,
  'experiment-file-cpr': 422,
  'experiment-file-faults': 422,
  'experiment-arm-unknown': 422,
  'experiment-conclusion-short': 422,

  // matching
  'site-too-far': 409,
  'hours-do-not-meet': 409,
  'places-columns-missing': 422,
  'latitude-expected': 422,
  'longitude-expected': 422,
} as const satisfies Record<string, number>

export type ProblemCode = keyof typeof problemStatus

/** Numbers, names and dates a sentence may need; dates as YYYY-MM-DD. */
export type Facts = Readonly<Record<string, string | number>>

/** Why something may not happen. `pointer` is a JSON pointer (RFC 6901) into the request body. */
export type Refusal = {
  readonly code: ProblemCode
  readonly pointer?: string
  readonly facts?: Facts
}

/** For the server and the tests: pages know the codes by type alone, and no phone fetches the table. */
export const isProblemCode = (value: unknown): value is ProblemCode =>
  typeof value === 'string' && Object.hasOwn(problemStatus, value)

/** The server itself failed or was too busy, which is nobody's to mend. */
export const isServersFault = ({ code }: ProblemError): boolean => code === 'unexpected' || code === 'busy'

/** The one error that crosses layers; the server turns it into `application/problem+json` (RFC 9457), the web turns it back. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError'
  readonly code: ProblemCode
  readonly errors: readonly Refusal[]
  readonly facts: Facts
  /** Set where the answer came over HTTP: what to quote to an administrator. */
  readonly requestId: string | undefined
  constructor(
    code: ProblemCode,
    options: {
      errors?: readonly Refusal[]
      facts?: Facts
      requestId?: string
    } = {},
  ) {
    super(code)
    this.code = code
    this.errors = options.errors ?? []
    this.facts = options.facts ?? {}
    this.requestId = options.requestId
  }
}

/** Throws the refusal, if there is one: `refuse(whyNotEnd(placement, body))`. */
export const refuse = (refusal: Refusal | null): void => {
  if (!refusal) return
  if (refusal.pointer !== undefined) throw new ProblemError('invalid', { errors: [refusal] })
  throw new ProblemError(refusal.code, refusal.facts ? { facts: refusal.facts } : {})
}

/** Throws all of a form's refusals at once, so that the person sees every field that needs mending. */
export const refuseAll = (refusals: readonly (Refusal | null)[]): void => {
  const errors = refusals.filter((one) => one !== null)
  if (errors.length > 0) throw new ProblemError('invalid', { errors })
}
