import type { ReactNode } from 'react'
import type { CrewRow } from '../../shared/attendance/attendance.schema.ts'
import { useFormat, useTexts } from '../language.tsx'

/** What a team lead's sheet says of a person beside the day itself; the caseworker sees the same two pieces as a preview. */
type Seen = Pick<CrewRow, 'needs' | 'support' | 'buddy' | 'phone' | 'accessUntil'>

/** In the words agreed with the citizen; nothing where nothing is agreed. */
export const SeenNeeds = ({ person: { needs } }: { person: Pick<Seen, 'needs'> }) => {
  const { sheet } = useTexts().attendance
  return needs === null || needs === '' ? null : (
    <p className="crew-needs">
      <b>{sheet.needs}:</b> {needs}
    </p>
  )
}

/** What the caseworker asks of the site, whom to call, and until when it is seen. */
export const SeenFacts = ({ person, children }: { person: Seen; children?: ReactNode }) => {
  const { sheet } = useTexts().attendance
  const format = useFormat()
  const { support, buddy, phone, accessUntil } = person
  return (
    <>
      {support && (
        <p>
          <b>{sheet.support}:</b> <span className="as-written">{support}</span>
        </p>
      )}
      {buddy && (
        <p>
          <b>{sheet.buddy}:</b> {buddy}
        </p>
      )}
      {phone && <a href={`tel:${phone.replace(/[^\d+]/g, '')}`}>{sheet.call(phone)}</a>}
      {children}
      {accessUntil && <p className="form-hint">{sheet.access(format.date(accessUntil))}</p>}
    </>
  )
}
