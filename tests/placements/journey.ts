import type { Ask } from '../../shared/endpoint.ts'
import { agreementsApi, crewAgreementsApi } from '../../shared/placements/agreements.api.ts'
import type { Agreement } from '../../shared/placements/agreements.schema.ts'
import { placementsApi } from '../../shared/placements/placements.api.ts'
import type { Placement, PlacementInput } from '../../shared/placements/placements.schema.ts'
import { jonas, karen, nursingHome } from '../support/people.ts'
import type { World } from '../support/world.ts'

export const today = '2026-11-18'

export const body: PlacementInput = {
  siteId: nursingHome.siteId,
  offer: 'internship',
  startsOn: '2026-11-23',
  endsOn: '2027-02-19',
  weekdayHours: [4, 4, 4, 0, 0, 0, 0],
  ramp: [],
  tasks: [],
  buddy: 'Gitte fra aftenholdet',
  support: null,
  goal: 'Et job tæt på hjemmet',
  purpose: 'At afklare, hvor mange timer der passer.',
  mentorHours: 0,
  need: null,
}

/** Somebody in the 13-week group, with a decided door. */
export const withDoor = async (house: World, given: Parameters<World['make']['citizen']>[0] = {}): Promise<string> => {
  const citizenId = await house.make.citizen({
    firstName: 'Amina',
    lastName: 'Yusuf',
    benefit: 'kontanthjaelp',
    visitation: 'aktivitetsparat',
    ...given,
  })
  await house.make.decision({ citizenId, door: 'yellow', on: '2026-11-02' })
  return citizenId
}

export const drafted = async (house: World, change: object = {}, citizenId?: string): Promise<Placement> =>
  house.ask(karen, placementsApi.draft, {
    params: { citizenId: citizenId ?? (await withDoor(house)) },
    body: { ...body, ...change },
  })

export const agreementOf = (house: World, placementId: string): Promise<Agreement> =>
  house.ask(karen, agreementsApi.get, { params: { placementId } })
export const placementOf = (house: World, placementId: string): Promise<Placement> =>
  house.ask(karen, placementsApi.get, { params: { placementId } })

export const sent = async (
  house: World,
  { placementId, version }: Pick<Placement, 'placementId' | 'version'>,
): Promise<Agreement> => house.ask(karen, agreementsApi.send, { params: { placementId }, body: { version } })

type Given = Partial<Ask<typeof agreementsApi.answer>['body']>

/** What the caseworker records of one party; the rest plain. */
export const answerBody = (versionId: string, party: 'team_lead' | 'employee_rep' | 'citizen', change: Given = {}) => ({
  versionId,
  party,
  answer: 'approved' as const,
  means: party === 'citizen' ? ('on_screen' as const) : party === 'employee_rep' ? ('recorded' as const) : ('on_behalf' as const),
  name: party === 'citizen' ? null : 'Lis Holm',
  givenOn: null,
  reason: party === 'team_lead' ? 'Sagt ja i telefonen' : null,
  ...change,
})

export const answer = (house: World, { placementId, openId }: Agreement, party: 'team_lead' | 'employee_rep' | 'citizen') =>
  house.ask(karen, agreementsApi.answer, { params: { placementId }, body: answerBody(openId ?? '', party) })

/** Jonas answers for himself. */
export const leadApproves = (house: World, { placementId, openId }: Agreement) =>
  house.ask(jonas, crewAgreementsApi.answer, {
    params: { placementId },
    body: { versionId: openId ?? '', answer: 'approved', reason: null },
  })

/** Sends what is open and has everybody say yes who is asked; answers the placement as it then stands. */
export const agreed = async (house: World, placement: Pick<Placement, 'placementId' | 'version'>): Promise<Placement> => {
  const agreement = await sent(house, placement)
  const version = agreement.versions.find(({ versionId }) => versionId === agreement.openId)
  for (const party of version?.outstanding ?? []) if (party !== 'municipality') await answer(house, agreement, party)
  return placementOf(house, placement.placementId)
}

/** Starts what is agreed, on its first day where no other is said. */
export const start = (
  house: World,
  { placementId, version }: Pick<Placement, 'placementId' | 'version'>,
  startedOn?: string,
  lateReason: string | null = null,
) => {
  if (startedOn === undefined && house.today() < body.startsOn) house.moveTo(body.startsOn)
  return house.as<Placement & { code: string; errors: { code: string; pointer: string }[] }>(
    karen,
    'POST',
    `/api/placements/${placementId}/start`,
    { version, startedOn: startedOn ?? house.today(), lateReason },
  )
}
