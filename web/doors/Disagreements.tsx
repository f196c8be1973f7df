import { useState } from 'react'
import { useFetcher } from 'react-router'
import { answerWithin, longestWords } from '../../shared/doors/disagreements.rules.ts'
import type { Disagreement } from '../../shared/doors/disagreements.schema.ts'
import { isFormProblem } from '../api.ts'
import { useSession } from '../app/session.ts'
import { href } from '../hrefs.ts'
import { useFormat, useTexts } from '../language.tsx'
import { ActionForm } from '../ui/ActionForm.tsx'
import { Badge } from '../ui/Badge.tsx'
import { Button, ButtonRow, LinkButton } from '../ui/Button.tsx'
import { RadioGroup } from '../ui/choices.tsx'
import { DateField } from '../ui/DateField.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Notice } from '../ui/Notice.tsx'
import { TextArea } from '../ui/TextField.tsx'

/** Takes down what a citizen says against a door; closes when it is kept. */
export const Disagree = ({ decisionId }: { decisionId: string }) => {
  const { disagreements: texts, common } = useTexts()
  const { today } = useSession()
  const [open, setOpen] = useState(false)
  const fetcher = useFetcher({ key: `disagree ${decisionId}` })
  const kept = fetcher.state === 'idle' && fetcher.data !== undefined && !isFormProblem(fetcher.data)
  return (
    <>
      <Button icon="chat" onClick={() => setOpen(true)}>
        {texts.say}
      </Button>
      <Dialog open={open && !kept} onClose={() => setOpen(false)} title={texts.form.title}>
        <p>{texts.form.lede(answerWithin)}</p>
        <p>{texts.form.who}</p>
        <ActionForm fetcher={fetcher} idPrefix="uenig">
          <input type="hidden" name="intent" value="disagree" />
          <input type="hidden" name="decisionId" value={decisionId} />
          <TextArea name="words" label={texts.form.words} maxLength={longestWords} rows={5} />
          <DateField name="saidOn" label={texts.form.saidOn} defaultValue={today} />
          <ButtonRow>
            <Button kind="primary" type="submit">
              {texts.form.submit}
            </Button>
            <Button kind="tertiary" onClick={() => setOpen(false)}>
              {common.cancel}
            </Button>
          </ButtonRow>
        </ActionForm>
      </Dialog>
    </>
  )
}

/** What was said, and the answer: given, or to be given here. */
export const Said = ({ disagreement }: { disagreement: Disagreement }) => {
  const texts = useTexts().disagreements
  const format = useFormat()
  const { today } = useSession()
  const { disagreementId, citizenId, words, saidOn, receivedBy, owner, dueOn, answer } = disagreement
  return (
    <section className="disagreement" id={`uenig-${disagreementId}`} aria-labelledby={`${disagreementId}-titel`}>
      <h3 id={`${disagreementId}-titel`}>{texts.title}</h3>
      <blockquote className="as-typed">{words}</blockquote>
      <p className="quiet">{texts.said(format.date(saidOn), receivedBy)}</p>
      {answer ? (
        <>
          <p>
            <Badge icon="check">{texts.answered[answer.outcome]}</Badge>
          </p>
          <blockquote className="as-typed">{answer.words}</blockquote>
          <p className="quiet">{texts.answeredBy(answer.by, format.date(answer.on))}</p>
          <p>
            <LinkButton icon="document" to={href.disagreementLetter(citizenId, disagreementId)}>
              {texts.seeLetter}
            </LinkButton>
          </p>
        </>
      ) : (
        <>
          <p>
            {texts.due(format.date(dueOn))}
            {dueOn < today && (
              <>
                {' '}
                <Badge icon="warning" strong>
                  {texts.overdue}
                </Badge>
              </>
            )}
            <br />
            {texts.owner(owner)}
          </p>
          <AnswerForm disagreement={disagreement} />
        </>
      )}
    </section>
  )
}

const AnswerForm = ({ disagreement: { disagreementId, version, mayKeep } }: { disagreement: Disagreement }) => {
  const texts = useTexts().disagreements.answer
  const fetcher = useFetcher({ key: `answer ${disagreementId}` })
  return (
    <ActionForm fetcher={fetcher} idPrefix={`svar-${disagreementId}`}>
      <h4>{texts.title}</h4>
      <input type="hidden" name="intent" value="answer" />
      <input type="hidden" name="disagreementId" value={disagreementId} />
      <input type="hidden" name="version:number" value={version} />
      <RadioGroup
        name="outcome"
        label={texts.outcome}
        choices={[
          { value: 'kept', label: texts.outcomes.kept, hint: texts.hints.kept, disabled: !mayKeep },
          { value: 'new_talk', label: texts.outcomes.new_talk, hint: texts.hints.new_talk },
        ]}
      />
      {!mayKeep && <Notice tone="info">{texts.notMine}</Notice>}
      <TextArea name="answer" label={texts.words} hint={texts.hint} maxLength={longestWords} rows={5} />
      <Button kind="primary" type="submit">
        {texts.submit}
      </Button>
    </ActionForm>
  )
}
