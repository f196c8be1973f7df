import type { Ask, Endpoint } from '../../shared/endpoint.ts'
import { formBody } from '../form.ts'

/** The form as the endpoint asks for it; tasks and buddies are typed as lines. */
export const siteBody = <E extends Endpoint>(data: FormData): Ask<E>['body'] => {
  for (const name of ['tasks', 'buddies']) {
    const lines = String(data.get(name) ?? '').split('\n')
    data.delete(name)
    for (const line of lines) if (line.trim() !== '') data.append(`${name}:list`, line)
  }
  return formBody<Ask<E>['body']>(data)
}
