import type { ReactNode } from 'react'
import { Link, useLoaderData } from 'react-router'
import { catalogueApi } from '../../shared/doors/catalogue.api.ts'
import { call } from '../api.ts'
import { LanguageSwitch } from '../app/LanguageSwitch.tsx'
import { Mark } from '../app/Mark.tsx'
import { useSession } from '../app/session.ts'
import { href } from '../hrefs.ts'
import { useFormat, useTexts } from '../language.tsx'
import { DoorBadge } from '../ui/DoorBadge.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import { LoadingBar } from '../ui/ProgressBar.tsx'
import { Table } from '../ui/Table.tsx'
import { useSay } from './catalogues.ts'

export const loader = () => call(catalogueApi.explanation)

/** The rule that proposes a door, for everybody: no sign-in, and nothing about anybody. */
export const Component = () => {
  const { signedIn, demo } = useSession()
  const { common, catalogue } = useTexts()
  return (
    <div className="explained">
      <LoadingBar />
      <header>
        {demo && <p className="demo-ribbon">{common.demoRibbonLong}</p>}
        <div className="sign-in-top">
          <Link to={href.home()} className="brand" aria-label={catalogue.explained.signIn}>
            <Mark />
            <span>{common.product}</span>
          </Link>
          <LanguageSwitch />
        </div>
      </header>
      <main id="indhold" className="page page-narrow">
        <Explained />
        {!signedIn && (
          <p className="no-print">
            <Link to={href.signIn()}>{catalogue.explained.signIn}</Link>
          </p>
        )}
      </main>
    </div>
  )
}

const Part = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className="rule-group">
    <h2>{title}</h2>
    {children}
  </section>
)

const Explained = () => {
  const { version, publishedOn, doors, counting, placeOnly, archetypes } = useLoaderData<typeof loader>()
  const { explained: texts } = useTexts().catalogue
  const format = useFormat()
  const say = useSay()
  return (
    <>
      <PageTitle title={texts.title} lede={texts.lede} />
      <p className="quiet">{texts.version(version, format.date(publishedOn))}</p>
      <Part title={texts.doorsTitle}>
        <p>{texts.doors}</p>
        <dl className="explained-doors">
          {doors.map(({ door, summary }) => (
            <div key={door}>
              <dt>
                <DoorBadge door={door} />
              </dt>
              <dd>{say(summary)}</dd>
            </div>
          ))}
        </dl>
      </Part>
      <Part title={texts.howTitle}>
        <ol className="sentences">
          {texts.how.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      </Part>
      <Part title={texts.countingTitle}>
        <p>{texts.counting}</p>
        {counting.map(({ key, question, answers }) => (
          <section key={key} className="explained-question">
            <h3>{say(question)}</h3>
            <Table
              caption={say(question)}
              captionHidden
              compact
              rows={answers}
              rowKey={(answer) => answer.key}
              columns={[
                { key: 'answer', header: texts.answer, cell: ({ text }) => say(text) },
                { key: 'gives', header: texts.gives, cell: ({ door }) => (door ? <DoorBadge door={door} /> : texts.noReason) },
              ]}
            />
          </section>
        ))}
      </Part>
      {placeOnly.length > 0 && (
        <Part title={texts.placeTitle}>
          <p>{texts.place}</p>
          <ul className="sentences">
            {placeOnly.map(({ key, question }) => (
              <li key={key}>{say(question)}</li>
            ))}
          </ul>
        </Part>
      )}
      <Part title={texts.neverTitle}>
        <ul className="sentences">
          {texts.never.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <p>{texts.neverText}</p>
      </Part>
      {archetypes.length > 0 && (
        <Part title={texts.archetypesTitle}>
          <p>{texts.archetypes}</p>
          <p>{archetypes.map(({ name }) => say(name)).join(' · ')}</p>
        </Part>
      )}
      <Part title={texts.decidesTitle}>
        <p>{texts.decides}</p>
      </Part>
      <Part title={texts.disagreeTitle}>
        <p>{texts.disagree}</p>
      </Part>
      <Part title={texts.changesTitle}>
        <p>{texts.changes}</p>
      </Part>
    </>
  )
}
