import type { Prisma } from '../../generated/prisma/client.ts'
import { todayIn } from '../../shared/calendar.ts'
import { type Outcome, outcomes, whyNotKeep } from '../../shared/doors/disagreements.rules.ts'
import type { Disagreement, DisagreementLetter } from '../../shared/doors/disagreements.schema.ts'
import { Door } from '../../shared/doors/doors.schema.ts'
import { ProblemError } from '../../shared/problem.ts'
import { danishTime } from '../../shared/zone.ts'
import { plain } from '../db/dates.ts'
import type { ReadTx } from '../db/db.ts'
import { namesOf } from './doors.queries.ts'

/** Whether the municipality has another caseworker than this one. */
export const hasColleague = async (tx: ReadTx, staffId: string): Promise<boolean> =>
  (await tx.staff.count({ where: { role: 'caseworker', disabledAt: null, id: { not: staffId } } })) > 0

const select = {
  id: true,
  citizenId: true,
  decisionId: true,
  words: true,
  saidOn: true,
  receivedById: true,
  ownerId: true,
  dueOn: true,
  outcome: true,
  answer: true,
  answeredById: true,
  answeredAt: true,
  version: true,
  decision: { select: { decidedById: true, decidedOn: true, door: true } },
} as const satisfies Prisma.DoorDisagreementSelect
type Row = Prisma.DoorDisagreementGetPayload<{ select: typeof select }>

const answerOf = ({ outcome, answer, answeredById, answeredAt }: Row) => {
  const known: Outcome | undefined = outcomes.find((one) => one === outcome)
  return known && answer !== null && answeredById && answeredAt
    ? { outcome: known, words: answer, byId: answeredById, on: todayIn(danishTime, answeredAt.getTime()) }
    : null
}

const shown = async (tx: ReadTx, rows: readonly Row[], askedById: string): Promise<Disagreement[]> => {
  const names = await namesOf(
    tx,
    rows.flatMap(({ receivedById, ownerId, answeredById }) => [receivedById, ownerId, ...(answeredById ? [answeredById] : [])]),
  )
  const nameOf = (id: string): string => names.get(id) ?? ''
  const colleague = rows.some(({ decision }) => decision.decidedById === askedById) && (await hasColleague(tx, askedById))
  return rows.map((row) => {
    const answer = answerOf(row)
    const { decidedById } = row.decision
    return {
      disagreementId: row.id,
      citizenId: row.citizenId,
      decisionId: row.decisionId,
      words: row.words,
      saidOn: plain(row.saidOn),
      receivedBy: nameOf(row.receivedById),
      owner: nameOf(row.ownerId),
      dueOn: plain(row.dueOn),
      answer: answer && { outcome: answer.outcome, words: answer.words, by: nameOf(answer.byId), on: answer.on },
      mayKeep: whyNotKeep({ decidedById, byId: askedById, hasColleague: colleague }) === null,
      version: row.version,
    }
  })
}

/** Newest first. */
export const listDisagreements = async (tx: ReadTx, citizenId: string, askedById: string): Promise<Disagreement[]> =>
  shown(
    tx,
    await tx.doorDisagreement.findMany({
      where: { citizenId },
      select,
      orderBy: [{ saidOn: 'desc' }, { receivedAt: 'desc' }],
    }),
    askedById,
  )

/** One of this citizen's; throws not-found. */
const getRow = async (tx: ReadTx, citizenId: string, disagreementId: string): Promise<Row> => {
  const row = await tx.doorDisagreement.findFirst({ where: { id: disagreementId, citizenId }, select })
  if (!row) throw new ProblemError('not-found')
  return row
}

/** One of this citizen's as a page shows it; throws not-found. */
export const getDisagreement = async (
  tx: ReadTx,
  citizenId: string,
  disagreementId: string,
  askedById: string,
): Promise<Disagreement> => {
  const [one] = await shown(tx, [await getRow(tx, citizenId, disagreementId)], askedById)
  if (!one) throw new ProblemError('not-found')
  return one
}

/** What the letter with the answer needs; one without an answer has no letter and is not found. */
export const getDisagreementLetter = async (
  tx: ReadTx,
  citizenId: string,
  disagreementId: string,
  organisationName: string,
): Promise<DisagreementLetter> => {
  const row = await getRow(tx, citizenId, disagreementId)
  const answer = answerOf(row)
  const citizen = await tx.citizen.findUnique({
    where: { id: citizenId },
    select: { firstName: true, lastName: true, street: true, postalCode: true, town: true, protectedAddress: true },
  })
  if (!answer || !citizen) throw new ProblemError('not-found')
  const answerer = await tx.staff.findUnique({ where: { id: answer.byId }, select: { name: true, phone: true } })
  const { street, postalCode, town, protectedAddress } = citizen
  return {
    citizenId,
    disagreementId,
    name: `${citizen.firstName} ${citizen.lastName}`,
    address: protectedAddress || !street || !postalCode || !town ? null : { street, postalCode, town },
    organisationName,
    door: Door.parse(row.decision.door),
    decidedOn: plain(row.decision.decidedOn),
    words: row.words,
    saidOn: plain(row.saidOn),
    outcome: answer.outcome,
    answer: answer.words,
    answeredBy: answerer?.name ?? '',
    answeredOn: answer.on,
    phone: answerer?.phone ?? null,
  }
}
