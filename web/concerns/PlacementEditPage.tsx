import { type ActionFunctionArgs, Link, type LoaderFunctionArgs, redirect, useLoaderData } from 'react-router'
import { concernsApi } from '../../shared/concerns/concerns.api.ts'
import type { ConcernView } from '../../shared/concerns/concerns.schema.ts'
import { problemText } from '../../shared/i18n/texts.ts'
import { agreementsApi } from '../../shared/placements/agreements.api.ts'
import { askedFor, type Content, changedFields, kindOf } from '../../shared/placements/agreements.rules.ts'
import type { Agreement } from '../../shared/placements/agreements.schema.ts'
import { placementsApi } from '../../shared/placements/placements.api.ts'
import { call, mend } from '../api.ts'
import { currentSession } from '../app/session.ts'
import { href } from '../hrefs.ts'
import { useFormat, useTexts } from '../language.tsx'
import { PlanForm } from '../placements/PlanForm.tsx'
import { bodyIn, formOf, withHours } from '../placements/planForm.ts'
import { DoorBadge } from '../ui/DoorBadge.tsx'
import { Notice } from '../ui/Notice.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import { keepUnsent } from '../unsent.ts'
import { Wish } from './Wish.tsx'
import { hoursWished } from './wished.ts'

/** The proposal that led here, if it said yes to something; without an answer the form is as it always is. */
const wishOf = async (placementId: string, concernId: string | null): Promise<ConcernView | null> => {
  if (concernId === null) return null
  const thread = await call(concernsApi.thread, { params: { placementId } }).catch(() => null)
  return thread?.concerns.find((one) => one.concernId === concernId && one.followUp !== null && !one.followUp.done) ?? null
}

export const loader = async ({ request, params: { placementId = '' } }: LoaderFunctionArgs) => {
  const params = { placementId }
  const [placement, agreement, wish] = await Promise.all([
    call(placementsApi.get, { params }),
    call(agreementsApi.get, { params }),
    wishOf(placementId, new URL(request.url).searchParams.get('henvendelse')),
  ])
  const { citizenId } = placement
  const options = await call(placementsApi.options, { params: { citizenId }, query: { placementId } })
  return { placement, agreement, wish, options }
}

export const action = async ({ request, params: { placementId = '' } }: ActionFunctionArgs) => {
  const { body, keptAs, version } = bodyIn(await request.formData())
  try {
    await call(placementsApi.change, { params: { placementId }, body: { ...body, version } })
  } catch (error) {
    return mend(error)
  }
  const { signedIn } = await currentSession()
  if (signedIn) keepUnsent(signedIn.staffId, keptAs, undefined)
  return redirect(href.placement(placementId))
}

/** The wording that is written again: the one that is open or was not agreed, else what is agreed. */
const writtenIn = ({ versions }: Agreement) => versions.find(({ state }) => state !== 'withdrawn') ?? versions[0]

export const Component = () => {
  const { placement, agreement, wish, options } = useLoaderData<typeof loader>()
  const texts = useTexts()
  const { edit } = texts.agreements
  const { placementId, citizenName, state, version, can, door } = placement
  const written = writtenIn(agreement)
  const begun = state === 'running' || state === 'upcoming'
  const wished = wish && written ? hoursWished(wish, written.weekdayHours) : null
  const isDraft = written?.state === 'draft' && agreement.agreedId === null
  return (
    <div className="page">
      <PageTitle
        title={isDraft ? edit.titleDraft : edit.titleChange}
        lede={edit.lede(citizenName)}
        badges={<DoorBadge door={options.door ?? door} />}
        back={{ to: href.placement(placementId), label: texts.placements.page.of(citizenName) }}
      />
      {can.change || !written ? (
        <Notice tone="warning" title={edit.cannot}>
          {can.change && problemText(texts, can.change)}
        </Notice>
      ) : (
        <>
          {wish && <Wish concern={wish} filled={wished !== null} />}
          <PlanForm
            key={version}
            options={options}
            door={options.door ?? door}
            initial={wished ? withHours(formOf(written), wished) : formOf(written)}
            keptAs={[`agreement ${placementId} ${version}`, ...(wished && wish ? [wish.concernId] : [])].join(' ')}
            version={version}
            submit={isDraft ? edit.submitDraft : edit.submitChange}
            after={isDraft ? edit.afterDraft : written.state === 'awaiting' ? edit.afterSent : edit.afterChange}
            siteFixed={
              begun && (
                <p>
                  <b>{placement.siteName}</b>
                  <br />
                  {edit.siteFixed} {can.move === null && <Link to={href.movePlacement(placementId)}>{edit.toMove}</Link>}
                </p>
              )
            }
            about={(content) => <WhatChanges agreement={agreement} content={content} />}
          />
        </>
      )}
    </div>
  )
}

/** Which kind of change the form makes, and who is asked again, before it is saved. */
const WhatChanges = ({ agreement, content }: { agreement: Agreement; content: Content }) => {
  const { agreements } = useTexts()
  const format = useFormat()
  const { edit, kinds, fields, parties } = agreements
  const agreed = agreement.versions.find(({ versionId }) => versionId === agreement.agreedId)
  const sent = agreement.versions.toReversed().flatMap((version) =>
    version.sentOn === null
      ? []
      : [
          {
            content: version,
            agreed: version.state === 'agreed',
            approvedBy: version.approvals.filter(({ answer }) => answer === 'approved').map(({ party }) => party),
          },
        ],
  )
  if (!agreed) return null
  const kind = kindOf(agreed, content)
  const again = askedFor(sent, content).filter((party) => party !== 'municipality')
  return (
    <Notice live>
      {kind === null ? (
        edit.nothing
      ) : (
        <>
          <p>{edit.changed(format.list(changedFields(agreed, content).map((field) => fields[field])))}</p>
          <p>{edit.kind(kinds[kind])}</p>
          {again.length > 0 && <p>{edit.again(format.list(again.map((party) => parties[party].toLowerCase())))}</p>}
        </>
      )}
    </Notice>
  )
}
