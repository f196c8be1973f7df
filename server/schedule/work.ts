import { todayIn } from '../../shared/calendar.ts'
import type { Job } from '../../shared/schedule/jobs.ts'
import { danishTime } from '../../shared/zone.ts'
import type { House } from '../house.ts'
import { digestLines } from '../worklist/worklist.queries.ts'
import { sendMail } from './post.ts'
import type { Log, Outcome, Work } from './runs.ts'

/** Queues a mail for every caseworker who has something due; what it will say is read when it is sent. */
const queueDigests = async (house: House, slot: Date, isOver: () => boolean, log: Log): Promise<Outcome> => {
  if (!house.mail) return { done: {}, error: null }
  const day = todayIn(danishTime, slot.getTime())
  const done = { queued: 0, nothingDue: 0 }
  let error: string | null = null
  for (const actor of await house.gate.caseworkers()) {
    if (isOver()) return { done, error: 'out-of-time' }
    try {
      // only counted here: nobody is shown, so nothing is on record yet
      const lines = await house.db().read(actor, (tx) => digestLines(tx, actor.staffId, day, house.now()))
      if (lines.length === 0) done.nothingDue += 1
      else if (await house.gate.queueMail(actor.staffId, 'digest', day)) done.queued += 1
    } catch (failure) {
      // one person's list must not cost the others theirs
      log(failure, 'a digest could not be made')
      error = 'not-written'
    }
  }
  return { done, error }
}

const removed = async (removing: Promise<number>): Promise<Outcome> => ({ done: { removed: await removing }, error: null })

/** What each planned job does. */
export const workOf = (house: House, log: Log): Readonly<Record<Job, Work>> => ({
  digest: (slot, isOver) => queueDigests(house, slot, isOver, log),
  mail: (_slot, isOver) => sendMail(house, isOver, log),
  'forget-answers': () => removed(house.gate.forgetAnswers()),
  'forget-runs': () => removed(house.gate.forgetRuns()),
})
