import type { Plugin } from 'vite'

const schemaParts = new Set(['params', 'query', 'body', 'answer'])

type Node = { readonly type: string; readonly start: number; readonly end: number }
const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && 'start' in value
const inside = (node: Node): Node[] =>
  Object.values<unknown>({ ...node })
    .flat()
    .filter(isNode)
const nameOf = (property: Node): unknown => Reflect.get(Object(Reflect.get(property, 'key')), 'name')

/** An endpoint is an object with a path: its properties that are schemas. */
const schemasIn = (node: Node): Node[] => {
  const properties = node.type === 'ObjectExpression' ? inside(node).filter(({ type }) => type === 'Property') : []
  if (!properties.some((property) => nameOf(property) === 'path')) return inside(node).flatMap(schemasIn)
  return properties.filter((property) => schemaParts.has(String(nameOf(property))))
}

/**
 * The browser asks endpoints by method and path; the server alone reads their schemas. Leaving the schemas out of the built
 * `*.api.ts` files leaves zod out of the first page: 25 kB gz that a phone need not fetch. Types are not touched.
 */
export const withoutSchemas = (): Plugin => ({
  name: 'fodfaeste-without-schemas',
  apply: 'build',
  enforce: 'post',
  transform: {
    filter: { id: /[\\/]shared[\\/].*\.api\.ts$/ },
    handler(code) {
      const cuts = this.parse(code).body.flatMap((statement) => schemasIn(statement))
      const kept = cuts
        .toSorted((a, b) => b.start - a.start)
        .reduce((text, { start, end }) => {
          const after = text.slice(end).replace(/^\s*,/, '')
          return text.slice(0, start) + after
        }, code)
      return { code: kept, map: null }
    },
  },
})
