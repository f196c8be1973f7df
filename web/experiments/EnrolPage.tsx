import { type ActionFunctionArgs, type LoaderFunctionArgs, useFetcher, useLoaderData } from 'react-router'
import { experimentsApi } from '../../shared/experiments/experiments.api.ts'
import type { EnrolPage } from '../../shared/experiments/experiments.schema.ts'
import { problemText } from '../../shared/i18n/texts.ts'
import { call, mend } from '../api.ts'
import { href } from '../hrefs.ts'
import { useFormat, useTexts } from '../language.tsx'
import { ActionForm } from '../ui/ActionForm.tsx'
import { Badge } from '../ui/Badge.tsx'
import { Button, ButtonRow } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'

export const loader = ({ params: { placementId = '' } }: LoaderFunctionArgs): Promise<EnrolPage> =>
  call(experimentsApi.ofPlacement, { params: { placementId } })

export const action = async ({ request, params: { placementId = '' } }: ActionFunctionArgs) => {
  const data = await request.formData()
  const params = { placementId, experimentId: String(data.get('experimentId') ?? '') }
  try {
    if (data.get('intent') === 'takeOut') await call(experimentsApi.takeOut, { params })
    else await call(experimentsApi.enrol, { params })
    return null
  } catch (error) {
    return mend(error)
  }
}

/** The experiments that a placement takes part in, or could join. */
export const Component = () => {
  const { placementId, citizenName, siteName, experiments } = useLoaderData<typeof loader>()
  const { enrol } = useTexts().experiments
  const joinable = experiments.filter(({ addedOn, can }) => addedOn === null && can.join === null)
  return (
    <div className="page page-narrow">
      <PageTitle
        title={enrol.titleOf(citizenName)}
        tabTitle={enrol.title}
        lede={enrol.lede}
        back={{ to: href.placement(placementId), label: `${enrol.back}, ${siteName}` }}
      />
      {experiments.length === 0 ? (
        <EmptyState>{enrol.none}</EmptyState>
      ) : (
        experiments.map((one) => <One key={one.experimentId} {...one} only={joinable.length === 1} />)
      )}
    </div>
  )
}

const One = ({
  experimentId,
  title,
  kind,
  hypothesis,
  endsOn,
  addedOn,
  can,
  only,
}: EnrolPage['experiments'][number] & { only: boolean }) => {
  const texts = useTexts()
  const { enrol, kinds } = texts.experiments
  const format = useFormat()
  const fetcher = useFetcher({ key: experimentId })
  const intent = addedOn === null ? 'join' : 'takeOut'
  const refused = can[intent]
  return (
    <section className="panel" aria-labelledby={experimentId}>
      <h2 id={experimentId}>{title}</h2>
      <p className="page-badges">
        <Badge>{kinds[kind]}</Badge> <Badge>{enrol.until(format.date(endsOn))}</Badge>
      </p>
      <p className="as-written">{hypothesis}</p>
      {addedOn !== null && (
        <p>
          <Badge icon="check" strong>
            {enrol.isIn(format.date(addedOn))}
          </Badge>
        </p>
      )}
      {refused ? (
        <p className="quiet">{problemText(texts, refused)}</p>
      ) : (
        <ActionForm fetcher={fetcher} idPrefix={experimentId}>
          <input type="hidden" name="experimentId" value={experimentId} />
          <input type="hidden" name="intent" value={intent} />
          <ButtonRow>
            <Button type="submit" kind={intent === 'join' && only ? 'primary' : 'secondary'}>
              {intent === 'join' ? enrol.join : enrol.takeOut}
            </Button>
          </ButtonRow>
        </ActionForm>
      )}
    </section>
  )
}
