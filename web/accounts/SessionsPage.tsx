import { type ActionFunctionArgs, useFetcher, useLoaderData } from 'react-router'
import { accountsApi } from '../../shared/accounts/accounts.api.ts'
import type { OwnSession } from '../../shared/accounts/accounts.schema.ts'
import { call, mend } from '../api.ts'
import { useFormat, useTexts } from '../language.tsx'
import { ActionForm } from '../ui/ActionForm.tsx'
import { Badge } from '../ui/Badge.tsx'
import { Button } from '../ui/Button.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import { Table } from '../ui/Table.tsx'
import { deviceOf } from './device.ts'

export const loader = async () => call(accountsApi.sessions)

export const action = async ({ request }: ActionFunctionArgs) => {
  const sessionId = String((await request.formData()).get('sessionId') ?? '')
  try {
    await call(accountsApi.endSession, { params: { sessionId } })
    return null
  } catch (error) {
    return mend(error)
  }
}

export const Component = () => {
  const { sessions } = useLoaderData<typeof loader>()
  const texts = useTexts().accounts.sessions
  const format = useFormat()
  const device = ({ userAgent }: OwnSession): string => {
    const found = deviceOf(userAgent)
    return found ? texts.deviceOn(found.browser, found.system) : texts.unknownDevice
  }
  return (
    <div className="page">
      <PageTitle title={texts.title} lede={texts.lede} />
      <Table
        caption={texts.title}
        captionHidden
        stacks
        rows={sessions}
        rowKey={({ sessionId }) => sessionId}
        columns={[
          { key: 'device', header: texts.device, cell: device },
          { key: 'started', header: texts.started, cell: ({ createdAt }) => format.dateTime(createdAt) },
          { key: 'used', header: texts.lastUsed, cell: ({ lastSeenAt }) => format.dateTime(lastSeenAt) },
          {
            key: 'end',
            header: texts.end,
            cell: (session) =>
              session.current ? <Badge icon="check">{texts.current}</Badge> : <End session={session} device={device(session)} />,
          },
        ]}
      />
    </div>
  )
}

const End = ({ session, device }: { session: OwnSession; device: string }) => {
  const texts = useTexts().accounts.sessions
  const fetcher = useFetcher()
  return (
    <ActionForm fetcher={fetcher}>
      <input type="hidden" name="sessionId" value={session.sessionId} />
      <Button type="submit" kind="tertiary" aria-label={texts.endNamed(device)}>
        {texts.end}
      </Button>
    </ActionForm>
  )
}
