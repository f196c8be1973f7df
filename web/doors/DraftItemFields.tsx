import type { Catalogue, Option } from '../../shared/doors/doors.schema.ts'
import { catalogueLimits, type DraftPart, doorKeys, newOption, unknownAnswer } from '../../shared/doors/keys.ts'
import { useTexts } from '../language.tsx'
import { CheckboxGroup, RadioGroup, Select } from '../ui/choices.tsx'
import { FieldGroup } from '../ui/Field.tsx'
import { FormRows } from '../ui/FormRows.tsx'
import { useSay } from './catalogues.ts'
import { DraftDoorFields } from './DraftDoorFields.tsx'
import { LinesField, SaidField, SignsFields, WhenFields } from './DraftFields.tsx'

/** The fields of one item of a draft; `itemKey` null for a new one. */
export const DraftItemFields = ({
  catalogue,
  part,
  itemKey,
}: {
  catalogue: Catalogue
  part: DraftPart
  itemKey: string | null
}) => {
  const of = { catalogue, itemKey }
  switch (part) {
    case 'doors':
      return <DraftDoorFields definition={catalogue.doors.find(({ door }) => door === itemKey)} />
    case 'rules':
      return <RuleFields {...of} />
    case 'questions':
      return <QuestionFields {...of} />
    case 'contradictions':
      return <ContradictionFields {...of} />
    case 'archetypes':
      return <ArchetypeFields {...of} />
    case 'tags':
      return <TagFields {...of} />
    case 'groups':
      return <GroupFields {...of} />
  }
}

type Of = { readonly catalogue: Catalogue; readonly itemKey: string | null }

const useDoorChoices = () => {
  const { doors } = useTexts().common
  return doorKeys.map((door) => ({ value: door, label: doors.full(doors[door].word, doors[door].colour) }))
}

const GroupFields = ({ catalogue, itemKey }: Of) => {
  const { fields } = useTexts().catalogue
  const group = catalogue.groups.find(({ key }) => key === itemKey)
  return <SaidField name="item.title" label={fields.title} value={group?.title} short />
}

const TagFields = ({ catalogue, itemKey }: Of) => {
  const { fields } = useTexts().catalogue
  const tag = catalogue.tags.find(({ key }) => key === itemKey)
  return (
    <>
      <SaidField name="item.name" label={fields.name} value={tag?.name} short />
      <SaidField name="item.helps" label={fields.helps} value={tag?.helps} />
    </>
  )
}

const QuestionFields = ({ catalogue, itemKey }: Of) => {
  const { chooseOne } = useTexts().common
  const { form, fields } = useTexts().catalogue
  const say = useSay()
  const question = catalogue.questions.find(({ key }) => key === itemKey)
  const options = question?.options.filter(({ key }) => key !== unknownAnswer) ?? [null, null]
  return (
    <>
      <Select
        name="item.group"
        label={fields.group}
        empty={form.chooseGroup}
        missing={chooseOne}
        defaultValue={question?.group}
        choices={catalogue.groups.map(({ key, title }) => ({ value: key, label: say(title) }))}
      />
      <SaidField name="item.text" label={fields.text} value={question?.text} />
      <SaidField name="item.help" label={fields.help} value={question?.help} optional />
      <FieldGroup name="item.options" label={fields.options} hint={form.optionsHint}>
        {({ id, 'data-label': words }) => (
          <div id={id} data-label={words} tabIndex={-1}>
            <FormRows<Option | null>
              rows={options}
              most={catalogueLimits.options}
              title={form.option}
              words={{ add: form.addOption, remove: form.remove, removeNamed: form.removeNamed }}
            >
              {(option, index) => (
                <>
                  <input type="hidden" name={`item.options.${index}.key`} value={option?.key ?? newOption} />
                  <SaidField name={`item.options.${index}.text`} label={form.wording} value={option?.text} />
                </>
              )}
            </FormRows>
          </div>
        )}
      </FieldGroup>
    </>
  )
}

const RuleFields = ({ catalogue, itemKey }: Of) => {
  const { form, fields } = useTexts().catalogue
  const doors = useDoorChoices()
  const rule = catalogue.rules.find(({ key }) => key === itemKey)
  return (
    <>
      <WhenFields name="item.when" value={rule?.when} catalogue={catalogue} />
      <RadioGroup name="item.door" label={form.door} choices={doors} defaultValue={rule?.door} />
      <SaidField name="item.sentence" label={fields.sentence} value={rule?.sentence} />
    </>
  )
}

const ContradictionFields = ({ catalogue, itemKey }: Of) => {
  const { form, fields } = useTexts().catalogue
  const contradiction = catalogue.contradictions.find(({ key }) => key === itemKey)
  return (
    <>
      {(['one', 'other'] as const).map((name, at) => (
        <section className="form-part" key={name}>
          <h2>{at === 0 ? form.first : form.second}</h2>
          <WhenFields name={`item.${name}`} value={contradiction?.between[at]} catalogue={catalogue} />
        </section>
      ))}
      <SaidField name="item.sentence" label={fields.sentence} value={contradiction?.sentence} />
    </>
  )
}

const ArchetypeFields = ({ catalogue, itemKey }: Of) => {
  const { form, fields } = useTexts().catalogue
  const doors = useDoorChoices()
  const archetype = catalogue.archetypes.find(({ key }) => key === itemKey)
  return (
    <>
      <SaidField name="item.name" label={fields.name} value={archetype?.name} short />
      <SaidField name="item.primaryBarrier" label={fields.primaryBarrier} value={archetype?.primaryBarrier} />
      <LinesField name="item.strengths" label={fields.strengths} value={archetype?.strengths} />
      <LinesField name="item.supportNeeds" label={fields.supportNeeds} value={archetype?.supportNeeds} />
      <LinesField name="item.workplaceDoes" label={fields.workplaceDoes} value={archetype?.workplaceDoes} />
      <CheckboxGroup name="item.doors" label={fields.doors} choices={doors} defaultValue={archetype?.doors ?? []} />
      <SignsFields
        name="item.signs"
        label={fields.signs}
        hint={form.signsHint}
        value={archetype?.signs ?? []}
        catalogue={catalogue}
      />
      <SignsFields
        name="item.also"
        label={fields.also}
        hint={form.alsoHint}
        value={archetype?.also ?? []}
        catalogue={catalogue}
      />
    </>
  )
}
