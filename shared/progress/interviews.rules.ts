import type { Refusal } from '../problem.ts'
import { type ThemeKey, themeKeys } from './guide.v1.ts'

/** The most that one theme holds, of the citizen's words and of the note each. */
export const interviewLimits = { words: 2000, note: 2000 } as const

/** What was said of one theme: in the citizen's own words, and what the caseworker noted beside them. */
export type Told = { readonly words: string | null; readonly note: string | null }
export type ToldByTheme = Readonly<Partial<Record<ThemeKey, Told>>>
export type ThemeTold = Told & { readonly theme: ThemeKey }

/** The themes that hold something, in the guide's order. */
export const toldIn = (themes: ToldByTheme): ThemeTold[] =>
  themeKeys.flatMap((theme) => {
    const told = themes[theme]
    return told && (told.words !== null || told.note !== null) ? [{ theme, ...told }] : []
  })

/** An interview has been held, and something is written of it. */
export const whyNotNote = (note: { readonly heldOn: string; readonly themes: ToldByTheme }, today: string): Refusal | null => {
  if (note.heldOn > today) return { code: 'date-in-future', pointer: '/heldOn' }
  return toldIn(note.themes).length === 0 ? { code: 'interview-empty', pointer: `/themes/${themeKeys[0]}/words` } : null
}

/** Whoever held the interview corrects the note: nobody else knows what was said. */
export const whyNotCorrectNote = (writtenById: string, staffId: string): Refusal | null =>
  writtenById === staffId ? null : { code: 'interview-not-own' }
