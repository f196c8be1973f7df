import { z } from 'zod'
import type { Endpoint } from '../../shared/endpoint.ts'
import { mayEnter, roles } from '../../shared/permissions.ts'

export type Named = { readonly name: string; readonly endpoint: Endpoint }

const jsonSchema = (schema: z.ZodType, io: 'input' | 'output') => {
  const { $schema, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
  return rest
}

const parameters = (schema: z.ZodObject | undefined, where: 'path' | 'query') =>
  Object.entries(schema?.shape ?? {}).map(([name, field]) => {
    const one = field as z.ZodType
    return { name, in: where, required: where === 'path' || !one.safeParse(undefined).success, schema: jsonSchema(one, 'input') }
  })

const idempotencyKey = {
  name: 'idempotency-key',
  in: 'header',
  required: false,
  description: 'Sent again within a day under the same key it has one effect and one answer.',
  schema: { type: 'string', maxLength: 100 },
}

const problem = {
  description: 'A refusal',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
}

/** OpenAPI 3.1 from the very objects that the server mounts. */
export const openApi = (endpoints: readonly Named[]) => {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const { name, endpoint } of endpoints) {
    const path = `/api${endpoint.path.replace(/:(\w+)/g, '{$1}')}`
    const media = endpoint.answer.meta()?.file
    paths[path] ??= {}
    paths[path][endpoint.method.toLowerCase()] = {
      operationId: name,
      summary: endpoint.does,
      tags: [name.split('.')[0]],
      security: endpoint.allows === 'public' ? [] : [{ session: [] }],
      'x-roles': endpoint.allows === 'public' ? 'public' : roles.filter((role) => mayEnter(role, endpoint.allows)),
      parameters: [
        ...parameters(endpoint.params, 'path'),
        ...parameters(endpoint.query, 'query'),
        ...(endpoint.repeatable ? [idempotencyKey] : []),
      ],
      ...(endpoint.body
        ? { requestBody: { required: true, content: { 'application/json': { schema: jsonSchema(endpoint.body, 'input') } } } }
        : {}),
      responses: {
        200: {
          description: 'The answer',
          content:
            typeof media === 'string'
              ? { [media]: {} }
              : { 'application/json': { schema: jsonSchema(endpoint.answer, 'output') } },
        },
        '4XX': problem,
        '5XX': problem,
      },
    }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Fodfæste',
      version: '1',
      description: 'Writes need the header x-fodfaeste: 1 and JSON bodies. Refusals are RFC 9457 problem details.',
    },
    paths,
    components: {
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: '__Host-fodfaeste' } },
      schemas: {
        Problem: {
          type: 'object',
          required: ['code', 'status', 'requestId', 'errors'],
          properties: {
            type: { type: 'string' },
            title: { type: 'string' },
            status: { type: 'integer' },
            code: { type: 'string' },
            requestId: { type: 'string' },
            facts: { type: 'object' },
            errors: {
              type: 'array',
              items: {
                type: 'object',
                properties: { code: { type: 'string' }, pointer: { type: 'string' }, facts: { type: 'object' } },
              },
            },
          },
        },
      },
    },
  }
}
