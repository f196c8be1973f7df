import { addDays, addWeeks } from '../../shared/calendar.ts'
import { catalogueV1 } from '../../shared/doors/catalogue.v1.ts'
import { dutiesFor } from '../../shared/placements/duties.rules.ts'
import type { ApprovalGiven, DutyGiven, VersionGiven } from '../factories.ts'
import type { Member } from './cast.ts'
import type { Chance } from './random.ts'
import { earlier, type PlannedChange, type PlannedPlacement, workingDay, workingDayBefore } from './stays.ts'
import { changeNeeds, declineReasons, supportTexts } from './words.ts'

type People = { readonly name: string; readonly caseworker: Member }

/** Who answered what to the first wording, and when: null where it was not sent. */
export const answersOf = ({ fate, offer, site, draftedOn, startsOn }: PlannedPlacement, of: People): ApprovalGiven[] | null => {
  if (fate === 'draft' || fate === 'expired' || fate === 'withdrawn') return null
  const next = earlier(workingDay(addDays(draftedOn, 1)), startsOn)
  const { caseworker } = of
  const municipality = { party: 'municipality', means: 'signed_in', byStaffId: caseworker.id, byName: caseworker.name } as const
  const citizen = { party: 'citizen', means: 'on_screen', byStaffId: caseworker.id, byName: of.name } as const
  const lead = { party: 'team_lead', means: 'signed_in', byStaffId: site.lead.id, byName: site.lead.name } as const
  const rep = { party: 'employee_rep', means: 'recorded', byStaffId: caseworker.id, byName: site.rep.name } as const
  const sent = [{ ...municipality, on: draftedOn }]
  if (fate === 'half') return sent
  const both = [...sent, { ...citizen, on: draftedOn }]
  if (fate === 'sent') return both
  if (fate === 'declined') return [...both, { ...lead, answer: 'declined', reason: declineReasons[0], on: next }]
  // the last of them settles it; in nytteindsats the representative is informed and not asked
  const all = [...both, { ...lead, on: next }]
  return offer === 'useful_work' ? all : [...all, { ...rep, on: next }]
}

type Wording = Pick<VersionGiven, 'endsOn' | 'weekdayHours' | 'ramp' | 'support'>

/** What the change says that the placement did not. */
export const changedWording = ({ endsOn, weekdayHours, ramp, support }: PlannedChange): Wording => ({
  ...(endsOn ? { endsOn } : {}),
  ...(weekdayHours ? { weekdayHours } : {}),
  ...(ramp ? { ramp } : {}),
  ...(support ? { support } : {}),
})

export const answersToChange = (change: PlannedChange, { name, caseworker }: People): ApprovalGiven[] | null => {
  if (change.fate === 'draft') return null
  const by = { byStaffId: caseworker.id, on: change.on } as const
  const sent = { ...by, party: 'municipality', means: 'signed_in', byName: caseworker.name } as const
  const citizen = { ...by, party: 'citizen', means: 'on_screen', byName: name } as const
  return change.fate === 'half' ? [sent, citizen] : [sent, { ...citizen, answer: 'declined', reason: declineReasons[1] }]
}

/** Changes that wait, one of each fate, on the placements that have run for some weeks and have some left. */
export const planChanges = (
  chance: Chance,
  running: readonly PlannedPlacement[],
  today: string,
): ReadonlyMap<string, PlannedChange> => {
  const ready = running.filter(
    ({ startsOn, endsOn, offer, ramp }) =>
      offer === 'internship' && ramp.length > 0 && startsOn <= addWeeks(today, -4) && endsOn >= addWeeks(today, 2),
  )
  const on = workingDayBefore(addDays(today, -1))
  const [first, second, third] = ready
  const changes = new Map<string, PlannedChange>()
  if (first) {
    const endsOn = addWeeks(first.endsOn, 4)
    changes.set(first.id, { id: chance.uuid(), on, kind: 'extend', fate: 'half', need: changeNeeds[0], endsOn })
  }
  if (second)
    changes.set(second.id, { id: chance.uuid(), on, kind: 'hours', fate: 'declined', need: changeNeeds[1], ...longer(second) })
  if (third)
    changes.set(third.id, { id: chance.uuid(), on, kind: 'support', fate: 'draft', need: null, support: supportTexts[2] })
  return changes
}

/** A quarter of an hour more on each day of the last step. */
const longer = ({ weekdayHours, ramp }: PlannedPlacement): Pick<PlannedChange, 'weekdayHours' | 'ramp'> => {
  const more = weekdayHours.map((hours) => (hours > 0 ? hours + 0.25 : 0))
  return { weekdayHours: more, ramp: ramp.map((step, at) => (at === ramp.length - 1 ? { ...step, weekdayHours: more } : step)) }
}

/** Who does what, as the first draft lays it down; what fell due is done, but for what the last week brought. */
export const planDuties = (placement: PlannedPlacement, people: People, today: string): DutyGiven[] => {
  const definition = catalogueV1.doors.find(({ door }) => door === placement.door)
  if (!definition) return []
  const { caseworker } = people
  const { lead, rep } = placement.site
  const owners = { jobcenter: caseworker.name, supplier: lead.name, citizen: people.name, union_rep: rep.name }
  return dutiesFor(definition.duties, placement, owners).map((duty): DutyGiven => {
    const done = placement.startedOn !== null && duty.dueOn !== null && duty.dueOn < addDays(today, -7)
    return done ? { ...duty, doneOn: duty.dueOn, doneById: duty.party === 'supplier' ? lead.id : caseworker.id } : duty
  })
}
