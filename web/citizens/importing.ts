import { useEffect, useRef, useState } from 'react'
import { citizensApi } from '../../shared/citizens/citizens.api.ts'
import { largestFile } from '../../shared/citizens/citizens.limits.ts'
import type { HeaderChoices } from '../../shared/citizens/citizens.schema.ts'
import type { ImportCounts, ImportPreview } from '../../shared/citizens/import.schema.ts'
import type { Language } from '../../shared/i18n/format.ts'
import { ProblemError } from '../../shared/problem.ts'
import { call, type FormProblem, mendable } from '../api.ts'
import { download } from '../download.ts'

/** The file as it is sent each time: the server keeps nothing between looking and saving. */
type Chosen = { readonly fileName: string; readonly contentBase64: string; readonly columns: HeaderChoices }

export type Import =
  | { readonly step: 'file' }
  | { readonly step: 'columns'; readonly file: Chosen; readonly preview: ImportPreview }
  | { readonly step: 'rows'; readonly file: Chosen; readonly preview: ImportPreview; readonly changedMeanwhile: boolean }
  | { readonly step: 'saved'; readonly file: Chosen; readonly counts: ImportCounts }

// the browser encodes off the page's own thread, so that ten megabytes do not freeze it
const base64Of = (file: File): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result).split(',')[1] ?? '')
    reader.onerror = () => reject(new ProblemError('file-not-readable'))
    reader.readAsDataURL(file)
  })

const look = async (file: Chosen, changedMeanwhile = false): Promise<Import> => {
  const preview = await call(citizensApi.importPreview, { body: file })
  return preview.fingerprint === null ? { step: 'columns', file, preview } : { step: 'rows', file, preview, changedMeanwhile }
}

/** The way of a file through the import: where it is, what stands in its way, and the deeds that bring it on. */
export const useImport = () => {
  const [at, setAt] = useState<Import>({ step: 'file' })
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<FormProblem>()
  const [fault, setFault] = useState<unknown>()
  // an answer to a page that has been left is dropped
  const here = useRef(true)
  useEffect(() => {
    here.current = true
    return () => {
      here.current = false
    }
  }, [])
  // what the form cannot mend belongs to the error page, which only a render can reach
  if (fault !== undefined) throw fault

  // the second press of a double-click comes before the page knows of the first
  const working = useRef(false)
  const bring = async (work: () => Promise<Import>): Promise<void> => {
    if (working.current) return
    working.current = true
    setBusy(true)
    setProblem(undefined)
    try {
      const next = await work()
      if (here.current) setAt(next)
    } catch (error) {
      if (!here.current) return
      if (mendable(error)) setProblem(error)
      else setFault(error)
    } finally {
      working.current = false
      if (here.current) setBusy(false)
    }
  }

  return {
    at,
    busy,
    problem,
    refuse: setProblem,
    startOver: () => {
      setProblem(undefined)
      setAt({ step: 'file' })
    },
    read: (file: File | null) =>
      bring(async () => {
        const pointer = '/contentBase64'
        if (!file?.name) throw new ProblemError('invalid', { errors: [{ code: 'file-missing', pointer }] })
        if (file.size > largestFile)
          throw new ProblemError('invalid', { errors: [{ code: 'file-too-large', pointer, facts: { max: 10 } }] })
        return look({ fileName: file.name.slice(-255), contentBase64: await base64Of(file), columns: {} })
      }),
    decide: (columns: HeaderChoices) =>
      bring(() =>
        at.step === 'columns' ? look({ ...at.file, columns: { ...at.file.columns, ...columns } }) : Promise.resolve(at),
      ),
    save: () =>
      bring(async () => {
        if (at.step !== 'rows') return at
        const { file, preview } = at
        try {
          const counts = await call(citizensApi.importConfirm, { body: { ...file, fingerprint: preview.fingerprint ?? '' } })
          return { step: 'saved', file, counts }
        } catch (error) {
          if (error instanceof ProblemError && error.code === 'changed-meanwhile') return look(file, true)
          throw error
        }
      }),
    downloadRefused: (language: Language) =>
      bring(async () => {
        if (at.step === 'rows' || at.step === 'saved')
          await download(citizensApi.importRefused, { query: { language }, body: at.file })
        return at
      }),
  }
}

export type Importing = ReturnType<typeof useImport>
