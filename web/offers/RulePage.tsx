import { data, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { offersApi } from '../../shared/offers/offers.api.ts'
import type { Rule } from '../../shared/offers/offers.schema.ts'
import { type ParameterKey, parameterKeys, parameterOf } from '../../shared/offers/parameters.ts'
import { may } from '../../shared/permissions.ts'
import { call } from '../api.ts'
import { useSignedIn } from '../app/session.ts'
import { href } from '../hrefs.ts'
import { useFormat, useTexts } from '../language.tsx'
import { Badge } from '../ui/Badge.tsx'
import { LinkButton } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { DefinitionList } from '../ui/DefinitionList.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import { Table } from '../ui/Table.tsx'
import { CertaintyMark } from './CertaintyMark.tsx'
import { standingOf } from './ruleRows.ts'
import { useRuleDays, useRuleValue } from './ruleValue.ts'

/** The rows of the parameter that the address names; an address that names none leads nowhere. */
export const rowsOf = async (params: LoaderFunctionArgs['params']) => {
  const key = parameterKeys.find((one) => one === params.key)
  if (!key) throw data(null, { status: 404 })
  const { today, rules } = await call(offersApi.rules)
  return { key, today, rules: rules.filter((rule) => rule.key === key) }
}

export const loader = ({ params }: LoaderFunctionArgs) => rowsOf(params)

export const Component = () => {
  const { key, today, rules } = useLoaderData<typeof loader>()
  const { rule: texts, ruleWords } = useTexts().offers
  const { role } = useSignedIn()
  const { now, coming, history } = standingOf(rules, key, today)
  return (
    <div className="page">
      <PageTitle
        title={ruleWords.names[key]}
        back={{ to: href.rules(), label: texts.back }}
        badges={<Badge>{ruleWords.topics[parameterOf(key).topic]}</Badge>}
        actions={
          may(role, 'rules.write') && (
            <LinkButton to={href.newRule(key)} kind="primary" icon="plus">
              {texts.record}
            </LinkButton>
          )
        }
      />
      <div className="rule-cards">
        <Card title={texts.now}>{now ? <Facts of={key} rule={now} /> : <p>{texts.nothingNow}</p>}</Card>
        {coming.map((rule) => (
          <Card key={rule.ruleId} title={texts.coming}>
            <Facts of={key} rule={rule} />
          </Card>
        ))}
      </div>
      <Card title={texts.history}>
        <History of={key} rows={history} />
      </Card>
    </div>
  )
}

const useRecorded = () => {
  const { rule: texts } = useTexts().offers
  const format = useFormat()
  return ({ recordedAt, recordedBy }: Rule): string => {
    const at = format.dateTime(recordedAt)
    return recordedBy === null ? texts.withHouse(at) : texts.recordedBy(recordedBy, at)
  }
}

const Facts = ({ of, rule }: { of: ParameterKey; rule: Rule }) => {
  const { rule: texts, page } = useTexts().offers
  const saidOf = useRuleValue()
  const daysOf = useRuleDays()
  const recorded = useRecorded()
  return (
    <DefinitionList
      facts={[
        [page.value, <b key="value">{saidOf(of, rule.value)}</b>],
        [page.days, daysOf(rule)],
        [page.law, rule.lawReference ?? page.noLaw],
        [page.source, rule.source],
        [page.sure, <CertaintyMark key="sure" certainty={rule.certainty} />],
        [texts.note, rule.note],
        [texts.reason, rule.reason],
        [texts.recorded, recorded(rule)],
      ]}
    />
  )
}

const History = ({ of, rows }: { of: ParameterKey; rows: readonly Rule[] }) => {
  const { rule: texts, page } = useTexts().offers
  const format = useFormat()
  const saidOf = useRuleValue()
  const daysOf = useRuleDays()
  const recorded = useRecorded()
  const fate = ({ supersededAt, supersededBy }: Rule): string => {
    if (supersededAt === null) return texts.ended
    const at = format.dateTime(supersededAt)
    return supersededBy === null ? texts.superseded(at) : texts.supersededBy(at, supersededBy)
  }
  return (
    <Table
      caption={texts.history}
      captionHidden
      compact
      stacks
      rows={rows}
      rowKey={({ ruleId }) => ruleId}
      empty={<p>{texts.noHistory}</p>}
      columns={[
        { key: 'value', header: page.value, cell: ({ value }) => saidOf(of, value) },
        { key: 'days', header: page.days, cell: (rule) => daysOf(rule) },
        {
          key: 'source',
          header: page.source,
          cell: ({ lawReference, source }) => [lawReference, source].filter(Boolean).join(' · '),
        },
        { key: 'sure', header: page.sure, cell: ({ certainty }) => <CertaintyMark certainty={certainty} /> },
        { key: 'recorded', header: texts.recorded, cell: (rule) => recorded(rule) },
        { key: 'reason', header: texts.reason, cell: ({ reason }) => reason },
        { key: 'fate', header: texts.fate, cell: fate },
      ]}
    />
  )
}
