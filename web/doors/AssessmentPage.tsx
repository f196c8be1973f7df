import { useEffect, useState, useSyncExternalStore } from 'react'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  type ShouldRevalidateFunctionArgs,
  useBlocker,
  useLoaderData,
  useLocation,
  useSearchParams,
} from 'react-router'
import { doorsApi } from '../../shared/doors/doors.api.ts'
import { guidesDoor, unansweredIn } from '../../shared/doors/doors.rules.ts'
import type { Assessment, Catalogue } from '../../shared/doors/doors.schema.ts'
import { unknownAnswer } from '../../shared/doors/keys.ts'
import { call, mend } from '../api.ts'
import { href } from '../hrefs.ts'
import { useFormat, useTexts } from '../language.tsx'
import { ActionForm } from '../ui/ActionForm.tsx'
import { BottomBar } from '../ui/BottomBar.tsx'
import { Button, ButtonRow, LinkButton } from '../ui/Button.tsx'
import { CheckboxGroup, RadioGroup } from '../ui/choices.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import { Steps } from '../ui/Steps.tsx'
import { openSheet, type Sheet, type SheetState } from './answerSheet.ts'
import { catalogueOf, newestCatalogue, useSay } from './catalogues.ts'
import { SaveState, Trouble } from './SaveState.tsx'

export const loader = async ({ params: { citizenId = '' } }: LoaderFunctionArgs) => {
  const { name, assessment } = await call(doorsApi.assessment, { params: { citizenId } })
  const catalogue = assessment ? await catalogueOf(assessment.catalogueVersion) : await newestCatalogue()
  return { citizenId, name, assessment, catalogue }
}

export const action = async ({ params: { citizenId = '' } }: ActionFunctionArgs) => {
  try {
    await call(doorsApi.startAssessment, { params: { citizenId } })
    return redirect(href.assessment(citizenId))
  } catch (error) {
    return mend(error)
  }
}

