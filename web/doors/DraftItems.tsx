import type { ReactNode } from 'react'
import { Link, useFetcher } from 'react-router'
import type { Door } from '../../shared/doors/doors.schema.ts'
import { isFixed, keyOf } from '../../shared/doors/draft.rules.ts'
import type { Draft } from '../../shared/doors/draft.schema.ts'
import type { DraftPart } from '../../shared/doors/keys.ts'
import { href } from '../hrefs.ts'
import { useTexts } from '../language.tsx'
import { ActionForm } from '../ui/ActionForm.tsx'
import { Button, LinkButton } from '../ui/Button.tsx'
import { DoorBadge } from '../ui/DoorBadge.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { useSay } from './catalogues.ts'
import { slugOf, titleIn } from './draftParts.ts'

/** One part of the draft: its items in order, each with its form. */
export const DraftItems = ({ draft, part }: { draft: Draft; part: DraftPart }) => {
  const texts = useTexts().catalogue.draft
  return (
    <>
      <p>{texts.hints[part]}</p>
      {part !== 'doors' && part !== 'groups' && (
        <p>
          <LinkButton icon="plus" to={href.newDraftItem(slugOf(part))}>
            {texts.add[part]}
          </LinkButton>
        </p>
      )}
      <Lists draft={draft} part={part} />
    </>
  )
}

const Lists = ({ draft, part }: { draft: Draft; part: DraftPart }) => {
  const texts = useTexts().catalogue.draft
  const say = useSay()
  const { content } = draft
  const list = (keys: readonly string[], about?: (key: string) => ReactNode) => (
    <ol className="draft-items">
      {keys.map((key, at) => (
        <Row
          key={key}
          draft={draft}
          part={part}
          itemKey={key}
          first={at === 0}
          last={at === keys.length - 1}
          about={about?.(key)}
        />
      ))}
    </ol>
  )
  if (part === 'questions') {
    return content.groups.map((group) => (
      <section key={group.key} className="rule-group">
        <h2>{say(group.title)}</h2>
        {list(content.questions.filter((one) => one.group === group.key).map(({ key }) => key))}
      </section>
    ))
  }
  if (part === 'rules') {
    const of = (question: string) => content.rules.filter(({ when }) => when.question === question)
    const doorOf = (key: string) => content.rules.find((one) => one.key === key)?.door
    return content.questions.map((question) => {
      const rules = of(question.key)
      return (
        <section key={question.key} className="rule-group">
          <h2>{say(question.text)}</h2>
          {rules.length === 0 ? (
            <p className="quiet">{texts.noRules}</p>
          ) : (
            list(
              rules.map(({ key }) => key),
              (key) => <Badge door={doorOf(key)} />,
            )
          )}
        </section>
      )
    })
  }
  const items: readonly ({ key: string } | { door: Door })[] = content[part]
  if (items.length === 0) {
    const none = { contradictions: texts.noContradictions, archetypes: texts.noArchetypes, tags: texts.noTags }
    return <EmptyState>{part === 'doors' || part === 'groups' ? null : none[part]}</EmptyState>
  }
  return list(
    items.map(keyOf),
    part === 'doors' ? (key) => <Badge door={content.doors.find(({ door }) => door === key)?.door} /> : undefined,
  )
}

const Badge = ({ door }: { door: Door | undefined }) => door && <DoorBadge door={door} />

type RowProps = {
  draft: Draft
  part: DraftPart
  itemKey: string
  first: boolean
  last: boolean
  about: ReactNode
}

const Row = ({ draft, part, itemKey, first, last, about }: RowProps) => {
  const texts = useTexts().catalogue.draft
  const say = useSay()
  const fetcher = useFetcher()
  const title = titleIn(draft.content, part, itemKey)
  const name = title ? say(title) : ''
  const answer = part === 'rules' ? ruleAnswer(draft, itemKey, say) : name
  return (
    <li>
      <span className="draft-item-name">
        <Link to={href.draftItem(slugOf(part), itemKey)}>{answer}</Link> {about}
      </span>
      {!isFixed(part) && (
        <ActionForm fetcher={fetcher} action={href.catalogueDraft()} className="draft-item-moves">
          <input type="hidden" name="draftId" value={draft.draftId} />
          <input type="hidden" name="version:number" value={draft.version} />
          <input type="hidden" name="part" value={part} />
          <input type="hidden" name="key" value={itemKey} />
          {!first && <Move does="earlier" label={texts.up(name)} />}
          {!last && <Move does="later" label={texts.down(name)} />}
        </ActionForm>
      )}
    </li>
  )
}

const Move = ({ does, label }: { does: 'earlier' | 'later'; label: string }) => (
  <Button type="submit" kind="tertiary" name="does" value={does} aria-label={label} title={label}>
    <span aria-hidden="true">{does === 'earlier' ? '↑' : '↓'}</span>
  </Button>
)

const ruleAnswer = (draft: Draft, key: string, say: ReturnType<typeof useSay>): string => {
  const { rules, questions } = draft.content
  const when = rules.find((one) => one.key === key)?.when
  const options = questions.find((one) => one.key === when?.question)?.options ?? []
  return options
    .filter((option) => when?.options.includes(option.key))
    .map(({ text }) => say(text))
    .join(' / ')
}
