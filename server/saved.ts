import { ProblemError } from '../shared/problem.ts'

/** For an update that names the version it was read in: when it met no row, somebody else has saved since. */
export const savedOver = async (saving: Promise<{ readonly count: number }>): Promise<void> => {
  const { count } = await saving
  if (count === 0) throw new ProblemError('changed-meanwhile')
}
