import { describe, expect, it } from 'vitest'
import { knownPlaces } from '../../prisma/seed/postalPlaces.ts'
import {
  bodyLine,
  buddyLine,
  type Criterion,
  commuteLine,
  criterionKeys,
  criterionReasons,
  fitOf,
  keptLine,
  languageLine,
  peopleLine,
  weekAt,
  wishesLine,
} from '../../shared/matching/criteria.rules.ts'
import { commuteBetween, kmBetween } from '../../shared/matching/distance.rules.ts'
import { byFit, isPossible, matchSite, quotaRoom } from '../../shared/matching/matching.rules.ts'
import { readPlaces, whyNotPlaces } from '../../shared/matching/places.rules.ts'
import { ground, person, quotaBook, site } from './days.ts'

const said = ({ fit, reason }: Criterion) => `${fit}: ${reason}`

describe('the way to work', () => {
  const place = (code: string) => {
    const [, , latitude, longitude] = knownPlaces.find(([one]) => one === code) ?? []
    return { latitude: latitude ?? 0, longitude: longitude ?? 0 }
  }

  it.each([
    ['the length of a degree on a great circle', { latitude: 0, longitude: 0 }, { latitude: 0, longitude: 1 }, 111.195],
    ['half of the Earth', { latitude: 90, longitude: 0 }, { latitude: -90, longitude: 0 }, 20015.115],
    ['nothing', { latitude: 56, longitude: 9 }, { latitude: 56, longitude: 9 }, 0],
  ])('is %s', (_, from, to, km) => expect(kmBetween(from, to)).toBeCloseTo(km, 2))

  it('is what a map shows, either way', () => {
    // straight lines read off a map: Ikast–Herning, Aarhus–Copenhagen region
    expect(kmBetween(place('7430'), place('7400'))).toBeCloseTo(11.2, 0)
    expect(kmBetween(place('8000'), place('4000'))).toBeCloseTo(kmBetween(place('4000'), place('8000')), 9)
    expect(kmBetween(place('8000'), place('4000'))).toBeGreaterThan(120)
  })

  it('is told apart: the same code, whole kilometres, or not known', () => {
    const { places } = ground()
    expect(commuteBetween(places, '7431', '7431')).toEqual({ kind: 'same' })
    expect(commuteBetween(places, '7431', '7435')).toEqual({ kind: 'km', km: 8 })
    expect(commuteBetween(places, null, '7435')).toEqual({ kind: 'unknown' })
    expect(commuteBetween(places, '1234', '7435')).toEqual({ kind: 'unknown' })
    // the same code is the same also where nobody knows where it lies
    expect(commuteBetween(places, '1234', '1234')).toEqual({ kind: 'same' })
  })

  it('holds no postal code twice, and all of them lie in Denmark', () => {
    expect(new Set(knownPlaces.map(([code]) => code)).size).toBe(knownPlaces.length)
    const file = { headers: ['postnr', 'navn', 'breddegrad', 'længdegrad'] }
    const rows = knownPlaces.map(([code, name, latitude, longitude], at) => ({
      line: at + 2,
      cells: [code, name, String(latitude), String(longitude)],
    }))
    expect(readPlaces({ ...file, rows }).problems).toEqual([])
  })
})

