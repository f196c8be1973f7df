import { href } from '../hrefs.ts'
import { useTexts } from '../language.tsx'
import { ButtonRow, LinkButton } from '../ui/Button.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'

/** Where the citizen lets go of the screen: nothing of what anybody answered is on it. */
export const CitizenThanks = ({ citizenId, caseworkerCan }: { citizenId: string; caseworkerCan: boolean }) => {
  const { citizen, choose } = useTexts().progress
  return (
    <div className="page page-narrow citizen-answers">
      <PageTitle title={citizen.thanksTitle} tabTitle={choose.title} lede={citizen.thanks} />
      <ButtonRow>
        {caseworkerCan && (
          <LinkButton kind="primary" to={href.newMeasurement(citizenId, { hvem: 'sagsbehandler' })}>
            {citizen.answerSelf}
          </LinkButton>
        )}
        <LinkButton to={href.progress(citizenId)}>{citizen.seeProgress}</LinkButton>
      </ButtonRow>
    </div>
  )
}
