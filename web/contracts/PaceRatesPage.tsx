import { Link, useLoaderData } from 'react-router'
import { addDays } from '../../shared/calendar.ts'
import { paceApi } from '../../shared/contracts/pace.api.ts'
import type { RecordedRate } from '../../shared/contracts/pace.schema.ts'
import { doubtsOf, type RateKind, rateKinds } from '../../shared/contracts/paceRates.rules.ts'
import { countsOn } from '../../shared/offers/book.rules.ts'
import { call } from '../api.ts'
import { href } from '../hrefs.ts'
import { useFormat, useTexts } from '../language.tsx'
import { CertaintyMark } from '../offers/CertaintyMark.tsx'
import { RuleTabs } from '../offers/RuleTabs.tsx'
import { LinkButton } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import { Table } from '../ui/Table.tsx'
import { useRateValue } from './paceWords.ts'

export const loader = () => call(paceApi.rates)

export const Component = () => {
  const { today, rates } = useLoaderData<typeof loader>()
  const { pace } = useTexts()
  return (
    <div className="page">
      <PageTitle title={pace.ratesPage.title} lede={pace.ratesPage.lede} />
      <RuleTabs current="rates" />
      <p>
        <Link to={href.pace()}>{pace.ratesPage.back}</Link>
      </p>
      {rateKinds.map((kind) => (
        <RatesOfKind key={kind} kind={kind} today={today} rates={rates.filter((rate) => rate.kind === kind)} />
      ))}
    </div>
  )
}

/** Every row of a kind, what counts first, then what comes, then what was. */
const RatesOfKind = ({ kind, rates, today }: { kind: RateKind; rates: readonly RecordedRate[]; today: string }) => {
  const { pace, offers } = useTexts()
  const words = pace.ratesPage
  const format = useFormat()
  const said = useRateValue()
  const order = (rate: RecordedRate): number =>
    rate.supersededAt !== null ? 3 : countsOn(rate, today) ? 0 : rate.validFrom > today ? 1 : 2
  const stateOf = (rate: RecordedRate): string =>
    rate.supersededAt === null
      ? ([words.counts, words.coming, words.ended][order(rate)] ?? words.ended)
      : words.replaced(format.dateTime(rate.supersededAt))
  const live = rates.filter(({ supersededAt }) => supersededAt === null)
  const followed = (rate: RecordedRate): boolean =>
    live.some(({ validFrom }) => rate.validTo !== null && validFrom === addDays(rate.validTo, 1))
  // of what is over, only the latest is still reckoned with
  const doubts = (rate: RecordedRate) =>
    rate.supersededAt === null && order(rate) !== 1 && !followed(rate) ? doubtsOf(rate, today) : []
  return (
    <section className="rule-topic" aria-labelledby={`sats-${kind}`}>
      <div className="page-title-row">
        <h2 id={`sats-${kind}`}>{pace.kinds[kind]}</h2>
        <LinkButton to={href.newPaceRate(kind)} icon="plus">
          {words.add}
          <span className="sr-only"> {pace.kinds[kind]}</span>
        </LinkButton>
      </div>
      <Table
        caption={pace.kinds[kind]}
        captionHidden
        stacks
        rows={rates.toSorted((a, b) => order(a) - order(b))}
        rowKey={({ rateId }) => rateId}
        empty={<p>{words.none}</p>}
        columns={[
          {
            key: 'value',
            header: words.value,
            cell: (rate) => (
              <>
                {said(kind, rate.value)}
                {rate.note && <span className="rule-note">{rate.note}</span>}
              </>
            ),
          },
          { key: 'number', header: words.number, numeric: true, cell: ({ number }) => format.number(number, 0) },
          {
            key: 'days',
            header: words.days,
            cell: ({ validFrom, validTo }) =>
              validTo
                ? offers.page.fromTo(format.date(validFrom), format.date(validTo))
                : offers.page.from(format.date(validFrom)),
          },
          {
            key: 'state',
            header: words.state,
            cell: (rate) => (
              <>
                {stateOf(rate)}
                {doubts(rate)
                  .filter((doubt) => doubt === 'ended' || doubt === 'aged')
                  .map((doubt) => (
                    <span key={doubt} className="pace-doubt">
                      <Icon name="warning" />
                      {pace.doubts[doubt]}
                    </span>
                  ))}
              </>
            ),
          },
          { key: 'source', header: words.source, cell: ({ source }) => source },
          { key: 'sure', header: words.sure, cell: ({ certainty }) => <CertaintyMark certainty={certainty} /> },
          {
            key: 'recorded',
            header: words.recorded,
            cell: ({ recordedBy, recordedAt }) => {
              const at = format.dateTime(recordedAt)
              return recordedBy === null ? words.withHouse(at) : words.by(recordedBy, at)
            },
          },
        ]}
      />
    </section>
  )
}
