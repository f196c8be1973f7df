import { todayIn } from '../../shared/calendar.ts'
import type { Catalogue } from '../../shared/doors/doors.schema.ts'
import { problemText } from '../../shared/i18n/texts.ts'
import { ProblemError } from '../../shared/problem.ts'
import { danishTime } from '../../shared/zone.ts'
import { useSession } from '../app/session.ts'
import { href } from '../hrefs.ts'
import { useFormat, useTexts } from '../language.tsx'
import { Button, ButtonRow, LinkButton } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Notice } from '../ui/Notice.tsx'
import { clashesIn, type Sheet, type SheetState } from './answerSheet.ts'
import { optionIn, questionIn, useSay } from './catalogues.ts'

/** Quietly, whether what stands on the page is saved. */
export const SaveState = ({ sheet, state: { status, saved } }: { sheet: Sheet; state: SheetState }) => {
  const texts = useTexts().doors.assessment
  const format = useFormat()
  const { today } = useSession()
  const savedAt = (instant: string): string =>
    todayIn(danishTime, Date.parse(instant)) === today
      ? texts.saved(format.timeAt(instant))
      : texts.savedOn(format.dateTime(instant))
  return (
    <span className="save-state" role="status">
      {status === 'saving' && texts.saving}
      {status === 'saved' && saved.savedAt !== null && (
        <>
          <Icon name="check" />
          {savedAt(saved.savedAt)}
        </>
      )}
      {status === 'waiting' && (
        <>
          <Icon name="warning" />
          {texts.notSaved}{' '}
          <button type="button" className="link-button" onClick={() => void sheet.flush()}>
            {texts.tryNow}
          </button>
        </>
      )}
    </span>
  )
}

/** What needs the person: another answer given elsewhere, a talk that is over, or an answer that is refused. */
export const Trouble = ({ sheet, state, catalogue }: { sheet: Sheet; state: SheetState; catalogue: Catalogue }) => {
  const texts = useTexts()
  const { assessment } = texts.doors
  const say = useSay()
  if (state.status === 'closed') {
    return (
      <Notice tone="warning" title={assessment.closed} live>
        <p>{assessment.closedText}</p>
        <LinkButton to={href.doors(state.saved.citizenId)}>{assessment.seeDecision}</LinkButton>
      </Notice>
    )
  }
  if (state.status === 'refused') {
    return (
      <Notice tone="error" live>
        {state.problem instanceof ProblemError
          ? (state.problem.errors[0] ? [...state.problem.errors] : [state.problem]).map((one) => (
              <p key={`${one.code} ${'pointer' in one ? one.pointer : ''}`}>{problemText(texts, one)}</p>
            ))
          : assessment.notSaved}
      </Notice>
    )
  }
  const { theirs } = state
  if (state.status !== 'conflict' || !theirs) return null
  const answer = (key: string, option: string | undefined): string =>
    option === undefined ? '–' : say(optionIn(questionIn(catalogue, key), option))
  return (
    <Notice tone="warning" title={assessment.conflict} live>
      <ul>
        {clashesIn(state, theirs).map((key) => (
          <li key={key}>
            {assessment.conflictLine(
              say(questionIn(catalogue, key).text),
              answer(key, state.answers[key]),
              answer(key, theirs.answers[key]),
            )}
          </li>
        ))}
      </ul>
      <p>{assessment.conflictText}</p>
      <ButtonRow>
        <Button onClick={() => sheet.settle('mine')}>{assessment.useMine}</Button>
        <Button onClick={() => sheet.settle('theirs')}>{assessment.useTheirs}</Button>
      </ButtonRow>
    </Notice>
  )
}
