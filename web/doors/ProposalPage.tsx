import { type ActionFunctionArgs, Link, type LoaderFunctionArgs, redirect, useLoaderData } from 'react-router'
import { doorsApi } from '../../shared/doors/doors.api.ts'
import { unansweredIn, whyNotFinish } from '../../shared/doors/doors.rules.ts'
import type { Assessment, Catalogue, Proposal } from '../../shared/doors/doors.schema.ts'
import { problemText } from '../../shared/i18n/texts.ts'
import { call, mend } from '../api.ts'
import { href } from '../hrefs.ts'
import { useTexts } from '../language.tsx'
import { LinkButton } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { DoorBadge } from '../ui/DoorBadge.tsx'
import { Notice } from '../ui/Notice.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import { Archetypes } from './Archetypes.tsx'
import { catalogueOf, definitionIn, partOf, useSay } from './catalogues.ts'
import { DoorChoiceForm } from './DoorChoiceForm.tsx'
import { Because, Changes, hasChanges, isCertain, Uncertain } from './ProposalReasons.tsx'

export const loader = async ({ params: { citizenId = '' } }: LoaderFunctionArgs) => {
  const { name, currentDoor, open } = await call(doorsApi.propose, { params: { citizenId } })
  if (!open) throw redirect(href.doors(citizenId))
  return { citizenId, name, currentDoor, ...open, catalogue: await catalogueOf(open.assessment.catalogueVersion) }
}

export const action = async ({ request, params: { citizenId = '' } }: ActionFunctionArgs) => {
  const data = await request.formData()
  const text = (name: string): string => String(data.get(name) ?? '')
  try {
    await call(doorsApi.decide, {
      params: { citizenId },
      body: {
        assessmentId: text('assessmentId'),
        version: Number(text('version')),
        door: text('door'),
        reason: text('reason') || null,
      },
    })
    return redirect(href.doors(citizenId, { afgjort: 1 }))
  } catch (error) {
    return mend(error)
  }
}

export const Component = () => {
  const { citizenId, name, currentDoor, assessment, proposal, catalogue } = useLoaderData<typeof loader>()
  const { proposal: texts, decision } = useTexts().doors
  const { common } = useTexts()
  return (
    <div className="page proposal">
      <PageTitle
        title={texts.title}
        back={{ to: href.citizen(citizenId), label: name }}
        lede={texts.lede}
        actions={
          <>
            <LinkButton icon="edit" to={href.assessment(citizenId)}>
              {texts.backToAnswers}
            </LinkButton>
            <LinkButton icon="down" to="#afgoer">
              {decision.goTo}
            </LinkButton>
          </>
        }
      />
      <div className="proposal-parts">
        <Proposed catalogue={catalogue} proposal={proposal} />
        {proposal.door && (
          <Card title={texts.because}>
            <Because catalogue={catalogue} proposal={proposal} citizenId={citizenId} />
          </Card>
        )}
        {hasChanges(proposal) && (
          <Card title={texts.wouldChange}>
            <Changes catalogue={catalogue} proposal={proposal} citizenId={citizenId} />
          </Card>
        )}
        {!isCertain(catalogue, proposal, assessment) && (
          <Card title={texts.uncertain}>
            <Uncertain catalogue={catalogue} proposal={proposal} assessment={assessment} />
          </Card>
        )}
        <Practical catalogue={catalogue} tags={assessment.tags} />
        {proposal.noDoorBecause !== 'nothing-answered' && (
          <section aria-labelledby="minder-om">
            <h2 id="minder-om">{texts.remindsOf}</h2>
            <p>{proposal.nearest.length > 0 ? texts.remindsOfHint : texts.remindsOfNone}</p>
            <Archetypes
              catalogue={catalogue}
              keys={proposal.nearest.map(({ archetypeKey }) => archetypeKey)}
              nearest={{ of: proposal.nearest, answers: assessment.answers }}
            />
          </section>
        )}
      </div>
      <section aria-labelledby="afgoer" className="decision">
        <h2 id="afgoer">{decision.title}</h2>
        <p>{decision.lede}</p>
        <p>
          <Link to={href.doorsExplained()}>{common.doorsExplained}</Link>
        </p>
        <Decide catalogue={catalogue} assessment={assessment} proposal={proposal} currentDoor={currentDoor} />
      </section>
    </div>
  )
}

const Proposed = ({ catalogue, proposal }: { catalogue: Catalogue; proposal: Proposal }) => {
  const texts = useTexts()
  const say = useSay()
  const { proposal: words, definition } = texts.doors
  const { door, noDoorBecause } = proposal
  if (!door) return <Notice tone="info">{words.noDoor[noDoorBecause ?? 'no-reason']}</Notice>
  const { summary, hours } = definitionIn(catalogue, door)
  const range = ({ from, to }: { from: number; to: number }) => definition.range(String(from), String(to))
  return (
    <Card title={words.pointsAt(texts.common.doors[door].word)} actions={<DoorBadge door={door} />} emphasis>
      <p>{say(summary)}</p>
      <p>{definition.hoursText(range(hours.start), range(hours.goal))}</p>
    </Card>
  )
}

const Practical = ({ catalogue, tags }: { catalogue: Catalogue; tags: readonly string[] }) => {
  const texts = useTexts().doors.proposal
  const say = useSay()
  const chosen = catalogue.tags.filter(({ key }) => tags.includes(key))
  if (chosen.length === 0) return null
  return (
    <Card title={texts.practical}>
      <ul className="sentences">
        {chosen.map(({ key, name, helps }) => (
          <li key={key}>
            <b>{say(name)}</b>: {say(helps)}
          </li>
        ))}
      </ul>
    </Card>
  )
}

const Decide = (props: {
  catalogue: Catalogue
  assessment: Assessment
  proposal: Proposal
  currentDoor: Parameters<typeof DoorChoiceForm>[0]['currentDoor']
}) => {
  const texts = useTexts()
  const { catalogue, assessment } = props
  const whyNot = whyNotFinish(catalogue, assessment.answers)
  if (!whyNot) return <DoorChoiceForm {...props} />
  const [first] = unansweredIn(catalogue, assessment.answers)
  const part = first ? partOf(catalogue, first) : 1
  return (
    <>
      <Notice tone="warning" title={problemText(texts, whyNot)} />
      <LinkButton kind="primary" to={href.assessment(assessment.citizenId, { del: part })}>
        {texts.doors.proposal.answerRest}
      </LinkButton>
    </>
  )
}
