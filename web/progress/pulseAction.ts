import type { ActionFunctionArgs } from 'react-router'
import type { Ask } from '../../shared/endpoint.ts'
import { pulseApi } from '../../shared/progress/pulse.api.ts'
import { call, mend } from '../api.ts'
import { underKey } from '../fill.ts'
import { formBody } from '../form.ts'

/** Saves the caseworker's own motivation of the month. */
export const sayMotivation = async ({ request, params: { citizenId = '' } }: ActionFunctionArgs) => {
  const data = await request.formData()
  try {
    const body = formBody<Ask<typeof pulseApi.say>['body']>(data)
    await call(pulseApi.say, { params: { citizenId }, body, ...underKey(data) })
    return null
  } catch (error) {
    return mend(error)
  }
}
