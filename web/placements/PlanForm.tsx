import { type ReactNode, useState } from 'react'
import { problemText } from '../../shared/i18n/texts.ts'
import { offers } from '../../shared/offers/kinds.ts'
import { quotaShown, tightestDay } from '../../shared/offers/quota.rules.ts'
import type { Content } from '../../shared/placements/agreements.rules.ts'
import { lastDayOf } from '../../shared/placements/defaults.rules.ts'
import { limits } from '../../shared/placements/endings.ts'
import type { PlacementOptions } from '../../shared/placements/placements.schema.ts'
import { rampFrom, whyNotRamp } from '../../shared/placements/ramp.rules.ts'
import { useSession, useSignedIn } from '../app/session.ts'
import { useFormat, useTexts } from '../language.tsx'
import { CheckList } from '../offers/CheckList.tsx'
import { QuotaMeter } from '../offers/QuotaMeter.tsx'
import { ActionForm } from '../ui/ActionForm.tsx'
import { Button, ButtonRow } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { CheckboxGroup, RadioGroup } from '../ui/choices.tsx'
import { DateField } from '../ui/DateField.tsx'
import { Notice } from '../ui/Notice.tsx'
import { TextArea, TextField } from '../ui/TextField.tsx'
import { WeekHours } from '../ui/WeekHours.tsx'
import { keepUnsent, unsentOf } from '../unsent.ts'
import {
  bodyOf,
  checksOf,
  contentOf,
  isTyped,
  rampOf,
  type Typed,
  typedSteps,
  weeksOf,
  wholeDate,
  withOffer,
  withSite,
  withStart,
} from './planForm.ts'
import { RampChart } from './RampChart.tsx'
import { RampEditor } from './RampEditor.tsx'
import { SiteChoice } from './SiteChoice.tsx'

const lengths = [4, 13, 26] as const

/**
 * The agreement's form, in the order of a conversation, with the rules beside it as the server will judge. What is typed is kept in
 * the tab under `keptAs` until it is saved. `initial` is what the form begins with, `siteFixed` what stands in place of the choice.
 */
