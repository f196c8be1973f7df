import { Link } from 'react-router'
import type { WorkItem } from '../../shared/worklist/worklist.schema.ts'
import { useSession } from '../app/session.ts'
import { href } from '../hrefs.ts'
import { useTexts } from '../language.tsx'
import { Badge } from '../ui/Badge.tsx'
import { Button, LinkButton } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { iconOf, kindOf } from './kinds.ts'
import { placeOf } from './places.ts'
import { lastSnooze } from './snoozeDays.ts'
import { useBecause, useDue } from './words.ts'

/** What, who, by when, why, and the one button that does it. */
export const WorkRow = ({ item, first, onSnooze }: { item: WorkItem; first: boolean; onSnooze: () => void }) => {
  const { worklist, casefile } = useTexts()
  const because = useBecause()
  const due = useDue()
  const { today } = useSession()
  const { cause, citizenId, group, siteName, coveredFor, nobodys } = item
  const name = `${item.firstName} ${item.lastName}`
  return (
    <li className="work">
      <span className="work-icon">
        <Icon name={iconOf[kindOf[cause]]} />
      </span>
      <div className="work-what">
        <div className="work-head">
          <h3>{worklist.causes[cause]}</h3>
          <p className="work-who">
            <Link to={href.citizen(citizenId)}>{name}</Link>
            {item.protectedAddress && (
              <>
                {' '}
                <Icon name="lock" label={casefile.protected} />
              </>
            )}
            {siteName && <span className="quiet"> · {siteName}</span>}
          </p>
        </div>
        <p className="work-why">{because(item)}</p>
        <p className={group === 'overdue' ? 'work-due work-over' : 'work-due'}>
          <Icon name={group === 'overdue' ? 'warning' : 'clock'} />
          {due(item)}
        </p>
        {coveredFor && <Badge icon="people">{worklist.coveredFor(coveredFor)}</Badge>}
        {nobodys && <Badge icon="person">{worklist.nobodys}</Badge>}
      </div>
      <div className="work-do">
        <LinkButton
          to={placeOf(item)}
          kind={first ? 'primary' : 'secondary'}
          aria-label={worklist.goFor(worklist.go[cause], name)}
        >
          {worklist.go[cause]}
        </LinkButton>
        {lastSnooze(item, today) > today && (
          <Button
            kind="tertiary"
            onClick={onSnooze}
            aria-label={worklist.goFor(worklist.snooze.go, `${worklist.causes[cause]}, ${name}`)}
          >
            {worklist.snooze.go}
          </Button>
        )}
      </div>
    </li>
  )
}
