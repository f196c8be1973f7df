import { useState } from 'react'
import { type ActionFunctionArgs, useFetcher, useLoaderData } from 'react-router'
import type { Ask } from '../../shared/endpoint.ts'
import { limits } from '../../shared/worklist/causes.ts'
import { worklistApi } from '../../shared/worklist/worklist.api.ts'
import type { CoverView } from '../../shared/worklist/worklist.schema.ts'
import { call, mend } from '../api.ts'
import { useSession } from '../app/session.ts'
import { formBody } from '../form.ts'
import { useFormat, useTexts } from '../language.tsx'
import { Deed } from '../placements/Deed.tsx'
import { ActionForm } from '../ui/ActionForm.tsx'
import { Button, ButtonRow } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { Select } from '../ui/choices.tsx'
import { DateField } from '../ui/DateField.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import { Table } from '../ui/Table.tsx'
import { TextField } from '../ui/TextField.tsx'

export const loader = () => call(worklistApi.covers)

export const action = async ({ request }: ActionFunctionArgs) => {
  const data = await request.formData()
  const intent = data.get('intent')
  const coverId = String(data.get('coverId'))
  for (const name of ['intent', 'coverId']) data.delete(name)
  try {
    if (intent === 'cover') return await call(worklistApi.cover, { body: formBody<Ask<typeof worklistApi.cover>['body']>(data) })
    if (intent === 'end') await call(worklistApi.endCover, { params: { coverId } })
    return null
  } catch (error) {
    return mend(error)
  }
}

export const Component = () => {
  const { covers } = useLoaderData<typeof loader>()
  const texts = useTexts().worklist.covers
  const { today } = useSession()
  const now = covers.filter(({ current }) => current)
  const ahead = covers.filter(({ current, fromOn }) => !current && fromOn > today)
  const past = covers.filter((cover) => !now.includes(cover) && !ahead.includes(cover))
  return (
    <div className="page">
      <PageTitle title={texts.title} lede={texts.lede} />
      <div className="columns covers">
        <div>
          <h2>{texts.now}</h2>
          {now.length === 0 ? <p className="quiet">{texts.nobodyNow}</p> : <Covers title={texts.now} covers={now} />}
          {ahead.length > 0 && (
            <>
              <h2>{texts.ahead}</h2>
              <Covers title={texts.ahead} covers={ahead} />
            </>
          )}
          {past.length > 0 && (
            <>
              <h2>{texts.past}</h2>
              <Covers title={texts.past} covers={past} over />
            </>
          )}
        </div>
        <aside>
          <NewCover />
        </aside>
      </div>
    </div>
  )
}

/** The covers of one heading; those that are not over can be ended. */
const Covers = ({ title, covers, over }: { title: string; covers: readonly CoverView[]; over?: boolean }) => {
  const texts = useTexts().worklist.covers
  const format = useFormat()
  const [ending, setEnding] = useState<CoverView | null>(null)
  const end = {
    key: 'end',
    header: '',
    cell: (cover: CoverView) => {
      const named = cover.current ? texts.endNamed : texts.cancelNamed
      return (
        <Button kind="tertiary" onClick={() => setEnding(cover)} aria-label={named(cover.substitute, cover.absent)}>
          {cover.current ? texts.end : texts.cancel}
        </Button>
      )
    },
  }
  return (
    <>
      <Table
        caption={title}
        captionHidden
        stacks
        rows={covers}
        rowKey={({ coverId }) => coverId}
        columns={[
          { key: 'who', header: texts.columns.who, cell: ({ substitute, absent }) => texts.for(substitute, absent) },
          {
            key: 'period',
            header: texts.columns.period,
            cell: ({ fromOn, untilOn, endedEarlyOn }) => (
              <>
                {fromOn === untilOn ? format.date(fromOn) : texts.period(format.date(fromOn), format.date(untilOn))}
                {endedEarlyOn && <span className="cell-note">{texts.endedEarly(format.date(endedEarlyOn))}</span>}
              </>
            ),
          },
          { key: 'reason', header: texts.columns.reason, cell: ({ reason }) => reason },
          ...(over ? [] : [end]),
        ]}
      />
      {ending && covers.some(({ coverId }) => coverId === ending.coverId) && (
        <Deed
          about={ending.coverId}
          open
          onClose={() => setEnding(null)}
          intent="end"
          title={texts.endTitle}
          what={texts.endWhat(ending.absent)}
          who={texts.endWho}
          hidden={{ coverId: ending.coverId }}
          submit={ending.current ? texts.end : texts.cancel}
          warning
        />
      )}
    </>
  )
}

const NewCover = () => {
  const { covers, colleagues } = useLoaderData<typeof loader>()
  const texts = useTexts().worklist.covers
  const { today } = useSession()
  const fetcher = useFetcher()
  const choices = colleagues.map(({ staffId, name }) => ({ value: staffId, label: name }))
  return (
    <Card title={texts.add}>
      {/* a new one begins empty when the last is saved */}
      <ActionForm fetcher={fetcher} key={covers.length}>
        <input type="hidden" name="intent" value="cover" />
        <Select name="absentId" label={texts.absent} empty={texts.choose} choices={choices} />
        <Select name="substituteId" label={texts.substitute} empty={texts.choose} choices={choices} />
        <DateField name="fromOn" label={texts.from} defaultValue={today} />
        <DateField name="untilOn" label={texts.until} />
        <TextField name="reason" label={texts.reason} hint={texts.reasonHint} maxLength={limits.reason} />
        <ButtonRow>
          <Button type="submit" kind="primary">
            {texts.submit}
          </Button>
        </ButtonRow>
      </ActionForm>
    </Card>
  )
}
