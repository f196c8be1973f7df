import { redirect } from 'react-router'
import { accountsApi } from '../../shared/accounts/accounts.api.ts'
import { call } from '../api.ts'
import { forgetSession } from '../app/session.ts'
import { href } from '../hrefs.ts'
import { forgetUnsent } from '../unsent.ts'

/** Sign-out has an address of its own, so that every page can post to it. */
export const loader = () => redirect(href.home())

export const action = async () => {
  await call(accountsApi.signOut)
  forgetSession()
  forgetUnsent()
  return redirect(`${href.signIn()}?ud`)
}
