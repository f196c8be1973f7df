import { siteLimits } from '../../shared/sites/kinds.ts'
import type { ClosedDay, Shift, Staffing } from '../../shared/sites/sites.schema.ts'
import { useSession } from '../app/session.ts'
import { useFormat, useTexts } from '../language.tsx'
import { CheckboxGroup } from '../ui/choices.tsx'
import { DateField } from '../ui/DateField.tsx'
import { Details } from '../ui/Details.tsx'
import { FormRows } from '../ui/FormRows.tsx'
import { NumberField, TextField } from '../ui/TextField.tsx'
import { weekdayWord } from './words.ts'

type RowsProps<Row> = Omit<Parameters<typeof FormRows<Row>>[0], 'words' | 'hideTitles'> & { readonly add: string }

const Rows = <Row,>({ add, ...rest }: RowsProps<Row>) => {
  const { form } = useTexts().sites
  return <FormRows {...rest} words={{ add, remove: form.remove, removeNamed: form.removeNamed }} hideTitles />
}

export const ShiftRows = ({ shifts }: { shifts: readonly Shift[] }) => {
  const { form } = useTexts().sites
  const format = useFormat()
  const weekdays = [1, 2, 3, 4, 5, 6, 7].map((day) => ({ value: String(day), label: weekdayWord(format, day) }))
  return (
    <Rows rows={shifts} most={siteLimits.shifts} title={form.shiftNumber} add={form.addShift}>
      {(shift, index) => (
        <>
          <TextField
            name={`shifts.${index}.name`}
            label={form.shiftName}
            defaultValue={shift?.name}
            maxLength={siteLimits.shift}
          />
          <CheckboxGroup
            name={`shifts.${index}.weekdays`}
            label={form.weekdays}
            choices={weekdays}
            defaultValue={shift ? shift.weekdays.map(String) : ['1', '2', '3', '4', '5']}
          />
          <div className="form-pair">
            <TextField
              name={`shifts.${index}.startsAt`}
              label={form.startsAt}
              hint={form.timeHint}
              width="char-8"
              defaultValue={shift ? format.time(shift.startsAt) : undefined}
            />
            <TextField
              name={`shifts.${index}.endsAt`}
              label={form.endsAt}
              hint={form.timeHint}
              width="char-8"
              defaultValue={shift ? format.time(shift.endsAt) : undefined}
            />
          </div>
        </>
      )}
    </Rows>
  )
}

export const StaffingRows = ({ staffing }: { staffing: readonly Staffing[] }) => {
  const { form } = useTexts().sites
  return (
    <Rows rows={staffing} most={siteLimits.staffing} title={form.staffingNumber} add={form.addStaffing} line>
      {(row, index) => (
        <>
          <DateField name={`staffing.${index}.from`} label={form.staffingFrom} defaultValue={row?.from} />
          <NumberField name={`staffing.${index}.fte`} label={form.fte} defaultValue={row?.fte} />
        </>
      )}
    </Rows>
  )
}

/** Days that have been are sent along untouched; only those ahead are edited. */
export const ClosedDayRows = ({ closedDays }: { closedDays: readonly ClosedDay[] }) => {
  const { form } = useTexts().sites
  const { today } = useSession()
  const format = useFormat()
  const earlier = closedDays.filter(({ on }) => on < today)
  const ahead = closedDays.filter(({ on }) => on >= today)
  return (
    <>
      {earlier.map(({ on, reason }, index) => (
        <span key={on}>
          <input type="hidden" name={`closedDays.${index}.on`} value={on} />
          <input type="hidden" name={`closedDays.${index}.reason`} value={reason} />
        </span>
      ))}
      {earlier.length > 0 && (
        <Details summary={form.earlier(earlier.length)}>
          <ul className="plain-list">
            {earlier.toReversed().map(({ on, reason }) => (
              <li key={on}>
                {format.date(on)} · {reason}
              </li>
            ))}
          </ul>
        </Details>
      )}
      <Rows rows={ahead} most={siteLimits.closedDays - earlier.length} title={form.closedNumber} add={form.addClosedDay} line>
        {(day, index) => (
          <>
            <DateField name={`closedDays.${earlier.length + index}.on`} label={form.closedOn} defaultValue={day?.on} />
            <TextField
              name={`closedDays.${earlier.length + index}.reason`}
              label={form.reason}
              defaultValue={day?.reason}
              maxLength={siteLimits.reason}
            />
          </>
        )}
      </Rows>
    </>
  )
}
