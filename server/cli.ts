import { randomBytes, randomUUID } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import { parseArgs } from 'node:util'
import { publishCatalogue } from '../prisma/seed/catalogue.ts'
import { layDownPlaces } from '../prisma/seed/places.ts'
import { layDownRules } from '../prisma/seed/rules.ts'
import { layDownWageRates } from '../prisma/seed/wageRates.ts'
import { roles } from '../shared/permissions.ts'
import { hashPassword } from './accounts/password.ts'
import { addColleague, getColleague } from './accounts/staffing.ts'
import { fillStatistics } from './citizens/statistics.ts'
import { ConfigurationError, readConfig } from './config.ts'
import type { Actor } from './db/actor.ts'
import { openHouse } from './open.ts'
import { readSpells, SpellsError, survivalReport } from './stats.ts'

const usage = `Usage: npm run fodfaeste -- <command>

  found --name "<municipality>" --cvr <8 digits> --admin "<name>" --email <address>
        Makes the first municipality and its administrator in an empty house, publishes the first door catalogue,
        lays down the first dated rules, and prints the one-off password.
  staff add --as <administrator's address> --role caseworker|team_lead|manager|administrator --name "<name>" --email <address>
            [--supplier "<name>" --cvr <8 digits>]
        Adds somebody who may sign in, at the municipality or at a supplier (made when it is new), and prints the one-off password.
  statistics fill --as <caseworker's address>
        Notes birth year and sex, from the CPR number, of citizens recorded before they were counted (decision 014).
  rules lay-down --as <administrator's address>
        Lays down the first dated rules of every parameter that has none yet, the first wages and subsidies, and where the larger
        towns lie, in a house that was founded before there were any.
  audit verify
        Walks the chain over the audit log; exit 1 and the place when it is broken.
  facts check
        Compares the facts behind management's figures with the rows they come from; exit 1 when one differs.
  facts rebuild
        Makes all of them anew.
  stats km < spells.csv
        Prints a survival table (Kaplan–Meier) for each group of a CSV file, its medians, and the log-rank test. Columns: time (or tid, uger, dage …),
        event (or hændelse; 1/0, ja/nej, yes/no), and if you like group (or gruppe, dør). Opens no database.`

const say = (line: string): void => {
  process.stdout.write(`${line}\n`)
}

const needed = (values: Record<string, string | boolean | undefined>, name: string): string => {
  const value = values[name]
  if (typeof value !== 'string' || value.trim() === '') throw new ConfigurationError(`--${name} is missing.\n\n${usage}`)
  return value.trim()
}

const cvrOf = (values: Record<string, string | boolean | undefined>): string => {
  const cvr = needed(values, 'cvr')
  if (!/^\d{8}$/.test(cvr)) throw new ConfigurationError('--cvr must be 8 digits.')
  return cvr
}

const run = async (): Promise<number> => {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      name: { type: 'string' },
      cvr: { type: 'string' },
      admin: { type: 'string' },
      email: { type: 'string' },
      as: { type: 'string' },
      role: { type: 'string' },
      supplier: { type: 'string' },
    },
  })
  const command = positionals.join(' ')
  if (command === 'stats km') {
    const report = survivalReport(readSpells(await buffer(process.stdin))).join('\n')
    // a long answer must be through the pipe before the process ends
    await new Promise((written) => process.stdout.write(`${report}\n`, written))
    return 0
  }
  if (
    command !== 'found' &&
    command !== 'staff add' &&
    command !== 'rules lay-down' &&
    command !== 'statistics fill' &&
    command !== 'audit verify' &&
    command !== 'facts check' &&
    command !== 'facts rebuild'
  ) {
    say(usage)
    return command === '' || command === 'help' ? 0 : 2
  }
  const house = await openHouse(readConfig(process.env))
  try {
    if (command === 'audit verify') {
      await house.gate.sealAudit()
      const { sealed, brokenAt } = await house.gate.verifyAudit()
      say(
        brokenAt === null
          ? `The audit chain holds: ${sealed} entries.`
          : `The audit chain is broken at entry ${brokenAt} of ${sealed}.`,
      )
      return brokenAt === null ? 0 : 1
    }
    if (command === 'facts check') {
      const found = await house.gate.checkFacts()
      for (const { of, differences } of found) say(`${of}: ${differences === 0 ? 'as it should be' : `${differences} differ`}`)
      return found.every(({ differences }) => differences === 0) ? 0 : 1
    }
    if (command === 'facts rebuild') {
      say(`Made ${await house.gate.rebuildFacts()} facts.`)
      return 0
    }
    if (command === 'staff add') {
      const email = needed(values, 'email')
      const role = roles.find((one) => one === values.role)
      if (!role) throw new ConfigurationError(`--role must be one of ${roles.join(', ')}.`)
      const supplier = values.supplier ? { supplier: { name: needed(values, 'supplier'), cvr: cvrOf(values) } } : {}
      const colleague = { role, name: needed(values, 'name'), email, ...supplier }
      say(`Added. ${email} signs in with: ${await addColleague(house, needed(values, 'as'), colleague)}`)
      return 0
    }
    if (command === 'statistics fill') {
      const filled = await fillStatistics(house, await getColleague(house, needed(values, 'as'), 'caseworker'))
      say(`Noted for ${filled} ${filled === 1 ? 'citizen' : 'citizens'}.`)
      return 0
    }
    if (command === 'rules lay-down') {
      const admin = await getColleague(house, needed(values, 'as'), 'administrator')
      const rows = await layDownRules(house, admin)
      if (await layDownPlaces(house, admin)) say('Laid down where the larger towns lie.')
      if ((await layDownWageRates(house, admin)) > 0) say('Laid down the first dated wages, on-costs and subsidies.')
      say(rows === 0 ? 'Every parameter has its rules already.' : `Laid down ${rows} dated rules.`)
      return 0
    }
    const cvr = cvrOf(values)
    const password = randomBytes(15).toString('base64url')
    const admin: Actor = {
      staffId: randomUUID(),
      organisationId: randomUUID(),
      organisationKind: 'municipality',
      organisationName: needed(values, 'name'),
      role: 'administrator',
      name: needed(values, 'admin'),
      sessionId: null,
    }
    const founded = await house.gate.found({
      organisationId: admin.organisationId,
      name: admin.organisationName,
      cvr,
      adminId: admin.staffId,
      adminName: admin.name,
      adminEmail: needed(values, 'email'),
      passwordHash: await hashPassword(password),
      madeUp: false,
    })
    if (!founded) throw new ConfigurationError('This house is not empty; nothing was changed.')
    await publishCatalogue(house, admin)
    await layDownRules(house, admin)
    await layDownWageRates(house, admin)
    await layDownPlaces(house, admin)
    say(`Founded. ${needed(values, 'email')} signs in with: ${password}`)
    return 0
  } finally {
    await house.close()
  }
}

run().then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(
      error instanceof ConfigurationError || error instanceof SpellsError
        ? `${error.message}\n`
        : `${error instanceof Error ? error.stack : String(error)}\n`,
    )
    process.exit(2)
  },
)
