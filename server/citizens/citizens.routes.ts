import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import type { Prisma } from '../../generated/prisma/client.ts'
import { citizensApi } from '../../shared/citizens/citizens.api.ts'
import {
  isEmptySearch,
  readSearch,
  type Search,
  whyNotCpr,
  whyNotNeeds,
  whyNotRecord,
  whyNotWithdrawNeeds,
} from '../../shared/citizens/citizens.rules.ts'
import type { CitizenFacts } from '../../shared/citizens/citizens.schema.ts'
import { itIsDone } from '../../shared/endpoint.ts'
import { ProblemError, refuse, refuseAll } from '../../shared/problem.ts'
import type { Actor } from '../db/actor.ts'
import { asDateOrNull } from '../db/dates.ts'
import type { House } from '../house.ts'
import { mount } from '../http/route.ts'
import { savedOver } from '../saved.ts'
import {
  columnsOf,
  cprColumns,
  getCitizen,
  listCaseworkers,
  listHits,
  whyNotCaseworker,
  withoutProtectedAddress,
} from './citizens.queries.ts'
import type { CprBox } from './cpr.ts'
import { confirmImport, previewImport, refusedLines } from './import.ts'
import { noteStatistics } from './statistics.ts'

const mostHits = 20

const isSame = (one: unknown, other: unknown): boolean => {
  if (one instanceof Date && other instanceof Date) return one.getTime() === other.getTime()
  return Array.isArray(one) && Array.isArray(other)
    ? one.length === other.length && one.every((value, index) => value === other[index])
    : one === other
}

/** Only the columns that say something else than before, so that the record of the change names what changed. */
const changedColumns = (facts: CitizenFacts, before: CitizenFacts): Prisma.CitizenUncheckedUpdateInput => {
  const was: Readonly<Record<string, unknown>> = columnsOf(before)
  return Object.fromEntries(Object.entries(columnsOf(facts)).filter(([column, value]) => !isSame(value, was[column])))
}

/** The ways a citizen can be found, surest first; each later one only fills up what is left of the twenty. */
const conditionsOf = (search: Search, actor: Actor, cpr: CprBox): readonly Prisma.CitizenWhereInput[] => {
  const named = (edge: '' | ' ') => ({
    AND: search.name.map((foldings) => ({ OR: foldings.map((folded) => ({ searchName: { contains: edge + folded } })) })),
  })
  return [
    ...(search.cpr ? [{ organisationId: actor.organisationId, cprIndex: cpr.indexOf(search.cpr, actor.organisationId) }] : []),
    ...(search.phone ? [{ phoneDigits: search.phone }, { phoneDigits: { contains: search.phone } }] : []),
    ...(search.cprDate ? [{ cprDate: search.cprDate }] : []),
    ...(search.name.length > 0 ? [named(' '), named('')] : []),
  ]
}

