import { type ReactNode, type SubmitEvent, useEffect, useRef, useState } from 'react'
import { type FetcherWithComponents, Form, type FormProps, useActionData, useNavigation } from 'react-router'
import { isFormProblem } from '../api.ts'
import { fillAfter, fillField, newFill } from '../fill.ts'
import { ErrorSummary } from './ErrorSummary.tsx'
import { FormStateContext } from './formState.ts'

type Props = Omit<FormProps, 'children'> & {
  children: ReactNode
  /** Give a fetcher when the page holds more than one form, so that each shows its own problem. */
  fetcher?: FetcherWithComponents<unknown>
  /** Give one when another form of the page asks for the same fields. */
  idPrefix?: string
}

/** How long a send may take to show as one; after that a form that was held back may be sent again. */
const twiceWithinMs = 1000

/** The second press of a double-click comes before the page knows of the first. */
const useSentOnce = (busy: boolean) => {
  const sentAt = useRef<number | null>(null)
  useEffect(() => {
    if (!busy) sentAt.current = null
  }, [busy])
  return (event: SubmitEvent<HTMLFormElement>, onSubmit: FormProps['onSubmit']) => {
    const again = busy || (sentAt.current !== null && event.timeStamp - sentAt.current < twiceWithinMs)
    if (again) event.preventDefault()
    else onSubmit?.(event)
    if (!event.defaultPrevented) sentAt.current = event.timeStamp
  }
}

/**
 * A form that posts to a route's action. Shows the problem that the action handed back, on top and at the fields; the fields keep
 * what was typed, since the page stays. Fields inside find their own error by name. What is sent again after a lost answer goes under
 * the same key.
 */
export const ActionForm = ({ children, fetcher, idPrefix, method = 'post', onSubmit, ...rest }: Props) => {
  const navigation = useNavigation()
  const fromPage = useActionData()
  const answer = fetcher ? fetcher.data : fromPage
  const problem = isFormProblem(answer) ? answer : undefined
  const busy = fetcher ? fetcher.state !== 'idle' : navigation.state !== 'idle' && navigation.formData !== undefined
  const [fill, setFill] = useState(newFill)
  const now = fillAfter(fill, { busy, refused: problem !== undefined })
  if (now !== fill) setFill(now)
  const sendOnce = useSentOnce(busy)
  const Element = fetcher?.Form ?? Form
  return (
    <Element
      {...rest}
      method={method}
      noValidate
      className={['form', rest.className].filter(Boolean).join(' ')}
      onSubmit={(event) => sendOnce(event, onSubmit)}
    >
      <FormStateContext value={{ problem, busy, idPrefix }}>
        {problem && !busy && <ErrorSummary problem={problem} />}
        <input type="hidden" name={fillField} value={now.key} />
        {children}
      </FormStateContext>
    </Element>
  )
}
