import { describe, expect, it } from 'vitest'
import { paceApi } from '../../../shared/contracts/pace.api.ts'
import {
  alongRamp,
  atPace,
  breakEvenPace,
  doorWeeks,
  type HourlyCost,
  hourOere,
  normHourOere,
  oere,
  ofTeam,
} from '../../../shared/contracts/pace.rules.ts'
import { firstState, isPaceValue, type PaceState, queryOf, reckonPace, stateFrom } from '../../../shared/contracts/pace.state.ts'
import { type DatedRate, doubtsOf, rateOn, whyNotRate } from '../../../shared/contracts/paceRates.rules.ts'
import { ratesV1 } from '../../../shared/contracts/paceRates.v1.ts'
import { doors } from '../../../shared/doors/catalogue.v1.doors.ts'
import { addressOf } from '../../../shared/endpoint.ts'

/** Wage on entry of 15 March 2024, assumed on-costs, subsidy of 2023. */
const cost: HourlyCost = { wage: 157.75, onCost: 1.3, subsidy: 86.16 }
const year = { hours: 20, weeks: 46 }

describe('the table that the municipality asked of its supplier in 2015, on the rates of 2024', () => {
  // as printed in the paper: kroner and øre, the year in whole kroner
  it.each([
    [40, 512.69, 123.05, 113_201, 297.29],
    [50, 410.15, 102.54, 94_334, 237.83],
    [60, 341.79, 82.03, 75_468, 198.19],
    [70, 292.96, 61.52, 56_601, 169.88],
    [80, 256.34, 41.01, 37_734, 148.64],
    [90, 227.86, 20.51, 18_867, 132.13],
    [100, 205.08, 0, 0, 118.92],
  ])(
    'at %i per cent a norm hour costs %f, a worked hour %f more, a year %i more, a norm hour with subsidy %f',
    (pace, normHour, extraHour, extraYear, subsidised) => {
      const line = atPace(cost, pace, year)
      expect([line.normHour, line.extraHour, line.withSubsidy?.normHour]).toEqual(
        [normHour, extraHour, subsidised].map((kroner) => Math.round(kroner * 100)),
      )
      // 50 per cent is 94,334.50 to the øre, printed without its half krone
      expect(Math.abs(line.extraYear - extraYear * 100)).toBeLessThanOrEqual(50)
    },
  )

  it('gives the year to the øre, from the unrounded hour', () => {
    expect([40, 50, 60, 70, 80, 90].map((pace) => atPace(cost, pace, year).extraYear)).toEqual([
      11_320_140, 9_433_450, 7_546_760, 5_660_070, 3_773_380, 1_886_690,
    ])
  })

  it('breaks even at 58 per cent with the subsidy and at the norm without; against those on performance pay sooner', () => {
    expect(breakEvenPace(cost, cost)).toBeCloseTo(0.57986, 5)
    expect(breakEvenPace({ ...cost, subsidy: 0 }, cost)).toBe(1)
    const experienced = { ...cost, wage: 164.86 }
    expect(breakEvenPace({ ...cost, subsidy: 0 }, experienced)).toBeCloseTo(157.75 / 164.86, 12)
    expect(breakEvenPace(cost, experienced)).toBeCloseTo((205.075 - 86.16) / 214.318, 12)
  })

  it('at the pace of the break-even costs with subsidy what the norm costs without', () => {
    expect(normHourOere(cost, breakEvenPace(cost, cost) * 100)).toBe(hourOere(cost))
    expect(atPace(cost, 58, year).withSubsidy?.extraHour).toBe(-3)
    expect(atPace(cost, 57, year).withSubsidy?.extraHour).toBe(202)
  })

  it('knows no figures with a subsidy where there is none, and no price below nothing', () => {
    expect(atPace({ ...cost, subsidy: 0 }, 80, year).withSubsidy).toBeNull()
    expect(normHourOere({ ...cost, subsidy: 500 }, 80)).toBe(0)
  })

  it.each([
    [0.005, 1],
    [0.0049, 0],
    [205.075, 20_508],
    [118.915, 11_892],
    [-0.026, -3],
  ])('%f kroner are %i øre', (kroner, whole) => {
    expect(oere(kroner)).toBe(whole)
  })
})

