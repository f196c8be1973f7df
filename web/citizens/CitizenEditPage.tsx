import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  type ShouldRevalidateFunctionArgs,
  useActionData,
  useLoaderData,
} from 'react-router'
import { citizensApi } from '../../shared/citizens/citizens.api.ts'
import { ProblemError } from '../../shared/problem.ts'
import { sitesApi } from '../../shared/sites/sites.api.ts'
import { call, mend } from '../api.ts'
import { href } from '../hrefs.ts'
import { useTexts } from '../language.tsx'
import { ActionForm } from '../ui/ActionForm.tsx'
import { Button, ButtonRow, LinkButton } from '../ui/Button.tsx'
import { DefinitionList } from '../ui/DefinitionList.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import { CitizenFields } from './CitizenFields.tsx'
import { citizenBody } from './citizenForm.ts'

const idOf = (params: LoaderFunctionArgs['params']): string => params.citizenId ?? ''

// Not run again after a refusal: the form keeps the version it was read in, and cannot write over somebody else's change.
export const loader = async ({ params }: LoaderFunctionArgs) => {
  const [citizen, { caseworkers }, { tasks }] = await Promise.all([
    call(citizensApi.get, { params: { citizenId: idOf(params) } }),
    call(citizensApi.caseworkers),
    call(sitesApi.tasks),
  ])
  return { citizen, caseworkers, tasks }
}

// Seeing a protected address changes nothing that the form holds; what was typed stays.
export const shouldRevalidate = ({ formMethod, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs) =>
  formMethod === 'POST' ? false : defaultShouldRevalidate

export const action = async ({ params, request }: ActionFunctionArgs) => {
  const citizenId = idOf(params)
  try {
    await call(citizensApi.edit, {
      params: { citizenId },
      body: citizenBody<typeof citizensApi.edit>(await request.formData()),
    })
    return redirect(href.citizen(citizenId))
  } catch (error) {
    return mend(error)
  }
}

export const Component = () => {
  const { citizen, caseworkers, tasks } = useLoaderData<typeof loader>()
  const { common, citizens } = useTexts()
  const { form, fields } = citizens
  const problem = useActionData<typeof action>()
  const page = href.citizen(citizen.citizenId)
  const current = caseworkers.some(({ staffId }) => staffId === citizen.caseworkerId)
  return (
    <div className="page page-narrow">
      <PageTitle
        title={form.editTitle(`${citizen.firstName} ${citizen.lastName}`)}
        tabTitle={form.editTabTitle}
        back={{ to: page, label: form.backToCitizen }}
      />
      <ActionForm key={citizen.version}>
        <input type="hidden" name="version:number" value={citizen.version} />
        {problem instanceof ProblemError && problem.code === 'changed-meanwhile' && (
          <p className="form-next">
            <LinkButton to={href.editCitizen(citizen.citizenId)} reloadDocument>
              {form.reload}
            </LinkButton>
          </p>
        )}
        <CitizenFields
          citizen={citizen}
          caseworkers={
            current || citizen.caseworkerId === null
              ? caseworkers
              : [{ staffId: citizen.caseworkerId, name: form.former }, ...caseworkers]
          }
          caseworkerId={citizen.caseworkerId}
          tasks={tasks}
          cpr={<DefinitionList facts={[[fields.cpr, citizen.cpr]]} />}
        />
        <ButtonRow>
          <Button type="submit" kind="primary">
            {form.save}
          </Button>
          <LinkButton kind="tertiary" to={page}>
            {common.cancel}
          </LinkButton>
        </ButtonRow>
      </ActionForm>
    </div>
  )
}
