import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect, useFetcher, useLoaderData } from 'react-router'
import { aheadApi } from '../../shared/attendance/ahead.api.ts'
import { attendanceApi } from '../../shared/attendance/attendance.api.ts'
import type { Ask } from '../../shared/endpoint.ts'
import { siteLimits } from '../../shared/sites/kinds.ts'
import { call, mend } from '../api.ts'
import { underKey } from '../fill.ts'
import { formBody } from '../form.ts'
import { href } from '../frontHrefs.ts'
import { useFormat, useTexts } from '../language.tsx'
import { ActionForm } from '../ui/ActionForm.tsx'
import { Button, ButtonRow, LinkButton } from '../ui/Button.tsx'
import { RadioGroup } from '../ui/choices.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import { TextField } from '../ui/TextField.tsx'
import { closureWords } from './words.ts'

export const loader = ({ params: { date = '' } }: LoaderFunctionArgs) => call(attendanceApi.crew, { params: { date } })

type Close = Ask<typeof aheadApi.closeSite>['body']

export const action = async ({ request, params: { date = '' } }: ActionFunctionArgs) => {
  const data = await request.formData()
  const [intent, siteId] = [String(data.get('intent') ?? ''), String(data.get('siteId') ?? '')]
  data.delete('intent')
  data.delete('siteId')
  try {
    if (intent === 'open') {
      await call(aheadApi.openSite, { params: { siteId, date } })
      return null
    }
    const body = { ...formBody<Partial<Close>>(data), date } as Close
    await call(aheadApi.closeSite, { params: { siteId }, body, ...underKey(data) })
    return redirect(href.crewDay(date))
  } catch (error) {
    return mend(error)
  }
}

/** A team lead closes an own site on a day to come, or opens it again. */
export const Component = () => {
  const { date, today, sites } = useLoaderData<typeof loader>()
  const texts = useTexts()
  const { close } = texts.plans
  const format = useFormat()
  const day = format.weekdayDate(date)
  const closure = sites.find((site) => site.closure?.kind === 'holiday')?.closure
  const closable = closure ? [] : sites.filter(({ can }) => can.close === null)
  const openable = sites.filter(({ can }) => can.open === null)
  const [first] = closable
  return (
    <div className="page page-narrow">
      <PageTitle
        title={close.title}
        lede={first ? close.lede(day) : undefined}
        back={{ to: href.crewDay(date), label: close.back }}
      />
      {openable.map((site) => (
        <OpenAgain key={site.siteId} siteId={site.siteId} name={site.name} closure={site.closure} />
      ))}
      {first ? (
        <ActionForm>
          {closable.length > 1 ? (
            <RadioGroup
              name="siteId"
              label={close.which}
              choices={closable.map(({ siteId, name }) => ({ value: siteId, label: name }))}
              defaultValue={first.siteId}
            />
          ) : (
            <>
              <h2>{first.name}</h2>
              <input type="hidden" name="siteId" value={first.siteId} />
            </>
          )}
          <TextField name="reason" label={close.reason} hint={close.reasonHint} maxLength={siteLimits.reason} />
          <ButtonRow>
            <Button kind="primary" type="submit">
              {close.submit}
            </Button>
            <LinkButton kind="tertiary" to={href.crewDay(date)}>
              {texts.common.cancel}
            </LinkButton>
          </ButtonRow>
        </ActionForm>
      ) : (
        openable.length === 0 && (
          <EmptyState>
            {date <= today ? close.notAhead : closure ? close.holiday(closureWords(texts, closure)) : close.none}
          </EmptyState>
        )
      )}
    </div>
  )
}

type Site = ReturnType<typeof useLoaderData<typeof loader>>['sites'][number]

const OpenAgain = ({ siteId, name, closure }: Pick<Site, 'siteId' | 'name' | 'closure'>) => {
  const { close } = useTexts().plans
  const fetcher = useFetcher({ key: `open ${siteId}` })
  return (
    <section className="closed-site">
      <h2>{name}</h2>
      {closure?.kind === 'closed' && <p>{close.closedAlready(closure.reason)}</p>}
      <ActionForm fetcher={fetcher} idPrefix={siteId}>
        <input type="hidden" name="intent" value="open" />
        <input type="hidden" name="siteId" value={siteId} />
        <Button type="submit" aria-label={close.openOf(name)}>
          {close.open}
        </Button>
      </ActionForm>
    </section>
  )
}
