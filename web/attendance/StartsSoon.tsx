import { Link } from 'react-router'
import type { CrewDay } from '../../shared/attendance/attendance.schema.ts'
import { href } from '../frontHrefs.ts'
import { useFormat, useTexts } from '../language.tsx'
import { personWords } from './words.ts'

/** Who is agreed and not here yet, each with the way to what is agreed. */
export const StartsSoon = ({ people }: { people: CrewDay['startsSoon'] }) => {
  const texts = useTexts()
  const { crew } = texts.attendance
  const format = useFormat()
  if (people.length === 0) return null
  return (
    <section className="crew-site" aria-labelledby="starter-snart">
      <h2 id="starter-snart">{crew.startsSoon}</h2>
      <ul className="plain-list crew-rows">
        {people.map((person) => (
          <li key={person.placementId}>
            <Link className="crew-row" to={href.agreement(person.placementId)}>
              <span className="crew-who">
                <b>{personWords(texts, person)}</b>
                <span className="crew-plan">{crew.startsOn(format.date(person.startsOn), person.siteName)}</span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
