import { useState } from 'react'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect, useLoaderData, useSearchParams } from 'react-router'
import type { Ask } from '../../shared/endpoint.ts'
import { problemText } from '../../shared/i18n/texts.ts'
import { crewProgressApi } from '../../shared/progress/crewProgress.api.ts'
import { steps } from '../../shared/progress/instrument.ts'
import { crewAsksV2 } from '../../shared/progress/instrument.v2.crew.ts'
import { scaleV2 } from '../../shared/progress/instrument.v2.scale.ts'
import { observationLimits } from '../../shared/progress/observation.rules.ts'
import { call, mend } from '../api.ts'
import { useSession } from '../app/session.ts'
import { forgetKept, useKept } from '../concerns/kept.ts'
import { underKey } from '../fill.ts'
import { formBody } from '../form.ts'
import { href } from '../frontHrefs.ts'
import { useFormat, useLanguage, useTexts } from '../language.tsx'
import { ActionForm } from '../ui/ActionForm.tsx'
import { Button } from '../ui/Button.tsx'
import { RadioGroup } from '../ui/choices.tsx'
import { Notice } from '../ui/Notice.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import { TextArea, TextField } from '../ui/TextField.tsx'

const keptAs = (placementId: string): string => `observation ${placementId}`

export const loader = ({ params: { placementId = '' } }: LoaderFunctionArgs) =>
  call(crewProgressApi.get, { params: { placementId } })

export const action = async ({ request, params: { placementId = '' } }: ActionFunctionArgs) => {
  const data = await request.formData()
  try {
    const body = formBody<Ask<typeof crewProgressApi.observe>['body']>(data)
    await call(crewProgressApi.observe, { params: { placementId }, body, ...underKey(data) })
    await forgetKept(keptAs(placementId))
    return redirect(href.observe(placementId, { gemt: 'ja' }))
  } catch (error) {
    return mend(error)
  }
}

/** What a team lead sees at work of one of the crew: five sentences, an example, and where. */
export const Component = () => {
  const { placementId, name, alias, due, can, own } = useLoaderData<typeof loader>()
  const texts = useTexts()
  const words = texts.observing
  const format = useFormat()
  const { today } = useSession()
  const [search] = useSearchParams()
  const isSaved = search.has('gemt')
  const asked = due === null || today >= due.fromOn
  const isLate = due !== null && today > due.dueOn
  return (
    <div className="page page-narrow observation">
      <PageTitle
        title={words.title(name ?? words.alias(alias))}
        tabTitle={words.tab}
        lede={words.lede}
        back={{ to: href.crewPerson(placementId), label: words.back }}
      />
      {isSaved && (
        <Notice tone="success" live title={words.thanks}>
          {due && words.next(format.date(due.dueOn))}
        </Notice>
      )}
      {!isSaved && (
        <p>
          {words.whoReads}{' '}
          {due === null
            ? words.noMore
            : asked
              ? (isLate ? words.late : words.due)(format.date(due.dueOn))
              : words.notYet(format.date(due.fromOn))}
        </p>
      )}
      {!isSaved && can.measure && <Notice>{problemText(texts, can.measure as Parameters<typeof problemText>[1])}</Notice>}
      {!asked && <Own own={own} />}
      {!isSaved && !can.measure && <ObservationForm />}
      {asked && <Own own={own} />}
    </div>
  )
}

type Typed = Readonly<Record<string, string>>
const isTyped = (found: unknown): found is Typed =>
  typeof found === 'object' && found !== null && Object.values(found).every((one) => typeof one === 'string')

const ObservationForm = () => {
  const { placementId, instrument } = useLoaderData<typeof loader>()
  const words = useTexts().observing
  const { language } = useLanguage()
  const { today } = useSession()
  const { found, keep } = useKept(keptAs(placementId))
  const [typed, setTyped] = useState<Typed>(isTyped(found) ? found : {})
  // The fields hold what they began with: beginning again makes them anew.
  const [from, setFrom] = useState({ typed, times: 0 })
  const set = (name: string) => (value: string) => {
    const next = { ...typed, [name]: value }
    setTyped(next)
    keep(next)
  }
  const beginAgain = () => {
    keep(undefined)
    setTyped({})
    setFrom({ typed: {}, times: from.times + 1 })
  }
  const choices = [
    ...steps.map((step) => ({ value: String(step), label: scaleV2[step][language] })),
    { value: '', label: words.notSeen },
  ]
  return (
    <ActionForm key={from.times}>
      {Object.keys(from.typed).length > 0 && (
        <Notice live title={words.kept}>
          <Button kind="tertiary" onClick={beginAgain}>
            {words.beginAgain}
          </Button>
        </Notice>
      )}
      <input type="hidden" name="instrument:number" value={instrument} />
      <input type="hidden" name="measuredOn" value={today} />
      {crewAsksV2.map(({ key, statement }) => (
        <div key={key} className="large-choices large-choices-two">
          <RadioGroup
            name={`answers.${key}:number`}
            label={statement[language]}
            choices={choices}
            defaultValue={from.typed[key]}
            onChange={set(key)}
          />
        </div>
      ))}
      <TextArea
        name="example"
        label={words.example}
        hint={words.exampleHint}
        rows={3}
        maxLength={observationLimits.example}
        defaultValue={from.typed.example}
        onChange={set('example')}
      />
      <TextField
        name="seenAt"
        label={words.seenAt}
        hint={words.seenAtHint}
        maxLength={observationLimits.seenAt}
        autoComplete="off"
        defaultValue={from.typed.seenAt}
        onChange={(event) => set('seenAt')(event.target.value)}
      />
      <p className="form-hint">
        {words.signal} {words.locked}
      </p>
      <Button kind="primary" type="submit">
        {words.save}
      </Button>
    </ActionForm>
  )
}

/** The own words of before, and nobody else's. */
const Own = ({ own }: Pick<ReturnType<typeof useLoaderData<typeof loader>>, 'own'>) => {
  const words = useTexts().observing
  const { language } = useLanguage()
  const format = useFormat()
  if (own.length === 0) return null
  return (
    <section aria-labelledby="sagt-foer">
      <h2 id="sagt-foer">{words.own}</h2>
      <ul className="plain-list observations">
        {own.map(({ measuredOn, answers, example, seenAt }) => (
          <li key={measuredOn}>
            <b>{words.ownOf(format.date(measuredOn), seenAt)}</b>
            <p className="as-typed">{example}</p>
            <ul className="sentences">
              {crewAsksV2.flatMap(({ key, statement }) => {
                const step = answers[key]
                return step === undefined ? [] : [<li key={key}>{words.said(statement[language], scaleV2[step][language])}</li>]
              })}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  )
}
