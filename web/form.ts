import { parseDanishNumber } from '../shared/numbers.ts'
import { fillField } from './fill.ts'

/** A number as the server will read it; null for whatever it would refuse ('12.5' and '1.024' too: they can be read in two ways). */
export const numberIn = (text: string): number | null => {
  const read = parseDanishNumber(text)
  return typeof read === 'number' ? read : null
}

type Kind = 'number' | 'flag' | 'list' | 'text'
type Named = { readonly path: readonly string[]; readonly kind: Kind }

/** Field names carry their place and kind: `site.hours:number`, `wishes:list`. */
const named = (name: string): Named => {
  const [place = '', kind] = name.split(':')
  return { path: place.split('.'), kind: kind === 'number' || kind === 'flag' || kind === 'list' ? kind : 'text' }
}

const valueFrom = (kind: Kind, all: readonly string[]): unknown => {
  const [first = ''] = all
  switch (kind) {
    case 'list':
      return all.filter((one) => one !== '')
    case 'flag':
      return all.includes('true')
    case 'number':
      return first === '' ? undefined : (numberIn(first) ?? first)
    case 'text':
      return first === '' ? undefined : first
  }
}

type Tree = { [key: string]: unknown }
// Without a prototype, so that no field's name can reach it.
const newTree = (): Tree => Object.create(null)
const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Objects whose keys are 0, 1, 2 … are the arrays they were in the form. */
const settle = (value: unknown): unknown => {
  if (!isTree(value)) return value
  const entries = Object.entries(value).map(([key, one]) => [key, settle(one)] as const)
  if (entries.length > 0 && entries.every(([key]) => /^\d+$/.test(key))) {
    return entries.toSorted(([a], [b]) => Number(a) - Number(b)).map(([, one]) => one)
  }
  return Object.fromEntries(entries)
}

/**
 * A form's fields as the JSON body its endpoint asks for. Empty fields are left out, text is trimmed, numbers are read as Danes
 * write them; a number that cannot be read goes as typed, so that the server's refusal names the field. The type is the one the
 * call expects: the server, not the form, judges whether it holds.
 */
export const formBody = <T>(data: FormData): T => {
  const root = newTree()
  for (const name of new Set(data.keys())) {
    if (name === fillField) continue
    const { path, kind } = named(name)
    const all = data.getAll(name).map((one) => (typeof one === 'string' ? one.trim() : ''))
    const value = valueFrom(kind, all)
    if (value === undefined) continue
    let at = root
    for (const step of path.slice(0, -1)) {
      const next = at[step]
      const child = isTree(next) ? next : newTree()
      at[step] = child
      at = child
    }
    at[path.at(-1) ?? name] = value
  }
  return settle(root) as T
}
