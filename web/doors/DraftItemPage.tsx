import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useFetcher,
  useLoaderData,
  useLocation,
} from 'react-router'
import { catalogueApi } from '../../shared/doors/catalogue.api.ts'
import { isFixed, whyNotRemove } from '../../shared/doors/draft.rules.ts'
import type { DraftPart } from '../../shared/doors/keys.ts'
import type { Ask } from '../../shared/endpoint.ts'
import { problemText } from '../../shared/i18n/texts.ts'
import { ProblemError } from '../../shared/problem.ts'
import { call, mend } from '../api.ts'
import { formBody } from '../form.ts'
import { href } from '../hrefs.ts'
import { useTexts } from '../language.tsx'
import { ActionForm } from '../ui/ActionForm.tsx'
import { Button, ButtonRow, LinkButton } from '../ui/Button.tsx'
import { Details } from '../ui/Details.tsx'
import { Notice } from '../ui/Notice.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import { useSay } from './catalogues.ts'
import { DraftItemFields } from './DraftItemFields.tsx'
import { partOfSlug, slugOf, titleIn } from './draftParts.ts'

// Not run again after a refusal: the form keeps the version it was read in, and cannot write over somebody else's change.
export const loader = async ({ params }: LoaderFunctionArgs) => {
  const part = partOfSlug(params.part)
  const { draft } = await call(catalogueApi.draft)
  if (!draft) throw redirect(href.catalogueDraft())
  const key = params.key ?? null
  if (!part || (key === null ? isFixed(part) : titleIn(draft.content, part, key) === null)) throw new ProblemError('not-found')
  return { draft, part, key }
}

export const action = async ({ request, params }: ActionFunctionArgs) => {
  const data = await request.formData()
  const removes = data.get('does') === 'remove'
  data.delete('does')
  try {
    if (removes) await call(catalogueApi.removeItem, { body: formBody<Ask<typeof catalogueApi.removeItem>['body']>(data) })
    else await call(catalogueApi.saveItem, { body: formBody<Ask<typeof catalogueApi.saveItem>['body']>(data) })
    return redirect(href.catalogueDraft({ vis: params.part }))
  } catch (error) {
    return mend(error)
  }
}

const addable = (part: DraftPart): part is Exclude<DraftPart, 'doors' | 'groups'> => !isFixed(part)

export const Component = () => {
  const { draft, part, key } = useLoaderData<typeof loader>()
  const texts = useTexts()
  const { form, draft: words } = texts.catalogue
  const say = useSay()
  const { pathname } = useLocation()
  const problem = useActionData<typeof action>()
  const back = href.catalogueDraft({ vis: slugOf(part) })
  const name = key === null ? null : titleIn(draft.content, part, key)
  const title = name ? say(name) : addable(part) ? form.newTitles[part] : ''
  return (
    <div className="page">
      <PageTitle title={title} back={{ to: back, label: form.backTo(words.partNames[part]) }} />
      {draft.submitted && <Notice tone="warning">{form.takesBack}</Notice>}
      <ActionForm key={`${pathname} ${draft.version}`} className="draft-form">
        <Looked draftId={draft.draftId} version={draft.version} part={part} itemKey={key} />
        {problem instanceof ProblemError && problem.code === 'changed-meanwhile' && (
          <p className="form-next">
            <LinkButton to={pathname} reloadDocument>
              {form.reload}
            </LinkButton>
          </p>
        )}
        <DraftItemFields catalogue={draft.content} part={part} itemKey={key} />
        <ButtonRow>
          <Button type="submit" kind="primary">
            {form.save}
          </Button>
          <LinkButton kind="tertiary" to={back}>
            {texts.common.cancel}
          </LinkButton>
        </ButtonRow>
      </ActionForm>
      {key !== null && !isFixed(part) && <Remove part={part} itemKey={key} />}
    </div>
  )
}

const Looked = (of: { draftId: string; version: number; part: DraftPart; itemKey: string | null }) => (
  <>
    <input type="hidden" name="draftId" value={of.draftId} />
    <input type="hidden" name="version:number" value={of.version} />
    <input type="hidden" name="part" value={of.part} />
    {of.itemKey !== null && <input type="hidden" name="key" value={of.itemKey} />}
  </>
)

const Remove = ({ part, itemKey }: { part: DraftPart; itemKey: string }) => {
  const { draft } = useLoaderData<typeof loader>()
  const texts = useTexts()
  const { form } = texts.catalogue
  const fetcher = useFetcher<typeof action>()
  const whyNot = whyNotRemove(draft.content, part, itemKey)
  return (
    <Details summary={form.removeTitle}>
      <p>{whyNot ? problemText(texts, whyNot) : form.removeText}</p>
      {!whyNot && (
        <ActionForm fetcher={fetcher}>
          <Looked draftId={draft.draftId} version={draft.version} part={part} itemKey={itemKey} />
          <input type="hidden" name="does" value="remove" />
          <Button type="submit" kind="warning">
            {form.remove}
          </Button>
        </ActionForm>
      )}
    </Details>
  )
}
