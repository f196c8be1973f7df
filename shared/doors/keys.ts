/** The doors, most support first. Apart from their schema, so that a page can name them without fetching zod. */
export const doorKeys = ['red', 'yellow', 'green'] as const

/** "Ved ikke": an answer that every question has and that no rule may read. */
export const unknownAnswer = 'unknown'

/** The most characters the reason for a decision can have. */
export const longestReason = 1000

/** What can be counted of a placement when a door is talked over again. */
export const moveFactKinds = ['attendance', 'hours', 'pace', 'measured', 'paid'] as const

/** What a catalogue is made of, in the order in which a draft shows it. */
export const draftParts = ['doors', 'rules', 'questions', 'contradictions', 'archetypes', 'tags', 'groups'] as const
export type DraftPart = (typeof draftParts)[number]

/** The most characters in a catalogue's texts; `lines` is how many a list can have, `options` how many answers beside "don't know". */
export const catalogueLimits = { name: 80, sentence: 300, lines: 12, options: 7, moveFacts: 10, reason: 2000 } as const

/** What an answer that is added is called in its form, until the product gives it a key. */
export const newOption = 'new'

/** How long a placement's ramp is, in weeks. */
export const rampWeeks = 13
