import { type ActionFunctionArgs, redirect, useLoaderData } from 'react-router'
import { contractsApi } from '../../shared/contracts/contracts.api.ts'
import type { Ask } from '../../shared/endpoint.ts'
import { call, mend } from '../api.ts'
import { formBody } from '../form.ts'
import { href } from '../hrefs.ts'
import { useTexts } from '../language.tsx'
import { ActionForm } from '../ui/ActionForm.tsx'
import { Button, ButtonRow, LinkButton } from '../ui/Button.tsx'
import { Select } from '../ui/choices.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import { ContractFields } from './ContractFields.tsx'

export const loader = () => call(contractsApi.suppliers)

export const action = async ({ request }: ActionFunctionArgs) => {
  try {
    const body = formBody<Ask<typeof contractsApi.add>['body']>(await request.formData())
    const { contractId } = await call(contractsApi.add, { body })
    return redirect(href.contractTargets(contractId))
  } catch (error) {
    return mend(error)
  }
}

export const Component = () => {
  const { suppliers } = useLoaderData<typeof loader>()
  const { contracts, common } = useTexts()
  const { form } = contracts
  return (
    <div className="page page-narrow">
      <PageTitle title={form.title} lede={form.lede} back={{ to: href.contract(), label: contracts.title }} />
      <ActionForm>
        <Select
          name="supplierId"
          label={form.supplier}
          empty={form.chooseSupplier}
          choices={suppliers.map(({ supplierId, name }) => ({ value: supplierId, label: name }))}
        />
        <ContractFields contract={null} />
        <ButtonRow>
          <Button type="submit" kind="primary">
            {form.submit}
          </Button>
          <LinkButton kind="tertiary" to={href.contract()}>
            {common.cancel}
          </LinkButton>
        </ButtonRow>
      </ActionForm>
    </div>
  )
}
