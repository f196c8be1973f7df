import { useFetcher } from 'react-router'
import type { Employment } from '../../shared/employment/employment.schema.ts'
import { useFormat, useTexts } from '../language.tsx'
import { ActionForm } from '../ui/ActionForm.tsx'
import { Button, ButtonRow } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'

type Spell = Employment['spells'][number]

/** Jobs that their supplier says are over: one press ends each on the day that was said, another sets aside what was a mistake. */
export const SaidOver = ({ employment: { spells } }: { employment: Employment }) =>
  spells.map((spell) =>
    spell.report?.waits && spell.report.lastDay !== null ? (
      <Over key={spell.spellId} spell={spell} by={spell.report.reportedBy} lastDay={spell.report.lastDay} />
    ) : null,
  )

const Over = ({ spell: { spellId, employer, version }, by, lastDay }: { spell: Spell; by: string; lastDay: string }) => {
  const { spells: texts } = useTexts().employment
  const format = useFormat()
  const fetcher = useFetcher()
  const last = format.date(lastDay)
  return (
    <Notice tone="warning">
      <p>
        <b>{texts.waits(employer, by, last)}</b> {texts.waitsWhat}
      </p>
      <ActionForm fetcher={fetcher} idPrefix={spellId} className="check-answer">
        <input type="hidden" name="spellId" value={spellId} />
        <input type="hidden" name="version:number" value={version} />
        <input type="hidden" name="lastDay" value={lastDay} />
        <ButtonRow>
          <Button type="submit" name="deed" value="settle">
            {texts.settle(last)}
          </Button>
          <Button type="submit" kind="tertiary" name="deed" value="keep">
            {texts.keep}
          </Button>
        </ButtonRow>
      </ActionForm>
    </Notice>
  )
}
