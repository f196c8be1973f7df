import { useState } from 'react'
import { type ActionFunctionArgs, Link, type LoaderFunctionArgs, useFetcher, useLoaderData } from 'react-router'
import { todayIn } from '../../shared/calendar.ts'
import { contractsApi } from '../../shared/contracts/contracts.api.ts'
import { openingYear, yearsOf } from '../../shared/contracts/contracts.rules.ts'
import type { Target } from '../../shared/contracts/contracts.schema.ts'
import { type Measure, measures } from '../../shared/contracts/measures.ts'
import { isShare, targetText } from '../../shared/contracts/words.ts'
import type { Ask } from '../../shared/endpoint.ts'
import { ProblemError } from '../../shared/problem.ts'
import { danishTime } from '../../shared/zone.ts'
import { call, mend } from '../api.ts'
import { useSession } from '../app/session.ts'
import { formBody } from '../form.ts'
import { href } from '../hrefs.ts'
import { useFormat, useTexts } from '../language.tsx'
import { ActionForm } from '../ui/ActionForm.tsx'
import { Button, ButtonRow, LinkButton } from '../ui/Button.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import { Table } from '../ui/Table.tsx'
import { NumberField, TextField } from '../ui/TextField.tsx'

const idOf = (params: LoaderFunctionArgs['params']): string => params.contractId ?? ''

export const loader = async ({ params, request }: LoaderFunctionArgs) => {
  const told = await call(contractsApi.targets, { params: { contractId: idOf(params) } })
  const asked = Number(new URL(request.url).searchParams.get('aar'))
  return { ...told, asked: yearsOf(told.contract).includes(asked) ? asked : null }
}

export const action = async ({ params, request }: ActionFunctionArgs) => {
  const data = await request.formData()
  const measure = measures.find((one) => one === data.get('measure'))
  const year = String(data.get('year'))
  data.delete('measure')
  data.delete('year')
  if (!measure) throw new ProblemError('not-found')
  const body = formBody<Ask<typeof contractsApi.setTarget>['body']>(data)
  try {
    return await call(contractsApi.setTarget, { params: { contractId: idOf(params), year, measure }, body })
  } catch (error) {
    return mend(error)
  }
}

/** The administrator sets a year's targets, each by itself; what was there before stays to be read. */
export const Component = () => {
  const { contract, targets, asked } = useLoaderData<typeof loader>()
  const { targets: texts, title } = useTexts().contracts
  const { today } = useSession()
  const year = asked ?? openingYear(contract, today)
  const counting = targets.filter((target) => target.year === year && target.supersededAt === null)
  // which targets were there when the page was opened: one that is new since then has been set here
  const [before, setBefore] = useState({ year, ids: counting.map(({ targetId }) => targetId) })
  if (before.year !== year) setBefore({ year, ids: counting.map(({ targetId }) => targetId) })
  const saved = before.year === year && counting.some(({ targetId }) => !before.ids.includes(targetId))
  return (
    <div className="page page-narrow">
      <PageTitle
        title={`${texts.title} ${year}`}
        tabTitle={texts.tabTitle}
        lede={texts.lede(contract.title)}
        back={{ to: href.contract({ kontrakt: contract.contractId, aar: year }), label: title }}
      />
      <nav aria-label={texts.chosenYear} className="year-links">
        {yearsOf(contract).map((one) => (
          <Link
            key={one}
            to={href.contractTargets(contract.contractId, { aar: one })}
            aria-current={one === year ? 'page' : undefined}
          >
            {one}
          </Link>
        ))}
      </nav>
      <p role="status" className={saved ? 'told' : 'sr-only'}>
        {saved && texts.saved}
      </p>
      {measures.map((measure) => {
        const now = counting.find((target) => target.measure === measure) ?? null
        return (
          <One
            key={`${measure} ${year} ${now?.targetId ?? ''}`}
            contractId={contract.contractId}
            year={year}
            measure={measure}
            now={now}
          />
        )
      })}
      <History targets={targets} />
    </div>
  )
}

const One = ({ contractId, year, measure, now }: { contractId: string; year: number; measure: Measure; now: Target | null }) => {
  const texts = useTexts()
  const { contracts } = texts
  const { targets: words, units } = contracts
  const format = useFormat()
  const fetcher = useFetcher<typeof action>({ key: `target ${measure} ${year} ${now?.targetId ?? ''}` })
  const problem = fetcher.data instanceof ProblemError ? fetcher.data : null
  const { title } = contracts.measures[measure]
  return (
    <section className="panel" aria-labelledby={`maal-${measure}`}>
      <h2 id={`maal-${measure}`}>{title}</h2>
      <p>{now ? words.now(targetText(measure, now.value, texts, format)) : contracts.noTarget}</p>
      <ActionForm fetcher={fetcher} idPrefix={measure} aria-label={title}>
        {problem?.code === 'changed-meanwhile' && (
          <p className="form-next">
            <LinkButton to={href.contractTargets(contractId, { aar: year })} reloadDocument>
              {contracts.form.reload}
            </LinkButton>
          </p>
        )}
        <input type="hidden" name="measure" value={measure} />
        <input type="hidden" name="year" value={year} />
        <input type="hidden" name="replaces" value={now?.targetId ?? ''} />
        <NumberField
          name="value"
          label={words.value}
          unit={isShare(measure) ? units.percent : measure === 'citizens' ? units.people : units.hours}
        />
        {now && <TextField name="reason" label={words.reason} hint={words.reasonHint} maxLength={300} />}
        <ButtonRow>
          <Button type="submit">{now ? words.replace : words.submit}</Button>
        </ButtonRow>
      </ActionForm>
    </section>
  )
}

const History = ({ targets }: { targets: readonly Target[] }) => {
  const texts = useTexts()
  const { contracts } = texts
  const { history, noHistory, columns, first } = contracts.targets
  const format = useFormat()
  const rows = targets.flatMap((target) => (target.supersededAt === null ? [] : [{ ...target, until: target.supersededAt }]))
  return (
    <section className="former-targets">
      <h2>{history}</h2>
      <Table
        caption={history}
        captionHidden
        compact
        stacks
        rows={rows}
        rowKey={({ targetId }) => targetId}
        empty={<p>{noHistory}</p>}
        columns={[
          { key: 'measure', header: columns.measure, cell: ({ measure }) => contracts.measures[measure].title },
          { key: 'year', header: columns.year, numeric: true, cell: ({ year }) => year },
          {
            key: 'value',
            header: columns.value,
            numeric: true,
            cell: ({ measure, value }) => targetText(measure, value, texts, format),
          },
          { key: 'until', header: columns.until, cell: ({ until }) => format.date(todayIn(danishTime, Date.parse(until))) },
          { key: 'reason', header: columns.reason, cell: ({ reason }) => reason ?? first },
        ]}
      />
    </section>
  )
}
