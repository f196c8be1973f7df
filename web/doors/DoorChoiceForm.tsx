import { useState } from 'react'
import type { Assessment, Catalogue, Door, Proposal } from '../../shared/doors/doors.schema.ts'
import { doorKeys, longestReason } from '../../shared/doors/keys.ts'
import { useTexts } from '../language.tsx'
import { ActionForm } from '../ui/ActionForm.tsx'
import { Badge } from '../ui/Badge.tsx'
import { Button } from '../ui/Button.tsx'
import { DoorBadge } from '../ui/DoorBadge.tsx'
import { FieldGroup } from '../ui/Field.tsx'
import { TextArea } from '../ui/TextField.tsx'
import { definitionIn, useSay } from './catalogues.ts'

type Props = { catalogue: Catalogue; assessment: Assessment; proposal: Proposal; currentDoor: Door | null }

/** Three doors side by side, none chosen beforehand; another than the proposed one asks for its reason. */
export const DoorChoiceForm = ({ catalogue, assessment, proposal, currentDoor }: Props) => {
  const texts = useTexts()
  const { decision } = texts.doors
  const [chosen, setChosen] = useState<Door | null>(null)
  // kept while another door is tried
  const [reason, setReason] = useState('')
  const needsReason = chosen !== null && chosen !== proposal.door
  return (
    <ActionForm className="door-form">
      <input type="hidden" name="assessmentId" value={assessment.assessmentId} />
      <input type="hidden" name="version" value={assessment.version} />
      <FieldGroup name="door" label={decision.choose}>
        {(wiring) => (
          <div className="door-choices">
            {doorKeys.map((door, index) => (
              <DoorChoice
                key={door}
                catalogue={catalogue}
                door={door}
                id={index === 0 ? wiring.id : `${wiring.id}-${door}`}
                label={wiring['data-label']}
                proposed={door === proposal.door}
                current={door === currentDoor}
                onChoose={() => setChosen(door)}
              />
            ))}
          </div>
        )}
      </FieldGroup>
      {needsReason && (
        <TextArea
          name="reason"
          label={proposal.door ? decision.reason : decision.reasonWithoutProposal}
          hint={decision.reasonHint}
          maxLength={longestReason}
          defaultValue={reason}
          onChange={setReason}
          rows={3}
        />
      )}
      <p className="door-form-says">{decision.whatHappens(currentDoor !== null)}</p>
      <Button kind="primary" type="submit">
        {decision.submit}
      </Button>
    </ActionForm>
  )
}

const DoorChoice = (props: {
  catalogue: Catalogue
  door: Door
  id: string
  label: string
  proposed: boolean
  current: boolean
  onChoose: () => void
}) => {
  const { catalogue, door, id, label, proposed, current, onChoose } = props
  const texts = useTexts()
  const say = useSay()
  const { decision, definition } = texts.doors
  const { summary, hours, place } = definitionIn(catalogue, door)
  return (
    <label className="door-choice" htmlFor={id}>
      <span className="door-choice-head">
        <input
          type="radio"
          id={id}
          name="door"
          value={door}
          data-label={label}
          aria-describedby={`${id}-about`}
          onChange={onChoose}
        />
        <DoorBadge door={door} />
      </span>
      <span className="door-choice-about" id={`${id}-about`}>
        <span>{say(summary)}</span>
        <span>{decision.startHours(definition.range(String(hours.start.from), String(hours.start.to)))}.</span>
        <span>{say(place)}</span>
      </span>
      {(proposed || current) && (
        <span className="door-choice-marks">
          {proposed && <Badge>{decision.proposed}</Badge>}
          {current && <Badge>{decision.now}</Badge>}
        </span>
      )}
    </label>
  )
}