export const mountCitizens = (app: FastifyInstance, house: House): void =>
  mount(app, house, 'citizens', citizensApi, {
    create: ({ actor, db, cpr, today }, { body }) =>
      db.write(actor, 'citizen.recorded', async (tx) => {
        const { cpr: digits, ...facts } = body
        const index = cpr.indexOf(digits, actor.organisationId)
        const taken = await tx.citizen.count({ where: { organisationId: actor.organisationId, cprIndex: index } })
        refuseAll([
          whyNotCpr(digits, today) ?? (taken > 0 ? { code: 'cpr-taken', pointer: '/cpr' } : null),
          ...whyNotRecord(facts, null, today),
          await whyNotCaseworker(tx, actor, facts.caseworkerId, null),
        ])
        const id = randomUUID()
        await tx.citizen.createMany({
          data: [
            {
              id,
              organisationId: actor.organisationId,
              ...cprColumns(cpr, digits, id, actor.organisationId),
              ...columnsOf(facts),
            },
          ],
        })
        await noteStatistics(tx, [{ citizenId: id, cpr: digits }])
        return { citizenId: id }
      }),

    get: ({ actor, db }, { params }) =>
      db.read(actor, async (tx) => withoutProtectedAddress(await getCitizen(tx, params.citizenId))),

    edit: ({ actor, db, today }, { params, body }) =>
      db.write(actor, 'citizen.edited', async (tx) => {
        const { citizenId, cpr, version: current, ...before } = await getCitizen(tx, params.citizenId)
        const { version, addressSeen, ...typed } = body
        const blank = typed.street === null && typed.postalCode === null && typed.town === null
        const unseen = before.protectedAddress && !addressSeen && blank
        const facts = unseen ? { ...typed, street: before.street, postalCode: before.postalCode, town: before.town } : typed
        if (version !== current) throw new ProblemError('changed-meanwhile')
        refuseAll([
          ...whyNotRecord(facts, before, today),
          await whyNotCaseworker(tx, actor, facts.caseworkerId, before.caseworkerId),
        ])
        const data = changedColumns(facts, before)
        if (Object.keys(data).length === 0) return itIsDone
        await savedOver(
          tx.citizen.updateMany({ where: { id: citizenId, version }, data: { ...data, version: { increment: 1 } } }),
        )
        return itIsDone
      }),

    agreeNeeds: ({ actor, db, today }, { params, body }) =>
      db.write(actor, 'needs.agreed', async (tx) => {
        const { citizenId, version: current, ...before } = await getCitizen(tx, params.citizenId)
        const { version, ...needs } = body
        if (version !== current) throw new ProblemError('changed-meanwhile')
        refuseAll(whyNotNeeds(needs, before, today))
        if (needs.needsForSupplier === before.needsForSupplier && needs.needsAgreedOn === before.needsAgreedOn) return itIsDone
        const data = { needsForSupplier: needs.needsForSupplier, needsAgreedOn: asDateOrNull(needs.needsAgreedOn) }
        await savedOver(
          tx.citizen.updateMany({ where: { id: citizenId, version }, data: { ...data, version: { increment: 1 } } }),
        )
        return itIsDone
      }),

    withdrawNeeds: ({ actor, db }, { params }) =>
      db.write(actor, 'needs.withdrawn', async (tx) => {
        const citizen = await getCitizen(tx, params.citizenId)
        refuse(whyNotWithdrawNeeds(citizen))
        // whatever version: it must not wait for whoever has the form open, and theirs is refused then
        await tx.citizen.updateMany({
          where: { id: citizen.citizenId },
          data: { needsAgreedOn: null, version: { increment: 1 } },
        })
        return itIsDone
      }),

    revealCpr: ({ actor, db, cpr }, { params }) =>
      db.write(actor, 'cpr.revealed', async (tx) => {
        const row = await tx.citizen.findUnique({ where: { id: params.citizenId }, select: { id: true, cprSealed: true } })
        if (!row) throw new ProblemError('not-found')
        const digits = cpr.reveal(row.cprSealed, row.id)
        return { citizenId: row.id, cpr: `${digits.slice(0, 6)}-${digits.slice(6)}` }
      }),

    revealAddress: ({ actor, db }, { params }) =>
      db.write(actor, 'address.revealed', async (tx) => {
        const { citizenId, street, postalCode, town } = await getCitizen(tx, params.citizenId)
        return { citizenId, street, postalCode, town }
      }),

    find: ({ actor, db, cpr }, { body }) => {
      const search = readSearch(body.text)
      if (isEmptySearch(search)) return { hits: [], more: false }
      return db.read(actor, async (tx) => {
        const hits: Awaited<ReturnType<typeof listHits>> = []
        for (const where of conditionsOf(search, actor, cpr)) {
          if (hits.length > mostHits) break
          const found = hits.map(({ citizenId }) => citizenId)
          hits.push(...(await listHits(tx, { AND: [where, { id: { notIn: found } }] }, mostHits + 1 - hits.length)))
        }
        return { hits: hits.slice(0, mostHits), more: hits.length > mostHits }
      })
    },

    caseworkers: ({ actor, db }) =>
      db.read(actor, async (tx) => ({
        caseworkers: (await listCaseworkers(tx, actor)).map(({ id, name }) => ({ staffId: id, name })),
      })),

    importPreview: (context, { body }) => previewImport(context, body),
    importConfirm: (context, { body }) => confirmImport(context, body),
    importRefused: ({ today }, { query, body }) => refusedLines(body, query.language, today),
  })
