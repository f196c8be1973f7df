import { type ActionFunctionArgs, type LoaderFunctionArgs, useFetcher, useLoaderData } from 'react-router'
import { citizensApi } from '../../shared/citizens/citizens.api.ts'
import type { Ask } from '../../shared/endpoint.ts'
import { agreementsApi } from '../../shared/placements/agreements.api.ts'
import type { VitasSheet } from '../../shared/placements/agreements.schema.ts'
import { limits } from '../../shared/placements/endings.ts'
import { call, type FormProblem, isFormProblem, mend } from '../api.ts'
import { formBody } from '../form.ts'
import { href } from '../hrefs.ts'
import { useLanguage, useTexts } from '../language.tsx'
import { ActionForm } from '../ui/ActionForm.tsx'
import { Button, ButtonRow } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { ErrorSummary } from '../ui/ErrorSummary.tsx'
import { Notice } from '../ui/Notice.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import { TextField } from '../ui/TextField.tsx'
import { CopyButton } from './CopyButton.tsx'

// VITAS is in Danish, whatever the language of the page is
export const loader = ({ params: { placementId = '' } }: LoaderFunctionArgs) =>
  call(agreementsApi.vitas, { params: { placementId }, query: { language: 'da' } })

export const action = async ({ request, params: { placementId = '' } }: ActionFunctionArgs) => {
  const data = await request.formData()
  const citizenId = data.get('reveal')
  try {
    if (typeof citizenId === 'string') return await call(citizensApi.revealCpr, { params: { citizenId } })
    const body = { number: null, ...formBody<Ask<typeof agreementsApi.noteVitas>['body']>(data) }
    return await call(agreementsApi.noteVitas, { params: { placementId }, body })
  } catch (error) {
    return mend(error)
  }
}

type Revealed = { readonly cpr: string } | FormProblem

export const Component = () => {
  const sheet = useLoaderData<typeof loader>()
  const { papers } = useTexts()
  const { vitas: words } = papers
  const { language } = useLanguage()
  const reveal = useFetcher<Revealed>({ key: `cpr ${sheet.placementId}` })
  const cpr = reveal.data && !isFormProblem(reveal.data) ? reveal.data.cpr : null
  const fields = sheet.fields.map(({ key, value }) => ({ key, label: words.keys[key], value: key === 'cpr' ? cpr : value }))
  const missing = fields.filter(({ key, value }) => key !== 'cpr' && value === null)
  const all = fields.flatMap(({ label, value }) => (value === null ? [] : [`${label}: ${value}`])).join('\n')
  return (
    <div className="page page-narrow vitas">
      <PageTitle
        title={words.title}
        lede={words.lede}
        back={{ to: href.placement(sheet.placementId), label: papers.ruleList.back }}
        actions={<CopyButton kind="primary" label={words.copyAll} text={all} />}
      />
      {language !== 'da' && <p className="form-hint">{words.danish}</p>}
      <p className={missing.length > 0 ? 'vitas-missing' : 'quiet'}>
        {missing.length > 0 ? words.missingCount(missing.length) : words.complete}
      </p>
      {sheet.employerTellsCost && <p className="form-hint">{words.employerTellsCost}</p>}
      {isFormProblem(reveal.data) && <ErrorSummary problem={reveal.data} />}
      <dl className="facts vitas-fields">
        {fields.map(({ key, label, value }) => (
          <div key={key}>
            <dt>{label}</dt>
            <dd>
              {value === null && key === 'cpr' ? (
                <reveal.Form method="post">
                  <Button type="submit" icon="show" name="reveal" value={sheet.citizenId} busy={reveal.state !== 'idle'}>
                    {words.showCpr}
                  </Button>
                </reveal.Form>
              ) : value === null ? (
                <span className="vitas-missing">{words.missing}</span>
              ) : (
                <>
                  <span className="as-typed" lang="da">
                    {value}
                  </span>
                  <CopyButton kind="tertiary" text={value} of={label} />
                  {key === 'cpr' && <span className="quiet">{words.cprShown}</span>}
                </>
              )}
            </dd>
          </div>
        ))}
      </dl>
      <VitasNumber sheet={sheet} />
    </div>
  )
}

const VitasNumber = ({ sheet: { placementId, version, number } }: { sheet: VitasSheet }) => {
  const { vitas: words } = useTexts().papers
  const fetcher = useFetcher<{ readonly number: string | null } | FormProblem>({ key: `vitas ${placementId}` })
  const saved = fetcher.state === 'idle' && fetcher.data !== undefined && !isFormProblem(fetcher.data)
  return (
    <Card title={words.number}>
      {saved && (
        <Notice tone="success" live>
          {words.saved}
        </Notice>
      )}
      <ActionForm fetcher={fetcher} idPrefix="vitas">
        <input type="hidden" name="version:number" value={version} />
        <TextField
          name="number"
          label={words.number}
          hint={words.numberHint}
          width="char-27"
          autoComplete="off"
          maxLength={limits.vitasNumber}
          defaultValue={number ?? ''}
        />
        <ButtonRow>
          <Button type="submit">{words.saveNumber}</Button>
        </ButtonRow>
      </ActionForm>
    </Card>
  )
}
