import { useNavigation } from 'react-router'
import { useFormat, useTexts } from '../language.tsx'

/** Long work, counted: how many of how many. */
export const ProgressBar = ({ label, done, total }: { label: string; done: number; total: number }) => {
  const texts = useTexts()
  const format = useFormat()
  return (
    <div className="progress">
      <span>{label}</span>
      <progress aria-label={label} value={done} max={Math.max(1, total)} />
      <span className="progress-count">{texts.common.progress(done, total)}</span>
      <span className="sr-only">{format.percent(total === 0 ? 0 : done / total)}</span>
    </div>
  )
}

/** A quiet bar on top while a page is on its way; the style sheet holds it back for 300 ms. */
export const LoadingBar = () => {
  const { state } = useNavigation()
  return state === 'idle' ? null : <div className="loading-bar" aria-hidden="true" />
}
