import { aheadApi } from '../../shared/attendance/ahead.api.ts'
import type { Ask } from '../../shared/endpoint.ts'
import { call } from '../api.ts'
import { underKey } from '../fill.ts'
import { formBody } from '../form.ts'

type Plan = Ask<typeof aheadApi.planAbsence>['body']

/** What a page about one placement does with planned absence; false when the intent is another's. */
export const absenceDeed = async (intent: string, data: FormData, placementId: string): Promise<boolean> => {
  if (intent === 'plan-absence') {
    data.delete('intent')
    const typed = formBody<Partial<Plan>>(data)
    // one day is said once
    const body = { note: null, ...typed, untilOn: typed.untilOn || typed.fromOn } as Plan
    await call(aheadApi.planAbsence, { params: { placementId }, body, ...underKey(data) })
    return true
  }
  if (intent !== 'cancel-absence') return false
  const plannedAbsenceId = String(data.get('plannedAbsenceId') ?? '')
  await call(aheadApi.cancelAbsence, { params: { plannedAbsenceId }, ...underKey(data) })
  return true
}
