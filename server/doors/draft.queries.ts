import { Catalogue } from '../../shared/doors/doors.schema.ts'
import { whyNotAnswer, whyNotHandIn } from '../../shared/doors/draft.rules.ts'
import type { CatalogueVersion, Draft, Effect } from '../../shared/doors/draft.schema.ts'
import { effectOf, shownEffect } from '../../shared/doors/effect.rules.ts'
import { ProblemError } from '../../shared/problem.ts'
import type { Actor } from '../db/actor.ts'
import type { ReadTx } from '../db/db.ts'
import { namesOf } from './doors.queries.ts'

/** Newest first. Whoever is of another house than the reader goes without a name. */
export const listVersions = async (tx: ReadTx): Promise<CatalogueVersion[]> => {
  const rows = await tx.catalogue.findMany({
    where: { publishedAt: { not: null } },
    select: { version: true, publishedAt: true, reason: true, proposedById: true, approvedById: true },
    orderBy: { version: 'desc' },
  })
  const names = await namesOf(
    tx,
    rows.flatMap(({ proposedById, approvedById }) => [proposedById, approvedById].filter((id) => id !== null)),
  )
  const nameOf = (id: string | null): string | null => (id === null ? null : (names.get(id) ?? null))
  return rows.map(({ version, publishedAt, reason, proposedById, approvedById }) => ({
    version,
    publishedAt: publishedAt?.toISOString() ?? '',
    reason,
    proposedBy: nameOf(proposedById),
    approvedBy: nameOf(approvedById),
  }))
}

/** The draft that is open, as it stands. */
export const findDraft = async (tx: ReadTx) => {
  const row = await tx.catalogueDraft.findFirst({ where: { publishedAs: null, discardedAt: null } })
  return row && { ...row, content: Catalogue.parse(row.content) }
}
export type OpenDraft = NonNullable<Awaited<ReturnType<typeof findDraft>>>

/** The draft that the sender looked at; when it has been changed, published or given up since, the sender is told so. */
export const getDraft = async (
  tx: ReadTx,
  looked: { readonly draftId: string; readonly version: number },
): Promise<OpenDraft> => {
  const draft = await findDraft(tx)
  if (draft?.id !== looked.draftId || draft.version !== looked.version) throw new ProblemError('changed-meanwhile')
  return draft
}

export const shownDraft = async (tx: ReadTx, actor: Actor, draft: OpenDraft, published: Catalogue): Promise<Draft> => {
  const names = await namesOf(
    tx,
    [draft.draftedById, draft.updatedById, draft.submittedById, draft.returnedById].filter((id) => id !== null),
  )
  const nameOf = (id: string): string => names.get(id) ?? ''
  const { submittedById, submittedAt, returnedById, returnedAt, returnNote } = draft
  return {
    draftId: draft.id,
    version: draft.version,
    basedOn: draft.basedOn,
    content: draft.content,
    draftedBy: nameOf(draft.draftedById),
    draftedAt: draft.draftedAt.toISOString(),
    updatedBy: nameOf(draft.updatedById),
    updatedAt: draft.updatedAt.toISOString(),
    reason: draft.reason,
    submitted:
      submittedById !== null && submittedAt
        ? { by: nameOf(submittedById), at: submittedAt.toISOString(), own: submittedById === actor.staffId }
        : null,
    returned:
      returnedById !== null && returnedAt && returnNote !== null
        ? { by: nameOf(returnedById), at: returnedAt.toISOString(), note: returnNote }
        : null,
    can: { handIn: whyNotHandIn(draft, published, draft.content), answer: whyNotAnswer(draft, actor.staffId) },
  }
}

type AnswersOfSome = { readonly answers: Readonly<Record<string, string>>; readonly people: number }

/** What the draft would change for today's citizens; nobody is counted where the catalogues themselves tell that nothing would. */
export const effectFor = async (tx: ReadTx, published: Catalogue, draft: Catalogue): Promise<Effect> => {
  const answered = await tx.$queryRaw<AnswersOfSome[]>`SELECT answers, people FROM catalogue_answers()`
  return shownEffect(published, draft, effectOf(published, draft, answered))
}
