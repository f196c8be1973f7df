import type { DatedRule } from './checks.ts'
import type { Certainty } from './kinds.ts'
import type { ParameterKey } from './parameters.ts'

/** The last day of the act that the rules were read in; a new main act is expected on the day after (STAR, beskæftigelsesreform). */
export const lastDayOfOldAct = '2026-12-31'
export const firstDayOfNewAct = '2027-01-01'

export type FirstRule = Omit<DatedRule, 'ruleId' | 'key'> & { readonly key: ParameterKey }

type Told = {
  readonly from?: string | null
  readonly to?: string
  readonly law?: string
  readonly note?: string
  /** Whether it stands outside the act that ends, and so goes on by itself. */
  readonly lasting?: true
}

const row = (
  key: ParameterKey,
  value: DatedRule['value'],
  certainty: Certainty,
  source: string,
  { from = '2020-01-01', to, law, note, lasting }: Told = {},
): FirstRule => ({
  key,
  value,
  validFrom: from,
  validTo: to ?? (lasting ? null : lastDayOfOldAct),
  lawReference: law ?? null,
  source,
  certainty,
  note: note ?? null,
})

/** What was read, with what each page is worth (domain.md §§ 3.1–3.12; the tags are those of its list of sources). */
const read: readonly FirstRule[] = [
  row('praktik-max-weeks-jobparat', 4, 'old', 'CABI-VP1: cabiweb.dk, virksomhedspraktik', { law: 'LAB § 61, stk. 1, nr. 1' }),
  row('praktik-max-weeks-aktivitetsparat', 13, 'old', 'CABI-VP1/ELOV61: cabiweb.dk og elov.dk', {
    law: 'LAB § 61, stk. 1, nr. 2',
  }),
  row('praktik-long-groups', 'nr3 nr5 nr6 nr7 nr8 nr9 nr10 nr11 nr13', 'old', 'CABI-VP1: cabiweb.dk, virksomhedspraktik', {
    law: 'LAB § 61, stk. 1, nr. 2',
    note: 'Fordelingen på grupper er læst i en ældre tekst.',
  }),
  row('praktik-extend-to-weeks', 26, 'verified', 'ELOV61: elov.dk, LAB § 61', { law: 'LAB § 61, stk. 2' }),
  row('praktik-further-step-weeks', 13, 'verified', 'ELOV61: elov.dk, LAB § 61', { law: 'LAB § 61, stk. 2' }),
  row('praktik-except-groups', '', 'verified', 'ELOV57: elov.dk, LAB § 57', { law: 'LAB § 57' }),

  row('nytteindsats-host', 'public_only', 'verified', 'VEJEN/STAR5: vejen.dk og star.dk, om nytteindsats', { from: null }),
  row('nytteindsats-max-weeks', 13, 'old', 'VEJEN: vejen.dk, nytteindsats', { to: '2024-12-31' }),
  row('nytteindsats-max-weeks', null, 'verified', 'STAR5: star.dk, om nytteindsats', { from: '2025-01-01' }),
  row('nytteindsats-rimelighed', true, 'old', 'VIRK: indberet.virk.dk, løntilskud', { to: '2024-12-31' }),
  row('nytteindsats-rimelighed', false, 'verified', 'STAR6: star.dk, om ny arbejdspligt', { from: '2025-01-01' }),
  row('nytteindsats-except-groups', 'nr6 nr7 nr8 nr9 nr10 nr11 nr12 nr13', 'unknown', 'Ikke slået op', {
    note: 'Hvem der kan få nytteindsats, er ikke læst i loven endnu.',
  }),

  row('loentilskud-private-max-months', 6, 'verified', 'ELOV-K12: elov.dk, LAB kapitel 12', { law: 'LAB § 68, nr. 1' }),
  row('loentilskud-public-max-months', 4, 'conflicting', 'ELOV-K12/AARH: elov.dk og aarhus.dk', {
    law: 'LAB § 68, nr. 1',
    note: 'Aarhus skriver 6 måneder for kontanthjælp hos offentlige arbejdsgivere.',
  }),
  row('loentilskud-short-groups', 'nr1 nr2 nr4 nr12', 'verified', 'ELOV-K12: elov.dk, LAB kapitel 12', {
    law: 'LAB § 68, nr. 1',
    note: 'Af nr. 12 kun de jobparate.',
  }),
  row('loentilskud-private-max-months-others', 6, 'unknown', 'ELOV-K12: elov.dk, LAB kapitel 12', {
    law: 'LAB § 68, nr. 2',
    note: 'Teksten begynder med "op til 6 måneder", men er skåret af.',
  }),
  row('loentilskud-public-max-months-others', 12, 'conflicting', 'AARH: aarhus.dk, løntilskud', {
    law: 'LAB § 68, nr. 2',
    note: 'Gælder på Aarhus’ side sygedagpenge, ressourceforløb og jobafklaring.',
  }),
  row('loentilskud-private-prior-months', 6, 'old', 'DINE: dinero.dk', { note: 'Der er undtagelser, som ikke er læst.' }),
  row('loentilskud-except-groups', 'nr4-obvious nr9 nr13', 'verified', 'ELOV-K12: elov.dk, LAB kapitel 12', { law: 'LAB § 66' }),
  row('loentilskud-except-groups-in-work', 'nr6 nr7', 'verified', 'ELOV-K12: elov.dk, LAB kapitel 12', { law: 'LAB § 66' }),
  row('merbeskaeftigelse-needed', true, 'verified', 'VIRK: indberet.virk.dk, løntilskud', {
    note: 'Sidste måneds ordinære årsværk mod gennemsnittet af de seneste 12 måneder, for hele CVR-nummeret.',
  }),
  row('merbeskaeftigelse-months', 12, 'verified', 'VIRK: indberet.virk.dk, løntilskud'),

  row('rimelighed-per-first', 5, 'verified', 'CABI-R/VIRK: cabiweb.dk og indberet.virk.dk', { law: 'BEK 1297/2017 § 92' }),
  row('rimelighed-first-limit', 50, 'verified', 'CABI-R/VIRK: cabiweb.dk og indberet.virk.dk', { law: 'BEK 1297/2017 § 92' }),
  row('rimelighed-per-above', 10, 'verified', 'CABI-R/VIRK: cabiweb.dk og indberet.virk.dk', { law: 'BEK 1297/2017 § 92' }),
  row('rimelighed-minimum', 1, 'verified', 'CABI-R/VIRK: cabiweb.dk og indberet.virk.dk', { law: 'BEK 1297/2017 § 92' }),
  row('rimelighed-unit', 'fte', 'verified', 'VIRK: indberet.virk.dk, løntilskud', {
    law: 'BEK 1297/2017 § 92',
    note: 'I 2017 blev der talt personer; STAR skriver nu årsværk. Regnes for hvert P-nummer.',
  }),
  row('rimelighed-rounding', 'down', 'unknown', 'Ikke fundet', { note: 'Ingen kilde siger, hvordan brøkdele rundes.' }),
  row('rimelighed-counts-praktik', true, 'verified', 'VIRK: indberet.virk.dk, løntilskud', { law: 'BEK 1297/2017 § 92' }),
  row('rimelighed-counts-loentilskud', true, 'verified', 'VIRK: indberet.virk.dk, løntilskud', { law: 'LAB § 77' }),

  row('mentor-max-agreement-months', 6, 'verified', 'HJER: hjerteforeningen.dk, mentor', { from: null, law: 'LAB kapitel 26' }),
  row('rep-praktik', 'signs', 'verified', 'TIPO: tiponi.dk, VITAS', { note: 'Når der er mere end én ansat.' }),
  row('rep-loentilskud', 'signs', 'verified', 'VIRK: indberet.virk.dk, løntilskud'),
  row('rep-nytteindsats', 'signs', 'old', 'ELOV-B99: elov.dk, BEK § 99', { to: '2024-12-31', law: 'BEK § 99' }),
  row('rep-nytteindsats', 'informed', 'verified', 'STAR6: star.dk, om ny arbejdspligt', { from: '2025-01-01' }),

  row('samtaler-jobparat-first-6-months', 4, 'verified', 'STAR3: star.dk, spørgsmål og svar om reformen', { from: '2026-07-01' }),
  row('samtaler-jobparat-share', 75, 'verified', 'STAR3: star.dk, spørgsmål og svar om reformen', { from: '2026-07-01' }),
  row('new-main-act', 'expected', 'unknown', 'STAR1: star.dk, beskæftigelsesreformens proces', {
    from: firstDayOfNewAct,
    lasting: true,
    note: 'Vedtagelsen er ikke bekræftet.',
  }),
]

/**
 * The first set of dated rules. What rests on the act that ends goes on with the same values and nothing verified, so that from the
 * first day of the new act it warns and no longer stops, until somebody has read the new text.
 */
export const rulesV1: readonly FirstRule[] = [
  ...read,
  ...read
    .filter(({ validTo }) => validTo === lastDayOfOldAct)
    .map(
      (rule): FirstRule => ({
        ...rule,
        validFrom: firstDayOfNewAct,
        validTo: null,
        certainty: 'unknown',
        note: 'Værdien er ført videre fra den hidtidige lov. Den nye hovedlov ventes at gælde fra 1. januar 2027, men vedtagelsen er ikke bekræftet.',
      }),
    ),
]

/** A book of the first set, for those who judge without a database. */
export const bookV1: readonly DatedRule[] = rulesV1.map((rule, index) => ({ ...rule, ruleId: `v1-${index}` }))
