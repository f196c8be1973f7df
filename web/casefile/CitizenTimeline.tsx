import { Link } from 'react-router'
import { isoWeek } from '../../shared/calendar.ts'
import type { casefileApi } from '../../shared/casefile/casefile.api.ts'
import type { TimelineEntry as Entry } from '../../shared/casefile/casefile.schema.ts'
import { timelineGroups } from '../../shared/casefile/ways.ts'
import { kindOfTopic } from '../../shared/concerns/concerns.rules.ts'
import type { Answer } from '../../shared/endpoint.ts'
import { newestGuide } from '../../shared/progress/guide.v1.ts'
import { href } from '../hrefs.ts'
import { useFormat, useTexts } from '../language.tsx'
import { useGuide } from '../progress/guide.ts'
import { LinkButton } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { FilterChips } from '../ui/FilterChips.tsx'
import type { IconName } from '../ui/Icon.tsx'
import { Timeline, type TimelineEntry } from '../ui/Timeline.tsx'

const icons: Readonly<Record<Entry['kind'], IconName>> = {
  arrived: 'person',
  'assessment-started': 'chat',
  'door-decided': 'flag',
  'disagreement-said': 'chat',
  'disagreement-answered': 'chat',
  'agreement-sent': 'document',
  'agreement-answered': 'person',
  'agreement-settled': 'check',
  'placement-drafted': 'document',
  'placement-withdrawn': 'back',
  'placement-started': 'site',
  'placement-ended': 'check',
  'concern-raised': 'chat',
  'concern-answered': 'chat',
  'attendance-week': 'calendar',
  measured: 'chart',
  interview: 'chat',
  'spell-started': 'work',
  'spell-ended': 'work',
  checked: 'help',
}

/** What happened to a citizen, by month, with counts that are filters. */
export const CitizenTimeline = ({
  timeline,
  view,
}: {
  timeline: Answer<typeof casefileApi.timeline>
  view: { readonly group: string | undefined; readonly until: string | undefined }
}) => {
  const texts = useTexts()
  const words = texts.casefile.timeline
  const { citizenId, entries, counts, earlier } = timeline
  const shown = useShown(citizenId)
  const to = (change: { group?: string | undefined; until?: string | undefined }) => {
    const next = { ...view, until: undefined, ...change }
    return href.citizen(citizenId, { vis: next.group, til: next.until })
  }
  return (
    <section aria-labelledby="tidslinje" className="citizen-timeline">
      <h2 id="tidslinje">{words.title}</h2>
      <FilterChips
        label={words.filter}
        chips={[
          {
            key: 'all',
            to: to({ group: undefined }),
            label: words.all,
            count: timelineGroups.reduce((sum, group) => sum + counts[group], 0),
            current: view.group === undefined,
          },
          ...timelineGroups.map((group) => ({
            key: group,
            to: to({ group }),
            label: words.groups[group],
            count: counts[group],
            current: view.group === group,
          })),
        ]}
      />
      {entries.length === 0 ? (
        <EmptyState action={<LinkButton to={to({ group: undefined })}>{words.showAll}</LinkButton>}>{words.empty}</EmptyState>
      ) : (
        <Timeline entries={entries.map(shown)} />
      )}
      <div className="button-row no-print">
        {view.until && <LinkButton to={to({})}>{words.newest}</LinkButton>}
        {earlier && (
          <LinkButton to={to({ until: earlier })} icon="down">
            {words.earlier}
          </LinkButton>
        )}
      </div>
    </section>
  )
}

