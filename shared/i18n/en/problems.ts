import { formatFor } from '../format.ts'
import type { ProblemTexts } from '../texts.ts'
import { frontProblems } from './frontProblems.ts'

const english = formatFor('en')
/** ISO weekdays as digits, '15' → Monday and Friday; 1 January 2024 was a Monday. */
const weekdays = (days: string | number | undefined): string =>
  english.list([...String(days ?? '')].map((day) => english.weekday(`2024-01-0${day}`)))

export const problems: ProblemTexts = {
  ...frontProblems,

  'file-empty': 'The file is empty. It needs a line of headings and at least one citizen.',
  'file-not-readable': ({ line }) =>
    line === undefined
      ? 'The file cannot be read. Save it as CSV or XLSX and try again.'
      : `The file cannot be read after line ${line}. Look for a quotation mark that is not closed.`,
  'file-of-other-kind': 'This is not a CSV or XLSX file.',
  'file-too-large': ({ max }) =>
    max === undefined ? 'The file is too large.' : `The file is too large. The limit is ${max} MB.`,
  'file-too-many-rows': ({ max }) => `The file has too many lines. Split it into files of at most ${max ?? ''} lines.`,
  'file-too-many-columns': ({ max }) => `The file has too many columns. The limit is ${max ?? ''}.`,

  'absence-not-ahead': 'Planned absence is for days that have not come yet. Log the day on the crew sheet instead.',
  'absence-overlaps': 'Absence is already planned on some of these days. Take it back first, or choose other days.',
  'absence-logged': ({ date }) =>
    `${date === undefined ? 'One of the days' : english.date(String(date))} is logged already. Correct the day instead, or choose other days.`,
  'absence-too-long': ({ days }) => `Planned absence lasts ${days ?? ''} days at most at a time.`,
  'closed-not-ahead': 'Only days that have not come yet can be closed or opened.',
  'concern-closed': ({ state, by, kind, outcome }) =>
    state === 'answered'
      ? kind === 'proposal'
        ? `${by} has already answered: ${outcome === 'accepted' ? 'yes' : outcome === 'adjusted' ? 'yes, with a change' : 'no'}.`
        : `${by} has already answered.`
      : state === 'withdrawn'
        ? 'It has been taken back.'
        : state === 'replaced'
          ? `${by} has sent a newer proposal instead.`
          : 'It has already been answered, taken back or replaced by a newer one.',
  'concern-not-answered': 'Answer it first.',
  'nothing-to-follow': 'There is nothing more to follow up.',
  'thread-not-open': 'There is no agreement yet. You can write to each other once it is in place.',
  'thread-closed': 'The placement is over, and the team lead can no longer read along.',
  'hours-not-more': ({ hours }) => `${hours ?? ''} hours a week are agreed already. Write a higher number.`,
  'hours-not-fewer': ({ hours }) => `${hours ?? ''} hours a week are agreed. Write a lower number.`,
  'snooze-not-ahead': ({ days }) => `Choose a day after today, ${days ?? ''} days ahead at most.`,
  'snooze-past-due': 'Somebody else waits for the answer. It cannot be put aside beyond its deadline.',
  'cover-own-self': 'Choose another colleague. Nobody covers for themselves.',
  'cover-overlaps': 'The colleague is covered on some of these days already.',
  'cover-not-ahead': 'A cover begins today at the earliest.',
  'cover-too-long': ({ days }) => `A cover lasts ${days ?? ''} days at most.`,
  'cover-substitute-away': 'The colleague is away on some of these days too. Choose somebody who is here.',
  'setting-out-of-range': ({ min, max }) => `Choose a whole number from ${min ?? ''} to ${max ?? ''}.`,
  'setting-lead-first': ({ below, above }) =>
    below
      ? `The team lead is reminded first. The manager is told after ${below} days, so choose fewer.`
      : `The team lead is reminded first, after ${above ?? ''} ${above === 1 ? 'day' : 'days'}. Choose more.`,

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
  'file-missing': 'Choose a file first.',
  'cpr-taken': 'This citizen is here already. Search for the CPR number and edit the case.',
  'caseworker-unknown': 'Choose a caseworker from the list.',
  'travel-limit-out-of-range': 'Write a whole number from 1 to 200, or leave the field empty.',
  'needs-not-agreed': 'The citizen’s yes does not stand now. The team lead does not see the text.',
  'needs-agreed-again': 'The text is new. Enter the day the citizen agreed to it, or leave the date empty.',

  'p-number-invalid': 'Write the production unit’s number with ten digits.',
  'p-number-taken': ({ site }) => `The P-number belongs to ${site ?? 'another site'}.`,
  'places-out-of-range': 'Write a whole number from 0 to 200.',
  'name-without-letter': 'Write a name with at least one letter.',
  'fte-out-of-range': 'Write a number from 0 to 9,999.',
  'too-many': 'There are too many. Remove some.',
  'shift-order': 'The shift must end after it begins.',
  'shift-without-day': 'Choose at least one weekday.',
  'date-twice': 'The date stands here twice.',
  'lead-of-other-supplier': 'One of the team leads belongs to another supplier.',

  'answer-not-in-catalogue': 'The answer is not in the catalogue. Reload the page and choose an answer.',
  'tag-not-in-catalogue': 'The barrier is not in the catalogue. Reload the page and choose one.',
  'assessment-unfinished': ({ missing }) =>
    missing === 1
      ? 'One question has no answer. "Don’t know" is an answer too.'
      : `${missing ?? 'Some'} questions have no answer. "Don’t know" is an answer too.`,
  'door-unknown': 'Choose one of the three doors.',
  'door-reason-needed': ({ min }) =>
    `Write why you choose another door than the proposed one, in at least ${min ?? 10} characters.`,
  'catalogue-unpublished': 'No door catalogue has been published yet. Ask your administrator to publish it.',
  'catalogue-own': 'You handed this draft in yourself. Another administrator must look at it.',
  'catalogue-handed-in': 'The draft has already been handed in for approval.',
  'catalogue-not-handed-in': 'The draft has not been handed in for approval.',
  'catalogue-unchanged': 'The draft says the same as the version that applies. Change something first.',
  'catalogue-reason-needed': ({ min }) => `Write at least ${min ?? 10} characters about why.`,
  'catalogue-last-one': 'There must be at least one.',
  'catalogue-question-in-use': ({ uses }) =>
    Number(uses) === 1
      ? 'The question is used by one rule, contradiction or archetype. Change that first.'
      : `The question is used in ${uses ?? 'several'} places in rules, contradictions and archetypes. Change those first.`,
  'catalogue-answer-in-use': ({ uses }) =>
    Number(uses) === 1
      ? 'An answer you have removed is used by one rule, contradiction or archetype. Change that first.'
      : `Answers you have removed are used in ${uses ?? 'several'} places in rules, contradictions and archetypes. Change those first.`,
  'answers-missing': 'Write at least one answer. "Don’t know" comes by itself.',
  'choose-one-or-more': 'Choose at least one.',
  'same-question-twice': 'Choose another question than the first.',
  'lines-uneven': ({ da, en }) =>
    `There ${Number(da) === 1 ? 'is 1 point' : `are ${da ?? 0} points`} in Danish and ${en ?? 0} in English. There must be as many in both.`,
  'range-order': 'The last number must be at least as large as the first.',
  'one-limit': 'Fill in either "at least" or "below".',
  'door-historic': 'This decision no longer applies. There is a newer one.',
  'disagreement-open': 'A disagreement about this door is already on record and has no answer yet.',
  'disagreement-answered': 'The disagreement has already been answered.',
  'said-before-decision': ({ decidedOn }) =>
    decidedOn === undefined
      ? 'The door was not decided until later.'
      : `The door was not decided until ${english.date(String(decidedOn))}.`,
  'answer-too-short': ({ min }) => `Write at least ${min ?? 10} characters, so that the citizen can understand the answer.`,
  'second-look-needed': 'You decided this door yourself. That it stays has to be said by a colleague.',

  'number-out-of-range': ({ min, max }) =>
    max === undefined
      ? 'The number is outside what is possible.'
      : `Enter a number from ${min ?? 0} to ${english.number(Number(max))}.`,
  'rule-missing': 'No rule is recorded for that day. Ask your administrator to record it.',
  'rule-reason-needed': ({ min }) => `Write with at least ${min ?? 10} characters why the rule is to be changed.`,
  'rule-overlaps': ({ from }) =>
    from === undefined
      ? 'Another row begins before this one ends. Choose an earlier last day.'
      : `A coming row counts from ${english.date(String(from))}. Choose a last day before that.`,
  'target-group-unknown': 'The target group is not known. Enter the citizen’s benefit and visitation.',
  'target-group-outside': 'The benefit belongs to no target group in section 6. Find out whether the citizen can have the offer.',
  'target-group-not-allowed': 'The citizen’s target group cannot have this offer.',
  'target-group-if-no-work': 'The target group can have the offer only without a job or a business. Ask the citizen.',
  'weeks-too-many': ({ weeks, limit }) =>
    `That makes ${english.number(Number(weeks))} weeks with earlier periods. The target group can have ${limit ?? ''} at most.`,
  'weeks-need-missing': ({ weeks, limit, upTo }) =>
    `That makes ${english.number(Number(weeks))} weeks with earlier periods. More than ${limit ?? ''} needs a written assessment${
      upTo === undefined ? '' : `, and then ${upTo} at most`
    }. Write it.`,
  'weeks-special-need': ({ weeks, limit }) =>
    `That makes ${english.number(Number(weeks))} weeks with earlier periods. More than ${limit ?? ''} needs a very special need.`,
  'weeks-step-too-long': ({ limit, step }) => `After ${limit ?? ''} weeks, at most ${step ?? ''} weeks can be agreed at a time.`,
  'months-too-many': ({ limit, last }) =>
    last === undefined
      ? `The offer can last ${limit ?? ''} months at most.`
      : `The offer can last ${limit ?? ''} months at most, here until ${english.date(String(last))}.`,
  'benefit-since-unknown': ({ limit }) =>
    `Enter since when the citizen has received the benefit. ${limit ?? ''} months must have passed.`,
  'benefit-too-short': ({ limit, from }) =>
    from === undefined
      ? `The citizen must have received a benefit for ${limit ?? ''} months.`
      : `The citizen must have received a benefit for ${limit ?? ''} months. That is so on ${english.date(String(from))}.`,
  'availability-exceeded': ({ days }) => `There are more hours than the citizen can work on ${weekdays(days)}.`,
  'weekly-hours-exceeded': ({ hours, max }) =>
    `The plan reaches ${english.hours(Number(hours))} a week. The citizen can work ${english.hours(Number(max))} now.`,
  'quota-full': ({ used, limit, fte, on }) =>
    `With this one, ${used ?? ''} are in offers${on === undefined ? '' : ` on ${english.date(String(on))}`}. ${
      fte === undefined ? 'There' : `At ${english.number(Number(fte))} full-time equivalents there`
    } is room for ${limit ?? ''}.`,
  'quota-in-heads':
    'The quota is counted in heads, but only full-time equivalents are recorded. Count the employees at the P-number.',
  'fte-unknown': 'No ordinary full-time equivalents are recorded for the P-number. Ask the site.',
  'net-growth-missing': ({ last, mean }) =>
    `The company had ${english.number(Number(last))} full-time equivalents last month. It must be at least the mean, ${english.number(Number(mean))}.`,
  'net-growth-unknown': ({ missing }) =>
    missing === 1
      ? 'The company’s full-time equivalents are missing for 1 month. The rule cannot be judged.'
      : `The company’s full-time equivalents are missing for ${missing ?? 'some'} months. The rule cannot be judged.`,
  'net-growth-public': 'The rule is counted differently at a public employer. Ask the site.',
  'mentor-budget-exceeded': ({ hours, free, year }) =>
    `The plan uses ${english.hours(Number(hours))} of mentor in ${year ?? ''}. ${english.hours(Number(free))} are left.`,
  'mentor-budget-unknown': ({ year }) => `No mentor hours are recorded for ${year ?? 'the year'}.`,
  'mentor-too-long': ({ months, last }) =>
    last === undefined
      ? `A mentor can be agreed for ${months ?? ''} months at a time at most.`
      : `A mentor can be agreed for ${months ?? ''} months at a time at most, here until ${english.date(String(last))}.`,
  'rep-not-signed': 'The employees’ representative has not said yes yet.',

  'door-not-decided': 'The citizen has no door yet. Decide the door first.',
  'site-closed': 'The site takes nobody more.',
  'site-without-places': 'The site has no places at the citizen’s door.',
  'site-full': ({ places }) =>
    places === 1 ? 'The one place at this door is taken.' : `All ${places ?? ''} places at this door are taken.`,
  'certificate-missing': 'The child certificate must be in order before the citizen starts at a site with children.',
  'public-host-needed': 'Useful work can only be at a public site.',
  'period-too-long': ({ weeks }) => `The period can be at most ${weeks ?? 104} weeks.`,
  'hours-missing': 'Enter hours on at least one weekday.',
  'week-too-long': ({ hours, max }) => `The week has ${english.number(Number(hours))} hours. It can have at most ${max ?? 37}.`,
  'weekday-without-shift': ({ days }) => `The site has no shift on ${weekdays(days)}.`,
  'placement-overlaps': ({ from }) =>
    from === undefined
      ? 'The citizen is already placed somewhere in that time.'
      : `The citizen has been placed elsewhere since ${english.date(String(from))}. End that placement first.`,
  'not-a-draft': 'The placement has been started or taken back already.',
  'start-too-far-ahead': ({ days }) => `The first day can be at most ${days ?? 14} days ahead.`,
  'start-too-far-back': ({ days }) => `The first day can be at most ${days ?? 7} days back.`,
  'start-before-period': ({ startsOn }) =>
    startsOn === undefined
      ? 'The first day is before the agreed period.'
      : `The agreement begins on ${english.date(String(startsOn))}. Change it first if the citizen is to begin earlier.`,
  'start-before-agreed': ({ agreedOn }) =>
    agreedOn === undefined
      ? 'Not everybody had said yes that day.'
      : `Not everybody had said yes before ${english.date(String(agreedOn))}. Nobody can begin before.`,
  'start-after-period': ({ endsOn }) =>
    endsOn === undefined
      ? 'The first day is after the agreed period.'
      : `The period ends on ${english.date(String(endsOn))}. Make a new agreement.`,
  'placement-not-running': 'The placement is not running.',
  'end-before-start': ({ startedOn }) =>
    startedOn === undefined
      ? 'The last day is before the start.'
      : `The citizen started on ${english.date(String(startedOn))}. The last day cannot be before.`,
  'end-before-attendance': ({ last }) =>
    last === undefined
      ? 'Attendance is logged after that day.'
      : `Attendance is logged on ${english.date(String(last))}. Choose that day or a later one, or correct the attendance first.`,
  'end-note-needed': 'Write what the reason is.',
  'withdraw-after-start': 'The placement has begun. End it instead.',
  'placement-over': 'The placement is over. Make a new one.',
  'site-by-move': 'Another site is a new agreement. Choose Move once the placement is running.',
  'start-fixed': 'The placement has been started, so its first day is fixed.',
  'end-by-ending': 'That day is over. End the placement instead.',
  'nothing-changed': 'Nothing has changed.',
  'nothing-to-send': 'There is no draft to send.',
  'nothing-to-take-back': 'There is no change to take back.',
  'version-expired': 'Nobody has touched the agreement for 12 weeks. Edit it again before it can be sent.',
  'approval-given': 'The answer has been given already.',
  'approval-not-open': ({ state }) => {
    if (state === 'changed') return 'The agreement has been changed meanwhile. There is a newer version to answer.'
    if (state === 'withdrawn') return 'The agreement has been taken back meanwhile.'
    if (state === 'agreed') return 'The agreement has been entered already.'
    if (state === 'declined') return 'Somebody else has declined the agreement meanwhile.'
    if (state === 'expired') return 'The agreement has expired, since nobody touched it for 12 weeks.'
    return 'The agreement cannot be answered now.'
  },
  'approval-not-asked': 'This change does not ask for your answer.',
  'decline-reason-needed': 'Write why not.',
  'reason-too-short': ({ min }) => `Write a reason of at least ${min ?? 10} characters.`,
  'means-of-other-party': 'This party cannot answer that way.',
  'given-before-sent': ({ sentOn }) =>
    sentOn === undefined
      ? 'The answer cannot be from before the agreement was sent.'
      : `The agreement was sent on ${english.date(String(sentOn))}. The answer cannot be from before.`,
  'link-not-open': ({ state }) => {
    if (state === 'used' || state === 'answered') return 'The answer has been given already.'
    if (state === 'declined') return 'Somebody else has declined the agreement meanwhile.'
    if (state === 'changed') return 'The agreement has changed since you got the link. Ask for a new one.'
    if (state === 'withdrawn') return 'The agreement has been taken back. You need not answer.'
    if (state === 'revoked') return 'The link is no longer valid. Ask for a new one.'
    return 'The link has expired. Ask for a new one.'
  },
  'successor-exists': 'A new place is on its way already.',
  'site-unchanged': 'Choose another site than the present one.',
  'move-before-start': ({ startedOn }) =>
    startedOn === undefined
      ? 'The new place can only begin after the old one.'
      : `The old place began on ${english.date(String(startedOn))}. The new one must begin later.`,
  'move-too-far-ahead': 'The move can be started from the day before the new place begins.',
  'not-agreed': 'Answers are missing. It can start once everybody has said yes.',
  'change-open': 'A change is waiting for answers. Take it back, or wait until it is agreed.',
  'late-reason-needed': 'The first day is over. Write why it is registered only now, at least 10 characters.',
  'ramp-first-week': 'The first step must begin in week 1.',
  'ramp-order': 'The step must begin later than the one before it.',
  'ramp-after-period': ({ weeks }) => `The period has only ${weeks} weeks. Let the step begin earlier.`,
  'ramp-end-differs': 'The last step must have the hours that are agreed.',
  'pace-order': 'The highest pace must be at least as high as the lowest.',

  'measured-already': ({ on }) =>
    on === undefined
      ? 'There are answers for that day already.'
      : `There are answers for ${english.date(String(on))} already. Choose another day.`,
  'measurement-empty': 'Answer at least one question.',
  'indicator-not-asked': 'That question is not asked here.',
  'interview-empty': 'Write something under at least one theme.',
  'interview-not-own': 'Only whoever held the interview corrects the note.',
  'instrument-replaced': 'The questions have been rewritten since the page was opened. Reload the page and answer the new ones.',
  'measurement-link-used': 'That link has already been answered. The answers are saved.',
  'activities-none-and-some': 'Choose either what the citizen has done, or "None of them".',
  'observation-too-early': ({ from }) =>
    from === undefined
      ? 'It is too early to answer.'
      : `Wait until ${english.date(String(from))}. You will have worked together for four weeks then.`,
  'observation-too-old': ({ days }) => `The day may lie at most ${days ?? 7} days back.`,

  'job-known': 'This job has already been entered with the same first day.',
  'job-over': ({ endsOn }) =>
    endsOn === undefined
      ? 'The job is already over. Correct it instead.'
      : `The job ended on ${english.date(String(endsOn))}. Correct it if the day is wrong.`,
  'contract-overlaps':
    'There is already a contract with that supplier on those days. Choose other days, or correct the other one.',
  'year-outside-contract': ({ from, until }) =>
    from === undefined
      ? 'The contract does not run in that year.'
      : `The contract runs in the years ${from} to ${until ?? from}.`,
  'targets-outside-contract': ({ year }) =>
    `The contract has targets for ${year ?? 'a year that would fall outside'}. That year must stay in it.`,
  'target-reason-needed': ({ min }) => `Write with at least ${min ?? 10} characters why the target is to be another.`,
  'paid-hours-needed': 'Enter how many hours a week. It must be more than 0.',
  'placement-not-begun': 'The placement has not begun.',
  'check-not-due': ({ dueOn }) =>
    dueOn === undefined ? 'The day has not come yet.' : `The job check can be answered from ${english.date(String(dueOn))}.`,
  'supplier-needs-placement': 'Choose the placement the job came from, so that we know which supplier is the employer.',
  'definition-not-ahead': 'Choose today or a later day. What has been said of days that are over does not change.',
  'report-not-asked': 'This is not being asked now. Somebody else may have answered.',
  'report-closed': ({ days }) => `You can correct your answer for ${days ?? 14} days. Write to the caseworker instead.`,
  'report-used': 'The caseworker has ended the job by this answer. Write to the caseworker if it is wrong.',
  'last-day-ahead': 'Choose today or an earlier day. If the person is still here, answer yes.',
  'placement-not-over': 'The placement has not ended yet.',
  'course-goes-on': ({ startedOn }) =>
    startedOn === undefined
      ? 'A new placement began within a month, so the course goes on.'
      : `A new placement began on ${english.date(String(startedOn))}, within a month, so the course goes on.`,
  'status-not-due': ({ dueOn }) =>
    dueOn === undefined ? 'That day has not come yet.' : `Can be answered from ${english.date(String(dueOn))}.`,

  // experiments
  'experiment-locked': 'The experiment is started, and the plan is locked.',
  'experiment-closed': 'The experiment is concluded.',
  'experiment-stopped': 'The experiment is stopped already.',
  'experiment-not-begun': 'The experiment has not begun yet.',
  'experiment-not-stopped': 'Stop the experiment first.',
  'experiment-not-ahead': 'The experiment’s first day is past. Move it to today or later before you start.',
  'experiment-one-at-a-time': ({ title, from, until }) =>
    title === undefined
      ? 'Another experiment has the site on those days. What each does could not be told apart.'
      : `The experiment “${title}” runs at the same place from ${english.date(String(from))} to ${english.date(String(until))}. What each does could not be told apart.`,
  'experiment-difference': ({ max }) => `Write a number above 0 and at most ${max ?? 100}.`,
  'experiment-too-short': ({ weeks }) => `An experiment lasts at least ${weeks ?? 4} weeks.`,
  'experiment-too-long': ({ years }) => `An experiment lasts at most ${years ?? 3} years.`,
  'experiment-without-part': 'Add a part: where or when somebody takes part.',
  'experiment-part-outside': 'The days of the part must lie within the experiment’s.',
  'experiment-part-twice': 'Those days stand in another part already.',
  'experiment-no-comparison': ({ weeks }) =>
    `Leave at least ${weeks ?? 4} weeks of the experiment without. Otherwise there is nobody to compare with.`,
  'experiment-enrolment-closed': 'The experiment takes nobody in right now.',
  'experiment-too-late': ({ days }) =>
    `The placement is too far on. Enrolment is at the latest ${days ?? 14} days after the start.`,
  'experiment-in-another': 'The placement takes part in an experiment already.',
  'experiment-stays-in': 'Whoever is enrolled stays in. It can be undone on the day itself only.',
  'experiment-import-closed':
    'Outcomes are read only for an experiment somewhere else, once it is stopped and until it is concluded.',
  'experiment-file-columns': 'The file must have exactly two columns: group and value.',
  'experiment-file-cpr': ({ line }) =>
    `Line ${line ?? ''} looks like a CPR number. The file must not point to persons, so nothing was read. Remove it and try again.`,
  'experiment-file-faults': 'One or more lines have a fault. Mend the file and choose it again.',
  'experiment-arm-unknown': 'Write taking part or comparison.',
  'experiment-conclusion-short': ({ min }) => `Write at least ${min ?? 20} characters.`,

  // matching
  'site-too-far': ({ km, limit }) =>
    km === undefined
      ? 'The way is longer than the citizen wants.'
      : `It is about ${km} km away. The citizen wants at most ${limit ?? ''} km.`,
  'hours-do-not-meet': 'The site’s shifts lie outside the time the citizen can work.',
  'places-columns-missing': 'The file must have four columns: postal code, name, latitude and longitude.',
  'latitude-expected': 'The latitude must be a number between 54 and 58.5, for example 56.13883.',
  'longitude-expected': 'The longitude must be a number between 7.5 and 15.5, for example 9.15768.',
}
