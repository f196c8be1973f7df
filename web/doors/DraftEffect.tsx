import type { Count, Effect, Moved, Proposed } from '../../shared/doors/draft.schema.ts'
import { effectBounds } from '../../shared/doors/effect.rules.ts'
import { doorKeys } from '../../shared/doors/keys.ts'
import { useFormat, useTexts } from '../language.tsx'
import { Details } from '../ui/Details.tsx'
import { DoorBadge } from '../ui/DoorBadge.tsx'
import { Table } from '../ui/Table.tsx'

const proposals = [...doorKeys, 'none'] as const

/** Who would get another proposal, in counts that point at nobody. */
export const DraftEffect = ({ effect }: { effect: Effect }) => {
  const { effect: texts } = useTexts().catalogue
  const { chart } = useTexts().common
  const format = useFormat()
  const { people, askedAnew, asksMore, moves, sameForAll } = effect
  const number = (count: Count): string => ('n' in count ? format.number(count.n) : texts.hidden)
  const nobody = 'n' in people && people.n === 0
  const changed = (): string => {
    if (sameForAll) return texts.sameForAll
    if (nobody || !moves) return texts.nobody
    const { atLeast, exact } = effectBounds(moves)
    if (exact) return texts.changed(format.number(atLeast))
    return atLeast > 0 ? texts.atLeast(format.number(atLeast)) : texts.tooSmall
  }
  const asked = (): string => {
    if (asksMore) return texts.askedAll
    if ('hidden' in askedAnew) return texts.askedHidden
    return askedAnew.n === 0 ? texts.askedNone : texts.asked(format.number(askedAnew.n))
  }
  return (
    <section className="rule-group">
      <h2>{texts.title}</h2>
      <p>{texts.lede}</p>
      <p>
        <b>{changed()}</b> {!nobody && 'n' in people && texts.people(number(people))}
      </p>
      {(!nobody || sameForAll) && <p>{asked()}</p>}
      {moves && <BeforeAfter moves={moves} number={number} />}
      <Details summary={chart.whatDoesItMean}>
        <p>{texts.meaning}</p>
        {moves && <p>{texts.hiddenWhy}</p>}
      </Details>
    </section>
  )
}

const BeforeAfter = ({ moves, number }: { moves: readonly Moved[]; number: (count: Count) => string }) => {
  const texts = useTexts()
  const { effect } = texts.catalogue
  const word = (one: Proposed) => (one === 'none' ? effect.noDoor : texts.common.doors[one].word)
  const cell = (before: Proposed, after: Proposed) => {
    const move = moves.find((one) => one.before === before && one.after === after)
    return move ? number(move.people) : <span className="quiet">{effect.impossible}</span>
  }
  return (
    <Table
      caption={effect.table}
      stacks
      rows={proposals.filter((one) => moves.some(({ before }) => before === one))}
      rowKey={(row) => row}
      columns={[
        {
          key: 'before',
          header: effect.before,
          cell: (before) => (before === 'none' ? effect.noDoor : <DoorBadge door={before} />),
        },
        ...proposals.map((after) => ({
          key: after,
          header: effect.after(word(after)),
          numeric: true,
          cell: (before: Proposed) => cell(before, after),
        })),
      ]}
    />
  )
}
