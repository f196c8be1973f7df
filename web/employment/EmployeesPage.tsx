import { useState } from 'react'
import { type ActionFunctionArgs, useFetcher, useLoaderData } from 'react-router'
import { employeesApi } from '../../shared/employment/employees.api.ts'
import type { Employee } from '../../shared/employment/employees.schema.ts'
import type { Ask } from '../../shared/endpoint.ts'
import { call, mend } from '../api.ts'
import { formBody } from '../form.ts'
import { href } from '../frontHrefs.ts'
import { useFormat, useTexts } from '../language.tsx'
import { ActionForm } from '../ui/ActionForm.tsx'
import { Button } from '../ui/Button.tsx'
import { RadioGroup } from '../ui/choices.tsx'
import { DateField } from '../ui/DateField.tsx'
import { Details } from '../ui/Details.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import { NumberField } from '../ui/TextField.tsx'

export const loader = () => call(employeesApi.employees)

type Body = Ask<typeof employeesApi.report>['body']
type Typed = Omit<Partial<Body>, 'stillThere'> & { stillThere?: 'yes' | 'no' }

export const action = async ({ request }: ActionFunctionArgs) => {
  const data = await request.formData()
  const spellId = String(data.get('spellId') ?? '')
  data.delete('spellId')
  const { stillThere, ...rest } = formBody<Typed>(data)
  try {
    return await call(employeesApi.report, {
      params: { spellId },
      body: { ...rest, ...(stillThere === undefined ? {} : { stillThere: stillThere === 'yes' }) } as Body,
    })
  } catch (error) {
    return mend(error)
  }
}

/** Those the supplier has hired after a placement: whether they are still here, asked when the day has come. */
export const Component = () => {
  const { employees: rows } = useLoaderData<typeof loader>()
  const { employees: texts } = useTexts()
  const asked = rows.filter((row) => row.asked !== null)
  const said = rows.filter((row) => row.asked === null)
  return (
    <div className="page page-narrow employees">
      <PageTitle title={texts.title} lede={texts.lede} back={{ to: href.crew(), label: texts.toCrew }} />
      {asked.length === 0 ? (
        <EmptyState>{texts.none}</EmptyState>
      ) : (
        <section>
          <h2>{texts.waiting(asked.length)}</h2>
          <ul className="plain-list">
            {asked.map((row) => (
              <Asked key={row.spellId} row={row} />
            ))}
          </ul>
        </section>
      )}
      <section>
        <h2>{texts.answered}</h2>
        {said.length === 0 ? (
          <p>{texts.noneAnswered}</p>
        ) : (
          <ul className="plain-list">
            {said.map((row) => (
              <Said key={row.spellId} row={row} />
            ))}
          </ul>
        )}
      </section>
      <p className="quiet">{texts.access}</p>
    </div>
  )
}

const Head = ({ row: { name, alias, siteName, startsOn } }: { row: Employee }) => {
  const { employees: texts } = useTexts()
  const format = useFormat()
  return (
    <>
      <h3>{name ?? texts.alias(alias)}</h3>
      <p className="quiet">{texts.since(siteName, format.date(startsOn))}</p>
    </>
  )
}

const Asked = ({ row }: { row: Employee }) => {
  const { employees: texts } = useTexts()
  const format = useFormat()
  return (
    <li>
      <Head row={row} />
      {row.asked && <p>{texts.about(row.asked.weeks, format.date(row.asked.on))}</p>}
      <Answer row={row} />
    </li>
  )
}

const Said = ({ row }: { row: Employee }) => {
  const { employees: texts } = useTexts()
  const format = useFormat()
  const { said, can } = row
  if (!said) return null
  const { stillThere, weeklyHours, lastDay, reportedOn, reportedBy, until, version } = said
  return (
    <li>
      <Head row={row} />
      <p>
        <b>
          {stillThere
            ? texts.saidYes(format.hours(weeklyHours ?? row.weeklyHours))
            : texts.saidNo(format.date(lastDay ?? reportedOn))}
        </b>
      </p>
      <p className="quiet">
        {can.report?.code === 'report-used' ? texts.used : texts.by(reportedBy, format.date(reportedOn), format.date(until))}
      </p>
      {can.report === null && (
        <Details key={version} summary={texts.change}>
          <Answer row={row} />
        </Details>
      )}
    </li>
  )
}

const Answer = ({ row: { spellId, name, alias, weeklyHours, said } }: { row: Employee }) => {
  const { employees: texts } = useTexts()
  const former = said === null ? null : said.stillThere ? 'yes' : 'no'
  const [chosen, choose] = useState<string | null>(former)
  const fetcher = useFetcher({ key: `employee ${spellId} ${said?.version ?? 0}` })
  return (
    <ActionForm fetcher={fetcher} idPrefix={spellId}>
      <input type="hidden" name="spellId" value={spellId} />
      <input type="hidden" name="version:number" value={said?.version ?? 0} />
      <RadioGroup
        name="stillThere"
        label={texts.question(name ?? texts.alias(alias))}
        defaultValue={former}
        onChange={choose}
        choices={[
          { value: 'yes', label: texts.yes },
          { value: 'no', label: texts.no },
        ]}
      />
      {chosen === 'yes' && (
        <NumberField
          name="weeklyHours"
          label={texts.hours}
          hint={texts.hoursHint}
          unit={texts.unit}
          defaultValue={said?.weeklyHours ?? weeklyHours}
        />
      )}
      {chosen === 'no' && (
        <DateField name="lastDay" label={texts.lastDay} hint={texts.lastDayHint} defaultValue={said?.lastDay} />
      )}
      <Button type="submit" kind="primary">
        {texts.send}
      </Button>
    </ActionForm>
  )
}
