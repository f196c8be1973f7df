import { useState } from 'react'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect, useLoaderData } from 'react-router'
import type { Ask } from '../../shared/endpoint.ts'
import { problemText } from '../../shared/i18n/texts.ts'
import { proposedStart } from '../../shared/placements/defaults.rules.ts'
import { placementsApi } from '../../shared/placements/placements.api.ts'
import { call, mend } from '../api.ts'
import { useSession } from '../app/session.ts'
import { underKey } from '../fill.ts'
import { formBody } from '../form.ts'
import { href } from '../hrefs.ts'
import { useTexts } from '../language.tsx'
import { ActionForm } from '../ui/ActionForm.tsx'
import { Button } from '../ui/Button.tsx'
import { DateField } from '../ui/DateField.tsx'
import { DoorBadge } from '../ui/DoorBadge.tsx'
import { Notice } from '../ui/Notice.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import { SiteChoice } from './SiteChoice.tsx'

export const loader = async ({ params: { placementId = '' } }: LoaderFunctionArgs) => {
  const placement = await call(placementsApi.get, { params: { placementId } })
  const { citizenId } = placement
  return { placement, options: await call(placementsApi.options, { params: { citizenId }, query: { placementId } }) }
}

export const action = async ({ request, params: { placementId = '' } }: ActionFunctionArgs) => {
  const data = await request.formData()
  try {
    const made = await call(placementsApi.move, {
      params: { placementId },
      body: formBody<Ask<typeof placementsApi.move>['body']>(data),
      ...underKey(data),
    })
    return redirect(href.editPlacement(made.placementId))
  } catch (error) {
    return mend(error)
  }
}

export const Component = () => {
  const { placement, options } = useLoaderData<typeof loader>()
  const texts = useTexts()
  const { move, edit } = texts.agreements
  const { today } = useSession()
  const [siteId, setSiteId] = useState('')
  const { placementId, citizenName, can, version } = placement
  const door = options.door ?? placement.door
  const sites = options.sites.filter((site) => site.siteId !== placement.siteId)
  return (
    <div className="page">
      <PageTitle
        title={move.title}
        lede={move.lede}
        badges={<DoorBadge door={door} />}
        back={{ to: href.placement(placementId), label: texts.placements.page.of(citizenName) }}
      />
      {can.move ? (
        <Notice tone="warning" title={edit.cannot}>
          {problemText(texts, can.move)}
        </Notice>
      ) : (
        <ActionForm>
          <input type="hidden" name="version:number" value={version} />
          <SiteChoice
            options={{ ...options, sites }}
            doorWord={texts.common.doors[door].word}
            siteId={siteId}
            onChange={(site) => setSiteId(site.siteId)}
          />
          <DateField name="startsOn" label={move.startsOn} defaultValue={proposedStart(today)} />
          <Button kind="primary" type="submit">
            {move.submit}
          </Button>
        </ActionForm>
      )}
    </div>
  )
}
