import { addDays, addMonths, weekdayOf } from '../../shared/calendar.ts'
import { refuseAll } from '../../shared/problem.ts'
import { type SiteKind, siteLimits } from '../../shared/sites/kinds.ts'
import { refusalsOfSite } from '../../shared/sites/sites.rules.ts'
import type { SiteGiven } from '../factories.ts'
import { blankt, cast, emailOf, type Member, renlinjen, siteIdOf } from './cast.ts'
import { buddies, reps } from './words.ts'

/** A site of the town with the team lead who logs its crew. */
export type TownSite = SiteGiven & {
  readonly id: string
  readonly kind: SiteKind
  readonly lead: Member
  readonly childrenPresent: boolean
  readonly publicHost: boolean
  readonly tasks: readonly string[]
  readonly places: { readonly red: number; readonly yellow: number; readonly green: number }
  readonly shifts: readonly { name: string; weekdays: number[]; startsAt: string; endsAt: string }[]
  readonly closed: readonly { readonly on: string; readonly reason: string }[]
  readonly buddies: readonly string[]
  readonly rep: { readonly name: string; readonly email: string; readonly phone: string }
}

/** Plejecenter Rosengården: 25 full-time equivalents, so five places of the quota, of which four are taken. */
export const quotaSiteId = siteIdOf(16)

const weekdays = [1, 2, 3, 4, 5]

/** Usual hours and tasks by kind (domain.md 5.4). */
const usual: Readonly<
  Record<SiteKind, { hours: readonly [string, string, string][]; tasks: readonly string[]; children: boolean; public: boolean }>
> = {
  school: {
    hours: [
      ['Morgen', '05:30', '08:00'],
      ['Eftermiddag', '13:30', '18:00'],
    ],
    tasks: ['Klasselokaler', 'Gange og trapper', 'Toiletter', 'Faglokaler', 'Hovedrengøring i ferier'],
    children: true,
    public: true,
  },
  day_care: {
    hours: [['Aften', '17:00', '20:30']],
    tasks: ['Stuer', 'Puslerum og toiletter', 'Køkken', 'Berøringspunkter'],
    children: true,
    public: true,
  },
  nursing_home: {
    hours: [['Dag', '07:00', '15:00']],
    tasks: ['Boliger', 'Fælles stuer', 'Køkken', 'Linned', 'Berøringspunkter'],
    children: false,
    public: true,
  },
  administration: {
    hours: [
      ['Morgen', '06:00', '09:00'],
      ['Dag', '09:00', '14:00'],
    ],
    tasks: ['Kontorer', 'Mødelokaler', 'Kantine', 'Toiletter', 'Vinduer indvendigt'],
    children: false,
    public: true,
  },
  sports_hall: {
    hours: [['Formiddag', '07:00', '13:00']],
    tasks: ['Halgulv med maskine', 'Omklædning', 'Tilskuerpladser', 'Toiletter'],
    children: false,
    public: true,
  },
  training_centre: {
    hours: [
      ['Formiddag', '08:00', '12:00'],
      ['Eftermiddag', '12:00', '15:30'],
    ],
    tasks: ['Klargøring af vogne', 'Dosering', 'Vask og fold', 'Øvelokaler', 'Oprydning på lager'],
    children: false,
    public: false,
  },
  laundry: {
    hours: [['Dag', '07:00', '15:00']],
    tasks: ['Sortering', 'Vask', 'Rulle', 'Fold og pak', 'Klude og mopper'],
    children: false,
    public: false,
  },
}

/** Each task somewhere in the town, for wishes. */
export const everyTask = [...new Set(Object.values(usual).flatMap(({ tasks }) => tasks))]

const { jonas, nadia, ole, lene, emil, petra, soeren, fatima } = cast

type Line = readonly [
  name: string,
  kind: SiteKind,
  lead: Member,
  places: readonly [number, number, number],
  fte: number,
  street: string,
]

