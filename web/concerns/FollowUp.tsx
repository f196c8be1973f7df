import { useState } from 'react'
import type { ConcernView, Thread } from '../../shared/concerns/concerns.schema.ts'
import type { FollowUp as Kind } from '../../shared/concerns/topics.ts'
import { href } from '../hrefs.ts'
import { useTexts } from '../language.tsx'
import { Button, ButtonRow, LinkButton } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Told } from '../ui/Told.tsx'
import { ConcernDeed } from './ConcernDeed.tsx'

const placeOf = (
  kind: Kind,
  { placementId, citizenId }: { placementId: string; citizenId: string },
  concernId: string,
): string => {
  // the form shows what was proposed and answered
  const change = href.editPlacement(placementId, { henvendelse: concernId })
  const places: Readonly<Record<Kind, string>> = {
    'change-hours': change,
    'change-tasks': change,
    move: href.movePlacement(placementId),
    assess: href.assessment(citizenId),
    job: href.jobs(citizenId),
  }
  return places[kind]
}

const overVersions: readonly unknown[] = ['declined', 'expired', 'withdrawn']

type Props = { readonly concern: ConcernView; readonly thread: Thread }

/** What has become of an answer that something follows from: for the caseworker with the button that goes on with it. */
export const FollowUp = ({ concern, thread: { placementId, citizenId }, primary }: Props & { readonly primary: boolean }) => {
  const { followUp: words } = useTexts().concerns
  const [settling, setSettling] = useState(false)
  const { followUp, can } = concern
  if (!followUp || citizenId === null) return null
  const { kind, versionState, done } = followUp
  if (done) return settling ? <Told>{words.settled}</Told> : <Done />
  const written = versionState !== null && !overVersions.includes(versionState)
  return (
    <div className="follow-up">
      <h4>{words.title}</h4>
      <p>{versionState === null ? words.waits[kind] : words.versions[versionState]}</p>
      <ButtonRow>
        {written ? (
          <LinkButton to={href.placement(placementId)} kind={primary ? 'primary' : 'secondary'}>
            {words.seeChange}
          </LinkButton>
        ) : (
          <LinkButton to={placeOf(kind, { placementId, citizenId }, concern.concernId)} kind={primary ? 'primary' : 'secondary'}>
            {words.go[kind]}
          </LinkButton>
        )}
        {can.settle === null && (
          <Button kind="tertiary" onClick={() => setSettling(true)}>
            {words.settle}
          </Button>
        )}
      </ButtonRow>
      <ConcernDeed
        concern={concern}
        intent="settle"
        title={words.settleTitle}
        what={words.settleWhat}
        submit={words.settle}
        open={settling && can.settle === null}
        onClose={() => setSettling(false)}
      />
    </div>
  )
}

/** The same for whoever raised it. */
export const CrewFollowUp = ({ concern: { followUp }, thread: { placementId } }: Props) => {
  const { followUp: words } = useTexts().concerns
  if (!followUp) return null
  const { kind, versionState, done } = followUp
  if (done) return <Done />
  return (
    <div className="follow-up">
      <h4>{words.title}</h4>
      <p>{versionState === null ? words.crew[kind] : words.versions[versionState]}</p>
      {versionState === 'awaiting' && (
        <LinkButton to={href.agreement(placementId)} kind="primary">
          {words.answerChange}
        </LinkButton>
      )}
    </div>
  )
}

const Done = () => {
  const { followUp: words } = useTexts().concerns
  return (
    <p className="follow-up-done">
      <Icon name="success" /> {words.done}
    </p>
  )
}
