import { useState } from 'react'
import { type ActionFunctionArgs, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import type { Ask } from '../../shared/endpoint.ts'
import { problemText } from '../../shared/i18n/texts.ts'
import { crewAgreementsApi } from '../../shared/placements/agreements.api.ts'
import { limits } from '../../shared/placements/endings.ts'
import { rampWeeksIn } from '../../shared/placements/ramp.rules.ts'
import { call, mend } from '../api.ts'
import { underKey } from '../fill.ts'
import { formBody } from '../form.ts'
import { href } from '../frontHrefs.ts'
import { useFormat, useLanguage, useTexts } from '../language.tsx'
import { Badge } from '../ui/Badge.tsx'
import { Button, ButtonRow, LinkButton } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { Notice } from '../ui/Notice.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import { TextArea } from '../ui/TextField.tsx'
import { AgreementContent } from './AgreementContent.tsx'
import { Deed } from './Deed.tsx'
import { DownloadButton } from './DownloadButton.tsx'
import { DutyList } from './Duties.tsx'
import { RampChart } from './RampChart.tsx'
import { crewName } from './words.ts'

export const loader = ({ params: { placementId = '' } }: LoaderFunctionArgs) =>
  call(crewAgreementsApi.get, { params: { placementId } })

export const action = async ({ request, params: { placementId = '' } }: ActionFunctionArgs) => {
  const data = await request.formData()
  const [intent, dutyId] = [data.get('intent'), String(data.get('dutyId') ?? '')]
  for (const name of ['intent', 'dutyId']) data.delete(name)
  try {
    if (intent === 'tick-duty') {
      const body = formBody<Ask<typeof crewAgreementsApi.tickDuty>['body']>(data)
      return await call(crewAgreementsApi.tickDuty, { params: { placementId, dutyId }, body })
    }
    const body = formBody<Ask<typeof crewAgreementsApi.answer>['body']>(data)
    return await call(crewAgreementsApi.answer, { params: { placementId }, body, ...underKey(data) })
  } catch (error) {
    return mend(error)
  }
}

export const Component = () => {
  const { placementId, name, alias, needs, versions, duties, can } = useLoaderData<typeof loader>()
  const texts = useTexts()
  const { agreements, papers } = texts
  const { crew: words } = papers
  const pack = useLanguage()
  const format = useFormat()
  const [opened, setOpened] = useState<'approve' | 'decline' | null>(null)
  const [newest, ...earlier] = versions
  if (!newest) return null
  const close = () => setOpened(null)
  const mine = newest.approvals.some(({ party }) => party === 'team_lead')
  const asked = newest.state === 'awaiting' && !mine && newest.concerns.includes('team_lead')
  const changed = Object.entries(agreements.fields).flatMap(([field, word]) => (newest.changed.includes(field) ? [word] : []))
  const hidden = { versionId: newest.versionId }
  return (
    <div className="page page-narrow">
      <PageTitle
        title={words.of(crewName(texts, { name, alias }))}
        tabTitle={agreements.title}
        badges={<Badge strong={asked}>{agreements.versionStates[newest.state]}</Badge>}
        back={{ to: href.agreements(), label: words.back }}
      />
      {newest.kind !== 'first' && (
        <Notice>
          {agreements.status.change(agreements.kinds[newest.kind])} {changed.length > 0 && words.changed(format.list(changed))}
        </Notice>
      )}
      <Card title={words.facts}>
        <AgreementContent content={newest} pack={pack} own={false} />
        {needs && (
          <>
            <h3>{words.needs}</h3>
            <p className="as-typed">{needs}</p>
          </>
        )}
        <RampChart weekdayHours={newest.weekdayHours} ramp={newest.ramp} weeks={rampWeeksIn(newest.startsOn, newest.endsOn)} />
        {asked &&
          (can.answer ? (
            <Notice tone="warning">{problemText(texts, can.answer)}</Notice>
          ) : (
            <ButtonRow>
              <Button kind="primary" onClick={() => setOpened('approve')}>
                {words.approve}
              </Button>
              <Button onClick={() => setOpened('decline')}>{words.decline}</Button>
            </ButtonRow>
          ))}
      </Card>
      <Card title={agreements.approvals.title}>
        {[newest, ...earlier].map((version) => (
          <section key={version.versionId} className="crew-version">
            <h3>
              {papers.print.number(version.number, agreements.kinds[version.kind])}{' '}
              <span className="quiet">({agreements.versionStates[version.state].toLowerCase()})</span>
            </h3>
            <ul className="plain-list">
              {version.approvals.map(({ party, answer, byName, givenOn }) => (
                <li key={party}>
                  <b>{agreements.parties[party]}</b> {agreements.answers[answer].toLowerCase()}
                  <span className="quiet"> · {[byName, format.date(givenOn)].filter((word) => word !== null).join(', ')}</span>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </Card>
      {duties.length > 0 && (
        <Card title={agreements.duties.title}>
          <DutyList duties={duties} mayTick={({ party }) => party === 'supplier'} />
        </Card>
      )}
      <div className="stack">
        <LinkButton to={href.thread(placementId)} icon="chat">
          {words.toThread}
        </LinkButton>
        <DownloadButton endpoint={crewAgreementsApi.calendar} params={{ placementId }}>
          {words.calendar}
        </DownloadButton>
      </div>
      {asked && (
        <>
          <Deed
            about={newest.versionId}
            intent="approve"
            title={words.approveTitle}
            what={words.approveWhat}
            submit={words.approve}
            open={opened === 'approve'}
            onClose={close}
            hidden={{ ...hidden, answer: 'approved' }}
          />
          <Deed
            about={newest.versionId}
            intent="decline"
            title={words.declineTitle}
            what={words.declineWhat}
            submit={words.decline}
            open={opened === 'decline'}
            onClose={close}
            hidden={{ ...hidden, answer: 'declined' }}
          >
            <TextArea name="reason" label={words.reason} rows={3} maxLength={limits.reason} />
          </Deed>
        </>
      )}
    </div>
  )
}