/** The first four carry the same names as the sites of every test's world. */
const lines: readonly Line[] = [
  ['Solbakkeskolen', 'school', jonas, [1, 3, 3], 20, 'Solbakken 2'],
  ['Plejecenter Engen', 'nursing_home', jonas, [2, 3, 3], 25.5, 'Engvej 14'],
  ['Vaskeriet i Midterlund', 'laundry', nadia, [6, 4, 2], 30, 'Fabriksvej 21'],
  ['Midterlund Rådhus', 'administration', petra, [2, 3, 3], 30, 'Rådhuspladsen 1'],
  ['Træningscentret', 'training_centre', jonas, [10, 6, 2], 90, 'Fabriksvej 23'],
  ['Nørreskolen', 'school', nadia, [1, 3, 3], 20, 'Skolegade 8'],
  ['Lærkereden', 'day_care', nadia, [0, 2, 2], 10, 'Lærkevej 30'],
  ['Lunde Skole', 'school', ole, [1, 2, 3], 16, 'Lundevej 5'],
  ['Egeskovens Børnehus', 'day_care', ole, [0, 1, 2], 8, 'Egevej 11'],
  ['Lundehallen', 'sports_hall', ole, [1, 2, 2], 15, 'Lundevej 9'],
  ['Plejecenter Søkær', 'nursing_home', ole, [2, 3, 2], 24, 'Søkærvej 3'],
  ['Vestskolen', 'school', lene, [1, 3, 3], 20, 'Vestergade 60'],
  ['Mælkevejen', 'day_care', lene, [0, 2, 2], 10, 'Birkevej 17'],
  ['Jobhuset', 'administration', lene, [2, 2, 2], 20, 'Stationsvej 4'],
  ['Østerskolen', 'school', emil, [1, 2, 3], 18, 'Hedevej 40'],
  ['Plejecenter Rosengården', 'nursing_home', emil, [2, 8, 3], 25, 'Rugmarken 1'],
  ['Ørbæksted Skole', 'school', petra, [1, 3, 3], 20, 'Ørbækvej 12'],
  ['Bakkebo', 'day_care', petra, [0, 2, 2], 10, 'Bakkevej 6'],
  ['Plejecenter Lyngtoften', 'nursing_home', soeren, [2, 3, 3], 24, 'Lyngvej 20'],
  ['Sønder Lunde Skole', 'school', soeren, [1, 3, 2], 18, 'Kirkevej 7'],
  ['Hal Syd', 'sports_hall', soeren, [1, 2, 2], 20, 'Kirkevej 9'],
  ['Teknik og Miljø', 'administration', soeren, [1, 2, 2], 14, 'Gartnervej 16'],
  ['Kastanjegården', 'day_care', fatima, [0, 2, 2], 10, 'Kastanjevej 3'],
  ['Hedeskolen', 'school', fatima, [1, 3, 3], 20, 'Hedevej 2'],
  ['Fjordskolen', 'school', fatima, [1, 2, 3], 16, 'Møllegade 44'],
]

const mondayAfter = (date: string): string => addDays(date, (8 - weekdayOf(date)) % 7)

/** Days on which a site is shut though they are working days; from the year before last to the next. */
const closedDaysOf = (kind: SiteKind, today: string): TownSite['closed'] => {
  const year = Number(today.slice(0, 4))
  return [year - 2, year - 1, year, year + 1].flatMap((one) => {
    const summer = mondayAfter(`${one}-07-13`)
    const shut =
      kind === 'school' || kind === 'day_care'
        ? weekdays.map((day) => ({ on: addDays(summer, day - 1), reason: 'Sommerlukket' }))
        : []
    const christmas = kind === 'nursing_home' ? [] : [{ on: `${one}-12-24`, reason: 'Juleaften' }]
    return [...shut, ...christmas]
  })
}

/** Two or three of the regular crew whom a new colleague can go along with. */
const buddiesOf = (index: number): string[] =>
  Array.from({ length: 2 + (index % 2) }, (_, nth) => buddies[(index * 3 + nth * 2) % buddies.length] ?? 'Gitte')

const repOf = (index: number): TownSite['rep'] => {
  const name = reps[index % reps.length] ?? 'Dorthe Lykke'
  return { name, email: emailOf(name), phone: `10 70 00 ${String(index + 1).padStart(2, '0')}` }
}

/** The 25 sites, as they are on `today`; each is judged as an administrator's own would be. */
export const townSites = (today: string): TownSite[] =>
  lines.map(([name, kind, lead, [red, yellow, green], fte, street], index) => {
    const { hours, tasks, children, public: publicHost } = usual[kind]
    const closed = closedDaysOf(kind, today)
    const shifts = hours.map(([shift, startsAt, endsAt]) => ({ name: shift, weekdays: [...weekdays], startsAt, endsAt }))
    const staffing = [
      { from: addDays(today, -900), fte },
      { from: addDays(today, -200), fte: siteIdOf(index + 1) === quotaSiteId ? fte : fte + 0.5 },
    ]
    const town =
      index < 16
        ? (['7431', 'Midterlund'] as const)
        : index < 19
          ? (['7435', 'Ørbæksted'] as const)
          : (['7437', 'Sønder Lunde'] as const)
    const site = {
      pNumber: String(1000000001 + index),
      name,
      kind,
      street,
      postalCode: town[0],
      town: town[1],
      childrenPresent: children,
      publicHost,
      tasks: [...tasks].slice(0, siteLimits.tasks),
      places: { red, yellow, green },
      staffing,
      shifts,
      buddies: buddiesOf(index),
      rep: repOf(index),
    }
    refuseAll(
      refusalsOfSite(
        {
          ...site,
          buddies: [...site.buddies],
          teamLeadIds: [lead.id],
          closedDays: [...closed],
          closed: false,
        },
        { leads: [lead.id], sameNumber: null },
      ),
    )
    return { ...site, id: siteIdOf(index + 1), organisationId: lead.of.id, lead, leads: [lead.id], closed }
  })

const firstOfMonth = (today: string, back: number): string => addMonths(`${today.slice(0, 7)}-01`, -back)

/** Ordinary full-time equivalents of the two companies in the last fourteen whole months: one grows, the other shrinks. */
export const companyMonths = (today: string) =>
  (
    [
      [blankt.id, 380, 2.5],
      [renlinjen.id, 260, -2.5],
    ] as const
  ).map(([organisationId, now, change]) => ({
    organisationId,
    months: Array.from({ length: 14 }, (_, back) => ({ month: firstOfMonth(today, back + 1), fte: now - change * back })),
  }))

/** Mentor hours granted for the year before, this one and the next. */
export const mentorYears = (today: string) => [-1, 0, 1].map((step) => ({ year: Number(today.slice(0, 4)) + step, hours: 2400 }))
