import { useState } from 'react'
import { useFetcher } from 'react-router'
import type { PlannedAbsences as Planned } from '../../shared/attendance/ahead.schema.ts'
import { absenceKinds, limits } from '../../shared/attendance/states.ts'
import { problemText } from '../../shared/i18n/texts.ts'
import { useFormat, useTexts } from '../language.tsx'
import { ActionForm } from '../ui/ActionForm.tsx'
import { Button, ButtonRow } from '../ui/Button.tsx'
import { RadioGroup } from '../ui/choices.tsx'
import { DateField } from '../ui/DateField.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { TextField } from '../ui/TextField.tsx'

type Props = {
  readonly planned: Planned
  /** The day one came from: both dates begin with it. */
  readonly day?: string | undefined
  /** The page's one primary button, or one among several. */
  readonly primary?: boolean
}

/** Days on which somebody is known not to come: what stands, what was taken back, and the way to plan more. */
export const PlannedAbsences = ({ planned, day, primary = false }: Props) => {
  const texts = useTexts()
  const { absence } = texts.plans
  // once something is planned there is one more of them, and the dialog is closed
  const [openedAt, setOpenedAt] = useState<number | null>(null)
  const { items, can } = planned
  return (
    <section className="planned-absences" aria-labelledby="planlagt-fravaer">
      <h2 id="planlagt-fravaer">{absence.title}</h2>
      {items.length === 0 ? (
        <p>{absence.none}</p>
      ) : (
        <ul className="plain-list absence-rows">
          {inOrder(items).map((item) => (
            <Absence key={item.plannedAbsenceId} item={item} />
          ))}
        </ul>
      )}
      <p className="form-hint">{absence.about}</p>
      {can.plan ? (
        <p className="form-hint">{problemText(texts, can.plan)}</p>
      ) : (
        <Button kind={primary ? 'primary' : 'secondary'} icon="calendar" onClick={() => setOpenedAt(items.length)}>
          {absence.plan}
        </Button>
      )}
      <Dialog open={openedAt === items.length} onClose={() => setOpenedAt(null)} title={absence.plan} sheet>
        <PlanForm day={day} at={items.length} onClose={() => setOpenedAt(null)} />
      </Dialog>
    </section>
  )
}

/** What stands by its days, then what was taken back. */
const inOrder = (items: Planned['items']) =>
  items.toSorted((a, b) => {
    const [one, other] = [Number(a.cancelledAt !== null), Number(b.cancelledAt !== null)]
    return one - other || (a.fromOn < b.fromOn ? -1 : 1)
  })

const Absence = ({ item }: { item: Planned['items'][number] }) => {
  const texts = useTexts()
  const { attendance, plans } = texts
  const { absence } = plans
  const format = useFormat()
  const { plannedAbsenceId, fromOn, untilOn, kind, note, recordedBy, recordedAt, cancelledAt, can } = item
  const period = absence.period(format.date(fromOn), format.date(untilOn))
  return (
    <li>
      <div>
        {cancelledAt ? <s>{period}</s> : <b>{period}</b>} {attendance.absences[kind]}
        {note && <span className="quiet">“{note}”</span>}
        <span className="quiet">
          {absence.by(recordedBy, format.dateTime(recordedAt))}
          {cancelledAt && `. ${absence.takenBack} ${format.dateTime(cancelledAt)}`}
        </span>
      </div>
      {cancelledAt === null && can.cancel === null && <TakeBack plannedAbsenceId={plannedAbsenceId} period={period} />}
    </li>
  )
}

const TakeBack = ({ plannedAbsenceId, period }: { plannedAbsenceId: string; period: string }) => {
  const { absence } = useTexts().plans
  const fetcher = useFetcher({ key: `cancel ${plannedAbsenceId}` })
  return (
    <ActionForm fetcher={fetcher} idPrefix={plannedAbsenceId}>
      <input type="hidden" name="intent" value="cancel-absence" />
      <input type="hidden" name="plannedAbsenceId" value={plannedAbsenceId} />
      <Button kind="tertiary" type="submit" aria-label={absence.takeBackOf(period)}>
        {absence.takeBack}
      </Button>
    </ActionForm>
  )
}

const PlanForm = ({ day, at, onClose }: { day: string | undefined; at: number; onClose: () => void }) => {
  const { plans, attendance, common } = useTexts()
  const { absence } = plans
  const fetcher = useFetcher({ key: `plan absence ${at}` })
  return (
    <ActionForm fetcher={fetcher} idPrefix="absence">
      <input type="hidden" name="intent" value="plan-absence" />
      <DateField name="fromOn" label={absence.from} defaultValue={day} />
      <DateField name="untilOn" label={absence.until} hint={absence.untilHint} optional defaultValue={day} />
      <RadioGroup
        name="kind"
        label={absence.kind}
        choices={absenceKinds.map((kind) => ({ value: kind, label: attendance.absences[kind] }))}
      />
      <TextField name="note" label={absence.note} hint={absence.noteHint} optional maxLength={limits.absenceNote} />
      <ButtonRow>
        <Button kind="primary" type="submit">
          {absence.submit}
        </Button>
        <Button kind="tertiary" onClick={onClose}>
          {common.cancel}
        </Button>
      </ButtonRow>
    </ActionForm>
  )
}
