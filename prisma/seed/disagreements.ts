import { addDays } from '../../shared/calendar.ts'
import { answerDueOn, whyNotAnswer, whyNotDisagree } from '../../shared/doors/disagreements.rules.ts'
import { refuse } from '../../shared/problem.ts'
import type { DisagreementGiven } from '../factories.ts'
import { cast, type Member } from './cast.ts'
import { type PlannedDecision, workingDay } from './stays.ts'
import { disagreements } from './words.ts'

export type PlannedDisagreement = Omit<DisagreementGiven, 'citizenId' | 'ownerId' | 'receivedById'>

type Decided = { readonly caseworker: Member; readonly decision: PlannedDecision }

const said = ({ decision }: Decided, words: string, today: string): PlannedDisagreement => {
  const saidOn = workingDay(addDays(decision.on, 1))
  refuse(whyNotDisagree({ decidedOn: decision.on, isHistoric: false, waiting: false }, saidOn, today))
  return { decisionId: decision.id, words, saidOn, dueOn: answerDueOn(saidOn), answer: null }
}

/** Three citizens who disagreed with the door that counts, by decision: one answer is overdue, one is due, one was given by a colleague. */
export const planDisagreements = (decided: readonly Decided[], today: string): ReadonlyMap<string, PlannedDisagreement> => {
  const [late, open, heard] = disagreements
  const between = (from: number, to: number, but: readonly (Decided | undefined)[]) =>
    decided.find((one) => one.decision.on >= addDays(today, from) && one.decision.on <= addDays(today, to) && !but.includes(one))
  const overdue = between(-60, -25, [])
  const due = between(-8, -4, [])
  const answered = between(-13, -6, [due])
  const found = new Map<string, PlannedDisagreement>()
  if (overdue) found.set(overdue.decision.id, said(overdue, late.words, today))
  if (due) found.set(due.decision.id, said(due, open.words, today))
  if (answered) {
    const { saidOn, ...rest } = said(answered, heard.words, today)
    const byId = answered.caseworker.id === cast.mikkel.id ? cast.karen.id : cast.mikkel.id
    const known = { answered: false, decidedById: answered.caseworker.id, byId, hasColleague: true }
    refuse(whyNotAnswer(known, { outcome: 'kept', answer: heard.answer }))
    found.set(answered.decision.id, {
      ...rest,
      saidOn,
      answer: { words: heard.answer, byId, on: workingDay(addDays(saidOn, 1)) },
    })
  }
  return found
}
