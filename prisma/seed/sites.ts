import { addDays, weekdayOf } from '../../shared/calendar.ts'
import { refuseAll } from '../../shared/problem.ts'
import { type SiteKind, siteLimits } from '../../shared/sites/kinds.ts'
import { refusalsOfSite } from '../../shared/sites/sites.rules.ts'
import type { SiteGiven } from '../factories.ts'
import { cast, type Member, siteIdOf } from './cast.ts'

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
}

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
  ['Solbakkeskolen', 'school', jonas, [1, 3, 3], 9.5, 'Solbakken 2'],
  ['Plejecenter Engen', 'nursing_home', jonas, [2, 3, 3], 12, 'Engvej 14'],
  ['Vaskeriet i Midterlund', 'laundry', nadia, [6, 4, 2], 8, 'Fabriksvej 21'],
  ['Midterlund Rådhus', 'administration', petra, [2, 3, 3], 11, 'Rådhuspladsen 1'],
  ['Træningscentret', 'training_centre', jonas, [10, 6, 2], 6, 'Fabriksvej 23'],
  ['Nørreskolen', 'school', nadia, [1, 3, 3], 10, 'Skolegade 8'],
  ['Lærkereden', 'day_care', nadia, [0, 2, 2], 2.5, 'Lærkevej 30'],
  ['Lunde Skole', 'school', ole, [1, 2, 3], 7.5, 'Lundevej 5'],
  ['Egeskovens Børnehus', 'day_care', ole, [0, 1, 2], 2, 'Egevej 11'],
  ['Lundehallen', 'sports_hall', ole, [1, 2, 2], 3, 'Lundevej 9'],
  ['Plejecenter Søkær', 'nursing_home', ole, [2, 3, 2], 10, 'Søkærvej 3'],
  ['Vestskolen', 'school', lene, [1, 3, 3], 9, 'Vestergade 60'],
  ['Mælkevejen', 'day_care', lene, [0, 2, 2], 2.5, 'Birkevej 17'],
  ['Jobhuset', 'administration', lene, [2, 2, 2], 4, 'Stationsvej 4'],
  ['Østerskolen', 'school', emil, [1, 2, 3], 8, 'Hedevej 40'],
  ['Plejecenter Rosengården', 'nursing_home', emil, [2, 3, 3], 13, 'Rugmarken 1'],
  ['Ørbæksted Skole', 'school', petra, [1, 3, 3], 8.5, 'Ørbækvej 12'],
  ['Bakkebo', 'day_care', petra, [0, 2, 2], 2, 'Bakkevej 6'],
  ['Plejecenter Lyngtoften', 'nursing_home', soeren, [2, 3, 3], 11, 'Lyngvej 20'],
  ['Sønder Lunde Skole', 'school', soeren, [1, 3, 2], 7, 'Kirkevej 7'],
  ['Hal Syd', 'sports_hall', soeren, [1, 2, 2], 3, 'Kirkevej 9'],
  ['Teknik og Miljø', 'administration', soeren, [1, 2, 2], 5, 'Gartnervej 16'],
  ['Kastanjegården', 'day_care', fatima, [0, 2, 2], 2.5, 'Kastanjevej 3'],
  ['Hedeskolen', 'school', fatima, [1, 3, 3], 9, 'Hedevej 2'],
  ['Fjordskolen', 'school', fatima, [1, 2, 3], 6.5, 'Møllegade 44'],
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

/** The 25 sites, as they are on `today`; each is judged as an administrator's own would be. */
export const townSites = (today: string): TownSite[] =>
  lines.map(([name, kind, lead, [red, yellow, green], fte, street], index) => {
    const { hours, tasks, children, public: publicHost } = usual[kind]
    const closed = closedDaysOf(kind, today)
    const shifts = hours.map(([shift, startsAt, endsAt]) => ({ name: shift, weekdays: [...weekdays], startsAt, endsAt }))
    const staffing = [
      { from: addDays(today, -900), fte },
      { from: addDays(today, -200), fte: fte + 0.5 },
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
    }
    refuseAll(
      refusalsOfSite(
        {
          ...site,
          teamLeadIds: [lead.id],
          buddies: [],
          rep: { name: null, email: null, phone: null },
          closedDays: [...closed],
          closed: false,
        },
        { leads: [lead.id], sameNumber: null },
      ),
    )
    return { ...site, id: siteIdOf(index + 1), organisationId: lead.of.id, lead, leads: [lead.id], closed }
  })
