import { z } from 'zod'
import { Text } from '../doors/doors.schema.ts'
import { manyLinesOrNull, oneLine, oneLineOrNull, plainDate } from '../fields.ts'
import { Judged } from '../offers/judged.schema.ts'
import { limits } from './endings.ts'
import { answers, dutyParties, linkParties, linkStates, parties, versionKinds, versionStates } from './parties.ts'
import { PlacementState, RefusalAnswer, Wording } from './placements.schema.ts'
import { vitasKeys } from './vitasKeys.ts'

const Party = z.enum(parties)

/** What one party answered. */
const Approval = z.object({
  party: Party,
  answer: z.enum(answers),
  /** Why declined, or why given on another's behalf. */
  reason: z.string().nullable(),
  means: z.enum(['signed_in', 'on_screen', 'by_link', 'recorded', 'on_behalf']),
  byName: z.string(),
  /** Who was signed in, where that is somebody else. */
  recordedBy: z.string().nullable(),
  givenOn: z.string(),
})

/** One wording of the agreement with its fate. Days are Danish ones. */
export const Version = Wording.extend({
  versionId: z.uuid(),
  number: z.int(),
  kind: z.enum(versionKinds),
  state: z.enum(versionStates),
  need: z.string().nullable(),
  /** Names of the fields that differ from what was agreed before it; all of them for the first. */
  changed: z.array(z.string()),
  /** Whose answer it takes (while it is a draft: would take), and who has not answered. */
  concerns: z.array(Party),
  outstanding: z.array(Party),
  approvals: z.array(Approval),
  draftedBy: z.string(),
  draftedOn: z.string(),
  sentOn: z.string().nullable(),
  agreedOn: z.string().nullable(),
  declinedOn: z.string().nullable(),
  withdrawnOn: z.string().nullable(),
  /** The day it ends by itself if nobody touches it; null where it is settled. */
  expiresOn: z.string().nullable(),
  /** The rules as they judged it when it was sent; empty for a draft. */
  checks: z.array(Judged),
})
export type Version = z.infer<typeof Version>

/** A one-time link; the token itself is told once, by makeLink. */
export const ApprovalLink = z.object({
  linkId: z.uuid(),
  versionId: z.uuid(),
  party: z.enum(linkParties),
  name: z.string(),
  createdBy: z.string(),
  createdOn: z.string(),
  expiresOn: z.string(),
  state: z.enum(linkStates),
})
export type ApprovalLink = z.infer<typeof ApprovalLink>

/** A line of who does what. */
export const Duty = z.object({
  dutyId: z.uuid(),
  text: Text,
  party: z.enum(dutyParties),
  ownerName: z.string().nullable(),
  dueOn: z.string().nullable(),
  doneOn: z.string().nullable(),
  doneBy: z.string().nullable(),
  version: z.int(),
})
export type Duty = z.infer<typeof Duty>

/** All wordings of a placement, newest first, with what each party answered. */
export const Agreement = z.object({
  placementId: z.uuid(),
  citizenId: z.uuid(),
  citizenName: z.string(),
  state: PlacementState,
  /** The placement's, for every deed. */
  version: z.int(),
  /** The version agreed last, and the one that is being written or answered. */
  agreedId: z.uuid().nullable(),
  openId: z.uuid().nullable(),
  versions: z.array(Version),
  links: z.array(ApprovalLink),
  duties: z.array(Duty),
  /** The rules as they judge the newest version today. */
  checksNow: z.array(Judged),
  /** The employees' representative of the site, as proposed name. */
  rep: z.object({ name: z.string(), email: z.string().nullable(), phone: z.string().nullable() }).nullable(),
  can: z.object({
    send: RefusalAnswer.nullable(),
    /** The open change is taken back; what was agreed stands. */
    takeBack: RefusalAnswer.nullable(),
    answer: z.object({
      team_lead: RefusalAnswer.nullable(),
      employee_rep: RefusalAnswer.nullable(),
      citizen: RefusalAnswer.nullable(),
    }),
  }),
})
export type Agreement = z.infer<typeof Agreement>

const reason = manyLinesOrNull(limits.reason)

/** An answer that the caseworker records. `recorded` is the representative's, with name and day; `on_screen` the citizen's own. */
export const AnswerInput = z.strictObject({
  versionId: z.uuid(),
  party: z.enum(['team_lead', 'employee_rep', 'citizen'], { error: 'required' }),
  answer: z.enum(answers, { error: 'required' }),
  means: z.enum(['on_screen', 'recorded', 'on_behalf'], { error: 'required' }),
  /** Whoever answered; not needed for the citizen. */
  name: oneLineOrNull(limits.name),
  givenOn: plainDate.nullish().transform((day) => day ?? null),
  reason,
})
export type AnswerInput = z.infer<typeof AnswerInput>

export const LinkInput = z.strictObject({
  versionId: z.uuid(),
  party: z.enum(linkParties, { error: 'required' }),
  /** Whom it is given to; for the citizen the name is known. */
  name: oneLineOrNull(limits.name),
})

