import { describe, expect, it } from 'vitest'
import { formatFor } from '../../shared/i18n/format.ts'
import { textsIn } from '../../shared/i18n/index.ts'
import { offers } from '../../shared/offers/kinds.ts'
import { linkStates, versionKinds } from '../../shared/placements/parties.ts'
import { hourSentences } from '../../web/placements/hourSentences.ts'
import { lix } from '../doors/lix.ts'

const texts = textsIn('da')
const format = formatFor('da')
const { citizen, plain, public: link } = texts.papers
const sentence = (line: string): string => (/[.?!:]$/.test(line) ? line : `${line}.`)
const read = (lines: readonly string[]): string => lines.filter(Boolean).map(sentence).join(' ')
const week = (...hours: number[]): number[] => [...hours, 0, 0, 0, 0, 0, 0, 0].slice(0, 7)
const pack = { language: 'da', texts, format } as const
const ramp = [
  { fromWeek: 1, weekdayHours: week(4, 0, 0, 0, 4), pace: null },
  { fromWeek: 5, weekdayHours: week(3.25, 0, 3.25, 0, 3.25), pace: { from: 30, to: 40 } },
  { fromWeek: 13, weekdayHours: week(4, 0, 4, 0, 4), pace: { from: 40, to: 50 } },
]
const period = { startsOn: '2026-11-30', endsOn: '2027-02-28', weekdayHours: week(4, 0, 4, 0, 4) }

/** The agreement as the citizen reads it, from top to bottom. */
const contentOf = (offer: (typeof offers)[number], kind: (typeof versionKinds)[number]): string[] => [
  plain.kinds[kind],
  plain.whereText('Solbakkeskolen', 'Blankt & Co'),
  plain.offers[offer],
  plain.whenText(format.date('2026-11-30'), format.date('2027-02-28')).replaceAll(/\b(nov|feb)\./g, '$1'),
  ...hourSentences({ ...period, ramp }, pack),
  plain.buddyText('Bente'),
]

const cases = offers.flatMap((offer) => versionKinds.map((kind) => [offer, kind] as const))

describe('what a citizen reads before answering is plain (LIX at most 35)', () => {
  it.each(cases)('on the caseworker’s screen: %s, %s', (offer, kind) => {
    const page = [
      citizen.title,
      citizen.hello('Amina'),
      citizen.read,
      ...contentOf(offer, kind),
      citizen.free,
      citizen.yes,
      citizen.no,
      citizen.noTitle,
      citizen.noHint,
      citizen.thanksYes,
      citizen.thanksNo,
    ]
    expect(lix(read(page))).toBeLessThanOrEqual(35)
  })

  it.each(cases)('by link: %s, %s', (offer, kind) => {
    const page = [
      link.titleCitizen,
      link.aboutCitizen('Amina'),
      citizen.read,
      ...contentOf(offer, kind),
      link.from('Midterlund Kommune'),
      citizen.free,
      link.yes,
      link.no,
      link.noTitle,
      link.noHint,
      link.onceOnly,
      link.thanks,
      link.thanksText,
    ]
    expect(lix(read(page))).toBeLessThanOrEqual(35)
  })

  it('what became of a link', () => {
    expect(lix(read([...linkStates.map((state) => link.states[state]), link.unknown, link.missing]))).toBeLessThanOrEqual(35)
  })
})

describe('the hours in sentences', () => {
  it('say each step with its days', () => {
    expect(hourSentences({ ...period, ramp }, pack)).toEqual([
      'Uge 1–4: 8 timer om ugen (mandag og fredag 4 timer).',
      'Uge 5–12: 9,75 timer om ugen (mandag, onsdag og fredag 3,25 timer).',
      'Fra uge 13: 12 timer om ugen (mandag, onsdag og fredag 4 timer).',
    ])
  })

  it('say one line without a ramp, and name a pause', () => {
    expect(hourSentences({ ...period, weekdayHours: week(4, 3, 4), ramp: [] }, pack)).toEqual([
      '11 timer om ugen: mandag og onsdag 4 timer, tirsdag 3 timer.',
    ])
    const [work, pause] = [week(4, 0, 0, 0, 4), week()]
    const paused = [work, pause, work].map((weekdayHours, index) => ({ fromWeek: index + 1, weekdayHours, pace: null }))
    expect(hourSentences({ ...period, ramp: paused }, pack)).toEqual([
      'Uge 1: 8 timer om ugen (mandag og fredag 4 timer).',
      'Uge 2: ingen timer.',
      'Fra uge 3: 8 timer om ugen (mandag og fredag 4 timer).',
    ])
  })
})
