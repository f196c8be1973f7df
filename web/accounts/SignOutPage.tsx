import { type ActionFunctionArgs, data, redirect, useActionData, useLoaderData } from 'react-router'
import type { SignedIn } from '../../shared/accounts/accounts.schema.ts'
import { leave } from '../app/leave.ts'
import { currentSession } from '../app/session.ts'
import { href } from '../frontHrefs.ts'
import { useFormat, useTexts } from '../language.tsx'
import type { Unsent } from '../offline/queue.ts'
import { ActionForm } from '../ui/ActionForm.tsx'
import { Button, ButtonRow, LinkButton } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'

type Left = { readonly days: readonly Unsent[]; readonly canSend: boolean }

/** What this person's sign-out would delete from the phone; only a team lead's phone keeps anything. */
const leftOf = async (person: SignedIn | null): Promise<Left> => {
  if (person?.role !== 'team_lead') return { days: [], canSend: false }
  const { openFor, unsentOf } = await import('../offline/outbox.ts')
  await openFor(person)
  return unsentOf(person.staffId)
}

/** Sign-out has an address of its own, so that every page can post to it; it is seen only where something is not sent. */
export const loader = async () => {
  const { signedIn } = await currentSession()
  const left = await leftOf(signedIn)
  return left.days.length === 0 ? redirect(href.home()) : left
}

export const action = async ({ request }: ActionFunctionArgs) => {
  const { signedIn } = await currentSession()
  const wanted = (await request.formData()).get('first')
  if (wanted === 'send') await (await import('../offline/outbox.ts')).flush()
  const { days } = wanted === 'delete' ? { days: [] } : await leftOf(signedIn)
  // the status tells the router that nothing has changed
  if (days.length > 0) return wanted === 'send' ? data('not-sent' as const, { status: 503 }) : redirect(href.signOut())
  await leave()
  return redirect(`${href.signIn()}?ud`)
}

export const Component = () => {
  const { days, canSend } = useLoaderData<typeof loader>()
  const texts = useTexts()
  const { signOut } = texts.offline
  const format = useFormat()
  const notSent = useActionData<typeof action>() === 'not-sent'
  const [first] = days
  return (
    <div className="page page-narrow">
      <PageTitle title={signOut.title} lede={signOut.lede} />
      {notSent && (
        <Notice tone="warning" live>
          {signOut.notSent}
        </Notice>
      )}
      <ul className="unsent-days">
        {days.map(({ date, people }) => (
          <li key={date}>{signOut.day(format.weekdayDate(date), people)}</li>
        ))}
      </ul>
      <ButtonRow>
        {canSend ? (
          <ActionForm>
            <input type="hidden" name="first" value="send" />
            <Button kind="primary" type="submit">
              {signOut.send}
            </Button>
          </ActionForm>
        ) : (
          first && (
            <LinkButton kind="primary" to={href.crewDay(first.date)}>
              {signOut.toDay}
            </LinkButton>
          )
        )}
        <ActionForm>
          <input type="hidden" name="first" value="delete" />
          <Button type="submit">{signOut.delete}</Button>
        </ActionForm>
        <LinkButton kind="tertiary" to={href.crew()}>
          {texts.common.cancel}
        </LinkButton>
      </ButtonRow>
    </div>
  )
}
