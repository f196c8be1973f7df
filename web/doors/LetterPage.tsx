import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { answerWithin } from '../../shared/doors/disagreements.rules.ts'
import { doorsApi } from '../../shared/doors/doors.api.ts'
import type { Catalogue, DoorLetter } from '../../shared/doors/doors.schema.ts'
import { isLanguage, languages } from '../../shared/i18n/format.ts'
import { call } from '../api.ts'
import { href } from '../hrefs.ts'
import { type LanguagePack, loadLanguage, rememberedLanguage, useTexts } from '../language.tsx'
import { Button } from '../ui/Button.tsx'
import { DefinitionList } from '../ui/DefinitionList.tsx'
import { Notice } from '../ui/Notice.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import { Tabs } from '../ui/Tabs.tsx'
import { catalogueOf, definitionIn } from './catalogues.ts'
import { LetterHead } from './LetterHead.tsx'

export const loader = async ({ request, params: { citizenId = '', decisionId = '' } }: LoaderFunctionArgs) => {
  const asked = new URL(request.url).searchParams.get('sprog')
  const letter = await call(doorsApi.letter, { params: { citizenId, decisionId } })
  const [pack, catalogue] = await Promise.all([
    loadLanguage(isLanguage(asked) ? asked : rememberedLanguage()),
    catalogueOf(letter.proposal.catalogueVersion),
  ])
  return { letter, pack, catalogue }
}

export const Component = () => {
  const { letter, pack, catalogue } = useLoaderData<typeof loader>()
  const { doors, common } = useTexts()
  const { citizenId, decisionId } = letter
  return (
    <div className="page page-narrow letter-page">
      <PageTitle
        title={doors.letter.title}
        back={{ to: href.doors(citizenId), label: doors.history.title }}
        actions={
          <Button kind="primary" icon="print" onClick={() => window.print()}>
            {common.print}
          </Button>
        }
      />
      <Tabs
        label={doors.letter.language}
        tabs={languages.map((language) => ({
          key: language,
          to: href.doorLetter(citizenId, decisionId, { sprog: language }),
          label: common.language[language],
          current: language === pack.language,
        }))}
      />
      {letter.historicOn !== null && (
        <div className="no-print">
          <Notice tone="info">{doors.letter.historic}</Notice>
        </div>
      )}
      <Letter letter={letter} pack={pack} catalogue={catalogue} />
    </div>
  )
}

/** The letter in its own language, whatever the page's is. It names a start, never a colour or a kind of person. */
const Letter = ({ letter, pack, catalogue }: { letter: DoorLetter; pack: LanguagePack; catalogue: Catalogue }) => {
  const { texts, format, language } = pack
  const { letter: words, definition } = texts.doors
  const { door, name, organisationName, decidedBy, decidedOn, reviewOn, phone } = letter
  const { summary, hours, place, groupSize, payTarget } = definitionIn(catalogue, door)
  const range = ({ from, to }: { from: number; to: number }) => definition.range(format.number(from), format.number(to))
  return (
    <article className="letter" lang={language}>
      <LetterHead to={letter} from={organisationName} on={format.date(decidedOn)} />
      <h2>{words.subject[door]}</h2>
      <p>{words.dear(name)}</p>
      <p>
        {words.opening} {words.decided[door](decidedBy, format.date(decidedOn))} {words.placeNotPerson}
      </p>
      <h3>{words.means}</h3>
      <p>{summary[language]}</p>
      <DefinitionList
        facts={[
          [words.hours, words.hoursText(range(hours.start), range(hours.goal))],
          [words.place, place[language]],
          [words.team, groupSize[language]],
          [words.pay, payTarget.text[language]],
        ]}
      />
      <h3>{words.why}</h3>
      <Why letter={letter} pack={pack} />
      <h3>{words.next}</h3>
      <p>
        {words.nextText(format.date(reviewOn))} {words.sooner}
      </p>
      <h3>{words.disagree}</h3>
      <p>
        {words.disagreeText(decidedBy)} {words.clock(answerWithin)} {phone ? words.call(format.phone(phone)) : words.noPhone}
      </p>
      <p>
        {words.explained} <a href={href.doorsExplained()}>{new URL(href.doorsExplained(), window.location.origin).href}</a>
      </p>
      <p>{words.right(decidedBy)}</p>
      <p className="letter-end">
        <span>{words.regards}</span>
        <span>{decidedBy}</span>
        <span>{organisationName}</span>
      </p>
    </article>
  )
}

const Why = ({ letter, pack }: { letter: DoorLetter; pack: LanguagePack }) => {
  const { letter: words } = pack.texts.doors
  const { door, proposal, reason, decidedBy } = letter
  const asProposed = proposal.door === door
  const decisive = proposal.reasons.filter((one) => one.decisive)
  return (
    <>
      <p>{asProposed ? words.asProposed : words.proposed[proposal.door ?? 'none']}</p>
      {decisive.length > 0 && (
        <>
          <p>{asProposed ? words.youSaid : words.yourAnswers}</p>
          <ul>
            {decisive.map(({ ruleKey, sentence }) => (
              <li key={ruleKey}>{sentence[pack.language]}</li>
            ))}
          </ul>
        </>
      )}
      {!asProposed && reason !== null && (
        <>
          <p>{proposal.door ? words.choseOther(decidedBy) : words.chose(decidedBy)}</p>
          <blockquote className="as-typed">{reason}</blockquote>
        </>
      )}
    </>
  )
}
