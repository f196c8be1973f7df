import { accountsApi } from '../../shared/accounts/accounts.api.ts'
import { isServersFault, ProblemError } from '../../shared/problem.ts'
import { call, NoConnectionError } from '../api.ts'
import { forgetUnsent } from '../unsent.ts'
import { currentSession, forgetSession, phone, setPhone, tellOtherTabs } from './session.ts'

/** Milliseconds that a phone waits for the server: it is put down, and must show nothing more. */
const patience = 4000

const isAway = (error: unknown): boolean =>
  error instanceof NoConnectionError || (error instanceof ProblemError && isServersFault(error))

/** Whether the server has ended the session; false where it cannot be asked, or not soon. */
const askServer = (): Promise<boolean> =>
  Promise.race([
    call(accountsApi.signOut).then(
      () => true,
      (error: unknown) => {
        if (isAway(error)) return false
        throw error
      },
    ),
    new Promise<boolean>((resolve) => setTimeout(() => resolve(false), patience)),
  ])

/** Signs out at the server, or without signal here at once and there as soon as there is signal. */
export const leave = async (): Promise<void> => {
  const { signedIn } = await currentSession()
  const keeps = phone() !== null
  if (signedIn && (keeps || signedIn.role === 'team_lead'))
    await (await import('../offline/outbox.ts')).forgetPerson(signedIn.staffId)
  if (!keeps) await call(accountsApi.signOut)
  else if (!(await askServer())) {
    await (await import('../offline/outbox.ts')).leaveLater()
    setPhone('left')
  }
  forgetSession()
  forgetUnsent()
  tellOtherTabs(null)
}