describe('over a door’s ramp', () => {
  const [red, yellow, green] = doors.map(({ ramp }) => doorWeeks(ramp))

  it('takes the middle of each week, and where no pace is measured the lowest that is asked for later', () => {
    expect(red?.slice(0, 6)).toEqual([
      { week: 1, hours: 5, pace: 30, assumed: true },
      { week: 2, hours: 5, pace: 30, assumed: true },
      { week: 3, hours: 5.5, pace: 30, assumed: true },
      { week: 4, hours: 6, pace: 30, assumed: true },
      { week: 5, hours: 6.5, pace: 32.5, assumed: false },
      { week: 6, hours: 7, pace: 32.5, assumed: false },
    ])
    expect([red, yellow, green].map((weeks) => weeks?.length)).toEqual([13, 13, 13])
    expect(doorWeeks([{ week: 1, hours: { from: 3, to: 5 }, pace: null }])).toEqual([
      { week: 1, hours: 4, pace: 100, assumed: true },
    ])
  })

  it('adds up: paid hours, norm hours, cost and what it is more', () => {
    const weeks = [
      { week: 1, hours: 10, pace: 50, assumed: false },
      { week: 2, hours: 20, pace: 80, assumed: false },
      { week: 3, hours: 37, pace: 100, assumed: false },
    ]
    const bare = { wage: 100, onCost: 1.2, subsidy: 0 }
    const all = alongRamp(bare, weeks, 1)
    expect(all.rows.map(({ costOere, extraOere }) => [costOere, extraOere])).toEqual([
      [120_000, 60_000],
      [240_000, 48_000],
      [444_000, 0],
    ])
    expect(all.total).toEqual({ hours: 67, normHours: 58, costOere: 804_000, extraOere: 108_000 })
    expect(all.normHourOere).toBe(Math.round(804_000 / 58))
    const later = alongRamp(bare, weeks, 3)
    expect(later.rows.map(({ paid, hours, costOere }) => [paid, hours, costOere])).toEqual([
      [false, 10, 0],
      [false, 20, 0],
      [true, 37, 444_000],
    ])
    expect([later.total, later.normHourOere]).toEqual([{ hours: 37, normHours: 37, costOere: 444_000, extraOere: 0 }, 12_000])
    expect(alongRamp(bare, weeks, 4).normHourOere).toBeNull()
  })

  it('costs more the more support there is at the door, for as much work', () => {
    const prices = [red, yellow, green].map((weeks) => alongRamp(cost, weeks ?? [], 1).normHourOere ?? 0)
    expect(prices).toEqual(prices.toSorted((a, b) => b - a))
  })
})

describe('a team of mixed paces', () => {
  it('counts hours, norm hours, cost and the price of the team’s norm hour', () => {
    const bare = { wage: 100, onCost: 1.2, subsidy: 60 }
    const team = ofTeam(bare, [
      { people: 4, pace: 100, hours: 30, subsidised: false },
      { people: 2, pace: 50, hours: 15, subsidised: true },
    ])
    expect(team.rows.map(({ hours, normHours, costOere, extraOere }) => [hours, normHours, costOere, extraOere])).toEqual([
      [120, 120, 1_440_000, 0],
      [30, 15, 180_000, 0],
    ])
    expect([team.people, team.pace, team.normHourOere]).toEqual([6, 90, 12_000])
    const dear = ofTeam({ ...bare, subsidy: 0 }, [{ people: 2, pace: 50, hours: 15, subsidised: true }])
    expect([dear.normHourOere, dear.total.extraOere]).toEqual([24_000, 180_000])
  })
  it('of nobody has no pace and no price', () => {
    expect(ofTeam(cost, [])).toEqual({
      rows: [],
      total: { hours: 0, normHours: 0, costOere: 0, extraOere: 0 },
      normHourOere: null,
      people: 0,
      pace: null,
    })
    expect(ofTeam(cost, [{ people: 0, pace: 80, hours: 20, subsidised: false }]).normHourOere).toBeNull()
  })
})

