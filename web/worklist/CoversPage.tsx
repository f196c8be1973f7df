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
import { Told } from '../ui/Told.tsx'

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

type Ending = { readonly cover: CoverView; readonly open: boolean }

export const Component = () => {
  const { covers } = useLoaderData<typeof loader>()
  const texts = useTexts().worklist.covers
  const { today } = useSession()
  const [ending, setEnding] = useState<Ending | null>(null)
  const [told, tell] = useState<string | null>(null)
  const now = covers.filter(({ current }) => current)
  const ahead = covers.filter(({ current, fromOn, endedEarlyOn }) => !current && fromOn > today && endedEarlyOn === null)
  const running = [...now, ...ahead]
  const past = covers.filter((cover) => !running.includes(cover))
  // its line has moved: the dialog goes, and the focus to what is said of it
  if (ending?.open && !running.some(({ coverId }) => coverId === ending.cover.coverId)) {
    setEnding(null)
    tell(texts.ended(ending.cover.substitute, ending.cover.absent))
  }
  const onEnd = (cover: CoverView) => {
    tell(null)
    setEnding({ cover, open: true })
  }
  return (
    <div className="page">
      <PageTitle title={texts.title} lede={texts.lede} />
      <div className="columns covers">
        <div>
          {told && <Told>{told}</Told>}
          <h2>{texts.now}</h2>
          {now.length === 0 ? (
            <p className="quiet">{texts.nobodyNow}</p>
          ) : (
            <Covers title={texts.now} covers={now} onEnd={onEnd} />
          )}
          {ahead.length > 0 && (
            <>
              <h2>{texts.ahead}</h2>
              <Covers title={texts.ahead} covers={ahead} onEnd={onEnd} />
            </>
          )}
          {past.length > 0 && (
            <>
              <h2>{texts.past}</h2>
              <Covers title={texts.past} covers={past} />
            </>
          )}
        </div>
        <aside>
          <NewCover />
        </aside>
      </div>
      {ending && <EndDialog {...ending} onClose={() => setEnding({ ...ending, open: false })} />}
    </div>
  )
}

/** The covers of one heading; those that are not over can be ended. */
const Covers = ({
  title,
  covers,
  onEnd,
}: {
  title: string
  covers: readonly CoverView[]
  onEnd?: (cover: CoverView) => void
}) => {
  const texts = useTexts().worklist.covers
  const format = useFormat()
  const end = onEnd && {
    key: 'end',
    header: texts.columns.end,
    cell: (cover: CoverView) => {
      const named = cover.current ? texts.endNamed : texts.cancelNamed
      return (
        <Button kind="tertiary" onClick={() => onEnd(cover)} aria-label={named(cover.substitute, cover.absent)}>
          {cover.current ? texts.end : texts.cancel}
        </Button>
      )
    },
  }
  return (
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
        ...(end ? [end] : []),
      ]}
    />
  )
}

const EndDialog = ({ cover, open, onClose }: Ending & { onClose: () => void }) => {
  const texts = useTexts().worklist.covers
  const { coverId, substitute, absent, current } = cover
  return (
    <Deed
      about={coverId}
      open={open}
      onClose={onClose}
      intent="end"
      title={current ? texts.endTitle : texts.cancelTitle}
      what={current ? texts.endWhat(absent) : texts.cancelWhat(substitute, absent)}
      who={texts.endWho}
      hidden={{ coverId }}
      submit={current ? texts.end : texts.cancel}
      warning
    />
  )
}

const NewCover = () => {
  const { covers, colleagues } = useLoaderData<typeof loader>()
  const texts = useTexts().worklist.covers
  const { today } = useSession()
  const fetcher = useFetcher<typeof action>()
  const choices = colleagues.map(({ staffId, name }) => ({ value: staffId, label: name }))
  const { data } = fetcher
  const [madeId, setMadeId] = useState<string | null>(null)
  if (data && 'coverId' in data && data.coverId !== madeId) setMadeId(data.coverId)
  const isMade = fetcher.state === 'idle' && data && 'coverId' in data
  const made = isMade && covers.find(({ coverId, endedEarlyOn }) => coverId === madeId && endedEarlyOn === null)
  return (
    <Card title={texts.add}>
      {made && <Told>{texts.made(made.substitute, made.absent)}</Told>}
      {/* a new one begins empty when the last is saved */}
      <ActionForm fetcher={fetcher} key={madeId}>
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
