import { useState } from 'react'
import { useFetcher } from 'react-router'
import type { Agreement, Duty } from '../../shared/placements/agreements.schema.ts'
import { limits } from '../../shared/placements/endings.ts'
import { dutyParties } from '../../shared/placements/parties.ts'
import { useSession } from '../app/session.ts'
import { useFormat, useLanguage, useTexts } from '../language.tsx'
import { ActionForm } from '../ui/ActionForm.tsx'
import { Button } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { RadioGroup } from '../ui/choices.tsx'
import { DateField } from '../ui/DateField.tsx'
import { Icon } from '../ui/Icon.tsx'
import { TextArea, TextField } from '../ui/TextField.tsx'
import { Deed } from './Deed.tsx'

type ShownDuty = Omit<Duty, 'doneBy'>

/** Who does what, by whom and by when, under the one who does it. `mayTick` tells which lines can be ticked here. */
export const DutyList = ({
  duties,
  mayTick,
  onEdit,
}: {
  duties: readonly ShownDuty[]
  mayTick: (duty: ShownDuty) => boolean
  onEdit?: (duty: ShownDuty) => void
}) => {
  const { duties: words } = useTexts().agreements
  const shown = dutyParties.map((party) => ({ party, lines: duties.filter((duty) => duty.party === party) }))
  return shown
    .filter(({ lines }) => lines.length > 0)
    .map(({ party, lines }) => (
      <section key={party} className="duties">
        <h3>{words.parties[party]}</h3>
        <ul className="plain-list">
          {lines.map((duty) => (
            <DutyLine key={duty.dutyId} duty={duty} mayTick={mayTick(duty)} {...(onEdit ? { onEdit } : {})} />
          ))}
        </ul>
      </section>
    ))
}

const DutyLine = ({ duty, mayTick, onEdit }: { duty: ShownDuty; mayTick: boolean; onEdit?: (duty: ShownDuty) => void }) => {
  const { duties: words } = useTexts().agreements
  const { language } = useLanguage()
  const { today } = useSession()
  const format = useFormat()
  const fetcher = useFetcher()
  const { dutyId, text, ownerName, dueOn, doneOn, version } = duty
  const late = doneOn === null && dueOn !== null && dueOn < today
  return (
    <li className={doneOn ? 'duty duty-done' : 'duty'}>
      {mayTick ? (
        <ActionForm fetcher={fetcher} className="inline-form">
          <input type="hidden" name="intent" value="tick-duty" />
          <input type="hidden" name="dutyId" value={dutyId} />
          <input type="hidden" name="version:number" value={version} />
          <input type="hidden" name="done:flag" value={doneOn ? '' : 'true'} />
          <button
            type="submit"
            className="duty-tick"
            aria-pressed={doneOn !== null}
            aria-label={`${words.tick}: ${text[language]}`}
          >
            {doneOn && <Icon name="check" />}
          </button>
        </ActionForm>
      ) : (
        <span className="duty-mark">{doneOn ? <Icon name="check" label={words.done('')} /> : <Icon name="more" />}</span>
      )}
      <div>
        <p>{text[language]}</p>
        <p className="quiet">
          {[ownerName, doneOn ? words.done(format.date(doneOn)) : dueOn && words.due(format.date(dueOn))]
            .filter(Boolean)
            .join(' · ')}
          {late && (
            <span className="duty-late">
              <Icon name="warning" /> {words.overdue}
            </span>
          )}
        </p>
      </div>
      {onEdit && (
        <Button kind="tertiary" onClick={() => onEdit(duty)}>
          {words.edit} <span className="sr-only">{text[language]}</span>
        </Button>
      )}
    </li>
  )
}

/** The checklist on the caseworker's page: tick, add, edit, remove. */
export const Duties = ({ agreement: { placementId, duties, state } }: { agreement: Agreement }) => {
  const { duties: words } = useTexts().agreements
  // what is edited is known by its version, so that the dialog is gone once it is saved; 'new' by how many there are
  const [opened, setOpened] = useState<string | null>(null)
  const newName = `new ${duties.length}`
  const nameOf = ({ dutyId, version }: ShownDuty) => `${dutyId} ${version}`
  const edited = duties.find((duty) => nameOf(duty) === opened)
  const close = () => setOpened(null)
  const open = state !== 'withdrawn'
  return (
    <>
      <Card
        title={words.title}
        actions={<span className="quiet">{words.progress(duties.filter(({ doneOn }) => doneOn).length, duties.length)}</span>}
      >
        {duties.length === 0 && <p>{words.none}</p>}
        <DutyList duties={duties} mayTick={() => open} {...(open ? { onEdit: (duty) => setOpened(nameOf(duty)) } : {})} />
        {open && (
          <Button icon="plus" onClick={() => setOpened(newName)}>
            {words.add}
          </Button>
        )}
      </Card>
      <DutyDialog about={`${placementId} ${newName}`} open={opened === newName} onClose={close} />
      {edited && <DutyDialog key={edited.dutyId} about={nameOf(edited)} duty={edited} open onClose={close} />}
    </>
  )
}

const DutyDialog = ({ about, duty, open, onClose }: { about: string; duty?: Duty; open: boolean; onClose: () => void }) => {
  const { duties: words } = useTexts().agreements
  const { language } = useLanguage()
  const fetcher = useFetcher({ key: `remove ${about}` })
  return (
    <Deed
      about={about}
      intent={duty ? 'change-duty' : 'add-duty'}
      title={duty ? words.editTitle : words.addTitle}
      submit={words.submit}
      open={open}
      onClose={onClose}
      hidden={duty ? { dutyId: duty.dutyId, 'version:number': duty.version } : {}}
    >
      <RadioGroup
        name="party"
        label={words.party}
        inline
        defaultValue={duty?.party ?? null}
        choices={dutyParties.map((value) => ({ value, label: words.parties[value] }))}
      />
      <TextArea name="text" label={words.text} rows={2} maxLength={limits.duty} defaultValue={duty?.text[language] ?? ''} />
      <TextField name="ownerName" label={words.owner} optional maxLength={limits.name} defaultValue={duty?.ownerName ?? ''} />
      <DateField name="dueOn" label={words.dueOn} optional defaultValue={duty?.dueOn ?? null} />
      {duty && (
        <Button
          kind="tertiary"
          icon="minus"
          onClick={() => void fetcher.submit({ intent: 'remove-duty', dutyId: duty.dutyId }, { method: 'post' })}
        >
          {words.remove}
        </Button>
      )}
    </Deed>
  )
}
