import { parentPort } from 'node:worker_threads'
import { personsFor, planDay, sitesFor } from '../../shared/matching/day.rules.ts'
import { bestDay } from './solver.ts'
import type { Question, Reply } from './thread.ts'

const answer = async (question: Question): Promise<unknown> => {
  switch (question.about) {
    case 'person':
      return sitesFor(question.waiting, question.at)
    case 'site':
      return personsFor(question.waiting, question.at)
    default:
      return planDay(question.waiting, bestDay)
  }
}

parentPort?.on('message', (question: Question) => {
  answer(question).then(
    (given) => parentPort?.postMessage({ given } satisfies Reply),
    (error: unknown) =>
      parentPort?.postMessage({ failed: error instanceof Error ? error.message : String(error) } satisfies Reply),
  )
})
