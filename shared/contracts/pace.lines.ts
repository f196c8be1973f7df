import type { Texts } from '../i18n/texts.ts'
import type { AtPace } from './pace.rules.ts'
import { type DoorRamp, type PaceState, reckonPace, type Used } from './pace.state.ts'
import { type DatedRate, type RateKind, rateDoubts } from './paceRates.rules.ts'

type Cell = string | number | null
/** A table of the export: a name, a head, and rows whose first cell names them. */
export type Sheet = {
  readonly name: string
  readonly headers: readonly string[]
  readonly rows: readonly (readonly [string, ...Cell[]])[]
}

/** Øre as kroner with two decimals. */
const kroner = (whole: number): number => whole / 100
const kronerOrNull = (whole: number | null | undefined): number | null => (whole == null ? null : kroner(whole))
const rounded = (value: number): number => Math.round(value * 100) / 100
const share = (value: number | null): number | null => (value === null ? null : Math.round(value * 10_000) / 100)

/** The page as tables: what it rests on with its sources, the chosen pace, pace by pace, the door's weeks, the team, and what it all means. */
export const sheetsOf = (
  state: PaceState,
  rates: readonly DatedRate[],
  ramps: readonly DoorRamp[],
  today: string,
  texts: Texts,
): Sheet[] => {
  const { pace, common, offers } = texts
  const { inputs, figures } = reckonPace(state, rates, ramps, today)
  const subsidyKind: RateKind | null = state.subsidy === 'none' ? null : `subsidy_${state.subsidy}`

  const input = (name: string, kind: RateKind | null, used: Used<DatedRate> | null): [string, ...Cell[]] => {
    const rate = used?.rate
    const doubts = rateDoubts.filter((doubt) => used?.doubts.includes(doubt)).map((doubt) => pace.doubts[doubt])
    const source = used && !rate ? pace.ownNumber : (rate?.source ?? null)
    return [
      name,
      ...[used?.value ?? null, kind ? pace.units[kind] : null, rate?.validFrom ?? null, rate?.validTo ?? null, source],
      ...[rate ? offers.certainties[rate.certainty] : null, doubts.join(' ') || null],
    ]
  }
  const basis: Sheet = {
    name: pace.file.inputs,
    headers: [
      pace.file.input,
      pace.file.value,
      pace.file.unit,
      pace.file.from,
      pace.file.to,
      pace.file.source,
      pace.file.sure,
      pace.file.doubt,
    ],
    rows: [
      [pace.file.asOf, today, null, null, null, null, null, null],
      input(pace.kinds[state.wage], state.wage, inputs.wage),
      input(pace.kinds.on_cost, 'on_cost', inputs.onCost),
      input(subsidyKind ? pace.kinds[subsidyKind] : pace.subsidy, subsidyKind, inputs.subsidy),
      input(`${pace.against}: ${pace.kinds[state.against]}`, state.against, inputs.norm),
      [pace.pace, state.pace, pace.percent, null, null, null, null, null],
      [pace.hours, state.hours, pace.hoursUnit, null, null, null, null, null],
      [pace.weeks, state.weeks, pace.weeksUnit, null, null, null, null, null],
    ],
  }
  const meanings: Sheet = {
    name: pace.file.definitions,
    headers: [pace.file.input, pace.file.definition],
    rows: [
      ...([
        [pace.chosen.normHour, pace.chosen.means.normHour],
        [pace.chosen.extraHour, pace.chosen.means.extraHour],
        [pace.chosen.extraYear, pace.chosen.means.extraYear],
        [pace.chosen.breakEven, pace.chosen.means.breakEven],
        [pace.chosen.normHour, pace.chosen.flexJob],
      ] satisfies [string, string][]),
      [pace.ramp.title, pace.ramp.means],
      [pace.team.title, pace.team.means],
    ],
  }
  if (!figures) return [basis, meanings]

  const { chosen, breakEven, ramp, team } = figures
  const line = ({ normHour, extraHour, extraYear, withSubsidy }: AtPace) => [
    ...[kroner(normHour), kroner(extraHour), kroner(extraYear)],
    ...[kronerOrNull(withSubsidy?.normHour), kronerOrNull(withSubsidy?.extraHour), kronerOrNull(withSubsidy?.extraYear)],
  ]
  const door = common.doors[state.door]
  const { rows: weeks, total: paid } = ramp.without
  const subsidised = ramp.withSubsidy
  return [
    basis,
    {
      name: pace.file.chosen,
      headers: [pace.file.input, pace.chosen.without, pace.chosen.withSubsidy],
      rows: [
        [`${pace.chosen.normHour}, ${pace.curve.axis}`, kroner(chosen.normHour), kronerOrNull(chosen.withSubsidy?.normHour)],
        [`${pace.chosen.extraHour}, ${pace.curve.axis}`, kroner(chosen.extraHour), kronerOrNull(chosen.withSubsidy?.extraHour)],
        [`${pace.chosen.extraYear}, ${pace.curve.axis}`, kroner(chosen.extraYear), kronerOrNull(chosen.withSubsidy?.extraYear)],
        [`${pace.chosen.breakEven}, ${pace.percent}`, share(breakEven.without), share(breakEven.withSubsidy)],
      ],
    },
    {
      name: pace.table.title,
      headers: [
        ...[`${pace.table.pace}, ${pace.percent}`, pace.table.normHour, pace.table.extraHour, pace.table.extraYear],
        ...[pace.table.normHourSubsidy, pace.table.extraHourSubsidy, pace.table.extraYearSubsidy],
      ],
      rows: figures.table.map((one) => [String(one.pace), ...line(one)]),
    },
    {
      name: `${pace.ramp.title}: ${common.doors.full(door.word, door.colour)}`,
      headers: [
        ...[pace.ramp.week, pace.ramp.hours, `${pace.ramp.pace}, ${pace.percent}`, pace.ramp.paidHours, pace.ramp.normHours],
        ...[pace.ramp.cost, pace.ramp.extra, pace.ramp.extraSubsidy],
      ],
      rows: [
        ...weeks.map((week, at): [string, ...Cell[]] => [
          String(week.week),
          ...[rounded(week.hours), week.pace, week.paid ? rounded(week.hours) : 0, rounded(week.normHours)],
          ...[kroner(week.costOere), kroner(week.extraOere), kronerOrNull(subsidised?.rows[at]?.extraOere)],
        ]),
        [
          pace.ramp.total,
          null,
          null,
          rounded(paid.hours),
          rounded(paid.normHours),
          kroner(paid.costOere),
          kroner(paid.extraOere),
          kronerOrNull(subsidised?.total.extraOere),
        ],
        [
          `${pace.ramp.price}, ${pace.curve.axis}`,
          null,
          null,
          null,
          null,
          kronerOrNull(ramp.without.normHourOere),
          null,
          kronerOrNull(subsidised?.normHourOere),
        ],
      ],
    },
    {
      name: pace.team.title,
      headers: [
        ...[pace.team.column, pace.team.people, pace.team.pace, pace.team.each, pace.team.subsidised],
        ...[pace.team.hours, pace.team.normHours, pace.team.cost, pace.team.extra],
      ],
      rows: [
        ...team.rows.map((part, at): [string, ...Cell[]] => [
          pace.team.part(at + 1),
          ...[part.people, part.pace, part.each, part.subsidised ? common.yes : common.no],
          ...[rounded(part.hours), rounded(part.normHours), kroner(part.costOere), kroner(part.extraOere)],
        ]),
        [
          pace.team.total,
          ...[team.people, team.pace === null ? null : rounded(team.pace), null, null],
          ...[
            rounded(team.total.hours),
            rounded(team.total.normHours),
            kroner(team.total.costOere),
            kroner(team.total.extraOere),
          ],
        ],
        [`${pace.team.price}, ${pace.curve.axis}`, null, null, null, null, null, null, kronerOrNull(team.normHourOere), null],
      ],
    },
    meanings,
  ]
}
