import { lazy, Suspense, useEffect, useRef } from 'react'
import { Link, NavLink, Outlet, ScrollRestoration, useLocation, useMatches, useNavigation } from 'react-router'
import type { Texts } from '../../shared/i18n/texts.ts'
import { may, type OrganisationKind, type Role } from '../../shared/permissions.ts'
import { UnreadMark } from '../concerns/UnreadMark.tsx'
import { useUnread } from '../concerns/unread.ts'
import { href } from '../frontHrefs.ts'
import { useTexts } from '../language.tsx'
import { Icon, type IconName } from '../ui/Icon.tsx'
import { LoadingBar } from '../ui/ProgressBar.tsx'
import { LanguageSwitch } from './LanguageSwitch.tsx'
import { Mark } from './Mark.tsx'
import { PersonMenu } from './PersonMenu.tsx'
import { useSession } from './session.ts'

type Item = {
  readonly to: string
  readonly label: keyof Texts['common']['nav']
  /** Of what a thumb reaches. */
  readonly icon?: IconName
  /** Carries how much there is that its reader has not seen. */
  readonly unread?: true
  /** Said where the other kind of organisation has nothing to see there. */
  readonly only?: OrganisationKind
}

// a caseworker's alone: no phone of a team lead fetches it
const CitizenSearch = lazy(async () => ({ default: (await import('./CitizenSearch.tsx')).CitizenSearch }))
// right after the page, so that it is here when the session ends
const SignInAgain = lazy(async () => ({ default: (await import('./SignInAgain.tsx')).SignInAgain }))

/** At most six a role; the first is where the role starts. */
const navigationOf: Readonly<Record<Role, readonly Item[]>> = {
  caseworker: [
    { to: href.myDay(), label: 'myDay' },
    { to: href.citizens(), label: 'citizens' },
    { to: href.inbox(), label: 'inbox', unread: true },
    { to: href.match(), label: 'match' },
    { to: href.sites(), label: 'sites' },
    { to: href.catalogue(), label: 'catalogue' },
  ],
  team_lead: [
    { to: href.crew(), label: 'crew', icon: 'people' },
    { to: href.messages(), label: 'messages', icon: 'chat', unread: true },
    { to: href.agreements(), label: 'agreements' },
    { to: href.sites(), label: 'sites' },
  ],
  manager: [
    { to: href.management(), label: 'management' },
    { to: href.outcomes(), label: 'outcomes' },
    { to: href.contract(), label: 'contract' },
    { to: href.pace(), label: 'pace' },
    { to: href.experiments(), label: 'experiments', only: 'municipality' },
    { to: href.silence(), label: 'silence', only: 'supplier' },
    { to: href.sites(), label: 'sites' },
  ],
  administrator: [
    { to: href.sites(), label: 'sites' },
    { to: href.catalogue(), label: 'catalogue' },
    { to: href.rules(), label: 'rules' },
    { to: href.contract(), label: 'contract' },
    { to: href.settings(), label: 'settings' },
    { to: href.schedule(), label: 'schedule' },
  ],
}

/** Whether one of the items below this one is where we are: then that one is marked alone. */
const isDeeper = (to: string, items: readonly Item[], pathname: string): boolean =>
  items.some((other) => other.to.startsWith(`${to}/`) && `${pathname}/`.startsWith(`${other.to}/`))

/** What a team lead's thumb reaches; the rest stands under "Mere" on a phone. */
const onThumb = 2

/** A page's `handle`: tells from its query whether somebody else than who is signed in holds the screen. */
export type HandedOver = (query: string) => boolean

const useHandedOver = (): boolean => {
  const { search } = useLocation()
  return useMatches().some(({ handle }) => typeof handle === 'function' && handle(search) === true)
}

/** The frame around every page of somebody who is signed in. */
export const Layout = () => {
  const { signedIn, demo } = useSession()
  const { common } = useTexts()
  const navigation = useNavigation()
  const { pathname } = useLocation()
  const handedOver = useHandedOver()
  useFocusOnNewPage()
  const unread = useUnread(signedIn && !handedOver && may(signedIn.role, 'concerns.read') ? signedIn.staffId : null)
  if (!signedIn) return <Outlet />
  const { role, organisationName, organisationKind } = signedIn
  const items = navigationOf[role].filter(({ only }) => only === undefined || only === organisationKind)
  const isTeamLead = role === 'team_lead'
  return (
    <div className={isTeamLead ? 'shell shell-phone' : 'shell'}>
      <a className="skip-link" href="#indhold">
        {common.skipToContent}
      </a>
      <LoadingBar />
      <header className="top">
        {demo && <p className="demo-ribbon">{common.demoRibbon}</p>}
        {!handedOver && (
          <>
            <div className="top-row">
              <Link to={href.home()} className="brand" aria-label={common.home}>
                <Mark />
                <span>{common.product}</span>
              </Link>
              <span className="top-organisation">{organisationName}</span>
              {role === 'caseworker' && (
                <Suspense fallback={<div className="top-search" />}>
                  <CitizenSearch />
                </Suspense>
              )}
              <LanguageSwitch />
              <PersonMenu person={signedIn} />
            </div>
            <nav aria-label={common.mainNavigation} className="top-nav">
              <ul>
                {items.map(({ to, label, unread: marked }) => (
                  <li key={to}>
                    <NavLink to={to} end={isDeeper(to, items, pathname)}>
                      {common.nav[label]} {marked && <UnreadMark count={unread} />}
                    </NavLink>
                  </li>
                ))}
              </ul>
            </nav>
          </>
        )}
      </header>
      <main id="indhold" tabIndex={-1} aria-busy={navigation.state !== 'idle'}>
        <Outlet />
      </main>
      <footer className="foot">{common.footer}</footer>
      {isTeamLead && (
        <nav aria-label={common.mainNavigation} className="bottom-nav">
          <ul>
            {[...items.slice(0, onThumb), { to: href.more(), label: 'more', icon: 'more' } as const].map(
              ({ to, label, icon, ...item }) => (
                <li key={to}>
                  <NavLink to={to}>
                    {icon && <Icon name={icon} />}
                    <span>
                      {common.nav[label]} {'unread' in item && <UnreadMark count={unread} />}
                    </span>
                  </NavLink>
                </li>
              ),
            )}
          </ul>
        </nav>
      )}
      <Suspense>
        <SignInAgain />
      </Suspense>
      <ScrollRestoration />
    </div>
  )
}

/** After a change of page the focus goes to its heading, so that a screen reader says where we are. */
const useFocusOnNewPage = () => {
  const { pathname } = useLocation()
  const last = useRef(pathname)
  useEffect(() => {
    if (last.current === pathname) return
    last.current = pathname
    document.getElementById('sidens-titel')?.focus({ preventScroll: true })
  }, [pathname])
}
