import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect, useActionData, useLoaderData } from 'react-router'
import { addMonths } from '../../shared/calendar.ts'
import { offersApi } from '../../shared/offers/offers.api.ts'
import { ProblemError } from '../../shared/problem.ts'
import { call, mend } from '../api.ts'
import { useSession } from '../app/session.ts'
import { formBody } from '../form.ts'
import { href } from '../hrefs.ts'
import { useFormat, useTexts } from '../language.tsx'
import { ActionForm } from '../ui/ActionForm.tsx'
import { Button, ButtonRow, LinkButton } from '../ui/Button.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import { NumberField } from '../ui/TextField.tsx'

const monthsShown = 24

const idOf = (params: LoaderFunctionArgs['params']): string => params.organisationId ?? ''

// Not run again after a refusal: the form keeps what it was read with, and cannot write over somebody else's change.
export const loader = ({ params }: LoaderFunctionArgs) => call(offersApi.staffing, { params: { organisationId: idOf(params) } })

/** As the form holds it: an empty field is left out. */
type Typed = { readonly months: readonly { readonly month: string; readonly fte?: number; readonly seen?: number }[] }

export const action = async ({ params, request }: ActionFunctionArgs) => {
  const organisationId = idOf(params)
  const { months } = formBody<Typed>(await request.formData())
  try {
    await call(offersApi.setStaffing, {
      params: { organisationId },
      body: { months: months.map(({ month, fte = null, seen = null }) => ({ month, fte, seen })) },
    })
    return redirect(href.companyStaffing(organisationId))
  } catch (error) {
    return mend(error)
  }
}

export const Component = () => {
  const { organisationId, name, months } = useLoaderData<typeof loader>()
  const { offers, common } = useTexts()
  const { staffing: texts, record } = offers
  const { today } = useSession()
  const format = useFormat()
  const problem = useActionData<typeof action>()
  const page = href.companyStaffing(organisationId)
  const shown = Array.from({ length: monthsShown }, (_, index) => addMonths(`${today.slice(0, 7)}-01`, -index).slice(0, 7))
  return (
    <div className="page page-narrow">
      <PageTitle title={texts.edit} lede={`${name}. ${texts.editHint}`} back={{ to: page, label: texts.title(name) }} />
      <ActionForm>
        {problem instanceof ProblemError && problem.code === 'changed-meanwhile' && (
          <p className="form-next">
            <LinkButton to={href.editCompanyStaffing(organisationId)} reloadDocument>
              {record.reload}
            </LinkButton>
          </p>
        )}
        <div className="months">
          {shown.map((month, index) => {
            const known = months.find((one) => one.month === month)?.fte
            return (
              <div key={month}>
                <input type="hidden" name={`months.${index}.month`} value={month} />
                <input
                  type="hidden"
                  name={`months.${index}.seen:number`}
                  value={known === undefined ? '' : String(known).replace('.', ',')}
                />
                <NumberField name={`months.${index}.fte`} label={format.month(month)} defaultValue={known} />
              </div>
            )
          })}
        </div>
        <ButtonRow>
          <Button type="submit" kind="primary">
            {texts.submit}
          </Button>
          <LinkButton kind="tertiary" to={page}>
            {common.cancel}
          </LinkButton>
        </ButtonRow>
      </ActionForm>
    </div>
  )
}
