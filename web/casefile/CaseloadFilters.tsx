import { Form } from 'react-router'
import type { CaseloadCounts } from '../../shared/casefile/casefile.schema.ts'
import { attentions, deadlineFilters, doorFilters, stages } from '../../shared/casefile/ways.ts'
import { useSignedIn } from '../app/session.ts'
import { useTexts } from '../language.tsx'
import { Button } from '../ui/Button.tsx'
import { DoorShape } from '../ui/DoorBadge.tsx'
import { FilterChips } from '../ui/FilterChips.tsx'
import { type CaseloadView, caseloadHref } from './caseloadQuery.ts'

type Props = { readonly view: CaseloadView; readonly counts: CaseloadCounts }

/** Five rows of counts; each count is the number there would be, the other choices standing. */
export const CaseloadFilters = ({ view, counts }: Props) => {
  const { casefile, common } = useTexts()
  const { filters, deadlines, attentions: reasons } = casefile.list
  const all = (filter: 'door' | 'stage' | 'deadline' | 'attention') => ({
    key: 'all',
    to: caseloadHref(view, { [filter]: undefined }),
    label: common.filters.all,
    count: counts.all[filter],
    current: view[filter] === undefined,
  })
  return (
    <div className="filters">
      <Caseworkers view={view} counts={counts} />
      <FilterChips
        label={filters.deadline}
        chips={[
          all('deadline'),
          ...deadlineFilters.map((key) => ({
            key,
            to: caseloadHref(view, { deadline: key }),
            label: deadlines[key],
            count: counts.deadline[key],
            current: view.deadline === key,
          })),
        ]}
      />
      <FilterChips
        label={filters.attention}
        chips={[
          all('attention'),
          ...attentions.flatMap((key) => {
            const count = counts.attention[key]
            // not counted for everybody's citizens at once
            if (count === null) return []
            return [
              {
                key,
                to: caseloadHref(view, { attention: key }),
                label: reasons[key],
                count,
                current: view.attention === key,
              },
            ]
          }),
        ]}
      />
      <FilterChips
        label={filters.door}
        chips={[
          all('door'),
          ...doorFilters.map((key) => ({
            key,
            to: caseloadHref(view, { door: key }),
            label:
              key === 'none' ? (
                casefile.noDoor
              ) : (
                <>
                  <DoorShape door={key} /> {common.doors[key].word}
                </>
              ),
            count: counts.door[key],
            current: view.door === key,
          })),
        ]}
      />
      <FilterChips
        label={filters.stage}
        chips={[
          all('stage'),
          ...stages.map((key) => ({
            key,
            to: caseloadHref(view, { stage: key }),
            label: casefile.stages[key],
            count: counts.stage[key],
            current: view.stage === key,
          })),
        ]}
      />
    </div>
  )
}

const Caseworkers = ({ view, counts }: Props) => {
  const texts = useTexts().casefile.list
  const { staffId } = useSignedIn()
  const colleagues = counts.caseworkers.filter((one) => one.staffId !== staffId)
  const colleague = colleagues.find((one) => one.staffId === view.caseworker)
  const chip = (key: string, label: string, count: number) => ({
    key,
    to: caseloadHref(view, { caseworker: key }),
    label,
    count,
    current: view.caseworker === key,
  })
  return (
    <div className="filters-row">
      <FilterChips
        label={texts.filters.caseworker}
        chips={[
          chip('me', texts.mine, counts.mine),
          chip('all', texts.everybody, counts.all.caseworker),
          chip('none', texts.nobodys, counts.nobodys),
          ...(colleague ? [chip(colleague.staffId, colleague.name, colleague.count)] : []),
        ]}
      />
      {colleagues.length > 0 && (
        <Form method="get" className="inline-form" key={view.caseworker}>
          {view.door && <input type="hidden" name="doer" value={view.door} />}
          {view.stage && <input type="hidden" name="trin" value={view.stage} />}
          {view.deadline && <input type="hidden" name="frist" value={view.deadline} />}
          {view.attention && <input type="hidden" name="samtale" value={view.attention} />}
          {view.sort !== 'deadline' && <input type="hidden" name="sorter" value={view.sort} />}
          {view.order !== 'asc' && <input type="hidden" name="retning" value={view.order} />}
          <label className="sr-only" htmlFor="kollega">
            {texts.colleague}
          </label>
          <select id="kollega" name="hos" className="form-select" defaultValue={colleague?.staffId ?? ''}>
            <option value="">{texts.colleagueEmpty}</option>
            {colleagues.map((one) => (
              <option key={one.staffId} value={one.staffId}>
                {texts.colleagueLine(one.name, one.count)}
              </option>
            ))}
          </select>
          <Button type="submit">{texts.showColleague}</Button>
        </Form>
      )}
    </div>
  )
}
