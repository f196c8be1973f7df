import { attendance } from './attendance.ts'
import { offline } from './offline.ts'

/** What is said where a crew’s day is logged, with and without signal: fetched with that page (web/texts.ts). */
export const crew = { attendance, offline }
