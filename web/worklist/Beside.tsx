import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { doorFilters, stages } from '../../shared/casefile/ways.ts'
import type { Worklist } from '../../shared/worklist/worklist.schema.ts'
import { href } from '../hrefs.ts'
import { useFormat, useTexts } from '../language.tsx'
import { Card } from '../ui/Card.tsx'
import { DoorShape } from '../ui/DoorBadge.tsx'

/** My citizens as numbers that lead to them. */
export const MyCitizens = ({ list: { mine, nobodys } }: { list: Worklist }) => {
  const { worklist, casefile, common } = useTexts()
  const format = useFormat()
  return (
    <Card title={worklist.mine.title} actions={<Link to={href.citizens()}>{worklist.mine.total(mine.total)}</Link>}>
      <Counts
        title={worklist.mine.door}
        lines={doorFilters.map((door) => ({
          key: door,
          to: href.citizens({ doer: door }),
          count: mine.door[door],
          label:
            door === 'none' ? (
              casefile.noDoor
            ) : (
              <span className={`door-word door-word-${door}`}>
                <DoorShape door={door} /> {common.doors[door].word}
              </span>
            ),
        }))}
        number={format.number}
      />
      <Counts
        title={worklist.mine.stage}
        lines={stages.map((stage) => ({
          key: stage,
          to: href.citizens({ trin: stage }),
          count: mine.stage[stage],
          label: casefile.stages[stage],
        }))}
        number={format.number}
      />
      {nobodys > 0 && (
        <p>
          <Link to={href.citizens({ hos: 'none' })}>{worklist.mine.nobodys(nobodys)}</Link>
        </p>
      )}
    </Card>
  )
}

type Line = { readonly key: string; readonly to: string; readonly count: number; readonly label: ReactNode }

const Counts = ({ title, lines, number }: { title: string; lines: readonly Line[]; number: (value: number) => string }) => (
  <>
    <h3>{title}</h3>
    <ul className="plain-list counts">
      {lines.map(({ key, to, count, label }) => (
        <li key={key}>
          {count > 0 ? (
            <Link to={to}>
              <span>{label}</span> <b>{number(count)}</b>
            </Link>
          ) : (
            <>
              <span>{label}</span> <span className="quiet">{number(count)}</span>
            </>
          )}
        </li>
      ))}
    </ul>
  </>
)

/** Whose citizens I look after, who looks after mine, and until when. */
export const Covering = ({ covering, coveredBy }: Pick<Worklist, 'covering' | 'coveredBy'>) => {
  const texts = useTexts().worklist.covering
  const format = useFormat()
  return (
    <Card title={texts.title}>
      {covering.map(({ coverId, absent, untilOn }) => (
        <p key={coverId}>{texts.line(absent, format.date(untilOn))}</p>
      ))}
      {coveredBy.map(({ coverId, substitute, untilOn }) => (
        <p key={coverId}>{texts.by(substitute, format.date(untilOn))}</p>
      ))}
      {covering.length + coveredBy.length === 0 && <p>{texts.none}</p>}
      <p>
        <Link to={href.covers()}>{texts.all}</Link>
      </p>
    </Card>
  )
}
