import { ProblemError } from '../../shared/problem.ts'
import { interviewsPageSize } from '../../shared/progress/interviews.api.ts'
import { whyNotCorrectNote } from '../../shared/progress/interviews.rules.ts'
import { type Interview, KeptThemes } from '../../shared/progress/interviews.schema.ts'
import { plain } from '../db/dates.ts'
import type { ReadTx } from '../db/db.ts'
import { namesOf } from '../doors/doors.queries.ts'

const nameOf = { select: { firstName: true, lastName: true } } as const

export const getNote = async (tx: ReadTx, { citizenId, noteId }: { citizenId: string; noteId: string }) => {
  const note = await tx.interviewNote.findUnique({ where: { id: noteId, citizenId }, include: { citizen: nameOf } })
  if (!note) throw new ProblemError('not-found')
  return note
}

/** One note as `staffId` may see and correct it. */
export const getInterview = async (
  tx: ReadTx,
  ids: { citizenId: string; noteId: string },
  staffId: string,
): Promise<Interview> => {
  const note = await getNote(tx, ids)
  const names = await namesOf(tx, [note.writtenById])
  return {
    ...ids,
    citizenName: `${note.citizen.firstName} ${note.citizen.lastName}`,
    heldOn: plain(note.heldOn),
    guide: note.guide,
    themes: KeptThemes.parse(note.themes),
    writtenBy: names.get(note.writtenById) ?? '',
    writtenAt: note.writtenAt.toISOString(),
    correctedAt: note.version === 1 ? null : note.updatedAt.toISOString(),
    version: note.version,
    can: { correct: whyNotCorrectNote(note.writtenById, staffId) },
  }
}

/** Letters of the citizen's words that a list shows. */
const glimpse = 160

export const listInterviews = async (tx: ReadTx, citizenId: string, page: number) => {
  const citizen = await tx.citizen.findUnique({ where: { id: citizenId }, ...nameOf })
  if (!citizen) throw new ProblemError('not-found')
  const total = await tx.interviewNote.count({ where: { citizenId } })
  const rows = await tx.interviewNote.findMany({
    where: { citizenId },
    orderBy: [{ heldOn: 'desc' }, { writtenAt: 'desc' }],
    skip: (page - 1) * interviewsPageSize,
    take: interviewsPageSize,
  })
  const names = await namesOf(
    tx,
    rows.map(({ writtenById }) => writtenById),
  )
  return {
    citizenId,
    citizenName: `${citizen.firstName} ${citizen.lastName}`,
    total,
    page,
    notes: rows.map((row) => {
      const themes = KeptThemes.parse(row.themes)
      const words = themes.find((one) => one.words !== null)?.words ?? null
      return {
        noteId: row.id,
        heldOn: plain(row.heldOn),
        writtenBy: names.get(row.writtenById) ?? '',
        themes: themes.map(({ theme }) => theme),
        words: words && words.length > glimpse ? `${words.slice(0, glimpse).trimEnd()} …` : words,
      }
    }),
  }
}
