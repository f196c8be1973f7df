import type { Answers, Catalogue, Nearest, Text } from '../../shared/doors/doors.schema.ts'
import { useTexts } from '../language.tsx'
import { Card } from '../ui/Card.tsx'
import { DoorBadge } from '../ui/DoorBadge.tsx'
import { optionIn, questionIn, useSay } from './catalogues.ts'

/** Archetypes as cards, in the order of `keys`: for caseworker and citizen, never for a supplier. */
export const Archetypes = ({
  catalogue,
  keys,
  nearest,
}: {
  catalogue: Catalogue
  keys: readonly string[]
  /** Which answers lead to each, where they are those that a proposal reminds of. */
  nearest?: { readonly of: readonly Nearest[]; readonly answers: Answers }
}) => {
  const texts = useTexts().doors.proposal
  const say = useSay()
  const list = (title: string, lines: readonly Text[]) => <Lines title={title} lines={lines.map(say)} />
  const because = (key: string): string[] =>
    (nearest?.of.find((one) => one.archetypeKey === key)?.questionKeys ?? []).map((questionKey) => {
      const question = questionIn(catalogue, questionKey)
      return texts.changeAnswer(say(question.text), texts.quoted(say(optionIn(question, nearest?.answers[questionKey] ?? ''))))
    })
  return (
    <div className="archetypes">
      {keys
        .map((key) => catalogue.archetypes.find((one) => one.key === key))
        .filter((one) => one !== undefined)
        .map(({ key, name, primaryBarrier, strengths, supportNeeds, workplaceDoes, doors }) => (
          <Card key={key} title={say(name)}>
            <p>{say(primaryBarrier)}</p>
            {nearest && <Lines title={texts.remindsBecause} lines={because(key)} />}
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

const Lines = ({ title, lines }: { title: string; lines: readonly string[] }) => (
  <>
    <h3>{title}</h3>
    <ul className="sentences">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  </>
)
