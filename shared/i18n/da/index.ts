import { accounts } from './accounts.ts'
import { agreements } from './agreements.ts'
import { attendance } from './attendance.ts'
import { audit } from './audit.ts'
import { casefile } from './casefile.ts'
import { catalogue } from './catalogue.ts'
import { citizens } from './citizens.ts'
import { common } from './common.ts'
import { concerns } from './concerns.ts'
import { contracts } from './contracts.ts'
import { days } from './days.ts'
import { disagreements } from './disagreements.ts'
import { doors } from './doors.ts'
import { employees } from './employees.ts'
import { employment } from './employment.ts'
import { experiments } from './experiments.ts'
import { handouts } from './handouts.ts'
import { interviews } from './interviews.ts'
import { lastingDefinition } from './lastingDefinition.ts'
import { matching } from './matching.ts'
import { motivation } from './motivation.ts'
import { observing } from './observing.ts'
import { offers } from './offers.ts'
import { offline } from './offline.ts'
import { outcomes } from './outcomes.ts'
import { pace } from './pace.ts'
import { papers } from './papers.ts'
import { placements } from './placements.ts'
import { plans } from './plans.ts'
import { problems } from './problems.ts'
import { progress } from './progress.ts'
import { reports } from './reports.ts'
import { schedule } from './schedule.ts'
import { seeAs } from './seeAs.ts'
import { settings } from './settings.ts'
import { sites } from './sites.ts'
import { worklist } from './worklist.ts'

export const da = {
  accounts,
  agreements,
  attendance,
  audit,
  casefile,
  catalogue,
  citizens,
  common,
  concerns,
  contracts,
  days,
  disagreements,
  doors,
  employees,
  employment,
  experiments,
  handouts,
  interviews,
  lastingDefinition,
  matching,
  motivation,
  observing,
  offers,
  offline,
  pace,
  outcomes,
  papers,
  placements,
  plans,
  problems,
  progress,
  reports,
  schedule,
  seeAs,
  settings,
  sites,
  worklist,
}
