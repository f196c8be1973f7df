import { z } from 'zod'
import { api } from '../endpoint.ts'
import { countingNumber } from '../fields.ts'
import { Site, SiteDoor, SiteInput, SiteKind, SiteRow } from './sites.schema.ts'

const ofSite = z.strictObject({ siteId: z.uuid() })

const count = z.int()

/** Sites on one page of the list. */
export const sitesPageSize = 50

export const sitesApi = api({
  list: {
    method: 'GET',
    path: '/sites',
    does: 'The sites one may see, filtered, 50 a page, with how many there would be under each other filter.',
    allows: 'sites.read',
    query: z.strictObject({
      search: z.string().max(100, 'too-long').optional(),
      kind: SiteKind.optional(),
      supplier: z.uuid('invalid-value').optional(),
      door: SiteDoor.optional(),
      page: countingNumber.optional(),
    }),
    answer: z.object({
      sites: z.array(SiteRow),
      total: z.int(),
      page: z.int(),
      /** Whether free places are shown, or only how many there are. */
      showsFree: z.boolean(),
      counts: z.object({
        /** With no choice made in that filter, the others standing. */
        all: z.object({ kind: count, supplier: count, door: count }),
        kinds: z.array(z.object({ kind: SiteKind, count })),
        suppliers: z.array(z.object({ organisationId: z.uuid(), name: z.string(), count })),
        doors: z.array(z.object({ door: SiteDoor, count })),
      }),
    }),
  },
  choices: {
    method: 'GET',
    path: '/sites/choices',
    does: 'Suppliers with their team leads: what an administrator chooses among.',
    allows: 'sites.write',
    answer: z.object({
      suppliers: z.array(
        z.object({
          organisationId: z.uuid(),
          name: z.string(),
          teamLeads: z.array(z.object({ staffId: z.uuid(), name: z.string() })),
        }),
      ),
    }),
  },
  tasks: {
    method: 'GET',
    path: '/sites/tasks',
    does: 'The tasks of all open sites, each once: what a citizen can wish for.',
    allows: 'citizens.write',
    answer: z.object({ tasks: z.array(z.string()) }),
  },
  get: {
    method: 'GET',
    path: '/sites/:siteId',
    does: 'One site with places, shifts, tasks, its people, full-time equivalents and closed days.',
    allows: 'sites.read',
    params: ofSite,
    answer: Site,
  },
  add: {
    method: 'POST',
    path: '/sites',
    does: 'Adds a site to a supplier.',
    allows: 'sites.write',
    body: SiteInput.extend({ organisationId: z.uuid({ error: 'required' }) }),
    answer: z.object({ siteId: z.uuid() }),
  },
  change: {
    method: 'PUT',
    path: '/sites/:siteId',
    does: 'Changes a site as a whole; its supplier stays. Refused when somebody changed it since `version`.',
    allows: 'sites.write',
    params: ofSite,
    body: SiteInput.extend({ version: z.int().min(1) }),
    answer: Site,
  },
})
