import { Link } from 'react-router'
import { useFormat, useTexts } from '../language.tsx'
import { Icon } from './Icon.tsx'

/** The pages beside the one we are on, with the first and the last: at most seven numbers; null is a gap. */
export const pagesAround = (page: number, pages: number): (number | null)[] => {
  const near = new Set([1, pages, page - 1, page, page + 1].filter((one) => one >= 1 && one <= pages))
  const sorted = [...near].toSorted((a, b) => a - b)
  return sorted.flatMap((one, index) => {
    const before = sorted[index - 1]
    if (before === undefined || one === before + 1) return [one]
    return one === before + 2 ? [one - 1, one] : [null, one]
  })
}

/** Pages as links; counts from 1. Nothing when all fits on one page. */
export const Pagination = ({
  page,
  pageSize,
  total,
  to,
}: {
  page: number
  pageSize: number
  total: number
  to: (page: number) => string
}) => {
  const texts = useTexts().common.pages
  const format = useFormat()
  const pages = Math.max(1, Math.ceil(total / pageSize))
  if (pages === 1) return null
  const from = (page - 1) * pageSize + 1
  const shown = texts.shown(from, Math.min(total, page * pageSize), format.number(total))
  return (
    <nav className="pages" aria-label={texts.label}>
      <p className="pages-shown">{shown}</p>
      <ul>
        {page > 1 && (
          <li>
            <Link to={to(page - 1)} rel="prev" className="page-step">
              <Icon name="previous" /> {texts.previous}
            </Link>
          </li>
        )}
        {pagesAround(page, pages).map((one, index) =>
          one === null ? (
            <li key={`gap-${index === 1 ? 'before' : 'after'}`} aria-hidden="true" className="page-gap">
              …
            </li>
          ) : (
            <li key={one} className={one === page ? undefined : 'page-other'}>
              <Link
                to={to(one)}
                aria-label={texts.page(one)}
                aria-current={one === page ? 'page' : undefined}
                className="page-number"
              >
                {one}
              </Link>
            </li>
          ),
        )}
        {page < pages && (
          <li>
            <Link to={to(page + 1)} rel="next" className="page-step">
              {texts.next} <Icon name="next" />
            </Link>
          </li>
        )}
      </ul>
    </nav>
  )
}