export const PlanForm = ({
  options,
  door,
  initial,
  keptAs,
  version,
  submit,
  after,
  siteFixed,
  about,
}: {
  options: PlacementOptions
  door: NonNullable<PlacementOptions['door']>
  initial: Typed
  keptAs: string
  /** The placement's, when one is written again. */
  version?: number
  submit: string
  after: ReactNode
  siteFixed?: ReactNode
  /** What is said of the form as it stands, above its button. */
  about?: (content: Content) => ReactNode
}) => {
  const texts = useTexts()
  const { placements, common, agreements, offers: rules } = texts
  const { form } = placements
  const format = useFormat()
  const { staffId } = useSignedIn()
  const { today } = useSession()
  const [found] = useState(() => unsentOf(staffId, keptAs))
  const [typed, setTyped] = useState<Typed>(isTyped(found) ? found : initial)
  // fields that were filled in by another field's answer are made anew
  const [fill, setFill] = useState(0)
  const restored = isTyped(found) && fill === 0
  const set = (next: Typed, filled = false) => {
    setTyped(next)
    keepUnsent(staffId, keptAs, next)
    if (filled) setFill((count) => count + 1)
  }
  const text = (name: 'buddy' | 'support' | 'mentorHours' | 'goal' | 'purpose' | 'need') => (value: string) =>
    set({ ...typed, [name]: value })

  const site = options.sites.find(({ siteId }) => siteId === typed.siteId)
  const checks = checksOf(typed, options)
  const content = contentOf(typed, options)
  const weeks = weeksOf(typed)
  const rampRefusal = whyNotRamp(content.ramp, { weekdayHours: content.weekdayHours, weeks })
  const longer = checks.find(({ rule }) => rule === 'weeks')
  const asksNeed = typed.need !== '' || (longer !== undefined && (longer.verdict === 'stop' || longer.verdict === 'warn'))
  const purposes = form.purposes
  const purpose = typed.offer === '' ? '' : purposes[typed.offer]
  const startsOn = wholeDate(typed.startsOn)
  const from = startsOn || today
  const fullest = site && tightestDay(site.facts, from, wholeDate(typed.endsOn) || from, options.book)

  return (
    <div className="columns">
      <ActionForm className="placement-form">
        <input type="hidden" name="body" value={JSON.stringify({ ...bodyOf(typed, options, purpose), version })} />
        <input type="hidden" name="keptAs" value={keptAs} />
        {restored && (
          <Notice live title={form.restoredTitle}>
            <p>{form.restored}</p>
            <Button
              onClick={() => {
                set(initial, true)
                keepUnsent(staffId, keptAs, undefined)
              }}
            >
              {form.beginAgain}
            </Button>
          </Notice>
        )}
        <Part title={form.where}>
          {siteFixed || (
            <SiteChoice
              options={options}
              doorWord={common.doors[door].word}
              siteId={typed.siteId}
              onChange={(chosen) => set(withSite(typed, chosen, options), true)}
            />
          )}
        </Part>
        <Part title={form.what}>
          <RadioGroup
            name="offer"
            label={form.offer}
            missing={form.offerMissing}
            defaultValue={typed.offer}
            choices={offers.map((value) => ({ value, label: placements.offers[value], hint: placements.offerHints[value] }))}
            onChange={(value) => {
              const offer = offers.find((one) => one === value)
              if (offer) set(withOffer(typed, offer, options), typed.endProposed)
            }}
          />
          {site && site.tasks.length > 0 && (
            <CheckboxGroup
              key={`tasks ${typed.siteId} ${fill}`}
              name="tasks"
              label={form.tasks}
              optional
              defaultValue={typed.tasks}
              choices={[...new Set([...site.tasks, ...typed.tasks])].map((task) => ({ value: task, label: task }))}
              onChange={(task, chosen) =>
                set({ ...typed, tasks: chosen ? [...typed.tasks, task] : typed.tasks.filter((one) => one !== task) })
              }
            />
          )}
        </Part>
        <Part title={form.when}>
          <DateField
            key={`start ${fill}`}
            name="startsOn"
            label={form.startsOn}
            defaultValue={typed.startsOn}
            onChange={(day) => set(withStart(typed, day))}
          />
          <DateField
            key={`end ${fill} ${typed.endProposed ? typed.endsOn : ''}`}
            name="endsOn"
            label={form.endsOn}
            defaultValue={typed.endsOn}
            onChange={(endsOn) => set({ ...typed, endsOn, endProposed: false })}
          />
          {startsOn && (
            <fieldset className="weeks-choice">
              <legend className="form-label">{form.weeks}</legend>
              <ButtonRow>
                {lengths.map((length) => (
                  <Button
                    key={length}
                    onClick={() => set({ ...typed, endsOn: lastDayOf(startsOn, length), endProposed: false }, true)}
                  >
                    {form.weeksChoice(length)}
                  </Button>
                ))}
              </ButtonRow>
            </fieldset>
          )}
          {asksNeed && (
            <TextArea
              key={`need ${fill}`}
              name="need"
              label={form.need}
              hint={form.needHint}
              optional
              rows={3}
              maxLength={limits.need}
              defaultValue={typed.need}
              onChange={text('need')}
            />
          )}
        </Part>
        <Part title={form.howMuch}>
          <WeekHours
            name="weekdayHours"
            label={form.hours}
            hint={
              <>
                {form.hoursHint} {options.weeklyHours !== null && form.canPlan(format.hours(options.weeklyHours))}
              </>
            }
            typed={typed.hours}
            onChange={(hours) => set({ ...typed, hours, hoursProposed: false })}
          />
          <RampEditor
            choice={typed.rampChoice}
            steps={typed.steps}
            onChoice={(rampChoice) => {
              const suggested = options.definition
                ? rampFrom(options.definition.ramp, content.weekdayHours, weeks ?? options.definition.ramp.length)
                : []
              const steps = typedSteps(
                typed.rampChoice === 'door' || typed.steps.length === 0 ? suggested : rampOf(typed, options.definition),
              )
              set({ ...typed, rampChoice, steps: rampChoice === 'own' ? steps : typed.steps })
            }}
            onSteps={(steps) => set({ ...typed, steps })}
          />
          {rampRefusal && (
            <Notice tone="warning" live>
              {problemText(texts, rampRefusal)}
            </Notice>
          )}
          {weeks !== null && content.weekdayHours.some((hours) => hours > 0) && !rampRefusal && (
            <RampChart weekdayHours={content.weekdayHours} ramp={content.ramp} weeks={weeks} />
          )}
        </Part>
        <Part title={form.whoHelps}>
          {site && site.buddies.length > 0 && (
            <fieldset className="weeks-choice">
              <legend className="form-label">{form.buddies}</legend>
              <ButtonRow>
                {site.buddies.map((name) => (
                  <Button key={name} aria-pressed={typed.buddy === name} onClick={() => set({ ...typed, buddy: name }, true)}>
                    {name}
                  </Button>
                ))}
              </ButtonRow>
            </fieldset>
          )}
          <TextField
            key={`buddy ${fill}`}
            name="buddy"
            label={form.buddy}
            hint={form.buddyHint}
            optional
            maxLength={limits.buddy}
            defaultValue={typed.buddy}
            onChange={(event) => text('buddy')(event.target.value)}
          />
          <TextField
            key={`mentor ${fill}`}
            name="mentorHours"
            label={form.mentorHours}
            hint={form.mentorHint}
            optional
            width="char-8"
            inputMode="decimal"
            defaultValue={typed.mentorHours}
            onChange={(event) => text('mentorHours')(event.target.value)}
          />
          <TextArea
            key={`support ${fill}`}
            name="support"
            label={form.support}
            hint={form.supportHint}
            optional
            rows={3}
            maxLength={limits.support}
            defaultValue={typed.support}
            onChange={text('support')}
          />
          {!options.needsAgreed && <Notice>{form.needsMissing}</Notice>}
        </Part>
        <Part title={form.why}>
          <TextArea
            key={`goal ${fill}`}
            name="goal"
            label={form.goal}
            hint={form.goalHint}
            optional
            rows={3}
            maxLength={limits.goal}
            defaultValue={typed.goal}
            onChange={text('goal')}
          />
          <TextArea
            key={`purpose ${fill}`}
            name="purpose"
            label={form.purpose}
            hint={purpose ? form.purposeHint(purpose) : form.purposeFor}
            optional
            rows={3}
            maxLength={limits.purpose}
            defaultValue={typed.purpose}
            onChange={text('purpose')}
          />
        </Part>
        {about?.(content)}
        <p className="form-hint">{after}</p>
        <Button kind="primary" type="submit">
          {submit}
        </Button>
      </ActionForm>
      {/* taller than the window once every rule has its say: it scrolls by itself, by keyboard too */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached */}
      <aside className="sticky-side plan-side" aria-label={rules.checks.title} tabIndex={0}>
        <Card title={rules.checks.title}>
          <p className="form-hint">{rules.checks.lede}</p>
          <CheckList checks={checks} live />
        </Card>
        {site && fullest && (
          <Card title={agreements.quotaAt(site.name)}>
            <QuotaMeter quota={quotaShown(site.facts, fullest, options.book)} />
          </Card>
        )}
      </aside>
    </div>
  )
}

const Part = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className="form-part">
    <h2>{title}</h2>
    {children}
  </section>
)
