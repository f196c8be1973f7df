import type { Certainty } from '../../shared/offers/kinds.ts'
import { useTexts } from '../language.tsx'
import { Icon, type IconName } from '../ui/Icon.tsx'

const iconOf: Readonly<Record<Certainty, IconName>> = {
  verified: 'success',
  old: 'clock',
  conflicting: 'warning',
  unknown: 'help',
}

/** How sure we are of a rule: a drawing and a word, never a colour alone. */
export const CertaintyMark = ({ certainty }: { certainty: Certainty }) => {
  const { certainties, certaintyHints } = useTexts().offers
  return (
    <span className="certainty" title={certaintyHints[certainty]}>
      <Icon name={iconOf[certainty]} />
      {certainties[certainty]}
    </span>
  )
}
