import { useLoaderData } from 'react-router'
import type { Answer } from '../../shared/endpoint.ts'
import type { Texts } from '../../shared/i18n/texts.ts'
import { errorCodes } from '../../shared/schedule/jobs.ts'
import { type Run, scheduleApi } from '../../shared/schedule/schedule.api.ts'
import { call } from '../api.ts'
import { useFormat, useTexts } from '../language.tsx'
import { Badge } from '../ui/Badge.tsx'
import { DefinitionList } from '../ui/DefinitionList.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { Notice } from '../ui/Notice.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import { Table } from '../ui/Table.tsx'

export const loader = () => call(scheduleApi.jobs)

type Told = Answer<typeof scheduleApi.jobs>
type JobRow = Told['jobs'][number]
type MailFailure = Told['mail']['failures'][number]
type Words = Texts['schedule']

/** An error's code in words: `mail-refused 550` carries the mail server's answer. */
const errorWords = (words: Words, error: string): string => {
  const [text, answer = ''] = error.split(' ')
  const code = errorCodes.find((one) => one === text) ?? 'unexpected'
  return code === 'mail-refused' ? words.errors[code](answer) : words.errors[code]
}

const doneWords = (words: Words, done: Run['done']): string => {
  const parts = Object.entries(words.done).flatMap(([key, said]) => {
    const count = done[key]
    return count === undefined ? [] : [said(count)]
  })
  return parts.length === 0 ? words.nothingToDo : `${parts.join(', ')}.`
}

const Result = ({ row }: { row: JobRow }) => {
  const { schedule: words } = useTexts()
  const format = useFormat()
  const { last, lastOk } = row
  if (!last) return <span className="quiet">{words.never}</span>
  if (last.ok === null)
    return (
      <Badge strong={last.cutOff} {...(last.cutOff ? { icon: 'warning' as const } : {})}>
        {last.cutOff ? words.cutOff : words.running}
      </Badge>
    )
  return (
    <div className="job-result">
      <Badge icon={last.ok ? 'success' : 'error'} strong={!last.ok}>
        {last.ok ? words.wentWell : words.failed}
      </Badge>
      <span>{last.error ? errorWords(words, last.error) : doneWords(words, last.done)}</span>
      {!last.ok && lastOk && <span className="quiet">{words.lastOk(format.dateTime(lastOk))}</span>}
    </div>
  )
}

const Mail = ({ mail }: { mail: Told['mail'] }) => {
  const { schedule: words } = useTexts()
  const format = useFormat()
  return (
    <section aria-labelledby="mail">
      <h2 id="mail">{words.mailTitle}</h2>
      {!mail.configured && (
        <Notice tone="warning" title={words.mailOff}>
          {words.mailOffWhy}
        </Notice>
      )}
      <DefinitionList
        facts={[
          [
            words.waiting,
            mail.oldestWaiting
              ? words.waitingSince(format.number(mail.waiting), format.dateTime(mail.oldestWaiting))
              : format.number(mail.waiting),
          ],
          [words.mailFailed, format.number(mail.failed)],
        ]}
      />
      {/* nothing could have failed where nothing is sent */}
      {(mail.configured || mail.failures.length > 0) && (
        <Table<MailFailure>
          caption={words.mailFailuresTitle}
          rows={mail.failures}
          rowKey={({ to, kind, queuedAt }) => `${to} ${kind} ${queuedAt}`}
          empty={<EmptyState>{words.noMailFailures}</EmptyState>}
          stacks
          columns={[
            { key: 'to', header: words.mailColumns.to, cell: ({ to }) => to },
            { key: 'kind', header: words.mailColumns.kind, cell: ({ kind }) => words.kinds[kind] },
            { key: 'queued', header: words.mailColumns.queued, cell: ({ queuedAt }) => format.dateTime(queuedAt) },
            {
              key: 'what',
              header: words.mailColumns.what,
              cell: ({ error, tries, givenUp }) =>
                `${errorWords(words, error)} ${words.tries(tries)}. ${givenUp ? words.isGivenUp : words.willTryAgain}.`,
            },
          ]}
        />
      )}
    </section>
  )
}

/** For whoever administers the house: what runs by itself, what went wrong in it, and what became of the mail. */
export const Component = () => {
  const { jobs, mail } = useLoaderData<typeof loader>()
  const { schedule: words } = useTexts()
  const format = useFormat()
  const failures = jobs
    .flatMap(({ job, failures: runs }) => runs.map((run) => ({ job, run })))
    .sort((a, b) => b.run.slot.localeCompare(a.run.slot))
  return (
    <div className="page schedule">
      <PageTitle title={words.title} lede={words.lede} />
      <h2>{words.jobsTitle}</h2>
      <Table<JobRow>
        caption={words.jobsTitle}
        captionHidden
        rows={jobs}
        rowKey={({ job }) => job}
        stacks
        columns={[
          {
            key: 'job',
            header: words.columns.job,
            cell: ({ job }) => (
              <div className="job-name">
                {words.jobs[job].name}
                <span>
                  {words.jobs[job].does} {words.jobs[job].when}.
                </span>
              </div>
            ),
          },
          {
            key: 'last',
            header: words.columns.last,
            cell: ({ last }) => (last ? format.dateTime(last.startedAt) : '–'),
          },
          { key: 'result', header: words.columns.result, cell: (row) => <Result row={row} /> },
          { key: 'next', header: words.columns.next, cell: ({ nextAt }) => format.dateTime(nextAt) },
        ]}
      />
      <section aria-labelledby="galt">
        <h2 id="galt">{words.failuresTitle}</h2>
        <Table
          caption={words.failuresTitle}
          captionHidden
          rows={failures}
          rowKey={({ job, run }) => `${job} ${run.slot}`}
          empty={<EmptyState>{words.noFailures}</EmptyState>}
          stacks
          columns={[
            { key: 'job', header: words.failureColumns.job, cell: ({ job }) => words.jobs[job].name },
            { key: 'at', header: words.failureColumns.at, cell: ({ run }) => format.dateTime(run.startedAt) },
            {
              key: 'what',
              header: words.failureColumns.what,
              cell: ({ run }) => `${run.error ? errorWords(words, run.error) : `${words.cutOff}.`} ${words.triedAgain}`,
            },
          ]}
        />
      </section>
      <Mail mail={mail} />
    </div>
  )
}
