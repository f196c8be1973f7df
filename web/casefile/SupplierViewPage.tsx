import { useState } from 'react'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type ShouldRevalidateFunctionArgs,
  useActionData,
  useFetcher,
  useLoaderData,
} from 'react-router'
import { casefileApi } from '../../shared/casefile/casefile.api.ts'
import type { SeenPlacement, SupplierView } from '../../shared/casefile/supplierView.schema.ts'
import { citizensApi } from '../../shared/citizens/citizens.api.ts'
import { lengths } from '../../shared/citizens/citizens.limits.ts'
import { needsShown } from '../../shared/citizens/citizens.rules.ts'
import type { Ask } from '../../shared/endpoint.ts'
import { call, mend } from '../api.ts'
import { SeenFacts, SeenNeeds } from '../attendance/SeenPerson.tsx'
import { personWords } from '../attendance/words.ts'
import { formBody } from '../form.ts'
import { href } from '../hrefs.ts'
import { useFormat, useTexts } from '../language.tsx'
import { ActionForm } from '../ui/ActionForm.tsx'
import { Button, ButtonRow } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { DateField } from '../ui/DateField.tsx'
import { Notice } from '../ui/Notice.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import { TextArea } from '../ui/TextField.tsx'

const citizenIn = ({ citizenId = '' }: LoaderFunctionArgs['params']) => ({ citizenId })

export const loader = ({ params }: LoaderFunctionArgs) => call(casefileApi.supplierView, { params: citizenIn(params) })

