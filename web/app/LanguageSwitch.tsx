import { languages } from '../../shared/i18n/format.ts'
import { useLanguage } from '../language.tsx'

/** DA and EN side by side; the choice is remembered on this machine. */
export const LanguageSwitch = () => {
  const { language, texts, choose } = useLanguage()
  return (
    <fieldset className="language">
      <legend className="sr-only">{texts.common.language.label}</legend>
      {languages.map((one) => (
        <button
          key={one}
          type="button"
          aria-pressed={one === language}
          aria-label={`${one.toUpperCase()}, ${texts.common.language[one]}`}
          lang={one}
          onClick={() => void choose(one)}
        >
          {one.toUpperCase()}
        </button>
      ))}
    </fieldset>
  )
}
