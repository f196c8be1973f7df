import { attentions, caseloadSorts, deadlineFilters, doorFilters, stages } from '../../shared/casefile/ways.ts'
import { href } from '../hrefs.ts'

const oneOf = <T extends string>(values: readonly T[], value: string | null): T | undefined => values.find((one) => one === value)

/** What the address of the list says; what it does not understand it leaves out. */
export const readCaseload = (search: URLSearchParams) => ({
  door: oneOf(doorFilters, search.get('doer')),
  stage: oneOf(stages, search.get('trin')),
  deadline: oneOf(deadlineFilters, search.get('frist')),
  attention: oneOf(attentions, search.get('samtale')),
  caseworker: /^(all|none|[0-9a-f-]{36})$/.exec(search.get('hos') ?? '')?.[0] ?? 'me',
  sort: oneOf(caseloadSorts, search.get('sorter')) ?? 'deadline',
  order: oneOf(['asc', 'desc'], search.get('retning')) ?? 'asc',
  page: /^[1-9]\d{0,4}$/.exec(search.get('side') ?? '')?.[0] ?? '1',
})
export type CaseloadView = ReturnType<typeof readCaseload>

/** The list with some of the choices changed. Any change but of the page goes to the first page. */
export const caseloadHref = (view: CaseloadView, change: Partial<CaseloadView>): string => {
  const next = { ...view, page: '1', ...change }
  return href.citizens({
    doer: next.door,
    trin: next.stage,
    frist: next.deadline,
    samtale: next.attention,
    hos: next.caseworker === 'me' ? undefined : next.caseworker,
    sorter: next.sort === 'deadline' ? undefined : next.sort,
    retning: next.order === 'asc' ? undefined : next.order,
    side: next.page === '1' ? undefined : next.page,
  })
}
