import { useState } from 'react'
import { type ActionFunctionArgs, Link, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import type { Ask } from '../../shared/endpoint.ts'
import { workGroups } from '../../shared/worklist/causes.ts'
import { worklistApi } from '../../shared/worklist/worklist.api.ts'
import type { SnoozedItem, WorkItem, Worklist } from '../../shared/worklist/worklist.schema.ts'
import { call, mend } from '../api.ts'
import { useRelative } from '../casefile/Deadline.tsx'
import { formBody } from '../form.ts'
import { href } from '../hrefs.ts'
import { useFormat, useTexts } from '../language.tsx'
import { Button, LinkButton } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { FilterChips } from '../ui/FilterChips.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import { Told } from '../ui/Told.tsx'
import { Covering, MyCitizens } from './Beside.tsx'
import { kinds, linesOf, queryOf, type Shown, shownIn, sides } from './kinds.ts'
import { SnoozeDialog } from './SnoozeDialog.tsx'
import { Snoozed } from './Snoozed.tsx'
import { WorkRow } from './WorkRow.tsx'

/** From so many lines on there is a filter above them; so many of a group are shown before one asks for the rest. */
const many = 7
const atOnce = 50

/** What cannot wait stands above everything, whenever it is due. */
const parts = ['urgent', ...workGroups] as const
type Part = (typeof parts)[number]
const partOf = ({ facts, group }: WorkItem): Part => (facts.urgent ? 'urgent' : group)

export const loader = async ({ request }: LoaderFunctionArgs) => ({
  shown: shownIn(new URL(request.url).searchParams),
  list: await call(worklistApi.mine),
})

export const action = async ({ request }: ActionFunctionArgs) => {
  const data = await request.formData()
  const intent = data.get('intent')
  for (const name of ['intent', 'day']) data.delete(name)
  try {
    if (intent === 'wake') await call(worklistApi.wake, { params: { snoozeId: String(data.get('snoozeId')) } })
    if (intent === 'snooze') {
      const typed = formBody<Ask<typeof worklistApi.snooze>['body']>(data)
      await call(worklistApi.snooze, { body: { ...typed, subjectId: typed.subjectId ?? null } })
    }
    return null
  } catch (error) {
    return mend(error)
  }
}

export const Component = () => {
  const { list, shown } = useLoaderData<typeof loader>()
  const texts = useTexts().worklist
  const format = useFormat()
  const { items, covering, coveredBy } = list
  const day = format.weekdayDate(list.today)
  const sentence = `${day.charAt(0).toUpperCase()}${day.slice(1)}`
  return (
    <div className="page">
      <PageTitle
        title={texts.title}
        lede={items.length === 0 ? texts.lede.none(sentence) : texts.lede.some(sentence, items.length)}
      />
      <div className="columns">
        <div>
          <Work list={list} shown={shown} />
        </div>
        <aside className="beside">
          <MyCitizens list={list} />
          <Covering covering={covering} coveredBy={coveredBy} />
          <p>
            <Link to={href.settings()}>{texts.when}</Link>
          </p>
        </aside>
      </div>
    </div>
  )
}

const Work = ({ list: { items, snoozed, next, mine }, shown }: { list: Worklist; shown: Shown }) => {
  const texts = useTexts().worklist
  const format = useFormat()
  const [aside, putAside] = useState<{ readonly item: WorkItem; readonly open: boolean } | null>(null)
  const [waking, wake] = useState<SnoozedItem | null>(null)
  const [told, tell] = useState<string | null>(null)
  const said = (words: (cause: string, name: string) => string, { cause, firstName, lastName }: SnoozedItem | WorkItem): void =>
    tell(words(texts.causes[cause], `${firstName} ${lastName}`))
  // the line leaves when it is put off: the dialog goes with it, and the focus to what is said of it
  if (aside && !items.some(({ key }) => key === aside.item.key)) {
    putAside(null)
    const { item } = aside
    const now = snoozed.find(({ cause, citizenId }) => cause === item.cause && citizenId === item.citizenId)
    if (now) said((cause, name) => texts.snooze.done(cause, name, format.date(now.untilOn)), item)
  }
  if (waking && !snoozed.some(({ snoozeId }) => snoozeId === waking.snoozeId)) {
    wake(null)
    said(texts.snoozed.woken, waking)
  }
  const filtered = linesOf(items, shown)
  const [first] = filtered
  const isFiltered = shown.kind !== undefined || shown.side !== undefined
  return (
    <>
      {told && <Told>{told}</Told>}
      {(items.length >= many || isFiltered) && <Filters items={items} shown={shown} />}
      {items.length === 0 && <AllDone next={next} total={mine.total} />}
      {items.length > 0 && !first && (
        <EmptyState action={<LinkButton to={href.myDay()}>{texts.showAll}</LinkButton>}>{texts.nothingOfKind}</EmptyState>
      )}
      {parts.map((part) => (
        <Group
          key={part}
          part={part}
          lines={filtered.filter((item) => partOf(item) === part)}
          first={first}
          onSnooze={(item) => {
            tell(null)
            putAside({ item, open: true })
          }}
        />
      ))}
      <Snoozed
        items={snoozed}
        onWake={(item) => {
          tell(null)
          wake(item)
        }}
      />
      {aside && <SnoozeDialog key={aside.item.key} {...aside} onClose={() => putAside({ ...aside, open: false })} />}
    </>
  )
}

const Group = ({
  part,
  lines,
  first,
  onSnooze,
}: {
  part: Part
  lines: readonly WorkItem[]
  first: WorkItem | undefined
  onSnooze: (item: WorkItem) => void
}) => {
  const texts = useTexts().worklist
  const format = useFormat()
  const [whole, setWhole] = useState(false)
  if (lines.length === 0) return null
  const folded = whole ? 0 : Math.max(0, lines.length - atOnce)
  return (
    <section className="work-group" aria-labelledby={`gruppe-${part}`}>
      <h2 id={`gruppe-${part}`}>
        {texts.groups[part]} <span className="work-count">{format.number(lines.length)}</span>
      </h2>
      <ol className="plain-list">
        {lines.slice(0, lines.length - folded).map((item) => (
          <WorkRow key={item.key} item={item} first={item === first} onSnooze={() => onSnooze(item)} />
        ))}
      </ol>
      {folded > 0 && <Button onClick={() => setWhole(true)}>{texts.more(folded)}</Button>}
    </section>
  )
}

const Filters = ({ items, shown }: { items: readonly WorkItem[]; shown: Shown }) => {
  const { worklist, common } = useTexts()
  const chip = (to: Shown, key: string, label: string) => ({
    key,
    to: href.myDay(queryOf(to)),
    label,
    count: linesOf(items, to).length,
    current: shown.kind === to.kind && shown.side === to.side,
  })
  const kindChips = kinds.map((kind) => chip({ ...shown, kind }, kind, worklist.kinds[kind]))
  return (
    <div className="filters">
      {(shown.side !== undefined || items.some(({ coveredFor }) => coveredFor !== null)) && (
        <FilterChips
          label={worklist.whose}
          chips={[
            chip({ ...shown, side: undefined }, 'all', common.filters.all),
            ...sides.map((side) => chip({ ...shown, side }, side, worklist.sides[side])),
          ]}
        />
      )}
      <FilterChips
        label={worklist.show}
        chips={[
          chip({ ...shown, kind: undefined }, 'all', common.filters.all),
          ...kindChips.filter(({ count, current }) => count > 0 || current),
        ]}
      />
    </div>
  )
}

const AllDone = ({ next, total }: { next: Worklist['next']; total: number }) => {
  const texts = useTexts().worklist
  const format = useFormat()
  const relative = useRelative()
  if (total === 0 && !next) {
    return (
      <EmptyState action={<LinkButton to={href.citizens({ hos: 'all' })}>{texts.empty.toCitizens}</LinkButton>}>
        {texts.empty.nobody}
      </EmptyState>
    )
  }
  return (
    <div className="empty work-done">
      <p>
        <b>{texts.empty.done}</b>
      </p>
      {next ? (
        <p>
          {texts.empty.next}{' '}
          <Link to={href.citizen(next.citizenId)}>
            {next.firstName} {next.lastName}
          </Link>
          {': '}
          {texts.empty.nextLine(texts.causes[next.cause].toLowerCase(), format.date(next.on), relative(next.on))}
        </p>
      ) : (
        <p>{texts.empty.quiet}</p>
      )}
    </div>
  )
}
