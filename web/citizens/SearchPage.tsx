import { useEffect } from 'react'
import {
  type ActionFunctionArgs,
  Form,
  Link,
  redirect,
  type ShouldRevalidateFunctionArgs,
  useActionData,
  useLoaderData,
} from 'react-router'
import { citizensApi } from '../../shared/citizens/citizens.api.ts'
import type { CitizenHit } from '../../shared/citizens/citizens.schema.ts'
import { call, isFormProblem, mend } from '../api.ts'
import { currentSession, useSignedIn } from '../app/session.ts'
import { href } from '../hrefs.ts'
import { useFormat, useTexts } from '../language.tsx'
import { Badge } from '../ui/Badge.tsx'
import { Button, LinkButton } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ErrorSummary } from '../ui/ErrorSummary.tsx'
import { Notice } from '../ui/Notice.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import { Table } from '../ui/Table.tsx'
import { TextField } from '../ui/TextField.tsx'

type Found = { readonly text: string; readonly hits: readonly CitizenHit[]; readonly more: boolean }

/** The latest search of this tab, for coming back to it: never in the address, never on disk, and only for who made it. */
let latest: { readonly staffId: string; readonly text: string; readonly fresh: Found | null } | null = null

const find = async (text: string): Promise<Found> => ({ text, ...(await call(citizensApi.find, { body: { text } })) })

// A name is kept with its place in the tab's history, so that it is there after a reload; a number never is.
const isName = (text: string): boolean => !/\d/.test(text)

const keep = (staffId: string, text: string) => {
  if (isName(text)) window.history.replaceState({ ...window.history.state, search: { staffId, text } }, '')
}

const kept = (staffId: string): string | null => {
  if (window.location.pathname !== href.citizenSearch()) return null
  const search: unknown = window.history.state?.search
  if (typeof search !== 'object' || search === null || !('staffId' in search) || !('text' in search)) return null
  return search.staffId === staffId && typeof search.text === 'string' ? search.text : null
}

export const loader = async (): Promise<Found | null> => {
  const { signedIn } = await currentSession()
  if (!latest && signedIn) {
    const text = kept(signedIn.staffId)
    if (text !== null) latest = { staffId: signedIn.staffId, text, fresh: null }
  }
  if (!latest || latest.staffId !== signedIn?.staffId) return null
  const { fresh, text } = latest
  // what the action has just fetched is not asked for twice: each asking is on record
  latest = { ...latest, fresh: null }
  return fresh ?? find(text)
}

export const action = async ({ request }: ActionFunctionArgs) => {
  const text = String((await request.formData()).get('text') ?? '').trim()
  const { signedIn } = await currentSession()
  if (!signedIn) return null
  if (text === '') return { empty: true }
  latest = null
  try {
    const found = await find(text)
    const [only, ...others] = found.hits
    const isCpr = text.replace(/[\s-]/g, '').length === 10
    if (isCpr && only && others.length === 0) return redirect(href.citizen(only.citizenId))
    latest = { staffId: signedIn.staffId, text, fresh: found }
    return null
  } catch (error) {
    return mend(error)
  }
}

/** What was found stands, and asking again would put a second look on record. */
export const shouldRevalidate = ({ actionResult, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs) =>
  actionResult?.empty === true ? false : defaultShouldRevalidate

export const Component = () => {
  const found = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { search } = useTexts().citizens
  const { staffId } = useSignedIn()
  useEffect(() => {
    if (found) keep(staffId, found.text)
  }, [found, staffId])
  return (
    <div className="page">
      <PageTitle title={search.title} />
      <search>
        <Form method="post" className="form" key={found?.text ?? ''}>
          {isFormProblem(answer) && <ErrorSummary problem={answer} />}
          {answer && 'empty' in answer && <Notice live>{search.empty}</Notice>}
          <TextField
            name="text"
            type="search"
            label={search.label}
            hint={search.hint}
            defaultValue={found?.text ?? ''}
            autoComplete="off"
            maxLength={200}
          />
          <Button type="submit" kind="primary" icon="search">
            {search.go}
          </Button>
        </Form>
      </search>
      {found && <Hits found={found} />}
    </div>
  )
}

const Hits = ({ found: { text, hits, more } }: { found: Found }) => {
  const { search, protected: isProtected } = useTexts().citizens
  const format = useFormat()
  if (hits.length === 0) {
    return (
      <section className="search-hits" role="status">
        <EmptyState action={<LinkButton to={href.newCitizen()}>{search.create}</LinkButton>}>
          {/^[\d\s+()-]+$/.test(text) ? search.nobodyNumber : `${search.nobody(text)} ${search.nobodyHint}`}
        </EmptyState>
      </section>
    )
  }
  return (
    <section className="search-hits">
      <Table
        caption={search.found(hits.length)}
        rows={hits}
        rowKey={({ citizenId }) => citizenId}
        columns={[
          {
            key: 'name',
            header: search.columns.name,
            cell: (hit) => (
              <>
                <Link to={href.citizen(hit.citizenId)}>{hit.name}</Link>
                {hit.protectedAddress && (
                  <>
                    {' '}
                    <Badge icon="lock">{isProtected}</Badge>
                  </>
                )}
              </>
            ),
          },
          { key: 'cpr', header: search.columns.cpr, cell: ({ cpr }) => cpr },
          { key: 'phone', header: search.columns.phone, cell: ({ phone }) => phone && format.phone(phone) },
          { key: 'town', header: search.columns.town, cell: ({ town }) => town },
          { key: 'caseworker', header: search.columns.caseworker, cell: ({ caseworker }) => caseworker },
        ]}
      />
      {more && <Notice>{search.more}</Notice>}
    </section>
  )
}
