import type { Ask } from '../../shared/endpoint.ts'
import { agreementsApi } from '../../shared/placements/agreements.api.ts'
import { placementsApi } from '../../shared/placements/placements.api.ts'
import { call } from '../api.ts'
import { underKey } from '../fill.ts'
import { formBody } from '../form.ts'

type PlacementBody<E extends 'start' | 'end' | 'withdraw'> = Ask<(typeof placementsApi)[E]>['body']
type Body<E extends 'send' | 'takeBack' | 'answer' | 'makeLink' | 'addDuty' | 'changeDuty' | 'tickDuty'> = Ask<
  (typeof agreementsApi)[E]
>['body']

/** What the placement page's forms do, by their hidden `intent`; undefined where it is none of these. */
export const agreementDeed = (intent: string, data: FormData, placementId: string): Promise<unknown> | undefined => {
  const params = { placementId }
  const ofDuty = { placementId, dutyId: String(data.get('dutyId') ?? '') }
  const ofLink = { placementId, linkId: String(data.get('linkId') ?? '') }
  for (const name of ['dutyId', 'linkId']) data.delete(name)
  const key = underKey(data)
  switch (intent) {
    case 'start':
      return call(placementsApi.start, { params, body: formBody<PlacementBody<'start'>>(data), ...key })
    case 'end':
      return call(placementsApi.end, { params, body: formBody<PlacementBody<'end'>>(data), ...key })
    case 'withdraw':
      return call(placementsApi.withdraw, { params, body: formBody<PlacementBody<'withdraw'>>(data) })
    case 'send':
      return call(agreementsApi.send, { params, body: formBody<Body<'send'>>(data), ...key })
    case 'take-back':
      return call(agreementsApi.takeBack, { params, body: formBody<Body<'takeBack'>>(data) })
    case 'answer':
      return call(agreementsApi.answer, { params, body: formBody<Body<'answer'>>(data), ...key })
    case 'link':
      return call(agreementsApi.makeLink, { params, body: formBody<Body<'makeLink'>>(data) })
    case 'revoke-link':
      return call(agreementsApi.revokeLink, { params: ofLink })
    case 'add-duty':
      return call(agreementsApi.addDuty, { params, body: formBody<Body<'addDuty'>>(data), ...key })
    case 'change-duty':
      return call(agreementsApi.changeDuty, { params: ofDuty, body: formBody<Body<'changeDuty'>>(data) })
    case 'remove-duty':
      return call(agreementsApi.removeDuty, { params: ofDuty })
    case 'tick-duty':
      return call(agreementsApi.tickDuty, { params: ofDuty, body: formBody<Body<'tickDuty'>>(data) })
    default:
      return undefined
  }
}
