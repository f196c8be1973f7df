import type { Agreement } from '../../shared/placements/agreements.schema.ts'
import { useLanguage } from '../language.tsx'
import { Card } from '../ui/Card.tsx'
import { AgreementContent } from './AgreementContent.tsx'
import { pendingIn } from './AgreementStatus.tsx'
import { Approvals } from './Approvals.tsx'
import { Duties } from './Duties.tsx'
import { RulesThenAndNow, Versions } from './Versions.tsx'

/** The agreement on the placement's page: answers, who does what, the rules, and every version. */
export const AgreementParts = ({ agreement }: { agreement: Agreement }) => {
  const { versions, agreedId } = agreement
  const pack = useLanguage()
  const { proposed } = pack.texts.agreements.versions
  const pending = pendingIn(agreement)
  const agreed = versions.find(({ versionId }) => versionId === agreedId)
  const shown = pending && pending.state !== 'draft' ? pending : agreed
  return (
    <>
      {pending && agreedId !== null && (
        <Card title={proposed}>
          <AgreementContent content={pending} pack={pack} own={false} />
        </Card>
      )}
      {shown && (
        <Approvals
          key={shown.versionId}
          agreement={agreement}
          version={shown}
          besidesDraft={pending?.state === 'draft' && shown !== pending}
        />
      )}
      <Duties agreement={agreement} />
      <RulesThenAndNow agreement={agreement} version={shown} />
      <Versions agreement={agreement} shown={shown} />
    </>
  )
}
