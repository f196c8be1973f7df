import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect, useFetcher, useLoaderData } from 'react-router'
import { catalogueApi } from '../../shared/doors/catalogue.api.ts'
import type { Draft } from '../../shared/doors/draft.schema.ts'
import { draftParts } from '../../shared/doors/keys.ts'
import type { Ask } from '../../shared/endpoint.ts'
import { call, mend } from '../api.ts'
import { formBody } from '../form.ts'
import { href } from '../hrefs.ts'
import { useFormat, useTexts } from '../language.tsx'
import { ActionForm } from '../ui/ActionForm.tsx'
import { Badge } from '../ui/Badge.tsx'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { Notice } from '../ui/Notice.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import { Tabs } from '../ui/Tabs.tsx'
import { DraftDifferences } from './DraftDifferences.tsx'
import { DraftEffect } from './DraftEffect.tsx'
import { Discard, HandIn, Respond } from './DraftHanding.tsx'
import { DraftItems } from './DraftItems.tsx'
import { partOfSlug, slugOf } from './draftParts.ts'

export const loader = async ({ request }: LoaderFunctionArgs) => {
  const { searchParams } = new URL(request.url)
  const part = partOfSlug(searchParams.get('vis')) ?? null
  const { published, draft } = await call(catalogueApi.draft)
  const { effect } = draft && part === null ? await call(catalogueApi.effect) : { effect: null }
  return { published, draft, effect, part }
}

type Looked = Ask<typeof catalogueApi.approve>['body']

export const action = async ({ request }: ActionFunctionArgs) => {
  const data = await request.formData()
  const does = data.get('does')
  data.delete('does')
  try {
    switch (does) {
      case 'begin':
        return await call(catalogueApi.begin)
      case 'earlier':
      case 'later': {
        const item = formBody<Omit<Ask<typeof catalogueApi.moveItem>['body'], 'by'>>(data)
        return await call(catalogueApi.moveItem, { body: { ...item, by: does === 'earlier' ? -1 : 1 } })
      }
      case 'hand-in':
        return await call(catalogueApi.handIn, { body: formBody<Ask<typeof catalogueApi.handIn>['body']>(data) })
      case 'approve': {
        const { version } = await call(catalogueApi.approve, { body: formBody<Looked>(data) })
        return redirect(href.catalogue({ vis: 'udgaver', udgivet: version }))
      }
      case 'return':
        return await call(catalogueApi.giveBack, { body: formBody<Ask<typeof catalogueApi.giveBack>['body']>(data) })
      default:
        return await call(catalogueApi.discard, { body: formBody<Looked>(data) })
    }
  } catch (error) {
    return mend(error)
  }
}

export const Component = () => {
  const { published, draft, part } = useLoaderData<typeof loader>()
  const texts = useTexts().catalogue
  const back = { to: href.catalogue(), label: texts.draft.back }
  if (!draft) {
    return (
      <div className="page">
        <PageTitle title={texts.draft.title} back={back} />
        <EmptyState action={<Begin />}>{texts.draft.none}</EmptyState>
      </div>
    )
  }
  return (
    <div className="page">
      <PageTitle
        title={texts.draft.title}
        back={back}
        badges={
          <>
            <Badge>{texts.draft.becomes(published.version + 1)}</Badge>
            {draft.submitted && <Badge icon="clock">{texts.handing.waiting}</Badge>}
          </>
        }
      />
      <State draft={draft} />
      <Tabs
        label={texts.draft.parts}
        tabs={[
          { key: 'overview', to: href.catalogueDraft(), label: texts.draft.overview, current: part === null },
          ...draftParts.map((one) => ({
            key: one,
            to: href.catalogueDraft({ vis: slugOf(one) }),
            label: texts.draft.partNames[one],
            current: one === part,
          })),
        ]}
      />
      {part === null ? <Overview draft={draft} /> : <DraftItems draft={draft} part={part} />}
    </div>
  )
}

/** Begins a draft, or goes on with the one a colleague began a moment ago. */
const Begin = () => {
  const texts = useTexts().catalogue.draft
  const fetcher = useFetcher()
  return (
    <ActionForm fetcher={fetcher} action={href.catalogueDraft()}>
      <input type="hidden" name="does" value="begin" />
      <p>{texts.beginHint}</p>
      <Button type="submit" kind="primary">
        {texts.begin}
      </Button>
    </ActionForm>
  )
}

const State = ({ draft }: { draft: Draft }) => {
  const texts = useTexts().catalogue
  const format = useFormat()
  const { submitted, returned } = draft
  return (
    <>
      <p className="quiet">
        {texts.draft.begun(draft.draftedBy, format.dateTime(draft.draftedAt))}.{' '}
        {draft.version > 1 && `${texts.draft.changed(draft.updatedBy, format.dateTime(draft.updatedAt))}.`}
      </p>
      {submitted && (
        <Notice
          title={
            submitted.own
              ? texts.handing.waitingOwn(format.dateTime(submitted.at))
              : texts.handing.waitingOther(submitted.by, format.dateTime(submitted.at))
          }
        >
          <p className="as-typed">{draft.reason}</p>
          <p>{texts.handing.editTakesBack}</p>
        </Notice>
      )}
      {returned && !submitted && (
        <Notice tone="warning" title={texts.handing.returned(returned.by, format.dateTime(returned.at))}>
          <p className="as-typed">{returned.note}</p>
        </Notice>
      )}
    </>
  )
}

const Overview = ({ draft }: { draft: Draft }) => {
  const { published, effect } = useLoaderData<typeof loader>()
  return (
    <>
      <DraftDifferences published={published} draft={draft.content} />
      {effect && <DraftEffect effect={effect} />}
      {draft.submitted ? !draft.submitted.own && <Respond draft={draft} /> : <HandIn draft={draft} />}
      <Discard draft={draft} />
    </>
  )
}
