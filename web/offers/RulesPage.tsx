import { Link, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { certainties } from '../../shared/offers/kinds.ts'
import { offersApi } from '../../shared/offers/offers.api.ts'
import { type ParameterKey, parameterKeys, parameterOf, parameterTopics } from '../../shared/offers/parameters.ts'
import { call } from '../api.ts'
import { href } from '../hrefs.ts'
import { useFormat, useTexts } from '../language.tsx'
import { Badge } from '../ui/Badge.tsx'
import { LinkButton } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { FilterChips } from '../ui/FilterChips.tsx'
import { Notice } from '../ui/Notice.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import { Table } from '../ui/Table.tsx'
import { CertaintyMark } from './CertaintyMark.tsx'
import { RuleTabs } from './RuleTabs.tsx'
import { type Standing, standingOf } from './ruleRows.ts'
import { useRuleDays, useRuleValue } from './ruleValue.ts'

type View = {
  readonly emne?: (typeof parameterTopics)[number] | undefined
  readonly sikkerhed?: (typeof certainties)[number] | undefined
}
type Line = Standing & { readonly key: ParameterKey }

export const loader = async ({ request }: LoaderFunctionArgs) => {
  const query = new URL(request.url).searchParams
  const view: View = {
    emne: parameterTopics.find((topic) => topic === query.get('emne')),
    sikkerhed: certainties.find((certainty) => certainty === query.get('sikkerhed')),
  }
  return { view, ...(await call(offersApi.rules)) }
}

const isIn = ({ key, now }: Line, { emne, sikkerhed }: View): boolean =>
  (!emne || parameterOf(key).topic === emne) && (!sikkerhed || now?.certainty === sikkerhed)

export const Component = () => {
  const { view, today, rules } = useLoaderData<typeof loader>()
  const { page, ruleWords } = useTexts().offers
  const lines = parameterKeys.map((key): Line => ({ key, ...standingOf(rules, key, today) }))
  const shown = lines.filter((line) => isIn(line, view))
  return (
    <div className="page">
      <PageTitle title={page.title} lede={page.lede} />
      <RuleTabs current="rules" />
      <ComingAct lines={lines} />
      <Filters lines={lines} view={view} />
      {shown.length === 0 && (
        <EmptyState action={<LinkButton to={href.rules()}>{page.showAll}</LinkButton>}>{page.none}</EmptyState>
      )}
      {parameterTopics.map((topic) => {
        const own = shown.filter(({ key }) => parameterOf(key).topic === topic)
        return (
          own.length > 0 && (
            <section key={topic} className="rule-topic" aria-labelledby={`emne-${topic}`}>
              <h2 id={`emne-${topic}`}>{ruleWords.topics[topic]}</h2>
              <RuleTable caption={ruleWords.topics[topic]} lines={own} />
            </section>
          )
        )
      })}
    </div>
  )
}

/** The set that is prepared for the day the new main act is expected, so that nobody is surprised by it. */
const ComingAct = ({ lines }: { lines: readonly Line[] }) => {
  const { page } = useTexts().offers
  const format = useFormat()
  const act = lines.find(({ key }) => key === 'new-main-act')
  const day = act?.coming[0]?.validFrom ?? null
  if (day === null) return null
  const count = lines.filter(({ coming }) =>
    coming.some(({ validFrom, certainty }) => validFrom === day && certainty === 'unknown'),
  ).length
  return (
    <Notice title={page.comingTitle(format.date(day))}>
      <p>{page.comingText(count, format.number(count))}</p>
    </Notice>
  )
}

const Filters = ({ lines, view }: { lines: readonly Line[]; view: View }) => {
  const { offers, common } = useTexts()
  const { page, ruleWords, certainties: words } = offers
  const count = (more: View): number => lines.filter((line) => isIn(line, { ...view, ...more })).length
  const all = (name: keyof View) => ({
    key: 'all',
    to: href.rules({ ...view, [name]: undefined }),
    label: common.filters.all,
    count: count({ [name]: undefined }),
    current: view[name] === undefined,
  })
  return (
    <div className="filters">
      <FilterChips
        label={page.topic}
        chips={[
          all('emne'),
          ...parameterTopics.map((emne) => ({
            key: emne,
            to: href.rules({ ...view, emne }),
            label: ruleWords.topics[emne],
            count: count({ emne }),
            current: view.emne === emne,
          })),
        ]}
      />
      <FilterChips
        label={page.certainty}
        chips={[
          all('sikkerhed'),
          ...certainties.map((sikkerhed) => ({
            key: sikkerhed,
            to: href.rules({ ...view, sikkerhed }),
            label: words[sikkerhed],
            count: count({ sikkerhed }),
            current: view.sikkerhed === sikkerhed,
          })),
        ]}
      />
    </div>
  )
}

const RuleTable = ({ caption, lines }: { caption: string; lines: readonly Line[] }) => {
  const { page, ruleWords } = useTexts().offers
  const format = useFormat()
  const saidOf = useRuleValue()
  const daysOf = useRuleDays()
  return (
    <Table
      caption={caption}
      captionHidden
      stacks
      rows={lines}
      rowKey={({ key }) => key}
      columns={[
        {
          key: 'rule',
          header: page.rule,
          cell: ({ key, now }) => (
            <>
              <Link to={href.rule(key)}>{ruleWords.names[key]}</Link>
              {now?.note && <span className="rule-note">{now.note}</span>}
            </>
          ),
        },
        {
          key: 'value',
          header: page.value,
          cell: ({ key, now, coming }) => (
            <>
              {now ? saidOf(key, now.value) : <span className="quiet">{page.notNow}</span>}
              {coming.map((rule) => (
                <span key={rule.ruleId} className="rule-coming">
                  <Badge icon="calendar">{page.coming}</Badge>
                  {now && now.value === rule.value
                    ? page.sameFrom(format.date(rule.validFrom ?? ''))
                    : page.comingFrom(saidOf(key, rule.value), format.date(rule.validFrom ?? ''))}
                  <CertaintyMark certainty={rule.certainty} />
                </span>
              ))}
            </>
          ),
        },
        { key: 'days', header: page.days, cell: ({ now }) => now && <span className="rule-days">{daysOf(now)}</span> },
        {
          key: 'law',
          header: page.lawAndSource,
          cell: ({ now }) =>
            now && (
              <>
                {now.lawReference}
                <span className="rule-note">{now.source}</span>
              </>
            ),
        },
        { key: 'sure', header: page.sure, cell: ({ now }) => now && <CertaintyMark certainty={now.certainty} /> },
      ]}
    />
  )
}