/** Going from part to part asks the server for nothing: the answers are on the page. */
export const shouldRevalidate = ({ formMethod, currentUrl, nextUrl, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs) =>
  formMethod || currentUrl.pathname !== nextUrl.pathname || currentUrl.search === nextUrl.search ? defaultShouldRevalidate : false

export const Component = () => {
  const { citizenId, name, assessment, catalogue } = useLoaderData<typeof loader>()
  const texts = useTexts().doors.assessment
  const format = useFormat()
  return (
    <div className="page page-narrow">
      <PageTitle
        title={texts.title}
        back={{ to: href.citizen(citizenId), label: name }}
        lede={assessment ? texts.startedOn(format.date(assessment.startedOn), assessment.startedBy) : texts.lede}
      />
      {assessment ? (
        <Talk key={assessment.assessmentId} assessment={assessment} catalogue={catalogue} />
      ) : (
        <Start catalogue={catalogue} />
      )}
    </div>
  )
}

const Start = ({ catalogue }: { catalogue: Catalogue }) => {
  const texts = useTexts().doors.assessment
  return (
    <ActionForm>
      <p>{texts.before(catalogue.questions.length)}</p>
      <p>{texts.neverAsked}</p>
      <Button type="submit" kind="primary">
        {texts.start}
      </Button>
    </ActionForm>
  )
}

/** The page's own copy of the answers, saved over the endpoint. */
const useSheet = (assessment: Assessment): { sheet: Sheet; state: SheetState } => {
  const { citizenId } = assessment
  const [sheet] = useState(() =>
    openSheet(assessment, {
      save: ({ assessmentId, version }, answers, tags) =>
        call(doorsApi.saveAnswers, { params: { citizenId }, body: { assessmentId, version, answers, tags: [...tags] } }),
      newest: async () => (await call(doorsApi.assessment, { params: { citizenId } })).assessment,
    }),
  )
  // The browser asks before a tab with unsaved answers is closed; a retry must not outlive the page.
  useEffect(() => {
    const keep = (event: BeforeUnloadEvent) => {
      if (sheet.isUnsaved()) event.preventDefault()
    }
    window.addEventListener('beforeunload', keep)
    return () => {
      window.removeEventListener('beforeunload', keep)
      sheet.close()
    }
  }, [sheet])
  return { sheet, state: useSyncExternalStore(sheet.subscribe, sheet.get) }
}

const Talk = ({ assessment, catalogue }: { assessment: Assessment; catalogue: Catalogue }) => {
  const { citizenId } = assessment
  const { sheet, state } = useSheet(assessment)
  const texts = useTexts().doors.assessment
  const say = useSay()
  const [search] = useSearchParams()
  const { groups, questions } = catalogue
  const asked = Number(search.get('del'))
  const part = Number.isInteger(asked) && asked >= 1 && asked <= groups.length ? asked : 1
  const group = groups[part - 1]
  const missing = unansweredIn(catalogue, state.answers)
  if (!group) return null
  const titleOf = (at: number): string => {
    const one = groups[at - 1]
    return one ? say(one.title) : ''
  }
  return (
    <>
      <Steps
        label={texts.parts}
        steps={groups.map(({ key, title }, at) => ({
          key,
          label: say(title),
          state: at + 1 === part ? 'current' : missing.some((one) => one.group === key) ? 'ahead' : 'done',
        }))}
      />
      <Trouble sheet={sheet} state={state} catalogue={catalogue} />
      <section className="form talk" aria-labelledby="del">
        <PartTitle key={part} title={texts.group(say(group.title), part, groups.length)} />
        {questions
          .filter((question) => question.group === group.key)
          .map(({ key, text, help, options }) => (
            <RadioGroup
              key={`${key} ${state.round}`}
              name={`answers.${key}`}
              label={say(text)}
              hint={[help ? say(help) : '', guidesDoor(catalogue, key) ? '' : texts.placeOnly].filter(Boolean).join(' ')}
              choices={options.map((option) => ({ value: option.key, label: say(option.text) }))}
              defaultValue={state.answers[key]}
              onChange={(option) => sheet.answer(key, option)}
            />
          ))}
        {part === groups.length && (
          <div className="talk-tags">
            <CheckboxGroup
              key={`tags ${state.round}`}
              name="tags"
              label={texts.tags}
              hint={texts.tagsHint}
              choices={catalogue.tags.map((tag) => ({ value: tag.key, label: say(tag.name) }))}
              defaultValue={state.tags}
              onChange={(tag, chosen) => sheet.tag(tag, chosen)}
            />
          </div>
        )}
        {part === groups.length && missing.length > 0 && (
          <Button onClick={() => sheet.answerAll(Object.fromEntries(missing.map(({ key }) => [key, unknownAnswer])))}>
            {texts.restUnknown}
          </Button>
        )}
        <p className="talk-never">{texts.neverAsked}</p>
      </section>
      <BottomBar>
        <div className="talk-state">
          <span>{texts.answered(questions.length - missing.length, questions.length)}</span>
          <SaveState sheet={sheet} state={state} />
        </div>
        <ButtonRow>
          {part > 1 && (
            <LinkButton to={href.assessment(citizenId, { del: part - 1 })} state={{ moved: true }}>
              {texts.back(titleOf(part - 1))}
            </LinkButton>
          )}
          {part < groups.length ? (
            <LinkButton kind="primary" to={href.assessment(citizenId, { del: part + 1 })} state={{ moved: true }}>
              {texts.next(titleOf(part + 1))}
            </LinkButton>
          ) : (
            <LinkButton kind="primary" to={href.proposal(citizenId)}>
              {texts.toProposal}
            </LinkButton>
          )}
        </ButtonRow>
      </BottomBar>
      <Leaving sheet={sheet} />
    </>
  )
}

/** One function for good: a new one at each answer would take the focus away from the answers. */
const takeFocus = (heading: HTMLElement | null) => heading?.focus({ preventScroll: true })

/** After a step to another part the focus goes to its heading; the page's own heading has it when the page is new. */
const PartTitle = ({ title }: { title: string }) => {
  const state: unknown = useLocation().state
  const moved = typeof state === 'object' && state !== null && 'moved' in state
  return (
    <h2 id="del" tabIndex={-1} ref={moved ? takeFocus : undefined}>
      {title}
    </h2>
  )
}

/** Holds a step away from the page until the last answers are saved, and asks when they cannot be. */
const Leaving = ({ sheet }: { sheet: Sheet }) => {
  const texts = useTexts().doors.assessment
  const [stuck, setStuck] = useState(false)
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => sheet.isUnsaved() && currentLocation.pathname !== nextLocation.pathname,
  )
  // The router tells by its state alone that a step is held.
  useEffect(() => {
    if (blocker.state !== 'blocked') return
    let here = true
    void sheet.flush().then((saved) => {
      if (!here) return
      if (saved) blocker.proceed()
      else setStuck(true)
    })
    return () => {
      here = false
    }
  }, [blocker, sheet])
  const stay = () => {
    setStuck(false)
    if (blocker.state === 'blocked') blocker.reset()
  }
  return (
    <Dialog open={stuck && blocker.state === 'blocked'} onClose={stay} title={texts.unsavedLeave}>
      <ButtonRow>
        <Button kind="primary" onClick={stay}>
          {texts.stay}
        </Button>
        <Button kind="warning" onClick={() => blocker.state === 'blocked' && blocker.proceed()}>
          {texts.leave}
        </Button>
      </ButtonRow>
    </Dialog>
  )
}
