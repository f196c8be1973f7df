import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect, useActionData, useLoaderData } from 'react-router'
import { ProblemError } from '../../shared/problem.ts'
import { sitesApi } from '../../shared/sites/sites.api.ts'
import { call, mend } from '../api.ts'
import { href } from '../hrefs.ts'
import { useTexts } from '../language.tsx'
import { ActionForm } from '../ui/ActionForm.tsx'
import { Button, ButtonRow, LinkButton } from '../ui/Button.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import { SiteFields } from './SiteFields.tsx'
import { siteBody } from './siteForm.ts'

const idOf = (params: LoaderFunctionArgs['params']): string => params.siteId ?? ''

// Not run again after a refusal: the form keeps the version it was read in, and cannot write over somebody else's change.
export const loader = async ({ params }: LoaderFunctionArgs) => {
  const [site, { suppliers }] = await Promise.all([
    call(sitesApi.get, { params: { siteId: idOf(params) } }),
    call(sitesApi.choices),
  ])
  return { site, suppliers }
}

export const action = async ({ params, request }: ActionFunctionArgs) => {
  const siteId = idOf(params)
  try {
    await call(sitesApi.change, { params: { siteId }, body: siteBody<typeof sitesApi.change>(await request.formData()) })
    return redirect(href.site(siteId))
  } catch (error) {
    return mend(error)
  }
}

export const Component = () => {
  const { site, suppliers } = useLoaderData<typeof loader>()
  const { sites, common } = useTexts()
  const problem = useActionData<typeof action>()
  const page = href.site(site.siteId)
  return (
    <div className="page page-narrow">
      <PageTitle title={sites.form.editTitle(site.name)} back={{ to: page, label: sites.form.backTo(site.name) }} />
      <ActionForm key={site.version}>
        <input type="hidden" name="version:number" value={site.version} />
        {problem instanceof ProblemError && problem.code === 'changed-meanwhile' && (
          <p className="form-next">
            <LinkButton to={href.editSite(site.siteId)} reloadDocument>
              {sites.form.reload}
            </LinkButton>
          </p>
        )}
        <SiteFields site={site} suppliers={suppliers} />
        <ButtonRow>
          <Button type="submit" kind="primary">
            {sites.form.save}
          </Button>
          <LinkButton kind="tertiary" to={page}>
            {common.cancel}
          </LinkButton>
        </ButtonRow>
      </ActionForm>
    </div>
  )
}
