import { useRef } from 'react'
import { type ActionFunctionArgs, Form, redirect, useActionData, useLoaderData } from 'react-router'
import { citizensApi } from '../../shared/citizens/citizens.api.ts'
import { ProblemError } from '../../shared/problem.ts'
import { sitesApi } from '../../shared/sites/sites.api.ts'
import { call, mend } from '../api.ts'
import { useSignedIn } from '../app/session.ts'
import { underKey } from '../fill.ts'
import { href } from '../hrefs.ts'
import { useTexts } from '../language.tsx'
import { ActionForm } from '../ui/ActionForm.tsx'
import { Button, ButtonRow, LinkButton } from '../ui/Button.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import { TextField } from '../ui/TextField.tsx'
import { CitizenFields } from './CitizenFields.tsx'
import { citizenBody } from './citizenForm.ts'

export const loader = async () => {
  const [{ caseworkers }, { tasks }] = await Promise.all([call(citizensApi.caseworkers), call(sitesApi.tasks)])
  return { caseworkers, tasks }
}

export const action = async ({ request }: ActionFunctionArgs) => {
  const data = await request.formData()
  try {
    const { citizenId } = await call(citizensApi.create, {
      body: citizenBody<typeof citizensApi.create>(data),
      ...underKey(data),
    })
    return redirect(href.citizen(citizenId))
  } catch (error) {
    return mend(error)
  }
}

export const Component = () => {
  const { caseworkers, tasks } = useLoaderData<typeof loader>()
  const { staffId } = useSignedIn()
  const { common, citizens } = useTexts()
  const { form, fields } = citizens
  const problem = useActionData<typeof action>()
  const isTaken =
    problem instanceof ProblemError && [problem.code, ...problem.errors.map(({ code }) => code)].includes('cpr-taken')
  return (
    <div className="page page-narrow">
      <PageTitle title={form.newTitle} lede={form.newLede} back={{ to: href.citizens(), label: form.backTo }} />
      {isTaken && <FindTaken />}
      <ActionForm>
        <CitizenFields
          caseworkers={caseworkers}
          caseworkerId={staffId}
          tasks={tasks}
          cpr={
            <>
              <TextField
                name="cpr"
                label={fields.cpr}
                hint={form.cprHint}
                width="char-27"
                inputMode="numeric"
                autoComplete="off"
              />
              {isTaken && (
                <p className="form-next">
                  <Button type="submit" form={findTakenId} icon="search">
                    {form.findTaken}
                  </Button>
                </p>
              )}
            </>
          }
        />
        <ButtonRow>
          <Button type="submit" kind="primary">
            {form.create}
          </Button>
          <LinkButton kind="tertiary" to={href.citizens()}>
            {common.cancel}
          </LinkButton>
        </ButtonRow>
      </ActionForm>
    </div>
  )
}

const findTakenId = 'find-borgeren'

/** The way to the citizen who is there already: the number in the form is posted to the search. */
const FindTaken = () => {
  const text = useRef<HTMLInputElement>(null)
  const copyNumber = () => {
    const typed = document.querySelector<HTMLInputElement>('input[name="cpr"]')
    if (text.current && typed) text.current.value = typed.value
  }
  return (
    <Form id={findTakenId} method="post" action={href.citizenSearch()} onSubmit={copyNumber}>
      <input ref={text} type="hidden" name="text" defaultValue="" />
    </Form>
  )
}
