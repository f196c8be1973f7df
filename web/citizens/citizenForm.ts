import type { Ask, Endpoint } from '../../shared/endpoint.ts'
import { formBody } from '../form.ts'

const days = [0, 1, 2, 3, 4, 5, 6] as const

/** The form as the endpoint asks for it. Seven blank days are a week not talked about; a blank one among others is no hours that day. */
export const citizenBody = <E extends Endpoint>(data: FormData): Ask<E>['body'] => {
  const typed = days.map((day) => String(data.get(`availability.${day}`) ?? '').trim())
  for (const day of days) data.delete(`availability.${day}`)
  const availability = typed.every((text) => text === '') ? [] : typed.map((text) => text || 0)
  return { ...formBody<object>(data), availability } as Ask<E>['body']
}
