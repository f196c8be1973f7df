import { useEffect, useState } from 'react'
import { type ShouldRevalidateFunctionArgs, useLoaderData, useSearchParams } from 'react-router'
import { paceApi } from '../../shared/contracts/pace.api.ts'
import { firstState, type PaceState, queryOf, reckonPace, stateFrom } from '../../shared/contracts/pace.state.ts'
import { addressOf } from '../../shared/endpoint.ts'
import { may } from '../../shared/permissions.ts'
import { call } from '../api.ts'
import { useSignedIn } from '../app/session.ts'
import { href } from '../hrefs.ts'
import { useFormat, useLanguage, useTexts } from '../language.tsx'
import { Button, LinkButton } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Notice } from '../ui/Notice.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import { ChosenPace, PaceCurve } from './PaceFigures.tsx'
import { PaceInputs } from './PaceInputs.tsx'
import { PaceRamp } from './PaceRamp.tsx'
import { PaceTeam } from './PaceTeam.tsx'

export const loader = () => call(paceApi.basis)

/** What is chosen stands in the address and is reckoned here: nothing is fetched anew for it. */
export const shouldRevalidate = ({ currentUrl, nextUrl, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs): boolean =>
  currentUrl.pathname === nextUrl.pathname && currentUrl.search !== nextUrl.search ? false : defaultShouldRevalidate

/** The state, begun from the address and written back to it once the slider rests. */
const usePaceState = () => {
  const [search, setSearch] = useSearchParams()
  const [state, setState] = useState<PaceState>(() => stateFrom(search))
  const wanted = new URLSearchParams(queryOf(state)).toString()
  const now = search.toString()
  useEffect(() => {
    if (wanted === now) return
    const timer = setTimeout(() => setSearch(wanted, { replace: true, preventScrollReset: true }), 300)
    return () => clearTimeout(timer)
  }, [wanted, now, setSearch])
  return [state, setState] as const
}

export const Component = () => {
  const { today, rates, ramps } = useLoaderData<typeof loader>()
  const { pace, common } = useTexts()
  const format = useFormat()
  const { language } = useLanguage()
  const { role } = useSignedIn()
  const [state, setState] = usePaceState()
  // fields that were filled in by hand begin anew with the state
  const [round, setRound] = useState(0)
  const { inputs, figures } = reckonPace(state, rates, ramps, today)
  const change = (part: Partial<PaceState>) => setState((before) => ({ ...before, ...part }))
  const doubtful = new Set(
    Object.values(inputs).flatMap((used) => (used && used.doubts.length > 0 && used.rate ? [used.rate.rateId] : [])),
  ).size
  const query = { ...queryOf(state), language }
  return (
    <div className="page pace">
      <PageTitle
        title={pace.title}
        lede={pace.lede}
        actions={
          <>
            <Button icon="print" onClick={() => window.print()}>
              {common.print}
            </Button>
            <a className="button button-secondary" href={addressOf(paceApi.csv, { query })} download>
              <Icon name="download" />
              <span>{pace.download}</span>
            </a>
            <a className="button button-secondary" href={addressOf(paceApi.xlsx, { query })} download>
              <Icon name="download" />
              <span>{pace.downloadXlsx}</span>
            </a>
            {may(role, 'pace.write') && <LinkButton to={href.paceRates()}>{pace.rates}</LinkButton>}
          </>
        }
      />
      {doubtful > 0 && <Notice tone="warning" title={pace.doubtful(doubtful)} />}
      <div className="pace-columns" key={round}>
        <div>
          <PaceInputs
            state={state}
            inputs={inputs}
            answer={figures && pace.chosen.answer(format.kroner(figures.chosen.normHour))}
            onChange={change}
          />
          <p className="no-print">
            <Button
              kind="tertiary"
              onClick={() => {
                setState(firstState)
                setRound(round + 1)
              }}
            >
              {pace.reset}
            </Button>
          </p>
        </div>
        {figures ? (
          <div className="pace-figures">
            <ChosenPace state={state} figures={figures} asOf={today} />
            <PaceCurve state={state} figures={figures} asOf={today} />
            <PaceRamp state={state} figures={figures} asOf={today} onChange={change} />
            <PaceTeam state={state} figures={figures} onChange={change} />
          </div>
        ) : (
          <p className="not-drawn">{pace.noFigures}</p>
        )}
      </div>
    </div>
  )
}