describe('dated rates', () => {
  const rate = (validFrom: string, validTo: string | null, given: Partial<DatedRate> = {}): DatedRate => ({
    kind: 'startloen',
    value: 150,
    validFrom,
    validTo,
    source: 'x',
    certainty: 'verified',
    ...given,
  })
  const rates = [
    rate('2023-03-15', '2024-03-14'),
    rate('2024-03-15', '2025-02-28'),
    rate('2027-03-01', null),
    rate('2024-01-01', null, { kind: 'on_cost' }),
  ]

  it.each([
    ['2023-03-14', null],
    ['2023-03-15', '2023-03-15'],
    ['2024-03-14', '2023-03-15'],
    ['2024-03-15', '2024-03-15'],
    // ended, and nothing newer yet
    ['2026-11-23', '2024-03-15'],
    ['2027-03-01', '2027-03-01'],
  ])('on %s the row of %s is reckoned with', (day, from) => {
    expect(rateOn(rates, 'startloen', day)?.validFrom ?? null).toBe(from)
  })

  it.each([
    ['counts and is new', rate('2025-03-01', null), []],
    ['began a day less than two years ago', rate('2024-11-24', null), []],
    ['began two years ago', rate('2024-11-23', null), ['aged']],
    ['began two years ago and is assumed', rate('2024-11-23', null, { certainty: 'unknown' }), ['unknown']],
    ['ended yesterday', rate('2025-03-01', '2026-11-22'), ['ended']],
    ['ends today', rate('2025-03-01', '2026-11-23'), []],
    ['is assumed', rate('2025-03-01', null, { certainty: 'unknown' }), ['unknown']],
    ['is of a former law and has ended', rate('2023-01-01', '2023-12-31', { certainty: 'old' }), ['ended', 'old']],
  ])('of a rate that %s is said %j', (_, one, doubts) => {
    expect(doubtsOf(one, '2026-11-23')).toEqual(doubts)
  })

  it.each([
    ['startloen', 0, false],
    ['startloen', 0.01, true],
    ['startloen', 1000, true],
    ['startloen', 1000.01, false],
    ['startloen', 157.7512, true],
    ['startloen', 157.75123, false],
    ['on_cost', 0.99, false],
    ['on_cost', 1, true],
    ['on_cost', 3, true],
    ['on_cost', 3.01, false],
    ['subsidy_private', Number.NaN, false],
  ] as const)('%s of %f may be recorded: %s', (kind, value, may) => {
    expect(whyNotRate(kind, value) === null).toBe(may)
  })

  it('a house begins with may all be recorded, one for each day', () => {
    expect(ratesV1.map(({ kind, value }) => whyNotRate(kind, value))).toEqual(ratesV1.map(() => null))
    const twice = ratesV1.filter((one) =>
      ratesV1.some(
        (other) =>
          other !== one &&
          other.kind === one.kind &&
          other.validFrom <= (one.validTo ?? '9999') &&
          (other.validTo ?? '9999') >= one.validFrom,
      ),
    )
    expect(twice).toEqual([])
  })
})

