import { type FormEvent, useState, useSyncExternalStore } from 'react'
import { accountsApi } from '../../shared/accounts/accounts.api.ts'
import { call, type FormProblem, isFormProblem } from '../api.ts'
import { href } from '../frontHrefs.ts'
import { useTexts } from '../language.tsx'
import { Button, ButtonRow } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { ErrorSummary } from '../ui/ErrorSummary.tsx'
import { FormStateContext } from '../ui/formState.ts'
import { TextField } from '../ui/TextField.tsx'
import { forgetSession, onlyFor, signInAgainRequest } from './session.ts'

/** The session ended while somebody was writing: sign in on top of the page, and what was being saved is saved. */
export const SignInAgain = () => {
  const texts = useTexts().accounts
  const { common } = useTexts()
  const waiting = useSyncExternalStore(signInAgainRequest.subscribe, signInAgainRequest.get)
  const [problem, setProblem] = useState<FormProblem | undefined>()
  const [busy, setBusy] = useState(false)
  if (!waiting) return null

  const signIn = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    setBusy(true)
    try {
      const person = await call(accountsApi.signIn, {
        body: { email: String(data.get('email') ?? ''), password: String(data.get('password') ?? '') },
      })
      forgetSession()
      // What stands on the page was written by another person: it must not be saved in this one's name.
      if (person.staffId !== waiting.lastSeen.staffId) {
        await onlyFor(person.staffId)
        location.assign(href.home())
        return
      }
      setProblem(undefined)
      waiting.answer(true)
    } catch (error) {
      if (!isFormProblem(error)) throw error
      setProblem(error)
    } finally {
      setBusy(false)
    }
  }

  return (
    <Dialog open title={texts.again.title} onClose={() => waiting.answer(false)}>
      <p>{texts.again.text}</p>
      <form className="form" noValidate onSubmit={signIn}>
        <FormStateContext value={{ problem, busy, idPrefix: 'log-ind' }}>
          {problem && !busy && <ErrorSummary problem={problem} />}
          <TextField name="email" type="email" label={texts.signIn.email} autoComplete="username" />
          <TextField name="password" type="password" label={texts.signIn.password} autoComplete="current-password" />
          <ButtonRow>
            <Button kind="primary" type="submit">
              {texts.again.go}
            </Button>
            <Button kind="tertiary" onClick={() => waiting.answer(false)}>
              {common.cancel}
            </Button>
          </ButtonRow>
        </FormStateContext>
      </form>
    </Dialog>
  )
}
