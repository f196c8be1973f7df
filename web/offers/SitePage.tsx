import { Link, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { offersApi } from '../../shared/offers/offers.api.ts'
import type { Quota } from '../../shared/offers/offers.schema.ts'
import { may } from '../../shared/permissions.ts'
import { sitesApi } from '../../shared/sites/sites.api.ts'
import { fteOn } from '../../shared/sites/sites.rules.ts'
import type { Site } from '../../shared/sites/sites.schema.ts'
import { call } from '../api.ts'
import { currentSession, useSession, useSignedIn } from '../app/session.ts'
import { href } from '../hrefs.ts'
import { useFormat, useTexts } from '../language.tsx'
import { weekdaysWords } from '../sites/words.ts'
import { Badge } from '../ui/Badge.tsx'
import { LinkButton } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { DefinitionList } from '../ui/DefinitionList.tsx'
import { Details } from '../ui/Details.tsx'
import { DoorBadge } from '../ui/DoorBadge.tsx'
import { Notice } from '../ui/Notice.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import { Table } from '../ui/Table.tsx'
import { CertaintyMark } from './CertaintyMark.tsx'
import { QuotaMeter } from './QuotaMeter.tsx'

export const loader = async ({ params }: LoaderFunctionArgs) => {
  const { signedIn } = await currentSession()
  const ofSite = { params: { siteId: params.siteId ?? '' } }
  const [site, quota] = await Promise.all([
    call(sitesApi.get, ofSite),
    signedIn && may(signedIn.role, 'quota.read') ? call(offersApi.quota, ofSite) : null,
  ])
  return { site, quota }
}

export const Component = () => {
  const { site, quota } = useLoaderData<typeof loader>()
  const { sites: texts, matching } = useTexts()
  const { role } = useSignedIn()
  return (
    <div className="page">
      <PageTitle
        title={site.name}
        back={{ to: href.sites(), label: texts.back }}
        badges={
          <>
            <Badge icon="site">{texts.kinds[site.kind]}</Badge>
            {site.childrenPresent && <Badge>{texts.children}</Badge>}
            {site.closed && (
              <Badge icon="lock" strong>
                {texts.closed}
              </Badge>
            )}
          </>
        }
        actions={
          role === 'administrator' ? (
            <LinkButton to={href.editSite(site.siteId)} icon="edit">
              {texts.edit}
            </LinkButton>
          ) : (
            may(role, 'matching.read') && (
              <LinkButton to={href.siteMatch(site.siteId)} icon="people">
                {matching.links.whoWaits}
              </LinkButton>
            )
          )
        }
      />
      {site.closed && <Notice>{texts.page.closedNotice}</Notice>}
      <div className="columns">
        <div>
          <Places site={site} />
          <Shifts site={site} />
          {quota && <QuotaCard quota={quota} />}
          <Tasks site={site} />
        </div>
        <div>
          <Facts site={site} />
          <Leads site={site} />
          <People site={site} />
          <StaffingCard site={site} />
          <ClosedDays site={site} />
        </div>
      </div>
    </div>
  )
}

const QuotaCard = ({ quota }: { quota: Quota }) => {
  const texts = useTexts().offers
  return (
    <Card title={texts.quota.title}>
      <QuotaMeter quota={quota} />
      <p className="check-authority">
        {quota.law}
        {quota.certainty && <CertaintyMark certainty={quota.certainty} />}
      </p>
    </Card>
  )
}

const Places = ({ site: { doors } }: { site: Site }) => {
  const texts = useTexts().sites.page
  const showsFree = doors.some(({ free }) => free !== null)
  return (
    <Card title={texts.places}>
      <Table
        caption={texts.places}
        captionHidden
        compact
        rows={doors}
        rowKey={({ door }) => door}
        columns={[
          { key: 'door', header: texts.door, cell: ({ door }) => <DoorBadge door={door} /> },
          { key: 'places', header: texts.count, numeric: true, cell: ({ places }) => places },
          ...(showsFree
            ? [{ key: 'free', header: texts.free, numeric: true, cell: ({ free }: Site['doors'][number]) => free }]
            : []),
        ]}
      />
    </Card>
  )
}

const Shifts = ({ site: { shifts } }: { site: Site }) => {
  const texts = useTexts().sites.page
  const format = useFormat()
  return (
    <Card title={texts.shifts}>
      <Table
        caption={texts.shifts}
        captionHidden
        compact
        rows={shifts}
        rowKey={({ name, startsAt, weekdays }) => `${name} ${startsAt} ${weekdays.join()}`}
        empty={<p>{texts.noShifts}</p>}
        columns={[
          { key: 'name', header: texts.shift, cell: ({ name }) => name },
          { key: 'days', header: texts.days, cell: ({ weekdays }) => weekdaysWords(format, weekdays) },
          {
            key: 'time',
            header: texts.time,
            cell: ({ startsAt, endsAt }) => texts.times(format.time(startsAt), format.time(endsAt)),
          },
        ]}
      />
    </Card>
  )
}

const Tasks = ({ site: { tasks } }: { site: Site }) => {
  const texts = useTexts().sites.page
  return (
    <Card title={texts.tasks}>
      {tasks.length === 0 ? (
        <p>{texts.noTasks}</p>
      ) : (
        <ul>
          {tasks.map((task) => (
            <li key={task}>{task}</li>
          ))}
        </ul>
      )}
    </Card>
  )
}

const Facts = ({ site }: { site: Site }) => {
  const { sites, offers } = useTexts()
  const texts = sites.page
  const { role } = useSignedIn()
  return (
    <Card title={texts.facts}>
      <DefinitionList
        facts={[
          [
            texts.supplier,
            may(role, 'rules.read') ? (
              <>
                {site.organisationName}
                <br />
                <Link to={href.companyStaffing(site.organisationId)}>{offers.staffing.link}</Link>
              </>
            ) : (
              site.organisationName
            ),
          ],
          [texts.address, `${site.street}, ${site.postalCode} ${site.town}`],
          [texts.pNumber, site.pNumber],
          [texts.host, site.publicHost ? texts.publicHost : `${texts.privateHost}. ${texts.usefulWork}`],
          [texts.children, site.childrenPresent ? texts.childrenYes : texts.childrenNo],
        ]}
      />
    </Card>
  )
}

const Leads = ({ site: { teamLeads } }: { site: Site }) => {
  const texts = useTexts().sites.page
  const format = useFormat()
  if (!teamLeads) return null
  return (
    <Card title={texts.leads}>
      {teamLeads.length === 0 ? (
        <p>{texts.noLeads}</p>
      ) : (
        <ul className="plain-list">
          {teamLeads.map(({ staffId, name, phone }) => (
            <li key={staffId}>
              {name}
              {phone && (
                <>
                  {' · '}
                  <a href={`tel:${phone.replace(/\s/g, '')}`}>{format.phone(phone)}</a>
                </>
              )}
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

/** Buddies and the employees' representative; managers are shown no names. */
const People = ({ site: { buddies, rep } }: { site: Site }) => {
  const texts = useTexts().sites.page
  const format = useFormat()
  if (!buddies || !rep) return null
  return (
    <>
      <Card title={texts.buddies}>{buddies.length === 0 ? <p>{texts.noBuddies}</p> : <p>{format.list(buddies)}</p>}</Card>
      <Card title={texts.rep}>
        {rep.name === null ? (
          <p>{texts.noRep}</p>
        ) : (
          <p>
            {rep.name}
            {rep.phone && (
              <>
                <br />
                <a href={`tel:${rep.phone.replace(/[^+\d]/g, '')}`}>{format.phone(rep.phone)}</a>
              </>
            )}
            {rep.email && (
              <>
                <br />
                <a href={`mailto:${rep.email}`}>{rep.email}</a>
              </>
            )}
          </p>
        )}
      </Card>
    </>
  )
}

const StaffingCard = ({ site: { staffing } }: { site: Site }) => {
  const texts = useTexts().sites.page
  const format = useFormat()
  const { today } = useSession()
  const now = fteOn(staffing, today)
  return (
    <Card title={texts.staffing}>
      {now !== null && <p>{texts.staffingNow(format.number(now))}</p>}
      <Table
        caption={texts.staffing}
        captionHidden
        compact
        rows={staffing}
        rowKey={({ from }) => from}
        empty={<p>{texts.noStaffing}</p>}
        columns={[
          { key: 'from', header: texts.from, cell: ({ from }) => format.date(from) },
          { key: 'fte', header: texts.fte, numeric: true, cell: ({ fte }) => format.number(fte) },
        ]}
      />
      <p className="quiet">{texts.staffingHint}</p>
    </Card>
  )
}

const ClosedDays = ({ site: { closedDays } }: { site: Site }) => {
  const texts = useTexts().sites.page
  const { today } = useSession()
  const ahead = closedDays.filter(({ on }) => on >= today)
  const earlier = closedDays.filter(({ on }) => on < today).toReversed()
  return (
    <Card title={texts.closedDays}>
      {ahead.length === 0 ? <p>{texts.noClosedDays}</p> : <DayList days={ahead} />}
      {earlier.length > 0 && (
        <Details summary={texts.earlierClosed(earlier.length)}>
          <DayList days={earlier} />
        </Details>
      )}
      <p className="quiet">{texts.closedDaysHint}</p>
    </Card>
  )
}

const DayList = ({ days }: { days: Site['closedDays'] }) => {
  const format = useFormat()
  return (
    <ul className="plain-list">
      {days.map(({ on, reason }) => (
        <li key={on}>
          <time dateTime={on}>{format.date(on)}</time> · {reason}
        </li>
      ))}
    </ul>
  )
}
