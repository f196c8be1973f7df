import { type ActionFunctionArgs, redirect, useLoaderData } from 'react-router'
import { sitesApi } from '../../shared/sites/sites.api.ts'
import { call, mend } from '../api.ts'
import { href } from '../hrefs.ts'
import { useTexts } from '../language.tsx'
import { ActionForm } from '../ui/ActionForm.tsx'
import { Button, ButtonRow, LinkButton } from '../ui/Button.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import { SiteFields } from './SiteFields.tsx'
import { siteBody } from './siteForm.ts'

export const loader = () => call(sitesApi.choices)

export const action = async ({ request }: ActionFunctionArgs) => {
  try {
    const { siteId } = await call(sitesApi.add, { body: siteBody<typeof sitesApi.add>(await request.formData()) })
    return redirect(href.site(siteId))
  } catch (error) {
    return mend(error)
  }
}

export const Component = () => {
  const { suppliers } = useLoaderData<typeof loader>()
  const { sites, common } = useTexts()
  return (
    <div className="page page-narrow">
      <PageTitle title={sites.form.newTitle} back={{ to: href.sites(), label: sites.back }} />
      <ActionForm>
        <SiteFields site={null} suppliers={suppliers} />
        <ButtonRow>
          <Button type="submit" kind="primary">
            {sites.form.addSave}
          </Button>
          <LinkButton kind="tertiary" to={href.sites()}>
            {common.cancel}
          </LinkButton>
        </ButtonRow>
      </ActionForm>
    </div>
  )
}
