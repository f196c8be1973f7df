import { Link } from 'react-router'
import type { Catalogue } from '../../shared/doors/doors.schema.ts'
import { type Difference, differencesOf } from '../../shared/doors/draft.rules.ts'
import { draftParts } from '../../shared/doors/keys.ts'
import { languages } from '../../shared/i18n/format.ts'
import { href } from '../hrefs.ts'
import { useTexts } from '../language.tsx'
import { Badge } from '../ui/Badge.tsx'
import { Table } from '../ui/Table.tsx'
import { useSay } from './catalogues.ts'
import { isField, useFieldLines } from './draftLines.ts'
import { slugOf, titleIn } from './draftParts.ts'

/** The published version and the draft side by side: only what differs, item by item and field by field. */
export const DraftDifferences = ({ published, draft }: { published: Catalogue; draft: Catalogue }) => {
  const texts = useTexts().catalogue
  const { items, reordered } = differencesOf(published, draft)
  const count = items.length + reordered.length
  return (
    <section className="rule-group">
      <h2>{texts.differences.title}</h2>
      <p>{count === 0 ? texts.differences.none : texts.differences.count(count)}</p>
      {draftParts
        .filter((part) => reordered.includes(part) || items.some((item) => item.part === part))
        .map((part) => (
          <section key={part} className="differences">
            <h3>{texts.draft.partNames[part]}</h3>
            {reordered.includes(part) && <p>{texts.differences.reordered}</p>}
            {items
              .filter((item) => item.part === part)
              .map((item) => (
                <Item key={item.key} item={item} published={published} draft={draft} />
              ))}
          </section>
        ))}
    </section>
  )
}

type Line = {
  readonly key: string
  readonly label: string
  readonly before: readonly string[]
  readonly after: readonly string[]
}

const Item = ({ item, published, draft }: { item: Difference; published: Catalogue; draft: Catalogue }) => {
  const texts = useTexts().catalogue
  const { differences, fields } = texts
  const say = useSay()
  const linesOf = useFieldLines()
  const title = titleIn(item.kind === 'removed' ? published : draft, item.part, item.key)
  const name = title ? say(title) : ''
  const rows = item.fields.filter(isField).flatMap((field): Line[] => {
    const sides = languages.map((language) => ({
      language,
      before: linesOf(published, item, field, language),
      after: linesOf(draft, item, field, language),
    }))
    const [one, other] = sides
    const alike = one && other && String([one.before, one.after]) === String([other.before, other.after])
    return sides
      .filter(({ before, after }, at) => String(before) !== String(after) && !(alike && at > 0))
      .map(({ language, before, after }) => ({
        key: `${field} ${language}`,
        label: alike ? fields[field] : `${fields[field]} (${differences.inLanguage[language]})`,
        ...onlyOther(before, after),
      }))
  })
  return (
    <article className="difference">
      <h4>
        {name} <Badge>{differences.kinds[item.kind]}</Badge>
      </h4>
      {item.kind !== 'removed' && (
        <Link to={href.draftItem(slugOf(item.part), item.key)} aria-label={differences.editNamed(name)}>
          {differences.edit}
        </Link>
      )}
      <Table
        caption={name}
        captionHidden
        compact
        stacks
        rows={rows}
        rowKey={({ key }) => key}
        columns={[
          { key: 'field', header: differences.field, cell: ({ label }) => label },
          { key: 'before', header: differences.now(published.version), cell: ({ before }) => <Said lines={before} /> },
          { key: 'after', header: differences.draft, cell: ({ after }) => <Said lines={after} /> },
        ]}
      />
    </article>
  )
}

/** Of two lists what is not in the other; both whole where only the order differs. */
const onlyOther = (before: readonly string[], after: readonly string[]) => {
  const gone = before.filter((line) => !after.includes(line))
  const come = after.filter((line) => !before.includes(line))
  return gone.length + come.length === 0 ? { before, after } : { before: gone, after: come }
}

const Said = ({ lines }: { lines: readonly string[] }) => {
  const { nothing } = useTexts().catalogue.differences
  if (lines.length === 0) return <span className="quiet">{nothing}</span>
  return lines.length === 1 ? (
    lines[0]
  ) : (
    <ul className="sentences">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}
