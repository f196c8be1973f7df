import { z } from 'zod'
import { api, done } from '../endpoint.ts'
import { DemoPerson, OwnSession, SignedIn } from './accounts.schema.ts'

const email = z.string({ error: 'required' }).trim().min(1, { error: 'required' }).max(200, { error: 'too-long' })
// never trimmed, never cut: what was typed is compared as it stands (NIST SP 800-63B-4 § 3.1.1.2)
const password = z.string({ error: 'required' }).min(1, { error: 'required' }).max(200, { error: 'too-long' })

export const accountsApi = api({
  session: {
    method: 'GET',
    path: '/session',
    does: 'Who is signed in, if anybody, whether this is a demo, and what the server’s clock says.',
    allows: 'public',
    answer: z.object({ signedIn: SignedIn.nullable(), demo: z.boolean(), today: z.iso.date(), now: z.iso.datetime() }),
  },
  signIn: {
    method: 'POST',
    path: '/session',
    does: 'Signs in with e-mail and password; the session travels in an HttpOnly cookie.',
    allows: 'public',
    body: z.strictObject({ email, password }),
    answer: SignedIn,
  },
  signOut: {
    method: 'DELETE',
    path: '/session',
    does: 'Ends this session on the server and in the browser.',
    allows: 'public',
    answer: done,
  },
  demoPeople: {
    method: 'GET',
    path: '/demo/people',
    does: 'The made-up people one can sign in as, with their password; in a demo only.',
    allows: 'public',
    answer: z.object({ password: z.string(), people: z.array(DemoPerson) }),
  },
  sessions: {
    method: 'GET',
    path: '/sessions',
    does: 'The signed-in person’s own sessions.',
    allows: 'signed-in',
    answer: z.object({ sessions: z.array(OwnSession) }),
  },
  endSession: {
    method: 'DELETE',
    path: '/sessions/:sessionId',
    does: 'Ends one of the signed-in person’s own sessions.',
    allows: 'signed-in',
    params: z.strictObject({ sessionId: z.uuid() }),
    answer: done,
  },
})
