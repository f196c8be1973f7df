import { type ReactNode, useState } from 'react'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect, useLoaderData } from 'react-router'
import { addDays, addWeeks } from '../../shared/calendar.ts'
import type { Ask } from '../../shared/endpoint.ts'
import { problemText } from '../../shared/i18n/texts.ts'
import { type Offer, offers } from '../../shared/offers/kinds.ts'
import { limits } from '../../shared/placements/endings.ts'
import { placementsApi } from '../../shared/placements/placements.api.ts'
import { checksOf, type Draft } from '../../shared/placements/placements.rules.ts'
import type { PlacementOptions, PlaceOption } from '../../shared/placements/placements.schema.ts'
import { call, mend } from '../api.ts'
import { underKey } from '../fill.ts'
import { formBody } from '../form.ts'
import { href } from '../hrefs.ts'
import { useFormat, useTexts } from '../language.tsx'
import { ActionForm } from '../ui/ActionForm.tsx'
import { Button, ButtonRow, LinkButton } from '../ui/Button.tsx'
import { CheckboxGroup, RadioGroup } from '../ui/choices.tsx'
import { DateField } from '../ui/DateField.tsx'
import { Details } from '../ui/Details.tsx'
import { DoorBadge } from '../ui/DoorBadge.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { Notice } from '../ui/Notice.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import { TextArea, TextField } from '../ui/TextField.tsx'
import { Checklist } from './Checklist.tsx'
import { noHours, WeekHours } from './WeekHours.tsx'
import { shiftWords } from './words.ts'

export const loader = ({ params }: LoaderFunctionArgs) =>
  call(placementsApi.options, { params: { citizenId: params.citizenId ?? '' } })

export const action = async ({ request, params }: ActionFunctionArgs) => {
  const data = await request.formData()
  const body = formBody<Ask<typeof placementsApi.draft>['body']>(data)
  // an empty day is no hours, and must not make the days after it move up
  const weekdayHours = noHours.map((_, index) => String(data.get(`weekdayHours.${index}`) ?? '').trim() || 0)
  try {
    const { placementId } = await call(placementsApi.draft, {
      params: { citizenId: params.citizenId ?? '' },
      body: { ...body, weekdayHours },
      ...underKey(data),
    })
    return redirect(href.placement(placementId))
  } catch (error) {
    return mend(error)
  }
}

/** '' until it is a date that exists. */
const whole = (typed: string): string => (/^2\d{3}-\d{2}-\d{2}$/.test(typed) && addDays(typed, 0) === typed ? typed : '')

export const Component = () => {
  const options = useLoaderData<typeof loader>()
  const { placements } = useTexts()
  const { form, page } = placements
  return (
    <div className="page">
      <PageTitle
        title={form.title}
        lede={options.door && form.lede(options.citizenName)}
        badges={options.door && <DoorBadge door={options.door} />}
        back={{ to: href.citizen(options.citizenId), label: page.back(options.citizenName) }}
      />
      {options.door ? (
        <NewPlacement options={options} door={options.door} />
      ) : (
        <EmptyState
          action={
            <LinkButton kind="primary" to={href.assessment(options.citizenId)}>
              {form.toDoor}
            </LinkButton>
          }
        >
          {form.noDoor}
        </EmptyState>
      )}
    </div>
  )
}

