import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { type Actor, databaseRole } from '../server/db/actor.ts'
import { asDate } from '../server/db/dates.ts'
import { sqlState } from '../server/db/faults.ts'
import { asta, birthe, jonas, karen, laundry, petra, townHall } from './support/people.ts'
import { world } from './support/world.ts'

const functionRoles = Object.values(databaseRole)

/** The SQLSTATE a piece of work fails with, or what it gave. */
const outcome = async <T>(work: Promise<T>): Promise<T | string> => {
  try {
    return await work
  } catch (error) {
    return sqlState(error) ?? String(error)
  }
}

describe('the database holds the access rules by itself', async () => {
  const w = await world()

  it('serves with a login that is above nothing and owns nothing', async () => {
    const [login] = await w.sql<{ rolsuper: boolean; rolbypassrls: boolean; rolinherit: boolean; owns: number }>(
      `SELECT rolsuper, rolbypassrls, rolinherit, (SELECT count(*)::int FROM pg_class c WHERE c.relowner = r.oid) AS owns FROM pg_roles r WHERE rolname = 'app_login'`,
    )
    expect(login).toEqual({ rolsuper: false, rolbypassrls: false, rolinherit: false, owns: 0 })
  })

  it('has row-level security, forced, on every table of ours', async () => {
    const open = await w.sql<{ relname: string }>(
      `SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname <> '_prisma_migrations' AND NOT (relrowsecurity AND relforcerowsecurity)`,
    )
    expect(open.map((table) => table.relname)).toEqual([])
  })

  it('has no view that looks past it, and no definer function of another owner or with an open search path', async () => {
    const views = await w.sql<{ relname: string }>(
      `SELECT relname FROM pg_class WHERE relkind IN ('v', 'm') AND relnamespace = 'public'::regnamespace AND NOT coalesce('security_invoker=true' = ANY (reloptions), false)`,
    )
    const functions = await w.sql<{ name: string }>(
      `SELECT p.oid::regprocedure::text AS name FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
       WHERE n.nspname IN ('public', 'gate') AND p.prosecdef
         AND (pg_get_userbyid(p.proowner) <> 'app_owner' OR NOT EXISTS (SELECT 1 FROM unnest(p.proconfig) c WHERE c LIKE 'search_path=%'))`,
    )
    expect([...views, ...functions]).toEqual([])
  })

  it('lets nobody but the roles named run a function of ours', async () => {
    const loose = await w.sql<{ name: string }>(
      `SELECT p.oid::regprocedure::text AS name FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
       WHERE n.nspname IN ('public', 'gate') AND has_function_privilege('app_login', p.oid, 'EXECUTE') AND n.nspname <> 'gate'
         AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')`,
    )
    expect(loose).toEqual([])
  })

  it('names the constraint in the message of every exception that stands for a rule: the name alone does not reach the server', async () => {
    const functions = await w.sql<{ name: string; source: string }>(
      `SELECT p.oid::regprocedure::text AS name, p.prosrc AS source FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
       WHERE n.nspname IN ('public', 'gate') AND p.prosrc LIKE '%CONSTRAINT = %'`,
    )
    const raised = functions.flatMap(({ name, source }) =>
      [...source.matchAll(/RAISE EXCEPTION '((?:[^']|'')*)'[^;]*CONSTRAINT = '(\w+)'/g)].map(
        ([, message = '', constraint = '']) => ({
          name,
          message,
          constraint,
        }),
      ),
    )
    expect(raised.length).toBeGreaterThan(10)
    expect(raised.filter(({ message, constraint }) => !message.startsWith(`${constraint}: `))).toEqual([])
  })

  it('gives a team lead no right on the citizen table, and a manager none on any table with people', async () => {
    const granted = await w.sql<{ role: string; tbl: string }>(
      `SELECT r.role, c.relname AS tbl FROM unnest($1::text[]) AS r(role), pg_class c
       WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace
         AND (c.relname = 'citizen' OR EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname IN ('citizen_id', 'citizen_ids') AND NOT a.attisdropped))
         AND (has_any_column_privilege(r.role, c.oid, 'SELECT') OR has_any_column_privilege(r.role, c.oid, 'UPDATE'))
       ORDER BY 1, 2`,
      [functionRoles],
    )
    expect(granted.filter(({ role }) => role === 'app_mgmt')).toEqual([])
    expect(granted.filter(({ role }) => role === 'app_teamlead').map(({ tbl }) => tbl)).toEqual([
      'attendance',
      'concern',
      'employment_report',
      'measurement',
      'motivation_pulse',
      'placement',
      'placement_approval',
      'placement_duty',
      'placement_version',
      'planned_absence',
      'thread_message',
    ])
    // the administrator reads who did what, in columns that say nothing of whom
    expect(granted.filter(({ role }) => role === 'app_admin').map(({ tbl }) => tbl)).toEqual(['audit_entry'])
  })

  it('shows a team lead none of the columns that tell who a placement is of, or why it ended', async () => {
    const columns = await w.sql<{ col: string }>(
      `SELECT c.relname || '.' || a.attname AS col FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
       WHERE c.relname IN ('placement', 'attendance', 'measurement', 'motivation_pulse', 'staff', 'audit_entry') AND c.relnamespace = 'public'::regnamespace AND has_column_privilege('app_teamlead', c.oid, a.attnum, 'SELECT')`,
    )
    const seen = columns.map(({ col }) => col)
    for (const hidden of [
      'placement.citizen_id',
      'placement.offer',
      'placement.end_reason',
      'placement.end_note',
      'attendance.citizen_id',
      'measurement.citizen_id',
      'measurement.activities',
      'motivation_pulse.citizen_id',
      'staff.password_hash',
      'staff.email',
      'audit_entry.citizen_ids',
    ]) {
      expect(seen).not.toContain(hidden)
    }
    expect(seen).toContain('placement.starts_on')
  })

  it('lets nobody change or remove what the log says', async () => {
    const rights = await w.sql<{ role: string; right: string }>(
      `SELECT r.role, p.name AS right FROM unnest($1::text[]) AS r(role), unnest(ARRAY['UPDATE','DELETE','TRUNCATE']) AS p(name), unnest(ARRAY['audit_entry','audit_change','audit_seal','attendance_former']) AS t(name)
       WHERE has_table_privilege(r.role, t.name, p.name)`,
      [[...functionRoles, 'app_login']],
    )
    expect(rights).toEqual([])
  })

  it('refuses a manager every table with people, and a team lead the citizens', async () => {
    expect(await outcome(w.db.read(birthe, (tx) => tx.citizen.count()))).toBe('42501')
    expect(await outcome(w.db.read(birthe, (tx) => tx.placement.count()))).toBe('42501')
    expect(await outcome(w.db.read(birthe, (tx) => tx.attendance.count()))).toBe('42501')
    expect(await outcome(w.db.read(jonas, (tx) => tx.citizen.findMany({ where: { note: { contains: 'a' } } })))).toBe('42501')
    expect(await outcome(w.db.read(asta, (tx) => tx.citizen.count()))).toBe('42501')
  })

  it('cannot be read for writing', async () => {
    const attempt = w.db.read(
      karen,
      (tx) =>
        tx.$queryRaw`INSERT INTO organisation (id, kind, name, cvr) VALUES (gen_random_uuid(), 'supplier', 'x', '99999999')`,
    )
    expect(['25006', '42501']).toContain(await outcome(attempt))
  })

  it('lets a caseworker reach no other municipality’s citizens, and move none there', async () => {
    const other = {
      ...karen,
      organisationId: '0190a0a0-0000-7000-8000-0000000000aa',
      staffId: '0190a0a0-0000-7000-8000-0000000000ab',
    }
    const citizenId = await w.make.citizen()
    expect(await w.db.read(karen, (tx) => tx.citizen.count({ where: { id: citizenId } }))).toBe(1)
    expect(await w.db.read(other, (tx) => tx.citizen.count())).toBe(0)
    const moved = w.db.write(karen, 'citizen.moved', (tx) =>
      tx.citizen.updateMany({ where: { id: citizenId }, data: { organisationId: other.organisationId } }),
    )
    expect(await outcome(moved)).toBe('42501')
  })

  it('keeps one supplier’s crew from the other, whatever is asked', async () => {
    const citizenId = await w.make.citizen()
    const ours = await w.make.placement({ citizenId, startsOn: '2026-11-02', endsOn: '2027-01-29' })
    expect(await w.db.read(jonas, (tx) => tx.placement.findMany({ select: { id: true } }))).toEqual([{ id: ours }])
    expect(await w.db.read(petra, (tx) => tx.placement.findMany({ select: { id: true } }))).toEqual([])
    expect(await w.db.read(petra, (tx) => tx.$queryRaw`SELECT placement_id FROM crew_people()`)).toEqual([])
    const sites = await w.db.read(petra, (tx) => tx.site.findMany({ select: { id: true } }))
    expect(sites.map((site) => site.id)).toEqual([townHall.siteId])
    expect(sites.map((site) => site.id)).not.toContain(laundry.siteId)
  })

  it('gives no role a right that nothing uses', async () => {
    const forged = { deed: 'cpr.revealed', role: 'caseworker', actorId: karen.staffId, organisationId: karen.organisationId }
    for (const who of [karen, jonas, birthe, asta]) {
      const entry = { ...forged, id: randomUUID(), actorId: who.staffId, organisationId: who.organisationId }
      expect(await outcome(w.db.write(who, 'a.test', (tx) => tx.auditEntry.createMany({ data: [entry] })))).toBe('42501')
    }
    const attempts: (() => Promise<unknown>)[] = [
      () => w.db.write(asta, 'a.test', (tx) => tx.staff.updateMany({ data: { passwordHash: 'x' } })),
      () => w.db.write(asta, 'a.test', (tx) => tx.organisation.updateMany({ data: { name: 'x' } })),
      () => w.db.write(asta, 'a.test', (tx) => tx.site.deleteMany({})),
      () => w.db.read(jonas, (tx) => tx.attendanceFormer.count({ select: { correctionReason: true } })),
      () => w.db.write(karen, 'a.test', (tx) => tx.employmentCheck.deleteMany({})),
    ]
    for (const attempt of attempts) expect(await outcome(attempt())).toBe('42501')
    const triggers = await w.sql<{ name: string }>(
      `SELECT p.oid::regprocedure::text AS name FROM pg_proc p, unnest($1::text[]) AS r(role)
       WHERE p.pronamespace = 'public'::regnamespace AND p.prorettype = 'trigger'::regtype AND has_function_privilege(r.role, p.oid, 'EXECUTE')`,
      [functionRoles],
    )
    expect(triggers).toEqual([])
  })

  it('answers a log of somebody else’s day alike, whether the placement runs, does not, or is not there', async () => {
    const placementId = await w.make.placement({
      citizenId: await w.make.citizen(),
      startsOn: '2026-11-16',
      endsOn: '2027-01-29',
    })
    const log = (who: Actor, id: string, on: string) =>
      outcome(
        w.db.write(
          who,
          'attendance.logged',
          (tx) => tx.$executeRaw`
            INSERT INTO attendance (id, placement_id, on_date, state, hours, planned_hours, logged_by_id)
            VALUES (gen_random_uuid(), ${id}::uuid, ${on}::date, 'present', 4, 4, ${who.staffId}::uuid)`,
        ),
      )
    const nobodys = '0190a0a0-0000-7000-8000-00000000dead'
    const stranger = { ...karen, organisationId: '0190a0a0-0000-7000-8000-0000000000aa' }
    for (const [id, on] of [
      [placementId, '2026-11-17'],
      [placementId, '2026-11-13'],
      [nobodys, '2026-11-17'],
    ] as const)
      expect(await log(petra, id, on), `${id} ${on}`).toBe('42501')
    expect(await log(jonas, placementId, '2026-11-13')).toBe('23514')
    expect(await log(jonas, placementId, '2026-11-17')).toBe(1)
    // the same for a caseworker, who names the citizen as well
    const correct = (who: Actor, id: string, on: string) =>
      outcome(
        w.db.write(who, 'attendance.corrected', (tx) =>
          tx.attendance.createMany({
            data: [
              {
                placementId: id,
                citizenId: nobodys,
                onDate: asDate(on),
                state: 'present',
                hours: 4,
                plannedHours: 4,
                loggedById: karen.staffId,
              },
            ],
          }),
        ),
      )
    for (const [id, on] of [
      [placementId, '2026-11-18'],
      [placementId, '2026-11-13'],
      [nobodys, '2026-11-18'],
    ] as const)
      expect(await correct(stranger, id, on), `${id} ${on}`).toBe('42501')
    expect(await correct(karen, placementId, '2026-11-13')).toBe('23514')
  })

  it('refuses a change that no deed stands behind', async () => {
    expect(await outcome(w.sql(`UPDATE site SET name = 'x'`))).toBe('42501')
  })
})

describe('the audit chain', async () => {
  const w = await world()

  it('holds, and shows where an entry was changed', async () => {
    for (let i = 0; i < 3; i += 1) await w.make.citizen()
    await w.house.gate.sealAudit()
    expect((await w.house.gate.verifyAudit()).brokenAt).toBeNull()
    const [third] = await w.sql<{ entry_id: string }>('SELECT entry_id FROM audit_seal WHERE seq = 3')
    await w.sql(`UPDATE audit_entry SET deed = 'nothing' WHERE id = $1::uuid`, [third?.entry_id])
    expect((await w.house.gate.verifyAudit()).brokenAt).toBe(3)
  })

  it('shows where an entry was removed', async () => {
    const other = await world()
    for (let i = 0; i < 3; i += 1) await other.make.citizen()
    await other.house.gate.sealAudit()
    await other.sql('DELETE FROM audit_entry WHERE id = (SELECT entry_id FROM audit_seal WHERE seq = 2)')
    expect((await other.house.gate.verifyAudit()).brokenAt).toBe(2)
  })
})
