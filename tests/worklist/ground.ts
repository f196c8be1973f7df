import { randomUUID } from 'node:crypto'
import { makeOrganisation, makeStaff } from '../../prisma/factories.ts'
import type { Actor } from '../../server/db/actor.ts'
import { problemOfDatabase } from '../../server/db/faults.ts'
import { addDays, isWeekend } from '../../shared/calendar.ts'
import type { Cause } from '../../shared/worklist/causes.ts'
import { worklistApi } from '../../shared/worklist/worklist.api.ts'
import { asta, jonas, karen } from '../support/people.ts'
import type { World } from '../support/world.ts'

export const today = '2026-11-18'

type Mark = 'p' | 's' | 'n' | 'a' | '.' | '1' | '2' | '3' | '4' | '5'
const states = { p: 'present', s: 'sick', n: 'no_show', a: 'agreed_absence' } as const

/** Somebody of Karen's with a settled case at the nursing home since 1 September, and a letter a working day up to yesterday. */
export const placed = async (
  w: World,
  marks: string,
  given: { citizen?: Parameters<World['make']['citizen']>[0]; stay?: Partial<Parameters<World['make']['placement']>[0]> } = {},
): Promise<{ citizenId: string; placementId: string }> => {
  const citizenId = await w.make.citizen({ createdOn: '2026-08-01', ...given.citizen })
  await w.make.decision({ citizenId, door: 'yellow', on: '2026-11-02' })
  await w.make.measurement({ citizenId, party: 'citizen', on: '2026-11-03' })
  const placementId = await w.make.placement({
    citizenId,
    door: 'yellow',
    startsOn: '2026-10-26',
    endsOn: '2027-01-15',
    weekdayHours: [4, 4, 4, 4, 4, 0, 0],
    ...given.stay,
  })
  await log(w, placementId, marks)
  return { citizenId, placementId }
}

/** A letter a working day, the last of them on `last`; a digit is presence with that band. */
export const log = async (w: World, placementId: string, marks: string, last = '2026-11-17'): Promise<void> => {
  const dates: string[] = []
  for (let day = last; dates.length < marks.length; day = addDays(day, -1)) if (!isWeekend(day)) dates.unshift(day)
  const days = dates.flatMap((on, at) => {
    const mark = (marks[at] ?? '.') as Mark
    if (mark === '.') return []
    const paceBand = /\d/.test(mark) ? Number(mark) : null
    return [{ placementId, on, state: mark in states ? states[mark as keyof typeof states] : 'present', paceBand } as const]
  })
  await w.make.attendance(jonas, days)
}

export const mine = (w: World, who: Actor = karen) => w.ask(who, worklistApi.mine, {})
export const causesOf = async (w: World, citizenId: string, who: Actor = karen): Promise<Cause[]> =>
  (await mine(w, who)).items.flatMap((item) => (item.citizenId === citizenId ? item.cause : []))
export const snooze = (
  w: World,
  { citizenId, placementId }: { citizenId: string; placementId: string | null },
  untilOn: string,
  cause: Cause = 'absences-in-a-row',
  who: Actor = karen,
) =>
  w.ask(who, worklistApi.snooze, { body: { cause, citizenId, subjectId: placementId, untilOn, reason: 'Vi har talt sammen.' } })
export const cover = (w: World, absent: Actor, substitute: Actor, fromOn: string, untilOn: string, who: Actor = karen) =>
  w.ask(who, worklistApi.cover, {
    body: { absentId: absent.staffId, substituteId: substitute.staffId, fromOn, untilOn, reason: 'Kursus' },
  })

/** Closes or opens an account behind the product's back. */
export const setDisabled = (w: World, who: Actor, disabled: boolean) =>
  w.sql(`DO $do$ BEGIN PERFORM set_config('app.entry', '${randomUUID()}', true);
    UPDATE staff SET disabled_at = ${disabled ? 'now()' : 'NULL'} WHERE id = '${who.staffId}'; END $do$`)

/** A caseworker of another municipality on the same server. */
export const stranger = async (w: World): Promise<Actor> => {
  const other = { id: randomUUID(), kind: 'municipality', name: 'Naboby Kommune', cvr: '98765432' } as const
  const anne = {
    id: randomUUID(),
    name: 'Anne Lykke',
    role: 'caseworker',
    email: 'anne.lykke@example.dk',
    phone: '',
    of: other,
  } as const
  await w.db.write(asta, 'world.widened', async (tx) => {
    await makeOrganisation(tx, other)
    await makeStaff(tx, [anne], null)
  })
  return { ...karen, staffId: anne.id, organisationId: other.id, organisationName: other.name, name: anne.name }
}

/** What came of it: done, or the code of the refusal (of its field where it has one). */
export const codeOf = async (work: Promise<unknown>): Promise<string> => {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  )
  if (error === null) return 'done'
  const problem = problemOfDatabase(error)
  return problem?.errors[0]?.code ?? problem?.code ?? String(error)
}
