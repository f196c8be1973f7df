import { describe, expect, test } from 'vitest'
import { answersFor } from '../../prisma/factories.ts'
import { catalogueV1 } from '../../shared/doors/catalogue.v1.ts'
import { answerWithin, outcomes } from '../../shared/doors/disagreements.rules.ts'
import { proposeDoor } from '../../shared/doors/doors.rules.ts'
import { Door, type DoorLetter } from '../../shared/doors/doors.schema.ts'
import { formatFor } from '../../shared/i18n/format.ts'
import { textsIn } from '../../shared/i18n/index.ts'
import { lix } from './lix.ts'

const format = formatFor('da')

/** The letter's own words with the catalogue's, as they are read from top to bottom. */
const read = (door: Door, proposed: Door | null, reason: string | null): string => {
  const words = textsIn('da').doors.letter
  const definition = catalogueV1.doors.find((one) => one.door === door)
  const { reasons } = proposeDoor(catalogueV1, proposed ? answersFor(proposed) : {})
  const { place, groupSize, payTarget, summary } = definition ?? {}
  const who: DoorLetter['decidedBy'] = 'Karen Holm'
  const on = format.date('2026-11-18').replace('nov.', 'november')
  return [
    words.subject[door],
    words.opening,
    words.decided[door](who, on),
    words.placeNotPerson,
    words.means,
    summary?.da,
    words.hoursText('10–18 timer', '20–25 timer'),
    place?.da,
    groupSize?.da,
    payTarget?.text.da,
    words.why,
    proposed === door ? words.asProposed : words.proposed[proposed ?? 'none'],
    proposed === door ? words.youSaid : words.yourAnswers,
    ...reasons.filter(({ decisive }) => decisive).map(({ sentence }) => sentence.da),
    ...(reason ? [proposed ? words.choseOther(who) : words.chose(who), reason] : []),
    words.next,
    words.nextText(on),
    words.sooner,
    words.disagree,
    words.disagreeText(who),
    words.clock(answerWithin),
    words.call('70 80 00 01'),
    `${words.explained} www`,
    words.right(who),
  ]
    .map((line) => (/[.?!:]$/.test(line ?? '') ? line : `${line}.`))
    .join(' ')
}

describe('the letter to the citizen', () => {
  const cases = Door.options.flatMap((door) =>
    [...Door.options, null].map((proposed) => [door, proposed, proposed === door ? null : 'Du vil gerne prøve det.'] as const),
  )
  test.each(cases)('is plain (LIX at most 35): %s, proposed %s', (door, proposed, reason) => {
    expect(lix(read(door, proposed, reason))).toBeLessThanOrEqual(35)
  })

  test('names a start, never a colour, a score or a kind of person', () => {
    for (const [door, proposed, reason] of cases)
      expect(read(door, proposed, reason)).not.toMatch(/\b(rød|gul|grøn|arketype|score)/i)
  })
})

/** What the product itself says in the letter with an answer; the two texts that people wrote stand between its lines. */
const readAnswer = (door: Door, outcome: (typeof outcomes)[number]): string => {
  const words = textsIn('da').disagreements.letter
  const usual = textsIn('da').doors.letter
  return [
    words.subject,
    words.opening('18. november 2026'),
    words.youSaid,
    words.looked('Mikkel Bro'),
    outcome === 'kept' ? words.kept[door] : words.new_talk,
    words.answer,
    words.still,
    words.stillText('Mikkel Bro', answerWithin),
    usual.call('70 80 00 01'),
    usual.right('Mikkel Bro'),
  ]
    .map((line) => (/[.?!:]$/.test(line) ? line : `${line}.`))
    .join(' ')
}

describe('the letter with an answer to who disagrees', () => {
  test.each(Door.options.flatMap((door) => outcomes.map((outcome) => [door, outcome] as const)))(
    'is plain (LIX at most 35): %s, %s',
    (door, outcome) => {
      const text = readAnswer(door, outcome)
      expect(lix(text)).toBeLessThanOrEqual(35)
      expect(text).not.toMatch(/\b(rød|gul|grøn|arketype|score)/i)
    },
  )
})