describe('what the address says', () => {
  const search = (query: Record<string, string>) => new URLSearchParams(query)

  it('is nothing at first, and comes back as it was', () => {
    expect(queryOf(firstState)).toEqual({})
    expect(stateFrom(search({}))).toEqual(firstState)
    const state: PaceState = {
      ...{
        pace: 85,
        hours: 12.5,
        weeks: 40,
        wage: 'praestationsloen',
        ownWage: 170.25,
        ownOnCost: 1.345,
        subsidy: 'public',
        ownSubsidy: 99.5,
      },
      ...{
        against: 'praestationsloen',
        door: 'green',
        paidFrom: 5,
        team: [{ people: 3, pace: 70, hours: 18.5, subsidised: true }],
      },
    }
    expect(stateFrom(search(queryOf(state)))).toEqual(state)
    const nobody = { ...state, team: [] }
    expect(stateFrom(search(queryOf(nobody)))).toEqual(nobody)
    // as a file is asked for: what is empty falls out of an address
    const asked = new URL(addressOf(paceApi.csv, { query: queryOf(nobody) }), 'http://localhost').searchParams
    expect(stateFrom(asked)).toEqual(nobody)
  })

  it.each([
    ['takt', '9', 60],
    ['takt', '10', 10],
    ['takt', '120', 120],
    ['takt', '121', 60],
    ['takt', '60.5', 60],
    ['takt', 'x', 60],
  ])('%s=%s is a pace of %i', (name, text, pace) => {
    expect(stateFrom(search({ [name]: text })).pace).toBe(pace)
  })

  it('refuses a team of nine parts and takes one of eight', () => {
    const parts = (count: number) => Array.from({ length: count }, () => '1x80x20').join(',')
    expect([
      isPaceValue('hold', parts(8)),
      isPaceValue('hold', parts(9)),
      isPaceValue('hold', '0x80x20'),
      isPaceValue('hold', '1x80x20t'),
    ]).toEqual([true, false, false, true])
  })
})

describe('what is reckoned from the dated rates', () => {
  const onDay = (day: string, state: Partial<PaceState> = {}) => reckonPace({ ...firstState, ...state }, ratesV1, [], day)

  it('rests on the row of the day, and says where it cannot be relied on', () => {
    const { inputs, figures } = onDay('2024-06-01')
    expect(figures?.cost).toEqual(cost)
    expect([inputs.wage?.doubts, inputs.onCost?.doubts, inputs.subsidy?.doubts]).toEqual([[], ['unknown'], ['ended', 'old']])
    expect(onDay('2023-06-01').figures?.cost).toEqual({ wage: 152, onCost: 1.3, subsidy: 86.16 })
    expect(onDay('2026-11-23').inputs.wage?.doubts).toEqual(['aged'])
  })

  it('takes the reader’s own numbers instead, which have no source and no doubts', () => {
    const { inputs, figures } = onDay('2024-06-01', { ownWage: 170, ownOnCost: 1.35, ownSubsidy: 0 })
    expect(figures?.cost).toEqual({ wage: 170, onCost: 1.35, subsidy: 0 })
    expect(inputs.wage).toEqual({ value: 170, rate: null, doubts: [] })
    // held against the same wage, so against the own one
    expect(figures?.breakEven).toEqual({ without: 1, withSubsidy: null })
    expect(onDay('2024-06-01', { ownWage: 170, against: 'praestationsloen' }).figures?.reference.wage).toBe(164.86)
  })

  it('says nothing before the first wage, and no subsidy where there is no rate', () => {
    expect(onDay('2023-03-14').figures).toBeNull()
    expect(onDay('2023-03-14', { ownWage: 150, ownOnCost: 1.3 }).figures).not.toBeNull()
    const own = { ownWage: 150, ownOnCost: 1.3, subsidy: 'public' } as const
    expect(onDay('2022-12-31', own).figures?.chosen.withSubsidy).toBeNull()
    expect(onDay('2023-01-01', own).figures?.cost.subsidy).toBe(125.13)
    expect(onDay('2024-06-01', { subsidy: 'none' }).inputs.subsidy).toBeNull()
  })

  it('has the chosen pace in the table, once', () => {
    expect(onDay('2024-06-01', { pace: 55 }).figures?.table.map(({ pace }) => pace)).toEqual([40, 50, 55, 60, 70, 80, 90, 100])
    expect(onDay('2024-06-01', { pace: 60 }).figures?.table).toHaveLength(7)
  })
})
