/** The doors, most support first. Apart from their schema, so that a page can name them without fetching zod. */
export const doorKeys = ['red', 'yellow', 'green'] as const

/** "Ved ikke": an answer that every question has and that no rule may read. */
export const unknownAnswer = 'unknown'

/** The most characters the reason for a decision can have. */
export const longestReason = 1000

/** What can be counted of a placement when a door is talked over again. */
export const moveFactKinds = ['attendance', 'hours', 'pace', 'measured', 'paid'] as const
