/** The most that a citizen's texts can hold, in characters. */
export const lengths = { name: 80, street: 200, town: 80, language: 60, note: 4000, needs: 1000 } as const

/** The most that can be said of when and where a citizen can work: hours on a day, tasks wished for, kilometres. */
export const wishLimits = { dayHours: 12, tasks: 20, task: 120, travelKm: 200 } as const

/** The largest file to import, in bytes; as JSON in base64 it is a third larger. */
export const largestFile = 10 * 1024 * 1024

/** What becomes of a line of an import; refused first, because that is what somebody must look at. */
export const verdicts = ['refused', 'changed', 'new', 'unchanged'] as const
export type Verdict = (typeof verdicts)[number]
