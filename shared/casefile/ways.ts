/** Where a citizen is on the way, first to last. */
export const stages = ['arrived', 'door', 'agreed', 'working', 'job', 'lasting'] as const

/** What can be due next, in the order that decides between two of the same day. */
export const nextStepKinds = [
  'assess',
  'decide-door',
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
