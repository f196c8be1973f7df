import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect, useLoaderData } from 'react-router'
import type { Ask } from '../../shared/endpoint.ts'
import { newestGuide } from '../../shared/progress/guide.v1.ts'
import { interviewsApi } from '../../shared/progress/interviews.api.ts'
import { call, mend } from '../api.ts'
import { forgetKept } from '../concerns/kept.ts'
import { underKey } from '../fill.ts'
import { formBody } from '../form.ts'
import { href } from '../hrefs.ts'
import { useTexts } from '../language.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import { InterviewForm } from './InterviewForm.tsx'

const keptAs = (citizenId: string): string => `interview ${citizenId}`

export const loader = ({ params: { citizenId = '' } }: LoaderFunctionArgs) =>
  call(interviewsApi.list, { params: { citizenId }, query: {} })

export const action = async ({ request, params: { citizenId = '' } }: ActionFunctionArgs) => {
  const data = await request.formData()
  try {
    const body = formBody<Ask<typeof interviewsApi.write>['body']>(data)
    const { noteId } = await call(interviewsApi.write, { params: { citizenId }, body, ...underKey(data) })
    await forgetKept(keptAs(citizenId))
    return redirect(href.interview(citizenId, noteId))
  } catch (error) {
    return mend(error)
  }
}

export const Component = () => {
  const { citizenId, citizenName } = useLoaderData<typeof loader>()
  const words = useTexts().interviews
  return (
    <div className="page">
      <PageTitle
        title={words.newTitle}
        lede={words.newLede}
        back={{ to: href.interviews(citizenId), label: `${words.title}: ${citizenName}` }}
      />
      <InterviewForm guide={newestGuide.version} note={null} keptAs={keptAs(citizenId)} cancelTo={href.interviews(citizenId)} />
    </div>
  )
}
