import { agreements } from './agreements.ts'
import { papers } from './papers.ts'
import { placements } from './placements.ts'
import { problems } from './problems.ts'

export const answering = { agreements, papers, placements, problems }
