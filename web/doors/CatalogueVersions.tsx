import { Link } from 'react-router'
import type { CatalogueVersion } from '../../shared/doors/draft.schema.ts'
import { href } from '../hrefs.ts'
import { useFormat, useTexts } from '../language.tsx'
import { Badge } from '../ui/Badge.tsx'
import { Table } from '../ui/Table.tsx'

/** Every version there has been, with who stood behind it and why. */
export const CatalogueVersions = ({ versions }: { versions: readonly CatalogueVersion[] }) => {
  const texts = useTexts().catalogue.versions
  const format = useFormat()
  const newest = versions[0]?.version
  return (
    <>
      <p>{texts.hint}</p>
      <Table
        caption={texts.title}
        captionHidden
        stacks
        rows={versions}
        rowKey={({ version }) => String(version)}
        columns={[
          {
            key: 'version',
            header: texts.version,
            cell: ({ version }) => (
              <>
                <Link to={href.catalogue(version === newest ? {} : { udgave: version })}>{texts.number(version)}</Link>{' '}
                {version === newest && <Badge>{texts.current}</Badge>}
              </>
            ),
          },
          { key: 'published', header: texts.published, cell: ({ publishedAt }) => format.dateTime(publishedAt) },
          { key: 'proposed', header: texts.proposedBy, cell: ({ proposedBy }) => proposedBy ?? '–' },
          { key: 'approved', header: texts.approvedBy, cell: ({ approvedBy }) => approvedBy ?? '–' },
          {
            key: 'reason',
            header: texts.reason,
            cell: ({ reason }) => <span className="as-typed">{reason ?? texts.first}</span>,
          },
        ]}
      />
    </>
  )
}
