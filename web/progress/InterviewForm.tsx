import { useState } from 'react'
import { interviewLimits } from '../../shared/progress/interviews.rules.ts'
import type { Interview } from '../../shared/progress/interviews.schema.ts'
import { useSession } from '../app/session.ts'
import { useKept } from '../concerns/kept.ts'
import { useTexts } from '../language.tsx'
import { ActionForm } from '../ui/ActionForm.tsx'
import { Button, ButtonRow, LinkButton } from '../ui/Button.tsx'
import { DateField } from '../ui/DateField.tsx'
import { Notice } from '../ui/Notice.tsx'
import { TextArea } from '../ui/TextField.tsx'
import { useGuide } from './guide.ts'

type Typed = Readonly<Record<string, string>>
const isTyped = (found: unknown): found is Typed =>
  typeof found === 'object' && found !== null && Object.values(found).every((one) => typeof one === 'string')

const typedIn = ({ heldOn, themes }: Pick<Interview, 'heldOn' | 'themes'>): Typed => ({
  heldOn,
  ...Object.fromEntries(
    themes.flatMap(({ theme, words, note }) => [
      [`${theme}.words`, words ?? ''],
      [`${theme}.note`, note ?? ''],
    ]),
  ),
})

type Props = {
  /** The guide that is asked by. */
  readonly guide: number
  /** What is corrected; null for a new note. */
  readonly note: Interview | null
  readonly keptAs: string
  readonly cancelTo: string
}

/** The talk theme by theme: questions to begin with, the citizen's own words, and beside them the caseworker's note. */
export const InterviewForm = ({ guide, note, keptAs, cancelTo }: Props) => {
  const { interviews: words, common } = useTexts()
  const { today } = useSession()
  const { themes } = useGuide(guide)
  const { found, keep } = useKept(keptAs)
  const nothing = note ? typedIn(note) : { heldOn: today }
  const [typed, setTyped] = useState<Typed>(isTyped(found) ? found : nothing)
  // The fields hold what they began with: beginning again makes them anew.
  const [from, setFrom] = useState({ typed, restored: isTyped(found), times: 0 })
  const set = (name: string) => (value: string) => {
    const next = { ...typed, [name]: value }
    setTyped(next)
    keep(next)
  }
  const beginAgain = () => {
    keep(undefined)
    setTyped(nothing)
    setFrom({ typed: nothing, restored: false, times: from.times + 1 })
  }
  return (
    <ActionForm key={from.times} className="interview-form">
      {from.restored && (
        <Notice live title={words.kept}>
          <Button kind="tertiary" onClick={beginAgain}>
            {words.beginAgain}
          </Button>
        </Notice>
      )}
      {note && <input type="hidden" name="version:number" value={note.version} />}
      <DateField name="heldOn" label={words.heldOn} defaultValue={from.typed.heldOn} onChange={set('heldOn')} />
      {themes.map(({ key, name, ask }) => (
        <fieldset key={key} className="interview-theme">
          <legend>{name}</legend>
          <ul className="sentences">
            {ask.map((question) => (
              <li key={question}>{question}</li>
            ))}
          </ul>
          <div className="interview-two">
            <TextArea
              name={`themes.${key}.words`}
              label={words.ownWords}
              hint={words.ownWordsHint}
              optional
              rows={3}
              maxLength={interviewLimits.words}
              defaultValue={from.typed[`${key}.words`]}
              onChange={set(`${key}.words`)}
            />
            <TextArea
              name={`themes.${key}.note`}
              label={words.note}
              hint={words.noteHint}
              optional
              rows={3}
              maxLength={interviewLimits.note}
              defaultValue={from.typed[`${key}.note`]}
              onChange={set(`${key}.note`)}
            />
          </div>
        </fieldset>
      ))}
      <ButtonRow>
        <Button kind="primary" type="submit">
          {note ? words.saveCorrection : words.save}
        </Button>
        <LinkButton kind="tertiary" to={cancelTo}>
          {common.cancel}
        </LinkButton>
      </ButtonRow>
    </ActionForm>
  )
}
