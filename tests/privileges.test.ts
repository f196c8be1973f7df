import { expect, it } from 'vitest'
import { databaseRole } from '../server/db/actor.ts'
import { world } from './support/world.ts'

const everyRole = [...Object.values(databaseRole), 'app_login']
const row = (...cells: readonly string[]): string => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string[] => [
  row(...head),
  row(...head.map(() => '---')),
  ...rows.map((cells) => row(...cells)),
]

it('the rights in the database are those of docs/privileges.md, no wider and no narrower', async () => {
  // the words of a policy are PostgreSQL's own and differ from version to version: the embedded one tells them
  const w = await world({ server: false })
  const tables = await w.sql<{ role: string; name: string; rights: string }>(
    `SELECT r.role, c.relname AS name, string_agg(p.name || coalesce(' (' || cols.list || ')', ''), ', ' ORDER BY p.at) AS rights
     FROM unnest($1::text[]) WITH ORDINALITY AS r(role, at)
     CROSS JOIN pg_class c
     CROSS JOIN unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER']) WITH ORDINALITY AS p(name, at)
     LEFT JOIN LATERAL (
       SELECT string_agg(a.attname, ', ' ORDER BY a.attnum) AS list FROM pg_attribute a
       WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND p.name IN ('SELECT', 'INSERT', 'UPDATE', 'REFERENCES')
         AND NOT has_table_privilege(r.role, c.oid, p.name) AND has_column_privilege(r.role, c.oid, a.attnum, p.name)
     ) cols ON true
     WHERE c.relkind IN ('r', 'v', 'm', 'p', 'f') AND c.relnamespace IN ('public'::regnamespace, 'gate'::regnamespace)
       AND (has_table_privilege(r.role, c.oid, p.name) OR cols.list IS NOT NULL)
     GROUP BY r.role, r.at, c.relname ORDER BY r.at, c.relname`,
    [everyRole],
  )
  const functions = await w.sql<{ name: string; roles: string; above: boolean }>(
    `SELECT p.oid::regprocedure::text AS name, p.prosecdef AS above, string_agg(r.role, ', ' ORDER BY r.at) AS roles
     FROM pg_proc p CROSS JOIN unnest($1::text[]) WITH ORDINALITY AS r(role, at)
     WHERE p.pronamespace IN ('public'::regnamespace, 'gate'::regnamespace) AND has_function_privilege(r.role, p.oid, 'EXECUTE')
       AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')
     GROUP BY p.oid, p.prosecdef ORDER BY 1`,
    [everyRole],
  )
  const others = await w.sql<{ role: string; what: string }>(
    `SELECT r.role, kind || ' ' || name || ': ' || p.right AS what FROM unnest($1::text[]) WITH ORDINALITY AS r(role, at)
     CROSS JOIN (
       SELECT 'sequence' AS kind, c.relname AS name, c.oid FROM pg_class c WHERE c.relkind = 'S' AND c.relnamespace = 'public'::regnamespace
       UNION ALL SELECT 'schema', nspname, oid FROM pg_namespace WHERE nspname IN ('public', 'gate')
     ) o CROSS JOIN unnest(ARRAY['USAGE', 'SELECT', 'UPDATE', 'CREATE']) AS p("right")
     WHERE CASE kind WHEN 'sequence' THEN p.right <> 'CREATE' AND has_sequence_privilege(r.role, o.oid, p.right)
       ELSE p.right IN ('USAGE', 'CREATE') AND has_schema_privilege(r.role, o.oid, p.right) END
     ORDER BY r.at, 2`,
    [everyRole],
  )
  const policies = await w.sql<{
    name: string
    on: string
    cmd: string
    roles: string
    using: string | null
    check: string | null
  }>(
    `SELECT tablename AS on, policyname AS name, cmd, array_to_string(roles, ', ') AS roles,
       regexp_replace(qual, '\\s+', ' ', 'g') AS using, regexp_replace(with_check, '\\s+', ' ', 'g') AS check
     FROM pg_policies WHERE roles <> '{app_owner}' ORDER BY tablename, policyname, roles::text`,
  )
  const lines = [
    '# Rights in the database',
    '',
    'Read from a migrated database (`npx vitest run --project books tests/privileges.test.ts -u`); a test fails when a migration widens or narrows one. `app_login` is the login that',
    'serves requests; it takes one of the other roles for each transaction. Names in brackets are the only columns. Which rows: the policies below.',
    '',
    '## Tables',
    '',
    ...table(
      ['role', 'table', 'rights'],
      tables.map(({ role, name, rights }) => [role, name, rights]),
    ),
    '',
    '## Functions',
    '',
    'Marked ones look past row-level security, as `app_owner`.',
    '',
    ...table(
      ['function', 'roles', 'past row-level security'],
      functions.map(({ name, roles, above }) => [`\`${name}\``, roles, above ? 'yes' : '–']),
    ),
    '',
    '## Schemas and sequences',
    '',
    ...table(
      ['role', 'right'],
      others.map(({ role, what }) => [role, what]),
    ),
    '',
    '## Policies',
    '',
    ...table(
      ['table', 'policy', 'for', 'roles', 'rows it shows', 'rows it lets be written'],
      policies.map((one) => [
        one.on,
        one.name,
        one.cmd,
        one.roles,
        one.using === null ? '–' : `\`${one.using}\``,
        one.check === null ? '–' : `\`${one.check}\``,
      ]),
    ),
    '',
  ]
  await expect(lines.join('\n')).toMatchFileSnapshot('../docs/privileges.md')
})
