import { createHash, randomUUID } from 'node:crypto'
import type { OrganisationKind, Role } from '../../shared/permissions.ts'
import type { Actor } from './actor.ts'

/** One statement on the login's own connection, outside any role: only the functions of schema gate answer it. */
export type Ask = <Row extends object>(sql: string, values: readonly unknown[]) => Promise<Row[]>

export type Gate = ReturnType<typeof openGate>

const emailHash = (email: string): Buffer => createHash('sha256').update(email.trim().toLowerCase()).digest()
export const tokenHash = (token: string): Buffer => createHash('sha256').update(token).digest()

type ActorRow = {
  staff_id: string
  organisation_id: string
  organisation_kind: OrganisationKind
  organisation_name: string
  role: Role
  name: string
}
type SessionRow = ActorRow & { session_id: string }

export type MailKind = 'digest' | 'concern'
type MailRow = ActorRow & { id: string; kind: MailKind; about: string; attempts: number; email: string }

/** A mail to send now, and whom it goes to. `about`: the day of a digest, the concern's id. */
export type TakenMail = {
  readonly mailId: string
  readonly kind: MailKind
  readonly about: string
  /** This try counted. */
  readonly attempts: number
  readonly email: string
  readonly actor: Actor
}

/** Without a session: whom a job acts as. */
const actorOf = (row: ActorRow): Actor => ({
  staffId: row.staff_id,
  organisationId: row.organisation_id,
  organisationKind: row.organisation_kind,
  organisationName: row.organisation_name,
  role: row.role,
  name: row.name,
  sessionId: null,
})

