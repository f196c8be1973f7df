import type { Agreement, Version } from '../../shared/placements/agreements.schema.ts'
import { useFormat, useTexts } from '../language.tsx'
import { CheckList, useCheckSummary } from '../offers/CheckList.tsx'
import { Card } from '../ui/Card.tsx'
import { Details } from '../ui/Details.tsx'

/** Every wording, newest first: what kind of change, what it changed, and what became of it. The answers to `shown` stand elsewhere. */
export const Versions = ({ agreement: { versions }, shown }: { agreement: Agreement; shown: Version | undefined }) => {
  const { versions: words, kinds, versionStates, fields, approvals: said, means } = useTexts().agreements
  const format = useFormat()
  const known = (names: readonly string[]) =>
    Object.entries(fields).flatMap(([field, word]) => (names.includes(field) ? [word] : []))
  return (
    <Card title={words.title}>
      <ol className="plain-list versions" reversed>
        {versions.map((version) => (
          <li key={version.versionId}>
            <p>
              <b>{words.number(version.number)}</b> {kinds[version.kind].toLowerCase()}{' '}
              <span className="quiet">({versionStates[version.state].toLowerCase()})</span>
            </p>
            {version.kind !== 'first' && version.changed.length > 0 && (
              <p>{words.changed(format.list(known(version.changed)))}</p>
            )}
            <p className="quiet">{fateOf(version, words, format).join(' · ')}</p>
            {(version.versionId === shown?.versionId ? [] : version.approvals).map((approval) => (
              <p key={approval.party} className="quiet">
                {said.by(approval.byName, format.date(approval.givenOn), means[approval.means])}
              </p>
            ))}
          </li>
        ))}
      </ol>
    </Card>
  )
}

type Words = ReturnType<typeof useTexts>['agreements']['versions']

const fateOf = (version: Version, words: Words, format: ReturnType<typeof useFormat>): string[] => [
  words.drafted(version.draftedBy, format.date(version.draftedOn)),
  ...(version.sentOn ? [words.sent(format.date(version.sentOn))] : []),
  ...(version.agreedOn ? [words.agreed(format.date(version.agreedOn))] : []),
  ...(version.declinedOn ? [words.declined(format.date(version.declinedOn))] : []),
  ...(version.withdrawnOn ? [words.withdrawn(format.date(version.withdrawnOn))] : []),
]

/** The rules as they judge today, beside how they judged what was sent. */
export const RulesThenAndNow = ({ agreement, version }: { agreement: Agreement; version: Version | undefined }) => {
  const { agreements, offers } = useTexts()
  const { rules: words } = agreements
  const format = useFormat()
  const summary = useCheckSummary()
  const { checksNow } = agreement
  const then = version?.checks ?? []
  // what had no answer yet when it was sent has not changed, it has come
  const different = then.filter(
    (check) =>
      check.verdict !== 'open' && checksNow.some(({ rule, verdict }) => rule === check.rule && verdict !== check.verdict),
  )
  const loud = checksNow.some(({ verdict }) => verdict === 'stop')
  return (
    <Card title={words.title}>
      {version?.sentOn && then.length > 0 && (
        <p>
          {different.length === 0
            ? words.same
            : words.different(format.list(different.map(({ rule }) => offers.rules[rule].name.toLowerCase())))}
        </p>
      )}
      {version?.sentOn && then.length === 0 && <p className="quiet">{words.none}</p>}
      <Details summary={`${words.now}: ${summary(checksNow)}`} open={loud}>
        <CheckList checks={checksNow} />
      </Details>
      {version?.sentOn && then.length > 0 && (
        <Details summary={`${words.sentThen(format.date(version.sentOn))}: ${summary(then)}`}>
          <CheckList checks={then} />
        </Details>
      )}
    </Card>
  )
}
