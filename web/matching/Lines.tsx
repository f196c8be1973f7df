import { problemText } from '../../shared/i18n/texts.ts'
import type { CommuteAnswer, CriterionAnswer } from '../../shared/matching/matching.schema.ts'
import type { Facts, ProblemCode } from '../../shared/problem.ts'
import { useTexts } from '../language.tsx'
import { Details } from '../ui/Details.tsx'
import { Icon, type IconName } from '../ui/Icon.tsx'

type Reason = { readonly code: ProblemCode; readonly facts?: Facts }

const icons = { good: 'check', neutral: 'minus', poor: 'warning' } as const satisfies Record<CriterionAnswer['fit'], IconName>
/** So many good lines are shown at once; the others are under the fold. */
const shownAtOnce = 3

const useLineWords = (): ((line: CriterionAnswer) => string) => {
  const { reasons } = useTexts().matching
  return ({ key, reason, facts = {} }) => {
    const words: Readonly<Record<string, (facts: Facts) => string>> = reasons[key]
    return words[reason]?.(facts) ?? ''
  }
}

const Line = ({ line, named }: { line: CriterionAnswer; named?: boolean }) => {
  const texts = useTexts().matching
  const words = useLineWords()
  return (
    <li className={`fit fit-${line.fit}`}>
      <Icon name={icons[line.fit]} label={texts.fits[line.fit]} />
      <span>
        {named && <b>{texts.criteria[line.key]}: </b>}
        {words(line)}
      </span>
    </li>
  )
}

/** Why it fits: the three that count most, everything that does not fit, and all lines under a fold. They stand in the order they count. */
export const Lines = ({ criteria, warnings }: { criteria: readonly CriterionAnswer[]; warnings: readonly Reason[] }) => {
  const texts = useTexts()
  const good = criteria.filter(({ fit }) => fit === 'good').slice(0, shownAtOnce)
  const poor = criteria.filter(({ fit }) => fit === 'poor')
  return (
    <div className="fits">
      {good.length + poor.length > 0 && (
        <ul className="plain-list">
          {[...good, ...poor].map((line) => (
            <Line key={line.key} line={line} />
          ))}
        </ul>
      )}
      {warnings.length > 0 && (
        <ul className="plain-list">
          {warnings.map((warning) => (
            <li key={warning.code} className="fit fit-warning">
              <Icon name="info" label={texts.matching.warnings} />
              <span>{problemText(texts, warning)}</span>
            </li>
          ))}
        </ul>
      )}
      <Details summary={texts.matching.allLines}>
        <ul className="plain-list all-lines">
          {criteria.map((line) => (
            <Line key={line.key} line={line} named />
          ))}
        </ul>
      </Details>
    </div>
  )
}

export const Way = ({ commute }: { commute: CommuteAnswer }) => {
  const { way } = useTexts().matching
  return commute.kind === 'km' ? way.km(commute.km) : way[commute.kind]
}

/** Everything that stands in the way, a sentence each. */
export const WhyNot = ({ reasons }: { reasons: readonly Reason[] }) => {
  const texts = useTexts()
  return (
    <ul className="plain-list">
      {reasons.map((reason) => (
        <li key={reason.code}>{problemText(texts, reason)}</li>
      ))}
    </ul>
  )
}

export const HowMade = ({ title, lines }: { title: string; lines: readonly string[] }) => (
  <Details summary={title}>
    {lines.map((line) => (
      <p key={line}>{line}</p>
    ))}
  </Details>
)
