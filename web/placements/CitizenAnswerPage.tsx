import { useState } from 'react'
import { type ActionFunctionArgs, Link, type LoaderFunctionArgs, redirect, useLoaderData, useSearchParams } from 'react-router'
import type { Ask } from '../../shared/endpoint.ts'
import { agreementsApi } from '../../shared/placements/agreements.api.ts'
import { limits } from '../../shared/placements/endings.ts'
import { call, mend } from '../api.ts'
import { LanguageSwitch } from '../app/LanguageSwitch.tsx'
import type { HandedOver } from '../app/Layout.tsx'
import { underKey } from '../fill.ts'
import { formBody } from '../form.ts'
import { href } from '../hrefs.ts'
import { useLanguage, useTexts } from '../language.tsx'
import { ActionForm } from '../ui/ActionForm.tsx'
import { Button, ButtonRow } from '../ui/Button.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import { TextArea } from '../ui/TextField.tsx'
import { AgreementContent } from './AgreementContent.tsx'

/** The citizen holds the screen: the frame leads nowhere else. */
export const handle: HandedOver = () => true

export const loader = ({ params: { placementId = '' } }: LoaderFunctionArgs) =>
  call(agreementsApi.get, { params: { placementId } })

export const action = async ({ request, params: { placementId = '' } }: ActionFunctionArgs) => {
  const data = await request.formData()
  const body = formBody<Ask<typeof agreementsApi.answer>['body']>(data)
  try {
    await call(agreementsApi.answer, { params: { placementId }, body, ...underKey(data) })
  } catch (error) {
    return mend(error)
  }
  // the citizen still holds the screen: nothing of the caseworker's may come up on it
  return redirect(href.citizensAnswer(placementId, { svar: body.answer === 'approved' ? 'ja' : 'nej' }))
}

export const Component = () => {
  const agreement = useLoaderData<typeof loader>()
  const [search] = useSearchParams()
  const pack = useLanguage()
  const { citizen: words } = useTexts().papers
  const [no, setNo] = useState(false)
  const { placementId, citizenName, can } = agreement
  const given = search.get('svar')
  const version = agreement.versions.find(({ state }) => state === 'awaiting')
  const answered = given === 'ja' || given === 'nej'
  const canAnswer = !answered && version !== undefined && can.answer.citizen === null
  return (
    <div className="page page-narrow citizen-answers">
      <LanguageSwitch />
      <PageTitle
        title={answered ? words.thanks : words.title}
        tabTitle={words.title}
        lede={
          answered
            ? given === 'ja'
              ? words.thanksYes
              : words.thanksNo
            : canAnswer
              ? words.hello(citizenName.split(' ')[0] ?? '')
              : words.notNow
        }
      />
      {canAnswer && (
        <>
          <p>{words.read}</p>
          <AgreementContent content={version} pack={pack} own />
          <p>{words.free}</p>
          <ActionForm>
            <input type="hidden" name="versionId" value={version.versionId} />
            <input type="hidden" name="party" value="citizen" />
            <input type="hidden" name="means" value="on_screen" />
            <input type="hidden" name="answer" value={no ? 'declined' : 'approved'} />
            {no ? (
              <>
                <TextArea name="reason" label={words.noTitle} hint={words.noHint} rows={3} maxLength={limits.reason} />
                <ButtonRow>
                  <Button kind="primary" type="submit">
                    {words.sendNo}
                  </Button>
                  <Button kind="tertiary" onClick={() => setNo(false)}>
                    {pack.texts.common.cancel}
                  </Button>
                </ButtonRow>
              </>
            ) : (
              <ButtonRow>
                <Button kind="primary" type="submit">
                  {words.yes}
                </Button>
                <Button onClick={() => setNo(true)}>{words.no}</Button>
              </ButtonRow>
            )}
          </ActionForm>
        </>
      )}
      <p className="hand-back">
        <Link to={href.placement(placementId)}>{words.handBack}</Link>
      </p>
    </div>
  )
}