/** What the server may ask before anybody is known; each is one function in the database (prisma/migrations/0002_access, 0012_narrower, 0030_jobs, 0035_asked_and_let_go). */
export const openGate = (ask: Ask) => ({
  /** Whoever holds this cookie, if the session is alive and the person not disabled. */
  findSession: async (token: string): Promise<Actor | null> => {
    const [row] = await ask<SessionRow>('SELECT * FROM gate.find_session($1)', [tokenHash(token)])
    if (!row) return null
    return { ...actorOf(row), sessionId: row.session_id }
  },
  /** Notes an attempt, which counts as failed until it is taken back, and answers the stored hash; null after atMost of them in 15 minutes. */
  beginSignIn: async (
    email: string,
    atMost: number,
  ): Promise<{ attempt: string; staffId: string | null; passwordHash: string | null } | null> => {
    const [row] = await ask<{ attempt: string; staff_id: string | null; password_hash: string | null }>(
      'SELECT * FROM gate.begin_sign_in($1, $2, $3)',
      [email.trim(), emailHash(email), atMost],
    )
    return row ? { attempt: row.attempt, staffId: row.staff_id, passwordHash: row.password_hash } : null
  },
  /** The password was right. */
  takeBackAttempt: async (attempt: string): Promise<void> => {
    await ask('SELECT gate.take_back_attempt($1)::text', [attempt])
  },
  openSession: async (staffId: string, token: string, userAgent: string, requestId: string): Promise<void> => {
    await ask('SELECT gate.open_session($1, $2, $3, $4, $5, $6)::text', [
      staffId,
      tokenHash(token),
      userAgent,
      randomUUID(),
      randomUUID(),
      requestId,
    ])
  },
  closeSession: async (token: string): Promise<void> => {
    await ask('SELECT gate.close_session($1)::text', [tokenHash(token)])
  },
  recordRefusal: async (actor: Actor, endpoint: string, requestId: string): Promise<void> => {
    await ask('SELECT gate.record_refusal($1, $2, $3, $4, $5, $6)::text', [
      randomUUID(),
      actor.staffId,
      actor.organisationId,
      actor.role,
      endpoint,
      requestId,
    ])
  },
  /** The agreement a one-time link asks about, or what became of it; null for no such link. */
  lookAtAgreement: async (token: string, today: string, requestId: string): Promise<unknown> => {
    const [row] = await ask<{ seen: unknown }>('SELECT gate.look_at_agreement($1, $2::date, $3, $4) AS seen', [
      tokenHash(token),
      today,
      randomUUID(),
      requestId,
    ])
    return row?.seen ?? null
  },
  /** 'done', or what became of the link meanwhile; null for no such link. */
  answerAgreement: async (
    token: string,
    given: { answer: string; name: string | null; reason: string | null },
    today: string,
    requestId: string,
  ): Promise<string | null> => {
    const [row] = await ask<{ fate: string | null }>('SELECT gate.answer_agreement($1, $2, $3, $4, $5::date, $6, $7) AS fate', [
      tokenHash(token),
      given.answer,
      given.name,
      given.reason,
      today,
      randomUUID(),
      requestId,
    ])
    return row?.fate ?? null
  },
  /** Whether a citizen's one-time link can be answered, and its language; null where there is nothing to answer. */
  lookAtMeasurement: async (token: string, today: string): Promise<unknown> => {
    const [row] = await ask<{ seen: unknown }>('SELECT gate.look_at_measurement($1, $2::date) AS seen', [tokenHash(token), today])
    return row?.seen ?? null
  },
  /** 'done', 'used' or 'answered-today'; null where there is nothing to answer. */
  answerMeasurement: async (
    token: string,
    given: { answers: object; instrument: number; language: string; motivation: number | null },
    today: string,
    requestId: string,
  ): Promise<string | null> => {
    const [row] = await ask<{ fate: string | null }>(
      'SELECT gate.answer_measurement($1, $2::jsonb, $3, $4, $5, $6::date, $7, $8) AS fate',
      [
        tokenHash(token),
        JSON.stringify(given.answers),
        given.instrument,
        given.language,
        given.motivation,
        today,
        randomUUID(),
        requestId,
      ],
    )
    return row?.fate ?? null
  },
  /** What was answered under this person's Idempotency-Key, with the hash of what was sent; null when nothing was. */
  keptAnswer: async (staffId: string, key: string): Promise<{ bodyHash: Buffer; answer: unknown } | null> => {
    const [row] = await ask<{ body_hash: Uint8Array; answer: unknown }>('SELECT * FROM gate.kept_answer($1, $2)', [staffId, key])
    return row ? { bodyHash: Buffer.from(row.body_hash), answer: row.answer } : null
  },
  demoPeople: () =>
    ask<{ name: string; email: string; role: Role; organisation_name: string }>('SELECT * FROM gate.demo_people()', []),
  /** The newest published catalogue with its day in Denmark; null in a house that has none. */
  publicCatalogue: async (): Promise<{ content: unknown; publishedOn: string } | null> => {
    const [row] = await ask<{ content: unknown; published_on: string }>('SELECT * FROM gate.public_catalogue()', [])
    return row ? { content: row.content, publishedOn: row.published_on } : null
  },
  isEmpty: async (): Promise<boolean> => (await ask<{ yes: boolean }>('SELECT gate.is_empty() AS yes', []))[0]?.yes === true,
  isMadeUp: async (): Promise<boolean> => (await ask<{ yes: boolean }>('SELECT gate.is_made_up() AS yes', []))[0]?.yes === true,
  /** The first organisation and its administrator; false when the house is not empty. */
  found: async (house: {
    organisationId: string
    name: string
    cvr: string
    adminId: string
    adminName: string
    adminEmail: string
    passwordHash: string
    madeUp: boolean
  }): Promise<boolean> => {
    const [row] = await ask<{ yes: boolean }>('SELECT gate.found($1, $2, $3, $4, $5, $6, $7, $8, $9) AS yes', [
      house.organisationId,
      house.name,
      house.cvr,
      house.adminId,
      house.adminName,
      house.adminEmail,
      house.passwordHash,
      randomUUID(),
      house.madeUp,
    ])
    return row?.yes === true
  },
  /** Removes the answers kept for an Idempotency-Key more than a day ago; how many they were. */
  forgetAnswers: async (): Promise<number> =>
    (await ask<{ forgotten: number }>('SELECT gate.forget_answers() AS forgotten', []))[0]?.forgotten ?? 0,
  /** True: the slot (an instant) is this process's to run. Nobody else has begun it, or whoever did has not ended it within `patience` seconds. */
  beginRun: async (job: string, slot: Date, patience: number): Promise<boolean> =>
    (
      await ask<{ mine: boolean }>('SELECT gate.begin_run($1, $2::timestamptz, $3) AS mine', [job, slot.toISOString(), patience])
    )[0]?.mine === true,
  /** Counts of what was done, never people; `error` is a code without personal data. */
  endRun: async (job: string, slot: Date, done: Readonly<Record<string, number>>, error: string | null): Promise<void> => {
    await ask('SELECT gate.end_run($1, $2::timestamptz, $3, $4::jsonb, $5)::text', [
      job,
      slot.toISOString(),
      error === null,
      JSON.stringify(done),
      error,
    ])
  },
  /** Somebody else may run the slot at once: this process stops before it is done. */
  letGoRun: async (job: string, slot: Date): Promise<void> => {
    await ask('SELECT gate.let_go_run($1, $2::timestamptz)::text', [job, slot.toISOString()])
  },
  /** Removes what planned jobs and mail left behind 90 days ago; how many rows. */
  forgetRuns: async (): Promise<number> =>
    (await ask<{ forgotten: number }>('SELECT gate.forget_runs() AS forgotten', []))[0]?.forgotten ?? 0,
  /** Everybody who has a worklist, to act as; without a session. */
  caseworkers: async (): Promise<Actor[]> => (await ask<ActorRow>('SELECT * FROM gate.caseworkers()', [])).map(actorOf),
  /** False: that mail is queued already. */
  queueMail: async (staffId: string, kind: MailKind, about: string): Promise<boolean> =>
    (await ask<{ yes: boolean }>('SELECT gate.queue_mail($1, $2, $3, $4) AS yes', [randomUUID(), staffId, kind, about]))[0]
      ?.yes === true,
  /** Mail that is due; it is nobody else's for `lease` seconds. */
  takeMail: async (atMost: number, lease: number): Promise<TakenMail[]> =>
    (await ask<MailRow>('SELECT * FROM gate.take_mail($1, $2)', [atMost, lease])).map((row) => ({
      mailId: row.id,
      kind: row.kind,
      about: row.about,
      attempts: row.attempts,
      email: row.email,
      actor: actorOf(row),
    })),
  /** Said before the mail server is spoken to; false: not ours to send. */
  handOverMail: async (mailId: string): Promise<boolean> =>
    (await ask<{ yes: boolean }>('SELECT gate.hand_over_mail($1) AS yes', [mailId]))[0]?.yes === true,
  mailSent: async (mailId: string): Promise<void> => {
    await ask('SELECT gate.mail_sent($1)::text', [mailId])
  },
  /** Tried again after `wait` seconds; null: given up. */
  mailFailed: async (mailId: string, error: string, wait: number | null): Promise<void> => {
    await ask('SELECT gate.mail_failed($1, $2, $3)::text', [mailId, error, wait])
  },
  /** There is nothing left to say. */
  dropMail: async (mailId: string): Promise<void> => {
    await ask('SELECT gate.drop_mail($1)::text', [mailId])
  },
  sealAudit: async (): Promise<number> =>
    (await ask<{ sealed: number }>('SELECT gate.seal_audit() AS sealed', []))[0]?.sealed ?? 0,
  /** How many facts behind management's figures are not what they should be, by table. */
  checkFacts: () => ask<{ of: string; differences: number }>('SELECT * FROM gate.facts_differences()', []),
  /** Makes all of them anew; answers how many there are. */
  rebuildFacts: async (): Promise<number> =>
    (await ask<{ made: number }>('SELECT gate.facts_rebuild() AS made', []))[0]?.made ?? 0,
  verifyAudit: async (): Promise<{ sealed: number; unsealed: number; brokenAt: number | null }> => {
    const [row] = await ask<{ sealed: string; unsealed: string; broken_at: string | null }>(
      'SELECT * FROM gate.verify_audit()',
      [],
    )
    return {
      sealed: Number(row?.sealed ?? 0),
      unsealed: Number(row?.unsealed ?? 0),
      brokenAt: row?.broken_at == null ? null : Number(row.broken_at),
    }
  },
})
