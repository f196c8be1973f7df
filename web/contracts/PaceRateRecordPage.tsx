import { useState } from 'react'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect, useActionData, useLoaderData } from 'react-router'
import { addDays } from '../../shared/calendar.ts'
import { paceApi } from '../../shared/contracts/pace.api.ts'
import type { RecordedRate } from '../../shared/contracts/pace.schema.ts'
import { type RateKind, rateKinds } from '../../shared/contracts/paceRates.rules.ts'
import type { Ask } from '../../shared/endpoint.ts'
import { problemText } from '../../shared/i18n/texts.ts'
import { countsOn } from '../../shared/offers/book.rules.ts'
import { certainties } from '../../shared/offers/kinds.ts'
import { recordingOf, whyNotRecording } from '../../shared/offers/record.rules.ts'
import { ProblemError } from '../../shared/problem.ts'
import { call, mend } from '../api.ts'
import { formBody } from '../form.ts'
import { href } from '../hrefs.ts'
import { useFormat, useTexts } from '../language.tsx'
import { ActionForm } from '../ui/ActionForm.tsx'
import { Button, ButtonRow, LinkButton } from '../ui/Button.tsx'
import { RadioGroup } from '../ui/choices.tsx'
import { DateField } from '../ui/DateField.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import { NumberField, TextArea, TextField } from '../ui/TextField.tsx'
import { useRateValue } from './paceWords.ts'

// Not run again after a refusal: what the form says it replaces is what it was read with.
export const loader = async ({ params }: LoaderFunctionArgs) => {
  const kind = rateKinds.find((one) => one === params.kind)
  if (!kind) throw data(null, { status: 404 })
  const { today, rates } = await call(paceApi.rates)
  return { kind, today, rates: rates.filter((rate) => rate.kind === kind && rate.supersededAt === null) }
}

type Body = Ask<typeof paceApi.recordRate>['body']

export const action = async ({ params, request }: ActionFunctionArgs) => {
  const kind = rateKinds.find((one) => one === params.kind)
  if (!kind) throw new ProblemError('not-found')
  const { replaces = null, ...rest } = formBody<Partial<Body>>(await request.formData())
  try {
    await call(paceApi.recordRate, { params: { kind }, body: { ...rest, replaces } as Body })
    return redirect(href.paceRates())
  } catch (error) {
    return mend(error)
  }
}

/** '' until it is a date that exists. */
const whole = (typed: string): string => (/^\d{4}-\d{2}-\d{2}$/.test(typed) && addDays(typed, 0) === typed ? typed : '')

export const Component = () => {
  const { kind, today, rates } = useLoaderData<typeof loader>()
  const { pace, offers, common } = useTexts()
  const { record: fields, certainties: sure, certaintyHints } = offers
  const [days, setDays] = useState({ validFrom: today, validTo: '' })
  const problem = useActionData<typeof action>()
  const said = useRateValue()
  const now = rates.find((rate) => countsOn(rate, today)) ?? null
  const [validFrom, validTo] = [whole(days.validFrom), whole(days.validTo)]
  const replaces = validFrom ? (rates.find((rate) => countsOn(rate, validFrom))?.rateId ?? '') : ''
  return (
    <div className="page page-narrow">
      <PageTitle
        title={pace.record.title(pace.kinds[kind])}
        tabTitle={pace.record.tabTitle}
        back={{ to: href.paceRates(), label: pace.ratesPage.title }}
        lede={now && pace.record.now(said(kind, now.value))}
      />
      <ActionForm>
        {problem instanceof ProblemError && problem.code === 'changed-meanwhile' && (
          <p className="form-next">
            <LinkButton to={href.newPaceRate(kind)} reloadDocument>
              {fields.reload}
            </LinkButton>
          </p>
        )}
        <input type="hidden" name="replaces" value={replaces} />
        <NumberField
          name="value"
          label={pace.record.value}
          unit={pace.units[kind]}
          hint={kind === 'on_cost' ? pace.record.factorHint : undefined}
        />
        <DateField
          name="validFrom"
          label={fields.validFrom}
          defaultValue={today}
          onChange={(typed) => setDays((one) => ({ ...one, validFrom: typed }))}
        />
        <DateField
          name="validTo"
          label={fields.validTo}
          hint={fields.validToHint}
          optional
          onChange={(typed) => setDays((one) => ({ ...one, validTo: typed }))}
        />
        <TextField name="source" label={fields.source} hint={fields.sourceHint} />
        <RadioGroup
          name="certainty"
          label={fields.certainty}
          missing={fields.certaintyMissing}
          choices={certainties.map((value) => ({ value, label: sure[value], hint: certaintyHints[value] }))}
        />
        <TextArea name="note" label={pace.record.note} hint={pace.record.noteHint} optional rows={2} />
        <section className="effect" aria-live="polite">
          <h2>{fields.effect}</h2>
          {validFrom ? (
            <Effect of={kind} rates={rates} validFrom={validFrom} validTo={validTo || null} />
          ) : (
            <p>{fields.effectWaits}</p>
          )}
        </section>
        <ButtonRow>
          <Button type="submit" kind="primary">
            {pace.record.submit}
          </Button>
          <LinkButton kind="tertiary" to={href.paceRates()}>
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
  rates,
  validFrom,
  validTo,
}: {
  of: RateKind
  rates: readonly RecordedRate[]
  validFrom: string
  validTo: string | null
}) => {
  const texts = useTexts()
  const { record: words, page } = texts.offers
  const format = useFormat()
  const said = useRateValue()
  const refusal = whyNotRecording(rates, { validFrom, validTo })
  if (refusal) return <p>{problemText(texts, refusal)}</p>
  const daysOf = (days: { validFrom: string | null; validTo: string | null }): string => {
    const from = format.date(days.validFrom ?? validFrom)
    return days.validTo ? page.fromTo(from, format.date(days.validTo)) : page.from(from)
  }
  const { validTo: until, replaced, kept, next } = recordingOf(rates, { validFrom, validTo })
  return (
    <ul className="effects">
      <li>{words.counts(daysOf({ validFrom, validTo: until }))}</li>
      {replaced === null && <li>{words.effectNew}</li>}
      {replaced && kept.length === 0 && <li>{words.replaced(said(of, replaced.value), daysOf(replaced))}</li>}
      {replaced && kept.length > 0 && (
        <li>{words.shortened(said(of, replaced.value), daysOf(replaced), format.list(kept.map(daysOf)))}</li>
      )}
      {next && <li>{words.kept(said(of, next.value), daysOf(next))}</li>}
    </ul>
  )
}
