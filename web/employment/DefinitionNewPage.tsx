import { useState } from 'react'
import { type ActionFunctionArgs, redirect, useLoaderData } from 'react-router'
import { lastingApi } from '../../shared/employment/lasting.api.ts'
import { reasonLimits, termLimits, termsOn } from '../../shared/employment/lasting.rules.ts'
import type { Ask } from '../../shared/endpoint.ts'
import { call, mend } from '../api.ts'
import { useSession } from '../app/session.ts'
import { formBody } from '../form.ts'
import { href } from '../hrefs.ts'
import { useTexts } from '../language.tsx'
import { ActionForm } from '../ui/ActionForm.tsx'
import { Button, ButtonRow, LinkButton } from '../ui/Button.tsx'
import { DateField } from '../ui/DateField.tsx'
import { Notice } from '../ui/Notice.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import { NumberField, TextArea } from '../ui/TextField.tsx'

export const loader = () => call(lastingApi.definitions)

export const action = async ({ request }: ActionFunctionArgs) => {
  const data = await request.formData()
  try {
    await call(lastingApi.define, { body: formBody<Ask<typeof lastingApi.define>['body']>(data) })
    return redirect(href.lastingDefinition())
  } catch (error) {
    return mend(error)
  }
}

/** Another definition of lasting, from today or a day to come. */
export const Component = () => {
  const { definitions } = useLoaderData<typeof loader>()
  const { lastingDefinition, common } = useTexts()
  const { form: texts } = lastingDefinition
  const { today } = useSession()
  const [validFrom, choose] = useState(today)
  const standing = definitions.filter(({ supersededAt }) => supersededAt === null)
  const now = termsOn(standing, today)
  const replaced = standing.find((one) => one.validFrom === validFrom)
  return (
    <div className="page page-narrow">
      <PageTitle title={texts.title} back={{ to: href.lastingDefinition(), label: lastingDefinition.title }} />
      <ActionForm>
        <input type="hidden" name="replaces" value={replaced?.definitionId ?? ''} />
        <DateField name="validFrom" label={texts.validFrom} hint={texts.validFromHint} defaultValue={today} onChange={choose} />
        {replaced && <Notice>{texts.replaces}</Notice>}
        <NumberField
          name="weeks"
          label={texts.weeks}
          hint={texts.weeksHint(termLimits.weeks.min, termLimits.weeks.max)}
          unit={texts.weekUnit}
          defaultValue={now.weeks}
        />
        <NumberField
          name="bridgedWeeks"
          label={texts.bridgedWeeks}
          hint={texts.bridgedWeeksHint(termLimits.bridgedWeeks.min, termLimits.bridgedWeeks.max)}
          unit={texts.weekUnit}
          defaultValue={now.bridgedWeeks}
        />
        <NumberField
          name="leastHours"
          label={texts.leastHours}
          hint={texts.leastHoursHint}
          unit={texts.hourUnit}
          defaultValue={now.leastHours}
        />
        <TextArea name="reason" label={texts.reason} hint={texts.reasonHint} rows={2} maxLength={reasonLimits.max} />
        <Notice>{texts.effect}</Notice>
        <ButtonRow>
          <Button type="submit" kind="primary">
            {texts.submit}
          </Button>
          <LinkButton kind="tertiary" to={href.lastingDefinition()}>
            {common.cancel}
          </LinkButton>
        </ButtonRow>
      </ActionForm>
    </div>
  )
}
