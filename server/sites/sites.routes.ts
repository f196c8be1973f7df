import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { byDanishName } from '../../shared/danishOrder.ts'
import { ProblemError, refuseAll } from '../../shared/problem.ts'
import { siteDoors, siteKinds } from '../../shared/sites/kinds.ts'
import { sitesApi, sitesPageSize } from '../../shared/sites/sites.api.ts'
import { countSites, filterSites, refusalsOfSite } from '../../shared/sites/sites.rules.ts'
import type { Site, SiteInput } from '../../shared/sites/sites.schema.ts'
import { asDate } from '../db/dates.ts'
import type { WriteTx } from '../db/db.ts'
import type { House } from '../house.ts'
import { mount } from '../http/route.ts'
import { savedOver } from '../saved.ts'
import { getSite, listSites, listTasks, seesFree } from './sites.queries.ts'

/** What the rules ask of the books before a site is saved. */
const factsFor = async (tx: WriteTx, organisationId: string, pNumber: string, siteId: string | null) => {
  const supplier = await tx.organisation.findFirst({ where: { id: organisationId, kind: 'supplier' }, select: { id: true } })
  if (!supplier) throw new ProblemError('invalid', { errors: [{ code: 'invalid-value', pointer: '/organisationId' }] })
  const leads = await tx.staff.findMany({ where: { organisationId, role: 'team_lead', disabledAt: null }, select: { id: true } })
  const same = await tx.site.findUnique({ where: { pNumber }, select: { id: true, name: true } })
  return { leads: leads.map(({ id }) => id), sameNumber: same && same.id !== siteId ? same.name : null }
}

const ownColumns = ({
  pNumber,
  name,
  kind,
  street,
  postalCode,
  town,
  childrenPresent,
  publicHost,
  tasks,
  buddies,
  rep,
}: SiteInput) => ({
  pNumber,
  name,
  kind,
  street,
  postalCode,
  town,
  childrenPresent,
  publicHost,
  tasks,
  buddies: [...new Set(buddies)],
  repName: rep.name,
  repEmail: rep.email,
  repPhone: rep.phone,
})

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)
const sorted = <T>(rows: readonly T[], by: (row: T) => string): T[] => rows.toSorted((a, b) => by(a).localeCompare(by(b)))

/** Writes the lists that belong to a site; a list that says what it said before is left alone, so that the record shows real changes. */
const saveLists = async (tx: WriteTx, siteId: string, site: SiteInput, before: Site | null): Promise<void> => {
  const places = siteDoors.map((door) => ({ siteId, door, places: site.places[door] }))
  if (!before || places.some(({ door, places: count }) => before.doors.find((one) => one.door === door)?.places !== count)) {
    await tx.sitePlaces.deleteMany({ where: { siteId } })
    await tx.sitePlaces.createMany({ data: places })
  }
  const byDay = sorted(site.staffing, ({ from }) => from).toReversed()
  if (!before || !same(byDay, before.staffing)) {
    await tx.siteStaffing.deleteMany({ where: { siteId } })
    await tx.siteStaffing.createMany({
      data: byDay.map(({ from, fte }) => ({ siteId, validFrom: asDate(from), ordinaryFte: fte })),
    })
  }
  const shifts = sorted(
    site.shifts.map(({ name, weekdays, startsAt, endsAt }) => ({
      name,
      weekdays: [...new Set(weekdays)].toSorted((one, other) => one - other),
      startsAt,
      endsAt,
    })),
    ({ startsAt, name }) => `${startsAt} ${name}`,
  )
  if (!before || !same(shifts, before.shifts)) {
    await tx.siteShift.deleteMany({ where: { siteId } })
    await tx.siteShift.createMany({ data: shifts.map((shift) => ({ siteId, ...shift })) })
  }
  const leads = sorted([...new Set(site.teamLeadIds)], (id) => id)
  if (
    !before ||
    !same(
      leads,
      sorted(
        (before.teamLeads ?? []).map(({ staffId }) => staffId),
        (id) => id,
      ),
    )
  ) {
    await tx.siteTeamLead.deleteMany({ where: { siteId } })
    await tx.siteTeamLead.createMany({ data: leads.map((staffId) => ({ siteId, staffId })) })
  }
  const closedDays = sorted(site.closedDays, ({ on }) => on)
  if (!before || !same(closedDays, before.closedDays)) {
    await tx.siteClosedDay.deleteMany({ where: { siteId } })
    await tx.siteClosedDay.createMany({ data: closedDays.map(({ on, reason }) => ({ siteId, onDate: asDate(on), reason })) })
  }
}

