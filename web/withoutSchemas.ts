import type { Plugin } from 'vite'

/** What only the server reads of an endpoint: its schemas, and what it says of itself. */
const serversParts = new Set(['params', 'query', 'body', 'answer', 'does', 'allows', 'views', 'repeatable'])

type Node = { readonly type: string; readonly start: number; readonly end: number }
const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && 'start' in value
const inside = (node: Node): Node[] =>
  Object.values<unknown>({ ...node })
    .flat()
    .filter(isNode)
const nameOf = (property: Node): unknown => Reflect.get(Object(Reflect.get(property, 'key')), 'name')

/** An endpoint is an object with a path: its properties that the browser can do without. */
const schemasIn = (node: Node): Node[] => {
  const properties = node.type === 'ObjectExpression' ? inside(node).filter(({ type }) => type === 'Property') : []
  if (!properties.some((property) => nameOf(property) === 'path')) return inside(node).flatMap(schemasIn)
  return properties.filter((property) => serversParts.has(String(nameOf(property))))
}

const namesIn = (node: Node): string[] =>
  node.type === 'Identifier' ? [String(Reflect.get(node, 'name'))] : inside(node).flatMap(namesIn)

/** Constants of the file's own that nothing in it names any more: parts of the schemas that went. */
const unnamedIn = (body: readonly Node[]): Node[] => {
  const times = new Map<string, number>()
  for (const name of body.flatMap(namesIn)) times.set(name, (times.get(name) ?? 0) + 1)
  return body.filter((statement) => {
    if (statement.type !== 'VariableDeclaration') return false
    const declared = inside(statement).map((one) => String(Reflect.get(Object(Reflect.get(one, 'id')), 'name')))
    return declared.every((name) => times.get(name) === 1)
  })
}

const without = (code: string, cuts: readonly Node[]): string =>
  cuts
    .toSorted((a, b) => b.start - a.start)
    .reduce((text, { start, end }) => text.slice(0, start) + text.slice(end).replace(/^\s*,/, ''), code)

/**
 * The browser asks endpoints by method and path; the server alone reads the rest. Leaving the schemas out of the built `*.api.ts`
 * files leaves zod out of every page, 25 kB gz that a phone need not fetch; their sentences are some kilobytes more. Types are not
 * touched.
 */
export const withoutSchemas = (): Plugin => ({
  name: 'fodfaeste-without-schemas',
  apply: 'build',
  enforce: 'post',
  transform: {
    filter: { id: /[\\/]shared[\\/].*\.api\.ts$/ },
    handler(code) {
      const named = (text: string): string => {
        const cuts = unnamedIn(this.parse(text).body)
        return cuts.length === 0 ? text : named(without(text, cuts))
      }
      const schemas = this.parse(code).body.flatMap((statement) => schemasIn(statement))
      return { code: named(without(code, schemas)), map: null }
    },
  },
})
