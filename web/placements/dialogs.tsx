import { useState } from 'react'
import type { Agreement } from '../../shared/placements/agreements.schema.ts'
import { chosenEndReasons, endings, limits } from '../../shared/placements/endings.ts'
import { nearestStart } from '../../shared/placements/placements.rules.ts'
import type { Placement } from '../../shared/placements/placements.schema.ts'
import { useSession } from '../app/session.ts'
import { useFormat, useTexts } from '../language.tsx'
import { useCheckSentence } from '../offers/CheckList.tsx'
import { DateField } from '../ui/DateField.tsx'
import { Field } from '../ui/Field.tsx'
import { Notice } from '../ui/Notice.tsx'
import { TextArea } from '../ui/TextField.tsx'
import { Deed } from './Deed.tsx'

type Props = { readonly placement: Placement; readonly open: boolean; readonly onClose: () => void }

const aboutOf = ({ placementId, version }: Placement) => ({
  about: `${placementId} ${version}`,
  hidden: { 'version:number': version },
})

export const SendDialog = ({ placement, agreement, ...dialog }: Props & { readonly agreement: Agreement }) => {
  const { send, parties } = useTexts().agreements
  const format = useFormat()
  const asked = agreement.versions.find(({ versionId }) => versionId === agreement.openId)?.concerns ?? []
  const others = asked.filter((party) => party !== 'municipality')
  const sentence = useCheckSentence()
  const warned = agreement.checksNow.filter(({ verdict }) => verdict === 'warn')
  return (
    <Deed
      {...aboutOf(placement)}
      {...dialog}
      intent="send"
      title={send.title}
      what={send.what}
      who={send.who(format.list(others.map((party) => parties[party].toLowerCase())))}
      submit={send.submit}
    >
      {warned.length > 0 && (
        <Notice tone="warning" title={send.warned(warned.length)}>
          <ul className="plain-list">
            {warned.map((check) => (
              <li key={check.rule}>{sentence(check)}</li>
            ))}
          </ul>
        </Notice>
      )}
    </Deed>
  )
}

export const TakeBackDialog = ({ placement, ...dialog }: Props) => {
  const { takeBack } = useTexts().agreements
  return (
    <Deed
      {...aboutOf(placement)}
      {...dialog}
      intent="take-back"
      title={takeBack.title}
      what={takeBack.what}
      who={takeBack.who}
      submit={takeBack.submit}
      warning
    />
  )
}

export const StartDialog = ({ placement, ...dialog }: Props) => {
  const { start } = useTexts().placements
  const { today } = useSession()
  const proposed = nearestStart(placement.startsOn, placement.agreedOn, today)
  const [startedOn, setStartedOn] = useState(proposed)
  return (
    <Deed
      {...aboutOf(placement)}
      {...dialog}
      intent="start"
      title={start.title}
      what={start.what(placement.siteName)}
      who={start.who}
      submit={start.submit}
    >
      <DateField name="startedOn" label={start.startedOn} defaultValue={proposed} onChange={setStartedOn} />
      {startedOn !== '' && startedOn < today && (
        <TextArea name="lateReason" label={start.lateReason} hint={start.lateReasonHint} rows={2} maxLength={limits.reason} />
      )}
    </Deed>
  )
}

export const EndDialog = ({ placement, ...dialog }: Props) => {
  const { end, endReasons: words } = useTexts().placements
  const { today } = useSession()
  const groups = (['good', 'neutral', 'bad'] as const).map((ending) => ({
    ending,
    reasons: chosenEndReasons.filter((reason) => endings[reason] === ending),
  }))
  return (
    <Deed
      {...aboutOf(placement)}
      {...dialog}
      intent="end"
      title={end.title}
      what={end.what}
      who={end.who(placement.supplierAccess.days)}
      submit={end.submit}
    >
      <DateField name="endedOn" label={end.endedOn} defaultValue={today} />
      <Field name="reason" label={end.reason}>
        {(wiring) => (
          <select {...wiring} className="form-select" defaultValue="">
            <option value="">{end.choose}</option>
            {groups.map(({ ending, reasons }) => (
              <optgroup key={ending} label={end.endings[ending]}>
                {reasons.map((reason) => (
                  <option key={reason} value={reason}>
                    {words[reason]}
                  </option>
                ))}
              </optgroup>
            ))}
          </select>
        )}
      </Field>
      <TextArea name="note" label={end.note} hint={end.noteHint} optional rows={2} maxLength={limits.endNote} />
    </Deed>
  )
}

export const WithdrawDialog = ({ placement, ...dialog }: Props) => {
  const { withdraw } = useTexts().placements
  return (
    <Deed
      {...aboutOf(placement)}
      {...dialog}
      intent="withdraw"
      title={withdraw.title}
      what={withdraw.what}
      who={withdraw.who}
      submit={withdraw.submit}
      warning
    />
  )
}
