import { accounts } from './accounts.ts'
import { common } from './common.ts'
import { frontProblems } from './frontProblems.ts'

/** What the frame, the sign-in and the errors say: fetched before the first page (web/texts.ts). */
export const front = { accounts, common, problems: frontProblems }
