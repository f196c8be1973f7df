import { type ActionFunctionArgs, type LoaderFunctionArgs, useLoaderData, useSearchParams } from 'react-router'
import { disagreementsApi } from '../../shared/doors/disagreements.api.ts'
import { whyNotDisagreeAtAll } from '../../shared/doors/disagreements.rules.ts'
import type { Disagreement } from '../../shared/doors/disagreements.schema.ts'
import { doorsApi } from '../../shared/doors/doors.api.ts'
import type { Catalogue, DoorDecision } from '../../shared/doors/doors.schema.ts'
import type { Ask } from '../../shared/endpoint.ts'
import { call, mend } from '../api.ts'
import { underKey } from '../fill.ts'
import { formBody } from '../form.ts'
import { href } from '../hrefs.ts'
import { useFormat, useTexts } from '../language.tsx'
import { ButtonRow, LinkButton } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { DefinitionList } from '../ui/DefinitionList.tsx'
import { Details } from '../ui/Details.tsx'
import { DoorBadge } from '../ui/DoorBadge.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { Notice } from '../ui/Notice.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import { Table } from '../ui/Table.tsx'
import { catalogueOf, definitionIn, optionIn, questionIn, useSay } from './catalogues.ts'
import { Disagree, Said } from './Disagreements.tsx'

export const loader = async ({ params: { citizenId = '' } }: LoaderFunctionArgs) => {
  const [answer, { disagreements }] = await Promise.all([
    call(doorsApi.decisions, { params: { citizenId } }),
    call(disagreementsApi.disagreements, { params: { citizenId } }),
  ])
  const versions = [...new Set(answer.decisions.map(({ proposal }) => proposal.catalogueVersion))]
  const catalogues = new Map(await Promise.all(versions.map(async (version) => [version, await catalogueOf(version)] as const)))
  return { ...answer, disagreements, catalogues }
}

type Hidden = { intent?: string; decisionId?: string; disagreementId?: string }
type Disagreed = Ask<typeof disagreementsApi.disagree>['body']
type Answered = Ask<typeof disagreementsApi.answerDisagreement>['body']

/** Takes down a disagreement, or answers one. */
export const action = async ({ request, params: { citizenId = '' } }: ActionFunctionArgs) => {
  const data = await request.formData()
  try {
    if (data.get('intent') === 'disagree') {
      const { intent: _, decisionId = '', ...body } = formBody<Hidden & Disagreed>(data)
      return await call(disagreementsApi.disagree, { params: { citizenId, decisionId }, body, ...underKey(data) })
    }
    const { intent: _, disagreementId = '', ...body } = formBody<Hidden & Answered>(data)
    return await call(disagreementsApi.answerDisagreement, { params: { citizenId, disagreementId }, body, ...underKey(data) })
  } catch (error) {
    return mend(error)
  }
}

export const Component = () => {
  const { citizenId, name, decisions, disagreements, assessmentOpen, catalogues } = useLoaderData<typeof loader>()
  const { doors, common } = useTexts()
  const { history, assessment, decision: words } = doors
  const [search] = useSearchParams()
  const current = decisions.find(({ historicOn }) => historicOn === null)
  const justDecided = search.has('afgjort') && current
  const isAnswerFirst = justDecided || disagreements.some(({ answer }) => answer === null)
  const talk = (
    <LinkButton kind={isAnswerFirst ? 'secondary' : 'primary'} to={href.assessment(citizenId)}>
      {assessmentOpen ? assessment.continue : current ? assessment.again : assessment.start}
    </LinkButton>
  )
  const former = decisions.filter(({ historicOn }) => historicOn !== null)
  return (
    <div className="page page-narrow">
      <PageTitle
        title={history.title}
        back={{ to: href.citizen(citizenId), label: name }}
        actions={decisions.length > 0 ? talk : undefined}
      />
      {justDecided && (
        <div className="just-decided">
          <Notice tone="success" title={words.done(common.doors[current.door].word)} live />
          <ButtonRow>
            <LinkButton kind="primary" to={href.citizenMatch(citizenId)}>
              {words.nextStep}
            </LinkButton>
            <LinkButton icon="document" to={href.doorLetter(citizenId, current.decisionId)}>
              {history.letter}
            </LinkButton>
          </ButtonRow>
        </div>
      )}
      {decisions.length === 0 && <EmptyState action={talk}>{history.none}</EmptyState>}
      {current && (
        <Decision
          decision={current}
          disagreements={disagreements}
          catalogue={catalogues.get(current.proposal.catalogueVersion)}
        />
      )}
      {former.length > 0 && (
        <section className="former" aria-labelledby="tidligere">
          <h2 id="tidligere">{history.former}</h2>
          {former.map((one) => (
            <Decision
              key={one.decisionId}
              decision={one}
              disagreements={disagreements}
              catalogue={catalogues.get(one.proposal.catalogueVersion)}
            />
          ))}
        </section>
      )}
    </div>
  )
}

