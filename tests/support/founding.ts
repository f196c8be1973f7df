import { actorOf, makeCatalogue, makeOrganisation, makeSite, makeStaff } from '../../prisma/factories.ts'
import { cast } from '../../prisma/seed/cast.ts'
import { makeRules } from '../../prisma/seed/rules.ts'
import { makeWageRates } from '../../prisma/seed/wageRates.ts'
import type { House } from '../../server/house.ts'
import {
  asta,
  blankt,
  catalogueId,
  laundry,
  membersOfWorld,
  municipality,
  nursingHome,
  renlinjen,
  school,
  townHall,
} from './people.ts'

/** The day on which every house of a test was founded. */
export const founding = '2025-01-06'

/** Organisations, people, sites and the catalogue that every house of a test begins with; everybody has the same password, or none. */
export const found = async (house: House, passwordHash: string | null): Promise<void> => {
  const books = house.dbOn(founding)
  const { id, name, email } = cast.asta
  await house.gate.found({
    organisationId: municipality.id,
    name: municipality.name,
    cvr: municipality.cvr,
    adminId: id,
    adminName: name,
    adminEmail: email,
    passwordHash: passwordHash ?? 'none',
    madeUp: true,
  })
  await books.write(actorOf(cast.asta), 'world.founded', async (tx) => {
    await makeOrganisation(tx, blankt)
    await makeOrganisation(tx, renlinjen)
    await makeStaff(
      tx,
      membersOfWorld.filter((member) => member.id !== asta.staffId),
      passwordHash,
    )
    const { jonas, nadia, petra } = cast
    const site = { id: school.siteId, organisationId: school.organisationId, name: school.name }
    await makeSite(tx, {
      ...site,
      kind: 'school',
      childrenPresent: true,
      publicHost: true,
      pNumber: '1000000001',
      leads: [jonas.id],
    })
    const home = { id: nursingHome.siteId, organisationId: nursingHome.organisationId, name: nursingHome.name }
    await makeSite(tx, { ...home, kind: 'nursing_home', publicHost: true, pNumber: '1000000002', leads: [jonas.id] })
    const wash = { id: laundry.siteId, organisationId: laundry.organisationId, name: laundry.name }
    await makeSite(tx, { ...wash, kind: 'laundry', pNumber: '1000000003', leads: [nadia.id] })
    const hall = { id: townHall.siteId, organisationId: townHall.organisationId, name: townHall.name }
    await makeSite(tx, { ...hall, kind: 'administration', publicHost: true, pNumber: '1000000004', leads: [petra.id] })
    await makeCatalogue(tx, { id: catalogueId, on: founding })
    await makeRules(tx, asta.staffId)
    await makeWageRates(tx, asta.staffId)
  })
}
