import { describe, expect, it } from 'vitest'
import { readSettings } from '../../server/accounts/settings.queries.ts'
import { problemOfDatabase } from '../../server/db/faults.ts'
import { settingsApi } from '../../shared/accounts/settings.api.ts'
import { type SettingKey, settingKeys, settings, settingsOr, whyNotBeside, whyNotSet } from '../../shared/accounts/settings.ts'
import { addDays } from '../../shared/calendar.ts'
import { asta, jonas, karen, ulla } from '../support/people.ts'
import { type World, world } from '../support/world.ts'

describe('a threshold', () => {
  it.each(settingKeys)('%s takes its least and its most, and nothing beside them', (key) => {
    const { min, max, otherwise } = settings[key]
    for (const value of [min, max, otherwise]) expect(whyNotSet(key, value)).toBeNull()
    for (const value of [min - 1, max + 1, min + 0.5, Number.NaN]) {
      expect(whyNotSet(key, value)).toEqual({ code: 'setting-out-of-range', pointer: '/value', facts: { min, max } })
    }
  })

  it.each([
    ['silent-days-lead', 2, null],
    ['silent-days-lead', 3, { below: 3 }],
    ['silent-days-manager', 2, null],
    ['silent-days-manager', 1, { above: 1 }],
    ['ending-days', 60, null],
  ] as const)('%s may be %s beside the others as they came: %j', (key, value, facts) => {
    const refused = facts && { code: 'setting-lead-first', pointer: '/value', facts }
    expect(whyNotBeside(key, value, settingsOr({}))).toEqual(refused)
  })

  it('is as it came until somebody sets it', () => {
    expect(settingsOr({ 'ending-days': 21 })).toEqual({ ...settingsOr({}), 'ending-days': 21 })
    expect(Object.keys(settingsOr({})).toSorted()).toEqual(Object.keys(settings).toSorted())
  })
})

describe('the municipality’s thresholds', async () => {
  const w = await world()
  const set = (key: SettingKey, value: number, version: number, who = asta) =>
    w.ask(who, settingsApi.set, { params: { key }, body: { value, version } })
  const one = async (key: SettingKey, at: World = w) =>
    (await at.ask(asta, settingsApi.settings, {})).settings.find((setting) => setting.key === key)

  it('are shown, every one, as they came, in the order they are told of', async () => {
    const { settings: shown } = await w.ask(karen, settingsApi.settings, {})
    expect(shown.map(({ key }) => key)).toEqual([...settingKeys])
    expect(shown.every(({ version, setBy, setAt }) => version === 0 && setBy === null && setAt === null)).toBe(true)
  })

  it('are set one at a time, in somebody’s name, on record, and read by the rules at once', async () => {
    await set('absences-in-a-row', 3, 0)
    expect(await one('absences-in-a-row')).toMatchObject({ value: 3, version: 1, setBy: asta.name })
    await set('absences-in-a-row', 4, 1, ulla)
    expect(await one('absences-in-a-row')).toMatchObject({ value: 4, version: 2, setBy: ulla.name })
    const read = await w.db.read(karen, (tx) => readSettings(tx, karen.organisationId))
    expect(read).toEqual(settingsOr({ 'absences-in-a-row': 4 }))
    expect(await w.sql(`SELECT 1 FROM audit_entry WHERE deed = 'setting.set'`)).toHaveLength(2)
  })

  it('are refused outside their range, at the field', async () => {
    await expect(set('ending-days', 61, 0)).rejects.toMatchObject({
      code: 'invalid',
      errors: [{ code: 'setting-out-of-range', pointer: '/value', facts: { min: 7, max: 60 } }],
    })
    await set('ending-days', 60, 0)
    const typed = { value: '2,5 dage', version: 1 }
    const { status, body } = await w.as(asta, 'PUT', '/api/settings/ending-days', typed)
    expect([status, body]).toMatchObject([400, { errors: [{ code: 'number-expected', pointer: '/value' }] }])
  })

  it('remind whoever leads the crew before anybody else is told', async () => {
    await expect(set('silent-days-lead', 3, 0)).rejects.toMatchObject({
      errors: [{ code: 'setting-lead-first', pointer: '/value', facts: { below: 3 } }],
    })
    await set('silent-days-manager', 4, 0)
    await set('silent-days-lead', 3, 0)
    await expect(set('silent-days-manager', 3, 1)).rejects.toMatchObject({
      errors: [{ code: 'setting-lead-first', facts: { above: 3 } }],
    })
    await set('silent-days-lead', 1, 1)
    await set('silent-days-manager', 3, 1)
  })

  it('are not set over what somebody else has just set: of two at once one wins, the other is told', async () => {
    await set('attendance-below', 80, 0)
    await expect(set('attendance-below', 70, 0, ulla)).rejects.toMatchObject({ code: 'changed-meanwhile' })
    await set('attendance-below', 70, 1, ulla)
    await expect(set('attendance-below', 90, 1)).rejects.toMatchObject({ code: 'changed-meanwhile' })
    expect(await one('attendance-below')).toMatchObject({ value: 70, version: 2, setBy: ulla.name })
  })

  it('are set in nobody else’s name, in the database as well', async () => {
    const { organisationId } = asta
    const by = { setById: ulla.staffId }
    const refused = (work: Promise<unknown>) => work.then(() => null, problemOfDatabase)
    const first = w.db.write(asta, 'setting.set', (tx) =>
      tx.houseSetting.create({ data: { organisationId, key: 'supplier-access-days', value: 14, ...by } }),
    )
    const again = w.db.write(asta, 'setting.set', (tx) =>
      tx.houseSetting.updateMany({ where: { key: 'ending-days' }, data: { value: 20, ...by } }),
    )
    for (const work of [first, again]) expect(await refused(work)).toMatchObject({ code: 'not-found' })
  })

  it('are another municipality’s own', async () => {
    const other = '00000000-0000-4000-8000-00000000abcd'
    await w.sql(
      `WITH deed AS (SELECT set_config('app.entry', gen_random_uuid()::text, true)), town AS (
         INSERT INTO organisation (id, kind, name, cvr) SELECT $1::uuid, 'municipality', 'En anden by', '99999999' FROM deed RETURNING id)
       INSERT INTO house_setting (organisation_id, key, value, set_by_id) SELECT id, 'silent-days-lead', 9, $2::uuid FROM town`,
      [other, asta.staffId],
    )
    expect(await one('silent-days-lead')).toMatchObject({ value: 1, version: 2 })
    expect(await w.db.read(karen, (tx) => readSettings(tx, other))).toEqual(settingsOr({}))
  })
})

it('what holds until somebody sets another is the same in the database, where it is read before any setting is', async () => {
  const house = await world()
  const [ended, running] = [addDays(house.today(), -3), addDays(house.today(), -10)]
  const gone = await house.make.placement({
    citizenId: await house.make.citizen(),
    startsOn: running,
    endedOn: ended,
    endReason: 'period_ended',
  })
  const told = await house.db.read(jonas, async (tx) => ({
    access: await tx.$queryRaw<
      { id: string; until: string }[]
    >`SELECT placement_id::text AS id, access_until::text AS until FROM crew_access()`,
    silent: await tx.$queryRaw<{ days: number }[]>`SELECT days FROM crew_silent_days()`,
  }))
  expect(told.access).toEqual([{ id: gone, until: addDays(ended, settings['supplier-access-days'].otherwise) }])
  expect(told.silent).toEqual([{ days: settings['silent-days-lead'].otherwise }])
})
