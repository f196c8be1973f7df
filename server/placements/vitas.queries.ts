import { byDanishName } from '../../shared/danishOrder.ts'
import { formatFor, type Language, textsIn } from '../../shared/i18n/index.ts'
import type { VitasSheet } from '../../shared/placements/agreements.schema.ts'
import { vitasFields } from '../../shared/placements/vitas.rules.ts'
import { fteOn } from '../../shared/sites/sites.rules.ts'
import { plain } from '../db/dates.ts'
import type { ReadTx } from '../db/db.ts'
import { getCandidate } from './placements.queries.ts'
import { contentOf, getAgreed } from './wordings.queries.ts'

/** The sheet of the newest wording: what is sent to VITAS while the parties answer. */
export const getVitasSheet = async (tx: ReadTx, placementId: string, language: Language, today: string): Promise<VitasSheet> => {
  const { row, versions, open } = await getAgreed(tx, placementId, today)
  const version = open ?? versions.findLast(({ agreedAt }) => agreedAt !== null)
  const content = version ? contentOf(version) : contentOf(row)
  const candidate = await getCandidate(tx, row.citizenId)
  const site = await tx.site.findUniqueOrThrow({
    where: { id: content.siteId },
    include: { organisation: true, staffing: true, shifts: { orderBy: { startsAt: 'asc' } }, teamLeads: true },
  })
  const leads = await tx.staff.findMany({
    where: { id: { in: site.teamLeads.map(({ staffId }) => staffId) }, disabledAt: null },
    select: { name: true, email: true, phone: true },
  })
  const [lead] = leads.toSorted(byDanishName)
  const staffing = site.staffing.map(({ validFrom, ordinaryFte }) => ({ from: plain(validFrom), fte: Number(ordinaryFte) }))
  const facts = {
    personName: candidate.citizenName,
    company: site.organisation.name,
    cvr: site.organisation.cvr,
    pNumber: site.pNumber,
    siteName: site.name,
    street: site.street,
    postalCode: site.postalCode,
    town: site.town,
    lead: lead ?? null,
    rep: { name: site.repName, email: site.repEmail, phone: site.repPhone },
    fte: fteOn(staffing, content.startsOn),
    shifts: site.shifts,
  }
  return {
    placementId,
    citizenId: row.citizenId,
    version: row.version,
    number: row.vitasNumber,
    employerTellsCost: content.offer === 'wage_subsidy',
    fields: vitasFields(content, facts, textsIn(language), formatFor(language)),
  }
}