/** An entry in words. */
const useShown = (citizenId: string): ((entry: Entry) => TimelineEntry) => {
  const texts = useTexts()
  const { name: themeName } = useGuide(newestGuide.version)
  const format = useFormat()
  const words = texts.casefile.timeline
  const doorWord = (door: 'red' | 'yellow' | 'green') => texts.common.doors[door].word
  const said = (entry: Entry): Pick<TimelineEntry, 'title' | 'text'> => {
    switch (entry.kind) {
      case 'arrived':
        return { title: words.arrived }
      case 'assessment-started':
        return { title: words.assessmentStarted }
      case 'door-decided':
        return {
          title: words.doorDecided(doorWord(entry.door)),
          text: (
            <>
              {entry.proposedDoor && entry.proposedDoor !== entry.door && (
                <p>{words.otherThanProposed(doorWord(entry.proposedDoor))}</p>
              )}
              {entry.reason && <p>{words.reason(entry.reason)}</p>}
            </>
          ),
        }
      case 'disagreement-said':
        return { title: words.disagreementSaid, text: <p className="as-typed">{entry.words}</p> }
      case 'disagreement-answered':
        return { title: words.disagreementAnswered[entry.outcome], text: <p className="as-typed">{entry.answer}</p> }
      case 'agreement-sent':
        return entry.versionKind === 'first'
          ? { title: words.agreementSent(entry.siteName) }
          : { title: words.changeSent(entry.siteName), text: texts.agreements.kinds[entry.versionKind] }
      case 'agreement-answered':
        return {
          title: words.agreementAnswered[entry.answer](texts.agreements.parties[entry.party], entry.siteName),
          text: (
            <>
              <p>{entry.byName}</p>
              {entry.reason && <p className="as-typed">{entry.reason}</p>}
            </>
          ),
        }
      case 'agreement-settled':
        return entry.versionKind === 'first'
          ? { title: words.agreementSettled(entry.siteName) }
          : { title: words.changeSettled(entry.siteName), text: texts.agreements.kinds[entry.versionKind] }
      case 'placement-drafted':
        return {
          title: words.drafted(entry.siteName),
          text: `${texts.placements.offers[entry.offer]}, ${texts.casefile.page.period(format.date(entry.startsOn), format.date(entry.endsOn))}`,
        }
      case 'placement-withdrawn':
        return { title: words.withdrawn(entry.siteName) }
      case 'placement-started':
        return { title: words.started(entry.siteName), text: texts.placements.offers[entry.offer] }
      case 'placement-ended':
        return {
          title: words.ended(entry.siteName),
          text: (
            <>
              <p>{texts.placements.endReasons[entry.endReason]}</p>
              {entry.endNote && <p>{entry.endNote}</p>}
            </>
          ),
        }
      case 'attendance-week':
        return {
          title: words.week(isoWeek(entry.on).week, entry.siteName),
          text: (
            <>
              <p>{words.weekSum(entry.presentDays, entry.loggedDays, format.hours(entry.hours))}</p>
              {entry.named.length > 0 && (
                <ul className="plain-list timeline-days">
                  {entry.named.map((day) => (
                    <li key={day.on}>
                      {words.dayLine(format.weekday(day.on), texts.attendance.states[day.state])}
                      {day.note && ` · ${day.note}`}
                    </li>
                  ))}
                </ul>
              )}
            </>
          ),
        }
      case 'concern-raised':
        return {
          title: words.concernRaised(texts.concerns.topics[entry.topic], entry.siteName),
          text: <p className="as-typed">{entry.words}</p>,
        }
      case 'concern-answered':
        return {
          title: words.concernAnswered(texts.concerns.topics[entry.topic]),
          text: (
            <>
              <p>{texts.concerns.outcomes[kindOfTopic(entry.topic)][entry.outcome]}</p>
              <p className="as-typed">{entry.answer}</p>
            </>
          ),
        }
      case 'measured':
        return { title: words.measured[entry.party], text: words.answered(entry.answered) }
      case 'interview':
        return {
          title: <Link to={href.interview(citizenId, entry.ref)}>{words.interview}</Link>,
          text: format.list(entry.themes.map(themeName)),
        }
      case 'spell-started':
        return {
          title: words.spellStarted(entry.employer),
          text: words.weekly(words.spellKinds[entry.spellKind], format.hours(entry.weeklyHours)),
        }
      case 'spell-ended':
        return { title: words.spellEnded(entry.employer), text: words.spellKinds[entry.spellKind] }
      case 'checked':
        return { title: words.checked(entry.weeks), text: `${words.answers[entry.answer]} · ${entry.siteName}` }
    }
  }
  return (entry) => ({
    key: `${entry.kind} ${entry.ref} ${entry.on}`,
    on: entry.on,
    icon: icons[entry.kind],
    ...said(entry),
    ...(entry.by === null ? {} : { by: entry.by }),
  })
}
