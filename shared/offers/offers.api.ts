import { z } from 'zod'
import { api } from '../endpoint.ts'
import {
  MentorBudgetInput,
  MentorYear,
  ParameterKey,
  Quota,
  Rule,
  RuleInput,
  StaffingInput,
  StaffingMonth,
} from './offers.schema.ts'

const ofKey = z.strictObject({ key: ParameterKey })
const ofSupplier = z.strictObject({ organisationId: z.uuid() })
const year = z
  .string()
  .regex(/^20[2-9]\d$/, 'invalid-value')
  .transform(Number)

const MentorYears = z.object({ years: z.array(MentorYear) })
const CompanyStaffing = z.object({ organisationId: z.uuid(), name: z.string(), months: z.array(StaffingMonth) })

export const offersApi = api({
  rules: {
    method: 'GET',
    path: '/rules',
    does: 'Every dated rule: what counts, what comes, what ended, and what was superseded, newest first for each key.',
    allows: 'rules.read',
    answer: z.object({ today: z.string(), rules: z.array(Rule) }),
  },
  recordRule: {
    method: 'POST',
    path: '/rules/:key',
    does: 'Records a value from a day on: rows it covers are superseded, what is left of them is kept with new days. Answers all rows of the key.',
    allows: 'rules.write',
    params: ofKey,
    body: RuleInput,
    answer: z.object({ rules: z.array(Rule) }),
  },
  mentorBudget: {
    method: 'GET',
    path: '/mentor-budget',
    does: 'Mentor hours granted and used by year, in the own municipality.',
    allows: 'rules.read',
    answer: MentorYears,
  },
  setMentorBudget: {
    method: 'PUT',
    path: '/mentor-budget/:year',
    does: 'Sets the mentor hours of a year, or takes them away.',
    allows: 'rules.write',
    params: z.strictObject({ year }),
    body: MentorBudgetInput,
    answer: MentorYears,
  },
  staffing: {
    method: 'GET',
    path: '/organisations/:organisationId/staffing',
    does: 'A supplier’s ordinary full-time equivalents by month, newest first: what the net-growth rule is judged by.',
    allows: 'rules.read',
    params: ofSupplier,
    answer: CompanyStaffing,
  },
  setStaffing: {
    method: 'PUT',
    path: '/organisations/:organisationId/staffing',
    does: 'Writes or takes away months of a supplier’s ordinary full-time equivalents.',
    allows: 'rules.write',
    params: ofSupplier,
    body: StaffingInput,
    answer: CompanyStaffing,
  },
  quota: {
    method: 'GET',
    path: '/sites/:siteId/quota',
    does: 'How full the reasonableness quota of a site’s P-number is on the fullest day from today on that is planned for.',
    allows: 'quota.read',
    params: z.strictObject({ siteId: z.uuid() }),
    answer: Quota,
  },
})
