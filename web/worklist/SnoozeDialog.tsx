import { useState } from 'react'
import { addDays } from '../../shared/calendar.ts'
import { limits } from '../../shared/worklist/causes.ts'
import type { WorkItem } from '../../shared/worklist/worklist.schema.ts'
import { useSession } from '../app/session.ts'
import { useFormat, useTexts } from '../language.tsx'
import { Deed } from '../placements/Deed.tsx'
import { RadioGroup } from '../ui/choices.tsx'
import { DateField } from '../ui/DateField.tsx'
import { TextField } from '../ui/TextField.tsx'
import { lastSnooze, snoozeDays } from './snoozeDays.ts'

const other = 'other'

/** "Not now": until when, and why. */
export const SnoozeDialog = ({ item, open, onClose }: { item: WorkItem; open: boolean; onClose: () => void }) => {
  const texts = useTexts().worklist
  const format = useFormat()
  const { today } = useSession()
  const { cause, citizenId, subjectId, firstName, lastName } = item
  const { next, nextWeek } = snoozeDays(today, lastSnooze(item, today))
  const nextLabel = next === addDays(today, 1) ? texts.snooze.tomorrow : texts.snooze.nextWeek
  const choices = [
    ...(next === null ? [] : [{ value: next, label: nextLabel(format.weekdayDate(next)) }]),
    ...(nextWeek === null ? [] : [{ value: nextWeek, label: texts.snooze.nextWeek(format.weekdayDate(nextWeek)) }]),
    { value: other, label: texts.snooze.otherDay },
  ]
  const [day, setDay] = useState(next ?? other)
  return (
    <Deed
      about={item.key}
      open={open}
      onClose={onClose}
      intent="snooze"
      title={texts.snooze.title}
      what={texts.snooze.what(texts.causes[cause], `${firstName} ${lastName}`)}
      hidden={{ cause, citizenId, subjectId: subjectId ?? '' }}
      submit={texts.snooze.submit}
    >
      <RadioGroup name="day" label={texts.snooze.when} defaultValue={day} onChange={setDay} choices={choices} />
      {day === other ? (
        <DateField name="untilOn" label={texts.snooze.until} />
      ) : (
        <input type="hidden" name="untilOn" value={day} />
      )}
      <TextField name="reason" label={texts.snooze.reason} hint={texts.snooze.reasonHint} maxLength={limits.reason} />
    </Deed>
  )
}
