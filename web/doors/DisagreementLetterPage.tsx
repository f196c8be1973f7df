import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { disagreementsApi } from '../../shared/doors/disagreements.api.ts'
import { answerWithin } from '../../shared/doors/disagreements.rules.ts'
import type { DisagreementLetter } from '../../shared/doors/disagreements.schema.ts'
import { isLanguage, languages } from '../../shared/i18n/format.ts'
import { call } from '../api.ts'
import { href } from '../hrefs.ts'
import { type LanguagePack, loadLanguage, rememberedLanguage, useTexts } from '../language.tsx'
import { Button } from '../ui/Button.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import { Tabs } from '../ui/Tabs.tsx'
import { LetterHead } from './LetterHead.tsx'

export const loader = async ({ request, params: { citizenId = '', disagreementId = '' } }: LoaderFunctionArgs) => {
  const asked = new URL(request.url).searchParams.get('sprog')
  const [letter, pack] = await Promise.all([
    call(disagreementsApi.disagreementLetter, { params: { citizenId, disagreementId } }),
    loadLanguage(isLanguage(asked) ? asked : rememberedLanguage()),
  ])
  return { letter, pack }
}

export const Component = () => {
  const { letter, pack } = useLoaderData<typeof loader>()
  const { doors, disagreements, common } = useTexts()
  const { citizenId, disagreementId } = letter
  return (
    <div className="page page-narrow letter-page">
      <PageTitle
        title={disagreements.letter.title}
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
          to: href.disagreementLetter(citizenId, disagreementId, { sprog: language }),
          label: common.language[language],
          current: language === pack.language,
        }))}
      />
      <Letter letter={letter} pack={pack} />
    </div>
  )
}

/** The answer in the letter's own language, whatever the page's is; what was said and answered stands as it was written. */
const Letter = ({ letter, pack: { texts, format, language } }: { letter: DisagreementLetter; pack: LanguagePack }) => {
  const { letter: words } = texts.disagreements
  const { letter: usual } = texts.doors
  const { name, organisationName, door, outcome, answeredBy, answeredOn, phone } = letter
  return (
    <article className="letter" lang={language}>
      <LetterHead to={letter} from={organisationName} on={format.date(answeredOn)} />
      <h2>{words.subject}</h2>
      <p>{usual.dear(name)}</p>
      <p>
        {words.opening(format.date(letter.saidOn))} {words.youSaid}
      </p>
      <blockquote className="as-typed">{letter.words}</blockquote>
      <p>
        {words.looked(answeredBy)} {outcome === 'kept' ? words.kept[door] : words.new_talk}
      </p>
      <p>{words.answer}</p>
      <blockquote className="as-typed">{letter.answer}</blockquote>
      <h3>{words.still}</h3>
      <p>
        {words.stillText(answeredBy, answerWithin)} {phone ? usual.call(format.phone(phone)) : usual.noPhone}
      </p>
      <p>{usual.right(answeredBy)}</p>
      <p className="letter-end">
        <span>{usual.regards}</span>
        <span>{answeredBy}</span>
        <span>{organisationName}</span>
      </p>
    </article>
  )
}
