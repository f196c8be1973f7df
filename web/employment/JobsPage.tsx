import { type ActionFunctionArgs, Link, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { employmentApi } from '../../shared/employment/employment.api.ts'
import type { Employment } from '../../shared/employment/employment.schema.ts'
import type { Ask } from '../../shared/endpoint.ts'
import { call, mend } from '../api.ts'
import { underKey } from '../fill.ts'
import { formBody } from '../form.ts'
import { href } from '../hrefs.ts'
import { useFormat, useTexts } from '../language.tsx'
import { Card } from '../ui/Card.tsx'
import { Details } from '../ui/Details.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import { After } from './After.tsx'
import { Checks } from './Checks.tsx'
import { Ladder } from './Ladder.tsx'
import { SaidOver } from './SaidOver.tsx'
import { Spells } from './Spells.tsx'

export const loader = ({ params: { citizenId = '' } }: LoaderFunctionArgs) => call(employmentApi.get, { params: { citizenId } })

/** What a form of this page asks for; its other fields are the body. */
const deeds = ['add', 'change', 'end', 'settle', 'keep', 'check', 'status'] as const
type Deed = (typeof deeds)[number]

type Body<D extends Deed> = Ask<(typeof employmentApi)[D]>['body']
type Weeks = Ask<typeof employmentApi.check>['params']['weeks']
type Months = Ask<typeof employmentApi.status>['params']['months']

/** Takes a field out of the form: it belongs to the address, not to the body. */
const take = (data: FormData, name: string): string => {
  const value = String(data.get(name) ?? '')
  data.delete(name)
  return value
}

export const action = async ({ request, params: { citizenId = '' } }: ActionFunctionArgs) => {
  const data = await request.formData()
  const deed = deeds.find((one) => one === data.get('deed')) ?? 'add'
  data.delete('deed')
  const [spellId, placementId] = [take(data, 'spellId'), take(data, 'checkedPlacementId')]
  const [weeks, months] = [take(data, 'weeks') as Weeks, take(data, 'months') as Months]
  try {
    if (deed === 'add') {
      await call(employmentApi.add, { params: { citizenId }, body: formBody<Body<'add'>>(data), ...underKey(data) })
    }
    if (deed === 'change') {
      await call(employmentApi.change, { params: { citizenId, spellId }, body: formBody<Body<'change'>>(data) })
    }
    if (deed === 'end') await call(employmentApi.end, { params: { citizenId, spellId }, body: formBody<Body<'end'>>(data) })
    if (deed === 'check') {
      await call(employmentApi.check, { params: { placementId, weeks }, body: formBody<Body<'check'>>(data) })
    }
    if (deed === 'settle') {
      await call(employmentApi.settle, { params: { citizenId, spellId }, body: formBody<Body<'settle'>>(data) })
    }
    if (deed === 'keep') {
      await call(employmentApi.keep, { params: { citizenId, spellId }, body: formBody<Body<'keep'>>(data) })
    }
    if (deed === 'status') {
      await call(employmentApi.status, { params: { placementId, months }, body: formBody<Body<'status'>>(data) })
    }
    return { saved: true }
  } catch (error) {
    return mend(error)
  }
}

export const Component = () => {
  const employment = useLoaderData<typeof loader>()
  const { citizenId, citizenName } = employment
  const texts = useTexts().employment
  return (
    <div className="page">
      <PageTitle title={texts.title} lede={texts.lede} back={{ to: href.citizen(citizenId), label: citizenName }} />
      <Lasting employment={employment} />
      <SaidOver employment={employment} />
      <Checks placements={employment.placements} />
      <After placements={employment.placements} />
      <Ladder ladder={employment.ladder} />
      <Spells employment={employment} />
    </div>
  )
}

const Lasting = ({ employment: { lasting, status } }: { employment: Employment }) => {
  const texts = useTexts().employment
  const format = useFormat()
  const { state, weeks, since, reachedOn, resumeBy, terms } = lasting
  const on = (date: string | null) => (date === null ? '' : format.date(date))
  return (
    <Card title={texts.lasting.title} emphasis>
      <p className="lasting-count">
        <b>{texts.lasting.count(weeks, terms.weeks)}</b>
        <progress aria-label={texts.lasting.bar} value={weeks} max={terms.weeks} />
      </p>
      <p>
        {state === 'none' && texts.lasting.none}
        {state === 'none' && reachedOn !== null && ` ${texts.lasting.reachedBefore(on(reachedOn))}`}
        {state === 'counting' && texts.lasting.counting(on(since))}
        {state === 'paused' && texts.lasting.paused(on(since), on(resumeBy))}
        {state === 'lasting' && texts.lasting.reached(on(reachedOn))}
        {state === 'lasting' && resumeBy !== null && ` ${texts.lasting.resumeBy(on(resumeBy))}`}
      </p>
      <p>{texts.status[status]}.</p>
      <Details summary={texts.lasting.meaning}>
        <p>{texts.lasting.meaningText(terms.weeks, terms.bridgedWeeks)}</p>
        {terms.leastHours > 0 && <p>{texts.lasting.leastHours(format.number(terms.leastHours))}</p>}
        {terms.validFrom !== null && <p>{texts.lasting.validFrom(format.date(terms.validFrom))}</p>}
        <p>
          <Link to={href.lastingDefinition()}>{texts.lasting.definition}</Link>
        </p>
      </Details>
    </Card>
  )
}