export const mountSites = (app: FastifyInstance, house: House): void =>
  mount(app, house, 'sites', sitesApi, {
    list: ({ actor, db, today }, { query: { page = 1, ...filter } }) =>
      db.read(actor, async (tx) => {
        const all = await listSites(tx, actor, today)
        const found = filterSites(all, filter)
        const suppliers = new Map(all.map(({ organisationId, organisationName }) => [organisationId, organisationName]))
        return {
          sites: found.slice((page - 1) * sitesPageSize, page * sitesPageSize),
          total: found.length,
          page,
          showsFree: seesFree(actor),
          counts: {
            all: {
              kind: countSites(all, filter, 'kind', undefined),
              supplier: countSites(all, filter, 'supplier', undefined),
              door: countSites(all, filter, 'door', undefined),
            },
            kinds: siteKinds.map((kind) => ({ kind, count: countSites(all, filter, 'kind', kind) })),
            suppliers: [...suppliers]
              .map(([organisationId, name]) => ({
                organisationId,
                name,
                count: countSites(all, filter, 'supplier', organisationId),
              }))
              .toSorted(byDanishName),
            doors: siteDoors.map((door) => ({ door, count: countSites(all, filter, 'door', door) })),
          },
        }
      }),

    choices: ({ actor, db }) =>
      db.read(actor, async (tx) => {
        const suppliers = await tx.organisation.findMany({
          where: { kind: 'supplier' },
          select: { id: true, name: true },
        })
        const leads = await tx.staff.findMany({
          where: { role: 'team_lead', disabledAt: null },
          select: { id: true, name: true, organisationId: true },
        })
        return {
          suppliers: suppliers.toSorted(byDanishName).map(({ id, name }) => ({
            organisationId: id,
            name,
            teamLeads: leads
              .filter((lead) => lead.organisationId === id)
              .toSorted(byDanishName)
              .map((lead) => ({ staffId: lead.id, name: lead.name })),
          })),
        }
      }),

    tasks: ({ actor, db }) => db.read(actor, async (tx) => ({ tasks: await listTasks(tx) })),

    get: ({ actor, db, today }, { params }) => db.read(actor, (tx) => getSite(tx, actor, params.siteId, today)),

    add: ({ actor, db, today }, { body: { organisationId, ...site } }) =>
      db.write(actor, 'site.added', async (tx) => {
        refuseAll(refusalsOfSite(site, await factsFor(tx, organisationId, site.pNumber, null)))
        const siteId = randomUUID()
        const closedAt = site.closed ? asDate(today) : null
        await tx.site.createMany({ data: [{ id: siteId, organisationId, ...ownColumns(site), closedAt }] })
        await saveLists(tx, siteId, site, null)
        return { siteId }
      }),

    change: ({ actor, db, today }, { params: { siteId }, body: { version, ...site } }) =>
      db.write(actor, 'site.changed', async (tx) => {
        const before = await getSite(tx, actor, siteId, today)
        if (before.version !== version) throw new ProblemError('changed-meanwhile')
        refuseAll(refusalsOfSite(site, await factsFor(tx, before.organisationId, site.pNumber, siteId)))
        const closing = site.closed === before.closed ? {} : { closedAt: site.closed ? asDate(today) : null }
        await savedOver(
          tx.site.updateMany({
            where: { id: siteId, version },
            data: { ...ownColumns(site), ...closing, version: { increment: 1 } },
          }),
        )
        await saveLists(tx, siteId, site, before)
        return getSite(tx, actor, siteId, today)
      }),
  })
