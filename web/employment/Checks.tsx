import { useId } from 'react'
import { useFetcher } from 'react-router'
import { checkAnswers, checkStateOf, disagree } from '../../shared/employment/employment.rules.ts'
import type { Check, Employment } from '../../shared/employment/employment.schema.ts'
import { useSession } from '../app/session.ts'
import { useFormat, useTexts } from '../language.tsx'
import { ActionForm } from '../ui/ActionForm.tsx'
import { Badge } from '../ui/Badge.tsx'
import { Button } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { Details } from '../ui/Details.tsx'
import { Notice } from '../ui/Notice.tsx'
import { WhoSays } from './WhoSays.tsx'

/** What became of each placement at 4, 13, 26 and 52 weeks; one press answers. */
export const Checks = ({ placements }: Pick<Employment, 'placements'>) => {
  const texts = useTexts().employment.checks
  const format = useFormat()
  return (
    <Card title={texts.title}>
      <p>{placements.length === 0 ? texts.none : texts.lede}</p>
      {placements.map(({ placementId, siteName, startedOn, checks }) => (
        <section key={placementId} className="checks">
          <h3>{texts.of(siteName, format.date(startedOn))}</h3>
          <ol className="plain-list">
            {checks.map((check) => (
              <CheckRow key={check.weeks} check={check} placementId={placementId} />
            ))}
          </ol>
        </section>
      ))}
    </Card>
  )
}

const CheckRow = ({ check, placementId }: { check: Check; placementId: string }) => {
  const { checks: texts, answers, sources: sourceNames } = useTexts().employment
  const format = useFormat()
  const { today } = useSession()
  const state = checkStateOf(check, today)
  const { weeks, dueOn, answer, source, checkedOn, checkedBy, fromJobs, suppliersUntil } = check
  return (
    <li className="check">
      <p className="check-when">
        <b>{texts.weeks(weeks)}</b>
        <span className="quiet">{texts.dueOn(format.date(dueOn))}</span>
      </p>
      <div className="check-what" aria-live="polite">
        {state === 'ahead' && <p className="quiet">{texts.ahead(format.date(dueOn))}</p>}
        {state === 'due' && (
          <>
            <Badge icon="clock" strong>
              {texts.due}
            </Badge>
            {suppliersUntil && (
              <p>{(today < suppliersUntil ? texts.suppliersUntil : texts.suppliersLate)(format.date(suppliersUntil))}</p>
            )}
            <Answer check={check} placementId={placementId} />
          </>
        )}
        {answer && (
          <>
            <p>
              <b>{answers[answer]}</b>{' '}
              <span className="quiet">
                {texts.answeredBy(
                  source ? sourceNames[source].toLowerCase() : '',
                  checkedBy ?? '',
                  format.date(checkedOn ?? dueOn),
                )}
              </span>
            </p>
            {fromJobs && disagree(answer, fromJobs) && (
              <Notice tone="warning">{texts.disagree(answers[fromJobs].toLowerCase())}</Notice>
            )}
            <Details key={answer} summary={texts.change}>
              <Answer check={check} placementId={placementId} />
            </Details>
          </>
        )}
      </div>
    </li>
  )
}

const Answer = ({
  check: { weeks, dueOn, answer: former, source, fromJobs },
  placementId,
}: {
  check: Check
  placementId: string
}) => {
  const { checks: texts, answers } = useTexts().employment
  const format = useFormat()
  const fetcher = useFetcher()
  const id = useId()
  return (
    <ActionForm fetcher={fetcher} idPrefix={id} className="check-answer">
      <input type="hidden" name="deed" value="check" />
      <input type="hidden" name="checkedPlacementId" value={placementId} />
      <input type="hidden" name="weeks" value={weeks} />
      <input type="hidden" name="former" value={former ?? ''} />
      <WhoSays said={source} />
      <fieldset>
        <legend>{texts.answer(weeks, format.date(dueOn))}</legend>
        {fromJobs && fromJobs !== 'unknown' && <p className="quiet">{texts.fromJobs(answers[fromJobs].toLowerCase())}</p>}
        <div className="button-row">
          {checkAnswers.map((answer) => (
            <Button
              key={answer}
              type="submit"
              name="answer"
              value={answer}
              aria-pressed={former === null ? undefined : answer === former}
            >
              {answers[answer]}
            </Button>
          ))}
        </div>
      </fieldset>
    </ActionForm>
  )
}
