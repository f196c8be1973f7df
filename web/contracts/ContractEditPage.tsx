import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect, useActionData, useLoaderData } from 'react-router'
import { contractsApi } from '../../shared/contracts/contracts.api.ts'
import type { Ask } from '../../shared/endpoint.ts'
import { ProblemError } from '../../shared/problem.ts'
import { call, mend } from '../api.ts'
import { formBody } from '../form.ts'
import { href } from '../hrefs.ts'
import { useTexts } from '../language.tsx'
import { ActionForm } from '../ui/ActionForm.tsx'
import { Button, ButtonRow, LinkButton } from '../ui/Button.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import { ContractFields } from './ContractFields.tsx'

const idOf = (params: LoaderFunctionArgs['params']): string => params.contractId ?? ''

// Not run again after a refusal: the form keeps the version it was read with.
export const loader = ({ params }: LoaderFunctionArgs) => call(contractsApi.targets, { params: { contractId: idOf(params) } })

export const action = async ({ params, request }: ActionFunctionArgs) => {
  const contractId = idOf(params)
  try {
    const body = formBody<Ask<typeof contractsApi.change>['body']>(await request.formData())
    await call(contractsApi.change, { params: { contractId }, body })
    return redirect(href.contract({ kontrakt: contractId }))
  } catch (error) {
    return mend(error)
  }
}

export const Component = () => {
  const { contract } = useLoaderData<typeof loader>()
  const { contracts, common } = useTexts()
  const { form } = contracts
  const problem = useActionData<typeof action>()
  const back = href.contract({ kontrakt: contract.contractId })
  return (
    <div className="page page-narrow">
      <PageTitle title={form.change} lede={contract.supplier} back={{ to: back, label: contracts.title }} />
      <ActionForm>
        {problem instanceof ProblemError && problem.code === 'changed-meanwhile' && (
          <p className="form-next">
            <LinkButton to={href.editContract(contract.contractId)} reloadDocument>
              {form.reload}
            </LinkButton>
          </p>
        )}
        <input type="hidden" name="version:number" value={contract.version} />
        <ContractFields contract={contract} />
        <ButtonRow>
          <Button type="submit" kind="primary">
            {form.save}
          </Button>
          <LinkButton kind="tertiary" to={back}>
            {common.cancel}
          </LinkButton>
        </ButtonRow>
      </ActionForm>
    </div>
  )
}