describe('a file of postal codes', () => {
  const headers = ['Postnr.', 'Navn', 'Breddegrad', 'Længdegrad']
  const read = (...cells: string[]) => readPlaces({ headers, rows: [{ line: 2, cells }] })

  it('is read with comma or full stop, in any order, and as DAWA writes it', () => {
    const place = { postalCode: '7430', name: 'Ikast', latitude: 56.13883, longitude: 9.15768 }
    expect(read('7430', 'Ikast', '56,13883', '9.157684').places).toEqual([place])
    const dawa = ['href', 'nr', 'navn', 'visueltcenter_x', 'visueltcenter_y']
    const cells = ['https://…', '7430', 'Ikast', '9.15768', '56.13883']
    expect(readPlaces({ headers: dawa, rows: [{ line: 2, cells }] }).places).toEqual([place])
    expect(read('0999', 'Langt væk', '56', '9').places).toMatchObject([{ postalCode: '0999' }])
  })

  it('must have its four columns', () => {
    expect(whyNotPlaces({ headers, rows: [] })).toBeNull()
    expect(whyNotPlaces({ headers: headers.slice(0, 3), rows: [] })).toMatchObject({ code: 'places-columns-missing' })
  })

  it.each([
    ['postal-code-invalid', ['74300', 'Ikast', '56', '9']],
    ['postal-code-invalid', ['Ikast', '7430', '56', '9']],
    ['required', ['7430', ' ', '56', '9']],
    ['too-long', ['7430', 'I'.repeat(81), '56', '9']],
    ['latitude-expected', ['7430', 'Ikast', '9', '56']],
    ['latitude-expected', ['7430', 'Ikast', '', '9']],
    ['latitude-expected', ['7430', 'Ikast', '58.51', '9']],
    ['longitude-expected', ['7430', 'Ikast', '56', '7.49']],
    ['longitude-expected', ['7430', 'Ikast', '56', '1.000,5']],
  ])('is refused at its line with %s', (code, cells) => {
    expect(read(...cells)).toMatchObject({ places: [], problems: [{ line: 2, code }] })
  })

  it('just holds at its edges, and tells a code that stands twice', () => {
    expect(read('7430', 'I'.repeat(80), '58.5', '15.5').problems).toEqual([])
    const twice = ['7430', 'Ikast', '56', '9']
    const rows = [
      { line: 2, cells: twice },
      { line: 3, cells: twice },
    ]
    expect(readPlaces({ headers, rows }).problems).toEqual([{ line: 3, code: 'duplicate-in-file', cell: '7430' }])
  })
})

