import { type ActionFunctionArgs, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { aheadApi } from '../../shared/attendance/ahead.api.ts'
import { attendanceApi } from '../../shared/attendance/attendance.api.ts'
import { addDays } from '../../shared/calendar.ts'
import { call, mend } from '../api.ts'
import { currentSession } from '../app/session.ts'
import { href } from '../frontHrefs.ts'
import { useFormat, useTexts } from '../language.tsx'
import { LinkButton } from '../ui/Button.tsx'
import { DefinitionList } from '../ui/DefinitionList.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import { absenceDeed } from './absenceAction.ts'
import { DayHistory } from './DayHistory.tsx'
import { PlannedAbsences } from './PlannedAbsences.tsx'
import { personWords } from './words.ts'

const aDay = /^\d{4}-\d{2}-\d{2}$/

export const loader = async ({ params: { placementId = '' }, request }: LoaderFunctionArgs) => {
  const asked = new URL(request.url).searchParams.get('dag')
  const { today } = await currentSession()
  const date = asked && aDay.test(asked) ? asked : today
  const [day, planned, history] = await Promise.all([
    call(attendanceApi.crew, { params: { date } }),
    call(aheadApi.plannedAbsences, { params: { placementId } }),
    call(aheadApi.history, { params: { placementId } }),
  ])
  const row = day.sites.flatMap(({ rows }) => rows).find((one) => one.placementId === placementId)
  const soon = day.startsSoon.find((one) => one.placementId === placementId)
  return { date, today: day.today, row, soon, planned, history }
}

export const action = async ({ request, params: { placementId = '' } }: ActionFunctionArgs) => {
  const data = await request.formData()
  try {
    await absenceDeed(String(data.get('intent') ?? ''), data, placementId)
    return null
  } catch (error) {
    return mend(error)
  }
}

/** One of the crew: what is agreed with the team lead, absence to come, and what the last days say. */
export const Component = () => {
  const { date, today, row, soon, planned, history } = useLoaderData<typeof loader>()
  const texts = useTexts()
  const { plans, attendance } = texts
  const { person } = plans
  const format = useFormat()
  const who = row ?? soon
  return (
    <div className="page page-narrow crew-person">
      <PageTitle
        title={who ? personWords(texts, who) : plans.absence.title}
        tabTitle={attendance.title}
        back={{ to: date === today ? href.crew() : href.crewDay(date), label: person.back }}
        actions={
          <LinkButton to={href.newConcern(planned.placementId)} icon="chat">
            {attendance.sheet.write}
          </LinkButton>
        }
      />
      {row ? (
        <section aria-labelledby="aftalt">
          <h2 id="aftalt">{person.facts}</h2>
          <DefinitionList
            facts={[
              [person.needs, row.needs ?? person.noNeeds],
              [person.support, row.support && <span className="as-written">{row.support}</span>],
              [person.tasks, format.list(row.tasks)],
              [person.buddy, row.buddy],
              [person.phone, row.phone && <a href={`tel:${row.phone.replace(/[^\d+]/g, '')}`}>{row.phone}</a>],
              [person.access, row.accessUntil ? format.date(row.accessUntil) : person.noEnd],
            ]}
          />
        </section>
      ) : (
        <p>{person.gone}</p>
      )}
      {row && (
        <section aria-labelledby="det-du-ser">
          <h2 id="det-du-ser">{person.observe}</h2>
          <p>{row.observeBy ? person.observeBy(format.date(row.observeBy)) : person.observeAny}</p>
          <LinkButton to={href.observe(row.placementId)} icon="show">
            {attendance.crew.observe}
          </LinkButton>
        </section>
      )}
      <PlannedAbsences planned={planned} day={date > today ? date : addDays(today, 1)} primary />
      <DayHistory history={history} today={today} />
    </div>
  )
}
