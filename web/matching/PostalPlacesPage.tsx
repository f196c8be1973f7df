import { type ActionFunctionArgs, Link, useActionData, useLoaderData } from 'react-router'
import { problemText } from '../../shared/i18n/texts.ts'
import { largestPlacesFile, problemsTold } from '../../shared/matching/limits.ts'
import { matchingApi } from '../../shared/matching/matching.api.ts'
import type { PlacesLoaded } from '../../shared/matching/matching.schema.ts'
import { ProblemError } from '../../shared/problem.ts'
import { call, isFormProblem, mend } from '../api.ts'
import { href } from '../hrefs.ts'
import { useFormat, useTexts } from '../language.tsx'
import { ActionForm } from '../ui/ActionForm.tsx'
import { Button, ButtonRow } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { FileField } from '../ui/FileField.tsx'
import { Notice } from '../ui/Notice.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import { Table } from '../ui/Table.tsx'

export const loader = () => call(matchingApi.places)

const base64Of = (file: File): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result).split(',')[1] ?? '')
    reader.onerror = () => reject(new ProblemError('file-not-readable'))
    reader.readAsDataURL(file)
  })

const pointer = '/contentBase64'

export const action = async ({ request }: ActionFunctionArgs) => {
  try {
    const file = (await request.formData()).get('contentBase64')
    if (!(file instanceof File) || file.name === '') {
      throw new ProblemError('invalid', { errors: [{ code: 'file-missing', pointer }] })
    }
    if (file.size > largestPlacesFile) {
      const facts = { max: largestPlacesFile / 1024 / 1024 }
      throw new ProblemError('invalid', { errors: [{ code: 'file-too-large', pointer, facts }] })
    }
    return await call(matchingApi.loadPlaces, {
      body: { fileName: file.name.slice(-255), contentBase64: await base64Of(file) },
    })
  } catch (error) {
    return mend(error)
  }
}

export const Component = () => {
  const { total, sources, missing } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { matching } = useTexts()
  const texts = matching.places
  const format = useFormat()
  const loaded = answer && !isFormProblem(answer) && 'saved' in answer ? answer : null
  return (
    <div className="page">
      <PageTitle title={texts.title} lede={texts.lede} back={{ to: href.sites(), label: matching.backToSites }} />
      {loaded && <Loaded loaded={loaded} />}
      <div className="columns">
        <Card title={texts.loadTitle}>
          <ActionForm encType="multipart/form-data">
            <FileField
              name="contentBase64"
              label={texts.file}
              hint={texts.hint}
              pick={texts.pick}
              none={texts.nonePicked}
              accept=".csv,.txt,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            />
            <ButtonRow>
              <Button type="submit" kind="primary">
                {texts.load}
              </Button>
            </ButtonRow>
          </ActionForm>
        </Card>
        <div>
          <Card title={texts.sources}>
            <p>{total === 0 ? texts.none : texts.known(total, format.number(total, 0))}</p>
            {total > 0 && (
              <Table
                caption={texts.sources}
                captionHidden
                compact
                rows={sources}
                rowKey={({ source }) => source}
                columns={[
                  { key: 'source', header: texts.source, cell: ({ source }) => source },
                  { key: 'places', header: texts.count, numeric: true, cell: ({ places }) => format.number(places, 0) },
                ]}
              />
            )}
          </Card>
          {missing.length > 0 && (
            <Card title={texts.missingTitle}>
              <p>{texts.missing}</p>
              <ul>
                {missing.map(({ siteId, name, postalCode }) => (
                  <li key={siteId}>
                    <Link to={href.site(siteId)}>{name}</Link> ({postalCode})
                  </li>
                ))}
              </ul>
            </Card>
          )}
        </div>
      </div>
    </div>
  )
}

/** All of the file is saved, or nothing, and what to mend. */
const Loaded = ({ loaded: { saved, problems } }: { loaded: PlacesLoaded }) => {
  const texts = useTexts()
  const { places } = texts.matching
  const format = useFormat()
  if (problems.length === 0) {
    return (
      <Notice tone="success" live>
        {places.loaded(saved, format.number(saved, 0))}
      </Notice>
    )
  }
  return (
    <Notice tone="error" title={places.refusedTitle} live>
      <p>{places.refused}</p>
      <Table
        caption={places.refused}
        captionHidden
        compact
        rows={problems}
        rowKey={({ line, code }) => `${line} ${code}`}
        columns={[
          { key: 'line', header: places.line, numeric: true, cell: ({ line }) => line },
          { key: 'cell', header: places.cell, cell: ({ cell }) => cell },
          { key: 'problem', header: places.problem, cell: ({ code }) => problemText(texts, { code }) },
        ]}
      />
      {problems.length === problemsTold && <p>{places.more(problemsTold)}</p>}
    </Notice>
  )
}
