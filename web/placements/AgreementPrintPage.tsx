import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { isLanguage, languages } from '../../shared/i18n/format.ts'
import { agreementsApi } from '../../shared/placements/agreements.api.ts'
import type { Agreement, Version } from '../../shared/placements/agreements.schema.ts'
import { dutyParties, parties } from '../../shared/placements/parties.ts'
import { call } from '../api.ts'
import { useSignedIn } from '../app/session.ts'
import { href } from '../hrefs.ts'
import { type LanguagePack, loadLanguage, rememberedLanguage, useTexts } from '../language.tsx'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import { Tabs } from '../ui/Tabs.tsx'
import { AgreementContent } from './AgreementContent.tsx'
import { pendingIn } from './AgreementStatus.tsx'

export const loader = async ({ request, params: { placementId = '' } }: LoaderFunctionArgs) => {
  const asked = new URL(request.url).searchParams.get('sprog')
  const [agreement, pack] = await Promise.all([
    call(agreementsApi.get, { params: { placementId } }),
    loadLanguage(isLanguage(asked) ? asked : rememberedLanguage()),
  ])
  return { agreement, pack }
}

export const Component = () => {
  const { agreement, pack } = useLoaderData<typeof loader>()
  const { papers, common } = useTexts()
  const { print: words, ruleList } = papers
  const { placementId, versions, agreedId } = agreement
  const shown = pendingIn(agreement) ?? versions.find(({ versionId }) => versionId === agreedId) ?? versions[0]
  return (
    <div className="page page-narrow letter-page">
      <PageTitle
        title={words.title}
        back={{ to: href.placement(placementId), label: ruleList.back }}
        actions={
          <Button kind="primary" icon="print" onClick={() => window.print()}>
            {common.print}
          </Button>
        }
      />
      <Tabs
        label={words.language}
        tabs={languages.map((language) => ({
          key: language,
          to: href.agreementPrint(placementId, { sprog: language }),
          label: common.language[language],
          current: language === pack.language,
        }))}
      />
      {shown?.state === 'draft' && (
        <div className="no-print">
          <Notice>{words.draft}</Notice>
        </div>
      )}
      {shown && <Sheet agreement={agreement} version={shown} pack={pack} />}
    </div>
  )
}

/** The agreement on paper, in its own language, with a line for each who has not answered. */
const Sheet = ({ agreement, version, pack }: { agreement: Agreement; version: Version; pack: LanguagePack }) => {
  const { organisationName } = useSignedIn()
  const { texts, format, language } = pack
  const { print: words } = texts.papers
  const { parties: names, kinds, approvals: said, means, duties: dutyWords } = texts.agreements
  const { citizenName, duties } = agreement
  const asked = parties.filter(
    (party) => version.concerns.includes(party) || version.approvals.some((approval) => approval.party === party),
  )
  const answered = (party: (typeof parties)[number]) =>
    version.approvals.find((approval) => approval.party === party && approval.answer === 'approved')
  const lines = dutyParties.flatMap((party) => duties.filter((duty) => duty.party === party))
  return (
    <article className="letter agreement-sheet" lang={language}>
      <h2>{words.heading}</h2>
      <p>{words.between(citizenName, organisationName, version.supplierName)}</p>
      <p className="quiet">{words.number(version.number, kinds[version.kind])}</p>
      {version.state === 'draft' && <p className="only-print">{words.draft}</p>}
      <AgreementContent content={{ ...version, kind: 'first' }} pack={pack} own={false} />
      {lines.length > 0 && (
        <>
          <h3>{words.duties}</h3>
          <table className="table table--borderless table--compact">
            <thead>
              <tr>
                <th scope="col">{words.whatHeader}</th>
                <th scope="col">{words.whoHeader}</th>
                <th scope="col">{words.dueHeader}</th>
              </tr>
            </thead>
            <tbody>
              {lines.map(({ dutyId, text, party, ownerName, dueOn }) => (
                <tr key={dutyId}>
                  <th scope="row">{text[language]}</th>
                  <td>{ownerName ?? dutyWords.parties[party]}</td>
                  <td>{dueOn && format.date(dueOn)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
      <h3>{words.parts}</h3>
      <dl className="signatures">
        {asked.map((party) => {
          const approval = answered(party)
          return (
            <div key={party}>
              <dt>{names[party]}</dt>
              <dd>
                {approval ? (
                  said.by(
                    approval.byName,
                    format.date(approval.givenOn),
                    approval.means === 'on_behalf' ? `${means.on_behalf} ${names[party].toLowerCase()}` : means[approval.means],
                  )
                ) : (
                  <span className="signature-line">{words.sign}</span>
                )}
              </dd>
            </div>
          )
        })}
      </dl>
    </article>
  )
}
