import type { Catalogue, Nearest, Text } from '../../shared/doors/doors.schema.ts'
import { useTexts } from '../language.tsx'
import { Card } from '../ui/Card.tsx'
import { DoorBadge } from '../ui/DoorBadge.tsx'
import { questionIn, useSay } from './catalogues.ts'

/** Archetypes as cards, in the order of `keys`: for caseworker and citizen, never for a supplier. */
export const Archetypes = ({
  catalogue,
  keys,
  nearest = [],
}: {
  catalogue: Catalogue
  keys: readonly string[]
  /** Which answers lead to each, where they are those that a proposal reminds of. */
  nearest?: readonly Nearest[]
}) => {
  const texts = useTexts().doors.proposal
  const say = useSay()
  const list = (title: string, lines: readonly Text[]) => (
    <>
      <h3>{title}</h3>
      <ul className="sentences">
        {lines.map((line) => (
          <li key={line.da}>{say(line)}</li>
        ))}
      </ul>
    </>
  )
  const because = (key: string): Text[] =>
    (nearest.find((one) => one.archetypeKey === key)?.questionKeys ?? []).map(
      (questionKey) => questionIn(catalogue, questionKey).text,
    )
  return (
    <div className="archetypes">
      {keys
        .map((key) => catalogue.archetypes.find((one) => one.key === key))
        .filter((one) => one !== undefined)
        .map(({ key, name, primaryBarrier, strengths, supportNeeds, workplaceDoes, doors }) => (
          <Card key={key} title={say(name)}>
            <p>{say(primaryBarrier)}</p>
            {because(key).length > 0 && list(texts.remindsBecause, because(key))}
            {list(texts.strengths, strengths)}
            {list(texts.supportNeeds, supportNeeds)}
            {list(texts.workplaceDoes, workplaceDoes)}
            <p className="usual-doors">
              {texts.usualDoors}{' '}
              {doors.map((door) => (
                <DoorBadge key={door} door={door} />
              ))}
            </p>
          </Card>
        ))}
    </div>
  )
}