describe('the lines of a match', () => {
  const laundry = { kind: 'laundry', tasks: ['Vask', 'Fold'] } as const
  it.each([
    ['neutral: none', [], []],
    ['good: kind', ['laundry'], []],
    ['good: tasks', ['school'], ['Vask']],
    ['good: both', ['laundry'], ['Fold', 'Vask']],
    ['poor: other', ['school'], ['Gulve']],
  ] as const)('say of wishes "%s"', (words, wishedKinds, wishedTasks) =>
    expect(said(wishesLine({ wishedKinds, wishedTasks }, laundry))).toBe(words),
  )

  it.each([
    ['good: near', 'own', 10],
    ['neutral: middling', 'own', 11],
    ['neutral: middling', 'own', 25],
    ['poor: far', 'own', 26],
    ['good: near', 'public', 7],
    ['neutral: middling', 'public', 8],
    ['poor: far', 'public', 19],
    ['good: near', 'unsettled', 3],
    ['poor: far', 'unknown', 9],
  ] as const)('say of a way "%s" by %s transport over %i km', (words, transport, km) =>
    expect(said(commuteLine({ transport }, { kind: 'km', km }))).toBe(words),
  )

  it('know a way that nobody knows from a short one', () => {
    expect(said(commuteLine({}, { kind: 'unknown' }))).toBe('neutral: unknown')
    expect(said(commuteLine({}, { kind: 'same' }))).toBe('good: same')
  })

  it.each([
    ['good: there', 'always', true],
    ['poor: missing', 'always', false],
    ['poor: missing', 'first-weeks', false],
    ['neutral: not-needed', 'no', false],
    ['neutral: unknown', 'unknown', true],
  ] as const)('say of a buddy "%s"', (words, need, hasBuddy) =>
    expect(said(buddyLine({ 'fixed-person': need }, { hasBuddy }))).toBe(words),
  )

  it.each([
    ['neutral: any', 'all', 'sports_hall'],
    ['poor: heavy', 'some', 'sports_hall'],
    ['neutral: mixed', 'some', 'laundry'],
    ['good: light', 'short', 'administration'],
    ['neutral: unknown', 'unknown', 'school'],
  ] as const)('say of the body "%s"', (words, body, kind) => expect(said(bodyLine({ body }, { kind }))).toBe(words))

  it.each([
    ['neutral: any', 'fine', 'school'],
    ['poor: many', 'quiet', 'school'],
    ['good: few', 'quiet', 'day_care'],
    ['neutral: team', 'quiet', 'laundry'],
    ['good: team', 'slowly', 'laundry'],
    ['neutral: few', 'slowly', 'day_care'],
    ['neutral: unknown', 'unknown', 'school'],
  ] as const)('say of people "%s"', (words, people, kind) => expect(said(peopleLine({ people }, { kind }))).toBe(words))

  it.each([
    ['neutral: not-needed', 'alone', 'school', false],
    ['good: buddy', 'every-task', 'school', true],
    ['poor: alone', 'every-task', 'nursing_home', false],
    ['good: talk', 'shown', 'nursing_home', false],
    ['neutral: alone', 'shown', 'school', false],
    ['neutral: unknown', 'unknown', 'school', true],
  ] as const)('say of the language "%s"', (words, language, kind, hasBuddy) =>
    expect(said(languageLine({ language }, { kind, hasBuddy }))).toBe(words),
  )

  it('keep a place for who has hardly another', () => {
    expect(said(keptLine({ free: 2, needing: 1 }))).toBe('good: roomy')
    expect(said(keptLine({ free: 1, needing: 0 }))).toBe('neutral: last')
    expect(said(keptLine({ free: 1, needing: 1 }))).toBe('poor: needed')
    expect(said(keptLine({ free: 2, needing: 2 }))).toBe('poor: needed')
  })

  const shift = (startsAt: string, endsAt: string, weekdays = [1, 2, 3, 4, 5]) => ({ weekdays, startsAt, endsAt })
  const hours = { wanted: 12, least: 10 }
  const evening = [shift('17:00', '20:30')]
  const early = [shift('05:30', '08:00')]
  const day = [shift('07:00', '15:00')]
  it.each([
    ['neutral: no-shifts', {}, null, []],
    ['neutral: any', { 'earliest-start': 'before-7' }, null, early],
    ['neutral: unknown', {}, null, day],
    ['good: fits', { 'earliest-start': 'from-7' }, null, day],
    ['neutral: later', { 'earliest-start': 'from-9' }, null, day],
    ['good: fits', { 'earliest-start': 'from-9' }, null, [...day, shift('09:00', '14:00')]],
    ['poor: outside-day', { 'earliest-start': 'from-7', care: 'daytime' }, null, evening],
    ['good: fits', { 'earliest-start': 'from-7', care: 'daytime' }, null, day],
    ['neutral: care-unsettled', { care: 'unsettled' }, null, day],
    ['poor: few-hours', { 'earliest-start': 'from-7' }, null, [shift('05:30', '08:00', [1, 2, 3, 4, 5])]],
    ['poor: few-hours', { 'earliest-start': 'from-7' }, [9, 0, 0, 0, 0, 0, 0], day],
  ] as const)('say of the time "%s" (%o)', (words, answers, availability, shifts) => {
    const { line } = weekAt({ ...answers }, availability, shifts, hours)
    expect(line && said(line)).toBe(words)
  })

  it('find no hour in a shift that is over, nor on a day that is taken', () => {
    expect(weekAt({ 'earliest-start': 'from-9' }, null, early, hours).line).toBeNull()
    // less than an hour of a shift is none; an hour is one
    expect(weekAt({ 'earliest-start': 'from-7' }, null, [shift('05:30', '07:45')], hours).line).toBeNull()
    expect(weekAt({ 'earliest-start': 'from-7' }, null, [shift('05:30', '08:00')], hours).line).not.toBeNull()
    expect(weekAt({}, [0, 0, 0, 0, 0, 6, 6], day, hours).line).toBeNull()
    expect(weekAt({}, [0, 0, 0, 0, 0, 6, 6], [shift('07:00', '15:00', [6])], { wanted: 6, least: 6 }).line).not.toBeNull()
  })

  it('propose the wanted hours evenly over the days both have, and no more than both have', () => {
    expect(weekAt({}, null, day, hours).weekdayHours).toEqual([2.25, 2.25, 2.25, 2.25, 2.25, 0, 0])
    expect(weekAt({}, [5, 0, 5, 0, 1, 0, 0], day, hours).weekdayHours).toEqual([4, 0, 4, 0, 1, 0, 0])
    expect(weekAt({}, null, [shift('22:00', '02:00')], hours).weekdayHours).toEqual([2.25, 2.25, 2.25, 2.25, 2.25, 0, 0])
  })

  it('are all named, and weigh what the paper says', () => {
    expect(criterionKeys.toSorted()).toEqual(Object.keys(criterionReasons).toSorted())
    expect(
      fitOf([
        { key: 'wishes', fit: 'good' },
        { key: 'commute', fit: 'poor' },
        { key: 'buddy', fit: 'good' },
        { key: 'kept', fit: 'neutral' },
      ]),
    ).toBe(2)
  })
})

