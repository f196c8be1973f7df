import { accounts } from './accounts.ts'
import { attendance } from './attendance.ts'
import { audit } from './audit.ts'
import { casefile } from './casefile.ts'
import { citizens } from './citizens.ts'
import { common } from './common.ts'
import { doors } from './doors.ts'
import { employment } from './employment.ts'
import { offers } from './offers.ts'
import { placements } from './placements.ts'
import { problems } from './problems.ts'
import { progress } from './progress.ts'
import { reports } from './reports.ts'
import { sites } from './sites.ts'

export const da = {
  accounts,
  attendance,
  audit,
  casefile,
  citizens,
  common,
  doors,
  employment,
  offers,
  placements,
  problems,
  progress,
  reports,
  sites,
}
