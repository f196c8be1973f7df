import { describe, expect, test } from 'vitest'
import { asPlanned } from '../../shared/attendance/attendance.rules.ts'
import { jonas, karen, rikke } from '../support/people.ts'
import { type World, world } from '../support/world.ts'

const secret = 'Hemmelig'
const input = { cpr: '7412850001', firstName: secret, lastName: 'Kjær' }

/** Ways in which the record can fail; each is put right again by its second statement. */
const failures = {
  'the table refuses the row': [
    `CREATE FUNCTION no_record() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'disk of the record is gone'; END $$;
     GRANT EXECUTE ON FUNCTION no_record() TO PUBLIC;
     CREATE TRIGGER no_record BEFORE INSERT ON audit_entry FOR EACH ROW EXECUTE FUNCTION no_record()`,
    'DROP FUNCTION no_record() CASCADE',
  ],
  'the functions are gone': [
    `ALTER FUNCTION record_deed(uuid, text, text, text, text) RENAME TO record_deed_gone;
     ALTER FUNCTION record_look(uuid, text, text, text, text, uuid[], uuid[]) RENAME TO record_look_gone`,
    `ALTER FUNCTION record_deed_gone(uuid, text, text, text, text) RENAME TO record_deed;
     ALTER FUNCTION record_look_gone(uuid, text, text, text, text, uuid[], uuid[]) RENAME TO record_look`,
  ],
  'the right to write it is taken away': [
    `REVOKE EXECUTE ON FUNCTION record_deed(uuid, text, text, text, text) FROM app_caseworker, app_teamlead;
     REVOKE EXECUTE ON FUNCTION record_look(uuid, text, text, text, text, uuid[], uuid[]) FROM app_caseworker, app_teamlead`,
    `GRANT EXECUTE ON FUNCTION record_deed(uuid, text, text, text, text) TO app_caseworker, app_teamlead;
     GRANT EXECUTE ON FUNCTION record_look(uuid, text, text, text, text, uuid[], uuid[]) TO app_caseworker, app_teamlead`,
  ],
} as const

const run = async (house: World, script: string): Promise<void> => {
  for (const statement of script.split(/;\n\s+/)) await house.sql(statement)
}

const counts = (house: World) =>
  house.sql(`SELECT (SELECT count(*)::int FROM citizen) AS citizens, (SELECT count(*)::int FROM attendance) AS days,
    (SELECT count(*)::int FROM idempotency_key) AS keys, (SELECT count(*)::int FROM audit_change) AS changes,
    (SELECT count(*)::int FROM session) AS sessions`)

describe('when the record cannot be written', () => {
  test.each(Object.entries(failures))('(%s) nothing is saved and nothing is shown', async (_, [breaks, mends]) => {
    const house = await world()
    const citizenId = await house.make.citizen({ firstName: secret })
    const placementId = await house.make.placement({ citizenId, startsOn: house.today() })
    const rows = [{ placementId, ...asPlanned(4), seen: null }]
    // everybody is signed in, and one write has been answered, while all is well
    const key = { 'idempotency-key': 'answered before' }
    const first = { ...input, cpr: '7412850002' }
    expect((await house.as(karen, 'POST', '/api/citizens', first, key)).status).toBe(200)
    expect((await house.as(jonas, 'GET', `/api/crew/${house.today()}`)).status).toBe(200)
    const before = await counts(house)
    await run(house, breaks)

    const asked = [
      await house.as(karen, 'POST', '/api/citizens', input, { 'idempotency-key': 'not yet' }),
      await house.as(karen, 'POST', '/api/citizens', first, key),
      await house.as(karen, 'GET', `/api/citizens/${citizenId}`),
      await house.as(karen, 'POST', `/api/citizens/${citizenId}/cpr`),
      await house.as(karen, 'POST', '/api/citizens/find', { text: secret }),
      await house.as(jonas, 'GET', `/api/crew/${house.today()}`),
      await house.as(jonas, 'POST', `/api/crew/${house.today()}`, { rows }),
    ]
    expect(asked.map(({ status }) => status)).toEqual(asked.map(() => 500))
    for (const { body, bytes } of asked) {
      expect(body).toMatchObject({ code: 'unexpected', errors: [] })
      for (const word of [secret, citizenId, placementId, '741285', 'record']) expect(bytes.toString()).not.toContain(word)
    }
    expect(await counts(house)).toEqual(before)

    await run(house, mends)
    const { status } = await house.as(karen, 'POST', '/api/citizens', input, { 'idempotency-key': 'not yet' })
    expect(status).toBe(200)
  })

  test('nobody gets in, and a refusal is not given without being on record', async () => {
    const house = await world()
    await house.as(rikke, 'GET', '/api/session')
    const before = await counts(house)
    await run(house, failures['the table refuses the row'][0])
    await expect(house.house.gate.openSession(karen.staffId, 'a token', 'a test', 'a test')).rejects.toThrow()
    expect((await house.as(rikke, 'POST', '/api/citizens', input)).status).toBe(500)
    expect(await counts(house)).toEqual(before)
  })
})
