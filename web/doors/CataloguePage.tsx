import type { ReactNode } from 'react'
import { Link, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { catalogueApi } from '../../shared/doors/catalogue.api.ts'
import type { Catalogue } from '../../shared/doors/doors.schema.ts'
import { may } from '../../shared/permissions.ts'
import { call } from '../api.ts'
import { currentSession } from '../app/session.ts'
import { href } from '../hrefs.ts'
import { useTexts } from '../language.tsx'
import { Badge } from '../ui/Badge.tsx'
import { LinkButton } from '../ui/Button.tsx'
import { DoorBadge } from '../ui/DoorBadge.tsx'
import { Notice } from '../ui/Notice.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import { Table } from '../ui/Table.tsx'
import { Tabs } from '../ui/Tabs.tsx'
import { Archetypes } from './Archetypes.tsx'
import { CatalogueVersions } from './CatalogueVersions.tsx'
import { catalogueOf, newestCatalogue, optionIn, questionIn, useSay } from './catalogues.ts'
import { DoorDefinitions } from './DoorDefinitions.tsx'

const parts = ['doere', 'regler', 'spoergsmaal', 'arketyper', 'hindringer', 'udgaver'] as const
type Part = (typeof parts)[number]

export const loader = async ({ request }: LoaderFunctionArgs) => {
  const { searchParams } = new URL(request.url)
  const asked = searchParams.get('vis')
  const version = Number(searchParams.get('udgave') ?? '0')
  const [newest, { versions }, { signedIn }] = await Promise.all([
    newestCatalogue(),
    call(catalogueApi.versions),
    currentSession(),
  ])
  const writes = signedIn !== null && may(signedIn.role, 'doors.catalogue.write')
  const older = versions.some((one) => one.version === version) && version !== newest.version
  return {
    catalogue: older ? await catalogueOf(version) : newest,
    older,
    justPublished: searchParams.get('udgivet') === String(newest.version),
    versions,
    part: parts.find((one) => one === asked) ?? 'doere',
    draft: writes ? (await call(catalogueApi.draft)).draft !== null : null,
  }
}

export const Component = () => {
  const { catalogue, older, justPublished, versions, part, draft } = useLoaderData<typeof loader>()
  const { doors, offers, common, catalogue: more } = useTexts()
  const texts = doors.catalogue
  const { versions: words, draft: drafting } = more
  const labels: Readonly<Record<Part, string>> = {
    doere: texts.doors,
    regler: texts.rules,
    spoergsmaal: texts.questions,
    arketyper: texts.archetypes,
    hindringer: texts.tags,
    udgaver: words.title,
  }
  const shown: Readonly<Record<Part, () => ReactNode>> = {
    doere: () => <DoorDefinitions catalogue={catalogue} />,
    regler: () => <Rules catalogue={catalogue} />,
    spoergsmaal: () => <Questions catalogue={catalogue} />,
    arketyper: () => (
      <>
        <p>{texts.archetypesHint}</p>
        <Archetypes catalogue={catalogue} keys={catalogue.archetypes.map(({ key }) => key)} />
      </>
    ),
    hindringer: () => <Tags catalogue={catalogue} />,
    udgaver: () => <CatalogueVersions versions={versions} />,
  }
  const tab = (one: Part) => href.catalogue({ vis: one, ...(older ? { udgave: catalogue.version } : {}) })
  return (
    <div className="page">
      <PageTitle
        title={texts.title}
        lede={texts.lede}
        badges={<Badge>{texts.version(catalogue.version)}</Badge>}
        actions={
          <>
            <LinkButton to={href.rules()}>{offers.page.link}</LinkButton>
            {draft !== null && (
              <LinkButton kind="primary" icon="edit" to={href.catalogueDraft()}>
                {draft ? drafting.go : drafting.title}
              </LinkButton>
            )}
          </>
        }
      />
      <p>
        <Link to={href.doorsExplained()}>{common.doorsExplained}</Link>
      </p>
      {justPublished && (
        <Notice tone="success" live>
          {more.handing.published(catalogue.version)}
        </Notice>
      )}
      {older && (
        <Notice tone="warning" title={words.older(catalogue.version)}>
          <Link to={href.catalogue()}>{words.newest}</Link>
        </Notice>
      )}
      <Tabs
        label={texts.views}
        tabs={parts.map((one) => ({ key: one, to: tab(one), label: labels[one], current: one === part }))}
      />
      {shown[part]()}
    </div>
  )
}

const Rules = ({ catalogue }: { catalogue: Catalogue }) => {
  const texts = useTexts().doors
  const say = useSay()
  const asked = catalogue.questions.filter(({ key }) => catalogue.rules.some(({ when }) => when.question === key))
  return (
    <>
      <p>{texts.catalogue.rulesHint}</p>
      <p>{texts.catalogue.rulesAdd}</p>
      <p>{texts.assessment.neverAsked}</p>
      {asked.map((question) => (
        <section key={question.key} className="rule-group">
          <h2>{say(question.text)}</h2>
          <Table
            caption={say(question.text)}
            captionHidden
            rows={catalogue.rules.filter(({ when }) => when.question === question.key)}
            rowKey={({ key }) => key}
            columns={[
              {
                key: 'answer',
                header: texts.catalogue.answer,
                cell: ({ when }) => when.options.map((option) => say(optionIn(question, option))).join(' / '),
              },
              { key: 'door', header: texts.catalogue.gives, cell: ({ door }) => <DoorBadge door={door} /> },
              { key: 'sentence', header: texts.catalogue.sentence, cell: ({ sentence }) => say(sentence) },
            ]}
          />
        </section>
      ))}
      {catalogue.contradictions.length > 0 && (
        <section className="rule-group">
          <h2>{texts.catalogue.contradictions}</h2>
          <ul className="sentences">
            {catalogue.contradictions.map(({ key, sentence }) => (
              <li key={key}>{say(sentence)}</li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

const Questions = ({ catalogue }: { catalogue: Catalogue }) => {
  const texts = useTexts().doors
  const say = useSay()
  const guides = (key: string): boolean => catalogue.rules.some(({ when }) => when.question === key)
  return (
    <>
      {catalogue.groups.map((group) => (
        <section key={group.key} className="rule-group">
          <h2>{say(group.title)}</h2>
          <dl className="questions">
            {catalogue.questions
              .filter((question) => question.group === group.key)
              .map(({ key, text, help, options }) => (
                <div key={key}>
                  <dt>{say(text)}</dt>
                  {help && <dd className="quiet">{say(help)}</dd>}
                  <dd>
                    <ul className="sentences">
                      {options.map((option) => (
                        <li key={option.key}>{say(optionIn(questionIn(catalogue, key), option.key))}</li>
                      ))}
                    </ul>
                  </dd>
                  {!guides(key) && (
                    <dd>
                      <Badge>{texts.catalogue.givesNothing}</Badge>
                    </dd>
                  )}
                </div>
              ))}
          </dl>
        </section>
      ))}
    </>
  )
}

const Tags = ({ catalogue }: { catalogue: Catalogue }) => {
  const texts = useTexts().doors
  const say = useSay()
  return (
    <>
      <p>{texts.assessment.tagsHint}</p>
      <Table
        caption={texts.catalogue.tags}
        captionHidden
        rows={catalogue.tags}
        rowKey={({ key }) => key}
        columns={[
          { key: 'name', header: texts.catalogue.tags, cell: ({ name }) => say(name) },
          { key: 'helps', header: texts.catalogue.tagHelps, cell: ({ helps }) => say(helps) },
        ]}
      />
    </>
  )
}
