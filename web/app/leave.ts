import { accountsApi } from '../../shared/accounts/accounts.api.ts'
import { call, NoConnectionError } from '../api.ts'
import { forgetUnsent } from '../unsent.ts'
import { currentSession, forgetSession, phone, setPhone, tellOtherTabs } from './session.ts'

/** Signs out at the server, or without signal here at once and there as soon as there is signal. */
export const leave = async (): Promise<void> => {
  const { signedIn } = await currentSession()
  const keeps = phone() !== null
  if (keeps && signedIn) await (await import('../offline/outbox.ts')).forgetPerson(signedIn.staffId)
  try {
    await call(accountsApi.signOut)
  } catch (error) {
    if (!keeps || !(error instanceof NoConnectionError)) throw error
    await (await import('../offline/outbox.ts')).leaveLater()
    setPhone('left')
  }
  forgetSession()
  forgetUnsent()
  tellOtherTabs(null)
}
