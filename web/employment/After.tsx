import { useId } from 'react'
import { useFetcher } from 'react-router'
import { standings, standingsDisagree } from '../../shared/employment/after.rules.ts'
import type { Employment, StatusAfter } from '../../shared/employment/employment.schema.ts'
import { useFormat, useTexts } from '../language.tsx'
import { ActionForm } from '../ui/ActionForm.tsx'
import { Badge } from '../ui/Badge.tsx'
import { Button } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { Details } from '../ui/Details.tsx'
import { Notice } from '../ui/Notice.tsx'
import { WhoSays } from './WhoSays.tsx'

/** Where the citizen stood 1, 3, 6 and 12 months after each placement; what the jobs tell is shown and need not be noted. */
export const After = ({ placements }: Pick<Employment, 'placements'>) => {
  const { after: texts, checks } = useTexts().employment
  const format = useFormat()
  // where the course went on with another placement, it is asked after that one
  const over = placements.filter(({ statuses }) => statuses.some(({ can }) => can.note?.code !== 'course-goes-on'))
  if (over.length === 0) return null
  return (
    <Card title={texts.title}>
      <p>{texts.lede}</p>
      {over.map(({ placementId, siteName, startedOn, statuses }) => (
        <section key={placementId} className="checks">
          <h3>{checks.of(siteName, format.date(startedOn))}</h3>
          <ol className="plain-list">
            {statuses.map((status) => (
              <StatusRow key={status.months} status={status} placementId={placementId} />
            ))}
          </ol>
        </section>
      ))}
      <Details summary={texts.means}>{texts.meansText}</Details>
    </Card>
  )
}

const StatusRow = ({ status: row, placementId }: { status: StatusAfter; placementId: string }) => {
  const { after: texts, checks, sources } = useTexts().employment
  const format = useFormat()
  const { months, dueOn, status, source, notedOn, notedBy, fromJobs, can } = row
  const told = fromJobs === 'employed' || fromJobs === 'benefit' ? fromJobs : null
  const isAhead = can.note !== null
  return (
    <li className="check">
      <p className="check-when">
        <b>{texts.months(months)}</b>
        <span className="quiet">{checks.dueOn(format.date(dueOn))}</span>
      </p>
      <div className="check-what" aria-live="polite">
        {isAhead && status === null && <p className="quiet">{checks.ahead(format.date(dueOn))}</p>}
        {told && <p>{status === null ? <b>{texts.fromJobs[told]}</b> : texts.fromJobs[told]}</p>}
        {!isAhead && status === null && told === null && (
          <>
            <Badge icon="clock" strong>
              {checks.due}
            </Badge>
            <Answer row={row} placementId={placementId} />
          </>
        )}
        {status && (
          <p>
            <b>{texts.standings[status]}</b>{' '}
            <span className="quiet">
              {checks.answeredBy(source ? sources[source].toLowerCase() : '', notedBy ?? '', format.date(notedOn ?? dueOn))}
            </span>
          </p>
        )}
        {told && standingsDisagree(status, told) && (
          <Notice tone="warning">{texts.disagree(texts.standings[told].toLowerCase())}</Notice>
        )}
        {!isAhead && (status !== null || told !== null) && (
          <Details key={status} summary={status === null ? texts.note : checks.change}>
            <Answer row={row} placementId={placementId} />
          </Details>
        )}
      </div>
    </li>
  )
}

const Answer = ({ row: { months, dueOn, status: former, source }, placementId }: { row: StatusAfter; placementId: string }) => {
  const { after: texts } = useTexts().employment
  const format = useFormat()
  const fetcher = useFetcher()
  const id = useId()
  return (
    <ActionForm fetcher={fetcher} idPrefix={id} className="check-answer">
      <input type="hidden" name="deed" value="status" />
      <input type="hidden" name="checkedPlacementId" value={placementId} />
      <input type="hidden" name="months" value={months} />
      <input type="hidden" name="former" value={former ?? ''} />
      <WhoSays said={source} />
      <fieldset>
        <legend>{texts.question(texts.months(months), format.date(dueOn))}</legend>
        <div className="button-row">
          {standings.map((standing) => (
            <Button
              key={standing}
              type="submit"
              name="status"
              value={standing}
              aria-pressed={former === null ? undefined : standing === former}
            >
              {texts.standings[standing]}
            </Button>
          ))}
        </div>
      </fieldset>
    </ActionForm>
  )
}
