import { ProblemError } from '../../shared/problem.ts'
import { NoConnectionError } from '../api.ts'

/** Milliseconds after which a weak signal counts as none, for what the phone has kept. */
const patience = 4000

const isUnreachable = (error: unknown): boolean =>
  error instanceof NoConnectionError || (error instanceof ProblemError && error.code === 'busy')

/** What the server answers; where it cannot be reached, or not soon, what the phone has kept of it. */
export const orKept = async <T, K>(asked: Promise<T>, kept: () => Promise<K | null>): Promise<T | K> => {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<K>((resolve) => {
    const look = async () => {
      const found = await kept()
      if (found !== null) resolve(found)
    }
    timer = setTimeout(() => void look(), patience)
  })
  try {
    return await Promise.race([asked, late])
  } catch (error) {
    const found = isUnreachable(error) ? await kept() : null
    if (found === null) throw error
    return found
  } finally {
    clearTimeout(timer)
    asked.catch(() => undefined)
  }
}
