import { agreements } from './agreements.ts'
import { papers } from './papers.ts'
import { placements } from './placements.ts'
import { problems } from './problems.ts'

/** What is said where an agreement is answered, mostly on a phone: fetched with those pages (web/texts.ts). */
export const answering = { agreements, papers, placements, problems }
