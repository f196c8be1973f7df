import { useEffect, useState, useSyncExternalStore } from 'react'
import type { CitizenLanguage } from '../../shared/progress/instrument.ts'
import { Button } from '../ui/Button.tsx'

const speech = (): SpeechSynthesis | null => ('speechSynthesis' in window ? window.speechSynthesis : null)

const onVoices = (told: () => void) => {
  const here = speech()
  here?.addEventListener('voiceschanged', told)
  return () => here?.removeEventListener('voiceschanged', told)
}

/** The machine's own voice of a language; a browser tells of its voices only after a while. */
const useVoice = (language: CitizenLanguage): SpeechSynthesisVoice | null =>
  useSyncExternalStore(
    onVoices,
    () =>
      speech()
        ?.getVoices()
        .find(({ lang, localService }) => localService && lang.toLowerCase().split(/[-_]/)[0] === language) ?? null,
  )

/**
 * Reads the question and its answers aloud, in a voice of the citizen's language that lies on the machine itself: nothing is sent to
 * anybody. Where there is none, the button is not there.
 */
export const ReadAloud = ({
  text,
  language,
  words,
}: {
  text: string
  language: CitizenLanguage
  words: { readonly readAloud: string; readonly stopReading: string }
}) => {
  const voice = useVoice(language)
  const [reading, setReading] = useState(false)
  // The next question, or another page, silences this one.
  useEffect(() => () => speech()?.cancel(), [])
  const synthesis = speech()
  if (!voice || !synthesis) return null
  const read = () => {
    synthesis.cancel()
    if (reading) {
      setReading(false)
      return
    }
    const utterance = new SpeechSynthesisUtterance(text)
    utterance.voice = voice
    utterance.lang = voice.lang
    utterance.rate = 0.9
    utterance.onend = () => setReading(false)
    utterance.onerror = () => setReading(false)
    setReading(true)
    synthesis.speak(utterance)
  }
  return (
    <Button kind="tertiary" onClick={read}>
      {reading ? words.stopReading : words.readAloud}
    </Button>
  )
}
