import { useSyncExternalStore } from 'react'
import type { ProblemCode } from '../../shared/problem.ts'
import { fileNameIn } from '../api.ts'
import { saveFile } from '../download.ts'
import { problemIn } from '../problem.ts'
import { wantSentences } from '../texts.ts'

/** How far a long file has come, in rows; `total` is null until the server has worked out the figures. */
type Exporting =
  | { readonly state: 'idle' }
  | { readonly state: 'running'; readonly rows: number; readonly total: number | null }
  | { readonly state: 'saved'; readonly fileName: string; readonly rows: number }
  /** `code` is null where the server was not reached. */
  | { readonly state: 'failed'; readonly code: ProblemCode | null }

let now: Exporting = { state: 'idle' }
let stopping = new AbortController()
const watchers = new Set<() => void>()
const become = (next: Exporting): void => {
  now = next
  for (const watcher of watchers) watcher()
}

/** The file on its way, if any: it belongs to no page, so that one can leave the page meanwhile and come back. */
export const useExporting = (): Exporting =>
  useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher)
      return () => watchers.delete(watcher)
    },
    () => now,
  )

const numberIn = (headers: Headers, name: string): number => Number(headers.get(name) ?? 0)

const readFile = async (response: Response): Promise<{ parts: Uint8Array<ArrayBuffer>[]; total: number }> => {
  const [total, size] = [numberIn(response.headers, 'x-rows'), numberIn(response.headers, 'x-bytes')]
  const parts: Uint8Array<ArrayBuffer>[] = []
  let read = 0
  become({ state: 'running', rows: 0, total })
  const reader = response.body?.getReader()
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    parts.push(part.value)
    read += part.value.length
    become({ state: 'running', rows: size > 0 ? Math.floor((read / size) * total) : 0, total })
  }
  return { parts, total }
}

/** Fetches the file at an address of ours row by row and lets the browser save it; one at a time. */
export const startExport = async (address: string): Promise<void> => {
  if (now.state === 'running') return
  stopping = new AbortController()
  const { signal } = stopping
  become({ state: 'running', rows: 0, total: null })
  try {
    const response = await fetch(address, { headers: { 'x-fodfaeste': '1' }, credentials: 'same-origin', signal })
    if (!response.ok) {
      const { code } = await problemIn(response)
      await wantSentences([code])
      become({ state: 'failed', code })
      return
    }
    const { parts, total } = await readFile(response)
    const fileName = fileNameIn(response)
    saveFile(fileName, new Blob(parts, { type: response.headers.get('content-type') ?? '' }))
    become({ state: 'saved', fileName, rows: total })
  } catch {
    become(signal.aborted ? { state: 'idle' } : { state: 'failed', code: null })
  }
}

export const stopExport = (): void => stopping.abort()
