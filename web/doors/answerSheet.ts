import type { Answers, Assessment } from '../../shared/doors/doors.schema.ts'
import { isServersFault, ProblemError } from '../../shared/problem.ts'
import { type FormProblem, isFormProblem, NoConnectionError } from '../api.ts'

export type SheetState = {
  /** As the server has it. */
  readonly saved: Assessment
  /** As they stand on the page. */
  readonly answers: Answers
  readonly tags: readonly string[]
  /** `waiting`: not reached, tried again by itself. `conflict`: somebody answered the same question otherwise. `closed`: a door was decided. */
  readonly status: 'saved' | 'saving' | 'waiting' | 'conflict' | 'closed' | 'refused'
  readonly theirs: Assessment | null
  readonly problem: FormProblem | null
  /** Grows when answers came from elsewhere than the controls, so that the controls show them. */
  readonly round: number
}

/** The way to the server. */
export type SheetServer = {
  readonly save: (over: Assessment, answers: Answers, tags: readonly string[]) => Promise<Assessment>
  /** The talk that is open now; null when there is none. */
  readonly newest: () => Promise<Assessment | null>
}

const secondsBetweenTries = 5

const sameAnswers = (one: Answers, other: Answers): boolean => {
  const keys = Object.keys(one)
  return keys.length === Object.keys(other).length && keys.every((key) => one[key] === other[key])
}
const sameTags = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((tag) => other.includes(tag))

const isUnsaved = ({ saved, answers, tags }: SheetState): boolean =>
  !sameAnswers(answers, saved.answers) || !sameTags(tags, saved.tags)

/** The questions answered here since the last save. */
const own = ({ saved, answers }: SheetState): string[] =>
  Object.keys(answers).filter((key) => answers[key] !== saved.answers[key])

/** The questions that both sides have answered, each otherwise. */
export const clashesIn = (state: SheetState, theirs: Assessment): string[] =>
  own(state).filter((key) => theirs.answers[key] !== state.saved.answers[key] && theirs.answers[key] !== state.answers[key])

/** What was answered here laid over what has been saved elsewhere. */
const overlaid = (state: SheetState, theirs: Assessment): Pick<SheetState, 'answers' | 'tags'> => ({
  answers: { ...theirs.answers, ...Object.fromEntries(own(state).map((key) => [key, state.answers[key] ?? ''])) },
  tags: [
    ...theirs.tags.filter((tag) => state.tags.includes(tag) || !state.saved.tags.includes(tag)),
    ...state.tags.filter((tag) => !state.saved.tags.includes(tag) && !theirs.tags.includes(tag)),
  ],
})

const passes = (error: unknown): boolean =>
  error instanceof NoConnectionError ||
  (error instanceof ProblemError &&
    (isServersFault(error) || error.code === 'too-many-attempts' || error.code === 'not-signed-in'))

/**
 * The answers of a talk while it goes on: each is saved as it comes, one save at a time, and stays here until the server has it.
 * Answers that a colleague gave to other questions meanwhile are taken in; the same question answered otherwise is asked about.
 */
export const openSheet = (assessment: Assessment, server: SheetServer) => {
  let state: SheetState = {
    saved: assessment,
    answers: assessment.answers,
    tags: assessment.tags,
    status: 'saved',
    theirs: null,
    problem: null,
    round: 0,
  }
  const listeners = new Set<() => void>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let running: Promise<void> | null = null

  const set = (next: Partial<SheetState>): void => {
    state = { ...state, ...next }
    for (const tell of listeners) tell()
  }

  /** After a lost race; true when saving may go on. */
  const meet = async (): Promise<boolean> => {
    const theirs = await server.newest()
    if (theirs?.assessmentId !== state.saved.assessmentId) {
      set({ status: 'closed' })
      return false
    }
    if (clashesIn(state, theirs).length > 0) {
      set({ status: 'conflict', theirs })
      return false
    }
    set({ saved: theirs, ...overlaid(state, theirs), round: state.round + 1 })
    return true
  }

  const mended = async (error: unknown): Promise<boolean> => {
    try {
      if (error instanceof ProblemError && error.code === 'changed-meanwhile') return await meet()
    } catch (next) {
      return mended(next)
    }
    const problem = isFormProblem(error) ? error : null
    if (passes(error)) {
      set({ status: 'waiting', problem })
      timer = setTimeout(() => void run(), secondsBetweenTries * 1000)
    } else {
      set({ status: 'refused', problem })
    }
    return false
  }

  const work = async (): Promise<void> => {
    clearTimeout(timer)
    while (isUnsaved(state)) {
      const { saved, answers, tags } = state
      set({ status: 'saving' })
      try {
        const next = await server.save(saved, answers, tags)
        set({ saved: next })
      } catch (error) {
        if (!(await mended(error))) return
      }
    }
    set({ status: 'saved', problem: null, theirs: null })
  }

  const run = (): Promise<void> => {
    if (state.status === 'conflict' || state.status === 'closed') return Promise.resolve()
    running ??= work().finally(() => {
      running = null
    })
    return running
  }

  return {
    get: () => state,
    subscribe: (listener: () => void) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    /** Whether something here would be lost; not when the talk is over, for then it can never be saved. */
    isUnsaved: () => state.status !== 'closed' && isUnsaved(state),
    answer: (question: string, option: string): void => {
      set({ answers: { ...state.answers, [question]: option } })
      void run()
    },
    /** Several at once, from a button and not from their controls. */
    answerAll: (more: Answers): void => {
      set({ answers: { ...state.answers, ...more }, round: state.round + 1 })
      void run()
    },
    tag: (tag: string, chosen: boolean): void => {
      set({ tags: chosen ? [...state.tags.filter((one) => one !== tag), tag] : state.tags.filter((one) => one !== tag) })
      void run()
    },
    /** Saves what is left; true when nothing is. */
    flush: async (): Promise<boolean> => {
      await run()
      return !isUnsaved(state)
    },
    /** Ends a conflict: the answers given here, or those of the other. */
    settle: (whose: 'mine' | 'theirs'): void => {
      const { theirs } = state
      if (!theirs) return
      const chosen = whose === 'mine' ? overlaid(state, theirs) : { answers: theirs.answers, tags: theirs.tags }
      set({ saved: theirs, ...chosen, theirs: null, status: 'saved', round: state.round + 1 })
      void run()
    },
    close: (): void => clearTimeout(timer),
  }
}

export type Sheet = ReturnType<typeof openSheet>
