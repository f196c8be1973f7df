import { type Source, sources } from '../../shared/employment/employment.rules.ts'
import { useTexts } from '../language.tsx'

/** Who told what is about to be noted; the caseworker until somebody else is chosen. */
export const WhoSays = ({ said }: { said: Source | null }) => {
  const { checks: texts, sources: names } = useTexts().employment
  return (
    <fieldset className="check-source">
      <legend>{texts.whoSays}</legend>
      {sources.map((one) => (
        <label key={one}>
          <input type="radio" name="source" value={one} defaultChecked={one === (said ?? 'caseworker')} /> {names[one]}
        </label>
      ))}
    </fieldset>
  )
}
