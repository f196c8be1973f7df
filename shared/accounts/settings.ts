import type { Refusal } from '../problem.ts'

/** A municipality's own thresholds: whole numbers with least, most and what holds until somebody sets another. */
export const settings = {
  /** Unplanned absences in a row on planned days before the caseworker is told. */
  'absences-in-a-row': { min: 1, max: 10, otherwise: 2 },
  /** Attendance, in per cent of the logged planned days of the last three weeks, below which the caseworker is told. */
  'attendance-below': { min: 10, max: 100, otherwise: 75 },
  /** Planned days without a log, of one person, before the team lead is told. */
  'silent-days-lead': { min: 1, max: 10, otherwise: 1 },
  /** Planned days without a log at a site before the supplier's manager and the caseworker are told. */
  'silent-days-manager': { min: 2, max: 20, otherwise: 3 },
  /** Days before a placement ends on which its next step is asked for. */
  'ending-days': { min: 7, max: 60, otherwise: 14 },
  /** Days after a placement on which the supplier can still see it. */
  'supplier-access-days': { min: 0, max: 90, otherwise: 30 },
  /** People in training at a site in twelve months, with at most four seen hired, before the watch on displacement says it in words. */
  'displacement-trainees': { min: 5, max: 100, otherwise: 15 },
} as const

export type SettingKey = keyof typeof settings
export type Settings = Readonly<Record<SettingKey, number>>

export const settingKeys = [
  'absences-in-a-row',
  'attendance-below',
  'silent-days-lead',
  'silent-days-manager',
  'ending-days',
  'supplier-access-days',
  'displacement-trainees',
] as const satisfies readonly SettingKey[]

/** What holds where nobody has set another. */
export const settingsOr = (set: Partial<Settings>): Settings => ({
  'absences-in-a-row': settings['absences-in-a-row'].otherwise,
  'attendance-below': settings['attendance-below'].otherwise,
  'silent-days-lead': settings['silent-days-lead'].otherwise,
  'silent-days-manager': settings['silent-days-manager'].otherwise,
  'ending-days': settings['ending-days'].otherwise,
  'supplier-access-days': settings['supplier-access-days'].otherwise,
  'displacement-trainees': settings['displacement-trainees'].otherwise,
  ...set,
})

/** Why a threshold may not stand beside the others: whoever leads the crew is reminded before anybody else is told. */
export const whyNotBeside = (key: SettingKey, value: number, standing: Settings): Refusal | null => {
  const refused = (facts: NonNullable<Refusal['facts']>): Refusal => ({ code: 'setting-lead-first', pointer: '/value', facts })
  if (key === 'silent-days-lead') {
    const below = standing['silent-days-manager']
    return value < below ? null : refused({ below })
  }
  if (key === 'silent-days-manager') {
    const above = standing['silent-days-lead']
    return value > above ? null : refused({ above })
  }
  return null
}

/** Whether a threshold may have that value. */
export const whyNotSet = (key: SettingKey, value: number): Refusal | null => {
  const { min, max } = settings[key]
  if (Number.isInteger(value) && value >= min && value <= max) return null
  return { code: 'setting-out-of-range', pointer: '/value', facts: { min, max } }
}
