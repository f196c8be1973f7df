// The processor's own time is told: on a machine that others use as well, the clock on the wall tells of them.
// By hand: node tests/bench/matching.ts. How long a day's intake takes, with the reasons for each pair and what another choice would cost.

import { bestDay } from '../../server/matching/solver.ts'
import { openMatcher } from '../../server/matching/thread.ts'
import { planDay } from '../../shared/matching/day.rules.ts'
import { matchAll } from '../../shared/matching/matching.rules.ts'
import { bookV1 } from '../../shared/offers/rules.v1.ts'
import { madeUpDay } from '../matching/days.ts'

const timed = async <T>(work: () => Promise<T> | T): Promise<[milliseconds: number, result: T]> => {
  const from = process.cpuUsage()
  const result = await work()
  const { user, system } = process.cpuUsage(from)
  return [(user + system) / 1000, result]
}
const say = (line: string) => process.stdout.write(`${line}\n`)

for (const scarce of [false, true]) {
  const day = madeUpDay(8, { persons: 200, sites: 150, scarce, book: bookV1 })
  say(scarce ? '200 citizens × 150 sites, fewer places' : '200 citizens × 150 sites')
  for (let round = 1; round <= 3; round += 1) {
    const [judged, matches] = await timed(() => matchAll(day.persons, day.sites, day.ground))
    let solved = 0
    const [whole, plan] = await timed(() =>
      planDay(day, async (problem) => {
        const [took, best] = await timed(() => bestDay(problem))
        solved = took
        return best
      }),
    )
    const pairs = matches.flat().length
    const possible = matches.flat().filter(({ whyNot }) => whyNot.length === 0).length
    say(
      `  ${Math.round(whole)} ms: ${Math.round(judged)} judging ${pairs} pairs (${possible} possible), ${Math.round(solved)} solving, the rest explaining; ` +
        `${plan.pairs.length} placed, ${plan.rest.length} not`,
    )
  }
}

const matcher = openMatcher()
const day = madeUpDay(8, { persons: 200, sites: 150, book: bookV1 })
let longest = 0
let last = performance.now()
const pulse = setInterval(() => {
  longest = Math.max(longest, performance.now() - last)
  last = performance.now()
}, 1)
for (const round of ['first, with the thread’s start', 'second']) {
  const [took] = await timed(() => matcher.planDay(day))
  say(`  ${Math.round(took)} ms in a thread (${round}); the process was held up for at most ${Math.round(longest)} ms`)
}
clearInterval(pulse)
const [took] = await timed(() => matcher.sitesFor(day, 0))
say(`  ${Math.round(took)} ms for one citizen’s sites in the thread`)
await matcher.close()
