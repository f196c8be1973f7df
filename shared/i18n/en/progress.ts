import type { Texts } from '../texts.ts'

export const progress: Texts['progress'] = {
  title: 'Progress',
  parties: { citizen: 'Citizen', caseworker: 'Caseworker', team_lead: 'Team lead' },
  step: (step, words) => `${step} · ${words}`,
  skip: 'Don’t know, or would rather not say',

  languages: { da: 'Danish', en: 'English', uk: 'Ukrainian', ar: 'Arabic' },

  choose: {
    title: 'New measurement',
    lede: 'You answer separately, so that you can talk about what you see differently. The answers are never added up.',
    citizen: {
      title: 'The citizen answers',
      text: 'Ten questions, one at a time, in Danish, English, Ukrainian or Arabic. Hand the screen to the citizen. Your answers are not shown.',
      go: 'Let the citizen answer',
    },
    caseworker: {
      title: 'You answer',
      text: 'Ten sentences, what the citizen does to find a job, and a question about yourself. The citizen’s answers are not shown meanwhile.',
      go: 'Answer as caseworker',
    },
    translations:
      'The Ukrainian and Arabic texts have not yet been read by anybody who has the language as their mother tongue. Use an interpreter where something is unclear.',
    last: (date) => `Last measured ${date}.`,
    never: 'Not measured yet.',
    answeredToday: 'The citizen has already answered today.',
    due: (date) => `Next measurement by ${date}.`,
    overdue: (date) => `Should have been measured by ${date}.`,
  },

  handedBack: {
    answerSelf: 'The caseworker answers now',
    seeProgress: 'See progress',
    title: 'Hand the screen to the caseworker',
    text: 'The page before this one is the caseworker’s.',
    isCaseworker: 'I am the caseworker',
    stay: 'Stay here',
  },

  link: {
    title: 'The citizen answers at home',
    text: (days) =>
      `A link by which the citizen can answer without signing in. It works once and for ${days} days. The page does not show who the citizen is.`,
    make: 'Make a link',
    made: 'Made in the last 90 days',
    line: (date, language, by) => `${date}, in ${language}, by ${by}.`,
    until: (date) => `Works until the end of ${date}.`,
    states: { used: 'Answered.', revoked: 'Taken back.', expired: 'Over without an answer.' },
    revoke: 'Take the link back',
    ready: 'The link is ready',
    once: 'Copy the link now. It is shown this once only.',
    address: 'The link for the citizen',
    language: 'Which language does the page begin in?',
    replaces: 'The link that waits for an answer will stop working.',
    submit: 'Make the link',
  },

  caseworker: {
    title: 'Your answers as caseworker',
    lede: 'Answer from what you have seen and heard. Skip what you do not know.',
    measuredOn: 'Date of the measurement',
    statements: 'How well does it fit?',
    belief: 'Only you see your answer here. It is compared with nothing, and no rule uses it.',
    activities: 'What has the citizen done to find a job in the last four weeks?',
    activitiesHint: 'Tick what you know of. Leave all empty if you do not know.',
    noActivity: 'None of them',
    yourself: 'About yourself',
    save: 'Save measurement',
    locked: 'A saved measurement cannot be changed.',
    some: (given, of) => `${given} of ${of} are answered. Save anyway?`,
    goOn: 'Answer the rest',
    saveAnyway: 'Save anyway',
  },

  page: {
    lede: 'What citizen, caseworker and team lead answer over time. Kept apart, with no overall figure.',
    newMeasurement: 'New measurement',
    none: 'There are no measurements yet.',
    first: 'Make the first measurement',
    talkTitle: 'Talk about',
    talk: (higher, high, lower, low) => `${higher} says “${high.toLowerCase()}”, ${lower} says “${low.toLowerCase()}”.`,
    whos: { citizen: 'the citizen', caseworker: 'the caseworker', team_lead: 'the team lead' },
    opening: (question) => `You could begin with: “${question}”`,
    openings: {
      self_efficacy: 'When did you last manage something you were in doubt about?',
      job_belief: 'What would it take for a job to seem possible?',
      labour_knowledge: 'Which jobs do people you know have?',
      goal: 'What would you like to have done before we meet again?',
      cooperation: 'Who is easiest to work with?',
      contact_strangers: 'Whom do you ask when you come to a new place?',
      network: 'Whom do you tell how work is going?',
      everyday: 'What does an ordinary week look like for you right now?',
      health_coping: 'What makes a working day easy for you, and what makes it hard?',
      work_identity: 'What are you most proud of having made or done?',
      task_routine: 'Which task do you like best?',
      asks_in_doubt: 'What do you do when you are in doubt about a task?',
    },
    talkNone: 'None of your latest answers are two steps or more apart.',
    talkApart:
      'Your latest answers are more than a month apart, or were given to different versions of the questions. They are not held against each other.',
    talkOne: (party) => `A measurement is missing from: ${party}.`,
    caption: 'Answers over time',
    latest: (party, date) => `${party} last answered ${date}`,
    due: (date) => `next measurement by ${date}`,
    overdue: (date) => `should have been measured again by ${date}`,
    changed: (date) =>
      `The questions were rewritten on ${date}. Answers before and after were not given to quite the same words.`,
    keptApart: 'Not shown here',
    notAsked: 'Not asked',
    notAnswered: 'Not answered',
    indicator: 'Is about',
    overTime: 'Over time',
    talkColumn: 'Difference',
    talkMark: 'Talk about',
    lines: (name, answers) => `${name}. ${answers}`,
    linesOf: (party, answers) => `${party}: ${answers}.`,
    noneOf: (party) => `${party}: no answers.`,
    answerOn: (date, step) => `${date} ${step}`,
    jobSearch: 'What the citizen does to find a job',
    jobSearchLatest: (count, of, date) => `${count} of the ${of} things listed, ${date}. It is a count, not a mark.`,
    noActivity: 'None of the things listed',
    meaning: 'What do the figures mean?',
    meaningText:
      'Each figure is the answer to one sentence, from 1 (does not fit at all) to 5 (fits completely). There is no average and no overall figure. “Talk about” is shown where two parties have answered two steps or more apart within a month, to the same version of the questions. It is something to talk about, not an alarm.',
    dueText:
      'Citizen and caseworker measure every three months, and within 14 days of a new door. The team lead says what is seen at work, the first time when the placement has lasted four to six weeks and then every three months while it runs. The team lead sees only the own answers.',
    every: 'All measurements',
    oneOf: (date, party) => `${date} · ${party}`,
    example: 'Example',
    seenAt: 'Seen where',
    how: {
      signed_in: (by) => `Answered by ${by}.`,
      on_screen: (by) => `Answered on the screen of ${by}.`,
      by_link: (by) => `Answered by a link from ${by}.`,
    },
    askedIn: (name, language) =>
      language === 'uk' || language === 'ar'
        ? `Read in ${name}; no native speaker has checked the translation.`
        : `Read in ${name}.`,
    version: (version) => `Version ${version} of the questions.`,
    ownBelief: 'Only for you: your own belief in a job',
    ownBeliefText:
      'Here are your answers to whether you think the citizen will have a job a year from now. Only you see them. They are part of no proposal, figure or report. Keep in mind that what you believe affects what you do.',
  },
}
