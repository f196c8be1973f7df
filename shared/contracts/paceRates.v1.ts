import type { DatedRate } from './paceRates.rules.ts'

const agreement = 'Serviceoverenskomsten 2023–2025 (DI nr. 794641), lønsatser; danskindustri.dk, ok2023, 12. april 2023'

/** The rates a house begins with, each with its source and how sure we are; an administrator records newer ones. */
export const ratesV1: readonly (DatedRate & { readonly note: string | null })[] = [
  {
    kind: 'startloen',
    value: 152,
    validFrom: '2023-03-15',
    validTo: '2024-03-14',
    source: agreement,
    certainty: 'verified',
    note: 'De første 12 måneder i branchen.',
  },
  {
    kind: 'startloen',
    value: 157.75,
    validFrom: '2024-03-15',
    validTo: null,
    source: agreement,
    certainty: 'verified',
    note: 'De første 12 måneder i branchen. Satsen efter overenskomsten 2025 mangler: spørg leverandøren eller 3F.',
  },
  {
    kind: 'praestationsloen',
    value: 159.11,
    validFrom: '2023-03-15',
    validTo: '2024-03-14',
    source: agreement,
    certainty: 'verified',
    note: null,
  },
  {
    kind: 'praestationsloen',
    value: 164.86,
    validFrom: '2024-03-15',
    validTo: null,
    source: agreement,
    certainty: 'verified',
    note: 'Satsen efter overenskomsten 2025 mangler: spørg leverandøren eller 3F.',
  },
  {
    kind: 'on_cost',
    value: 1.3,
    validFrom: '2023-03-15',
    validTo: null,
    source: 'Antaget: feriepenge, fritvalgskonto, pension, ATP og forsikring. Ingen kilde fundet',
    certainty: 'unknown',
    note: 'Få tallet af leverandørens lønkontor.',
  },
  {
    kind: 'subsidy_private',
    value: 86.16,
    validFrom: '2023-01-01',
    validTo: '2023-12-31',
    source: 'stadsrevisionen.dk, satser for 2023',
    certainty: 'old',
    note: 'Løntilskud til private arbejdsgivere, kroner i timen.',
  },
  {
    kind: 'subsidy_public',
    value: 125.13,
    validFrom: '2023-01-01',
    validTo: '2023-12-31',
    source: 'stadsrevisionen.dk, satser for 2023',
    certainty: 'old',
    note: 'Løntilskud til offentlige arbejdsgivere, kroner i timen.',
  },
]
