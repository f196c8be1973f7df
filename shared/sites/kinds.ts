/** What a site is; the usual hours and who is around follow from it (domain.md 5.4). */
export const siteKinds = [
  'school',
  'day_care',
  'nursing_home',
  'administration',
  'sports_hall',
  'training_centre',
  'laundry',
] as const
export type SiteKind = (typeof siteKinds)[number]

/** The doors that places are kept for, most support first; the same three as in the room doors, which lies above this one. */
export const siteDoors = ['red', 'yellow', 'green'] as const
export type SiteDoor = (typeof siteDoors)[number]

/** The most that a site's texts and lists can hold. */
export const siteLimits = {
  name: 120,
  street: 200,
  town: 80,
  task: 120,
  tasks: 20,
  buddy: 80,
  buddies: 20,
  rep: 80,
  shift: 60,
  shifts: 20,
  staffing: 40,
  closedDays: 200,
  reason: 120,
  places: 200,
  fte: 9999,
} as const
