import { useState } from 'react'
import { useFetcher } from 'react-router'
import { hoursFor } from '../../shared/attendance/attendance.rules.ts'
import type { Entry, PlacementDay } from '../../shared/attendance/attendance.schema.ts'
import { dayStateKeys, isThere, limits, paceBands, supportKinds } from '../../shared/attendance/states.ts'
import { useFormat, useTexts } from '../language.tsx'
import { ActionForm } from '../ui/ActionForm.tsx'
import { Button, ButtonRow } from '../ui/Button.tsx'
import { Checkbox, CheckboxGroup, Select } from '../ui/choices.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { NumberField, TextArea, TextField } from '../ui/TextField.tsx'
import { entryWords } from './words.ts'

/** The caseworker corrects a day, or logs one that nobody did; a reason is asked, and what it said before is kept and shown. */
export const CorrectDialog = ({
  day,
  tasks,
  onClose,
}: {
  day: PlacementDay | undefined
  tasks: readonly string[]
  onClose: () => void
}) => {
  const { correct } = useTexts().days
  const format = useFormat()
  return (
    <Dialog open={day !== undefined} onClose={onClose} title={day ? correct.title(format.weekdayDate(day.date)) : ''}>
      {day && <Correction key={day.date} day={day} tasks={tasks} onClose={onClose} />}
    </Dialog>
  )
}

const Correction = ({ day, tasks: agreed, onClose }: { day: PlacementDay; tasks: readonly string[]; onClose: () => void }) => {
  const texts = useTexts()
  const { attendance, common, days } = texts
  const { correct } = days
  const format = useFormat()
  const { date, logged, plannedHours } = day
  // a task that has gone out of the agreement since stays as it was said
  const tasks = [...new Set([...agreed, ...(logged?.tasksDone ?? [])])]
  const fetcher = useFetcher({ key: `correct ${date} ${logged?.version ?? 0}` })
  const [state, setState] = useState<Entry['state'] | null>(logged?.state ?? null)
  const there = state !== null && isThere(state)
  return (
    <>
      {logged && (
        <p>
          {entryWords(texts, format, logged)}.{' '}
          <span className="form-hint">{correct.loggedBy(logged.loggedBy, format.dateTime(logged.loggedAt))}</span>
          {logged.reason && <span className="form-hint">{correct.because(logged.reason)}</span>}
        </p>
      )}
      {logged && logged.former.length > 0 && <Former former={logged.former} />}
      <ActionForm fetcher={fetcher} idPrefix="correct">
        <input type="hidden" name="intent" value="correct" />
        <input type="hidden" name="date" value={date} />
        {logged && <input type="hidden" name="version:number" value={logged.version} />}
        <Select
          name="state"
          label={correct.state}
          empty={correct.choose}
          defaultValue={logged?.state ?? null}
          choices={dayStateKeys.map((value) => ({
            value,
            label: attendance.states[value],
            disabled: plannedHours === 0 && value !== 'present',
          }))}
          onChange={(value) => setState(dayStateKeys.find((one) => one === value) ?? null)}
        />
        {there && (
          <NumberField
            key={state}
            name="hours"
            label={correct.hours}
            defaultValue={logged?.state === state ? logged.hours : hoursFor(state, plannedHours)}
          />
        )}
        {there && day.asksPace && (
          <Select
            name="paceBand:number"
            label={attendance.sheet.pace}
            empty={correct.noPace}
            defaultValue={logged?.paceBand ? String(logged.paceBand) : null}
            choices={paceBands.map((band) => ({ value: String(band), label: attendance.pace[band] }))}
          />
        )}
        {there && tasks.length > 0 && (
          <>
            <CheckboxGroup
              name="tasksDone"
              label={correct.tasks}
              choices={tasks.map((task) => ({ value: task, label: task }))}
              defaultValue={logged?.tasksDone ?? []}
            />
            <Checkbox name="signedOff" label={correct.signedOff} defaultChecked={logged?.signedOff ?? false} />
          </>
        )}
        {there && (
          <CheckboxGroup
            name="supportGiven"
            label={attendance.sheet.supportGiven}
            choices={supportKinds.map((kind) => ({ value: kind, label: attendance.support[kind] }))}
            defaultValue={logged?.supportGiven ?? []}
          />
        )}
        <TextField name="note" label={attendance.sheet.note} optional defaultValue={logged?.note ?? ''} maxLength={limits.note} />
        <TextArea name="reason" label={correct.reason} hint={correct.reasonHint} rows={2} maxLength={limits.reason} />
        <ButtonRow>
          <Button kind="primary" type="submit">
            {logged ? correct.submit : correct.log}
          </Button>
          <Button kind="tertiary" onClick={onClose}>
            {common.cancel}
          </Button>
        </ButtonRow>
      </ActionForm>
    </>
  )
}

const Former = ({ former }: { former: NonNullable<PlacementDay['logged']>['former'] }) => {
  const texts = useTexts()
  const { correct } = texts.days
  const format = useFormat()
  return (
    <>
      <h3>{correct.before}</h3>
      <ul>
        {former.map((one) => (
          <li key={one.replacedAt}>
            {correct.formerLine(entryWords(texts, format, one), one.loggedBy, format.dateTime(one.loggedAt))}
            {one.reason && <span className="form-hint">{correct.because(one.reason)}</span>}
          </li>
        ))}
      </ul>
    </>
  )
}
