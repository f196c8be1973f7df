import { expect, test } from 'vitest'
import { concernsApi } from '../../shared/concerns/concerns.api.ts'
import { placementsApi } from '../../shared/placements/placements.api.ts'
import { agreed, answer, body, drafted, leadApproves, placementOf, sent, start } from '../placements/journey.ts'
import { jonas, karen } from '../support/people.ts'
import { world } from '../support/world.ts'

// the way a proposal goes in the product itself, from the team lead's wish to the agreement all stand behind

test('a proposal of more hours becomes a version that is drafted, sent and agreed, and both sides see how far it is', async () => {
  const w = await world({ today: '2026-11-18' })
  const { placementId } = await agreed(w, await drafted(w))
  await start(w, await placementOf(w, placementId))
  const { concernId, replaced } = await w.ask(jonas, concernsApi.raise, {
    params: { placementId },
    body: { topic: 'more_hours', text: 'Klar til fire dage', urgency: 'one_day', hoursAWeek: 16 },
  })
  expect(replaced).toBe(false)
  await w.ask(karen, concernsApi.answer, {
    params: { concernId },
    body: { outcome: 'accepted', answer: 'Ja, fra på mandag.', version: 1 },
  })
  const followUp = async (who: typeof karen) =>
    (await w.ask(who, concernsApi.thread, { params: { placementId } })).concerns[0]?.followUp
  expect(await followUp(karen)).toEqual({ kind: 'change-hours', versionNumber: null, versionState: null, done: false })

  const standing = await placementOf(w, placementId)
  const wording = { ...body, startsOn: standing.startsOn, need: 'Klar til mere' }
  // longer, but not more hours: not what was asked for
  const longer = { ...wording, endsOn: '2027-02-12', version: standing.version }
  await w.ask(karen, placementsApi.change, { params: { placementId }, body: longer })
  expect((await followUp(karen))?.versionNumber).toBeNull()
  const { version } = await placementOf(w, placementId)
  await w.ask(karen, placementsApi.change, {
    params: { placementId },
    body: { ...wording, weekdayHours: [4, 4, 4, 4, 0, 0, 0], version },
  })
  expect(await followUp(karen)).toMatchObject({ versionNumber: 2, versionState: 'draft' })
  expect(await followUp(jonas)).toMatchObject({ versionNumber: null, versionState: null })

  const agreement = await sent(w, await placementOf(w, placementId))
  expect(await followUp(jonas)).toMatchObject({ versionNumber: 2, versionState: 'awaiting', done: false })
  await leadApproves(w, agreement)
  for (const party of ['employee_rep', 'citizen'] as const) await answer(w, agreement, party)
  for (const who of [karen, jonas])
    expect(await followUp(who)).toMatchObject({ versionNumber: 2, versionState: 'agreed', done: true })
  expect((await w.ask(jonas, concernsApi.thread, { params: { placementId } })).hoursAWeek).toBe(16)
})
