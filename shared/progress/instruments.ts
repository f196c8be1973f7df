import { type IndicatorKey, type Instrument, indicatorKeys, type Party, type Question } from './instrument.ts'
import { instrumentV1 } from './instrument.v1.ts'
import { caseworkerAsksV2 } from './instrument.v2.caseworker.ts'
import { citizenAsksV2 } from './instrument.v2.citizen.ts'
import { crewAsksV2, crewNamesV2 } from './instrument.v2.crew.ts'
import { scaleV2, versionV2 } from './instrument.v2.scale.ts'

/** Version 2: the eleven indicators of domain.md 2.3 and what a team lead sees, in words that can be said in four languages. */
const instrumentV2: Instrument = {
  version: versionV2,
  countsFrom: '2026-10-01',
  scale: scaleV2,
  names: {
    ...instrumentV1.names,
    ...crewNamesV2,
  },
  asks: { citizen: citizenAsksV2, caseworker: caseworkerAsksV2, team_lead: crewAsksV2 },
}

/** Every version there has been, oldest first. */
export const instruments: readonly Instrument[] = [instrumentV1, instrumentV2]

/** The version asked on a day. */
export const instrumentOn = (day: string): Instrument =>
  instruments.findLast(({ countsFrom }) => countsFrom <= day) ?? instrumentV1

/** The version an answer was given to. */
export const instrumentOf = (version: number): Instrument => instruments.find((one) => one.version === version) ?? instrumentV1

/** What a party is asked in a version, in the order it is asked. */
export const askedOf = (instrument: Instrument, party: Party): readonly Question[] => instrument.asks[party]

/** The indicators that these parties were asked about in these versions, in the order they are shown. */
export const indicatorsIn = (
  asked: readonly { readonly party: Party; readonly instrument: number }[],
): readonly IndicatorKey[] => {
  const keys = new Set(asked.flatMap(({ party, instrument }) => askedOf(instrumentOf(instrument), party).map(({ key }) => key)))
  return indicatorKeys.filter((key) => keys.has(key))
}
