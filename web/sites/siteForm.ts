import type { Ask, Endpoint } from '../../shared/endpoint.ts'
import { formBody } from '../form.ts'

/** The form as the endpoint asks for it; tasks are typed as lines. */
export const siteBody = <E extends Endpoint>(data: FormData): Ask<E>['body'] => {
  const lines = String(data.get('tasks') ?? '').split('\n')
  data.delete('tasks')
  for (const line of lines) if (line.trim() !== '') data.append('tasks:list', line)
  return formBody<Ask<E>['body']>(data)
}
