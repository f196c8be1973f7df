import { problemText } from '../../shared/i18n/texts.ts'
import type { Check } from '../../shared/placements/placements.rules.ts'
import { useTexts } from '../language.tsx'
import { Card } from '../ui/Card.tsx'
import { Icon, type IconName } from '../ui/Icon.tsx'

const iconOf: Readonly<Record<Check['outcome'], IconName>> = { ok: 'check', open: 'more', warn: 'warning', stop: 'close' }

/** The rules as they stand while one types, by the same functions the server decides by. */
export const Checklist = ({ checks }: { checks: readonly Check[] }) => {
  const texts = useTexts()
  const words = texts.placements.checks
  const onlyStart = checks.some(({ rule, outcome }) => rule === 'certificate' && outcome === 'warn')
  return (
    <Card title={words.title}>
      <p className="form-hint">{words.lede}</p>
      <ul className="plain-list rules-kept" aria-live="polite">
        {checks.map(({ rule, outcome, refusal }) => (
          <li key={rule} className={`rule-kept rule-kept-${outcome}`}>
            <Icon name={iconOf[outcome]} label={words.outcome[outcome]} />
            <span>{refusal ? problemText(texts, refusal) : outcome === 'ok' ? words.ok[rule] : words.open[rule]}</span>
          </li>
        ))}
      </ul>
      {onlyStart && <p>{words.startOnly}</p>}
    </Card>
  )
}
