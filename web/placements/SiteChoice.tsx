import { useState } from 'react'
import { problemText } from '../../shared/i18n/texts.ts'
import type { PlacementOptions, PlaceOption } from '../../shared/placements/placements.schema.ts'
import { useFormat, useTexts } from '../language.tsx'
import { Button } from '../ui/Button.tsx'
import { RadioGroup } from '../ui/choices.tsx'
import { Details } from '../ui/Details.tsx'
import { FieldGroup } from '../ui/Field.tsx'
import { Notice } from '../ui/Notice.tsx'
import { shiftWords } from './words.ts'

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

/** What a site is, in one line. */
const useAbout = (): ((site: PlaceOption) => string) => {
  const texts = useTexts()
  const { form } = texts.placements
  const format = useFormat()
  return (site) =>
    [
      form.siteLine(site.free, site.places, site.supplierName),
      site.teamLeads.length > 0 ? form.leadLine(format.list(site.teamLeads)) : '',
      ...site.shifts.map((shift) => shiftWords(texts, format, shift)),
      site.childrenPresent ? form.children : '',
      site.publicHost ? form.publicHost : '',
    ]
      .filter(Boolean)
      .join(' · ')
}

/** What is possible to choose from, what is not in a fold with why not; one that was chosen beforehand stands alone. */
export const SiteChoice = ({
  options,
  doorWord,
  siteId,
  onChange,
}: {
  options: PlacementOptions
  doorWord: string
  siteId: string
  onChange: (site: PlaceOption) => void
}) => {
  const texts = useTexts()
  const { form } = texts.placements
  const about = useAbout()
  const [wanted, setWanted] = useState('')
  const [settled, setSettled] = useState(siteId !== '')
  const chosen = options.sites.find((site) => site.siteId === siteId)
  const possible = options.sites.filter(({ whyNot }) => whyNot === null)
  // what is chosen stays in sight, whatever is looked for
  const shown = possible.filter((site) => site.siteId === siteId || fits(site, wanted))
  const impossible = options.sites.flatMap(({ siteId: id, name, whyNot }) => (whyNot ? [{ siteId: id, name, whyNot }] : []))
  if (settled && chosen) {
    return (
      <FieldGroup name="siteId" label={form.site}>
        {({ id, 'data-label': words }) => (
          <div id={id} data-label={words} tabIndex={-1} className="site-chosen">
            <p>
              <b>
                {chosen.name}, {chosen.town}
              </b>
              <br />
              <span className="form-hint">{about(chosen)}</span>
            </p>
            <Button onClick={() => setSettled(false)}>{form.otherSite}</Button>
          </div>
        )}
      </FieldGroup>
    )
  }
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
            defaultValue={siteId}
            choices={shown.map((site) => ({ value: site.siteId, label: `${site.name}, ${site.town}`, hint: about(site) }))}
            onChange={(value) => {
              const site = possible.find((one) => one.siteId === value)
              if (site) onChange(site)
            }}
          />
          <p role="status">{shown.length === 0 && form.foundNoSite}</p>
        </>
      )}
      {impossible.length > 0 && (
        <Details summary={form.impossible(impossible.length)}>
          <ul>
            {impossible.map(({ siteId: id, name, whyNot }) => (
              <li key={id}>{form.whyNot(name, problemText(texts, whyNot))}</li>
            ))}
          </ul>
        </Details>
      )}
    </>
  )
}