// A refused form keeps the version it was read in, and what was typed.
export const shouldRevalidate = ({ actionStatus, actionResult, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs) =>
  actionStatus !== undefined && actionResult !== 'saved' && actionResult !== 'withdrawn' ? false : defaultShouldRevalidate

export const action = async ({ request, params }: ActionFunctionArgs) => {
  const data = await request.formData()
  const intent = data.get('intent')
  data.delete('intent')
  try {
    if (intent === 'withdraw') {
      await call(citizensApi.withdrawNeeds, { params: citizenIn(params) })
      return 'withdrawn' as const
    }
    await call(citizensApi.agreeNeeds, {
      params: citizenIn(params),
      body: formBody<Ask<typeof citizensApi.agreeNeeds>['body']>(data),
    })
    return 'saved' as const
  } catch (error) {
    return mend(error)
  }
}

/** What is agreed for the supplier, beside what the team lead sees of it: the same pieces as in the lead's own sheet. */
export const Component = () => {
  const view = useLoaderData<typeof loader>()
  const { seeAs: texts } = useTexts()
  const done = useActionData<typeof action>()
  const withdrawing = useFetcher<typeof action>()
  const { citizenId, firstName, version, needs } = view
  const [typed, type] = useState({ version, words: needs.words ?? '', agreedOn: needs.agreedOn ?? '' })
  // what was saved, here or by a withdrawal, is what the boxes begin with
  if (typed.version !== version) type({ version, words: needs.words ?? '', agreedOn: needs.agreedOn ?? '' })
  const isSaved = typed.words.trim() === (needs.words ?? '') && typed.agreedOn === (needs.agreedOn ?? '')
  const isOldYes = needs.agreedOn !== null && typed.agreedOn === needs.agreedOn && typed.words.trim() !== (needs.words ?? '')
  const shown = isSaved
    ? null
    : { needs: needsShown({ needsForSupplier: typed.words.trim() || null, needsAgreedOn: typed.agreedOn || null }) }
  return (
    <div className="page see-as">
      <PageTitle title={texts.title(firstName)} tabTitle={texts.tab} back={{ to: href.citizen(citizenId), label: texts.back }} />
      <div className="see-as-columns">
        <div>
          <Card title={texts.agreedTitle}>
            <p role="status" className="see-as-told">
              {isSaved &&
                (withdrawing.data === 'withdrawn' && !needs.agreedOn
                  ? texts.withdrawn
                  : done === 'saved' && (needs.words && !needs.agreedOn ? texts.savedUnseen : texts.saved))}
            </p>
            <ActionForm key={version}>
              <input type="hidden" name="version:number" value={version} />
              <TextArea
                name="needsForSupplier"
                label={texts.words}
                hint={texts.wordsHint}
                optional
                maxLength={lengths.needs}
                defaultValue={needs.words ?? ''}
                onChange={(words) => type({ ...typed, words })}
              />
              <DateField
                name="needsAgreedOn"
                label={texts.agreedOn}
                hint={texts.agreedHint}
                optional
                defaultValue={needs.agreedOn}
                onChange={(agreedOn) => type({ ...typed, agreedOn })}
              />
              {isOldYes && (
                <Notice tone="warning" live>
                  {texts.oldYes}
                </Notice>
              )}
              <ButtonRow>
                <Button type="submit" kind="primary">
                  {texts.save}
                </Button>
              </ButtonRow>
            </ActionForm>
          </Card>
          {view.can.withdraw === null && (
            <Card title={texts.withdrawTitle}>
              <p>{texts.withdrawWhy}</p>
              <ActionForm fetcher={withdrawing}>
                <input type="hidden" name="intent" value="withdraw" />
                <Button type="submit">{texts.withdraw}</Button>
              </ActionForm>
            </Card>
          )}
        </div>
        <Preview view={view} shown={shown} />
      </div>
    </div>
  )
}

type Shown = { readonly needs: string | null } | null

const Preview = ({ view, shown }: { view: SupplierView; shown: Shown }) => {
  const { seeAs: texts } = useTexts()
  const format = useFormat()
  const seen = view.placements.filter(({ sees }) => sees)
  const toCome = view.placements.filter(
    ({ sees, endedOn, person: { accessUntil } }) =>
      !sees && endedOn === null && accessUntil !== null && accessUntil >= view.today,
  )
  const over = view.placements.filter(({ sees, endedOn }) => !sees && endedOn !== null)
  return (
    <section aria-labelledby="forhaandsvisning" className="see-as-preview">
      <h2 id="forhaandsvisning">{texts.previewTitle}</h2>
      <div role="status">{shown && <Notice tone="warning">{texts.unsaved}</Notice>}</div>
      {seen.length === 0 && <Nobody view={view} shown={shown} />}
      {seen.map((placement) => (
        <Seen key={placement.placementId} placement={placement} shown={shown} />
      ))}
      <Others
        title={texts.toCome}
        rows={toCome.map(({ siteName, asked }) => (asked ? texts.askedRow : texts.toComeRow)(siteName))}
      />
      <Others
        title={texts.over}
        rows={over.flatMap(({ siteName, person }) =>
          person.accessUntil ? [texts.overRow(siteName, format.date(person.accessUntil))] : [],
        )}
      />
      <p className="quiet">{texts.never}</p>
    </section>
  )
}

const Others = ({ title, rows }: { title: string; rows: readonly string[] }) =>
  rows.length === 0 ? null : (
    <>
      <h3>{title}</h3>
      <ul className="plain-list">
        {rows.map((row) => (
          <li key={row}>{row}</li>
        ))}
      </ul>
    </>
  )

/** Nobody has the person on a crew: what would be seen, or is seen in the agreement by whoever is asked. */
const Nobody = ({ view, shown }: { view: SupplierView; shown: Shown }) => {
  const { seeAs: texts } = useTexts()
  const isAsked = view.placements.some(({ asked }) => asked)
  const needs = shown ? shown.needs : needsShown({ needsForSupplier: view.needs.words, needsAgreedOn: view.needs.agreedOn })
  return (
    <>
      <p>{isAsked ? texts.onlyAsked(view.accessDays) : texts.nobody(view.accessDays)}</p>
      {!isAsked && <p>{texts.wouldBe}</p>}
      <div className="see-as-phone crew-sheet">
        <p className="see-as-name">{view.protectedAddress ? texts.alias : `${view.firstName} ${view.lastName}`}</p>
        {needs ? <SeenNeeds person={{ needs }} /> : <p className="form-hint">{texts.nothingAgreed}</p>}
      </div>
    </>
  )
}

const Seen = ({ placement, shown }: { placement: SeenPlacement; shown: Shown }) => {
  const texts = useTexts()
  const { seeAs: words } = texts
  const format = useFormat()
  const { leads, siteName, running, startsOn, endedOn } = placement
  const person = shown ? { ...placement.person, ...shown } : placement.person
  return (
    <div className="see-as-one">
      <p>{leads.length === 0 ? words.noLead(siteName) : words.of(format.list(leads), siteName)}</p>
      <div className="see-as-phone crew-sheet">
        <p className="see-as-name">{personWords(texts, person)}</p>
        {person.needs ? <SeenNeeds person={person} /> : <p className="form-hint">{words.nothingAgreed}</p>}
        {running ? (
          <>
            {person.tasks.length > 0 && (
              <p>
                <b>{words.tasks}:</b> {format.list(person.tasks)}
              </p>
            )}
            <div className="crew-about">
              <SeenFacts person={person} />
            </div>
          </>
        ) : (
          <p>{words.notBegun(format.date(startsOn))}</p>
        )}
      </div>
      {person.accessUntil && (
        <p>
          {words.until(format.date(person.accessUntil))} {endedOn === null && words.untilChanges}
        </p>
      )}
    </div>
  )
}
