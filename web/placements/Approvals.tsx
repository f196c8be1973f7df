import { useState } from 'react'
import { useFetcher } from 'react-router'
import type { Agreement, ApprovalLink, Version } from '../../shared/placements/agreements.schema.ts'
import { type LinkParty, linkParties, type Party, parties } from '../../shared/placements/parties.ts'
import { href } from '../hrefs.ts'
import { useFormat, useTexts } from '../language.tsx'
import { ActionForm } from '../ui/ActionForm.tsx'
import { Button, LinkButton } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { Icon, type IconName } from '../ui/Icon.tsx'
import { LinkDialog, OnBehalfDialog, RecordDialog } from './AnswerDialogs.tsx'

type Opened = { readonly deed: 'record' | 'link' | 'behalf'; readonly party: Exclude<Party, 'municipality'> }
const isLinkParty = (party: Party): party is LinkParty => linkParties.some((one) => one === party)

const icons: Readonly<Record<'approved' | 'declined' | 'outstanding', IconName>> = {
  approved: 'check',
  declined: 'close',
  outstanding: 'clock',
}

/** The four parties of a version: who answered, when and how, who is missing, and what can be done about it. */
export const Approvals = ({
  agreement,
  version,
  besidesDraft,
}: {
  agreement: Agreement
  version: Version
  /** A change is being written that nobody has said yes to. */
  besidesDraft: boolean
}) => {
  const { approvals: words, kinds } = useTexts().agreements
  const [opened, setOpened] = useState<Opened | null>(null)
  const close = () => setOpened(null)
  const title = version.kind === 'first' ? words.title : words.titleOf(kinds[version.kind])
  const isOpen = (deed: Opened['deed']) => opened?.deed === deed
  const open = opened?.party
  // a dialog whose deed is done has nothing left to ask; the one that shows a link stays
  const unanswered = open !== undefined && version.outstanding.includes(open)
  return (
    <>
      <Card title={besidesDraft ? words.titleNow : title}>
        <ul className="plain-list approvals">
          {parties.map((party) => (
            <PartyRow key={party} agreement={agreement} version={version} party={party} onOpen={setOpened} />
          ))}
        </ul>
      </Card>
      {open && unanswered && (
        <>
          <RecordDialog agreement={agreement} version={version} party={open} open={isOpen('record')} onClose={close} />
          <OnBehalfDialog
            key={open}
            agreement={agreement}
            version={version}
            party={open}
            open={isOpen('behalf')}
            onClose={close}
          />
          {isLinkParty(open) && (
            <LinkDialog
              key={`link ${open}`}
              agreement={agreement}
              version={version}
              party={open}
              open={isOpen('link')}
              onClose={close}
            />
          )}
        </>
      )}
    </>
  )
}

const PartyRow = ({
  agreement,
  version,
  party,
  onOpen,
}: {
  agreement: Agreement
  version: Version
  party: Party
  onOpen: (opened: Opened) => void
}) => {
  const { approvals: words, answers, parties: names, means } = useTexts().agreements
  const format = useFormat()
  const approval = version.approvals.find((one) => one.party === party)
  const asked = version.concerns.includes(party)
  const links = agreement.links.filter((link) => link.party === party && link.versionId === version.versionId)
  if (!asked && !approval) {
    return (
      <li className="approval approval-none">
        <Icon name="more" />
        <div>
          <p>
            <b>{names[party]}</b>
          </p>
          <p className="quiet">{party === 'employee_rep' && version.offer === 'useful_work' ? words.informed : words.notAsked}</p>
        </div>
      </li>
    )
  }
  const answer = approval?.answer ?? 'outstanding'
  const waits = !approval && version.state === 'awaiting'
  return (
    <li className={`approval approval-${answer}`}>
      <Icon name={icons[answer]} />
      <div>
        <p>
          <b>{names[party]}</b> <span className="quiet">{answers[answer]}</span>
        </p>
        {approval && (
          <p>
            {words.by(
              approval.byName,
              format.date(approval.givenOn),
              approval.means === 'on_behalf' ? `${means.on_behalf} ${names[party].toLowerCase()}` : means[approval.means],
            )}
            {approval.recordedBy && <span className="quiet"> {words.recordedBy(approval.recordedBy)}</span>}
          </p>
        )}
        {approval?.reason && <blockquote className="as-typed">{approval.reason}</blockquote>}
        {links.map((link) => (
          <LinkLine key={link.linkId} link={link} />
        ))}
        {waits && party !== 'municipality' && agreement.can.answer[party] === null && (
          <div className="approval-deeds">
            {party === 'citizen' && <LinkButton to={href.citizensAnswer(agreement.placementId)}>{words.onScreen}</LinkButton>}
            {party === 'employee_rep' && <Button onClick={() => onOpen({ deed: 'record', party })}>{words.record}</Button>}
            {isLinkParty(party) && (
              <Button onClick={() => onOpen({ deed: 'link', party })}>
                {words.makeLink} <span className="sr-only">{words.of(names[party])}</span>
              </Button>
            )}
            <Button kind="tertiary" onClick={() => onOpen({ deed: 'behalf', party })}>
              {words.onBehalf} <span className="sr-only">{names[party].toLowerCase()}</span>
            </Button>
          </div>
        )}
      </div>
    </li>
  )
}

const LinkLine = ({ link: { linkId, name, expiresOn, state } }: { link: ApprovalLink }) => {
  const { approvals: words } = useTexts().agreements
  const format = useFormat()
  const fetcher = useFetcher()
  return (
    <div className="approval-link">
      <span>
        {words.link(name, format.date(expiresOn))} <span className="quiet">({words.linkStates[state]})</span>
      </span>
      {state === 'open' && (
        <ActionForm fetcher={fetcher} className="inline-form">
          <input type="hidden" name="intent" value="revoke-link" />
          <input type="hidden" name="linkId" value={linkId} />
          <Button kind="tertiary" type="submit">
            {words.revoke}
          </Button>
        </ActionForm>
      )}
    </div>
  )
}
