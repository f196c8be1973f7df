import { type ActionFunctionArgs, Link, type LoaderFunctionArgs, redirect, useLoaderData, useNavigate } from 'react-router'
import type { Ask } from '../../shared/endpoint.ts'
import { offersApi } from '../../shared/offers/offers.api.ts'
import type { MentorYear } from '../../shared/offers/offers.schema.ts'
import { may } from '../../shared/permissions.ts'
import { call, mend } from '../api.ts'
import { useSession, useSignedIn } from '../app/session.ts'
import { formBody } from '../form.ts'
import { href } from '../hrefs.ts'
import { useFormat, useTexts } from '../language.tsx'
import { ActionForm } from '../ui/ActionForm.tsx'
import { Button, ButtonRow } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Notice } from '../ui/Notice.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import { type Column, Table } from '../ui/Table.tsx'
import { NumberField } from '../ui/TextField.tsx'
import { RuleTabs } from './RuleTabs.tsx'

export const loader = async ({ request }: LoaderFunctionArgs) => {
  const { years } = await call(offersApi.mentorBudget)
  return { years, changing: new URL(request.url).searchParams.get('ret') }
}

type Body = Ask<typeof offersApi.setMentorBudget>['body']

export const action = async ({ request }: ActionFunctionArgs) => {
  const data = await request.formData()
  const year = String(data.get('year'))
  data.delete('year')
  const { hours = null, seen = null } = formBody<Partial<Body>>(data)
  try {
    await call(offersApi.setMentorBudget, {
      params: { year },
      body: { hours, seen },
    })
    return redirect(href.mentorBudget())
  } catch (error) {
    return mend(error)
  }
}

/** Every year that is known, and this one and the next in any case. */
const withComingYears = (years: readonly MentorYear[], thisYear: number): MentorYear[] =>
  [...years, ...[thisYear, thisYear + 1].map((year) => ({ year, hours: null, used: 0 }))]
    .filter(({ year }, index, all) => all.findIndex((one) => one.year === year) === index)
    .toSorted((one, other) => other.year - one.year)

export const Component = () => {
  const { years, changing } = useLoaderData<typeof loader>()
  const { mentor: texts, page } = useTexts().offers
  const { today } = useSession()
  const { role } = useSignedIn()
  const navigate = useNavigate()
  const format = useFormat()
  const mayWrite = may(role, 'rules.write')
  const shown = withComingYears(years, Number(today.slice(0, 4)))
  const chosen = mayWrite ? shown.find(({ year }) => String(year) === changing) : undefined
  const left = ({ hours, used }: MentorYear): string | null => {
    if (hours === null) return null
    return used > hours ? texts.over(format.hours(used - hours)) : format.hours(hours - used)
  }
  const columns: Column<MentorYear>[] = [
    { key: 'year', header: texts.year, cell: ({ year }) => year },
    {
      key: 'budget',
      header: texts.budget,
      numeric: true,
      cell: ({ year, hours }) => (
        <>
          {hours === null ? <span className="quiet">{texts.noBudget}</span> : format.hours(hours)}{' '}
          {mayWrite && (
            <Link to={href.mentorBudget({ ret: year })} preventScrollReset className="cell-link">
              {texts.set}
              <span className="sr-only"> {year}</span>
            </Link>
          )}
        </>
      ),
    },
    { key: 'used', header: texts.used, numeric: true, cell: ({ used }) => format.hours(used) },
    { key: 'left', header: texts.left, numeric: true, cell: left },
  ]
  return (
    <div className="page">
      <PageTitle title={page.mentor} lede={texts.lede} />
      <RuleTabs current="mentor" />
      {years.every(({ hours }) => hours === null) && <Notice tone="warning">{texts.none}</Notice>}
      <Table caption={page.mentor} captionHidden stacks rows={shown} rowKey={({ year }) => String(year)} columns={columns} />
      <Dialog
        open={chosen !== undefined}
        onClose={() => void navigate(href.mentorBudget(), { replace: true, preventScrollReset: true })}
        title={chosen ? texts.setYear(chosen.year) : ''}
      >
        {chosen && (
          <ActionForm>
            <input type="hidden" name="year" value={chosen.year} />
            <input type="hidden" name="seen:number" value={chosen.hours === null ? '' : String(chosen.hours).replace('.', ',')} />
            <NumberField
              name="hours"
              label={texts.hours}
              hint={texts.hoursHint}
              optional
              unit={texts.hoursUnit}
              defaultValue={chosen.hours}
            />
            <ButtonRow>
              <Button type="submit" kind="primary">
                {texts.submit}
              </Button>
            </ButtonRow>
          </ActionForm>
        )}
      </Dialog>
    </div>
  )
}