/** One decision with all it was decided on. */
const Decision = ({
  decision,
  disagreements,
  catalogue,
}: {
  decision: DoorDecision
  disagreements: readonly Disagreement[]
  catalogue: Catalogue | undefined
}) => {
  const { doors, common } = useTexts()
  const { history } = doors
  const format = useFormat()
  const say = useSay()
  const { door, proposal, citizenId, decisionId, decidedOn, decidedBy, historicOn, reviewOn, reason, answers, tags } = decision
  if (!catalogue) return null
  const said = disagreements.filter((one) => one.decisionId === decisionId)
  const whyNot = whyNotDisagreeAtAll({
    isHistoric: historicOn !== null,
    waiting: said.some(({ answer }) => answer === null),
  })
  const proposed =
    proposal.door === null
      ? history.withoutProposal
      : proposal.door === door
        ? history.asProposed
        : history.otherThanProposed(common.doors[proposal.door].word)
  const named = catalogue.tags.filter(({ key }) => tags.includes(key)).map((tag) => say(tag.name))
  const answered = Object.keys(answers).length
  return (
    <Card
      emphasis={historicOn === null}
      title={historicOn === null ? history.current : history.period(format.date(decidedOn), format.date(historicOn))}
      actions={<DoorBadge door={door} />}
    >
      {historicOn === null && <p>{say(definitionIn(catalogue, door).summary)}</p>}
      <DefinitionList
        facts={[
          [history.decided, history.decidedBy(decidedBy, format.date(decidedOn))],
          [history.proposal, proposed],
          [history.reason, reason && <span className="as-typed">{reason}</span>],
          [doors.definition.review, historicOn === null ? history.reviewDue(format.date(reviewOn)) : null],
          [doors.catalogue.tags, format.list(named)],
          [doors.catalogue.title, history.basis(proposal.catalogueVersion, answered)],
        ]}
      />
      <Details summary={history.showAnswers}>
        <Table
          caption={history.showAnswers}
          captionHidden
          compact
          rows={catalogue.questions.filter(({ key }) => answers[key] !== undefined)}
          rowKey={({ key }) => key}
          columns={[
            { key: 'question', header: history.question, cell: ({ text }) => say(text) },
            {
              key: 'answer',
              header: history.answer,
              cell: (question) => say(optionIn(questionIn(catalogue, question.key), answers[question.key] ?? '')),
            },
          ]}
        />
      </Details>
      <p className="decision-letter">
        <LinkButton
          icon="document"
          to={href.doorLetter(citizenId, decisionId)}
          aria-label={history.letterOf(format.date(decidedOn))}
        >
          {history.letter}
        </LinkButton>{' '}
        {whyNot === null && <Disagree decisionId={decisionId} />}
      </p>
      {said.map((one) => (
        <Said key={one.disagreementId} disagreement={one} />
      ))}
    </Card>
  )
}
