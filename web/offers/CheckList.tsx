import { Link } from 'react-router'
import { problemText } from '../../shared/i18n/texts.ts'
import type { Check, Verdict } from '../../shared/offers/checks.ts'
import { may } from '../../shared/permissions.ts'
import { useSession } from '../app/session.ts'
import { href } from '../hrefs.ts'
import { useFormat, useTexts } from '../language.tsx'
import { Icon, type IconName } from '../ui/Icon.tsx'
import { CertaintyMark } from './CertaintyMark.tsx'

/** What stops stands first, then what warns and what is not answered: the list is longer than a screen. */
const gravest = ['stop', 'warn', 'open', 'ok'] as const satisfies readonly Verdict[]
const byGravity = (checks: readonly Check[]): readonly Check[] =>
  gravest.flatMap((verdict) => checks.filter((check) => check.verdict === verdict))

const iconOf: Readonly<Record<Verdict, IconName>> = { ok: 'check', open: 'more', warn: 'warning', stop: 'close' }

/** What one rule says of a plan, with its numbers. */
export const useCheckSentence = (): ((check: Check) => string) => {
  const texts = useTexts()
  return ({ rule, verdict, code, numbers }) => {
    if (code !== null) return problemText(texts, { code, facts: numbers })
    return verdict === 'ok' ? texts.offers.rules[rule].ok(numbers) : texts.offers.rules[rule].meaning
  }
}

/** '2 stopper, 1 advarer': what a list of rules comes to. */
export const useCheckSummary = (): ((checks: readonly Check[]) => string) => {
  const { checks: words } = useTexts().offers
  const format = useFormat()
  return (checks) => {
    const count = (verdict: Verdict) => checks.filter((check) => check.verdict === verdict).length
    const [stops, warns, opens] = [count('stop'), count('warn'), count('open')]
    const said = [
      stops > 0 ? words.stops(stops) : '',
      warns > 0 ? words.warns(warns) : '',
      opens > 0 ? words.opens(opens) : '',
    ].filter((one) => one !== '')
    return said.length > 0 ? format.list(said) : words.allWell
  }
}

/** What every rule says of a plan, each with its numbers and on what authority; read aloud where it changes while one types (`live`). */
export const CheckList = ({ checks, live }: { checks: readonly Check[]; live?: boolean }) => {
  const { rules, verdicts, checks: words } = useTexts().offers
  const { signedIn } = useSession()
  const sentence = useCheckSentence()
  const summary = useCheckSummary()(checks)
  const unsure = checks.some(({ verdict, certainty }) => verdict === 'warn' && certainty !== null && certainty !== 'verified')
  return (
    <div className="rule-checks">
      <p className="checks-summary" role={live ? 'status' : undefined}>
        <b>{summary}</b>
      </p>
      <ul className="plain-list">
        {byGravity(checks).map((check) => (
          <li key={check.rule} className={`rule-check rule-check-${check.verdict}`}>
            <Icon name={iconOf[check.verdict]} />
            <div>
              <p className="check-name">
                <b>{rules[check.rule].name}</b> <span className="check-verdict">{verdicts[check.verdict]}</span>
              </p>
              <p>{sentence(check)}</p>
              {(check.law !== null || check.certainty !== null) && (
                <p className="check-authority">
                  {check.law}
                  {check.certainty !== null && <CertaintyMark certainty={check.certainty} />}
                </p>
              )}
            </div>
          </li>
        ))}
      </ul>
      {unsure && (
        <p className="quiet">
          {words.unsureWarns}{' '}
          {signedIn && may(signedIn.role, 'rules.read') && (
            <Link to={href.rules()} className="no-print">
              {words.toRules}
            </Link>
          )}
        </p>
      )}
    </div>
  )
}
