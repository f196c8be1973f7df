import { ProblemError } from '../../shared/problem.ts'
import { citizenScreen } from '../../shared/progress/citizenScreen.texts.ts'
import type { CitizenLanguage } from '../../shared/progress/instrument.ts'
import type { FormProblem } from '../api.ts'

/** Why a citizen's answers were not saved, in the language they were read in. */
export const problemFor = (problem: FormProblem, language: CitizenLanguage): string => {
  const texts = citizenScreen[language]
  const codes = problem instanceof ProblemError ? [problem.code, ...problem.errors.map(({ code }) => code)] : []
  if (codes.includes('measurement-link-used')) return texts.used
  if (codes.includes('measured-already')) return texts.answeredToday
  if (codes.includes('instrument-replaced')) return texts.rewritten
  return codes.includes('measurement-empty') ? texts.nothingAnswered : texts.failed
}
