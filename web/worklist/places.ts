import type { WorkItem } from '../../shared/worklist/worklist.schema.ts'
import { href } from '../hrefs.ts'

/** The page where a line is done. */
export const placeOf = ({ cause, citizenId, placementId, subjectId }: WorkItem): string => {
  const atPlacement = placementId === null ? href.citizen(citizenId) : href.placement(placementId)
  const inThread = placementId === null ? href.citizen(citizenId) : href.placementThread(placementId)
  const atConcern = subjectId === null ? inThread : `${inThread}#henvendelse-${subjectId}`
  const places: Readonly<Record<WorkItem['cause'], string>> = {
    'answer-concern': atConcern,
    'follow-up-proposal': atConcern,
    'unread-message': inThread,
    'silent-days': inThread,
    'absences-in-a-row': atPlacement,
    'low-attendance': atPlacement,
    'falling-pace': atPlacement,
    'certificate-missing': `${href.editCitizen(citizenId)}#felt-childCertificate`,
    'needs-not-agreed': href.supplierView(citizenId),
    'needs-running-out': href.supplierView(citizenId),
    'door-move': href.citizen(citizenId),
    assess: href.assessment(citizenId),
    'decide-door': href.proposal(citizenId),
    'answer-disagreement': `${href.doors(citizenId)}${subjectId === null ? '' : `#uenig-${subjectId}`}`,
    'send-agreement': atPlacement,
    'await-answers': atPlacement,
    'change-agreement': atPlacement,
    start: atPlacement,
    'placement-ends': atPlacement,
    'find-place': href.citizenMatch(citizenId),
    check: href.jobs(citizenId),
    'review-door': href.assessment(citizenId),
    measure: href.newMeasurement(citizenId),
  }
  return places[cause]
}