describe('a site for a person', () => {
  const codes = (who = person(), where = site(), on = ground()) => matchSite(who, where, on).whyNot.map(({ code }) => code)

  it('is possible where nothing stands in the way', () => expect(codes()).toEqual([]))

  it.each([
    ['certificate-missing', person({ facts: { certificate: 'missing' } }), site({ facts: { childrenPresent: true } })],
    ['certificate-missing', person({ facts: { certificate: 'not_relevant' } }), site({ facts: { childrenPresent: true } })],
    ['site-too-far', person({ travelLimitKm: 7 }), site({ postalCode: '7435' })],
    ['site-closed', person(), site({ facts: { closed: true } })],
    ['site-full', person(), site({ doors: { ...site().doors, yellow: { places: 2, free: 0 } } })],
    ['site-without-places', person(), site({ doors: { ...site().doors, yellow: { places: 0, free: 0 } } })],
    ['hours-do-not-meet', person({ facts: { availability: [0, 0, 0, 0, 0, 8, 8] } }), site()],
    ['quota-full', person(), site({ facts: { staffing: [{ from: '2020-01-01', fte: 4 }], occupied: [occupied()] } })],
  ])('is impossible: %s', (code, who, where) => expect(codes(who, where)).toEqual([code]))

  it.each([
    ['the certificate is ordered', person({ facts: { certificate: 'ordered' } }), site({ facts: { childrenPresent: true } })],
    ['there are no children', person({ facts: { certificate: 'missing' } }), site()],
    ['the way is just as long as wished', person({ travelLimitKm: 8 }), site({ postalCode: '7435' })],
    ['nobody knows how far it is', person({ travelLimitKm: 1 }), site({ postalCode: '1234' })],
    ['one place is left', person(), site({ doors: { ...site().doors, yellow: { places: 2, free: 1 } } })],
    ['one place of the quota is left', person(), site({ facts: { staffing: [{ from: '2020-01-01', fte: 4 }] } })],
    [
      'ordinary hours fill no place of the quota',
      person({ door: 'green' }),
      site({ facts: { staffing: [{ from: '2020-01-01', fte: 4 }], occupied: [occupied()] } }),
    ],
  ])('is possible where %s', (_, who, where) => expect(codes(who, where)).toEqual([]))

  it('tells all that stands in the way, not only the first', () => {
    const where = site({ postalCode: '7437', facts: { childrenPresent: true, closed: true } })
    expect(codes(person({ travelLimitKm: 5, facts: { certificate: 'missing' } }), where)).toEqual([
      'site-closed',
      'certificate-missing',
      'site-too-far',
    ])
  })

  it('warns of a certificate that has not come, and of posts that nobody has told', () => {
    const warned = (where: ReturnType<typeof site>) =>
      matchSite(person({ facts: { certificate: 'ordered' } }), where, ground()).warnings.map(({ code }) => code)
    expect(warned(site({ facts: { childrenPresent: true } }))).toEqual(['certificate-missing'])
    expect(warned(site({ facts: { staffing: [] } }))).toEqual(['fte-unknown'])
    expect(warned(site())).toEqual([])
  })

  it('has as much room as its quota says, asked of the one checker', () => {
    const room = (fte: number, taken: number, on = ground()) =>
      quotaRoom(
        site({ facts: { staffing: [{ from: '2020-01-01', fte }], occupied: Array.from({ length: taken }, occupied) } }),
        'yellow',
        on,
      )
    expect(room(4, 0)).toBe(1)
    expect(room(10, 1)).toBe(1)
    expect(room(15, 0)).toBe(3)
    expect(room(15, 3)).toBe(0)
    // six free places in all: a quota beyond them binds nobody
    expect(room(30, 0)).toBeNull()
    // a rule that is not verified warns
    const unsure = quotaBook.map((rule) => ({ ...rule, certainty: 'unknown' as const }))
    expect(room(4, 1, ground({ book: unsure }))).toBeNull()
  })

  it('comes before another by its fit, then by its way, then by its name', () => {
    const one = (name: string, km: number | null, fit: 'good' | 'poor') => ({
      name,
      commute: km === null ? ({ kind: 'unknown' } as const) : ({ kind: 'km', km } as const),
      criteria: [{ key: 'wishes', fit, reason: 'kind' }] satisfies Criterion[],
    })
    const sorted = [one('Å', 3, 'good'), one('A', 3, 'good'), one('B', 1, 'good'), one('C', null, 'good'), one('D', 0, 'poor')]
      .toSorted(byFit)
      .map(({ name }) => name)
    expect(sorted).toEqual(['B', 'A', 'Å', 'C', 'D'])
    expect(isPossible({ whyNot: [] })).toBe(true)
  })
})

function occupied() {
  return { offer: 'internship' as const, from: '2026-11-01', until: '2027-03-01' }
}
