/** Where a citizen is on the way, first to last. */
export const stages = ['arrived', 'door', 'agreed', 'working', 'job', 'lasting'] as const

/** What can be due next, in the order that decides between two of the same day. */
export const nextStepKinds = [
  'assess',
  'decide-door',
  'answer-disagreement',
  'send-agreement',
  'await-answers',
  'change-agreement',
  'start',
  'placement-ends',
  'find-place',
  'check',
  'review-door',
  'measure',
] as const

export const dayMarks = ['present', 'partly', 'absent', 'agreed', 'not-logged', 'none'] as const
export const deadlineFilters = ['overdue', 'week', 'later', 'none'] as const
export const doorFilters = ['red', 'yellow', 'green', 'none'] as const
export const caseloadSorts = ['deadline', 'name', 'door', 'stage'] as const
export const timelineGroups = ['arrival', 'door', 'placement', 'attendance', 'progress', 'job'] as const
/** Why somebody is talked to beside what is due: the facts meet a door's criteria to move, or a door is disagreed with. */
export const attentions = ['move', 'disagreement'] as const
