import { useState } from 'react'
import type { Employment, Spell } from '../../shared/employment/employment.schema.ts'
import { useSession } from '../app/session.ts'
import { useFormat, useTexts } from '../language.tsx'
import { Badge } from '../ui/Badge.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { Table } from '../ui/Table.tsx'
import { EndForm, SpellForm } from './SpellForms.tsx'

type Open = { readonly deed: 'add' } | { readonly deed: 'change' | 'end'; readonly spell: Spell }

/** Paid work as it is known, newest first; entered, corrected and ended in a dialog. */
export const Spells = ({ employment: { spells, placements } }: { employment: Employment }) => {
  const { spells: texts, form, kinds, sources } = useTexts().employment
  const format = useFormat()
  const { today } = useSession()
  const [open, setOpen] = useState<Open | null>(null)
  const close = () => setOpen(null)
  const saidOf = ({ stillThere, weeklyHours, lastDay, reportedOn, setAside }: NonNullable<Spell['report']>): string =>
    stillThere
      ? texts.saidYes(format.date(reportedOn), format.hours(weeklyHours ?? 0))
      : (setAside ? texts.setAside : texts.saidNo)(format.date(reportedOn), format.date(lastDay ?? reportedOn))
  const add = (
    <Button icon="plus" onClick={() => setOpen({ deed: 'add' })}>
      {texts.add}
    </Button>
  )
  const title = open === null ? '' : open.deed === 'end' ? form.end(open.spell.employer) : form[open.deed]
  return (
    <section className="panel">
      <header>
        <h2>{texts.title}</h2>
        {spells.length > 0 && add}
      </header>
      <Table
        caption={texts.title}
        captionHidden
        stacks
        rows={spells}
        rowKey={({ spellId }) => spellId}
        empty={<EmptyState action={add}>{texts.none}</EmptyState>}
        columns={[
          {
            key: 'employer',
            header: texts.employer,
            cell: ({ employer, siteName, supplierName, report }) => (
              <>
                {employer}
                {siteName && <span className="cell-note">{texts.through(siteName)}</span>}
                {supplierName && supplierName !== employer && <span className="cell-note">{texts.own(supplierName)}</span>}
                {report && <span className="cell-note">{saidOf(report)}</span>}
              </>
            ),
          },
          { key: 'kind', header: texts.kind, cell: ({ kind }) => kinds[kind] },
          {
            key: 'period',
            header: texts.period,
            cell: ({ startsOn, endsOn }) => (
              <>
                {endsOn === null ? texts.from(format.date(startsOn)) : texts.fromTo(format.date(startsOn), format.date(endsOn))}{' '}
                {startsOn > today && <Badge icon="calendar">{texts.ahead}</Badge>}
              </>
            ),
          },
          { key: 'hours', header: texts.hours, numeric: true, cell: ({ weeklyHours }) => format.number(weeklyHours) },
          { key: 'source', header: texts.source, cell: ({ source }) => sources[source] },
          {
            key: 'actions',
            header: texts.actions,
            cell: (spell) => (
              <div className="cell-actions">
                <Button
                  kind="tertiary"
                  aria-label={texts.changeNamed(spell.employer)}
                  onClick={() => setOpen({ deed: 'change', spell })}
                >
                  {texts.change}
                </Button>
                {spell.can.end === null && (
                  <Button
                    kind="tertiary"
                    aria-label={texts.endNamed(spell.employer)}
                    onClick={() => setOpen({ deed: 'end', spell })}
                  >
                    {texts.end}
                  </Button>
                )}
              </div>
            ),
          },
        ]}
      />
      <Dialog open={open !== null} onClose={close} title={title}>
        {open?.deed === 'end' && <EndForm spell={open.spell} onSaved={close} />}
        {open && open.deed !== 'end' && (
          <SpellForm spell={open.deed === 'change' ? open.spell : null} placements={placements} onSaved={close} />
        )}
      </Dialog>
    </section>
  )
}