/** Shown once: `token` belongs behind the # of the address of the page that answers. */
export const NewLink = z.object({
  placementId: z.uuid(),
  linkId: z.uuid(),
  party: z.enum(linkParties),
  name: z.string(),
  token: z.string(),
  expiresOn: z.string(),
})

/** `text` is written in one language and kept for both. */
export const DutyInput = z.strictObject({
  party: z.enum(dutyParties, { error: 'required' }),
  text: oneLine(limits.duty),
  ownerName: oneLineOrNull(limits.name),
  dueOn: plainDate.nullish().transform((day) => day ?? null),
})
export type DutyInput = z.infer<typeof DutyInput>
export const DutyChange = DutyInput.extend({ version: z.int() })
export const DutyTick = z.strictObject({ version: z.int(), done: z.boolean() })

export const VitasKey = z.enum(vitasKeys)

/** The sheet in VITAS' order. `cpr` has no value here: it is shown by the reveal of the citizen's page, which is on record. */
export const VitasSheet = z.object({
  placementId: z.uuid(),
  citizenId: z.uuid(),
  version: z.int(),
  number: z.string().nullable(),
  /** With wage subsidy VITAS asks the employer for the whole monthly wage cost (domain.md § 3.4): not known here. */
  employerTellsCost: z.boolean(),
  /** As they are copied, in the language asked for; null where nothing is known, and a person must find out. */
  fields: z.array(z.object({ key: VitasKey, value: z.string().nullable() })),
})
export type VitasSheet = z.infer<typeof VitasSheet>

// ---------- the team lead ----------

/** What a team lead is asked, or has agreed to. A protected person has an alias instead of a name. */
const CrewAgreementRow = z.object({
  placementId: z.uuid(),
  versionId: z.uuid(),
  number: z.int(),
  kind: z.enum(versionKinds),
  name: z.string().nullable(),
  alias: z.string(),
  siteName: z.string(),
  startsOn: z.string(),
  endsOn: z.string(),
  sentOn: z.string(),
  state: z.enum(versionStates),
  /** The last day on which the team lead sees what is agreed. */
  accessUntil: z.string().nullable(),
})
export const CrewAgreements = z.object({
  /** Waiting for the team lead's own answer. */
  awaiting: z.array(CrewAgreementRow),
  /** Sent and answered by the lead, waiting for others; agreed; or declined. */
  answered: z.array(CrewAgreementRow),
})

export type CrewAgreements = z.infer<typeof CrewAgreements>

/** Without the name of a citizen who is protected. */
const CrewApproval = Approval.omit({ reason: true, means: true, recordedBy: true }).extend({ byName: z.string().nullable() })
const CrewVersion = Wording.omit({ supplierName: true, purpose: true }).extend({
  versionId: z.uuid(),
  number: z.int(),
  kind: z.enum(versionKinds),
  state: z.enum(versionStates),
  changed: z.array(z.string()),
  concerns: z.array(Party),
  approvals: z.array(CrewApproval),
  sentOn: z.string(),
})
export const CrewAgreement = z.object({
  placementId: z.uuid(),
  name: z.string().nullable(),
  alias: z.string(),
  /** Functional needs in words the citizen agreed to. */
  needs: z.string().nullable(),
  /** Newest first. */
  versions: z.array(CrewVersion),
  duties: z.array(Duty.omit({ doneBy: true })),
  can: z.object({ answer: RefusalAnswer.nullable() }),
})
export type CrewAgreement = z.infer<typeof CrewAgreement>

export const CrewAnswerInput = z.strictObject({
  versionId: z.uuid(),
  answer: z.enum(answers, { error: 'required' }),
  reason,
})

// ---------- whoever holds a link ----------

/** 256 bits in base64url. */
export const Token = z.string({ error: 'required' }).regex(/^[A-Za-z0-9_-]{43}$/, 'invalid-value')

/** The agreement in plain words for whoever holds the link: no surname, no CPR, no door, no needs. Null once it cannot be answered. */
export const LinkLook = z.object({
  state: z.enum(linkStates),
  party: z.enum(linkParties),
  /** Whom the link was given to. */
  name: z.string().nullable(),
  content: z
    .object({
      /** The citizen's; not told to a representative where the address is protected. */
      firstName: z.string().nullable(),
      organisationName: z.string(),
      siteName: z.string(),
      supplierName: z.string(),
      offer: Wording.shape.offer,
      startsOn: z.string(),
      endsOn: z.string(),
      weekdayHours: z.array(z.number()),
      ramp: Wording.shape.ramp,
      tasks: z.array(z.string()),
      buddy: z.string().nullable(),
      kind: z.enum(versionKinds),
      /** Names of the shown fields that differ from what was agreed before; none for the first. */
      changed: z.array(z.string()),
    })
    .nullable(),
})
export type LinkLook = z.infer<typeof LinkLook>

export const LinkAnswerInput = z.strictObject({
  token: Token,
  answer: z.enum(answers, { error: 'required' }),
  /** The representative's; the citizen's is known. */
  name: oneLineOrNull(limits.name),
  reason,
})
export type LinkAnswerInput = z.infer<typeof LinkAnswerInput>
