import type { Answer, Endpoint, FileAnswer } from '../shared/endpoint.ts'
import { type AskOf, call } from './api.ts'

/** Lets the browser save a file that is here. */
export const saveFile = (fileName: string, file: Blob): void => {
  const address = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = address
  link.download = fileName
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}

/** Asks an endpoint that answers with a file, and lets the browser save it. */
export const download = async <E extends Endpoint>(endpoint: E, ...ask: AskOf<E>): Promise<void> => {
  const file: FileAnswer = (await call(endpoint, ...ask)) as Answer<E> & FileAnswer
  saveFile(
    file.fileName,
    new Blob([typeof file.bytes === 'string' ? file.bytes : new Uint8Array(file.bytes)], { type: file.mediaType }),
  )
}
