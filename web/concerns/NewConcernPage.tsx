import { useState } from 'react'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect, useLoaderData } from 'react-router'
import { concernsApi } from '../../shared/concerns/concerns.api.ts'
import { replacesTopic } from '../../shared/concerns/concerns.rules.ts'
import { type ConcernKind, concernKinds, limits, topics, topicsOf, urgencies } from '../../shared/concerns/topics.ts'
import type { Ask } from '../../shared/endpoint.ts'
import { call, mend } from '../api.ts'
import { underKey } from '../fill.ts'
import { formBody, numberIn } from '../form.ts'
import { href } from '../frontHrefs.ts'
import { useFormat, useTexts } from '../language.tsx'
import { ActionForm } from '../ui/ActionForm.tsx'
import { Button, ButtonRow, LinkButton } from '../ui/Button.tsx'
import { RadioGroup } from '../ui/choices.tsx'
import { Notice } from '../ui/Notice.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import { NumberField, TextArea } from '../ui/TextField.tsx'
import { whenWords } from './clock.ts'
import { forgetKept, keptNames, useKept } from './kept.ts'
import { closedWords, nameWords, placeWords } from './words.ts'

export const loader = ({ params: { placementId = '' } }: LoaderFunctionArgs) =>
  call(concernsApi.thread, { params: { placementId } })

export const action = async ({ request, params: { placementId = '' } }: ActionFunctionArgs) => {
  const data = await request.formData()
  data.delete('kind')
  try {
    const body = formBody<Ask<typeof concernsApi.raise>['body']>(data)
    const { concernId } = await call(concernsApi.raise, { params: { placementId }, body, ...underKey(data) })
    await forgetKept(keptNames.concern(placementId))
    return redirect(href.thread(placementId, { sendt: concernId }))
  } catch (error) {
    return mend(error)
  }
}

type Typed = {
  readonly kind: string
  readonly topic: string
  readonly urgency: string
  readonly text: string
  readonly hours: string
}
const nothing: Typed = { kind: '', topic: '', urgency: 'one_day', text: '', hours: '' }

const isTyped = (found: unknown): found is Typed =>
  typeof found === 'object' && found !== null && Object.keys(nothing).every((key) => typeof Reflect.get(found, key) === 'string')

const isKind = (kind: string): kind is ConcernKind => concernKinds.some((one) => one === kind)

/** What a team lead raises, in the order one says it: what it is, how soon, and in a few words. */
export const Component = () => {
  const thread = useLoaderData<typeof loader>()
  const texts = useTexts()
  const { raise, thread: words } = texts.concerns
  const format = useFormat()
  const { placementId, can } = thread
  return (
    <div className="page page-narrow">
      <PageTitle
        title={raise.title(nameWords(texts, thread))}
        tabTitle={words.raise}
        lede={`${placeWords(texts, format, thread)}. ${raise.lede}`}
        back={{ to: href.thread(placementId), label: words.messages }}
      />
      {can.raise ? <Notice>{closedWords(texts, can.raise.code)}</Notice> : <RaiseForm />}
    </div>
  )
}

const RaiseForm = () => {
  const { placementId, concerns, hoursAWeek, today } = useLoaderData<typeof loader>()
  const texts = useTexts()
  const { raise, topics: topicWords, hints } = texts.concerns
  const { common } = texts
  const format = useFormat()
  const { found, keep } = useKept(keptNames.concern(placementId))
  const [typed, setTyped] = useState<Typed>(isTyped(found) ? found : nothing)
  // The fields hold what they began with: beginning again makes them anew.
  const [from, setFrom] = useState({ typed, restored: isTyped(found), times: 0 })
  const set = (change: Partial<Typed>) => {
    const next = { ...typed, ...change }
    setTyped(next)
    keep(next)
  }
  const beginAgain = () => {
    keep(undefined)
    setTyped(nothing)
    setFrom({ typed: nothing, restored: false, times: from.times + 1 })
  }
  const { kind } = typed
  const topic = topics.find((one) => one === typed.topic)
  const replaced = topic && concerns.find((one) => one.state === 'open' && replacesTopic(topic, one.topic))
  return (
    <ActionForm key={from.times} className="raise-form">
      {from.restored && (
        <Notice live title={raise.kept}>
          <Button kind="tertiary" onClick={beginAgain}>
            {raise.beginAgain}
          </Button>
        </Notice>
      )}
      <div className="large-choices large-choices-two">
        <RadioGroup
          name="kind"
          label={raise.kind}
          defaultValue={from.typed.kind}
          choices={concernKinds.map((value) => ({ value, label: raise.kinds[value], hint: raise.kindHints[value] }))}
          onChange={(value) => set({ kind: value, topic: '' })}
        />
      </div>
      {isKind(kind) && (
        <>
          <div className="large-choices" key={kind}>
            <RadioGroup
              name="topic"
              label={raise.topic[kind]}
              defaultValue={typed.topic}
              choices={topicsOf[kind].map((value) => ({ value, label: topicWords[value], hint: hints[value] }))}
              onChange={(value) => set({ topic: value })}
            />
          </div>
          {replaced && (
            <Notice tone="warning" live>
              {raise.replaces(topicWords[replaced.topic], whenWords(texts, format, replaced.raisedAt, today))}
            </Notice>
          )}
          {(topic === 'more_hours' || topic === 'fewer_hours') && (
            <NumberField
              name="hoursAWeek"
              label={raise.hours}
              hint={raise.hoursHint(format.hours(hoursAWeek))}
              optional
              unit={raise.hoursUnit}
              width="char-4"
              defaultValue={numberIn(typed.hours)}
              onChange={(event) => set({ hours: event.target.value })}
            />
          )}
          <TextArea
            name="text"
            label={raise.text}
            hint={raise.textHint}
            rows={4}
            maxLength={limits.text}
            defaultValue={from.typed.text}
            onChange={(text) => set({ text })}
          />
          <div className="large-choices large-choices-two">
            <RadioGroup
              name="urgency"
              label={raise.urgency}
              defaultValue={from.typed.urgency}
              choices={urgencies.toReversed().map((value) => ({
                value,
                label: raise.urgencies[value],
                hint: raise.urgencyHints[value],
              }))}
              onChange={(value) => set({ urgency: value })}
            />
          </div>
          <ButtonRow>
            <Button kind="primary" type="submit">
              {raise.submit}
            </Button>
            <LinkButton kind="tertiary" to={href.thread(placementId)}>
              {common.cancel}
            </LinkButton>
          </ButtonRow>
        </>
      )}
    </ActionForm>
  )
}
