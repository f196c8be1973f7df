import { expect, test } from 'vitest'
import { settingsApi } from '../../shared/accounts/settings.api.ts'
import { addDays } from '../../shared/calendar.ts'
import { casefileApi } from '../../shared/casefile/casefile.api.ts'
import { answer, body, drafted, leadApproves, placementOf, sent, start } from '../placements/journey.ts'
import { asta, jonas, karen, petra } from '../support/people.ts'
import { type World, world } from '../support/world.ts'

/** The addresses at which a team lead meets somebody. */
const addressesOf = (placementId: string, day: string) =>
  Object.entries({
    crew: `/api/crew/${day}`,
    days: `/api/crew?from=${day}&to=${day}`,
    history: `/api/crew/people/${placementId}/history`,
    planned: `/api/placements/${placementId}/planned-absence`,
    threads: '/api/threads',
    thread: `/api/placements/${placementId}/thread`,
    agreements: '/api/agreements',
    agreement: `/api/agreements/${placementId}`,
    calendar: `/api/agreements/${placementId}/calendar.ics`,
  })

/** Those of them that answer with this person; `day` is the day a crew is asked for. */
const metAt = async (w: World, who: typeof jonas, placementId: string, day = w.today()): Promise<string[]> => {
  const met: string[] = []
  for (const [name, address] of addressesOf(placementId, day)) {
    const { status, bytes } = await w.as(who, 'GET', address)
    expect([200, 404]).toContain(status)
    if (status === 200 && (address.includes(placementId) || bytes.toString().includes(placementId))) met.push(name)
  }
  return met
}

const asked = ['agreements', 'agreement', 'calendar']
const all = ['crew', 'days', 'history', 'planned', 'threads', 'thread', ...asked]

test('begins with the agreement and ends on one day, wherever a team lead looks', async () => {
  const w = await world({ today: '2026-11-18' })
  await w.ask(asta, settingsApi.set, { params: { key: 'supplier-access-days' }, body: { value: 3, version: 0 } })
  const draft = await drafted(w)
  const { placementId } = draft
  const met = (day?: string) => metAt(w, jonas, placementId, day)
  const preview = async () =>
    (await w.ask(karen, casefileApi.supplierView, { params: { citizenId: draft.citizenId } })).placements
  expect(await met()).toEqual([])
  expect(await preview()).toMatchObject([{ sees: false, asked: false }])
  const agreement = await sent(w, draft)
  // whoever is asked to say yes knows to whom (decision 011)
  expect(await met()).toEqual(asked)
  expect(await preview()).toMatchObject([{ sees: false, asked: true }])
  await leadApproves(w, agreement)
  await answer(w, agreement, 'employee_rep')
  expect(await met()).toEqual(asked)
  const write = () => w.as(jonas, 'POST', `/api/placements/${placementId}/messages`, { text: 'Vi glæder os.' })
  expect((await write()).status).toBe(404)
  await answer(w, agreement, 'citizen')
  expect((await write()).status).toBe(200)
  expect(await met()).toEqual(all)

  expect((await start(w, await placementOf(w, placementId))).status).toBe(200)
  await w.make.attendance(jonas, [{ placementId, on: body.startsOn, state: 'present', hours: 4, plannedHours: 4 }])
  w.moveTo('2026-11-25')
  const { version } = await placementOf(w, placementId)
  const ended = await w.as(karen, 'POST', `/api/placements/${placementId}/end`, {
    version,
    endedOn: '2026-11-25',
    reason: 'other',
    note: 'Flyttet til en anden by.',
  })
  expect(ended.status, JSON.stringify(ended.body)).toBe(200)
  w.moveTo(addDays('2026-11-25', 3))
  expect(await met(body.startsOn)).toEqual(all)
  expect(await preview()).toMatchObject([{ sees: true, asked: true }])
  expect(await metAt(w, petra, placementId, body.startsOn)).toEqual([])
  w.moveTo(addDays('2026-11-25', 4))
  expect(await met(body.startsOn)).toEqual([])
  expect(await preview()).toMatchObject([{ sees: false, asked: false }])
  expect((await write()).status).toBe(404)
})
