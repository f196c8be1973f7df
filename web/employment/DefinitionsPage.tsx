import { useLoaderData } from 'react-router'
import { todayIn } from '../../shared/calendar.ts'
import { lastingApi } from '../../shared/employment/lasting.api.ts'
import { type LastingTerms, termsOn } from '../../shared/employment/lasting.rules.ts'
import type { DefinitionView } from '../../shared/employment/lasting.schema.ts'
import { may } from '../../shared/permissions.ts'
import { danishTime } from '../../shared/zone.ts'
import { call } from '../api.ts'
import { useSession, useSignedIn } from '../app/session.ts'
import { href } from '../hrefs.ts'
import { useFormat, useTexts } from '../language.tsx'
import { LinkButton } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import { Table } from '../ui/Table.tsx'

export const loader = () => call(lastingApi.definitions)

const useTerms = (): ((terms: LastingTerms) => readonly string[]) => {
  const texts = useTexts().lastingDefinition
  const format = useFormat()
  return ({ weeks, bridgedWeeks, leastHours }) => [
    texts.weeks(weeks),
    texts.bridged(bridgedWeeks),
    leastHours > 0 ? texts.hours(format.number(leastHours)) : texts.anyHours,
  ]
}

/** What counts as lasting, from which day, who said so and why; a new one is added, and none is changed. */
export const Component = () => {
  const { definitions } = useLoaderData<typeof loader>()
  const { lastingDefinition: texts, settings } = useTexts()
  const format = useFormat()
  const { today } = useSession()
  const { role } = useSignedIn()
  const termsOf = useTerms()
  const mayWrite = may(role, 'settings.write')
  const standing = definitions.filter(({ supersededAt }) => supersededAt === null)
  const now = termsOn(standing, today)
  const stateOf = ({ validFrom, supersededAt }: DefinitionView): string => {
    if (supersededAt !== null) return texts.states.replaced
    if (validFrom > today) return texts.states.ahead
    return validFrom === now.validFrom ? texts.states.now : texts.states.former
  }
  return (
    <div className="page">
      <PageTitle
        title={texts.title}
        lede={mayWrite ? texts.lede : texts.ledeRead}
        back={{ to: href.settings(), label: settings.title }}
        actions={
          mayWrite && (
            <LinkButton kind="primary" to={href.newLastingDefinition()}>
              {texts.add}
            </LinkButton>
          )
        }
      />
      <Card title={texts.now}>
        <ul>
          {termsOf(now).map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
        <p className="quiet">{now.validFrom === null ? texts.asItCame : `${texts.from} ${format.date(now.validFrom)}.`}</p>
      </Card>
      <Card title={texts.list}>
        <Table
          caption={texts.list}
          captionHidden
          stacks
          rows={definitions}
          rowKey={({ definitionId }) => definitionId}
          empty={<EmptyState>{texts.none}</EmptyState>}
          columns={[
            { key: 'from', header: texts.from, cell: ({ validFrom }) => format.date(validFrom) },
            { key: 'said', header: texts.said, cell: (row) => `${termsOf(row).join('. ')}.` },
            { key: 'why', header: texts.why, cell: ({ reason }) => reason },
            {
              key: 'who',
              header: texts.who,
              cell: ({ recordedBy, recordedAt }) =>
                [recordedBy, format.date(todayIn(danishTime, Date.parse(recordedAt)))].filter(Boolean).join(', '),
            },
            { key: 'state', header: texts.state, cell: stateOf },
          ]}
        />
      </Card>
    </div>
  )
}