const NewPlacement = ({ options, door }: { options: PlacementOptions; door: NonNullable<PlacementOptions['door']> }) => {
  const { placements, common } = useTexts()
  const { form } = placements
  const format = useFormat()
  const [siteId, setSiteId] = useState('')
  const [offer, setOffer] = useState<Offer | null>(null)
  const [period, setPeriod] = useState({ startsOn: '', endsOn: '', filled: 0 })
  const [weekdayHours, setWeekdayHours] = useState<readonly number[]>(noHours)

  const site = options.sites.find((one) => one.siteId === siteId)
  const draft: Draft = { offer, startsOn: whole(period.startsOn), endsOn: whole(period.endsOn), weekdayHours }
  const facts = {
    doorDecided: true,
    certificate: options.childCertificate,
    others: options.running ? [{ startedOn: options.running.startedOn, endedOn: null }] : [],
    place: site ?? null,
  }
  const lengths = [4, 13, 26] as const
  const fill = (weeks: number) =>
    setPeriod(({ startsOn, filled }) => ({ startsOn, endsOn: addDays(addWeeks(whole(startsOn), weeks), -1), filled: filled + 1 }))

  return (
    <div className="columns">
      <ActionForm className="placement-form">
        <Part title={form.where}>
          <SiteChoice options={options} doorWord={common.doors[door].word} onChange={setSiteId} />
        </Part>
        <Part title={form.what}>
          <RadioGroup
            name="offer"
            label={form.offer}
            missing={form.offerMissing}
            choices={offers.map((value) => ({ value, label: placements.offers[value], hint: placements.offerHints[value] }))}
            onChange={(value) => setOffer(offers.find((one) => one === value) ?? null)}
          />
          {site && site.tasks.length > 0 && (
            <CheckboxGroup
              key={siteId}
              name="tasks"
              label={form.tasks}
              optional
              choices={site.tasks.map((task) => ({ value: task, label: task }))}
            />
          )}
        </Part>
        <Part title={form.when}>
          <DateField name="startsOn" label={form.startsOn} onChange={(startsOn) => setPeriod((now) => ({ ...now, startsOn }))} />
          <DateField
            key={period.filled}
            name="endsOn"
            label={form.endsOn}
            defaultValue={period.endsOn}
            onChange={(endsOn) => setPeriod((now) => ({ ...now, endsOn }))}
          />
          {whole(period.startsOn) && (
            <fieldset className="weeks-choice">
              <legend className="form-label">{form.weeks}</legend>
              <ButtonRow>
                {lengths.map((weeks) => (
                  <Button key={weeks} onClick={() => fill(weeks)}>
                    {form.weeksChoice(weeks)}
                  </Button>
                ))}
              </ButtonRow>
            </fieldset>
          )}
        </Part>
        <Part title={form.howMuch}>
          <WeekHours
            hint={options.weeklyHours === null ? undefined : form.canPlan(format.hours(options.weeklyHours))}
            onChange={setWeekdayHours}
          />
        </Part>
        <Part title={form.whoHelps}>
          <TextField name="buddy" label={form.buddy} hint={form.buddyHint} optional maxLength={limits.buddy} />
          <TextArea name="support" label={form.support} hint={form.supportHint} optional maxLength={limits.support} />
          {!options.needsAgreed && <Notice>{form.needsMissing}</Notice>}
        </Part>
        <p className="form-hint">{form.after}</p>
        <Button kind="primary" type="submit">
          {form.submit}
        </Button>
      </ActionForm>
      <aside className="sticky-side">
        <Checklist checks={checksOf(draft, facts)} />
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

/** So many that one looks them through at a glance. */
const fewSites = 5

const fits = ({ name, town, teamLeads }: PlaceOption, wanted: string): boolean => {
  const said = [name, town, ...teamLeads].join(' ').toLowerCase()
  return wanted
    .toLowerCase()
    .trim()
    .split(/\s+/)
    .every((word) => said.includes(word))
}

/** What is possible to choose from, what is not in a fold with why not. */
const SiteChoice = ({
  options,
  doorWord,
  onChange,
}: {
  options: PlacementOptions
  doorWord: string
  onChange: (siteId: string) => void
}) => {
  const texts = useTexts()
  const { form } = texts.placements
  const format = useFormat()
  const [wanted, setWanted] = useState('')
  const [chosen, setChosen] = useState('')
  const possible = options.sites.filter(({ whyNot }) => whyNot === null)
  // what is chosen stays in sight, whatever is looked for
  const shown = possible.filter((site) => site.siteId === chosen || fits(site, wanted))
  const impossible = options.sites.flatMap(({ siteId, name, whyNot }) => (whyNot ? [{ siteId, name, whyNot }] : []))
  const about = (site: PlaceOption) =>
    [
      form.siteLine(site.free, site.places, site.supplierName),
      site.teamLeads.length > 0 ? form.leadLine(format.list(site.teamLeads)) : '',
      ...site.shifts.map((shift) => shiftWords(texts, format, shift)),
      site.childrenPresent ? form.children : '',
      site.publicHost ? form.publicHost : '',
    ]
      .filter(Boolean)
      .join(' · ')
  return (
    <>
      {possible.length === 0 ? (
        <Notice tone="warning">{form.noSite}</Notice>
      ) : (
        <>
          {possible.length > fewSites && (
            <div className="form-group">
              <label className="form-label" htmlFor="find-sted">
                {form.findSite}
              </label>
              <span className="form-hint" id="find-sted-hint">
                {form.findSiteHint}
              </span>
              <input
                id="find-sted"
                type="search"
                className="form-input input-char-27"
                autoComplete="off"
                aria-describedby="find-sted-hint"
                value={wanted}
                onChange={(event) => setWanted(event.target.value)}
                onKeyDown={(event) => {
                  // looking is not sending
                  if (event.key === 'Enter') event.preventDefault()
                }}
              />
            </div>
          )}
          <RadioGroup
            name="siteId"
            label={form.site}
            missing={form.siteMissing}
            hint={form.siteHint(doorWord.toLowerCase())}
            choices={shown.map((site) => ({ value: site.siteId, label: `${site.name}, ${site.town}`, hint: about(site) }))}
            onChange={(siteId) => {
              setChosen(siteId)
              onChange(siteId)
            }}
          />
          <p role="status">{shown.length === 0 && form.foundNoSite}</p>
        </>
      )}
      {impossible.length > 0 && (
        <Details summary={form.impossible(impossible.length)}>
          <ul>
            {impossible.map(({ siteId, name, whyNot }) => (
              <li key={siteId}>{form.whyNot(name, problemText(texts, whyNot))}</li>
            ))}
          </ul>
        </Details>
      )}
    </>
  )
}
