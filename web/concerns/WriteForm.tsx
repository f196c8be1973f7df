import { useState } from 'react'
import { useFetcher } from 'react-router'
import { limits } from '../../shared/concerns/topics.ts'
import { useTexts } from '../language.tsx'
import { ActionForm } from '../ui/ActionForm.tsx'
import { Button } from '../ui/Button.tsx'
import type { IconName } from '../ui/Icon.tsx'
import { TextArea } from '../ui/TextField.tsx'
import { useKept } from './kept.ts'

const writtenIn = (data: unknown): string | null => {
  const id: unknown = typeof data === 'object' && data !== null && 'messageId' in data ? data.messageId : null
  return typeof id === 'string' ? id : null
}

type Props = {
  readonly intent: 'write' | 'note'
  /** The name under which the text is kept in the tab until it is sent. */
  readonly keptAs: string
  readonly label: string
  readonly hint: string
  readonly submit: string
  readonly primary?: boolean
  readonly icon?: IconName
}

/** Some lines of text; the box is empty again once they are sent, and at no other time. */
export const WriteForm = (props: Props) => {
  const fetcher = useFetcher<unknown>({ key: props.keptAs })
  const written = writtenIn(fetcher.data)
  const [last, setLast] = useState(written)
  if (written !== null && written !== last) setLast(written)
  return <Box key={last} again={last !== null} fetcher={fetcher} {...props} />
}

/** Whoever has just sent something goes on where they were. */
const takeFocus = (box: HTMLElement | null) => box?.querySelector('textarea')?.focus()

const Box = ({
  intent,
  keptAs,
  label,
  hint,
  submit,
  primary,
  icon,
  again,
  fetcher,
}: Props & { again: boolean; fetcher: ReturnType<typeof useFetcher<unknown>> }) => {
  const { write } = useTexts().concerns
  const { found, keep } = useKept(keptAs)
  const kept = typeof found === 'string' ? found : ''
  return (
    <ActionForm fetcher={fetcher} idPrefix={intent} className="write-form">
      <input type="hidden" name="intent" value={intent} />
      <div ref={again ? takeFocus : undefined}>
        <TextArea
          name="text"
          label={label}
          hint={kept ? `${write.kept} ${hint}` : hint}
          rows={3}
          maxLength={limits.message}
          defaultValue={kept}
          onChange={(text) => keep(text === '' ? undefined : text)}
        />
      </div>
      <Button type="submit" kind={primary ? 'primary' : 'secondary'} {...(icon ? { icon } : {})}>
        {submit}
      </Button>
    </ActionForm>
  )
}
