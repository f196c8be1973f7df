import { createContext, use } from 'react'
import { ProblemError, type Refusal } from '../../shared/problem.ts'
import type { FormProblem } from '../api.ts'

type FormState = {
  readonly problem: FormProblem | undefined
  readonly busy: boolean
  /** Before the ids of the fields, where a page has two forms that ask for the same thing. */
  readonly idPrefix?: string | undefined
}
export const FormStateContext = createContext<FormState>({ problem: undefined, busy: false })
export const useFormState = (): FormState => use(FormStateContext)

/** 'site.hours:number' → 'site.hours': a field's place without its kind. */
const placeOf = (name: string): string => name.split(':')[0] ?? name

/** Gives the id of the field at a place in the body: a form holds each place once. */
export const useFieldId = (): ((name: string) => string) => {
  const { idPrefix = 'felt' } = useFormState()
  return (name) => `${idPrefix}-${placeOf(name).replaceAll('.', '-')}`
}

/** JSON pointer '/site/hours' → 'site.hours' */
export const placeOfPointer = (pointer: string): string => pointer.replace(/^\//, '').replaceAll('/', '.')

/** What the server (or the form itself) said about the field of this name; the first thing only. */
export const useRefusal = (name: string): Refusal | undefined => {
  const { problem } = useFormState()
  if (!(problem instanceof ProblemError)) return undefined
  return problem.errors.find(({ pointer }) => pointer !== undefined && placeOfPointer(pointer) === placeOf(name))
}
