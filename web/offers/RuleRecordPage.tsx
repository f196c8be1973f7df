import { useState } from 'react'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect, useActionData, useLoaderData } from 'react-router'
import { addDays } from '../../shared/calendar.ts'
import type { Ask } from '../../shared/endpoint.ts'
import { problemText } from '../../shared/i18n/texts.ts'
import { countsOn } from '../../shared/offers/book.rules.ts'
import { certainties } from '../../shared/offers/kinds.ts'
import { offersApi } from '../../shared/offers/offers.api.ts'
import type { Rule } from '../../shared/offers/offers.schema.ts'
import { type ParameterKey, parameterKeys, parameterOf } from '../../shared/offers/parameters.ts'
import { recordingOf, whyNotRecording } from '../../shared/offers/record.rules.ts'
import { ProblemError } from '../../shared/problem.ts'
import { call, mend } from '../api.ts'
import { formBody } from '../form.ts'
import { href } from '../hrefs.ts'
import { useFormat, useTexts } from '../language.tsx'
import { ActionForm } from '../ui/ActionForm.tsx'
import { Badge } from '../ui/Badge.tsx'
import { Button, ButtonRow, LinkButton } from '../ui/Button.tsx'
import { RadioGroup } from '../ui/choices.tsx'
import { DateField } from '../ui/DateField.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import { TextArea, TextField } from '../ui/TextField.tsx'
import { rowsOf } from './RulePage.tsx'
import { useRuleDays, useRuleValue } from './ruleValue.ts'
import { ValueField, valueIn } from './ValueField.tsx'

// Not run again after a refusal: what the form says it replaces is what it was read with.
export const loader = ({ params }: LoaderFunctionArgs) => rowsOf(params)

type Body = Ask<typeof offersApi.recordRule>['body']

const ownFields = ['value', 'value:number', 'value:list', 'noLimit:flag'] as const

export const action = async ({ params, request }: ActionFunctionArgs) => {
  const key = parameterKeys.find((one) => one === params.key)
  if (!key) throw new ProblemError('not-found')
  const data = await request.formData()
  const value = valueIn(key, data)
  for (const name of ownFields) data.delete(name)
  const { replaces = null, ...rest } = formBody<Partial<Body>>(data)
  try {
    await call(offersApi.recordRule, {
      params: { key },
      body: { ...rest, replaces, ...(value === undefined ? {} : { value }) } as Body,
    })
    return redirect(href.rule(key))
  } catch (error) {
    return mend(error)
  }
}

/** '' until it is a date that exists. */
const whole = (typed: string): string => (/^\d{4}-\d{2}-\d{2}$/.test(typed) && addDays(typed, 0) === typed ? typed : '')

export const Component = () => {
  const { key, today, rules } = useLoaderData<typeof loader>()
  const { offers, common } = useTexts()
  const { record: texts, ruleWords, certainties: sure, certaintyHints } = offers
  const [days, setDays] = useState({ validFrom: today, validTo: '' })
  const problem = useActionData<typeof action>()
  const live = rules.filter(({ supersededAt }) => supersededAt === null)
  const now = live.find((rule) => countsOn(rule, today)) ?? null
  const [validFrom, validTo] = [whole(days.validFrom), whole(days.validTo)]
  const replaces = validFrom ? (live.find((rule) => countsOn(rule, validFrom))?.ruleId ?? '') : ''
  return (
    <div className="page page-narrow">
      <PageTitle
        title={texts.title(ruleWords.names[key])}
        tabTitle={texts.tabTitle}
        badges={<Badge>{ruleWords.topics[parameterOf(key).topic]}</Badge>}
        back={{ to: href.rule(key), label: ruleWords.names[key] }}
      />
      <ActionForm>
        {problem instanceof ProblemError && problem.code === 'changed-meanwhile' && (
          <p className="form-next">
            <LinkButton to={href.newRule(key)} reloadDocument>
              {texts.reload}
            </LinkButton>
          </p>
        )}
        <input type="hidden" name="replaces" value={replaces} />
        <ValueField of={key} now={now?.value ?? null} />
        <DateField
          name="validFrom"
          label={texts.validFrom}
          defaultValue={today}
          onChange={(typed) => setDays((one) => ({ ...one, validFrom: typed }))}
        />
        <DateField
          name="validTo"
          label={texts.validTo}
          hint={texts.validToHint}
          optional
          onChange={(typed) => setDays((one) => ({ ...one, validTo: typed }))}
        />
        <TextField name="lawReference" label={texts.law} hint={texts.lawHint} optional defaultValue={now?.lawReference ?? ''} />
        <TextField name="source" label={texts.source} hint={texts.sourceHint} />
        <RadioGroup
          name="certainty"
          label={texts.certainty}
          missing={texts.certaintyMissing}
          choices={certainties.map((value) => ({ value, label: sure[value], hint: certaintyHints[value] }))}
        />
        <TextArea name="note" label={texts.note} hint={texts.noteHint} optional rows={2} />
        <TextArea name="reason" label={texts.reason} hint={texts.reasonHint} rows={2} />
        <section className="effect" aria-live="polite">
          <h2>{texts.effect}</h2>
          {validFrom ? (
            <Effect of={key} rows={live} validFrom={validFrom} validTo={validTo || null} />
          ) : (
            <p>{texts.effectWaits}</p>
          )}
          <p className="quiet">{texts.all}</p>
        </section>
        <ButtonRow>
          <Button type="submit" kind="primary">
            {texts.submit}
          </Button>
          <LinkButton kind="tertiary" to={href.rule(key)}>
            {common.cancel}
          </LinkButton>
        </ButtonRow>
      </ActionForm>
    </div>
  )
}

/** In words what becomes of the rows that are there, by the function that the server saves by. */
const Effect = ({
  of,
  rows,
  validFrom,
  validTo,
}: {
  of: ParameterKey
  rows: readonly Rule[]
  validFrom: string
  validTo: string | null
}) => {
  const texts = useTexts()
  const { record: words } = texts.offers
  const format = useFormat()
  const saidOf = useRuleValue()
  const daysOf = useRuleDays()
  const refusal = whyNotRecording(rows, { validFrom, validTo })
  if (refusal) return <p>{problemText(texts, refusal)}</p>
  const { validTo: until, replaced, kept, next, gapFrom } = recordingOf(rows, { validFrom, validTo })
  return (
    <ul className="effects">
      <li>{words.counts(daysOf({ validFrom, validTo: until }))}</li>
      {replaced === null && <li>{words.effectNew}</li>}
      {replaced && kept.length === 0 && <li>{words.replaced(saidOf(of, replaced.value), daysOf(replaced))}</li>}
      {replaced && kept.length > 0 && (
        <li>{words.shortened(saidOf(of, replaced.value), daysOf(replaced), format.list(kept.map(daysOf)))}</li>
      )}
      {next && <li>{words.kept(saidOf(of, next.value), daysOf(next))}</li>}
      {gapFrom && <li>{words.gap(format.date(gapFrom))}</li>}
    </ul>
  )
}
