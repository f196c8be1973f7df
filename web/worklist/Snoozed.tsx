import { Link, useFetcher } from 'react-router'
import type { SnoozedItem } from '../../shared/worklist/worklist.schema.ts'
import { useRelative } from '../casefile/Deadline.tsx'
import { href } from '../hrefs.ts'
import { useFormat, useTexts } from '../language.tsx'
import { ActionForm } from '../ui/ActionForm.tsx'
import { Button } from '../ui/Button.tsx'
import { Details } from '../ui/Details.tsx'

/** What was put aside, with why and until when; under a fold. */
export const Snoozed = ({ items, onWake }: { items: readonly SnoozedItem[]; onWake: (item: SnoozedItem) => void }) => {
  const { snoozed } = useTexts().worklist
  if (items.length === 0) return null
  return (
    <Details summary={snoozed.title(items.length)}>
      <ul className="plain-list snoozed">
        {items.map((item) => (
          <Line key={item.snoozeId} item={item} onWake={() => onWake(item)} />
        ))}
      </ul>
    </Details>
  )
}

const Line = ({ item, onWake }: { item: SnoozedItem; onWake: () => void }) => {
  const texts = useTexts().worklist
  const format = useFormat()
  const relative = useRelative()
  const fetcher = useFetcher()
  const { snoozeId, cause, citizenId, untilOn, reason, by } = item
  const name = `${item.firstName} ${item.lastName}`
  return (
    <li>
      <div>
        <b>{texts.causes[cause]}</b> <Link to={href.citizen(citizenId)}>{name}</Link>
        <br />
        {texts.snoozed.until(format.date(untilOn), relative(untilOn))}
        <br />
        <span className="quiet">{texts.snoozed.reason(reason, by)}</span>
      </div>
      <ActionForm fetcher={fetcher} onSubmit={onWake}>
        <input type="hidden" name="intent" value="wake" />
        <input type="hidden" name="snoozeId" value={snoozeId} />
        <Button type="submit" kind="tertiary" aria-label={texts.goFor(texts.snoozed.wake, `${texts.causes[cause]}, ${name}`)}>
          {texts.snoozed.wake}
        </Button>
      </ActionForm>
    </li>
  )
}
