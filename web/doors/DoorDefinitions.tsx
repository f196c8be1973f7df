import type { Catalogue, DoorDefinition, RampWeek, Text } from '../../shared/doors/doors.schema.ts'
import { useTexts } from '../language.tsx'
import { Card } from '../ui/Card.tsx'
import { DefinitionList } from '../ui/DefinitionList.tsx'
import { Details } from '../ui/Details.tsx'
import { DoorBadge } from '../ui/DoorBadge.tsx'
import { Table } from '../ui/Table.tsx'
import { useSay } from './catalogues.ts'

/** The three doors side by side: how the workplace is set up at each. */
export const DoorDefinitions = ({ catalogue }: { catalogue: Catalogue }) => {
  const texts = useTexts().doors.definition
  return (
    <>
      <div className="door-definitions">
        {catalogue.doors.map((definition) => (
          <Definition key={definition.door} definition={definition} />
        ))}
      </div>
      <p className="never-refuse">{texts.neverRefuse}</p>
    </>
  )
}

const Lines = ({ lines }: { lines: readonly Text[] }) => {
  const say = useSay()
  return (
    <ul className="sentences">
      {lines.map((line) => (
        <li key={line.da}>{say(line)}</li>
      ))}
    </ul>
  )
}

const Definition = ({ definition }: { definition: DoorDefinition }) => {
  const texts = useTexts().doors.definition
  const say = useSay()
  const {
    door,
    name,
    summary,
    criteria,
    hours,
    pace,
    place,
    groupSize,
    offers,
    payTarget,
    duties,
    review,
    moveUp,
    moveDown,
    ramp,
  } = definition
  const range = ({ from, to }: { from: number; to: number }) => texts.range(String(from), String(to))
  const reviews = [texts.reviewText(review.first, review.every), review.atMost === null ? '' : texts.reviewAtMost(review.atMost)]
  const paceOf = ({ pace: one }: RampWeek) => (one ? texts.paceRange(String(one.from), String(one.to)) : texts.paceNotMeasured)
  return (
    <Card title={say(name)} actions={<DoorBadge door={door} />}>
      <p>{say(summary)}</p>
      <h3>{texts.criteria}</h3>
      <Lines lines={criteria} />
      <DefinitionList
        facts={[
          [texts.hours, texts.hoursText(range(hours.start), range(hours.goal))],
          [texts.pace, say(pace)],
          [texts.place, say(place)],
          [texts.groupSize, say(groupSize)],
          [texts.payTarget, say(payTarget.text)],
          [texts.review, reviews.filter(Boolean).join(' ')],
        ]}
      />
      <h3>{texts.offers}</h3>
      <Lines lines={offers} />
      <h3>{texts.moveUp}</h3>
      <Lines lines={moveUp} />
      <h3>{texts.moveDown}</h3>
      <Lines lines={moveDown} />
      <Details summary={texts.duties}>
        {(['jobcenter', 'supplier', 'citizen', 'unionRep'] as const).map((who) => (
          <section key={who}>
            <h3>{texts[who]}</h3>
            <Lines lines={duties[who]} />
          </section>
        ))}
      </Details>
      <Details summary={texts.ramp}>
        <Table
          caption={texts.ramp}
          captionHidden
          compact
          rows={ramp}
          rowKey={({ week }) => String(week)}
          columns={[
            { key: 'week', header: texts.ramp, cell: ({ week }) => texts.week(week) },
            { key: 'hours', header: texts.hours, cell: (step) => range(step.hours) },
            { key: 'pace', header: texts.pace, cell: paceOf },
          ]}
        />
      </Details>
    </Card>
  )
}
