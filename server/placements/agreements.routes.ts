import { randomBytes, randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { Door } from '../../shared/doors/doors.schema.ts'
import { refusalsIn } from '../../shared/offers/checker.rules.ts'
import { agreementsApi } from '../../shared/placements/agreements.api.ts'
import { askedFor, whyNotAnswer, whyNotRecorded, whyNotSend, whyNotTakeBack } from '../../shared/placements/agreements.rules.ts'
import type { DutyInput } from '../../shared/placements/agreements.schema.ts'
import { limits } from '../../shared/placements/endings.ts'
import { linkDays } from '../../shared/placements/parties.ts'
import { ProblemError, refuse, refuseAll } from '../../shared/problem.ts'
import { asDate, asDateOrNull } from '../db/dates.ts'
import type { WriteTx } from '../db/db.ts'
import { tokenHash } from '../db/gate.ts'
import type { House } from '../house.ts'
import { mount } from '../http/route.ts'
import { savedOver } from '../saved.ts'
import { askedOf, getAgreement, getVersion, listLinks, sentOnOf } from './agreements.queries.ts'
import { getPlan, getRuleList } from './handouts.queries.ts'
import { calendarOf, ruleListOf } from './handouts.ts'
import { judge } from './judging.queries.ts'
import { getCandidate } from './placements.queries.ts'
import { getVitasSheet } from './vitas.queries.ts'
import { contentOf, dayOf, getAgreed, getPlacementRow, sentOf, type VersionRow } from './wordings.queries.ts'
import { saveOver, takeBackOpen } from './wordings.ts'

/** The names for what can be answered by the caseworker: the citizen's is known. */
const nameOf = async (
  tx: WriteTx,
  { party, name, citizenId }: { readonly party: string; readonly name: string | null; readonly citizenId: string },
): Promise<string> => (party === 'citizen' ? (await getCandidate(tx, citizenId)).citizenName : (name ?? ''))

/** Somebody who makes a link is at it: the version does not end by itself before the link does. */
const touch = (tx: WriteTx, version: VersionRow): Promise<void> =>
  savedOver(
    tx.placementVersion.updateMany({
      where: { id: version.id, version: version.version },
      data: { version: { increment: 1 }, updatedAt: new Date() },
    }),
  )

const ownDuty = (placementId: string, dutyId: string, version?: number) => ({
  id: dutyId,
  placementId,
  ...(version === undefined ? {} : { version }),
})

/** Written in one language, it is the same in both. */
const dutyColumns = ({ party, text, ownerName, dueOn }: DutyInput) => ({
  party,
  text: { da: text, en: text },
  ownerName,
  dueOn: asDateOrNull(dueOn),
})

export const mountAgreements = (app: FastifyInstance, house: House): void =>
  mount(app, house, 'agreements', agreementsApi, {
    get: ({ actor, db, today }, { params }) => db.read(actor, (tx) => getAgreement(tx, params.placementId, today)),

    send: ({ actor, db, today }, { params, body }) =>
      db.write(actor, 'agreement.sent', async (tx) => {
        const of = await getAgreed(tx, params.placementId, today)
        const { row, open, state, newestState, versions } = of
        refuse(whyNotSend(state, open ? newestState : null))
        if (!open) throw new ProblemError('nothing-to-send')
        const content = contentOf(open)
        const door = Door.parse(row.door)
        const checks = await judge(tx, { citizenId: row.citizenId, door, content, step: 'draft', on: today, of })
        refuseAll(refusalsIn(checks))
        await saveOver(tx, row.id, body.version, {})
        await savedOver(
          tx.placementVersion.updateMany({
            where: { id: open.id, version: open.version },
            data: {
              sentAt: new Date(),
              concerns: askedFor(sentOf(versions), content),
              checks: checks.map((check) => ({ ...check, numbers: { ...check.numbers } })),
              version: { increment: 1 },
            },
          }),
        )
        const given = { party: 'municipality', answer: 'approved', means: 'signed_in', byName: actor.name }
        const approval = { ...given, byStaffId: actor.staffId, givenOn: asDate(today) }
        await tx.placementApproval.createMany({
          data: [{ id: randomUUID(), versionId: open.id, placementId: row.id, citizenId: row.citizenId, ...approval }],
        })
        return getAgreement(tx, row.id, today)
      }),

    takeBack: ({ actor, db, today }, { params, body }) =>
      db.write(actor, 'agreement.taken_back', async (tx) => {
        const of = await getAgreed(tx, params.placementId, today)
        refuse(whyNotTakeBack(of.agreed !== null, of.open ? of.newestState : null))
        await saveOver(tx, of.row.id, body.version, {})
        await takeBackOpen(tx, of)
        return getAgreement(tx, of.row.id, today)
      }),

    answer: ({ actor, db, today }, { params, body }) =>
      db.write(actor, body.answer === 'approved' ? 'agreement.approved' : 'agreement.declined', async (tx) => {
        const of = await getAgreed(tx, params.placementId, today)
        const { id: placementId, citizenId } = of.row
        const version = getVersion(of, body.versionId)
        refuse(whyNotAnswer(askedOf(of, version, today), body.party))
        refuseAll(whyNotRecorded(body, { sentOn: sentOnOf(version) ?? today, today }))
        const { versionId, party, answer, means, reason } = body
        const byName = await nameOf(tx, { party, name: body.name, citizenId })
        const givenOn = asDate(body.givenOn ?? today)
        const given = { party, answer, means, reason, byName, givenOn, byStaffId: actor.staffId }
        await tx.placementApproval.createMany({ data: [{ id: randomUUID(), versionId, placementId, citizenId, ...given }] })
        return getAgreement(tx, placementId, today)
      }),

    makeLink: ({ actor, db, today }, { params, body: { versionId, party, name } }) => {
      const token = randomBytes(32).toString('base64url')
      return db.write(actor, 'agreement.link_made', async (tx) => {
        const of = await getAgreed(tx, params.placementId, today)
        const { id: placementId, citizenId } = of.row
        const version = getVersion(of, versionId)
        refuse(whyNotAnswer(askedOf(of, version, today), party))
        refuse(party === 'citizen' || name ? null : { code: 'required', pointer: '/name' })
        await tx.approvalLink.updateMany({
          where: { versionId, party, usedAt: null, revokedAt: null },
          data: { revokedAt: new Date() },
        })
        const id = randomUUID()
        const expiresAt = new Date(Date.now() + linkDays * 24 * 3_600_000)
        const link = { party, tokenHash: Uint8Array.from(tokenHash(token)), createdById: actor.staffId, expiresAt }
        const whose = await nameOf(tx, { party, name, citizenId })
        await tx.approvalLink.createMany({ data: [{ id, versionId, placementId, citizenId, name: whose, ...link }] })
        await touch(tx, version)
        return { placementId, linkId: id, party, name: whose, token, expiresOn: dayOf(expiresAt) }
      })
    },

    revokeLink: ({ actor, db, today }, { params: { placementId, linkId } }) =>
      db.write(actor, 'agreement.link_revoked', async (tx) => {
        const { id } = await getPlacementRow(tx, placementId)
        const link = (await listLinks(tx, id)).find((one) => one.id === linkId)
        if (!link) throw new ProblemError('not-found')
        refuse(link.state === 'open' ? null : { code: 'link-not-open', facts: { state: link.state } })
        await savedOver(
          tx.approvalLink.updateMany({ where: { id: linkId, usedAt: null, revokedAt: null }, data: { revokedAt: new Date() } }),
        )
        return getAgreement(tx, id, today)
      }),

    addDuty: ({ actor, db, today }, { params, body }) =>
      db.write(actor, 'duty.added', async (tx) => {
        const { id, citizenId } = await getPlacementRow(tx, params.placementId)
        const last = await tx.placementDuty.aggregate({ where: { placementId: id }, _max: { position: true }, _count: true })
        refuse(last._count >= limits.duties ? { code: 'too-many' } : null)
        await tx.placementDuty.createMany({
          data: [
            { id: randomUUID(), placementId: id, citizenId, position: (last._max.position ?? -1) + 1, ...dutyColumns(body) },
          ],
        })
        return getAgreement(tx, id, today)
      }),

    changeDuty: ({ actor, db, today }, { params: { placementId, dutyId }, body: { version, ...body } }) =>
      db.write(actor, 'duty.changed', async (tx) => {
        const duty = await tx.placementDuty.findFirst({ where: ownDuty(placementId, dutyId) })
        if (!duty) throw new ProblemError('not-found')
        const { text, ...columns } = dutyColumns(body)
        // words of the catalogue keep both languages unless they are written anew
        const kept = Object.values(duty.text as Record<string, string>).includes(body.text)
        await savedOver(
          tx.placementDuty.updateMany({
            where: ownDuty(placementId, dutyId, version),
            data: { ...columns, ...(kept ? {} : { text }), version: { increment: 1 } },
          }),
        )
        return getAgreement(tx, placementId, today)
      }),

    removeDuty: ({ actor, db, today }, { params: { placementId, dutyId } }) =>
      db.write(actor, 'duty.removed', async (tx) => {
        const { count } = await tx.placementDuty.deleteMany({ where: ownDuty(placementId, dutyId) })
        if (count === 0) throw new ProblemError('not-found')
        return getAgreement(tx, placementId, today)
      }),

    tickDuty: ({ actor, db, today }, { params: { placementId, dutyId }, body: { version, done } }) =>
      db.write(actor, 'duty.ticked', async (tx) => {
        const duty = await tx.placementDuty.findFirst({ where: ownDuty(placementId, dutyId), select: { id: true } })
        if (!duty) throw new ProblemError('not-found')
        await savedOver(
          tx.placementDuty.updateMany({
            where: ownDuty(placementId, dutyId, version),
            data: { doneOn: done ? asDate(today) : null, doneById: done ? actor.staffId : null, version: { increment: 1 } },
          }),
        )
        return getAgreement(tx, placementId, today)
      }),

    vitas: ({ actor, db, today }, { params, query }) =>
      db.read(actor, (tx) => getVitasSheet(tx, params.placementId, query.language ?? 'da', today)),

    noteVitas: ({ actor, db }, { params: { placementId }, body: { version, number } }) =>
      db.write(actor, 'placement.vitas_noted', async (tx) => {
        await getPlacementRow(tx, placementId)
        await saveOver(tx, placementId, version, { vitasNumber: number })
        return { placementId, version: version + 1, number }
      }),

    calendar: ({ actor, db, today }, { params, query }) =>
      db.read(actor, (tx) => getPlan(tx, params.placementId, today)).then((plan) => calendarOf(plan, query.language ?? 'da')),

    rules: ({ actor, db, today }, { params, query }) =>
      db
        .read(actor, (tx) => getRuleList(tx, params.placementId, today))
        .then((list) => ruleListOf(list, today, query.language ?? 'da')),
  })
