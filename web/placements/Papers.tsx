import { Link } from 'react-router'
import { agreementsApi } from '../../shared/placements/agreements.api.ts'
import type { Placement } from '../../shared/placements/placements.schema.ts'
import { href } from '../hrefs.ts'
import { useTexts } from '../language.tsx'
import { Card } from '../ui/Card.tsx'
import { DownloadButton } from './DownloadButton.tsx'

/** The papers of a placement: what goes into VITAS, on paper, in a calendar, and to the employees' representative. */
export const Papers = ({ placement: { placementId, vitasNumber } }: { placement: Placement }) => {
  const { links, rules } = useTexts().agreements
  const params = { placementId }
  return (
    <Card title={links.title}>
      <ul className="plain-list papers">
        <li>
          <Link to={href.vitas(placementId)}>{links.vitas}</Link>
          <span className="quiet">{vitasNumber ? `${links.vitasNumber} ${vitasNumber}` : links.noVitas}</span>
        </li>
        <li>
          <Link to={href.agreementPrint(placementId)}>{links.print}</Link>
        </li>
        <li>
          <Link to={href.ruleList(placementId)}>{rules.print}</Link>
        </li>
        <li>
          <DownloadButton endpoint={agreementsApi.calendar} params={params}>
            {links.calendar}
          </DownloadButton>
        </li>
      </ul>
    </Card>
  )
}
