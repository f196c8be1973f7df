import type { FrontTexts } from '../texts.ts'
import { accounts } from './accounts.ts'
import { common } from './common.ts'
import { frontProblems } from './frontProblems.ts'

export const front: FrontTexts = { accounts, common, problems: frontProblems }
